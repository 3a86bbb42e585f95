//! A standard answer as columns.

use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};
use trekker_domain::standard_answer::{NewStandardAnswer, StandardAnswer, StandardAnswerEdit};

use crate::body::text_of;
use crate::document::Document;
use crate::reading::{Columns, doc_id};

pub fn read(document: &Document, id: DocId) -> StandardAnswer {
    let columns = Columns::of(document);
    StandardAnswer {
        id,
        question: columns.string(columns::QUESTION),
        text: text_of(document),
        channels: columns.chosen(columns::CHANNEL_PREFIX, doc_id),
        plan: columns.text(columns::PLAN).and_then(doc_id),
        language: columns.text(columns::LANGUAGE).map(Open::from_word),
        contested: columns.is_contested(document),
        overlaps: document.has_overlaps(),
        binned: columns.flag(columns::BINNED),
    }
}

fn channel(id: DocId) -> String {
    format!("{}{id}", columns::CHANNEL_PREFIX)
}

pub(crate) fn made(new: &NewStandardAnswer) -> Vec<Write> {
    // One of which nobody has said anything yet is made all the same: nothing in an empty column would be no change.
    let mut writes = vec![Write::put(columns::BINNED, false), Write::put(columns::QUESTION, new.question.as_str())];
    if !new.text.is_empty() {
        writes.push(Write::put(columns::FIRST_TEXT, new.text.as_str()));
    }
    writes
}

pub(crate) fn edited(edit: &StandardAnswerEdit) -> Write {
    match edit {
        StandardAnswerEdit::SetQuestion(question) => Write::put(columns::QUESTION, question.as_str()),
        StandardAnswerEdit::AddChannel(id) => Write::put(&channel(*id), true),
        StandardAnswerEdit::RemoveChannel(id) => Write::put(&channel(*id), false),
        StandardAnswerEdit::SetPlan(plan) => Write::put_or_empty(columns::PLAN, plan.map(|id| id.to_string())),
        StandardAnswerEdit::SetLanguage(language) => {
            Write::put_or_empty(columns::LANGUAGE, language.map(|language| language.word().to_owned()))
        }
        StandardAnswerEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
