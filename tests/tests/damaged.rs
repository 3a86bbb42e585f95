//! What a disk has damaged comes whole again from another device, and from nowhere else.

use std::fs;

use rusqlite::Connection;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, until, word};

/// Overwrites this record of a peer that is not running, and has everything folded anew.
fn damage(peer: &Peer, title: &str) -> Outcome<usize> {
    let name = fs::read_to_string(peer.profile.join("current-team"))?;
    let connection = Connection::open(peer.profile.join(format!("{}.team", name.trim())))?;
    let damaged = connection
        .execute("UPDATE record SET body = zeroblob(length(body)) WHERE instr(body, CAST(?1 AS BLOB)) > 0", [title])?;
    connection.execute_batch("DELETE FROM row; UPDATE doc SET folded = 0;")?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(damaged)
}

fn is_whole(peer: &Peer) -> Outcome<bool> {
    Ok(peer.says(&["check"])?.code == Some(0))
}

#[test]
fn a_damaged_record_comes_whole_again_from_whoever_connects_next() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram, mut noor] =
        [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?, Peer::new("Noor", folder.path())?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let lamp = word(&els.asks(&["post", "add", "--title", "Bring a lamp"])?[0], "id");
    els.runs(&["post", "add", "--title", "Doors at ten"])?;
    els.serves()?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    bram.runs(&["post", "set", &lamp, "title=Bring a lamp and a bulb"])?;
    agree(&[&els, &bram])?;

    els.dies()?;
    bram.dies()?;
    assert_eq!(damage(&bram, "Bring a lamp")?, 2, "one of hers, and his own");
    assert!(!is_whole(&bram)?);
    bram.serves()?;
    until("Bram is told", || Ok(bram.takes_said().iter().any(|line| line.contains("damaged part"))))?;
    assert_eq!(bram.posts()?, 1, "what is whole shows");
    // A newcomer can only get what is whole, until somebody has the rest.
    noor.joins(&bram.invites()?)?;
    noor.serves()?;

    els.serves()?;
    agree(&[&els, &bram, &noor])?;
    assert!(is_whole(&bram)?);
    bram.checks()?;
    let shown = bram.asks(&["post", "show", &lamp])?;
    assert_eq!(word(&shown[0], "title"), "Bring a lamp and a bulb");
    Ok(())
}
