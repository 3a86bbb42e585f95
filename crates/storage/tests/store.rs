//! What a team's file keeps: through a reopening, a full disk, a damaged page and a newer program.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

use std::path::Path;

use trekker_ledger::chain;
use trekker_ledger::keys::{Hash, SecretKey, TeamId};
use trekker_ledger::record::{Body, Entry, Record};
use trekker_ledger::seal::Seal;
use trekker_ledger::vector::Range;
use trekker_storage::error::StorageError;
use trekker_storage::projection::{Folded, UpTo};
use trekker_storage::search::Indexed;
use trekker_storage::store::{Batch, NewRecord, SEAL_BLOCK, Store};

const TEAM: TeamId = TeamId([7; 32]);
const DOC: [u8; 16] = [3; 16];

fn key() -> SecretKey {
    SecretKey::from_bytes(&[1; 32])
}

/// The next `count` records of a device, each with so many bytes of change, sealed at the end.
fn batch(store: &Store, key: &SecretKey, count: u64, bytes: usize) -> Batch {
    let device = key.public();
    let (mut seq, mut link) = store.head(device);
    let mut batch = Batch::default();
    for _ in 0..count {
        seq += 1;
        let entry = Entry { kind: 2, doc: DOC, change: vec![seq as u8; bytes] };
        let bytes = Record { at: 5, body: Body::Changes(vec![entry]) }.encode().expect("small");
        link = chain::next(link, &bytes);
        let touches = vec![(2, DOC)];
        batch.records.push(NewRecord { device, seq, hash: link, bytes, touches, is_statement: false });
        if seq.is_multiple_of(SEAL_BLOCK) {
            batch.seals.push(Seal::new(key, TEAM, seq, link));
        }
    }
    batch.seals.push(Seal::new(key, TEAM, seq, link));
    batch
}

fn team_in(dir: &Path) -> Store {
    Store::create(&dir.join("a.team"), TEAM).expect("it is made")
}

#[test]
fn what_was_committed_is_there_after_reopening() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = team_in(dir.path());
    for _ in 0..3 {
        let batch = batch(&store, &key(), 100, 10);
        store.commit(&batch).expect("it commits");
    }
    drop(store);
    let store = Store::open(&dir.path().join("a.team")).expect("it opens");
    let reader = store.reader().expect("it reads");
    assert_eq!((store.team(), reader.vector().expect("a vector").get(key().public())), (TEAM, 300));
    let range = Range { device: key().public(), first: 11, last: 300 };
    let arrivals = reader.arrivals_of(&[range]).expect("arrivals");
    let records = reader.records(&arrivals).expect("records");
    assert_eq!((records.len(), records[0].seq, records[289].seq), (290, 11, 300));
    let seals: Vec<u64> = reader.seals(range).expect("seals").iter().map(|seal| seal.seq).collect();
    assert_eq!(seals, [256, 300], "one a block, the last");
    let checked = reader.check().expect("it checks");
    assert_eq!((checked.records, checked.damaged), (300, vec![]));
}

#[test]
fn a_record_that_does_not_follow_is_refused_with_all_its_batch() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = team_in(dir.path());
    let mut gap = batch(&store, &key(), 5, 10);
    gap.records.remove(3);
    assert!(matches!(store.commit(&gap), Err(StorageError::Gap { seq: 5 })));
    let mut wrong = batch(&store, &key(), 5, 10);
    wrong.records[4].hash = Hash([0; 32]);
    assert!(matches!(store.commit(&wrong), Err(StorageError::Gap { seq: 5 })));
    assert_eq!(store.head(key().public()).0, 0);
    let right = batch(&store, &key(), 5, 10);
    store.commit(&right).expect("nothing stands in its way");
}

#[test]
fn a_full_disk_loses_nothing_that_was_committed_and_goes_on_when_there_is_room() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = team_in(dir.path());
    let first = batch(&store, &key(), 10, 100);
    store.commit(&first).expect("there is room");
    store.limit_pages(store.pages().expect("pages") + 4).expect("a limit");
    let large = batch(&store, &key(), 200, 1_000);
    assert!(matches!(store.commit(&large), Err(StorageError::Full)));
    assert_eq!(store.head(key().public()).0, 10);
    assert_eq!(store.reader().expect("it reads").check().expect("it checks").records, 10);
    store.limit_pages(100_000).expect("room again");
    store.commit(&large).expect("the same batch goes in");
    assert_eq!(store.head(key().public()).0, 210);
}

