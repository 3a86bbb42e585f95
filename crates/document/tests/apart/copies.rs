//! Two people's copies of one document, written in apart.

use trekker_document::actor::Editor;
use trekker_document::document::Document;
use trekker_document::undo::Undo;
use trekker_domain::columns::Write;
use trekker_domain::edit::Edit;
use trekker_domain::id::PersonId;
use trekker_domain::kind::Kind;

pub(crate) const TEAM: [u8; 32] = [9; 32];
pub(crate) const ELS: PersonId = PersonId([1; 16]);
pub(crate) const BRAM: PersonId = PersonId([2; 16]);

/// One person's copy of a document, with all its changes.
#[derive(Clone)]
pub(crate) struct Copy {
    pub(crate) document: Document,
    pub(crate) said: Vec<Vec<u8>>,
}

impl Copy {
    pub(crate) fn born(kind: Kind) -> Self {
        Self { document: Document::born(kind), said: Vec::new() }
    }

    pub(crate) fn does(&mut self, me: PersonId, edit: &Edit) -> Vec<Undo> {
        self.writes(me, &edit.writes(&TEAM, me).writes)
    }

    pub(crate) fn writes(&mut self, me: PersonId, writes: &[Write]) -> Vec<Undo> {
        let editor = Editor { device: [me.0[0]; 32], run: 1 };
        let written = self.document.write(editor, 1_000, writes);
        let written = written.unwrap_or_else(|error| panic!("{writes:?}: {error}"));
        self.said.extend(written.iter().flat_map(|written| written.changes.clone()));
        written.into_iter().map(|written| written.undo).collect()
    }

    /// As one action is taken back. Gives what takes that back in turn.
    pub(crate) fn takes_back(&mut self, me: PersonId, undo: &[Undo]) -> Vec<Undo> {
        let back = undo.iter().rev().flat_map(|undo| undo.take_back(&self.document).writes).collect::<Vec<_>>();
        self.writes(me, &back)
    }

    pub(crate) fn hears(&mut self, other: &Self) {
        let new: Vec<Vec<u8>> = other.said.iter().filter(|change| !self.said.contains(change)).cloned().collect();
        let applied = self.document.apply(new.iter().map(Vec::as_slice));
        assert_eq!(applied, Ok(()));
        self.said.extend(new);
    }
}

pub(crate) fn meet(one: &mut Copy, other: &mut Copy) {
    let before = one.clone();
    one.hears(other);
    other.hears(&before);
    assert_eq!(one.document.digest(), other.document.digest());
}
