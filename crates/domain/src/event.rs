//! An event: something outside us worth preparing for, or days that a product or a theme is about. They stand in lanes above
//! the days of the calendar.

use std::collections::BTreeSet;

use chrono::{Days, Duration, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::columns::{Cells, Write};
use crate::declare;
use crate::id::DocId;
use crate::open::{Open, word_enum};
use crate::publish_at::{PublishAt, is_plausible, parse_date, zone};
use crate::recurrence::Recurrence;

/// An event of more days than this is a slip of the keyboard.
pub const MOST_DAYS: i64 = 3_660;

word_enum! {
    /// In which lane it stands.
    pub enum Lane, where empty "event" {
        /// A holiday, a fair, a match.
        Event = "event",
        /// Something we bring out or sell.
        Product = "product",
        /// Days that are about a theme.
        Theme = "theme",
    }
}

declare! {
    pub struct Event, edited by EventEdit {
        pub lane: Open<Lane> = "lane" by SetLane,
        pub name: String = "name" by SetName,
        /// `None`, or before the first: one day. Of one that comes again, of the first time.
        pub last_day: Option<NaiveDate> = "last_day" by SetLastDay,
        pub repeats: Option<Recurrence> = "repeats" by SetRepeats,
        pub theme: Option<DocId> = "theme" by SetTheme,
        pub explanation: String = "explanation" by SetExplanation,
        /// What the file said it came from, when it was brought in last; see [`FromFile::written`]. Empty: made here.
        pub from_file: String = "from_file" by SetFromFile untold,
        pub binned: bool = "binned" by Bin,
    } each {
        /// The days on which it does not come again after all, as in its own zone.
        pub except: BTreeSet<NaiveDate> = "except/" by Except cleared,
    } unread {
        Option<NaiveDate> = "date" by SetDate,
        Option<NaiveTime> = "time" by SetTime,
        String = "zone" by SetZone,
    } with {
        /// Without a time: the whole day.
        pub begins: PublishAt = PublishAt::read,
        pub contested: bool = Cells::is_contested,
    }
}

/// What a new event begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    pub lane: Lane,
    pub theme: Option<DocId>,
    /// What it is, from a file or from a person.
    pub says: FromFile,
    /// Whether it is from a file.
    pub is_from_file: bool,
}

impl NewEvent {
    pub(crate) fn writes(&self) -> Vec<Write> {
        let FromFile { name, begins, last_day, repeats, except, explanation } = &self.says;
        let words = |words: &str, edit: fn(String) -> EventEdit| (!words.is_empty()).then(|| edit(words.to_owned()));
        let edits = [
            Some(EventEdit::SetLane(self.lane)),
            Some(EventEdit::SetName(name.clone())),
            begins.date.map(|date| EventEdit::SetDate(Some(date))),
            begins.time.map(|time| EventEdit::SetTime(Some(time))),
            words(&begins.zone, EventEdit::SetZone),
            last_day.map(|day| EventEdit::SetLastDay(Some(day))),
            repeats.as_ref().map(|rule| EventEdit::SetRepeats(Some(rule.clone()))),
            self.theme.map(|theme| EventEdit::SetTheme(Some(theme))),
            words(explanation, EventEdit::SetExplanation),
            self.is_from_file.then(|| EventEdit::SetFromFile(self.says.written())),
        ];
        let except = except.iter().map(|day| EventEdit::Except(*day, true));
        edits.into_iter().flatten().chain(except).map(|edit| edit.write()).collect()
    }
}

/// What is said of an event in a calendar file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FromFile {
    pub name: String,
    pub begins: PublishAt,
    pub last_day: Option<NaiveDate>,
    pub repeats: Option<Recurrence>,
    pub except: BTreeSet<NaiveDate>,
    pub explanation: String,
}

impl FromFile {
    /// One line for each, the explanation last: kept with the event, so that another look at the file tells what changed in
    /// it from what the team changed.
    pub fn written(&self) -> String {
        let except: Vec<String> = self.except.iter().map(ToString::to_string).collect();
        [
            self.name.replace('\n', " "),
            self.begins.written(),
            self.begins.zone.clone(),
            self.last_day.map(|day| day.to_string()).unwrap_or_default(),
            self.repeats.as_ref().map(|rule| rule.written().to_owned()).unwrap_or_default(),
            except.join(" "),
            self.explanation.clone(),
        ]
        .join("\n")
    }

    /// Reads what [`written`](Self::written) wrote; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.splitn(7, '\n');
        let mut next = || lines.next();
        let name = next()?.to_owned();
        let (date, time) = PublishAt::parse(next()?)?;
        let begins = PublishAt { date, time, zone: next()?.to_owned() };
        let last_day = parse_date(next()?);
        let repeats = Recurrence::parse(next()?);
        let except = next()?.split(' ').filter_map(parse_date).collect();
        Some(Self { name, begins, last_day, repeats, except, explanation: next()?.to_owned() })
    }
}

