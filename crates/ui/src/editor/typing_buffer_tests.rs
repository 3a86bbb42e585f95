//! The typing buffer against a little engine that merges as the real one promises to.

use super::*;
use trekker_domain::id::PersonId;
use trekker_session::snapshot::{Caret, TextStep};

const DOC: DocId = DocId([7; 16]);

fn detail(text: &str, revision: u64) -> TextDetail {
    TextDetail {
        text: text.into(),
        version: Version(vec![[revision as u8; 32]]),
        revision,
        steps: Vec::new(),
        typed: None,
        carets: Vec::new(),
        overlaps: Vec::new(),
    }
}

fn insert(at: usize, words: &str) -> Splice {
    Splice { at, delete: 0, insert: words.into() }
}

fn delete(at: usize, count: usize) -> Splice {
    Splice { at, delete: count, insert: String::new() }
}

#[test]
fn letters_typed_in_a_row_are_one_splice_and_wait_for_a_pause() {
    let mut buffer = TypingBuffer::new(&detail("Hi", 0), 5);
    assert_eq!(buffer.due_at(), None);
    buffer.splice(insert(2, " E"), 10.0);
    buffer.splice(insert(4, "x"), 10.2);
    buffer.splice(delete(4, 1), 10.3);
    buffer.splice(insert(4, "ls"), 10.4);
    assert_eq!(buffer.due_at(), Some(11.4));
    let typing = buffer.take(DOC).expect("unsent");
    assert_eq!((typing.branch, typing.number, typing.splices), (5, 0, vec![insert(2, " Els")]));
    assert_eq!(buffer.take(DOC), None);
    assert_eq!(buffer.text(), "Hi Els");
}

#[test]
fn nobody_waits_for_ever_on_somebody_who_never_pauses() {
    let mut buffer = TypingBuffer::new(&detail("", 0), 5);
    for key in 0..40_u32 {
        buffer.splice(insert(key as usize, "a"), f64::from(key) * 0.5);
    }
    assert_eq!(buffer.due_at(), Some(4.0));
}

#[test]
fn somebody_else_in_the_text_makes_the_pause_short() {
    let mut together = detail("", 0);
    together.carets.push(Caret { person: PersonId([1; 16]), at: 0 });
    let mut buffer = TypingBuffer::new(&together, 5);
    buffer.splice(insert(0, "a"), 1.0);
    assert_eq!(buffer.due_at(), Some(1.25));
    buffer.see(&detail("", 0));
    assert_eq!(buffer.due_at(), Some(2.0));
}

#[test]
fn what_was_typed_and_taken_back_is_not_sent() {
    let mut buffer = TypingBuffer::new(&detail("Hi", 0), 5);
    buffer.splice(insert(2, "é"), 1.0);
    buffer.splice(delete(2, 1), 1.1);
    assert!(!buffer.has_unsent() && buffer.due_at().is_none());
}

#[test]
fn a_composing_input_method_holds_everything() {
    let mut buffer = TypingBuffer::new(&detail("", 0), 5);
    buffer.is_composing = true;
    buffer.splice(insert(0, "に"), 1.0);
    assert_eq!(buffer.due_at(), None);
    assert_eq!(buffer.see(&detail("theirs", 3)), None);
    assert_eq!(buffer.text(), "に");
    buffer.is_composing = false;
    assert_eq!(buffer.due_at(), Some(2.0));
}

#[test]
fn a_branch_goes_on_while_others_write_and_is_taken_over_when_all_has_arrived() {
    let mut buffer = TypingBuffer::new(&detail("tea", 0), 5);
    buffer.splice(insert(3, " and"), 1.0);
    let first = buffer.take(DOC).expect("unsent");
    // The others wrote; ours is not in it yet.
    let mut theirs = detail("green tea", 1);
    assert_eq!(buffer.see(&theirs), None);
    assert_eq!(buffer.text(), "tea and");
    buffer.splice(insert(7, " cake"), 2.0);
    // The first typing is in, the second is not even sent.
    theirs = detail("green tea and", 2);
    theirs.typed = Some((5, 0));
    assert_eq!(buffer.see(&theirs), None);
    let second = buffer.take(DOC).expect("unsent");
    assert_eq!((second.branch, second.number, &second.began), (5, 1, &first.began));
    assert_eq!(buffer.see(&theirs), None);
    // All is in: the merged text shows, and the caret stays behind its word.
    let mut merged = detail("green tea and cake", 3);
    merged.typed = Some((5, 1));
    let moves = buffer.see(&merged).expect("the text changed");
    assert_eq!((buffer.text(), moves.caret(12)), ("green tea and cake", 18));
    assert!(buffer.is_settled());
    // What is typed next is a new branch from there.
    buffer.splice(insert(0, "A "), 3.0);
    let next = buffer.take(DOC).expect("unsent");
    assert_eq!((next.branch, next.number, next.began), (6, 0, merged.version));
}

