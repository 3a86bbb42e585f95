//! What a team set for itself.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::columns::names::{COLUMNS_PREFIX, COUNTRY, MINUTES_PREFIX, NAME, RELAY, WEEKDAYS, WEEKDAYS_PREFIX, ZONE};
use crate::columns::{Always, Cells, Column, Columns, Shape, Written};
use crate::declare;
use crate::holidays::{Country, holidays};
use crate::id::PersonId;
use crate::import::ColumnFields;
use crate::mark::Mark;
use crate::open::Open;
use crate::planning::{Weekdays, WorkingDays};

/// How devices of the team that cannot reach each other directly find each other.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Relay {
    /// No relay: only the local network and addresses that reach directly.
    None,
    /// The relays that the makers of iroh keep for everybody.
    #[default]
    Public,
    /// A relay of one's own, by its URL.
    Own(String),
}

impl Relay {
    /// `none`, `public`, or the URL.
    pub fn word(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Public => "public",
            Self::Own(url) => url,
        }
    }

    /// Reads what [`word`](Self::word) gives. A URL has to begin with `http://` or `https://`.
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim() {
            "none" => Some(Self::None),
            "public" => Some(Self::Public),
            url if url.starts_with("https://") || url.starts_with("http://") => Some(Self::Own(url.to_owned())),
            _ => None,
        }
    }
}

impl Written for Relay {
    const SHAPE: Shape = Shape::Relay;

    fn written(&self) -> String {
        self.word().to_owned()
    }

    fn parse(words: &str) -> Option<Self> {
        Self::parse(words)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TeamSettings {
    /// Empty: the name the team was founded with.
    pub name: String,
    /// The zone the team plans in, an IANA name; empty: UTC.
    pub zone: String,
    pub relay: Relay,
    /// Whose holidays are days off. Nothing said: nobody's.
    pub country: Option<Open<Country>>,
    /// The days on which the team works. Nothing said: every day.
    pub weekdays: Option<Weekdays>,
    /// Those of the members who work on other days.
    pub weekdays_of: BTreeMap<PersonId, Weekdays>,
    /// How many minutes a week members have for the team.
    pub minutes_of: BTreeMap<PersonId, u32>,
    /// What the columns of spreadsheets were said to fill, by what stands for their headings.
    pub columns_of: BTreeMap<Mark, ColumnFields>,
}

impl TeamSettings {
    pub fn read(cells: &dyn Cells) -> Self {
        Self {
            name: Column::read(cells, NAME),
            zone: Column::read(cells, ZONE),
            relay: Option::<Relay>::read(cells, RELAY).unwrap_or_default(),
            country: Column::read(cells, COUNTRY),
            weekdays: Column::read(cells, WEEKDAYS),
            weekdays_of: Columns::read(cells, WEEKDAYS_PREFIX),
            minutes_of: Columns::read(cells, MINUTES_PREFIX),
            columns_of: Columns::read(cells, COLUMNS_PREFIX),
        }
    }

    /// On which days work can be done, around the years of these days.
    pub fn working_days(&self, first: NaiveDate, last: NaiveDate) -> WorkingDays {
        let country = self.country.as_ref().and_then(Open::known);
        let years = first.year()..=last.year();
        let holidays =
            country.into_iter().flat_map(|country| years.clone().flat_map(move |year| holidays(country, year)));
        WorkingDays {
            team: self.weekdays.unwrap_or(Weekdays::ALL),
            of: self.weekdays_of.clone(),
            holidays: holidays.filter(|(_, holiday)| holiday.is_day_off()).map(|(day, _)| day).collect(),
        }
    }
}

declare! {
    /// What somebody set for the team.
    pub enum TeamEdit {
        String = "name" by SetName,
        String = "zone" by SetZone,
        Always<Relay> = "relay" by SetRelay,
        Option<Open<Country>> = "country" by SetCountry,
        Always<Weekdays> = "weekdays" by SetWeekdays,
    } each {
        // `None`: on those of the team.
        BTreeMap<PersonId, Weekdays> = "weekdays/" by SetWeekdaysOf,
        BTreeMap<PersonId, u32> = "minutes/" by SetMinutesOf,
        BTreeMap<Mark, ColumnFields> = "columns/" by KeepColumns untold,
    }
}
