//! An event as columns.

use chrono::NaiveDate;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::event::{Event, EventDetail, EventEdit, Lane, NewEvent};
use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};
use trekker_domain::publish_at::{PublishAt, parse_date, parse_time};
use trekker_domain::recurrence::Recurrence;

use crate::choices::conflicts;
use crate::document::Document;
use crate::reading::{Columns, People, doc_id};

pub fn read(document: &Document, id: DocId) -> Event {
    read_columns(document, id, &Columns::of(document))
}

fn read_columns(document: &Document, id: DocId, columns: &Columns) -> Event {
    Event {
        id,
        lane: columns.text(columns::LANE).map_or(Open::Known(Lane::Event), Open::from_word),
        name: columns.string(columns::NAME),
        begins: PublishAt {
            date: columns.text(columns::DATE).and_then(parse_date),
            time: columns.text(columns::TIME).and_then(parse_time),
            zone: columns.string(columns::ZONE),
        },
        last_day: columns.text(columns::LAST_DAY).and_then(parse_date),
        repeats: columns.text(columns::REPEATS).and_then(Recurrence::parse),
        except: columns.chosen(columns::EXCEPT_PREFIX, parse_date),
        theme: columns.text(columns::THEME).and_then(doc_id),
        explanation: columns.string(columns::EXPLANATION),
        from_file: columns.string(columns::FROM_FILE),
        contested: columns.is_contested(document),
        binned: columns.flag(columns::BINNED),
    }
}

/// With the choices that were made apart.
pub fn detail(document: &Document, id: DocId, people: &dyn People) -> EventDetail {
    let columns = Columns::of(document);
    EventDetail { event: read_columns(document, id, &columns), conflicts: conflicts(document, &columns, people) }
}

pub(crate) fn made(new: &NewEvent) -> Vec<Write> {
    let says = &new.says;
    let mut writes = vec![Write::put(columns::LANE, new.lane.word()), Write::put(columns::NAME, says.name.as_str())];
    let mut put = |key: &str, text: Option<String>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            writes.push(Write::put(key, text));
        }
    };
    put(columns::DATE, says.begins.date.map(|date| date.to_string()));
    put(columns::TIME, says.begins.time.map(|time| time.format("%H:%M").to_string()));
    put(columns::ZONE, Some(says.begins.zone.clone()));
    put(columns::LAST_DAY, says.last_day.map(|date| date.to_string()));
    put(columns::REPEATS, says.repeats.as_ref().map(|rule| rule.written().to_owned()));
    put(columns::THEME, new.theme.map(|theme| theme.to_string()));
    put(columns::EXPLANATION, Some(says.explanation.clone()));
    put(columns::FROM_FILE, new.is_from_file.then(|| says.written()));
    writes.extend(says.except.iter().map(|day| Write::put(&except(*day), true)));
    writes
}

pub(crate) fn edited(edit: &EventEdit) -> Write {
    match edit {
        EventEdit::SetLane(lane) => Write::put(columns::LANE, lane.word()),
        EventEdit::SetName(name) => Write::put(columns::NAME, name.as_str()),
        EventEdit::SetDate(date) => Write::put_or_empty(columns::DATE, date.map(|date| date.to_string())),
        EventEdit::SetTime(time) => {
            Write::put_or_empty(columns::TIME, time.map(|time| time.format("%H:%M").to_string()))
        }
        EventEdit::SetZone(zone) => Write::put(columns::ZONE, zone.as_str()),
        EventEdit::SetLastDay(date) => Write::put_or_empty(columns::LAST_DAY, date.map(|date| date.to_string())),
        EventEdit::SetRepeats(rule) => {
            Write::put_or_empty(columns::REPEATS, rule.as_ref().map(|rule| rule.written().to_owned()))
        }
        EventEdit::Except(day, true) => Write::put(&except(*day), true),
        EventEdit::Except(day, false) => Write::Clear { key: except(*day) },
        EventEdit::SetTheme(theme) => Write::put_or_empty(columns::THEME, theme.map(|id| id.to_string())),
        EventEdit::SetExplanation(text) => Write::put(columns::EXPLANATION, text.as_str()),
        EventEdit::SetFromFile(text) => Write::put(columns::FROM_FILE, text.as_str()),
        EventEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}

fn except(day: NaiveDate) -> String {
    format!("{}{day}", columns::EXCEPT_PREFIX)
}
