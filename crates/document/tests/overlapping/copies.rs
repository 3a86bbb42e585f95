//! People's copies of one document with a text.

use trekker_document::actor::{DevicePrefix, Editor, prefix_of};
use trekker_document::document::{Document, Written};
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::overlap::Overlap;
use trekker_domain::post::{NewPost, PostEdit};
use trekker_domain::text::{Splice, TextEdit};

pub(crate) const TEAM: [u8; 32] = [9; 32];
pub(crate) const DOC: DocId = DocId([1; 16]);

/// One person's copy, with all its changes.
#[derive(Clone)]
pub(crate) struct Copy {
    pub(crate) me: u8,
    pub(crate) document: Document,
    pub(crate) said: Vec<Vec<u8>>,
}

impl Copy {
    pub(crate) fn born(me: u8, kind: Kind) -> Self {
        Self { me, document: Document::born(kind), said: Vec::new() }
    }

    /// So many people who have one post with this text.
    pub(crate) fn of_post(count: u8, text: &str) -> Vec<Self> {
        let mut first = Self::born(1, Kind::Post);
        first.does(&Edit::NewPost(DOC, NewPost { title: "Feest".into(), text: text.into(), ..NewPost::default() }));
        (1..=count).map(|me| Self { me, ..first.clone() }).collect()
    }

    pub(crate) fn does(&mut self, edit: &Edit) -> Vec<Written> {
        let editor = Editor { device: [self.me; 32], run: 1 };
        let writes = edit.writes(&TEAM, PersonId([self.me; 16])).writes;
        let written = self.document.write(editor, 1_000, &writes).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
        self.said.extend(written.iter().flat_map(|written| written.changes.clone()));
        written
    }

    /// Writes the text anew as a whole.
    pub(crate) fn text_is(&mut self, new: &str) -> Vec<Written> {
        let edit = TextEdit::between(self.document.version(), &self.text(), new);
        edit.map(|edit| self.edits(edit)).unwrap_or_default()
    }

    pub(crate) fn types(&mut self, at: usize, delete: usize, insert: &str) -> Vec<Written> {
        let splices = vec![Splice { at, delete, insert: insert.to_owned() }];
        self.edits(TextEdit { seen: self.document.version(), splices })
    }

    pub(crate) fn edits(&mut self, edit: TextEdit) -> Vec<Written> {
        self.does(&Edit::of_text(self.document.kind(), DOC, edit).expect("it has a text"))
    }

    pub(crate) fn title_is(&mut self, title: &str) {
        self.does(&Edit::Post(DOC, PostEdit::SetTitle(title.to_owned())));
    }

    pub(crate) fn settles(&mut self, overlap: &Overlap) -> Vec<Written> {
        self.does(&Edit::Settle { kind: self.document.kind(), doc: DOC, keys: overlap.keys.clone() })
    }

    pub(crate) fn takes_back(&mut self, written: &[Written]) -> Vec<Written> {
        let editor = Editor { device: [self.me; 32], run: 1 };
        let mut back = Vec::new();
        for written in written.iter().rev() {
            let writes = written.undo.take_back(&self.document).writes;
            back.extend(self.document.write(editor, 1_000, &writes).expect("it is taken back"));
        }
        self.said.extend(back.iter().flat_map(|written| written.changes.clone()));
        back
    }

    pub(crate) fn hears(&mut self, other: &Self) {
        let new: Vec<Vec<u8>> = other.said.iter().filter(|change| !self.said.contains(change)).cloned().collect();
        let mut told = self.text();
        let steps = self.document.apply_and_tell(new.iter().map(Vec::as_slice)).expect("it applies");
        self.said.extend(new);
        steps.iter().for_each(|step| step.apply(&mut told));
        assert_eq!(told, self.text(), "what is told of a text is what happened to it");
    }

    pub(crate) fn text(&self) -> String {
        self.document.text().expect("it has a text")
    }

    pub(crate) fn overlaps(&self) -> Vec<Overlap> {
        let who = |device: &DevicePrefix| {
            (1..=9).map(|me| PersonId([me; 16])).find(|one| prefix_of(&[one.0[0]; 32]) == *device)
        };
        let overlaps = self.document.overlaps(&who);
        assert_eq!(self.document.has_overlaps(), !overlaps.is_empty());
        let letters: Vec<char> = self.text().chars().collect();
        for overlap in &overlaps {
            assert_eq!(letters[overlap.range.clone()].iter().collect::<String>(), overlap.reads);
            assert!(overlap.sides.len() > 1 || overlap.sides[0].words != overlap.reads, "{overlap:?}");
        }
        overlaps
    }

    /// Who wrote what, and how it reads together.
    pub(crate) fn read(&self) -> Vec<(String, Vec<(Vec<u8>, String)>)> {
        let side =
            |side: trekker_domain::overlap::Side| (side.by.iter().map(|person| person.0[0]).collect(), side.words);
        self.overlaps()
            .into_iter()
            .map(|overlap| (overlap.reads, overlap.sides.into_iter().map(side).collect()))
            .collect()
    }
}

/// All hear of everything, and all have the same.
pub(crate) fn meet(copies: &mut [Copy]) {
    for one in 0..copies.len() {
        for other in 0..copies.len() {
            let said = copies[other].clone();
            copies[one].hears(&said);
        }
    }
    are_the_same(copies);
}

pub(crate) fn are_the_same(copies: &[Copy]) {
    for copy in copies {
        assert_eq!(copy.document.digest(), copies[0].document.digest());
        assert_eq!((copy.text(), copy.overlaps()), (copies[0].text(), copies[0].overlaps()));
    }
}
