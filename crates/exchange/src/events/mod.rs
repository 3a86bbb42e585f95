//! Events from an iCalendar file (RFC 5545), as calendar programs and public calendars write them.
//!
//! Each event keeps the local time and the zone it was written in. One that comes again stays one event with a rule; a single
//! time that was moved becomes an event of its own, and the rule an exception. What does not come in, or not as it stands there,
//! is named: see [`NotAnEvent`].

mod cut;
#[cfg(test)]
mod tests;
mod zones;

use std::collections::{BTreeMap, BTreeSet};

use calcard::Parser;
use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarMethod,
    ICalendarProperty as Property, ICalendarStatus, ICalendarValue,
};
use chrono::{DateTime, Days, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use trekker_domain::event::{FromFile, MOST_DAYS};
use trekker_domain::import::{NotAnEvent, shown};
use trekker_domain::publish_at::{PublishAt, is_plausible, zone};
use trekker_domain::recurrence::Recurrence;

use zones::{Meant, Zones};

/// A file with more than these is not the calendar of a team.
const MOST_EVENTS: usize = 20_000;
/// Longer names and explanations are cut: nobody reads them, and every one of them goes to all members.
const LONGEST_NAME: usize = 300;
const LONGEST_EXPLANATION: usize = 20_000;

/// An event, and what the file calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEvent {
    /// The same whenever the same event is read from the same calendar.
    pub identity: String,
    pub says: FromFile,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileEvents {
    /// By day.
    pub events: Vec<FileEvent>,
    /// By name.
    pub left_out: Vec<(String, NotAnEvent)>,
}

/// Why a file is no calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventsError {
    #[error("this is not an iCalendar file")]
    NotACalendar,
    #[error("there are more than {MOST_EVENTS} events in the file")]
    TooMany,
}

/// Whether it begins as an iCalendar file does.
pub fn is_calendar(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(256)];
    let text = String::from_utf8_lossy(head).to_ascii_uppercase();
    text.trim_start_matches('\u{feff}').trim_start().starts_with("BEGIN:VCALENDAR")
}

/// Reads a calendar file. What has no place is named.
///
/// # Errors
/// When it is no calendar at all, or an outsized one.
pub fn read(bytes: &[u8]) -> Result<FileEvents, EventsError> {
    if !is_calendar(bytes) {
        return Err(EventsError::NotACalendar);
    }
    // The format is UTF-8; what an old program wrote otherwise is mostly this.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => std::borrow::Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    };
    // Some old programs end lines so.
    let text = if text.contains('\n') { text } else { text.replace('\r', "\n").into() };
    let cut::Whole { text, cut, has_no_end } = cut::whole(&text);
    // Not `strict`, which refuses every component within another (calcard 0.3.14).
    let mut parser = Parser::new(&text);
    let mut calendars = Vec::new();
    loop {
        match parser.entry() {
            calcard::Entry::ICalendar(calendar) => calendars.push(calendar),
            calcard::Entry::Eof => break,
            // Of another format.
            _ => {}
        }
        if calendars.len() > MOST_EVENTS {
            return Err(EventsError::TooMany);
        }
    }
    let mut reading = Reading::default();
    for calendar in &calendars {
        reading.calendar(calendar)?;
    }
    reading.left_out.extend(cut.into_iter().take(MOST_EVENTS).map(|name| (name, NotAnEvent::CutOff)));
    if has_no_end {
        reading.left_out.push((String::new(), NotAnEvent::FileCutOff));
    }
    if calendars.is_empty() { Err(EventsError::NotACalendar) } else { Ok(reading.finish()) }
}

#[derive(Default)]
struct Reading {
    events: BTreeMap<String, FromFile>,
    /// Days on which an event that comes again was moved or called off, by what the file calls it.
    except: BTreeMap<String, BTreeSet<NaiveDate>>,
    left_out: Vec<(String, NotAnEvent)>,
}

