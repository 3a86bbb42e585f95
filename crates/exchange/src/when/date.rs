//! The dates people write, with a time behind them or not.

use chrono::{NaiveDate, NaiveTime, Weekday};
use trekker_domain::publish_at::is_plausible;

use crate::when::names;
use crate::when::parts::{self, Parts, parts_of, weekdays_of};
use crate::when::scan::Scan;
use crate::when::time;
use crate::words;
use trekker_domain::import::DateOrder;

/// What a cell of a column of dates says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) date: NaiveDate,
    pub(crate) time: Option<NaiveTime>,
    /// Seconds east of Greenwich, when the cell says so: `Z`, `+01:00`.
    pub(crate) offset: Option<i32>,
    /// Something stands behind the date that is no time.
    pub(crate) has_more: bool,
}

/// Why a cell is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Not {
    Understood,
    WithYear,
    /// It would be one if the day and the month stood the other way around.
    InThisOrder,
    Plausible,
}

/// No date is longer than this, in bytes.
const LONGEST: usize = 200;

/// Reads a cell. `order` counts where two numbers can be day and month; `year` is for dates that name none.
pub(crate) fn read(cell: &str, order: DateOrder, year: Option<i32>) -> Result<Found, Not> {
    let lower = lower(cell).ok_or(Not::Understood)?;
    let (parts, rest) = parts_of(&lower).ok_or(Not::Understood)?;
    let date = match parts {
        Parts::Clear { year: named, month, day } => {
            NaiveDate::from_ymd_opt(named.or(year).ok_or(Not::WithYear)?, month, day).ok_or(Not::Understood)?
        }
        Parts::Numbers { first, second, year: named } => {
            let year = named.or(year).ok_or(Not::WithYear)?;
            let (day, month) = match order {
                DateOrder::DayFirst => (first, second),
                DateOrder::MonthFirst => (second, first),
            };
            let other = NaiveDate::from_ymd_opt(year, day, month);
            let why_not = if other.is_some() { Not::InThisOrder } else { Not::Understood };
            NaiveDate::from_ymd_opt(year, month, day).ok_or(why_not)?
        }
    };
    if !is_plausible(date) {
        return Err(Not::Plausible);
    }
    Ok(with_time(date, rest))
}

/// Whether a cell is a date with its year, perhaps with a time, and nothing else.
pub(crate) fn is_whole(cell: &str) -> bool {
    [DateOrder::DayFirst, DateOrder::MonthFirst]
        .into_iter()
        .any(|order| read(cell, order, None).is_ok_and(|found| !found.has_more))
}

