//! A theme: a subject that recurs, with its own colour.

use crate::conflict::Field;
use crate::id::DocId;

/// So many colours are told apart.
pub const COLOURS: u8 = 8;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    pub id: DocId,
    pub name: String,
    /// Which of the palette's theme colours, counted from 0; the front end takes it modulo its palette.
    pub colour: u8,
    pub binned: bool,
}

/// What somebody did to a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeEdit {
    SetName(String),
    SetColour(u8),
    Bin(bool),
}

impl ThemeEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen.
    pub fn choosing(field: Field, value: &str) -> Option<Self> {
        Some(match field {
            Field::Name => Self::SetName(value.to_owned()),
            Field::Colour => Self::SetColour(value.parse().ok()?),
            Field::Binned => Self::Bin(value == "true"),
            _ => return None,
        })
    }
}
