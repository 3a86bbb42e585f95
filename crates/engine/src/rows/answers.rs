//! The rows of standard answers.

use serde::{Deserialize, Serialize};
use trekker_domain::id::DocId;
use trekker_domain::open::Open;
use trekker_domain::standard_answer::StandardAnswer;

type Id = [u8; 16];

#[derive(Serialize, Deserialize)]
pub(super) struct AnswerRow {
    question: String,
    text: String,
    channels: Vec<Id>,
    plan: Option<Id>,
    language: Option<String>,
    contested: bool,
    overlaps: bool,
    binned: bool,
}

pub(super) fn write_answer(answer: &StandardAnswer) -> AnswerRow {
    AnswerRow {
        question: answer.question.clone(),
        text: answer.text.clone(),
        channels: answer.channels.iter().map(|id| id.0).collect(),
        plan: answer.plan.map(|id| id.0),
        language: answer.language.as_ref().map(|language| language.word().to_owned()),
        contested: answer.contested,
        overlaps: answer.overlaps,
        binned: answer.binned,
    }
}

pub(super) fn read_answer(id: DocId, row: AnswerRow) -> StandardAnswer {
    StandardAnswer {
        id,
        question: row.question,
        text: row.text,
        channels: row.channels.into_iter().map(DocId).collect(),
        plan: row.plan.map(DocId),
        language: row.language.map(|word| Open::from_word(&word)),
        contested: row.contested,
        overlaps: row.overlaps,
        binned: row.binned,
    }
}
