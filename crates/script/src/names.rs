//! What people and things are called in answers.

use std::collections::BTreeMap;

use trekker_domain::id::{DocId, PersonId};
use trekker_session::script::OpenTeam;
use trekker_session::snapshot::Snapshot;

/// What may be named on another thread, while the team goes on.
pub(crate) struct Names {
    snapshot: Snapshot,
    people: BTreeMap<PersonId, String>,
}

impl Names {
    pub(crate) fn of(team: &dyn OpenTeam) -> Self {
        Self { snapshot: team.snapshot().clone(), people: team.names_of_people() }
    }

    #[cfg(test)]
    pub(crate) fn with_people(people: BTreeMap<PersonId, String>) -> Self {
        Self { snapshot: Snapshot::default(), people }
    }

    pub(crate) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// `None`: nobody here knows whom.
    pub(crate) fn known_person(&self, id: PersonId) -> Option<String> {
        self.people.get(&id).cloned()
    }

    pub(crate) fn person(&self, id: PersonId) -> String {
        self.known_person(id).unwrap_or_else(|| id.to_string())
    }

    pub(crate) fn channel(&self, id: DocId) -> Option<String> {
        self.snapshot.channels.get(&id).map(|channel| channel.name.clone())
    }

    /// By name: the order of ids says nothing to a reader, and another team has others.
    pub(crate) fn channels<'a>(&self, ids: impl IntoIterator<Item = &'a DocId>) -> Vec<String> {
        let mut names: Vec<String> =
            ids.into_iter().map(|id| self.channel(*id).unwrap_or_else(|| id.to_string())).collect();
        names.sort();
        names
    }

    pub(crate) fn theme(&self, id: DocId) -> Option<String> {
        self.snapshot.themes.get(&id).map(|theme| theme.name.clone())
    }

    pub(crate) fn plan(&self, id: DocId) -> Option<String> {
        self.snapshot.plans.get(&id).map(|plan| plan.name.clone())
    }

    pub(crate) fn persona(&self, id: DocId) -> Option<String> {
        self.snapshot.personas.get(&id).map(|persona| persona.name.clone())
    }
}

/// The name, or the id of what is not there any more.
pub(crate) fn or_id(id: Option<DocId>, name: impl Fn(DocId) -> Option<String>) -> Option<String> {
    id.map(|id| name(id).unwrap_or_else(|| id.to_string()))
}
