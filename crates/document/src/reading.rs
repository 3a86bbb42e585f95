//! A document's columns, read in one go. Reading never fails: what is not understood is passed over and stays.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{ObjId, ROOT, ReadDoc, Value};
use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Cell, CellRef, Cells, Made};
use trekker_domain::id::PersonId;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::Status;

use crate::actor::{DevicePrefix, device_of};
use crate::body::text_of;
use crate::cell::cell_of;
use crate::choices::{self, values_of};
use crate::document::Document;

/// Whose device it is, by the first bytes of its key.
pub trait People {
    fn person(&self, device: &DevicePrefix) -> Option<PersonId>;
}

impl<F: Fn(&DevicePrefix) -> Option<PersonId>> People for F {
    fn person(&self, device: &DevicePrefix) -> Option<PersonId> {
        self(device)
    }
}

/// Where nobody asks whose device it is.
pub fn nobody(_: &DevicePrefix) -> Option<PersonId> {
    None
}

/// All columns of one document, and who wrote in them.
pub struct Columns<'a> {
    document: &'a Document,
    people: &'a dyn People,
    made: Option<Made>,
    cells: BTreeMap<String, Cell>,
    /// Columns in which two choices were made at once.
    pub(crate) contested: BTreeSet<String>,
}

impl Document {
    /// Its columns, for whatever is read from them.
    pub fn cells<'a>(&'a self, people: &'a dyn People) -> Columns<'a> {
        Columns::with_people(self, people)
    }
}

impl std::fmt::Debug for Columns<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(&self.cells).finish()
    }
}

impl<'a> Columns<'a> {
    /// Where nobody asks who wrote something.
    pub(crate) fn of(document: &'a Document) -> Self {
        Self::with_people(document, &nobody)
    }

    pub(crate) fn with_people(document: &'a Document, people: &'a dyn People) -> Self {
        let (mut cells, mut contested) = (BTreeMap::new(), BTreeSet::new());
        for item in document.automerge.map_range(ROOT, ..) {
            let value: Value<'_> = item.value.clone().into();
            if item.conflict {
                contested.insert(item.key.to_string());
            }
            cells.insert(item.key.to_string(), cell_of(&value));
        }
        if contested.contains(columns::STATUS) {
            // Nobody takes it for further than all say that it is.
            cells.extend(earliest_status(document).map(|status| (columns::STATUS.to_owned(), status)));
        }
        Self { document, people, made: None, cells, contested }
    }

    /// With who made it, which its log says.
    pub fn made(self, made: Option<Made>) -> Self {
        Self { made, ..self }
    }

    /// What stands in the columns with this prefix, by the rest of their names.
    pub(crate) fn under<'p>(&'p self, prefix: &'p str) -> impl Iterator<Item = (&'p str, &'p Cell)> {
        self.cells
            .range(prefix.to_owned()..)
            .take_while(move |(key, _)| key.starts_with(prefix))
            .map(move |(key, cell)| (&key[prefix.len()..], cell))
    }
}

impl Cells for Columns<'_> {
    fn cell(&self, key: &str) -> Option<CellRef<'_>> {
        self.cells.get(key).map(Cell::borrowed)
    }

    fn each_beside(&self, key: &str, take: &mut dyn FnMut(CellRef<'_>)) {
        if self.contested.contains(key) {
            values_of(self.document, key).iter().for_each(|(cell, _)| take(cell.borrowed()));
        } else if let Some(cell) = self.cell(key) {
            take(cell);
        }
    }

    fn computed(&self, _: &str, compute: &dyn Fn(&dyn Cells) -> String) -> String {
        compute(self)
    }

    fn each_under(&self, prefix: &str, take: &mut dyn FnMut(&str, CellRef<'_>)) {
        self.under(prefix).for_each(|(name, cell)| take(name, cell.borrowed()));
    }

    fn writer(&self, key: &str) -> Option<PersonId> {
        writer(self.document, key, self.people)
    }

    fn made(&self) -> Option<Made> {
        self.made
    }

    fn is_contested(&self) -> bool {
        choices::is_contested(self.document, self)
    }

    fn has_overlaps(&self) -> bool {
        self.document.has_overlaps()
    }

    fn text(&self) -> String {
        text_of(self.document)
    }
}

/// Of the known ones among those that stand beside each other.
fn earliest_status(document: &Document) -> Option<Cell> {
    let known = |(cell, _): (Cell, ObjId)| Open::<Status>::from_word(&cell.word()).known();
    let earliest = values_of(document, columns::STATUS).into_iter().filter_map(known).min()?;
    Some(Cell::from(earliest.word()))
}

/// Who wrote what stands in a column.
pub(crate) fn writer(document: &Document, key: &str, people: &dyn People) -> Option<PersonId> {
    let (_, id) = document.automerge.get(ROOT, key).ok()??;
    maker_of(&id).and_then(|device| people.person(&device))
}

/// Whose device an operation is of.
pub(crate) fn maker_of(id: &ObjId) -> Option<DevicePrefix> {
    match id {
        ObjId::Id(_, actor, _) => device_of(actor.to_bytes()),
        ObjId::Root => None,
    }
}
