//! Reading, on any thread, while the store writes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use trekker_ledger::chain;
use trekker_ledger::fork::Fork;
use trekker_ledger::keys::{DeviceKey, Hash, Signature, TeamId};
use trekker_ledger::receipt::Receipt;
use trekker_ledger::record::{Body, Record};
use trekker_ledger::roster::Said;
use trekker_ledger::seal::Seal;
use trekker_ledger::vector::{Range, Vector};

use crate::error::StorageError;
use crate::marks::Marks;
use crate::mending::Damage;
use crate::opening::Sharing;
use crate::salvage::UNKNOWN;
use crate::sums::{Place, checked, is_in_place};

/// A connection that never writes (but for checkpoints, which change nothing one can see).
#[derive(Debug)]
pub struct Reader {
    pub(crate) connection: Connection,
    path: PathBuf,
    pub(crate) team: TeamId,
    sharing: Sharing,
    marks: Arc<Marks>,
    pub(crate) damage: Arc<Damage>,
}

/// A record as it lies on the disk, checked against its chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRecord {
    pub arrival: i64,
    pub device: DeviceKey,
    pub seq: u64,
    pub hash: Hash,
    pub bytes: Vec<u8>,
}

/// One change of one document, and whose log it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredChange {
    pub arrival: i64,
    pub device: DeviceKey,
    pub seq: u64,
    pub at: u64,
    pub kind: u16,
    pub change: Vec<u8>,
}

/// Everything that was said about membership.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    /// In the order of their arrival.
    pub said: Vec<Said>,
    /// Places of statements that are damaged in both of their copies. Without what they say nobody's membership is proven.
    pub damaged: Vec<(DeviceKey, u64)>,
}

