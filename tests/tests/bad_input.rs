//! Files and folders that are not what they should be: a clear word, and everything stays as it was.

use std::fs;

use trekker_tests::device::{Device, calendar};

fn els(folder: &std::path::Path) -> Device {
    let els = Device::new("Els", folder);
    els.founds();
    els
}

#[test]
fn what_is_no_spreadsheet_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let els = els(folder.path());
    let before = els.digest();
    let page = b"<!DOCTYPE html><html><body>Kalender</body></html>".as_slice();
    for (name, bytes) in [
        ("photo.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice()),
        ("book.csv", b"PK\x03\x04\x14\0\x06\0xl/workbook.xml".as_slice()),
        ("page.csv", page),
        ("empty.csv", b""),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, bytes).expect("it writes");
        let refused = els.runs(&["import", &file.to_string_lossy()]);
        assert_eq!(refused.code, 4, "{name}: {}", refused.error);
        assert!(refused.error.contains("nothing was imported"), "{name}: {}", refused.error);
    }
    let refused = els.runs(&["import", "/nowhere/at/all.csv"]);
    assert_eq!(refused.code, 4, "{}", refused.error);
    assert_eq!(els.digest(), before);
}

#[test]
fn spreadsheets_come_in_whatever_their_letters_are_written_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let els = els(folder.path());
    let latin: Vec<u8> = "Datum;Titel\n2026-05-03;Café één\n".chars().map(|letter| letter as u8).collect();
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain("Datum\tTitel\n2026-05-04\tCafé twee 🎪\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes) in [("latin.csv", latin), ("wide.csv", wide)] {
        let file = folder.path().join(name);
        fs::write(&file, bytes).expect("it writes");
        assert_eq!(els.runs(&["--json", "import", &file.to_string_lossy()]).json()[0]["imported"], 1, "{name}");
    }
    let titles: Vec<String> =
        els.posts().iter().map(|post| post["title"].as_str().expect("a title").to_owned()).collect();
    assert_eq!(titles, ["Café één", "Café twee 🎪"]);
}

#[test]
fn a_hundred_thousand_rows_can_be_looked_at_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let els = els(folder.path());
    let file = folder.path().join("large.csv");
    fs::write(&file, calendar(100_000)).expect("it writes");
    let report = els.runs(&["--json", "import", "--dry-run", &file.to_string_lossy()]).json();
    assert_eq!((&report[0]["would_import"], &report[0]["imported"]), (&100_000.into(), &0.into()));
}

#[test]
fn a_profile_of_a_newer_program_a_damaged_file_and_a_damaged_key_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let els = els(folder.path());
    let team = fs::read_dir(&els.profile)
        .expect("the profile")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "team"))
        .expect("the team's file");
    let set_version = |version: i64| {
        let connection = rusqlite::Connection::open(&team).expect("it opens");
        connection.pragma_update(None, "user_version", version).expect("it writes");
    };
    set_version(99);
    let refused = els.runs(&["digest"]);
    assert!(refused.code == 7 && refused.error.contains("newer Trekker"), "{} {}", refused.code, refused.error);
    set_version(1);
    assert_eq!(els.runs(&["digest"]).code, 0);

    let whole = fs::read(&team).expect("it reads");
    let mut damaged = whole.clone();
    damaged[..200].fill(0x55);
    fs::write(&team, &damaged).expect("it writes");
    let refused = els.runs(&["digest"]);
    assert!(refused.code == 7 && refused.error.contains("damaged"), "{} {}", refused.code, refused.error);
    assert_eq!(fs::read(&team).expect("it reads"), damaged, "nothing was made worse");
    fs::write(&team, whole).expect("it writes");

    let key = els.profile.join("device.key");
    fs::write(&key, "trekker-device-key-1\nnonsense\n").expect("it writes");
    let refused = els.runs(&["digest"]);
    assert!(refused.code == 7 && refused.error.contains("key"), "{} {}", refused.code, refused.error);
}

#[test]
fn a_profile_that_another_program_holds_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let els = els(folder.path());
    let lock = fs::File::open(els.profile.join("lock")).expect("the lock");
    lock.lock().expect("it is free");
    let refused = els.runs(&["digest"]);
    assert!(refused.code == 5 && refused.error.contains("held by another program"), "{}", refused.error);
}

#[test]
fn commands_that_cannot_be_followed_say_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let els = els(folder.path());
    let added = els.runs(&["--json", "post", "add", "--title", "Startdag"]).json();
    let id = added[0]["id"].as_str().expect("an id");
    let before = els.digest();
    for (arguments, code) in [
        (vec!["post", "show", "ffffffff"], 3),
        (vec!["post", "set", id, "status=nonsense"], 4),
        (vec!["post", "set", id, "date=tomorrow"], 4),
        (vec!["post", "set", id, "colour=red"], 4),
        (vec!["post", "set", id, "no-value"], 4),
        (vec!["team", "new", "Another", "--member", "Els"], 4),
        (vec!["dance"], 2),
    ] {
        let refused = els.runs(&arguments);
        assert_eq!(refused.code, code, "{arguments:?}: {}", refused.error);
        assert!(!refused.error.trim().is_empty(), "{arguments:?} says why");
    }
    assert_eq!(els.digest(), before);
    let nobody = Device::new("Bram", folder.path()).runs(&["status"]);
    assert!(nobody.code == 3 && nobody.error.contains("no team yet"), "{}", nobody.error);
}
