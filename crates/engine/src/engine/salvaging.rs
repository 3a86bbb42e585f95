//! A team's file that the disk has damaged: everything whole goes into a new one, and the old one stays beside it.

use std::path::{Path, PathBuf};

use trekker_storage::salvage::Found;

use super::*;

/// So often in one run: a disk that damages what was just written is beyond help.
const MOST_SALVAGES: u32 = 3;

impl Engine {
    /// Opens a team's file, a damaged one by way of a new one.
    pub(super) fn open_file(&mut self, path: &Path) -> Result<(), StorageError> {
        let me = self.profile.key().public();
        match Store::open_of(path, me).and_then(|store| self.open(store)) {
            Err(error) if error.is_damage() => self.salvage(path, error),
            outcome => outcome,
        }
    }

    /// The open team's file turned out to be damaged: it goes on in a new one.
    pub(crate) fn salvage_open_team(&mut self, error: StorageError) {
        let Some(path) = self.team.as_ref().map(|team| team.reader.path().to_owned()) else { return };
        let error = match error {
            StorageError::Corrupt(_) => StorageError::Damaged(path.clone()),
            error => error,
        };
        self.close_team();
        if let Err(error) = self.salvage(&path, error) {
            self.bare.stage = Stage::Broken(of_storage(&error));
            return;
        }
        self.read_the_rest();
    }

    /// Opens the team's file anew, since what it says of who belongs to the team is whole again.
    pub(super) fn reopen_if_due(&mut self) {
        let Some(team) = self.team.as_ref().filter(|team| team.repair.reopens) else { return };
        let path = team.reader.path().to_owned();
        self.close_team();
        match self.open_file(&path) {
            Ok(()) => self.read_the_rest(),
            Err(error) => self.bare.stage = Stage::Broken(of_storage(&error)),
        }
    }

    /// `error`: what is to be said if nothing in it is whole.
    fn salvage(&mut self, path: &Path, error: StorageError) -> Result<(), StorageError> {
        self.salvages += 1;
        if self.salvages > MOST_SALVAGES {
            return Err(error);
        }
        tracing::warn!(%error, "the team's file is damaged");
        let me = self.profile.key().public();
        let found = match Found::in_file(path, me) {
            Ok(found) => found,
            Err(StorageError::Damaged(_)) => return Err(StorageError::Damaged(path.to_owned())),
            Err(other) => return Err(other),
        };
        let new = self.profile.new_team_file(found.team());
        let salvaged = found.write(&new).inspect_err(|_| {
            if let Err(error) = self.profile.delete_team(&new) {
                tracing::warn!(%error, "a file that was not finished stays for now");
            }
        })?;
        tracing::warn!(?salvaged, "what is whole is in a new file");
        self.profile.set_current_team(Some(&new))?;
        let kept: PathBuf = self.profile.put_aside(path).unwrap_or_else(|error| {
            tracing::warn!(%error, "the damaged file keeps its name");
            path.to_owned()
        });
        self.open(Store::open_of(&new, me)?)?;
        self.with_team(|team| {
            let rescued = Trouble::new(TroubleKind::FileRescued).about(kept.display());
            team.notice(Notice::Trouble(rescued.detail(format!(
                "{} of {} records",
                salvaged.records,
                salvaged.records + salvaged.missing
            ))));
            if found.lacks_end_of(me) {
                team.notice(Notice::Trouble(Trouble::new(TroubleKind::EndLost)));
            }
        });
        Ok(())
    }
}
