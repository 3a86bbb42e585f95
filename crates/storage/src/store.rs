//! Writing: one connection, one transaction for everything that belongs together.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use trekker_ledger::chain;
use trekker_ledger::fork::Fork;
use trekker_ledger::keys::{DeviceKey, Hash, TeamId};
use trekker_ledger::receipt::Receipt;
use trekker_ledger::record::{Body, Record};
use trekker_ledger::seal::Seal;

use crate::error::StorageError;
use crate::marks::Culprit;
use crate::mending::Mended;
use crate::projection::Folded;
use crate::reader::Reader;
use crate::schema;
use crate::writing::{make_stale, write_batch, write_newest, write_statement, write_touched};

/// Of each block of so many records one seal is kept, the last; a transfer ends its pieces there.
pub const SEAL_BLOCK: u64 = 256;

/// A record on its way to the disk.
#[derive(Clone, Debug)]
pub struct NewRecord {
    pub device: DeviceKey,
    pub seq: u64,
    /// The chain's link after this record.
    pub hash: Hash,
    pub bytes: Vec<u8>,
    /// The documents it changes, with their kinds.
    pub touches: Vec<(u16, [u8; 16])>,
    pub is_statement: bool,
}

/// Everything that is committed together.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    pub records: Vec<NewRecord>,
    pub seals: Vec<Seal>,
    pub receipts: Vec<Receipt>,
    pub forks: Vec<Fork>,
    /// Records to take the place of damaged ones.
    pub mended: Vec<Mended>,
    /// Documents to be folded anew, since other records of theirs count than before.
    pub stale: Vec<[u8; 16]>,
    /// Folded with what counts now: whatever of `stale` is among them is stale no longer.
    pub folded: Vec<Folded>,
    /// Small values by their names, as [`Store::set_meta`] keeps them.
    pub meta: Vec<(&'static str, Vec<u8>)>,
    /// Documents as they were when the person looked last, opaque here; `None`: the person has looked.
    pub before: Vec<([u8; 16], Option<Vec<u8>>)>,
}

impl Batch {
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
            && self.seals.is_empty()
            && self.receipts.is_empty()
            && self.forks.is_empty()
            && self.mended.is_empty()
            && self.folded.is_empty()
            && self.stale.is_empty()
            && self.meta.is_empty()
            && self.before.is_empty()
    }

    /// Takes in another batch that comes after this one.
    pub fn extend(&mut self, other: Self) {
        self.records.extend(other.records);
        self.seals.extend(other.seals);
        self.receipts.extend(other.receipts);
        self.forks.extend(other.forks);
        self.mended.extend(other.mended);
        // What was folded before the news of what counts is not what it comes to now.
        let outdated: HashSet<[u8; 16]> = other.stale.iter().copied().collect();
        self.folded.retain(|folded| !outdated.contains(&folded.doc));
        self.stale.extend(other.stale);
        self.folded.extend(other.folded);
        self.meta.extend(other.meta);
    }
}

/// Each log's number in the file, its last record and the link after it.
pub(crate) type Heads = HashMap<DeviceKey, (i64, u64, Hash)>;

/// The one writer of a team's file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    team: TeamId,
    heads: Heads,
    /// A commit failed at its very end, and what is on the disk was not looked at since.
    is_uncertain: bool,
    sharing: Sharing,
}

/// How far a commit came that failed.
enum Failed {
    /// Nothing of it is there.
    Before(StorageError),
    AtTheEnd(StorageError),
}

impl Store {
    /// Makes the file of a team that this device does not have yet.
    pub fn create(path: &Path, team: TeamId) -> Result<Self, StorageError> {
        Self::create_with(path, team, &Batch::default())
    }

