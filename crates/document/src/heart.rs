//! A heart as columns.

use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::heart::Heart;
use trekker_domain::id::{DocId, PersonId};

use crate::document::Document;
use crate::reading::{Columns, doc_id};

/// `None` as long as it does not say which idea it is for.
pub fn read(document: &Document, id: DocId, by: PersonId) -> Option<Heart> {
    let columns = Columns::of(document);
    Some(Heart { id, idea: columns.text(columns::ABOUT).and_then(doc_id)?, by, given: columns.flag(columns::GIVEN) })
}

pub(crate) fn given(idea: DocId, given: bool) -> Vec<Write> {
    vec![Write::put(columns::ABOUT, idea.to_string()), Write::put(columns::GIVEN, given)]
}
