//! What happens to three people, with what they meant by it.
#![allow(clippy::expect_used, reason = "a story that cannot be told is a failed test")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::prelude::*;
use trekker_document::actor::{DevicePrefix, Editor};
use trekker_document::document::Document;
use trekker_document::undo::Undo;
use trekker_domain::columns::Write;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::open::Word;
use trekker_domain::post::{NewPost, Post, PostEdit, Status};
use trekker_domain::text::{Splice, TextEdit, Version};

/// The first byte of a device's key says whose it is.
fn whose(device: &DevicePrefix) -> Option<PersonId> {
    Some(PersonId([device[0]; 16]))
}

pub(crate) const TEAM: [u8; 32] = [9; 32];
pub(crate) const POST: DocId = DocId([1; 16]);
pub(crate) const PEOPLE: usize = 3;
/// Each letter once, so that each can be followed, and each a word of its own: a word of several letters is replaced whole.
const FIRST_TEXT: &str = "会é日🎪年大";

/// One thing that happens.
#[derive(Clone, Debug)]
pub(crate) enum Happens {
    Title(u8),
    Date(u8),
    Status(u8),
    Owner(u8),
    Channel {
        number: u8,
        add: bool,
    },
    Bin(bool),
    /// Typed where `at` falls in the text the person looks at, in place of some letters there.
    Type {
        at: u8,
        delete: u8,
    },
    /// Looks at the text as it is now: what is typed later is typed on this version until the next look.
    Look,
    /// Takes back what the person did last.
    Undo,
    /// Hears of everything somebody else has.
    Hear(usize),
}

pub(crate) fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        1 => (0..3u8).prop_map(Happens::Title),
        1 => (0..4u8).prop_map(Happens::Date),
        1 => (0..5u8).prop_map(Happens::Status),
        1 => (0..4u8).prop_map(Happens::Owner),
        1 => (0..2u8, any::<bool>()).prop_map(|(number, add)| Happens::Channel { number, add }),
        1 => any::<bool>().prop_map(Happens::Bin),
        4 => (any::<u8>(), 0..4u8).prop_map(|(at, delete)| Happens::Type { at, delete }),
        2 => Just(Happens::Look),
        2 => Just(Happens::Undo),
        3 => (0..PEOPLE).prop_map(Happens::Hear),
    ]
}

/// What a column's history comes to without Automerge: each choice, and which choices its maker saw.
#[derive(Clone, Default)]
pub(crate) struct Choices(BTreeMap<u32, (Option<String>, BTreeSet<u32>)>);

impl Choices {
    /// Those that nobody who saw them replaced or cleared.
    pub(crate) fn standing(&self, known: &BTreeSet<u32>) -> BTreeMap<u32, String> {
        let here = || self.0.iter().filter(|(number, _)| known.contains(number));
        here()
            .filter(|(number, _)| here().all(|(_, (_, seen))| !seen.contains(number)))
            .filter_map(|(number, (value, _))| Some((*number, value.clone()?)))
            .collect()
    }
}

pub(crate) struct Person {
    me: u8,
    pub(crate) document: Document,
    /// The numbers of all things this person has heard of.
    pub(crate) known: BTreeSet<u32>,
    seen: Version,
    looked_at: String,
    done: Vec<(Undo, Did)>,
    pub(crate) said: Vec<(u32, Vec<u8>)>,
}

