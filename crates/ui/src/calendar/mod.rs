//! The calendar: a month of posts, what has no date, and simple filters.

mod bin;
mod chip;
mod filters;
mod grid;
mod keys;
mod room;
mod shelf;

pub(crate) use room::{CalendarRoom, new_post};
