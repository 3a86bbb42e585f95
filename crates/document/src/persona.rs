//! A persona as columns.

use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};
use trekker_domain::persona::{Persona, PersonaEdit};

use crate::columns;
use crate::document::{Document, Write};
use crate::reading::Columns;

pub fn read(document: &Document, id: DocId) -> Persona {
    let columns = Columns::of(document);
    Persona {
        id,
        name: columns.string(columns::NAME),
        address: columns.text(columns::ADDRESS).filter(|word| !word.is_empty()).map(Open::from_word),
        contested: columns.is_contested(document),
        binned: columns.flag(columns::BINNED),
    }
}

pub(crate) fn made(name: &str) -> Vec<Write> {
    vec![Write::put(columns::NAME, name)]
}

pub(crate) fn edited(edit: &PersonaEdit) -> Write {
    match edit {
        PersonaEdit::SetName(name) => Write::put(columns::NAME, name.as_str()),
        PersonaEdit::SetAddress(address) => Write::put(columns::ADDRESS, address.map_or("", Word::word)),
        PersonaEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
