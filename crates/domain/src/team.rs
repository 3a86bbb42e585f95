//! What a team set for itself.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::conflict::Field;
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

/// What somebody set for the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamEdit {
    SetName(String),
    SetZone(String),
    SetRelay(Relay),
    SetCountry(Option<Country>),
    SetWeekdays(Weekdays),
    /// `None`: on those of the team.
    SetWeekdaysOf(PersonId, Option<Weekdays>),
    SetMinutesOf(PersonId, Option<u32>),
    KeepColumns(Mark, ColumnFields),
}

impl TeamEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen.
    pub fn choosing(field: Field, value: &str) -> Option<Self> {
        // Empty is a choice too. What is there but cannot be read is none.
        fn read<T>(value: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
            if value.is_empty() { Some(None) } else { parse(value).map(Some) }
        }
        Some(match field {
            Field::Name => Self::SetName(value.to_owned()),
            Field::Zone => Self::SetZone(value.to_owned()),
            Field::Relay => Self::SetRelay(Relay::parse(value)?),
            Field::Country => Self::SetCountry(read(value, |word| Open::from_word(word).known())?),
            Field::Weekdays => Self::SetWeekdays(Weekdays::parse(value)?),
            Field::WeekdaysOf(person) => Self::SetWeekdaysOf(person, read(value, Weekdays::parse)?),
            Field::MinutesOf(person) => Self::SetMinutesOf(person, read(value, |text| text.parse().ok())?),
            _ => return None,
        })
    }
}
