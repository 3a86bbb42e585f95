//! Texts that several people write in at once.

use std::ops::Range;

use crate::columns::is_written;
use crate::id::read_hex;
use crate::open::word_enum;
use crate::words::{splices_between, with_whole_words};

word_enum! {
    /// A language that a text for outside is checked in; its word is as in BCP 47.
    pub enum Language {
        Dutch = "nl",
        English = "en",
    }
}

/// A state of a text somebody saw: the heads of its document then. Only `document` looks inside.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub Vec<[u8; 32]>);

/// A version with more heads than this is none that anybody saw.
const MOST_HEADS: usize = 64;

is_written!(Version, Words);

impl Version {
    /// As it stands in a column.
    pub fn written(&self) -> String {
        let hex = |head: &[u8; 32]| head.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        self.0.iter().map(hex).collect::<Vec<_>>().join(" ")
    }

    /// Reads what [`written`](Self::written) wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let heads: Option<Vec<[u8; 32]>> = text.split(' ').take(MOST_HEADS + 1).map(read_hex).collect();
        heads.filter(|heads| heads.len() <= MOST_HEADS).map(Self)
    }
}

/// At `at`, take away `delete` and put `insert` there. Positions and lengths count Unicode scalar values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    pub at: usize,
    pub delete: usize,
    pub insert: String,
}

/// What somebody did to a text, one splice after the other, beginning from the version they saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    pub seen: Version,
    pub splices: Vec<Splice>,
}

impl TextEdit {
    /// What makes `new` of the text that somebody saw, word by word; `None`: it is that already. For wherever a text comes
    /// as a whole.
    pub fn between(seen: Version, old: &str, new: &str) -> Option<Self> {
        let splices = splices_between(old, new);
        (!splices.is_empty()).then_some(Self { seen, splices })
    }
}

impl Splice {
    /// Does this to a plain text. Positions past its end count as its end.
    pub fn apply(&self, text: &mut String) {
        let begin = byte_of(text, self.at);
        let end = byte_of(text, self.at.saturating_add(self.delete));
        text.replace_range(begin..end, &self.insert);
    }

    /// Where a caret at `caret` stands after this splice, when somebody else made it.
    pub fn moves(&self, caret: usize) -> usize {
        if caret <= self.at {
            caret
        } else {
            self.at.max(caret.saturating_sub(self.delete)) + self.insert.chars().count()
        }
    }

    /// The smallest single splice that makes `new` from `old`; `None` when they are equal. To follow a caret by: as an edit it
    /// would cut words; see [`TextEdit::between`].
    pub fn between(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let before = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
        let (old_count, new_count) = (old.chars().count(), new.chars().count());
        let room = old_count.min(new_count) - before;
        let after = old.chars().rev().zip(new.chars().rev()).take(room).take_while(|(a, b)| a == b).count();
        Some(Self {
            at: before,
            delete: old_count - before - after,
            insert: new.chars().skip(before).take(new_count - before - after).collect(),
        })
    }
}

/// What these splices, done one after the other on a text, come to: one splice for each place, the last place first, so
/// that each one's position is that in the text before. What was put in and taken away again in between is gone, and
/// what is put back as it was is left alone. A word of which letters both went and came is one that was replaced: it goes
/// and comes whole.
pub fn net(before: &str, splices: &[Splice]) -> Vec<Splice> {
    let old: Vec<char> = before.chars().collect();
    let mut places = with_whole_words(&old, places(&old, splices));
    places.reverse();
    places
}

/// The splices as places in the text before, the first place first.
fn places(old: &[char], splices: &[Splice]) -> Vec<Splice> {
    // So a comparison of two texts gives them, thousands for a long one.
    let is_by_place = splices.windows(2).all(|pair| pair[1].at + pair[1].delete < pair[0].at);
    let is_within = splices.first().is_none_or(|last| last.at + last.delete <= old.len());
    let kept = |splice: &&Splice| splice.delete > 0 || !splice.insert.is_empty();
    if is_by_place && is_within {
        return splices.iter().rev().filter(kept).cloned().collect();
    }
    enum Span {
        Old(Range<usize>),
        New(Vec<char>),
    }
    let length = |span: &Span| match span {
        Span::Old(range) => range.len(),
        Span::New(letters) => letters.len(),
    };
    // The span that begins at a position, cut there where none does.
    let cut = |spans: &mut Vec<Span>, at: usize| {
        let mut begin = 0;
        for nth in 0..spans.len() {
            let end = begin + length(&spans[nth]);
            if at <= begin {
                return nth;
            }
            if at < end {
                let rest = match &mut spans[nth] {
                    Span::Old(range) => {
                        let middle = range.start + at - begin;
                        let rest = Span::Old(middle..range.end);
                        range.end = middle;
                        rest
                    }
                    Span::New(letters) => Span::New(letters.split_off(at - begin)),
                };
                spans.insert(nth + 1, rest);
                return nth + 1;
            }
            begin = end;
        }
        spans.len()
    };
    let mut spans = vec![Span::Old(0..old.len())];
    for splice in splices {
        let begin = cut(&mut spans, splice.at);
        let end = cut(&mut spans, splice.at.saturating_add(splice.delete));
        let insert = (!splice.insert.is_empty()).then(|| Span::New(splice.insert.chars().collect()));
        spans.splice(begin..end, insert);
    }
    let mut places = Vec::new();
    let (mut next, mut insert) = (0, String::new());
    spans.push(Span::Old(old.len()..old.len()));
    for span in spans {
        match span {
            Span::New(letters) => insert.extend(letters),
            Span::Old(range) if range.is_empty() && range.end < old.len() => {}
            Span::Old(range) => {
                let delete = range.start - next;
                let is_as_it_was =
                    delete == insert.chars().count() && insert.chars().eq(old[next..range.start].iter().copied());
                if !is_as_it_was {
                    places.push(Splice { at: next, delete, insert: std::mem::take(&mut insert) });
                }
                insert.clear();
                next = range.end;
            }
        }
    }
    places
}

