//! Names of time zones as files have them: those of IANA in any spelling, those of Windows, and plain offsets.

use calcard::common::timezone::Tz;
use chrono::FixedOffset;
use trekker_domain::publish_at::{zone, zones};

use crate::words;

/// No name is longer.
const LONGEST: usize = 200;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// An IANA zone, by the name that IANA spells.
    Zone(&'static str),
    /// So much from universal time, whatever the season.
    Offset(FixedOffset),
    Unknown,
}

/// `Europe/brussels`, `/freeassociation.sourceforge.net/Europe/Brussels`, `Romance Standard Time`, `(UTC+01:00) Brussels, Paris`,
/// `UTC+2`.
pub(crate) fn named(name: &str) -> Named {
    let name = name.trim().trim_matches('"').trim();
    if name.is_empty() || name.len() > LONGEST {
        return Named::Unknown;
    }
    // What stands before the name of the zone says whose list it is from: `/mozilla.org/20050126_1/Europe/Brussels`.
    let tails = std::iter::once(name).chain(name.match_indices('/').map(|(at, _)| &name[at + 1..]));
    if let Some(zone) = tails.filter(|tail| tail.len() > 1).find_map(iana) {
        return Named::Zone(zone);
    }
    if let Some(offset) = offset(name) {
        return if offset.local_minus_utc() == 0 { Named::Zone("UTC") } else { Named::Offset(offset) };
    }
    // Outlook writes the offset of winter before the places: `(UTC+01:00) Amsterdam, Berlin`.
    let places = name.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(name, |(_, places)| places.trim());
    let of_windows = [places.to_owned(), with_capitals(places)];
    if let Some(zone) = of_windows.iter().find_map(|name| windows(name)) {
        return Named::Zone(zone);
    }
    places.split([',', ';']).find_map(|place| of_place(place.trim())).map_or(Named::Unknown, Named::Zone)
}

/// What the heading of a column says of the times under it: `Time (UTC)`, `time_brussels`, `Uur New York`.
pub(crate) fn told_by(heading: &str) -> Named {
    let in_brackets = heading.split(['(', '[']).skip(1).filter_map(|part| part.split([')', ']']).next());
    if let Some(named) = in_brackets.map(named).find(|named| *named != Named::Unknown) {
        return named;
    }
    let plain = words::plain(heading);
    let pieces: Vec<&str> = plain.split(' ').collect();
    if pieces.iter().any(|piece| matches!(*piece, "utc" | "gmt")) {
        return Named::Zone("UTC");
    }
    // Cities alone: three letters may be anything.
    let names = pieces.windows(2).map(|pair| pair.join(" ")).chain(pieces.iter().map(|piece| (*piece).to_owned()));
    let mut places = names.filter(|name| name.len() > 3 && !NO_PLACES.contains(&name.as_str()));
    places.find_map(|place| of_place(&place)).map_or(Named::Unknown, Named::Zone)
}

/// Zones have these names too, and a heading means something else by them.
const NO_PLACES: &[&str] = &["easter", "center", "central", "wake", "universal", "general", "chat", "live"];

fn iana(name: &str) -> Option<&'static str> {
    if let Some(zone) = zone(name) {
        return Some(spelled(zone.name()));
    }
    let is_it = |known: &&'static str| {
        known.len() == name.len()
            && known.bytes().zip(name.bytes()).all(|(one, other)| {
                one.eq_ignore_ascii_case(&other) || matches!((one, other), (b'_', b' ') | (b'-', b' '))
            })
    };
    zones().map(|zone| zone.name()).find(is_it).map(spelled)
}

/// Universal time has one name with us.
fn spelled(name: &'static str) -> &'static str {
    match name {
        "Etc/UTC" | "Etc/GMT" | "Etc/Zulu" | "Zulu" | "Etc/Universal" | "Universal" | "Etc/UCT" | "UCT" | "GMT"
        | "Etc/GMT0" | "Etc/GMT+0" | "Etc/GMT-0" | "GMT0" | "GMT+0" | "GMT-0" | "Etc/Greenwich" | "Greenwich" => "UTC",
        name => name,
    }
}

/// By a name that Windows or Exchange give; those with an offset alone are none.
fn windows(name: &str) -> Option<&'static str> {
    match name.parse::<Tz>().ok()? {
        Tz::Tz(zone) => Some(spelled(zone.name())),
        Tz::Fixed(_) | Tz::Floating => None,
    }
}

