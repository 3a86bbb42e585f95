//! The days a month's page shows: whole weeks, from Monday to Sunday, with their numbers.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// One week of a calendar page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// The number by ISO 8601.
    pub number: u32,
    /// Monday to Sunday.
    pub days: [NaiveDate; 7],
}

/// The weeks that have a day of this month: four to six of them. `month_of` is any day of the month.
pub fn weeks_of(month_of: NaiveDate) -> Vec<Week> {
    let (first, last) = (first_day(month_of), last_day(month_of));
    let mut weeks = Vec::with_capacity(6);
    let mut monday = monday_of(first);
    while monday <= last {
        weeks.push(week_of(monday));
        monday = monday + Days::new(7);
    }
    weeks
}

/// The week that has this day.
pub fn week_of(day: NaiveDate) -> Week {
    let monday = monday_of(day);
    Week { number: monday.iso_week().week(), days: std::array::from_fn(|n| monday + Days::new(n as u64)) }
}

pub fn first_day(month_of: NaiveDate) -> NaiveDate {
    month_of.with_day(1).unwrap_or(month_of)
}

pub fn last_day(month_of: NaiveDate) -> NaiveDate {
    first_day(month_of) + Months::new(1) - Days::new(1)
}

/// The same day some months away; the last day of a shorter month.
pub fn months_away(day: NaiveDate, months: i32) -> NaiveDate {
    let distance = Months::new(months.unsigned_abs());
    let moved = if months < 0 { day.checked_sub_months(distance) } else { day.checked_add_months(distance) };
    moved.filter(|day| crate::publish_at::is_plausible(*day)).unwrap_or(day)
}

/// The Monday of a day's week.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).first_day()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn weeks_are_whole_and_numbered() {
        for (month, weeks, first, last, number) in [
            ("2026-11-23", 6, "2026-10-26", "2026-12-06", 44),
            ("2027-02-01", 4, "2027-02-01", "2027-02-28", 5),
            // The first days of 2027 are in week 53 of 2026.
            ("2027-01-15", 5, "2026-12-28", "2027-01-31", 53),
        ] {
            let page = weeks_of(day(month));
            assert_eq!(page.len(), weeks, "{month}");
            assert_eq!(page.first().map(|week| (week.days[0], week.number)), Some((day(first), number)));
            assert_eq!(page.last().map(|week| week.days[6]), Some(day(last)));
        }
    }

    #[test]
    fn a_month_away_stays_in_that_month() {
        assert_eq!(months_away(day("2026-01-31"), 1), day("2026-02-28"));
        assert_eq!(months_away(day("2026-01-31"), -1), day("2025-12-31"));
    }
}
