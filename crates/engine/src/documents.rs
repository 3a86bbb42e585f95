//! The documents in memory, the ones a front end has open, and how a person's edits become changes.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use trekker_document::actor::Editor;
use trekker_document::document::DocumentError;
use trekker_document::undo::Undo;
use trekker_domain::columns::Write;
use trekker_domain::history::Step;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::post::Post;
use trekker_domain::text::{Splice, Version};
use trekker_domain::variant::Variant;
use trekker_domain::words::splices_between;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::Entry;
use trekker_session::snapshot::{Body, Caret, Detail, TextDetail, TextStep, TextThen};
use trekker_storage::reader::Reader;

use crate::folding::{FoldError, Loaded};
use crate::people::People;
use crate::rows::{Row, moment};

/// So many documents stay in memory beside those that are open: some 20 KiB each.
const MOST_LOADED: usize = 256;
/// A document with more operations than this is a long one: a text that was rewritten often, some 100 bytes an operation.
const LONG: u64 = 10_000;
/// So many operations of long ones stay in memory; and the one that was used last, however long it is.
const MOST_OPERATIONS: u64 = 500_000;
/// So many steps of a text are told to the front end, to move its caret along.
const MOST_STEPS: usize = 64;
/// The last so many changes of a document are shown as its history.
const MOST_HISTORY: usize = 500;

#[derive(Debug, Default)]
pub(crate) struct Documents {
    loaded: HashMap<DocId, (Loaded, u64)>,
    uses: u64,
    pub(crate) open: HashMap<DocId, Open>,
    /// Long ones in which much was written since they were saved; the background threads do that.
    to_save: Vec<(Kind, DocId)>,
    /// Everything up to this commit is on the disk.
    pub(crate) committed: u64,
}

/// What a front end shows of a document beyond its row.
#[derive(Debug, Default)]
pub(crate) struct Open {
    /// In so many places it shows.
    places: u32,
    revision: u64,
    steps: VecDeque<TextStep>,
    branch: Option<Branch>,
    history: Vec<Step>,
    history_is_old: bool,
    /// The others' carets, with when they were last heard of in the engine's ticks.
    pub(crate) carets: HashMap<DeviceKey, (Vec<u8>, u64)>,
    text: Option<Arc<str>>,
    then: Option<TextThen>,
}

/// What the front end types on; see `Typing`.
#[derive(Debug)]
struct Branch {
    name: u64,
    number: u64,
    version: Version,
    /// Something on it did not come in: what follows was typed on a text that never was.
    is_refused: bool,
}

/// Under which actors this device writes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Editors {
    /// The same for as long as the team's file lives: a person who runs a thousand commands is not a thousand actors.
    pub(crate) usual: Editor,
    /// Never used before: for a document in which not all counts that was written under the usual one.
    pub(crate) fresh: Editor,
}

/// One document's part of a user action.
#[derive(Debug)]
pub(crate) struct Changed {
    pub(crate) entries: Vec<Entry>,
    pub(crate) undo: Vec<(Kind, DocId, Undo)>,
}

/// What the disk does not have yet stays: loaded anew, it would write under numbers it has used.
fn is_needed(open: &HashMap<DocId, Open>, committed: u64, id: DocId, loaded: &Loaded) -> bool {
    open.contains_key(&id) || loaded.ticket > committed
}

impl Documents {
    /// The document, from memory or from its records.
    pub(crate) fn get(
        &mut self,
        reader: &Reader,
        people: &People,
        id: DocId,
        kind: Kind,
    ) -> Result<&mut Loaded, FoldError> {
        self.uses += 1;
        let uses = self.uses;
        self.forget_long_ones();
        if !self.loaded.contains_key(&id) {
            self.make_room();
            let loaded = Loaded::load(reader, id, kind, people)?;
            self.loaded.insert(id, (loaded, uses));
        }
        match self.loaded.get_mut(&id) {
            Some((loaded, used)) => {
                *used = uses;
                Ok(loaded)
            }
            // It was put there just now.
            None => Err(FoldError::Document { device: None, source: DocumentError::Unreadable }),
        }
    }

