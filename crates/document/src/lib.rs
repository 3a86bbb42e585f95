//! The domain as Automerge documents: texts, seeds, conflicts, history, undo.
//!
//! Each post, idea, section… is a small document of its own with flat columns. This is the only crate that names
//! Automerge. Reading is total: unknown words and columns stay as they are. An edit writes only the columns it names.

pub mod actor;
mod apart;
mod beside;
pub mod body;
pub mod caret;
mod cell;
mod choices;
pub mod codec;
pub mod contain;
pub mod difference;
pub mod digest;
pub mod document;
pub mod export;
pub mod gatekeeper;
pub mod glimpse;
mod graph;
pub mod hands;
pub mod history;
pub mod making;
pub mod overlap;
pub mod reading;
pub mod renewal;
pub mod seed;
mod shown;
pub mod undo;
pub mod writing;
