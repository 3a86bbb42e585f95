//! A team plans in one time zone, wherever its computers are.

use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, word};

#[test]
fn a_new_team_plans_in_the_zone_of_the_computer_that_began_it() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?.in_zone("Asia/Tokyo");
    let founded = els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    assert!(founded.contains("time zone    Asia/Tokyo"), "{founded}");
    assert_eq!(word(&els.asks(&["team", "show"])?[0], "zone"), "Asia/Tokyo");
    let noor = Peer::new("Noor", folder.path())?.in_zone("Asia/Tokyo");
    noor.runs(&["team", "new", "Repair room", "--member", "Noor", "--zone", "Europe/Brussels"])?;
    assert_eq!(word(&noor.asks(&["status"])?[0], "zone"), "Europe/Brussels");
    let mars =
        Peer::new("Marvin", folder.path())?.says(&["team", "new", "A", "--member", "M", "--zone", "Mars/Olympus"])?;
    assert_eq!(mars.code, Some(4), "{mars:?}");
    Ok(())
}

#[test]
fn an_older_team_without_a_zone_is_told_how_to_set_one() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?.in_zone("Europe/Brussels");
    els.runs(&["team", "new", "Repair room", "--member", "Els", "--zone="])?;
    let says = "The team has no time zone yet, so hours count as UTC. To set one: team set zone=Europe/Brussels";
    assert!(els.runs(&["status"])?.contains(says), "{}", els.runs(&["status"])?);
    let refused = els.says(&["team", "set", "zone=Brussels"])?;
    assert_eq!(refused.code, Some(4), "{refused:?}");
    els.runs(&["team", "set", "zone=Europe/Brussels"])?;
    let status = els.runs(&["status"])?;
    assert!(status.contains("time zone    Europe/Brussels") && !status.contains(says), "{status}");
    Ok(())
}

#[test]
fn hours_are_the_teams_on_a_computer_in_another_zone_and_an_export_says_whose() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?.in_zone("Europe/Brussels");
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["post", "add", "--title", "Doors", "publish_at=2027-07-01T10:00"])?;
    // The same profile on a journey.
    let els = els.in_zone("America/New_York");
    assert_eq!(word(&els.asks(&["post", "list"])?[0], "publish_at"), "2027-07-01T10:00");
    let (ics, csv) = (folder.path().join("calendar.ics"), folder.path().join("calendar.csv"));
    let said = els.runs(&["export", "ical", &ics.to_string_lossy()])?;
    assert!(said.contains("hours in Europe/Brussels"), "{said}");
    els.runs(&["export", "csv", &csv.to_string_lossy()])?;
    let written = std::fs::read_to_string(&ics)?;
    for line in ["X-WR-TIMEZONE:Europe/Brussels", "DTSTART:20270701T080000Z"] {
        assert!(written.contains(&format!("\r\n{line}\r\n")), "{line} in {written}");
    }
    assert!(std::fs::read_to_string(&csv)?.contains("Europe/Brussels"), "the spreadsheet says it");

    // A team in another zone takes the hour as it was meant.
    let noor = Peer::new("Noor", folder.path())?.in_zone("America/New_York");
    noor.runs(&["team", "new", "Another room", "--member", "Noor"])?;
    noor.runs(&["import", &csv.to_string_lossy()])?;
    let post = &noor.asks(&["post", "list"])?[0];
    assert_eq!((word(post, "publish_at"), word(post, "zone")), ("2027-07-01T10:00".into(), "Europe/Brussels".into()));
    Ok(())
}
