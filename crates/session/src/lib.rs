//! What a front end may ask, and what it sees: `Command`, `Snapshot`, `Notice`.
//!
//! A front end draws a [`Snapshot`](snapshot::Snapshot) and sends [`Command`](command::Command)s. It never waits: the
//! answer to a command is the next snapshot, and what a person should read once comes as a
//! [`Notice`](notice::Notice).

mod by_name;
pub mod calendar;
pub mod command;
pub mod consistency;
mod credit;
pub mod crowding;
pub mod dangers;
pub mod import;
mod named;
pub mod notice;
pub mod people;
pub mod picture;
pub mod script;
pub mod snapshot;
pub mod trouble;
