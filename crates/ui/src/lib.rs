//! Every screen, drawn from a snapshot.
//!
//! [`Desk`](desk::Desk) is one window. Each frame it gets an [`Exchange`](context::Exchange): the picture of the team,
//! the moment, and two lists to put wishes in, commands for the engine and requests for the app. It keeps
//! only what is about the window itself: the room, the sheet, what is being typed. Nothing here reads a clock, a file
//! or a socket; the rules are in `trekker-domain`.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may"))]

mod calendar;
pub mod calendar_view;
mod choosing;
pub mod context;
mod crowded;
mod dangers;
pub mod desk;
mod editor;
mod ideas;
mod kept_open;
pub mod look;
mod meeting;
mod parts;
pub mod preferences;
mod reminders;
pub mod room;
mod rooms;
mod sheet;
mod shell;
pub mod sync_word;
mod team;
mod terms;
pub mod troubles;
mod voice;
pub mod words;
