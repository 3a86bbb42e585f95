//! What a language has to fill in, and dates in the middle of a text.

use chrono::{Datelike, NaiveDate};
use trekker_domain::holidays::Country;
use trekker_domain::rule::Sort;

use crate::example::schedule::{self, EVENTS, SLOTS};

/// All the words of an example team in one language.
pub(super) struct Words {
    pub(super) team_name: &'static str,
    /// An IANA name.
    pub(super) zone: &'static str,
    /// Whose holidays the calendar shows.
    pub(super) country: Country,
    /// In the order of [`schedule::Channel`].
    pub(super) channels: [&'static str; 4],
    /// In the order of [`schedule::Theme`].
    pub(super) themes: [&'static str; 6],
    /// In the order of [`SLOTS`].
    pub(super) posts: [PostWords; SLOTS.len()],
    /// In the order of [`EVENTS`].
    pub(super) events: [&'static str; EVENTS.len()],
    /// The campaign that leads up to the feast.
    pub(super) plan: &'static str,
    pub(super) ideas: [&'static str; 10],
    /// Why an idea is parked.
    pub(super) parked: &'static str,
    /// What a post brought, and what was counted: a name and a value.
    pub(super) success: (&'static str, &'static str, &'static str),
    /// What was said at this week's meeting, and decided.
    pub(super) meeting: (&'static str, &'static str),
    /// What is checked in texts, with what to say in the stead of it and why.
    pub(super) rules: &'static [(Sort, &'static str, &'static str, &'static str)],
    /// What people ask, and what is said then.
    pub(super) answers: [(&'static str, &'static str); 3],
    /// Heading and text, in Markdown.
    pub(super) sections: [(&'static str, &'static str); 5],
    pub(super) website: &'static str,
    /// The begin of the address of what was posted; its number comes behind it.
    pub(super) posted_at: &'static str,
    /// From Monday.
    pub(super) weekdays: [&'static str; 7],
    pub(super) months: [&'static str; 12],
}

/// The words of one post. `{feast}`, `{cleanup}`, `{evening}` and `{cooks}` stand for dates; see [`Dates`].
pub(super) struct PostWords {
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    pub(super) explanation: &'static str,
}

/// The dates that the texts speak of, as 'zaterdag 14 juni'.
pub(super) struct Dates {
    named: [(&'static str, String); 4],
}

impl Dates {
    pub(super) fn around(today: NaiveDate, words: &Words) -> Self {
        let written = |at| {
            let day = schedule::day(today, at);
            let weekday = words.weekdays[day.weekday().num_days_from_monday() as usize];
            format!("{weekday} {} {}", day.day(), words.months[day.month0() as usize])
        };
        let named = [
            ("{feast}", schedule::FEAST),
            ("{cleanup}", schedule::CLEAN_UP),
            ("{evening}", schedule::HELPERS_EVENING),
            ("{cooks}", schedule::LAST_DAY_FOR_COOKS),
        ];
        Self { named: named.map(|(name, at)| (name, written(at))) }
    }

    /// The text with its dates.
    pub(super) fn fill(&self, text: &str) -> String {
        self.named.iter().fold(text.to_owned(), |text, (name, date)| text.replace(name, date))
    }
}
