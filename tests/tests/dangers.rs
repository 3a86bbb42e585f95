//! What is wrong with a post, as the command line says it: with real processes, and two who work apart.

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, until, word};
use trekker_tests::two::{bring_in, bring_in_and_part};

fn shown(peer: &Peer, id: &str) -> Outcome<Value> {
    Ok(peer.asks(&["post", "show", id])?[0].clone())
}

fn words(post: &Value, name: &str) -> Vec<String> {
    post[name].as_array().into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

/// Of the only post.
fn listed(peer: &Peer) -> Outcome<Vec<String>> {
    Ok(words(&peer.asks(&["post", "list"])?[0], "dangers"))
}

fn planned(els: &Peer, title: &str, text: &str, channels: &str) -> Outcome<String> {
    let (text, channels) = (format!("text={text}"), format!("channels={channels}"));
    let fields = ["post", "add", "--title", title, &text, &channels, "owner=Els", "date=2034-03-06", "status=planned"];
    Ok(word(&els.asks(&fields)?[0], "id"))
}

fn together(els: &Peer, bram: &Peer) -> Outcome {
    for peer in [els, bram] {
        peer.runs(&["online"])?;
    }
    agree(&[els, bram]).map(|_| ())
}

#[test]
fn a_rule_that_has_to_be_kept_is_not_passed_by_an_edit_or_by_a_link() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Town hall", "--member", "Els"])?;
    let rule = ["voice", "rule", "add", "--avoid", "free", "--reason", "Nothing is free", "--strictness", "stop"];
    els.runs(&rule)?;
    let id = planned(&els, "Soup", "Come along", "Letter")?;
    assert_eq!((words(&shown(&els, &id)?, "dangers"), listed(&els)?), (vec![], vec![]));

    let answered = els.asks(&["post", "set", &id, "text=Come along, it is free"])?;
    assert_eq!(words(&answered[0], "dangers"), ["against-stop-rule"], "said at once");
    assert_eq!(listed(&els)?, ["against-stop-rule"], "by a program that was just started");
    let line = els.runs(&["post", "list"])?;
    assert!(line.contains("! against a rule that has to be kept"), "{line}");
    for passing in
        [&["publish", &id, "Letter", "--link", "https://example.org/1"][..], &["post", "set", &id, "status=planned"]]
    {
        let refused = els.says(passing)?;
        assert_eq!(refused.code, Some(4), "{passing:?}: {refused:?}");
        assert!(refused.err.contains("Soup") && refused.err.contains("Nothing is free"), "{refused:?}");
    }
    let post = shown(&els, &id)?;
    assert_eq!((word(&post, "status"), &post["outings"]), ("planned".into(), &serde_json::json!([])));
    // A draft was never looked at for being ready: with a link it goes past no rule either.
    els.runs(&["post", "set", &id, "status=draft"])?;
    assert_eq!(els.says(&["publish", &id, "Letter", "--link", "https://example.org/1"])?.code, Some(4));

    els.runs(&["post", "set", &id, "text=Come along", "status=planned"])?;
    for none in ["soon", "example.org/1", "https://", "https://letter"] {
        let refused = els.says(&["publish", &id, "Letter", "--link", none])?;
        assert!(refused.code == Some(4) && refused.err.contains("no link"), "{none}: {refused:?}");
    }
    els.runs(&["publish", &id, "Letter", "--link", "https://example.org/1"])?;
    let post = shown(&els, &id)?;
    assert_eq!((word(&post, "status"), word(&post["outings"][0], "went_out")), ("posted".into(), "Come along".into()));
    assert_eq!(post["outings"][0]["changed_after_it_went_out"], false);

    // What went out is kept as it went out.
    els.runs(&["post", "set", &id, "text=Stay at home"])?;
    let post = shown(&els, &id)?;
    assert_eq!(post["outings"][0]["changed_after_it_went_out"], true, "{post}");
    assert_eq!(
        (word(&post, "text"), word(&post["outings"][0], "went_out")),
        ("Stay at home".into(), "Come along".into())
    );
    let said = els.runs(&["post", "show", &id])?;
    assert!(said.contains("changed after it went out on Letter; what went out there: Come along"), "{said}");
    Ok(())
}

