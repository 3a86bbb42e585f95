//! Files in which the disk has changed something: what is whole opens, what is not is said, and nothing is overwritten.
//!
//! `TREKKER_DAMAGE=1000` tries so many states of the team's file, `TREKKER_SEED=…` the same ones again; without them a few.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use trekker_tests::Outcome;
use trekker_tests::chance::{Chance, times};
use trekker_tests::peer::{Peer, agree, note, until, word};
use trekker_tests::two::bring_in;

const POSTS: usize = 30;

fn team_file(profile: &Path) -> Outcome<PathBuf> {
    let name = fs::read_to_string(profile.join("current-team"))?;
    Ok(profile.join(format!("{}.team", name.trim())))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn listed(peer: &Peer) -> Outcome<BTreeSet<(String, String)>> {
    let posts = peer.asks(&["post", "list"])?;
    Ok(posts.as_array().ok_or("a list")?.iter().map(|post| (word(post, "title"), word(post, "text"))).collect())
}

/// Els with some posts and one colleague's admission, and what her list shows.
fn team(folder: &Path) -> Outcome<(Peer, BTreeSet<(String, String)>)> {
    let els = Peer::new("Els", folder)?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let mut csv = "Date,Title,Caption\n".to_owned();
    for row in 0..POSTS {
        csv += &format!("2027-01-{:02},Number {row},\"{}\"\n", row % 28 + 1, "Come and repair. ".repeat(row * 4 + 1));
    }
    let file = folder.join("calendar.csv");
    fs::write(&file, csv)?;
    els.runs(&["import", &file.display().to_string()])?;
    let all = listed(&els)?;
    assert_eq!(all.len(), POSTS);
    Ok((els, all))
}

#[test]
fn a_damaged_file_shows_no_post_that_nobody_wrote_and_check_says_what_is_damaged() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (els, all) = team(folder.path())?;
    let mut chance = Chance::new()?;
    let random = chance.random();
    let states = times("TREKKER_DAMAGE", 25)?;
    let (mut rescued, mut missing) = (0, 0);
    for state in 0..states {
        let place = folder.path().join("states").join(state.to_string());
        let peer = Peer::new("Els", &place)?;
        copy(&els.profile, &peer.profile)?;
        let file = team_file(&peer.profile)?;
        let mut bytes = fs::read(&file)?;
        let (at, page) = (random.usize(..bytes.len()), random.usize(..bytes.len() / 4096) * 4096);
        let what = match random.u8(..4) {
            0 => {
                bytes[page..page + 4096].fill(0);
                format!("state {state}: zeroes at {page}")
            }
            _ => {
                bytes[at] ^= 1 << random.u8(..8);
                format!("state {state}: flipped {at}")
            }
        };
        fs::write(&file, &bytes)?;
        let said = peer.says(&["--json", "post", "list"])?;
        let newer = said.err.contains("newer Trekker");
        if newer {
            continue;
        }
        assert_eq!(said.code, Some(0), "{what}: {said:?}");
        let now = listed(&peer)?;
        assert!(now.is_subset(&all), "{what}: {:?}", now.difference(&all).collect::<Vec<_>>());
        missing += all.len() - now.len();
        rescued += usize::from(said.err.contains("in a new file beside it"));
        let checked = peer.says(&["check"])?;
        assert!(now == all || checked.code == Some(7) || said.err.contains("in a new file"), "{what}: {checked:?}");
        assert!(matches!(checked.code, Some(0 | 7)), "{what}: {checked:?}");
        fs::remove_dir_all(place)?;
    }
    note(&format!("{states} states: {rescued} went on in a new file, {missing} posts not shown in all"));
    Ok(())
}

#[test]
fn what_is_listed_under_a_wrong_document_is_found_by_check_and_mended() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (els, all) = team(folder.path())?;
    let digest = els.asks(&["digest"])?;
    // One record in three, which no post shows any more once it is folded anew.
    rusqlite::Connection::open(team_file(&els.profile)?)?.execute("DELETE FROM touched WHERE arrival % 3 = 0", [])?;
    let checked = els.says(&["check"])?;
    assert_eq!(checked.code, Some(7), "{checked:?}");
    until("all is whole again", || Ok(els.says(&["check"])?.code == Some(0)))?;
    assert_eq!(listed(&els)?, all);
    assert_eq!(els.asks(&["digest"])?, digest);
    Ok(())
}

