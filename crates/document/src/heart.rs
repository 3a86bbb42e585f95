//! A heart as columns.

use trekker_domain::heart::Heart;
use trekker_domain::id::{DocId, PersonId};

use crate::columns;
use crate::document::{Document, Write};
use crate::reading::{Columns, doc_id};

/// `None` as long as it does not say which idea it is for.
pub fn read(document: &Document, id: DocId, by: PersonId) -> Option<Heart> {
    let columns = Columns::of(document);
    Some(Heart { id, idea: columns.text(columns::ABOUT).and_then(doc_id)?, by, given: columns.flag(columns::GIVEN) })
}

pub(crate) fn given(idea: DocId, given: bool) -> Vec<Write> {
    vec![Write::put(columns::ABOUT, idea.to_string()), Write::put(columns::GIVEN, given)]
}
