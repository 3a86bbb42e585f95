//! The ways of looking at the calendar.

use chrono::{Datelike, Days, NaiveDate};
use trekker_domain::month::{first_day, last_day, months_away, week_of};

use crate::words::{Words, say};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Month,
    /// Seven days with their hours.
    Week,
    /// One post a line.
    List,
    /// By how far they are.
    Board,
    /// The days on which deliverables are made.
    Timeline,
}

impl View {
    pub const ALL: [Self; 5] = [Self::Month, Self::Week, Self::List, Self::Board, Self::Timeline];

    /// As it is kept in the preferences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
            Self::List => "list",
            Self::Board => "board",
            Self::Timeline => "timeline",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.word() == word)
    }

    pub(crate) fn name(self, words: &Words) -> String {
        match self {
            Self::Month => say!(words, "view-month"),
            Self::Week => say!(words, "view-week"),
            Self::List => say!(words, "view-list"),
            Self::Board => say!(words, "view-board"),
            Self::Timeline => say!(words, "view-timeline"),
        }
    }

    /// The first and the last day that show, around this one.
    pub(crate) fn days(self, around: NaiveDate) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Week => {
                let days = week_of(around).days;
                (days[0], days[6])
            }
            _ => (first_day(around), last_day(around)),
        }
    }

    /// A day of what shows next, or before.
    pub(crate) fn step(self, around: NaiveDate, steps: i32) -> NaiveDate {
        match self {
            Self::Week => {
                let days = Days::new(7 * u64::from(steps.unsigned_abs()));
                let to = if steps < 0 { around.checked_sub_days(days) } else { around.checked_add_days(days) };
                to.unwrap_or(around)
            }
            _ => months_away(first_day(around), steps),
        }
    }

    /// `is_narrow`: there is no room for a week's month.
    pub(crate) fn title(self, words: &Words, around: NaiveDate, is_narrow: bool) -> String {
        match self {
            Self::Week => {
                let week = week_of(around);
                // By its Thursday a week belongs to a month and a year.
                let day = week.days[3];
                let month = if is_narrow { day.year().to_string() } else { words.month_and_year(day) };
                let number = week.number;
                say!(words, "week-title", number = number, month = month)
            }
            _ => words.month_and_year(around),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_step_goes_on_to_the_next_of_what_shows() {
        for (view, around, steps, to) in [
            (View::Month, "2026-01-31", 1, "2026-02-01"),
            (View::Month, "2026-01-31", -1, "2025-12-01"),
            (View::Week, "2026-12-30", 1, "2027-01-06"),
            (View::Week, "2026-12-30", -1, "2026-12-23"),
        ] {
            assert_eq!(view.step(day(around), steps), day(to), "{view:?} {around}");
        }
        assert_eq!(View::Week.days(day("2026-12-31")), (day("2026-12-28"), day("2027-01-03")));
        assert_eq!(View::List.days(day("2026-02-10")), (day("2026-02-01"), day("2026-02-28")));
    }

    #[test]
    fn a_kept_view_reads_back() {
        assert!(View::ALL.into_iter().all(|view| View::parse(view.word()) == Some(view)));
    }
}
