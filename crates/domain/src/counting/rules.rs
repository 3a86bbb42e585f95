//! The ways of counting.

use std::borrow::Cow;

use twitter_text::entity::Type;
use twitter_text::extractor::{Extract, Extractor, ParserBackend};
use unicode_segmentation::UnicodeSegmentation;

use super::Unit;

/// What Mastodon counts a link as, however long it is: `CHARACTERS_RESERVED_PER_URL` of its servers.
const MASTODON_LINK: usize = 23;

/// How much of a unit a text has.
pub fn used(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Characters => text.chars().count(),
        Unit::Graphemes => text.graphemes(true).count(),
        Unit::Bytes => text.len(),
        Unit::Utf16 => text.encode_utf16().count(),
        Unit::Weighted => weighted(text),
        Unit::Mastodon => mastodon(text),
        Unit::Threads => threads(text),
        Unit::Hashtags => hashtags(text).len(),
        Unit::Mentions => mentions(text).len(),
    }
}

/// The hashtags in a text, without their sign.
pub fn hashtags(text: &str) -> Vec<String> {
    Extractor::new().extract_hashtags(text)
}

/// Who is named with an @, without the sign; with their server where one stands there.
pub fn mentions(text: &str) -> Vec<String> {
    Extractor::new().extract_federated_mentions(text)
}

/// By X's own rules, in their third version (`twitter-text`).
///
/// The library's default parser, `Nom`, finds links without `https://` and then counts their letters; this one counts them
/// as links, as X does (twitter-text 0.3.1).
fn weighted(text: &str) -> usize {
    let rules = twitter_text_config::config_v3();
    let counted =
        twitter_text::parse_with_parser_backend(&with_plain_emoji(text), rules, true, ParserBackend::External);
    usize::try_from(counted.weighted_length).unwrap_or(0)
}

/// An emoji of several characters as one of one, which weighs the same: the library counts two flags beside each other by their
/// letters (twitter-text 0.3.1).
fn with_plain_emoji(text: &str) -> Cow<'_, str> {
    let is_joined = |grapheme: &str| {
        let mut letters = grapheme.chars();
        let is_single = letters.next().is_none_or(|_| letters.next().is_none());
        !is_single && (grapheme.chars().all(is_flag_letter) || emojis::get(grapheme).is_some())
    };
    if text.is_ascii() || !text.graphemes(true).any(is_joined) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.graphemes(true).map(|grapheme| if is_joined(grapheme) { "🏀" } else { grapheme }).collect())
}

/// Two of these are a flag.
fn is_flag_letter(letter: char) -> bool {
    ('🇦'..='🇿').contains(&letter)
}

/// A server replaces links by 23 characters and takes the server off mentions, then counts graphemes
/// (`StatusLengthValidator` of Mastodon 4).
fn mastodon(text: &str) -> usize {
    let mut extractor = Extractor::new();
    extractor.set_extract_url_without_protocol(false);
    let mut found: Vec<(usize, usize, Type)> = Vec::new();
    for entity in extractor.extract_urls_with_indices(text) {
        found.extend(place(entity.start, entity.end).map(|(start, end)| (start, end, Type::URL)));
    }
    for entity in extractor.extract_federated_mentions_with_indices(text) {
        found.extend(place(entity.start, entity.end).map(|(start, end)| (start, end, Type::FEDERATEDMENTION)));
    }
    found.sort_by_key(|(start, ..)| *start);
    let letters: Vec<char> = text.chars().collect();
    let mut left = String::with_capacity(text.len());
    let mut links = 0;
    let mut at = 0;
    for (start, end, kind) in found {
        // A mention inside a link is part of the link.
        if start < at || end > letters.len() {
            continue;
        }
        left.extend(&letters[at..start]);
        let inside = &letters[start..end];
        if kind == Type::URL {
            links += 1;
        } else {
            let server = inside.iter().skip(1).position(|letter| *letter == '@').map_or(inside.len(), |at| at + 1);
            left.extend(&inside[..server]);
        }
        at = end;
    }
    left.extend(&letters[at..]);
    left.graphemes(true).count() + links * MASTODON_LINK
}

fn place(start: i32, end: i32) -> Option<(usize, usize)> {
    Some((usize::try_from(start).ok()?, usize::try_from(end).ok()?))
}

/// An emoji counts as its bytes in UTF-8, everything else by characters.
fn threads(text: &str) -> usize {
    let length = |grapheme: &str| {
        if emojis::get(grapheme).is_some() { grapheme.len() } else { grapheme.chars().count() }
    };
    text.graphemes(true).map(length).sum()
}