#[test]
fn a_file_of_a_newer_program_is_left_alone() {
    let dir = tempfile::tempdir().expect("a folder");
    drop(team_in(dir.path()));
    let path = dir.path().join("a.team");
    let connection = rusqlite::Connection::open(&path).expect("it opens");
    connection.pragma_update(None, "user_version", 99).expect("it writes");
    drop(connection);
    assert!(matches!(Store::open(&path), Err(StorageError::Newer(newer)) if newer == path));
}

#[test]
fn a_damaged_file_is_said() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.team");
    std::fs::write(&path, "this is no database, but it is long enough to look at".repeat(100)).expect("it writes");
    assert!(matches!(Store::open(&path), Err(StorageError::Damaged(damaged)) if damaged == path));
}

#[test]
fn a_changed_record_is_found_by_its_chain() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = team_in(dir.path());
    let some = batch(&store, &key(), 20, 10);
    store.commit(&some).expect("it commits");
    let connection = rusqlite::Connection::open(store.path()).expect("it opens");
    connection.execute("UPDATE record SET body = zeroblob(20) WHERE seq = 7", []).expect("it writes");
    let reader = store.reader().expect("it reads");
    assert_eq!(reader.check().expect("it checks").damaged, [(key().public(), 7)]);
    assert!(matches!(reader.changes_of(DOC, 0), Err(StorageError::Damaged(_))));
}

#[test]
fn a_record_listed_under_another_document_is_found() {
    for damage in [
        "UPDATE touched SET doc = zeroblob(16) WHERE arrival = 7",
        "DELETE FROM touched WHERE arrival = 7",
        "INSERT INTO touched (doc, arrival) VALUES (zeroblob(16), 7)",
    ] {
        let dir = tempfile::tempdir().expect("a folder");
        let mut store = team_in(dir.path());
        let some = batch(&store, &key(), 20, 10);
        store.commit(&some).expect("it commits");
        let reader = store.reader().expect("it reads");
        assert_eq!(reader.check().expect("it checks").structure, [""; 0]);
        rusqlite::Connection::open(store.path()).expect("it opens").execute(damage, []).expect("it writes");
        assert_eq!(reader.check().expect("it checks").structure.len(), 1, "{damage}");
    }
}

#[test]
fn a_row_is_stale_until_everything_that_arrived_is_folded_in() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = team_in(dir.path());
    let other = SecretKey::from_bytes(&[2; 32]);
    let own = |base| UpTo::OwnAfter { base, own: key().public() };
    let folded = |up_to| Folded { doc: DOC, kind: 2, up_to, day: 9, row: vec![1], digest: [0; 32], save: None };
    let mut commit = |key: &SecretKey, folded: Option<Folded>| {
        let mut batch = batch(&store, key, 1, 10);
        batch.folded.extend(folded);
        store.commit(&batch).expect("it commits");
        let reader = store.reader().expect("it reads");
        let mut stale = None;
        reader.each_row(2, 9, 9, |row| stale = Some(row.is_stale)).expect("rows");
        (stale, reader.count_stale().expect("a count"))
    };
    assert_eq!(commit(&key(), Some(folded(own(0)))), (Some(false), 0), "my own edit");
    assert_eq!(commit(&other, None), (Some(true), 1), "another's record arrived");
    assert_eq!(commit(&key(), Some(folded(own(1)))), (Some(true), 1), "I wrote on without it");
    let caught_up = Batch { folded: vec![folded(UpTo::Arrival(3))], ..Batch::default() };
    store.commit(&caught_up).expect("it commits");
    assert_eq!(store.reader().expect("it reads").count_stale().expect("a count"), 0);
    store.forget_projection().expect("it forgets");
    assert_eq!(store.reader().expect("it reads").count_stale().expect("a count"), 1);
}

