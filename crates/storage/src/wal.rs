//! The write-ahead log, kept short.
//!
//! Another thread moves what was committed into the file from time to time ([`Reader::checkpoint`]), so that no edit waits for
//! it. That alone does not end the log: SQLite begins it anew only when all of it was moved and nobody reads from it, and
//! while edits keep coming there is always some that was not. So the writer itself empties it when it has become long.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::StorageError;
use crate::reader::Reader;
use crate::schema::BUSY_TIMEOUT;
use crate::store::Store;

/// The log is emptied when it has so many bytes. Twice that is what it may grow to while somebody reads for long.
pub const LONGEST_WAL: u64 = 24 << 20;
/// From here on it is worth moving before the usual time.
pub const LONG_WAL: u64 = 4 << 20;

/// The log beside a team's file.
pub(crate) fn wal_of(file: &Path) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push("-wal");
    path.into()
}

fn length_of(file: &Path) -> u64 {
    std::fs::metadata(wal_of(file)).map_or(0, |wal| wal.len())
}

impl Store {
    /// Empties the write-ahead log if it has more bytes than that. Whoever reads just now is not waited for: then it is as it
    /// was, and shortened another time. `true`: it is short.
    pub fn shorten_wal(&self, longest: u64) -> Result<bool, StorageError> {
        if length_of(self.path()) <= longest {
            return Ok(true);
        }
        let connection = self.connection_ref();
        connection.busy_timeout(Duration::ZERO)?;
        let outcome = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
        connection.busy_timeout(BUSY_TIMEOUT)?;
        Ok(!outcome?)
    }
}

impl Reader {
    /// Moves what has been committed from the write-ahead log into the file, as far as nobody is reading it. Done on a
    /// thread of its own, so that no edit waits for it.
    pub fn checkpoint(&self) -> Result<(), StorageError> {
        self.connection.pragma_update(None, "query_only", false)?;
        let outcome = self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        self.connection.pragma_update(None, "query_only", true)?;
        Ok(outcome?)
    }

    /// Whether it is worth [moving](Self::checkpoint) at once.
    pub fn has_long_wal(&self) -> bool {
        length_of(self.path()) > LONG_WAL
    }
}
