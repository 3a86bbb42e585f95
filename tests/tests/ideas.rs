//! Ideas of three people, bundled apart while two of them write in one section of the guide: with real processes.

use std::collections::BTreeSet;

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, until, word};

fn three(folder: &std::path::Path) -> Outcome<[Peer; 3]> {
    let [mut els, mut bram, mut mila] =
        [Peer::new("Els", folder)?, Peer::new("Bram", folder)?, Peer::new("Mila", folder)?];
    els.runs(&["team", "new", "Street party", "--member", "Els"])?;
    els.serves()?;
    for peer in [&mut bram, &mut mila] {
        peer.joins(&els.invites()?)?;
        peer.serves()?;
    }
    agree(&[&els, &bram, &mila])?;
    Ok([els, bram, mila])
}

/// The idea that begins with these words, as a peer has it.
fn idea(peer: &Peer, begins: &str) -> Outcome<Value> {
    let all = peer.asks(&["idea", "list"])?.as_array().cloned().unwrap_or_default();
    let found = all.into_iter().find(|idea| word(idea, "text").starts_with(begins));
    found.ok_or_else(|| format!("{} has no idea '{begins}'", peer.name).into())
}

fn id(peer: &Peer, begins: &str) -> Outcome<String> {
    Ok(word(&idea(peer, begins)?, "id"))
}

fn words(value: &Value) -> BTreeSet<String> {
    let all = value.as_array().cloned().unwrap_or_default();
    all.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
}

fn set<const N: usize>(words: [&str; N]) -> BTreeSet<String> {
    words.map(str::to_owned).into()
}

#[test]
fn all_words_and_credits_are_there_after_three_worked_apart() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram, mila] = three(folder.path())?;
    els.runs(&["idea", "add", "Soup", "on", "the", "square", "--season", "winter", "--theme", "Food"])?;
    bram.runs(&["idea", "add", "Songs everybody knows", "--channel", "Instagram"])?;
    mila.runs(&["idea", "add", "A photo of every stall"])?;
    els.runs(&["voice", "edit", "Tone", "--text", "We say je."])?;
    agree(&[&els, &bram, &mila])?;

    for peer in [&els, &bram, &mila] {
        peer.runs(&["offline"])?;
    }
    els.runs(&["voice", "edit", "Tone", "--text", "Always: We say je."])?;
    bram.runs(&["voice", "edit", "Tone", "--text", "We say je. To everybody."])?;
    let (soup, songs, photo) = (id(&els, "Soup")?, id(&els, "Songs")?, id(&els, "A photo")?);
    let post = mila.asks(&["idea", "bundle", &soup, &songs, "--post", "An evening of soup and songs"])?;
    assert_eq!(words(&post[0]["credit"]), set(["Els", "Bram"]));
    els.runs(&["idea", "bundle", &songs, &photo, "--idea", "An album of the street"])?;
    bram.runs(&["idea", "park", &photo, "--until", "2099-03-01", "--reason", "First the soup"])?;
    for peer in [&els, &bram, &mila] {
        peer.runs(&["online"])?;
    }
    agree(&[&els, &bram, &mila])?;

    for peer in [&els, &bram, &mila] {
        until("the ideas are as all three made them", || {
            Ok(idea(peer, "Songs")?["became"].as_array().map(Vec::len) == Some(2))
        })?;
        let songs = idea(peer, "Songs")?;
        let became: BTreeSet<(String, String)> = songs["became"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|into| (word(into, "title"), word(into, "by")))
            .collect();
        let wanted = [("An evening of soup and songs", "Mila"), ("An album of the street", "Els")];
        assert_eq!(became, wanted.map(|(title, by)| (title.to_owned(), by.to_owned())).into(), "{}", peer.name);
        assert_eq!(words(&idea(peer, "An album")?["credit"]), set(["Bram", "Mila"]), "{}", peer.name);
        let photo = idea(peer, "A photo")?;
        assert_eq!(word(&photo, "stand"), "became", "{photo}");
        assert_eq!(word(&photo["parked"], "reason"), "First the soup", "{photo}");
        let soup = idea(peer, "Soup")?;
        assert_eq!((word(&soup, "season"), word(&soup, "theme")), ("winter".into(), "Food".into()));
        let guide = peer.asks(&["voice", "show"])?;
        assert_eq!(word(&guide[0], "text"), "Always: We say je. To everybody.", "{}", peer.name);
    }
    for wrong in [
        &["idea", "park", &soup, "--until", "someday"][..],
        &["idea", "bundle", &soup],
        &["idea", "add", "x", "--season", "monsoon"],
        &["idea", "keep", "0000000000"],
    ] {
        let said = els.says(wrong)?;
        assert!(matches!(said.code, Some(2..=4)), "{wrong:?}: {said:?}");
    }
    Ok(())
}

#[test]
fn two_write_on_the_sheet_of_a_week_apart_and_a_success_has_everybodys_credit() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram, mila] = three(folder.path())?;
    mila.runs(&["idea", "add", "Soup on the square", "--channel", "Instagram", "--link", "https://example.org/soup"])?;
    agree(&[&els, &bram, &mila])?;
    let soup = id(&els, "Soup")?;
    let post = word(&bram.asks(&["idea", "bundle", &soup, "--post", "Soup"])?[0], "id");
    let made = &bram.asks(&["post", "show", &post])?[0];
    assert_eq!((words(&made["channels"]), word(made, "link")), (set(["Instagram"]), "https://example.org/soup".into()));
    agree(&[&els, &bram, &mila])?;
    for peer in [&els, &bram] {
        peer.runs(&["offline"])?;
    }
    els.runs(&["meeting", "decide", "Els", "asks", "the", "baker", "--owner", "Els", "--due", "2026-12-01"])?;
    bram.runs(&["meeting", "decide", "Everybody brings a bowl"])?;
    bram.runs(&["success", "add", "The", "square", "was", "full", "--post", &post, "--figure", "visitors=240"])?;
    for peer in [&els, &bram] {
        peer.runs(&["online"])?;
    }
    agree(&[&els, &bram, &mila])?;
    for peer in [&els, &bram, &mila] {
        until("both decisions are there", || {
            let meeting = peer.asks(&["meeting", "show"])?;
            Ok(meeting[0]["decisions"].as_array().map(Vec::len) == Some(2))
        })?;
        let meeting = peer.asks(&["meeting", "show"])?;
        let decisions = meeting[0]["decisions"].as_array().cloned().unwrap_or_default();
        let said: BTreeSet<String> = decisions.iter().map(|one| word(one, "decision")).collect();
        assert_eq!(said, set(["Els asks the baker", "Everybody brings a bowl"]), "{}", peer.name);
        let success = peer.asks(&["success", "list"])?;
        assert_eq!(words(&success[0]["thought_by"]), set(["Mila"]), "{success}");
        assert_eq!(words(&success[0]["made_by"]), set(["Bram"]), "{success}");
        assert_eq!(word(&success[0]["figures"][0], "value"), "240");
    }
    assert_eq!(els.says(&["meeting", "show", "--week", "soon"])?.code, Some(4));
    Ok(())
}
