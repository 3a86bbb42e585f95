//! Profiles that were put back from a backup, or copied to a second computer, among real processes: they are noticed, go on
//! under a new key, and nothing of either is lost.

use std::path::Path;

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, note, until, word};

/// Els leads, Bram belongs; both run and have the same.
fn team(folder: &Path) -> Outcome<[Peer; 2]> {
    let [mut els, mut bram] = [Peer::new("Els", folder)?, Peer::new("Bram", folder)?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["post", "add", "--title", "Doors at ten", "date=2027-03-06", "text=Bring a lamp"])?;
    els.serves()?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    bram.runs(&["post", "add", "--title", "Before the backup"])?;
    agree(&[&els, &bram])?;
    Ok([els, bram])
}

fn copies(from: &Path, to: &Path) -> Outcome {
    if to.exists() {
        std::fs::remove_dir_all(to)?;
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn titles(peer: &Peer) -> Outcome<Vec<String>> {
    let list = peer.asks(&["post", "list"])?;
    let mut titles: Vec<String> = list.as_array().into_iter().flatten().map(|post| word(post, "title")).collect();
    titles.sort();
    Ok(titles)
}

fn status(peer: &Peer) -> Outcome<Value> {
    Ok(peer.asks(&["status"])?[0].clone())
}

/// Looks until it is so; else says how everybody stands.
fn comes(peers: &[&Peer], what: &str, is_so: impl FnMut() -> Outcome<bool>) -> Outcome {
    let came = until(what, is_so);
    if came.is_err() {
        for peer in peers {
            note(&format!("{} said {:?}, has {:?}: {}", peer.name, peer.takes_said(), titles(peer)?, status(peer)?));
        }
    }
    came
}

fn devices_of(peer: &Peer, name: &str) -> Outcome<usize> {
    let status = status(peer)?;
    let members = status["members"].as_array().cloned().unwrap_or_default();
    let member = members.iter().find(|member| member["name"] == name).ok_or(format!("no {name}: {status}"))?;
    Ok(member["devices"].as_array().map_or(0, Vec::len))
}

#[test]
fn a_profile_put_back_from_a_backup_goes_on_under_a_new_key_with_nothing_lost() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, mut bram] = team(folder.path())?;
    let device = word(&status(&bram)?, "device");
    bram.dies()?;
    copies(&bram.profile, &folder.path().join("backup"))?;
    // What Els gets of him, and what his computer then forgets.
    bram.serves()?;
    bram.runs(&["post", "add", "--title", "After the backup"])?;
    agree(&[&els, &bram])?;
    bram.dies()?;
    copies(&folder.path().join("backup"), &bram.profile)?;
    // He writes on before he meets anybody: a new post, and in one of before.
    bram.runs(&["post", "add", "--title", "After it was put back", "text=Soup at noon"])?;
    let list = bram.asks(&["post", "list"])?;
    let shared = list.as_array().into_iter().flatten().find(|post| post["title"] == "Doors at ten").ok_or("no post")?;
    bram.runs(&["post", "set", &word(shared, "id"), "title=Doors at eleven", "text=Bring two lamps"])?;
    bram.serves()?;
    comes(&[&els, &bram], "his computer goes on under a new key", || Ok(word(&status(&bram)?, "device") != device))?;
    comes(&[&els, &bram], "what only he had is in again", || {
        Ok(titles(&els)?.contains(&"After it was put back".to_owned()))
    })?;
    agree(&[&els, &bram])?;
    let all = ["After it was put back", "After the backup", "Before the backup", "Doors at eleven"];
    for peer in [&els, &bram] {
        assert_eq!(titles(peer)?, all, "{}", peer.name);
        assert_eq!(devices_of(peer, "Bram")?, 1, "{}", peer.name);
        assert_eq!(word(&status(peer)?, "standing"), "member", "{}", peer.name);
        peer.checks()?;
    }
    let post = els.asks(&["post", "show", &word(shared, "id")])?;
    assert_eq!(word(&post[0], "text"), "Bring two lamps");
    // The team works on, also after a restart, and it happens once.
    let device = word(&status(&bram)?, "device");
    bram.dies()?;
    bram.serves()?;
    bram.runs(&["post", "add", "--title", "And on"])?;
    els.runs(&["post", "add", "--title", "Els as well"])?;
    agree(&[&els, &bram])?;
    assert_eq!(word(&status(&bram)?, "device"), device);
    Ok(())
}

