//! Whatever a person or a disk hands over: a clear sentence, the right exit code, and a profile that is as it was.

use std::fs::{self, File};
use std::path::PathBuf;

use rusqlite::Connection;
use tempfile::TempDir;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, word};
use trekker_tests::running::Said;

/// A team of one with a few posts, in a folder that goes away with it.
struct Desk {
    els: Peer,
    folder: TempDir,
}

impl Desk {
    fn new() -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let els = Peer::new("Els", folder.path())?;
        els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
        els.runs(&["post", "add", "--title", "Doors at ten", "date=2027-03-06", "text=Bring a lamp"])?;
        Ok(Self { els, folder })
    }

    fn file(&self, name: &str, bytes: &[u8]) -> Outcome<String> {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes)?;
        Ok(path.display().to_string())
    }

    /// The team's database.
    fn database(&self) -> Outcome<PathBuf> {
        let name = fs::read_to_string(self.els.profile.join("current-team"))?;
        Ok(self.els.profile.join(format!("{}.team", name.trim())))
    }

    /// Runs what is to be refused with this code and these words, and leaves the team as it was.
    fn refuses(&self, arguments: &[&str], code: i32, words: &[&str]) -> Outcome {
        let before = self.els.digest()?;
        is_refused(&self.els.says(arguments)?, code, words);
        assert_eq!(self.els.digest()?, before, "{arguments:?} changed something");
        Ok(())
    }
}

fn is_refused(said: &Said, code: i32, words: &[&str]) {
    assert_eq!((said.code, said.out.as_str()), (Some(code), ""), "{said:?}");
    for word in words {
        assert!(said.err.contains(word), "'{word}' should be said: {said:?}");
    }
    assert_eq!(said.err.trim_end().lines().count(), 1, "one sentence: {said:?}");
    assert!(said.err.len() < 600, "{said:?}");
}

/// A pipe that nobody writes into would be waited for, and a device never ends.
#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_refused_at_once_by_every_reader() -> Outcome {
    let desk = Desk::new()?;
    let pipe = desk.folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status()?.success(), "mkfifo, of coreutils, is needed");
    let post = word(&desk.els.asks(&["post", "list"])?[0], "id");
    for file in [pipe.display().to_string(), "/dev/zero".to_owned(), desk.folder.path().display().to_string()] {
        let is_told = ["is a folder, a pipe or a device"];
        for (arguments, code) in [
            (&["import", file.as_str()][..], 4),
            (&["voice", "import", &file], 4),
            (&["voice", "rule", "import", &file], 4),
            (&["carry", "in", &file], 4),
            (&["media", "add", &post, &file], 4),
        ] {
            desk.refuses(arguments, code, &is_told)?;
        }
    }
    let large = desk.folder.path().join("large.csv");
    File::create(&large)?.set_len((64 << 20) + 1)?;
    let large = large.display().to_string();
    desk.refuses(&["import", &large], 4, &["larger than what is read", "64.1 MiB > 64 MiB"])?;
    desk.refuses(&["voice", "import", &large], 4, &["64.1 MiB > 1 MiB"])
}

#[test]
fn a_field_that_takes_no_such_value_says_what_it_takes() -> Outcome {
    let desk = Desk::new()?;
    let post = word(&desk.els.asks(&["post", "list"])?[0], "id");
    for (set, words) in [
        ("language=frisian", "one of: nl, en"),
        ("status=soon", "one of: idea, draft, review, planned, posted"),
        ("mood=sunny", "the fields are: text publish_at channels title"),
        ("event=ffff", "event=ffff"),
        ("experiment=", "experiment="),
        ("review_on=soon", "review_on=soon"),
        ("owner=Nobody", "owner=Nobody"),
        ("seen_text=x", "the fields are"),
    ] {
        desk.refuses(&["post", "set", &post, set], 4, &[words, "nothing was changed"])?;
    }
    Ok(())
}

