//! A channel: an account on a network.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::columns::{Cells, Column, Shape, Write};
use crate::counting::Measure;
use crate::declare;
use crate::frequency::Frequency;
use crate::id::{DocId, PersonId};
use crate::network::Network;
use crate::open::{Open, Word, word_enum};

declare! {
    pub struct Channel, edited by ChannelEdit {
        pub name: String = "name" by SetName,
        pub said_network: SaidNetwork = "network" by SetNetwork,
        /// How often it goes out at most. Nothing said: nobody is warned.
        pub frequency: Option<Frequency> = "frequency" by SetFrequency,
        pub binned: bool = "binned" by Bin,
    } each {
        /// What the team knows better than Trekker of this network's limits.
        pub limits: BTreeMap<Measure, u32> = "limit/" by SetLimit,
        /// Who may approve what goes out here. Nobody named: any trekker or helper.
        pub deciders: BTreeSet<PersonId> = "decider/" by SetDecider cleared,
        /// When somebody last looked at each part of its face to the world.
        pub looks: BTreeMap<Face, Look> = "looked/" by Looked unpicked,
    }
}

/// What the team said of the network a channel is on. Nothing said: what its name tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaidNetwork(pub Option<Open<Network>>);

/// The word of a channel that is on no network whose rules are known.
const NO_NETWORK: &str = "other";

/// A word that is no network stands for none whose rules are known.
impl Column for SaidNetwork {
    type Change = Option<Network>;

    const SHAPE: Shape = Shape::word::<Network>();

    fn read(cells: &dyn Cells, key: &str) -> Self {
        Self(cells.words(key).map(Open::from_word))
    }

    fn write(key: &str, change: &Option<Network>) -> Write {
        Write::put(key, change.map_or(NO_NETWORK, Word::word))
    }

    fn choosing(word: &str) -> Option<Option<Network>> {
        Some(Open::from_word(word).known())
    }
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

/// The day stands in the column; who looked is whoever wrote it there.
impl Column for Option<Look> {
    type Change = Option<NaiveDate>;

    const SHAPE: Shape = Shape::Date;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        let on = Option::<NaiveDate>::read(cells, key)?;
        Some(Look { on, by: cells.writer(key) })
    }

    fn write(key: &str, change: &Option<NaiveDate>) -> Write {
        Option::<NaiveDate>::write(key, change)
    }

    fn choosing(word: &str) -> Option<Option<NaiveDate>> {
        Option::<NaiveDate>::choosing(word)
    }
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
            said_network: SaidNetwork::default(),
            limits: BTreeMap::new(),
            deciders: BTreeSet::new(),
            frequency: None,
            looks: BTreeMap::new(),
            binned: false,
        }
    }

    pub fn network(&self) -> Option<Network> {
        match &self.said_network.0 {
            Some(said) => said.known(),
            None => Network::guessed(&self.name),
        }
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
