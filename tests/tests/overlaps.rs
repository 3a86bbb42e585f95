//! Two people who correct the same words apart, each on a device that reaches nobody, with real processes: the same
//! correction stands once, different ones are told with who wrote what, and one of them settles it.

use std::path::Path;

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, word};
use trekker_tests::two::bring_in_and_part;

/// Els leads, Bram belongs; both have one post with this text, and nobody is connected.
fn apart(folder: &Path, text: &str) -> Outcome<([Peer; 2], String)> {
    let [mut els, mut bram] = [Peer::new("Els", folder)?, Peer::new("Bram", folder)?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let text = format!("text={text}");
    let added = els.asks(&["post", "add", "--title", "Feest", "channels=Instagram", &text, "status=planned"])?;
    let id = word(&added[0], "id");
    els.runs(&["voice", "edit", "Toon", "--text", "Wij zeggen je tegen iedereen."])?;
    bring_in_and_part(&mut els, &mut bram)?;
    Ok(([els, bram], id))
}

fn together(peers: &[Peer; 2]) -> Outcome {
    for peer in peers {
        peer.runs(&["online"])?;
    }
    agree(&[&peers[0], &peers[1]]).map(|_| ())
}

fn shown(peers: &[Peer; 2], id: &str) -> Outcome<Value> {
    let [one, other] = [peers[0].asks(&["post", "show", id])?, peers[1].asks(&["post", "show", id])?];
    assert_eq!(one, other, "both show the same");
    Ok(one[0].clone())
}

/// What two wrote apart in a text: how it reads, and who wrote what.
fn written_apart(shown: &Value) -> Vec<(String, Vec<String>)> {
    let conflicts = shown["conflicts"].as_array().cloned().unwrap_or_default();
    let of_text = conflicts.iter().filter(|conflict| conflict["field"] == "text");
    let sides = |conflict: &Value| {
        let choices = conflict["choices"].as_array().cloned().unwrap_or_default();
        let mut sides: Vec<String> =
            choices.iter().map(|choice| format!("{}: {}", word(choice, "by"), word(choice, "value"))).collect();
        sides.sort();
        sides
    };
    of_text.map(|conflict| (word(conflict, "reads"), sides(conflict))).collect()
}

#[test]
fn the_same_correction_made_apart_stands_once_and_nobody_is_asked() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (peers, id) = apart(folder.path(), "Kom naar het feest op zaterdag")?;
    for peer in &peers {
        peer.runs(&["post", "set", &id, "text=Kom naar het feest op zondag"])?;
        peer.runs(&["voice", "edit", "Toon", "--text", "Wij zeggen jij tegen iedereen."])?;
        peer.runs(&["work", "variant", &id, "Instagram", "text=Zondag feest ♥"])?;
    }
    together(&peers)?;
    let post = shown(&peers, &id)?;
    assert_eq!(word(&post, "text"), "Kom naar het feest op zondag");
    assert_eq!(word(&post["variants"][0], "text"), "Zondag feest ♥");
    assert_eq!(written_apart(&post), []);
    let guide = peers[1].asks(&["voice", "show"])?;
    assert_eq!(
        (word(&guide[0], "text").as_str(), &guide[0]["conflicts"]),
        ("Wij zeggen jij tegen iedereen.", &Value::Array(Vec::new()))
    );
    // Both go on from what they read, apart once more.
    for peer in &peers {
        peer.runs(&["offline"])?;
    }
    peers[0].runs(&["post", "set", &id, "text=Kom naar het feest op zondag om acht"])?;
    peers[1].runs(&["post", "set", &id, "text=Ga naar het feest op zondag", "title=Het feest"])?;
    together(&peers)?;
    assert_eq!(word(&shown(&peers, &id)?, "text"), "Ga naar het feest op zondag om acht");
    Ok(())
}

#[test]
fn different_corrections_of_one_sentence_are_told_until_somebody_settles_them() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (peers, id) = apart(folder.path(), "Kom ook. De band speelt om 20 uur. Tot dan.")?;
    for (peer, hour, name, end) in [(&peers[0], "19", "Els", "Tot dan."), (&peers[1], "21", "Bram", "Tot straks.")] {
        peer.runs(&["post", "set", &id, &format!("text=Kom ook. De band speelt om {hour} uur. {end}")])?;
        peer.runs(&["work", "variant", &id, "Instagram", &format!("text=Van {name}")])?;
        peer.runs(&["voice", "edit", "Toon", "--text", &format!("Wij zeggen {name} tegen iedereen.")])?;
    }
    together(&peers)?;
    let post = shown(&peers, &id)?;
    let [of_post, of_variant] = written_apart(&post).try_into().map_err(|all| format!("{all:?}"))?;
    assert!(of_post.0 == "De band speelt om 1921 uur." || of_post.0 == "De band speelt om 2119 uur.", "{of_post:?}");
    assert_eq!(of_post.1, ["Bram: De band speelt om 21 uur.", "Els: De band speelt om 19 uur."].map(str::to_owned));
    assert_eq!(of_variant.1, ["Bram: Van Bram", "Els: Van Els"]);
    assert_eq!(word(&post, "status"), "planned", "which hides nothing");
    let guide = peers[0].asks(&["voice", "show"])?;
    assert_eq!(written_apart(&guide[0]).len(), 1);
    let printed = peers[0].says(&["post", "show", &id])?;
    assert!(printed.out.contains("written apart: ") && printed.out.contains("together it reads: "), "{printed:?}");

    // One picks a wording, and everybody has it.
    peers[1].runs(&["post", "set", &id, "text=Kom ook. De band speelt om 21 uur. Tot straks."])?;
    peers[0].runs(&["work", "variant", &id, "Instagram", "text=Van ons"])?;
    peers[0].runs(&["voice", "edit", "Toon", "--text", "Wij zeggen je tegen iedereen."])?;
    agree(&[&peers[0], &peers[1]])?;
    let post = shown(&peers, &id)?;
    assert_eq!(written_apart(&post), []);
    assert_eq!(word(&post, "text"), "Kom ook. De band speelt om 21 uur. Tot straks.");
    assert_eq!(written_apart(&peers[1].asks(&["voice", "show"])?[0]), []);
    Ok(())
}
