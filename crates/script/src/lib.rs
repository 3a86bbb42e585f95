//! What a script may ask of a team, and what it is answered.
//!
//! Each question is a type of its own with its answer's type: see [`question`]. It runs where the team is held, on
//! [`OpenTeam`](trekker_session::script::OpenTeam), and what it reads and writes is what a window sees and sends. The names of
//! fields in answers are what scripts rely on: they never change.

pub mod changes;
pub mod channels;
pub mod choices;
pub mod events;
pub mod ideas;
pub mod meetings;
mod names;
pub mod posts;
pub mod publishing;
pub mod question;
pub mod rules;
pub mod search;
mod setting;
pub mod settings;
pub mod standard_answers;
pub mod successes;
pub mod templates;
pub mod voice;
mod words;
pub mod work;
