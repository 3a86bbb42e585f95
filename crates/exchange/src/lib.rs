//! CSV, iCalendar, Markdown, HTML, in and out. Pure.
//!
//! The road of an import: bytes → [`table::read::read_table`] → [`mapping::guess::guess_mapping`] (a person may change it) →
//! [`plan::plan`], which says what would become posts, what has no place and why. Nothing here reads a file or a clock.
//!
//! Cells are kept as they are, but for two things: the white space around them goes, and `\r\n` within them becomes `\n`.

pub mod catching_up;
pub mod events;
pub mod guide;
pub mod ical;
pub mod mapping;
pub mod own;
pub mod page;
pub mod plan;
pub mod table;
pub mod word_list;

mod when;
mod words;
mod zones;
