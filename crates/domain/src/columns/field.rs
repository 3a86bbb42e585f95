//! A field: what of a document a history tells, and between which values somebody picks.

use std::fmt;

use super::names::{self, BINNED, SETTLED_PREFIX};
use crate::id::DocId;
use crate::open::Word;

/// One field of a kind, or of a part of it.
#[derive(Clone, Copy)]
pub struct Field {
    /// Of a part (a deliverable, a decision): how the names of its columns begin. Empty: of the document itself.
    pub group: &'static str,
    /// The name of its column, in a part what follows the part's id. Where each of several has a column: how its name begins.
    pub name: &'static str,
    /// What stands in it.
    pub shape: Shape,
    /// What stands in the name where each of several has a column.
    pub which: Option<Shape>,
    /// Whether the rest of a column's name is one of those.
    is_which: fn(&str) -> bool,
    /// Of these there are several, each added and taken away by itself.
    pub has_several: bool,
    /// Whether two values stand in the open until somebody picks one. In the others the later one counts: they say where
    /// something stands, that somebody looked, or each by itself whether one of several is there.
    pub is_picked: bool,
    /// Whether histories tell of it.
    pub is_told: bool,
}

/// What stands in a column, for whoever shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As somebody typed it.
    Words,
    Number,
    Flag,
    /// Whether one of several is there: it is named in the column's name.
    Member,
    /// Where it stands among others.
    Rank,
    Date,
    Time,
    Person,
    Document,
    /// One of a closed list: what it is called, and its words.
    Word(&'static str, &'static [&'static str]),
    File,
    Frequency,
    Measure,
    Offset,
    Place,
    Recurrence,
    Relay,
    Weekdays,
}

/// How a field differs from others of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// Of two values that were set apart the later counts.
    Unpicked,
    /// No history tells of it.
    Untold,
    /// One of several is taken away by clearing its column: whoever adds it at the same time is not undone by this.
    Cleared,
}

impl Field {
    pub const fn new(name: &'static str, shape: Shape) -> Self {
        let has_several = matches!(shape, Shape::Member);
        let is_picked = !has_several && !matches!(shape, Shape::Rank);
        Self { group: "", name, shape, which: None, is_which: |_| false, has_several, is_picked, is_told: true }
    }

    /// That two sentences which were changed apart stay as they read.
    pub(crate) const fn settled() -> Self {
        Self::new(SETTLED_PREFIX, Shape::Flag).each(Shape::Words, |_| true).but(Some(Special::Unpicked))
    }

    /// Each of several has a column; the rest of its name says which one it is.
    pub const fn each(mut self, which: Shape, is_which: fn(&str) -> bool) -> Self {
        self.which = Some(which);
        self.is_which = is_which;
        self
    }

    /// Said when a document is made and never again.
    pub const fn said_once(name: &'static str) -> Self {
        Self::new(name, Shape::Words).but(Some(Special::Untold))
    }

    /// The same in a part whose columns begin like this. What lies in the bin with its part is picked by nobody.
    pub fn within(mut self, group: &'static str) -> Self {
        self.is_picked &= self.name != BINNED;
        self.group = group;
        self
    }

    /// The same, as the part itself has it.
    pub(crate) const fn alone(mut self) -> Self {
        self.group = "";
        self
    }

    pub const fn but(mut self, special: Option<Special>) -> Self {
        match special {
            Some(Special::Unpicked) => self.is_picked = false,
            Some(Special::Untold) => self.is_told = false,
            Some(Special::Cleared) => (self.has_several, self.is_picked) = (true, false),
            None => {}
        }
        self
    }

    /// Whether it is the field of the document itself with this name.
    pub fn is(&self, name: &str) -> bool {
        self.group.is_empty() && self.name == name
    }

    /// Whether the column is of this field; then which one of several it is.
    pub(crate) fn of(&self, column: &str) -> Option<Option<String>> {
        if !self.group.is_empty() {
            let (part, name) = column.strip_prefix(self.group)?.split_once('/')?;
            return (name == self.name && DocId::parse(part).is_some()).then(|| Some(part.to_owned()));
        }
        if self.which.is_none() {
            return (column == self.name).then_some(None);
        }
        let which = column.strip_prefix(self.name).filter(|which| (self.is_which)(which))?;
        Some(Some(which.to_owned()))
    }

    /// As in machine-readable output: as whoever sets it calls it. `of`: which one of several.
    pub fn word(&self, of: Option<&str>) -> String {
        match (self.name.strip_suffix('/'), self.which, of) {
            (Some(name), Some(Shape::Words | Shape::Word(..) | Shape::Measure), Some(of)) => format!("{name} {of}"),
            (Some(name), ..) => name.to_owned(),
            (None, ..) => self.name.to_owned(),
        }
    }

    /// It says what its part of a document is called.
    pub fn names_its_part(&self) -> bool {
        !self.group.is_empty() && [names::NAME, names::WORDS, names::FILE].contains(&self.name)
    }
}

impl Shape {
    pub const fn word<W: Word>() -> Self {
        Self::Word(W::LIST, W::WORDS)
    }
}

/// A kind has no two fields of one name.
impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        (self.group, self.name) == (other.group, other.name)
    }
}

impl Eq for Field {}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({}{})", self.group, self.name)
    }
}
