//! The side sheet: one post or idea, whole. What is typed in it is saved by itself.

mod comments;
mod conflicts;
mod fields;
mod history;
mod idea;
mod pickers;
mod post;
mod show;
mod when;

pub(crate) use fields::{Line, draft_line, edit_of};
pub(crate) use show::Sheet;
