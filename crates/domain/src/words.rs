//! Texts compared and changed by whole words: a word that is replaced goes whole and comes whole, so that two who
//! correct the same word apart leave two words and not a mixture of letters.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::Splice;

/// So many words, or else so many lines, are compared with each other at most: the comparison may take the square of it. A
/// longer text is compared by lines first, and what is too long even so is replaced at once.
const MOST_WORDS: usize = 4_000;
const MOST_LINES: usize = 12_000;
/// A longer unbroken run of letters is no word of anybody's.
const LONGEST_WORD: usize = 64;

/// What makes `new` from `old`, word by word: one splice for each place, the last place first, so that each one's
/// position is that in `old`.
pub fn splices_between(old: &str, new: &str) -> Vec<Splice> {
    let (old, new) = (pieces(old), pieces(new));
    let mut places = Vec::new();
    compare_by_lines(&old, &new, &mut places);
    let starts = starts_of(&old);
    let splice = |(gone, came): (Range<usize>, Range<usize>)| Splice {
        at: starts[gone.start],
        delete: starts[gone.end] - starts[gone.start],
        insert: new[came].concat(),
    };
    places.into_iter().rev().map(splice).collect()
}

/// The splices, of which each is one place and the first place comes first, with every word whole of which letters both
/// went and came. What was only put into a word, or only taken out of it, stays as it is.
pub(crate) fn with_whole_words(old: &[char], places: Vec<Splice>) -> Vec<Splice> {
    if places.iter().all(|place| place.delete == 0 || place.insert.is_empty()) {
        return places;
    }
    let words = words_of(old);
    let mut whole: Vec<(Range<usize>, String)> = Vec::with_capacity(places.len());
    let mut waiting = places.into_iter().peekable();
    while let Some(place) = waiting.next() {
        let mut range = place.at..place.at + place.delete;
        let mut insert = place.insert;
        if range.is_empty() || insert.is_empty() {
            whole.push((range, insert));
            continue;
        }
        let wide = widened(&range, &words);
        let mut start = wide.start;
        // Earlier places in the same word come along.
        while let Some((before, words)) = whole.pop_if(|(before, _)| before.end > start) {
            insert.insert_str(0, &old[before.end..range.start].iter().collect::<String>());
            insert.insert_str(0, &words);
            range.start = before.start;
            start = start.min(before.start);
        }
        insert.insert_str(0, &old[start..range.start].iter().collect::<String>());
        range.start = start;
        let mut end = wide.end;
        // And so do later ones.
        while let Some(next) = waiting.next_if(|next| next.at < end) {
            insert.extend(&old[range.end..next.at]);
            range.end = next.at + next.delete;
            insert.push_str(&next.insert);
            end = end.max(widened(&range, &words).end);
        }
        insert.extend(&old[range.end..end]);
        range.end = end;
        whole.push((range, insert));
    }
    let trimmed = |(range, insert): (Range<usize>, String)| trimmed_by_words(old, range, &insert);
    whole.into_iter().filter_map(trimmed).collect()
}

/// Without the whole words at its ends that stay as they are. `None`: nothing is another.
fn trimmed_by_words(old: &[char], range: Range<usize>, insert: &str) -> Option<Splice> {
    let gone: String = old[range.clone()].iter().collect();
    if gone.is_empty() || insert.is_empty() {
        return (gone != insert).then(|| Splice { at: range.start, delete: range.len(), insert: insert.to_owned() });
    }
    let (old, new) = (pieces(&gone), pieces(insert));
    let (gone, came) = differing(&old, &new);
    if gone.is_empty() && came.is_empty() {
        return None;
    }
    let starts = starts_of(&old);
    let delete = starts[gone.end] - starts[gone.start];
    Some(Splice { at: range.start + starts[gone.start], delete, insert: new[came].concat() })
}

/// The places at which letters are words' ends cut by this range, moved out to the words' ends.
fn widened(range: &Range<usize>, words: &[Range<usize>]) -> Range<usize> {
    let around = |at: usize| {
        let next = words.partition_point(|word| word.end <= at);
        words.get(next).filter(|word| word.start < at)
    };
    let start = around(range.start).map_or(range.start, |word| word.start);
    let end = around(range.end).map_or(range.end, |word| word.end);
    start..end
}

