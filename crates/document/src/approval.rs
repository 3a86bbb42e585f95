//! An approval as columns. It is said once; only the person who gave it takes it back.

use chrono::{DateTime, Utc};
use trekker_domain::approval::{Approval, Texts, Verdict};
use trekker_domain::columns::Cell;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::open::{Open, Word};

use crate::document::Document;
use crate::mark::mark_of;
use crate::reading::{Columns, doc_id};

/// `None` as long as it does not say what it is about and what is said.
pub fn read(document: &Document, id: DocId, by: PersonId, at: DateTime<Utc>) -> Option<Approval> {
    let columns = Columns::of(document);
    let content = texts_of(&columns).into_iter().map(|(channel, text)| (channel, mark_of(&[&text]))).collect();
    Some(Approval {
        id,
        post: columns.text(columns::ABOUT).and_then(doc_id)?,
        by,
        at,
        verdict: Open::from_word(columns.text(columns::VERDICT)?),
        reason: columns.string(columns::REASON),
        content,
        binned: columns.flag(columns::BINNED),
    })
}

/// The texts that were looked at.
pub fn texts(document: &Document) -> Texts {
    texts_of(&Columns::of(document))
}

fn texts_of(columns: &Columns) -> Texts {
    let read = |(name, cell): (&str, &Cell)| {
        let channel = if name.is_empty() { None } else { Some(doc_id(name)?) };
        match cell {
            Cell::Text(text) => Some((channel, text.clone())),
            _ => None,
        }
    };
    columns.under(columns::APPROVED_TEXT_PREFIX).filter_map(read).collect()
}

pub(crate) fn made(post: DocId, verdict: Verdict, reason: &str, texts: &Texts) -> Vec<Write> {
    let mut writes = vec![Write::put(columns::ABOUT, post.to_string()), Write::put(columns::VERDICT, verdict.word())];
    if !reason.is_empty() {
        writes.push(Write::put(columns::REASON, reason));
    }
    for (channel, text) in texts {
        let name = channel.map(|channel| channel.to_string()).unwrap_or_default();
        writes.push(Write::put(&format!("{}{name}", columns::APPROVED_TEXT_PREFIX), text.as_str()));
    }
    writes
}

pub(crate) fn binned(binned: bool) -> Write {
    Write::put(columns::BINNED, binned)
}