    /// The same, with what it begins with: the tables and all of this are on the disk together, or nothing is.
    ///
    /// # Errors
    /// Those of the disk. The file may be there then, and holds no team.
    pub fn create_with(path: &Path, team: TeamId, first: &Batch) -> Result<Self, StorageError> {
        let create = || -> Result<Self, StorageError> {
            let (mut connection, sharing) = connect(path, OpenFlags::SQLITE_OPEN_CREATE)?;
            let mut heads = Heads::new();
            let making = connection.transaction()?;
            schema::make(&making)?;
            making.execute("INSERT INTO meta (key, value) VALUES ('team', ?1)", [team.0])?;
            write_batch(&making, team, &mut heads, first)?;
            making.commit()?;
            Ok(Self { connection, path: path.to_owned(), team, heads, is_uncertain: false, sharing })
        };
        create().map_err(|error| error.of(path))
    }

    /// Opens the file of a team.
    ///
    /// # Errors
    /// [`StorageError::Newer`], [`StorageError::Damaged`], and those of the disk.
    pub fn open(path: &Path) -> Result<Self, StorageError> {
        let open = || -> Result<Self, StorageError> {
            let (mut connection, sharing) = connect(path, OpenFlags::empty())?;
            schema::check(&mut connection, path)?;
            let heads = read_heads(&connection)?;
            let team: Option<[u8; 32]> = meta_of(&connection, "team")?.and_then(|team| team.try_into().ok());
            let team = TeamId(team.ok_or(StorageError::Damaged(path.to_owned()))?);
            let mut store = Self { connection, path: path.to_owned(), team, heads, is_uncertain: false, sharing };
            if store.lacks_places()? {
                store.find_places()?;
            } else if store.lacks_rows()? {
                store.forget_projection()?;
            }
            Ok(store)
        };
        open().map_err(|error| error.of(path))
    }

    /// Whether no log has a record: the team was never founded here, or nothing has come of it yet.
    pub fn is_empty(&self) -> bool {
        self.heads.values().all(|(_, seq, _)| *seq == 0)
    }

    pub fn team(&self) -> TeamId {
        self.team
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A connection that only reads, for another thread.
    pub fn reader(&self) -> Result<Reader, StorageError> {
        Reader::open(&self.path, self.team, self.sharing)
    }

    /// Where each log ends: its last record and the link after it.
    pub fn head(&self, device: DeviceKey) -> (u64, Hash) {
        match self.heads.get(&device) {
            Some((_, seq, hash)) => (*seq, *hash),
            None => (0, chain::genesis(self.team, device)),
        }
    }

    /// Commits all of it, or nothing. When this returns it is on the disk.
    ///
    /// # Errors
    /// [`StorageError::Gap`] when a record does not follow what its log has; [`StorageError::Full`]; others of the disk. Then
    /// nothing of it is there. After [`StorageError::Uncertain`] nobody knows: it may be there at the next opening. The same
    /// batch may be committed again in either case; whatever is there already is not written twice.
    pub fn commit(&mut self, batch: &Batch) -> Result<(), StorageError> {
        let path = self.path.clone();
        self.commit_and_look(batch).map_err(|error| error.of(&path))
    }

    fn commit_and_look(&mut self, batch: &Batch) -> Result<(), StorageError> {
        if self.is_uncertain {
            self.look_again().map_err(|error| StorageError::Uncertain(Box::new(error)))?;
            if self.holds(batch) {
                return Ok(());
            }
        }
        match self.try_commit(batch) {
            Ok(()) => Ok(()),
            Err(Failed::Before(error)) => Err(error),
            // It failed at the end, perhaps when all of it was written already: only a look tells.
            Err(Failed::AtTheEnd(error)) => {
                self.is_uncertain = true;
                match self.look_again() {
                    Ok(()) if self.holds(batch) => Ok(()),
                    _ => Err(StorageError::Uncertain(Box::new(error))),
                }
            }
        }
    }

    fn try_commit(&mut self, batch: &Batch) -> Result<(), Failed> {
        let mut heads = self.heads.clone();
        let writing = self.connection.transaction().map_err(StorageError::from).map_err(Failed::Before)?;
        write_batch(&writing, self.team, &mut heads, batch).map_err(Failed::Before)?;
        match writing.commit().map_err(StorageError::from) {
            Ok(()) => {}
            Err(StorageError::Full) => return Err(Failed::Before(StorageError::Full)),
            Err(error) => return Err(Failed::AtTheEnd(error)),
        }
        self.heads = heads;
        self.is_uncertain = false;
        Ok(())
    }

    /// Closes the file and opens it anew. What is in it then is brought from the write-ahead log into the file proper, so that
    /// it does not rest on bytes whose writing failed.
    fn look_again(&mut self) -> Result<(), StorageError> {
        (self.connection, self.sharing) = connect(&self.path, OpenFlags::empty())?;
        self.heads = read_heads(&self.connection)?;
        let (log, moved): (i64, i64) =
            self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| Ok((row.get(1)?, row.get(2)?)))?;
        self.is_uncertain = log != moved;
        Ok(())
    }

