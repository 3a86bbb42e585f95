//! Voice rules made by two people apart, and texts checked by them: with real processes.

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, until, word};

fn two(folder: &std::path::Path) -> Outcome<[Peer; 2]> {
    let (mut els, mut bram) = (Peer::new("Els", folder)?, Peer::new("Bram", folder)?);
    els.runs(&["team", "new", "Town hall", "--member", "Els"])?;
    els.serves()?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    Ok([els, bram])
}

/// `found → mend`, one a finding.
fn found(peer: &Peer, arguments: &[&str]) -> Outcome<Vec<String>> {
    let found = peer.asks(&[&["voice", "check"], arguments].concat())?;
    let found = found.as_array().cloned().unwrap_or_default();
    Ok(found.iter().map(|one| format!("{} → {}", word(one, "found"), word(one, "mend"))).collect())
}

fn rules(peer: &Peer) -> Outcome<Vec<String>> {
    let rules = peer.asks(&["voice", "rule", "list"])?.as_array().cloned().unwrap_or_default();
    Ok(rules
        .iter()
        .map(|rule| format!("{} {} {}", word(rule, "sort"), word(rule, "says"), word(rule, "place")))
        .collect())
}

#[test]
fn rules_made_apart_hold_for_both_and_the_most_specific_counts() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, mut bram] = two(folder.path())?;
    els.runs(&["post", "add", "--title", "Doors", "channels=Instagram,Letter"])?;
    agree(&[&els, &bram])?;
    bram.dies()?;
    els.runs(&["voice", "rule", "add", "--address", "u"])?;
    els.runs(&["voice", "rule", "add", "--avoid", "gratis", "--instead", "kosteloos", "--reason", "Niets is gratis"])?;
    bram.runs(&["voice", "rule", "add", "--address", "je", "--channel", "Instagram", "--strictness", "stop"])?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    let all = ["address je channel Instagram", "address u team", "avoid gratis team"];
    for peer in [&els, &bram] {
        until("the rules of both are there", || Ok(rules(peer)? == all))?;
        let text = "Komt u ook? De soep is gratis.";
        assert_eq!(found(peer, &[text])?, ["gratis → kosteloos"]);
        assert_eq!(found(peer, &[text, "--channel", "Instagram"])?, ["u → Kom je", "gratis → kosteloos"]);
        assert_eq!(found(peer, &[text, "--channel", "Letter"])?, ["gratis → kosteloos"]);
    }
    let checked: Value = els.asks(&["voice", "check", "é 🎪 Is het gratis?"])?;
    let one = &checked[0];
    assert_eq!((one["start"].as_u64(), one["end"].as_u64()), (Some(11), Some(17)), "in code points: {checked}");
    assert_eq!((word(one, "reason"), word(one, "strictness")), ("Niets is gratis".into(), "warn".into()));

    let gratis = els.asks(&["voice", "rule", "list"])?;
    let gratis = word(&gratis[2], "id");
    els.runs(&["voice", "rule", "set", &gratis, "says=gratis, voor niets", "channel=Letter", "strictness=hint"])?;
    let changed = els.asks(&["voice", "rule", "list"])?;
    let changed = changed.as_array().into_iter().flatten().find(|rule| word(rule, "id") == gratis);
    let changed = changed.map(|rule| (word(rule, "says"), word(rule, "place"), word(rule, "strictness")));
    assert_eq!(changed, Some(("gratis\nvoor niets".into(), "channel Letter".into(), "hint".into())));
    els.runs(&["voice", "rule", "set", &gratis, "binned=true"])?;
    assert_eq!(rules(&els)?, &all[..2]);

    let thou = els.says(&["voice", "rule", "add", "--address", "thou"])?;
    assert!(thou.err.contains("je, u, neutral"), "it says what there is: {thou:?}");
    for wrong in [
        &["voice", "rule", "add", "--address", "thou"][..],
        &["voice", "rule", "add", "--readability", "1000000"],
        &["voice", "rule", "add", "--sentence-length", "0"],
        &["voice", "rule", "set", &gratis, "says= "],
        &["voice", "rule", "set", &gratis, "colour=red"],
        &["voice", "rule", "set", "ffffffff", "binned=true"],
        &["voice", "rule", "add", "--address", "je", "--channel", "Nowhere"],
        &["voice", "rule", "add"],
        &["voice", "check", "x", "--language", "xx"],
    ] {
        let said = els.says(wrong)?;
        assert!(matches!(said.code, Some(2..=4)), "{wrong:?}: {said:?}");
    }
    Ok(())
}

