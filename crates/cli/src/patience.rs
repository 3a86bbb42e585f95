//! How long an answer is waited for while the disk refuses what is to be saved, and what is said then.

use std::path::Path;
use std::time::{Duration, Instant};

use trekker_engine::control::{Answer, Refused, Request};
use trekker_engine::handle::{Asker, Kept};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::asked::{Asked, answered};
use crate::run::say;
use crate::socket;

/// After this time it is said that something is not saved yet.
const SAID_AFTER: Duration = Duration::from_secs(2);
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// Whom to ask.
pub(crate) enum Whom<'a> {
    /// The engine of this very program.
    Own(Asker),
    /// The program that holds the profile.
    Holder(&'a Path),
}

/// What came of a question.
pub(crate) enum Came {
    Answer(Answer),
    /// Nothing, and the disk refused for longer than somebody wanted to wait. Why, in words.
    TooLate(String),
}

impl Whom<'_> {
    /// `None`: the program that held the profile does not answer.
    async fn ask(&self, asked: &Asked) -> Option<Answer> {
        match self {
            Self::Own(asker) => Some(answered(asker, asked.clone()).await),
            Self::Holder(profile) => socket::ask(profile, asked).await,
        }
    }

    /// Why the disk takes nothing, if it does not. Older programs do not know.
    async fn why_refused(&self) -> Option<String> {
        let state = self.ask(&Request::DiskState.into()).await?.ok()?;
        let state = &state[0];
        let why = state["why"].as_str().unwrap_or_default();
        state["refuses"].as_bool()?.then(|| match state["full"].as_bool() {
            Some(true) => "the disk is full".to_owned(),
            _ => format!("the disk refuses it ({why})"),
        })
    }

    /// Asks, and waits as long as the disk takes what is written, or so long while it does not. `None`: nobody answers.
    pub(crate) async fn asked(&self, asked: &Asked, patience: Duration) -> Option<Came> {
        let mut answer = std::pin::pin!(self.ask(asked));
        let begin = Instant::now();
        let mut refused_since = None;
        let mut is_said = false;
        let mut next = patience.min(SAID_AFTER);
        loop {
            tokio::select! {
                answer = &mut answer => return Some(Came::Answer(answer?)),
                () = tokio::time::sleep(next) => {}
            }
            next = LOOK_AGAIN.min(patience.max(Duration::from_millis(50)));
            let why = tokio::select! {
                answer = &mut answer => return Some(Came::Answer(answer?)),
                why = self.why_refused() => why,
            };
            let Some(why) = why else {
                refused_since = None;
                continue;
            };
            // It was most likely refused all the while.
            let since = *refused_since.get_or_insert(if is_said { Instant::now() } else { begin });
            if since.elapsed() >= patience {
                return Some(Came::TooLate(why));
            }
            if !is_said && begin.elapsed() >= SAID_AFTER {
                say(&format!("not saved yet: {why}; still trying"));
                is_said = true;
            }
        }
    }
}

/// What a person is told when the disk refused for too long and this program's own engine has ended.
pub(crate) fn not_saved(kept: Kept, why: String) -> Refused {
    let kind = match kept {
        Kept::Nothing => TroubleKind::NothingKept,
        Kept::Part => TroubleKind::KeptInPart,
        // Of the last write no answer came, and yet it is there: that is for the person to see.
        Kept::All | Kept::Unknown => TroubleKind::MaybeKept,
    };
    Trouble::new(kind).about(why).into()
}

/// The same, where the program that holds the profile goes on trying.
pub(crate) fn waits(why: String) -> Refused {
    Trouble::new(TroubleKind::WaitsForDisk).about(why).into()
}