#[test]
fn what_was_folded_before_it_became_stale_does_not_count_and_what_was_folded_after_does() {
    let folded = |row| Folded {
        doc: DOC,
        kind: 2,
        up_to: UpTo::Arrival(1),
        day: 9,
        row: vec![row],
        digest: [row; 32],
        save: None,
    };
    let news = || Batch { stale: vec![DOC], ..Batch::default() };
    let fold = |row| Batch { folded: vec![folded(row)], ..Batch::default() };
    // In each case the last one tells: committed one after the other or, as the disk thread does, together.
    let cases: [(Vec<Batch>, Option<u8>); 4] = [
        (vec![fold(1), news()], None),
        (vec![news(), fold(2)], Some(2)),
        (vec![fold(1), news(), fold(2)], Some(2)),
        (vec![news(), fold(2), news()], None),
    ];
    for (batches, digest) in cases {
        for is_together in [false, true] {
            let dir = tempfile::tempdir().expect("a folder");
            let mut store = team_in(dir.path());
            let first = batch(&store, &key(), 1, 10);
            store.commit(&first).expect("it commits");
            if is_together {
                let mut all = Batch::default();
                batches.iter().cloned().for_each(|batch| all.extend(batch));
                store.commit(&all).expect("it commits");
            } else {
                batches.iter().for_each(|batch| store.commit(batch).expect("it commits"));
            }
            let reader = store.reader().expect("it reads");
            let digests = reader.digests().expect("digests");
            assert_eq!(digests, [(2, DOC, digest.map(|digest| [digest; 32]))], "together: {is_together}");
        }
    }
}

/// From the tables as they are to those of version 3.
const VERSION_3: &str = "
    CREATE TABLE old (arrival INTEGER PRIMARY KEY);
    INSERT INTO old SELECT arrival FROM statement;
    DROP TABLE statement;
    ALTER TABLE old RENAME TO statement;
    DELETE FROM meta WHERE key = 'statements';
    ALTER TABLE record DROP COLUMN place;
    PRAGMA user_version = 3;
";

/// From those to the tables of version 2.
const VERSION_2: &str = "
    DROP TABLE before;
    PRAGMA user_version = 2;
";

/// From those to the tables of version 1.
const VERSION_1: &str = "
    CREATE TABLE old (
        arrival INTEGER PRIMARY KEY, device INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, body BLOB NOT NULL);
    INSERT INTO old SELECT arrival, device, seq, hash, body FROM record;
    DROP TABLE record;
    ALTER TABLE old RENAME TO record;
    CREATE UNIQUE INDEX record_by_log ON record (device, seq);
    DROP TABLE set_aside;
    PRAGMA user_version = 1;
";

#[test]
fn a_file_of_an_older_program_is_brought_up_to_date_and_keeps_every_record() {
    brought_up_to_date(&[VERSION_3]);
    brought_up_to_date(&[VERSION_3, VERSION_2]);
    brought_up_to_date(&[VERSION_3, VERSION_2, VERSION_1]);
}

/// A file whose tables were taken back by these steps.
fn brought_up_to_date(steps: &[&str]) {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = team_in(dir.path());
    let other = SecretKey::from_bytes(&[2; 32]);
    for (key, count) in [(key(), 300), (other.clone(), 2), (key(), 10)] {
        let batch = batch(&store, &key, count, 10);
        store.commit(&batch).expect("it commits");
    }
    let tables = |connection: &rusqlite::Connection| -> Vec<String> {
        let mut tables =
            connection.prepare("SELECT type || ' ' || name FROM sqlite_schema ORDER BY 1").expect("tables");
        let tables = tables.query_map([], |row| row.get(0)).expect("tables");
        tables.collect::<Result<_, _>>().expect("tables")
    };
    let path = store.path().to_owned();
    drop(store);
    let connection = rusqlite::Connection::open(&path).expect("it opens");
    let fresh = tables(&connection);
    for step in steps {
        connection.execute_batch(step).expect("an old file");
    }
    drop(connection);

    let mut store = Store::open(&path).expect("it opens");
    let reader = store.reader().expect("it reads");
    let checked = reader.check().expect("it checks");
    assert_eq!((checked.records, checked.damaged), (312, vec![]), "every record fits the one before it");
    assert_eq!(reader.count_stale().expect("a count"), 1, "all is folded anew");
    assert_eq!(tables(&rusqlite::Connection::open(&path).expect("it opens")), fresh);
    let more = batch(&store, &other, 3, 10);
    store.commit(&more).expect("the logs go on");
    drop((store, reader));
    let store = Store::open(&path).expect("it opens again");
    assert_eq!(store.head(other.public()).0, 5);
}

