//! However much somebody writes at once, and however often, it arrives at everybody, with all that they write after it.
//!
//! `TREKKER_EDITS=2000` makes so many single edits of one post; without it a few.
#![allow(clippy::expect_used, reason = "what cannot be prepared is a failed test")]

use std::fmt::Write as _;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, ROOT, ReadDoc};
use trekker_document::actor::Editor;
use trekker_document::document::Document;
use trekker_document::gatekeeper;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::rank::Rank;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::Entry;
use trekker_testkit::own_log;
use trekker_tests::Outcome;
use trekker_tests::chance::times;
use trekker_tests::peer::{Peer, agree, until, word};

/// Some thousands of words.
fn words(count: usize, first: &str) -> String {
    let some = ["feest", "plein", "muziek", "samen", "kom", "naar", "de", "het", "een"];
    (0..count).fold(String::new(), |mut text, number| {
        let word = if number % 10 == 0 { first } else { some[number * 7 % some.len()] };
        let _written = write!(text, "{word} ");
        text
    })
}

fn text_of(peer: &Peer, id: &str) -> Outcome<String> {
    Ok(word(&peer.asks(&["post", "show", id])?[0], "text").trim().to_owned())
}

#[test]
fn a_long_text_is_written_and_replaced_by_two_and_everything_after_it_arrives() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Feest", "--member", "Els"])?;
    els.serves()?;
    let ticket = els.invites()?;
    bram.joins(&ticket)?;
    bram.serves()?;

    let (first, second) = (words(22_000, "soep"), words(22_000, "brood"));
    assert!(first.len() > 100_000);
    let id = word(&els.asks(&["post", "add", "--title", "Lang", "text=kort"])?[0], "id");
    for (writer, reader, text) in [(&els, &bram, &first), (&bram, &els, &second), (&els, &bram, &first)] {
        writer.runs(&["post", "set", &id, &format!("text={text}")])?;
        until("the other one has all of it", || Ok(text_of(reader, &id).is_ok_and(|read| read == text.trim())))?;
    }
    // One word throughout.
    let guide = words(11_000, "soep");
    els.runs(&["voice", "edit", "Gids", "--text", &guide])?;
    els.runs(&["voice", "edit", "Gids", "--text", &guide.replace("soep", "soepje")])?;
    els.runs(&["post", "add", "--title", "Daarna"])?;
    until("what comes after it is there", || Ok(bram.posts()? == 2 && bram.digest()? == els.digest()?))?;
    els.checks()?;
    bram.checks()?;
    Ok(())
}

#[test]
fn single_edits_from_the_command_line_all_arrive() -> Outcome {
    let edits = times("TREKKER_EDITS", 16_usize)?;
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Feest", "--member", "Els"])?;
    let id = word(&els.asks(&["post", "add", "--title", "Begin", "text=Begin"])?[0], "id");
    els.serves()?;
    bram.joins(&els.invites()?)?;
    els.dies()?;
    for number in 0..edits {
        // First each by an engine of its own, then by the one that serves.
        if number == edits / 2 {
            els.serves()?;
        }
        let text = format!("text=Tekst {number} van {edits}");
        els.runs(&["post", "set", &id, &format!("title=Titel {number}"), &text])?;
    }
    bram.serves()?;
    agree(&[&els, &bram])?;
    assert_eq!(text_of(&bram, &id)?, format!("Tekst {} van {edits}", edits - 1));
    els.checks()?;
    bram.checks()?;
    Ok(())
}

#[test]
fn many_commands_of_one_person_are_one_actor() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Feest", "--member", "Els"])?;
    let id = word(&els.asks(&["post", "add", "--title", "Begin", "text=Begin"])?[0], "id");
    for number in 0..12 {
        els.runs(&["post", "set", &id, &format!("title=Titel {number}"), &format!("text=Tekst {number}")])?;
    }
    let export = folder.path().join("export");
    els.runs(&["export", "automerge", &export.display().to_string()])?;
    let mut actors = std::collections::BTreeSet::new();
    for file in std::fs::read_dir(&export)? {
        let file = file?.path();
        if file.file_name().is_some_and(|name| name.to_string_lossy().contains(&id)) {
            let document = Automerge::load(&std::fs::read(&file)?)?;
            let changes = document.get_changes(&[]);
            // Beside the first change of the kind and the one that makes letters of the first text.
            let by_people = changes.iter().filter(|change| change.timestamp() > 0);
            actors.extend(by_people.map(|change| change.actor_id().to_hex_string()));
        }
    }
    assert_eq!(actors.len(), 1, "{actors:?}");
    Ok(())
}

