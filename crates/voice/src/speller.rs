//! Whether a word is spelled right, and what else may have been meant.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use trekker_domain::text::Language;

use crate::compound;
use crate::dictionary;
use crate::lists;
use crate::offered::offered;

/// How many words are remembered of each language; with more, it begins anew.
const MOST_KNOWN: usize = 20_000;
const MOST_SUGGESTED: usize = 1_000;
const LONGEST_WORD: usize = 64;

/// The dictionaries of both languages with a team's own words.
///
/// Cheap to make; a dictionary is read when the first word of its language is asked about (see [`load`](Self::load)), once for all
/// spellers. What is found of a word is remembered, so one speller serves all texts of a team.
pub struct Speller {
    /// In small letters.
    own: HashSet<String>,
    known: Mutex<OfBoth<HashMap<String, bool>>>,
    suggested: Mutex<OfBoth<HashMap<String, Vec<String>>>>,
    /// Words that wait for [`look_up`](Self::look_up); `None`: nobody waits for that.
    wanted: Option<Mutex<BTreeSet<(Language, String)>>>,
}

/// One for each language.
#[derive(Debug, Default)]
struct OfBoth<T> {
    dutch: T,
    english: T,
}

impl<T> OfBoth<T> {
    fn of(&mut self, language: Language) -> &mut T {
        match language {
            Language::Dutch => &mut self.dutch,
            Language::English => &mut self.english,
        }
    }
}

impl fmt::Debug for Speller {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Speller").field("own", &self.own.len()).finish_non_exhaustive()
    }
}

impl Speller {
    /// `own`: names and words that are right in this team; each word of a longer name counts by itself, whatever its capitals.
    pub fn new<'w>(own: impl IntoIterator<Item = &'w str>) -> Self {
        let own = own.into_iter().flat_map(own_words).collect();
        Self { own, known: Mutex::default(), suggested: Mutex::default(), wanted: None }
    }

    /// To look for what was meant takes up to 30 ms a word. So it offers nothing for a word at first, and notes it for
    /// [`look_up`](Self::look_up), which another thread calls.
    pub fn looking_up_later(self) -> Self {
        Self { wanted: Some(Mutex::default()), ..self }
    }

    /// Whether words wait to be looked up.
    pub fn has_wanted(&self) -> bool {
        self.wanted.as_ref().is_some_and(|wanted| !kept(wanted).is_empty())
    }

    /// Looks for what was meant by the words that wait. A text that is checked anew has it then.
    pub fn look_up(&self) {
        let Some(wanted) = &self.wanted else { return };
        let waiting = std::mem::take(&mut *kept(wanted));
        for (language, word) in waiting {
            self.keep_suggested(language, &word);
        }
    }

    /// Reads a dictionary now, so that the first text does not wait for it: Dutch took 90 ms and 11 MB of memory, English 15 ms and 3 MB
    /// (release build). Dutch texts ask both.
    pub fn load(language: Language) {
        dictionary::of(language);
    }

    /// Whether a word is right by itself: the dictionary has it, the team has it, or it is made of such words. What is no word to a
    /// dictionary is right as well: numbers, abbreviations in capitals, names with a capital within, other scripts.
    pub fn check(&self, language: Language, word: &str) -> bool {
        if let Some(is_right) = kept(&self.known).of(language).get(word) {
            return *is_right;
        }
        let is_right = self.judge(language, word);
        let mut known = kept(&self.known);
        let known = known.of(language);
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(word.to_owned(), is_right);
        is_right
    }

    /// What may have been meant by a word that is not right, the likeliest first, five at most.
    pub fn suggest(&self, language: Language, word: &str) -> Vec<String> {
        if let Some(suggested) = kept(&self.suggested).of(language).get(word) {
            return suggested.clone();
        }
        if let Some(wanted) = &self.wanted {
            let mut wanted = kept(wanted);
            if wanted.len() < MOST_SUGGESTED {
                wanted.insert((language, word.to_owned()));
            }
            return Vec::new();
        }
        self.keep_suggested(language, word)
    }

    fn keep_suggested(&self, language: Language, word: &str) -> Vec<String> {
        let found = offered(language, word);
        let mut suggested = kept(&self.suggested);
        let suggested = suggested.of(language);
        if suggested.len() >= MOST_SUGGESTED {
            suggested.clear();
        }
        suggested.insert(word.to_owned(), found.clone());
        found
    }

    fn judge(&self, language: Language, word: &str) -> bool {
        let word = word.replace(['’', '‘'], "'").replace('‑', "-");
        let word = word.trim_matches('\'');
        if is_no_word(word) || word.len() > LONGEST_WORD || self.has(language, word) {
            return true;
        }
        // `reel's`, `collega's`: of what the dictionary has not with these endings.
        if let Some(base) = ["'s", "'tje", "'etje", "'er"].iter().find_map(|ending| word.strip_suffix(ending)) {
            return self.judge(language, base);
        }
        if word.contains('-') {
            return word.split('-').all(|part| part.is_empty() || self.judge(language, part));
        }
        let is_own = |part: &str| self.own.contains(part) || lists::words(language).contains(part);
        match language {
            Language::Dutch => compound::is_dutch(&word.to_lowercase(), is_own),
            Language::English => compound::is_english(&word.to_lowercase(), is_own),
        }
    }

    /// Whether a dictionary or the team has this very word.
    fn has(&self, language: Language, word: &str) -> bool {
        let small = word.to_lowercase();
        let of = |language| dictionary::of(language).is_none_or(|dictionary| dictionary.check(word));
        if self.own.contains(&small) || lists::words(language).contains(small.as_str()) || of(language) {
            return true;
        }
        match language {
            // Texts in Dutch are full of English words.
            Language::Dutch => word.chars().count() > 2 && of(Language::English),
            // A word with an accent came from elsewhere; the dictionary has those without.
            // A Dutch team's texts in English have its own words in them; short ones may be slips.
            Language::English => !word.is_ascii() || (word.chars().count() > 2 && of(Language::Dutch)),
        }
    }
}

