//! What somebody said of a spreadsheet's columns holds for the whole team and the next file with these headings: with real
//! processes.

use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, word};

#[test]
fn columns_said_once_are_known_to_the_team() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [mut els, mut bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.serves()?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    let file = |name: &str, rows: &str| -> Outcome<String> {
        let file = folder.path().join(name);
        std::fs::write(&file, format!("Haak;Verhaal;Wanneer\n{rows}"))?;
        Ok(file.to_string_lossy().into_owned())
    };
    let spring = file("spring.csv", "Doors at ten;Bring a lamp;2027-03-06\n")?;
    let before = els.asks(&["import", &spring, "--dry-run"])?;
    assert_ne!(word(&before[0]["columns"][0], "field"), "link");
    els.asks(&["import", &spring, "--map", "Haak=link,Verhaal=title"])?;
    agree(&[&els, &bram])?;

    let autumn = file("autumn.csv", "Late again;Bring a torch;2027-10-02\n")?;
    let known = bram.asks(&["import", &autumn])?;
    let fields: Vec<String> = (0..3).map(|column| word(&known[0]["columns"][column], "field")).collect();
    assert_eq!(fields, ["link", "title", "date"], "{known}");
    let titles: Vec<String> = bram
        .asks(&["post", "list"])?
        .as_array()
        .into_iter()
        .flatten()
        .map(|post| format!("{} {}", word(post, "title"), word(post, "link")))
        .collect();
    assert_eq!(titles, ["Bring a lamp Doors at ten", "Bring a torch Late again"]);
    Ok(())
}