#[test]
fn what_is_too_long_or_cannot_be_met_is_said_and_a_limit_that_changes_changes_it() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Town hall", "--member", "Els"])?;
    let id = planned(&els, "Soup", &"long ".repeat(110), "Mastodon")?;
    assert_eq!(listed(&els)?, ["too-long"]);
    let work = els.asks(&["work", "deliverable", &id, "name=Photo", "duration_days=9000"])?;
    assert_eq!(words(&work[0], "dangers"), ["cannot-be-met", "too-long"], "the most dangerous first");
    els.runs(&["channel", "set", "Mastodon", "network="])?;
    assert_eq!(listed(&els)?, ["cannot-be-met"], "of a network whose limits are not known nothing is too long");
    Ok(())
}

#[test]
fn two_who_posted_the_same_apart_are_told_that_it_may_be_online_twice() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Town hall", "--member", "Els"])?;
    let id = planned(&els, "Soup", "Come along", "Letter")?;
    bring_in_and_part(&mut els, &mut bram)?;
    let links = ["https://example.org/1", "https://example.org/2"];
    els.runs(&["publish", &id, "Letter", "--link", links[0]])?;
    bram.runs(&["publish", &id, "Letter", "--link", links[1]])?;
    together(&els, &bram)?;
    for peer in [&els, &bram] {
        let post = shown(peer, &id)?;
        assert_eq!(words(&post, "dangers"), ["may-be-online-twice"], "{}: {post}", peer.name);
        let mut both = words(&post["outings"][0], "links");
        both.sort();
        assert_eq!(both, links, "{}", peer.name);
        assert_eq!(listed(peer)?, ["may-be-online-twice"]);
        let said = peer.runs(&["post", "show", &id])?;
        assert!(
            said.contains("it may be online twice on Letter") && links.iter().all(|link| said.contains(link)),
            "{said}"
        );
    }
    bram.runs(&["publish", &id, "Letter", "--link", links[0]])?;
    until("one of them was picked", || Ok(listed(&els)?.is_empty() && listed(&bram)?.is_empty()))
}

#[test]
fn of_two_statuses_set_apart_the_earlier_one_counts_everywhere() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Town hall", "--member", "Els"])?;
    let id = planned(&els, "Soup", "Come along", "Letter")?;
    els.runs(&["post", "set", &id, "status=draft"])?;
    bring_in(&mut els, &mut bram)?;
    for (of_els, of_bram) in [("review", "planned"), ("planned", "review")] {
        els.runs(&["offline"])?;
        bram.runs(&["offline"])?;
        els.runs(&["post", "set", &id, &format!("status={of_els}")])?;
        bram.runs(&["post", "set", &id, &format!("status={of_bram}")])?;
        together(&els, &bram)?;
        for peer in [&els, &bram] {
            let list = peer.asks(&["post", "list"])?;
            let said = (word(&list[0], "status"), word(&shown(peer, &id)?, "status"));
            assert_eq!(said, ("review".into(), "review".into()), "{}", peer.name);
            assert_eq!(listed(peer)?, ["two-choices"]);
            let csv = folder.path().join("out.csv").display().to_string();
            peer.runs(&["export", "csv", &csv])?;
            assert!(std::fs::read_to_string(&csv)?.contains("review"), "{}", peer.name);
            std::fs::remove_file(&csv)?;
        }
        els.runs(&["post", "set", &id, "status=draft"])?;
        agree(&[&els, &bram])?;
        until("it was picked", || Ok(listed(&bram)?.is_empty()))?;
    }
    Ok(())
}
