//! A computer whose power goes at any moment has everything it reported saved, and a profile that works.
//!
//! `TREKKER_POWER_LOSSES=2000` tries so many states of the disk, `TREKKER_SEED=…` the same ones again; without them some.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::path::Path;

use trekker_tests::Outcome;
use trekker_tests::chance::{Chance, times};
use trekker_tests::peer::{Peer, note, word};
use trekker_tests::power::Journal;

const FOUNDING: [&str; 5] = ["team", "new", "Repair room", "--member", "Els"];
/// Which posts get one, and its size in bytes.
const WITH_PHOTO: &str = "Number 0";
const PHOTO: usize = 150_000;

/// Posts by title, with their text and how many photos they have here.
type Posts = BTreeMap<String, (String, usize)>;

fn listed(els: &Peer) -> Outcome<Posts> {
    let posts = els.asks(&["post", "list"])?;
    let mut all = Posts::new();
    for post in posts.as_array().ok_or("a list")? {
        let title = word(post, "title");
        let photos = if title.starts_with(WITH_PHOTO) { photos(els, &word(post, "id"))? } else { 0 };
        all.insert(title, (word(post, "text"), photos));
    }
    Ok(all)
}

/// How many photos of a post are here and whole.
fn photos(els: &Peer, id: &str) -> Outcome<usize> {
    let shown = els.asks(&["post", "show", id])?;
    let here = shown[0]["media"].as_array().into_iter().flatten().filter(|photo| photo["here"] == true);
    let mut whole = 0;
    for photo in here {
        let saved = els.profile.with_extension("jpg");
        els.runs(&["media", "save", id, &word(photo, "name"), &saved.to_string_lossy()])?;
        whole += usize::from(std::fs::read(saved)?.len() == PHOTO);
    }
    Ok(whole)
}

/// What was reported saved, by how many operations were done until then.
struct Story {
    journal: Journal,
    promised: Vec<(usize, Option<Posts>)>,
}

impl Story {
    fn promises(&mut self, posts: &Posts) -> Outcome {
        let operations = self.journal.read()?.count();
        self.promised.push((operations, Some(posts.clone())));
        Ok(())
    }
}

/// Els founds a team and works: by single commands, then beside a program that serves and is killed.
fn works(els: &mut Peer, folder: &Path) -> Outcome<Story> {
    let mut story = Story { journal: Journal::of(&els.profile), promised: vec![(0, None)] };
    let mut posts = Posts::new();
    let alone = |els: &Peer, journal: &Journal, arguments: &[&str]| {
        els.starts_prepared(arguments, |command, _| journal.add_to(command))?.ends()?.done()
    };
    alone(els, &story.journal, &FOUNDING)?;
    story.promises(&posts)?;
    let photo = folder.join("lamp.jpg");
    let mut random = fastrand::Rng::with_seed(3);
    std::fs::write(&photo, std::iter::repeat_with(|| random.u8(..)).take(PHOTO).collect::<Vec<_>>())?;
    let mut csv = "Date,Title,Caption\n".to_owned();
    let mut imported = Posts::new();
    for row in 0..30 {
        let (title, text) = (format!("Row {row}"), "Come and repair. ".repeat(row % 7 + 1).trim().to_owned());
        csv += &format!("2027-01-{:02},{title},{text}\n", row % 28 + 1);
        imported.insert(title, (text, 0));
    }
    let calendar = folder.join("calendar.csv");
    std::fs::write(&calendar, csv)?;
    for serves in [false, true] {
        if serves {
            let journal = Journal::of(&els.profile);
            els.serves_prepared(|command, _| journal.add_to(command))?;
        }
        let part = if serves { "beside" } else { "alone" };
        for number in 0..4 {
            let title = format!("Number {number} {part}");
            let mut text = "Bring a lamp. ".repeat(number * 200 + 1).trim().to_owned();
            alone(els, &story.journal, &["post", "add", "--title", &title, &format!("text={text}")])?;
            posts.insert(title.clone(), (text.clone(), 0));
            story.promises(&posts)?;
            let id = els.asks(&["post", "list"])?;
            let id = id.as_array().into_iter().flatten().find(|post| post["title"] == title.as_str());
            let id = word(id.ok_or("no post")?, "id");
            text = text.replace("lamp", "chair");
            alone(els, &story.journal, &["post", "set", &id, &format!("text={text}")])?;
            posts.insert(title.clone(), (text.clone(), 0));
            story.promises(&posts)?;
            if number == 0 {
                let photo = photo.to_string_lossy();
                alone(els, &story.journal, &["media", "add", &id, &photo, "--alt", "A lamp"])?;
                posts.insert(title, (text, 1));
                story.promises(&posts)?;
            } else if number == 1 {
                let renamed = format!("Renamed {part}");
                alone(els, &story.journal, &["post", "set", &id, &format!("title={renamed}")])?;
                posts.remove(&title);
                posts.insert(renamed, (text, 0));
                story.promises(&posts)?;
            }
        }
        if !serves {
            alone(els, &story.journal, &["import", &calendar.to_string_lossy()])?;
            posts.extend(imported.clone());
            story.promises(&posts)?;
        }
    }
    els.dies()?;
    Ok(story)
}

