//! One post that two people change at the same time, each on a device that reaches nobody: date, owner, text, variant,
//! work and approval, with real processes.

use std::path::Path;

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, until, word};
use trekker_tests::two::bring_in_and_part;

/// Els leads, Bram belongs; both have one post with a variant and a deliverable, and nobody is connected.
fn apart(folder: &Path) -> Outcome<([Peer; 2], String)> {
    let [mut els, mut bram] = [Peer::new("Els", folder)?, Peer::new("Bram", folder)?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let fields = ["--title", "Doors at ten", "channels=Instagram,Mastodon", "text=Bring a lamp", "status=review"];
    let added = els.asks(&[&["post", "add"][..], &fields].concat())?;
    let id = word(&added[0], "id");
    els.runs(&["work", "variant", &id, "Instagram", "text=Bring a lamp ♥"])?;
    els.runs(&["work", "deliverable", &id, "name=Photo", "owner=Els", "duration_days=2"])?;
    let unclear = els.says(&["work", "todo", &id, "words=Sweep", "done=yes"])?;
    assert_eq!(unclear.code, Some(4), "neither true nor false is not taken for false: {unclear:?}");
    bring_in_and_part(&mut els, &mut bram)?;
    Ok(([els, bram], id))
}

fn together(els: &Peer, bram: &Peer, els_first: bool) -> Outcome {
    let order = if els_first { [els, bram] } else { [bram, els] };
    for peer in order {
        peer.runs(&["online"])?;
    }
    agree(&[els, bram]).map(|_| ())
}

fn shown(peer: &Peer, id: &str) -> Outcome<Value> {
    Ok(peer.asks(&["post", "show", id])?[0].clone())
}

fn choices(post: &Value, field: &str) -> Vec<String> {
    let conflicts = post["conflicts"].as_array().cloned().unwrap_or_default();
    let of_field = conflicts.iter().filter(|conflict| conflict["field"] == field);
    let mut choices: Vec<String> = of_field
        .flat_map(|conflict| conflict["choices"].as_array().cloned().unwrap_or_default())
        .map(|choice| format!("{} by {}", word(&choice, "value"), word(&choice, "by")))
        .collect();
    choices.sort();
    choices
}

#[test]
fn what_two_people_do_to_one_post_apart_merges_whoever_comes_back_first() -> Outcome {
    for els_first in [true, false] {
        let folder = tempfile::tempdir()?;
        let ([els, bram], id) = apart(folder.path())?;
        let photo = word(&shown(&els, &id)?["deliverables"][0], "id");
        els.runs(&["post", "set", &id, "date=2027-03-06", "owner=Els", "text=Bring a lamp and a bulb"])?;
        bram.runs(&["post", "set", &id, "date=2027-03-07", "owner=Bram", "text=Please bring a lamp"])?;
        els.runs(&["work", "variant", &id, "Instagram", "text=Bring a lamp ♥♥"])?;
        bram.runs(&["work", "variant", &id, "Instagram", "first_comment=#repair"])?;
        bram.runs(&["work", "variant", &id, "Mastodon", "text=Lamps welcome"])?;
        els.runs(&["work", "deliverable", &id, "--id", &photo, "done=true"])?;
        bram.runs(&["work", "deliverable", &id, "--id", &photo, "name=Photo of the room"])?;
        bram.runs(&["work", "todo", &id, "words=Ask Noor"])?;
        together(&els, &bram, els_first)?;

        let post = shown(&els, &id)?;
        assert_eq!(post, shown(&bram, &id)?, "both show the same");
        assert_eq!(word(&post, "text"), "Please bring a lamp and a bulb", "the words of both");
        assert_eq!(choices(&post, "date"), ["2027-03-06 by Els", "2027-03-07 by Bram"]);
        assert_eq!(choices(&post, "owner").len(), 2, "{post}");
        let work = (word(&post["deliverables"][0], "name"), post["deliverables"][0]["done"] == true);
        assert_eq!(work, ("Photo of the room".to_owned(), true));
        assert_eq!(word(&post["todos"][0], "words"), "Ask Noor");
        let variants = post["variants"].as_array().cloned().unwrap_or_default();
        let of = |channel: &str| variants.iter().find(|variant| variant["channel"] == channel).cloned();
        let instagram = of("Instagram").ok_or("no Instagram variant")?;
        assert_eq!(
            (word(&instagram, "text"), word(&instagram, "first_comment")),
            ("Bring a lamp ♥♥".into(), "#repair".into())
        );
        assert_eq!(instagram["main_text_changed"], true, "it was adapted from another main text, and is left as it is");
        assert_eq!(word(&of("Mastodon").ok_or("no Mastodon variant")?, "text"), "Lamps welcome");

        // One picks, and it holds for both.
        bram.runs(&["post", "set", &id, "date=2027-03-07", "owner=Els"])?;
        bram.runs(&["work", "variant", &id, "Instagram", "looked_at=true"])?;
        until("Els sees what Bram picked", || {
            let post = shown(&els, &id)?;
            let variants = post["variants"].as_array().cloned().unwrap_or_default();
            let is_settled = variants
                .iter()
                .any(|variant| variant["channel"] == "Instagram" && variant["main_text_changed"] == false);
            Ok(is_settled && post["conflicts"].as_array().is_some_and(Vec::is_empty))
        })?;
        assert_eq!(word(&shown(&els, &id)?, "publish_at"), "2027-03-07");
    }
    Ok(())
}

#[test]
fn an_edit_made_while_somebody_approved_never_ends_as_approved() -> Outcome {
    for (els_first, edit) in [
        (true, &["post", "set", "ID", "text=Bring a lamp, please"][..]),
        (false, &["post", "set", "ID", "text=Bring a lamp, please"]),
        (true, &["work", "variant", "ID", "Instagram", "text=Bring two lamps ♥"]),
        (false, &["work", "variant", "ID", "Mastodon", "text=Lamps welcome"]),
        (true, &["post", "set", "ID", "sign_off=^Bram"]),
    ] {
        let folder = tempfile::tempdir()?;
        let ([els, bram], id) = apart(folder.path())?;
        let approved = els.asks(&["approve", &id])?;
        assert_eq!(word(&approved[0], "approval"), "approved");
        let edit: Vec<&str> = edit.iter().map(|part| if *part == "ID" { id.as_str() } else { part }).collect();
        bram.runs(&edit)?;
        together(&els, &bram, els_first)?;
        for peer in [&els, &bram] {
            let post = shown(peer, &id)?;
            assert_eq!(word(&post, "approval"), "outdated", "{edit:?}: {post}");
            assert_eq!(word(&post["approvals"][0], "by"), "Els", "who approved the earlier version stays on record");
        }
        bram.runs(&["approve", &id, "--refuse", "Which lamp?"])?;
        until("Els hears why not", || Ok(word(&shown(&els, &id)?, "approval") == "refused"))?;
    }
    Ok(())
}

#[test]
fn two_who_say_apart_that_they_post_it_both_see_so_and_only_a_link_makes_it_posted() -> Outcome {
    let folder = tempfile::tempdir()?;
    let ([els, bram], id) = apart(folder.path())?;
    els.runs(&["post", "set", &id, "status=planned"])?;
    els.runs(&["publish", &id, "Instagram"])?;
    bram.runs(&["publish", &id, "Instagram"])?;
    bram.runs(&["publish", &id, "Mastodon", "--link", "https://example.org/1"])?;
    let without = bram.says(&["publish", &id, "Instagram", "--link", " "])?;
    assert_eq!(without.code, Some(4), "{without:?}");
    together(&els, &bram, true)?;
    let post = shown(&els, &id)?;
    assert_eq!(post, shown(&bram, &id)?);
    assert_eq!(choices(&post, "claim").len(), 2, "{post}");
    let outings = post["outings"].as_array().cloned().unwrap_or_default();
    let of = |channel: &str| outings.iter().find(|outing| outing["channel"] == channel).cloned().unwrap_or_default();
    assert_eq!(of("Instagram")["link"], "");
    assert_eq!(
        (word(&of("Mastodon"), "link"), word(&of("Mastodon"), "posted_by")),
        ("https://example.org/1".into(), "Bram".into())
    );
    assert_eq!(post["status"], "planned", "one of its channels is still to go");
    els.runs(&["publish", &id, "Instagram", "--link", "https://example.org/2"])?;
    until("it is posted for both", || Ok(shown(&bram, &id)?["status"] == "posted"))
}

/// The plan of a club for its first day of the season, as its volunteers tell it.
const CAMPAIGN: [&str; 7] = [
    "-1 months=* Make an event for the first day",
    "-2 weeks=Put the programme online",
    "-1 weeks=Remind everybody",
    "0 days=* Take photos of everything",
    "1 days=* Put the slides online",
    "1 weeks=Photos online",
    "1 months=* Send the newsletter",
];

#[test]
fn a_campaign_is_used_for_a_day_by_whoever_has_the_template() -> Outcome {
    let folder = tempfile::tempdir()?;
    let ([els, bram], _) = apart(folder.path())?;
    els.runs(&[&["template", "add", "First day"][..], &CAMPAIGN].concat())?;
    together(&els, &bram, true)?;
    let before = bram.posts()?;
    assert_eq!(bram.asks(&["template", "list"])?[0]["items"].as_array().map(Vec::len), Some(7));
    let made = bram.asks(&["template", "use", "first day", "2027-09-12"])?;
    let made = made.as_array().cloned().unwrap_or_default();
    let days: Vec<String> = made.iter().map(|post| word(post, "publish_at")).collect();
    let expected = ["2027-08-12", "2027-08-29", "2027-09-05", "2027-09-12", "2027-09-13", "2027-09-19", "2027-10-12"];
    assert_eq!(days, expected);
    assert_eq!(made[0]["nature"], "task");
    agree(&[&els, &bram])?;
    assert_eq!(els.posts()?, before + 7, "and the template is none of them");
    let unknown = bram.says(&["template", "use", "Last day", "2027-09-12"])?;
    assert_eq!(unknown.code, Some(3), "{unknown:?}");
    Ok(())
}

#[test]
fn two_who_each_plan_one_apart_are_warned_once_it_is_more_than_planned() -> Outcome {
    let folder = tempfile::tempdir()?;
    let ([els, bram], first) = apart(folder.path())?;
    let said = els.says(&["channel", "set", "Instagram", "frequency=often"])?;
    assert!(said.code == Some(4) && said.err.contains("3/week"), "{said:?}");
    els.runs(&["channel", "set", "Instagram", "frequency=2/month"])?;
    els.runs(&["post", "set", &first, "date=2034-03-06"])?;
    els.runs(&["post", "add", "--title", "By Els", "channels=Instagram", "date=2034-03-31", "status=draft"])?;
    let by_bram = ["post", "add", "--title", "By Bram", "channels=Instagram", "date=2034-03-01", "status=draft"];
    let third = word(&bram.asks(&by_bram)?[0], "id");
    let nobody_is_warned = serde_json::json!([]);
    assert_eq!(shown(&els, &first)?["more_than_planned"], nobody_is_warned, "two are as many as planned");
    assert_eq!(shown(&bram, &third)?["more_than_planned"], nobody_is_warned, "Bram has not heard of the plan");

    together(&els, &bram, true)?;
    let told = serde_json::json!([{ "channel": "Instagram", "planned": "2/month", "posts": 3, "from": "2034-03-01" }]);
    for peer in [&els, &bram] {
        assert_eq!(peer.asks(&["channel", "list"])?[0]["frequency"], "2/month", "{}", peer.name);
        for post in [&first, &third] {
            assert_eq!(shown(peer, post)?["more_than_planned"], told, "{}", peer.name);
        }
    }
    bram.runs(&["post", "set", &third, "date=2034-04-01"])?;
    agree(&[&els, &bram])?;
    assert_eq!(shown(&els, &first)?["more_than_planned"], nobody_is_warned);
    Ok(())
}
