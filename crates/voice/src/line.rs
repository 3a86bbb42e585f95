//! A line of a text: its words, and what of it is left alone.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::language;

/// A word, as it stands in its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) range: Range<usize>,
    pub(crate) lower: String,
    /// It is in a quotation, a name, a tag, a link or code.
    pub(crate) is_left_alone: bool,
}

/// A line taken apart once, for all rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    pub(crate) text: &'t str,
    /// In small letters, each as many bytes as it had.
    pub(crate) small: String,
    pub(crate) words: Vec<Token>,
    pub(crate) left_alone: Vec<Range<usize>>,
}

impl<'t> Line<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let left_alone = left_alone(text);
        let words = words(text)
            .map(|range| Token {
                lower: plain(&text[range.clone()]),
                is_left_alone: left_alone.iter().any(|other| other.start < range.end && range.start < other.end),
                range,
            })
            .collect();
        Self { text, small: folded(text), words, left_alone }
    }

    pub(crate) fn is_left_alone(&self, range: &Range<usize>) -> bool {
        self.left_alone.iter().any(|other| other.start < range.end && range.start < other.end)
    }

    /// What stands between two words.
    pub(crate) fn between(&self, one: usize, other: usize) -> &'t str {
        match (self.words.get(one), self.words.get(other)) {
            (Some(one), Some(other)) if one.range.end <= other.range.start => {
                &self.text[one.range.end..other.range.start]
            }
            _ => "",
        }
    }

    /// The letters right before a place, and right after another.
    pub(crate) fn around(&self, range: &Range<usize>) -> (Option<char>, Option<char>) {
        (self.text[..range.start].chars().next_back(), self.text[range.end..].chars().next())
    }

    /// How many words a reader counts: a number in groups is one, and so is a link or an address of mail.
    pub(crate) fn count(&self, words: Range<usize>) -> usize {
        let is_number =
            |at: usize| self.words.get(at).is_some_and(|word| word.lower.chars().all(|letter| letter.is_ascii_digit()));
        let is_alone = |at: usize| self.words.get(at).is_some_and(|word| word.is_left_alone);
        let goes_on = |at: usize| {
            let gap = self.between(at - 1, at);
            (is_number(at - 1) && is_number(at) && matches!(gap, " " | "/" | "-"))
                || (is_alone(at - 1) && is_alone(at) && !gap.contains(char::is_whitespace))
        };
        words.clone().filter(|at| *at == words.start || !goes_on(*at)).count()
    }

    /// Whether a sentence begins with this word.
    pub(crate) fn begins_sentence(&self, word: usize) -> bool {
        let Some(token) = self.words.get(word) else { return false };
        let before = self.text[..token.range.start].trim_end_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, '"' | '\'' | '“' | '‘' | '(' | '«' | '„' | '¡' | '¿')
        });
        match before.chars().next_back() {
            None => true,
            Some('.') => word == 0 || !is_abbreviated(self, word - 1),
            Some(end) => matches!(end, '!' | '?' | '…' | ':' | '•' | '*' | '–' | '—' | '>') || is_symbol(end),
        }
    }
}

/// A word in small letters, with a plain apostrophe.
fn plain(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.contains('’') { lower.replace('’', "'") } else { lower }
}

pub(crate) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        let mut small = letter.to_lowercase();
        match (small.next(), small.next()) {
            (Some(small), None) if small.len_utf8() == letter.len_utf8() => folded.push(small),
            _ => folded.push(letter),
        }
    }
    folded
}

/// A sign that is no letter, digit or punctuation: an emoji at the end of what was said.
fn is_symbol(letter: char) -> bool {
    !letter.is_ascii() && !letter.is_alphanumeric() && !letter.is_whitespace() && !"’‘“”„«»·".contains(letter)
}

const KNOWN: &[&str] = &[
    "bijv", "bv", "nl", "enz", "etc", "ca", "incl", "excl", "mevr", "mw", "dhr", "dr", "ir", "ing", "prof", "mr", "nr",
    "blz", "tel", "min", "max", "jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sept", "okt", "nov", "dec", "resp",
    "evt", "st", "mrs", "ms", "vs", "approx", "dept", "no", "p", "art", "fig",
];