/// What another look at a file changes in an event that came from it. What the file says as before stays as the team has it.
pub fn caught_up(event: &Event, says: &FromFile) -> Vec<EventEdit> {
    let said = FromFile::parse(&event.from_file).unwrap_or_default();
    let mut edits = Vec::new();
    if says.name != said.name {
        edits.push(EventEdit::SetName(says.name.clone()));
    }
    if says.begins.date != said.begins.date {
        edits.push(EventEdit::SetDate(says.begins.date));
    }
    if says.begins.time != said.begins.time {
        edits.push(EventEdit::SetTime(says.begins.time));
    }
    if says.begins.zone != said.begins.zone {
        edits.push(EventEdit::SetZone(says.begins.zone.clone()));
    }
    if says.last_day != said.last_day {
        edits.push(EventEdit::SetLastDay(says.last_day));
    }
    if says.repeats != said.repeats {
        edits.push(EventEdit::SetRepeats(says.repeats.clone()));
    }
    edits.extend(says.except.difference(&said.except).map(|day| EventEdit::Except(*day, true)));
    edits.extend(said.except.difference(&says.except).map(|day| EventEdit::Except(*day, false)));
    if says.explanation != said.explanation {
        edits.push(EventEdit::SetExplanation(says.explanation.clone()));
    }
    if !edits.is_empty() {
        edits.push(EventEdit::SetFromFile(says.written()));
    }
    edits
}

/// One time that an event takes place, in the team's days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// `None`: the whole day.
    pub time: Option<NaiveTime>,
    /// The day it begins on in the event's own zone: what an exception names.
    pub own_day: NaiveDate,
}

impl Event {
    /// Whether nothing is said of it but its day and its lane: as one that was just begun.
    pub fn is_blank(&self) -> bool {
        self.name.is_empty()
            && self.explanation.is_empty()
            && self.from_file.is_empty()
            && self.last_day.is_none()
            && self.repeats.is_none()
            && self.theme.is_none()
    }

    /// One of which nothing is said yet.
    pub fn new(id: DocId, lane: Lane) -> Self {
        Self {
            id,
            lane: lane.into(),
            name: String::new(),
            begins: PublishAt::default(),
            last_day: None,
            repeats: None,
            except: BTreeSet::new(),
            theme: None,
            explanation: String::new(),
            from_file: String::new(),
            contested: false,
            binned: false,
        }
    }

    /// The days after the first one that it takes each time.
    fn more_days(&self) -> i64 {
        let days = self.begins.date.zip(self.last_day).map_or(0, |(first, last)| (last - first).num_days());
        days.clamp(0, MOST_DAYS)
    }

    /// When it takes place between two days, both included, by day. `team_zone`: its days and times are shown.
    ///
    /// A rule is followed in the event's own local time, so summer time never moves it there.
    pub fn occurrences(&self, from: NaiveDate, to: NaiveDate, team_zone: &str) -> Vec<Occurrence> {
        let Some(first) = self.begins.date.filter(|_| !self.binned) else { return Vec::new() };
        let more = self.more_days();
        // A day more on either side, since another zone may have another day.
        let begin = from.checked_sub_signed(Duration::days(more + 1)).unwrap_or(from);
        let end = to.checked_add_days(Days::new(1)).unwrap_or(to);
        let days = match &self.repeats {
            None => vec![first],
            Some(rule) => rule.days(first, begin, end),
        };
        let mut occurrences: Vec<Occurrence> = days
            .into_iter()
            .filter(|day| !self.except.contains(day) && is_plausible(*day))
            .filter_map(|day| self.on(day, more, team_zone))
            .filter(|occurrence| occurrence.first <= to && occurrence.last >= from)
            .collect();
        occurrences.sort_unstable();
        occurrences
    }

    /// The one that begins on this day of its own zone.
    fn on(&self, own_day: NaiveDate, more: i64, team_zone: &str) -> Option<Occurrence> {
        let begins = PublishAt { date: Some(own_day), ..self.begins.clone() };
        let (first, time) = match begins.moment(team_zone) {
            Some(moment) if !self.begins.zone.is_empty() => {
                let there = moment.with_timezone(&zone(team_zone).unwrap_or(Tz::UTC)).naive_local();
                (there.date(), Some(there.time()))
            }
            _ => (own_day, self.begins.time),
        };
        Some(Occurrence { first, last: first.checked_add_signed(Duration::days(more))?, time, own_day })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect(text)
    }

