//! Chance: people write apart and meet, held against the rules of the domain and against each other.

use proptest::prelude::*;
use trekker_document::document::Document;
use trekker_domain::kind::Kind;
use trekker_domain::overlap::{Hunk, meet as meet_hunks};
use trekker_domain::text::{Splice, TextEdit};
use trekker_domain::words::splices_between;

use crate::copies::{Copy, are_the_same, meet};

/// Short texts of few sentences, so that people meet in them.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![Just("Kom"), Just("zaterdag"), Just("zondag"), Just("nu"), Just("één 🎪")];
    let sentence = (prop::collection::vec(word, 1..3), prop_oneof![Just(". "), Just("! "), Just("\n")]);
    let sentences = prop::collection::vec(sentence.prop_map(|(words, end)| words.join(" ") + end), 0..4);
    sentences.prop_map(|sentences| sentences.concat())
}

fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let hunk = |Splice { at, delete, insert }| Hunk { range: at..at + delete, insert };
    splices_between(old, new).into_iter().rev().map(hunk).collect()
}

#[derive(Clone, Debug)]
enum Happens {
    Writes(String),
    Types { at: u8, delete: u8, insert: &'static str },
    Title,
    Undo,
    Settles,
    Hears(u8),
}

fn happens() -> impl Strategy<Value = (u8, Happens)> {
    let typed = prop_oneof![Just(""), Just("n"), Just("zondag"), Just(" ook"), Just(". ")];
    let what = prop_oneof![
        3 => text().prop_map(Happens::Writes),
        3 => (any::<u8>(), 0..4_u8, typed).prop_map(|(at, delete, insert)| Happens::Types { at, delete, insert }),
        1 => Just(Happens::Title),
        1 => Just(Happens::Undo),
        1 => Just(Happens::Settles),
        4 => (0..3_u8).prop_map(Happens::Hears),
    ];
    (0..3_u8, what)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Two or three write a text anew once, apart: it reads as the rules say, and overlaps where they say so.
    #[test]
    fn what_people_wrote_apart_in_one_round_reads_as_the_rules_say(
        first in text(), mut new in prop::collection::vec(text(), 2..4), is_alike in any::<bool>(),
    ) {
        if is_alike {
            new[1] = new[0].clone();
        }
        let mut people = Copy::of_post(new.len() as u8, &first);
        for (copy, new) in people.iter_mut().zip(&new) {
            copy.text_is(new);
        }
        meet(&mut people);
        let all: Vec<Vec<Hunk>> = new.iter().map(|new| hunks(&first, new)).collect();
        let mut overlapping = 0;
        for (nth, one) in all.iter().enumerate() {
            for other in &all[nth + 1..] {
                overlapping += meet_hunks(&first, [one, other]).regions.len();
            }
        }
        let overlaps = people[0].overlaps();
        prop_assert_eq!(overlaps.is_empty(), overlapping == 0, "{:?}", overlaps);
        if new.len() == 2 {
            prop_assert_eq!(overlaps.len(), overlapping);
        }
        if overlapping == 0 {
            // Each change stands once, wherever one or several made it.
            let mut union: Vec<Hunk> = all.concat();
            union.sort_by_key(|hunk| (hunk.range.start, hunk.range.end));
            union.dedup();
            let mut reads = first.clone();
            for hunk in union.iter().rev() {
                Splice { at: hunk.range.start, delete: hunk.range.len(), insert: hunk.insert.clone() }.apply(&mut reads);
            }
            prop_assert_eq!(people[0].text(), reads);
        }
        if new.len() > 2 {
            return Ok(());
        }
        // One picks a wording, and it is over.
        if let Some(overlap) = overlaps.first().filter(|overlap| overlap.sides[0].words != overlap.reads) {
            let (at, delete) = (overlap.range.start, overlap.range.len());
            let splices = vec![Splice { at, delete, insert: overlap.sides[0].words.clone() }];
            let seen = people[0].document.version();
            let picked = people[0].edits(TextEdit { seen, splices });
            meet(&mut people);
            let rest = people[1].overlaps();
            prop_assert!(!rest.iter().any(|other| other.keys == overlap.keys), "{:?} {:?}", overlap, rest);
            // Taken back, it is open again.
            people[0].takes_back(&picked);
            prop_assert_eq!(people[0].overlaps(), overlaps);
        }
    }

    /// Whatever happens, whoever has the same changes reads the same, in whatever order they came, and what somebody types
    /// stands where they typed it.
    #[test]
    fn whoever_has_the_same_changes_reads_the_same(
        first in text(), story in prop::collection::vec(happens(), 1..24), order in any::<u64>(),
    ) {
        let mut people = Copy::of_post(3, &first);
        let mut done: Vec<Vec<Vec<trekker_document::document::Written>>> = vec![Vec::new(); 3];
        for (nth, (me, what)) in story.into_iter().enumerate() {
            let me = usize::from(me);
            let said: Vec<Copy> = people.clone();
            let copy = &mut people[me];
            match what {
                Happens::Writes(text) => {
                    done[me].push(copy.text_is(&text));
                    prop_assert_eq!(copy.text(), text);
                }
                Happens::Types { at, delete, insert } => {
                    let mut text = copy.text();
                    let length = text.chars().count();
                    let at = usize::from(at) % (length + 1);
                    let delete = usize::from(delete).min(length - at);
                    done[me].push(copy.types(at, delete, insert));
                    Splice { at, delete, insert: insert.to_owned() }.apply(&mut text);
                    prop_assert_eq!(copy.text(), text);
                }
                Happens::Title => {
                    let text = copy.text();
                    copy.title_is(&format!("Titel {nth}"));
                    prop_assert_eq!(copy.text(), text);
                }
                Happens::Undo => {
                    if let Some(last) = done[me].pop() {
                        copy.takes_back(&last);
                    }
                }
                Happens::Settles => {
                    let text = copy.text();
                    let open = copy.overlaps();
                    if let Some(overlap) = open.first() {
                        copy.settles(overlap);
                        prop_assert!(!copy.overlaps().iter().any(|other| other.keys == overlap.keys));
                        prop_assert_eq!(copy.overlaps().len(), open.len() - 1);
                    }
                    prop_assert_eq!(copy.text(), text);
                }
                Happens::Hears(other) => copy.hears(&said[usize::from(other)]),
            }
        }
        meet(&mut people);
        let mut changes: Vec<&[u8]> = people[0].said.iter().map(Vec::as_slice).collect();
        let mut random = order;
        let mut step = || { random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1); random >> 33 };
        for last in (1..changes.len()).rev() {
            changes.swap(last, step() as usize % (last + 1));
        }
        let mut late = Copy::born(9, Kind::Post);
        for some in changes.chunks(3) {
            late.document.apply(some.iter().copied()).expect("it applies");
        }
        late.said.clone_from(&people[0].said);
        let loaded = Document::load(Kind::Post, &late.document.save()).expect("it loads");
        let loaded = Copy { document: loaded, ..late.clone() };
        are_the_same(&[people[0].clone(), late, loaded]);
    }
}
