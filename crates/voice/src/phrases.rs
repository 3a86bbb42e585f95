//! Words and phrases to look for, and names as they are spelled.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use trekker_domain::rule::Sort;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::around::with_capital;
use crate::finding::{Finding, Mend, Why};
use crate::line::{Line, folded};
use crate::rulebook::Held;

/// `word*` is found with any ending.
const ANY_ENDING: char = '*';

#[derive(Debug)]
struct Phrase {
    any_ending: bool,
    instead: Vec<String>,
    held: Held,
    sort: Sort,
}

/// Many phrases, found in one pass over a line.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    phrases: Vec<Phrase>,
    /// Which of them a pattern stands for: one with an apostrophe is written in two ways.
    of_pattern: Vec<usize>,
    automaton: Option<AhoCorasick>,
}

impl Phrases {
    pub(crate) fn new(said: impl IntoIterator<Item = (String, Vec<String>, Held, Sort)>) -> Self {
        let (mut patterns, mut of_pattern) = (Vec::new(), Vec::new());
        let mut phrases: Vec<Phrase> = Vec::new();
        for (phrase, instead, held, sort) in said {
            let any_ending = phrase.ends_with(ANY_ENDING);
            let phrase = folded(phrase.trim_end_matches(ANY_ENDING).trim()).replace('’', "'");
            if phrase.is_empty() {
                continue;
            }
            if phrase.contains('\'') {
                patterns.push(phrase.replace('\'', "’"));
                of_pattern.push(phrases.len());
            }
            patterns.push(phrase);
            of_pattern.push(phrases.len());
            phrases.push(Phrase { any_ending, instead, held, sort });
        }
        if patterns.is_empty() {
            return Self::default();
        }
        // What is too large to be built is not looked for: a team's words are far from it.
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&patterns).ok();
        Self { phrases, of_pattern, automaton }
    }

    pub(crate) fn find(&self, line: &Line<'_>) -> Vec<Finding> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut found = Vec::new();
        for hit in automaton.find_iter(&line.small) {
            let phrase = self.of_pattern.get(hit.pattern().as_usize()).and_then(|at| self.phrases.get(*at));
            let Some(phrase) = phrase else { continue };
            let mut range = hit.start()..hit.end();
            let rest = &line.text[range.end..];
            let ending = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
            if phrase.any_ending {
                range.end += ending;
            }
            let begins = line.text[..range.start].chars().next_back().is_none_or(|letter| !joins(letter));
            let ends = phrase.any_ending || rest.chars().next().is_none_or(|letter| !joins(letter));
            if !begins || !ends || line.is_left_alone(&range) {
                continue;
            }
            if phrase.sort == Sort::Inclusive && (is_in_name(line, &range) || is_not_meant(line, &range)) {
                continue;
            }
            let is_whole = range.end == hit.end();
            let mends = phrase.instead.iter().filter(|_| is_whole);
            let mends = mends
                .map(|instead| Mend { text: as_written(&line.text[range.clone()], instead), range: range.clone() });
            found.push(Finding {
                why: match phrase.sort {
                    Sort::Careful => Why::Careful,
                    Sort::Inclusive => Why::Inclusive,
                    Sort::MachineLike => Why::MachineLike,
                    _ => Why::Avoid,
                },
                mends: mends.collect(),
                rule: phrase.held.rule,
                place: phrase.held.place,
                strictness: phrase.held.strictness,
                range,
            });
        }
        found
    }
}

/// `het Gehandicapten Platform`, `mevrouw Timmerman`: a name or part of one, of which nobody changes a word. With a capital within
/// a sentence.
fn is_in_name(line: &Line<'_>, range: &Range<usize>) -> bool {
    let Some(first) = line.words.iter().position(|word| word.range.end > range.start) else { return false };
    let said = line.words.get(first).and_then(|word| line.text.get(word.range.clone()));
    said.is_some_and(|said| {
        said.starts_with(char::is_uppercase) && said.chars().any(char::is_lowercase) && !line.begins_sentence(first)
    })
}

/// `m/v/x` leaves nobody out, and `the poor weather` is about the weather: of people `the poor` stands without a noun.
fn is_not_meant(line: &Line<'_>, range: &Range<usize>) -> bool {
    /// What may follow when people are meant.
    const GOES_ON: [&str; 22] = [
        "are", "is", "was", "were", "in", "of", "on", "at", "who", "and", "or", "with", "have", "has", "can", "will",
        "need", "to", "for", "from", "by", "often",
    ];
    let rest = &line.text[range.end..];
    if rest.starts_with("/x") {
        return true;
    }
    let is_group = line.small[range.clone()].starts_with("the ");
    let next = rest
        .strip_prefix(' ')
        .map(|rest| rest.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default());
    is_group && next.is_some_and(|next| !next.is_empty() && !GOES_ON.contains(&next))
}

