//! Every file in `crashers/` goes to whatever reads its kind. Nothing panics, nothing takes much memory, and what is refused
//! is refused in words by a team that works on.
#![allow(clippy::expect_used, reason = "what cannot be prepared is a failed test")]

use std::path::{Path, PathBuf};

use trekker_document::document::Document;
use trekker_document::{gatekeeper, history};
use trekker_domain::kind::Kind;
use trekker_replication::codec::Plain;
use trekker_replication::frame::FrameReader;
use trekker_replication::message::Message;
use trekker_tests::peer::Peer;
use trekker_tests::running::Said;
use trekker_tests::{Outcome, root};

/// The device that the changes name.
const DEVICE: [u8; 32] = [7; 32];

fn crashers(ending: &str) -> Outcome<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/crashers"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|its| its == ending) {
            let bytes = std::fs::read(&path)?;
            files.push((path, bytes));
        }
    }
    files.sort();
    assert!(!files.is_empty(), "there are files that end in .{ending}");
    Ok(files)
}

#[test]
fn changes_are_refused_or_left_out_and_never_break_a_document() -> Outcome {
    let changes = crashers("change")?;
    let is_before = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("before-"));
    let (before, hostile): (Vec<_>, Vec<_>) = changes.into_iter().partition(|(path, _)| is_before(path));
    let (mut refused, mut left_out) = (0, 0);
    for (path, change) in hostile {
        if gatekeeper::admit(&DEVICE, Kind::Post.number(), &change).is_err() {
            refused += 1;
            continue;
        }
        // At each place among the honest ones.
        for first in 0..=before.len() {
            let (earlier, later) = before.split_at(first);
            let mut document = Document::fold(Kind::Post, earlier.iter().map(|(_, change)| change.as_slice()))?;
            if !document.apply_if_it_folds([change.as_slice()]) {
                left_out += 1;
            }
            // Whoever wrote it may have spoilt the place of their own next ones, and of nobody else's.
            for (_, change) in later {
                document.apply_if_it_folds([change.as_slice()]);
            }
            assert!(document.is_readable(), "{}", path.display());
        }
        let at = chrono::DateTime::UNIX_EPOCH;
        history::steps(Kind::Post, [history::Source { by: None, at, change: &change }]);
    }
    assert!(refused > 0 && left_out > 0, "{refused} refused, {left_out} left out: the files are what they should be");
    Ok(())
}

#[test]
fn messages_and_frames_are_read_or_refused() -> Outcome {
    for (_, bytes) in crashers("message")? {
        if let Ok(message) = Message::decode(&bytes) {
            assert!(message.encode().len() < 64 << 20);
        }
    }
    for (path, bytes) in crashers("frame")? {
        let mut reader = FrameReader::new(Box::new(Plain))?;
        let read = reader.read(&bytes);
        assert!(read.is_err() || read.is_ok_and(|items| items.is_empty()), "{}", path.display());
    }
    Ok(())
}

/// It ended by itself, with a sentence, and did not break down.
fn says_why(said: &Said, what: &Path) {
    let is_calm = said.code.is_some_and(|code| (0..=7).contains(&code)) && !said.err.contains("panicked");
    assert!(is_calm && (said.code == Some(0) || !said.err.trim().is_empty()), "{}: {said:?}", what.display());
}

#[test]
fn files_and_tickets_are_refused_by_a_team_that_works_on() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["post", "add", "--title", "Doors at ten"])?;
    els.serves()?;
    let digest = els.digest()?;
    for (path, _) in crashers("carried")? {
        let said = els.says(&["carry", "in", &path.display().to_string()])?;
        says_why(&said, &path);
        assert_ne!(said.code, Some(0), "{}", path.display());
    }
    for (path, bytes) in crashers("ticket")? {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        says_why(&els.says(&["revoke", &text])?, &path);
        let newcomer = Peer::new("Newcomer", folder.path())?;
        let said = newcomer.tries_to_join(&text)?;
        says_why(&said, &path);
        assert_ne!(said.code, Some(0), "{}", path.display());
    }
    assert_eq!(els.digest()?, digest, "nothing of it came in");
    for (path, _) in crashers("csv")? {
        let file = path.display().to_string();
        says_why(&els.says(&["import", &file, "--dry-run"])?, &path);
        says_why(&els.says(&["import", &file])?, &path);
    }
    els.checks()?;
    els.runs(&["post", "add", "--title", "And on"])?;
    Ok(())
}