/// `w. europe standard time` as Windows spells it.
fn with_capitals(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect::<String>())
    };
    name.split(' ').map(|one| word(one).unwrap_or_default()).collect::<Vec<_>>().join(" ")
}

/// The zone of a place that gives one its name: `Brussels`.
fn of_place(place: &str) -> Option<&'static str> {
    let place = place.replace(' ', "_");
    // Names without a slash are abbreviations, and old.
    let is_it = |name: &&'static str| {
        name.rsplit_once('/').is_some_and(|(area, last)| area != "Etc" && last.eq_ignore_ascii_case(&place))
    };
    zones().map(|zone| zone.name()).find(is_it)
}

/// `UTC+2`, `GMT+01:00`, `+0100`.
fn offset(name: &str) -> Option<FixedOffset> {
    let letters: String = name.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase();
    let digits = letters.strip_prefix("UTC").or_else(|| letters.strip_prefix("GMT")).unwrap_or(&letters);
    let (sign, digits) = match digits.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, digits.strip_prefix(['-', '−'])?),
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "0"),
    };
    let number = |text: &str| text.parse::<i32>().ok().filter(|_| text.len() <= 2 && !text.is_empty());
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let seconds = (hours <= 14 && minutes < 60).then_some(hours * 3_600 + minutes * 60)?;
    FixedOffset::east_opt(sign * seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone_of(name: &str) -> String {
        match named(name) {
            Named::Zone(zone) => zone.to_owned(),
            Named::Offset(offset) => format!("{offset}"),
            Named::Unknown => String::new(),
        }
    }

    #[test]
    fn a_heading_may_name_the_zone_of_its_times() {
        for (heading, zone) in [
            ("Time (UTC)", Named::Zone("UTC")),
            ("scheduled time utc", Named::Zone("UTC")),
            ("time_brussels", Named::Zone("Europe/Brussels")),
            ("Uur New York", Named::Zone("America/New_York")),
            ("Time (Europe/Paris)", Named::Zone("Europe/Paris")),
            ("Time", Named::Unknown),
            ("Datum (dd/mm/jjjj)", Named::Unknown),
            ("Time (24h)", Named::Unknown),
            ("Uur (HH:MM)", Named::Unknown),
            ("Easter time", Named::Unknown),
        ] {
            assert_eq!(told_by(heading), zone, "{heading}");
        }
    }

    #[test]
    fn zones_are_known_in_any_spelling() {
        for (name, zone) in [
            ("Europe/Brussels", "Europe/Brussels"),
            ("Europe/brussels", "Europe/Brussels"),
            ("EUROPE/BRUSSELS", "Europe/Brussels"),
            ("america/new york", "America/New_York"),
            ("Africa/Ceuta", "Africa/Ceuta"),
            ("/freeassociation.sourceforge.net/Europe/Brussels", "Europe/Brussels"),
            ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
            ("/freeassociation.sourceforge.net/Tzfile/Europe/Amsterdam", "Europe/Amsterdam"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("w. europe standard time", "Europe/Berlin"),
            ("Romance Standard Time", "Europe/Paris"),
            ("(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "Europe/Paris"),
            ("(UTC+01:00) Amsterdam, Berlijn, Rome", "Europe/Amsterdam"),
            ("\"Europe/Brussels\"", "Europe/Brussels"),
            ("UTC", "UTC"),
            ("utc", "UTC"),
            ("Etc/GMT", "UTC"),
            ("GMT+00:00", "UTC"),
            ("UTC+2", "+02:00"),
            ("GMT-05:30", "-05:30"),
            ("+0100", "+01:00"),
            ("Customized Time Zone", ""),
            ("(UTC+01:00) Ergens", ""),
            ("", ""),
            ("/", ""),
            ("é/ü", ""),
        ] {
            assert_eq!(zone_of(name), zone, "{name}");
        }
    }
}
