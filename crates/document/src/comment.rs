//! A comment as columns. Its author is the device whose log made it, and only that person's devices edit it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::comment::{Comment, CommentEdit, LONGEST_QUOTE, Passage};
use trekker_domain::id::{DocId, PersonId};

use crate::document::Document;
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
        passage: passage(&columns),
        binned: columns.flag(columns::BINNED),
    })
}

fn passage(columns: &Columns) -> Option<Passage> {
    Some(Passage {
        first: columns.text(columns::PASSAGE_FIRST)?.to_owned(),
        last: columns.text(columns::PASSAGE_LAST)?.to_owned(),
        quote: columns.string(columns::PASSAGE_QUOTE).chars().take(LONGEST_QUOTE).collect(),
    })
}

pub(crate) fn made(
    about: DocId,
    text: &str,
    answers: Option<DocId>,
    mentions: &BTreeSet<PersonId>,
    passage: Option<&Passage>,
) -> Vec<Write> {
    let mut writes = vec![Write::put(columns::ABOUT, about.to_string()), Write::put(columns::WORDS, text)];
    writes.extend(answers.map(|comment| Write::put(columns::ANSWERS, comment.to_string())));
    if let Some(Passage { first, last, quote }) = passage {
        writes.push(Write::put(columns::PASSAGE_FIRST, first.as_str()));
        writes.push(Write::put(columns::PASSAGE_LAST, last.as_str()));
        writes.push(Write::put(columns::PASSAGE_QUOTE, quote.as_str()));
    }
    writes.extend(mentions.iter().map(|person| Write::put(&format!("{}{person}", columns::MENTION_PREFIX), true)));
    writes
}

pub(crate) fn edited(edit: &CommentEdit) -> Write {
    match edit {
        CommentEdit::SetText(text) => Write::put(columns::WORDS, text.as_str()),
        CommentEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
