//! The main job with real processes: import, edits apart, a third device through the second, equal digests.

use trekker_tests::device::{Device, agree, calendar};

fn with_calendar(folder: &std::path::Path, posts: usize) -> Device {
    let els = Device::new("Els", folder);
    els.founds();
    let file = folder.join("kalender.csv");
    std::fs::write(&file, calendar(posts)).expect("a file");
    let report = els.runs(&["--json", "import", &file.to_string_lossy()]).json();
    assert_eq!(report[0]["imported"], posts);
    let again = els.runs(&["--json", "import", &file.to_string_lossy()]).json();
    assert_eq!((&again[0]["imported"], &again[0]["already_there"]), (&0.into(), &posts.into()));
    els
}

#[test]
fn three_devices_come_to_the_same_without_a_server() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut els = with_calendar(folder.path(), 40);
    let (mut bram, mut fatima) = (Device::new("Bram", folder.path()), Device::new("Fatima", folder.path()));
    els.serves();
    assert_eq!(bram.joins(&els.invites()).code, 0);
    bram.serves();
    agree(&[&els, &bram]);

    els.runs(&["offline"]);
    bram.runs(&["offline"]);
    let post = els.posts()[0].clone();
    let (id, text) = (post["id"].as_str().expect("an id"), post["text"].as_str().expect("a text"));
    assert!(text.contains("\n\n") && text.contains("\"kom je ook?\" 🎪"), "the caption came in whole: {text}");
    let els_text = format!("text=Beste buren! {text}");
    let bram_text = format!("text={text} Groet van Bram");
    assert_eq!(els.runs(&["post", "set", id, &els_text, "date=2026-07-01", "status=review"]).code, 0);
    assert_eq!(bram.runs(&["post", "set", id, &bram_text, "date=2026-07-02", "owner=Bram"]).code, 0);
    assert_ne!(els.digest(), bram.digest());
    els.runs(&["online"]);
    bram.runs(&["online"]);
    agree(&[&els, &bram]);
    let merged = els.runs(&["--json", "post", "show", id]).json()[0].clone();
    assert_eq!(merged["text"], format!("Beste buren! {text} Groet van Bram"));
    assert_eq!((&merged["status"], &merged["owner"]), (&"review".into(), &"Bram".into()));
    assert_eq!(merged["conflicts"][0]["field"], "date");
    assert_eq!(merged["conflicts"][0]["choices"].as_array().map(Vec::len), Some(2));

    els.is_killed();
    assert_eq!(fatima.joins(&bram.invites()).code, 0);
    fatima.serves();
    agree(&[&bram, &fatima]);
    fatima.runs(&["idea", "add", "Een foto van de opbouw"]);
    fatima.runs(&["voice", "edit", "Aanspreking", "--text", "Wij zeggen je."]);
    els.serves();
    agree(&[&els, &bram, &fatima]);
    assert_eq!(els.runs(&["--json", "idea", "list"]).json()[0]["brought_by"], "Fatima");
    assert_eq!(bram.runs(&["--json", "voice", "show"]).json()[0]["text"], "Wij zeggen je.");
    assert_eq!(els.runs(&["--json", "search", "opbouw"]).json().as_array().map(Vec::len), Some(1));
    for peer in [&els, &bram, &fatima] {
        peer.check_is_clean();
    }
}

#[test]
fn other_automerge_tools_open_the_export() {
    let folder = tempfile::tempdir().expect("a folder");
    let els = with_calendar(folder.path(), 5);
    let out = folder.path().join("export");
    assert_eq!(els.runs(&["export", "automerge", &out.to_string_lossy()]).code, 0);
    let mut titles = Vec::new();
    for entry in std::fs::read_dir(&out).expect("a folder").flatten() {
        if !entry.file_name().to_string_lossy().starts_with("post-") {
            continue;
        }
        let bytes = std::fs::read(entry.path()).expect("it reads");
        let document = automerge::Automerge::load(&bytes).expect("automerge opens it");
        let title = automerge::ReadDoc::get(&document, automerge::ROOT, "title").expect("it reads").expect("a title");
        titles.push(title.0.to_str().expect("a text").to_owned());
    }
    titles.sort();
    assert_eq!(titles, (0..5).map(|number| format!("Bericht {number}")).collect::<Vec<_>>());
}

#[test]
fn an_invitation_lets_one_person_in_and_says_why_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut els = Device::new("Els", folder.path());
    els.founds();
    els.serves();
    let ticket = els.invites();
    assert_eq!(Device::new("Bram", folder.path()).joins(&ticket).code, 0);
    let expired = els.runs(&["invite", "--hours", "0"]).last_line().to_owned();
    let mut foreign = Device::new("Noor", folder.path());
    foreign.founds();
    foreign.serves();
    let foreign_ticket = foreign.invites();
    for (ticket, says) in [
        (ticket.as_str(), "already joined"),
        (&ticket[..ticket.len() - 9], "cut or changed"),
        ("https://example.org/join", "cut or changed"),
        (&expired, "no longer valid"),
    ] {
        let refused = Device::new("Fatima", folder.path()).joins(ticket);
        assert_eq!(refused.code, 6, "{}", refused.error);
        assert!(refused.error.contains(says), "{says}: {}", refused.error);
    }
    let refused = els.runs(&["join", &foreign_ticket, "--member", "Els"]);
    assert!(refused.error.contains("another team"), "{}", refused.error);
    assert_eq!(refused.code, 6);
}
