//! Sentences that two changed apart, as the command line shows them: among what was chosen differently.

use serde_json::{Value, json};
use trekker_domain::id::DocId;
use trekker_domain::overlap::Overlap;

use super::answering::Names;

/// As a choice between wordings, with how it reads as long as nobody chooses. `of`: the channel whose text it is.
pub(super) fn overlap_json(overlap: &Overlap, of: Option<DocId>, names: &Names) -> Value {
    let choices: Vec<Value> = overlap
        .sides
        .iter()
        .map(|side| {
            let by: Vec<String> = side
                .by
                .iter()
                .map(|person| names.people.get(person).cloned().unwrap_or_else(|| person.to_string()))
                .collect();
            json!({ "value": side.words, "by": (!by.is_empty()).then(|| by.join(", ")) })
        })
        .collect();
    json!({ "field": "text", "of": of.map(|of| of.to_string()), "choices": choices, "reads": overlap.reads })
}
