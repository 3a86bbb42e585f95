//! What two people choose apart for the team itself: channels, settings and the rest of an idea, with real processes.

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, until, word};
use trekker_tests::two::bring_in;

/// The choices in a field of the first of these things that has some, each with whose it is.
fn choices(shown: &Value, field: &str) -> Vec<String> {
    let things = shown.as_array().cloned().unwrap_or_default();
    let conflicts = things.iter().flat_map(|thing| thing["conflicts"].as_array().cloned().unwrap_or_default());
    let found = conflicts.into_iter().find(|conflict| conflict["field"] == field);
    let chosen = found.map(|conflict| conflict["choices"].as_array().cloned().unwrap_or_default()).unwrap_or_default();
    let mut all: Vec<String> =
        chosen.iter().map(|choice| format!("{} by {}", word(choice, "says"), word(choice, "by"))).collect();
    all.sort();
    all
}

#[test]
fn both_choices_show_on_the_command_line_until_one_is_picked_and_what_changed_says_who_did_it() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["channel", "set", "Site"])?;
    let soup = word(&els.asks(&["idea", "add", "Soup on the square"])?[0], "id");
    let post = word(&els.asks(&["post", "add", "--title", "Doors at ten", "date=2027-03-01"])?[0], "id");
    bring_in(&mut els, &mut bram)?;
    for peer in [&els, &bram] {
        peer.runs(&["changes", "--seen"])?;
        peer.runs(&["offline"])?;
    }

    els.runs(&["channel", "set", "Site", "frequency=3/week", "name=Our site"])?;
    bram.runs(&["channel", "set", "Site", "frequency=2/month", "name=The site"])?;
    els.runs(&["team", "set", "country=NL"])?;
    bram.runs(&["team", "set", "country=BE"])?;
    els.runs(&["idea", "park", &soup, "--until", "2027-03-01", "--reason", "Too cold"])?;
    bram.runs(&["idea", "park", &soup, "--until", "2027-06-01", "--reason", "Too wet"])?;
    // One plan, in two spellings.
    els.runs(&["post", "set", &post, "plan=Summer 2027"])?;
    bram.runs(&["post", "set", &post, "plan=summer  2027", "status=planned"])?;
    for peer in [&els, &bram] {
        peer.runs(&["online"])?;
    }
    agree(&[&els, &bram])?;

    for peer in [&els, &bram] {
        let channels = peer.asks(&["channel", "list"])?;
        assert_eq!(choices(&channels, "frequency"), ["2/month by Bram", "3/week by Els"]);
        assert_eq!(choices(&channels, "name"), ["Our site by Els", "The site by Bram"]);
        let team = peer.asks(&["team", "show"])?;
        assert_eq!(choices(&team, "country"), ["BE by Bram", "NL by Els"]);
        assert_eq!(choices(&team, "name"), Vec::<String>::new(), "two spellings of a plan's name are one: {team}");
        let ideas = peer.asks(&["idea", "list"])?;
        assert_eq!(choices(&ideas, "parked_until"), ["2027-03-01 by Els", "2027-06-01 by Bram"]);
        assert_eq!(choices(&ideas, "reason"), ["Too cold by Els", "Too wet by Bram"]);
    }
    let said = els.runs(&["channel", "list"])?;
    assert!(said.contains("two choices for frequency: "), "{said}");

    let changes = els.asks(&["changes"])?;
    let status = changes[0]["changes"].as_array().into_iter().flatten().find(|change| change["what"] == "status");
    assert_eq!(status.map(|change| change["by"].clone()), Some(serde_json::json!(["Bram"])), "{changes}");
    let said = els.runs(&["changes"])?;
    assert!(said.contains("status: draft → planned (Bram)"), "{said}");

    let site = word(&els.asks(&["channel", "list"])?[0], "name");
    let picked = els.asks(&["channel", "set", &site, "frequency=2/month", "name=The site"])?;
    assert_eq!(picked[0]["conflicts"], serde_json::json!([]));
    els.runs(&["team", "set", "country=BE"])?;
    els.runs(&["idea", "park", &soup, "--until", "2027-06-01", "--reason", "Too wet"])?;
    until("Bram sees what Els picked", || {
        let all = [bram.asks(&["channel", "list"])?, bram.asks(&["team", "show"])?, bram.asks(&["idea", "list"])?];
        let is_settled = |shown: &Value| {
            let things = shown.as_array().cloned().unwrap_or_default();
            things.iter().all(|thing| thing["conflicts"].as_array().is_some_and(Vec::is_empty))
        };
        Ok(all.iter().all(is_settled))
    })
}