#[test]
fn a_rule_that_stops_keeps_a_post_from_planned_wherever_it_is_set() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Town hall", "--member", "Els"])?;
    let made = els.asks(&["post", "add", "--title", "Doors", "channels=Instagram,Letter", "text=Komt u ook?"])?;
    let id = word(&made[0], "id");
    els.runs(&["voice", "rule", "add", "--address", "je", "--channel", "Instagram", "--strictness", "stop"])?;
    let stopped = els.says(&["post", "set", &id, "status=planned", "title=Doors open"])?;
    assert_eq!(stopped.code, Some(4), "{stopped:?}");
    assert!(stopped.err.contains("Doors"), "{stopped:?}");
    let post = &els.asks(&["post", "show", &id])?[0];
    let said = (word(post, "status"), word(post, "title"));
    assert_eq!(said, ("draft".into(), "Doors".into()), "all of it or nothing");
    // Other words on that channel alone, or mended in the same action.
    els.runs(&["work", "variant", &id, "Instagram", "text=Kom je ook?"])?;
    els.runs(&["post", "set", &id, "status=planned"])?;
    els.runs(&["post", "set", &id, "status=draft"])?;
    els.runs(&["work", "variant", &id, "Instagram", "binned=true"])?;
    assert_eq!(els.says(&["post", "set", &id, "status=planned"])?.code, Some(4));
    els.runs(&["post", "set", &id, "text=Kom je ook?", "status=planned"])?;
    assert_eq!(word(&els.asks(&["post", "show", &id])?[0], "status"), "planned");
    Ok(())
}

#[test]
fn a_guide_and_a_list_of_words_go_in_and_out_and_never_double() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram] = two(folder.path())?;
    let guide = folder.path().join("guide.md");
    std::fs::write(&guide, "---\ntitle: Our voice\n---\n\n## Tone\n\nWe say je.\n\n## Emoji\n\n- one is enough\n")?;
    let guide = guide.display().to_string();
    let first = els.asks(&["voice", "import", &guide])?;
    assert_eq!((&first[0]["added"], &first[0]["changed"]), (&2.into(), &0.into()), "{first}");
    els.runs(&["voice", "edit", "Tone", "--text", "We say je, warmly."])?;
    let again = els.asks(&["voice", "import", &guide])?;
    assert_eq!((&again[0]["added"], &again[0]["changed"], &again[0]["same"]), (&0.into(), &1.into(), &1.into()));
    let out = folder.path().join("out.md").display().to_string();
    els.runs(&["voice", "export", &out])?;
    assert_eq!(std::fs::read_to_string(&out)?, "## Tone\n\nWe say je.\n\n## Emoji\n\n- one is enough\n");

    let list = folder.path().join("words.md");
    std::fs::write(&list, "- **email**, not e-mail\n- **GitHub**\n- **drop-down**, never _dropdown_\n- **agile**\n")?;
    let list = list.display().to_string();
    let seen = els.asks(&["voice", "rule", "import", &list, "--dry-run"])?;
    assert_eq!(rules(&els)?, Vec::<String>::new(), "{seen}");
    els.runs(&["voice", "rule", "import", &list])?;
    agree(&[&els, &bram])?;
    until("the rules have come", || Ok(rules(&bram)?.len() == rules(&els)?.len()))?;
    assert_eq!(rules(&bram)?, ["avoid dropdown team", "avoid e-mail team", "spelling GitHub team"]);
    assert_eq!(found(&bram, &["Send an e-mail by Github"])?, ["e-mail → email", "Github → GitHub"]);
    let again = els.asks(&["voice", "rule", "import", &list])?;
    assert_eq!((&again[0]["already_there"], &again[0]["rules"]), (&3.into(), &serde_json::json!([])), "{again}");
    assert_eq!(els.says(&["voice", "import", "/no/such/guide.md"])?.code, Some(4));
    Ok(())
}

