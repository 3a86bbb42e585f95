//! A theme: a subject that recurs, with its own colour.

use crate::declare;

/// So many colours are told apart.
pub const COLOURS: u8 = 8;

declare! {
    pub struct Theme, edited by ThemeEdit {
        pub name: String = "name" by SetName,
        /// Which of the palette's theme colours, counted from 0; the front end takes it modulo its palette.
        pub colour: u8 = "colour" by SetColour,
        pub binned: bool = "binned" by Bin,
    }
}
