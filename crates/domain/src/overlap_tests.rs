//! Overlaps by cases, and against an oracle that goes by the definition, letter by letter.

use proptest::prelude::*;

use super::*;
use crate::text::Splice;
use crate::words::splices_between;

/// The hunks that make `new` of `old`, in their order.
fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let hunk = |Splice { at, delete, insert }| Hunk { range: at..at + delete, insert };
    splices_between(old, new).into_iter().rev().map(hunk).collect()
}

/// The wordings of both sides for each region, and how many corrections were made twice.
fn met(base: &str, one: &str, other: &str) -> (Vec<[String; 2]>, usize) {
    let sides = [hunks(base, one), hunks(base, other)];
    let met = meet(base, [&sides[0], &sides[1]]);
    let letters: Vec<char> = base.chars().collect();
    let wording = |region: &Region| [0, 1].map(|side| region.wording(&letters, &sides[side], side));
    (met.regions.iter().map(wording).collect(), met.twins.len())
}

#[test]
fn whole_sentences_that_both_changed_overlap_and_neighbours_do_not() {
    let both = |one: &str, other: &str| vec![[one.to_owned(), other.to_owned()]];
    let none = Vec::new();
    for (base, one, other, regions, twins) in [
        ("Speelt om 20 uur", "Speelt om 19 uur", "Speelt om 21 uur", both("Speelt om 19 uur", "Speelt om 21 uur"), 0),
        ("Kom zaterdag", "Kom zondag", "Kom zondag", none.clone(), 1),
        // Other words of one sentence.
        (
            "Kom zaterdag. Tot dan.",
            "Ga zaterdag. Tot dan.",
            "Kom zondag. Tot dan.",
            both("Ga zaterdag.", "Kom zondag."),
            0,
        ),
        // The same correction in it, and another one.
        (
            "Kom zaterdag om 20 uur.",
            "Kom zondag om 19 uur.",
            "Kom zondag om 21 uur.",
            both("Kom zondag om 19 uur.", "Kom zondag om 21 uur."),
            1,
        ),
        ("Kom zaterdag om 20 uur.", "Kom zondag om 19 uur.", "Kom zondag om 20 uur.", none.clone(), 1),
        ("Kom zaterdag. Tot dan.", "Kom zondag. Tot dan.", "Kom zaterdag. Tot straks.", none.clone(), 0),
        ("Soep\nBrood", "Bruine soep\nBrood", "Soep\nWit brood", none.clone(), 0),
        // Put in between two sentences, before the first and after the last.
        ("Kom. Tot dan.", "Kom. Echt. Tot dan.", "Kom! Tot dan.", none.clone(), 0),
        ("Kom. Tot dan.", "Kom. Echt. Tot dan.", "Kom. Heus. Tot dan.", both("Echt. ", "Heus. "), 0),
        ("Kom. Tot dan.", "Kom. Echt. Tot dan.", "Kom. Echt. Tot dan.", none.clone(), 1),
        ("Kom. Tot dan.", "Kom. Echt. Tot dan.", "Kom dan.", both("Kom. Echt. Tot dan.", "Kom dan."), 0),
        ("Kom", "Beste buren, kom", "Kom nu", none.clone(), 0),
        // In the stead of one letter, and before it: there is no place between.
        ("U komt.", "Je komt.", "Ha! U komt.", both("Je komt.", "Ha! U komt."), 0),
        ("Jij komt.", "Je komt.", "Ha! Jij komt.", none.clone(), 0),
        ("", "Van Els", "Van Bram", both("Van Els", "Van Bram"), 0),
        ("", "Van ons", "Van ons", none.clone(), 1),
        // Taken away by one and changed by the other; taken away by both.
        ("Kom. Tot dan.", "Kom.", "Kom. Tot straks.", both(" ", " Tot straks."), 0),
        ("Kom. Tot dan.", "Kom.", "Kom.", none.clone(), 1),
        ("Niets", "Niets", "Iets", none.clone(), 0),
    ] {
        let (found, made_twice) = met(base, one, other);
        // A sentence that goes takes the blank before it along.
        let tidy = |found: Vec<[String; 2]>| {
            found.into_iter().map(|sides| sides.map(|words| words.trim().to_owned())).collect::<Vec<_>>()
        };
        assert_eq!((tidy(found), made_twice), (tidy(regions), twins), "{base} → {one} / {other}");
    }
}