/// Splices that follow one another, cut into parts in each of which at most so many letters go and come. Doing the parts one
/// after the other comes to the same.
pub fn in_parts(splices: &[Splice], most: usize) -> Vec<Vec<Splice>> {
    let most = most.max(1);
    let mut parts = vec![Vec::new()];
    let mut room = most;
    let mut put = |splice: Splice| {
        let letters = splice.delete + splice.insert.chars().count();
        if letters > room {
            parts.push(Vec::new());
            room = most;
        }
        room -= letters;
        if let Some(part) = parts.last_mut() {
            part.push(splice);
        }
    };
    for splice in splices {
        let insert: Vec<char> = splice.insert.chars().collect();
        if splice.delete + insert.len() <= most {
            put(splice.clone());
            continue;
        }
        for from in (0..splice.delete).step_by(most) {
            put(Splice { at: splice.at, delete: most.min(splice.delete - from), insert: String::new() });
        }
        for (number, letters) in insert.chunks(most).enumerate() {
            put(Splice { at: splice.at + number * most, delete: 0, insert: letters.iter().collect() });
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn byte_of(text: &str, position: usize) -> usize {
    text.char_indices().nth(position).map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_makes_the_new_text() {
        for (old, new) in [("", "a"), ("aa", "a"), ("aa", "aba"), ("één", "een"), ("ab👩‍👧c", "abc"), ("xyx", "x")]
        {
            let mut text = old.to_owned();
            Splice::between(old, new).expect("they differ").apply(&mut text);
            assert_eq!(text, new, "from {old}");
        }
        assert_eq!(Splice::between("same", "same"), None);
    }

    #[test]
    fn what_splices_come_to_touches_nothing_between_the_places() {
        let splice = |at, delete, insert: &str| Splice { at, delete, insert: insert.into() };
        for (before, splices, comes_to) in [
            ("abc", vec![splice(0, 0, "x"), splice(4, 0, "y")], vec![splice(3, 0, "y"), splice(0, 0, "x")]),
            ("abc", vec![splice(1, 0, "xyz"), splice(2, 1, "")], vec![splice(1, 0, "xz")]),
            ("abc", vec![splice(1, 0, "x"), splice(1, 1, "")], vec![]),
            ("abc", vec![splice(1, 1, ""), splice(1, 0, "b")], vec![]),
            ("a b c d", vec![splice(2, 3, "b X")], vec![splice(4, 1, "X")]),
            ("a b c", vec![splice(4, 1, ""), splice(0, 1, "é")], vec![splice(4, 1, ""), splice(0, 1, "é")]),
            ("", vec![splice(0, 0, "een")], vec![splice(0, 0, "een")]),
        ] {
            assert_eq!(net(before, &splices), comes_to, "{before} {splices:?}");
            let (mut one, mut other) = (before.to_owned(), before.to_owned());
            splices.iter().for_each(|splice| splice.apply(&mut one));
            comes_to.iter().for_each(|splice| splice.apply(&mut other));
            assert_eq!(one, other);
        }
    }

    #[test]
    fn splices_in_parts_come_to_the_same_and_no_part_is_too_large() {
        let splice = |at, delete, insert: &str| Splice { at, delete, insert: insert.into() };
        for (before, splices, count) in [
            ("abcdefghij", vec![splice(2, 7, "één twee")], 4),
            ("abcdefghij", vec![splice(8, 2, ""), splice(3, 1, "xyz"), splice(0, 1, "é")], 3),
            ("", vec![splice(0, 0, "abcdefgh")], 2),
            ("abcdefghij", vec![splice(0, 10, "")], 3),
            ("abc", vec![], 0),
        ] {
            let parts = in_parts(&splices, 4);
            assert_eq!(parts.len(), count, "{parts:?}");
            let letters =
                |part: &Vec<Splice>| part.iter().map(|it| it.delete + it.insert.chars().count()).sum::<usize>();
            assert!(parts.iter().all(|part| letters(part) <= 4), "{parts:?}");
            let (mut one, mut other) = (before.to_owned(), before.to_owned());
            splices.iter().for_each(|splice| splice.apply(&mut one));
            parts.iter().flatten().for_each(|splice| splice.apply(&mut other));
            assert_eq!(one, other);
        }
    }

    #[test]
    fn a_caret_stays_with_its_words() {
        let insert = Splice { at: 3, delete: 0, insert: "één ".into() };
        assert_eq!([0, 3, 4].map(|caret| insert.moves(caret)), [0, 3, 8]);
        let delete = Splice { at: 3, delete: 4, insert: String::new() };
        assert_eq!([3, 5, 7, 9].map(|caret| delete.moves(caret)), [3, 3, 3, 5]);
    }
}
