//! Records that a disk has damaged, and how they become whole again with what somebody else still has.
//!
//! The links around a record stand in its neighbours as well, so a damaged one is known by what it has to come to: only
//! the very same bytes are taken in its place.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use rusqlite::{OptionalExtension, Transaction, params};
use trekker_ledger::chain;
use trekker_ledger::keys::{DeviceKey, Hash};
use trekker_ledger::record::{Body, Record};

use crate::error::StorageError;
use crate::reader::Reader;
use crate::salvage::UNKNOWN;
use crate::sums::place_of;
use crate::writing::{make_stale, write_statement, write_touched};

/// The damaged records that readers of one team came upon.
#[derive(Debug, Default)]
pub(crate) struct Damage(Mutex<BTreeSet<(DeviceKey, u64)>>);

impl Damage {
    pub(crate) fn found(&self, device: DeviceKey, seq: u64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert((device, seq));
    }

    fn take(&self) -> BTreeSet<(DeviceKey, u64)> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A record as somebody else has it, that fits where this file's own is damaged; see [`Reader::mends`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    pub device: DeviceKey,
    pub seq: u64,
    before: Hash,
    hash: Hash,
    bytes: Vec<u8>,
}

impl Mended {
    /// What the record says; nothing if a newer Trekker wrote it.
    pub fn record(&self) -> Option<Record> {
        Record::decode_stored(&self.bytes).ok()
    }
}

impl Reader {
    /// The logs and numbers of damaged records that this reader, or one made of it, came upon since it was last asked.
    pub fn take_damage(&self) -> BTreeSet<(DeviceKey, u64)> {
        self.damage.take()
    }

    /// Whether these are the bytes of the record that has to stand at this place, by the links in the records around it.
    pub fn mends(&self, device: DeviceKey, seq: u64, bytes: Vec<u8>) -> Result<Option<Mended>, StorageError> {
        Ok(self.mend_all(device, seq, vec![bytes])?.and_then(|mut mended| mended.pop()))
    }

    /// The same for several that follow each other, from a number on: the links at both ends prove all of them.
    pub fn mend_all(
        &self,
        device: DeviceKey,
        first: u64,
        all: Vec<Vec<u8>>,
    ) -> Result<Option<Vec<Mended>>, StorageError> {
        let (Some(previous), Some(last)) = (first.checked_sub(1), (first + all.len() as u64).checked_sub(1)) else {
            return Ok(None);
        };
        let Some(after) = self.link_after(device, last)? else { return Ok(None) };
        let Some(mut link) = self.hash_at(device, previous)? else { return Ok(None) };
        let mut mended = Vec::with_capacity(all.len());
        for (seq, bytes) in (first..).zip(all) {
            let (before, hash) = (link, chain::next(link, &bytes));
            mended.push(Mended { device, seq, before, hash, bytes });
            link = hash;
        }
        Ok((link == after).then_some(mended))
    }

    /// The bytes of a statement as they are kept a second time; nothing if these are damaged as well.
    pub fn statement_copy(&self, device: DeviceKey, seq: u64) -> Result<Option<Vec<u8>>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT before, hash, body FROM statement
             WHERE device = (SELECT number FROM device WHERE key = ?1) AND seq = ?2",
        )?;
        let copy: Option<([u8; 32], [u8; 32], Vec<u8>)> =
            query.query_row(params![device.0, seq], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        Ok(copy.and_then(|(before, hash, body)| (chain::next(Hash(before), &body).0 == hash).then_some(body)))
    }

    /// The bytes of a record as its chain says they are; nothing if it is damaged or not held.
    pub fn record_whole(&self, device: DeviceKey, seq: u64) -> Result<Option<Vec<u8>>, StorageError> {
        let Some(bytes) = self.record_at(device, seq)? else { return Ok(None) };
        Ok(self.mends(device, seq, bytes)?.map(|whole| whole.bytes))
    }

    /// The link after a record, as what comes behind it says.
    fn link_after(&self, device: DeviceKey, seq: u64) -> Result<Option<Hash>, StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT before FROM record WHERE device = (SELECT number FROM device WHERE key = ?1) AND seq = ?2
             UNION ALL SELECT hash FROM device WHERE key = ?1 AND seq = ?2 - 1",
        )?;
        let link = query.query_row(params![device.0, seq + 1], |row| row.get(0)).optional()?;
        Ok(link.filter(|link| *link != UNKNOWN).map(Hash))
    }
}

/// Puts the record where the damaged one is, or where none is any more, and has the documents that it names folded anew.
pub(crate) fn write(writing: &Transaction<'_>, mended: &Mended) -> Result<(), StorageError> {
    let place = place_of(mended.device, mended.seq, mended.hash);
    let values = params![mended.device.0, mended.seq, mended.before.0, mended.hash.0, mended.bytes, place];
    let changed = writing
        .prepare_cached(
            "UPDATE record SET before = ?3, hash = ?4, body = ?5, place = ?6
             WHERE device = (SELECT number FROM device WHERE key = ?1) AND seq = ?2",
        )?
        .execute(values)?;
    if changed == 0 {
        writing
            .prepare_cached(
                "INSERT INTO record (device, seq, before, hash, body, place)
                 VALUES ((SELECT number FROM device WHERE key = ?1), ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(values)?;
    }
    let arrival: i64 = writing
        .prepare_cached(
            "SELECT arrival FROM record WHERE device = (SELECT number FROM device WHERE key = ?1) AND seq = ?2",
        )?
        .query_row(params![mended.device.0, mended.seq], |row| row.get(0))?;
    match mended.record().map(|record| record.body) {
        Some(Body::Changes(entries)) => {
            for entry in entries {
                write_touched(writing, entry.doc, arrival)?;
                writing
                    .prepare_cached(
                        "INSERT INTO doc (doc, kind, newest) VALUES (?1, ?2, ?3)
                         ON CONFLICT (doc) DO UPDATE SET newest = max(newest, excluded.newest)",
                    )?
                    .execute(params![entry.doc, entry.kind, arrival])?;
                make_stale(writing, entry.doc)?;
            }
        }
        Some(Body::Statement(_)) => write_statement(writing, arrival)?,
        None => {}
    }
    Ok(())
}