/// Where the words stand, in Unicode scalar values.
fn words_of(text: &[char]) -> Vec<Range<usize>> {
    let text: String = text.iter().collect();
    let mut at = 0;
    let mut words = Vec::new();
    for piece in text.split_word_bounds() {
        let length = piece.chars().count();
        if length <= LONGEST_WORD && piece.chars().any(char::is_alphanumeric) {
            words.push(at..at + length);
        }
        at += length;
    }
    words
}

/// Words, runs of white space, and signs one by one.
fn pieces(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// Where each piece begins, in Unicode scalar values, and where the last one ends.
fn starts_of(pieces: &[&str]) -> Vec<usize> {
    let mut starts = vec![0];
    starts.extend(pieces.iter().scan(0, |at, piece| {
        *at += piece.chars().count();
        Some(*at)
    }));
    starts
}

/// What is left when what both begin and end with is put aside.
fn differing<T: PartialEq>(old: &[T], new: &[T]) -> (Range<usize>, Range<usize>) {
    let before = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let (old_rest, new_rest) = (&old[before..], &new[before..]);
    let after = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(one, other)| one == other).count();
    (before..old.len() - after, before..new.len() - after)
}

type Places = Vec<(Range<usize>, Range<usize>)>;

/// A long text by its lines first.
fn compare_by_lines(old: &[&str], new: &[&str], places: &mut Places) {
    let (gone, came) = differing(old, new);
    let (old, new, offset) = (&old[gone.clone()], &new[came], gone.start);
    if old.len() + new.len() <= MOST_WORDS {
        return compare(old, new, (offset, offset), MOST_WORDS, places);
    }
    let (old_lines, new_lines) = (lines(old), lines(new));
    let mut of_lines = Vec::new();
    compare(&old_lines, &new_lines, (0, 0), MOST_LINES, &mut of_lines);
    let (old_starts, new_starts) = (line_starts(&old_lines), line_starts(&new_lines));
    for (gone, came) in of_lines {
        let gone = old_starts[gone.start]..old_starts[gone.end];
        let came = new_starts[came.start]..new_starts[came.end];
        let offsets = (offset + gone.start, offset + came.start);
        compare(&old[gone], &new[came], offsets, MOST_WORDS, places);
    }
}

/// Where two lists differ, as ranges of both, moved by the offsets. With `most` together they are compared at most.
fn compare<T: PartialEq + Eq + std::hash::Hash + Ord>(
    old: &[T],
    new: &[T],
    (old_offset, new_offset): (usize, usize),
    most: usize,
    places: &mut Places,
) {
    let (gone, came) = differing(old, new);
    let mut add = |gone: Range<usize>, came: Range<usize>| {
        let moved = |range: Range<usize>, by: usize| range.start + by..range.end + by;
        places.push((moved(gone, old_offset), moved(came, new_offset)));
    };
    if gone.is_empty() && came.is_empty() {
        return;
    }
    if gone.is_empty() || came.is_empty() || gone.len() + came.len() > most {
        return add(gone, came);
    }
    let found = capture_diff_slices(Algorithm::Myers, &old[gone.clone()], &new[came.clone()]);
    let mut open: Option<(Range<usize>, Range<usize>)> = None;
    for step in found {
        if matches!(step, DiffOp::Equal { .. }) {
            open.take().into_iter().for_each(|(gone, came)| add(gone, came));
            continue;
        }
        let here = |range: Range<usize>, by: usize| range.start + by..range.end + by;
        let (went, new) = (here(step.old_range(), gone.start), here(step.new_range(), came.start));
        open = Some(match open {
            Some((before, made)) => (before.start..went.end, made.start..new.end),
            None => (went, new),
        });
    }
    open.into_iter().for_each(|(gone, came)| add(gone, came));
}

/// The pieces by lines, each with the sign that ends it.
fn lines<'a, 'b>(pieces: &'b [&'a str]) -> Vec<&'b [&'a str]> {
    pieces.split_inclusive(|piece| piece.ends_with('\n')).collect()
}

fn line_starts(lines: &[&[&str]]) -> Vec<usize> {
    let mut starts = vec![0];
    starts.extend(lines.iter().scan(0, |at, line| {
        *at += line.len();
        Some(*at)
    }));
    starts
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
