//! A team's file in which the disk has changed something: it opens with what is whole, and nothing in it is shown as something
//! that nobody wrote.
//!
//! `TREKKER_DAMAGE=1000` tries so many states of each kind of file, `TREKKER_SEED=…` the same ones again; without them a few.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use trekker_ledger::chain;
use trekker_ledger::keys::{DeviceKey, SecretKey, TeamId};
use trekker_ledger::record::{Body, Entry, Record};
use trekker_ledger::seal::Seal;
use trekker_ledger::statement::{Statement, person_of_first_device, team_founded_by};
use trekker_ledger::vector::Range;
use trekker_storage::error::StorageError;
use trekker_storage::projection::{Folded, UpTo};
use trekker_storage::salvage::{Found, RUN};
use trekker_storage::store::{Batch, NewRecord, SEAL_BLOCK, Store};

const DOCS: u8 = 40;

fn key(number: u8) -> SecretKey {
    SecretKey::from_bytes(&[number; 32])
}

fn founding() -> Statement {
    let person = person_of_first_device(key(1).public());
    Statement::Found { team: "Repair room".into(), member: "Els".into(), person, nonce: [5; 16] }
}

fn team_id() -> TeamId {
    team_founded_by(&founding(), key(1).public()).expect("it founds one")
}

fn note(line: &str) {
    writeln!(std::io::stderr(), "{line}").unwrap_or_default();
}

/// What was written, to compare with.
#[derive(Default)]
struct Written {
    records: HashMap<(DeviceKey, u64), Vec<u8>>,
    statements: usize,
    /// Each document's rows, the newest last.
    rows: HashMap<[u8; 16], Vec<Vec<u8>>>,
}

fn write(store: &mut Store, written: &mut Written, key: &SecretKey, bodies: Vec<Body>) {
    let device = key.public();
    let (mut seq, mut link) = store.head(device);
    let mut batch = Batch::default();
    for body in bodies {
        seq += 1;
        let touches = match &body {
            Body::Changes(entries) => entries.iter().map(|entry| (entry.kind, entry.doc)).collect(),
            Body::Statement(_) => Vec::new(),
        };
        let is_statement = matches!(body, Body::Statement(_));
        written.statements += usize::from(is_statement);
        let bytes = Record { at: 5, body }.encode().expect("small");
        link = chain::next(link, &bytes);
        written.records.insert((device, seq), bytes.clone());
        batch.records.push(NewRecord { device, seq, hash: link, bytes, touches, is_statement });
        if seq.is_multiple_of(SEAL_BLOCK) {
            batch.seals.push(Seal::new(key, team_id(), seq, link));
        }
    }
    batch.seals.push(Seal::new(key, team_id(), seq, link));
    store.commit(&batch).expect("it commits");
}

fn change(random: &mut fastrand::Rng, most: usize) -> Body {
    let length = random.usize(1..most);
    let change = std::iter::repeat_with(|| random.u8(..)).take(length).collect();
    Body::Changes(vec![Entry { kind: 2, doc: [random.u8(..DOCS); 16], change }])
}

/// A team of three devices with some hundred records, half of them in the file proper and half in the write-ahead log; or all
/// in the file, as a program leaves it that was ended.
fn team(dir: &Path, is_ended: bool, random: &mut fastrand::Rng) -> (PathBuf, Written) {
    let path = dir.join("a.team");
    drop(Store::create(&path, team_id()).expect("it is made"));
    let mut store = Store::open_of(&path, key(1).public()).expect("it opens");
    let mut written = Written::default();
    write(&mut store, &mut written, &key(1), vec![Body::Statement(founding())]);
    for half in 0..2 {
        for number in 1..=3 {
            let said = Statement::Revoke { key: key(100 + number).public() };
            write(&mut store, &mut written, &key(number), vec![Body::Statement(said)]);
            for _ in 0..6 {
                let count = random.u8(1..12);
                let some = (0..count).map(|_| change(random, if half == 0 { 300 } else { 9_000 })).collect();
                write(&mut store, &mut written, &key(number), some);
            }
        }
        let arrival = written.records.len() as i64;
        let folded = (0..DOCS).map(|doc| {
            let row: Vec<u8> = std::iter::repeat_with(|| random.u8(..)).take(200).collect();
            written.rows.entry([doc; 16]).or_default().push(row.clone());
            let (day, digest) = (i64::from(doc) * 3, [doc; 32]);
            Folded {
                doc: [doc; 16],
                kind: 2,
                up_to: UpTo::Arrival(arrival),
                day,
                row,
                digest,
                save: Some(Arc::new((arrival, vec![doc; 500]))),
            }
        });
        store.commit(&Batch { folded: folded.collect(), ..Batch::default() }).expect("it commits");
        if half == 0 || is_ended {
            store.reader().expect("it reads").checkpoint().expect("the log is moved");
        }
    }
    let left = dir.join("left");
    fs::create_dir(&left).expect("a folder");
    if is_ended {
        drop(store);
        copy(dir, &left);
    } else {
        copy(dir, &left);
        drop(store);
    }
    (left, written)
}

