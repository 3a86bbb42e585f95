//! The team's data opens elsewhere: with other Automerge tools, in spreadsheets, in calendar programs; and comes back equal.

use automerge::{Automerge, ROOT, ReadDoc};
use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, word};

#[test]
fn other_automerge_tools_open_the_export() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Zomerfeest", "--member", "Els"])?;
    for title in ["Startdag", "Slotfeest"] {
        els.runs(&["post", "add", "--title", title, "text=Kom je ook? 🎪"])?;
    }
    let out = folder.path().join("export");
    els.runs(&["export", "automerge", &out.to_string_lossy()])?;
    let mut titles = Vec::new();
    for entry in std::fs::read_dir(&out)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("post-") {
            let document = Automerge::load(&std::fs::read(entry.path())?)?;
            let title = document.get(ROOT, "title")?.ok_or("a post has a title")?;
            titles.push(title.0.as_str().unwrap_or_default().to_owned());
        }
    }
    titles.sort();
    assert_eq!(titles, ["Slotfeest", "Startdag"]);
    Ok(())
}

/// All posts without what is each team's own.
fn posts(peer: &Peer) -> Outcome<Vec<Value>> {
    let mut posts = peer.asks(&["post", "list"])?.as_array().cloned().unwrap_or_default();
    for post in posts.iter_mut().filter_map(Value::as_object_mut) {
        post.remove("id");
    }
    Ok(posts)
}

#[test]
fn a_spreadsheet_that_was_exported_comes_back_equal_and_again_adds_nothing() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, noor] = [Peer::new("Els", folder.path())?, Peer::new("Noor", folder.path())?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let text = "text= =Kom je ook?\n\n\"Ja\", zei ze; 🎪 ";
    let all: [&[&str]; 4] = [
        &[
            "--title",
            "Doors; at, ten",
            text,
            "publish_at=2027-03-06T10:00",
            "channels=Instagram,Club blog",
            "owner=Els",
        ],
        &["--title", "", "text=Without a title", "status=idea", "theme=Soup"],
        &["--title", " - ", "date=2027-03-07", "status=planned", "format=photo", "focus=for-the-community"],
        &[
            "--title",
            "Late",
            "publish_at=2027-07-01T23:30",
            "zone=America/New_York",
            "link=https://example.org/?a=1&b=2",
        ],
    ];
    for fields in all {
        els.runs(&[&["post", "add"], fields].concat())?;
    }
    let file = folder.path().join("calendar.csv");
    let file = file.to_string_lossy();
    assert_eq!(els.asks(&["export", "csv", &file])?[0]["posts"], 4);
    let again = els.asks(&["import", &file])?;
    assert_eq!((&again[0]["imported"], &again[0]["already_there"]), (&0.into(), &4.into()));

    // Into another team, by somebody of the same name.
    noor.runs(&["team", "new", "Another room", "--member", "Els"])?;
    assert_eq!(noor.asks(&["import", &file])?[0]["imported"], 4);
    assert_eq!(posts(&noor)?, posts(&els)?);
    assert_eq!(noor.asks(&["import", &file])?[0]["imported"], 0);

    // Another program writes it with other separators and dates: a post that is there is known by its id.
    let changed = std::fs::read_to_string(&*file)?.replace("2027-03-07", "7/3/2027");
    let other = folder.path().join("changed.csv");
    std::fs::write(&other, changed)?;
    let changed = els.asks(&["import", &other.to_string_lossy()])?;
    assert_eq!((&changed[0]["imported"], &changed[0]["already_there"]), (&0.into(), &4.into()), "{changed}");
    assert_eq!(changed[0]["changed"], 0, "{changed}");
    Ok(())
}

#[test]
fn an_edited_export_catches_up_with_the_posts_it_came_from() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let mut ids = Vec::new();
    for (title, day) in [("Doors", "2027-03-06"), ("Soup", "2027-03-07"), ("Dance", "2027-03-18")] {
        let day = format!("date={day}");
        let added = els.asks(&["post", "add", "--title", title, &day, "text=Kom je ook?", "channels=Instagram"])?;
        ids.push(word(&added[0], "id"));
    }
    let file = folder.path().join("calendar.csv");
    els.runs(&["export", "csv", &file.to_string_lossy()])?;
    // What the team does meanwhile to other cells, and to other posts, stays.
    els.runs(&["post", "set", &ids[0], "status=planned"])?;
    els.runs(&["post", "set", &ids[2], "title=The dance"])?;

    // As a spreadsheet program writes it: other separators would do as well, and dates of its own.
    let edited = std::fs::read_to_string(&file)?
        .replace("2027-03-06", "6/03/2027")
        .replace("2027-03-07", "8/03/2027")
        .replace("2027-03-18", "18/03/2027")
        .replace("Doors", "Doors at ten")
        .replacen("Kom je ook?", "Kom je dan ook?", 1);
    let other = folder.path().join("edited.csv");
    std::fs::write(&other, edited)?;
    let other = other.display().to_string();
    let shown = els.asks(&["import", &other, "--dry-run"])?;
    assert_eq!((&shown[0]["changed"], &shown[0]["already_there"]), (&2.into(), &1.into()), "{shown}");
    let taken = els.asks(&["import", &other])?;
    assert_eq!((&taken[0]["imported"], &taken[0]["changed"]), (&0.into(), &2.into()), "{taken}");
    let posts = els.asks(&["post", "list"])?;
    let of = |id: &str, field: &str| -> String {
        let all = posts.as_array().into_iter().flatten();
        all.filter(|post| word(post, "id") == id).map(|post| word(post, field)).collect()
    };
    assert_eq!((of(&ids[0], "title"), of(&ids[0], "status")), ("Doors at ten".into(), "planned".into()), "{posts}");
    assert_eq!((of(&ids[1], "title"), of(&ids[1], "publish_at")), ("Soup".into(), "2027-03-08".into()), "{posts}");
    assert_eq!(of(&ids[2], "title"), "The dance", "{posts}");
    // The same file once more changes nothing.
    let again = els.asks(&["import", &other])?;
    assert_eq!((&again[0]["changed"], &again[0]["already_there"]), (&0.into(), &3.into()), "{again}");
    Ok(())
}

#[test]
fn a_calendar_file_has_every_post_with_a_day_at_its_moment() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let added =
        els.asks(&["post", "add", "--title", "Doors", "publish_at=2027-07-01T23:30", "zone=Europe/Brussels"])?;
    els.runs(&["post", "add", "--title", "Some day"])?;
    els.runs(&["post", "add", "--title", "All day", "date=2027-07-02"])?;
    let file = folder.path().join("calendar.ics");
    std::fs::write(&file, "what stood there before")?;
    let exported = els.asks(&["export", "ical", &file.to_string_lossy()])?;
    assert_eq!((&exported[0]["posts"], &exported[0]["without_a_day"]), (&2.into(), &1.into()));
    let written = std::fs::read_to_string(&file)?;
    for line in [format!("UID:{}@trekker", word(&added[0], "id")), "DTSTART:20270701T213000Z".into()] {
        assert!(written.contains(&format!("\r\n{line}\r\n")), "{line} in {written}");
    }
    assert!(written.contains("DTSTART;VALUE=DATE:20270702"), "{written}");
    let nowhere = els.says(&["export", "ical", "/nowhere/calendar.ics"])?;
    assert_eq!(nowhere.code, Some(7), "{nowhere:?}");
    Ok(())
}
