//! How an event comes again: a rule as in RFC 5545, of which those count that name days.
//!
//! Posts that come again are posts of their own (see [`crate::repeat`]); an event is one thing that takes place many times.

use chrono::{Days, NaiveDate, NaiveTime, TimeZone, Utc};
use rrule::{Frequency, RRule, RRuleSet, Tz, Unvalidated};

use crate::columns::is_written;

/// More parts than this no calendar program writes.
const LONGEST: usize = 512;
/// More times than this are not shown at once: each day of five years.
const MOST: u16 = 1_830;

/// A rule that reads. `UNTIL` is the local time of the event, written as if it were universal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Recurrence(String);

is_written!(Recurrence, Recurrence);

impl Recurrence {
    pub const WEEKLY: &str = "FREQ=WEEKLY";
    pub const MONTHLY: &str = "FREQ=MONTHLY";
    pub const YEARLY: &str = "FREQ=YEARLY";

    /// `None`: it is no rule, or one that comes again within a day.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let rule: RRule<Unvalidated> = text.parse().ok()?;
        let names_days =
            matches!(rule.get_freq(), Frequency::Yearly | Frequency::Monthly | Frequency::Weekly | Frequency::Daily);
        let names_times =
            !rule.get_by_hour().is_empty() || !rule.get_by_minute().is_empty() || !rule.get_by_second().is_empty();
        // As it was written: rrule 0.14 writes '1MO', the first Monday, as 'MO', any.
        (names_days && !names_times).then(|| Self(text.to_owned()))
    }

    pub fn written(&self) -> &str {
        &self.0
    }

    /// The days between two, both included, on which it takes place; `first` is the first of all. A rule that does not fit
    /// its first day gives that day alone.
    pub fn days(&self, first: NaiveDate, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        // Only days count here, so any hour does, as long as it is the same for all: `UNTIL` is taken as a whole day.
        let at = |day: NaiveDate| Utc.from_utc_datetime(&day.and_time(NaiveTime::MIN)).with_timezone(&Tz::UTC);
        let rule = self.0.parse::<RRule<Unvalidated>>().ok().map(|rule| match rule.get_until().copied() {
            Some(until) => rule.until(at(until.date_naive())),
            None => rule,
        });
        let Some(rule) = rule.and_then(|rule| rule.validate(at(first)).ok()) else { return vec![first] };
        let end = to.checked_add_days(Days::new(1)).unwrap_or(to);
        let set = RRuleSet::new(at(first)).rrule(rule).after(at(from)).before(at(end));
        let days = set.all(MOST).dates.into_iter().map(|moment| moment.date_naive());
        days.filter(|day| (from..=to).contains(day)).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rules_that_name_days_are_kept_and_others_are_none() {
        for (text, kept) in [
            ("FREQ=YEARLY", true),
            ("FREQ=MONTHLY;BYDAY=-1FR", true),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=MO", true),
            ("FREQ=DAILY;COUNT=5", true),
            ("FREQ=YEARLY;UNTIL=20301231T225959Z", true),
            ("FREQ=HOURLY", false),
            ("FREQ=SECONDLY;COUNT=4000000000", false),
            ("FREQ=DAILY;BYHOUR=9,17", false),
            ("every day", false),
            ("", false),
        ] {
            let rule = Recurrence::parse(text);
            assert_eq!(rule.is_some(), kept, "{text}");
            if let Some(rule) = rule {
                assert_eq!(Recurrence::parse(rule.written()), Some(rule.clone()), "{text}");
            }
        }
    }

    #[test]
    fn a_rule_that_never_comes_ends() {
        let day = |text: &str| -> NaiveDate { text.parse().expect("a date") };
        let rule = Recurrence::parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").expect("a rule");
        assert_eq!(rule.days(day("2026-01-01"), day("2026-01-01"), day("2026-12-31")), []);
    }

    proptest! {
        /// What a member's program writes may be any rule; none of them breaks down or leaves the days asked for.
        #[test]
        fn any_rule_gives_days_within_those_asked_for(
            frequency in prop::sample::select(vec!["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]),
            parts in prop::collection::vec((prop::sample::select(vec![
                "INTERVAL", "COUNT", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYDAY",
            ]), -400_i32..400), 0..4),
            first in 0_i64..200_000,
            from in 0_i64..400_000,
        ) {
            let mut text = format!("FREQ={frequency}");
            for (name, number) in parts {
                let value = if name == "BYDAY" { format!("{}TU", number % 6) } else { number.to_string() };
                text.push_str(&format!(";{name}={value}"));
            }
            let epoch = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a date");
            let first = epoch + chrono::Duration::days(first);
            let from = epoch + chrono::Duration::days(from);
            let to = from + chrono::Duration::days(41);
            if let Some(rule) = Recurrence::parse(&text) {
                for day in rule.days(first, from, to) {
                    prop_assert!((from..=to).contains(&day) || day == first);
                }
            }
        }
    }
}
