//! The open team as scripts have it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use trekker_domain::approval::Approval;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::Post;
use trekker_domain::variant::Variant;
use trekker_session::script::{Library, OpenTeam, Opened, OpenedBody};
use trekker_session::snapshot::{Changed, Hit, Snapshot};
use trekker_session::trouble::Trouble;
use trekker_storage::reader::Reader;

use super::{Team, internal};
use crate::folding::Loaded;
use crate::people::People;
use crate::rows::moment;
use crate::troubles::of_storage;

impl OpenTeam for Team {
    fn snapshot(&self) -> &Snapshot {
        &self.view.snapshot
    }

    fn me(&self) -> PersonId {
        self.person
    }

    fn names_of_people(&self) -> BTreeMap<PersonId, String> {
        let members = self.membership.roster().members.iter();
        members.map(|(id, member)| (PersonId(id.0), member.name.clone())).collect()
    }

    fn now(&self) -> DateTime<Utc> {
        moment(super::now())
    }

    fn new_id(&self) -> Result<DocId, Trouble> {
        Self::new_id(self)
    }

    fn is_known(&self, id: DocId) -> bool {
        self.kind_of(id).is_some()
    }

    fn open(&mut self, kind: Kind, id: DocId) -> Result<Opened, Trouble> {
        let people = Arc::clone(&self.people);
        let loaded = self.documents.get(&self.reader, &people, id, kind).map_err(internal)?;
        Ok(opened(loaded, &people))
    }

    fn edit(&mut self, edits: &[Edit]) -> Result<(), Trouble> {
        Self::edit(self, edits)
    }

    fn not_allowed(&self) -> Trouble {
        Self::not_allowed(self)
    }

    fn approvals(&self, post: DocId) -> Vec<Approval> {
        self.view.approvals(post)
    }

    fn is_against_stop(&mut self, post: &Post) -> Result<bool, Trouble> {
        Self::is_against_stop(self, post)
    }

    fn find(&mut self, words: &str) -> Vec<Hit> {
        while self.index_some(usize::MAX) {}
        self.search_now(words, None)
    }

    fn use_template(&mut self, template: DocId, day: NaiveDate) -> Result<Vec<DocId>, Trouble> {
        Self::use_template(self, template, day, None)
    }

    fn changes(&mut self) -> Vec<Changed> {
        self.all_changes()
    }

    fn saw_all_changes(&mut self) -> Result<(), Trouble> {
        let posts: Vec<DocId> = self.view.before.keys().copied().collect();
        self.saw_changes(&posts)
    }
}

fn opened(loaded: &Loaded, people: &People) -> Opened {
    let cells = loaded.document.cells(people);
    let body = match loaded.kind {
        Kind::Post => OpenedBody::Post(Post::read(loaded.id, &cells)),
        Kind::Variant => Variant::read(loaded.id, &cells).map_or(OpenedBody::InSnapshot, OpenedBody::Variant),
        _ => OpenedBody::InSnapshot,
    };
    Opened {
        body,
        conflicts: loaded.document.conflicts(people),
        overlaps: loaded.document.overlaps(people),
        text: loaded.document.text().unwrap_or_default(),
        version: loaded.document.version(),
    }
}

/// The team's documents as they were when a script began, for another thread.
pub(crate) struct DiskLibrary {
    reader: Reader,
    people: Arc<People>,
    /// What the disk has not taken yet is in memory alone.
    unsaved: BTreeMap<DocId, Loaded>,
}

impl DiskLibrary {
    pub(crate) fn of(team: &Team) -> Result<Self, Trouble> {
        let reader = team.reader.again().map_err(|error| of_storage(&error))?;
        Ok(Self { reader, people: Arc::clone(&team.people), unsaved: team.documents.all_unsaved() })
    }
}

impl Library for DiskLibrary {
    fn open(&mut self, kind: Kind, id: DocId) -> Result<Option<Opened>, Trouble> {
        let loaded = match self.unsaved.get(&id) {
            Some(unsaved) => unsaved,
            None => &Loaded::load_what_is_whole(&self.reader, id, kind, &self.people)?,
        };
        Ok((loaded.changes > 0).then(|| opened(loaded, &self.people)))
    }
}
