//! What somebody wrote moves nothing in a terminal.

use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, word};

#[test]
fn escapes_in_titles_names_and_texts_show_as_symbols_and_json_has_them_as_they_are() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    let title = "\u{1b}[2J\u{1b}]0;mine\u{7}Doors";
    let text = "text=One\u{1b}[31m\nTwo\u{9b}2J";
    let added = els.asks(&["post", "add", "--title", title, text, "channels=In\u{1b}[8msta"])?;
    assert_eq!(word(&added[0], "title"), title);
    els.runs(&["idea", "add", "Soup\u{1b}[1A"])?;
    let id = word(&added[0], "id");
    for arguments in
        [&["post", "list"][..], &["post", "show", &id], &["idea", "list"], &["search", "Doors"], &["channel", "list"]]
    {
        let shown = els.runs(arguments)?;
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{9b}']), "{arguments:?}: {shown:?}");
    }
    let shown = els.runs(&["post", "show", &id])?;
    assert!(shown.contains("␛[2J␛]0;mine␇Doors") && shown.contains("One␛[31m\nTwo"), "{shown:?}");
    let refused = els.says(&["post", "show", "no\u{1b}[2Jpost"])?;
    assert!(!refused.err.contains('\u{1b}') && refused.err.contains("␛[2J"), "{refused:?}");
    Ok(())
}
