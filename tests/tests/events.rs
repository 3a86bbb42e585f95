//! Events from a calendar file, brought in by two people apart; what others changed since one last looked, and what of it one
//! is told at once: with real processes.

use std::path::{Path, PathBuf};

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, last_line, until, word};

const CALENDAR: &str = "BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Town hall//Calendar//NL
BEGIN:VEVENT
UID:market@town.example
DTSTAMP:20270101T000000Z
SUMMARY:Market
DTSTART;TZID=Europe/Brussels:20270301T090000
DTEND;TZID=Europe/Brussels:20270301T130000
RRULE:FREQ=WEEKLY;UNTIL=20271231T225959Z
EXDATE;TZID=Europe/Brussels:20270405T090000
END:VEVENT
BEGIN:VEVENT
UID:fair@town.example
DTSTAMP:20270101T000000Z
SUMMARY:Spring fair
DTSTART;VALUE=DATE:20270501
DTEND;VALUE=DATE:20270504
LOCATION:Park
END:VEVENT
END:VCALENDAR
";

fn written(folder: &Path, name: &str, text: &str) -> Outcome<PathBuf> {
    let file = folder.join(name);
    std::fs::write(&file, text.replace('\n', "\r\n"))?;
    Ok(file)
}

fn named(peer: &Peer, name: &str) -> Outcome<Vec<Value>> {
    let all = peer.asks(&["event", "list"])?.as_array().cloned().unwrap_or_default();
    Ok(all.into_iter().filter(|event| word(event, "name") == name).collect())
}

fn two(folder: &Path) -> Outcome<[Peer; 2]> {
    let [mut els, mut bram] = [Peer::new("Els", folder)?, Peer::new("Bram", folder)?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.serves()?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    Ok([els, bram])
}

#[test]
fn the_same_calendar_brought_in_twice_apart_is_there_once_and_catches_up_with_its_file() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram] = two(folder.path())?;
    for peer in [&els, &bram] {
        peer.runs(&["offline"])?;
    }
    let file = written(folder.path(), "town.ics", CALENDAR)?;
    let file = file.to_string_lossy().into_owned();
    for peer in [&els, &bram] {
        assert_eq!(peer.asks(&["import", &file])?[0]["imported"], 2);
        let again = peer.asks(&["import", &file])?;
        assert_eq!((&again[0]["imported"], &again[0]["already_there"]), (&0.into(), &2.into()), "{again}");
    }
    els.runs(&["event", "add", "Open day", "date=2027-06-05", "lane=product", "theme=Soup"])?;
    for peer in [&els, &bram] {
        peer.runs(&["online"])?;
    }
    agree(&[&els, &bram])?;
    for peer in [&els, &bram] {
        let market = named(peer, "Market")?;
        assert_eq!(market.len(), 1, "once: {market:?}");
        assert_eq!(
            (word(&market[0], "begins"), word(&market[0], "zone"), word(&market[0], "repeats")),
            (
                "2027-03-01T09:00".to_owned(),
                "Europe/Brussels".to_owned(),
                "FREQ=WEEKLY;UNTIL=20271231T000000Z".to_owned()
            )
        );
        assert_eq!(market[0]["except"], serde_json::json!(["2027-04-05"]));
        assert_eq!(word(&named(peer, "Spring fair")?[0], "last_day"), "2027-05-03");
        assert_eq!(word(&named(peer, "Open day")?[0], "lane"), "product");
    }

    // The town moves its fair: whoever brings the file in again moves it for everybody.
    let moved = CALENDAR.replace("20270501", "20270508").replace("20270504", "20270511");
    let moved = written(folder.path(), "town later.ics", &moved)?;
    let caught_up = bram.asks(&["import", &moved.to_string_lossy()])?;
    assert_eq!((&caught_up[0]["changed"], &caught_up[0]["already_there"]), (&1.into(), &1.into()), "{caught_up}");
    until("Els sees the fair at its new place", || {
        let fair = named(&els, "Spring fair")?;
        Ok(fair.len() == 1 && word(&fair[0], "begins") == "2027-05-08" && word(&fair[0], "last_day") == "2027-05-10")
    })?;
    let nothing = els.says(&["event", "add", "Hourly", "date=2027-06-05", "repeats=FREQ=HOURLY"])?;
    assert_eq!(nothing.code, Some(4), "{nothing:?}");
    Ok(())
}

#[test]
fn events_are_counted_as_events_and_what_does_not_come_in_is_named() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let day = |name: &str, rest: &str| {
        format!("BEGIN:VEVENT\nUID:{name}\nSUMMARY:{name}\nDTSTART;VALUE=DATE:20270501\n{rest}END:VEVENT\n")
    };
    let events = [day("Fair", ""), day("Match", ""), day("Dance", ""), day("Off", "STATUS:CANCELLED\n")].concat();
    let calendar = format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\n{events}END:VCALENDAR\n");
    let file = written(folder.path(), "events.ics", &calendar)?.display().to_string();
    let shown = els.runs(&["import", &file, "--dry-run"])?;
    assert!(shown.contains("3 events would be new"), "{shown}");
    let said = els.runs(&["import", &file])?;
    assert!(said.contains("3 events imported") && said.contains("Off: it was called off"), "{said}");
    assert!(!said.contains("post"), "{said}");
    Ok(())
}

