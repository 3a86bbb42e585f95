//! Which of the files in a profile's folder is its team.
//!
//! The note `current-team` says so. Where the note is missing or damaged the device's key decides: a team's file says whose it
//! is. A team that cannot be found is an error and never the same as no team: whoever then began a new one would lose sight
//! of the old one.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use trekker_ledger::keys::DeviceKey;

use crate::end_note;
use crate::error::StorageError;
use crate::opening::meta_of;
use crate::profile::Profile;

/// The note's name.
pub(crate) const CURRENT: &str = "current-team";
/// What the note says when the person has closed the last team. Older programs left it empty.
pub(crate) const NO_TEAM: &str = "none";
/// The name under which a team's file keeps the device whose it is.
pub const OWNER: &str = "device";

/// The team that a profile is to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    NoTeam,
    Team(PathBuf),
    /// The note was missing or damaged, and the device's key told; the note is whole again.
    ByItsKey(PathBuf),
}

/// What the note says.
enum Note {
    Missing,
    NoTeam,
    /// Nothing: that of an older program without a team, or one that was cut.
    Empty,
    Names(PathBuf),
    Garbled,
}

/// What a look into a team's file shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    OfThisDevice,
    /// An older program did not say whose it is.
    Unsaid,
    OfAnotherDevice,
    /// Founding it was interrupted before anything was said.
    Unfinished,
    /// Not even the tables are there. The note names a file only when they are, so one that it names was damaged since.
    Empty,
    Unreadable,
}

fn read_note(dir: &Path) -> Result<Note, StorageError> {
    let path = dir.join(CURRENT);
    Ok(match fs::read(&path) {
        Ok(bytes) => {
            let name = String::from_utf8(bytes).unwrap_or_else(|_| "?".into());
            match name.trim() {
                "" => Note::Empty,
                NO_TEAM => Note::NoTeam,
                name if name.chars().all(|letter| letter.is_ascii_alphanumeric()) => {
                    Note::Names(dir.join(format!("{name}.team")))
                }
                _ => Note::Garbled,
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Note::Missing,
        Err(error) => return Err(StorageError::file(&path)(error)),
    })
}

/// The files of teams in a profile's folder.
fn team_files(dir: &Path) -> Result<Vec<PathBuf>, StorageError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).map_err(StorageError::file(dir))? {
        let path = entry.map_err(StorageError::file(dir))?.path();
        if path.extension().is_some_and(|ending| ending == "team") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a folder without a key has nothing that belongs to one: it is new, or its team was just put away.
pub(crate) fn may_make_a_key(dir: &Path) -> Result<bool, StorageError> {
    let was_put_away = dir.join("device.key.old1").exists();
    Ok(match read_note(dir)? {
        Note::Missing => team_files(dir)?.is_empty(),
        Note::NoTeam | Note::Empty => was_put_away || team_files(dir)?.is_empty(),
        Note::Names(_) | Note::Garbled => false,
    })
}

fn look_into(path: &Path, me: DeviceKey) -> Look {
    let look = || -> Result<Look, StorageError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        // A look changes nothing.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if tables == 0 {
            return Ok(Look::Empty);
        }
        let is_begun: bool = connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM record)
             OR EXISTS (SELECT 1 FROM meta WHERE key IN ('doors', 'papers', 'rescue'))",
            [],
            |row| row.get(0),
        )?;
        if !is_begun {
            return Ok(Look::Unfinished);
        }
        let has_log = "SELECT EXISTS (SELECT 1 FROM device WHERE key = ?1 AND seq > 0)";
        Ok(match meta_of(&connection, OWNER)? {
            Some(owner) if owner == me.0 => Look::OfThisDevice,
            Some(_) => Look::OfAnotherDevice,
            None if connection.query_row(has_log, [me.0], |row| row.get(0))? => Look::OfThisDevice,
            None => Look::Unsaid,
        })
    };
    match look() {
        // Of what nothing was said no end was noted.
        Ok(Look::Unfinished | Look::Empty) if end_note::path_of(path).exists() => Look::Unreadable,
        Ok(look) => look,
        Err(_) => Look::Unreadable,
    }
}

impl Profile {
    /// The team that is open in this profile. What an interrupted founding left is cleared away.
    ///
    /// # Errors
    /// [`StorageError::TeamLost`] when there is one and it is not clear which, and those of files.
    pub fn find_team(&self) -> Result<Found, StorageError> {
        let note = read_note(self.dir())?;
        if let Note::NoTeam = note {
            return Ok(Found::NoTeam);
        }
        let me = self.key().public();
        if let Note::Names(file) = &note
            && file.exists()
        {
            match look_into(file, me) {
                Look::OfThisDevice | Look::Unsaid | Look::Unreadable | Look::Empty => {
                    return Ok(Found::Team(file.clone()));
                }
                Look::Unfinished => {
                    self.set_current_team(None)?;
                    self.delete_team(file)?;
                    return Ok(Found::NoTeam);
                }
                Look::OfAnotherDevice => {}
            }
        }
        let mut by_key = Vec::new();
        let mut unsaid = Vec::new();
        let mut unreadable = None;
        for file in team_files(self.dir())? {
            match look_into(&file, me) {
                Look::OfThisDevice => by_key.push(file),
                Look::Unsaid => unsaid.push(file),
                Look::OfAnotherDevice => {}
                Look::Unfinished | Look::Empty => self.delete_team(&file)?,
                Look::Unreadable => unreadable = Some(file),
            }
        }
        // Under an earlier key of this profile an older program may have left a file that does not say so.
        if by_key.is_empty() && !matches!(note, Note::Empty) && self.free_number() == 1 {
            by_key.append(&mut unsaid);
        }
        match (by_key.as_slice(), note, unreadable) {
            ([file], ..) => {
                self.set_current_team(Some(file))?;
                Ok(Found::ByItsKey(file.clone()))
            }
            ([], Note::Missing | Note::Empty, None) => Ok(Found::NoTeam),
            ([], Note::Missing | Note::Empty, Some(file)) => Err(StorageError::TeamLost(file)),
            ([], Note::Names(file), _) => Err(StorageError::TeamLost(file)),
            _ => Err(StorageError::TeamLost(self.dir().join(CURRENT))),
        }
    }

    /// The file that the note names, if that is there.
    pub fn current_team(&self) -> Result<Option<PathBuf>, StorageError> {
        Ok(match read_note(self.dir())? {
            Note::Names(file) if file.exists() => Some(file),
            _ => None,
        })
    }
}
