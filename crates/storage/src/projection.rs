//! What the records come to: one row a document, ready for the window.

use std::sync::Arc;

use rusqlite::{OptionalExtension, Transaction, params};
use trekker_ledger::keys::DeviceKey;

use crate::error::StorageError;
use crate::reader::Reader;
use crate::sums::{Place, checked, with_sum};

/// Which records a folded document is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpTo {
    /// All up to this arrival number.
    Arrival(i64),
    /// All up to this one, and everything this device itself wrote since: an edit made here has no arrival number yet.
    /// If records of other devices came in between, the document stays stale.
    OwnAfter { base: i64, own: DeviceKey },
}

/// A document was folded up to a record.
#[derive(Clone, Debug)]
pub struct Folded {
    pub doc: [u8; 16],
    pub kind: u16,
    pub up_to: UpTo,
    /// Rows of a kind are laid down by day, so the visible month is read in one piece. Days since 1970; 0 without one.
    pub day: i64,
    /// Opaque here.
    pub row: Vec<u8>,
    /// A hash of everything the document says, for comparing devices.
    pub digest: [u8; 32],
    /// The folded document as it was at an arrival number, for one that is slow to fold; opaque here.
    pub save: Option<Arc<(i64, Vec<u8>)>>,
}

impl Folded {
    /// The digest of a document in which nothing counts: it is none to anybody.
    pub const NOTHING: [u8; 32] = [0; 32];
}

/// A document as it was when the person looked last, opaque here.
pub type Before = ([u8; 16], Vec<u8>);

/// What a document comes to. `None`: it is stale.
pub type Digest = Option<[u8; 32]>;

/// A row as it lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub doc: [u8; 16],
    pub kind: u16,
    pub row: Vec<u8>,
    /// Records have arrived that are not folded in, or the row is not what was stored.
    pub is_stale: bool,
}

/// The row behind what it was folded from, and all of it behind a checksum.
fn stored_row(folded: &Folded, up_to: i64) -> Vec<u8> {
    let bytes = [up_to.to_le_bytes().as_slice(), &folded.digest, &folded.row].concat();
    with_sum(Place::Row { kind: folded.kind, day: folded.day, doc: &folded.doc }, &bytes)
}

/// Of a row that is damaged nothing is given but that it is stale.
fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let (kind, stored, is_stale, doc): (u16, Vec<u8>, bool, [u8; 16]) =
        (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
    let (folded, digest, day): (i64, Option<Vec<u8>>, i64) = (row.get(4)?, row.get(5)?, row.get(6)?);
    let whole = checked(Place::Row { kind, day, doc: &doc }, &stored);
    let parts = whole.as_deref().and_then(|whole| {
        let (up_to, rest) = whole.split_first_chunk::<8>()?;
        let (said, row) = rest.split_first_chunk::<32>()?;
        Some((i64::from_le_bytes(*up_to), *said, row.to_vec()))
    });
    Ok(match parts {
        Some((up_to, said, row)) => {
            let is_of_these = up_to == folded && digest.is_some_and(|digest| digest == said);
            Row { doc, kind, row, is_stale: is_stale || !is_of_these }
        }
        None => Row { doc, kind, row: Vec::new(), is_stale: true },
    })
}

pub(crate) fn write(writing: &Transaction<'_>, folded: &Folded) -> Result<(), StorageError> {
    let old: Option<(i64, i64)> = writing
        .prepare_cached("SELECT day, newest FROM doc WHERE doc = ?1")?
        .query_row([folded.doc], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((old_day, newest)) = old else { return Ok(()) };
    let up_to = match folded.up_to {
        UpTo::Arrival(arrival) => arrival,
        UpTo::OwnAfter { base, own } => {
            let others_since: bool = writing
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM touched JOIN record USING (arrival)
                     JOIN device ON device.number = record.device
                     WHERE touched.doc = ?1 AND touched.arrival > ?2 AND device.key <> ?3)",
                )?
                .query_row(params![folded.doc, base, own.0], |row| row.get(0))?;
            if others_since { base } else { newest }
        }
    };
    if old_day != folded.day {
        writing.prepare_cached("DELETE FROM row WHERE kind = ?1 AND day = ?2 AND doc = ?3")?.execute(params![
            folded.kind,
            old_day,
            folded.doc
        ])?;
    }
    writing
        .prepare_cached("INSERT OR REPLACE INTO row (kind, day, doc, row) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![folded.kind, folded.day, folded.doc, stored_row(folded, up_to)])?;
    writing
        .prepare_cached("UPDATE doc SET folded = ?2, day = ?3, digest = ?4 WHERE doc = ?1 AND folded <= ?2")?
        .execute(params![folded.doc, up_to, folded.day, folded.digest])?;
    if let Some(save) = &folded.save {
        let (arrival, bytes) = save.as_ref();
        writing
            .prepare_cached(
                "INSERT INTO save (doc, arrival, bytes) VALUES (?1, ?2, ?3)
                 ON CONFLICT (doc) DO UPDATE SET arrival = excluded.arrival, bytes = excluded.bytes
                 WHERE excluded.arrival > save.arrival",
            )?
            .execute(params![
                folded.doc,
                arrival,
                with_sum(Place::Save { doc: &folded.doc, arrival: *arrival }, bytes)
            ])?;
    }
    Ok(())
}

