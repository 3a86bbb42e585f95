//! Writing: one connection, one transaction for everything that belongs together.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, params};
use trekker_ledger::chain;
use trekker_ledger::fork::Fork;
use trekker_ledger::keys::{DeviceKey, Hash, TeamId};
use trekker_ledger::receipt::Receipt;
use trekker_ledger::seal::Seal;

use crate::end_note::EndNote;
use crate::error::StorageError;
use crate::mending::Mended;
use crate::opening::{Sharing, connect, meta_of, read_heads};
use crate::projection::Folded;
use crate::reader::Reader;
use crate::schema;
use crate::writing::{make_stale, write_batch};

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
        // All of them, so that none that comes later is forgotten.
        let Self { records, seals, receipts, forks, mended, stale, folded, meta, before } = self;
        records.is_empty()
            && seals.is_empty()
            && receipts.is_empty()
            && forks.is_empty()
            && mended.is_empty()
            && stale.is_empty()
            && folded.is_empty()
            && meta.is_empty()
            && before.is_empty()
    }

    /// Takes in another batch that comes after this one.
    pub fn extend(&mut self, other: Self) {
        // All of them, so that none that comes later is forgotten.
        let Self { records, seals, receipts, forks, mended, stale, folded, meta, before } = other;
        self.records.extend(records);
        self.seals.extend(seals);
        self.receipts.extend(receipts);
        self.forks.extend(forks);
        self.mended.extend(mended);
        // What was folded before the news of what counts is not what it comes to now.
        let outdated: HashSet<[u8; 16]> = stale.iter().copied().collect();
        self.folded.retain(|folded| !outdated.contains(&folded.doc));
        self.stale.extend(stale);
        self.folded.extend(folded);
        self.meta.extend(meta);
        self.before.extend(before);
    }
}

/// Each log's number in the file, its last record and the link after it.
pub(crate) type Heads = HashMap<DeviceKey, (i64, u64, Hash)>;

/// The one writer of a team's file.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) team: TeamId,
    pub(crate) heads: Heads,
    /// A commit failed at its very end, and what is on the disk was not looked at since.
    pub(crate) is_uncertain: bool,
    pub(crate) sharing: Sharing,
    /// How many of the records are statements.
    pub(crate) statements: u64,
    /// Where the end of this device's own log is noted; see [`crate::end_note`].
    pub(crate) end_note: EndNote,
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
            schema::trust(&connection)?;
            let (path, end_note) = (path.to_owned(), EndNote::default());
            let statements = first.records.iter().filter(|record| record.is_statement).count() as u64;
            Ok(Self { connection, path, team, heads, is_uncertain: false, sharing, statements, end_note })
        };
        create().map_err(|error| error.of(path))
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
                self.note_end(batch);
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
                    Ok(()) if self.holds(batch) => {
                        self.note_end(batch);
                        Ok(())
                    }
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
        self.note_end(batch);
        Ok(())
    }

    fn note_end(&mut self, batch: &Batch) {
        if batch.records.is_empty() {
            return;
        }
        self.statements += batch.records.iter().filter(|record| record.is_statement).count() as u64;
        let records = self.heads.values().map(|(_, seq, _)| seq).sum();
        self.end_note.write(&batch.seals, records, self.statements);
    }

    /// Closes the file and opens it anew. What is in it then is brought from the write-ahead log into the file proper, so that
    /// it does not rest on bytes whose writing failed.
    fn look_again(&mut self) -> Result<(), StorageError> {
        (self.connection, self.sharing) = connect(&self.path, OpenFlags::empty())?;
        schema::trust(&self.connection)?;
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

    /// A small value of this team on this device, by its name.
    pub fn meta(&self, key: &str) -> Result<Option<Vec<u8>>, StorageError> {
        meta_of(&self.connection, key)
    }

    pub fn set_meta(&mut self, key: &str, value: &[u8]) -> Result<(), StorageError> {
        self.connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", params![key, value])?;
        Ok(())
    }

    pub(crate) fn connection_ref(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn connection(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Leaves this record out of its documents from now on, and has those folded anew. The log keeps it.
    pub fn set_aside(&mut self, arrival: i64) -> Result<(), StorageError> {
        self.change_aside("INSERT OR IGNORE INTO set_aside (arrival) VALUES (?1)", arrival)
    }

    /// Has this record count again.
    pub fn take_back_in(&mut self, arrival: i64) -> Result<(), StorageError> {
        self.change_aside("DELETE FROM set_aside WHERE arrival = ?1", arrival)
    }

    fn change_aside(&mut self, statement: &str, arrival: i64) -> Result<(), StorageError> {
        let writing = self.connection.transaction()?;
        writing.execute(statement, [arrival])?;
        let docs: Vec<[u8; 16]> = {
            let mut query = writing.prepare("SELECT doc FROM touched WHERE arrival = ?1")?;
            query.query_map([arrival], |row| row.get(0))?.collect::<Result<_, _>>()?
        };
        for doc in docs {
            make_stale(&writing, doc)?;
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
