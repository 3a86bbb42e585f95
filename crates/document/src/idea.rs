//! An idea as columns. Who brought it is the device whose log made it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{Idea, IdeaEdit};

use crate::body::text_of;
use crate::columns;
use crate::document::{Document, Write};
use crate::reading::Columns;

pub fn read(document: &Document, id: DocId, by: PersonId, at: DateTime<Utc>, hearts: BTreeSet<PersonId>) -> Idea {
    let columns = Columns::of(document);
    Idea { id, text: text_of(document), brought_by: by, brought_at: at, hearts, binned: columns.flag(columns::BINNED) }
}

pub(crate) fn made(text: &str) -> Vec<Write> {
    vec![Write::put(columns::FIRST_TEXT, text)]
}

pub(crate) fn edited(edit: &IdeaEdit) -> Write {
    match edit {
        IdeaEdit::Text(edit) => Write::Text(edit.clone()),
        IdeaEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