/// A letter that makes one word with what stands beside it.
fn joins(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// In capitals, with a capital, or as it is: as what it stands for.
fn as_written(found: &str, instead: &str) -> String {
    let letters = || found.chars().filter(|letter| letter.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        return instead.to_uppercase();
    }
    if letters().next().is_some_and(char::is_uppercase) { with_capital(instead) } else { instead.to_owned() }
}

/// Names as they are spelled, by their letters and digits alone.
#[derive(Debug, Default)]
pub(crate) struct Names {
    by_letters: HashMap<String, (String, Held)>,
    /// The same letters in order: whether any begins with some.
    in_order: Vec<String>,
    most_words: usize,
}

fn letters_of(text: &str) -> String {
    if text.is_ascii() {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        return letters.map(|letter| letter.to_ascii_lowercase()).collect();
    }
    // An accent is a letter of its own then, and none that counts: `Cafe` is meant to be `Café`.
    text.nfd().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name with fewer letters is not looked for without its accents: `een` is seldom meant to be `Één`.
const LETTERS_WITHOUT_ACCENTS: usize = 4;

/// Whether these, which have the letters of a name, may be meant to be it: with the same accents, or with none at all.
fn may_be_meant(said: &str, name: &str) -> bool {
    let accents = |text: &str| text.nfd().filter(|letter| is_combining_mark(*letter)).collect::<Vec<char>>();
    let of_said = accents(said);
    let is_long = || letters_of(name).chars().count() >= LETTERS_WITHOUT_ACCENTS;
    of_said == accents(name) || (of_said.is_empty() && is_long())
}

/// Whether it is put together of words, so that one may take them apart: `Wi-Fi`, `GitHub`, `open source`.
fn is_joined(name: &str) -> bool {
    name.chars().skip(1).any(|letter| letter.is_uppercase() || !letter.is_alphanumeric())
}

impl Names {
    /// The first of those with the same letters counts.
    pub(crate) fn new(names: impl IntoIterator<Item = (String, Held)>) -> Self {
        let mut by_letters = HashMap::new();
        let mut most_words = 0;
        for (name, held) in names {
            let letters = letters_of(&name);
            if !letters.is_empty() {
                most_words = most_words.max(name.split_whitespace().count() + usize::from(is_joined(&name)));
                by_letters.entry(letters).or_insert((name, held));
            }
        }
        let mut in_order: Vec<String> = by_letters.keys().cloned().collect();
        in_order.sort_unstable();
        Self { by_letters, in_order, most_words }
    }

    /// Whether this is exactly a name: it is left as it stands, also by others.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.by_letters.get(&letters_of(word)).is_some_and(|(name, _)| name == word)
    }

    pub(crate) fn find(&self, line: &Line<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.by_letters.is_empty() || is_shouted(line.text) {
            return found;
        }
        let (mut word, mut letters, mut counts) = (0, String::new(), Vec::new());
        while word < line.words.len() {
            self.counts_at(line, word, &mut letters, &mut counts);
            match counts.iter().rev().find_map(|count| self.at(line, word, *count)) {
                Some((finding, count)) => {
                    found.extend(finding);
                    word += count;
                }
                None => word += 1,
            }
        }
        found
    }

    /// How many words from here have the letters of a name. It ends as soon as no name begins with them.
    fn counts_at(&self, line: &Line<'_>, word: usize, letters: &mut String, counts: &mut Vec<usize>) {
        letters.clear();
        counts.clear();
        for (nth, token) in line.words.iter().skip(word).take(self.most_words).enumerate() {
            if token.lower.is_ascii() {
                letters.extend(token.lower.chars().filter(char::is_ascii_alphanumeric));
            } else {
                letters.push_str(&letters_of(&token.lower));
            }
            // `GitHub's` has one letter more than the name.
            let is_possessive = token.lower.ends_with("'s");
            let is_name = self.by_letters.contains_key(letters.as_str())
                || (is_possessive && letters.strip_suffix('s').is_some_and(|name| self.by_letters.contains_key(name)));
            if is_name {
                counts.push(nth + 1);
            }
            let at = self.in_order.partition_point(|name| name.as_str() < letters.as_str());
            if !self.in_order.get(at).is_some_and(|name| name.starts_with(letters.as_str())) {
                return;
            }
        }
    }

    /// So many words from here are a name: `None` within, spelled as it should be.
    fn at(&self, line: &Line<'_>, word: usize, count: usize) -> Option<(Option<Finding>, usize)> {
        let words = line.words.get(word..word + count)?;
        let joins = (word..word + count - 1).all(|at| matches!(line.between(at, at + 1), " " | "-" | "\u{a0}"));
        if !joins || words.iter().any(|token| token.is_left_alone) {
            return None;
        }
        let mut range = words.first()?.range.start..words.last()?.range.end;
        // `GitHub's` is spelled as `GitHub`.
        for end in ["'s", "’s"] {
            if line.text[range.clone()].ends_with(end) {
                range.end -= end.len();
                break;
            }
        }
        // `D.C. is`: the last dot belongs to it, where the sentence goes on.
        let rest = &line.text[range.end..];
        let goes_on = rest.strip_prefix(". ").is_some_and(|rest| rest.starts_with(char::is_lowercase));
        if goes_on && line.text[range.clone()].contains('.') {
            range.end += 1;
        }
        let said = &line.text[range.clone()];
        let (name, held) = self.by_letters.get(&letters_of(said))?;
        let of_name = name.split_whitespace().count();
        if count > of_name && !is_joined(name) {
            return None;
        }
        if !may_be_meant(said, name) {
            return None;
        }
        // Put together of a letter and its accent it is the same.
        let is_the_same = |other: &str| said == other || said.nfc().eq(other.nfc());
        let is_right = is_the_same(name) || (line.begins_sentence(word) && is_the_same(&with_capital(name)));
        let finding = (!is_right).then(|| {
            // `eBay` begins a sentence as it is.
            let is_plain = !name.chars().any(char::is_uppercase);
            let text = if line.begins_sentence(word) && is_plain { with_capital(name) } else { name.clone() };
            Finding {
                why: Why::Spelling { right: name.clone() },
                mends: vec![Mend { range: range.clone(), text }],
                rule: held.rule,
                place: held.place,
                strictness: held.strictness,
                range,
            }
        });
        Some((finding, count))
    }
}

/// Whether all of it is in capitals.
pub(crate) fn is_shouted(text: &str) -> bool {
    let letters = || text.chars().filter(|letter| letter.is_alphabetic());
    letters().count() > 8 && letters().all(char::is_uppercase)
}

/// Where something is in a line, moved to where it is in the text.
pub(crate) fn moved(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
