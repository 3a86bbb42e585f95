//! The numbers of a date as it is written, before it is known which of two is the day.

use chrono::Weekday;

use crate::when::names;
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

/// The date a text begins with, in small letters, and what stands behind it.
pub(super) fn parts_of(lower: &str) -> Option<(Parts, &str)> {
    let mut behind = Scan::new(lower);
    if weekday(&mut behind).is_some() {
        // `mar 3 juin` is a Tuesday of June, `mar 3` a day of March.
        if let Some(found) = dated(behind) {
            return Some(found);
        }
    }
    dated(Scan::new(lower))
}

/// The weekdays that a text names before its date: more than one where it is an abbreviation in several languages.
pub(super) fn weekdays_of(lower: &str) -> Vec<Weekday> {
    let mut scan = Scan::new(lower);
    match weekday(&mut scan) {
        Some(days) if dated(scan).is_some() => days,
        _ => Vec::new(),
    }
}

/// `1`, `ma 1`, `3.`, `3e`: a day, and nothing of a month.
pub(super) fn is_day_alone(lower: &str) -> bool {
    let mut scan = Scan::new(lower);
    weekday(&mut scan);
    let Some((1..=31, 1 | 2)) = scan.number() else { return false };
    ordinal(&mut scan);
    scan.rest.trim_matches(['.', ',', ' ']).is_empty()
}

/// `ma.`, `terça-feira,`
fn weekday(scan: &mut Scan<'_>) -> Option<Vec<Weekday>> {
    let mut ahead = *scan;
    let days = names::weekdays(ahead.word());
    if days.is_empty() {
        return None;
    }
    let mut fair = ahead;
    fair.skip(&['-']);
    if fair.one_of(&["feira"]) {
        ahead = fair;
    }
    ahead.skip(&['.', ',']);
    // `el`, `le`, `den`: what languages put between the two.
    ahead.one_of(&["le", "el", "den", "der", "the", "de", "il"]);
    ahead.skip(&[]);
    *scan = ahead;
    Some(days)
}

/// A date without a weekday before it.
fn dated(mut scan: Scan<'_>) -> Option<(Parts, &str)> {
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
            named.one_of(&["of", "van", "de", "di", "del"]);
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
    let month = names::month(ahead.word())?;
    *scan = ahead;
    Some(month)
}

/// `3rd`, `1ste`, `3e`, `1er`, `1º`.
fn ordinal(scan: &mut Scan<'_>) {
    scan.one_of(&["st", "nd", "rd", "th", "e", "ste", "de", "er", "º", "ª"]);
    if let Some(rest) = scan.rest.strip_prefix('°') {
        scan.rest = rest;
    }
}

/// The year behind the name of a month; not the hour in '3 feb 10:00'.
fn year_behind(scan: &mut Scan<'_>) -> Option<i32> {
    let mut ahead = *scan;
    ahead.skip(&['-', '/', '.', ',', '\'', '’']);
    if ahead.one_of(&["de", "del"]) {
        ahead.skip(&[]);
    }
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
