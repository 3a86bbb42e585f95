//! An approval as columns. It is said once; only the person who gave it takes it back.

use chrono::{DateTime, Utc};
use trekker_domain::approval::{Approval, Texts};
use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Cell, Cells};
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::open::Open;

use crate::document::Document;
use crate::mark::mark_of;
use crate::reading::Columns;

/// `None` as long as it does not say what it is about and what is said.
pub fn read(document: &Document, id: DocId, by: PersonId, at: DateTime<Utc>) -> Option<Approval> {
    let columns = Columns::of(document);
    let content = texts_of(&columns).into_iter().map(|(channel, text)| (channel, mark_of(&[&text]))).collect();
    Some(Approval {
        id,
        post: columns.read::<Option<DocId>>(columns::ABOUT)?,
        by,
        at,
        verdict: Open::from_word(columns.words(columns::VERDICT)?),
        reason: columns.read(columns::REASON),
        content,
        binned: columns.flag(columns::BINNED),
    })
}

/// The texts that were looked at.
pub fn texts(document: &Document) -> Texts {
    texts_of(&Columns::of(document))
}

fn texts_of(columns: &Columns<'_>) -> Texts {
    let read = |(name, cell): (&str, &Cell)| {
        let channel = if name.is_empty() { None } else { Some(DocId::parse(name)?) };
        match cell {
            Cell::Text(text) => Some((channel, text.clone())),
            _ => None,
        }
    };
    columns.under(columns::APPROVED_TEXT_PREFIX).filter_map(read).collect()
}
