//! A program that a test started, and what it said.

use std::process::Child;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use crate::Outcome;
use crate::peer::PATIENCE;

/// What a program said, and how it ended.
#[derive(Clone, Debug)]
pub struct Said {
    /// `None`: a signal ended it; `ended` says which.
    pub code: Option<i32>,
    pub ended: String,
    pub out: String,
    pub err: String,
}

impl Said {
    /// What it printed, when it did what it was asked.
    ///
    /// # Errors
    /// When it did not.
    pub fn done(self) -> Outcome<String> {
        if self.code == Some(0) { Ok(self.out) } else { Err(format!("it did not do it: {self:?}").into()) }
    }
}

/// A program that runs.
#[derive(Debug)]
pub struct Running {
    /// What it was told to do.
    pub(crate) told: String,
    pub(crate) process: Child,
    pub(crate) out: Receiver<String>,
    pub(crate) err: Receiver<String>,
}

impl Running {
    /// Waits until it has ended; kills it when that takes too long.
    ///
    /// # Errors
    /// When it takes too long.
    pub fn ends(mut self) -> Outcome<Said> {
        match self.ends_within(PATIENCE)? {
            Some(said) => Ok(said),
            None => {
                self.kill()?;
                Err(format!("{} did not end within {PATIENCE:?}", self.told).into())
            }
        }
    }

    /// Waits so long for it to end. `None`: it still runs.
    ///
    /// # Errors
    /// When the system does not say how it ended.
    pub fn ends_within(&mut self, time: Duration) -> Outcome<Option<Said>> {
        let Ok(out) = self.out.recv_timeout(time) else { return Ok(None) };
        let err = self.err.recv_timeout(PATIENCE)?;
        let status = self.process.wait()?;
        Ok(Some(Said { code: status.code(), ended: status.to_string(), out, err }))
    }

    /// SIGKILL: no goodbye, nothing is written any more.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill(&mut self) -> Outcome {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill().unwrap_or_default();
    }
}
