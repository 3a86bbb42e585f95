//! The zone that a calendar file means, whatever it calls it.
//!
//! A name is looked up first ([`crate::zones`]). What is unknown by its name is told by the rules that the file brings for it
//! (`VTIMEZONE`): an IANA zone that goes the same way through the year, or else the offset of the very day.

use std::collections::BTreeMap;

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty as Property, ICalendarValue,
};
use chrono::{Datelike, Duration, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeZone};
use trekker_domain::publish_at::{is_plausible, zone, zones};
use trekker_domain::recurrence::Recurrence;

use crate::zones::{self, Named};

/// Of zones that go the same way through the year these are taken before others.
const TAKEN_FIRST: &[&str] = &[
    "Europe/Brussels",
    "Europe/London",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Australia/Sydney",
];
/// Days between two looks at how a zone goes through the year: fewer than lie between the changes of any two zones.
const STEP: usize = 3;
/// More zones than this, or more changes of one, no calendar program writes.
const MOST_ZONES: usize = 100;
const MOST_TURNS: usize = 200;

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// An IANA zone.
    Zone(&'static str),
    /// Nothing but so much from universal time, on this day.
    Offset(FixedOffset),
    Unknown,
}

/// The zones of one calendar.
#[derive(Debug, Default)]
pub(super) struct Zones {
    own: BTreeMap<String, Own>,
}

/// A zone that the file itself describes.
#[derive(Debug)]
struct Own {
    /// The IANA zone that goes the same way, if there is one.
    same_as: Option<&'static str>,
    turns: Vec<Turn>,
}

/// When a zone changes its offset, once or every year.
#[derive(Debug)]
struct Turn {
    begins: NaiveDateTime,
    /// Seconds east of Greenwich, before and after.
    from: i32,
    to: i32,
    rule: Option<Recurrence>,
    /// Further days on which it does so.
    days: Vec<NaiveDate>,
}

impl Zones {
    pub(super) fn of(calendar: &ICalendar) -> Self {
        let newest = calendar
            .components
            .iter()
            .filter(|part| part.component_type == ICalendarComponentType::VEvent)
            .filter_map(|event| local_of(event, &Property::Dtstart))
            .map(|local| local.year())
            .filter(|year| NaiveDate::from_ymd_opt(*year, 1, 1).is_some_and(is_plausible))
            .max();
        let mut own = BTreeMap::new();
        for part in calendar.timezones().take(MOST_ZONES) {
            let Some(name) = text_of(part, &Property::Tzid) else { continue };
            let turns = turns_of(calendar, part);
            let told = part.entries.iter().find_map(|entry| match (&entry.name, entry.values.first()) {
                (Property::Other(other), Some(ICalendarValue::Text(place)))
                    if other.eq_ignore_ascii_case("X-LIC-LOCATION") =>
                {
                    match zones::named(place) {
                        Named::Zone(zone) => Some(zone),
                        _ => None,
                    }
                }
                _ => None,
            });
            let same_as = told.or_else(|| same_as(&turns, newest?));
            own.insert(name.trim().to_owned(), Own { same_as, turns });
        }
        Self { own }
    }

    /// What this name means for a time on a clock there.
    pub(super) fn meant(&self, name: &str, local: NaiveDateTime) -> Meant {
        match zones::named(name) {
            Named::Zone(zone) => return Meant::Zone(zone),
            Named::Offset(offset) => return Meant::Offset(offset),
            Named::Unknown => {}
        }
        let Some(own) = self.own.get(name.trim()) else { return Meant::Unknown };
        if let Some(zone) = own.same_as {
            return Meant::Zone(zone);
        }
        let changes = changes(&own.turns, local.year());
        offset_at(&changes, local).and_then(FixedOffset::east_opt).map_or(Meant::Unknown, Meant::Offset)
    }
}

fn text_of<'c>(part: &'c ICalendarComponent, property: &Property) -> Option<&'c str> {
    part.property(property)?.values.first()?.as_text()
}

fn local_of(part: &ICalendarComponent, property: &Property) -> Option<NaiveDateTime> {
    match part.property(property)?.values.first()? {
        ICalendarValue::PartialDateTime(at) => local(at),
        _ => None,
    }
}

fn local(at: &PartialDateTime) -> Option<NaiveDateTime> {
    let date = NaiveDate::from_ymd_opt(at.year?.into(), at.month?.into(), at.day?.into())?;
    date.and_hms_opt(at.hour.unwrap_or(0).into(), at.minute.unwrap_or(0).into(), 0)
}

