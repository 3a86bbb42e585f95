//! Meetings: what was said and decided in a week.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::meeting::{DecisionEdit, MeetingEdit};
use trekker_domain::month::monday_of;
use trekker_domain::rank::Rank;
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::trouble::Trouble;

use crate::choices::{Apart, choices_in};
use crate::names::Names;
use crate::words::{day, not_found, says_something};

/// `week`: a day of it (`2026-11-28`); without it, this week.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MeetingShow {
    pub week: Option<String>,
}

/// A decision of this week's meeting.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MeetingDecide {
    pub words: String,
    pub owner: Option<String>,
    pub due: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingAnswer {
    pub monday: String,
    pub text: String,
    pub conflicts: Vec<Apart>,
    pub decisions: Vec<DecisionAnswer>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionAnswer {
    pub id: String,
    pub decision: String,
    pub owner: Option<String>,
    pub due: Option<String>,
    /// The task that was made of it.
    pub task: Option<String>,
    pub done: bool,
}

impl Script for MeetingShow {
    type Answer = Vec<MeetingAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let week = self.week.as_deref().map(day).transpose()?;
        let monday = monday_of(week.unwrap_or_else(|| team.today()));
        Ok(Outcome::Done(meeting_of(team, monday)))
    }
}

impl Script for MeetingDecide {
    type Answer = Vec<MeetingAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        says_something("decision", &self.words)?;
        let monday = monday_of(team.today());
        let named = |name: &String| team.person_named(name).ok_or_else(|| not_found(name));
        let owner = self.owner.as_ref().map(named).transpose()?;
        let due = self.due.as_deref().map(day).transpose()?;
        let (id, meeting) = (team.new_id()?, derived::meeting(&team.snapshot().team.id, monday));
        let known = team.snapshot().meetings.get(&monday);
        let last = known.and_then(|meeting| meeting.decisions.last()).map(|last| &last.rank);
        let decision = [
            Some(DecisionEdit::SetWords(self.words.clone())),
            Some(DecisionEdit::SetRank(Rank::between(last, None))),
            owner.map(|owner| DecisionEdit::SetOwner(Some(owner))),
            due.map(|due| DecisionEdit::SetDue(Some(due))),
        ];
        let begins = known.is_none().then_some(Edit::NewMeeting { monday });
        let of_decision = |edit| Edit::Meeting(meeting, MeetingEdit::Decision(id, edit));
        let edits: Vec<Edit> = begins.into_iter().chain(decision.into_iter().flatten().map(of_decision)).collect();
        team.edit(&edits)?;
        Ok(Outcome::Done(meeting_of(team, monday)))
    }
}

/// The meeting of a week, if anybody began it.
fn meeting_of(team: &mut dyn OpenTeam, monday: NaiveDate) -> Vec<MeetingAnswer> {
    let Some(meeting) = team.snapshot().meetings.get(&monday).cloned() else { return Vec::new() };
    let words = |id| meeting.decisions.iter().find(|one| one.id == id).map(|one| one.words.clone());
    let conflicts = choices_in(team, Kind::Meeting, meeting.id, &words);
    let names = Names::of(team);
    let decisions = meeting.decisions.iter().map(|one| DecisionAnswer {
        id: one.id.to_string(),
        decision: one.words.clone(),
        owner: one.owner.and_then(|person| names.known_person(person)),
        due: one.due.map(|due| due.to_string()),
        task: one.task.map(|task| task.to_string()),
        done: one.done,
    });
    let (monday, text) = (monday.to_string(), meeting.text.clone());
    vec![MeetingAnswer { monday, text, conflicts, decisions: decisions.collect() }]
}
