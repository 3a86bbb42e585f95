//! What two people chose apart, as the command line shows it: both choices, in words, until somebody picks one.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::oneshot;
use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Field, Shape};
use trekker_domain::conflict::Conflict;
use trekker_domain::derived;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::meeting::Meeting;
use trekker_domain::post::Post;

use super::Team;
use super::answering::{Names, internal};
use super::overlaps::overlap_json;
use crate::control::{Answer, Request};
use crate::folding::Loaded;
use crate::people::People;

impl Team {
    /// Answers with a list of things of one kind, each with what of it was chosen apart. Their documents are read on a thread
    /// of its own: rows do not say all of it.
    pub(super) fn answer_with_choices(
        &self,
        request: Request,
        answer: oneshot::Sender<Answer>,
        kind: Kind,
        mut list: Value,
    ) {
        let names = self.names_by_id();
        let ids: Vec<Option<DocId>> = list.as_array().into_iter().flatten().map(id_of).collect();
        // What the disk has not taken yet is in memory alone.
        let unsaved = ids.iter().flatten().filter_map(|id| Some((*id, self.documents.unsaved(*id)?.clone())));
        let unsaved: BTreeMap<DocId, Loaded> = unsaved.collect();
        self.in_background(request, answer, move |reader, people| {
            for (shown, id) in list.as_array_mut().into_iter().flatten().zip(ids) {
                let Some(id) = id else { continue };
                let loaded = match unsaved.get(&id) {
                    Some(unsaved) => unsaved,
                    None => &Loaded::load_what_is_whole(reader, id, kind, people)?,
                };
                shown["conflicts"] = all_of(loaded, people, &names, &|_| None).into();
            }
            Ok(list)
        });
    }

    /// What of one document was chosen apart.
    pub(super) fn choices_of(
        &mut self,
        kind: Kind,
        id: DocId,
        name_of: &dyn Fn(DocId) -> Option<String>,
    ) -> Vec<Value> {
        let (people, names) = (Arc::clone(&self.people), self.names_by_id());
        match self.documents.get(&self.reader, &people, id, kind) {
            Ok(loaded) => all_of(loaded, &people, &names, name_of),
            // Damage is told of where it is found.
            Err(error) => {
                tracing::warn!(error = %internal(error).detail, doc = %id, "what was chosen apart is not known");
                Vec::new()
            }
        }
    }

    /// What the team set apart for itself, and apart of what it calls by a name and has no list of here.
    pub(super) fn choices_of_team(&mut self) -> Vec<Value> {
        let settings = derived::team_settings(&self.team_bytes());
        let mut choices = self.choices_of(Kind::Team, settings, &|_| None);
        let snapshot = self.view.snapshot.clone();
        let themes = snapshot.themes.values().map(|it| (Kind::Theme, it.id, it.name.clone()));
        let plans = snapshot.plans.values().filter(|it| it.contested).map(|it| (Kind::Plan, it.id, it.name.clone()));
        let personas = snapshot.personas.values().filter(|it| it.contested);
        let personas = personas.map(|it| (Kind::Persona, it.id, it.name.clone()));
        for (kind, id, name) in themes.chain(plans).chain(personas) {
            for mut choice in self.choices_of(kind, id, &|_| None) {
                choice["of"] = id.to_string().into();
                choice["of_name"] = name.clone().into();
                choices.push(choice);
            }
        }
        choices
    }

    pub(super) fn choices_of_meeting(&mut self, meeting: &Meeting) -> Vec<Value> {
        let words = |id| meeting.decisions.iter().find(|one| one.id == id).map(|one| one.words.clone());
        self.choices_of(Kind::Meeting, meeting.id, &words)
    }
}

fn id_of(shown: &Value) -> Option<DocId> {
    shown["id"].as_str().and_then(DocId::parse)
}

fn all_of(loaded: &Loaded, people: &People, names: &Names, name_of: &dyn Fn(DocId) -> Option<String>) -> Vec<Value> {
    let conflicts = loaded.document.conflicts(people);
    let chosen = conflicts.iter().map(|conflict| choice_json(conflict, name_of, names));
    let overlaps = loaded.document.overlaps(people);
    chosen.chain(overlaps.iter().map(|overlap| overlap_json(overlap, None, names))).collect()
}

/// Where two chose apart, and the sentences that two changed apart.
pub(super) fn conflicts_of_post(loaded: &Loaded, post: &Post, people: &People, names: &Names) -> Vec<Value> {
    all_of(loaded, people, names, &|id| name_in_post(post, names, id))
}

