//! Words put together of others that the dictionaries have only apart.
//!
//! The Dutch dictionary puts Dutch words together itself, but hardly those it took from other languages, and a few short ones not behind
//! others. What is taken here is narrow: many a slip is two words by chance, as `ziekehuis` and `lidmaatschaap` are.

use trekker_domain::text::Language;

use crate::dictionary;
use crate::lists::{self, End};

const LEAST: usize = 4;
/// The stem of a verb, before a longer end: `bakworkshop`.
const LEAST_STEM: usize = 3;
/// Shorter English words stand in many a slip.
const LEAST_FOREIGN: usize = 6;

/// `repaircafé`, `zomerbar`, `moestuinproject`. `is_own`: what is right whatever the dictionary says.
pub(crate) fn is_dutch(word: &str, is_own: impl Fn(&str) -> bool) -> bool {
    const FORMS: &[&str] = &["", "s", "en", "sen", "'s", "je", "jes", "tje", "tjes"];
    let is_word = |part: &str| is_long(part, LEAST) && (is_own(part) || has(Language::Dutch, part));
    let is_foreign = |part: &str| is_long(part, LEAST_FOREIGN) && has(Language::English, part);
    let splits = word.char_indices().skip(LEAST_STEM).filter_map(|(at, _)| Some((word.get(..at)?, word.get(at..)?)));
    splits.filter(|(_, second)| !lists::ends(End::OfOnePiece).contains(second)).any(|(first, second)| {
        let ends =
            |end| FORMS.iter().filter_map(|form| second.strip_suffix(form)).any(|it| lists::ends(end).contains(it));
        let (is_end, is_long_end) = (ends(End::Any), ends(End::Long));
        // `vrijwilligersapp`: an `s` ties them.
        [Some(first), first.strip_suffix('s')].into_iter().flatten().any(|first| {
            let is_stem = is_long(first, LEAST_STEM) && is_long(second, LEAST_FOREIGN) && has(Language::Dutch, first);
            (is_end && (is_stem || is_word(first) || is_foreign(first)))
                || (is_long_end && is_long(first, LEAST_FOREIGN) && is_word(first))
                || ((is_own(first) || is_foreign(first)) && is_word(second))
                || (is_foreign(second) && !has(Language::Dutch, second) && is_word(first))
        })
    })
}

/// `cheesemaker`, `clothesswap`.
pub(crate) fn is_english(word: &str, is_own: impl Fn(&str) -> bool) -> bool {
    let single = word.strip_suffix('s').unwrap_or(word);
    let mut firsts = lists::ends(End::English).iter().filter_map(|end| single.strip_suffix(end));
    firsts.any(|first| is_long(first, LEAST) && (is_own(first) || has(Language::English, first)))
}

fn is_long(part: &str, least: usize) -> bool {
    part.chars().count() >= least
}

fn has(language: Language, part: &str) -> bool {
    dictionary::of(language).is_some_and(|dictionary| dictionary.check(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_together_and_slips_are_not() {
        for (word, right) in [
            ("repaircafé", true),
            ("zomerbar", true),
            ("leefstraat", true),
            ("bakworkshop", true),
            ("moestuinproject", true),
            ("crowdfundingcampagne", true),
            ("vrijwilligersapp", true),
            ("zwiepfeest", true),
            ("ziekehuis", false),
            ("lidmaatschaap", false),
            ("noodzakenlijk", false),
            ("intergratie", false),
            ("weektend", false),
            ("tentoonsteling", false),
            ("gewaardeert", false),
        ] {
            assert_eq!(is_dutch(word, |part| part == "zwiep"), right, "{word}");
        }
        for (word, right) in [("cheesemaker", true), ("clothesswap", true), ("neighbuors", false), ("themaker", false)]
        {
            assert_eq!(is_english(word, |_| false), right, "{word}");
        }
    }
}
