//! How the types of fields that have one column stand in it.

use std::fmt::Debug;

use chrono::{NaiveDate, NaiveTime};

use super::{Cell, Cells, Shape, Write};
use crate::id::{DocId, PersonId};
use crate::open::{Open, Word};
use crate::publish_at::{parse_date, parse_time};
use crate::rank::Rank;

/// How a field of this type stands in a column.
pub trait Column: Sized {
    /// What an edit says of it.
    type Change: Clone + Debug + PartialEq + Eq;

    /// What stands in it, for whoever shows it.
    const SHAPE: Shape;

    fn read(cells: &dyn Cells, key: &str) -> Self;

    fn write(key: &str, change: &Self::Change) -> Write;

    /// The change that makes this one of several words the only one. `None`: it is none that anybody can choose here.
    fn choosing(word: &str) -> Option<Self::Change>;
}

/// A value that is written as words. An empty column has none of it.
pub trait Written: Sized {
    const SHAPE: Shape = Shape::Words;

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

    const SHAPE: Shape = Shape::Words;

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

    const SHAPE: Shape = Shape::Flag;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        cells.flag(key)
    }

    fn write(key: &str, change: &Self) -> Write {
        Write::put(key, *change)
    }

    fn choosing(word: &str) -> Option<Self> {
        match word {
            "true" => Some(true),
            "false" | "" => Some(false),
            _ => None,
        }
    }
}

/// Out of its bounds it is 0.
impl Column for u8 {
    type Change = Self;

    const SHAPE: Shape = Shape::Number;

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

/// To leave it open is a choice too.
impl Column for Option<u32> {
    type Change = Self;

    const SHAPE: Shape = Shape::Number;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        cells.number(key).and_then(|number| u32::try_from(number).ok())
    }

    fn write(key: &str, change: &Self) -> Write {
        match change {
            Some(number) => Write::put(key, Cell::Number(i64::from(*number))),
            None => Write::put(key, ""),
        }
    }

    fn choosing(word: &str) -> Option<Self> {
        if word.is_empty() { Some(None) } else { word.parse().ok().map(Some) }
    }
}

/// To have none is a choice too. What is there and cannot be read is none that can be chosen.
impl<T: Written + Clone + Debug + PartialEq + Eq> Column for Option<T> {
    type Change = Self;

    const SHAPE: Shape = T::SHAPE;

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

    const SHAPE: Shape = Shape::word::<W>();

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

    const SHAPE: Shape = Shape::word::<W>();

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

    const SHAPE: Shape = Shape::Rank;

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

/// Something that an edit sets and never takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Always<T>(pub Option<T>);

impl<T: Written + Clone + Debug + PartialEq + Eq> Column for Always<T> {
    type Change = T;

    const SHAPE: Shape = T::SHAPE;

    fn read(cells: &dyn Cells, key: &str) -> Self {
        Self(Option::<T>::read(cells, key))
    }

    fn write(key: &str, change: &T) -> Write {
        Write::put(key, change.written())
    }

    fn choosing(word: &str) -> Option<T> {
        T::parse(word)
    }
}

impl Written for String {
    fn written(&self) -> String {
        self.clone()
    }

    fn parse(words: &str) -> Option<Self> {
        Some(words.to_owned())
    }
}

impl Written for NaiveDate {
    const SHAPE: Shape = Shape::Date;

    fn written(&self) -> String {
        self.to_string()
    }

    fn parse(words: &str) -> Option<Self> {
        parse_date(words)
    }
}

impl Written for NaiveTime {
    const SHAPE: Shape = Shape::Time;

    fn written(&self) -> String {
        self.format("%H:%M").to_string()
    }

    fn parse(words: &str) -> Option<Self> {
        parse_time(words)
    }
}

impl Written for DocId {
    const SHAPE: Shape = Shape::Document;

    fn written(&self) -> String {
        self.to_string()
    }

    fn parse(words: &str) -> Option<Self> {
        Self::parse(words)
    }
}

impl Written for PersonId {
    const SHAPE: Shape = Shape::Person;

    fn written(&self) -> String {
        self.to_string()
    }

    fn parse(words: &str) -> Option<Self> {
        Self::parse(words)
    }
}

/// Of a list that names things: a word of a newer Trekker names nothing here.
impl<W: Word> Written for W {
    const SHAPE: Shape = Shape::word::<W>();

    fn written(&self) -> String {
        self.word().to_owned()
    }

    fn parse(words: &str) -> Option<Self> {
        Open::from_word(words).known()
    }
}

/// For a type that has `written` and `parse` of its own.
macro_rules! is_written {
    ($type:ty, $shape:ident) => {
        impl $crate::columns::Written for $type {
            const SHAPE: $crate::columns::Shape = $crate::columns::Shape::$shape;

            fn written(&self) -> String {
                (*self).written().to_string()
            }

            fn parse(words: &str) -> Option<Self> {
                <$type>::parse(words)
            }
        }
    };
}
pub(crate) use is_written;
