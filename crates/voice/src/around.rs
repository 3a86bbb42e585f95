//! What stands around a word, and what is put in its stead.

use crate::finding::Mend;
use crate::line::Line;

pub(crate) fn lower<'l>(line: &'l Line<'_>, word: Option<usize>) -> &'l str {
    word.and_then(|word| line.words.get(word)).map_or("", |token| token.lower.as_str())
}

/// The word right before, with nothing but a space between.
pub(crate) fn before<'l>(line: &'l Line<'_>, word: usize) -> &'l str {
    let before = word.checked_sub(1);
    if before.is_some_and(|before| line.between(before, word).trim().is_empty()) { lower(line, before) } else { "" }
}

pub(crate) fn after<'l>(line: &'l Line<'_>, word: usize) -> &'l str {
    if word + 1 < line.words.len() && line.between(word, word + 1).trim().is_empty() {
        lower(line, Some(word + 1))
    } else {
        ""
    }
}

pub(crate) fn instead(line: &Line<'_>, words: std::ops::RangeInclusive<usize>, text: &str) -> Mend {
    let range = line.words[*words.start()].range.start..line.words[*words.end()].range.end;
    let begins = line.text[range.clone()].chars().next().is_some_and(char::is_uppercase);
    // `U` and `Uw` with a capital in the middle of a sentence honour somebody; `je` does not.
    let is_capital = begins && line.begins_sentence(*words.start());
    let is_shouted = line.text[range.clone()].chars().filter(|letter| letter.is_alphabetic()).count() > 1
        && line.text[range.clone()].chars().all(|letter| !letter.is_lowercase());
    let text = match (is_shouted, is_capital) {
        (true, _) => text.to_uppercase(),
        (false, true) => with_capital(text),
        (false, false) => text.to_owned(),
    };
    Mend { range, text }
}

pub(crate) fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether the sentence this word is in asks something.
pub(crate) fn is_question(line: &Line<'_>, word: usize) -> bool {
    let rest = &line.text[line.words[word].range.end..];
    rest.find(['?', '!', '.']).is_some_and(|end| rest[end..].starts_with('?'))
}

/// Whether one of these words comes later in the sentence.
pub(crate) fn goes_on_with(line: &Line<'_>, word: usize, wanted: &[&str]) -> bool {
    let rest = &line.text[line.words[word].range.end..];
    let end = line.words[word].range.end + rest.find(['.', '!', '?']).unwrap_or(rest.len());
    let later = line.words.iter().skip(word + 1).take_while(|other| other.range.start < end);
    later.into_iter().any(|other| wanted.contains(&other.lower.as_str()))
}
