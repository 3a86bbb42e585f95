//! From what a line says of words to rules that find what is meant, and never the form they ask for.

use trekker_domain::rule::{NewRule, Place, Sort, Strictness};

use super::heads::are_common;

/// What a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) avoid: Vec<String>,
    /// Forms that are right: what to say in the stead of those.
    pub(super) right: Vec<String>,
    pub(super) careful: Vec<String>,
    /// Names, as they are spelled.
    pub(super) names: Vec<String>,
    pub(super) reason: String,
}

/// The rules of a line, and whether all of it found a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) rules: Vec<NewRule>,
    pub(super) is_all: bool,
}

/// What is longer is no word and no phrase.
const LONGEST_WORD: usize = 100;
const LONGEST_REASON: usize = 500;

/// A word to avoid that differs from a right form by its capitals alone makes a name of that form: rules find words in
/// capitals and small letters alike. One that stands within a right form, or is a common word but for its capitals, has no place.
pub(super) fn settle(said: Said) -> Settled {
    let fits = |word: &String| {
        word.chars().any(char::is_alphanumeric) && word.chars().count() <= LONGEST_WORD && !word.contains('\n')
    };
    let mut is_all = said.avoid.iter().chain(&said.careful).chain(&said.names).all(fits);
    let right: Vec<String> = distinct(said.right.into_iter().filter(fits));
    let mut names = said.names;
    let mut avoid = Vec::new();
    for word in said.avoid.into_iter().filter(fits) {
        let small = word.to_lowercase();
        let same: Vec<&String> = right.iter().filter(|form| form.to_lowercase() == small).collect();
        let is_loud = word.chars().any(char::is_uppercase) && are_common(&word);
        if !same.is_empty() {
            is_all &= same.iter().any(|form| **form != word);
            names.extend(same.into_iter().filter(|form| **form != word).cloned());
        } else if is_loud || right.iter().any(|form| finds(&small, form)) {
            is_all = false;
        } else {
            avoid.push(word);
        }
    }
    let before = names.len();
    let names = distinct(names.into_iter().filter(fits).filter(|name| may_be_name(name)));
    is_all &= before == 0 || !names.is_empty();
    let reason = shortened(&said.reason);
    let instead = right.join("\n");
    let new = |sort, words: Vec<String>, instead: &str| {
        let about = words.join("\n");
        let (instead, reason) = (instead.to_owned(), reason.clone());
        NewRule { sort, about, instead, reason, place: Place::Team, strictness: Strictness::default() }
    };
    let careful: Vec<String> = distinct(said.careful.into_iter().filter(fits));
    let rules = [
        (Sort::Avoid, distinct(avoid.into_iter()), instead.as_str()),
        (Sort::Careful, careful, ""),
        (Sort::Spelling, names, ""),
    ];
    let rules: Vec<NewRule> = rules
        .into_iter()
        .filter(|(_, words, _)| !words.is_empty())
        .map(|(sort, words, instead)| new(sort, words, instead))
        .collect();
    Settled { is_all: is_all && !rules.is_empty(), rules }
}

/// A name is looked for by its letters alone, so `U.S.` would be found in `us`.
pub(super) fn may_be_name(name: &str) -> bool {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric()).count();
    let is_short = letters < 3 && !name.chars().any(char::is_uppercase);
    !is_short && letters > 1 && !are_common(name)
}

/// Whether a rule about these words, in small letters, finds something in a text: they stand there between signs that are no
/// letters. `word*` stands for any ending.
pub(super) fn finds(words: &str, text: &str) -> bool {
    let any_ending = words.ends_with('*');
    let words = words.trim_end_matches('*').trim().replace('’', "'");
    let text = text.to_lowercase().replace('’', "'");
    let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
    !words.is_empty()
        && text.match_indices(words.as_str()).any(|(at, found)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
            !before.is_some_and(joins) && (any_ending || !after.is_some_and(joins))
        })
}

/// Each once, whatever its capitals; the first counts.
fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    words.filter(|word| seen.insert(word.to_lowercase())).collect()
}

fn shortened(reason: &str) -> String {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    match reason.char_indices().nth(LONGEST_REASON) {
        None => reason,
        Some((end, _)) => {
            let kept = reason.get(..end).unwrap_or_default();
            let kept = kept.rsplit_once(' ').map_or(kept, |(kept, _)| kept);
            format!("{kept}…")
        }
    }
}