/// What can be taken back.
#[derive(Clone)]
pub(crate) enum Did {
    Chose(&'static str, String),
    Channel,
    Typed(char),
}

pub(crate) struct Story {
    pub(crate) people: Vec<Person>,
    pub(crate) columns: BTreeMap<&'static str, Choices>,
    next: u32,
    pub(crate) typed_by: BTreeMap<char, u8>,
    pub(crate) taken_away: BTreeSet<char>,
    /// Who brought back what somebody had taken away, by undoing that: those letters are theirs from then on.
    pub(crate) put_back: BTreeSet<(char, usize)>,
}

impl Story {
    pub(crate) fn begin() -> Self {
        let mut document = Document::born(Kind::Post);
        let new = NewPost { title: "Titel".into(), text: FIRST_TEXT.into(), ..NewPost::default() };
        let writes = Edit::NewPost(POST, new).writes(&TEAM, PersonId([1; 16])).writes;
        let made = document.write(editor(1), 1, &writes).expect("it is made");
        let change = made[0].changes[0].clone();
        let people = (1..=PEOPLE as u8)
            .map(|me| {
                let document = Document::fold(Kind::Post, [change.as_slice()]).expect("it folds");
                Person {
                    me,
                    seen: document.version(),
                    document,
                    known: BTreeSet::from([0]),
                    looked_at: FIRST_TEXT.into(),
                    done: Vec::new(),
                    said: vec![(0, change.clone())],
                }
            })
            .collect();
        let mut columns: BTreeMap<&'static str, Choices> = BTreeMap::new();
        for (field, value) in [("title", "Titel"), ("status", "draft")] {
            columns.entry(field).or_default().0.insert(0, (Some(value.into()), BTreeSet::new()));
        }
        Self {
            people,
            columns,
            next: 1,
            typed_by: FIRST_TEXT.chars().map(|letter| (letter, 0)).collect(),
            taken_away: BTreeSet::new(),
            put_back: BTreeSet::new(),
        }
    }

    pub(crate) fn chooses(&mut self, person: usize, field: &'static str, value: &str, edit: PostEdit) {
        let writes = Edit::Post(POST, edit).writes(&TEAM, PersonId([1; 16])).writes;
        let undo = self.writes(person, &writes);
        let number = self.next - 1;
        let known = &self.people[person].known;
        let choices = self.columns.entry(field).or_default();
        let seen: BTreeMap<u32, String> =
            choices.standing(&known.iter().copied().filter(|known| *known != number).collect());
        // The value that stands alone already is no new choice, and nothing in an empty column is none.
        let is_new = match seen.len() {
            0 => !value.is_empty(),
            1 => seen.values().any(|standing| standing != value),
            _ => true,
        };
        assert_eq!(undo.is_some(), is_new, "{field:?} = {value:?} over {seen:?}");
        if let Some(undo) = undo {
            choices.0.insert(number, (Some(value.to_owned()), seen.into_keys().collect()));
            self.people[person].done.push((undo, Did::Chose(field, value.to_owned())));
        }
    }

    /// Writes; what it made goes out under one number.
    pub(crate) fn writes(&mut self, person: usize, writes: &[Write]) -> Option<Undo> {
        let number = self.next;
        self.next += 1;
        let person = &mut self.people[person];
        let mut written = person.document.write(editor(person.me), 1, writes).expect("it writes");
        person.known.insert(number);
        person
            .said
            .extend(written.iter().flat_map(|written| written.changes.iter().map(|change| (number, change.clone()))));
        written.pop().map(|written| written.undo)
    }

    pub(crate) fn types(&mut self, person: usize, at: u8, delete: u8) {
        let number = self.next;
        let letter = char::from_u32(0xe000 + number).expect("a letter of one's own");
        let Person { me, seen, looked_at, .. } = &self.people[person];
        let length = looked_at.chars().count();
        let at = usize::from(at) % (length + 1);
        let delete = usize::from(delete).min(length - at);
        let gone: BTreeSet<char> = looked_at.chars().skip(at).take(delete).collect();
        let splice = Splice { at, delete, insert: letter.into() };
        let mut text = looked_at.clone();
        splice.apply(&mut text);
        let edit = Edit::Text(Kind::Post, POST, TextEdit { seen: seen.clone(), splices: vec![splice] });
        self.typed_by.insert(letter, *me);
        let writes = edit.writes(&TEAM, PersonId([1; 16])).writes;
        let before = self.text(person);
        let undo = self.writes(person, &writes).expect("a letter is a change");
        self.taken_away.extend(&gone);
        let after = self.text(person);
        for there in before.chars().filter(|there| !gone.contains(there)) {
            assert!(after.contains(there), "typing took {there:?} away, which it did not touch");
        }
        // The branch goes on from here.
        let person = &mut self.people[person];
        person.seen = Version(vec![undo.change()]);
        person.looked_at = text;
        person.done.push((undo, Did::Typed(letter)));
    }

