//! How the types of fields that have several columns stand in them: sets, maps, parts of a document.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use thin_vec::ThinVec;

use super::names::{BINNED, RANK};
use super::{CellRef, Cells, Column, Field, Made, Shape, Write, Written};
use crate::id::{DocId, PersonId};
use crate::rank::Rank;

/// How a field of this type stands in several columns: one for each of what is in it.
pub trait Columns: Sized {
    /// Which one of them.
    type Which: Written + Clone + Debug + PartialEq + Eq;
    /// What an edit says of one.
    type Change: Clone + Debug + PartialEq + Eq;

    /// `prefix`: how their names begin.
    fn fields(prefix: &'static str) -> Vec<Field>;

    fn read(cells: &dyn Cells, prefix: &str) -> Self;

    fn write(prefix: &str, which: &Self::Which, change: &Self::Change) -> Write;

    /// As that of [`Column`], of one of its [`fields`](Self::fields).
    fn choosing(field: Field, word: &str) -> Option<Self::Change>;
}

/// A part of a document, which has columns of its own: a deliverable, a decision.
pub trait Part: Sized {
    type Edit: Clone + Debug + PartialEq + Eq;

    fn fields() -> Vec<Field>;

    /// `None` as long as something is not said without which it is none.
    fn read(id: DocId, cells: &dyn Cells) -> Option<Self>;

    /// What an edit writes in the columns of the part.
    fn write(edit: &Self::Edit) -> Write;

    /// As that of [`Column`].
    fn choosing(field: Field, word: &str) -> Option<Self::Edit>;
}

/// Each has a column that says whether it is there.
impl<T: Written + Clone + Debug + Ord> Columns for BTreeSet<T> {
    type Which = T;
    type Change = bool;

    fn fields(prefix: &'static str) -> Vec<Field> {
        vec![Field::new(prefix, Shape::Member).each(T::SHAPE, |which| T::parse(which).is_some())]
    }

    fn read(cells: &dyn Cells, prefix: &str) -> Self {
        let mut all = Self::new();
        cells.each_under(prefix, &mut |name, cell| {
            if cell == CellRef::Flag(true) {
                all.extend(T::parse(name));
            }
        });
        all
    }

    fn write(prefix: &str, which: &T, is_in: &bool) -> Write {
        Write::put(&format!("{prefix}{}", which.written()), *is_in)
    }

    fn choosing(_: Field, _: &str) -> Option<bool> {
        None
    }
}

/// The same in one word of memory where there are none, which most have none of.
macro_rules! thin_set {
    ($($type:ty),*) => { $(
        impl Columns for ThinVec<$type> {
            type Which = $type;
            type Change = bool;

            fn fields(prefix: &'static str) -> Vec<Field> {
                BTreeSet::<$type>::fields(prefix)
            }

            fn read(cells: &dyn Cells, prefix: &str) -> Self {
                BTreeSet::<$type>::read(cells, prefix).into_iter().collect()
            }

            fn write(prefix: &str, which: &$type, is_in: &bool) -> Write {
                BTreeSet::<$type>::write(prefix, which, is_in)
            }

            fn choosing(field: Field, word: &str) -> Option<bool> {
                BTreeSet::<$type>::choosing(field, word)
            }
        }
    )* };
}
thin_set!(DocId, PersonId);

/// A value for each.
impl<K: Written + Clone + Debug + Ord, V> Columns for BTreeMap<K, V>
where
    Option<V>: Column,
{
    type Which = K;
    type Change = <Option<V> as Column>::Change;

    fn fields(prefix: &'static str) -> Vec<Field> {
        vec![Field::new(prefix, <Option<V> as Column>::SHAPE).each(K::SHAPE, |which| K::parse(which).is_some())]
    }

    fn read(cells: &dyn Cells, prefix: &str) -> Self {
        let mut all = Self::new();
        cells.each_under(prefix, &mut |name, _| {
            let value = <Option<V> as Column>::read(cells, &format!("{prefix}{name}"));
            all.extend(K::parse(name).zip(value));
        });
        all
    }

    fn write(prefix: &str, which: &K, change: &Self::Change) -> Write {
        <Option<V> as Column>::write(&format!("{prefix}{}", which.written()), change)
    }

    fn choosing(_: Field, word: &str) -> Option<Self::Change> {
        <Option<V> as Column>::choosing(word)
    }
}

/// Parts of a document, each with columns of its own, in the order of their ranks. What lies in the bin is left out.
impl<P: Part> Columns for Vec<P> {
    type Which = DocId;
    type Change = P::Edit;

