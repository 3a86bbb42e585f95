//! A record on which the program died twice is set aside at the next start; everything else goes on.

use std::fs;

use rusqlite::Connection;
use trekker_domain::id::DocId;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, until, word};

#[test]
fn a_record_that_killed_the_program_is_left_out_and_named() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let added = els.asks(&["post", "add", "--title", "Before"])?;
    let id = word(&added[0], "id");
    els.runs(&["post", "set", &id, "title=The deadly one"])?;
    els.runs(&["post", "add", "--title", "Another"])?;

    // As two runs leave it that died in folding this document: once as a whole, then on one record of it.
    let name = fs::read_to_string(els.profile.join("current-team"))?;
    let database = els.profile.join(format!("{}.team", name.trim()));
    let DocId(doc) = DocId::parse(&id).ok_or("an id")?;
    let connection = Connection::open(&database)?;
    let arrival: i64 =
        connection.query_row("SELECT max(arrival) FROM touched WHERE doc = ?1", [&doc], |row| row.get(0))?;
    connection.close().map_err(|(_, error)| error)?;
    let slot = [doc.as_slice(), &arrival.to_le_bytes()].concat();
    let marks = database.with_extension("applying");
    let once = [slot.as_slice(), &vec![0; 63 * 24]].concat();
    fs::write(&marks, &once)?;
    let shown = els.asks(&["post", "show", &id])?;
    assert_eq!(word(&shown[0], "title"), "The deadly one", "once proves nothing");

    let suspect = [doc.as_slice(), &[0; 8]].concat();
    let twice = [slot.as_slice(), &vec![0; 15 * 24], &suspect, &vec![0; 47 * 24]].concat();
    fs::write(&marks, &twice)?;
    els.serves()?;
    until("Els is told", || Ok(els.takes_said().iter().any(|line| line.contains("set aside"))))?;
    let shown = els.asks(&["post", "show", &id])?;
    assert_eq!(word(&shown[0], "title"), "Before");
    assert_eq!(els.posts()?, 2, "the rest works on");
    els.runs(&["post", "set", &id, "status=review"])?;
    els.checks()?;
    els.dies()?;
    let shown = els.asks(&["post", "show", &id])?;
    assert_eq!((word(&shown[0], "title"), word(&shown[0], "status")), ("Before".into(), "review".into()));
    Ok(())
}
