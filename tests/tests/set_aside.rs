//! A record is set aside when it was proven to take the program down, and only then; everything else goes on.

use std::fs;

use rusqlite::Connection;
use trekker_domain::id::DocId;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, word};

#[test]
fn being_killed_while_folding_proves_nothing_and_what_was_set_aside_is_tried_again() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let added = els.asks(&["post", "add", "--title", "Before"])?;
    let id = word(&added[0], "id");
    els.runs(&["post", "set", &id, "title=The suspect"])?;
    els.runs(&["post", "add", "--title", "Another"])?;
    let digest = els.digest()?;

    let name = fs::read_to_string(els.profile.join("current-team"))?;
    let database = els.profile.join(format!("{}.team", name.trim()));
    let DocId(doc) = DocId::parse(&id).ok_or("an id")?;
    // As any number of runs leave it that were killed while they folded this document.
    for _ in 0..4 {
        fs::write(database.with_extension("applying"), doc)?;
        let shown = els.asks(&["post", "show", &id])?;
        assert_eq!(word(&shown[0], "title"), "The suspect");
    }
    // As a run leaves it that found a record guilty which folds well, also one of an older Trekker.
    let connection = Connection::open(&database)?;
    connection.execute("INSERT INTO set_aside (arrival) SELECT max(arrival) FROM touched WHERE doc = ?1", [&doc])?;
    connection.execute("UPDATE doc SET folded = 0 WHERE doc = ?1", [&doc])?;
    connection.close().map_err(|(_, error)| error)?;
    els.serves()?;
    let shown = els.asks(&["post", "show", &id])?;
    assert_eq!(word(&shown[0], "title"), "The suspect", "it was tried again, and counts");
    assert_eq!((els.posts()?, els.digest()?), (2, digest));
    els.checks()?;
    Ok(())
}
