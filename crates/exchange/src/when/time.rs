//! The times people write: `10:00`, `10.00`, `10u30`, `10h`, `3 PM`, `8:00 a.m.`, `20:15 uur`.

use chrono::NaiveTime;

use crate::when::scan::Scan;

/// How clearly a text is a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clear {
    /// `10:00`, `10u`, `3 PM`.
    Yes,
    /// `10`, `1000`, `10.30`: a number too.
    OnlyUnderAHeading,
}

/// Reads a cell of a column of times; seconds are dropped, since no plan needs them.
pub(crate) fn read(cell: &str) -> Option<NaiveTime> {
    parse(cell).map(|(time, _)| time)
}

/// Whether a text is a time even without a heading that says so.
pub(crate) fn is_clear(cell: &str) -> bool {
    parse(cell).is_some_and(|(_, clear)| clear == Clear::Yes)
}

/// Whether a text names its half of the day, as with AM and PM.
pub(crate) fn is_twelve_hour(cell: &str) -> bool {
    let plain: String =
        cell.to_lowercase().chars().filter(|letter| !letter.is_whitespace() && *letter != '.').collect();
    let before = plain.strip_suffix("am").or_else(|| plain.strip_suffix("pm"));
    before.is_some_and(|before| before.ends_with(|letter: char| letter.is_ascii_digit()))
}

fn parse(cell: &str) -> Option<(NaiveTime, Clear)> {
    if cell.len() > 60 {
        return None;
    }
    let lower = cell.to_lowercase();
    let lower = ["om ", "at ", "@", "ca.", "ca ", "±", "~"]
        .iter()
        .fold(lower.trim(), |text, prefix| text.strip_prefix(prefix).map_or(text, str::trim_start));
    let compact: String = lower.chars().filter(|letter| !letter.is_whitespace()).collect();
    if let Some(time) = part_of_a_day(&compact) {
        return Some((time, Clear::OnlyUnderAHeading));
    }
    let mut scan = Scan::new(&compact);
    let (first, digits) = scan.number()?;
    let (mut hour, mut minute, mut clear) = match digits {
        1 | 2 => (first, 0, Clear::OnlyUnderAHeading),
        // 0930
        4 => (first / 100, first % 100, Clear::OnlyUnderAHeading),
        _ => return None,
    };
    if digits < 4 {
        let mut ahead = scan;
        if let Some(mark) = ahead.mark(&[':', '.', 'u', 'h'])
            && let Some((minutes, 2)) = ahead.number()
        {
            (minute, scan) = (minutes, ahead);
            if mark != '.' {
                clear = Clear::Yes;
            }
            seconds(&mut scan);
        }
    }
    let suffix: String = scan.rest.chars().filter(|letter| *letter != '.').collect();
    match suffix.as_str() {
        "" => {}
        "u" | "uur" | "h" | "hr" | "hrs" | "hours" | "uhr" => clear = Clear::Yes,
        "am" | "pm" | "a" | "p" if hour > 12 && suffix.starts_with('a') => return None,
        "am" | "pm" | "a" | "p" => {
            clear = Clear::Yes;
            hour = match (hour, suffix.starts_with('p')) {
                (12, false) => 0,
                (1..=11, true) => hour + 12,
                _ => hour,
            };
        }
        _ => return None,
    }
    NaiveTime::from_hms_opt(hour, minute, 0).map(|time| (time, clear))
}

/// `:30` or `:30.5` after the minutes.
fn seconds(scan: &mut Scan<'_>) {
    let mut ahead = *scan;
    if ahead.mark(&[':', '.']).is_some() && matches!(ahead.number(), Some((0..60, 2))) {
        let mut after = ahead;
        if after.mark(&['.', ',']).is_some() && after.number().is_some() {
            ahead = after;
        }
        *scan = ahead;
    }
}

/// `0.4166667` or `0,4166667`: a spreadsheet's own way to keep a time, as a part of a day.
pub(crate) fn part_of_a_day(text: &str) -> Option<NaiveTime> {
    let decimals = text.strip_prefix("0.").or_else(|| text.strip_prefix("0,"))?;
    if !(3..=17).contains(&decimals.len()) || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part: f64 = format!("0.{decimals}").parse().ok()?;
    let minutes = (part * 24.0 * 60.0).round() as u32;
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
}

/// The same in a column whose times are kept so: `0.5` is noon there.
pub(crate) fn short_part_of_a_day(cell: &str) -> Option<NaiveTime> {
    let cell = cell.trim();
    let decimals = cell.strip_prefix("0.").or_else(|| cell.strip_prefix("0,"))?;
    part_of_a_day(&format!("0.{decimals:0<3}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_way_people_write_them() {
        for (cell, expected) in [
            ("10:00", "10:00"),
            ("9:05", "09:05"),
            ("10.00", "10:00"),
            ("10u", "10:00"),
            ("10 u", "10:00"),
            ("10u30", "10:30"),
            ("10 u 30", "10:30"),
            ("10h30", "10:30"),
            ("10U30", "10:30"),
            ("10 uur", "10:00"),
            ("20:15 uur", "20:15"),
            ("20.15u", "20:15"),
            ("om 20 uur", "20:00"),
            ("10 AM", "10:00"),
            ("10:00 AM", "10:00"),
            ("10:00\u{202f}AM", "10:00"),
            ("3:00 PM", "15:00"),
            ("3pm", "15:00"),
            ("12:00 AM", "00:00"),
            ("12:00 PM", "12:00"),
            ("12:30 a.m.", "00:30"),
            ("8:00 a.m.", "08:00"),
            ("8.30 p.m.", "20:30"),
            ("15:00 PM", "15:00"),
            ("10", "10:00"),
            ("0930", "09:30"),
            ("10:00:30", "10:00"),
            ("3:00:00 PM", "15:00"),
            ("10:00:30.125", "10:00"),
            ("0.4166666667", "10:00"),
            ("0,75", ""),
            ("0,7500", "18:00"),
            ("24:00", ""),
            ("10:60", ""),
            ("15:00 AM", ""),
            ("10:5", ""),
            ("noon", ""),
            ("middag", ""),
            ("10:00-11:00", ""),
            ("10:00 EST", ""),
            ("12345", ""),
            ("", ""),
        ] {
            let read = read(cell).map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
            assert_eq!(read, expected, "{cell}");
        }
    }

    #[test]
    fn a_bare_number_is_a_time_only_under_a_heading() {
        for (cell, expected) in
            [("10", false), ("0930", false), ("3.30", false), ("10:00", true), ("10u", true), ("3 pm", true)]
        {
            assert_eq!(is_clear(cell), expected, "{cell}");
        }
    }

    #[test]
    fn the_half_of_the_day_is_noticed() {
        for (cell, expected) in
            [("3 PM", true), ("3:00 p.m.", true), ("2/3/2025 3:00 AM", true), ("15:00", false), ("Team", false)]
        {
            assert_eq!(is_twelve_hour(cell), expected, "{cell}");
        }
    }
}
