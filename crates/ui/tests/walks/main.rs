//! Walks through the desk as a person takes them, over a session without an engine.

#[path = "../fake/mod.rs"]
mod fake;

mod calendar;
mod languages;
mod looks;
mod rooms;
mod texts;
mod world;
