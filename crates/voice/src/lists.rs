//! The lists Trekker brings along: words that leave people out, and phrases that sound like a machine.
//!
//! A line is what one looks for, and after a `=` what to say in its stead, the best first, with `|` between.

use crate::language::Language;

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
