//! The tables, and how an older file becomes a newer one.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, params};
use trekker_ledger::chain;
use trekker_ledger::keys::{DeviceKey, TeamId};

use crate::error::StorageError;

/// `TREK` in ASCII: a file that says otherwise is not ours.
const APPLICATION_ID: i32 = 0x5452_454b;
/// The version of the tables this program writes.
const VERSION: i32 = 4;

const TABLES: &str = "
    -- The truth.
    CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE device (
        number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, seq INTEGER NOT NULL, hash BLOB NOT NULL);
    CREATE TABLE record (
        arrival INTEGER PRIMARY KEY, device INTEGER NOT NULL, seq INTEGER NOT NULL, before BLOB NOT NULL,
        hash BLOB NOT NULL, body BLOB NOT NULL, place BLOB);
    CREATE UNIQUE INDEX record_by_log ON record (device, seq);
    CREATE TABLE seal (
        device INTEGER NOT NULL, block INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
        signature BLOB NOT NULL, PRIMARY KEY (device, block)) WITHOUT ROWID;
    CREATE TABLE receipt (device BLOB PRIMARY KEY, number INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE fork (device BLOB PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
    -- Records on which the program died: kept, passed on, and folded no more.
    CREATE TABLE set_aside (arrival INTEGER PRIMARY KEY);
    -- Documents that others changed, as they were when the person looked last.
    CREATE TABLE before (doc BLOB PRIMARY KEY, was BLOB NOT NULL) WITHOUT ROWID;

    -- Where to find what, and what the records come to: can be made anew from them.
    -- Statements are here once more: who belongs to the team is to survive a damaged page.
    CREATE TABLE statement (
        arrival INTEGER PRIMARY KEY, device INTEGER NOT NULL, seq INTEGER NOT NULL, before BLOB NOT NULL,
        hash BLOB NOT NULL, body BLOB NOT NULL, place BLOB);
    CREATE TABLE touched (doc BLOB NOT NULL, arrival INTEGER NOT NULL, PRIMARY KEY (doc, arrival)) WITHOUT ROWID;
    CREATE TABLE doc (
        doc BLOB PRIMARY KEY, kind INTEGER NOT NULL, newest INTEGER NOT NULL, folded INTEGER NOT NULL DEFAULT 0,
        day INTEGER NOT NULL DEFAULT 0, digest BLOB, indexed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE INDEX doc_stale ON doc (doc) WHERE folded < newest;
    CREATE INDEX doc_unindexed ON doc (doc) WHERE indexed < folded;
    CREATE TABLE row (
        kind INTEGER NOT NULL, day INTEGER NOT NULL, doc BLOB NOT NULL, row BLOB NOT NULL,
        PRIMARY KEY (kind, day, doc)) WITHOUT ROWID;
    CREATE TABLE save (doc BLOB PRIMARY KEY, arrival INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
    CREATE VIRTUAL TABLE search USING fts5 (
        title, body, doc UNINDEXED, tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3');
    CREATE TABLE search_place (doc BLOB PRIMARY KEY, row INTEGER NOT NULL) WITHOUT ROWID;
";

/// From version 1, where a record did not say which link its log had before it. A log's first record follows the link that
/// its device and team give, so that one is filled in by [`from_1`].
const FROM_1: &str = "
    CREATE TABLE linked (
        arrival INTEGER PRIMARY KEY, device INTEGER NOT NULL, seq INTEGER NOT NULL, before BLOB NOT NULL,
        hash BLOB NOT NULL, body BLOB NOT NULL);
    INSERT INTO linked
        SELECT arrival, device, seq, coalesce(lag(hash) OVER (PARTITION BY device ORDER BY seq), x''), hash, body FROM record;
    DROP TABLE record;
    ALTER TABLE linked RENAME TO record;
    CREATE UNIQUE INDEX record_by_log ON record (device, seq);
    CREATE TABLE set_aside (arrival INTEGER PRIMARY KEY);
    DELETE FROM row; DELETE FROM save; DELETE FROM search; DELETE FROM search_place;
    UPDATE doc SET folded = 0, digest = NULL, indexed = 0, day = 0;
";

/// From version 2, where nobody remembered what somebody had seen.
const FROM_2: &str = "CREATE TABLE before (doc BLOB PRIMARY KEY, was BLOB NOT NULL) WITHOUT ROWID;";

/// So long one connection waits for another.
pub(crate) const BUSY_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(5);
/// From version 3, where statements were only named and rows had no checksums.
const FROM_3: &str = "
    ALTER TABLE statement RENAME TO named;
    CREATE TABLE statement (
        arrival INTEGER PRIMARY KEY, device INTEGER NOT NULL, seq INTEGER NOT NULL, before BLOB NOT NULL,
        hash BLOB NOT NULL, body BLOB NOT NULL, place BLOB);
    INSERT INTO statement
        SELECT arrival, device, seq, before, hash, body, NULL FROM record WHERE arrival IN (SELECT arrival FROM named);
    DROP TABLE named;
    ALTER TABLE record ADD COLUMN place BLOB;
    DELETE FROM row; DELETE FROM save; DELETE FROM search; DELETE FROM search_place;
    UPDATE doc SET folded = 0, digest = NULL, indexed = 0, day = 0;
";

/// Sets a connection up for writing. Committed means on disk: write-ahead log, `synchronous = FULL`.
pub(crate) fn prepare(connection: &Connection) -> Result<(), StorageError> {
    // What of the write-ahead log SQLite itself does not take for whole may be all that is left of something: see `salvage`.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Checkpoints are made by another thread; see `wal`.
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    connection.pragma_update(None, "cache_size", -8192)?;
    share(connection)
}

/// The file is whole: its write-ahead log goes with the last connection.
pub(crate) fn trust(connection: &Connection) -> Result<(), StorageError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// What all connections have in common.
pub(crate) fn share(connection: &Connection) -> Result<(), StorageError> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(64);
    // Else SQLite prepares a statement anew whenever a bound value changes that may change its plan: a seventh of all
    // time while a team was being received.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// Makes the tables of a new file.
pub(crate) fn make(making: &Transaction<'_>) -> Result<(), StorageError> {
    making.execute_batch(TABLES)?;
    making.pragma_update(None, "application_id", APPLICATION_ID)?;
    making.pragma_update(None, "user_version", VERSION)?;
    Ok(())
}

/// Checks the tables of an old file, and brings them up to date.
pub(crate) fn check(connection: &mut Connection, path: &Path) -> Result<(), StorageError> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    match (application, version) {
        (APPLICATION_ID, 1) => from_1(connection, path),
        (APPLICATION_ID, 2) => {
            let making = connection.transaction()?;
            making.execute_batch(FROM_2)?;
            from_3(&making)?;
            making.commit()?;
            Ok(())
        }
        (APPLICATION_ID, 3) => {
            let making = connection.transaction()?;
            from_3(&making)?;
            making.commit()?;
            Ok(())
        }
        (APPLICATION_ID, VERSION) => Ok(()),
        (APPLICATION_ID, version) if version > VERSION => Err(StorageError::Newer(path.to_owned())),
        _ => Err(StorageError::Damaged(path.to_owned())),
    }
}

/// In one transaction: a program that ends meanwhile leaves the file as it was.
fn from_1(connection: &mut Connection, path: &Path) -> Result<(), StorageError> {
    let making = connection.transaction()?;
    let team: Vec<u8> = making.query_row("SELECT value FROM meta WHERE key = 'team'", [], |row| row.get(0))?;
    let team = team.try_into().map(TeamId).map_err(|_| StorageError::Damaged(path.to_owned()))?;
    making.execute_batch(FROM_1)?;
    {
        let mut devices = making.prepare("SELECT number, key FROM device")?;
        let mut devices = devices.query([])?;
        let mut fill = making.prepare("UPDATE record SET before = ?2 WHERE device = ?1 AND seq = 1")?;
        while let Some(device) = devices.next()? {
            let genesis = chain::genesis(team, DeviceKey(device.get(1)?));
            fill.execute(params![device.get::<_, i64>(0)?, genesis.0])?;
        }
    }
    making.execute_batch(FROM_2)?;
    from_3(&making)?;
    making.commit()?;
    Ok(())
}

fn from_3(making: &Transaction<'_>) -> Result<(), StorageError> {
    making.execute_batch(FROM_3)?;
    crate::writing::count_statements(making)?;
    let mut rows = making.prepare("SELECT doc, was FROM before")?;
    let all = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (doc, was) in all.collect::<Result<Vec<([u8; 16], Vec<u8>)>, _>>()? {
        crate::projection::write_before(making, doc, Some(&was))?;
    }
    making.pragma_update(None, "user_version", VERSION)?;
    Ok(())
}
