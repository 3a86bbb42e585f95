//! Twenty thousand changes that were tampered with and sealed all the same, by a member's device with a changed program. What the
//! gatekeeper lets through reaches the library that panics and aborts on such things. The device that receives them lives,
//! keeps what others wrote, and works on.
#![allow(clippy::expect_used, reason = "what cannot be prepared is a failed test")]

use std::path::Path;

use fastrand::Rng;
use sha2::{Digest, Sha256};
use trekker_document::actor::Editor;
use trekker_document::document::Document;
use trekker_document::{gatekeeper, history};
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::{NewPost, PostEdit, Status};
use trekker_domain::text::{Splice, TextEdit};
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::{Body, Entry, Record};
use trekker_testkit::intruder::Intruder;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, note, until, word};

const MUTATIONS: usize = 20_000;
/// Magic and checksum: what the checksum is over comes after.
const HEAD: usize = 8;

/// Honest changes of all sorts, in the order they were made.
fn honest(device: DeviceKey) -> Vec<Vec<u8>> {
    let doc = DocId([1; 16]);
    let mut document = Document::born(Kind::Post);
    let new = NewPost { title: "Startdag".into(), text: "Kom je ook? 🎪".into(), ..NewPost::default() };
    let mut changes = Vec::new();
    let mut does = |document: &mut Document, edit: Edit| {
        let writes = edit.writes(&[0; 32], PersonId([1; 16])).writes;
        let editor = Editor { device: device.0, run: 1 };
        let written = document.write(editor, 1_790_000_000, &writes).expect("it writes");
        changes.extend(written.into_iter().flat_map(|written| written.changes));
    };
    does(&mut document, Edit::NewPost(doc, new));
    for (at, insert) in [(0, "Dag! "), (9, "allemaal "), (3, "é")] {
        let seen = document.version();
        let splices = vec![Splice { at, delete: 1, insert: insert.into() }];
        does(&mut document, Edit::Text(Kind::Post, doc, TextEdit { seen, splices }));
    }
    does(&mut document, Edit::Post(doc, PostEdit::SetStatus(Status::Review)));
    does(&mut document, Edit::Post(doc, PostEdit::SetDate("2027-03-06".parse().ok())));
    does(&mut document, Edit::Post(doc, PostEdit::SetChannel(DocId([9; 16]), true)));
    changes
}

/// Changes some bytes, takes some out or puts some in, and makes the checksum fit again.
fn mutated(change: &[u8], random: &mut Rng) -> Vec<u8> {
    let mut bytes = change.to_vec();
    for _ in 0..random.usize(1..4) {
        let at = random.usize(HEAD..bytes.len());
        match random.u8(..4) {
            0 => bytes[at] = random.u8(..),
            1 => bytes[at] ^= 1 << random.u8(..8),
            2 => bytes[at] = [0, 0x7f, 0x80, 0xff][random.usize(..4)],
            _ => bytes.insert(at, random.u8(..)),
        }
    }
    let sum = Sha256::digest(&bytes[HEAD..]);
    bytes[4..HEAD].copy_from_slice(&sum[..4]);
    bytes
}

#[test]
fn twenty_thousand_changes_tampered_with_do_no_harm() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let added = els.asks(&["post", "add", "--title", "Doors at ten", "date=2027-03-06", "text=Bring a lamp"])?;
    let id = word(&added[0], "id");
    els.serves()?;
    let ticket = els.invites()?;
    bram.joins(&ticket)?;
    let mut bram = Intruder::with_profile_of(Path::new(&bram.profile), &ticket);
    let me = bram.key.public();

    let seed = 20_261_124;
    let mut random = Rng::with_seed(seed);
    let honest = honest(me);
    let mut passed = Vec::new();
    for number in 0..MUTATIONS {
        let change = mutated(&honest[number % honest.len()], &mut random);
        if gatekeeper::admit(&me.0, Kind::Post.number(), &change).is_ok() {
            passed.push(change);
        }
    }
    note(&format!("seed {seed}: {} of {MUTATIONS} pass the gatekeeper", passed.len()));
    assert!(passed.len() > 500, "the test has something to send");

    // What is shown of a document's past reads each of its changes.
    let at = chrono::DateTime::UNIX_EPOCH;
    for change in &passed {
        history::steps(Kind::Post, [history::Source { by: None, at, change }]);
    }

    // Some stand alone, some in a document with all honest changes, some in Els's own post.
    let DocId(theirs) = DocId::parse(&id).ok_or("an id")?;
    bram.greets();
    for (number, change) in passed.into_iter().enumerate() {
        let mut doc = [0; 16];
        doc[..8].copy_from_slice(&(number as u64 + 1).to_le_bytes());
        let entry = |doc, change| Entry { kind: Kind::Post.number(), doc, change };
        let entries = match number % 5 {
            0 => vec![entry(theirs, change)],
            1 | 2 => honest.iter().cloned().chain([change]).map(|change| entry(doc, change)).collect(),
            _ => vec![entry(doc, change)],
        };
        let record = Record { at: 1_790_000_000, body: Body::Changes(entries) };
        bram.sends_next(&record);
    }
    bram.is_heard();
    until("Els has folded all of it", || Ok(els.posts()? > 100))?;
    until("Els says whose changes those were", || {
        Ok(els.takes_said().iter().any(|line| line.contains("changes of Bram break what they change")))
    })?;
    bram.goes();
    let shown = els.asks(&["post", "show", &id])?;
    assert!(word(&shown[0], "text").contains("Bring a lamp"), "what Els wrote is there: {shown}");
    els.runs(&["post", "add", "--title", "And on we go"])?;
    els.checks()?;
    // Also from the beginning: all of it is loaded again.
    els.dies()?;
    els.serves()?;
    let shown = els.asks(&["post", "show", &id])?;
    assert!(word(&shown[0], "text").contains("Bring a lamp"), "{shown}");
    // Whatever reads all documents reads these as well.
    let listed = els.asks(&["post", "list"])?;
    let exported = els.asks(&["export", "automerge", &folder.path().join("export").display().to_string()])?;
    assert!(exported[0]["documents"].as_u64() > listed.as_array().map(|list| list.len() as u64), "{exported}");
    let found = els.asks(&["search", "lamp"])?;
    assert!(found.as_array().is_some_and(|found| !found.is_empty()), "{found}");
    els.checks()?;
    Ok(())
}
