//! Writing: one connection, one transaction for everything that belongs together.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, params};
use trekker_ledger::chain;
use trekker_ledger::fork::Fork;
use trekker_ledger::keys::{DeviceKey, Hash, TeamId};
use trekker_ledger::receipt::Receipt;
use trekker_ledger::record::{Body, Record};
use trekker_ledger::seal::Seal;

use crate::error::StorageError;
use crate::mending::{self, Mended};
use crate::projection::Folded;
use crate::reader::Reader;
use crate::schema;

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
type Heads = HashMap<DeviceKey, (i64, u64, Hash)>;

/// The one writer of a team's file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    team: TeamId,
    heads: Heads,
}

impl Store {
    /// Makes the file of a team that this device does not have yet.
    pub fn create(path: &Path, team: TeamId) -> Result<Self, StorageError> {
        let mut store = Self::open_with(path, OpenFlags::SQLITE_OPEN_CREATE, team)?;
        store.set_meta("team", &team.0)?;
        Ok(store)
    }

    /// Opens the file of a team.
    ///
    /// # Errors
    /// [`StorageError::Newer`], [`StorageError::Damaged`], and those of the disk.
    pub fn open(path: &Path) -> Result<Self, StorageError> {
        let mut store = Self::open_with(path, OpenFlags::empty(), TeamId([0; 32]))?;
        let team: Option<Vec<u8>> = store.meta("team")?;
        let team = team.and_then(|team| team.try_into().ok()).ok_or(StorageError::Damaged(path.to_owned()))?;
        store.team = TeamId(team);
        if store.lacks_places().map_err(|error| error.of(path))? {
            store.find_places().map_err(|error| error.of(path))?;
        } else if store.lacks_rows().map_err(|error| error.of(path))? {
            store.forget_projection()?;
        }
        Ok(store)
    }