fn copy(from: &Path, to: &Path) {
    for file in ["a.team", "a.team-wal", "a.end"].into_iter().filter(|file| from.join(file).exists()) {
        fs::copy(from.join(file), to.join(file)).expect("it is copied");
    }
}

fn opened(dir: &Path, me: DeviceKey) -> Result<(Store, bool), StorageError> {
    let path = dir.join("a.team");
    match Store::open_of(&path, me) {
        Ok(store) => Ok((store, false)),
        Err(error) if error.is_damage() => {
            let new = dir.join("b.team");
            Found::in_file(&path, me).map_err(|_| error)?.write(&new)?;
            Ok((Store::open_of(&new, me).expect("what was made new opens"), true))
        }
        Err(error) => Err(error),
    }
}

/// How much of it there is: whole records, and whether it was salvaged.
fn look(dir: &Path, written: &Written, what: &str) -> Option<(usize, bool)> {
    let me = key(1).public();
    let (store, is_salvaged) = match opened(dir, me) {
        Ok(opened) => opened,
        // With less than its first records nothing proves whose it is.
        Err(StorageError::Damaged(_)) if what.contains("cut to") => return None,
        // Said by the four bytes that say so.
        Err(StorageError::Newer(_)) => return None,
        Err(error) => panic!("{what}: {error}"),
    };
    let reader = store.reader().expect("it reads");
    let own = written.records.keys().filter(|(device, _)| *device == me).count() as u64;
    let (end, _) = store.head(me);
    assert_eq!(end, own, "{what}: the next record of this device goes where no other one was");
    let mut whole = 0;
    for number in 1..=3 {
        let device = key(number).public();
        let last = store.head(device).0;
        for seq in 1..=last {
            let arrivals = reader.arrivals_of(&[Range { device, first: seq, last: seq }]).unwrap_or_default();
            let Ok(records) = reader.records(&arrivals) else { continue };
            for record in records {
                let original = written.records.get(&(record.device, record.seq));
                assert_eq!(original, Some(&record.bytes), "{what}: a record that nobody wrote");
                whole += 1;
            }
        }
    }
    if let Ok(statements) = reader.statements() {
        let there = statements.said.len() + statements.damaged.len();
        let has_all =
            reader.vector().is_ok_and(|vector| vector.0.values().sum::<u64>() == written.records.len() as u64);
        assert!(is_salvaged || !has_all || there == written.statements, "{what}: a statement is gone without a word");
        assert!(statements.said.len() <= written.statements);
    }
    // A row that counts is the one that was written.
    let rows = reader.each_row(2, 0, i64::MAX, |row| {
        assert!(row.is_stale || written.rows[&row.doc].contains(&row.row), "{what}: a row that nobody made");
    });
    if let Err(error) = rows {
        assert!(error.is_damage(), "{what}: {error}");
    }
    for doc in 0..DOCS {
        if let Ok(Some((_, save))) = reader.save([doc; 16]) {
            assert_eq!(save, vec![doc; 500], "{what}: a save that nobody made");
        }
    }
    if let Ok(checked) = reader.check()
        && whole < written.records.len()
        && !is_salvaged
    {
        assert!(!checked.damaged.is_empty() || !checked.structure.is_empty(), "{what}: check says nothing");
    }
    Some((whole, is_salvaged))
}

