//! What a device wrote, said again in the name of another device of the same person.
//!
//! A device whose profile was put back from a backup, or copied, wrote changes under a key that nobody takes any more. Under
//! its new key it says them again: the same operations at the same places, by another actor. What was written before
//! keeps its author, so each operation is looked at: those of the changes said again are renamed, wherever they are named.

use std::collections::HashMap;

use automerge::legacy::{ElementId, Key, ObjectId, Op, OpId, SortedVec};
use automerge::{ActorId, Change, ChangeHash, ExpandedChange};
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;

use crate::actor::{self, DevicePrefix};
use crate::body::body_of;
use crate::contain::contain;
use crate::document::Document;

/// From one device to another, over any number of documents.
#[derive(Debug)]
pub struct Renewal {
    from: DevicePrefix,
    to: DevicePrefix,
    documents: HashMap<DocId, Renamed>,
}

/// What has another name now, in one document.
#[derive(Debug, Default)]
struct Renamed {
    changes: HashMap<ChangeHash, ChangeHash>,
    actors: HashMap<ActorId, NewActor>,
}

#[derive(Debug)]
struct NewActor {
    actor: ActorId,
    /// Operations before this one were not said again: they keep their name.
    first_op: u64,
    /// How many changes it has said.
    said: u64,
}

impl Renewal {
    pub fn new(from: &[u8; 32], to: &[u8; 32]) -> Self {
        Self { from: actor::prefix_of(from), to: actor::prefix_of(to), documents: HashMap::new() }
    }

    /// A change of the old device as the new one says it. They have to come in the order of their log, without a hole.
    ///
    /// A change that names no device, such as one that was imported, is the same in anybody's log. `None`: these bytes are
    /// no change, or one that cannot be said again.
    pub fn renew(&mut self, doc: DocId, kind: Kind, change: &[u8]) -> Option<Vec<u8>> {
        let (from, to) = (self.from, self.to);
        let renamed = self.documents.entry(doc).or_default();
        contain(|| renamed.renew(kind, change, from, to)).flatten()
    }
}

impl Renamed {
    fn renew(&mut self, kind: Kind, bytes: &[u8], from: DevicePrefix, to: DevicePrefix) -> Option<Vec<u8>> {
        let old = Change::from_bytes(bytes.to_vec()).ok()?;
        match actor::device_of(old.actor_id().to_bytes()) {
            Some(device) if device == from => {}
            _ => return Some(bytes.to_vec()),
        }
        let mut expanded: ExpandedChange = old.decode();
        let new = self.actors.entry(expanded.actor_id.clone()).or_insert_with(|| NewActor {
            actor: actor::renamed(&expanded.actor_id, from, to),
            first_op: expanded.start_op.get(),
            said: 0,
        });
        new.said += 1;
        expanded.seq = new.said;
        expanded.actor_id = new.actor.clone();
        for dep in &mut expanded.deps {
            *dep = self.changes.get(dep).copied().unwrap_or(*dep);
        }
        expanded.deps.sort_unstable();
        for operation in &mut expanded.operations {
            self.rename_in(operation);
        }
        expanded.hash = None;
        let new = Change::from(expanded);
        self.rename_body(kind, &old, &new);
        self.changes.insert(old.hash(), new.hash());
        Some(new.raw_bytes().to_vec())
    }

    fn rename_in(&self, operation: &mut Op) {
        if let ObjectId::Id(id) = &mut operation.obj {
            self.rename(id);
        }
        if let Key::Seq(ElementId::Id(id)) = &mut operation.key {
            self.rename(id);
        }
        let replaced = std::mem::replace(&mut operation.pred, SortedVec::new()).into_iter().map(|mut id| {
            self.rename(&mut id);
            id
        });
        operation.pred = replaced.collect();
    }

    fn rename(&self, id: &mut OpId) {
        if let Some(new) = self.actors.get(&id.1)
            && id.0 >= new.first_op
        {
            id.1 = new.actor.clone();
        }
    }

    /// A document's making has another hash now, and so has the body that every device makes from it.
    fn rename_body(&mut self, kind: Kind, old: &Change, new: &Change) {
        let born = Document::born(kind);
        if let (Some(old), Some(new)) = (body_of(&born, old), body_of(&born, new)) {
            self.changes.insert(old.hash(), new.hash());
            let actor = NewActor { actor: new.actor_id().clone(), first_op: 0, said: 0 };
            self.actors.insert(old.actor_id().clone(), actor);
        }
    }
}