#[test]
fn sentences_end_at_signs_and_at_line_breaks() {
    let text = "Kom om 20.30 uur. Echt?! Ja\n\n- Soep\n Brood ";
    let letters: Vec<char> = text.chars().collect();
    let found: Vec<String> = sentences(text).into_iter().map(|range| letters[range].iter().collect()).collect();
    assert_eq!(found, ["Kom om 20.30 uur.", "Echt?!", "Ja", "- Soep", "Brood"]);
    assert_eq!((sentences(""), sentences(" \n ")), (vec![], vec![]));
}

#[test]
fn what_was_taken_out_and_put_back_is_in_the_way_of_the_very_letters_alone() {
    let base = "Kom zaterdag om 20 uur.";
    let back = [Hunk { range: 4..12, insert: "zaterdag".into() }];
    let elsewhere = meet(base, [&back, &hunks(base, "Kom zaterdag om 21 uur.")]);
    assert_eq!(elsewhere.regions, []);
    let there = meet(base, [&back, &hunks(base, "Kom zondag om 20 uur.")]);
    assert_eq!(there.regions.len(), 1);
}

#[test]
fn a_change_over_two_sentences_takes_both_along() {
    let base = "Een. Twee. Drie.";
    let sides = [vec![Hunk { range: 0..9, insert: "Samen".into() }], hunks(base, "Een. Twee! Drie.")];
    let met = meet(base, [&sides[0], &sides[1]]);
    assert_eq!(met.regions, [Region { range: 0..10, hunks: [vec![0], vec![0]] }]);
}

#[test]
fn two_who_write_a_whole_book_anew_have_one_region() {
    let base: String = (0..2_000).map(|nth| format!("woord{nth} ")).collect();
    let anew =
        |word: &str| (0..2_000).map(|nth| Hunk { range: nth..nth + 1, insert: word.into() }).step_by(2).collect();
    let (one, other): (Vec<Hunk>, Vec<Hunk>) = (anew("x"), anew("y"));
    let met = meet(&base, [&one, &other]);
    assert_eq!(met.regions.len(), 1);
    assert_eq!(met.regions[0].hunks, [(0..one.len()).collect::<Vec<_>>(), (0..other.len()).collect()]);
}

