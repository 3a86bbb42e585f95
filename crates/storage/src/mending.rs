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
use crate::writing::make_stale;

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
        let (Some(previous), Some(after)) = (seq.checked_sub(1), self.link_after(device, seq)?) else {
            return Ok(None);
        };
        let Some(before) = self.hash_at(device, previous)? else { return Ok(None) };
        let fits = chain::next(before, &bytes) == after;
        Ok(fits.then_some(Mended { device, seq, before, hash: after, bytes }))
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
        Ok(query.query_row(params![device.0, seq + 1], |row| Ok(Hash(row.get(0)?))).optional()?)
    }
}

/// Puts the record where the damaged one is, and has the documents that it names folded anew.
pub(crate) fn write(writing: &Transaction<'_>, mended: &Mended) -> Result<(), StorageError> {
    writing
        .prepare_cached(
            "UPDATE record SET before = ?3, hash = ?4, body = ?5
             WHERE device = (SELECT number FROM device WHERE key = ?1) AND seq = ?2",
        )?
        .execute(params![mended.device.0, mended.seq, mended.before.0, mended.hash.0, mended.bytes])?;
    if let Some(Record { body: Body::Changes(entries), .. }) = mended.record() {
        for entry in entries {
            make_stale(writing, entry.doc)?;
        }
    }
    Ok(())
}
