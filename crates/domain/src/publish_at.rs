//! The local date and time of a post, with the zone they are meant in.

use chrono::{DateTime, LocalResult, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::columns::names::{DATE, TIME, ZONE};
use crate::columns::{Cells, Column};

/// When a post goes out, as people say it: a day, perhaps an hour, in a place.
///
/// Date, time and zone are three columns of their own: two people who change one each do not contradict each other.
/// The local time is what is kept, so summer time never shifts a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublishAt {
    /// `None`: the post has no date yet.
    pub date: Option<NaiveDate>,
    /// `None`: any time on that day.
    pub time: Option<NaiveTime>,
    /// An IANA zone name such as `Europe/Brussels`; empty: the team's own zone.
    pub zone: String,
}

impl PublishAt {
    /// From the columns in which posts and events have it.
    pub fn read(cells: &dyn Cells) -> Self {
        Self { date: Column::read(cells, DATE), time: Column::read(cells, TIME), zone: Column::read(cells, ZONE) }
    }

    /// From those in which a variant has it.
    pub(crate) fn read_in_zone_of_post(cells: &dyn Cells) -> Self {
        Self { zone: String::new(), ..Self::read(cells) }
    }

    /// The moment in universal time, for a post with a date and a time.
    ///
    /// A local time that summer time skips is moved to the first one that exists; one that occurs twice is the first.
    /// An unknown zone counts as the team's, an unknown team zone as UTC.
    pub fn moment(&self, team_zone: &str) -> Option<DateTime<Utc>> {
        let local = self.date?.and_time(self.time?);
        let zone = zone(&self.zone).or_else(|| zone(team_zone)).unwrap_or(Tz::UTC);
        for skipped_minutes in [0, 30, 60, 90, 120, 180] {
            match zone.from_local_datetime(&(local + chrono::Duration::minutes(skipped_minutes))) {
                LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => return Some(moment.to_utc()),
                LocalResult::None => {}
            }
        }
        None
    }

    /// `2025-02-03T10:00`, `2025-02-03`, or an empty text: the form of machine-readable output.
    pub fn written(&self) -> String {
        match (self.date, self.time) {
            (Some(date), Some(time)) => format!("{date}T{}", time.format("%H:%M")),
            (Some(date), None) => date.to_string(),
            (None, _) => String::new(),
        }
    }

    /// Reads what [`written`](Self::written) wrote into date and time.
    pub fn parse(text: &str) -> Option<(Option<NaiveDate>, Option<NaiveTime>)> {
        if text.is_empty() {
            return Some((None, None));
        }
        match text.split_once(['T', ' ']) {
            None => Some((Some(parse_date(text)?), None)),
            Some((date, time)) => Some((Some(parse_date(date)?), Some(parse_time(time)?))),
        }
    }
}

/// A zone by its IANA name.
pub fn zone(name: &str) -> Option<Tz> {
    name.parse().ok()
}

/// Every zone there is, by the order of their names.
pub fn zones() -> impl Iterator<Item = Tz> {
    chrono_tz::TZ_VARIANTS.iter().copied()
}

/// `2025-02-03`, with a year of four digits.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    is_plausible(date).then_some(date)
}

/// `10:00` or `10:00:30`; seconds are dropped, since no plan needs them.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let time =
        NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S")).ok()?;
    use chrono::Timelike;
    NaiveTime::from_hms_opt(time.hour(), time.minute(), 0)
}

/// Dates outside these years are slips of the keyboard, and calendars cannot show them.
pub fn is_plausible(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1900..=2999).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(date: &str, time: &str, zone: &str) -> PublishAt {
        PublishAt { date: parse_date(date), time: parse_time(time), zone: zone.to_owned() }
    }

    #[test]
    fn summer_time_moves_the_moment_and_not_the_plan() {
        for (date, time, zone, utc) in [
            ("2025-03-29", "10:00", "Europe/Brussels", "2025-03-29T09:00:00+00:00"),
            ("2025-03-30", "10:00", "Europe/Brussels", "2025-03-30T08:00:00+00:00"),
            // 02:30 does not exist on this day: an hour later does.
            ("2025-03-30", "02:30", "Europe/Brussels", "2025-03-30T01:00:00+00:00"),
            // 02:30 occurs twice: the first.
            ("2025-10-26", "02:30", "Europe/Brussels", "2025-10-26T00:30:00+00:00"),
            ("2025-03-30", "10:00", "", "2025-03-30T08:00:00+00:00"),
            ("2025-03-30", "10:00", "Mars/Olympus", "2025-03-30T08:00:00+00:00"),
        ] {
            let moment = at(date, time, zone).moment("Europe/Amsterdam").map(|moment| moment.to_rfc3339());
            assert_eq!(moment.as_deref(), Some(utc), "{date} {time} {zone}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for text in ["", "2025-02-03", "2025-02-03T10:00"] {
            let (date, time) = PublishAt::parse(text).expect(text);
            assert_eq!(PublishAt { date, time, zone: String::new() }.written(), text);
        }
        for text in ["tomorrow", "2025-13-01", "0025-01-01", "2025-02-03T25:00", "2025-02-03Tnoon"] {
            assert_eq!(PublishAt::parse(text), None, "{text}");
        }
    }
}