/// Whether a cell begins with a date, perhaps without a year.
pub(crate) fn is_begun(cell: &str) -> bool {
    [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().any(|order| read(cell, order, Some(2024)).is_ok())
}

/// The two numbers of a cell whose order its writing does not tell.
pub(crate) fn numbers(cell: &str) -> Option<(u32, u32)> {
    match parts_of(&lower(cell)?)?.0 {
        Parts::Numbers { first, second, .. } => Some((first, second)),
        Parts::Clear { .. } => None,
    }
}

/// The year a cell names.
pub(crate) fn year(cell: &str) -> Option<i32> {
    match parts_of(&lower(cell)?)?.0 {
        Parts::Numbers { year, .. } | Parts::Clear { year, .. } => year,
    }
}

/// The weekdays a cell names before its date.
pub(crate) fn weekdays(cell: &str) -> Vec<Weekday> {
    lower(cell).map(|lower| weekdays_of(&lower)).unwrap_or_default()
}

/// Whether a cell names a day of some month and nothing else: `1`, `ma 1`, `3.`, `3e`.
pub(crate) fn is_day_of_month(cell: &str) -> bool {
    cell.len() <= 40 && lower(cell).is_some_and(|lower| parts::is_day_alone(&lower))
}

/// Whether a cell looks like a date in words that we do not know: `1-Yanvar`.
pub(crate) fn looks_unread(cell: &str) -> bool {
    if cell.len() > 40 || is_begun(cell) {
        return false;
    }
    let plain = words::plain(cell);
    let pieces: Vec<&str> = plain.split(' ').collect();
    let is_day = |piece: &str| piece.len() <= 2 && piece.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
    let is_word = |piece: &str| piece.chars().count() >= 3 && piece.chars().all(char::is_alphabetic);
    let is_year = |piece: &str| piece.len() == 4 && piece.starts_with("20") && piece.parse::<u32>().is_ok();
    match pieces.as_slice() {
        [one, other] => (is_day(one) && is_word(other)) || (is_word(one) && is_day(other)),
        [one, other, year] => is_year(year) && ((is_day(one) && is_word(other)) || (is_word(one) && is_day(other))),
        _ => false,
    }
}

/// Whether a cell counts from another day: `morgen`, `T-2`, `volgende week`, `J+3`.
pub(crate) fn is_relative(cell: &str) -> bool {
    const WORDS: &str = "vandaag|morgen|overmorgen|gisteren|today|tomorrow|yesterday|tonight|vanavond|demain|apres demain|\
         aujourd hui|hier|heute|ubermorgen|gestern|hoy|manana|ayer|hoje|amanha|ontem|oggi|domani|ieri|asap|now|nu";
    const BEGINS: &str = "volgende|komende|aanstaande|over|binnen|vorige|deze|next|in|this|last|dans|nachste|nachsten|kommende|\
         proximo|proxima|dentro|prossimo|prossima|fra|tra";
    const UNITS: &str = "dag|dagen|week|weken|maand|maanden|day|days|weeks|month|months|jour|jours|semaine|semaines|mois|\
         tag|tage|tagen|woche|wochen|monat|monate|dia|dias|semana|semanas|mes|meses|giorno|giorni|settimana|settimane|mese|weekend";
    if cell.len() > 60 {
        return false;
    }
    let plain = words::plain(cell);
    let has = |list: &str, word: &str| list.split('|').any(|one| one == word);
    if has(WORDS, &plain) {
        return true;
    }
    let pieces: Vec<&str> = plain.split(' ').collect();
    let names_unit =
        |word: &&str| has(UNITS, word) || !names::weekdays(word).is_empty() || names::month(word).is_some();
    if pieces.first().is_some_and(|first| has(BEGINS, first)) && pieces.iter().skip(1).any(names_unit) {
        return true;
    }
    // `T-2`, `D+1`, `J-7_Mon`, `T0`, `day 3`, `week -1`: so many days from one that is not named.
    let lower = cell.trim().to_lowercase();
    let rest = ["t", "d", "j", "dag", "day", "jour", "tag", "dia", "giorno", "week", "w"]
        .iter()
        .filter_map(|begin| lower.strip_prefix(begin))
        .find(|rest| !rest.starts_with(char::is_alphabetic));
    rest.is_some_and(|rest| {
        let number = rest.trim_start().trim_start_matches(['+', '-', '–', '−', ' ']);
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits)
            && !number[digits..].starts_with(|letter: char| letter.is_alphanumeric() || letter == '/')
    })
}

/// A spreadsheet's own number for a day, as it shows when a cell lost its format: 45691 is 3 February 2025, and
/// 45691.5 noon of that day. Only for numbers of the years 1954 to 2119.
pub(crate) fn serial(cell: &str) -> Option<Found> {
    let (days, part) = match cell.split_once(['.', ',']) {
        Some((days, part)) => (days, Some(part)),
        None => (cell, None),
    };
    if days.len() != 5 || !days.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let days: u64 = days.parse().ok().filter(|days| (20_000..80_000).contains(days))?;
    let time = match part {
        None => None,
        Some(part) => Some(time::part_of_a_day(&format!("0.{part:0<3}"))?),
    };
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(days))?;
    Some(Found { date, time, offset: None, has_more: false })
}

fn lower(cell: &str) -> Option<String> {
    (cell.len() <= LONGEST).then(|| cell.trim().to_lowercase())
}

