//! Events from an iCalendar file (RFC 5545), as calendar programs and public calendars write them.
//!
//! Each event keeps the local time and the zone it was written in. One that comes again stays one event with a rule; a single
//! time that was moved becomes an event of its own, and the rule an exception. Names that are no IANA zones, such as those of
//! Windows, are looked up.

use std::collections::{BTreeMap, BTreeSet};

use calcard::Parser;
use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::timezone::TzResolver;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarProperty as Property,
    ICalendarStatus, ICalendarValue,
};
use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use trekker_domain::event::{FromFile, MOST_DAYS};
use trekker_domain::import::NotAnEvent;
use trekker_domain::publish_at::{PublishAt, is_plausible, zone};
use trekker_domain::recurrence::Recurrence;

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
    // Not `strict`, which refuses every component within another (calcard 0.3.14).
    let mut parser = Parser::new(&text);
    let mut calendars = Vec::new();
    loop {
        match parser.entry() {
            calcard::Entry::ICalendar(calendar) => calendars.push(calendar),
            calcard::Entry::Eof => break,
            // A part that was cut off, or of another format.
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
        let zones = calendar.build_tz_resolver();
        let is_event = |part: &&ICalendarComponent| part.component_type == ICalendarComponentType::VEvent;
        for event in calendar.components.iter().filter(is_event) {
            if self.events.len() + self.left_out.len() >= MOST_EVENTS {
                return Err(EventsError::TooMany);
            }
            self.event(event, &zones);
        }
        Ok(())
    }

    fn event(&mut self, event: &ICalendarComponent, zones: &TzResolver<&str>) {
        let name = shortened(&text(event, &Property::Summary).replace(['\n', '\r'], " "), LONGEST_NAME);
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
        let is_off = event.status() == Some(&ICalendarStatus::Cancelled);
        if let Some(moved) = event.property(&Property::RecurrenceId).and_then(|entry| when(entry, zones)) {
            if let Some(day) = in_zone(&moved, &begins.zone).date {
                self.except.entry(identity.clone()).or_default().insert(day);
                if !is_off {
                    self.keep(format!("{identity}\n{day}"), event, zones, name, begins, None);
                }
            }
            return;
        }
        if is_off {
            self.left_out.push((name, NotAnEvent::CalledOff));
            return;
        }
        let rule = event.property(&Property::Rrule).and_then(|entry| match entry.values.first() {
            Some(ICalendarValue::RecurrenceRule(rule)) => Some(rule),
            _ => None,
        });
        let repeats = rule.and_then(|rule| recurrence(&rule.to_string(), &begins));
        if rule.is_some() && repeats.is_none() {
            self.left_out.push((name.clone(), NotAnEvent::RuleNotKept));
        }
        // Further times that no rule gives are events of their own.
        for time in event.properties(&Property::Rdate).flat_map(|entry| values(entry, zones)) {
            if time.date != begins.date
                && let Some(day) = time.date
            {
                self.keep(format!("{identity}\n{day}"), event, zones, name.clone(), time, None);
            }
        }
        let off = event.properties(&Property::Exdate).flat_map(|entry| values(entry, zones));
        let off: Vec<NaiveDate> = off.filter_map(|time| in_zone(&time, &begins.zone).date).collect();
        self.except.entry(identity.clone()).or_default().extend(off);
        self.keep(identity, event, zones, name, begins, repeats);
    }

    fn keep(
        &mut self,
        identity: String,
        event: &ICalendarComponent,
        zones: &TzResolver<&str>,
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

fn when(entry: &ICalendarEntry, zones: &TzResolver<&str>) -> Option<PublishAt> {
    values(entry, zones).next()
}

fn values<'e>(entry: &'e ICalendarEntry, zones: &'e TzResolver<&'e str>) -> impl Iterator<Item = PublishAt> + 'e {
    let tz = entry.tz_id().and_then(|name| zones.resolve(name));
    entry.values.iter().filter_map(move |value| match value {
        ICalendarValue::PartialDateTime(at) => place(at, tz),
        ICalendarValue::Period(period) => match period {
            calcard::icalendar::ICalendarPeriod::Range { start, .. } => place(start, tz),
            calcard::icalendar::ICalendarPeriod::Duration { start, .. } => place(start, tz),
        },
        _ => None,
    })
}

/// A day, or a local time with the zone it is meant in.
fn place(at: &PartialDateTime, tz: Option<Tz>) -> Option<PublishAt> {
    let date =
        NaiveDate::from_ymd_opt(at.year?.into(), at.month?.into(), at.day?.into()).filter(|day| is_plausible(*day))?;
    let Some(hour) = at.hour else {
        return Some(PublishAt { date: Some(date), time: None, zone: String::new() });
    };
    let time = NaiveTime::from_hms_opt(hour.into(), at.minute.unwrap_or(0).into(), 0)?;
    let is_universal = at.tz_hour.is_some();
    let name = match tz {
        _ if is_universal => "UTC".to_owned(),
        Some(tz) if tz.is_utc() => "UTC".to_owned(),
        // A zone that is an offset and nothing else is a moment.
        Some(Tz::Fixed(offset)) => {
            let moment = offset.from_local_datetime(&date.and_time(time)).single()?.naive_utc();
            return Some(at_of(moment, "UTC"));
        }
        Some(tz) => tz.name().filter(|name| zone(name).is_some()).unwrap_or_default().into_owned(),
        // A time without a zone is meant wherever one is: in the team's.
        None => String::new(),
    };
    Some(PublishAt { date: Some(date), time: Some(time), zone: name })
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
fn length_in_days(event: &ICalendarComponent, zones: &TzResolver<&str>) -> i64 {
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

#[cfg(test)]
#[path = "events_tests.rs"]
mod tests;
