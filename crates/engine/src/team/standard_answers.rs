//! Standard answers, as the command line reads and writes them.

use serde_json::{Value, json};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::standard_answer::{NewStandardAnswer, StandardAnswer, StandardAnswerEdit};
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_voice::Occasion;

use super::Team;
use super::channels::channels_named;
use super::meetings::says_something;
use super::setting::Target;

impl Team {
    /// By what people ask.
    pub(super) fn standard_answer_list(&self) -> Value {
        let answers = self.view.snapshot.standard_answers_by_name();
        answers.into_iter().map(|answer| self.json_of_standard_answer(answer)).collect()
    }

    fn json_of_standard_answer(&self, answer: &StandardAnswer) -> Value {
        let (names, snapshot) = (self.names_by_id(), &self.view.snapshot);
        json!({
            "id": answer.id.to_string(),
            "question": answer.question,
            "text": answer.text,
            "channels": snapshot.names_of_channels(&answer.channels),
            "plan": answer.plan.and_then(|id| names.plans.get(&id)),
            "language": answer.language.as_ref().map(Open::word),
            "binned": answer.binned,
        })
    }

    pub(crate) fn add_standard_answer(
        &mut self,
        question: &str,
        fields: &[(String, String)],
    ) -> Result<Value, Trouble> {
        says_something("question", question)?;
        let id = self.new_id()?;
        let mut new = NewStandardAnswer { question: question.trim().to_owned(), ..NewStandardAnswer::default() };
        let mut edits = Vec::new();
        for (field, value) in fields {
            // What it is made with is written with it.
            match field.as_str() {
                "text" => new.text.clone_from(value),
                _ => edits.extend(self.standard_answer_edits(id, field, value)?),
            }
        }
        edits.insert(0, Edit::NewStandardAnswer(id, new));
        self.edit(&edits)?;
        self.standard_answer_json(id)
    }

    pub(crate) fn set_standard_answer(&mut self, id: &str, fields: &[(String, String)]) -> Result<Value, Trouble> {
        let id = self.find_standard_answer(id)?;
        let mut edits = Vec::new();
        for (field, value) in fields {
            match field.as_str() {
                "text" => {
                    let edit = self.text_edit(Kind::StandardAnswer, id, value)?;
                    edits.extend(edit.map(|edit| Edit::Text(Kind::StandardAnswer, id, edit)));
                }
                _ => edits.extend(self.standard_answer_edits(id, field, value)?),
            }
        }
        self.edit(&edits)?;
        self.standard_answer_json(id)
    }

    fn standard_answer_edits(&self, id: DocId, field: &str, value: &str) -> Result<Vec<Edit>, Trouble> {
        let snapshot = &self.view.snapshot;
        let one = |edit| vec![Edit::StandardAnswer(id, edit)];
        Ok(match field {
            "question" => {
                says_something("question", value)?;
                one(StandardAnswerEdit::SetQuestion(value.trim().to_owned()))
            }
            "channels" => {
                let chosen = snapshot.standard_answers.get(&id).map(|answer| answer.channels.clone());
                let chosen = chosen.unwrap_or_default();
                let (wanted, mut edits) = channels_named(snapshot, value);
                let added = wanted.difference(&chosen).map(|channel| StandardAnswerEdit::SetChannel(*channel, true));
                let removed = chosen.difference(&wanted).map(|channel| StandardAnswerEdit::SetChannel(*channel, false));
                edits.extend(added.chain(removed).map(|edit| Edit::StandardAnswer(id, edit)));
                edits
            }
            _ => {
                let target = Target { kind: Kind::StandardAnswer, doc: id, part: None, beside: "text channels" };
                self.setting(target, field, value)?
            }
        })
    }

    /// What in it is against the rules, once for each channel where it is given.
    pub(super) fn check_standard_answer(&self, id: &str) -> Result<Value, Trouble> {
        let id = self.find_standard_answer(id)?;
        let answer = self.view.snapshot.standard_answers.get(&id);
        let answer = answer.ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(id))?;
        let occasions = answer.goes_to().into_iter().map(|channel| Occasion::of_answer(answer, channel));
        let mut found = Vec::new();
        for occasion in occasions {
            let channel = occasion.channel.map(|channel| self.view.snapshot.names_of_channels([&channel]).join(""));
            for finding in self.check_on(occasion, &answer.text) {
                let mut json = self.finding_json(&answer.text, &finding);
                json["channel"] = json!(channel);
                found.push(json);
            }
        }
        Ok(Value::Array(found))
    }

    fn find_standard_answer(&self, id: &str) -> Result<DocId, Trouble> {
        self.id_beginning(id, self.view.snapshot.standard_answers.keys().copied())
    }

    fn standard_answer_json(&self, id: DocId) -> Result<Value, Trouble> {
        let answer = self.view.snapshot.standard_answers.get(&id);
        let answer = answer.ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(id))?;
        Ok(json!([self.json_of_standard_answer(answer)]))
    }
}
