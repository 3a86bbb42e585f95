//! What a team goes through on its first day: three devices as real processes on loopback, and no server.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, last_line, until, word};

const ROWS: u64 = 30;

fn calendar() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/content-calendar.csv")
}

#[test]
fn three_devices_that_were_apart_end_equal() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram, mut mila] =
        [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?, Peer::new("Mila", folder.path())?];
    let calendar = calendar().display().to_string();

    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let first = els.asks(&["import", &calendar])?;
    assert_eq!(first[0]["imported"], ROWS, "{first}");
    assert_eq!(first[0]["unplaced"].as_array().map(Vec::len), Some(0), "{first}");
    let before = els.digest()?;
    let again = els.asks(&["import", &calendar])?;
    assert_eq!((&again[0]["imported"], &again[0]["already_there"]), (&0.into(), &ROWS.into()), "{again}");
    assert_eq!(els.digest()?, before, "importing the same file twice adds nothing");
    imported_as_written(&els)?;

    els.serves()?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    assert_eq!(bram.posts()?, ROWS);

    els.runs(&["offline"])?;
    bram.runs(&["offline"])?;
    let id = word(&els.asks(&["post", "list"])?[0], "id");
    let text = word(&els.asks(&["post", "show", &id])?[0], "text");
    els.runs(&["post", "set", &id, &format!("text=Dear all! {text}"), "date=2027-03-10"])?;
    bram.runs(&["post", "set", &id, &format!("text={text}\n\nUntil then, Bram"), "date=2027-03-11", "owner=Bram"])?;
    assert_ne!(els.digest()?, bram.digest()?, "apart they differ");
    els.runs(&["online"])?;
    bram.runs(&["online"])?;
    agree(&[&els, &bram])?;
    for peer in [&els, &bram] {
        let post = &peer.asks(&["post", "show", &id])?[0];
        assert_eq!(word(post, "text"), format!("Dear all! {text}\n\nUntil then, Bram"), "{}", peer.name);
        assert_eq!(word(post, "owner"), "Bram", "{}", peer.name);
        let conflicts = post["conflicts"].as_array().ok_or("no conflicts")?;
        assert_eq!(conflicts.len(), 1, "one field was given two values: {conflicts:?}");
        let choices: BTreeSet<(String, String)> = conflicts[0]["choices"]
            .as_array()
            .ok_or("no choices")?
            .iter()
            .map(|choice| (word(choice, "value"), word(choice, "by")))
            .collect();
        let wanted = [("2027-03-10", "Els"), ("2027-03-11", "Bram")].map(|(date, by)| (date.to_owned(), by.to_owned()));
        assert_eq!(choices, BTreeSet::from(wanted), "{}", peer.name);
        assert!(word(post, "publish_at").starts_with("2027-03-1"), "one of the two dates stands: {post}");
    }

    els.dies()?;
    mila.joins(&bram.invites()?)?;
    mila.serves()?;
    agree(&[&bram, &mila])?;
    mila.runs(&["idea", "add", "A wall with everything that could not be saved"])?;
    agree(&[&bram, &mila])?;
    els.serves()?;
    let digest = agree(&[&els, &bram, &mila])?;
    for peer in [&els, &bram, &mila] {
        assert!(peer.checks()? > ROWS, "{}: every record is looked at", peer.name);
        let ideas = peer.asks(&["idea", "list"])?;
        assert_eq!(ideas.as_array().map(Vec::len), Some(1), "{}", peer.name);
        assert_eq!(word(&ideas[0], "brought_by"), "Mila", "{}", peer.name);
        let found = peer.asks(&["search", "soldering"])?;
        assert_eq!(word(&found[0], "title"), "Soldering without fear", "{}", peer.name);
        assert_eq!(peer.asks(&["search", "xylophone"])?.as_array().map(Vec::len), Some(0), "{}", peer.name);
    }
    until("all know that all have everything", || {
        let status = els.asks(&["status"])?;
        let members = status[0]["members"].as_array().cloned().unwrap_or_default();
        Ok(members.len() == 3 && members.iter().all(|member| member["devices"][0]["has"] == "everything"))
    })?;
    exported(&mila, folder.path())?;
    for peer in [&mut els, &mut bram, &mut mila] {
        peer.dies()?;
        assert_eq!(peer.digest()?, digest, "{}: the same after it was killed", peer.name);
    }
    Ok(())
}