#[test]
fn what_a_damaged_file_lacks_comes_from_a_peer() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (mut els, all) = team(folder.path())?;
    let mut bram = Peer::new("Bram", folder.path())?;
    bring_in(&mut els, &mut bram)?;
    bram.dies()?;
    // In the middle of the file lie records of Els, in pages that SQLite finds by way of others.
    let file = team_file(&bram.profile)?;
    bram.runs(&["status"])?;
    let mut bytes = fs::read(&file)?;
    let middle = bytes.len() / 8192 * 4096;
    bytes[middle..middle + 4 * 4096].fill(0);
    fs::write(&file, &bytes)?;
    bram.serves()?;
    until("Bram has everything again", || Ok(listed(&bram)? == all))?;
    agree(&[&els, &bram])?;
    until("all is whole again", || Ok(bram.says(&["check"])?.code == Some(0)))?;
    let aside =
        fs::read_dir(&bram.profile)?.flatten().any(|entry| entry.path().extension().is_some_and(|it| it == "damaged"));
    let said = bram.takes_said();
    assert!(aside == said.iter().any(|line| line.contains("in a new file beside it")), "the old file stays: {said:?}");
    Ok(())
}

/// Fills the write-ahead log of a peer that was killed with zeroes, as if what it has had never been.
fn loses_its_log(peer: &Peer) -> Outcome {
    let mut log = team_file(&peer.profile)?.into_os_string();
    log.push("-wal");
    let length = usize::try_from(fs::metadata(&log)?.len())?;
    Ok(fs::write(&log, vec![0; length])?)
}

/// Els serves, writes some posts that are in her log of writes alone, and is killed. Gives their titles.
fn writes_late(els: &mut Peer, before_she_dies: impl Fn(&Peer) -> Outcome) -> Outcome<Vec<String>> {
    // What there is until now goes into the file proper.
    els.runs(&["status"])?;
    // Now and then what is in the log of writes goes into the file proper: then once more.
    for round in 0.. {
        els.serves()?;
        let late: Vec<String> = (0..5).map(|number| format!("Late {round}{number}")).collect();
        for title in &late {
            els.runs(&["post", "add", "--title", title])?;
        }
        before_she_dies(els)?;
        els.dies()?;
        let file = fs::read(team_file(&els.profile)?)?;
        if !file.windows(late[4].len()).any(|bytes| bytes == late[4].as_bytes()) {
            return Ok(late);
        }
    }
    Err("she wrote nothing".into())
}

/// How many keys Els wrote under, as Bram has it.
fn keys(bram: &Peer) -> Outcome<Option<usize>> {
    Ok(bram.asks(&["status"])?[0]["vector"].as_array().map(Vec::len))
}

fn titles(peer: &Peer) -> Outcome<BTreeSet<String>> {
    Ok(listed(peer)?.into_iter().map(|(title, _)| title).collect())
}

#[test]
fn a_damaged_end_of_the_log_of_writes_is_noticed_and_forks_nothing() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (mut els, _) = team(folder.path())?;
    let mut bram = Peer::new("Bram", folder.path())?;
    bring_in(&mut els, &mut bram)?;
    els.dies()?;
    let late = writes_late(&mut els, |els| agree(&[els, &bram]).map(drop))?;
    loses_its_log(&els)?;
    let said = els.says(&["post", "add", "--title", "After it"])?;
    assert!(said.code == Some(0) && said.err.contains("lost the newest of what this device wrote"), "{said:?}");
    els.serves()?;
    agree(&[&els, &bram])?;
    let titles = titles(&bram)?;
    assert!(late.iter().all(|title| titles.contains(title)) && titles.contains("After it"), "{titles:?}");
    els.checks()?;
    assert_eq!(keys(&bram)?, Some(1), "what Bram has of hers came back, and she goes on");
    Ok(())
}

