//! One value of one column, and where the columns of a document can be read.

use chrono::{DateTime, Utc};

use crate::id::PersonId;

/// One value of one column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    Text(String),
    Flag(bool),
    Number(i64),
    /// A value of a type this version does not write: kept, shown as nothing.
    Other,
}

/// The same, borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellRef<'a> {
    Text(&'a str),
    Flag(bool),
    Number(i64),
    Other,
}

/// Whose device made a document, by its log, and when, by the clock of that device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

impl Made {
    /// A person that nobody is, where it is not known.
    pub fn by(cells: &dyn Cells) -> PersonId {
        cells.made().map_or(PersonId([0; 16]), |made| made.by)
    }

    pub fn at(cells: &dyn Cells) -> DateTime<Utc> {
        cells.made().map(|made| made.at).unwrap_or_default()
    }
}

/// The columns of one document, wherever they stand. Reading never fails: what is not understood is passed over and stays.
pub trait Cells {
    /// What stands in a column. Of several values that were set apart it is the one that counts until somebody picks.
    fn cell(&self, key: &str) -> Option<CellRef<'_>>;

    /// Hands over all values that stand beside each other in a column, the one that counts first. Mostly there is one.
    fn each_beside(&self, key: &str, take: &mut dyn FnMut(CellRef<'_>)) {
        if let Some(cell) = self.cell(key) {
            take(cell);
        }
    }

    /// What is computed from the document and written down under this name, which no column has. A row keeps the answer, and
    /// nothing of what it was computed from: texts are long.
    fn computed(&self, name: &str, compute: &dyn Fn(&dyn Cells) -> String) -> String;

    /// Hands over the columns whose names begin with this, by the rest of their names, in the order of these.
    fn each_under(&self, prefix: &str, take: &mut dyn FnMut(&str, CellRef<'_>));

    /// Who wrote what stands in a column, where that is known.
    fn writer(&self, key: &str) -> Option<PersonId>;

    /// Who made the document and when, where that is known.
    fn made(&self) -> Option<Made>;

    /// Whether two people chose differently at once, in any column of which one picks.
    fn is_contested(&self) -> bool;

    /// Whether two changed the same sentence of its text apart, and nobody has settled it.
    fn has_overlaps(&self) -> bool;

    /// The text that several people write in; empty where its kind has none.
    fn text(&self) -> String;

    /// The words in a column; `None` when it is empty.
    fn words(&self, key: &str) -> Option<&str> {
        match self.cell(key) {
            Some(CellRef::Text(text)) => Some(text).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    fn flag(&self, key: &str) -> bool {
        self.cell(key) == Some(CellRef::Flag(true))
    }

    fn number(&self, key: &str) -> Option<i64> {
        match self.cell(key) {
            Some(CellRef::Number(number)) => Some(number),
            _ => None,
        }
    }
}

/// Of a document in which nothing was said yet.
#[derive(Clone, Copy, Debug)]
pub struct NoCells;

impl Cells for NoCells {
    fn cell(&self, _: &str) -> Option<CellRef<'_>> {
        None
    }

    fn computed(&self, _: &str, compute: &dyn Fn(&dyn Cells) -> String) -> String {
        compute(self)
    }

    fn each_under(&self, _: &str, _: &mut dyn FnMut(&str, CellRef<'_>)) {}

    fn writer(&self, _: &str) -> Option<PersonId> {
        None
    }

    fn made(&self) -> Option<Made> {
        None
    }

    fn is_contested(&self) -> bool {
        false
    }

    fn has_overlaps(&self) -> bool {
        false
    }

    fn text(&self) -> String {
        String::new()
    }
}

impl Cell {
    /// An empty text and a flag that is down say what an empty column says.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Flag(false)) || *self == Self::Text(String::new())
    }

    /// The value as a word, as in machine-readable output; empty for what has none.
    pub fn word(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Other => String::new(),
        }
    }

    pub fn borrowed(&self) -> CellRef<'_> {
        match self {
            Self::Text(text) => CellRef::Text(text),
            Self::Flag(flag) => CellRef::Flag(*flag),
            Self::Number(number) => CellRef::Number(*number),
            Self::Other => CellRef::Other,
        }
    }
}

impl CellRef<'_> {
    pub fn to_owned(self) -> Cell {
        match self {
            Self::Text(text) => Cell::Text(text.to_owned()),
            Self::Flag(flag) => Cell::Flag(flag),
            Self::Number(number) => Cell::Number(number),
            Self::Other => Cell::Other,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
