//! Public holidays of the Netherlands and Belgium.
//!
//! Those by law: <https://www.rijksoverheid.nl/onderwerpen/schoolvakanties/vraag-en-antwoord/officiele-feestdagen> and the
//! Belgian law of 4 January 1974. Most hang on Easter, which is computed (by Meeus, Jones and Butcher).

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::open::word_enum;

word_enum! {
    /// Whose holidays a team keeps.
    pub enum Country {
        Netherlands = "NL",
        Belgium = "BE",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    NewYear,
    GoodFriday,
    Easter,
    EasterMonday,
    KingsDay,
    LabourDay,
    LiberationDay,
    Ascension,
    Pentecost,
    PentecostMonday,
    BelgianNationalDay,
    Assumption,
    AllSaints,
    Armistice,
    Christmas,
    SecondChristmasDay,
}

impl Holiday {
    /// Whether most people are off. On Good Friday they are not.
    pub fn is_day_off(self) -> bool {
        self != Self::GoodFriday
    }
}

/// The Sunday of Easter; nothing outside the years of the calendar.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let h = (19 * a + b - d - (b - f + 1) / 3 + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let of_march = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(of_march / 31).ok()?, u32::try_from(of_march % 31 + 1).ok()?)
}

/// The holidays of a year, by date.
pub fn holidays(country: Country, year: i32) -> Vec<(NaiveDate, Holiday)> {
    let Some(easter) = easter(year) else { return Vec::new() };
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let after = |days| easter.checked_add_days(Days::new(days));
    let everywhere = [
        (on(1, 1), Holiday::NewYear),
        (Some(easter), Holiday::Easter),
        (after(1), Holiday::EasterMonday),
        (after(39), Holiday::Ascension),
        (after(49), Holiday::Pentecost),
        (after(50), Holiday::PentecostMonday),
        (on(12, 25), Holiday::Christmas),
    ];
    let of_country = match country {
        Country::Netherlands => vec![
            (easter.checked_sub_days(Days::new(2)), Holiday::GoodFriday),
            (kings_day(year), Holiday::KingsDay),
            (on(5, 5), Holiday::LiberationDay),
            (on(12, 26), Holiday::SecondChristmasDay),
        ],
        Country::Belgium => vec![
            (on(5, 1), Holiday::LabourDay),
            (on(7, 21), Holiday::BelgianNationalDay),
            (on(8, 15), Holiday::Assumption),
            (on(11, 1), Holiday::AllSaints),
            (on(11, 11), Holiday::Armistice),
        ],
    };
    let all = everywhere.into_iter().chain(of_country);
    let mut all: Vec<_> = all.filter_map(|(date, holiday)| Some((date?, holiday))).collect();
    all.sort();
    all
}

/// The holiday on a day.
pub fn holiday_on(country: Country, day: NaiveDate) -> Option<Holiday> {
    holidays(country, day.year()).into_iter().find(|(date, _)| *date == day).map(|(_, holiday)| holiday)
}

/// 27 April, or the day before when that is a Sunday.
fn kings_day(year: i32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(year, 4, 27)?;
    if day.weekday() == Weekday::Sun { day.pred_opt() } else { Some(day) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::Word;

    #[test]
    fn easter_falls_where_almanacs_say() {
        for date in ["1961-04-02", "2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"] {
            let date: NaiveDate = date.parse().expect("a date");
            assert_eq!(easter(date.year()), Some(date));
        }
    }

    #[test]
    fn days_off_are_those_of_the_country() {
        use Country::{Belgium, Netherlands};
        for (country, day, holiday) in [
            (Netherlands, "2025-04-26", Some(Holiday::KingsDay)),
            (Netherlands, "2025-04-27", None),
            (Netherlands, "2026-04-27", Some(Holiday::KingsDay)),
            (Netherlands, "2026-05-14", Some(Holiday::Ascension)),
            (Netherlands, "2026-05-25", Some(Holiday::PentecostMonday)),
            (Netherlands, "2026-12-26", Some(Holiday::SecondChristmasDay)),
            (Belgium, "2026-12-26", None),
            (Belgium, "2026-07-21", Some(Holiday::BelgianNationalDay)),
            (Netherlands, "2026-07-21", None),
            (Belgium, "2026-11-11", Some(Holiday::Armistice)),
        ] {
            assert_eq!(holiday_on(country, day.parse().expect("a date")), holiday, "{country:?} {day}");
        }
    }

    #[test]
    fn every_year_has_them_in_order_and_each_once() {
        for year in 1900..2300 {
            for country in Country::ALL {
                let all = holidays(*country, year);
                assert!(all.len() >= 11 && all.is_sorted(), "{country:?} {year}");
            }
        }
    }
}
