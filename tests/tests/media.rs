//! Photos and videos between members, with real processes: to whoever belongs, through whoever has them, after a kill, and as
//! part of what is approved.

use std::path::{Path, PathBuf};

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, until, word};

/// A file that no compression makes small.
fn photo(folder: &Path, name: &str, size: usize, seed: u64) -> Outcome<PathBuf> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as u8
    };
    let file = folder.join(name);
    std::fs::write(&file, std::iter::repeat_with(next).take(size).collect::<Vec<u8>>())?;
    Ok(file)
}

fn shown(peer: &Peer, id: &str) -> Outcome<Value> {
    Ok(peer.asks(&["post", "show", id])?[0].clone())
}

fn is_here(peer: &Peer, id: &str, nth: usize) -> Outcome<bool> {
    Ok(shown(peer, id)?["media"][nth]["here"] == true)
}

fn same(peer: &Peer, id: &str, name: &str, file: &Path, folder: &Path) -> Outcome {
    let saved = folder.join("saved.bin");
    peer.runs(&["media", "save", id, name, &saved.to_string_lossy()])?;
    assert!(std::fs::read(file)? == std::fs::read(&saved)?, "{name} came whole");
    Ok(())
}

#[test]
fn a_photo_comes_to_every_member_also_through_another() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram, mut noor] =
        [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?, Peer::new("Noor", folder.path())?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let added = els.asks(&["post", "add", "--title", "Doors", "text=Come"])?;
    let id = word(&added[0], "id");
    els.serves()?;
    bram.joins(&els.invites()?)?;
    noor.joins(&els.invites()?)?;
    bram.serves()?;
    noor.serves()?;
    agree(&[&els, &bram, &noor])?;
    noor.dies()?;
    let lamp = photo(folder.path(), "lamp.jpg", 3 << 20, 7)?;
    let with = els.asks(&["media", "add", &id, &lamp.to_string_lossy(), "--alt", "A lamp on a bench"])?;
    let media = &with[0]["media"][0];
    assert_eq!((word(media, "name"), word(media, "alt")), ("lamp.jpg".to_owned(), "A lamp on a bench".to_owned()));
    agree(&[&els, &bram])?;
    until("Bram has the photo", || is_here(&bram, &id, 0))?;
    same(&bram, &id, "lamp.jpg", &lamp, folder.path())?;

    els.dies()?;
    noor.serves()?;
    until("Noor has the photo from Bram", || is_here(&noor, &id, 0))?;
    same(&noor, &id, "lamp.jpg", &lamp, folder.path())?;
    let nothing = noor.says(&["media", "save", &id, "chair.jpg", "/tmp/nothing"])?;
    assert_eq!(nothing.code, Some(3), "{nothing:?}");
    let no_file = noor.says(&["media", "add", &id, "/nowhere/at/all.jpg"])?;
    assert_eq!(no_file.code, Some(7), "{no_file:?}");
    Ok(())
}

#[test]
fn a_video_goes_on_where_it_was_when_its_receiver_is_killed() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let added = els.asks(&["post", "add", "--title", "Doors", "text=Come"])?;
    let id = word(&added[0], "id");
    els.serves()?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    bram.runs(&["post", "list"])?;
    let film = photo(folder.path(), "film.mp4", 20 << 20, 11)?;
    els.runs(&["media", "add", &id, &film.to_string_lossy()])?;
    // Whatever of it came by now.
    until("Bram has heard of the film", || {
        Ok(shown(&bram, &id)?["media"].as_array().is_some_and(|all| !all.is_empty()))
    })?;
    bram.dies()?;
    bram.serves()?;
    until("Bram has the film", || is_here(&bram, &id, 0))?;
    same(&bram, &id, "film.mp4", &film, folder.path())
}

#[test]
fn another_photo_is_another_version() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let added = els.asks(&["post", "add", "--title", "Doors", "text=Come", "status=review"])?;
    let id = word(&added[0], "id");
    let lamp = photo(folder.path(), "lamp.jpg", 100_000, 7)?;
    els.runs(&["media", "add", &id, &lamp.to_string_lossy()])?;
    els.serves()?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    assert_eq!(word(&els.asks(&["approve", &id])?[0], "approval"), "approved");
    agree(&[&els, &bram])?;
    let other = photo(folder.path(), "chair.jpg", 100_000, 8)?;
    bram.runs(&["media", "add", &id, &other.to_string_lossy()])?;
    agree(&[&els, &bram])?;
    for peer in [&els, &bram] {
        assert_eq!(word(&shown(peer, &id)?, "approval"), "outdated", "nobody approved the chair");
    }

    els.asks(&["post", "set", &id, "channels=Instagram,LinkedIn"])?;
    els.asks(&["work", "variant", &id, "LinkedIn", "text=Come and repair"])?;
    assert_eq!(word(&els.asks(&["approve", &id])?[0], "approval"), "approved");
    agree(&[&els, &bram])?;
    bram.asks(&["work", "variant", &id, "LinkedIn", "without=chair.jpg"])?;
    let no_such = bram.says(&["work", "variant", &id, "LinkedIn", "without=table.jpg"])?;
    assert_eq!(no_such.code, Some(4), "{no_such:?}");
    agree(&[&els, &bram])?;
    let seen = shown(&els, &id)?;
    assert_eq!(seen["variants"][0]["without"], serde_json::json!(["chair.jpg"]));
    assert_eq!(word(&seen, "approval"), "outdated", "it goes out without the chair there");
    bram.asks(&["work", "variant", &id, "LinkedIn", "without="])?;
    agree(&[&els, &bram])?;
    assert_eq!(word(&shown(&els, &id)?, "approval"), "approved", "as it was approved");
    Ok(())
}
