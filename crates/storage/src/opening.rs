//! Opening a team's file, and seeing whether it is whole.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension};
use trekker_ledger::chain;
use trekker_ledger::keys::{DeviceKey, Hash, Signature, TeamId};
use trekker_ledger::record::{Body, Record};
use trekker_ledger::seal::Seal;

use crate::end_note::{self, EndNote, Noted};
use crate::error::StorageError;
use crate::schema;
use crate::store::{Heads, Store};
use crate::writing::{count_statements, write_newest, write_statement, write_touched};

impl Store {
    /// Opens the file of a team.
    ///
    /// # Errors
    /// [`StorageError::Newer`], [`StorageError::Damaged`], and those of the disk.
    pub fn open(path: &Path) -> Result<Self, StorageError> {
        Self::open_noting(path, None)
    }

    /// The same, for the device whose file it is: it has at least as much of its own log as was noted.
    ///
    /// # Errors
    /// [`StorageError::EndLost`] too.
    pub fn open_of(path: &Path, me: DeviceKey) -> Result<Self, StorageError> {
        Self::open_noting(path, Some(me))
    }

    fn open_noting(path: &Path, me: Option<DeviceKey>) -> Result<Self, StorageError> {
        let open = || -> Result<Self, StorageError> {
            let (mut connection, sharing) = connect(path, OpenFlags::empty())?;
            schema::check(&mut connection, path)?;
            let heads = read_heads(&connection)?;
            let team: Option<[u8; 32]> = meta_of(&connection, "team")?.and_then(|team| team.try_into().ok());
            let team = TeamId(team.ok_or(StorageError::Damaged(path.to_owned()))?);
            let ends = verify_ends(&connection, team, &heads)?.ok_or(StorageError::Damaged(path.to_owned()))?;
            let path = path.to_owned();
            let mut end_note = EndNote::default();
            if let Some(me) = me {
                let end = heads.get(&me).map_or(0, |(_, seq, _)| *seq);
                let records = heads.values().map(|(_, seq, _)| seq).sum();
                let is_less = |noted: Noted| noted.records > records || noted.seal.is_some_and(|seal| seal.seq > end);
                if end_note::read(&path, team, me).is_some_and(is_less) {
                    return Err(StorageError::EndLost(path));
                }
                end_note = EndNote::of(&path, me);
            }
            // From here on it may be written to.
            schema::trust(&connection)?;
            let mut store =
                Self { connection, path, team, heads, is_uncertain: false, sharing, statements: 0, end_note };
            if store.lacks_places()? {
                store.find_places()?;
            } else if store.lacks_rows()? {
                store.forget_projection()?;
            }
            store.statements = store.connection.query_row("SELECT count(*) FROM statement", [], |row| row.get(0))?;
            let records = store.heads.values().map(|(_, seq, _)| seq).sum();
            store.end_note.write(&ends, records, store.statements);
            Ok(store)
        };
        open().map_err(|error| error.of(path))
    }

    /// Whether the tables are gone that say which records are statements and which documents they name. A team begins with
    /// a statement, and every other record names a document.
    fn lacks_places(&self) -> Result<bool, StorageError> {
        Ok(self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM record) AND NOT EXISTS (SELECT 1 FROM statement)
             OR coalesce((SELECT value FROM meta WHERE key = 'statements') <> CAST((SELECT count(*) FROM statement) AS BLOB), 0)
             OR (NOT EXISTS (SELECT 1 FROM touched) OR NOT EXISTS (SELECT 1 FROM doc))
                AND EXISTS (SELECT 1 FROM record WHERE arrival NOT IN (SELECT arrival FROM statement))",
            [],
            |row| row.get(0),
        )?)
    }

    /// Whether rows or the search index are gone that documents are said to have.
    fn lacks_rows(&self) -> Result<bool, StorageError> {
        Ok(self.connection.query_row(
            "SELECT NOT EXISTS (SELECT 1 FROM row) AND EXISTS (SELECT 1 FROM doc WHERE folded > 0)
             OR EXISTS (SELECT 1 FROM search) <> EXISTS (SELECT 1 FROM search_place)
             OR NOT EXISTS (SELECT 1 FROM search_place) AND EXISTS (SELECT 1 FROM doc WHERE indexed > 0)",
            [],
            |row| row.get(0),
        )?)
    }

    /// Makes those tables anew from the records. All rows are made anew with them.
    pub(crate) fn find_places(&mut self) -> Result<(), StorageError> {
        let writing = self.connection.transaction()?;
        writing.execute_batch("DELETE FROM statement; DELETE FROM touched; DELETE FROM doc; DELETE FROM row;")?;
        {
            let mut records = writing.prepare("SELECT arrival, body FROM record ORDER BY arrival")?;
            let mut rows = records.query([])?;
            while let Some(row) = rows.next()? {
                let (arrival, body): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
                match Record::decode_stored(&body).map(|record| record.body) {
                    Ok(Body::Statement(_)) => write_statement(&writing, arrival)?,
                    Ok(Body::Changes(entries)) => {
                        let mut newest = HashMap::new();
                        for entry in entries {
                            write_touched(&writing, entry.doc, arrival)?;
                            newest.insert(entry.doc, (entry.kind, arrival));
                        }
                        write_newest(&writing, newest)?;
                    }
                    // A damaged record names nothing; `check` tells of it.
                    Err(_) => {}
                }
            }
        }
        count_statements(&writing)?;
        writing.commit()?;
        self.forget_projection()
    }
}