#[test]
fn files_that_are_no_tables_are_named_for_what_they_are() -> Outcome {
    let desk = Desk::new()?;
    let mut workbook = b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".to_vec();
    workbook.extend([7; 3000]);
    workbook.extend(b"xl/workbook.xml");
    let files: [(&str, &[u8], &str); 7] = [
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", "a picture"),
        ("calendar.xlsx", &workbook, "an Excel workbook"),
        ("page.csv", b"<!DOCTYPE html>\n<html><body><table><tr><td>Date,Title</td></tr></table>", "a web page"),
        ("empty.csv", b"", "the file is empty"),
        ("blank.csv", b"\n\n  \n", "the file is empty"),
        ("quote.csv", b"Date,Title,Text\n2027-03-01,Lamp,\"never closed\n2027-03-02,Chair,x\n", "never closed"),
        ("noise.csv", &[0, 1, 2, 255, 254, 0, 9, 200].repeat(500), "this seems to be"),
    ];
    for (name, bytes, words) in files {
        let file = desk.file(name, bytes)?;
        desk.refuses(&["import", &file], 4, &["nothing was imported", words, name])?;
        desk.refuses(&["import", &file, "--dry-run"], 4, &["nothing was imported", words])?;
    }
    let missing = desk.folder.path().join("not-there.csv").display().to_string();
    desk.refuses(&["import", &missing], 4, &["nothing was imported", "not-there.csv"])?;
    let folder = desk.folder.path().display().to_string();
    desk.refuses(&["import", &folder], 4, &["is a folder", "nothing was changed"])?;
    let good = desk.file("good.csv", b"Date,Title\n2027-03-01,Lamp\n")?;
    desk.refuses(&["import", &good, "--map", "Title=colour"], 4, &["colour"])?;
    desk.refuses(&["import", &good, "--map", "Nothing=title"], 4, &["Nothing"])
}

#[test]
fn calendars_in_older_encodings_keep_their_letters() -> Outcome {
    let table = "Datum;Titel;Tekst\n2027-03-01;Café à la crème;Één kopje\n2027-03-02;Señor Müller;Tweeëntwintig\n";
    let latin: Vec<u8> = table.chars().map(|letter| u8::try_from(u32::from(letter))).collect::<Result<_, _>>()?;
    let wide: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide_big: Vec<u8> = table.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (name, bytes) in [
        ("latin-1", latin),
        ("utf-16le", [b"\xff\xfe".to_vec(), wide].concat()),
        ("utf-16be", [b"\xfe\xff".to_vec(), wide_big].concat()),
    ] {
        let desk = Desk::new()?;
        let file = desk.file("kalender.csv", &bytes)?;
        let report = desk.els.asks(&["import", &file])?;
        assert_eq!(report[0]["imported"], 2, "{name}: {report}");
        let list = desk.els.asks(&["post", "list"])?;
        assert_eq!(word(&list[0], "title"), "Café à la crème", "{name}");
        assert_eq!(word(&list[0], "text"), "Één kopje", "{name}");
        assert_eq!(word(&list[1], "title"), "Señor Müller", "{name}");
    }
    Ok(())
}

#[test]
fn a_hundred_thousand_rows_can_be_looked_at() -> Outcome {
    let desk = Desk::new()?;
    let mut table = "Date,Time,Platform,Title,Caption\n".to_owned();
    for row in 0..100_000 {
        let day = row % 28 + 1;
        table.push_str(&format!("2027-03-{day:02},1:30 PM,Instagram,Number {row},\"Line one\nand two\"\n"));
    }
    let file = desk.file("huge.csv", table.as_bytes())?;
    let before = desk.els.digest()?;
    let report = desk.els.asks(&["import", &file, "--dry-run"])?;
    assert_eq!((&report[0]["would_import"], &report[0]["imported"]), (&100_000.into(), &0.into()));
    assert_eq!(desk.els.digest()?, before);
    assert_eq!(desk.els.posts()?, 1);
    Ok(())
}

#[test]
fn rows_without_a_place_are_told_and_the_rest_goes_in() -> Outcome {
    let desk = Desk::new()?;
    let file = desk
        .file("rows.csv", b"Date,Title,Text\n2027-03-01,Lamp,on\n2027-02-31,Chair,four legs\n2027-03-03,Bike,go\n")?;
    let report = desk.els.asks(&["import", &file])?;
    assert_eq!(report[0]["imported"], 2, "{report}");
    assert_eq!(report[0]["unplaced"][0]["line"], 3, "{report}");
    assert!(word(&report[0]["unplaced"][0], "why").contains("2027-02-31"), "{report}");
    Ok(())
}