/// Multi-line captions, 12-hour times, empty cells.
fn imported_as_written(peer: &Peer) -> Outcome {
    let list = peer.asks(&["post", "list"])?;
    let posts = list.as_array().ok_or("no list")?;
    let titled = |title: &str| posts.iter().find(|post| post["title"] == title).ok_or(format!("no '{title}'"));
    let first = titled("The toaster that came back")?;
    assert_eq!(word(first, "publish_at"), "2027-03-01T12:00", "noon is 12:00 PM");
    assert_eq!(first["channels"], serde_json::json!(["Instagram"]));
    assert_eq!(word(first, "text").lines().count(), 9, "a caption keeps its lines: {first}");
    assert!(word(first, "text").contains("\"it is only number 1, after all\""), "{first}");
    let evening = titled("Five screws, one chair")?;
    assert_eq!((word(evening, "publish_at"), word(evening, "status")), ("2027-03-03T19:30".into(), "review".into()));
    let undated = titled("See you in April")?;
    assert_eq!(word(undated, "publish_at").get(..4).filter(|start| start.starts_with('2')), None, "{undated}");
    Ok(())
}

/// Plain Automerge documents, one a file: each begins with Automerge's four bytes.
fn exported(peer: &Peer, folder: &Path) -> Outcome {
    let folder = folder.join("export");
    let said = peer.asks(&["export", "automerge", &folder.display().to_string()])?;
    let mut posts = 0;
    let mut all = 0_u64;
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let bytes = std::fs::read(&path)?;
        assert!(bytes.starts_with(&[0x85, 0x6f, 0x4a, 0x83]), "{} is no Automerge file", path.display());
        all += 1;
        posts += u64::from(path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("post-")));
    }
    assert_eq!((posts, &said[0]["documents"]), (ROWS, &all.into()), "{said}");
    Ok(())
}

#[test]
fn an_invitation_lets_one_in_and_says_why_it_lets_nobody_else_in() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    let mut joris = Peer::new("Joris", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    joris.runs(&["team", "new", "Other room", "--member", "Joris"])?;
    els.serves()?;
    joris.serves()?;
    let ticket = els.invites()?;
    bram.joins(&ticket)?;

    let before = els.digest()?;
    let mut late = Peer::new("Late", folder.path())?;
    let refused = |peer: &Peer, ticket: &str, sentence: &str| -> Outcome {
        let said = peer.tries_to_join(ticket)?;
        assert_eq!((said.code, said.out.as_str()), (Some(6), ""), "{said:?}");
        assert!(said.err.starts_with(sentence), "{said:?}");
        Ok(())
    };
    refused(&late, &ticket, "Somebody already joined with this invitation")?;
    assert_eq!(els.digest()?, before, "an attempt leaves nothing behind");

    let expired = last_line(&els.runs(&["invite", "--hours", "0"])?);
    refused(&late, &expired, "The invitation is no longer valid.")?;
    let fresh = els.invites()?;
    let before = els.digest()?;
    let middle = fresh.len() / 2;
    let other = if fresh.as_bytes()[middle] == b'a' { "b" } else { "a" };
    let changed = format!("{}{other}{}", &fresh[..middle], &fresh[middle + 1..]);
    for mangled in [&fresh[..middle], &fresh[1..], &changed, &fresh.repeat(2), "hello", ""] {
        refused(&late, mangled, "The ticket was cut or changed on its way")?;
    }
    let joris_before = joris.digest()?;
    refused(&joris, &fresh, "The ticket is for another team")?;
    assert_eq!(joris.digest()?, joris_before);
    assert_eq!(els.digest()?, before, "no attempt leaves anything behind");

    let said = late.says(&["status"])?;
    assert_eq!(said.code, Some(3), "whoever was refused is in no team: {said:?}");
    late.joins(&fresh)?;
    late.serves()?;
    agree(&[&els, &late])?;
    els.checks()?;

    let alone = Peer::new("Alone", folder.path())?;
    let unreachable = els.invites()?;
    late.dies()?;
    els.dies()?;
    refused(&alone, &unreachable, "None of the devices named in the ticket answered.")?;
    Ok(())
}
