//! Standard answers: what the team says when somebody asks the same thing again.

use serde::{Deserialize, Serialize};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::standard_answer::{NewStandardAnswer, StandardAnswer, StandardAnswerEdit};
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::snapshot::Snapshot;
use trekker_session::trouble::Trouble;
use trekker_voice::Occasion;

use crate::channels::channels_named;
use crate::choices::{Apart, HasChoices, with_choices};
use crate::setting::Target;
use crate::voice::{FindingAnswer, check_on};
use crate::words::{Fields, id_beginning, not_found, says_something};

/// By what people ask.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnswerList;

/// `fields`: text, channels, plan, language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnswerAdd {
    pub question: String,
    pub fields: Fields,
}

/// Those, and question and binned.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnswerSet {
    pub id: String,
    pub fields: Fields,
}

/// What in a standard answer is against the rules that hold where it is given.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnswerCheck {
    pub id: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardAnswerAnswer {
    pub id: String,
    pub question: String,
    pub text: String,
    pub channels: Vec<String>,
    pub plan: Option<String>,
    pub language: Option<String>,
    pub binned: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflicts: Option<Vec<Apart>>,
}

impl Script for AnswerList {
    type Answer = Vec<StandardAnswerAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let snapshot = team.snapshot();
        let answers = snapshot.standard_answers_by_name().into_iter();
        let list = answers.map(|answer| StandardAnswerAnswer::of(answer, snapshot)).collect();
        with_choices(team, Kind::StandardAnswer, list)
    }
}

impl Script for AnswerAdd {
    type Answer = Vec<StandardAnswerAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        says_something("question", &self.question)?;
        let id = team.new_id()?;
        let question = self.question.trim().to_owned();
        let mut new = NewStandardAnswer { question, ..NewStandardAnswer::default() };
        let mut edits = Vec::new();
        for (field, value) in &self.fields {
            // What it is made with is written with it.
            match field.as_str() {
                "text" => new.text.clone_from(value),
                _ => edits.extend(field_edits(team, id, field, value)?),
            }
        }
        edits.insert(0, Edit::NewStandardAnswer(id, new));
        team.edit(&edits)?;
        Ok(Outcome::Done(answer_of(team, id)?))
    }
}

impl Script for AnswerSet {
    type Answer = Vec<StandardAnswerAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let id = answer_beginning(team, &self.id)?;
        let mut edits = Vec::new();
        for (field, value) in &self.fields {
            match field.as_str() {
                "text" => {
                    let edit = team.open(Kind::StandardAnswer, id)?.text_edit(value);
                    edits.extend(edit.map(|edit| Edit::Text(Kind::StandardAnswer, id, edit)));
                }
                _ => edits.extend(field_edits(team, id, field, value)?),
            }
        }
        team.edit(&edits)?;
        Ok(Outcome::Done(answer_of(team, id)?))
    }
}

impl Script for AnswerCheck {
    type Answer = Vec<FindingAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    /// Once for each channel where it is given.
    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let id = answer_beginning(team, &self.id)?;
        let snapshot = team.snapshot();
        let answer = snapshot.standard_answers.get(&id).ok_or_else(|| not_found(id))?;
        let mut found = Vec::new();
        for channel in answer.goes_to() {
            let name = channel.and_then(|channel| snapshot.channels.get(&channel)).map(|channel| channel.name.clone());
            for finding in check_on(snapshot, Occasion::of_answer(answer, channel), &answer.text) {
                let of = FindingAnswer::of(snapshot, &answer.text, &finding);
                found.push(FindingAnswer { channel: Some(name.clone()), ..of });
            }
        }
        Ok(Outcome::Done(found))
    }
}

impl StandardAnswerAnswer {
    fn of(answer: &StandardAnswer, snapshot: &Snapshot) -> Self {
        Self {
            id: answer.id.to_string(),
            question: answer.question.clone(),
            text: answer.text.clone(),
            channels: snapshot.names_of_channels(&answer.channels).into_iter().map(str::to_owned).collect(),
            plan: answer.plan.and_then(|id| snapshot.plans.get(&id)).map(|plan| plan.name.clone()),
            language: answer.language.as_ref().map(Open::word).map(str::to_owned),
            binned: answer.binned,
            conflicts: None,
        }
    }
}

impl HasChoices for StandardAnswerAnswer {
    fn id(&self) -> Option<DocId> {
        DocId::parse(&self.id)
    }

    fn set_choices(&mut self, choices: Vec<Apart>) {
        self.conflicts = Some(choices);
    }
}

fn field_edits(team: &dyn OpenTeam, id: DocId, field: &str, value: &str) -> Result<Vec<Edit>, Trouble> {
    let snapshot = team.snapshot();
    let edit = |edit| Edit::StandardAnswer(id, edit);
    Ok(match field {
        "question" => {
            says_something("question", value)?;
            vec![edit(StandardAnswerEdit::SetQuestion(value.trim().to_owned()))]
        }
        "channels" => {
            let chosen = snapshot.standard_answers.get(&id).map(|answer| answer.channels.clone()).unwrap_or_default();
            let (wanted, mut edits) = channels_named(snapshot, value);
            let added = wanted.difference(&chosen).map(|channel| StandardAnswerEdit::SetChannel(*channel, true));
            let removed = chosen.difference(&wanted).map(|channel| StandardAnswerEdit::SetChannel(*channel, false));
            edits.extend(added.chain(removed).map(edit));
            edits
        }
        _ => {
            let target = Target { kind: Kind::StandardAnswer, doc: id, part: None, beside: "text channels" };
            target.set(team, field, value)?
        }
    })
}

fn answer_beginning(team: &dyn OpenTeam, id: &str) -> Result<DocId, Trouble> {
    id_beginning(id, team.snapshot().standard_answers.keys().copied())
}

fn answer_of(team: &dyn OpenTeam, id: DocId) -> Result<Vec<StandardAnswerAnswer>, Trouble> {
    let answer = team.snapshot().standard_answers.get(&id).ok_or_else(|| not_found(id))?;
    Ok(vec![StandardAnswerAnswer::of(answer, team.snapshot())])
}