/// What stands behind a date: `T10:00Z`, ` om 10u`, ` 10:00 +01:00`.
fn with_time(date: NaiveDate, rest: &str) -> Found {
    let rest = rest.trim();
    let iso = rest.strip_prefix('t').filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    let rest = iso.unwrap_or(rest).trim_start_matches([',', '@', '|', '(', '-', '–']).trim_end_matches(')').trim();
    let (clock, offset) = cut_offset(rest, iso.is_some());
    let time = time::read(clock);
    Found { date, time, offset: offset.filter(|_| time.is_some()), has_more: time.is_none() && !rest.is_empty() }
}

/// The time, and how many seconds its zone is east of Greenwich. '10:00-11:00' is two times, but in the form of ISO 8601.
fn cut_offset(text: &str, is_iso: bool) -> (&str, Option<i32>) {
    if let Some(clock) = ["z", "utc", "gmt"].iter().find_map(|zulu| text.strip_suffix(zulu)) {
        return (clock.trim_end(), Some(0));
    }
    let signs: &[char] = if is_iso { &['+', '-'] } else { &['+'] };
    let cut = || {
        let (clock, offset) = text.split_at(text.rfind(signs)?);
        let digits: String = offset[1..].chars().filter(|letter| *letter != ':').collect();
        let number = Scan::new(&digits).number().filter(|(_, count)| *count == digits.len())?.0;
        let minutes = match digits.len() {
            2 => number * 60,
            4 => number / 100 * 60 + number % 100,
            _ => return None,
        };
        // No zone is further off.
        let seconds = i32::try_from(minutes * 60).ok().filter(|_| minutes <= 14 * 60)?;
        Some((clock.trim_end(), Some(if offset.starts_with('-') { -seconds } else { seconds })))
    };
    cut().unwrap_or((text, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_first(cell: &str) -> String {
        match read(cell, DateOrder::DayFirst, None) {
            Ok(Found { date, time, offset, has_more }) => {
                let time = time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
                let offset = offset.map(|offset| format!(" {:+}", offset / 60)).unwrap_or_default();
                format!("{date}{time}{offset}{}", if has_more { " …" } else { "" })
            }
            Err(not) => format!("not {not:?}"),
        }
    }

    #[test]
    fn dates_are_read_in_every_way_people_write_them() {
        for cell in [
            "2025-02-03",
            "2025/2/3",
            "2025.02.03",
            "3-2-2025",
            "03/02/2025",
            "3.2.2025",
            "3 - 2 - 2025",
            "3/2/25",
            "20250203",
            "3 feb 2025",
            "3 februari 2025",
            "3 Feb. 2025",
            "3-feb-2025",
            "3-Feb-25",
            "3 February, 2025",
            "3rd of February 2025",
            "3e februari 2025",
            "Feb 3, 2025",
            "February 3rd, 2025",
            "Feb. 3 2025",
            "maandag 3 februari 2025",
            "ma 3-2-2025",
            "ma. 3/2/2025",
            "Monday, February 3, 2025",
            "Mon 3 Feb '25",
            "2025-feb-03",
            " MAANDAG 3 FEBRUARI 2025 ",
            "lundi 3 février 2025",
            "lun. 3 fév. 2025",
            "Montag, den 3. Februar 2025",
            "3. Feb 2025",
            "3 de febrero de 2025",
            "lunes, 3 de febrero del 2025",
            "segunda-feira, 3 de fevereiro de 2025",
            "3 fev 2025",
            "lunedì 3 febbraio 2025",
            "3º fevereiro 2025",
        ] {
            assert_eq!(day_first(cell), "2025-02-03", "{cell}");
        }
    }

    #[test]
    fn a_time_behind_the_date_belongs_to_it() {
        for (cell, expected) in [
            ("2025-02-03T10:00", "2025-02-03 10:00"),
            ("2025-02-03T10:00:30.250Z", "2025-02-03 10:00 +0"),
            ("2025-02-03T10:00+01:00", "2025-02-03 10:00 +60"),
            ("2025-02-03T10:00-0530", "2025-02-03 10:00 -330"),
            ("2025-02-03 10:00:00 +0200", "2025-02-03 10:00 +120"),
            ("2025-02-03 10:00 UTC", "2025-02-03 10:00 +0"),
            ("20250203T100000Z", "2025-02-03 …"),
            ("3-2-2025 10:00", "2025-02-03 10:00"),
            ("3/2/2025, 8u30", "2025-02-03 08:30"),
            ("3 feb 2025 om 20 uur", "2025-02-03 20:00"),
            ("Feb 3, 2025 at 3:00 PM", "2025-02-03 15:00"),
            ("3-2-2025 (20:15)", "2025-02-03 20:15"),
            ("3-2-2025 10:00-11:00", "2025-02-03 …"),
            ("3-2-2025 in de avond", "2025-02-03 …"),
        ] {
            assert_eq!(day_first(cell), expected, "{cell}");
        }
    }

    #[test]
    fn what_is_no_date_is_told_apart() {
        for (cell, expected) in [
            ("2/13/2025", "not InThisOrder"),
            ("31-2-2025", "not Understood"),
            ("32/32/2025", "not Understood"),
            ("2025-13-01", "not Understood"),
            ("3 februari", "not WithYear"),
            ("ma 3/2", "not WithYear"),
            ("3 feb 10:00", "not WithYear"),
            ("3 feb 10 uur", "not WithYear"),
            ("0203-02-03", "not Plausible"),
            ("februari 2025", "not Understood"),
            ("week 6", "not Understood"),
            ("volgende maandag", "not Understood"),
            ("10.30", "not Understood"),
            ("45691", "not Understood"),
            ("99999999999999-1-1", "not Understood"),
            ("", "not Understood"),
        ] {
            assert_eq!(day_first(cell), expected, "{cell}");
        }
        for (cell, relative) in [
            ("morgen", true),
            ("Tomorrow", true),
            ("amanhã", true),
            ("volgende maandag", true),
            ("next week", true),
            ("T-2_Mon", true),
            ("T0_Fri", true),
            ("D+3", true),
            ("dag 3", true),
            ("3-2-2025", false),
            ("do 3/2", false),
            ("di 3 juni", false),
            ("d 3/2", false),
            ("Drie dagen", false),
            ("2025-02-03T10:00", false),
        ] {
            assert_eq!(is_relative(cell), relative, "{cell}");
        }
        assert_eq!(day_first("mar 3 juin 2025"), "2025-06-03");
        assert_eq!(day_first("Mar 3, 2025"), "2025-03-03");
        assert_eq!(day_first("1er mars 2025"), "2025-03-01");
        assert_eq!(weekdays("mar 3 juin 2025"), [Weekday::Tue]);
        assert_eq!(weekdays("Mar 3, 2025"), []);
        let with_year = read("ma 3/2", DateOrder::DayFirst, Some(2025)).map(|found| found.date.to_string());
        assert_eq!(with_year, Ok("2025-02-03".to_owned()));
    }

    #[test]
    fn the_order_counts_only_where_two_numbers_stand() {
        for (cell, expected) in [("2/3/2025", "2025-02-03"), ("3 feb 2025", "2025-02-03"), ("2025-02-03", "2025-02-03")]
        {
            let read = read(cell, DateOrder::MonthFirst, None).map(|found| found.date.to_string());
            assert_eq!(read, Ok(expected.to_owned()), "{cell}");
        }
        assert_eq!((numbers("2/13/2025 10:00"), numbers("2025-02-13"), numbers("13 feb")), (Some((2, 13)), None, None));
    }

    #[test]
    fn a_spreadsheets_day_numbers_are_days() {
        let read = |cell| serial(cell).map(|found| (found.date.to_string(), found.time.map(|time| time.to_string())));
        assert_eq!(read("45691"), Some(("2025-02-03".to_owned(), None)));
        assert_eq!(read("45691,5"), Some(("2025-02-03".to_owned(), Some("12:00:00".to_owned()))));
        assert_eq!(read("45691.416666667"), Some(("2025-02-03".to_owned(), Some("10:00:00".to_owned()))));
        for cell in ["19999", "2025", "123456", "45691.x", "4569a"] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
