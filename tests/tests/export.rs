//! The team's data opens with other Automerge tools.

use automerge::{Automerge, ROOT, ReadDoc};
use trekker_tests::Outcome;
use trekker_tests::peer::Peer;

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