    /// Whether all records of it are there, and there are any.
    fn holds(&self, batch: &Batch) -> bool {
        let mut last: HashMap<DeviceKey, (u64, Hash)> = HashMap::new();
        last.extend(batch.records.iter().map(|record| (record.device, (record.seq, record.hash))));
        !self.is_uncertain && !last.is_empty() && last.iter().all(|(device, end)| self.head(*device) == *end)
    }

    /// Whether the tables are gone that say which records are statements and which documents they name. A team begins with
    /// a statement, and every other record names a document.
    fn lacks_places(&self) -> Result<bool, StorageError> {
        Ok(self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM record) AND NOT EXISTS (SELECT 1 FROM statement)
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
    fn find_places(&mut self) -> Result<(), StorageError> {
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
        writing.commit()?;
        self.forget_projection()
    }

    /// A small value of this team on this device, by its name.
    pub fn meta(&self, key: &str) -> Result<Option<Vec<u8>>, StorageError> {
        meta_of(&self.connection, key)
    }

    pub fn set_meta(&mut self, key: &str, value: &[u8]) -> Result<(), StorageError> {
        self.connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", params![key, value])?;
        Ok(())
    }

    pub(crate) fn connection(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Leaves these records out of their documents from now on, and has those folded anew. The log keeps them.
    pub fn set_aside(&mut self, culprits: &[Culprit]) -> Result<(), StorageError> {
        let writing = self.connection.transaction()?;
        for Culprit { doc, arrival } in culprits {
            writing.execute("INSERT OR IGNORE INTO set_aside (arrival) VALUES (?1)", [arrival])?;
            make_stale(&writing, *doc)?;
        }
        Ok(writing.commit()?)
    }

    /// Throws away everything that is made from the records: rows, document saves, the search index. All documents are
    /// stale from then on.
    pub fn forget_projection(&mut self) -> Result<(), StorageError> {
        let writing = self.connection.transaction()?;
        writing.execute_batch(
            "DELETE FROM row; DELETE FROM save; DELETE FROM search; DELETE FROM search_place;
             UPDATE doc SET folded = 0, digest = NULL, indexed = 0, day = 0;",
        )?;
        writing.commit()?;
        Ok(())
    }

    /// Lets the file grow to so many pages of 4 KiB and no further: a full disk, for tests.
    pub fn limit_pages(&mut self, pages: u32) -> Result<(), StorageError> {
        self.connection.pragma_update(None, "max_page_count", pages)?;
        Ok(())
    }

    /// How many pages the file has.
    pub fn pages(&self) -> Result<u32, StorageError> {
        Ok(self.connection.pragma_query_value(None, "page_count", |row| row.get(0))?)
    }
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

fn read_heads(connection: &Connection) -> Result<Heads, StorageError> {
    let mut query = connection.prepare("SELECT number, key, seq, hash FROM device")?;
    let rows = query.query_map([], |row| {
        Ok((DeviceKey(row.get(1)?), (row.get::<_, i64>(0)?, row.get::<_, u64>(2)?, Hash(row.get(3)?))))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
