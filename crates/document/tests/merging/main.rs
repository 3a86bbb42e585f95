//! Three people edit one post apart and meet as chance has it. What they end with is held against a plain model of what
//! they meant: for each column the choices nobody saw and replaced, for the text every word that nobody took away.
//!
//! `PROPTEST_CASES` runs more of them; a failure prints the smallest story that shows it.

mod story;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use trekker_document::document::Document;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::PostEdit;
use trekker_domain::text::{Splice, TextEdit};

use story::{PEOPLE, POST, Story, TEAM, empty, happens};

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_people_did_apart_is_what_they_end_with(
        story in prop::collection::vec((0..PEOPLE, happens()), 1..40),
        order in any::<u64>(),
    ) {
        let mut told = Story::begin();
        for (person, what) in &story {
            told.happens(*person, what);
        }
        told.all_meet();

        // All have the same, and so has whoever gets the changes in any other order and in any pieces.
        let digest = told.people[0].document.digest();
        for person in &told.people {
            prop_assert_eq!(person.document.digest(), digest);
        }
        let mut changes: Vec<&[u8]> = told.people[0].said.iter().map(|(_, change)| change.as_slice()).collect();
        let mut random = order;
        let mut step = || { random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1); random >> 33 };
        for last in (1..changes.len()).rev() {
            changes.swap(last, step() as usize % (last + 1));
        }
        let mut shuffled = Document::born(Kind::Post);
        let mut rest = changes.as_slice();
        while !rest.is_empty() {
            let (some, more) = rest.split_at((step() as usize % 4 + 1).min(rest.len()));
            shuffled.apply(some.iter().copied()).expect("it applies");
            rest = more;
        }
        prop_assert_eq!(shuffled.digest(), digest, "in another order");

        // Each column says what was chosen and not replaced by somebody who had seen it.
        let standing = told.standing_of(0);
        for (field, values) in &standing {
            let known = &told.people[0].known;
            let mut meant: BTreeSet<String> = told
                .columns
                .get(field)
                .map(|choices| choices.standing(known).into_values().collect())
                .unwrap_or_default();
            if meant.is_empty() {
                meant.insert(empty(*field).to_owned());
            }
            prop_assert_eq!(values, &meant, "{:?}", field);
        }

        // Every letter somebody wrote is there once, unless somebody took away what they had before their eyes.
        let text = told.text(0);
        for letter in told.typed_by.keys() {
            let count = text.chars().filter(|there| there == letter).count();
            if !told.taken_away.contains(letter) {
                prop_assert_eq!(count, 1, "{:?} in {:?}", letter, text);
            } else if !told.put_back.iter().any(|(back, _)| back == letter) {
                prop_assert!(count == 0, "{:?} was taken away and is in {:?}", letter, text);
            }
        }
        for letter in text.chars() {
            prop_assert!(told.typed_by.contains_key(&letter), "nobody wrote {:?}", letter);
        }
    }
}

/// One person alone: everything taken back is the beginning, everything done again is the end.
#[derive(Clone, Debug)]
enum Alone {
    Chooses(PostEdit),
    Types { at: u8, delete: u8, insert: String },
}

fn alone() -> impl Strategy<Value = Alone> {
    let title = prop_oneof![Just(""), Just("a"), Just("b")].prop_map(|title| PostEdit::SetTitle(title.into()));
    let date = (0..4u32).prop_map(|day| PostEdit::SetDate(NaiveDate::from_ymd_opt(2026, 5, day)));
    let channel = (0..2u8, any::<bool>()).prop_map(|(number, add)| {
        let channel = DocId([number; 16]);
        PostEdit::SetChannel(channel, add)
    });
    prop_oneof![
        prop_oneof![title, date, channel, any::<bool>().prop_map(PostEdit::Bin)].prop_map(Alone::Chooses),
        (any::<u8>(), 0..4u8, "[a-zé🎪]{0,3}").prop_map(|(at, delete, insert)| Alone::Types { at, delete, insert }),
    ]
}

proptest! {
    #[test]
    fn whoever_takes_everything_back_is_where_they_began(deeds in prop::collection::vec(alone(), 1..20)) {
        let mut story = Story::begin();
        let beginning = story.read(0);
        let mut undo = Vec::new();
        for deed in deeds {
            let edit = match deed {
                Alone::Chooses(edit) => Edit::Post(POST, edit),
                Alone::Types { at, delete, insert } => {
                    let length = story.text(0).chars().count();
                    let at = usize::from(at) % (length + 1);
                    let splice = Splice { at, delete: usize::from(delete).min(length - at), insert };
                    let seen = story.people[0].document.version();
                    Edit::Text(Kind::Post, POST, TextEdit { seen, splices: vec![splice] })
                }
            };
            let writes = edit.writes(&TEAM, PersonId([1; 16])).writes;
            undo.extend(story.writes(0, &writes));
        }
        let end = story.read(0);
        let mut redo = Vec::new();
        while let Some(step) = undo.pop() {
            let back = step.take_back(&story.people[0].document);
            prop_assert!(back.left_alone.is_empty(), "nobody else was there");
            redo.extend(story.writes(0, &back.writes));
        }
        prop_assert_eq!(story.read(0), beginning);
        while let Some(step) = redo.pop() {
            let back = step.take_back(&story.people[0].document);
            prop_assert!(back.left_alone.is_empty(), "nobody else was there");
            story.writes(0, &back.writes);
        }
        prop_assert_eq!(story.read(0), end);
    }
}
