//! Writing in one text with several people at once.
//!
//! `typing_buffer` decides what is sent and when, without egui; `field` is the widget; `texts` holds one buffer for each
//! text on screen; `overlaps` shows what two wrote apart; `grapheme` keeps the caret out of the middle of a letter.

pub(crate) mod field;
pub(crate) mod grapheme;
mod overlaps;
mod spelling;
mod stretches;
pub(crate) mod texts;
pub(crate) mod typing_buffer;
pub(crate) mod voice;
