//! What things brought.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::rank::Rank;
use trekker_domain::success::{FigureEdit, NewSuccess, SuccessEdit};
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::trouble::Trouble;

use crate::names::Names;
use crate::posts::post_beginning;
use crate::words::says_something;

/// All of them, with who thought of them and who made them; by their day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SuccessList;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SuccessAdd {
    pub words: String,
    /// The post that brought it.
    pub post: Option<String>,
    /// Names with their values.
    pub figures: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuccessAnswer {
    pub id: String,
    pub success: String,
    pub day: Option<String>,
    /// The title of what brought it.
    pub about: Option<String>,
    pub figures: Vec<FigureAnswer>,
    pub thought_by: Vec<String>,
    pub made_by: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureAnswer {
    pub name: String,
    pub value: String,
}

impl Script for SuccessList {
    type Answer = Vec<SuccessAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let successes = team.snapshot().successes.values().filter(|success| !success.binned);
        let mut ids: Vec<(Option<NaiveDate>, DocId)> = successes.map(|success| (success.day, success.id)).collect();
        ids.sort();
        let names = Names::of(team);
        Ok(Outcome::Done(ids.into_iter().filter_map(|(_, id)| success_answer(team, id, &names)).collect()))
    }
}

impl Script for SuccessAdd {
    type Answer = Vec<SuccessAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        says_something("success", &self.words)?;
        let about = self.post.as_deref().map(|id| post_beginning(team, id)).transpose()?;
        let id = team.new_id()?;
        let new = NewSuccess { about, words: self.words.clone(), day: Some(team.today()) };
        let mut edits = vec![Edit::NewSuccess(id, new)];
        let mut rank = None;
        for (name, value) in &self.figures {
            let figure = team.new_id()?;
            let next = Rank::between(rank.as_ref(), None);
            rank = Some(next.clone());
            let of_figure =
                [FigureEdit::SetName(name.clone()), FigureEdit::SetValue(value.clone()), FigureEdit::SetRank(next)];
            edits.extend(of_figure.map(|edit| Edit::Success(id, SuccessEdit::Figure(figure, edit))));
        }
        team.edit(&edits)?;
        Ok(Outcome::Done(success_answer(team, id, &Names::of(team)).into_iter().collect()))
    }
}

fn success_answer(team: &dyn OpenTeam, id: DocId, names: &Names) -> Option<SuccessAnswer> {
    let snapshot = team.snapshot();
    let success = snapshot.successes.get(&id)?;
    let (thought, made) = snapshot.success_credit(success);
    let known = |person: &PersonId| names.known_person(*person);
    Some(SuccessAnswer {
        id: id.to_string(),
        success: success.words.clone(),
        day: success.day.map(|day| day.to_string()),
        about: success.about.map(|about| snapshot.title_of(about)),
        figures: success
            .figures
            .iter()
            .map(|one| FigureAnswer { name: one.name.clone(), value: one.value.clone() })
            .collect(),
        thought_by: thought.iter().filter_map(known).collect(),
        made_by: made.iter().filter_map(known).collect(),
    })
}