    fn make_room(&mut self) {
        if self.loaded.len() < MOST_LOADED {
            return;
        }
        let mut uses: Vec<u64> = self.loaded.values().map(|(_, used)| *used).collect();
        uses.sort_unstable();
        let old = uses[uses.len() / 2];
        let (open, committed) = (&self.open, self.committed);
        self.loaded.retain(|id, (loaded, used)| *used > old || is_needed(open, committed, *id, loaded));
    }

    /// Whoever runs for months and receives many versions of long texts does not keep them all.
    pub(crate) fn forget_long_ones(&mut self) {
        let long = |loaded: &Loaded| Some(loaded.document.operations()).filter(|operations| *operations > LONG);
        let mut all: Vec<(u64, DocId, u64)> = self
            .loaded
            .iter()
            .filter_map(|(id, (loaded, used))| long(loaded).map(|operations| (*used, *id, operations)))
            .collect();
        let mut operations: u64 = all.iter().map(|(_, _, operations)| operations).sum();
        if operations <= MOST_OPERATIONS {
            return;
        }
        all.sort_unstable();
        all.pop();
        for (_, id, its) in all {
            let is_free = self.loaded(id).is_some_and(|loaded| !is_needed(&self.open, self.committed, id, loaded));
            if is_free && operations > MOST_OPERATIONS / 2 {
                self.loaded.remove(&id);
                operations -= its;
            }
        }
    }

    /// A document in memory of which something is not on the disk yet.
    pub(crate) fn unsaved(&self, id: DocId) -> Option<&Loaded> {
        self.loaded(id).filter(|loaded| loaded.ticket > self.committed)
    }

    /// What the disk does not have all of yet.
    pub(crate) fn all_unsaved(&self) -> BTreeMap<DocId, Loaded> {
        let unsaved = self.loaded.iter().filter(|(_, (loaded, _))| loaded.ticket > self.committed);
        unsaved.map(|(id, (loaded, _))| (*id, loaded.clone())).collect()
    }

    pub(crate) fn loaded(&self, id: DocId) -> Option<&Loaded> {
        self.loaded.get(&id).map(|(loaded, _)| loaded)
    }

    pub(crate) fn loaded_mut(&mut self, id: DocId) -> Option<&mut Loaded> {
        self.loaded.get_mut(&id).map(|(loaded, _)| loaded)
    }

    /// Forgets a document that came into pieces. Everything written in it has to be on the disk.
    pub(crate) fn drop_broken(&mut self, id: DocId) {
        self.loaded.remove(&id);
    }

    /// These documents as they are now, to [put back](Self::put_back) if writing in them fails.
    pub(crate) fn spares(&self, ids: impl IntoIterator<Item = DocId>) -> Vec<(DocId, Option<Loaded>)> {
        ids.into_iter().map(|id| (id, self.loaded(id).cloned())).collect()
    }

    pub(crate) fn put_back(&mut self, spares: Vec<(DocId, Option<Loaded>)>) {
        for (id, spare) in spares {
            match spare {
                Some(spare) => {
                    self.uses += 1;
                    self.loaded.insert(id, (spare, self.uses));
                }
                None => {
                    self.loaded.remove(&id);
                }
            }
        }
    }

    /// An edit of this document goes to the disk with this commit.
    pub(crate) fn written_with(&mut self, id: DocId, ticket: u64) {
        if let Some((loaded, _)) = self.loaded.get_mut(&id) {
            loaded.ticket = ticket;
            loaded.saved();
        }
        self.note_growth(id);
    }

    /// More was written in this document, here or elsewhere.
    pub(crate) fn note_growth(&mut self, id: DocId) {
        if let Some(loaded) = self.loaded_mut(id)
            && loaded.wants_saving()
        {
            let grown = (loaded.kind, id);
            self.to_save.push(grown);
        }
    }

