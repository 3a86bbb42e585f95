//! The one owner of a team's state: commands and records in, snapshots out.
//!
//! One thread takes one [event](event::Event) after the other; nobody else changes anything. See [`engine`] for the loop,
//! [`team`] for an open team, [`handle`] for how a front end talks to it and [`control`] for what else can be asked of it.

mod carrying;
pub mod clock;
pub mod codec;
pub mod control;
mod disk;
mod documents;
mod engine;
mod event;
pub mod example;
mod exporting;
mod folding;
pub mod handle;
mod import;
mod intake;
mod joining;
mod knock;
mod link;
mod people;
mod reading;
mod rows;
mod script;
mod spoken;
mod team;
pub mod trial;
mod troubles;
mod view;
mod writing;
