//! The team's voice: the guide that everybody writes in, the rules that are checked, the standard answers, and how the
//! posts keep to the rules.

mod across;
mod answers;
mod brand;
mod import;
mod passages;
mod reading;
mod room;
mod rules;
mod sections;

pub(crate) use answers::add as new_answer;
pub(crate) use room::VoiceRoom;