fn turns_of(calendar: &ICalendar, zone: &ICalendarComponent) -> Vec<Turn> {
    let parts = zone.component_ids.iter().filter_map(|id| calendar.components.get(usize::try_from(*id).ok()?));
    let turn = |part: &ICalendarComponent| {
        let rule = part.property(&Property::Rrule).and_then(|entry| match entry.values.first() {
            Some(ICalendarValue::RecurrenceRule(rule)) => Recurrence::parse(&rule.to_string()),
            _ => None,
        });
        let days = part.properties(&Property::Rdate).flat_map(|entry| &entry.values).filter_map(|value| match value {
            ICalendarValue::PartialDateTime(at) => local(at).map(|at| at.date()),
            _ => None,
        });
        Some(Turn {
            begins: local_of(part, &Property::Dtstart)?,
            from: seconds(part, &Property::Tzoffsetfrom)?,
            to: seconds(part, &Property::Tzoffsetto)?,
            rule,
            days: days.take(MOST_TURNS).collect(),
        })
    };
    parts.filter_map(turn).take(MOST_TURNS).collect()
}

/// `+0100` as seconds.
fn seconds(part: &ICalendarComponent, property: &Property) -> Option<i32> {
    let Some(ICalendarValue::PartialDateTime(at)) = part.property(property)?.values.first() else { return None };
    offset_of(at).map(|offset| offset.local_minus_utc())
}

/// The offset that stands behind a time, or by itself.
pub(super) fn offset_of(at: &PartialDateTime) -> Option<FixedOffset> {
    let seconds = i32::from(at.tz_hour?) * 3_600 + i32::from(at.tz_minute.unwrap_or(0)) * 60;
    FixedOffset::east_opt(if at.tz_minus { -seconds } else { seconds })
}

/// When the offset changes in the two years up to the end of this one: the moment in universal time, and the offset from there on.
fn changes(turns: &[Turn], year: i32) -> Vec<(NaiveDateTime, i32)> {
    let (Some(from), Some(to)) = (NaiveDate::from_ymd_opt(year - 1, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31))
    else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    for turn in turns {
        let first = turn.begins.date();
        let mut days = turn.days.clone();
        match &turn.rule {
            // What began long ago comes on the same days as if it had begun shortly before.
            Some(rule) if !rule.written().contains("COUNT") && first < from => {
                let begin = first.with_year(year - 2).unwrap_or(from - Duration::days(366));
                days.extend(rule.days(begin, from, to).into_iter().filter(|day| *day >= first));
            }
            Some(rule) => days.extend(rule.days(first, from, to)),
            None => days.push(first),
        }
        changes.extend(days.into_iter().map(|day| {
            let local = day.and_time(turn.begins.time());
            (local - Duration::seconds(turn.from.into()), turn.to)
        }));
    }
    changes.sort_unstable();
    changes
}

/// The offset of a time on a clock there.
fn offset_at(changes: &[(NaiveDateTime, i32)], local: NaiveDateTime) -> Option<i32> {
    let is_before = |(moment, to): &&(NaiveDateTime, i32)| *moment <= local - Duration::seconds((*to).into());
    changes.iter().rev().find(is_before).map(|(_, to)| *to)
}

/// The IANA zone that has the same offsets all through this year and the next.
fn same_as(turns: &[Turn], year: i32) -> Option<&'static str> {
    let looks: Vec<(NaiveDateTime, i32)> = [year, year + 1]
        .into_iter()
        .flat_map(|year| {
            let changes = changes(turns, year);
            let first = NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| day.and_hms_opt(12, 0, 0));
            let days = (0..366).step_by(STEP).filter_map(move |day| Some(first? + Duration::days(day)));
            days.map(move |noon| Some((noon, offset_at(&changes, noon)?))).collect::<Vec<_>>()
        })
        .collect::<Option<_>>()?;
    let first = TAKEN_FIRST.iter().filter_map(|name| zone(name));
    first.chain(zones()).find(|zone| goes_so(zone, &looks)).map(|zone| zone.name())
}

fn goes_so(zone: &impl TimeZone, looks: &[(NaiveDateTime, i32)]) -> bool {
    looks.iter().all(|(noon, offset)| {
        zone.offset_from_local_datetime(noon).earliest().is_some_and(|it| it.fix().local_minus_utc() == *offset)
    })
}
