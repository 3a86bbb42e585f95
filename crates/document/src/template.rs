//! A template as columns.

use trekker_domain::id::DocId;
use trekker_domain::template::{Template, TemplateEdit};

use crate::columns;
use crate::document::{Document, Write};
use crate::reading::Columns;

pub fn read(document: &Document, id: DocId) -> Template {
    let columns = Columns::of(document);
    Template {
        id,
        name: columns.string(columns::NAME),
        explanation: columns.string(columns::EXPLANATION),
        binned: columns.flag(columns::BINNED),
    }
}

pub(crate) fn made(name: &str) -> Vec<Write> {
    vec![Write::put(columns::NAME, name)]
}

pub(crate) fn edited(edit: &TemplateEdit) -> Write {
    match edit {
        TemplateEdit::SetName(name) => Write::put(columns::NAME, name.as_str()),
        TemplateEdit::SetExplanation(text) => Write::put(columns::EXPLANATION, text.as_str()),
        TemplateEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
