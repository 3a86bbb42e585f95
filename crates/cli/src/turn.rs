//! Waiting for one's turn at a profile that another program holds.

use std::path::Path;
use std::time::{Duration, Instant};

use trekker_engine::handle::holder_of;
use trekker_session::trouble::Trouble;

use crate::run::say;

/// After this time it is said what is waited for.
const SAID_AFTER: Duration = Duration::from_secs(2);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Programs that are started at once come one after the other, as long as each of them gets done.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    profile: &'a Path,
    patience: Duration,
    begin: Instant,
    holder: Option<u32>,
    /// Since when this one holds it.
    since: Instant,
    is_said: bool,
}

impl<'a> Turn<'a> {
    pub(crate) fn at(profile: &'a Path, patience: Duration) -> Self {
        let now = Instant::now();
        Self { profile, patience, begin: now, holder: None, since: now, is_said: false }
    }

    /// Waits a little for the program that holds the profile.
    ///
    /// # Errors
    /// `held`, when the same program has held it for longer than somebody wants to wait.
    pub(crate) fn wait(&mut self, held: Trouble) -> Result<(), Trouble> {
        let holder = holder_of(self.profile);
        if holder.is_some() && holder != self.holder {
            self.holder = holder;
            self.since = Instant::now();
        }
        if self.since.elapsed() >= self.patience {
            return Err(match self.holder {
                Some(process) => held.detail(format!("process {process}")),
                None => held,
            });
        }
        if !self.is_said && self.begin.elapsed() >= SAID_AFTER {
            self.is_said = true;
            let by = self.holder.map(|process| format!(", process {process},")).unwrap_or_default();
            say(&format!("another program{by} has this profile at the moment; waiting for it"));
        }
        std::thread::sleep(LOOK_AGAIN.min(self.patience));
        Ok(())
    }
}
