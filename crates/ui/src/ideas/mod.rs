//! The pinboard: ideas in a few seconds, looked at, bundled, parked, and what comes of them.

mod bundle;
mod card;
mod park;
mod quick;
mod room;
mod stack;
mod successes;

pub(crate) use card::{bundled_apart, deeds, stand_lines, whose};
pub(crate) use park::Parkings;
pub(crate) use quick::QuickIdea;
pub(crate) use room::IdeasRoom;
pub(crate) use successes::add as add_success;
