//! The calendar as an iCalendar file (RFC 5545) that other calendar programs open or subscribe to.

use chrono::{DateTime, Days, Duration, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use trekker_domain::open::Open;
use trekker_domain::post::Status;

use crate::own::OwnPost;

/// A post has no length; a calendar program shows one as this long.
const SHOWN_MINUTES: i64 = 15;

/// The posts that have a day. `zone`: the team's. `stamp`: the moment this file is written.
///
/// A post with a time stands there as a moment in universal time, which means the same in every program, whatever it knows
/// of time zones; one without a time as a whole day.
pub fn write(team: &str, zone: &str, posts: &[OwnPost], stamp: DateTime<Utc>) -> String {
    let mut calendar = Calendar::empty();
    for property in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Trekker//Calendar//EN"),
        ("CALSCALE", "GREGORIAN"),
        // The library's own way writes a `NAME` as well, and that one unescaped (icalendar 0.17.17).
        ("X-WR-CALNAME", &on_one_line(team)),
        // Calendar programs show the hours of the file in this one.
        ("X-WR-TIMEZONE", if zone.is_empty() { "UTC" } else { zone }),
    ] {
        calendar.append_property(property);
    }
    for post in posts {
        if let Some(event) = event_of(post, zone, stamp) {
            calendar.push(event);
        }
    }
    calendar.done().to_string()
}

fn event_of(post: &OwnPost, zone: &str, stamp: DateTime<Utc>) -> Option<Event> {
    let day = post.publish_at.date?;
    let mut event = Event::new();
    event.uid(&format!("{}@trekker", post.id)).timestamp(stamp).summary(&on_one_line(&post.title));
    match post.publish_at.moment(zone) {
        Some(moment) => {
            event.starts(moment).ends(moment + Duration::minutes(SHOWN_MINUTES));
        }
        None => {
            event.starts(day).ends(day.checked_add_days(Days::new(1))?);
        }
    }
    let words = [post.text.as_str(), post.sign_off.as_str(), post.link.as_str(), post.explanation.as_str()];
    let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
    if !words.is_empty() {
        event.description(&plain(&words.join("\n\n")));
    }
    for channel in &post.channels {
        // The library leaves this one unescaped (icalendar 0.17.17).
        event.add_multi_property("CATEGORIES", &escaped(&on_one_line(channel)));
    }
    event.status(match post.status {
        Open::Known(Status::Planned | Status::Posted) => EventStatus::Confirmed,
        _ => EventStatus::Tentative,
    });
    Some(event.done())
}

/// A text as the format allows it: lines end with `\n`, and there are no other control characters but tabs. A `\r` from a paste
/// would end the line of the file.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;")
}

