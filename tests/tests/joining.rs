//! Coming in and going away, among real processes: another device of mine, somebody the other has not heard of, a few words
//! across a table, leaving and coming back.

use std::path::Path;

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, last_line, until, word};

/// Els has a team and runs.
fn els(folder: &Path) -> Outcome<Peer> {
    let mut els = Peer::new("Els", folder)?;
    founds(&mut els)?;
    Ok(els)
}

fn founds(els: &mut Peer) -> Outcome {
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["post", "add", "--title", "Doors at ten", "date=2027-03-06"])?;
    els.serves()
}

fn joined(name: &'static str, folder: &Path, by: &Peer) -> Outcome<Peer> {
    let mut peer = Peer::new(name, folder)?;
    peer.joins(&by.invites()?)?;
    peer.serves()?;
    Ok(peer)
}

fn members(peer: &Peer) -> Outcome<Vec<Value>> {
    Ok(peer.asks(&["status"])?[0]["members"].as_array().cloned().unwrap_or_default())
}

fn standing(peer: &Peer) -> Outcome<String> {
    Ok(word(&peer.asks(&["status"])?[0], "standing"))
}

/// The words that `at` shows for the device of `whose`.
fn code_of(whose: &Peer, at: &Peer) -> Outcome<String> {
    let device = word(&whose.asks(&["status"])?[0], "device");
    let members = members(at)?;
    let mut devices = members.iter().flat_map(|member| member["devices"].as_array().into_iter().flatten());
    let shown = devices.find(|shown| shown["device"] == device.as_str()).ok_or("the device is not shown")?;
    Ok(word(shown, "code"))
}

#[test]
fn another_device_of_mine_comes_in_as_me() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = els(folder.path())?;
    let bram = joined("Bram", folder.path(), &els)?;
    let ticket = last_line(&bram.runs(&["device", "link"])?);
    let mut laptop = Peer::new("Laptop", folder.path())?;
    laptop.tries_to_join_as("", &ticket)?.done()?;
    laptop.serves()?;
    laptop.runs(&["post", "add", "--title", "From the laptop"])?;
    agree(&[&els, &bram, &laptop])?;
    for peer in [&els, &bram, &laptop] {
        let members = members(peer)?;
        assert_eq!(members.len(), 2, "{}: nobody new came in: {members:?}", peer.name);
        let devices = |name: &str| {
            let member = members.iter().find(|member| member["name"] == name);
            member.and_then(|member| member["devices"].as_array()).map_or(0, Vec::len)
        };
        assert_eq!((devices("Els"), devices("Bram")), (1, 2), "{}", peer.name);
        assert_eq!(code_of(&laptop, peer)?, code_of(&laptop, &laptop)?, "both screens show the same words");
        assert_ne!(code_of(&bram, peer)?, code_of(&laptop, peer)?);
    }
    // Once is once, also for whoever found the ticket.
    let thief = Peer::new("Thief", folder.path())?;
    let said = thief.tries_to_join_as("", &ticket)?;
    assert!(said.code == Some(6) && said.err.contains("does not know"), "{said:?}");
    Ok(())
}

#[test]
fn an_invitation_made_while_nothing_runs_finds_the_device_by_its_key() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = Peer::on_the_local_network("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let invited = els.says(&["invite"])?;
    assert!(invited.err.contains("only while this device runs"), "{invited:?}");
    let ticket = last_line(&invited.out);
    let mut bram = Peer::on_the_local_network("Bram", folder.path())?;
    let refused = bram.tries_to_join(&ticket)?;
    assert!(refused.code == Some(6) && refused.err.contains("have Trekker open"), "{refused:?}");
    els.serves()?;
    bram.joins(&ticket)?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    Ok(())
}

#[test]
fn papers_open_the_door_of_whoever_has_not_heard() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = els(folder.path())?;
    let mut bram = joined("Bram", folder.path(), &els)?;
    agree(&[&els, &bram])?;
    els.dies()?;
    // Nobody but Bram hears of Mila, and then he is away.
    let mila = joined("Mila", folder.path(), &bram)?;
    mila.runs(&["post", "add", "--title", "By Mila"])?;
    bram.dies()?;
    els.serves()?;
    agree(&[&els, &mila])?;
    assert!(members(&els)?.iter().any(|member| member["name"] == "Mila"));
    assert_eq!(els.posts()?, 2);
    els.checks()?;
    Ok(())
}

