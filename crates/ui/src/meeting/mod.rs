//! The meeting sheet: the week on one page.

mod decisions;
mod page;
mod room;

pub(crate) use room::{MeetingRoom, title as title_of_week};
