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
    let left_out: Vec<_> = read.left_out.iter().map(|(name, why)| (name.as_str(), why.clone())).collect();
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
    assert!(read(cut.as_bytes()).is_ok_and(|read| read.events.len() == 1 && read.left_out.len() == 1));
}

fn fixture(name: &str) -> FileEvents {
    let bytes = match name {
        "zones.ics" => &include_bytes!("../../fixtures/zones.ics")[..],
        "odd.ics" => include_bytes!("../../fixtures/odd.ics"),
        _ => include_bytes!("../../fixtures/cut.ics"),
    };
    read(bytes).expect(name)
}

fn named(read: &FileEvents) -> Vec<(&str, String)> {
    read.left_out.iter().map(|(name, why)| (name.as_str(), format!("{why:?}"))).collect()
}

#[test]
fn zones_are_known_in_any_spelling_and_unknown_ones_are_named() {
    let read = fixture("zones.ics");
    let zones: Vec<(&str, &str)> =
        read.events.iter().map(|it| (it.says.name.as_str(), it.says.begins.zone.as_str())).collect();
    for (name, zone) in [
        ("Zonder VTIMEZONE Ceuta", "Africa/Ceuta"),
        ("Kleine letter", "Europe/Brussels"),
        ("Windows naam", "Europe/Berlin"),
        ("Romance", "Europe/Paris"),
        ("Omschrijving", "Europe/Paris"),
        ("Evolution", "Europe/Brussels"),
        ("Onbekend", ""),
        ("Zwevend", ""),
    ] {
        assert!(zones.contains(&(name, zone)), "{name}: {zones:?}");
    }
    assert!(read.events.iter().all(|it| it.says.begins.written() == "2026-06-12T19:00"), "{:?}", read.events);
    let unknown = NotAnEvent::UnknownZone { zone: "Customized Time Zone".into() };
    assert_eq!(read.left_out, [("Onbekend".to_owned(), unknown)]);
}

#[test]
fn the_rules_that_a_file_brings_for_its_zone_tell_which_it_is() {
    let read = fixture("odd.ics");
    let own = read.events.iter().find(|it| it.says.name == "Eigen zone").expect("it came in");
    assert_eq!(own.says.begins, at("2026-06-12", "19:00", "Europe/Brussels"));

    let zone = |rules: &str| format!("BEGIN:VTIMEZONE\nTZID:Mine\n{rules}END:VTIMEZONE\n");
    let turn = |kind: &str, from: &str, to: &str, rest: &str| {
        format!("BEGIN:{kind}\nDTSTART:19700101T020000\nTZOFFSETFROM:{from}\nTZOFFSETTO:{to}\n{rest}END:{kind}\n")
    };
    let new_york = turn("DAYLIGHT", "-0500", "-0400", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n")
        + &turn("STANDARD", "-0400", "-0500", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\n");
    // Summer time of a village of its own.
    let nowhere = turn("DAYLIGHT", "+0200", "+0330", "RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1\n")
        + &turn("STANDARD", "+0330", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20\n");
    for (rules, day, begins) in [
        (zone(&new_york), "20260612", at("2026-06-12", "19:00", "America/New_York")),
        (zone(&nowhere), "20260612", at("2026-06-12", "15:30", "UTC")),
        (zone(&nowhere), "20260712", at("2026-07-12", "17:00", "UTC")),
        (zone(&turn("STANDARD", "+0100", "+0100", "")), "20260612", at("2026-06-12", "19:00", "Africa/Algiers")),
        (
            "BEGIN:VTIMEZONE\nTZID:Mine\nX-LIC-LOCATION:Europe/Lisbon\nEND:VTIMEZONE\n".into(),
            "20260612",
            at("2026-06-12", "19:00", "Europe/Lisbon"),
        ),
        (zone(""), "20260612", at("2026-06-12", "19:00", "")),
    ] {
        let events = rules.clone() + &event(&format!("UID:1\nSUMMARY:Fair\nDTSTART;TZID=Mine:{day}T190000"));
        let read = super::read(file(&events).as_bytes()).expect("a calendar");
        assert_eq!(read.events[0].says.begins, begins, "{rules}");
        assert_eq!(read.left_out.is_empty(), !begins.zone.is_empty(), "{:?}", read.left_out);
    }
}

#[test]
fn an_offset_behind_a_time_is_not_dropped() {
    assert_eq!(read_one("DTSTART:20260612T190000+0200").begins, at("2026-06-12", "17:00", "UTC"));
    assert_eq!(read_one("DTSTART;TZID=UTC+2:20260612T190000").begins, at("2026-06-12", "17:00", "UTC"));
}

#[test]
fn what_does_not_come_in_or_not_as_it_stands_is_named() {
    let read = fixture("odd.ics");
    assert_eq!(
        named(&read),
        [
            ("Zonder dag", "NoDay".to_owned()),
            ("Afgelast", "CalledOff".to_owned()),
            ("Taak", "Task".to_owned()),
            ("Elk uur", "RuleNotKept".to_owned()),
        ]
    );
    let hourly = read.events.iter().find(|it| it.says.name == "Elk uur").expect("it comes in once");
    assert_eq!((hourly.says.repeats.as_ref(), hourly.says.begins.written().as_str()), (None, "2026-03-29T00:30"));
    let month_ends: Vec<String> =
        read.events.iter().filter(|it| it.says.name == "Maandeinde").map(|it| it.says.begins.written()).collect();
    assert_eq!(month_ends, ["2026-01-31", "2026-04-15"]);

    let parts = [
        event("UID:a\nSUMMARY:Two rules\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=MONTHLY\nDTSTART;VALUE=DATE:20260501"),
        event("UID:b\nSUMMARY:Less\nRRULE:FREQ=WEEKLY\nEXRULE:FREQ=MONTHLY\nDTSTART;VALUE=DATE:20260502"),
        event("UID:c\nSUMMARY:Twice\nRDATE:20260503T200000Z\nDTSTART:20260503T150000Z"),
    ];
    let read = super::read(file(&parts.concat()).as_bytes()).expect("a calendar");
    assert_eq!(named(&read).len(), 2, "{:?}", read.left_out);
    assert!(read.events.iter().all(|it| it.says.repeats.is_none()));
    assert_eq!(read.events.iter().filter(|it| it.says.name == "Twice").count(), 2, "two hours of one day");
    let off = format!("METHOD:CANCEL\n{}", event("UID:d\nSUMMARY:Fair\nDTSTART;VALUE=DATE:20260501"));
    let read = super::read(file(&off).as_bytes()).expect("a calendar");
    assert_eq!((read.events.len(), named(&read)), (0, vec![("Fair", "CalledOff".to_owned())]));
}

#[test]
fn an_entry_that_the_file_breaks_off_in_is_named_and_not_taken_in_half() {
    let read = fixture("cut.ics");
    assert_eq!(read.events.iter().map(|it| it.says.name.as_str()).collect::<Vec<_>>(), ["Heel"]);
    assert_eq!(named(&read), [("", "CutOff".to_owned())]);
    let whole = file(&event("UID:a\nSUMMARY:One\nDTSTART;VALUE=DATE:20260501"));
    let read = super::read(&whole.as_bytes()[..whole.len() - 15]).expect("a calendar");
    assert_eq!((read.events.len(), named(&read)), (1, vec![("", "FileCutOff".to_owned())]));
}