impl Reading {
    fn calendar(&mut self, calendar: &ICalendar) -> Result<(), EventsError> {
        let zones = Zones::of(calendar);
        let calls_off = calendar.components.iter().any(|part| {
            let method = part.property(&Property::Method).and_then(|entry| entry.values.first());
            matches!(method, Some(ICalendarValue::Method(ICalendarMethod::Cancel)))
        });
        for part in &calendar.components {
            let is_event = match part.component_type {
                ICalendarComponentType::VEvent => true,
                ICalendarComponentType::VTodo | ICalendarComponentType::VJournal => false,
                _ => continue,
            };
            if self.events.len() + self.left_out.len() >= MOST_EVENTS {
                return Err(EventsError::TooMany);
            }
            if is_event {
                self.event(part, &zones, calls_off);
            } else {
                self.left_out.push((name_of(part), NotAnEvent::Task));
            }
        }
        Ok(())
    }

    fn event(&mut self, event: &ICalendarComponent, zones: &Zones, is_all_off: bool) {
        let name = name_of(event);
        let begins = event.property(&Property::Dtstart).and_then(|entry| when(entry, zones));
        let Some(begins) = begins else {
            self.left_out.push((name, NotAnEvent::NoDay));
            return;
        };
        let uid = event.uid().unwrap_or_default().to_owned();
        if uid.ends_with("@trekker") {
            self.left_out.push((name, NotAnEvent::OurPost));
            return;
        }
        let identity = if uid.is_empty() { format!("{name}\n{}", begins.written()) } else { uid };
        let is_off = is_all_off || event.status() == Some(&ICalendarStatus::Cancelled);
        if let Some(moved) = event.property(&Property::RecurrenceId).and_then(|entry| when(entry, zones)) {
            if let Some(day) = in_zone(&moved, &begins.zone).date {
                self.except.entry(identity.clone()).or_default().insert(day);
                if !is_off {
                    self.note_zone(event, &begins, &name);
                    self.keep(format!("{identity}\n{day}"), event, zones, name, begins, None);
                }
            }
            return;
        }
        if is_off {
            self.left_out.push((name, NotAnEvent::CalledOff));
            return;
        }
        self.note_zone(event, &begins, &name);
        let repeats = self.repeats(event, &name, &begins);
        // Further times that no rule gives are events of their own.
        for time in event.properties(&Property::Rdate).flat_map(|entry| values(entry, zones)) {
            let Some(day) = time.date.filter(|_| time != begins) else { continue };
            let again = match time.time.filter(|_| time.date == begins.date) {
                // Once more on the same day.
                Some(hour) => format!("{identity}\n{day}\n{hour}"),
                None => format!("{identity}\n{day}"),
            };
            self.keep(again, event, zones, name.clone(), time, None);
        }
        let off = event.properties(&Property::Exdate).flat_map(|entry| values(entry, zones));
        let off: Vec<NaiveDate> = off.filter_map(|time| in_zone(&time, &begins.zone).date).collect();
        self.except.entry(identity.clone()).or_default().extend(off);
        self.keep(identity, event, zones, name, begins, repeats);
    }

    /// What it comes again by. One rule of days is kept; of what is more than that, the first time alone.
    fn repeats(&mut self, event: &ICalendarComponent, name: &str, begins: &PublishAt) -> Option<Recurrence> {
        let mut rules = event.properties(&Property::Rrule).flat_map(|entry| &entry.values);
        let first = rules.next()?;
        let is_more = rules.next().is_some() || event.property(&Property::Exrule).is_some();
        let repeats = match first {
            ICalendarValue::RecurrenceRule(rule) if !is_more => recurrence(&rule.to_string(), begins),
            _ => None,
        };
        if repeats.is_none() {
            self.left_out.push((name.to_owned(), NotAnEvent::RuleNotKept));
        }
        repeats
    }