/// A document as it was when the person looked last; `None`: the person has looked.
pub(crate) fn write_before(writing: &Transaction<'_>, doc: [u8; 16], was: Option<&[u8]>) -> Result<(), StorageError> {
    match was {
        Some(was) => writing
            .prepare_cached("INSERT OR REPLACE INTO before (doc, was) VALUES (?1, ?2)")?
            .execute(params![doc, with_sum(Place::Before { doc: &doc }, was)])?,
        None => writing.prepare_cached("DELETE FROM before WHERE doc = ?1")?.execute([doc])?,
    };
    Ok(())
}

impl Reader {
    /// The documents that others changed, as they were when the person looked last.
    pub fn before(&self) -> Result<Vec<Before>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT doc, was FROM before")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows = rows.collect::<Result<Vec<([u8; 16], Vec<u8>)>, _>>()?;
        let whole = |(doc, was): ([u8; 16], Vec<u8>)| Some((doc, checked(Place::Before { doc: &doc }, &was)?));
        Ok(rows.into_iter().filter_map(whole).collect())
    }

    /// Hands over the rows of one kind from the first day to the last, both included, by day: one after the other, so that
    /// the bytes of all of them never take room at once.
    pub fn each_row(
        &self,
        kind: u16,
        first_day: i64,
        last_day: i64,
        mut take: impl FnMut(Row),
    ) -> Result<(), StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT doc.kind, row.row, doc.folded < doc.newest, row.doc, doc.folded, doc.digest, row.day
             FROM row JOIN doc USING (doc) WHERE row.kind = ?1 AND row.day BETWEEN ?2 AND ?3",
        )?;
        let rows = query.query_map(params![kind, first_day, last_day], read_row)?;
        for row in rows {
            take(row?);
        }
        Ok(())
    }

    /// Documents for which records have arrived that are not folded in, with their kinds; at most `limit`.
    pub fn stale(&self, limit: usize) -> Result<Vec<(u16, [u8; 16])>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT kind, doc FROM doc WHERE folded < newest LIMIT ?1")?;
        let rows = query.query_map([limit as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The documents that records of a log name, from one record on.
    pub fn named_by(&self, device: DeviceKey, from: u64) -> Result<Vec<(u16, [u8; 16])>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT DISTINCT doc.kind, doc.doc FROM record JOIN touched USING (arrival) JOIN doc USING (doc)
             WHERE record.device = (SELECT number FROM device WHERE key = ?1) AND record.seq >= ?2",
        )?;
        let from = i64::try_from(from).unwrap_or(i64::MAX);
        let rows = query.query_map(params![device.0, from], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn count_stale(&self) -> Result<u64, StorageError> {
        Ok(self.connection.query_row("SELECT count(*) FROM doc WHERE folded < newest", [], |row| row.get(0))?)
    }

    /// What one document comes to.
    pub fn digest_of(&self, doc: [u8; 16]) -> Result<Digest, StorageError> {
        let mut query = self
            .connection
            .prepare_cached("SELECT CASE WHEN folded < newest THEN NULL ELSE digest END FROM doc WHERE doc = ?1")?;
        Ok(query.query_row([doc], |row| row.get(0)).optional()?.flatten())
    }

    /// All documents with their kinds and digests, by id.
    pub fn digests(&self) -> Result<Vec<(u16, [u8; 16], Digest)>, StorageError> {
        let mut query = self
            .connection
            .prepare("SELECT kind, doc, CASE WHEN folded < newest THEN NULL ELSE digest END FROM doc ORDER BY doc")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Reader {
    /// Documents that are said to be folded and have no row: the disk has lost it.
    pub fn rowless(&self) -> Result<Vec<(u16, [u8; 16])>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT kind, doc FROM doc WHERE folded > 0 AND folded >= newest AND NOT EXISTS (
                 SELECT 1 FROM row WHERE row.kind = doc.kind AND row.day = doc.day AND row.doc = doc.doc)",
        )?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The kind, day and row of one document.
    pub fn row(&self, doc: [u8; 16]) -> Result<Option<Row>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT doc.kind, row.row, doc.folded < doc.newest, row.doc, doc.folded, doc.digest, row.day FROM doc
             JOIN row ON row.kind = doc.kind AND row.day = doc.day AND row.doc = doc.doc WHERE doc.doc = ?1",
        )?;
        Ok(query.query_row([doc], read_row).optional()?)
    }
}
