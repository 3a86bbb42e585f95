//! Sentences: how long they are, and how easily a text reads.

use std::ops::Range;

use trekker_domain::text::Language;

use crate::line::{Line, is_abbreviated};

/// A sentence of a line: the words in it, from the first to the one after the last.
pub(crate) fn sentences(line: &Line<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = 0;
    for word in 0..line.words.len() {
        let end = line.words[word].range.end;
        let until = line.words.get(word + 1).map_or(line.text.len(), |next| next.range.start);
        let gap = &line.text[end..until];
        let ends = gap.chars().any(|letter| matches!(letter, '!' | '?' | '…' | '•' | '|'))
            || (gap.contains('.') && gap.contains(char::is_whitespace) && !is_abbreviated(line, word));
        if ends {
            found.push(begin..word + 1);
            begin = word + 1;
        }
    }
    if begin < line.words.len() {
        found.push(begin..line.words.len());
    }
    found
}

/// What readability is reckoned from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Weight {
    pub(crate) words: usize,
    pub(crate) sentences: usize,
    pub(crate) syllables: usize,
}

impl Weight {
    pub(crate) fn of(line: &Line<'_>, language: Option<Language>) -> Self {
        let said = || line.words.iter().filter(|word| !word.is_left_alone);
        Self {
            words: said().count(),
            sentences: sentences(line).len(),
            syllables: said().map(|word| syllables(&word.lower, language)).sum(),
        }
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
            syllables: self.syllables + other.syllables,
        }
    }

    /// Points of a hundred: Flesch (1948) for English, Douma (1960) for Dutch. `None`: too short to say.
    pub(crate) fn points(self, language: Language) -> Option<u32> {
        const SHORT: usize = 30;
        if self.words < SHORT || self.sentences == 0 {
            return None;
        }
        let a_sentence = self.words as f64 / self.sentences as f64;
        let a_word = self.syllables as f64 / self.words as f64;
        let points = match language {
            Language::English => 206.835 - 1.015 * a_sentence - 84.6 * a_word,
            Language::Dutch => 206.835 - 0.93 * a_sentence - 77.0 * a_word,
        };
        Some(points.clamp(0.0, 100.0).round() as u32)
    }
}

/// Groups of vowels, about.
fn syllables(word: &str, language: Option<Language>) -> usize {
    let is_vowel = |letter: char| "aeiouyáàâäéèêëíìîïóòôöúùûü".contains(letter);
    let mut count = 0;
    let mut before = false;
    for letter in word.chars() {
        // A dot over it begins another one: `geïnteresseerd`, `coördinatie`.
        let splits = matches!(letter, 'ë' | 'ï' | 'ö' | 'ü') && before;
        count += usize::from(is_vowel(letter) && (!before || splits));
        before = is_vowel(letter);
    }
    let is_silent = language == Some(Language::English) && word.ends_with('e') && !word.ends_with("le") && count > 1;
    (count - usize::from(is_silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_it_ends() {
        let counts =
            |text: &str| -> Vec<usize> { sentences(&Line::of(text)).into_iter().map(|one| one.len()).collect() };
        assert_eq!(counts("Kom je ook? Tot zaterdag!"), [3, 2]);
        assert_eq!(counts("Breng o.a. soep mee, bijv. van thuis. Dank."), [7, 1]);
        assert_eq!(counts("Om 20.30 u. begint het. Kom op tijd"), [5, 3]);
        assert_eq!(counts("Het bracht € 1.800. De fanfare dankt je."), [3, 4]);
        assert_eq!(counts("Het bracht € 1.800. Fanfare Sint-Jan dankt je."), [3, 4]);
        assert_eq!(counts("Om 20.30. 80 helpers kwamen."), [2, 3]);
        assert_eq!(counts("Om 20.30. dus niet later"), [5]);
        assert_eq!(counts(""), [0_usize; 0]);
    }

    #[test]
    fn syllables_are_counted_about_right() {
        for (word, language, count) in [
            ("fiets", Language::Dutch, 1),
            ("vrijwilliger", Language::Dutch, 4),
            ("coördinatie", Language::Dutch, 5),
            ("home", Language::English, 1),
            ("table", Language::English, 2),
            ("people", Language::English, 2),
        ] {
            assert_eq!(syllables(word, Some(language)), count, "{word}");
        }
    }
}