#[test]
fn a_long_list_is_whole_at_once_and_known_again_by_a_program_that_was_just_started() -> Outcome {
    const WORDS: usize = 700;
    let folder = tempfile::tempdir()?;
    let [mut els, bram] = two(folder.path())?;
    let list = folder.path().join("words.csv");
    let lines: String = (0..WORDS).map(|n| format!("oud{n};nieuw{n}\n")).collect();
    std::fs::write(&list, format!("niet;wel\n{lines}"))?;
    let list = list.display().to_string();
    els.runs(&["voice", "rule", "import", &list])?;
    assert_eq!(rules(&els)?.len(), WORDS, "all of it, before anything was opened anew");
    agree(&[&els, &bram])?;
    assert_eq!(rules(&bram)?.len(), WORDS);

    // Both take the same list in apart: it is one list.
    let shared = folder.path().join("shared.csv");
    std::fs::write(&shared, "niet;wel\nheden;vandaag\nalsmede;en\n")?;
    let shared = shared.display().to_string();
    for peer in [&els, &bram] {
        peer.runs(&["offline"])?;
        peer.runs(&["voice", "rule", "import", &shared])?;
    }
    for peer in [&els, &bram] {
        peer.runs(&["online"])?;
    }
    agree(&[&els, &bram])?;
    assert_eq!(rules(&els)?.len(), WORDS + 2);

    // A guide of more sections than a record holds, of which one is long.
    let guide = folder.path().join("guide.md");
    let sections: String = (0..1_100).map(|n| format!("## Kop {n}\n\nWe zeggen je.\n\n")).collect();
    std::fs::write(&guide, format!("{sections}## Lang\n\n{}\n", "Warm en kort. ".repeat(12_000)))?;
    let guide = guide.display().to_string();
    let taken = els.asks(&["voice", "import", &guide])?;
    assert_eq!(taken[0]["added"], 1_101, "{taken}");
    agree(&[&els, &bram])?;
    assert_eq!(bram.asks(&["voice", "show"])?.as_array().map(Vec::len), Some(1_101));

    els.dies()?;
    let again = els.asks(&["voice", "rule", "import", &list])?;
    assert_eq!((&again[0]["already_there"], &again[0]["rules"]), (&WORDS.into(), &serde_json::json!([])), "{again}");
    // What does not fit is refused whole.
    let too_long = folder.path().join("long.md");
    std::fs::write(&too_long, format!("## Nieuw\n\nx\n\n## Te lang\n\n{}\n", "Warm en kort. ".repeat(60_000)))?;
    let refused = els.says(&["voice", "import", &too_long.display().to_string()])?;
    assert_eq!(refused.code, Some(4), "{refused:?}");
    assert_eq!(els.asks(&["voice", "show"])?.as_array().map(Vec::len), Some(1_101), "all of it or nothing");
    let binary = folder.path().join("binary.md");
    std::fs::write(&binary, "## Kop\n\nNiets\0niets\n")?;
    assert_eq!(els.says(&["voice", "import", &binary.display().to_string()])?.code, Some(4));
    Ok(())
}

#[test]
fn a_guide_of_several_files_keeps_all_its_words() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Town hall", "--member", "Els"])?;
    let file = |name: &str, text: &str| -> Outcome<String> {
        let file = folder.path().join(name);
        std::fs::write(&file, text)?;
        Ok(file.display().to_string())
    };
    let one = file("one.md", "# Chapter one\n\nWelcome words.\n\n## Guidelines\n\nWrite short posts.\n")?;
    let two = file("two.md", "# Chapter two\n\nOn photos.\n\n## Guidelines\n\nAsk before you show a face.\n")?;
    els.runs(&["voice", "import", &one])?;
    let taken = els.asks(&["voice", "import", &two])?;
    assert_eq!((&taken[0]["added"], &taken[0]["changed"]), (&2.into(), &0.into()), "{taken}");
    let again = els.asks(&["voice", "import", &two])?;
    assert_eq!(again[0]["same"], 2, "{again}");
    let shown = els.asks(&["voice", "show"])?.to_string();
    assert!(shown.contains("Write short posts.") && shown.contains("Ask before you show a face."), "{shown}");

    // A guide without end is refused in words, at once.
    let headings = file("headings.md", &"# Kop\n\nx\n".repeat(60_000))?;
    let refused = els.says(&["voice", "import", &headings])?;
    assert_eq!(refused.code, Some(4), "{refused:?}");
    assert_eq!(els.asks(&["voice", "show"])?.as_array().map(Vec::len), Some(4));
    Ok(())
}

#[test]
fn a_name_that_the_team_gave_is_no_slip() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Town hall", "--member", "Els"])?;
    els.runs(&["voice", "rule", "add", "--dictionary"])?;
    let text = "Kom je vandaag ook naar het kwozelfeest van de buurt?";
    let slips = || found(&els, &[text]).map(|found| found.len());
    assert_eq!(slips()?, 1);
    els.runs(&["post", "add", "--title", "Doors", "theme=Kwozelfeest"])?;
    assert_eq!(slips()?, 0);
    Ok(())
}
