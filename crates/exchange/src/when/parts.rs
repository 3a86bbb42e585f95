//! The numbers of a date as it is written, before it is known which of two is the day.

use crate::when::scan::Scan;
use crate::when::time;

/// A date before it is known which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// The order is clear from the writing.
    Clear { year: Option<i32>, month: u32, day: u32 },
    /// Two numbers that can be day and month or the other way around.
    Numbers { first: u32, second: u32, year: Option<i32> },
}

const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "feb", "febr"],
    &["maart", "march", "mrt", "mar", "maa"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["augustus", "august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

const WEEKDAYS: &[&str] = &[
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "ma",
    "di",
    "wo",
    "do",
    "vr",
    "za",
    "zo",
    "din",
    "woe",
    "don",
    "vri",
    "zat",
    "zon",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "mo",
    "tu",
    "we",
    "th",
    "fr",
    "sa",
    "su",
];

/// The date a text begins with, in small letters, and what stands behind it.
pub(super) fn parts_of(lower: &str) -> Option<(Parts, &str)> {
    let mut scan = Scan::new(lower);
    if scan.one_of(WEEKDAYS) {
        scan.skip(&['.', ',']);
    }
    if let Some(month) = month(&mut scan) {
        scan.skip(&['.', ',']);
        let (day, 1 | 2) = scan.number()? else { return None };
        ordinal(&mut scan);
        return Some((Parts::Clear { year: year_behind(&mut scan), month, day }, scan.rest));
    }
    let (first, digits) = scan.number()?;
    match digits {
        8 => {
            let (year, month, day) = (first / 10_000, first / 100 % 100, first % 100);
            Some((Parts::Clear { year: i32::try_from(year).ok(), month, day }, scan.rest))
        }
        4 => {
            scan.mark(&['-', '/', '.'])?;
            let month = match month(&mut scan) {
                Some(month) => month,
                None => scan.number().filter(|(_, digits)| *digits <= 2)?.0,
            };
            scan.mark(&['-', '/', '.'])?;
            let (day, 1 | 2) = scan.number()? else { return None };
            Some((Parts::Clear { year: i32::try_from(first).ok(), month, day }, scan.rest))
        }
        1 | 2 => {
            let mut named = scan;
            ordinal(&mut named);
            named.skip(&['-', '/', '.', ',']);
            named.one_of(&["of", "van"]);
            named.skip(&[]);
            if let Some(month) = month(&mut named) {
                return Some((Parts::Clear { year: year_behind(&mut named), month, day: first }, named.rest));
            }
            let mark = scan.mark(&['-', '/', '.'])?;
            let (second, 1 | 2) = scan.number()? else { return None };
            let year = numeric_year(&mut scan, mark);
            // `3.2` is a number, and `10.30` a time.
            (year.is_some() || mark != '.').then_some((Parts::Numbers { first, second, year }, scan.rest))
        }
        _ => None,
    }
}

fn month(scan: &mut Scan<'_>) -> Option<u32> {
    let mut ahead = *scan;
    let word = ahead.word();
    let at = MONTHS.iter().position(|names| names.contains(&word))?;
    *scan = ahead;
    u32::try_from(at + 1).ok()
}

/// `3rd`, `1ste`, `3e`.
fn ordinal(scan: &mut Scan<'_>) {
    scan.one_of(&["st", "nd", "rd", "th", "e", "ste", "de"]);
}

/// The year behind the name of a month; not the hour in '3 feb 10:00'.
fn year_behind(scan: &mut Scan<'_>) -> Option<i32> {
    let mut ahead = *scan;
    ahead.skip(&['-', '/', '.', ',', '\'', '’']);
    let (year, digits) = ahead.number()?;
    let is_year = match digits {
        4 => true,
        2 => {
            ahead.rest.is_empty()
                || time::read(&format!("{year}{}", ahead.rest)).is_none() && ahead.rest.starts_with([' ', ','])
        }
        _ => false,
    };
    is_year.then(|| *scan = ahead)?;
    full_year(year, digits)
}

fn numeric_year(scan: &mut Scan<'_>, mark: char) -> Option<i32> {
    let mut ahead = *scan;
    ahead.mark(&[mark])?;
    let (year, digits @ (2 | 4)) = ahead.number()? else { return None };
    *scan = ahead;
    full_year(year, digits)
}

/// Of two digits: this century.
fn full_year(year: u32, digits: usize) -> Option<i32> {
    i32::try_from(if digits == 2 { 2000 + year } else { year }).ok()
}