/// The words of a name, in small letters, as they are asked about.
pub(crate) fn own_words(name: &str) -> impl Iterator<Item = String> {
    let pieces =
        name.split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '/' | ',' | '(' | ')' | '.'));
    let whole = name.split_whitespace();
    whole.chain(pieces).filter(|word| !word.is_empty()).map(|word| word.to_lowercase().replace('’', "'"))
}

/// Nothing a dictionary can say something of.
fn is_no_word(word: &str) -> bool {
    let mut letters = 0;
    let mut run = (' ', 0);
    let mut has_small = false;
    let mut has_capital_within = false;
    for letter in word.chars() {
        // Latin letters with and without accents; a combining accent is of a word that is written apart.
        let is_latin = matches!(letter, 'a'..='z' | 'A'..='Z' | 'À'..='ɏ');
        if !is_latin && !matches!(letter, '\'' | '-') {
            return true;
        }
        has_capital_within |= letters > 0 && letter.is_uppercase();
        has_small |= letter.is_lowercase();
        letters += usize::from(is_latin);
        run = if run.0 == letter { (letter, run.1 + 1) } else { (letter, 1) };
        // `heeeel`, `jaaaa`: whoever writes so means it.
        if run.1 > 2 {
            return true;
        }
    }
    let is_hyphenated = word.contains('-');
    letters < 3 || !has_small || (has_capital_within && !is_hyphenated && !word.starts_with("IJ"))
}

/// What is remembered is right whatever happened to whoever held it.
fn kept<T>(memory: &Mutex<T>) -> MutexGuard<'_, T> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_offered_once_another_thread_has_looked() {
        let speller = Speller::new([]).looking_up_later();
        assert!(!speller.check(Language::English, "tommorow"));
        assert_eq!(speller.suggest(Language::English, "tommorow"), Vec::<String>::new());
        assert!(speller.has_wanted());
        std::thread::scope(|threads| drop(threads.spawn(|| speller.look_up())));
        assert!(!speller.has_wanted());
        assert_eq!(speller.suggest(Language::English, "tommorow").first().map(String::as_str), Some("tomorrow"));
    }
}
