//! Calendar files as programs write them, and as nobody should.

use trekker_domain::publish_at::{parse_date, parse_time};

use super::*;

fn file(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{}END:VCALENDAR\r\n", events.replace('\n', "\r\n"))
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n{lines}\nEND:VEVENT\n")
}

fn read_one(lines: &str) -> FromFile {
    let read = read(file(&event(&format!("UID:1\nSUMMARY:Fair\n{lines}"))).as_bytes()).expect("a calendar");
    assert_eq!(read.events.len(), 1, "{read:?}");
    read.events[0].says.clone()
}

fn at(date: &str, time: &str, zone: &str) -> PublishAt {
    PublishAt { date: parse_date(date), time: parse_time(time), zone: zone.into() }
}

#[test]
fn days_times_and_zones_are_those_of_the_file() {
    for (lines, begins, last) in [
        ("DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260502", at("2026-05-01", "", ""), ""),
        ("DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260504", at("2026-05-01", "", ""), "2026-05-03"),
        ("DTSTART;VALUE=DATE:20260501", at("2026-05-01", "", ""), ""),
        ("DTSTART;VALUE=DATE:20260501\nDURATION:P3D", at("2026-05-01", "", ""), "2026-05-03"),
        (
            "DTSTART;TZID=Europe/Brussels:20260501T190000\nDTEND;TZID=Europe/Brussels:20260501T230000",
            at("2026-05-01", "19:00", "Europe/Brussels"),
            "",
        ),
        // Until midnight is one evening, until one o'clock reaches into the next day.
        (
            "DTSTART;TZID=Europe/Brussels:20260501T190000\nDTEND;TZID=Europe/Brussels:20260502T000000",
            at("2026-05-01", "19:00", "Europe/Brussels"),
            "",
        ),
        (
            "DTSTART;TZID=Europe/Brussels:20260501T190000\nDTEND;TZID=Europe/Brussels:20260502T010000",
            at("2026-05-01", "19:00", "Europe/Brussels"),
            "2026-05-02",
        ),
        ("DTSTART:20260501T170000Z\nDURATION:PT2H", at("2026-05-01", "17:00", "UTC"), ""),
        ("DTSTART:20260501T170000", at("2026-05-01", "17:00", ""), ""),
        ("DTSTART;TZID=W. Europe Standard Time:20260501T170000", at("2026-05-01", "17:00", "Europe/Berlin"), ""),
    ] {
        let says = read_one(lines);
        assert_eq!((says.begins, says.last_day), (begins, parse_date(last)), "{lines}");
    }
}

#[test]
fn rules_end_on_a_day_of_the_event() {
    for (lines, rule) in [
        ("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY", Some("FREQ=YEARLY")),
        // The end in universal time is half past midnight here: the last one is the evening before.
        (
            "DTSTART;TZID=Europe/Brussels:20260501T190000\nRRULE:FREQ=WEEKLY;UNTIL=20260522T223000Z",
            Some("FREQ=WEEKLY;UNTIL=20260522T000000Z"),
        ),
        (
            "DTSTART;TZID=Europe/Brussels:20260501T190000\nRRULE:FREQ=WEEKLY;UNTIL=20260522T170000Z",
            Some("FREQ=WEEKLY;UNTIL=20260522T000000Z"),
        ),
        (
            "DTSTART;TZID=Europe/Brussels:20260501T190000\nRRULE:FREQ=WEEKLY;UNTIL=20260522T165959Z",
            Some("FREQ=WEEKLY;UNTIL=20260521T000000Z"),
        ),
        ("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=DAILY;UNTIL=20260503", Some("FREQ=DAILY;UNTIL=20260503T000000Z")),
        ("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", Some("FREQ=MONTHLY;COUNT=3;BYDAY=-1FR")),
    ] {
        let says = read_one(lines);
        assert_eq!(says.repeats, rule.and_then(Recurrence::parse), "{lines}");
    }
}