    pub(crate) fn takes_back(&mut self, person: usize) {
        let Some((undo, did)) = self.people[person].done.pop() else { return };
        let (before, columns) = (self.text(person), self.standing_of(person));
        let back = undo.take_back(&self.people[person].document);
        if let Did::Chose(field, value) = &did {
            let stands_alone = columns[field] == BTreeSet::from([value.clone()]);
            assert!(stands_alone || back.writes.is_empty(), "{field:?} is no longer {value:?} but {columns:?}");
        }
        if back.writes.is_empty() {
            return;
        }
        let wrote = self.writes(person, &back.writes).is_some();
        let number = self.next - 1;
        let (after, now) = (self.text(person), self.standing_of(person));
        match did {
            Did::Typed(letter) => {
                for there in before.chars().filter(|there| *there != letter) {
                    assert!(after.contains(there), "undo took away {there:?}, which was not what it takes back");
                }
                let is_anothers = self.put_back.iter().any(|(back, by)| *back == letter && *by != person);
                assert!(!after.contains(letter) || is_anothers, "undo left {letter:?}");
                self.taken_away.insert(letter);
                self.put_back.extend(after.chars().filter(|there| !before.contains(*there)).map(|back| (back, person)));
                assert_eq!(columns, now, "undo of a text touched a column");
            }
            Did::Chose(field, _) => {
                assert_eq!(before, after, "undo of a choice touched the text");
                let others = |columns: &BTreeMap<&'static str, BTreeSet<String>>| {
                    columns
                        .iter()
                        .filter(|(other, _)| **other != field)
                        .map(|(_, values)| values.clone())
                        .collect::<Vec<_>>()
                };
                assert_eq!(others(&columns), others(&now), "undo of {field:?} touched another column");
                if !wrote {
                    return; // What stood before stands already.
                }
                let values = match back.writes.as_slice() {
                    [Write::Clear { .. }] => vec![None],
                    // It had settled what others had chosen apart: all of that stands again.
                    [Write::PutBeside { cells, .. }] => cells.iter().map(|cell| Some(cell.word())).collect(),
                    _ => vec![now[&field].first().cloned()],
                };
                let mut known = self.people[person].known.clone();
                known.remove(&number);
                let choices = self.columns.entry(field).or_default();
                let seen: BTreeSet<u32> = choices.standing(&known).into_keys().collect();
                for (nth, value) in values.into_iter().enumerate() {
                    // Each has a number of its own; whoever hears of one hears of all.
                    let number = if nth == 0 { number } else { self.next };
                    self.next = self.next.max(number + 1);
                    self.people[person].known.insert(number);
                    choices.0.insert(number, (value, seen.clone()));
                }
            }
            Did::Channel => assert_eq!((before, columns), (after, now), "undo of a channel touched something else"),
        }
    }

    pub(crate) fn hears(&mut self, person: usize, other: usize) {
        if person == other {
            return;
        }
        let news: Vec<(u32, Vec<u8>)> = {
            let known = &self.people[person].known;
            self.people[other].said.iter().filter(|(number, _)| !known.contains(number)).cloned().collect()
        };
        let heard = self.people[other].known.clone();
        let person = &mut self.people[person];
        person.document.apply(news.iter().map(|(_, change)| change.as_slice())).expect("it applies");
        person.said.extend(news);
        person.known.extend(heard);
    }