/// In small letters, without its full stop.
pub(crate) fn is_known_abbreviation(word: &str) -> bool {
    KNOWN.contains(&word)
}

/// Whether the full stop after a word belongs to it: `bijv.`, `o.a.`, `20 u.`
pub(crate) fn is_abbreviated(line: &Line<'_>, word: usize) -> bool {
    let Some(token) = line.words.get(word) else { return false };
    if !line.text[token.range.end..].starts_with('.') {
        return false;
    }
    let lower = token.lower.as_str();
    let rest = line.text[token.range.end + 1..].trim_start();
    // After `enz.` and an hour a sentence may be at its end: what comes then says it.
    let is_hour_alone = lower.ends_with('u') && lower.starts_with(|letter: char| letter.is_ascii_digit());
    // `bij H.G.V. Als het regent`
    let begins_anew = lower.contains('.') && rest.split_whitespace().next().is_some_and(language::is_small_word);
    // `€ 1.800. Fanfare`: the stop within is one of thousands, and the last that of the sentence.
    if is_amount(lower) {
        return rest.starts_with(char::is_lowercase);
    }
    let may_end = token.is_left_alone
        || begins_anew
        || matches!(lower, "enz" | "etc")
        || is_hour_alone
        || (lower == "u" && is_hour(line, word));
    if may_end && rest.starts_with(char::is_uppercase) {
        return false;
    }
    is_hour_alone || lower.contains('.') || is_known_abbreviation(lower) || (lower == "u" && is_hour(line, word))
}

/// A number in groups, or with a part behind it: `1.800`, `20.30`.
fn is_amount(word: &str) -> bool {
    word.contains('.') && word.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
}

const HOURS: &[&str] =
    &["één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];

/// `20 u`, `20.30 u.`, `om tien u`: the hour and nobody spoken to.
pub(crate) fn is_hour(line: &Line<'_>, word: usize) -> bool {
    word.checked_sub(1).is_some_and(|before| {
        let said = line.words[before].lower.as_str();
        let is_number = said.ends_with(|letter: char| letter.is_ascii_digit()) || HOURS.contains(&said);
        is_number && line.between(before, word).chars().all(char::is_whitespace)
    })
}

/// Words as people count them: `u-bocht`, `foto's` and `S.v.p` are one, a number is one too.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for (start, word) in text.unicode_word_indices() {
        let end = start + word.len();
        match joined.last_mut() {
            Some(last) if text.get(last.end..start).is_some_and(|gap| matches!(gap, "-" | "‑")) => last.end = end,
            _ => joined.push(start..end),
        }
    }
    joined.into_iter()
}

/// Quotations, `@names`, `#tags`, links, addresses of mail, code.
fn left_alone(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, piece) in pieces(text) {
        let trimmed = piece.trim_start_matches(['(', '[', '"', '“', '\'', '‘']);
        let at = start + piece.len() - trimmed.len();
        let is_name = trimmed.len() > 1 && trimmed.starts_with(['@', '#', '＃']);
        let is_link = trimmed.contains("://") || trimmed.starts_with("www.") || is_domain(trimmed);
        let is_mail = trimmed.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if is_name || is_link || is_mail {
            found.push(at..start + piece.len());
        }
    }
    found.extend(quotations(text));
    found.sort_by_key(|range| (range.start, range.end));
    found
}

fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |piece| (piece.as_ptr() as usize - text.as_ptr() as usize, piece))
}

/// `zomerfeest.be/tickets`: letters, a dot, and an ending that is one of a country or a common one.
fn is_domain(piece: &str) -> bool {
    let host = piece.split(['/', '?', '#']).next().unwrap_or_default().trim_end_matches(['.', ',', '!', ')', ':', ';']);
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    const ENDINGS: &[&str] = &[
        "be",
        "nl",
        "com",
        "org",
        "net",
        "eu",
        "gent",
        "vlaanderen",
        "brussels",
        "amsterdam",
        "info",
        "io",
        "uk",
        "de",
        "fr",
        "gov",
    ];
    let is_host = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.');
    name.len() > 1 && name.chars().all(is_host) && ENDINGS.contains(&ending)
}

