//! The team's settings as columns.

use trekker_domain::columns::Cell;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::import::{read_columns, written_columns};
use trekker_domain::mark::Mark;
use trekker_domain::open::{Open, Word};
use trekker_domain::planning::Weekdays;
use trekker_domain::team::{Relay, TeamEdit, TeamSettings};

use crate::document::Document;
use crate::reading::{Columns, person_id};

pub fn read(document: &Document) -> TeamSettings {
    let columns = Columns::of(document);
    let weekdays = |(name, cell): (&str, &Cell)| match cell {
        Cell::Text(text) if !text.is_empty() => Some((person_id(name)?, Weekdays::parse(text)?)),
        _ => None,
    };
    let minutes = |(name, cell): (&str, &Cell)| match cell {
        Cell::Number(minutes) => Some((person_id(name)?, u32::try_from(*minutes).ok()?)),
        _ => None,
    };
    let fields = |(name, cell): (&str, &Cell)| match cell {
        Cell::Text(text) => Some((Mark::parse(name)?, read_columns(text)?)),
        _ => None,
    };
    TeamSettings {
        name: columns.string(columns::NAME),
        zone: columns.string(columns::ZONE),
        relay: columns.text(columns::RELAY).and_then(Relay::parse).unwrap_or_default(),
        country: columns.text(columns::COUNTRY).map(Open::from_word),
        weekdays: columns.text(columns::WEEKDAYS).and_then(Weekdays::parse),
        weekdays_of: columns.under(columns::WEEKDAYS_PREFIX).filter_map(weekdays).collect(),
        minutes_of: columns.under(columns::MINUTES_PREFIX).filter_map(minutes).collect(),
        columns_of: columns.under(columns::COLUMNS_PREFIX).filter_map(fields).collect(),
    }
}

pub(crate) fn edited(edit: &TeamEdit) -> Write {
    match edit {
        TeamEdit::SetName(name) => Write::put(columns::NAME, name.as_str()),
        TeamEdit::SetZone(zone) => Write::put(columns::ZONE, zone.as_str()),
        TeamEdit::SetRelay(relay) => Write::put(columns::RELAY, relay.word()),
        TeamEdit::SetCountry(country) => {
            Write::put_or_empty(columns::COUNTRY, country.map(|country| country.word().to_owned()))
        }
        TeamEdit::SetWeekdays(days) => Write::put(columns::WEEKDAYS, days.written()),
        TeamEdit::SetWeekdaysOf(person, days) => {
            Write::put_or_empty(&format!("{}{person}", columns::WEEKDAYS_PREFIX), days.map(Weekdays::written))
        }
        TeamEdit::KeepColumns(mark, fields) => {
            Write::put(&format!("{}{mark}", columns::COLUMNS_PREFIX), written_columns(fields))
        }
        TeamEdit::SetMinutesOf(person, minutes) => {
            let key = format!("{}{person}", columns::MINUTES_PREFIX);
            match minutes {
                Some(minutes) => Write::put(&key, Cell::Number((*minutes).into())),
                None => Write::put(&key, ""),
            }
        }
    }
}
