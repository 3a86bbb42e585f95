//! Whatever an edit writes, the gatekeeper of every other device lets through, and one undo takes it back.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

use proptest::prelude::*;
use trekker_document::actor::Editor;
use trekker_document::document::{Document, Written};
use trekker_document::gatekeeper;
use trekker_document::writing::MOST_LETTERS_A_CHANGE;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::NewPost;
use trekker_domain::text::{Splice, TextEdit, Version};

const POST: DocId = DocId([1; 16]);
/// What a record may hold, in bytes; see `trekker_ledger::record`.
const LARGEST_RECORD: usize = 512 * 1024;

/// One person's copy, which looks at each change as the others will.
struct Copy {
    me: [u8; 32],
    document: Document,
    said: Vec<Vec<u8>>,
}

impl Copy {
    fn of(me: u8, said: &[Vec<u8>]) -> Self {
        let document = Document::fold(Kind::Post, said.iter().map(Vec::as_slice)).expect("it folds");
        Self { me: [me; 32], document, said: said.to_vec() }
    }

    fn does(&mut self, edit: &Edit) -> Vec<Written> {
        let writes = edit.writes(&[9; 32], PersonId([1; 16])).writes;
        self.writes(&writes)
    }

    fn writes(&mut self, writes: &[trekker_domain::columns::Write]) -> Vec<Written> {
        let editor = Editor { device: self.me, run: 1 };
        let written = self.document.write(editor, 1_000, writes).expect("it writes");
        for change in written.iter().flat_map(|written| &written.changes) {
            gatekeeper::admit(&self.me, Kind::Post.number(), change).expect("every device takes it in");
            assert!(change.len() < LARGEST_RECORD, "{} bytes", change.len());
            self.said.push(change.clone());
        }
        written
    }

    fn splices(&mut self, seen: Version, splices: Vec<Splice>) -> Vec<Written> {
        self.does(&Edit::Text(Kind::Post, POST, TextEdit { seen, splices }))
    }

    fn types(&mut self, at: usize, delete: usize, insert: &str) -> Vec<Written> {
        let seen = self.document.version();
        self.splices(seen, vec![Splice { at, delete, insert: insert.into() }])
    }

    fn takes_back(&mut self, written: &[Written]) {
        for written in written.iter().rev() {
            let back = written.undo.take_back(&self.document);
            assert_eq!(back.left_alone, []);
            self.writes(&back.writes);
        }
    }

    fn hears(&mut self, other: &Self) {
        let new: Vec<Vec<u8>> = other.said.iter().filter(|change| !self.said.contains(change)).cloned().collect();
        self.document.apply(new.iter().map(Vec::as_slice)).expect("it applies");
        self.said.extend(new);
    }

    fn text(&self) -> String {
        self.document.text().expect("a post has a text")
    }
}

fn made(text: &str) -> Copy {
    let mut copy = Copy::of(1, &[]);
    copy.does(&Edit::NewPost(POST, NewPost { title: "Soup".into(), text: text.into(), ..NewPost::default() }));
    copy
}

/// Letters of all widths, so many.
fn letters(count: usize, seed: u64) -> String {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let all: Vec<char> = "abcdefghij klmnop éàü ß → 🎪 한".chars().collect();
    (0..count).map(|_| all[next() % all.len()]).collect()
}

#[test]
fn a_text_of_any_length_is_written_replaced_and_taken_back() {
    let (first, second) = (letters(101_000, 1), letters(150_000, 2));
    let mut els = made("");
    let wrote = els.types(0, 0, &first);
    assert!(wrote[0].changes.len() > 1, "more than one change may hold");
    let replaced = els.types(0, 101_000, &second);
    assert_eq!(els.text(), second);
    let bram = Copy::of(2, &els.said);
    assert_eq!(bram.text(), second);
    els.takes_back(&replaced);
    assert_eq!(els.text(), first);
    els.takes_back(&wrote);
    assert_eq!(els.text(), "");
    assert_eq!(Copy::of(2, &els.said).text(), "");
}

#[test]
fn a_word_replaced_throughout_is_one_action() {
    let before = "soep met brood en nog veel meer van alles. ".repeat(1_500);
    let mut els = made(&before);
    let places = before.match_indices("soep").map(|(at, _)| at);
    let mut splices: Vec<Splice> = places.map(|at| Splice { at, delete: 4, insert: "soepjes".into() }).collect();
    splices.reverse();
    let seen = els.document.version();
    let replaced = els.splices(seen, splices);
    assert_eq!(els.text(), before.replace("soep", "soepjes"));
    els.takes_back(&replaced);
    assert_eq!(els.text(), before);
}

#[test]
fn a_long_text_replaced_while_somebody_else_wrote_keeps_their_words() {
    let before = letters(30_000, 3);
    let mut els = made(&before);
    els.types(0, 0, ">");
    let mut bram = Copy::of(2, &els.said);
    let seen = els.document.version();
    bram.types(15_000, 0, "BRAM");
    els.hears(&bram);
    // On the version without Bram's word, and once more on from there.
    let replaced = els.splices(seen, vec![Splice { at: 0, delete: 30_001, insert: letters(25_000, 4) }]);
    assert!(replaced[0].changes.len() > 1);
    let after = Version(vec![replaced[0].undo.change()]);
    els.splices(after, vec![Splice { at: 0, delete: 1_000, insert: "begin".into() }]);
    assert!(els.text().contains("BRAM") && els.text().starts_with("begin"));
    bram.hears(&els);
    assert_eq!(bram.text(), els.text());
    assert_eq!(bram.document.version(), els.document.version());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_two_people_write_at_once_is_let_through_and_taken_back(
        edits in prop::collection::vec((0..2_usize, any::<u32>(), 0..25_000_usize, 0..25_000_usize, any::<bool>()), 1..6),
    ) {
        let mut people = [made(&letters(22_000, 5)), Copy::of(2, &[])];
        let first = people[0].said.clone();
        people[1] = Copy::of(2, &first);
        for (who, at, delete, insert, meet) in edits {
            let length = people[who].text().chars().count();
            let at = at as usize % (length + 1);
            let before = people[who].text();
            let written = people[who].types(at, delete.min(length - at), &letters(insert, at as u64));
            let most = written.iter().map(|written| written.changes.len()).max().unwrap_or(0);
            prop_assert!(most <= (delete + insert) / MOST_LETTERS_A_CHANGE + 2);
            if meet {
                let [one, other] = &mut people;
                one.hears(other);
                other.hears(one);
                prop_assert_eq!(one.text(), other.text());
            } else {
                people[who].takes_back(&written);
                prop_assert_eq!(people[who].text(), before);
            }
        }
    }
}
