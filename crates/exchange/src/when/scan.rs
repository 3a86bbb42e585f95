//! Reading a short text from its begin: numbers, words, marks.

/// What is still to be read. Texts are in small letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'t> {
    pub(super) rest: &'t str,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    /// A number of ASCII digits, and how many; more than nine are no number.
    pub(super) fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest[..digits].parse().ok().filter(|_| digits <= 9)?;
        self.rest = &self.rest[digits..];
        Some((number, digits))
    }

    /// The letters that come next; perhaps none.
    pub(super) fn word(&mut self) -> &'t str {
        let end = self.rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// One of these marks, with the space around it.
    pub(super) fn mark(&mut self, marks: &[char]) -> Option<char> {
        let rest = self.rest.trim_start();
        let mark = rest.chars().next().filter(|letter| marks.contains(letter))?;
        self.rest = rest[mark.len_utf8()..].trim_start();
        Some(mark)
    }

    /// All of these marks and the space that come next.
    pub(super) fn skip(&mut self, marks: &[char]) {
        self.rest = self.rest.trim_start_matches(|letter: char| letter.is_whitespace() || marks.contains(&letter));
    }

    /// One of these words, if it comes next and is not the begin of a longer one.
    pub(super) fn one_of(&mut self, words: &[&str]) -> bool {
        let mut ahead = *self;
        let found = words.contains(&ahead.word());
        if found {
            *self = ahead;
        }
        found
    }
}
