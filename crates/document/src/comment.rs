//! A comment as columns. Its author is the device whose log made it, and only that person's devices edit it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use trekker_domain::comment::{Comment, CommentEdit};
use trekker_domain::id::{DocId, PersonId};

use crate::columns;
use crate::document::{Document, Write};
use crate::reading::{Columns, doc_id, person_id};

/// `None` as long as it does not say what it is about.
pub fn read(document: &Document, id: DocId, by: PersonId, at: DateTime<Utc>) -> Option<Comment> {
    let columns = Columns::of(document);
    Some(Comment {
        id,
        about: columns.text(columns::ABOUT).and_then(doc_id)?,
        by,
        at,
        text: columns.string(columns::WORDS),
        answers: columns.text(columns::ANSWERS).and_then(doc_id),
        mentions: columns.chosen(columns::MENTION_PREFIX, person_id),
        binned: columns.flag(columns::BINNED),
    })
}

pub(crate) fn made(about: DocId, text: &str, answers: Option<DocId>, mentions: &BTreeSet<PersonId>) -> Vec<Write> {
    let mut writes = vec![Write::put(columns::ABOUT, about.to_string()), Write::put(columns::WORDS, text)];
    writes.extend(answers.map(|comment| Write::put(columns::ANSWERS, comment.to_string())));
    writes.extend(mentions.iter().map(|person| Write::put(&format!("{}{person}", columns::MENTION_PREFIX), true)));
    writes
}

pub(crate) fn edited(edit: &CommentEdit) -> Write {
    match edit {
        CommentEdit::SetText(text) => Write::put(columns::WORDS, text.as_str()),
        CommentEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