    fn fields(prefix: &'static str) -> Vec<Field> {
        P::fields().into_iter().map(|field| field.within(prefix)).collect()
    }

    fn read(cells: &dyn Cells, prefix: &str) -> Self {
        let mut ids = BTreeSet::new();
        cells.each_under(prefix, &mut |name, _| ids.extend(name.split_once('/').and_then(|(id, _)| DocId::parse(id))));
        let mut all = Vec::new();
        for id in ids {
            let own = Within { cells, prefix: format!("{prefix}{id}/") };
            if !own.flag(BINNED) {
                all.extend(P::read(id, &own).map(|part| (Rank::read(&own, RANK), id, part)));
            }
        }
        all.sort_by(|(rank, id, _), (other_rank, other, _)| (rank, id).cmp(&(other_rank, other)));
        all.into_iter().map(|(_, _, part)| part).collect()
    }

    fn write(prefix: &str, which: &DocId, change: &P::Edit) -> Write {
        P::write(change).within(&format!("{prefix}{which}/"))
    }

    fn choosing(field: Field, word: &str) -> Option<P::Edit> {
        P::choosing(field.alone(), word)
    }
}

/// The same in one word of memory where there are none.
impl<P: Part> Columns for ThinVec<P> {
    type Which = DocId;
    type Change = P::Edit;

    fn fields(prefix: &'static str) -> Vec<Field> {
        Vec::<P>::fields(prefix)
    }

    fn read(cells: &dyn Cells, prefix: &str) -> Self {
        Vec::<P>::read(cells, prefix).into()
    }

    fn write(prefix: &str, which: &DocId, change: &P::Edit) -> Write {
        Vec::<P>::write(prefix, which, change)
    }

    fn choosing(field: Field, word: &str) -> Option<P::Edit> {
        Vec::<P>::choosing(field, word)
    }
}

/// The columns of one part of a document.
struct Within<'a> {
    cells: &'a dyn Cells,
    prefix: String,
}

impl Cells for Within<'_> {
    fn cell(&self, key: &str) -> Option<CellRef<'_>> {
        self.cells.cell(&format!("{}{key}", self.prefix))
    }

    fn each_beside(&self, key: &str, take: &mut dyn FnMut(CellRef<'_>)) {
        self.cells.each_beside(&format!("{}{key}", self.prefix), take);
    }

    fn computed(&self, name: &str, compute: &dyn Fn(&dyn Cells) -> String) -> String {
        let within = |cells: &dyn Cells| compute(&Within { cells, prefix: self.prefix.clone() });
        self.cells.computed(&format!("{}{name}", self.prefix), &within)
    }

    fn each_under(&self, prefix: &str, take: &mut dyn FnMut(&str, CellRef<'_>)) {
        self.cells.each_under(&format!("{}{prefix}", self.prefix), take);
    }

    fn writer(&self, key: &str) -> Option<PersonId> {
        self.cells.writer(&format!("{}{key}", self.prefix))
    }

    fn made(&self) -> Option<Made> {
        self.cells.made()
    }

    fn is_contested(&self) -> bool {
        self.cells.is_contested()
    }

    fn has_overlaps(&self) -> bool {
        self.cells.has_overlaps()
    }

    fn text(&self) -> String {
        self.cells.text()
    }
}