#[test]
fn a_late_word_about_an_old_branch_changes_nothing() {
    let mut buffer = TypingBuffer::new(&detail("a", 0), 5);
    buffer.splice(insert(1, "b"), 1.0);
    buffer.take(DOC);
    let mut late = detail("xa", 1);
    late.typed = Some((4, 9));
    assert_eq!(buffer.see(&late), None);
    assert_eq!(buffer.text(), "ab");
}

#[test]
fn carets_follow_the_steps_of_the_others() {
    let mut buffer = TypingBuffer::new(&detail("one two", 4), 5);
    let mut theirs = detail("zero one 2 two", 6);
    theirs.steps = vec![
        TextStep { revision: 5, splices: vec![insert(0, "zero ")] },
        TextStep { revision: 6, splices: vec![insert(9, "2 ")] },
    ];
    let moves = buffer.see(&theirs).expect("the text changed");
    assert_eq!([0, 3, 4, 7].map(|caret| moves.caret(caret)), [0, 8, 9, 14]);
}

#[test]
fn too_old_a_revision_compares_the_texts() {
    let mut buffer = TypingBuffer::new(&detail("one two", 1), 5);
    let mut theirs = detail("one and two", 9);
    theirs.steps = vec![TextStep { revision: 9, splices: vec![insert(7, " ")] }];
    let moves = buffer.see(&theirs).expect("the text changed");
    assert_eq!([3, 7].map(|caret| moves.caret(caret)), [3, 11]);
}

#[test]
fn a_caret_between_two_changes_stays_behind_its_words() {
    let old = "begin here is the caret and the end".to_owned();
    let new = "A begin here is the caret and the end.".to_owned();
    assert_eq!(Moves::Texts { old, new }.caret(23), 25);
}

/// Every order of typing, sending and hearing back ends with both texts equal and nothing typed lost.
#[test]
fn nothing_is_lost_or_doubled_in_any_order() {
    for seed in 0..300_u64 {
        let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut pick = move |below: u64| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            random % below
        };
        let mut team = detail("", 0);
        let mut buffer = TypingBuffer::new(&team, 1);
        let mut wire: Vec<Typing> = Vec::new();
        let (mut mine, mut others) = (0, 0);
        for round in 0..60 {
            match pick(5) {
                0 | 1 => {
                    buffer.splice(insert(buffer.text().chars().count(), "m"), f64::from(round));
                    mine += 1;
                }
                2 => wire.extend(buffer.take(DOC)),
                3 if !wire.is_empty() => {
                    let typing = wire.remove(0);
                    arrive(&mut team, &typing);
                }
                _ => {
                    // Somebody else writes at the front.
                    insert(0, "o").apply_to(&mut team);
                    others += 1;
                }
            }
            if pick(3) == 0 {
                buffer.see(&team);
            }
        }
        wire.extend(buffer.take(DOC));
        for typing in wire {
            arrive(&mut team, &typing);
        }
        buffer.see(&team);
        assert_eq!(buffer.text(), &*team.text, "seed {seed}");
        assert_eq!(buffer.text().matches('m').count(), mine, "seed {seed}");
        assert_eq!(buffer.text().matches('o').count(), others, "seed {seed}");
    }
}

trait ApplyTo {
    fn apply_to(&self, detail: &mut TextDetail);
}

impl ApplyTo for Splice {
    fn apply_to(&self, detail: &mut TextDetail) {
        let mut text = detail.text.to_string();
        self.apply(&mut text);
        detail.text = text.into();
        detail.revision += 1;
        detail.version = Version(vec![[detail.revision as u8; 32]]);
    }
}

/// Ours goes to the end: the others only write at the front, so that is what a merge gives.
fn arrive(team: &mut TextDetail, typing: &Typing) {
    for splice in &typing.splices {
        assert_eq!(splice.delete, 0);
        insert(team.text.chars().count(), &splice.insert).apply_to(team);
    }
    team.typed = Some((typing.branch, typing.number));
}