#[cfg(test)]
mod tests {
    use trekker_domain::edit::Edit;
    use trekker_domain::id::PersonId;
    use trekker_domain::post::{NewPost, Post, PostEdit};
    use trekker_domain::text::{Splice, TextEdit};

    use super::*;
    use crate::actor::Editor;
    use crate::gatekeeper;
    use crate::reading::nobody;

    const OLD: [u8; 32] = [1; 32];
    const NEW: [u8; 32] = [2; 32];
    const OTHER: [u8; 32] = [3; 32];

    /// Writes as a device, in a run, and gives what it said.
    fn write(document: &mut Document, device: [u8; 32], run: u64, edit: &Edit) -> Vec<Vec<u8>> {
        let writes = edit.writes(&[9; 32], PersonId([1; 16])).writes;
        let written = document.write(Editor { device, run }, 1_000, &writes).expect("it writes");
        written.into_iter().flat_map(|written| written.changes).collect()
    }

    fn make(document: &mut Document, device: [u8; 32], run: u64, id: DocId, text: &str) -> Vec<Vec<u8>> {
        let new = NewPost { title: "Soup".into(), text: text.into(), ..NewPost::default() };
        let writes = Edit::NewPost(id, new).writes(&[9; 32], PersonId([1; 16])).writes;
        let written = document.write(Editor { device, run }, 1_000, &writes).expect("it writes");
        written.into_iter().flat_map(|written| written.changes).collect()
    }

    fn typed(document: &Document, id: DocId, at: usize, insert: &str) -> Edit {
        let splice = Splice { at, delete: 0, insert: insert.into() };
        Edit::Text(Kind::Post, id, TextEdit { seen: document.version(), splices: vec![splice] })
    }

    fn reads(document: &Document, id: DocId) -> (String, String) {
        let read = Post::read(id, &document.cells(&nobody));
        (read.summary.title, document.text().unwrap_or_default())
    }

    /// Everything a document says comes to the same, and the new device may say it.
    fn same_when_said_again(id: DocId, common: &[Vec<u8>], branch: &[Vec<u8>], wanted: (&str, &str)) {
        let mut renewal = Renewal::new(&OLD, &NEW);
        let again: Vec<Vec<u8>> =
            branch.iter().map(|change| renewal.renew(id, Kind::Post, change).expect("it is said again")).collect();
        for change in &again {
            gatekeeper::admit(&NEW, Kind::Post.number(), change).expect("the new device may say it");
        }
        let document = Document::fold(Kind::Post, common.iter().chain(&again).map(Vec::as_slice)).expect("it folds");
        assert_eq!(reads(&document, id), (wanted.0.to_owned(), wanted.1.to_owned()));
    }

    #[test]
    fn what_was_written_after_the_backup_is_said_again_in_a_document_of_before() {
        let id = DocId([7; 16]);
        let mut document = Document::born(Kind::Post);
        let mut common = make(&mut document, OTHER, 1, id, "Hot");
        let edit = typed(&document, id, 3, " soup");
        common.extend(write(&mut document, OLD, 1, &edit));
        // The same run goes on, as in a copy of a running profile, and then another one.
        let edit = typed(&document, id, 8, " today");
        let mut branch = write(&mut document, OLD, 1, &edit);
        branch.extend(write(&mut document, OLD, 1, &Edit::Post(id, PostEdit::SetTitle("Soup!".into()))));
        let edit = typed(&document, id, 0, "Very ");
        branch.extend(write(&mut document, OLD, 2, &edit));
        branch.extend(write(&mut document, OLD, 2, &Edit::Post(id, PostEdit::SetTitle("Soup!!".into()))));
        same_when_said_again(id, &common, &branch, ("Soup!!", "Very Hot soup today"));
    }

    #[test]
    fn a_document_that_was_made_after_the_backup_is_made_again_with_its_text() {
        let id = DocId([8; 16]);
        let mut document = Document::born(Kind::Post);
        let mut branch = make(&mut document, OLD, 3, id, "First words");
        let edit = typed(&document, id, 5, " few");
        branch.extend(write(&mut document, OLD, 3, &edit));
        let edit = typed(&document, id, 0, "The ");
        branch.extend(write(&mut document, OLD, 4, &edit));
        same_when_said_again(id, &[], &branch, ("Soup", "The First few words"));
    }

    #[test]
    fn what_is_no_change_is_not_said() {
        assert_eq!(Renewal::new(&OLD, &NEW).renew(DocId([1; 16]), Kind::Post, b"nothing"), None);
    }
}