#[test]
fn a_backup_in_which_nothing_was_written_since_catches_up() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, mut bram] = team(folder.path())?;
    let device = word(&status(&bram)?, "device");
    bram.dies()?;
    copies(&bram.profile, &folder.path().join("backup"))?;
    bram.serves()?;
    bram.runs(&["post", "add", "--title", "After the backup"])?;
    agree(&[&els, &bram])?;
    bram.dies()?;
    copies(&folder.path().join("backup"), &bram.profile)?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    bram.runs(&["post", "add", "--title", "And on"])?;
    agree(&[&els, &bram])?;
    assert_eq!(word(&status(&bram)?, "device"), device, "there is no second story");
    assert_eq!(titles(&els)?.len(), 4);
    Ok(())
}

#[test]
fn a_profile_copied_to_a_second_computer_becomes_two_devices() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, mut bram] = team(folder.path())?;
    bram.dies()?;
    let mut laptop = Peer::new("Laptop", folder.path())?;
    copies(&bram.profile, &laptop.profile)?;
    bram.runs(&["post", "add", "--title", "On the old computer"])?;
    laptop.runs(&["post", "add", "--title", "On the laptop"])?;
    laptop.runs(&["post", "add", "--title", "Again on the laptop"])?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    laptop.serves()?;
    comes(&[&els, &bram, &laptop], "what the laptop has is in", || {
        Ok(titles(&els)?.contains(&"Again on the laptop".to_owned()))
    })?;
    comes(&[&els, &bram, &laptop], "the old computer goes on", || {
        Ok(bram.says(&["post", "add", "--title", "Later on the old computer"])?.code == Some(0))
    })?;
    comes(&[&els, &bram, &laptop], "both go on", || Ok(titles(&els)?.len() == 6))?;
    agree(&[&els, &bram, &laptop])?;
    for peer in [&els, &bram, &laptop] {
        assert_eq!(titles(peer)?.len(), 6, "{}: {:?}", peer.name, titles(peer)?);
        assert_eq!(devices_of(peer, "Bram")?, 2, "{}", peer.name);
        peer.checks()?;
    }
    Ok(())
}

#[test]
fn the_lead_goes_over_to_the_new_key() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, bram] = team(folder.path())?;
    els.dies()?;
    copies(&els.profile, &folder.path().join("backup"))?;
    els.serves()?;
    els.runs(&["post", "add", "--title", "After the backup"])?;
    agree(&[&els, &bram])?;
    els.dies()?;
    copies(&folder.path().join("backup"), &els.profile)?;
    els.runs(&["post", "add", "--title", "After it was put back"])?;
    els.serves()?;
    comes(&[&els, &bram], "what only she had is in again", || {
        Ok(titles(&bram)?.contains(&"After it was put back".to_owned()))
    })?;
    agree(&[&els, &bram])?;
    for peer in [&els, &bram] {
        let status = status(peer)?;
        let members = status["members"].as_array().cloned().unwrap_or_default();
        let leads = members.iter().find(|member| member["lead"] == true).ok_or("nobody leads")?;
        assert_eq!(word(leads, "name"), "Els", "{}", peer.name);
    }
    els.runs(&["member", "role", "Bram", "guest"])?;
    comes(&[&els, &bram], "Bram hears of it", || {
        Ok(bram.says(&["post", "add", "--title", "By a guest"])?.code != Some(0))
    })?;
    Ok(())
}
