//! Posts that come again: on which days.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::month::{first_day, last_day, months_away};
use crate::publish_at::is_plausible;

/// No more than these at once: two years of weeks.
pub const MOST: usize = 104;

/// How something comes again, counted from its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    EveryWeeks(u32),
    /// On the same day of the month; in a month that is too short, on its last.
    MonthlyOnDay,
    /// On the same weekday of the month, such as every first Monday. What falls on a fifth one falls on the last.
    MonthlyOnWeekday,
}

/// Which of its weekday in its month a day is, from 1; 5 is the last.
pub fn nth_weekday(day: NaiveDate) -> (u32, Weekday) {
    ((day.day() - 1) / 7 + 1, day.weekday())
}

/// The next days, without the first one.
pub fn occurrences(first: NaiveDate, rule: Rule, count: usize) -> Vec<NaiveDate> {
    let of_number = |number: u32| match rule {
        Rule::EveryWeeks(weeks) => first.checked_add_days(Days::new(7 * u64::from(weeks.max(1)) * u64::from(number))),
        Rule::MonthlyOnDay => {
            let month = months_away(first_day(first), i32::try_from(number).ok()?);
            Some(month.with_day(first.day()).unwrap_or_else(|| last_day(month)))
        }
        Rule::MonthlyOnWeekday => {
            let month = months_away(first_day(first), i32::try_from(number).ok()?);
            let (nth, weekday) = nth_weekday(first);
            on_weekday(month, nth, weekday)
        }
    };
    (1..=count.min(MOST) as u32).map_while(|number| of_number(number).filter(|day| is_plausible(*day))).collect()
}

fn on_weekday(month: NaiveDate, nth: u32, weekday: Weekday) -> Option<NaiveDate> {
    let found = NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), weekday, u8::try_from(nth).ok()?);
    // A fifth one there mostly is not: then the fourth, which is the last.
    found.or_else(|| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), weekday, 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: &str, rule: Rule, count: usize) -> Vec<String> {
        let days = occurrences(first.parse().expect("a date"), rule, count);
        days.into_iter().map(|day| day.to_string()).collect()
    }

    #[test]
    fn it_comes_again_when_one_expects() {
        for (first, rule, again) in [
            ("2026-12-28", Rule::EveryWeeks(1), ["2027-01-04", "2027-01-11", "2027-01-18"]),
            ("2026-12-28", Rule::EveryWeeks(2), ["2027-01-11", "2027-01-25", "2027-02-08"]),
            ("2026-01-31", Rule::MonthlyOnDay, ["2026-02-28", "2026-03-31", "2026-04-30"]),
            // Every first Monday.
            ("2026-01-05", Rule::MonthlyOnWeekday, ["2026-02-02", "2026-03-02", "2026-04-06"]),
            // Every fifth Friday: the last one, where there is no fifth.
            ("2026-01-30", Rule::MonthlyOnWeekday, ["2026-02-27", "2026-03-27", "2026-04-24"]),
        ] {
            assert_eq!(days(first, rule, 3), again, "{first} {rule:?}");
        }
        assert_eq!(days("2999-12-30", Rule::EveryWeeks(1), 3), [""; 0], "the calendar ends");
        assert_eq!(days("2026-01-01", Rule::EveryWeeks(1), 1_000).len(), MOST);
    }

    #[test]
    fn a_day_says_which_of_its_weekday_it_is() {
        for (day, nth) in
            [("2026-01-05", (1, Weekday::Mon)), ("2026-01-29", (5, Weekday::Thu)), ("2026-02-28", (4, Weekday::Sat))]
        {
            assert_eq!(nth_weekday(day.parse().expect("a date")), nth, "{day}");
        }
    }
}