    fn open_with(path: &Path, create: OpenFlags, team: TeamId) -> Result<Self, StorageError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | create;
        let open = || -> Result<Self, StorageError> {
            let mut connection = Connection::open_with_flags(path, flags)?;
            schema::prepare(&connection)?;
            schema::make_or_check(&mut connection, path)?;
            let heads = read_heads(&connection)?;
            Ok(Self { connection, path: path.to_owned(), team, heads })
        };
        open().map_err(|error| error.of(path))
    }

    pub fn team(&self) -> TeamId {
        self.team
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A connection that only reads, for another thread.
    pub fn reader(&self) -> Result<Reader, StorageError> {
        Reader::open(&self.path, self.team)
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
    /// [`StorageError::Gap`] when a record does not follow what its log has; [`StorageError::Full`]; others of the disk.
    /// Whatever the error, the file is as it was.
    pub fn commit(&mut self, batch: &Batch) -> Result<(), StorageError> {
        let path = self.path.clone();
        self.try_commit(batch).map_err(|error| error.of(&path))
    }

    fn try_commit(&mut self, batch: &Batch) -> Result<(), StorageError> {
        let mut heads = self.heads.clone();
        let team = self.team;
        let writing = self.connection.transaction()?;
        let mut newest: HashMap<[u8; 16], (u16, i64)> = HashMap::new();
        for record in &batch.records {
            let arrival = write_record(&writing, team, &mut heads, record)?;
            newest.extend(record.touches.iter().map(|(kind, doc)| (*doc, (*kind, arrival))));
        }
        write_newest(&writing, newest)?;
        write_heads(&writing, &heads, &self.heads)?;
        for seal in &batch.seals {
            write_seal(&writing, &heads, seal)?;
        }
        for receipt in &batch.receipts {
            write_receipt(&writing, receipt)?;
        }
        for fork in &batch.forks {
            let bytes = postcard::to_stdvec(fork).unwrap_or_default();
            writing
                .prepare_cached("INSERT OR IGNORE INTO fork (device, bytes) VALUES (?1, ?2)")?
                .execute(params![fork.device().0, bytes])?;
        }
        for mended in &batch.mended {
            mending::write(&writing, mended)?;
        }
        for doc in &batch.stale {
            make_stale(&writing, *doc)?;
        }
        for folded in &batch.folded {
            crate::projection::write(&writing, folded)?;
        }
        for (key, value) in &batch.meta {
            writing
                .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
                .execute(params![key, value])?;
        }
        for (doc, was) in &batch.before {
            crate::projection::write_before(&writing, *doc, was.as_deref())?;
        }
        writing.commit()?;
        self.heads = heads;
        Ok(())
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
        let value = self.connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0));
        Ok(value.optional()?)
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

fn read_heads(connection: &Connection) -> Result<Heads, StorageError> {
    let mut query = connection.prepare("SELECT number, key, seq, hash FROM device")?;
    let rows = query.query_map([], |row| {
        Ok((DeviceKey(row.get(1)?), (row.get::<_, i64>(0)?, row.get::<_, u64>(2)?, Hash(row.get(3)?))))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Gives the record's arrival number.
fn write_record(
    writing: &Transaction<'_>,
    team: TeamId,
    heads: &mut Heads,
    record: &NewRecord,
) -> Result<i64, StorageError> {
    let (number, seq, before) = match heads.get(&record.device) {
        Some(head) => *head,
        None => {
            let genesis = chain::genesis(team, record.device);
            writing
                .prepare_cached("INSERT INTO device (key, seq, hash) VALUES (?1, 0, ?2)")?
                .execute(params![record.device.0, genesis.0])?;
            (writing.last_insert_rowid(), 0, genesis)
        }
    };
    if record.seq != seq + 1 || chain::next(before, &record.bytes) != record.hash {
        return Err(StorageError::Gap { seq: record.seq });
    }
    writing
        .prepare_cached("INSERT INTO record (device, seq, before, hash, body) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![number, record.seq, before.0, record.hash.0, record.bytes])?;
    let arrival = writing.last_insert_rowid();
    for (_, doc) in &record.touches {
        write_touched(writing, *doc, arrival)?;
    }
    if record.is_statement {
        write_statement(writing, arrival)?;
    }
    heads.insert(record.device, (number, record.seq, record.hash));
    Ok(arrival)
}

fn write_touched(writing: &Transaction<'_>, doc: [u8; 16], arrival: i64) -> Result<(), StorageError> {
    writing
        .prepare_cached("INSERT OR IGNORE INTO touched (doc, arrival) VALUES (?1, ?2)")?
        .execute(params![doc, arrival])?;
    Ok(())
}

pub(crate) fn make_stale(writing: &Transaction<'_>, doc: [u8; 16]) -> Result<(), StorageError> {
    writing.prepare_cached("UPDATE doc SET folded = 0, indexed = 0 WHERE doc = ?1")?.execute([doc])?;
    writing.prepare_cached("DELETE FROM save WHERE doc = ?1")?.execute([doc])?;
    Ok(())
}

fn write_statement(writing: &Transaction<'_>, arrival: i64) -> Result<(), StorageError> {
    writing.prepare_cached("INSERT INTO statement (arrival) VALUES (?1)")?.execute([arrival])?;
    Ok(())
}

/// The last record that names each document.
fn write_newest(writing: &Transaction<'_>, newest: HashMap<[u8; 16], (u16, i64)>) -> Result<(), StorageError> {
    let mut write = writing.prepare_cached(
        "INSERT INTO doc (doc, kind, newest) VALUES (?1, ?2, ?3)
         ON CONFLICT (doc) DO UPDATE SET newest = excluded.newest",
    )?;
    for (doc, (kind, arrival)) in newest {
        write.execute(params![doc, kind, arrival])?;
    }
    Ok(())
}

/// Where the logs end that have grown.
fn write_heads(writing: &Transaction<'_>, heads: &Heads, before: &Heads) -> Result<(), StorageError> {
    for (device, (number, seq, hash)) in heads {
        if before.get(device).is_none_or(|(_, before, _)| before != seq) {
            writing
                .prepare_cached("UPDATE device SET seq = ?2, hash = ?3 WHERE number = ?1")?
                .execute(params![number, seq, hash.0])?;
        }
    }
    Ok(())
}

fn write_seal(writing: &Transaction<'_>, heads: &Heads, seal: &Seal) -> Result<(), StorageError> {
    let Some((number, _, _)) = heads.get(&seal.device) else { return Err(StorageError::Gap { seq: seal.seq }) };
    writing
        .prepare_cached(
            "INSERT INTO seal (device, block, seq, hash, signature) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (device, block) DO UPDATE
             SET seq = excluded.seq, hash = excluded.hash, signature = excluded.signature
             WHERE excluded.seq > seal.seq",
        )?
        .execute(params![number, block_of(seal.seq), seal.seq, seal.hash.0, seal.signature.to_bytes()])?;
    Ok(())
}

/// The block a record belongs to: records 1 to 256 are block 0.
pub(crate) fn block_of(seq: u64) -> u64 {
    seq.saturating_sub(1) / SEAL_BLOCK
}

fn write_receipt(writing: &Transaction<'_>, receipt: &Receipt) -> Result<(), StorageError> {
    let bytes = postcard::to_stdvec(receipt).unwrap_or_default();
    writing
        .prepare_cached(
            "INSERT INTO receipt (device, number, bytes) VALUES (?1, ?2, ?3)
             ON CONFLICT (device) DO UPDATE SET number = excluded.number, bytes = excluded.bytes
             WHERE excluded.number > receipt.number",
        )?
        .execute(params![receipt.device.0, receipt.number, bytes])?;
    Ok(())
}
