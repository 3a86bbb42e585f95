//! What can go wrong with a disk.

use std::path::PathBuf;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum StorageError {
    #[error("no room left on the disk")]
    Full,
    #[error("the file {0} is damaged")]
    Damaged(PathBuf),
    #[error("the file {0} was made by a newer Trekker")]
    Newer(PathBuf),
    #[error("the key file {0} is damaged")]
    KeyDamaged(PathBuf),
    #[error("another program holds the profile {0}")]
    Held(PathBuf),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("the database failed: {0}")]
    Database(rusqlite::Error),
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

    /// Whether waiting and trying again may help.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Full | Self::File { .. })
    }
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(PathBuf::new()),
            _ => Self::Database(error),
        }
    }
}

impl StorageError {
    /// Names the file, for errors that came from the database itself.
    pub(crate) fn of(self, path: &std::path::Path) -> Self {
        match self {
            Self::Damaged(_) => Self::Damaged(path.to_owned()),
            other => other,
        }
    }
}
