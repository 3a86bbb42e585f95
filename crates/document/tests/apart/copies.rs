//! Two people's copies of one document, written in apart.

use trekker_document::actor::Editor;
use trekker_document::document::Document;
use trekker_document::edit::writes_of;
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

    pub(crate) fn does(&mut self, me: PersonId, edit: &Edit) {
        let editor = Editor { device: [me.0[0]; 32], run: 1 };
        let writes = writes_of(edit, &TEAM, me).writes;
        let written = self.document.write(editor, 1_000, &writes).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
        self.said.extend(written.into_iter().flat_map(|written| written.changes));
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
