//! What an earlier version wrote opens, and means the same; see `kept/README.md`.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::kept::copy_of_kept_profile;
use trekker_tests::peer::Peer;

/// What that version gave for the digest of all documents.
const DIGEST: &str = "8921c0cc5d976273d6a69b786f77fae9fc09d35167c23f482b36d3ad3452193d";
/// What depends on the day on which somebody asks.
const OF_THE_DAY: [&str; 3] = ["next", "dangers", "stand"];

fn without_the_day(value: Value) -> Value {
    match value {
        Value::Object(all) => {
            let kept = all.into_iter().filter(|(name, _)| !OF_THE_DAY.contains(&name.as_str()));
            kept.map(|(name, value)| (name, without_the_day(value))).collect()
        }
        Value::Array(all) => all.into_iter().map(without_the_day).collect(),
        other => other,
    }
}

#[test]
fn a_profile_of_an_earlier_version_opens_and_means_the_same() -> Outcome {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("kept");
    let folder = tempfile::tempdir()?;
    let els = Peer::new("els", folder.path())?;
    copy_of_kept_profile(&els.profile)?;
    assert_eq!(els.runs(&["digest"])?.trim(), DIGEST);
    els.runs(&["check"])?;
    let said: BTreeMap<String, Value> = serde_json::from_slice(&std::fs::read(kept.join("said.json"))?)?;
    assert!(said.len() > 8, "the commands are there");
    for (command, said) in said {
        let words: Vec<&str> = command.split(' ').collect();
        assert_eq!(without_the_day(els.asks(&words)?), said, "{command}");
    }
    Ok(())
}