/// What a part of a post is called, or the channel it goes out on.
pub(super) fn name_in_post(post: &Post, names: &Names, id: DocId) -> Option<String> {
    let summary = &post.summary;
    let deliverable = summary.deliverables.iter().find(|one| one.id == id).map(|one| one.name.clone());
    let todo = || summary.todos.iter().find(|one| one.id == id).map(|one| one.words.clone());
    let file = || summary.media.iter().find(|one| one.id == id).map(|one| one.file.name.clone());
    deliverable.or_else(todo).or_else(file).or_else(|| names.channels.get(&id).cloned())
}

/// `name_of`: what the part is called that the choice is about.
pub(super) fn choice_json(conflict: &Conflict, name_of: &dyn Fn(DocId) -> Option<String>, names: &Names) -> Value {
    let person = |id: &PersonId| names.people.get(id).cloned().unwrap_or_else(|| id.to_string());
    let choices = conflict.choices.iter().map(|choice| {
        json!({
            "value": choice.value,
            "says": said(conflict.field, &choice.value, names),
            "by": choice.by.as_ref().map(person),
        })
    });
    let of = conflict.of.as_deref();
    let whose = || names.people.get(&PersonId::parse(of?)?).cloned();
    let of_name = match conflict.field.which {
        Some(Shape::Person) => whose(),
        _ => of.and_then(DocId::parse).and_then(name_of),
    };
    json!({
        "field": conflict.field.word(of),
        "of": of,
        "of_name": of_name,
        "choices": choices.collect::<Vec<_>>(),
    })
}

/// A value as people read it: names instead of ids, and hours as hours.
fn said(field: Field, value: &str, names: &Names) -> String {
    let all = [&names.themes, &names.plans, &names.personas, &names.channels];
    let found = match (field.shape, field.name) {
        (Shape::Person, _) => PersonId::parse(value).and_then(|id| names.people.get(&id).cloned()),
        (Shape::Document, _) => DocId::parse(value).and_then(|id| all.iter().find_map(|all| all.get(&id).cloned())),
        (_, columns::ESTIMATED_MINUTES | columns::SPENT_MINUTES) => value.parse().ok().map(hours),
        (_, columns::MINUTES_PREFIX) => value.parse().ok().map(|minutes| format!("{} a week", hours(minutes))),
        _ => None,
    };
    let or_nothing = || if value.is_empty() { "nothing".to_owned() } else { value.to_owned() };
    found.unwrap_or_else(or_nothing)
}

/// `1:30 h`
fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours}:{rest:02} h"),
    }
}

#[cfg(test)]
mod tests {
    use trekker_domain::conflict::Choice;
    use trekker_domain::fields::field_of;

    use super::*;

    #[test]
    fn a_choice_says_which_part_it_is_about_and_hours_are_no_minutes() {
        let els = PersonId([3; 16]);
        let names = Names {
            people: [(els, "Els".to_owned())].into(),
            channels: BTreeMap::new(),
            themes: BTreeMap::new(),
            plans: BTreeMap::new(),
            personas: BTreeMap::new(),
        };
        let (of, els_id) = (DocId([1; 16]).to_string(), els.to_string());
        let shown = |kind, field: &str, of: &str, values: [&str; 2]| {
            let choices = values.map(|value| Choice { value: value.into(), by: Some(els) }).into();
            let field = field_of(kind, field).expect(field);
            let json =
                choice_json(&Conflict { field, of: Some(of.into()), choices }, &|_| Some("Affiche".into()), &names);
            let says = [0, 1].map(|nth| json["choices"][nth]["says"].as_str().unwrap_or_default().to_owned());
            (json["of_name"].as_str().unwrap_or_default().to_owned(), says)
        };
        for (kind, field, of, values, whose, says) in [
            (Kind::Post, "deliverable/estimated_minutes", &of, ["90", "120"], "Affiche", ["1:30 h", "2 h"]),
            (Kind::Post, "deliverable/spent_minutes", &of, ["45", ""], "Affiche", ["0:45 h", "nothing"]),
            (Kind::Post, "deliverable/duration_days", &of, ["3", "5"], "Affiche", ["3", "5"]),
            (Kind::Post, "deliverable/owner", &of, [&els_id, ""], "Affiche", ["Els", "nothing"]),
            (Kind::Team, "minutes/", &els_id, ["240", "60"], "Els", ["4 h a week", "1 h a week"]),
        ] {
            let says = says.map(str::to_owned);
            assert_eq!(shown(kind, field, of, values), (whose.to_owned(), says), "{field}");
        }
    }
}