#[test]
fn what_is_lost_and_nobody_has_is_said_and_the_device_goes_on() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (mut els, all) = team(folder.path())?;
    let mut bram = Peer::new("Bram", folder.path())?;
    bring_in(&mut els, &mut bram)?;
    els.dies()?;
    bram.dies()?;
    writes_late(&mut els, |_| Ok(()))?;
    loses_its_log(&els)?;
    let said = els.says(&["post", "add", "--title", "After it"])?;
    assert!(said.code == Some(0) && said.err.contains("lost the newest of what this device wrote"), "{said:?}");
    els.serves()?;
    bram.serves()?;
    let mut expected: BTreeSet<String> = all.into_iter().map(|(title, _)| title).collect();
    expected.insert("After it".to_owned());
    // Nobody knows whether somebody has what she wrote under the lost numbers: another key never uses them again.
    until("what she wrote since has come under another key", || Ok(titles(&bram)? == expected))?;
    agree(&[&els, &bram])?;
    assert_eq!((titles(&els)?, keys(&bram)?), (expected, Some(2)));
    els.runs(&["post", "add", "--title", "And on"])?;
    agree(&[&els, &bram])?;
    els.checks()?;
    Ok(())
}

#[test]
fn where_it_is_not_proven_who_belongs_everything_is_read_and_nothing_changed_until_a_peer_has_shown_it() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (mut els, all) = team(folder.path())?;
    let mut bram = Peer::new("Bram", folder.path())?;
    bring_in(&mut els, &mut bram)?;
    els.dies()?;
    // Bram's admission is among what is lost.
    loses_its_log(&els)?;
    let said = els.says(&["post", "add", "--title", "After it"])?;
    assert!(said.code == Some(7) && said.err.contains("Part of what says who belongs to the team"), "{said:?}");
    assert_eq!(listed(&els)?, all, "everything can be read");
    els.serves()?;
    until("she may write again", || Ok(els.says(&["post", "add", "--title", "After it"])?.code == Some(0)))?;
    agree(&[&els, &bram])?;
    assert_eq!(listed(&bram)?.len(), POSTS + 1);
    els.checks()?;
    Ok(())
}

#[test]
fn a_missing_or_garbled_file_is_never_a_new_beginning() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (els, all) = team(folder.path())?;
    let at = |name: &str| -> Outcome<Peer> {
        let peer = Peer::new("Els", &folder.path().join(name))?;
        copy(&els.profile, &peer.profile)?;
        Ok(peer)
    };
    // Which team it is shows by the key.
    for (name, note) in
        [("missing", None), ("garbled", Some("\u{1}\u{2}")), ("another", Some("0123abcd")), ("cut", Some(""))]
    {
        let peer = at(name)?;
        match note {
            Some(note) => fs::write(peer.profile.join("current-team"), note)?,
            None => fs::remove_file(peer.profile.join("current-team"))?,
        }
        let said = peer.says(&["post", "list"])?;
        assert!(said.code == Some(0) && said.err.contains("the device's key told"), "{name}: {said:?}");
        assert_eq!(listed(&peer)?, all, "{name}");
    }
    let refused = |peer: &Peer, words: &str| -> Outcome {
        let before = fs::read_dir(&peer.profile)?.count();
        for command in [&["post", "list"][..], &["team", "new", "Another", "--member", "Els"], &["serve"]] {
            let said = peer.says(command)?;
            assert!(said.code == Some(7) && said.err.contains(words), "{command:?}: {said:?}");
        }
        assert!(fs::read_dir(&peer.profile)?.count() <= before + 2, "nothing new is made but a lock and a socket");
        Ok(())
    };
    let lost = at("lost")?;
    fs::remove_file(team_file(&lost.profile)?)?;
    refused(&lost, "does not lead to this profile's team")?;
    let empty = at("empty")?;
    fs::write(team_file(&empty.profile)?, "")?;
    refused(&empty, "is damaged")?;
    let keyless = at("keyless")?;
    fs::remove_file(keyless.profile.join("device.key"))?;
    refused(&keyless, "is missing, and its folder has a team's data")?;
    assert!(!keyless.profile.join("device.key").exists());
    Ok(())
}