    /// Says where an hour is meant in a zone that nobody knows: it is taken for one of the team's.
    fn note_zone(&mut self, event: &ICalendarComponent, begins: &PublishAt, name: &str) {
        let zone = event.property(&Property::Dtstart).and_then(ICalendarEntry::tz_id);
        if let Some(zone) = zone.filter(|_| begins.time.is_some() && begins.zone.is_empty()) {
            self.left_out.push((name.to_owned(), NotAnEvent::UnknownZone { zone: shown(zone) }));
        }
    }

    fn keep(
        &mut self,
        identity: String,
        event: &ICalendarComponent,
        zones: &Zones,
        name: String,
        begins: PublishAt,
        repeats: Option<Recurrence>,
    ) {
        let parts = [&Property::Location, &Property::Description, &Property::Url].map(|part| text(event, part));
        let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        let explanation = shortened(&parts.join("\n"), LONGEST_EXPLANATION);
        // Of the first time: a moved one lasts as long.
        let length = length_in_days(event, zones);
        let last_day =
            begins.date.and_then(|day| day.checked_add_signed(Duration::days(length))).filter(|_| length > 0);
        self.events
            .insert(identity, FromFile { name, begins, last_day, repeats, except: BTreeSet::new(), explanation });
    }

    fn finish(mut self) -> FileEvents {
        for (identity, days) in self.except {
            if let Some(event) = self.events.get_mut(&identity).filter(|event| event.repeats.is_some()) {
                event.except = days;
            }
        }
        let mut events: Vec<FileEvent> =
            self.events.into_iter().map(|(identity, says)| FileEvent { identity, says }).collect();
        events.sort_by(|one, other| (&one.says.begins, &one.identity).cmp(&(&other.says.begins, &other.identity)));
        FileEvents { events, left_out: self.left_out }
    }
}

/// On one line.
fn name_of(part: &ICalendarComponent) -> String {
    shortened(&text(part, &Property::Summary).replace(['\n', '\r'], " "), LONGEST_NAME)
}

