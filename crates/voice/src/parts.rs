//! A text in parts that are looked at each by itself: its lines, and long lines sentence by sentence.
//!
//! So a keystroke costs what a part costs, and not what the text does, also where somebody writes without a line break.

use crate::line::{is_known_abbreviation, quotations};

/// A line of so many bytes is looked at whole.
const WHOLE: usize = 240;
/// A longer one is looked at in parts of so many at least: enough to tell a language. Each mend is tried on its part, so what a part
/// costs grows with its square.
const LEAST: usize = 100;
/// No part is longer, also where no sentence ends.
const LONGEST: usize = 1_600;

/// Each part with where it begins. Between two parts of a line nothing is left out; between lines only the line break.
pub(crate) fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if line.len() <= WHOLE {
            parts.push((start, line));
        } else {
            let mut from = 0;
            for end in ends(line) {
                parts.push((start + from, &line[from..end]));
                from = end;
            }
        }
        start += line.len() + 1;
    }
    parts
}

/// Where the parts of a long line end.
fn ends(line: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut from = 0;
    let mut quotations = quotations(line).into_iter().peekable();
    let mut is_quoted = |at: usize| {
        while quotations.next_if(|quotation| quotation.end <= at).is_some() {}
        quotations.peek().is_some_and(|quotation| quotation.start < at)
    };
    // Where a word ended last: the best there is when no sentence ends.
    let mut space = None;
    let mut before = None;
    for (at, letter) in line.char_indices() {
        let begins_word = before.is_some_and(char::is_whitespace) && !letter.is_whitespace();
        if begins_word {
            let may_end = letter.is_uppercase() && at - from >= LEAST && !is_quoted(at);
            if may_end && ends_sentence(&line[from..at]) {
                ends.push(at);
                (from, space) = (at, None);
            } else {
                space = Some(at);
            }
        }
        if at - from >= LONGEST {
            let end = space.unwrap_or(at);
            ends.push(end);
            (from, space) = (end, None);
        }
        before = Some(letter);
    }
    ends.push(line.len());
    ends
}

/// Whether a sentence surely ends here: a full stop may also be that of an abbreviation, or of an hour.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let Some(said) = text.strip_suffix('.') else { return text.ends_with(['!', '?', '…']) };
    let word = said.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.chars().count() > 2 && word.chars().all(char::is_alphabetic) && !is_known_abbreviation(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_are_whole_and_long_ones_end_where_a_sentence_does() {
        assert_eq!(parts(""), [(0, "")]);
        assert_eq!(parts("Kom. Je ook?\n\nTot dan"), [(0, "Kom. Je ook?"), (13, ""), (14, "Tot dan")]);
        let sentence = "Wij koken bijv. Soep om 20 u. Met dr. Peeters en zeggen “Kom maar. Eet mee.” tegen elkaar. ";
        let long = sentence.repeat(20);
        let found = parts(&long);
        assert!(found.len() > 2);
        for (start, part) in &found {
            assert!(part.starts_with("Wij"), "at {start}: {part}");
            assert!(part.len() < LEAST + sentence.len(), "{}", part.len());
        }
    }

    #[test]
    fn a_line_without_an_end_is_in_parts_all_the_same_and_nothing_is_left_out() {
        for long in ["soep ".repeat(5_000), "soep".repeat(5_000), "é".repeat(5_000), "“".repeat(5_000)] {
            let found = parts(&long);
            assert!(found.iter().all(|(_, part)| part.len() <= LONGEST + 4));
            let mut next = 0;
            for (start, part) in found {
                assert_eq!(start, next);
                next += part.len();
            }
            assert_eq!(next, long.len());
        }
    }
}
