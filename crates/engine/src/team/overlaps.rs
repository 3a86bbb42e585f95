//! Sentences that two changed apart, as the command line shows them: among what was chosen differently.

use std::sync::Arc;

use serde_json::{Value, json};
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::overlap::Overlap;

use super::Team;
use super::answering::Names;

impl Team {
    /// Each of a list's things with the sentences of its text that two changed apart.
    pub(super) fn with_conflicts(&mut self, kind: Kind, mut list: Value) -> Value {
        for shown in list.as_array_mut().into_iter().flatten() {
            let id = shown["id"].as_str().and_then(DocId::parse);
            shown["conflicts"] = id.map(|id| self.text_conflicts(kind, id)).unwrap_or_default().into();
        }
        list
    }

    /// The sentences of a text that two changed apart. Its document is read only where its row says that there are some.
    pub(super) fn text_conflicts(&mut self, kind: Kind, id: DocId) -> Vec<Value> {
        let snapshot = &self.view.snapshot;
        let overlaps = match kind {
            Kind::Idea => snapshot.ideas.get(&id).is_some_and(|idea| idea.overlaps),
            Kind::Section => self.guide().iter().any(|section| section.id == id && section.overlaps),
            Kind::Meeting => snapshot.meetings.values().any(|meeting| meeting.id == id && meeting.overlaps),
            Kind::StandardAnswer => snapshot.standard_answers.get(&id).is_some_and(|answer| answer.overlaps),
            _ => true,
        };
        if !overlaps {
            return Vec::new();
        }
        let (people, names) = (Arc::clone(&self.people), self.names_by_id());
        let Ok(loaded) = self.documents.get(&self.reader, &people, id, kind) else { return Vec::new() };
        let overlaps = loaded.document.overlaps(&*people);
        overlaps.iter().map(|overlap| overlap_json(overlap, None, &names)).collect()
    }
}

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