/// A text of few short sentences, and one side's hunks in it.
fn base() -> impl Strategy<Value = String> {
    let piece = prop_oneof![Just("a"), Just("bo"), Just(" "), Just(". "), Just("! "), Just("\n"), Just("é")];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

fn side() -> impl Strategy<Value = Vec<(u8, u8, String)>> {
    prop::collection::vec((any::<u8>(), 0..4_u8, "[xy.]{0,2}"), 0..4)
}

/// As a side has them: in their order, with at least a letter between them, each a change.
fn placed(base: &str, wanted: &[(u8, u8, String)]) -> Vec<Hunk> {
    let length = base.chars().count();
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut from = 0;
    let mut wanted = wanted.to_vec();
    wanted.sort();
    for (skip, delete, insert) in wanted {
        let start = from + usize::from(skip) % 5;
        let end = (start + usize::from(delete)).min(length);
        if start > length || (start >= end && insert.is_empty()) {
            continue;
        }
        hunks.push(Hunk { range: start..end, insert });
        from = end + 1;
    }
    hunks
}

/// By definition and letter by letter: whether two hunks have to do with each other.
fn oracle(base: &str, one: &Hunk, other: &Hunk) -> bool {
    let letters: Vec<char> = base.chars().collect();
    let is_other = |hunk: &Hunk| hunk.insert != letters[hunk.range.clone()].iter().collect::<String>();
    let changes = |hunk: &Hunk, sentence: &Range<usize>| {
        let at = hunk.range.start;
        hunk.range.clone().any(|letter| sentence.contains(&letter))
            || (hunk.range.is_empty() && sentence.contains(&at) && at > 0 && sentence.contains(&(at - 1)))
    };
    let sentences = sentences(base);
    let changed = |hunk: &Hunk| sentences.iter().filter(|sentence| changes(hunk, sentence)).collect::<Vec<_>>();
    let (mine, theirs) = (changed(one), changed(other));
    let is_for_one_letter =
        |hunk: &Hunk, put: &Hunk| hunk.range == (put.range.start..put.range.start + 1) && !hunk.insert.is_empty();
    if is_other(one) && is_other(other) && mine.iter().any(|sentence| theirs.contains(sentence)) {
        return true;
    }
    let holds = |range: &Range<usize>, at: usize| range.start < at && at < range.end;
    let whole = |hunk: &Hunk, with: &Hunk, of: &[&Range<usize>]| {
        let is_far = is_other(hunk) && is_other(with);
        let of = if is_far { of } else { &[] };
        let start = of.iter().map(|sentence| sentence.start).chain([hunk.range.start]).min().unwrap_or(0);
        let end = of.iter().map(|sentence| sentence.end).chain([hunk.range.end]).max().unwrap_or(0);
        start..end
    };
    match (one.range.is_empty(), other.range.is_empty()) {
        (false, false) => one.range.clone().any(|letter| other.range.contains(&letter)),
        (true, false) => {
            holds(&whole(other, one, &theirs), one.range.start) || (mine.is_empty() && is_for_one_letter(other, one))
        }
        (false, true) => {
            holds(&whole(one, other, &mine), other.range.start) || (theirs.is_empty() && is_for_one_letter(one, other))
        }
        (true, true) => {
            let place = |at: usize| {
                (at..letters.len())
                    .find(|at| letters[*at] == '\n' || !letters[*at].is_whitespace())
                    .unwrap_or(letters.len())
            };
            let is_between = mine.is_empty() && theirs.is_empty();
            is_between && place(one.range.start) == place(other.range.start)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_two_changed_in_the_same_sentence_is_in_one_region_and_nothing_else_is(
        base in base(), one in side(), other in side(), copied in any::<bool>(),
    ) {
        let one = placed(&base, &one);
        let mut other = placed(&base, &other);
        if copied && let Some(first) = one.first() {
            other.retain(|hunk| hunk.range.start > first.range.end);
            other.insert(0, first.clone());
        }
        let found = meet(&base, [&one, &other]);
        let letters: Vec<char> = base.chars().collect();
        // The same seen from the other side.
        let turned = meet(&base, [&other, &one]);
        let turn = |region: &Region| Region { range: region.range.clone(), hunks: [region.hunks[1].clone(), region.hunks[0].clone()] };
        prop_assert_eq!(found.regions.iter().map(turn).collect::<Vec<_>>(), turned.regions);
        // Twins are exactly the hunks that both have.
        for (nth, hunk) in one.iter().enumerate() {
            let twin = other.iter().position(|theirs| theirs == hunk);
            let known = found.twins.iter().find(|(mine, _)| *mine == nth).map(|(_, theirs)| *theirs);
            prop_assert_eq!(twin, known);
        }
        let is_twin = |side: usize, nth: usize| found.twins.iter().any(|pair| [pair.0, pair.1][side] == nth);
        let in_region = |region: &Region, side: usize, nth: usize| region.hunks[side].contains(&nth);
        let mut has_met = vec![false; found.regions.len()];
        for (mine, hunk) in one.iter().enumerate().filter(|(nth, _)| !is_twin(0, *nth)) {
            for (theirs, their_hunk) in other.iter().enumerate().filter(|(nth, _)| !is_twin(1, *nth)) {
                let both = found.regions.iter().position(|region| in_region(region, 0, mine) && in_region(region, 1, theirs));
                if oracle(&base, hunk, their_hunk) {
                    prop_assert!(both.is_some(), "{:?} and {:?} in {:?}: {:?}", hunk, their_hunk, base, found);
                    has_met[both.expect("a region")] = true;
                }
            }
        }
        prop_assert!(has_met.iter().all(|met| *met), "a region in which nothing met: {:?}", found);
        // Regions stand apart, and outside them a side's text is as it wrote it.
        for pair in found.regions.windows(2) {
            prop_assert!(pair[0].range.end < pair[1].range.start);
        }
        for (side, hunks) in [&one, &other].into_iter().enumerate() {
            let mut whole = base.clone();
            hunks.iter().rev().for_each(|hunk| {
                Splice { at: hunk.range.start, delete: hunk.range.len(), insert: hunk.insert.clone() }.apply(&mut whole);
            });
            let mut pieces: Vec<(Range<usize>, String)> = hunks.iter().enumerate()
                .filter(|(nth, _)| !found.regions.iter().any(|region| in_region(region, side, *nth)))
                .map(|(_, hunk)| (hunk.range.clone(), hunk.insert.clone()))
                .collect();
            pieces.extend(found.regions.iter().map(|region| (region.range.clone(), region.wording(&letters, hunks, side))));
            // What is put in at the end of a region but is no part of it stands outside.
            pieces.sort_by_key(|(range, _)| (range.start, range.end));
            let mut stitched = String::new();
            let mut at = 0;
            for (range, words) in pieces {
                prop_assert!(range.start >= at, "no hunk crosses the end of a region: {:?} {:?}", base, found);
                stitched.extend(&letters[at..range.start]);
                stitched.push_str(&words);
                at = range.end;
            }
            stitched.extend(&letters[at..]);
            prop_assert_eq!(stitched, whole);
        }
    }
}
