//! A look at everything in a team's file.

use std::collections::BTreeSet;

use rusqlite::params;
use trekker_ledger::chain;
use trekker_ledger::keys::{DeviceKey, Hash};
use trekker_ledger::record::{Body, Record};
use trekker_ledger::vector::Range;

use crate::error::StorageError;
use crate::reader::Reader;
use crate::sums::is_in_place;

/// What a check of the whole file found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    pub records: u64,
    pub seals: u64,
    /// Logs and their records that do not fit the chain; and the first of each that has no fitting seal over it.
    pub damaged: Vec<(DeviceKey, u64)>,
    /// What SQLite says of the file, where that is not that it is well.
    pub structure: Vec<String>,
}

impl Reader {
    /// Verifies every chain and every seal, and has SQLite look at its file. Changes nothing.
    pub fn check(&self) -> Result<Checked, StorageError> {
        let mut checked = Checked { structure: self.structure()?, ..Checked::default() };
        for (device, head, hash) in self.heads()? {
            self.check_log(device, head, hash, &mut checked)?;
        }
        checked.structure.extend(self.wrong_places()?);
        Ok(checked)
    }

    /// Whether the documents are listed under the records that name them: a document would lack one without any other sign.
    fn wrong_places(&self) -> Result<Option<String>, StorageError> {
        // What is written meanwhile is not seen.
        let reading = self.connection.unchecked_transaction()?;
        let mut is_listed = reading.prepare("SELECT EXISTS (SELECT 1 FROM touched WHERE doc = ?1 AND arrival = ?2)")?;
        let mut records = reading.prepare("SELECT arrival, body FROM record")?;
        let mut rows = records.query([])?;
        let (mut named, mut is_whole) = (0, true);
        while let Some(row) = rows.next()? {
            let (arrival, body): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
            // What a damaged record named is not known.
            let Ok(record) = Record::decode_stored(&body) else {
                is_whole = false;
                continue;
            };
            let Body::Changes(entries) = record.body else { continue };
            let docs: BTreeSet<[u8; 16]> = entries.iter().map(|entry| entry.doc).collect();
            for doc in docs {
                named += 1;
                if !is_listed.query_row(params![doc, arrival], |row| row.get(0))? {
                    return Ok(Some(format!("record {arrival} is not listed under a document that it names")));
                }
            }
        }
        let listed: u64 = reading.query_row("SELECT count(*) FROM touched", [], |row| row.get(0))?;
        Ok((is_whole && listed != named).then(|| "records are listed under documents that they do not name".to_owned()))
    }

    /// Whether SQLite finds its pages well, by the quicker of its two looks: some 2 ms a MB.
    pub fn is_sound(&self) -> Result<bool, StorageError> {
        let said: String = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok(said == "ok")
    }

    /// Whether a row is of a document that is not known any more, which the disk has lost.
    pub fn has_stray_rows(&self) -> Result<bool, StorageError> {
        let stray = "SELECT EXISTS (SELECT 1 FROM row WHERE doc NOT IN (SELECT doc FROM doc))";
        Ok(self.connection.query_row(stray, [], |row| row.get(0))?)
    }

    fn structure(&self) -> Result<Vec<String>, StorageError> {
        let mut query = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let lines = query.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    fn check_log(&self, device: DeviceKey, head: u64, end: Hash, checked: &mut Checked) -> Result<(), StorageError> {
        let mut query = self.connection.prepare_cached(
            "SELECT seq, before, hash, body, place FROM record WHERE device = (SELECT number FROM device WHERE key = ?1)
             ORDER BY seq",
        )?;
        let mut rows = query.query([device.0])?;
        // `None`: what stands before is damaged and says nothing.
        let mut link = Some(chain::genesis(self.team, device));
        let (mut expected, mut damaged) = (1, Vec::new());
        while let Some(row) = rows.next()? {
            let (seq, before, stored, body): (u64, [u8; 32], [u8; 32], Vec<u8>) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            let place: Option<Vec<u8>> = row.get(4)?;
            if seq > expected {
                damaged.extend(expected..seq.min(head + 1));
                link = None;
            }
            let fits = link.is_none_or(|link| link.0 == before) && chain::next(Hash(before), &body).0 == stored;
            let fits = fits && is_in_place(place.as_deref(), device, seq, Hash(stored));
            if fits && Record::decode(&body).is_ok() {
                link = Some(Hash(stored));
            } else {
                damaged.push(seq);
                link = None;
            }
            expected = seq + 1;
            checked.records += 1;
        }
        damaged.iter().for_each(|seq| self.damage.found(device, *seq));
        if damaged.is_empty() && (expected - 1 != head || link != Some(end)) {
            damaged.push(expected);
        }
        let mut sealed = 0;
        for seal in self.seals(Range { device, first: 1, last: head })? {
            let fits = self.hash_at(device, seal.seq)?.is_none_or(|hash| hash == seal.hash);
            if !fits || !seal.is_valid(self.team) {
                damaged.push(seal.seq);
                break;
            }
            sealed = seal.seq;
            checked.seals += 1;
        }
        if sealed < head && damaged.is_empty() {
            damaged.push(sealed + 1);
        }
        damaged.dedup();
        checked.damaged.extend(damaged.into_iter().map(|seq| (device, seq)));
        Ok(())
    }

    /// The places where a salvaged file has no record: see [`crate::salvage`]. They count as damaged from here on.
    /// Gives how many there are.
    pub fn find_gaps(&self) -> Result<usize, StorageError> {
        let mut query = self.connection.prepare(
            "SELECT device.key, record.seq FROM record JOIN device ON device.number = record.device
             WHERE length(record.body) = 0",
        )?;
        let mut rows = query.query([])?;
        let mut gaps = 0;
        while let Some(row) = rows.next()? {
            self.damage.found(DeviceKey(row.get(0)?), row.get(1)?);
            gaps += 1;
        }
        Ok(gaps)
    }
}