#[test]
fn a_profile_of_a_newer_trekker_is_left_alone() -> Outcome {
    let desk = Desk::new()?;
    let digest = desk.els.digest()?;
    let database = desk.database()?;
    let version = |version: i32| -> Outcome {
        let connection = Connection::open(&database)?;
        connection.pragma_update(None, "user_version", version)?;
        Ok(connection.close().map_err(|(_, error)| error)?)
    };
    let now: i32 = Connection::open(&database)?.pragma_query_value(None, "user_version", |row| row.get(0))?;
    version(now + 1)?;
    let before = fs::read(&database)?;
    for arguments in [&["status"][..], &["digest"], &["post", "add", "--title", "x"], &["check"], &["post", "list"]] {
        is_refused(&desk.els.says(arguments)?, 7, &["made by a newer Trekker", "left as it is"]);
    }
    assert!(fs::read(&database)? == before, "not a byte of it changed");
    version(now)?;
    assert_eq!(desk.els.digest()?, digest);
    Ok(())
}

#[test]
fn another_kind_of_file_is_said_and_left_alone() -> Outcome {
    let desk = Desk::new()?;
    let digest = desk.els.digest()?;
    let database = desk.database()?;
    let whole = fs::read(&database)?;
    let letter = b"This is a letter and no database. ".repeat(200);
    fs::write(&database, &letter)?;
    for arguments in [&["status"][..], &["post", "add", "--title", "x"]] {
        let said = desk.els.says(arguments)?;
        assert!(said.err.contains("is damaged. It was left as it is."), "{said:?}");
        is_refused(&said, 7, &[]);
        assert!(fs::read(&database)? == letter, "it was changed");
    }
    fs::write(&database, &whole)?;
    assert_eq!(desk.els.digest()?, digest, "put back, everything is there");
    Ok(())
}

#[test]
fn a_database_without_its_first_page_goes_on_in_a_new_file_and_the_old_one_is_kept() -> Outcome {
    for (what, range, byte) in
        [("its heading overwritten", 0..100, 0x5a), ("its first page overwritten", 100..4096, 0xff)]
    {
        let desk = Desk::new()?;
        let digest = desk.els.digest()?;
        let database = desk.database()?;
        let mut damaged = fs::read(&database)?;
        damaged[range].fill(byte);
        fs::write(&database, &damaged)?;
        let said = desk.els.says(&["status"])?;
        assert!(said.code == Some(0) && said.err.contains("in a new file beside it"), "{what}: {said:?}");
        assert_eq!(desk.els.digest()?, digest, "{what}: nothing is missing");
        assert!(fs::read(database.with_extension("damaged"))? == damaged, "{what}: the old one was changed");
        desk.els.checks()?;
    }
    Ok(())
}

#[test]
fn a_damaged_record_is_found_by_check() -> Outcome {
    let desk = Desk::new()?;
    let connection = Connection::open(desk.database()?)?;
    let arrival: i64 = connection.query_row("SELECT max(arrival) FROM record", [], |row| row.get(0))?;
    let mut body: Vec<u8> =
        connection.query_row("SELECT body FROM record WHERE arrival = ?1", [arrival], |row| row.get(0))?;
    let middle = body.len() / 2;
    body[middle] ^= 1;
    connection.execute("UPDATE record SET body = ?1 WHERE arrival = ?2", (body, arrival))?;
    connection.close().map_err(|(_, error)| error)?;
    let said = desk.els.says(&["--json", "check"])?;
    assert_eq!(said.code, Some(7), "{said:?}");
    let checked: serde_json::Value = serde_json::from_str(&said.out)?;
    assert_eq!(checked[0]["damaged"].as_array().map(Vec::len), Some(1), "{checked}");
    Ok(())
}

#[test]
fn what_is_made_from_the_records_can_be_thrown_away() -> Outcome {
    let desk = Desk::new()?;
    let digest = desk.els.digest()?;
    let tables = ["statement", "touched", "doc", "row", "save", "search", "search_place"];
    for gone in tables.iter().map(std::slice::from_ref).chain([&tables[..]]) {
        let connection = Connection::open(desk.database()?)?;
        for table in gone {
            connection.execute_batch(&format!("DELETE FROM {table}"))?;
        }
        connection.close().map_err(|(_, error)| error)?;
        assert_eq!(desk.els.digest()?, digest, "without {gone:?}");
        let found = desk.els.asks(&["search", "lamp"])?;
        assert_eq!(word(&found[0], "title"), "Doors at ten", "without {gone:?}");
        assert_eq!(desk.els.asks(&["post", "list"])?.as_array().map(Vec::len), Some(1), "without {gone:?}");
        desk.els.checks()?;
    }
    Ok(())
}

