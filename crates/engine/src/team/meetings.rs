//! Meetings and successes, as the command line asks for them.

use chrono::NaiveDate;
use serde_json::{Value, json};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::meeting::{DecisionEdit, MeetingEdit};
use trekker_domain::month::monday_of;
use trekker_domain::publish_at::parse_date;
use trekker_domain::rank::Rank;
use trekker_domain::success::{FigureEdit, NewSuccess, SuccessEdit};
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;
use crate::control::SuccessSaid;

fn day(text: &str) -> Result<NaiveDate, Trouble> {
    parse_date(text).ok_or_else(|| Trouble::new(TroubleKind::BadValue).about(text))
}

/// The app makes a thing empty, to be written in; on the command line it says something at once.
pub(super) fn says_something(what: &str, words: &str) -> Result<(), Trouble> {
    if words.trim().is_empty() {
        return Err(Trouble::new(TroubleKind::BadValue).about(what).detail("it says nothing"));
    }
    Ok(())
}

impl Team {
    /// The Monday of a day's week; of this week where none is given.
    fn monday(&self, week: Option<&str>) -> Result<NaiveDate, Trouble> {
        Ok(monday_of(week.map(day).transpose()?.unwrap_or_else(|| self.today())))
    }

    /// The meeting of a week, if anybody began it.
    pub(super) fn meeting_json(&mut self, week: Option<&str>) -> Result<Value, Trouble> {
        let monday = self.monday(week)?;
        let names = self.names_by_id();
        let Some(meeting) = self.view.snapshot.meetings.get(&monday).cloned() else { return Ok(json!([])) };
        let conflicts = self.choices_of_meeting(&meeting);
        let decisions = meeting.decisions.iter().map(|one| {
            json!({
                "id": one.id.to_string(),
                "decision": one.words,
                "owner": one.owner.and_then(|person| names.people.get(&person)),
                "due": one.due.map(|due| due.to_string()),
                "task": one.task.map(|task| task.to_string()),
                "done": one.done,
            })
        });
        let decisions: Vec<Value> = decisions.collect();
        Ok(
            json!([{ "monday": monday.to_string(), "text": meeting.text, "conflicts": conflicts, "decisions": decisions }]),
        )
    }

    /// Adds a decision to this week's meeting.
    pub(crate) fn decide(&mut self, words: &str, owner: Option<&str>, due: Option<&str>) -> Result<Value, Trouble> {
        says_something("decision", words)?;
        let monday = self.monday(None)?;
        let owner = owner.map(|name| self.member_named(name)).transpose()?.map(|person| PersonId(person.0));
        let due = due.map(day).transpose()?;
        let (id, meeting) = (self.new_id()?, derived::meeting(&self.team_bytes(), monday));
        let known = self.view.snapshot.meetings.get(&monday);
        let rank = Rank::between(known.and_then(|meeting| meeting.decisions.last()).map(|last| &last.rank), None);
        let mut edits = Vec::new();
        if known.is_none() {
            edits.push(Edit::NewMeeting { monday });
        }
        let decision = [
            Some(DecisionEdit::SetWords(words.to_owned())),
            Some(DecisionEdit::SetRank(rank)),
            owner.map(|owner| DecisionEdit::SetOwner(Some(owner))),
            due.map(|due| DecisionEdit::SetDue(Some(due))),
        ];
        let of_decision = |edit| Edit::Meeting(meeting, MeetingEdit::Decision(id, edit));
        edits.extend(decision.into_iter().flatten().map(of_decision));
        self.edit(&edits)?;
        self.meeting_json(None)
    }

    pub(super) fn success_list(&self) -> Value {
        let mut ids: Vec<(Option<NaiveDate>, DocId)> = self
            .view
            .snapshot
            .successes
            .values()
            .filter(|success| !success.binned)
            .map(|success| (success.day, success.id))
            .collect();
        ids.sort();
        ids.into_iter().filter_map(|(_, id)| self.success_json(id)).collect()
    }

    fn success_json(&self, id: DocId) -> Option<Value> {
        let (snapshot, names) = (&self.view.snapshot, self.names_by_id());
        let success = snapshot.successes.get(&id)?;
        let (thought, made) = snapshot.success_credit(success);
        let figures = success.figures.iter().map(|one| json!({ "name": one.name, "value": one.value }));
        Some(json!({
            "id": id.to_string(),
            "success": success.words,
            "day": success.day.map(|day| day.to_string()),
            "about": success.about.map(|about| self.view.title_of(about)),
            "figures": figures.collect::<Vec<_>>(),
            "thought_by": thought.iter().filter_map(|person| names.people.get(person)).collect::<Vec<_>>(),
            "made_by": made.iter().filter_map(|person| names.people.get(person)).collect::<Vec<_>>(),
        }))
    }

    pub(crate) fn add_success(&mut self, said: &SuccessSaid) -> Result<Value, Trouble> {
        says_something("success", &said.words)?;
        let about = said.post.as_deref().map(|id| self.find_post(id)).transpose()?;
        let id = self.new_id()?;
        let new = NewSuccess { about, words: said.words.clone(), day: Some(self.today()) };
        let mut edits = vec![Edit::NewSuccess(id, new)];
        let mut rank = None;
        for (name, value) in &said.figures {
            let figure = self.new_id()?;
            let next = Rank::between(rank.as_ref(), None);
            rank = Some(next.clone());
            let of_figure =
                [FigureEdit::SetName(name.clone()), FigureEdit::SetValue(value.clone()), FigureEdit::SetRank(next)];
            edits.extend(of_figure.map(|edit| Edit::Success(id, SuccessEdit::Figure(figure, edit))));
        }
        self.edit(&edits)?;
        Ok(self.success_json(id).map_or(json!([]), |success| json!([success])))
    }
}
