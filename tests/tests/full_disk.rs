//! A disk that is full or fails: a word within two seconds, an end with what is and is not kept, and nothing twice.
//!
//! `TREKKER_FAULTS=400` tries so many failing operations of each kind; without it each operation of one command once.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;
use trekker_tests::Outcome;
use trekker_tests::chance::times;
use trekker_tests::faults::{Fault, Kind, counted, counting};
use trekker_tests::peer::{Peer, until, word};

const ADD: [&str; 5] = ["post", "add", "--title", "Doors at ten", "text=Come and repair"];

/// A folder for profiles, and the file that makes the disk full as long as it is there.
fn folder() -> Outcome<(TempDir, PathBuf)> {
    let folder = tempfile::tempdir()?;
    let full = folder.path().join("full");
    Ok((folder, full))
}

fn titles(peer: &Peer) -> Outcome<Vec<String>> {
    let listed = peer.asks(&["post", "list"])?;
    let posts = listed.as_array().ok_or("a list")?;
    Ok(posts.iter().map(|post| post["title"].as_str().unwrap_or_default().to_owned()).collect())
}

#[test]
fn a_serving_peer_says_that_its_disk_is_full_still_lists_and_goes_on_when_there_is_room() -> Outcome {
    let (folder, full) = folder()?;
    let mut els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["post", "add", "--title", "Before"])?;
    els.serves_prepared(|command, profile| Fault::new(Kind::Full, 1).while_there(&full).add_to(command, profile))?;
    assert_eq!(titles(&els)?, ["Before"]);

    fs::write(&full, "")?;
    let said = els.says(&[&["--wait", "3"], &ADD[..]].concat())?;
    assert_eq!(said.code, Some(7), "{said:?}");
    assert!(said.err.contains("not saved yet: the disk is full; still trying"), "{said:?}");
    assert!(said.err.contains("keeps it in memory"), "it says that it is not to be done again: {said:?}");
    assert_eq!(titles(&els)?, ["Before", "Doors at ten"], "listing works, and shows what waits");
    let id = word(&els.asks(&["post", "list"])?[0], "id");
    let shown = els.says(&["--wait", "3", "post", "show", &id])?.done()?;
    assert!(shown.contains("Before") || shown.contains("Doors at ten"), "looking waits for no disk: {shown}");
    until("the peer says so as well", || Ok(els.takes_said().iter().any(|line| line.starts_with("not saved:"))))?;

    fs::remove_file(&full)?;
    until("it is saved", || Ok(els.takes_said().iter().any(|line| line.starts_with("saved again"))))?;
    els.dies()?;
    assert_eq!(titles(&els)?, ["Before", "Doors at ten"], "once");
    els.checks()?;
    Ok(())
}

#[test]
fn a_command_on_a_full_disk_says_that_nothing_is_kept_and_that_is_true() -> Outcome {
    let (folder, full) = folder()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["post", "add", "--title", "Before"])?;
    fs::write(&full, "")?;
    let on_a_full_disk = |arguments: &[&str]| {
        let fault = Fault::new(Kind::Full, 1).while_there(&full);
        els.starts_prepared(arguments, |command, profile| fault.add_to(command, profile))?.ends()
    };
    let said = on_a_full_disk(&[&["--wait", "3"], &ADD[..]].concat())?;
    assert_eq!(said.code, Some(7), "{said:?}");
    assert!(said.err.contains("not saved yet: the disk is full; still trying"), "{said:?}");
    assert!(said.err.contains("Nothing of this was saved: the disk is full"), "{said:?}");
    let listed = on_a_full_disk(&["post", "list"])?.done()?;
    assert!(listed.contains("Before") && !listed.contains("Doors at ten"), "{listed}");

    fs::remove_file(&full)?;
    assert_eq!(titles(&els)?, ["Before"]);
    els.runs(&ADD)?;
    assert_eq!(titles(&els)?, ["Before", "Doors at ten"]);
    els.checks()?;
    Ok(())
}

#[test]
fn what_is_said_of_a_post_on_a_disk_that_fails_is_what_is_there() -> Outcome {
    let (folder, _) = folder()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.starts_prepared(&ADD, counting)?.ends()?.done()?;
    let operations = counted(&els.profile)?;
    let runs = times("TREKKER_FAULTS", operations)?;
    let mut there = titles(&els)?.len();
    for run in 0..runs {
        for kind in [Kind::Broken, Kind::Full] {
            let once_or_for_good = if run % 2 == 0 { Some(1) } else { None };
            let fault = Fault { times: once_or_for_good, ..Fault::new(kind, run % operations + 1) };
            let arguments = [&["--wait", "0"], &ADD[..]].concat();
            let said = els.starts_prepared(&arguments, |command, profile| fault.add_to(command, profile))?.ends()?;
            let now = titles(&els)?.len();
            let added = now - there;
            there = now;
            let is_true = match (said.code, added) {
                (Some(0), 1) => true,
                (Some(7), 0) => !said.err.contains("Only a part"),
                // All of it, and the program says that it does not know.
                (Some(7), 1) => said.err.contains("not certain"),
                _ => false,
            };
            assert!(is_true, "{fault:?}: {added} added, and it says {said:?}");
        }
    }
    els.checks()?;
    Ok(())
}
