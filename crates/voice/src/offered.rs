//! What may have been meant by a word that no dictionary has.

use strsim::osa_distance;
use trekker_domain::text::Language;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::around::with_capital;
use crate::dictionary;
use crate::lists;

/// What is offered at most for a word.
const MOST_OFFERED: usize = 5;
/// To look for what was meant takes longer the longer a word is; nothing is offered for one with more letters.
const MOST_LETTERS: usize = 24;
/// Of a word of two that is offered each is as long.
const LEAST_PART: usize = 4;

/// What may have been meant by a word, the likeliest first.
pub(crate) fn offered(language: Language, word: &str) -> Vec<String> {
    let word = word.replace('’', "'");
    if word.chars().count() > MOST_LETTERS {
        return Vec::new();
    }
    let Some(dictionary) = dictionary::of(language) else { return Vec::new() };
    let small = word.to_lowercase();
    let has_capital = word.starts_with(char::is_uppercase);
    let mut found = Vec::new();
    // By the likeness of all words it would take ten times as long.
    dictionary.suggester().with_ngram_suggestions(false).suggest(&small, &mut found);
    // Two slips are looked for only where a letter stands once for twice or twice for once.
    for other in doubled(&small) {
        if dictionary.check(&other) && !found.contains(&other) {
            found.push(other);
        }
    }
    // Dutch words that are written apart are mostly one; of an English word only `a lot` and the like are two.
    found.retain(|other| match other.split_once(' ') {
        None => *other != word && *other != small,
        Some((first, _)) => language == Language::English && (first.len() > 1 || first == "a"),
    });
    found.retain(|other| !other.to_lowercase().split([' ', '-']).any(|word| lists::not_offered().contains(word)));
    // What the dictionary puts together itself near a slip is mostly no word anybody would write.
    if language == Language::Dutch {
        let of_two = |word: &str| {
            let mut splits = word.char_indices().filter_map(|(at, _)| Some((word.get(..at)?, word.get(at..)?)));
            splits.any(|(one, other)| {
                let is_part = |part: &str| part.len() >= LEAST_PART && dictionary::is_known_form(part);
                is_part(one) && is_part(other)
            })
        };
        let is_real = |word: &str| dictionary::is_known_form(word) || of_two(word);
        found.retain(|other| other.to_lowercase().split([' ', '-']).all(is_real));
    }
    let is_apart = |other: &String| {
        (other.contains(' ') && !other.starts_with("a ")) || (other.contains('-') && !small.contains('-'))
    };
    if found.iter().any(|other| !is_apart(other)) {
        found.retain(|other| !is_apart(other));
    }
    found.sort_by_key(|other| {
        let lower = other.to_lowercase();
        // By the letters that were left out, put in, changed or swapped with the next.
        (is_apart(other), sound(&lower) != sound(&small), osa_distance(&small, &lower))
    });
    found.truncate(MOST_OFFERED);
    if has_capital { found.into_iter().map(|other| with_capital(&other)).collect() } else { found }
}

/// How a word sounds, about: each run of a letter once, and what is said alike written alike.
fn sound(word: &str) -> String {
    let alike = [("ij", "ei"), ("au", "ou"), ("ch", "g"), ("c", "k"), ("z", "s"), ("y", "i"), ("dt", "d"), ("v", "f")];
    let word = alike.iter().fold(without_accents(word), |word, (one, other)| word.replace(one, other));
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// A word with one or two of its letters once for twice or twice for once: `tommorow` for `tomorrow`.
fn doubled(word: &str) -> Vec<String> {
    let mut runs: Vec<(char, usize)> = Vec::new();
    for letter in word.chars() {
        match runs.last_mut() {
            Some((last, count)) if *last == letter => *count += 1,
            _ => runs.push((letter, 1)),
        }
    }
    let with = |one: usize, other: usize| {
        let count =
            |nth: usize, count: usize| if nth == one || nth == other { if count > 1 { 1 } else { 2 } } else { count };
        let letters =
            runs.iter().enumerate().flat_map(|(nth, (letter, runs))| std::iter::repeat_n(*letter, count(nth, *runs)));
        letters.collect()
    };
    (0..runs.len())
        .flat_map(|one| (one..runs.len()).map(move |other| (one, other)))
        .map(|(one, other)| with(one, other))
        .collect()
}

fn without_accents(word: &str) -> String {
    word.nfd().filter(|letter| !is_combining_mark(*letter)).collect()
}
