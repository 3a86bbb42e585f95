//! This device's profile was put back from a backup, or copied: others have another story of its log. It goes on under a new
//! key, in the place of the old one, and what only it had written is said again under that.
//!
//! The team's file as it was, and the key, stay in the profile's folder; everything comes anew from the others into another
//! file.
//! A note in the profile says how far this is: a program that ends meanwhile goes on at its next start.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use trekker_ledger::keys::TeamId;
use trekker_ledger::paper::{Paper, Papers};
use trekker_ledger::statement::renewal;
use trekker_ledger::ticket::Door;
use trekker_storage::finding::OWNER;
use trekker_storage::store::Batch;

use super::*;

/// The note's name.
const NOTE: &str = "renewal";

#[derive(Debug, Serialize, Deserialize)]
struct Note {
    team: TeamId,
    /// The names of the files where the team was, and where it will be.
    old_file: PathBuf,
    new_file: PathBuf,
    /// Under this number the old key is put away.
    number: u32,
    /// So many records of the old log count.
    up_to: u64,
    /// Where the others are.
    doors: Vec<Door>,
}

fn name_of(path: &Path) -> PathBuf {
    path.file_name().map(PathBuf::from).unwrap_or_default()
}

/// Where the old file is, as the new one keeps it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Rescue {
    /// Its name; it is beside the new one.
    pub(crate) file: PathBuf,
    pub(crate) old: DeviceKey,
}

impl Engine {
    /// Begins when the open team says that this device's log tells two stories.
    pub(super) fn renew_if_due(&mut self) {
        let Some(team) = self.team.as_ref().filter(|team| team.renewal.is_due && !team.is_example) else { return };
        let begun = self.profile.current_team().and_then(|old_file| {
            let note = Note {
                team: team.id,
                old_file: name_of(&old_file.unwrap_or_default()),
                new_file: name_of(&self.profile.new_team_file(team.id)),
                number: self.profile.free_number(),
                up_to: team.others_have_of_mine(),
                doors: team.all_doors(),
            };
            self.profile.keep(NOTE, &postcard::to_stdvec(&note).unwrap_or_default())
        });
        match begun {
            Ok(()) => {
                self.close_team();
                if let Err(error) = self.go_on_renewing() {
                    self.bare.stage = Stage::Broken(of_storage(&error));
                }
            }
            Err(error) => {
                tracing::error!(%error, "a new key could not be prepared");
                self.with_team(|team| team.renewal.is_due = false);
                self.notice(Notice::Trouble(of_storage(&error)));
            }
        }
    }

    /// From wherever the note says it is. Every step may be done twice.
    pub(super) fn go_on_renewing(&mut self) -> Result<(), StorageError> {
        let Some(note) = self.profile.kept(NOTE)? else { return Ok(()) };
        let Ok(Note { team, old_file, new_file, number, up_to, doors }) = postcard::from_bytes::<Note>(&note) else {
            // As long as the old file is open, this begins by itself again. Later the note alone knows how far it is.
            return match self.profile.current_team()? {
                Some(_) => self.profile.forget(NOTE),
                None => Err(StorageError::Damaged(self.profile.dir().join(NOTE))),
            };
        };
        let new_file = self.profile.dir().join(new_file);
        let has_rescue = |store: Store| store.meta("rescue").is_ok_and(|rescue| rescue.is_some());
        let is_made = new_file.exists() && Store::open(&new_file).is_ok_and(has_rescue);
        if !is_made {
            self.profile.delete_team(&new_file)?;
            self.profile.put_away(number)?;
        }
        let old = self.profile.old_key(number)?;
        let me = self.profile.key().public();
        let papers = Papers::default().with(Paper::new(&old, team, Paper::RENEWED, me));
        let rescue = Rescue { file: old_file, old: old.public() };
        if is_made {
            self.profile.set_current_team(Some(&new_file))?;
            self.open_file(&new_file)?;
        } else {
            let kept = |value: postcard::Result<Vec<u8>>| value.unwrap_or_default();
            let meta = vec![
                ("doors", kept(postcard::to_stdvec(&doors))),
                ("papers", kept(postcard::to_stdvec(&papers))),
                ("rescue", kept(postcard::to_stdvec(&rescue))),
                (OWNER, me.0.to_vec()),
            ];
            let made = Store::create_with(&new_file, team, &Batch { meta, ..Batch::default() })?;
            self.profile.set_current_team(Some(&new_file))?;
            self.open(made)?;
        }
        self.read_the_rest();
        self.with_team(|opened| {
            if opened.writer.ends.of(me).0 == 0
                && let Err(error) = opened.say(renewal(&old, team, up_to, me))
            {
                tracing::error!(%error, "the new key could not be told of");
            }
            opened.writer.disk.flush();
            opened.teach_all_addresses();
        });
        // On a full disk the first word may not be there yet: then the next start says it again.
        if let Some(team) = &self.team
            && team.reader.vector()?.get(me) > 0
        {
            self.profile.forget(NOTE)?;
        }
        self.notice(Notice::Renewed);
        Ok(())
    }
}