    /// What has grown enough to be saved again.
    pub(crate) fn grown(&mut self) -> Vec<(Kind, DocId)> {
        std::mem::take(&mut self.to_save)
    }

    /// Writes in one document.
    pub(crate) fn write(
        &mut self,
        editors: Editors,
        at: u64,
        id: DocId,
        makes: bool,
        writes: &[Write],
    ) -> Result<Changed, DocumentError> {
        let Some((loaded, _)) = self.loaded.get_mut(&id) else { return Err(DocumentError::Unreadable) };
        let editor = if loaded.lacks_some_of(editors.usual) { editors.fresh } else { editors.usual };
        let before = self.open.contains_key(&id).then(|| loaded.document.text()).flatten();
        let written = loaded.document.write(editor, at, writes)?;
        let mut changed = Changed { entries: Vec::new(), undo: Vec::new() };
        for written in written {
            for change in written.changes {
                loaded.wrote(DeviceKey(editor.device), at, &change);
                changed.entries.push(Entry { kind: loaded.kind.number(), doc: id.0, change });
            }
            let undo = if makes { written.undo.into_bin() } else { written.undo };
            changed.undo.push((loaded.kind, id, undo));
        }
        if !changed.entries.is_empty() {
            // Not on its way to the disk yet: it stays whatever else is loaded for the same action.
            loaded.ticket = u64::MAX;
        }
        if let (Some(before), Some(after)) = (before, loaded.document.text()) {
            self.text_changed(id, splices_between(&before, &after));
        }
        self.touch_history(id);
        Ok(changed)
    }

    /// The version a typing is to be written at: where its branch stands.
    pub(crate) fn branch_version(&mut self, id: DocId, name: u64, began: &Version) -> Version {
        match self.open.entry(id).or_default().branch.as_ref() {
            Some(branch) if branch.name == name => branch.version.clone(),
            _ => began.clone(),
        }
    }

    /// Something on a branch did not come in.
    pub(crate) fn branch_refused(&mut self, id: DocId, name: u64) {
        let open = self.open.entry(id).or_default();
        match &mut open.branch {
            Some(branch) if branch.name == name => branch.is_refused = true,
            branch => *branch = Some(Branch { name, number: 0, version: Version::default(), is_refused: true }),
        }
    }

    pub(crate) fn is_branch_refused(&self, id: DocId, name: u64) -> bool {
        let branch = self.open.get(&id).and_then(|open| open.branch.as_ref());
        branch.is_some_and(|branch| branch.name == name && branch.is_refused)
    }

    /// A branch has moved on.
    pub(crate) fn branch_typed(&mut self, id: DocId, name: u64, number: u64, version: Version) {
        self.open.entry(id).or_default().branch = Some(Branch { name, number, version, is_refused: false });
    }

    pub(crate) fn text_changed(&mut self, id: DocId, splices: Vec<Splice>) {
        let Some(open) = self.open.get_mut(&id) else { return };
        if splices.is_empty() {
            return;
        }
        open.text = None;
        open.revision += 1;
        open.steps.push_back(TextStep { revision: open.revision, splices });
        while open.steps.len() > MOST_STEPS {
            open.steps.pop_front();
        }
    }

    pub(crate) fn touch_history(&mut self, id: DocId) {
        if let Some(open) = self.open.get_mut(&id) {
            open.history_is_old = true;
        }
    }

    pub(crate) fn show(&mut self, id: DocId) {
        let open = self.open.entry(id).or_default();
        open.places += 1;
        open.history_is_old = true;
    }

    /// Somebody looks at how the text of an open document was. What is not known shows nothing.
    pub(crate) fn look_back(&mut self, id: DocId, at: Option<Version>) {
        let then = at.and_then(|version| {
            let text = self.loaded(id)?.document.text_then(&version)?;
            Some(TextThen { version, text: text.into() })
        });
        if let Some(open) = self.open.get_mut(&id) {
            open.then = then;
        }
    }

