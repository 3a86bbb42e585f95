//! A standard answer: what the team says when somebody asks the same thing again.

use std::collections::BTreeSet;

use crate::columns::{Cells, Write};
use crate::declare;
use crate::id::DocId;
use crate::open::Open;
use crate::publishing::places_of;
use crate::text::Language;

declare! {
    pub struct StandardAnswer, edited by StandardAnswerEdit {
        /// What people ask.
        pub question: String = "question" by SetQuestion,
        /// The contest or campaign that it is about.
        pub plan: Option<DocId> = "plan" by SetPlan,
        /// As a person said it; `None`: it is found.
        pub language: Option<Open<Language>> = "language" by SetLanguage,
        pub binned: bool = "binned" by Bin,
    } each {
        /// Where it is given; with none, everywhere.
        pub channels: BTreeSet<DocId> = "channel/" by SetChannel,
    } with {
        pub text: String = Cells::text,
        /// Two people chose differently at once.
        pub contested: bool = Cells::is_contested,
        /// Two changed the same sentence of its text apart, and nobody has settled it.
        pub overlaps: bool = Cells::has_overlaps,
    }
}

impl StandardAnswer {
    /// Whether it says anything yet.
    pub fn is_blank(&self) -> bool {
        self.question.trim().is_empty() && self.text.trim().is_empty()
    }

    /// What a list shows of it at least: the question, or how the answer begins.
    pub fn headline(&self) -> &str {
        match self.question.trim() {
            "" => crate::idea::headline(&self.text),
            question => question,
        }
    }

    /// The channels whose rules hold for it; `None`: those that hold everywhere.
    pub fn goes_to(&self) -> Vec<Option<DocId>> {
        places_of(&self.channels)
    }
}

/// What a new standard answer begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewStandardAnswer {
    pub question: String,
    pub text: String,
}

impl NewStandardAnswer {
    /// One of which nobody has said anything yet is made all the same: nothing in an empty column would be no change.
    pub fn writes(&self) -> Vec<Write> {
        let edits = [StandardAnswerEdit::Bin(false), StandardAnswerEdit::SetQuestion(self.question.clone())];
        edits.iter().map(StandardAnswerEdit::write).chain(Write::first_text(&self.text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(question: &str, text: &str) -> StandardAnswer {
        StandardAnswer {
            id: DocId([1; 16]),
            question: question.into(),
            text: text.into(),
            channels: BTreeSet::new(),
            plan: None,
            language: None,
            contested: false,
            overlaps: false,
            binned: false,
        }
    }

    #[test]
    fn it_is_named_by_what_people_ask_or_by_how_it_begins() {
        for (question, text, headline, is_blank) in [
            (" Mag de hond mee? ", "Ja.", "Mag de hond mee?", false),
            ("", "\n\n Ja, aan de lijn.\nTot dan!", "Ja, aan de lijn.", false),
            (" ", "\n", "", true),
        ] {
            let answer = answer(question, text);
            assert_eq!((answer.headline(), answer.is_blank()), (headline, is_blank), "{question:?} {text:?}");
        }
    }

    #[test]
    fn without_channels_the_rules_that_hold_everywhere_count() {
        let one = DocId([7; 16]);
        let somewhere = StandardAnswer { channels: [one].into(), ..answer("", "") };
        assert_eq!((answer("", "").goes_to(), somewhere.goes_to()), (vec![None], vec![Some(one)]));
    }
}
