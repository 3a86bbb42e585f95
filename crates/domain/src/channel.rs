//! A channel: an account on a network.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::conflict::Field;
use crate::counting::Measure;
use crate::frequency::Frequency;
use crate::id::{DocId, PersonId};
use crate::network::Network;
use crate::open::{Open, word_enum};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    pub id: DocId,
    pub name: String,
    /// What the team said; nothing said: what its name tells. A word that is no network stands for none.
    pub said_network: Option<Open<Network>>,
    /// What the team knows better than Trekker of this network's limits.
    pub limits: BTreeMap<Measure, u32>,
    /// Who may approve what goes out here. Nobody named: any trekker or helper.
    pub deciders: BTreeSet<PersonId>,
    /// How often it goes out at most. Nothing said: nobody is warned.
    pub frequency: Option<Frequency>,
    /// When somebody last looked at each part of its face to the world.
    pub looks: BTreeMap<Face, Look>,
    pub binned: bool,
}

word_enum! {
    /// What of a channel anybody sees before the first post.
    pub enum Face {
        /// Name, link, how to reach us.
        Profile = "profile",
        Banner = "banner",
        Logo = "logo",
        Description = "description",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub on: NaiveDate,
    pub by: Option<PersonId>,
}

/// A look is old after half a year: a name, a photo or a link has changed by then.
const OLD_DAYS: i64 = 182;

impl Look {
    pub fn is_old(self, today: NaiveDate) -> bool {
        (today - self.on).num_days() > OLD_DAYS
    }
}

impl Channel {
    pub fn new(id: DocId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            said_network: None,
            limits: BTreeMap::new(),
            deciders: BTreeSet::new(),
            frequency: None,
            looks: BTreeMap::new(),
            binned: false,
        }
    }

    pub fn network(&self) -> Option<Network> {
        match &self.said_network {
            Some(said) => said.known(),
            None => Network::guessed(&self.name),
        }
    }
}

/// What somebody did to a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelEdit {
    SetName(String),
    /// `None`: it is on none whose rules are known.
    SetNetwork(Option<Network>),
    /// `None`: the limit that Trekker knows.
    SetLimit(Measure, Option<u32>),
    AddDecider(PersonId),
    RemoveDecider(PersonId),
    SetFrequency(Option<Frequency>),
    /// I looked at it on this day, and it is as it should be; `None`: I did not after all.
    Looked(Face, Option<NaiveDate>),
    Bin(bool),
}

impl ChannelEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen.
    pub fn choosing(field: Field, value: &str) -> Option<Self> {
        // Empty is a choice too. What is there but cannot be read is none.
        fn read<T>(value: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
            if value.is_empty() { Some(None) } else { parse(value).map(Some) }
        }
        Some(match field {
            Field::Name => Self::SetName(value.to_owned()),
            // A word that is no network stands for none.
            Field::Network => Self::SetNetwork(Open::from_word(value).known()),
            Field::Frequency => Self::SetFrequency(read(value, Frequency::parse)?),
            Field::Limit(measure) => Self::SetLimit(measure, read(value, |text| text.parse().ok())?),
            Field::Binned => Self::Bin(value == "true"),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_old_after_half_a_year() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let is_old = |on: &str| Look { on: day(on), by: None }.is_old(day("2026-11-28"));
        assert!(!is_old("2026-06-01"));
        assert!(is_old("2026-05-01"));
    }
}