/// The seals over the ends of the logs. `None`: a log does not end where the file says it does, or is not whose it says it is.
fn verify_ends(connection: &Connection, team: TeamId, heads: &Heads) -> Result<Option<Vec<Seal>>, StorageError> {
    let mut last = connection.prepare("SELECT seq, hash FROM record WHERE device = ?1 ORDER BY seq DESC LIMIT 1")?;
    let mut first = connection.prepare("SELECT before FROM record WHERE device = ?1 AND seq = 1")?;
    let mut sealed =
        connection.prepare("SELECT seq, hash, signature FROM seal WHERE device = ?1 ORDER BY block DESC LIMIT 1")?;
    let mut by_key = connection.prepare("SELECT number FROM device WHERE key = ?1")?;
    let mut ends = Vec::new();
    for (device, (number, seq, hash)) in heads {
        if by_key.query_row([device.0], |row| row.get(0)).optional()? != Some(*number) {
            return Ok(None);
        }
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, u64>(0)?, Hash(row.get(1)?)));
        let written = last.query_row([number], read).optional()?;
        if *seq == 0 && written.is_none() {
            continue;
        }
        let seal = sealed.query_row([number], |row| Ok((row.get(0)?, Hash(row.get(1)?), row.get::<_, Vec<u8>>(2)?)));
        let seal = seal.optional()?.and_then(|(seq, hash, signature)| {
            Some(Seal { device: *device, seq, hash, signature: Signature::from_bytes(&signature)? })
        });
        let ends_there = written == Some((*seq, *hash));
        let is_whole = match seal {
            Some(seal) if seal.seq >= *seq => {
                ends.push(seal);
                (seal.seq, seal.hash) == (*seq, *hash) && seal.is_valid(team)
            }
            // A seal that was lost comes with the next records. Whose log it is shows at its beginning.
            _ => first.query_row([number], |row| row.get(0)).optional()? == Some(chain::genesis(team, *device).0),
        };
        if !ends_there || !is_whole {
            return Ok(None);
        }
    }
    Ok(Some(ends))
}

/// A connection that writes.
pub(crate) fn connect(path: &Path, create: OpenFlags) -> Result<(Connection, Sharing), StorageError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | create;
    let open = |sharing: Sharing| -> Result<Connection, StorageError> {
        let connection = sharing.open(path, flags)?;
        schema::prepare(&connection)?;
        Ok(connection)
    };
    match open(Sharing::InFile) {
        Ok(connection) => Ok((connection, Sharing::InFile)),
        Err(error) if !error.may_pass() => Err(error),
        // On a full disk there may be no room for the file that connections share. All of ours are in this process, and
        // nobody else has the profile.
        Err(error) => open(Sharing::InMemory).map(|connection| (connection, Sharing::InMemory)).map_err(|_| error),
    }
}

/// Where the connections to a file have what they share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sharing {
    #[default]
    InFile,
    InMemory,
}

impl Sharing {
    pub(crate) fn open(self, path: &Path, flags: OpenFlags) -> Result<Connection, StorageError> {
        Ok(match self {
            Self::InFile => Connection::open_with_flags(path, flags)?,
            Self::InMemory => Connection::open_with_flags_and_vfs(path, flags, "unix-excl")?,
        })
    }
}

pub(crate) fn meta_of(connection: &Connection, key: &str) -> Result<Option<Vec<u8>>, StorageError> {
    let value = connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0));
    Ok(value.optional()?)
}

pub(crate) fn read_heads(connection: &Connection) -> Result<Heads, StorageError> {
    let mut query = connection.prepare("SELECT number, key, seq, hash FROM device")?;
    let rows = query.query_map([], |row| {
        Ok((DeviceKey(row.get(1)?), (row.get::<_, i64>(0)?, row.get::<_, u64>(2)?, Hash(row.get(3)?))))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
