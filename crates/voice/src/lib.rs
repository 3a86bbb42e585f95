//! What in a text is against the team's voice rules, and how to mend it. Pure functions.
//!
//! [`Checker`] takes a text apart line by line and remembers what it found in each, so that after a keystroke only the line
//! that changed is looked at again. What is left alone: quotations, names with `@`, tags, links and code.

mod address;
mod address_words;
mod around;
mod capitals;
mod check;
mod compound;
mod dictionary;
mod emoji;
mod finding;
mod from_je;
mod from_u;
mod hashtags;
mod language;
mod line;
mod lists;
mod offered;
mod outgoing;
mod parts;
mod phrases;
mod rulebook;
mod sentences;
mod signing;
mod spelled;
mod speller;
mod survey;
mod verbs;
mod word_set;

pub use check::Checker;
pub use finding::{Finding, Mend, Why};
pub use outgoing::{Outgoing, Stop, Words, outgoing, stops};
pub use rulebook::{Occasion, Rulebook};
pub use speller::Speller;
pub use survey::Survey;
pub use trekker_domain::text::Language;
