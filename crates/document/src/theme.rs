//! A theme as columns.

use trekker_domain::id::DocId;
use trekker_domain::theme::{Theme, ThemeEdit};

use crate::cell::Cell;
use crate::columns;
use crate::document::{Document, Write};
use crate::reading::Columns;

pub fn read(document: &Document, id: DocId) -> Theme {
    let columns = Columns::of(document);
    Theme {
        id,
        name: columns.string(columns::NAME),
        colour: columns.number(columns::COLOUR).and_then(|colour| u8::try_from(colour).ok()).unwrap_or(0),
        binned: columns.flag(columns::BINNED),
    }
}

pub(crate) fn made(name: &str, colour: u8) -> Vec<Write> {
    vec![Write::put(columns::NAME, name), Write::put(columns::COLOUR, Cell::Number(i64::from(colour)))]
}

pub(crate) fn edited(edit: &ThemeEdit) -> Write {
    match edit {
        ThemeEdit::SetName(name) => Write::put(columns::NAME, name.as_str()),
        ThemeEdit::SetColour(colour) => Write::put(columns::COLOUR, Cell::Number(i64::from(*colour))),
        ThemeEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
