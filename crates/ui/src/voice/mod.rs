//! The team's voice: the guide that everybody writes in, the rules that are checked, and how the posts keep to them.

mod across;
mod brand;
mod import;
mod passages;
mod reading;
mod room;
mod rules;
mod sections;

pub(crate) use room::VoiceRoom;