/// A section as an older Trekker wrote it, that did not look at what others take in: each action as its changes.
fn too_large_for_others(device: DeviceKey, id: DocId, text: &str) -> Vec<Vec<Entry>> {
    let mut document = Document::born(Kind::Section);
    let editor = Editor { device: device.0, run: 77 };
    let rank = Rank::between(None, None);
    let new = Edit::NewSection { id, heading: "Gids".into(), text: String::new(), rank };
    let made = document.write(editor, 1_790_000_000, &new.writes(&[0; 32], PersonId([1; 16])).writes);
    let made = made.expect("it writes").remove(0).changes.remove(0);

    let mut automerge = Automerge::load(&document.save()).expect("it loads");
    automerge.set_actor(ActorId::from([&device.0[..16], &77_u64.to_be_bytes()].concat()));
    let mut writing = automerge.transaction();
    let (_, letters) = writing.get(ROOT, "text").expect("it reads").expect("a text");
    writing.splice_text(&letters, 0, 0, text).expect("it writes");
    let (hash, _) = writing.commit_with(CommitOptions::default().with_time(1_790_000_001));
    let change = automerge.get_change_by_hash(&hash.expect("a change")).expect("a change").raw_bytes().to_vec();
    assert!(gatekeeper::admit(&device.0, Kind::Section.number(), &change).is_err(), "nobody takes it in");
    let entry = |change| Entry { kind: Kind::Section.number(), doc: id.0, change };
    vec![vec![entry(made)], vec![entry(change)]]
}

#[test]
fn what_an_older_trekker_wrote_and_nobody_took_in_is_said_again() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Feest", "--member", "Els"])?;
    els.serves()?;
    let ticket = els.invites()?;
    bram.joins(&ticket)?;
    els.dies()?;
    let text = "soep ".repeat(21_000);
    own_log::append(&els.profile, |device| too_large_for_others(device, DocId([8; 16]), text.trim()));

    els.serves()?;
    bram.serves()?;
    until("Els is told", || Ok(els.takes_said().iter().any(|line| line.contains("sent again in parts"))))?;
    let guide = |peer: &Peer| peer.asks(&["voice", "show"]).map(|shown| word(&shown[0], "text"));
    until("Bram has the text", || Ok(guide(&bram)? == text.trim()))?;
    assert_eq!(guide(&els)?, text.trim());
    els.runs(&["post", "add", "--title", "Daarna"])?;
    until("what comes after it is there", || Ok(bram.posts()? == 1 && bram.digest()? == els.digest()?))?;
    // Once, and not at each start.
    els.dies()?;
    els.serves()?;
    assert_eq!(guide(&els)?, text.trim());
    agree(&[&els, &bram])?;
    els.checks()?;
    Ok(())
}

#[test]
fn a_row_that_is_too_large_is_named_and_drags_no_other_along() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Feest", "--member", "Els"])?;
    let mut table = "Date,Title,Text\n".to_owned();
    for number in 1..=300 {
        let text = if number == 120 { "soep ".repeat(120_000) } else { "soep".into() };
        let _written = writeln!(table, "2027-03-06,Bericht {number},{text}");
    }
    let file = folder.path().join("large.csv");
    std::fs::write(&file, table)?;
    let said = els.asks(&["import", &file.display().to_string()])?;
    assert_eq!((said[0]["imported"].as_u64(), els.posts()?), (Some(299), 299), "{said}");
    assert_eq!(said[0]["unplaced"].as_array().map(Vec::len), Some(1));
    assert!(word(&said[0]["unplaced"][0], "why").contains("Bericht 120"), "{said}");
    Ok(())
}
