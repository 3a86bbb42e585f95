//! Changes that travel as files: real processes that never meet once they are in the team.

use std::path::Path;

use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, word};

/// Els, Bram and Mila belong and have the same; none of them runs.
fn team(folder: &Path) -> Outcome<[Peer; 3]> {
    let [mut els, bram, mila] = [Peer::new("Els", folder)?, Peer::new("Bram", folder)?, Peer::new("Mila", folder)?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["post", "add", "--title", "Doors at ten", "date=2027-03-06", "text=Bring a lamp"])?;
    els.serves()?;
    for peer in [&bram, &mila] {
        peer.joins(&els.invites()?)?;
    }
    els.dies()?;
    Ok([els, bram, mila])
}

fn carries(from: &Peer, to: &[&Peer], file: &Path, arguments: &[&str]) -> Outcome {
    let path = file.display().to_string();
    let mut all = vec!["carry", "out", &path];
    all.extend(arguments);
    from.runs(&all)?;
    for peer in to {
        peer.runs(&["carry", "in", &path])?;
    }
    Ok(())
}

#[test]
fn a_year_of_weekly_files_is_as_good_as_meeting() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram, mila] = team(folder.path())?;
    let file = folder.path().join("this week.trekker");
    let id = word(&els.asks(&["post", "list"])?[0], "id");
    for week in 0..52 {
        let title = format!("title=Week {week}");
        match week % 3 {
            0 => els.runs(&["post", "set", &id, &title])?,
            1 => bram.runs(&["post", "add", "--title", &format!("Bram's, week {week}")])?,
            _ => mila.runs(&["idea", "add", &format!("An idea of week {week}")])?,
        };
        // Bram passes on what Els gave him: Els and Mila never hand each other anything.
        carries(&els, &[&bram], &file, &["--for", "Bram"])?;
        carries(&bram, &[&mila, &els], &file, &[])?;
        carries(&mila, &[&bram], &file, &["--for", "Bram"])?;
    }
    carries(&bram, &[&mila, &els], &file, &[])?;
    agree(&[&els, &bram, &mila])?;
    for peer in [&els, &bram, &mila] {
        peer.checks()?;
    }
    assert_eq!(els.asks(&["idea", "list"])?.as_array().map(Vec::len), Some(17));
    // What Mila has, Els knows from the receipts that travelled along.
    let status = els.asks(&["status"])?;
    let members = status[0]["members"].as_array().cloned().unwrap_or_default();
    assert!(members.iter().all(|member| member["devices"][0]["has"] != "unknown"), "{status}");
    // And by which way the news came, also after a restart.
    for member in members.iter().filter(|member| member["me"] == false) {
        assert_eq!(member["devices"][0]["connection"], "carried", "{status}");
    }
    Ok(())
}

#[test]
fn old_doubled_cut_and_foreign_files_do_no_harm() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram, mila] = team(folder.path())?;
    let old = folder.path().join("old.trekker");
    carries(&els, &[], &old, &[])?;
    for number in 0..40 {
        els.runs(&["post", "add", "--title", &format!("Post {number}")])?;
    }
    let new = folder.path().join("new.trekker");
    carries(&els, &[&bram, &bram], &new, &[])?;
    let digest = agree(&[&els, &bram])?;
    bram.runs(&["carry", "in", &old.display().to_string()])?;
    assert_eq!(bram.digest()?, digest);

    // A file that was cut: what was whole comes in, and it says so.
    let whole = std::fs::read(&new)?;
    let cut = folder.path().join("cut.trekker");
    std::fs::write(&cut, &whole[..whole.len() - 20])?;
    let said = mila.says(&["carry", "in", &cut.display().to_string()])?;
    assert!(said.code == Some(4) && said.err.contains("cut on its way"), "{said:?}");
    mila.checks()?;
    mila.runs(&["carry", "in", &new.display().to_string()])?;
    assert_eq!(mila.digest()?, digest);

    // For Bram alone, for another team, and no such file at all.
    let for_bram = folder.path().join("for Bram.trekker");
    carries(&els, &[&bram], &for_bram, &["--for", "Bram"])?;
    let refuses = |peer: &Peer, file: &Path, words: &str| -> Outcome {
        let before = peer.digest()?;
        let said = peer.says(&["carry", "in", &file.display().to_string()])?;
        assert!(said.code == Some(4) && said.err.contains(words), "{said:?}");
        assert_eq!(peer.digest()?, before);
        Ok(())
    };
    refuses(&mila, &for_bram, "made for other devices")?;
    let joris = Peer::new("Joris", folder.path())?;
    joris.runs(&["team", "new", "Other room", "--member", "Joris"])?;
    refuses(&joris, &new, "is for another team")?;
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "Dear Mila, this is no such file.")?;
    refuses(&mila, &letter, "carries no team's changes")?;
    refuses(&mila, &folder.path().join("not there"), "cannot be read")?;
    let said = els.says(&["carry", "out", "/proc/not-there/file", "--for", "Bram"])?;
    assert_eq!(said.code, Some(4), "{said:?}");
    let said = els.says(&["carry", "out", &letter.display().to_string(), "--for", "Nobody"])?;
    assert_eq!(said.code, Some(3), "{said:?}");
    assert!(std::fs::read_to_string(&letter)?.starts_with("Dear"), "a file that was there is as it was");
    Ok(())
}
