//! Words in capitals.

use std::ops::Range;

use crate::around::with_capital;
use crate::finding::Mend;
use crate::line::Line;
use crate::phrases::Names;

/// Letters that are said one by one, or stand for a name.
const KNOWN: &[&str] = &[
    "UNESCO", "UNICEF", "NAVO", "NATO", "NASA", "FIFA", "UEFA", "UCI", "OCMW", "VMBO", "HAVO", "VWO", "BTW", "IBAN",
    "HTML", "HTTP", "HTTPS", "JPEG", "GDPR", "AVG", "RSVP", "SABAM", "BUMA", "VRT", "RTBF", "NPO", "KNVB", "KBVB",
    "LGBT", "LGBTQ", "LHBTI", "ADHD", "COVID", "EHBO", "STEM", "NIVEA", "IKEA", "ISBN", "XXL", "DIY",
];
/// One word alone is loud from so many letters on; shorter ones are mostly abbreviations.
const LOUD_ALONE: usize = 5;
const LOUD_AMONG: usize = 4;

/// In small letters, but for what is said letter by letter: `GROTE BBQ` is `grote BBQ`.
fn calm(loud: &str) -> String {
    let has_vowel = |word: &str| word.to_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let is_spelled =
        |word: &str| word.is_ascii() && word.len() < LOUD_ALONE && (KNOWN.contains(&word) || !has_vowel(word));
    loud.split_inclusive([' ', ',', '-', '\''])
        .map(|part| {
            let word = part.trim_end_matches([' ', ',', '-', '\'']);
            if word.len() > 1 && is_spelled(word) { part.to_owned() } else { part.to_lowercase() }
        })
        .collect()
}

/// Stretches of words in capitals, each as it is said in a calm voice.
pub(crate) fn capitals(line: &Line<'_>, names: &Names) -> Vec<(Range<usize>, Mend)> {
    let is_capital = |word: usize| {
        let token = &line.words[word];
        let said = &line.text[token.range.clone()];
        let mut letters = said.chars().filter(|letter| letter.is_alphabetic()).peekable();
        // Of a script without capitals no letter is one.
        letters.peek().is_some()
            && !token.is_left_alone
            && letters.all(char::is_uppercase)
            && !said.contains(|letter: char| letter.is_ascii_digit())
            && !KNOWN.contains(&said)
            && !names.has(said)
    };
    let letters =
        |word: usize| line.text[line.words[word].range.clone()].chars().filter(|it| it.is_alphabetic()).count();
    let mut found = Vec::new();
    let mut word = 0;
    while word < line.words.len() {
        if !is_capital(word) {
            word += 1;
            continue;
        }
        let begin = word;
        while word < line.words.len()
            && is_capital(word)
            && (word == begin
                || line.between(word - 1, word).chars().all(|letter| matches!(letter, ' ' | ',' | '-' | '\'')))
        {
            word += 1;
        }
        let longest = (begin..word).map(letters).max().unwrap_or(0);
        let several = (begin..word).filter(|word| letters(*word) > 1).count() > 1;
        // `RSPCA`, `XXXVI`: what is said letter by letter has few vowels.
        let vowels = line.words[begin].lower.chars().filter(|letter| "aeiouy".contains(*letter)).count();
        // `KBO-PCOB`: two of them.
        let said = &line.text[line.words[begin].range.clone()];
        let is_pair = word == begin + 1 && said.contains('-') && said.split('-').all(|part| part.len() < LOUD_ALONE);
        let is_loud = !is_pair && if several { longest >= LOUD_AMONG } else { longest >= LOUD_ALONE && vowels > 1 };
        if is_loud {
            let range = line.words[begin].range.start..line.words[word - 1].range.end;
            let calm = calm(&line.text[range.clone()]);
            let calm = if line.begins_sentence(begin) { with_capital(&calm) } else { calm };
            found.push((range.clone(), Mend { range, text: calm }));
        }
    }
    found
}
