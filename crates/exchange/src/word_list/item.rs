//! A line with the accepted form in bold, and text after it that says what is not, or when.

use std::ops::Range;

use super::doubts;
use super::heads;
use super::marks::{Flat, bare};
use super::pairs::{Or, add, one_space, sentence_end};
use super::settle::{Said, may_be_name};

/// Words after which stands what is not to be said.
const NEGATIONS: &[&str] = &[
    "not",
    "never",
    "avoid",
    "niet",
    "nooit",
    "vermijd",
    "geen",
    "rather than",
    "instead of",
    "in plaats van",
    "i.p.v.",
];
/// What may stand between those and the word.
const FILLERS: &[&str] = &[
    "use",
    "say",
    "write",
    "using",
    "all",
    "any",
    "every",
    "iterations",
    "variations",
    "variants",
    "forms",
    "of",
    "the",
    "word",
    "words",
    "term",
    "terms",
    "form",
    "gebruik",
    "zeg",
    "schrijf",
    "alle",
    "elke",
    "vormen",
    "varianten",
    "van",
    "het",
    "de",
    "woord",
    "woorden",
    "vorm",
    "term",
    "termen",
];
/// With these begins what says when, and no word.
const EXPLAINING: &[&str] = &[
    "when",
    "if",
    "unless",
    "in",
    "on",
    "as",
    "for",
    "to",
    "because",
    "used",
    "capitalized",
    "capitalised",
    "lowercase",
    "uppercase",
    "hyphenated",
    "one",
    "two",
    "just",
    "only",
    "even",
    "always",
    "necessarily",
    "with",
    "at",
    "by",
    "wanneer",
    "als",
    "tenzij",
    "met",
    "zonder",
    "voor",
    "bij",
    "op",
    "aan",
    "omdat",
    "alleen",
    "altijd",
    "enkel",
    "om",
    "with",
];
const MOST_WORDS: usize = 4;
/// Of one line so many are looked at.
const MOST_NEGATIONS: usize = 20;

/// What a line says of the forms in bold it begins with, or of what it begins with not to say. `None`: it begins with neither.
pub(super) fn said(flat: &Flat, or: Or) -> Option<Said> {
    let first = flat.strong.first().filter(|first| flat.text.get(..first.start).is_some_and(|it| it.trim().is_empty()));
    let Some(first) = first.filter(|first| !is_label(flat, first) && !is_negation(flat, first)) else {
        return without_form(flat, or);
    };
    let negated = negated(flat, first.end, or);
    let is_negated =
        |range: &Range<usize>| negated.iter().any(|one| one.clause.start <= range.start && range.end <= one.clause.end);
    let forms: Vec<&Range<usize>> =
        flat.strong.iter().filter(|range| !is_negated(range) && !is_label(flat, range)).collect();
    let right: Vec<String> =
        forms.iter().filter_map(|range| flat.text.get((*range).clone())).map(|form| one_space(bare(form))).collect();
    let reason = reason(flat, &forms, &negated);
    let avoid: Vec<String> = negated.into_iter().flat_map(|one| one.words).collect();
    if !avoid.is_empty() {
        return Some(Said { avoid, right, reason, ..Said::default() });
    }
    let small = reason.to_lowercase();
    let begins = |with: &[&str]| with.iter().any(|begin| small.starts_with(begin));
    let has_exception = ["unless", "except", "tenzij", "behalve"].iter().any(|word| small.contains(word));
    if reason.is_empty() {
        let names = names_among(&right);
        return Some(Said { names, ..Said::default() });
    }
    let prefers_itself = right.iter().any(|form| {
        let form = form.to_lowercase();
        ["we prefer ", "prefer ", "liever ", "wij verkiezen ", "we verkiezen "]
            .iter()
            .any(|verb| small.contains(&format!("{verb}{form}")))
    });
    if prefers_itself
        || begins(&["is preferred", "preferred", "is the preferred", "heeft de voorkeur", "krijgt de voorkeur"])
    {
        return Some(Said { names: names_among(&right), reason, ..Said::default() });
    }
    if begins(&[
        "is lowercase",
        "lowercase",
        "is lower case",
        "kleine letter",
        "met kleine letter",
        "met een kleine letter",
        "zonder hoofdletter",
        "schrijf je met een kleine",
        "is capitalized",
        "is capitalised",
        "capitalized",
        "capitalised",
        "with a capital",
        "with capital",
        "met hoofdletter",
        "met een hoofdletter",
        "one word",
        "is one word",
        "is two words",
        "two words",
        "één woord",
        "twee woorden",
        "in één woord",
        "aan elkaar",
        "aaneen",
        "los geschreven",
    ]) && !has_exception
    {
        // What the text says of its letters is what a name says.
        return Some(Said { names: right, reason, ..Said::default() });
    }
    // A rule about `to do` would be found wherever somebody has something to do.
    let careful = right.into_iter().filter(|form| !heads::are_common(form)).collect();
    Some(Said { careful, reason, ..Said::default() })
}