fn damage(random: &mut fastrand::Rng, bytes: &mut Vec<u8>) -> String {
    match random.u8(..8) {
        0 => {
            let length = random.usize(..bytes.len());
            bytes.truncate(length);
            format!("cut to {length}")
        }
        1 => {
            let page = random.usize(..bytes.len().div_ceil(4096)) * 4096;
            let end = bytes.len().min(page + 4096);
            bytes[page..end].fill(0);
            format!("zeroes at {page}")
        }
        2 => {
            let at = random.usize(..bytes.len());
            let end = bytes.len().min(at + 512);
            bytes[at..end].iter_mut().for_each(|byte| *byte = random.u8(..));
            format!("512 random bytes at {at}")
        }
        _ => {
            let mut said = "flipped".to_owned();
            for _ in 0..random.u8(1..4) {
                let (at, bit) = (random.usize(..bytes.len()), random.u8(..8));
                bytes[at] ^= 1 << bit;
                said += &format!(" {at}.{bit}");
            }
            said
        }
    }
}

fn damaged(file: &str, is_ended: bool) {
    let seed = match std::env::var("TREKKER_SEED") {
        Ok(seed) => seed.parse().expect("TREKKER_SEED should be a whole number"),
        Err(_) => fastrand::u64(..),
    };
    let states: usize = match std::env::var("TREKKER_DAMAGE") {
        Ok(states) => states.parse().expect("TREKKER_DAMAGE should be a whole number"),
        Err(_) => 60,
    };
    note(&format!("{file}: TREKKER_SEED={seed}"));
    let mut random = fastrand::Rng::with_seed(seed);
    let dir = tempfile::tempdir().expect("a folder");
    let (left, written) = team(dir.path(), is_ended, &mut random);
    let (mut refused, mut salvaged, mut lost) = (0, 0, 0);
    for state in 0..states {
        let dir = tempfile::tempdir().expect("a folder");
        copy(&left, dir.path());
        let path = dir.path().join(file);
        let mut bytes = fs::read(&path).expect("it reads");
        let how = damage(&mut random, &mut bytes);
        fs::write(&path, bytes).expect("it writes");
        let what = format!("state {state} of seed {seed}, {file} {how}");
        match look(dir.path(), &written, &what) {
            None => {
                note(&format!("{what}: refused"));
                refused += 1;
            }
            Some((whole, is_salvaged)) => {
                salvaged += usize::from(is_salvaged);
                let missing = written.records.len() - whole;
                assert!(
                    how.starts_with("cut") || missing < 50,
                    "{what}: {missing} records lost with three pages at most"
                );
                lost += missing;
            }
        }
    }
    note(&format!(
        "{file}: {states} states of {} records: {refused} refused, {salvaged} salvaged, {lost} records lost in all",
        written.records.len()
    ));
    assert!(refused <= states / 20 + 1, "something is whole in nearly all of them");
}

#[test]
fn a_damaged_file_opens_with_what_is_whole() {
    damaged("a.team", true);
}

#[test]
fn a_damaged_file_opens_with_what_is_whole_beside_its_write_ahead_log() {
    damaged("a.team", false);
}

#[test]
fn a_damaged_write_ahead_log_loses_no_more_than_what_is_damaged() {
    damaged("a.team-wal", false);
}

#[test]
fn a_damaged_note_of_the_end_is_as_good_as_none() {
    damaged("a.end", false);
}

#[test]
fn whoever_goes_on_in_a_new_file_writes_under_another_number() {
    let dir = tempfile::tempdir().expect("a folder");
    let (left, _) = team(dir.path(), true, &mut fastrand::Rng::with_seed(1));
    let path = left.join("a.team");
    let mut store = Store::open(&path).expect("it opens");
    for (name, value) in [(RUN, [1]), ("example", [2])] {
        store.set_meta(name, &value).expect("it is written");
    }
    drop(store);
    let new = dir.path().join("b.team");
    Found::in_file(&path, key(1).public()).expect("it reads").write(&new).expect("it is written");
    let store = Store::open(&new).expect("it opens");
    let kept = [RUN, "example"].map(|name| store.meta(name).expect("it reads"));
    assert_eq!(kept, [None, Some(vec![2])]);
}
