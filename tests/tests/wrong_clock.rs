//! A computer whose clock cannot be right: it is said, and work goes on.
#![cfg(target_os = "linux")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use trekker_tests::peer::{Peer, agree, until, word};
use trekker_tests::{Outcome, root};

/// Makes the library that moves a program's clock.
fn library(folder: &Path) -> Outcome<PathBuf> {
    let library = folder.join("clock.so");
    let made = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(root().join("tests/clock/clock.c"))
        .output()
        .map_err(|error| format!("install a C compiler that is called cc: {error}"))?;
    if !made.status.success() {
        return Err(format!("clock.c does not build: {}", String::from_utf8_lossy(&made.stderr)).into());
    }
    Ok(library)
}

/// The same device on a computer whose clock stands this far from 1970.
fn at(peer: Peer, library: &Path, seconds: i64) -> Outcome<Peer> {
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?;
    let shift = (seconds - now).to_string();
    Ok(peer.with_environment("LD_PRELOAD", library).with_environment("TREKKER_CLOCK_SHIFT", shift))
}

fn els_serves(folder: &Path) -> Outcome<Peer> {
    let mut els = Peer::new("Els", folder)?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.serves()?;
    Ok(els)
}

const HALF_A_YEAR: i64 = 183 * 24 * 3_600;

#[test]
fn a_clock_before_1970_is_said_and_everything_but_the_network_goes_on() -> Outcome {
    let folder = tempfile::tempdir()?;
    let library = library(folder.path())?;
    let mut els = at(Peer::new("Els", folder.path())?, &library, -HALF_A_YEAR)?;
    let founded = els.says(&["team", "new", "Repair room", "--member", "Els"])?;
    assert_eq!(founded.code, Some(0), "{founded:?}");
    assert!(founded.err.contains("says 1969-") && founded.err.contains("cannot be right"), "{founded:?}");
    els.runs(&["post", "add", "--title", "Doors", "publish_at=2027-03-06T10:00"])?;
    els.runs(&["idea", "add", "Soup"])?;
    els.runs(&["meeting", "show"])?;
    els.runs(&["export", "ical", &folder.path().join("calendar.ics").to_string_lossy()])?;
    els.serves()?;
    els.runs(&["post", "add", "--title", "While it serves"])?;
    let mut said = Vec::new();
    until("the peer says so", || {
        said.extend(els.takes_said());
        Ok(said.iter().any(|line| line.contains("cannot be right")))
    })?;
    assert!(!said.iter().any(|line| line.contains("panicked")), "{said:?}");
    els.dies()?;

    // Once the clock is set, all of it goes to the others.
    let mut els = at(els, &library, i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?)?;
    els.serves()?;
    let mut bram = Peer::new("Bram", folder.path())?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    assert_eq!(bram.posts()?, 2);
    Ok(())
}

#[test]
fn whoever_joins_with_a_clock_before_1970_is_told_why_it_does_not_work() -> Outcome {
    let folder = tempfile::tempdir()?;
    let library = library(folder.path())?;
    let els = els_serves(folder.path())?;
    let bram = at(Peer::new("Bram", folder.path())?, &library, -HALF_A_YEAR)?;
    let refused = bram.tries_to_join(&els.invites()?)?;
    assert_eq!(refused.code, Some(6), "{refused:?}");
    assert!(refused.err.contains("cannot be right") && !refused.err.contains("panicked"), "{refused:?}");
    assert_eq!(word(&els.asks(&["status"])?[0], "team"), "Repair room");
    Ok(())
}

#[test]
fn a_clock_that_was_never_set_is_said_too() -> Outcome {
    let folder = tempfile::tempdir()?;
    let library = library(folder.path())?;
    let day = i64::try_from(Duration::from_secs(24 * 3_600).as_secs())?;
    let els = at(Peer::new("Els", folder.path())?, &library, day)?;
    let founded = els.says(&["team", "new", "Repair room", "--member", "Els"])?;
    assert_eq!(founded.code, Some(0), "{founded:?}");
    assert!(founded.err.contains("says 1970-01-02"), "{founded:?}");
    Ok(())
}

#[test]
fn whose_clock_is_days_off_comes_in_all_the_same() -> Outcome {
    let folder = tempfile::tempdir()?;
    let library = library(folder.path())?;
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?;
    let els = els_serves(folder.path())?;
    for (name, days) in [("Bram", 5), ("Noor", -5)] {
        let mut peer = at(Peer::new(name, folder.path())?, &library, now + days * 24 * 3_600)?;
        peer.joins(&els.invites()?)?;
        peer.serves()?;
        peer.runs(&["post", "add", "--title", name])?;
        agree(&[&els, &peer])?;
    }
    assert_eq!(els.posts()?, 2);
    Ok(())
}

#[test]
fn an_invitation_that_is_over_by_another_clock_says_what_both_clocks_say() -> Outcome {
    let folder = tempfile::tempdir()?;
    let library = library(folder.path())?;
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?;
    let mut els = els_serves(folder.path())?;
    let ticket = els.invites()?;
    els.dies()?;
    // Her clock jumps a week ahead.
    let mut els = at(els, &library, now + 7 * 24 * 3_600)?;
    els.serves()?;
    let bram = Peer::new("Bram", folder.path())?;
    let refused = bram.tries_to_join(&ticket)?;
    assert_eq!(refused.code, Some(6), "{refused:?}");
    assert!(refused.err.contains("it says 20") && refused.err.contains("and yours 20"), "{refused:?}");
    Ok(())
}

#[test]
fn where_nobody_answers_an_invitation_that_is_over_by_this_clock_may_still_count() -> Outcome {
    let folder = tempfile::tempdir()?;
    let library = library(folder.path())?;
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?;
    let mut els = els_serves(folder.path())?;
    let ticket = els.invites()?;
    els.dies()?;
    let mut bram = at(Peer::new("Bram", folder.path())?, &library, now + 7 * 24 * 3_600)?;
    let refused = bram.tries_to_join(&ticket)?;
    assert_eq!(refused.code, Some(6), "{refused:?}");
    assert!(
        refused.err.contains("by the clock of this computer") && refused.err.contains("set the clock"),
        "{refused:?}"
    );
    els.serves()?;
    bram.joins(&ticket)?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    Ok(())
}
