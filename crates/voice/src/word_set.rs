//! Words that are looked up often, written down as one reads them.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words with spaces between, in small letters.
#[derive(Debug)]
pub(crate) struct WordSet {
    written: &'static str,
    words: OnceLock<HashSet<&'static str>>,
}

impl WordSet {
    pub(crate) const fn new(written: &'static str) -> Self {
        Self { written, words: OnceLock::new() }
    }

    fn words(&self) -> &HashSet<&'static str> {
        self.words.get_or_init(|| self.written.split_whitespace().collect())
    }

    /// What is left of a word behind each of these that it begins with.
    pub(crate) fn stripped<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        self.written.split_whitespace().filter_map(move |first| word.strip_prefix(first))
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.words().contains(word)
    }
}