#[test]
fn four_words_across_a_table_are_enough_and_wrong_ones_end_them() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = Peer::on_the_local_network("Els", folder.path())?;
    founds(&mut els)?;
    let words =
        |els: &Peer| -> Outcome<String> { Ok(word(&els.asks(&["invite", "--hours", "1"])?[0], "spoken_dutch")) };
    let said = words(&els)?;
    let (name, secret) = said.split_once(' ').ok_or("one word")?;
    // Said wrong: the same first word, so that it is Els who is asked.
    let mut others: Vec<&str> = secret.split(' ').collect();
    others.rotate_left(1);
    let wrong = format!("{name} {}", others.join(" "));
    let bram = Peer::on_the_local_network("Bram", folder.path())?;
    if wrong != said {
        let refused = bram.tries_to_join(&wrong)?;
        assert!(refused.code == Some(6) && refused.err.contains("were not the words"), "{refused:?}");
        // The right ones came too late.
        let refused = bram.tries_to_join(&said)?;
        assert_eq!(refused.code, Some(6), "{refused:?}");
    }
    let said = words(&els)?;
    let nameless = bram.tries_to_join_as("", &said)?;
    assert!(nameless.code == Some(4) && nameless.err.contains("no name"), "whoever is new has a name: {nameless:?}");
    let mut bram = Peer::on_the_local_network("Bram", folder.path())?;
    bram.joins(&said.to_uppercase())?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    let refused = bram.tries_to_join("appel maan kaas xylofoon")?;
    assert!(refused.err.contains("xylofoon"), "{refused:?}");
    Ok(())
}

#[test]
fn whoever_leaves_is_gone_and_may_come_back() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = els(folder.path())?;
    let mut bram = joined("Bram", folder.path(), &els)?;
    bram.runs(&["post", "add", "--title", "By Bram"])?;
    agree(&[&els, &bram])?;
    // The lead is handed on first.
    let said = els.says(&["leave"])?;
    assert!(said.code != Some(0) && said.err.contains("lead"), "{said:?}");
    assert_ne!(bram.says(&["put-away"])?.code, Some(0), "whoever belongs does not close the team");
    bram.runs(&["leave"])?;
    until("Els has heard", || Ok(members(&els)?.len() == 1))?;
    until("and Bram knows that", || Ok(standing(&bram)? == "left, and heard"))?;
    let said = bram.says(&["post", "add", "--title", "After leaving"])?;
    assert_ne!(said.code, Some(0), "{said:?}");
    assert_eq!(els.posts()?, 2, "what he made stays");
    bram.runs(&["put-away"])?;
    assert_eq!(bram.says(&["status"])?.code, Some(3), "there is no team any more");
    bram.dies()?;
    // He comes back as somebody new, with all that the team has.
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    assert_eq!((bram.posts()?, members(&els)?.len()), (2, 2));
    let names = std::fs::read_dir(&bram.profile)?.filter_map(Result::ok);
    let names: Vec<String> = names.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    let teams = names.iter().filter(|name| name.ends_with(".team")).count();
    let has_old_key = names.iter().any(|name| name == "device.key.old1");
    assert!(teams == 2 && has_old_key, "the team of then and its key are still there: {names:?}");
    Ok(())
}

#[test]
fn a_removed_device_says_that_it_was_removed() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = els(folder.path())?;
    let mut bram = joined("Bram", folder.path(), &els)?;
    agree(&[&els, &bram])?;
    assert_eq!(standing(&bram)?, "member");
    els.runs(&["member", "remove", "Bram"])?;
    until("Bram is told", || Ok(standing(&bram)? == "said to be removed"))?;
    // Nothing is taken from him, and he is told again when he starts.
    assert_eq!(bram.posts()?, 1);
    bram.dies()?;
    bram.serves()?;
    until("Bram is told again", || Ok(standing(&bram)? == "said to be removed"))?;
    bram.runs(&["put-away"])?;
    Ok(())
}
