//! What time it is by this computer, whatever its clock says: also before 1970, where the usual ways of asking panic.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use trekker_session::trouble::{Trouble, TroubleKind};

/// Trekker is younger than what a clock says that goes back before this year.
const FIRST_YEAR: i32 = 2025;

/// A clock beyond the years that calendars can show counts as at their end.
#[expect(clippy::disallowed_methods, reason = "the one place that asks what time it is")]
pub fn now() -> DateTime<Utc> {
    at(SystemTime::now())
}

/// What is said of a clock that cannot be right. Everything goes on with it: order never depends on clocks.
pub fn trouble() -> Option<Trouble> {
    trouble_of(now())
}

/// Proofs of identity are checked against the clock by libraries that do not go on before 1970: until then there is no network.
pub(crate) fn is_before_networks() -> bool {
    now() < DateTime::UNIX_EPOCH
}

fn at(time: SystemTime) -> DateTime<Utc> {
    let since = match time.duration_since(UNIX_EPOCH) {
        Ok(after) => TimeDelta::from_std(after).unwrap_or(TimeDelta::MAX),
        Err(before) => TimeDelta::from_std(before.duration()).map_or(TimeDelta::MIN, |before| -before),
    };
    let edge = |year| NaiveDate::from_ymd_opt(year, 6, 1).unwrap_or_default().and_time(Default::default()).and_utc();
    let (first, last) = (edge(1900), edge(2999));
    let past_the_edge = if since < TimeDelta::zero() { first } else { last };
    DateTime::UNIX_EPOCH.checked_add_signed(since).unwrap_or(past_the_edge).clamp(first, last)
}

fn trouble_of(now: DateTime<Utc>) -> Option<Trouble> {
    let is_wrong = now.year() < FIRST_YEAR || now.year() >= 2999;
    is_wrong.then(|| Trouble::new(TroubleKind::ClockWrong).about(now.format("%Y-%m-%d %H:%M")))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_says_something_whatever_it_stands_at() {
        let second = Duration::from_secs(1);
        let long = Duration::from_secs(1 << 55);
        for (time, said) in [
            (UNIX_EPOCH - second, "1969-12-31 23:59:59 UTC"),
            (UNIX_EPOCH - second / 2, "1969-12-31 23:59:59.500 UTC"),
            (UNIX_EPOCH, "1970-01-01 00:00:00 UTC"),
            (UNIX_EPOCH + second, "1970-01-01 00:00:01 UTC"),
            (UNIX_EPOCH - long, "1900-06-01 00:00:00 UTC"),
            (UNIX_EPOCH + long, "2999-06-01 00:00:00 UTC"),
        ] {
            assert_eq!(at(time).to_string(), said);
        }
    }

    #[test]
    fn a_clock_that_cannot_be_right_is_said() {
        let year = |year| {
            trouble_of(NaiveDate::from_ymd_opt(year, 6, 1).unwrap_or_default().and_time(Default::default()).and_utc())
        };
        assert_eq!(year(1969).map(|trouble| trouble.about), Some("1969-06-01 00:00".to_owned()));
        assert_eq!((year(2024).is_some(), year(2025), year(2600), year(2999).is_some()), (true, None, None, true));
    }
}