    pub(crate) fn text(&self, person: usize) -> String {
        self.people[person].document.text().expect("posts have a text")
    }

    pub(crate) fn read(&self, person: usize) -> Post {
        Post::read(POST, &self.people[person].document.cells(&whose))
    }

    /// What stands in each column at this person's, as the document says.
    pub(crate) fn standing_of(&self, person: usize) -> BTreeMap<&'static str, BTreeSet<String>> {
        let read = self.read(person);
        let summary = &read.summary;
        let single = [
            ("title", summary.title.clone()),
            ("date", summary.publish_at.date.map(|date| date.to_string()).unwrap_or_default()),
            ("status", summary.status.word().to_owned()),
            ("owner", summary.owner.map(|owner| owner.to_string()).unwrap_or_default()),
            ("binned", summary.binned.to_string()),
        ];
        let mut standing: BTreeMap<&'static str, BTreeSet<String>> =
            single.into_iter().map(|(field, value)| (field, BTreeSet::from([value]))).collect();
        for conflict in &self.people[person].document.conflicts(&whose) {
            if !conflict.field.has_several {
                let choices = conflict.choices.iter().map(|choice| choice.value.clone()).collect();
                standing.insert(conflict.field.name, choices);
            }
        }
        standing
    }

    pub(crate) fn happens(&mut self, person: usize, what: &Happens) {
        match what {
            Happens::Title(number) => {
                let title = ["", "Startdag", "Zomerfeest"][usize::from(*number)];
                self.chooses(person, "title", title, PostEdit::SetTitle(title.into()));
            }
            Happens::Date(number) => {
                let date = NaiveDate::from_ymd_opt(2026, 5, u32::from(*number));
                let value = date.map(|date| date.to_string()).unwrap_or_default();
                self.chooses(person, "date", &value, PostEdit::SetDate(date));
            }
            Happens::Status(number) => {
                let status = Status::ALL[usize::from(*number)];
                self.chooses(person, "status", status.word(), PostEdit::SetStatus(status));
            }
            Happens::Owner(number) => {
                let owner = (*number > 0).then_some(PersonId([*number; 16]));
                let value = owner.map(|owner| owner.to_string()).unwrap_or_default();
                self.chooses(person, "owner", &value, PostEdit::SetOwner(owner));
            }
            Happens::Channel { number, add } => {
                let channel = DocId([*number; 16]);
                let edit = PostEdit::SetChannel(channel, *add);
                let writes = Edit::Post(POST, edit).writes(&TEAM, PersonId([1; 16])).writes;
                let before = self.standing_of(person);
                if let Some(undo) = self.writes(person, &writes) {
                    let is_chosen = self.read(person).summary.channels.contains(&channel);
                    assert_eq!(is_chosen, *add);
                    self.people[person].done.push((undo, Did::Channel));
                }
                assert_eq!(before, self.standing_of(person), "a channel touched another column");
            }
            Happens::Bin(binned) => {
                self.chooses(person, "binned", &binned.to_string(), PostEdit::Bin(*binned));
            }
            Happens::Type { at, delete } => self.types(person, *at, *delete),
            Happens::Look => {
                let text = self.text(person);
                let person = &mut self.people[person];
                (person.seen, person.looked_at) = (person.document.version(), text);
            }
            Happens::Undo => self.takes_back(person),
            Happens::Hear(other) => self.hears(person, *other),
        }
    }

    pub(crate) fn all_meet(&mut self) {
        for person in 1..PEOPLE {
            self.hears(0, person);
        }
        for person in 1..PEOPLE {
            self.hears(person, 0);
        }
    }
}

pub(crate) fn editor(me: u8) -> Editor {
    Editor { device: [me; 32], run: 1 }
}

/// What an empty column reads as.
pub(crate) fn empty(field: &str) -> &'static str {
    match field {
        "status" => "draft",
        "binned" => "false",
        _ => "",
    }
}