/// What is there is what was promised, but for what was being done.
fn holds(now: &Posts, promised: &Posts, next: &Posts) -> Result<(), String> {
    for (title, post) in promised {
        let is_kept = match now.get(title) {
            Some(found) => found == post || next.get(title) == Some(found),
            None => !next.contains_key(title),
        };
        if !is_kept {
            return Err(format!("{title}: promised {post:?}, found {:?}", now.get(title)));
        }
    }
    match now.keys().find(|title| !promised.contains_key(*title) && !next.contains_key(*title)) {
        Some(title) => Err(format!("{title} was never written")),
        None => Ok(()),
    }
}

#[test]
fn whenever_the_power_goes_what_was_reported_saved_is_there_and_all_works() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = Peer::new("Els", folder.path())?;
    let story = works(&mut els, folder.path())?;
    let operations = story.journal.read()?;
    assert_eq!(operations.differs()?, [Path::new(""); 0], "the record has everything");
    let mut chance = Chance::new()?;
    let random = chance.random();
    let losses = times("TREKKER_POWER_LOSSES", 30)?;
    let (mut none, mut is_as_before) = (0, 0);
    for loss in 0..losses {
        // Spread over all of it, at another place each time.
        let after =
            (loss * operations.count() / losses + random.usize(..=operations.count() / losses)).min(operations.count());
        let place = folder.path().join("states").join(loss.to_string());
        let peer = Peer::new("Els", &place)?;
        operations.loses_power(after, random, &peer.profile)?;
        let what = format!("state {loss}, the power goes after {after} operations");
        let until = story.promised.partition_point(|(operations, _)| *operations <= after);
        let promised = story.promised[until - 1].1.as_ref();
        let next = story.promised.get(until).and_then(|(_, posts)| posts.clone());
        let status = peer.says(&["post", "list"])?;
        assert!(!status.err.contains("lost the newest"), "{what}: nothing is said to be lost: {status:?}");
        if status.code == Some(3) && promised.is_none() {
            none += 1;
            peer.says(&FOUNDING)?.done().map_err(|error| format!("{what}: {error}"))?;
        } else {
            assert_eq!(status.code, Some(0), "{what}: {status:?}");
            let now = listed(&peer)?;
            let empty = Posts::new();
            let promised = promised.unwrap_or(&empty);
            holds(&now, promised, next.as_ref().unwrap_or(promised)).map_err(|error| format!("{what}: {error}"))?;
            is_as_before += usize::from(now == *promised);
        }
        peer.says(&["post", "add", "--title", "Afterwards"])?.done().map_err(|error| format!("{what}: {error}"))?;
        let checked = peer.says(&["check"])?;
        assert_eq!(checked.code, Some(0), "{what}: {checked:?}");
        std::fs::remove_dir_all(place)?;
    }
    note(&format!(
        "{losses} power losses: {none} times before there was a team, {is_as_before} times as last reported"
    ));
    Ok(())
}
