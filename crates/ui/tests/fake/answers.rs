//! The standard answers of the made-up team.

use std::sync::Arc;

use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::open::Open;
use trekker_domain::standard_answer::{NewStandardAnswer, StandardAnswer, StandardAnswerEdit};

use super::{FakeSession, channel_id, doc};

impl FakeSession {
    pub(super) fn edit_answers(&mut self, edit: Edit) {
        match edit {
            Edit::NewStandardAnswer(id, new) => {
                let NewStandardAnswer { question, text } = new;
                let (channels, plan) = Default::default();
                let answer = StandardAnswer {
                    id,
                    question,
                    text,
                    channels,
                    plan,
                    language: None,
                    contested: false,
                    overlaps: false,
                    binned: false,
                };
                self.snapshot.standard_answers.insert(id, Arc::new(answer));
            }
            Edit::StandardAnswer(id, edit) => {
                let Some(answer) = self.snapshot.standard_answers.get_mut(&id) else { return };
                let answer = Arc::make_mut(answer);
                match edit {
                    StandardAnswerEdit::SetQuestion(question) => answer.question = question,
                    StandardAnswerEdit::AddChannel(channel) => drop(answer.channels.insert(channel)),
                    StandardAnswerEdit::RemoveChannel(channel) => drop(answer.channels.remove(&channel)),
                    StandardAnswerEdit::SetPlan(plan) => answer.plan = plan,
                    StandardAnswerEdit::SetLanguage(language) => answer.language = language.map(Open::Known),
                    StandardAnswerEdit::Bin(binned) => answer.binned = binned,
                }
                self.refresh(id);
            }
            _ => {}
        }
    }

    pub(super) fn set_answer_text(&mut self, id: DocId, text: &str) {
        if let Some(answer) = self.snapshot.standard_answers.get_mut(&id) {
            text.clone_into(&mut Arc::make_mut(answer).text);
        }
    }
}

pub fn answer_id(n: u64) -> DocId {
    doc(700_000 + n)
}

/// Three: for everywhere, for one channel, and a long one.
pub fn put_answers(session: &mut FakeSession) {
    let long =
        "Je mag met de fiets tot aan de poort. Wie met de auto komt, parkeert op de markt en wandelt vijf minuten. ";
    for (n, question, text, channels) in [
        (0, "Mag mijn hond mee?", "Ja, aan de lijn. Er staat water aan de ingang.", vec![]),
        (
            1,
            "Kan ik nog helpen?",
            "Graag! Stuur ons een bericht, dan zoekt Fatima een plek voor je.",
            vec!["Instagram"],
        ),
        (2, "Waar kan ik parkeren?", long, vec!["Facebook", "Instagram"]),
    ] {
        let (question, text) = (question.to_owned(), text.repeat(if n == 2 { 8 } else { 1 }));
        session.edit(Edit::NewStandardAnswer(answer_id(n), NewStandardAnswer { question, text }));
        for channel in channels {
            let edit = StandardAnswerEdit::AddChannel(channel_id(channel));
            session.edit(Edit::StandardAnswer(answer_id(n), edit));
        }
    }
}
