//! What voice rules say, and what texts are told by them, in words.

use trekker_domain::channel::Face;
use trekker_domain::open::Open;
use trekker_domain::rule::{Address, EmojiUse, Rule, Sort, Strictness};
use trekker_domain::text::Language;
use trekker_voice::Why;

use crate::words::{Words, say};

pub(crate) fn sort(words: &Words, sort: &Open<Sort>) -> String {
    match sort {
        Open::Known(Sort::Address) => say!(words, "field-address"),
        Open::Known(Sort::Avoid) => say!(words, "sort-avoid"),
        Open::Known(Sort::Careful) => say!(words, "sort-careful"),
        Open::Known(Sort::Spelling) => say!(words, "sort-spelling"),
        Open::Known(Sort::SentenceLength) => say!(words, "sort-sentence-length"),
        Open::Known(Sort::Readability) => say!(words, "sort-readability"),
        Open::Known(Sort::Emoji) => say!(words, "sort-emoji"),
        Open::Known(Sort::Exclamation) => say!(words, "sort-exclamation"),
        Open::Known(Sort::Capitals) => say!(words, "sort-capitals"),
        Open::Known(Sort::Hashtags) => say!(words, "sort-hashtags"),
        Open::Known(Sort::Inclusive) => say!(words, "sort-inclusive"),
        Open::Known(Sort::MachineLike) => say!(words, "sort-machine-like"),
        Open::Known(Sort::SignOff) => say!(words, "sort-sign-off"),
        Open::Known(Sort::Dictionary) => say!(words, "sort-dictionary"),
        Open::Unknown(word) => word.clone(),
    }
}

pub(crate) fn strictness(words: &Words, strictness: &Open<Strictness>) -> String {
    match strictness {
        Open::Known(Strictness::Hint) => say!(words, "strictness-hint"),
        Open::Known(Strictness::Warn) => say!(words, "strictness-warn"),
        Open::Known(Strictness::Stop) => say!(words, "strictness-stop"),
        Open::Unknown(word) => word.clone(),
    }
}

pub(crate) fn address(words: &Words, address: Address) -> String {
    match address {
        Address::Je => say!(words, "address-je"),
        Address::U => say!(words, "address-u"),
        Address::Neutral => say!(words, "address-neutral"),
    }
}

pub(crate) fn emoji_use(words: &Words, wanted: EmojiUse) -> String {
    match wanted {
        EmojiUse::None => say!(words, "emoji-none"),
        EmojiUse::Few => say!(words, "emoji-few"),
        EmojiUse::Free => say!(words, "emoji-free"),
    }
}

/// What is wrong with what was found in a text.
pub(crate) fn why(words: &Words, why: &Why) -> String {
    match why {
        Why::Address(Address::Je) => say!(words, "why-address-je"),
        Why::Address(Address::U) => say!(words, "why-address-u"),
        Why::Address(Address::Neutral) => say!(words, "why-address-neutral"),
        Why::MixedAddress => say!(words, "why-mixed"),
        Why::Misspelled => say!(words, "why-misspelled"),
        Why::Avoid => say!(words, "why-avoid"),
        Why::Careful => say!(words, "why-careful"),
        Why::Spelling { right } => say!(words, "why-spelling", right = right.as_str()),
        &Why::LongSentence { words: count, most } => say!(words, "why-long", count = count, most = most),
        &Why::HardToRead { points, least } => say!(words, "why-hard", points = points, least = least),
        Why::Emoji => say!(words, "why-emoji"),
        &Why::TooManyEmoji { most } => say!(words, "why-many-emoji", most = most),
        &Why::Exclamation { most } => say!(words, "why-exclamation", most = most),
        Why::DoubleExclamation => say!(words, "why-double"),
        Why::Capitals => say!(words, "why-capitals"),
        Why::Hashtag => say!(words, "why-hashtag"),
        Why::Inclusive => say!(words, "why-inclusive"),
        Why::MachineLike => say!(words, "why-machine-like"),
        Why::SignOff => say!(words, "why-sign-off"),
    }
}

/// A part of a channel's face to the world.
pub(crate) fn face(words: &Words, face: Face) -> String {
    match face {
        Face::Profile => say!(words, "face-profile"),
        Face::Banner => say!(words, "face-banner"),
        Face::Logo => say!(words, "face-logo"),
        Face::Description => say!(words, "face-description"),
    }
}

/// What it is and says, on one line.
pub(crate) fn rule_in_short(words: &Words, rule: &Rule) -> String {
    let said = rule_says(words, rule);
    let sort = sort(words, &rule.sort);
    if said.is_empty() { sort } else { format!("{sort}: {said}") }
}

/// What it says, without what it is.
pub(crate) fn rule_says(words: &Words, rule: &Rule) -> String {
    match rule.sort.known() {
        Some(Sort::Address) => rule.address().map(|one| address(words, one)).unwrap_or_default(),
        Some(Sort::Emoji) => rule.emoji().map(|one| emoji_use(words, one)).unwrap_or_default(),
        _ => in_a_row(&rule.about),
    }
}

/// Words as somebody types them: with a comma between.
pub(crate) fn in_a_row(lines: &str) -> String {
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A language that texts are checked in.
pub(crate) fn language(words: &Words, language: Language) -> String {
    match language {
        Language::Dutch => say!(words, "language-dutch"),
        Language::English => say!(words, "language-english"),
    }
}
