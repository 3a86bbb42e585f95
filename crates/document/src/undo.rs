//! Taking back what one person did, without taking back anything of anybody else.

use automerge::{ROOT, ReadDoc};
use trekker_domain::text::{Splice, TextEdit, Version};

use crate::cell::Cell;
use crate::columns;
use crate::document::{Document, Write};
use crate::reading::field_of;

/// How to take back one change of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// The change to take back.
    change: [u8; 32],
    cells: Vec<(String, Option<Cell>)>,
    text: Vec<Splice>,
}

/// What can be taken back, and what cannot since somebody has chosen otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TakeBack {
    pub writes: Vec<Write>,
    /// Whose choice stands now, by their actor, for each column that is left alone.
    pub left_alone: Vec<Option<crate::actor::DevicePrefix>>,
}

impl Undo {
    pub(crate) fn of_cells(change: [u8; 32], before: Vec<(String, Option<Cell>)>) -> Self {
        Self { change, cells: before, text: Vec::new() }
    }

    pub(crate) fn of_text(change: [u8; 32], before: &str, after: &str) -> Self {
        Self { change, cells: Vec::new(), text: Splice::between(after, before).into_iter().collect() }
    }

    /// The change that this takes back.
    pub fn change(&self) -> [u8; 32] {
        self.change
    }

    /// For a change that made a document: into the bin with it.
    pub fn into_bin(mut self) -> Self {
        self.cells = vec![(columns::BINNED.to_owned(), Some(Cell::Flag(true)))];
        self.text.clear();
        self
    }

    /// What to write now. The text goes back at the version just after the change, so others' words stay; a column only
    /// if the value that stands there is still the one the change put.
    pub fn take_back(&self, document: &Document) -> TakeBack {
        let mut back = TakeBack::default();
        for (key, before) in &self.cells {
            if !self.is_ours(document, key) {
                back.left_alone.push(whose(document, key));
                continue;
            }
            back.writes.push(match before {
                Some(cell) => Write::Put { key: key.clone(), cell: cell.clone() },
                None => Write::Clear { key: key.clone() },
            });
        }
        if !self.text.is_empty() {
            let seen = Version(vec![self.change]);
            back.writes.push(Write::Text(TextEdit { seen, splices: self.text.clone() }));
        }
        back
    }

    /// Whether what stands in the column is what the change put there; a column it cleared must still be empty.
    fn is_ours(&self, document: &Document, key: &str) -> bool {
        match document.automerge.get_all(ROOT, key) {
            Ok(values) if values.is_empty() => true,
            Ok(values) => {
                // Binning a document one made oneself is always one's own to undo.
                key == columns::BINNED && values.len() == 1 && self.cells.len() == 1
                    || values
                        .iter()
                        .all(|(_, id)| document.automerge.hash_for_opid(id).is_some_and(|hash| hash.0 == self.change))
            }
            Err(_) => false,
        }
    }
}

fn whose(document: &Document, key: &str) -> Option<crate::actor::DevicePrefix> {
    // Columns a newer Trekker added are nobody's to name here.
    field_of(key)?;
    match document.automerge.get(ROOT, key) {
        Ok(Some((_, automerge::ObjId::Id(_, actor, _)))) => crate::actor::device_of(actor.to_bytes()),
        _ => None,
    }
}