fn text(event: &ICalendarComponent, property: &Property) -> String {
    let value = event.property(property).and_then(|entry| entry.values.first());
    match value {
        Some(value) => value.as_text().unwrap_or_default().trim().to_owned(),
        None => String::new(),
    }
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

fn when(entry: &ICalendarEntry, zones: &Zones) -> Option<PublishAt> {
    values(entry, zones).next()
}

fn values<'e>(entry: &'e ICalendarEntry, zones: &'e Zones) -> impl Iterator<Item = PublishAt> + 'e {
    let name = entry.tz_id();
    entry.values.iter().filter_map(move |value| match value {
        ICalendarValue::PartialDateTime(at) => place(at, name, zones),
        ICalendarValue::Period(period) => match period {
            calcard::icalendar::ICalendarPeriod::Range { start, .. } => place(start, name, zones),
            calcard::icalendar::ICalendarPeriod::Duration { start, .. } => place(start, name, zones),
        },
        _ => None,
    })
}

/// A day, or a local time with the zone it is meant in.
fn place(at: &PartialDateTime, zone: Option<&str>, zones: &Zones) -> Option<PublishAt> {
    let date =
        NaiveDate::from_ymd_opt(at.year?.into(), at.month?.into(), at.day?.into()).filter(|day| is_plausible(*day))?;
    let Some(hour) = at.hour else {
        return Some(PublishAt { date: Some(date), time: None, zone: String::new() });
    };
    let time = NaiveTime::from_hms_opt(hour.into(), at.minute.unwrap_or(0).into(), 0)?;
    let local = date.and_time(time);
    if let Some(offset) = zones::offset_of(at) {
        return at_offset(local, offset);
    }
    match zone.map(|zone| zones.meant(zone, local)) {
        Some(Meant::Zone(zone)) => Some(at_of(local, zone)),
        Some(Meant::Offset(offset)) => at_offset(local, offset),
        // A time without a zone is meant wherever one is: in the team's.
        Some(Meant::Unknown) | None => Some(at_of(local, "")),
    }
}

/// A time that says how far it is from universal time and nothing else, is a moment.
fn at_offset(local: NaiveDateTime, offset: FixedOffset) -> Option<PublishAt> {
    let moment = offset.from_local_datetime(&local).single()?.naive_utc();
    Some(at_of(moment, "UTC"))
}

fn at_of(local: NaiveDateTime, zone: &str) -> PublishAt {
    PublishAt { date: Some(local.date()), time: Some(local.time()), zone: zone.to_owned() }
}

/// The same moment in another zone. What has no zone, or no time, stays as it is.
fn in_zone(at: &PublishAt, name: &str) -> PublishAt {
    match (zone(name), at.moment("")) {
        (Some(zone), Some(moment)) if !at.zone.is_empty() => at_of(moment.with_timezone(&zone).naive_local(), name),
        _ => at.clone(),
    }
}

/// How many days it takes beyond the first.
fn length_in_days(event: &ICalendarComponent, zones: &Zones) -> i64 {
    let Some(begins) = event.property(&Property::Dtstart).and_then(|entry| when(entry, zones)) else { return 0 };
    let Some(first) = begins.date else { return 0 };
    let is_whole = begins.time.is_none();
    let ends = event.property(&Property::Dtend).and_then(|entry| when(entry, zones));
    let last = match ends {
        Some(ends) => {
            let ends = in_zone(&ends, &begins.zone);
            // The end is the first moment that does not belong to it any more.
            let is_over = is_whole || ends.time == Some(NaiveTime::MIN);
            ends.date.and_then(|day| if is_over { day.pred_opt() } else { Some(day) })
        }
        None => {
            let seconds = event.property(&Property::Duration).and_then(|entry| match entry.values.first() {
                Some(ICalendarValue::Duration(duration)) => Some(duration.as_seconds()),
                _ => None,
            });
            let begin = first.and_time(begins.time.unwrap_or(NaiveTime::MIN));
            let length = Duration::seconds(seconds.unwrap_or(0).clamp(0, MOST_DAYS * 86_400));
            // A moment before its end is its last.
            begin.checked_add_signed((length - Duration::seconds(1)).max(Duration::zero())).map(|end| end.date())
        }
    };
    last.map_or(0, |last| (last - first).num_days()).clamp(0, MOST_DAYS)
}

/// A rule whose end is a local day of the event, as [`Recurrence`] has it.
fn recurrence(rule: &str, begins: &PublishAt) -> Option<Recurrence> {
    let parts: Vec<String> = rule
        .split(';')
        .map(|part| match part.split_once('=') {
            Some((name, until)) if name.eq_ignore_ascii_case("UNTIL") => {
                let day = until_day(until, begins)?;
                Some(format!("UNTIL={}T000000Z", day.format("%Y%m%d")))
            }
            _ => Some(part.to_owned()),
        })
        .collect::<Option<_>>()?;
    Recurrence::parse(&parts.join(";"))
}

/// The last day on which a time of the event still lies before the end.
fn until_day(until: &str, begins: &PublishAt) -> Option<NaiveDate> {
    let digits: String = until.chars().filter(char::is_ascii_digit).collect();
    let day = NaiveDate::parse_from_str(digits.get(..8)?, "%Y%m%d").ok()?;
    let Some(time) = digits.get(8..14).and_then(|time| NaiveTime::parse_from_str(time, "%H%M%S").ok()) else {
        return Some(day);
    };
    let local = match zone(&begins.zone) {
        Some(zone) if until.ends_with('Z') => {
            let moment: DateTime<Utc> = Utc.from_utc_datetime(&day.and_time(time));
            moment.with_timezone(&zone).naive_local()
        }
        _ => day.and_time(time),
    };
    match begins.time {
        Some(begin) if local.time() < begin => local.date().checked_sub_days(Days::new(1)),
        _ => Some(local.date()),
    }
}