    fn event(at: &str, zone: &str, rule: &str) -> Event {
        let (date, time) = PublishAt::parse(at).expect(at);
        Event {
            name: "Fair".into(),
            begins: PublishAt { date, time, zone: zone.into() },
            repeats: Recurrence::parse(rule),
            ..Event::new(DocId([1; 16]), Lane::Event)
        }
    }

    fn shown(event: &Event, from: &str, to: &str) -> Vec<String> {
        let occurrences = event.occurrences(day(from), day(to), "Europe/Brussels");
        occurrences
            .into_iter()
            .map(|it| {
                let time = it.time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
                if it.first == it.last {
                    format!("{}{time}", it.first)
                } else {
                    format!("{}/{}{time}", it.first, it.last)
                }
            })
            .collect()
    }

    #[test]
    fn it_takes_place_in_the_days_of_the_team() {
        for (at, zone, rule, from, to, places) in [
            ("2026-05-01", "", "", "2026-04-27", "2026-05-03", &["2026-05-01"][..]),
            ("2026-05-04", "", "", "2026-04-27", "2026-05-03", &[]),
            // Late in New York is the next day here, and earlier there in winter than here.
            ("2026-05-01T20:00", "America/New_York", "", "2026-05-02", "2026-05-02", &["2026-05-02 02:00"]),
            ("2026-05-01T20:00", "America/New_York", "", "2026-05-01", "2026-05-01", &[]),
            // Seven in the evening stays seven in the evening when summer time ends.
            (
                "2026-10-19T19:00",
                "Europe/Brussels",
                "FREQ=WEEKLY",
                "2026-10-19",
                "2026-11-02",
                &["2026-10-19 19:00", "2026-10-26 19:00", "2026-11-02 19:00"],
            ),
            // A meeting kept in universal time does move.
            (
                "2026-10-19T17:00",
                "UTC",
                "FREQ=WEEKLY;COUNT=2",
                "2026-10-19",
                "2026-11-02",
                &["2026-10-19 19:00", "2026-10-26 18:00"],
            ),
            ("2024-02-29", "", "FREQ=YEARLY", "2025-01-01", "2028-12-31", &["2028-02-29"]),
            ("2026-01-05", "", "FREQ=MONTHLY;BYDAY=1MO", "2026-03-01", "2026-04-30", &["2026-03-02", "2026-04-06"]),
            (
                "2026-01-05",
                "",
                "FREQ=WEEKLY;UNTIL=20260112T000000Z",
                "2026-01-01",
                "2026-02-01",
                &["2026-01-05", "2026-01-12"],
            ),
        ] {
            assert_eq!(shown(&event(at, zone, rule), from, to), places, "{at} {zone} {rule}");
        }
    }

    #[test]
    fn several_days_show_wherever_they_reach_and_exceptions_do_not() {
        let mut fair = event("2026-05-01", "", "FREQ=YEARLY");
        fair.last_day = Some(day("2026-05-03"));
        assert_eq!(shown(&fair, "2027-05-03", "2027-05-09"), ["2027-05-01/2027-05-03"]);
        fair.except.insert(day("2027-05-01"));
        assert_eq!(shown(&fair, "2027-01-01", "2028-12-31"), ["2028-05-01/2028-05-03"]);
        fair.last_day = Some(day("2025-01-01"));
        assert_eq!(shown(&fair, "2026-05-01", "2026-05-09"), ["2026-05-01"], "an end before the beginning is one day");
        fair.binned = true;
        assert_eq!(shown(&fair, "2026-05-01", "2026-05-09"), [""; 0]);
    }

    #[test]
    fn another_look_at_the_file_brings_what_changed_there_and_keeps_what_changed_here() {
        let mut says = FromFile {
            name: "Fair".into(),
            begins: PublishAt { date: Some(day("2026-05-01")), ..Default::default() },
            explanation: "In the park\nBring chairs".into(),
            ..Default::default()
        };
        let mut fair = event("2026-05-01", "", "");
        fair.from_file = says.written();
        fair.name = "Spring fair (ours)".into();
        assert_eq!(caught_up(&fair, &says), [], "the same file again changes nothing");
        says.begins.date = Some(day("2026-05-08"));
        says.except.insert(day("2026-05-15"));
        let changed = [
            EventEdit::SetDate(Some(day("2026-05-08"))),
            EventEdit::Except(day("2026-05-15"), true),
            EventEdit::SetFromFile(says.written()),
        ];
        assert_eq!(caught_up(&fair, &says), changed);
        assert_eq!(FromFile::parse(&says.written()), Some(says));
        assert_eq!(FromFile::parse("anything else"), None);
    }
}