#[test]
fn words_are_found_by_how_they_begin_without_accents_and_never_as_operators() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = team_in(dir.path());
    let some = batch(&store, &key(), 1, 10);
    store.commit(&some).expect("it commits");
    let body = "Kom naar het café aan de vaart".to_owned();
    store.index(&[Indexed { doc: DOC, title: "Zomerfeest".into(), body }]).expect("it indexes");
    let reader = store.reader().expect("it reads");
    for (words, count) in
        [("zomer", 1), ("CAFE vaart", 1), ("winter", 0), ("\" OR * NEAR(", 0), ("zomer AND", 0), ("", 0)]
    {
        assert_eq!(reader.find(words, &[], 10).expect("it finds").len(), count, "{words}");
    }
    for (kinds, count) in [(&[2, 3][..], 1), (&[3], 0), (&[22, 12], 0)] {
        assert_eq!(reader.find("zomer", kinds, 10).expect("it finds").len(), count, "{kinds:?}");
    }
    store.index(&[Indexed { doc: DOC, title: String::new(), body: String::new() }]).expect("it indexes");
    assert_eq!(reader.find("zomer", &[], 10).expect("it finds"), []);
}

#[test]
fn a_title_counts_more_than_the_words_below_it_and_an_excerpt_shows_what_was_found() {
    const OTHER: [u8; 16] = [4; 16];
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = team_in(dir.path());
    let mut some = batch(&store, &key(), 1, 10);
    some.records[0].touches.push((2, OTHER));
    store.commit(&some).expect("it commits");
    let filler = "en dan nog dit ".repeat(20);
    let below = Indexed { doc: DOC, title: "Foto van de week".into(), body: format!("{filler}zomerfeest {filler}") };
    let above = Indexed { doc: OTHER, title: "Zomerfeest".into(), body: filler };
    store.index(&[below, above]).expect("it indexes");
    let found = store.reader().expect("it reads").find("zomer", &[], 10).expect("it finds");
    assert_eq!(found.iter().map(|found| found.doc).collect::<Vec<_>>(), [OTHER, DOC]);
    assert!(found[1].excerpt.contains("zomerfeest") && found[1].excerpt.len() < 120, "{}", found[1].excerpt);
    assert_eq!(store.reader().expect("it reads").find("zomer", &[], 1).expect("it finds").len(), 1);
}

#[test]
fn batches_that_are_committed_together_keep_everything_of_both() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = team_in(dir.path());
    let mut all = Batch { before: vec![([1; 16], Some(vec![1]))], ..Batch::default() };
    all.extend(Batch { before: vec![([2; 16], Some(vec![2]))], meta: vec![("a", vec![3])], ..Batch::default() });
    all.extend(Batch { before: vec![([1; 16], None), ([3; 16], Some(vec![4]))], ..Batch::default() });
    store.commit(&all).expect("it commits");
    let reader = store.reader().expect("it reads");
    assert_eq!(reader.before().expect("it reads"), [([2; 16], vec![2]), ([3; 16], vec![4])]);
    assert_eq!(store.meta("a").expect("it reads"), Some(vec![3]));
}

#[test]
fn the_write_ahead_log_stays_short_while_somebody_writes_and_others_read() {
    const LONGEST: u64 = 256 << 10;
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = team_in(dir.path());
    let wal = || std::fs::metadata(dir.path().join("a.team-wal")).map_or(0, |wal| wal.len());
    let reader = store.reader().expect("it reads");
    let mut most = 0;
    for _ in 0..200 {
        let batch = batch(&store, &key(), 1, 4_000);
        store.commit(&batch).expect("it commits");
        reader.vector().expect("it reads");
        store.shorten_wal(LONGEST).expect("it is shortened");
        most = most.max(wal());
    }
    assert!(most < 2 * LONGEST, "{most} bytes");

    // Somebody who reads for long is not waited for, and the log is short again when they are done.
    let long = rusqlite::Connection::open(dir.path().join("a.team")).expect("it opens");
    long.execute_batch("BEGIN; SELECT count(*) FROM record;").expect("it reads");
    for _ in 0..100 {
        let batch = batch(&store, &key(), 1, 4_000);
        store.commit(&batch).expect("it commits");
        store.shorten_wal(LONGEST).expect("nobody waits");
    }
    assert!(!store.shorten_wal(LONGEST).expect("nobody waits"));
    long.execute_batch("COMMIT").expect("it is done");
    assert!(store.shorten_wal(LONGEST).expect("it is shortened"));
    assert_eq!(wal(), 0);
    assert_eq!(reader.check().expect("it checks").records, 300);
}