fn is_label(flat: &Flat, range: &Range<usize>) -> bool {
    let text = flat.text.get(range.clone()).unwrap_or_default();
    let after = flat.text.get(range.end..).unwrap_or_default();
    (text.trim_end().ends_with(':') || after.starts_with(':')) && heads::label(text).is_some()
}

/// Those whose letters say by themselves how they are written: with a capital within, or of several words. Where two forms
/// begin with the same letters written in two ways (`front end`, `front-end developer`), the shorter is not always written so.
pub(super) fn names_among(forms: &[String]) -> Vec<String> {
    let letters = |form: &str| -> String {
        form.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let is_telling = |form: &String| {
        let has_capital = form.chars().skip(1).any(char::is_uppercase);
        let begins_small = form.chars().next().is_some_and(|letter| !letter.is_uppercase());
        let is_joined = form.contains([' ', '-']) && begins_small;
        (has_capital || is_joined) && may_be_name(form)
    };
    let is_alone = |form: &String| {
        forms.iter().all(|other| {
            other == form
                || !letters(other).starts_with(&letters(form))
                || other.to_lowercase().starts_with(&form.to_lowercase())
        })
    };
    forms.iter().filter(|form| is_telling(form) && is_alone(form)).cloned().collect()
}

/// What is not to be said, and all that says so.
struct Negated {
    clause: Range<usize>,
    words: Vec<String>,
}

/// 'Never _dropdown_', 'Vermijd **doelgroep**'.
fn without_form(flat: &Flat, or: Or) -> Option<Said> {
    let negated: Vec<Negated> = negated(flat, 0, or).into_iter().filter(|one| one.clause.start == 0).collect();
    let reason = reason(flat, &[], &negated);
    let avoid: Vec<String> = negated.into_iter().flat_map(|one| one.words).collect();
    (!avoid.is_empty()).then_some(Said { avoid, reason, ..Said::default() })
}

/// 'Not' and the like in bold is no form.
fn is_negation(flat: &Flat, range: &Range<usize>) -> bool {
    flat.text.get(range.clone()).is_some_and(|text| NEGATIONS.contains(&bare(text).to_lowercase().as_str()))
}

fn negated(flat: &Flat, from: usize, or: Or) -> Vec<Negated> {
    let mut found: Vec<Negated> = Vec::new();
    let small = flat.text.to_lowercase();
    if small.len() != flat.text.len() {
        // A letter that grows in small letters: places would not be the same.
        return found;
    }
    let mut from = from;
    for _ in 0..MOST_NEGATIONS {
        let Some((at, end)) = next_negation(&small, from) else { break };
        from = end;
        if doubts::is_example(flat.text.get(..at).unwrap_or_default()) {
            continue;
        }
        if let Some((until, words)) = after_negation(flat, end, at, or) {
            from = until;
            found.push(Negated { clause: at..until, words });
        }
    }
    found
}

/// The first of them from here on that is a word by itself.
fn next_negation(small: &str, from: usize) -> Option<(usize, usize)> {
    let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '-');
    let rest = small.get(from..)?;
    let places = NEGATIONS.iter().filter_map(|word| {
        rest.match_indices(word).map(|(at, _)| (from + at, from + at + word.len())).find(|(at, end)| {
            let before = small.get(..*at).and_then(|before| before.chars().next_back());
            let after = small.get(*end..).and_then(|after| after.chars().next());
            !is_letter(before) && !is_letter(after)
        })
    });
    places.min()
}