#[test]
fn a_damaged_key_is_said_and_left_alone() -> Outcome {
    let desk = Desk::new()?;
    let digest = desk.els.digest()?;
    let key = desk.els.profile.join("device.key");
    let whole = fs::read_to_string(&key)?;
    for damaged in ["", "no key", &whole[..whole.len() / 2], &whole.replace('\n', " ")] {
        fs::write(&key, damaged)?;
        is_refused(&desk.els.says(&["status"])?, 7, &["device.key", "is damaged", "left as it is"]);
        assert_eq!(fs::read_to_string(&key)?, damaged);
    }
    fs::write(&key, &whole)?;
    assert_eq!(desk.els.digest()?, digest);
    Ok(())
}

#[test]
fn a_profile_somebody_else_holds_is_refused() -> Outcome {
    let desk = Desk::new()?;
    let digest = desk.els.digest()?;
    let lock = File::open(desk.els.profile.join("lock"))?;
    lock.lock()?;
    for arguments in [&["status"][..], &["post", "add", "--title", "x"], &["serve"]] {
        let arguments = [&["--wait", "1"][..], arguments].concat();
        is_refused(&desk.els.says(&arguments)?, 5, &["held by another program", "nothing was changed"]);
    }
    lock.unlock()?;
    assert_eq!(desk.els.digest()?, digest);
    Ok(())
}

#[test]
fn a_second_program_asks_the_one_that_holds_the_profile() -> Outcome {
    let mut desk = Desk::new()?;
    desk.els.serves()?;
    let process = desk.els.process().ok_or("it runs")?;
    is_refused(&desk.els.says(&["serve"])?, 5, &[&format!("is being served already, by process {process}")]);
    desk.els.runs(&["post", "add", "--title", "Asked the other"])?;
    assert_eq!(desk.els.posts()?, 2);
    desk.els.dies()?;
    assert_eq!(desk.els.posts()?, 2, "a socket that a killed program left behind stops nobody");
    Ok(())
}

#[test]
fn values_and_ids_that_do_not_do_change_nothing() -> Outcome {
    let desk = Desk::new()?;
    let id = word(&desk.els.asks(&["post", "list"])?[0], "id");
    for id in ["ffffffffffffffffffffffffffffffff", "", "no-id", "é"] {
        desk.refuses(&["post", "show", id], 3, &["There is no"])?;
        desk.refuses(&["post", "set", id, "title=x"], 3, &["There is no"])?;
    }
    for field in [
        "date=2027-02-31",
        "date=soon",
        "time=25:00",
        "publish_at=2027-03-06T99:00",
        "zone=Europe/Atlantis",
        "status=finished",
        "owner=Nobody",
        "format=smell",
        "focus=nothing",
        "colour=red",
        "title",
    ] {
        desk.refuses(&["post", "set", &id, field], 4, &[field, "nothing was changed"])?;
        desk.refuses(&["post", "set", &id, "title=Half done", field], 4, &[field])?;
        desk.refuses(&["post", "add", "--title", "New", field], 4, &[field])?;
    }
    desk.refuses(&["invite", "--role", "king"], 4, &["king"])?;
    desk.refuses(&["team", "new", "Another", "--member", "Els"], 4, &["has a team already"])?;
    assert_eq!(desk.els.says(&["dance"])?.code, Some(2));
    Ok(())
}

#[test]
fn whoever_has_no_network_is_told_and_may_join_as_soon_as_there_is_one() -> Outcome {
    let mut desk = Desk::new()?;
    desk.els.serves()?;
    let mut bram = Peer::new("Bram", desk.folder.path())?;
    let ticket = desk.els.invites()?;
    let taken = bram.port_taken()?;
    is_refused(&bram.tries_to_join(&ticket)?, 6, &["The network cannot be used"]);
    drop(taken);
    bram.joins(&ticket)?;
    // Whoever belongs works on without, and is heard of when the port is free again.
    let taken = bram.port_taken()?;
    bram.serves()?;
    bram.runs(&["post", "add", "--title", "Written without a network"])?;
    drop(taken);
    agree(&[&desk.els, &bram])?;
    assert_eq!(desk.els.posts()?, 2);
    Ok(())
}

#[test]
fn a_profile_without_a_team_says_how_to_begin() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    for arguments in [&["status"][..], &["digest"], &["post", "list"], &["invite"], &["check"]] {
        is_refused(&els.says(arguments)?, 3, &["no team yet", "team new"]);
    }
    for name in ["", "   ", &"x".repeat(200)] {
        is_refused(&els.says(&["team", "new", "Repair room", "--member", name])?, 4, &["is no name"]);
        is_refused(&els.says(&["team", "new", name, "--member", "Els"])?, 4, &["is no name"]);
    }
    Ok(())
}
