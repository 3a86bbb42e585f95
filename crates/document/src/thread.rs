//! How a thread of comments stands, as columns.

use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::thread::Thread;

use crate::document::Document;
use crate::reading::{Columns, doc_id, person_id};

/// `None` as long as it does not say which comment began it.
pub fn read(document: &Document, id: DocId) -> Option<Thread> {
    let columns = Columns::of(document);
    Some(Thread {
        id,
        comment: columns.text(columns::ABOUT).and_then(doc_id)?,
        resolved: columns.flag(columns::RESOLVED),
        by: columns.text(columns::OWNER).and_then(person_id),
    })
}

pub(crate) fn resolved(comment: DocId, resolved: bool, by: PersonId) -> Vec<Write> {
    vec![
        Write::put(columns::ABOUT, comment.to_string()),
        Write::put(columns::RESOLVED, resolved),
        Write::put(columns::OWNER, by.to_string()),
    ]
}
