//! A document's columns, read in one go. Reading never fails: what is not understood is passed over and stays.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{ObjId, ROOT, ReadDoc, Value};
use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Cell, CellRef, Cells};
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::open::Open;
use trekker_domain::post::Status;

use crate::actor::{DevicePrefix, device_of};
use crate::body::text_of;
use crate::cell::cell_of;
use crate::choices;
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

/// All columns of one document.
pub(crate) struct Columns {
    cells: BTreeMap<String, Cell>,
    /// Columns in which two choices were made at once.
    pub(crate) contested: BTreeSet<String>,
}

impl Columns {
    pub(crate) fn of(document: &Document) -> Self {
        let (mut cells, mut contested) = (BTreeMap::new(), BTreeSet::new());
        for item in document.automerge.map_range(ROOT, ..) {
            let value: Value<'_> = item.value.clone().into();
            if item.conflict {
                contested.insert(item.key.to_string());
            }
            cells.insert(item.key.to_string(), cell_of(&value));
        }
        Self { cells, contested }
    }

    pub(crate) fn cell(&self, key: &str) -> Option<&Cell> {
        self.cells.get(key)
    }

    /// The words in a column; `None` when it is empty.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match self.cells.get(key) {
            Some(Cell::Text(text)) => Some(text.as_str()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    pub(crate) fn string(&self, key: &str) -> String {
        self.text(key).unwrap_or_default().to_owned()
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        matches!(self.cells.get(key), Some(Cell::Flag(true)))
    }

    /// What stands in the columns with this prefix, by the rest of their names.
    pub(crate) fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Cell)> {
        self.cells
            .range(prefix.to_owned()..)
            .take_while(move |(key, _)| key.starts_with(prefix))
            .map(move |(key, cell)| (&key[prefix.len()..], cell))
    }

    /// The names after this prefix of the columns that say `true`.
    pub(crate) fn chosen<T: Ord>(&self, prefix: &str, parse: impl Fn(&str) -> Option<T>) -> BTreeSet<T> {
        self.under(prefix).filter(|(_, cell)| **cell == Cell::Flag(true)).filter_map(|(name, _)| parse(name)).collect()
    }

    /// Whether two choices stand in this column, made at once.
    pub(crate) fn stands_beside_others(&self, key: &str) -> bool {
        self.contested.contains(key)
    }

    /// How far a post is. Of several that were set apart the earliest counts until somebody picks: nobody takes it for further than
    /// all say that it is.
    pub(crate) fn status(&self, document: &Document) -> Open<Status> {
        let stands = self.text(columns::STATUS).map_or(Open::Known(Status::Draft), Open::from_word);
        if !self.stands_beside_others(columns::STATUS) {
            return stands;
        }
        let all = document.automerge.get_all(ROOT, columns::STATUS).unwrap_or_default();
        let known = all.iter().filter_map(|(value, _)| Open::<Status>::from_word(&cell_of(value).word()).known());
        known.min().map_or(stands, Open::Known)
    }

    pub(crate) fn is_contested(&self, document: &Document) -> bool {
        choices::is_contested(document, self)
    }
}

/// A document's columns, and who wrote in them.
pub(crate) struct Read<'a> {
    document: &'a Document,
    columns: Columns,
    people: &'a dyn People,
}

impl Document {
    /// Its columns, for whatever is read from them.
    pub fn cells<'a>(&'a self, people: &'a dyn People) -> impl Cells + 'a {
        Read { document: self, columns: Columns::of(self), people }
    }
}

impl Cells for Read<'_> {
    fn cell(&self, key: &str) -> Option<CellRef<'_>> {
        self.columns.cell(key).map(Cell::borrowed)
    }

    fn each_under(&self, prefix: &str, take: &mut dyn FnMut(&str, CellRef<'_>)) {
        self.columns.under(prefix).for_each(|(name, cell)| take(name, cell.borrowed()));
    }

    fn writer(&self, key: &str) -> Option<PersonId> {
        writer(self.document, key, self.people)
    }

    fn is_contested(&self) -> bool {
        self.columns.is_contested(self.document)
    }

    fn has_overlaps(&self) -> bool {
        self.document.has_overlaps()
    }

    fn text(&self) -> String {
        text_of(self.document)
    }
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

pub(crate) fn doc_id(text: &str) -> Option<DocId> {
    DocId::parse(text)
}

pub(crate) fn person_id(text: &str) -> Option<PersonId> {
    PersonId::parse(text)
}
