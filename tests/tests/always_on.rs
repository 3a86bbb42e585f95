//! A member that is always on passes everything on and folds nothing, until somebody asks it for documents.

use rusqlite::Connection;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, until};

/// How many documents of a profile's team are folded on its disk, the team's own settings aside.
fn folded(peer: &Peer) -> Outcome<u64> {
    let files = std::fs::read_dir(&peer.profile)?.filter_map(Result::ok).map(|entry| entry.path());
    let file = files.into_iter().find(|path| path.extension().is_some_and(|its| its == "team")).ok_or("no team")?;
    let connection = Connection::open(file)?;
    let posts = "SELECT count(*) FROM doc WHERE folded > 0 AND kind = ?1";
    Ok(connection.query_row(posts, [trekker_domain::kind::Kind::Post.number()], |row| row.get(0))?)
}

#[test]
fn who_is_always_on_passes_on_what_it_does_not_fold() -> Outcome {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    let [mut els, mut corner, mut bram] =
        [Peer::new("Els", folder)?, Peer::new("Corner", folder)?, Peer::new("Bram", folder)?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["post", "add", "--title", "Doors at ten"])?;
    els.serves()?;
    // One that is told to join by its `serve` would not fold either; `join` does, once.
    corner.joins(&els.invites()?)?;
    corner.serves()?;
    let before = folded(&corner)?;
    for number in 0..20 {
        els.runs(&["post", "add", "--title", &format!("Post {number}")])?;
    }
    let records = els.checks()?;
    until("the corner has it all", || Ok(corner.checks()? == records))?;
    assert_eq!(folded(&corner)?, before, "it folds nothing");
    assert!(corner.asks(&["status"])?[0]["posts"].is_null(), "and does not claim to know how many posts there are");
    // Els sleeps; Bram comes in by the corner and gets everything.
    let ticket = els.invites()?;
    until("the corner knows the invitation", || Ok(corner.checks()? > records))?;
    els.dies()?;
    bram.joins(&ticket)?;
    bram.serves()?;
    assert_eq!(bram.posts()?, 21);
    assert_eq!(folded(&corner)?, before, "nor for a newcomer");
    // Whoever asks it for documents gets them as from anybody, from then on.
    agree(&[&corner, &bram])?;
    assert_eq!(corner.posts()?, 21);
    bram.runs(&["post", "add", "--title", "By Bram"])?;
    agree(&[&corner, &bram])?;
    assert_eq!(corner.posts()?, 22);
    Ok(())
}
