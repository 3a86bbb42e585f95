//! Who is spoken to in Dutch, and how: `u` and `uw`, `je` and `jij`, `jullie`. And how the same is said the other way.

use std::ops::Range;

use trekker_domain::rule::Address;

use crate::address_words::{LETTERED, SAYINGS};
use crate::around::{before, instead, lower};
use crate::finding::Mend;
use crate::from_je::{is_reflexive, je_as_u, jullie_as_u};
use crate::from_u::u_as_je;
use crate::line::{Line, is_hour};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Formal,
    Familiar,
    /// `jullie`: familiar beside `u`, and at home beside `je`.
    Plural,
}

/// Somebody is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) range: Range<usize>,
    pub(crate) form: Form,
    /// The same with `je`, or with `u`: whichever it is not.
    pub(crate) otherwise: Vec<Mend>,
}

impl Spoken {
    pub(crate) fn is(&self, address: Address) -> bool {
        match (self.form, address) {
            (_, Address::Neutral) => false,
            (Form::Formal, Address::U) | (Form::Familiar | Form::Plural, Address::Je) => true,
            (Form::Formal, Address::Je) | (Form::Familiar | Form::Plural, Address::U) => false,
        }
    }
}

pub(crate) fn spoken(line: &Line<'_>) -> Vec<Spoken> {
    (0..line.words.len()).filter_map(|word| spoken_at(line, word)).collect()
}

fn spoken_at(line: &Line<'_>, word: usize) -> Option<Spoken> {
    let token = &line.words[word];
    let speaks = matches!(
        token.lower.as_str(),
        "u" | "uw"
            | "uwe"
            | "uzelf"
            | "alstublieft"
            | "je"
            | "jij"
            | "jou"
            | "jouw"
            | "jouwe"
            | "jezelf"
            | "alsjeblieft"
            | "jullie"
    );
    if !speaks || token.is_left_alone || is_saying(line, word) {
        return None;
    }
    let (form, otherwise) = match token.lower.as_str() {
        "u" if is_letter(line, word) || is_hour(line, word) => return None,
        "u" => (Form::Formal, u_as_je(line, word)),
        "uw" => (Form::Formal, vec![instead(line, word..=word, "je"), instead(line, word..=word, "jouw")]),
        "uwe" => (Form::Formal, vec![instead(line, word..=word, "jouwe")]),
        "uzelf" => (Form::Formal, vec![instead(line, word..=word, "jezelf")]),
        "alstublieft" => (Form::Formal, vec![instead(line, word..=word, "alsjeblieft")]),
        "je" if matches!(before(line, word), "je" | "jij") && is_reflexive(line, word) => return None,
        "je" | "jij" => (Form::Familiar, je_as_u(line, word)),
        "jou" => (Form::Familiar, vec![instead(line, word..=word, "u")]),
        "jouw" => (Form::Familiar, vec![instead(line, word..=word, "uw")]),
        "jouwe" => (Form::Familiar, vec![instead(line, word..=word, "uwe")]),
        "jezelf" => (Form::Familiar, vec![instead(line, word..=word, "uzelf")]),
        "alsjeblieft" => (Form::Familiar, vec![instead(line, word..=word, "alstublieft")]),
        "jullie" => (Form::Plural, jullie_as_u(line, word)),
        _ => return None,
    };
    Some(Spoken { range: token.range.clone(), form, otherwise })
}

fn is_saying(line: &Line<'_>, word: usize) -> bool {
    SAYINGS.iter().any(|saying| {
        let places = saying.iter().enumerate().filter(|(_, said)| **said == line.words[word].lower);
        places.map(|(at, _)| at).any(|at| {
            word >= at && saying.iter().enumerate().all(|(nth, said)| lower(line, Some(word - at + nth)) == *said)
        })
    })
}

/// The letter, and nobody: `de letter u`, `een u`, `U.S.`
fn is_letter(line: &Line<'_>, word: usize) -> bool {
    let token = &line.words[word];
    let (left, right) = line.around(&token.range);
    let joined = |letter: Option<char>| letter.is_some_and(|letter| matches!(letter, '/' | '&' | '+' | '=' | '_'));
    let dotted =
        right == Some('.') && line.text[token.range.end + 1..].chars().next().is_some_and(char::is_alphanumeric);
    joined(left)
        || joined(right)
        || left == Some('.')
        || dotted
        || matches!(before(line, word), "letter" | "klinker" | "een" | "de")
        || (line.text[token.range.clone()].starts_with('U') && LETTERED.contains(before(line, word)))
}
