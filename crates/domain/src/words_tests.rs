//! Texts by words: cases, long texts, and what holds whatever is typed.

use proptest::prelude::*;

use super::*;
use crate::text::net;

fn splice(at: usize, delete: usize, insert: &str) -> Splice {
    Splice { at, delete, insert: insert.to_owned() }
}

fn applied(text: &str, splices: &[Splice]) -> String {
    let mut text = text.to_owned();
    splices.iter().for_each(|splice| splice.apply(&mut text));
    text
}

#[test]
fn a_word_that_is_replaced_goes_whole_and_comes_whole() {
    for (old, new, splices) in [
        ("Kom op zaterdag", "Kom op zondag", vec![splice(7, 8, "zondag")]),
        ("speelt om 20 uur", "speelt om 19 uur", vec![splice(10, 2, "19")]),
        ("Rode bonen, groene bonen", "Bruine bonen, gele bonen", vec![splice(12, 6, "gele"), splice(0, 4, "Bruine")]),
        ("Kom", "Kom ook", vec![splice(3, 0, " ook")]),
        ("Kom nu ook", "Kom ook", vec![splice(4, 3, "")]),
        ("dag", "dagen", vec![splice(0, 3, "dagen")]),
        ("één", "een", vec![splice(0, 3, "een")]),
        ("ja 👩‍👧 ja", "ja 👨‍👧 ja", vec![splice(3, 3, "👨‍👧")]),
        ("wat? ja.", "wat! ja.", vec![splice(3, 1, "!")]),
        ("zo", "zo", vec![]),
        ("", "een", vec![splice(0, 0, "een")]),
        ("een", "", vec![splice(0, 3, "")]),
    ] {
        assert_eq!(splices_between(old, new), splices, "{old} → {new}");
        assert_eq!(net(old, &splices), splices, "and it is written as it is: {old} → {new}");
    }
}

#[test]
fn letters_that_are_replaced_take_their_word_along() {
    for (before, splices, comes_to) in [
        ("op zaterdag om", vec![splice(4, 4, "on")], vec![splice(3, 8, "zondag")]),
        ("om 20 uur", vec![splice(4, 1, ""), splice(3, 1, "19")], vec![splice(3, 2, "19")]),
        // From the middle of a word into that of another.
        ("mooie grote zaal", vec![splice(4, 4, "IN")], vec![splice(0, 11, "mooiINote")]),
        // Two places in one word, and what was only put in or taken out beside them.
        ("zaterdag", vec![splice(7, 1, "k"), splice(0, 1, "w")], vec![splice(0, 8, "waterdak")]),
        ("zaterdag", vec![splice(8, 0, "en"), splice(0, 1, "Z")], vec![splice(8, 0, "en"), splice(0, 8, "Zaterdag")]),
        ("zaterdag", vec![splice(4, 1, ""), splice(0, 1, "Z")], vec![splice(0, 8, "Zatedag")]),
        ("zaterdag", vec![splice(6, 1, "o"), splice(3, 0, "x")], vec![splice(0, 8, "zatxerdog")]),
        // What is put back as it was.
        ("zaterdag", vec![splice(3, 3, ""), splice(3, 0, "erd")], vec![]),
        // As it was typed.
        ("zaterdag", vec![splice(8, 0, "avond")], vec![splice(8, 0, "avond")]),
        ("zaterdagen", vec![splice(8, 2, "")], vec![splice(8, 2, "")]),
        ("a. b", vec![splice(1, 1, "!")], vec![splice(1, 1, "!")]),
    ] {
        assert_eq!(net(before, &splices), comes_to, "{before} {splices:?}");
        assert_eq!(applied(before, &splices), applied(before, &comes_to));
    }
}

#[test]
fn a_long_text_is_compared_by_lines_and_what_is_too_long_is_replaced_at_once() {
    let line = |nth: usize| format!("Regel {nth} van een lang verhaal over soep en brood.\n");
    let long: String = (0..4_000).map(line).collect();
    let mut both_ends = long.replacen("Regel 3 ", "Zin 3 ", 1);
    both_ends = both_ends.replace("Regel 3990 ", "Zin 3990 ");
    let splices = splices_between(&long, &both_ends);
    assert!(splices.len() == 2 && splices.iter().all(|splice| splice.insert == "Zin"), "{} places", splices.len());
    assert!(applied(&long, &splices) == both_ends);
    // Nothing in it is as it was, and one line has no end.
    for other in [long.replace(' ', "_"), long.replace('\n', " "), "é".repeat(200_000)] {
        let splices = splices_between(&long, &other);
        assert!(applied(&long, &net(&long, &splices)) == other);
    }
}

/// Texts of few words, so that they meet.
fn text() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![Just("a"), Just("bo"), Just("cé"), Just(" "), Just(". "), Just("\n"), Just("🎪"), Just("-")];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_between_two_texts_makes_the_one_from_the_other(old in text(), new in text()) {
        let splices = splices_between(&old, &new);
        prop_assert_eq!(applied(&old, &splices), new.clone());
        prop_assert_eq!(applied(&old, &net(&old, &splices)), new);
    }

    #[test]
    fn what_many_splices_come_to_makes_the_same_text_and_cuts_no_word_that_it_replaces(
        old in text(),
        typed in prop::collection::vec((any::<u8>(), 0..4_usize, text()), 0..6),
    ) {
        let (mut now, mut splices) = (old.clone(), Vec::new());
        for (at, delete, insert) in typed {
            let length = now.chars().count();
            let at = usize::from(at) % (length + 1);
            let splice = Splice { at, delete: delete.min(length - at), insert };
            splice.apply(&mut now);
            splices.push(splice);
        }
        let net = net(&old, &splices);
        prop_assert_eq!(applied(&old, &net), now);
        let letters: Vec<char> = old.chars().collect();
        let words = words_of(&letters);
        for (nth, splice) in net.iter().enumerate() {
            prop_assert!(splice.delete > 0 || !splice.insert.is_empty());
            let end = splice.at + splice.delete;
            prop_assert!(nth == 0 || end <= net[nth - 1].at, "one for each place, the last first: {:?}", net);
            if splice.delete > 0 && !splice.insert.is_empty() {
                for edge in [splice.at, end] {
                    prop_assert!(words.iter().all(|word| edge <= word.start || word.end <= edge), "{:?} in {}", splice, old);
                }
            }
        }
    }
}