fn changes(peer: &Peer) -> Outcome<Vec<String>> {
    let all = peer.asks(&["changes"])?.as_array().cloned().unwrap_or_default();
    let lines = all.iter().flat_map(|post| {
        let title = word(post, "title");
        let changes = post["changes"].as_array().cloned().unwrap_or_default();
        changes.into_iter().map(move |change| {
            let (what, before, after) = (word(&change, "what"), word(&change, "before"), word(&change, "after"));
            format!("{title}: {what} {before} > {after}")
        })
    });
    Ok(lines.collect())
}

#[test]
fn what_others_changed_is_told_until_it_is_seen_also_after_a_kill() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, mut bram] = two(folder.path())?;
    let added = els.asks(&["post", "add", "--title", "Doors", "date=2027-03-06", "text=Come", "channels=Mastodon"])?;
    let id = word(&added[0], "id");
    agree(&[&els, &bram])?;
    assert_eq!(changes(&bram)?, [""; 0], "what is new was never looked at, so nothing of it changed");

    els.runs(&["approve", &id])?;
    els.runs(&["post", "set", &id, "title=Doors open", "explanation=Bring chairs"])?;
    agree(&[&els, &bram])?;
    assert_eq!(changes(&bram)?, [""; 0], "small edits stay quiet");

    els.runs(&["post", "set", &id, "date=2027-03-07", "owner=Els"])?;
    els.runs(&["post", "set", &id, "date=2027-03-08"])?;
    els.runs(&["post", "set", &id, "text=Do come"])?;
    agree(&[&els, &bram])?;
    let told = [
        "Doors open: when 2027-03-06 > 2027-03-08",
        "Doors open: owner  > Els",
        "Doors open: words-after-approval  > ",
    ];
    let all_told = || until("Bram is told", || Ok(changes(&bram)? == told));
    all_told()?;
    assert_eq!(changes(&els)?, [""; 0], "whoever did it knows");
    bram.dies()?;
    assert_eq!(changes(&bram)?, told, "also after it was killed");
    bram.runs(&["changes", "--seen"])?;
    assert_eq!(changes(&bram)?, [""; 0]);
    bram.serves()?;

    els.runs(&["post", "set", &id, "date=2027-03-09"])?;
    agree(&[&els, &bram])?;
    until("Bram is told of what is new since", || Ok(changes(&bram)? == ["Doors open: when 2027-03-08 > 2027-03-09"]))
}

#[test]
fn what_concerns_somebody_is_told_at_once_and_only_to_them() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram] = two(folder.path())?;
    let added = els.asks(&["post", "add", "--title", "Doors", "date=2027-03-06", "text=Come"])?;
    let id = word(&added[0], "id");
    agree(&[&els, &bram])?;
    // Whoever is asked for posts looks at them from then on.
    bram.runs(&["post", "list"])?;
    els.runs(&["post", "set", &id, "owner=Bram", "explanation=Bring chairs"])?;
    els.runs(&["work", "deliverable", &id, "name=Photo", "owner=Bram"])?;
    els.runs(&["post", "set", &id, "status=review"])?;
    let mut told: Vec<String> = Vec::new();
    until("Bram is told", || {
        told.extend(bram.takes_said().into_iter().filter(|line| line.contains("'Doors'")));
        Ok(told.len() >= 3)
    })?;
    told.sort();
    let wanted = ["it waits for your approval", "you are responsible for it now", "you make 'Photo' now"];
    for (line, wanted) in told.iter().zip(wanted) {
        assert!(line.contains(wanted), "{told:?}");
    }
    let to_els: Vec<String> = els.takes_said().into_iter().filter(|line| line.contains("'Doors'")).collect();
    assert_eq!(to_els, [""; 0], "whoever did it is not told");
    Ok(())
}

#[test]
fn what_one_did_on_another_device_of_ones_own_is_no_news() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram] = two(folder.path())?;
    let mut laptop = Peer::new("Laptop", folder.path())?;
    laptop.tries_to_join_as("", &last_line(&bram.runs(&["device", "link"])?))?.done()?;
    laptop.serves()?;
    let added = els.asks(&["post", "add", "--title", "Doors", "date=2027-03-06"])?;
    let id = word(&added[0], "id");
    let all = [&els, &bram, &laptop];
    agree(&all)?;
    let is_on = |peer: &Peer, date: &str| Ok(word(&peer.asks(&["post", "show", &id])?[0], "publish_at") == date);
    for peer in all {
        until("the post is there", || is_on(peer, "2027-03-06"))?;
    }
    laptop.runs(&["post", "set", &id, "date=2027-03-07", "owner=Bram"])?;
    agree(&all)?;
    let moved = "Doors: when 2027-03-06 > 2027-03-07".to_owned();
    until("Els is told", || Ok(changes(&els)?.contains(&moved)))?;
    until("it shows on his other device", || is_on(&bram, "2027-03-07"))?;
    assert_eq!((changes(&bram)?, changes(&laptop)?), (Vec::new(), Vec::new()), "he did it himself");
    let told: Vec<String> = bram.takes_said().into_iter().filter(|line| line.contains("'Doors'")).collect();
    assert_eq!(told, [""; 0]);

    els.runs(&["post", "set", &id, "date=2027-03-08"])?;
    agree(&all)?;
    for peer in [&bram, &laptop] {
        let moved = "Doors: when 2027-03-07 > 2027-03-08".to_owned();
        until("he is told of what she did", || Ok(changes(peer)? == [moved.clone()]))?;
    }
    Ok(())
}