fn on_one_line(text: &str) -> String {
    plain(text).replace('\n', " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use calcard::icalendar::ICalendar;
    use trekker_domain::id::DocId;
    use trekker_domain::post::Nature;
    use trekker_domain::publish_at::{PublishAt, parse_date, parse_time};

    use super::*;

    fn post(id: u8, title: &str, at: &str) -> OwnPost {
        let (date, time) = at.split_once(' ').unwrap_or((at, ""));
        OwnPost {
            id: DocId([id; 16]),
            nature: Nature::Post,
            title: title.into(),
            text: String::new(),
            publish_at: PublishAt { date: parse_date(date), time: parse_time(time), zone: String::new() },
            status: Status::Planned.into(),
            channels: Vec::new(),
            theme: None,
            plan: None,
            persona: None,
            experiment: None,
            owner: None,
            helpers: Vec::new(),
            format: None,
            focus: None,
            link: String::new(),
            sign_off: String::new(),
            explanation: String::new(),
        }
    }

    fn written(posts: &[OwnPost]) -> String {
        write("Repair; room, Ghent", "Europe/Brussels", posts, DateTime::UNIX_EPOCH)
    }

    fn line<'f>(file: &'f str, beginning: &str) -> Option<&'f str> {
        file.lines().find(|line| line.starts_with(beginning))
    }

    #[test]
    fn summer_time_is_that_of_the_team_and_a_day_without_a_time_is_whole() {
        for (at, start, end) in [
            ("2026-07-01 10:00", "DTSTART:20260701T080000Z", "DTEND:20260701T081500Z"),
            ("2026-12-01 10:00", "DTSTART:20261201T090000Z", "DTEND:20261201T091500Z"),
            ("2026-12-31", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"),
        ] {
            let file = written(&[post(1, "Doors at ten", at)]);
            assert_eq!((line(&file, "DTSTART"), line(&file, "DTEND")), (Some(start), Some(end)), "{file}");
        }
        assert_eq!(line(&written(&[post(1, "Some day", "")]), "BEGIN:VEVENT"), None);
    }

    #[test]
    fn the_rules_of_the_format_are_kept() {
        let mut one = post(1, "Soep; brood, en \"kaas\"\\", "2026-07-01 10:00");
        one.text = format!("Eerste regel\nTweede regel {}", "één 🎉 ".repeat(40));
        one.channels = vec!["Insta, club".into(), "Facebook".into()];
        let file = written(&[one, post(2, "Doors", "2026-07-02")]);
        assert!(
            file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && file.ends_with("END:VCALENDAR\r\n"),
            "{file}"
        );
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']), "lines end as they have to, and nowhere else");
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "long lines are folded");
        for name in ["UID:", "DTSTAMP:", "DTSTART"] {
            assert_eq!(file.matches(&format!("\r\n{name}")).count(), 2, "{name} in every event");
        }
        assert_eq!(file.matches("PRODID").count(), 1);
        assert_eq!(line(&file, "CATEGORIES"), Some("CATEGORIES:Insta\\, club"));
        assert_eq!(line(&file, "X-WR-CALNAME"), Some("X-WR-CALNAME:Repair\\; room\\, Ghent"));
        assert_eq!(line(&file, "X-WR-TIMEZONE"), Some("X-WR-TIMEZONE:Europe/Brussels"));
    }

    #[test]
    fn a_carriage_return_never_reaches_the_file() {
        let mut one = post(1, "Eerste\r\ntitel\rhier", "2026-07-01 10:00");
        one.text = "Een\r\nTwee\rDrie\u{0}\u{b}".into();
        one.channels = vec!["Insta\rBEGIN:VEVENT".into()];
        let file = write("Team\r\nnaam", "Europe/Brussels", &[one], DateTime::UNIX_EPOCH);
        let lines = file.replace("\r\n", "");
        assert!(!lines.contains(|letter: char| letter.is_control()), "{file:?}");
        assert_eq!(line(&file, "SUMMARY"), Some("SUMMARY:Eerste titel hier"));
        assert_eq!(line(&file, "CATEGORIES"), Some("CATEGORIES:Insta BEGIN:VEVENT"));
        assert_eq!(line(&file, "DESCRIPTION"), Some("DESCRIPTION:Een\\nTwee\\nDrie"));
        assert_eq!(file.matches("\r\nBEGIN:VEVENT").count(), 1);
    }

    /// By two that share nothing with what wrote it, nor with each other.
    #[test]
    fn other_parsers_read_what_was_written() {
        let mut one = post(1, "Soep; brood, en \"kaas\"\\", "2026-07-01 10:00");
        one.text = format!("Eerste regel\nTweede, regel; {}", "één 🎉 ".repeat(40));
        let file = written(&[one.clone(), post(2, "Doors", "2026-07-02")]);
        let Ok(read) = ICalendar::parse(&file) else { panic!("it parses: {file}") };
        let texts: Vec<String> = read
            .components
            .iter()
            .flat_map(|component| &component.entries)
            .flat_map(|entry| &entry.values)
            .filter_map(|value| value.as_text())
            .map(str::to_owned)
            .collect();
        for words in [&one.title, &one.text, &"Doors".to_owned(), &"Repair; room, Ghent".to_owned()] {
            assert!(texts.contains(words), "{words}: {texts:?}");
        }

        let mut calendars = ical::IcalParser::new(file.as_bytes());
        let Some(Ok(calendar)) = calendars.next() else { panic!("it parses: {file}") };
        assert!(calendars.next().is_none());
        // This one leaves the escapes as they stand.
        let titles = calendar.events.iter().flat_map(|event| &event.properties).filter(|line| line.name == "SUMMARY");
        let titles: Vec<&str> = titles.filter_map(|line| line.value.as_deref()).collect();
        assert_eq!(titles, [r#"Soep\; brood\, en "kaas"\\"#, "Doors"]);
    }
}