impl Reader {
    pub(crate) fn open(path: &Path, team: TeamId, sharing: Sharing) -> Result<Self, StorageError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = sharing.open(path, flags)?;
        crate::schema::share(&connection)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.pragma_update(None, "cache_size", -4096)?;
        Ok(Self { connection, path: path.to_owned(), team, sharing, marks: Arc::default(), damage: Arc::default() })
    }

    /// A connection to the file of a team that another program may have open.
    pub fn of_file(path: &Path) -> Result<Self, StorageError> {
        let mut reader = Self::open(path, TeamId([0; 32]), Sharing::InFile)?;
        let team = reader.meta("team")?.and_then(|team| team.try_into().ok());
        reader.team = TeamId(team.ok_or(StorageError::Damaged(path.to_owned()))?);
        Ok(reader)
    }

    /// Another connection to the same file.
    pub fn again(&self) -> Result<Self, StorageError> {
        let (marks, damage) = (Arc::clone(&self.marks), Arc::clone(&self.damage));
        Ok(Self { marks, damage, ..Self::open(&self.path, self.team, self.sharing)? })
    }

    /// Where what is being folded is written down, also for readers made of this one.
    pub fn mark_with(&mut self, marks: Marks) {
        self.marks = Arc::new(marks);
    }

    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// Whose log this record is in.
    pub fn author_of(&self, arrival: i64) -> Result<Option<DeviceKey>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT device.key FROM record JOIN device ON device.number = record.device WHERE record.arrival = ?1",
        )?;
        Ok(query.query_row([arrival], |row| Ok(DeviceKey(row.get(0)?))).optional()?)
    }

    /// A small value of this team on this device, by its name; see [`Store::meta`](crate::store::Store::meta).
    pub fn meta(&self, key: &str) -> Result<Option<Vec<u8>>, StorageError> {
        let value = self.connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0));
        Ok(value.optional()?)
    }

    /// Gives back the memory of the pages that were read, when many were.
    pub fn shrink(&self) -> Result<(), StorageError> {
        Ok(self.connection.execute_batch("PRAGMA shrink_memory")?)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn team(&self) -> TeamId {
        self.team
    }

    /// How far each log is held.
    pub fn vector(&self) -> Result<Vector, StorageError> {
        let mut vector = Vector::default();
        for (device, seq, _) in self.heads()? {
            vector.raise(device, seq);
        }
        Ok(vector)
    }

    /// The last record of each log, and the link after it.
    pub fn heads(&self) -> Result<Vec<(DeviceKey, u64, Hash)>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT key, seq, hash FROM device WHERE seq > 0")?;
        let rows = query.query_map([], |row| Ok((DeviceKey(row.get(0)?), row.get(1)?, Hash(row.get(2)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The link after a record; `None` when the log is not held so far.
    pub fn hash_at(&self, device: DeviceKey, seq: u64) -> Result<Option<Hash>, StorageError> {
        if seq == 0 {
            return Ok(Some(chain::genesis(self.team, device)));
        }
        let mut query = self.connection.prepare_cached(
            "SELECT record.hash FROM record JOIN device ON device.number = record.device
             WHERE device.key = ?1 AND record.seq = ?2",
        )?;
        let link = query.query_row(params![device.0, seq], |row| row.get(0)).optional()?;
        Ok(link.filter(|link| *link != UNKNOWN).map(Hash))
    }

    /// The arrival numbers of these records, in their order.
    pub fn arrivals_of(&self, ranges: &[Range]) -> Result<Vec<i64>, StorageError> {
        let mut arrivals = Vec::new();
        let mut query = self.connection.prepare_cached(
            "SELECT record.arrival FROM record WHERE record.device = (SELECT number FROM device WHERE key = ?1)
             AND record.seq BETWEEN ?2 AND ?3",
        )?;
        for range in ranges {
            let last = range.last.min(i64::MAX as u64);
            let rows = query.query_map(params![range.device.0, range.first, last], |row| row.get(0))?;
            for arrival in rows {
                arrivals.push(arrival?);
            }
        }
        arrivals.sort_unstable();
        Ok(arrivals)
    }

    /// The records with these arrival numbers, which have to be in order. Each is checked against its chain; a damaged one
    /// is an error that names the file, and is remembered; see [`crate::mending`].
    pub fn records(&self, arrivals: &[i64]) -> Result<Vec<StoredRecord>, StorageError> {
        let (Some(first), Some(last)) = (arrivals.first(), arrivals.last()) else { return Ok(Vec::new()) };
        let keys = self.device_keys()?;
        let read = |row: &rusqlite::Row<'_>| {
            let number: i64 = row.get(1)?;
            let (before, hash, bytes) = (Hash(row.get(3)?), Hash(row.get(4)?), row.get::<_, Vec<u8>>(5)?);
            let (arrival, seq) = (row.get(0)?, row.get(2)?);
            let device = keys.get(&number).copied();
            let place: Option<Vec<u8>> = row.get(6)?;
            let is_there = device.is_some_and(|device| is_in_place(place.as_deref(), device, seq, hash));
            let is_whole = is_there && chain::next(before, &bytes) == hash;
            if let Some(device) = device.filter(|_| !is_whole) {
                self.damage.found(device, seq);
            }
            Ok(device.filter(|_| is_whole).map(|device| StoredRecord { arrival, device, seq, hash, bytes }))
        };
        let whole = |record: Option<StoredRecord>| record.ok_or_else(|| StorageError::Damaged(self.path.clone()));
        let mut records = Vec::with_capacity(arrivals.len());
        let is_dense = last - first < 2 * arrivals.len() as i64;
        if is_dense {
            let mut query = self.connection.prepare_cached(
                "SELECT arrival, device, seq, before, hash, body, place FROM record WHERE arrival BETWEEN ?1 AND ?2
                 ORDER BY arrival",
            )?;
            let mut wanted = arrivals.iter().peekable();
            let mut rows = query.query(params![first, last])?;
            while let Some(row) = rows.next()? {
                let arrival: i64 = row.get(0)?;
                if wanted.next_if(|wanted| **wanted == arrival).is_some() {
                    records.push(whole(read(row)?)?);
                }
            }
            // One that is not there any more would have the others behind it passed over.
            whole((records.len() == arrivals.len()).then(|| records[0].clone()))?;
        } else {
            let mut query = self.connection.prepare_cached(
                "SELECT arrival, device, seq, before, hash, body, place FROM record WHERE arrival = ?1",
            )?;
            for arrival in arrivals {
                records.push(whole(query.query_row([arrival], read).optional()?.flatten())?);
            }
        }
        Ok(records)
    }

    fn device_keys(&self) -> Result<HashMap<i64, DeviceKey>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT number, key FROM device")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, DeviceKey(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The seals kept of a log that vouch for at least one of these records, in order: one a block.
    pub fn seals(&self, range: Range) -> Result<Vec<Seal>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT seal.seq, seal.hash, seal.signature FROM seal JOIN device ON device.number = seal.device
             WHERE device.key = ?1 AND seal.seq >= ?2 AND seal.block <= ?3 ORDER BY seal.seq",
        )?;
        let block = crate::writing::block_of(range.last);
        let rows = query.query_map(params![range.device.0, range.first, block as i64], |row| {
            let signature: Vec<u8> = row.get(2)?;
            Ok((row.get(0)?, Hash(row.get(1)?), signature))
        })?;
        let mut seals = Vec::new();
        for row in rows {
            let (seq, hash, signature) = row?;
            let signature =
                Signature::from_bytes(&signature).ok_or_else(|| StorageError::Damaged(self.path.clone()))?;
            seals.push(Seal { device: range.device, seq, hash, signature });
        }
        Ok(seals)
    }

    /// The changes of one document after an arrival number, in the order of their arrival. Changes of a record whose
    /// entries do not name the document are passed over.
    pub fn changes_of(&self, doc: [u8; 16], after: i64) -> Result<Vec<StoredChange>, StorageError> {
        self.changes(
            doc,
            after,
            "SELECT arrival FROM touched WHERE doc = ?1 AND arrival > ?2
                 AND arrival NOT IN (SELECT arrival FROM set_aside) ORDER BY arrival",
        )
    }

    /// The same, with those that are [set aside](crate::store::Store::set_aside).
    pub fn all_changes_of(&self, doc: [u8; 16]) -> Result<Vec<StoredChange>, StorageError> {
        self.changes(doc, 0, "SELECT arrival FROM touched WHERE doc = ?1 AND arrival > ?2 ORDER BY arrival")
    }

    /// The records that are set aside: their arrival numbers, whose log they are in and which they are there.
    pub fn set_aside(&self) -> Result<Vec<(i64, DeviceKey, u64)>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT record.arrival, device.key, record.seq FROM set_aside JOIN record USING (arrival)
             JOIN device ON device.number = record.device ORDER BY record.arrival",
        )?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, DeviceKey(row.get(1)?), row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The documents that a record names.
    pub fn docs_of(&self, arrival: i64) -> Result<Vec<[u8; 16]>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT doc FROM touched WHERE arrival = ?1")?;
        Ok(query.query_map([arrival], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    fn changes(&self, doc: [u8; 16], after: i64, arrivals: &str) -> Result<Vec<StoredChange>, StorageError> {
        let mut query = self.connection.prepare_cached(arrivals)?;
        let arrivals: Vec<i64> = query.query_map(params![doc, after], |row| row.get(0))?.collect::<Result<_, _>>()?;
        self.changes_in(doc, self.records(&arrivals)?)
    }

    /// All changes of one document but those in records that are damaged.
    pub fn whole_changes_of(&self, doc: [u8; 16]) -> Result<Vec<StoredChange>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT arrival FROM touched WHERE doc = ?1 AND arrival NOT IN (SELECT arrival FROM set_aside) ORDER BY arrival",
        )?;
        let arrivals: Vec<i64> = query.query_map([doc], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut whole = Vec::new();
        for arrival in arrivals {
            match self.records(&[arrival]) {
                Ok(records) => whole.extend(records),
                Err(StorageError::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
        }
        self.changes_in(doc, whole)
    }

    fn changes_in(&self, doc: [u8; 16], records: Vec<StoredRecord>) -> Result<Vec<StoredChange>, StorageError> {
        let mut changes = Vec::new();
        for record in records {
            let damaged = || StorageError::Damaged(self.path.clone());
            let read = Record::decode_stored(&record.bytes).map_err(|_| damaged())?;
            let Body::Changes(entries) = read.body else { continue };
            for entry in entries.into_iter().filter(|entry| entry.doc == doc) {
                changes.push(StoredChange {
                    arrival: record.arrival,
                    device: record.device,
                    seq: record.seq,
                    at: read.at,
                    kind: entry.kind,
                    change: entry.change,
                });
            }
        }
        Ok(changes)
    }

    /// Looks through the records that name a document, the newest first and at most so many, for one that `find` takes.
    /// `find` is given the log, the record's number and its bytes, which are not checked against their chain.
    pub fn find_record_of<T>(
        &self,
        doc: [u8; 16],
        most: usize,
        mut find: impl FnMut(DeviceKey, u64, &[u8]) -> Option<T>,
    ) -> Result<Option<T>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT device.key, record.seq, record.body FROM touched JOIN record USING (arrival)
             JOIN device ON device.number = record.device
             WHERE touched.doc = ?1 ORDER BY touched.arrival DESC LIMIT ?2",
        )?;
        let mut rows = query.query(params![doc, most as i64])?;
        while let Some(row) = rows.next()? {
            let body = row.get_ref(2)?.as_blob().map_err(|_| StorageError::Damaged(self.path.clone()))?;
            if let Some(found) = find(DeviceKey(row.get(0)?), row.get(1)?, body) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The bytes of one record.
    pub fn record_at(&self, device: DeviceKey, seq: u64) -> Result<Option<Vec<u8>>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT record.body FROM record WHERE record.device = (SELECT number FROM device WHERE key = ?1)
             AND record.seq = ?2",
        )?;
        Ok(query.query_row(params![device.0, seq], |row| row.get(0)).optional()?)
    }

    /// All membership statements, from whichever of their two copies is whole.
    pub fn statements(&self) -> Result<Statements, StorageError> {
        let keys = self.device_keys()?;
        let mut query = self.connection.prepare_cached(
            "SELECT statement.device, statement.seq, statement.before, statement.hash, statement.body, statement.place,
                    record.device, record.seq, record.before, record.hash, record.body, record.place
             FROM statement LEFT JOIN record USING (arrival) ORDER BY arrival",
        )?;
        // Whose it says it is, and what it says if it is whole.
        type Copy = Option<(DeviceKey, u64, Option<Vec<u8>>)>;
        let read = |row: &rusqlite::Row<'_>, from: usize| -> rusqlite::Result<Copy> {
            let (number, seq): (Option<i64>, Option<u64>) = (row.get(from)?, row.get(from + 1)?);
            let Some((device, seq)) = number.and_then(|number| keys.get(&number).copied()).zip(seq) else {
                return Ok(None);
            };
            let (before, hash): ([u8; 32], [u8; 32]) = (row.get(from + 2)?, row.get(from + 3)?);
            let (body, place): (Vec<u8>, Option<Vec<u8>>) = (row.get(from + 4)?, row.get(from + 5)?);
            let fits = chain::next(Hash(before), &body).0 == hash;
            let is_there = is_in_place(place.as_deref(), device, seq, Hash(hash));
            Ok(Some((device, seq, (fits && is_there).then_some(body))))
        };
        let mut statements = Statements::default();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (second, record) = (read(row, 0).unwrap_or_default(), read(row, 6).unwrap_or_default());
            let is_whole = |copy: &&Copy| copy.as_ref().is_some_and(|(.., body)| body.is_some());
            let whole = [&record, &second].into_iter().find(is_whole).cloned().flatten();
            let Some((by, seq, body)) = whole.or(record.clone()).or(second) else {
                return Err(StorageError::Damaged(self.path.clone()));
            };
            if record.as_ref().is_none_or(|(.., body)| body.is_none()) {
                self.damage.found(by, seq);
            }
            match body.and_then(|body| Record::decode_stored(&body).ok()).map(|read| read.body) {
                Some(Body::Statement(statement)) => statements.said.push(Said { by, seq, statement }),
                _ => statements.damaged.push((by, seq)),
            }
        }
        Ok(statements)
    }

    /// The newest receipt of each device. One that does not read any more is passed over: a newer one will come.
    pub fn receipts(&self) -> Result<Vec<Receipt>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT bytes FROM receipt")?;
        let rows = query.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        let mut receipts = Vec::new();
        for bytes in rows {
            receipts.extend(postcard::from_bytes::<Receipt>(&bytes?).ok());
        }
        Ok(receipts)
    }

    pub fn forks(&self) -> Result<Vec<Fork>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT bytes FROM fork")?;
        let rows = query.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        let mut forks = Vec::new();
        for bytes in rows {
            forks.extend(postcard::from_bytes::<Fork>(&bytes?).ok());
        }
        Ok(forks)
    }

    /// The cached save of a document and the arrival number it goes up to.
    pub fn save(&self, doc: [u8; 16]) -> Result<Option<(i64, Vec<u8>)>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT arrival, bytes FROM save WHERE doc = ?1")?;
        let stored: Option<(i64, Vec<u8>)> = query.query_row([doc], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        // A damaged one is none.
        Ok(stored.and_then(|(arrival, bytes)| Some((arrival, checked(Place::Save { doc: &doc, arrival }, &bytes)?))))
    }

    /// The kind of a document, if any record names it.
    pub fn kind_of(&self, doc: [u8; 16]) -> Result<Option<u16>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT kind FROM doc WHERE doc = ?1")?;
        Ok(query.query_row([doc], |row| row.get(0)).optional()?)
    }

    /// All documents that begin with these bytes; at most `limit`.
    pub fn docs_beginning(&self, first: [u8; 16], last: [u8; 16], limit: usize) -> Result<Vec<[u8; 16]>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT doc FROM doc WHERE doc BETWEEN ?1 AND ?2 LIMIT ?3")?;
        let rows = query.query_map(params![first, last, limit as i64], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many records the file has.
    pub fn count_records(&self) -> Result<u64, StorageError> {
        Ok(self.connection.query_row("SELECT coalesce(max(arrival), 0) FROM record", [], |row| row.get(0))?)
    }
}
