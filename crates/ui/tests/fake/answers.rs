//! The standard answers of the made-up team.

use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::standard_answer::{NewStandardAnswer, StandardAnswerEdit};

use super::{FakeSession, channel_id, doc};

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
            let edit = StandardAnswerEdit::SetChannel(channel_id(channel), true);
            session.edit(Edit::StandardAnswer(answer_id(n), edit));
        }
    }
}
