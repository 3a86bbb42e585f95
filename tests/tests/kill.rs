//! A device that is killed at any moment loses nothing that it reported saved.

use std::fmt::Write;
use std::time::{Duration, Instant};

use trekker_tests::Outcome;
use trekker_tests::chance::{Chance, times};
use trekker_tests::peer::{Peer, agree, note, word};

const ROWS: u64 = 3000;
/// About as long as each takes without being killed.
const IMPORT_MOMENTS: Duration = Duration::from_millis(1200);
const SYNC_MOMENTS: Duration = Duration::from_millis(900);

/// What came back as saved.
#[derive(Default)]
struct Promised {
    /// Posts by id, with the title they were last given.
    titles: Vec<(String, String)>,
    imported: u64,
}

#[test]
fn a_killed_device_has_everything_it_reported_saved() -> Outcome {
    let folder = tempfile::tempdir()?;
    let calendar = folder.path().join("calendar.csv").display().to_string();
    std::fs::write(&calendar, large_calendar()?)?;
    let mut chance = Chance::new()?;
    let rounds = times("TREKKER_KILLS", 3)?;
    let [mut els, mut bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.serves()?;
    bram.joins(&els.invites()?)?;

    let mut promised = Promised::default();
    for round in 0..rounds {
        let moment = chance.moment(IMPORT_MOMENTS);
        let mut importing = els.starts(&["--json", "import", &calendar])?;
        let begin = Instant::now();
        works(&els, &mut promised, begin + moment)?;
        els.dies()?;
        if let Some(said) = importing.ends_within(Duration::from_secs(10))? {
            if said.code == Some(0) {
                promised.imported = ROWS;
            } else {
                assert!(said.out.is_empty() && !said.err.is_empty(), "a broken import says so: {said:?}");
            }
        }
        els.serves()?;
        holds(&els, &promised, &format!("import {round}, killed after {moment:?}"))?;
    }
    let added = u64::try_from(promised.titles.len())?;
    let report = els.asks(&["import", &calendar])?;
    promised.imported = ROWS;
    let counted = report[0]["imported"].as_u64().unwrap_or(0) + report[0]["already_there"].as_u64().unwrap_or(0);
    assert_eq!(counted, ROWS, "{report}");
    assert_eq!(els.posts()?, ROWS + added, "every row once");

    for round in 0..rounds {
        let moment = chance.moment(SYNC_MOMENTS);
        if round == 0 {
            bram.serves()?;
        }
        works(&els, &mut promised, Instant::now() + moment)?;
        els.dies()?;
        bram.checks()?;
        els.serves()?;
        holds(&els, &promised, &format!("sync {round}, killed after {moment:?}"))?;
        note(&format!("  Bram has {} posts", bram.posts()?));
    }
    agree(&[&els, &bram])?;
    for peer in [&els, &bram] {
        holds(peer, &promised, "in the end")?;
        assert_eq!(peer.posts()?, ROWS + u64::try_from(promised.titles.len())?, "{}: nothing twice", peer.name);
    }
    Ok(())
}

#[test]
fn an_import_without_a_peer_that_is_killed_goes_on_where_it_was() -> Outcome {
    let folder = tempfile::tempdir()?;
    let calendar = folder.path().join("calendar.csv").display().to_string();
    std::fs::write(&calendar, large_calendar()?)?;
    let mut chance = Chance::new()?;
    let rounds = times("TREKKER_KILLS", 3)?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let mut posts = 0;
    for round in 0..rounds {
        let moment = chance.moment(IMPORT_MOMENTS);
        let mut importing = els.starts(&["import", &calendar])?;
        if importing.ends_within(moment)?.is_none() {
            importing.kill()?;
        }
        els.checks()?;
        let now = els.posts()?;
        note(&format!("round {round}, killed after {moment:?}: {now} posts"));
        assert!((posts..=ROWS).contains(&now), "{now} after {posts}");
        posts = now;
    }
    els.runs(&["import", &calendar])?;
    assert_eq!(els.posts()?, ROWS);
    els.checks()?;
    Ok(())
}

/// Adds and changes posts until then, one after the other, and remembers what was answered.
fn works(els: &Peer, promised: &mut Promised, until: Instant) -> Outcome {
    loop {
        let time = until.saturating_duration_since(Instant::now());
        if time.is_zero() {
            return Ok(());
        }
        let title = format!("Typed meanwhile {}", promised.titles.len());
        let mut adding = els.starts(&["--json", "post", "add", "--title", &title])?;
        // What has not come back by then was not promised; it may be there or not, so it is waited for.
        let Some(said) = adding.ends_within(Duration::from_secs(30))? else {
            return Err("a post was not saved within 30 s".into());
        };
        let answer: serde_json::Value = serde_json::from_str(&said.done()?)?;
        let id = word(&answer[0], "id");
        let changed = format!("{title}, changed");
        els.runs(&["post", "set", &id, &format!("title={changed}")])?;
        promised.titles.push((id, changed));
    }
}

fn holds(peer: &Peer, promised: &Promised, when: &str) -> Outcome {
    let records = peer.checks()?;
    let posts = peer.posts()?;
    let (name, typed) = (peer.name, promised.titles.len());
    note(&format!("{when}: {name} has {records} records, {posts} posts, {typed} of them typed"));
    assert!(posts >= promised.imported + u64::try_from(typed)?, "{when}: {name} lost posts");
    for (id, title) in &promised.titles {
        let post = peer.asks(&["post", "show", id])?;
        assert_eq!(word(&post[0], "title"), *title, "{when}: {name}");
    }
    Ok(())
}

fn large_calendar() -> Outcome<String> {
    let mut csv = "Date,Publish Time,Platform,Status,Theme,Title,Full Caption\n".to_owned();
    for row in 0..ROWS {
        let (month, day, hour) = (row % 12 + 1, row % 28 + 1, row % 12 + 1);
        writeln!(
            csv,
            "2027-{month:02}-{day:02},{hour}:30 PM,Instagram,Draft,Tools,Number {row},\"Line one of {row}\n\nand more\""
        )?;
    }
    Ok(csv)
}
