//! Fifty people write in the same few posts on a simulated network with partitions, and their clocks are off by up to fifty
//! years. When everybody has everything, every device's documents come to the same, whatever order it got them in; and what
//! nobody disputes is as it was last said.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

use std::collections::{BTreeMap, BTreeSet};

use trekker_document::actor::Editor;
use trekker_document::document::Document;
use trekker_document::reading::nobody;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::Post;
use trekker_domain::post::{NewPost, PostEdit};
use trekker_domain::text::{Splice, TextEdit};
use trekker_ledger::record::{Body, Entry};
use trekker_testkit::network::{TEAM, World, clock};

const DEVICES: usize = 50;
const POSTS: u8 = 3;
const SEEDS: u64 = 200;

/// A device's documents, as far as its disk was looked at.
#[derive(Default)]
struct Desk {
    documents: BTreeMap<DocId, Document>,
    looked_at: usize,
}

impl Desk {
    fn catches_up(&mut self, world: &World, device: usize) {
        let disk = &world.devices[device].disk;
        for (author, seq) in &disk.arrivals[self.looked_at..] {
            let Body::Changes(entries) = &disk.logs[author][*seq as usize - 1].0.body else { continue };
            for entry in entries {
                let document = self.documents.entry(DocId(entry.doc)).or_insert_with(|| Document::born(Kind::Post));
                document.apply([entry.change.as_slice()]).expect("it applies");
            }
        }
        self.looked_at = disk.arrivals.len();
    }

    fn writes(&mut self, world: &mut World, device: usize, run: u64, edit: &Edit, id: DocId) {
        self.catches_up(world, device);
        let document = self.documents.entry(id).or_insert_with(|| Document::born(Kind::Post));
        let writes = edit.writes(&TEAM.0, PersonId([device as u8; 16])).writes;
        let (me, at) = (world.devices[device].key.public(), clock(world.devices[device].clock_is_off));
        let written = document.write(Editor { device: me.0, run }, at, &writes).expect("it writes");
        let entry = |change| Entry { kind: Kind::Post.number(), doc: id.0, change };
        let entries: Vec<Entry> = written.into_iter().flat_map(|written| written.changes).map(entry).collect();
        if !entries.is_empty() {
            world.writes_entries(device, entries);
            self.looked_at = world.devices[device].disk.arrivals.len();
        }
    }
}

/// Another one for each step.
fn letter(step: u64) -> String {
    char::from_u32(0x4e00 + step as u32).expect("a letter").to_string()
}

#[test]
fn documents_come_to_the_same_whatever_the_clocks_say() {
    for seed in 0..SEEDS {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut world = World::new(DEVICES, seed);
        for device in &mut world.devices {
            device.clock_is_off = random.i64(-1_576_800_000..1_576_800_000);
        }
        let mut desks: Vec<Desk> = (0..DEVICES).map(|_| Desk::default()).collect();
        for post in 0..POSTS {
            let new = Edit::NewPost(DocId([post; 16]), NewPost::default());
            desks[0].writes(&mut world, 0, 1, &new, DocId([post; 16]));
        }
        (1..DEVICES).for_each(|device| world.connect(0, device));
        world.until_quiet(seed);
        // Everything that was ever said of a title, for the oracle.
        let mut titles: BTreeMap<DocId, BTreeSet<String>> = BTreeMap::new();
        let mut typed: BTreeMap<DocId, Vec<String>> = BTreeMap::new();
        for step in 0..60u64 {
            let (one, other) = (random.usize(..DEVICES), random.usize(..DEVICES));
            match random.u8(..10) {
                0 | 1 => world.connect(one, other),
                2 | 3 => world.cut_all(one),
                4 => world.restart(one),
                _ => {
                    let id = DocId([random.u8(..POSTS); 16]);
                    let edit = if random.bool() {
                        let title = format!("{step}");
                        titles.entry(id).or_default().insert(title.clone());
                        Edit::Post(id, PostEdit::SetTitle(title))
                    } else {
                        desks[one].catches_up(&world, one);
                        let document = desks[one].documents.entry(id).or_insert_with(|| Document::born(Kind::Post));
                        let length = document.text().unwrap_or_default().chars().count();
                        let splice = Splice { at: random.usize(..=length), delete: 0, insert: letter(step) };
                        typed.entry(id).or_default().push(letter(step));
                        Edit::Text(Kind::Post, id, TextEdit { seen: document.version(), splices: vec![splice] })
                    };
                    desks[one].writes(&mut world, one, 1 + step, &edit, id);
                }
            }
            for _ in 0..random.usize(..60) {
                world.deliver();
            }
        }
        for device in 1..DEVICES {
            world.connect(device, random.usize(..device));
        }
        world.until_quiet(seed);
        world.all_agree(seed);

        for (device, desk) in desks.iter_mut().enumerate() {
            desk.catches_up(&world, device);
        }
        for post in 0..POSTS {
            let id = DocId([post; 16]);
            let first = &desks[0].documents[&id];
            for (device, desk) in desks.iter().enumerate() {
                assert_eq!(desk.documents[&id].digest(), first.digest(), "seed {seed}, device {device}");
            }
            let read = Post::read(id, &first.cells(&nobody));
            let conflicts = first.conflicts(&nobody);
            let standing: BTreeSet<String> = match conflicts.iter().find(|conflict| conflict.field.name == "title") {
                Some(conflict) => conflict.choices.iter().map(|choice| choice.value.clone()).collect(),
                None => BTreeSet::from([read.summary.title.clone()]),
            };
            let text = first.text().unwrap_or_default();
            for letter in typed.remove(&id).unwrap_or_default() {
                assert_eq!(text.matches(&letter).count(), 1, "seed {seed}: {letter} in {text}");
            }
            let ever = titles.remove(&id).unwrap_or_default();
            assert!(
                standing.is_subset(&ever) || ever.is_empty(),
                "seed {seed}: somebody said one of {standing:?}, of {ever:?}"
            );
        }
    }
}
