//! The columns of documents: how a field of a kind stands in them, said once where the kind is declared.
//!
//! A document is a map from the names of columns to [cells](Cell). [`declare!`](crate::declare) makes a kind's struct, its edits, its reading and
//! its writing from one declaration: the *type* of a field says how it stands in columns ([`Column`], [`Columns`]). What is read from
//! an Automerge document, from a row of the projection and from a test's own map is read by the same code, through [`Cells`].
//! What a history and a conflict name are the same columns, as [`Field`]s.
//!
//! Weighed against a macro of rules: a derive macro lets fields stand as attributes of a struct, but has to make up the names of edits, which then no
//! search finds, and needs a crate that is compiled before all others. A list of descriptions without any macro names each field three
//! times: in the struct, in the edits and in the list.

mod cell;
mod column;
mod declare;
mod each;
mod field;
pub mod names;
mod write;

pub use cell::{Cell, CellRef, Cells, Made, NoCells};
pub(crate) use column::is_written;
pub use column::{Always, Column, Written};
pub use each::{Columns, Part};
pub use field::{Field, Shape, Special};
pub use write::{Write, Writes};
