//! Walks through the desk as a person takes them, over a session without an engine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "made up to be looked at or tested"
)]
#![allow(clippy::let_underscore_must_use, dead_code, reason = "the fake session is shared by tests and gallery")]

#[path = "../fake/mod.rs"]
mod fake;

mod again;
mod answers;
mod belonging;
mod calendar;
mod changes;
mod choices;
mod dangers;
mod events;
mod guide;
mod ideas;
mod keyboard;
mod languages;
mod looks;
mod media;
mod meeting;
mod notifications;
mod overlaps;
mod painter;
mod pictures;
mod publish;
mod rooms;
mod selection;
mod templates;
mod texts;
mod threads;
mod views;
mod voice;
mod work;
mod world;
