//! What can go wrong with a disk.

use std::path::PathBuf;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum StorageError {
    #[error("no room left on the disk")]
    Full,
    #[error("the file {0} is damaged")]
    Damaged(PathBuf),
    /// The same, by what SQLite says of its own pages while it reads.
    #[error("the pages of the file {0} do not hang together")]
    Corrupt(PathBuf),
    /// This device's own log is shorter in the file than it was.
    #[error("the file {0} has lost the end of this device's log")]
    EndLost(PathBuf),
    #[error("the file {0} was made by a newer Trekker")]
    Newer(PathBuf),
    #[error("the key file {0} is damaged")]
    KeyDamaged(PathBuf),
    #[error("the key file {0} is missing")]
    KeyMissing(PathBuf),
    /// The file, or the note that names it.
    #[error("the team's file cannot be found by {0}")]
    TeamLost(PathBuf),
    #[error("another program holds the profile {0}")]
    Held(PathBuf),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("the database failed: {0}")]
    Database(rusqlite::Error),
    /// The disk failed while it was made to keep something: it may be there after the next opening, or not.
    #[error("it is not certain whether it is on the disk: {0}")]
    Uncertain(Box<StorageError>),
    #[error("record {seq} of a log does not fit what was stored before it")]
    Gap { seq: u64 },
}

impl StorageError {
    pub(crate) fn file(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |source| match source.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::File { path: path.to_owned(), source },
        }
    }

    /// Whether waiting and trying again may help: there may be room again, a cable may be put back, another program may let go.
    /// What was read wrongly stays wrong.
    pub fn may_pass(&self) -> bool {
        use rusqlite::{ErrorCode, ffi};
        match self {
            Self::Full | Self::File { .. } => true,
            Self::Uncertain(error) => error.may_pass(),
            Self::Database(error) => match (error.sqlite_error_code(), extended_code(error)) {
                (_, ffi::SQLITE_IOERR_READ | ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_CORRUPTFS) => false,
                (Some(code), _) => matches!(
                    code,
                    ErrorCode::SystemIoFailure
                        | ErrorCode::DatabaseBusy
                        | ErrorCode::DatabaseLocked
                        | ErrorCode::CannotOpen
                        | ErrorCode::OutOfMemory
                        | ErrorCode::ReadOnly
                        | ErrorCode::FileLockingProtocolFailed
                ),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether what was read cannot be what was written.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Damaged(_) | Self::Corrupt(_) | Self::EndLost(_) => true,
            Self::Database(_) => !self.may_pass(),
            _ => false,
        }
    }

    /// Whether there is no room, rather than something wrong.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Full => true,
            Self::Uncertain(error) => error.is_full(),
            _ => false,
        }
    }
}

fn extended_code(error: &rusqlite::Error) -> i32 {
    error.sqlite_error().map_or(0, |error| error.extended_code)
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Corrupt(PathBuf::new()),
            _ => Self::Database(error),
        }
    }
}

impl StorageError {
    /// Names the file, for errors that came from the database itself.
    pub(crate) fn of(self, path: &std::path::Path) -> Self {
        match self {
            Self::Damaged(_) | Self::Corrupt(_) => Self::Damaged(path.to_owned()),
            other => other,
        }
    }
}
