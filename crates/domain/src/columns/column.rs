//! How the types of fields stand in columns.

use std::collections::BTreeSet;
use std::fmt::Debug;

use chrono::{NaiveDate, NaiveTime};

use super::{Cell, CellRef, Cells, Write};
use crate::id::{DocId, PersonId};
use crate::open::{Open, Word};
use crate::publish_at::{parse_date, parse_time};
use crate::rank::Rank;

/// How a field of this type stands in columns.
pub trait Column: Sized {
    /// What an edit says of it.
    type Change: Clone + Debug + PartialEq + Eq;

    /// `key`: the column's name, or of a field that has several columns how their names begin.
    fn read(cells: &dyn Cells, key: &str) -> Self;

    fn write(key: &str, change: &Self::Change) -> Write;

    /// The change that makes this one of several words the only one. `None`: it is none that anybody can choose here.
    fn choosing(word: &str) -> Option<Self::Change>;
}

/// A value that is written as words. An empty column has none of it.
pub trait Written: Sized {
    fn written(&self) -> String;

    /// `None`: nobody wrote that, or a newer Trekker did.
    fn parse(words: &str) -> Option<Self>;

    /// What an empty column says.
    fn where_empty() -> Option<Self> {
        None
    }
}

impl Column for String {
    type Change = Self;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        cells.words(key).unwrap_or_default().to_owned()
    }

    fn write(key: &str, change: &Self) -> Write {
        Write::put(key, change.as_str())
    }

    fn choosing(word: &str) -> Option<Self> {
        Some(word.to_owned())
    }
}

impl Column for bool {
    type Change = Self;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        cells.flag(key)
    }

    fn write(key: &str, change: &Self) -> Write {
        Write::put(key, *change)
    }

    fn choosing(word: &str) -> Option<Self> {
        Some(word == "true")
    }
}

/// Out of its bounds it is 0.
impl Column for u8 {
    type Change = Self;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        cells.number(key).and_then(|number| Self::try_from(number).ok()).unwrap_or(0)
    }

    fn write(key: &str, change: &Self) -> Write {
        Write::put(key, Cell::Number(i64::from(*change)))
    }

    fn choosing(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// To have none is a choice too. What is there and cannot be read is none that can be chosen.
impl<T: Written + Clone + Debug + PartialEq + Eq> Column for Option<T> {
    type Change = Self;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        cells.words(key).map_or_else(T::where_empty, T::parse)
    }

    fn write(key: &str, change: &Self) -> Write {
        Write::put_or_empty(key, change.as_ref().map(T::written))
    }

    fn choosing(word: &str) -> Option<Self> {
        if word.is_empty() { Some(None) } else { T::parse(word).map(Some) }
    }
}

/// A word of a closed list: a newer Trekker's is kept, and nobody here can choose it.
impl<W: Word + Debug + Eq> Column for Option<Open<W>> {
    type Change = Option<W>;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        cells.words(key).map(Open::from_word)
    }

    fn write(key: &str, change: &Option<W>) -> Write {
        Write::put(key, change.map_or("", W::word))
    }

    fn choosing(word: &str) -> Option<Option<W>> {
        if word.is_empty() { Some(None) } else { Open::from_word(word).known().map(Some) }
    }
}

/// The same where there always is one.
impl<W: Word + Debug + Eq> Column for Open<W> {
    type Change = W;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        Self::from_word(cells.words(key).unwrap_or(W::WHERE_EMPTY))
    }

    fn write(key: &str, change: &W) -> Write {
        Write::put(key, change.word())
    }

    fn choosing(word: &str) -> Option<W> {
        Self::from_word(word).known()
    }
}

impl Column for Rank {
    type Change = Self;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        Self(String::read(cells, key))
    }

    fn write(key: &str, change: &Self) -> Write {
        Write::put(key, change.0.as_str())
    }

    fn choosing(_: &str) -> Option<Self> {
        None
    }
}

/// Several, each in a column of its own that says whether it is there. A change is one of them, and whether it is in.
impl<T: Written + Clone + Debug + Ord> Column for BTreeSet<T> {
    type Change = (T, bool);

    fn read(cells: &dyn Cells, key: &str) -> Self {
        let mut all = Self::new();
        cells.each_under(key, &mut |name, cell| {
            if cell == CellRef::Flag(true) {
                all.extend(T::parse(name));
            }
        });
        all
    }

    fn write(key: &str, (one, is_in): &(T, bool)) -> Write {
        Write::put(&format!("{key}{}", one.written()), *is_in)
    }

    fn choosing(_: &str) -> Option<(T, bool)> {
        None
    }
}

impl Written for NaiveDate {
    fn written(&self) -> String {
        self.to_string()
    }

    fn parse(words: &str) -> Option<Self> {
        parse_date(words)
    }
}

impl Written for NaiveTime {
    fn written(&self) -> String {
        self.format("%H:%M").to_string()
    }

    fn parse(words: &str) -> Option<Self> {
        parse_time(words)
    }
}

impl Written for DocId {
    fn written(&self) -> String {
        self.to_string()
    }

    fn parse(words: &str) -> Option<Self> {
        Self::parse(words)
    }
}

impl Written for PersonId {
    fn written(&self) -> String {
        self.to_string()
    }

    fn parse(words: &str) -> Option<Self> {
        Self::parse(words)
    }
}
