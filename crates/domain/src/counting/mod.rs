//! How long a text is, as each network counts it, and what it may be.
//!
//! The limits stand in `limits.csv`, each with the day on which it was looked up and where it is from. A team corrects them
//! per channel, since networks change their mind and a Mastodon server has its own.

mod lengths;
mod rules;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::columns::is_written;
use crate::network::Network;
use crate::open::{Open, Word, word_enum};
use crate::publish_at::parse_date;

pub use lengths::{Lengths, Limits};
pub use rules::{hashtags, mentions, used};

const LIMITS: &str = include_str!("limits.csv");

word_enum! {
    /// What is counted.
    pub enum Unit {
        /// Unicode scalar values.
        Characters = "characters",
        /// What a person sees as one character.
        Graphemes = "graphemes",
        /// Of the text in UTF-8.
        Bytes = "bytes",
        /// UTF-16 code units.
        Utf16 = "utf16",
        /// As X does: 23 for a link, 2 for an emoji and for letters of most scripts that are not alphabets.
        Weighted = "weighted",
        /// As Mastodon does: graphemes, 23 for a link, and a mention without its server.
        Mastodon = "mastodon",
        /// As Threads does: characters, and an emoji as its bytes in UTF-8.
        Threads = "threads",
        Hashtags = "hashtags",
        Mentions = "mentions",
    }
}

word_enum! {
    /// Which words of a post.
    pub enum Part {
        Title = "title",
        Caption = "caption",
    }
}

/// What a limit is on: it is corrected by this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Measure {
    pub part: Part,
    pub unit: Unit,
}

is_written!(Measure, Measure);

impl Measure {
    /// `caption-characters`.
    pub fn written(self) -> String {
        format!("{}-{}", self.part.word(), self.unit.word())
    }

    pub fn parse(word: &str) -> Option<Self> {
        let (part, unit) = word.split_once('-')?;
        Some(Self { part: Open::from_word(part).known()?, unit: Open::from_word(unit).known()? })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    pub network: Network,
    pub measure: Measure,
    pub most: u32,
    /// When it was looked up.
    pub as_of: NaiveDate,
    /// The page that says so.
    pub source: String,
}

/// The limits of a network, as this version of Trekker knows them.
pub fn limits_of(network: Network) -> impl Iterator<Item = &'static Limit> {
    static ALL: LazyLock<Vec<Limit>> = LazyLock::new(|| LIMITS.lines().skip(1).filter_map(read_limit).collect());
    ALL.iter().filter(move |limit| limit.network == network)
}

fn read_limit(line: &str) -> Option<Limit> {
    let cells: Vec<&str> = line.split(',').collect();
    let [network, part, unit, most, as_of, source] = cells.as_slice() else { return None };
    Some(Limit {
        network: Open::from_word(network).known()?,
        measure: Measure { part: Open::from_word(part).known()?, unit: Open::from_word(unit).known()? },
        most: most.parse().ok()?,
        as_of: parse_date(as_of)?,
        source: (*source).to_owned(),
    })
}

/// The words of a post as one channel gets them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Texts<'a> {
    pub title: &'a str,
    pub caption: &'a str,
}

/// How much there is, and how much there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub measure: Measure,
    pub used: usize,
    pub most: u32,
}

impl Count {
    pub fn is_over(self) -> bool {
        self.used > self.most as usize
    }

    /// How much is left; below zero: how much it is too long.
    pub fn left(self) -> i64 {
        i64::from(self.most) - i64::try_from(self.used).unwrap_or(i64::MAX)
    }
}

/// Counts the texts by all that the network limits. `corrected`: what the team knows better for this channel.
pub fn counts(network: Network, corrected: &BTreeMap<Measure, u32>, texts: Texts<'_>) -> Vec<Count> {
    limits_of(network)
        .map(|limit| {
            let text = match limit.measure.part {
                Part::Title => texts.title,
                Part::Caption => texts.caption,
            };
            let most = corrected.get(&limit.measure).copied().unwrap_or(limit.most);
            Count { measure: limit.measure, used: used(text, limit.measure.unit), most }
        })
        .collect()
}
