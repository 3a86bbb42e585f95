//! A place in a text that stays with its words: what a caret is to others, and what a comment is about.

use std::borrow::Cow;
use std::ops::Range;

use automerge::{Cursor, ReadDoc};
use trekker_domain::comment::{LONGEST_QUOTE, Passage};
use trekker_domain::text::Version;

use crate::body;
use crate::contain::contain;
use crate::document::Document;
use crate::shown::Shown;

impl Document {
    /// The place before the letter at `position`, as bytes for other devices. `None`: no such place in this text.
    pub fn caret_at(&self, position: usize) -> Option<Vec<u8>> {
        let (document, position) = (self.with_letters(), self.shown().to_document(position));
        let text = document.text_object()?;
        let length = document.automerge.length(&text);
        let place = if position >= length { automerge::CursorPosition::End } else { position.into() };
        document.automerge.get_cursor(&text, place, None).ok().map(|cursor| cursor.to_bytes())
    }

    /// Where a caret of another device stands now, in Unicode scalar values. Automerge 0.12 panics on some that no Trekker writes.
    pub fn position_of(&self, caret: &[u8]) -> Option<usize> {
        let position = || {
            let cursor = Cursor::try_from(caret).ok()?;
            let document = self.with_letters();
            let at = document.automerge.get_cursor_position(document.text_object()?, &cursor, None).ok()?;
            Some(self.shown().from_document(at))
        };
        contain(position).flatten()
    }

    /// The words from `range.start` up to `range.end`, in Unicode scalar values, as they stood in a version, to say something
    /// about. `None`: there are none, or the version is not known here.
    pub fn passage(&self, seen: &Version, range: Range<usize>) -> Option<Passage> {
        let document = self.with_letters();
        let heads = body::seen_with_bodies(&document, seen).ok()?;
        let (text, shown) = (document.text_object()?, Shown::of(&document, &heads));
        let end = range.end.min(shown.text.chars().count());
        let place = |at: usize| {
            let at = shown.to_document(at);
            Some(document.automerge.get_cursor(&text, at, Some(&heads)).ok()?.to_string())
        };
        let last = end.checked_sub(1).filter(|last| *last >= range.start)?;
        let quote = shown.text.chars().skip(range.start).take((end - range.start).min(LONGEST_QUOTE)).collect();
        Some(Passage { first: place(range.start)?, last: place(last)?, quote })
    }

    /// Where the words of a passage stand now, in Unicode scalar values. `None`: nothing is left of them.
    pub fn range_of(&self, passage: &Passage) -> Option<Range<usize>> {
        let (first, last) = (place(&passage.first)?, place(&passage.last)?);
        contain(|| self.range_between(&first, &last)).flatten()
    }

    fn range_between(&self, first: &Cursor, last: &Cursor) -> Option<Range<usize>> {
        let (document, shown) = (self.with_letters(), self.shown());
        let text = document.text_object()?;
        let at = |cursor: &Cursor| document.automerge.get_cursor_position(&text, cursor, None).ok();
        let (from, to) = (at(first)?, at(last)?);
        // A letter that is gone stands where the next one is: whether the last one is still there shows in its own place.
        let is_there = document.automerge.get_cursor(&text, to, None).is_ok_and(|cursor| cursor == *last);
        let range = shown.from_document(from)..shown.from_document(to) + usize::from(is_there);
        (range.start < range.end).then_some(range)
    }

    /// With the letters of its first text, which a place may be of; they are not written into the document for that.
    fn with_letters(&self) -> Cow<'_, Self> {
        self.spelled_out().map_or(Cow::Borrowed(self), |(document, _)| Cow::Owned(document))
    }
}