#[test]
fn moved_and_called_off_times_are_exceptions() {
    let base = "UID:meet\nSUMMARY:Meeting\nDTSTART;TZID=Europe/Brussels:20260504T193000";
    let parts = [
        event(&format!("{base}\nRRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/Brussels:20260511T193000")),
        event(
            "UID:meet\nSUMMARY:Meeting, later\nRECURRENCE-ID:20260518T173000Z\nDTSTART;TZID=Europe/Brussels:20260519T203000",
        ),
        event(
            "UID:meet\nSTATUS:CANCELLED\nSUMMARY:Meeting\nRECURRENCE-ID;TZID=Europe/Brussels:20260525T193000\nDTSTART;TZID=Europe/Brussels:20260525T193000",
        ),
    ];
    let read = read(file(&parts.concat()).as_bytes()).expect("a calendar");
    let names: Vec<(&str, String)> =
        read.events.iter().map(|it| (it.says.name.as_str(), it.says.begins.written())).collect();
    assert_eq!(names, [("Meeting", "2026-05-04T19:30".into()), ("Meeting, later", "2026-05-19T20:30".into())]);
    let off: Vec<String> = read.events[0].says.except.iter().map(ToString::to_string).collect();
    assert_eq!(off, ["2026-05-11", "2026-05-18", "2026-05-25"]);
}

#[test]
fn what_has_no_place_is_named_and_words_come_whole() {
    let parts = [
        event("UID:a\nSUMMARY:No day"),
        event("UID:b\nSUMMARY:Off\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20260501"),
        event("UID:0102@trekker\nSUMMARY:Ours\nDTSTART;VALUE=DATE:20260501"),
        event("UID:c\nSUMMARY:Each hour\nRRULE:FREQ=HOURLY\nDTSTART:20260501T100000Z"),
        event(
            "UID:d\nSUMMARY:Soep\\, brood\nLOCATION:Park\nDESCRIPTION:Eerste\\nTweede\nURL:https://example.org/x\nDTSTART;VALUE=DATE:20260502",
        ),
    ];
    let read = read(file(&parts.concat()).as_bytes()).expect("a calendar");
    let left_out: Vec<_> = read.left_out.iter().map(|(name, why)| (name.as_str(), *why)).collect();
    assert_eq!(
        left_out,
        [
            ("No day", NotAnEvent::NoDay),
            ("Off", NotAnEvent::CalledOff),
            ("Ours", NotAnEvent::OurPost),
            ("Each hour", NotAnEvent::RuleNotKept),
        ]
    );
    let last = &read.events.last().expect("an event").says;
    assert_eq!(
        (last.name.as_str(), last.explanation.as_str()),
        ("Soep, brood", "Park\nEerste\nTweede\nhttps://example.org/x")
    );
}

/// The bytes are from outside: whatever they are, reading them ends in an answer.
#[test]
fn a_file_with_any_damage_is_read_or_refused() {
    let parts = [
        event(
            "UID:a\nSUMMARY:One\nRRULE:FREQ=WEEKLY;BYDAY=MO,2TU;UNTIL=20261231T225959Z\nDTSTART;TZID=Europe/Brussels:20260501T190000\nDTEND;TZID=Europe/Brussels:20260502T010000",
        ),
        event(
            "UID:b\nSUMMARY:Two\nDTSTART;VALUE=DATE:20260502\nDURATION:P3D\nRDATE;VALUE=PERIOD:20260601T100000Z/PT2H\nEXDATE:20260502",
        ),
    ];
    let whole = file(&parts.concat()).into_bytes();
    for at in 20..whole.len() {
        for byte in [0, b'9', b':', b';', b'\n', 0xff] {
            let mut damaged = whole.clone();
            damaged[at] = byte;
            assert!(read(&damaged).is_ok_and(|read| read.events.len() < 10), "{at} {byte}");
        }
        assert!(read(&whole[..at]).is_ok(), "cut at {at}");
    }
}

#[test]
fn other_files_are_refused_and_a_cut_one_gives_what_is_there() {
    assert_eq!(read(b"title,date\nx,y\n"), Err(EventsError::NotACalendar));
    assert_eq!(read(b""), Err(EventsError::NotACalendar));
    let whole = file(
        &[
            event("UID:a\nSUMMARY:One\nDTSTART;VALUE=DATE:20260501"),
            event("UID:b\nSUMMARY:Two\nDTSTART;VALUE=DATE:20260502"),
        ]
        .concat(),
    );
    let cut = &whole[..whole.len() - 60];
    assert!(read(cut.as_bytes()).is_ok_and(|read| !read.events.is_empty()));
}
