//! How often a channel goes out at most, by what its team planned.
//!
//! It is a line not to go over, and no target: nothing counts what is below it.

use chrono::NaiveDate;

use crate::columns::is_written;
use crate::month::{first_day, last_day, week_of};
use crate::open::{Word, word_enum};

/// At most so many posts in each week or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Frequency {
    posts: u32,
    pub per: Span,
}

word_enum! {
    pub enum Span {
        /// From Monday to Sunday.
        Week = "week",
        Month = "month",
    }
}

impl Span {
    /// The first and the last day of the one that a day is in.
    pub fn around(self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Week => {
                let [monday, .., sunday] = week_of(day).days;
                (monday, sunday)
            }
            Self::Month => (first_day(day), last_day(day)),
        }
    }
}

is_written!(Frequency, Frequency);

impl Frequency {
    /// More than this is no plan but a slip of the keyboard.
    pub const MOST: u32 = 999;

    /// `None`: none at all, or more than [`Self::MOST`].
    pub fn new(posts: u32, per: Span) -> Option<Self> {
        (1..=Self::MOST).contains(&posts).then_some(Self { posts, per })
    }

    pub fn posts(self) -> u32 {
        self.posts
    }

    /// As documents and the command line have it: `3/week`.
    pub fn written(self) -> String {
        format!("{}/{}", self.posts, self.per.word())
    }

    pub fn parse(text: &str) -> Option<Self> {
        let (posts, per) = text.split_once('/')?;
        let per = Span::ALL.iter().find(|span| span.word() == per)?;
        Self::new(posts.parse().ok()?, *per)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        for text in ["1/week", "3/week", "2/month", "999/month"] {
            assert_eq!(Frequency::parse(text).map(Frequency::written).as_deref(), Some(text));
        }
        for text in ["", "3", "3/", "0/week", "1000/week", "-1/week", "3/day", "3/week/month", "three/week", "3 / week"]
        {
            assert_eq!(Frequency::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_span_has_its_whole_days() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (span, on, first, last) in [
            (Span::Week, "2026-11-28", "2026-11-23", "2026-11-29"),
            (Span::Week, "2026-11-29", "2026-11-23", "2026-11-29"),
            (Span::Week, "2027-01-01", "2026-12-28", "2027-01-03"),
            (Span::Month, "2026-11-30", "2026-11-01", "2026-11-30"),
            (Span::Month, "2028-02-01", "2028-02-01", "2028-02-29"),
        ] {
            assert_eq!(span.around(day(on)), (day(first), day(last)), "{on}");
        }
    }
}
