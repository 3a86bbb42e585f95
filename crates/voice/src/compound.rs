//! Words put together of others that the dictionaries have only apart.
//!
//! The Dutch dictionary puts Dutch words together itself, but hardly those it took from other languages, and a few short ones not behind
//! others. What is taken here is narrow: many a slip is two words by chance, as `ziekehuis` and `lidmaatschaap` are.

use trekker_domain::text::Language;

use crate::dictionary;
use crate::lists::{self, End};

const LEAST: usize = 4;
const LEAST_OF_TWO: usize = 3;
/// The stem of a verb, before a longer end: `bakworkshop`.
const LEAST_STEM: usize = 3;
/// Shorter English words stand in many a slip.
const LEAST_FOREIGN: usize = 6;

/// `repaircafé`, `zomerbar`, `moestuinproject`. `is_own`: what is right whatever the dictionary says.
pub(crate) fn is_dutch(word: &str, is_own: impl Fn(&str) -> bool) -> bool {
    const FORMS: &[&str] = &["", "s", "en", "sen", "'s", "je", "jes", "tje", "tjes"];
    let is_word = |part: &str| is_long(part, LEAST) && (is_own(part) || has(Language::Dutch, part));
    let is_foreign = |part: &str| is_long(part, LEAST_FOREIGN) && has(Language::English, part);
    if is_two_words(word, &is_own) {
        return true;
    }
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

/// `drankkas`, `schminkstand`, `afsuizen`: two words that are known, where no word of the list is a letter away. So a slip of a
/// known word is none of them.
fn is_two_words(word: &str, is_own: &impl Fn(&str) -> bool) -> bool {
    const BEFORE_VERBS: &[&str] = &["af", "op", "uit", "in", "aan", "om", "na", "toe", "bij", "weg", "mee"];
    let is_word = |part: &str| is_long(part, LEAST_OF_TWO) && (is_own(part) || has(Language::Dutch, part));
    let splits = word.char_indices().skip(1).filter_map(|(at, _)| Some((word.get(..at)?, word.get(at..)?)));
    let is_split = |(first, second): (&str, &str)| {
        let tied = first.strip_suffix('s').filter(|first| is_long(first, LEAST));
        let is_verb = BEFORE_VERBS.contains(&first) && second.ends_with("en") && is_long(second, LEAST + 1);
        (is_verb && has(Language::Dutch, second)) || (is_word(second) && (is_word(first) || tied.is_some_and(is_word)))
    };
    let is_ending = |second: &str| lists::ends(End::OfOnePiece).contains(second);
    splits.filter(|(_, second)| !is_ending(second)).any(is_split) && !has_neighbour(word)
}

/// Whether a word of the Dutch list is one letter away: left out, put in, changed, or swapped with the next.
fn has_neighbour(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let with = |at: usize, delete: usize, insert: &[char]| -> String {
        letters[..at].iter().chain(insert).chain(&letters[(at + delete).min(letters.len())..]).collect()
    };
    (0..=letters.len()).any(|at| {
        let swapped = match letters.get(at..at + 2) {
            Some([one, other]) => dictionary::is_known_form(&with(at, 2, &[*other, *one])),
            _ => false,
        };
        let left_out = at < letters.len() && dictionary::is_known_form(&with(at, 1, &[]));
        swapped
            || left_out
            || ('a'..='z').any(|letter| {
                dictionary::is_known_form(&with(at, 0, &[letter]))
                    || (at < letters.len() && dictionary::is_known_form(&with(at, 1, &[letter])))
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
