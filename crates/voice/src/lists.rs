//! The lists Trekker brings along: words that leave people out, and phrases that sound like a machine.
//!
//! A line is what one looks for, and after a `=` what to say in its stead, the best first, with `|` between.

use std::collections::HashSet;
use std::sync::LazyLock;

use trekker_domain::text::Language;

pub(crate) fn inclusive(language: Language) -> &'static str {
    match language {
        Language::Dutch => include_str!("../data/inclusive-nl.txt"),
        Language::English => include_str!("../data/inclusive-en.txt"),
    }
}

pub(crate) fn machine_like(language: Language) -> &'static str {
    match language {
        Language::Dutch => include_str!("../data/machine-like-nl.txt"),
        Language::English => include_str!("../data/machine-like-en.txt"),
    }
}

/// Words that are right and that the dictionaries have not, in small letters.
pub(crate) fn words(language: Language) -> &'static HashSet<&'static str> {
    static DUTCH: LazyLock<HashSet<&str>> = LazyLock::new(|| all_words(include_str!("../data/words-nl.txt")));
    static ENGLISH: LazyLock<HashSet<&str>> = LazyLock::new(|| all_words(include_str!("../data/words-en.txt")));
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    }
}

/// Words that nobody is offered for a slip of theirs, though the dictionaries have them.
pub(crate) fn not_offered() -> &'static HashSet<&'static str> {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| all_words(include_str!("../data/not-offered.txt")));
    &WORDS
}

/// Second halves of words: behind which first ones they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Behind any Dutch word.
    Any,
    /// Behind a Dutch word of some length.
    Long,
    /// Behind none: it ends Dutch words that are not put together.
    OfOnePiece,
    /// Behind an English word.
    English,
}

pub(crate) fn ends(end: End) -> &'static HashSet<&'static str> {
    static ENDS: LazyLock<[HashSet<&str>; 4]> = LazyLock::new(|| {
        ["any ", "long ", "piece ", "english "].map(|name| {
            let list = include_str!("../data/ends.txt");
            list.lines().filter_map(|line| line.strip_prefix(name)).flat_map(str::split_whitespace).collect()
        })
    });
    let [any, long, piece, english] = &*ENDS;
    match end {
        End::Any => any,
        End::Long => long,
        End::OfOnePiece => piece,
        End::English => english,
    }
}

fn all_words(list: &'static str) -> HashSet<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

/// What to look for, with what to say in its stead.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = (String, Vec<String>)> {
    list.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(|line| {
        let (said, better) = line.split_once('=').unwrap_or((line, ""));
        let better = better.split('|').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned);
        (said.trim().to_owned(), better.collect())
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_list_says_each_thing_once_and_offers_nothing_it_would_find() {
        for list in [inclusive, machine_like] {
            for language in [Language::Dutch, Language::English] {
                let all: Vec<_> = entries(list(language)).collect();
                assert!(all.len() > 20, "{language:?}");
                let said: BTreeSet<&String> = all.iter().map(|(said, _)| said).collect();
                assert_eq!(said.len(), all.len(), "{language:?}");
                for better in all.iter().flat_map(|(_, better)| better) {
                    assert!(!said.contains(better), "{better}");
                }
            }
        }
    }
}