/// A place that somebody else wrote down, as automerge writes one: the number of an operation, `@`, and its actor. Automerge 0.12
/// panics on some other texts.
fn place(written: &str) -> Option<Cursor> {
    const LONGEST_ACTOR: usize = 128;
    let (number, actor) = written.split_once('@')?;
    let is_number = !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
    let is_small = number.parse::<u32>().is_ok();
    let is_actor = (1..=LONGEST_ACTOR).contains(&actor.len()) && actor.bytes().all(|digit| digit.is_ascii_hexdigit());
    if is_number && is_small && is_actor { Cursor::try_from(written).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use trekker_domain::columns::Write;
    use trekker_domain::kind::Kind;
    use trekker_domain::text::{Splice, TextEdit};

    use super::*;
    use crate::actor::Editor;

    fn write(document: &mut Document, device: u8, at: usize, delete: usize, insert: &str) -> Vec<Vec<u8>> {
        let splices = vec![Splice { at, delete, insert: insert.to_owned() }];
        let edit = TextEdit { seen: document.version(), splices };
        let written = document.write(editor(device), 1, &[Write::Text(edit)]).expect("it writes");
        written.into_iter().flat_map(|written| written.changes).collect()
    }

    fn editor(device: u8) -> Editor {
        Editor { device: [device; 32], run: device.into() }
    }

    #[test]
    fn a_passage_stays_on_its_words_on_another_device_and_goes_with_them() {
        let mut els = Document::born(Kind::Section);
        let text = Write::first_text("Wij zeggen je tegen iedereen.").expect("it says something");
        let made = els.write(editor(1), 1, &[text]).expect("it is made");
        let mut bram = Document::born(Kind::Section);
        bram.apply(made.iter().flat_map(|written| written.changes.iter().map(Vec::as_slice))).expect("it comes");
        let passage = bram.passage(&bram.version(), 4..13).expect("a passage");
        assert_eq!(passage.quote, "zeggen je");
        assert_eq!(els.range_of(&passage), Some(4..13), "nobody has edited the first text");
        assert_eq!(els.version(), bram.version(), "to look is not to write");

        write(&mut els, 1, 0, 0, "Altijd: ");
        assert_eq!(els.range_of(&passage), Some(12..21));
        write(&mut els, 1, 19, 2, "jij");
        assert_eq!(els.range_of(&passage), Some(12..22), "with what was written in the stead of a part");
        write(&mut els, 1, 10, 14, "");
        assert_eq!(els.range_of(&passage), None);
        // Pointed at in the version from before all this, and so gone as well.
        let late = els.passage(&bram.version(), 4..10).expect("a passage");
        assert_eq!((late.quote.as_str(), els.range_of(&late)), ("zeggen", None));
        assert_eq!(bram.passage(&bram.version(), 4..4), None);
        assert_eq!(bram.passage(&bram.version(), 400..500), None);
        // Places that nobody's Trekker writes, on some of which automerge breaks down.
        for written in [
            "",
            "é@ff",
            "nonsense",
            "3@ff",
            "-3@ff",
            "@",
            "@ff",
            "3@",
            "99999999999999999999@ff",
            "4294967295@ff",
            "s",
            "e",
            "3@fé",
        ] {
            let other = Passage { first: written.into(), last: written.into(), quote: String::new() };
            assert_eq!(bram.range_of(&other), None, "{written}");
            let half = Passage { first: passage.first.clone(), ..other };
            assert_eq!(bram.range_of(&half), None, "{written}");
        }
    }

    #[test]
    fn a_caret_that_was_made_to_hurt_stands_nowhere() {
        let mut els = Document::born(Kind::Section);
        write(&mut els, 1, 0, 0, "Toon");
        let caret = els.caret_at(2).expect("a caret");
        assert_eq!(els.position_of(&caret), Some(2));
        // Of an actor that wrote here, with an operation whose number no document has: as older cursors are written.
        let first = els.passage(&els.version(), 0..1).expect("a passage").first;
        let actor = automerge::ActorId::try_from(first.split_once('@').expect("an actor").1).expect("an actor");
        let mut bytes = vec![0, actor.to_bytes().len() as u8];
        bytes.extend_from_slice(actor.to_bytes());
        bytes.extend_from_slice(&[0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]);
        assert_eq!(els.position_of(&bytes), None);
        for cut in 0..caret.len() {
            assert_eq!(els.position_of(&caret[..cut]), None, "{cut}");
        }
    }
}
