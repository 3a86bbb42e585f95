//! Words that the dictionary of a line's language does not have.

use std::ops::Range;

use trekker_domain::text::Language;

use crate::finding::Mend;
use crate::line::{Line, is_abbreviated};
use crate::rulebook::Rulebook;
use crate::speller::Speller;

/// A word with a capital begins a sentence or is a name; a shorter one is never taken for a slip.
const LONG_FOR_A_NAME: usize = 7;
/// Each mend is tried on its line, so in a longer one a word is offered one alone.
const LONG_LINE: usize = 2_000;

/// Each with what may have been meant. A line in which many words are unknown is in another language, and nothing is said of it.
pub(crate) fn misspelled(line: &Line<'_>, language: Language, rules: &Rulebook) -> Vec<(Range<usize>, Vec<Mend>)> {
    let Some(speller) = &rules.speller else { return Vec::new() };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut asked = 0_usize;
    for (nth, word) in line.words.iter().enumerate() {
        if word.is_left_alone || is_piece(line, &word.range) || is_abbreviated(line, nth) {
            continue;
        }
        asked += 1;
        let begins = line.begins_sentence(nth);
        let said = &line.text[word.range.clone()];
        let is_right = |part: &str| {
            let small = part.to_lowercase().replace('’', "'");
            rules.asked_for.contains(&small) || rules.names.has(part) || speller.check(language, part)
        };
        if is_right(said) {
            continue;
        }
        // Of `festival-progamma` only what is wrong.
        for part in parts(line.text, &word.range) {
            let said = &line.text[part.clone()];
            let is_name = said.starts_with(char::is_uppercase)
                && !(begins && part.start == word.range.start && is_slip(speller, language, said));
            if !is_name && !is_right(said) {
                found.push(part);
            }
        }
    }
    // Three and two in five: a line of another language, which has some small words in common with this one.
    if found.len() > 2 && found.len() * 5 >= asked * 2 {
        return Vec::new();
    }
    let most = if line.text.len() > LONG_LINE { 1 } else { usize::MAX };
    let mends = |range: &Range<usize>| {
        let suggested = speller.suggest(language, &line.text[range.clone()]);
        suggested.into_iter().take(most).map(|text| Mend { range: range.clone(), text }).collect()
    };
    found.into_iter().map(|range| (range.clone(), mends(&range))).collect()
}

/// Whether a word at the beginning of a sentence is a slip and no name: a word without a capital is much like it.
fn is_slip(speller: &Speller, language: Language, word: &str) -> bool {
    word.chars().count() >= LONG_FOR_A_NAME
        && speller.suggest(language, &word.to_lowercase()).iter().any(|other| other.starts_with(char::is_lowercase))
}

/// `kinder-` in `kinder- en jeugdwerking`, what stands before `&` or after `/`: no word by itself.
fn is_piece(line: &Line<'_>, range: &Range<usize>) -> bool {
    let (before, after) = line.around(range);
    let joins =
        |letter: char| matches!(letter, '-' | '‑' | '_' | '/' | '\\' | '@' | '#' | '&' | '+' | '*' | '=' | '~' | '^');
    let rest = &line.text[range.end..];
    let is_cut = rest.starts_with('…') || rest.starts_with("...");
    let is_dotted = after == Some('.') && line.text[range.end + 1..].starts_with(char::is_alphanumeric);
    is_cut || before.is_some_and(|letter| joins(letter) || letter == '.') || after.is_some_and(joins) || is_dotted
}

/// The parts of a word between its hyphens.
fn parts(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for (at, hyphen) in text[range.clone()].match_indices(['-', '‑']) {
        parts.push(start..range.start + at);
        start = range.start + at + hyphen.len();
    }
    parts.push(start..range.end);
    parts.retain(|part| !part.is_empty());
    parts
}
