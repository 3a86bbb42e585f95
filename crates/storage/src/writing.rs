//! What a batch writes, within one transaction.

use std::collections::HashMap;

use rusqlite::{Transaction, params};
use trekker_ledger::chain;
use trekker_ledger::keys::TeamId;
use trekker_ledger::receipt::Receipt;
use trekker_ledger::seal::Seal;

use crate::error::StorageError;
use crate::mending;
use crate::store::{Batch, Heads, NewRecord, SEAL_BLOCK};
use crate::sums::place_of;

/// Writes all of it. `heads`: where the logs end, which is where they end after it.
pub(crate) fn write_batch(
    writing: &Transaction<'_>,
    team: TeamId,
    heads: &mut Heads,
    batch: &Batch,
) -> Result<(), StorageError> {
    let before = heads.clone();
    let mut newest: HashMap<[u8; 16], (u16, i64)> = HashMap::new();
    for record in &batch.records {
        let arrival = write_record(writing, team, heads, record)?;
        newest.extend(record.touches.iter().map(|(kind, doc)| (*doc, (*kind, arrival))));
    }
    write_newest(writing, newest)?;
    write_heads(writing, heads, &before)?;
    for seal in &batch.seals {
        write_seal(writing, heads, seal)?;
    }
    for receipt in &batch.receipts {
        write_receipt(writing, receipt)?;
    }
    for fork in &batch.forks {
        let bytes = postcard::to_stdvec(fork).unwrap_or_default();
        writing
            .prepare_cached("INSERT OR IGNORE INTO fork (device, bytes) VALUES (?1, ?2)")?
            .execute(params![fork.device().0, bytes])?;
    }
    for mended in &batch.mended {
        mending::write(writing, mended)?;
    }
    for doc in &batch.stale {
        make_stale(writing, *doc)?;
    }
    for folded in &batch.folded {
        crate::projection::write(writing, folded)?;
    }
    for (key, value) in &batch.meta {
        writing
            .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
            .execute(params![key, value])?;
    }
    for (doc, was) in &batch.before {
        crate::projection::write_before(writing, *doc, was.as_deref())?;
    }
    Ok(())
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
    let place = place_of(record.device, record.seq, record.hash);
    writing
        .prepare_cached("INSERT INTO record (device, seq, before, hash, body, place) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![number, record.seq, before.0, record.hash.0, record.bytes, place])?;
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

pub(crate) fn write_touched(writing: &Transaction<'_>, doc: [u8; 16], arrival: i64) -> Result<(), StorageError> {
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

pub(crate) fn write_statement(writing: &Transaction<'_>, arrival: i64) -> Result<(), StorageError> {
    writing
        .prepare_cached(
            "INSERT OR REPLACE INTO statement SELECT arrival, device, seq, before, hash, body, place FROM record WHERE arrival = ?1",
        )?
        .execute([arrival])?;
    count_statements(writing)
}

/// Keeps how many statements there are: one that vanished might have taken something away from somebody.
pub(crate) fn count_statements(writing: &Transaction<'_>) -> Result<(), StorageError> {
    writing.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES ('statements', CAST((SELECT count(*) FROM statement) AS BLOB))",
        [],
    )?;
    Ok(())
}

/// The last record that names each document.
pub(crate) fn write_newest(
    writing: &Transaction<'_>,
    newest: HashMap<[u8; 16], (u16, i64)>,
) -> Result<(), StorageError> {
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
    write_seal_of(writing, *number, seal)
}

/// `number`: that of the log in this file.
pub(crate) fn write_seal_of(writing: &Transaction<'_>, number: i64, seal: &Seal) -> Result<(), StorageError> {
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

pub(crate) fn write_receipt(writing: &Transaction<'_>, receipt: &Receipt) -> Result<(), StorageError> {
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
