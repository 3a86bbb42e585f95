//! A channel as columns.

use trekker_domain::channel::{Channel, ChannelEdit};
use trekker_domain::id::DocId;

use crate::columns;
use crate::document::{Document, Write};
use crate::reading::Columns;

pub fn read(document: &Document, id: DocId) -> Channel {
    let columns = Columns::of(document);
    Channel { id, name: columns.string(columns::NAME), binned: columns.flag(columns::BINNED) }
}

pub(crate) fn made(name: &str) -> Vec<Write> {
    vec![Write::put(columns::NAME, name)]
}

pub(crate) fn edited(edit: &ChannelEdit) -> Write {
    match edit {
        ChannelEdit::SetName(name) => Write::put(columns::NAME, name.as_str()),
        ChannelEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
