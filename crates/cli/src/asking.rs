//! Asking a profile's engine: the one that runs, or one of our own for the while.

use std::path::Path;
use std::time::Duration;

use tokio::runtime::Runtime;
use trekker_engine::control::{Answer, Refused};
use trekker_engine::handle::{Folding, Handle, Networking, Options};
use trekker_session::notice::Notice;
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::asked::Asked;
use crate::patience::{self, Came, Whom};
use crate::run::{say, trial};
use crate::trouble;
use crate::turn::Turn;

/// Whoever holds a profile, for one command's questions.
pub(crate) struct Asking<'a> {
    profile: &'a Path,
    options: Options,
    patience: Duration,
    runtime: Runtime,
    /// Our own engine, once nobody else turned out to hold the profile.
    own: Option<Handle>,
}

impl<'a> Asking<'a> {
    pub(crate) fn of(profile: &'a Path, networking: Networking, patience: Duration) -> Result<Self, Refused> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
        let options = Options {
            profile: profile.to_owned(),
            networking,
            folding: Folding::Always,
            has_window: false,
            trial: trial(),
        };
        Ok(Self { profile, options, patience, runtime, own: None })
    }

    /// Waits for programs that only have their turn.
    pub(crate) fn ask(&mut self, asked: impl Into<Asked>) -> Answer {
        let asked = asked.into();
        let mut turn = Turn::at(self.profile, self.patience);
        loop {
            if let Some(own) = &self.own {
                return match self.runtime.block_on(Whom::Own(own.asker()).asked(&asked, self.patience)) {
                    Some(Came::Answer(answer)) => answer,
                    Some(Came::TooLate(why)) => Err(self.is_not_saved(why)),
                    None => Err(Trouble::new(TroubleKind::Internal).into()),
                };
            }
            match Handle::start(self.options.clone()) {
                Ok(handle) => self.own = Some(handle),
                Err(held) if held.kind == TroubleKind::ProfileHeld => {
                    match self.runtime.block_on(Whom::Holder(self.profile).asked(&asked, self.patience)) {
                        Some(Came::Answer(answer)) => return answer,
                        Some(Came::TooLate(why)) => return Err(patience::waits(why)),
                        None => self.runtime.block_on(turn.wait(held))?,
                    }
                }
                Err(trouble) => return Err(trouble.into()),
            }
        }
    }

    /// Nothing more is asked: whoever takes long to read the answer keeps nobody from the profile.
    pub(crate) fn done(&mut self) {
        self.own.take().map(close);
    }

    fn is_not_saved(&mut self, why: String) -> Refused {
        match self.own.take() {
            Some(own) => patience::not_saved(close(own), why),
            None => Trouble::new(TroubleKind::Internal).into(),
        }
    }
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.done();
    }
}

/// Ends our own engine, and says what it found on the disk also where nobody asked for it.
fn close(own: Handle) -> trekker_engine::handle::Kept {
    let mut notices = own.notices();
    let kept = own.stop();
    while let Ok(notice) = notices.try_recv() {
        if let Notice::Trouble(trouble) = notice
            && is_of_the_disk(trouble.kind)
        {
            say(&trouble::sentence(&trouble.into()));
        }
    }
    kept
}

fn is_of_the_disk(kind: TroubleKind) -> bool {
    matches!(
        kind,
        TroubleKind::TeamFound
            | TroubleKind::FileRescued
            | TroubleKind::EndLost
            | TroubleKind::RecordsDamaged
            | TroubleKind::MembersUnproven
            | TroubleKind::MediaRebuilt
    )
}
