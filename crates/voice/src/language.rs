//! Whether a piece of text is Dutch or English.

use std::collections::HashSet;
use std::sync::LazyLock;

use trekker_domain::text::Language;
use whatlang::{Detector, Lang};

use crate::line::Line;

/// Small words that one of the two has and the other has not. Those of both (`in`, `is`, `we`, `of`, `die`) say nothing.
const DUTCH: &[&str] = &[
    "aan", "al", "alle", "als", "bij", "binnen", "dan", "dat", "de", "deze", "dit", "doen", "door", "een", "eens",
    "en", "er", "geen", "graag", "haar", "heb", "hebben", "heeft", "heel", "het", "hier", "hij", "hoe", "hun", "ik",
    "je", "jij", "jou", "jouw", "jullie", "kan", "kom", "kun", "kunnen", "kunt", "maar", "meer", "met", "mijn", "moet",
    "naar", "niet", "nog", "nu", "om", "omdat", "onder", "ons", "onze", "ook", "op", "over", "te", "tijdens", "tot",
    "u", "uit", "uw", "bent", "mag", "mee", "van", "veel", "voor", "vandaag", "waar", "wij", "wordt", "zijn", "zo",
    "zonder",
];
const ENGLISH: &[&str] = &[
    "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do", "does",
    "for", "from", "get", "had", "has", "have", "he", "her", "here", "his", "how", "i", "if", "it", "its", "just",
    "like", "make", "more", "my", "new", "not", "now", "on", "or", "our", "out", "she", "so", "some", "that", "the",
    "their", "them", "there", "they", "this", "to", "today", "up", "us", "was", "were", "what", "when", "which", "who",
    "will", "with", "you", "your",
];
/// Fewer letters than this tell the library too little.
const TELLING_LETTERS: usize = 40;

pub(crate) fn of_line(line: &Line<'_>) -> Option<Language> {
    let said = || line.words.iter().filter(|word| !word.is_left_alone).map(|word| word.lower.as_str());
    static DUTCH_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| DUTCH.iter().copied().collect());
    static ENGLISH_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| ENGLISH.iter().copied().collect());
    let dutch = said().filter(|word| DUTCH_WORDS.contains(word)).count();
    // In Dutch texts `a`, `on` and `us` hardly stand alone; `I'm` and `don't` are English too.
    let english = said().filter(|word| ENGLISH_WORDS.contains(word) || is_contraction(word)).count();
    if dutch != english {
        return Some(if dutch > english { Language::Dutch } else { Language::English });
    }
    let text: String = said().collect::<Vec<_>>().join(" ");
    if text.chars().count() < TELLING_LETTERS {
        return None;
    }
    let found = Detector::with_allowlist(vec![Lang::Nld, Lang::Eng]).detect(&text)?;
    match found.lang() {
        Lang::Nld => Some(Language::Dutch),
        Lang::Eng => Some(Language::English),
        _ => None,
    }
}

fn is_contraction(word: &str) -> bool {
    word.contains('\'') && ["'m", "'re", "'ve", "'ll", "n't", "'d"].iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_short_texts_is_found() {
        for (text, language) in [
            ("Kom je ook?", Some(Language::Dutch)),
            ("Are you coming?", Some(Language::English)),
            ("We zijn er bijna!", Some(Language::Dutch)),
            ("Doors open at ten", Some(Language::English)),
            ("Gratis soep vanavond", None),
            ("Vrijwilligers gezocht: samen bouwen aan buurtfeesten", Some(Language::Dutch)),
            ("Volunteers wanted, weekend shifts available everywhere", Some(Language::English)),
            ("I'm here", Some(Language::English)),
            ("", None),
        ] {
            assert_eq!(of_line(&Line::of(text)), language, "{text}");
        }
    }
}
