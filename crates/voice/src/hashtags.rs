//! Tags of several words, as a screen reader can say them: `#SamenSterk`.

use std::ops::Range;

use crate::around::with_capital;
use crate::finding::Mend;
use crate::line::Line;

/// Words that one meets in tags run together.
const WORDS: &[&str] = &[
    "aan", "alle", "als", "beste", "bij", "blij", "dank", "dat", "de", "deel", "doe", "doen", "dansen", "dit", "echt",
    "een", "elke", "en", "er", "eten", "fietsen", "fijn", "ga", "gaan", "geen", "geniet", "goed", "groen", "groot",
    "haal", "heel", "help", "het", "hier", "hou", "ik", "in", "is", "je", "jij", "jong", "jouw", "jullie", "kies",
    "koken", "kom", "leer", "leve", "lief", "lokaal", "maak", "maar", "maken", "mee", "meer", "met", "mijn", "mooi",
    "naar", "niet", "nieuw", "nu", "of", "om", "onder", "ons", "onze", "op", "open", "oud", "over", "samen", "spelen",
    "steun", "sterk", "te", "tegen", "tot", "trots", "uit", "van", "vandaag", "veel", "vier", "voor", "vrij", "wat",
    "weer", "wij", "zijn", "zonder", "the", "and", "for", "our", "your", "you", "we", "are", "with", "free", "good",
    "together", "strong", "local", "save", "thank", "best", "share", "make", "join",
];
/// Things. Two of them run together are one word in Dutch: `#zomerfeest`.
const THINGS: &[&str] = &[
    "buurt", "dag", "dans", "dorp", "feest", "fiets", "gent", "hart", "kans", "kunst", "leven", "natuur", "plezier",
    "soep", "sport", "stad", "straat", "tijd", "water", "week", "werk", "zomer", "zorg", "day", "food", "life", "love",
    "time", "town", "work",
];

/// In front of a thing these make one word of it: `#voordeel`, `#samenleven`.
const FRONTS: &[&str] = &["aan", "bij", "onder", "over", "samen", "tegen", "voor"];

pub(crate) fn hashtags(line: &Line<'_>) -> Vec<(Range<usize>, Mend)> {
    let tags = line.left_alone.iter().filter(|range| line.text[(*range).clone()].starts_with('#'));
    tags.filter_map(|range| {
        let said = &line.text[range.clone()];
        let end = said.char_indices().skip(1).find(|(_, letter)| !letter.is_alphanumeric() && *letter != '_');
        let range = range.start..range.start + end.map_or(said.len(), |(end, _)| end);
        let tag = &line.text[range.start + 1..range.end];
        // One with a capital within says where its words begin.
        if tag.chars().skip(1).any(char::is_uppercase) && !tag.contains('_') {
            return None;
        }
        let words: Vec<&str> = if tag.contains('_') { tag.split('_').collect() } else { apart(tag)? };
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let is_one = |front: &str, thing: &str| {
            FRONTS.contains(&front) && (THINGS.contains(&thing) || thing == "deel") && !tag.contains('_')
        };
        match words.as_slice() {
            [] | [_] => return None,
            [front, thing] if is_one(&front.to_lowercase(), &thing.to_lowercase()) => return None,
            _ => {}
        }
        let pascal: String = words.iter().map(|word| with_capital(word)).collect();
        Some((range.clone(), Mend { range, text: format!("#{pascal}") }))
    })
    .collect()
}

/// The words of a tag in small letters; `None`: it is one word, or nobody can tell.
///
/// Two words have to be long enough that they are no part of one by chance, as `wel` and `kom` are of `welkom`.
fn apart(tag: &str) -> Option<Vec<&str>> {
    let letters = tag.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let small = letters.to_lowercase();
    if small.len() != letters.len() || !small.is_ascii() {
        return None;
    }
    // The fewest words from each place to the end.
    let mut best: Vec<Option<Vec<usize>>> = vec![None; small.len() + 1];
    best[small.len()] = Some(Vec::new());
    for at in (0..small.len()).rev() {
        for word in WORDS.iter().chain(THINGS) {
            if small[at..].starts_with(word)
                && let Some(rest) = &best[at + word.len()]
                && best[at].as_ref().is_none_or(|known| known.len() > rest.len() + 1)
            {
                let mut lengths = vec![word.len()];
                lengths.extend(rest);
                best[at] = Some(lengths);
            }
        }
    }
    let lengths = best.swap_remove(0)?;
    let long = lengths.iter().filter(|length| **length >= 4).count();
    let is_clear = (lengths.len() >= 3 && long >= 1) || (lengths.len() == 2 && long == 2);
    if !is_clear {
        return None;
    }
    let mut words = Vec::new();
    let mut at = 0;
    for length in lengths {
        words.push(&letters[at..at + length]);
        at += length;
    }
    if words.iter().all(|word| THINGS.contains(&word.to_lowercase().as_str())) {
        return None;
    }
    // A year goes with the last.
    if let Some(last) = words.last_mut() {
        *last = &tag[at - last.len()..];
    }
    Some(words)
}