    /// It shows in one place less. `true`: in none any more.
    pub(crate) fn hide(&mut self, id: DocId) -> bool {
        if let Some(open) = self.open.get_mut(&id).filter(|open| open.places > 1) {
            open.places -= 1;
            return false;
        }
        self.open.remove(&id);
        true
    }

    /// Documents whose history on screen is old.
    pub(crate) fn old_histories(&self) -> Vec<DocId> {
        self.open.iter().filter(|(_, open)| open.history_is_old).map(|(id, _)| *id).collect()
    }

    /// Reads the history of an open document anew from its records.
    pub(crate) fn read_history(&mut self, reader: &Reader, people: &People, id: DocId) {
        let Some(kind) = self.loaded(id).map(|loaded| loaded.kind) else { return };
        let Ok(mut changes) = reader.changes_of(id.0, 0) else { return };
        changes.retain(|change| people.counts(change));
        let skip = changes.len().saturating_sub(MOST_HISTORY);
        let sources = changes.iter().skip(skip).map(|change| trekker_document::history::Source {
            by: people.get(&change.device).copied(),
            at: moment(change.at),
            change: &change.change,
        });
        let history = trekker_document::history::steps(kind, sources);
        if let Some(open) = self.open.get_mut(&id) {
            open.history = history;
            open.history_is_old = false;
        }
    }

    /// The whole of an open document, but for its comments.
    pub(crate) fn detail(&mut self, people: &People, id: DocId, row: Option<&Row>) -> Option<Detail> {
        let (loaded, _) = self.loaded.get(&id)?;
        let body = match loaded.kind {
            Kind::Post => Body::Post(Post::read(id, &loaded.document.cells(people))),
            Kind::Variant => Body::Variant(Variant::read(id, &loaded.document.cells(people))?),
            // Its row has all of it.
            _ => match row.cloned().unwrap_or_else(|| loaded.row(people)) {
                Row::Idea(idea) => Body::Idea(idea),
                Row::Section(section) => Body::Section(section),
                Row::Meeting(meeting) => Body::Meeting(meeting),
                Row::Rule(rule) => Body::Rule(rule),
                Row::Success(success) => Body::Success(success),
                Row::Plan(plan) => Body::Plan(plan),
                Row::Persona(persona) => Body::Persona(persona),
                Row::StandardAnswer(answer) => Body::StandardAnswer(answer),
                Row::Event(event) => Body::Event(event),
                Row::Channel(_) | Row::Theme(_) | Row::Template(_) | Row::Team(_) => Body::Named(loaded.kind),
                _ => return None,
            },
        };
        let open = self.open.get_mut(&id)?;
        let text: Arc<str> = match &open.text {
            Some(text) => Arc::clone(text),
            None => loaded.document.text().unwrap_or_default().into(),
        };
        open.text = Some(Arc::clone(&text));
        let mut carets: Vec<Caret> = open
            .carets
            .iter()
            .filter_map(|(device, (caret, _))| {
                let person = *people.get(device)?;
                Some(Caret { person, at: loaded.document.position_of(caret)? })
            })
            .collect();
        carets.sort_by_key(|caret| (caret.person, caret.at));
        Some(Detail {
            body,
            conflicts: loaded.document.conflicts(people),
            text: Some(TextDetail {
                text,
                version: loaded.document.version(),
                revision: open.revision,
                steps: open.steps.iter().cloned().collect(),
                typed: open.branch.as_ref().filter(|it| !it.is_refused).map(|it| (it.name, it.number)),
                carets,
                overlaps: loaded.document.overlaps(people),
            }),
            comments: Vec::new(),
            passages: BTreeMap::new(),
            threads: Vec::new(),
            then: open.then.clone(),
            approvals: Vec::new(),
            history: open.history.clone(),
        })
    }
}