/// What somebody else said, between marks that open and close it in this line.
pub(crate) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &[char])> = None;
    let mut before: Option<char> = None;
    // Where each closes for the last time, looked for once: a text of open marks alone must not be read again for each of them.
    let last_of = |closing: &[char]| text.rfind(closing).unwrap_or(0);
    let [straight, curly, guillemet, code, single] = [&['"'][..], &['”', '“'], &['»'], &['`'], &['’']].map(last_of);
    let apostrophe = last_that_closes(text);
    for (at, letter) in text.char_indices() {
        let after = text[at + letter.len_utf8()..].chars().next();
        match open {
            Some((start, closing)) if closing.contains(&letter) => {
                // An apostrophe within a word closes nothing.
                let is_within = matches!(letter, '\'' | '’')
                    && before.is_some_and(char::is_alphanumeric)
                    && after.is_some_and(char::is_alphanumeric);
                if !is_within {
                    found.push(start..at + letter.len_utf8());
                    open = None;
                }
            }
            Some(_) => {}
            None => {
                let begins =
                    !before.is_some_and(char::is_alphanumeric) && after.is_some_and(|next| !next.is_whitespace());
                let (closing, last): (&[char], usize) = match letter {
                    '"' if begins => (&['"'], straight),
                    '“' | '„' => (&['”', '“'], curly),
                    '«' => (&['»'], guillemet),
                    '`' => (&['`'], code),
                    '‘' if begins => (&['’'], single),
                    // 's avonds, 't: those open nothing unless something closes them.
                    '\'' if begins => (&['\''], apostrophe),
                    _ => (&[], 0),
                };
                if last > at {
                    open = Some((at, closing));
                }
            }
        }
        before = Some(letter);
    }
    found
}

/// Where the last apostrophe stands that is at the end of a word, as one that closes is; 0 for none.
fn last_that_closes(text: &str) -> usize {
    let (mut last, mut before) = (0, ' ');
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let ends = letters.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
        if letter == '\'' && !before.is_whitespace() && ends {
            last = at;
        }
        before = letter;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(text: &str) -> Vec<&str> {
        Line::of(text).left_alone.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn what_is_not_ours_to_change_is_left_alone() {
        for (text, found) in [
            ("Volg @jouwclub en #voorjou", vec!["@jouwclub", "#voorjou"]),
            (
                "Zie https://u.be/je en www.je.nl of zomerfeest.be/uw.",
                vec!["https://u.be/je", "www.je.nl", "zomerfeest.be/uw."],
            ),
            ("Mail je@club.be nu", vec!["je@club.be"]),
            ("Hij zei: \"Heeft u al een kaart?\" Kom je?", vec!["\"Heeft u al een kaart?\""]),
            ("“U bent hier”, zei ze", vec!["“U bent hier”"]),
            ("‘Je weet het’ staat er", vec!["‘Je weet het’"]),
            ("'s Avonds kom je, 's ochtends niet", vec![]),
            ("Foto's van jou en haar collega's", vec![]),
            ("Ze zei 'u bent welkom' en lachte", vec!["'u bent welkom'"]),
            ("5\" groot en 6\" breed", vec![]),
            ("Om 20.30 uur. Kom je?", vec![]),
        ] {
            assert_eq!(alone(text), found, "{text}");
        }
    }

    #[test]
    fn words_are_as_people_count_them() {
        let words = |text: &'static str| -> Vec<&str> {
            Line::of(text).words.into_iter().map(|word| &text[word.range]).collect()
        };
        assert_eq!(words("Een u-bocht, foto's van u."), ["Een", "u-bocht", "foto's", "van", "u"]);
        assert_eq!(words("S.v.p. om 20.30 u."), ["S.v.p", "om", "20.30", "u"]);
    }
}