/// Words that stand out right behind a negation, or a few plain ones up to the end of what is said there.
fn after_negation(flat: &Flat, end: usize, at: usize, or: Or) -> Option<(usize, Vec<String>)> {
    let mut begin = end;
    loop {
        let rest = flat.text.get(begin..)?;
        let trimmed = rest.trim_start_matches([' ', ':', '"', '“', '‘', '„', '«', '\'']);
        let word = trimmed.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let place = begin + rest.len() - trimmed.len();
        if let Some(found) = standing_out(flat, place) {
            return Some(found);
        }
        if word.is_empty() || !FILLERS.contains(&word.to_lowercase().as_str()) {
            break;
        }
        begin = place + word.len();
    }
    // Plain words count only where the negation begins what is said: behind a form, a comma or a bracket.
    let before = flat.text.get(..at)?.trim_end();
    let is_behind_form = flat.strong.iter().any(|range| range.end == before.len());
    let begins = is_behind_form || before.ends_with([',', ';', '(', ':', '–', '—']);
    let negation = flat.text.get(at..end)?.to_lowercase();
    let is_plain = match negation.as_str() {
        "avoid" => false,
        "rather than" | "instead of" | "in plaats van" | "i.p.v." => is_behind_form,
        _ => begins,
    };
    let rest = flat.text.get(end..)?;
    let exception = doubts::EXCEPTIONS.iter().filter_map(|begin| rest.find(begin)).min();
    let stop = rest.find([')', ';', '(', '–', '—']).into_iter().chain(sentence_end(rest)).chain(exception).min();
    let stop = stop.unwrap_or(rest.len());
    let clause = rest.get(..stop)?;
    if !is_plain || bare(clause).is_empty() {
        return None;
    }
    let words = super::pairs::words(clause, or)?;
    let is_word = |word: &String| {
        let first = word.split_whitespace().next().unwrap_or_default().to_lowercase();
        word.split_whitespace().count() <= MOST_WORDS && !EXPLAINING.contains(&first.as_str())
    };
    (!words.is_empty() && words.iter().all(is_word)).then_some((end + stop, words))
}

/// The words in emphasis, in bold or between quotation marks from here on, with `,`, 'or' and the like between.
fn standing_out(flat: &Flat, from: usize) -> Option<(usize, Vec<String>)> {
    let mut until = from;
    let mut words = Vec::new();
    loop {
        let all = flat.marked.iter().chain(&flat.strong);
        let Some(next) = all.filter(|range| range.start >= until && range.end > until).min_by_key(|range| range.start)
        else {
            break;
        };
        let between = flat.text.get(until..next.start).unwrap_or_default();
        let between: String = between.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let is_tied = if words.is_empty() {
            next.start == from
        } else {
            matches!(between.as_str(), "" | "or" | "of" | "and" | "en" | "nor" | "noch")
        };
        if !is_tied {
            break;
        }
        words.push(one_space(bare(flat.text.get(next.clone())?)));
        until = next.end;
    }
    let closed = flat.text.get(until..).unwrap_or_default().chars().next().filter(|letter| "\"”’»'.".contains(*letter));
    let until = until + closed.map_or(0, char::len_utf8);
    (!words.is_empty()).then_some((until, words))
}

/// What is left of the text behind the first forms when what is negated goes.
fn reason(flat: &Flat, forms: &[&Range<usize>], negated: &[Negated]) -> String {
    let mut begin = 0;
    for form in forms {
        let between = flat.text.get(begin..form.start).unwrap_or_default();
        let between: String = between.chars().filter(|letter| letter.is_alphanumeric()).collect();
        if !matches!(between.as_str(), "" | "or" | "of" | "and" | "en") {
            break;
        }
        begin = form.end;
    }
    let mut reason = String::new();
    for one in negated {
        if one.clause.start < begin {
            continue;
        }
        add(&mut reason, flat.text.get(begin..one.clause.start).unwrap_or_default());
        begin = one.clause.end;
    }
    add(&mut reason, flat.text.get(begin..).unwrap_or_default());
    reason
}
