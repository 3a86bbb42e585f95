//! The side sheet: one post, idea, event or standard answer, whole. What is typed in it is saved by itself.

mod again;
mod approval;
mod belonging;
mod comments;
pub(crate) mod compare;
pub(crate) mod conflicts;
mod counts;
mod crowd;
mod event;
mod experience;
mod fields;
mod history;
mod idea;
mod media;
pub(crate) mod naming;
mod offset;
mod past;
mod pickers;
mod pictures;
mod post;
mod preview;
mod publish;
mod ready;
mod show;
mod standard_answer;
mod texts;
mod voice;
mod when;
mod work;

pub(crate) use fields::{Line, draft_line, edit_of};
pub(crate) use idea::ideas_in;
pub(crate) use pictures::{Pictures, square};
pub(crate) use show::{Begun, Sheet};
pub(crate) use when::{read_date, read_time, written_date};
pub(crate) use work::read_hours;
