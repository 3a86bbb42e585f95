//! What of a user action deserves a toast with *Undo*.

use std::collections::BTreeSet;

use trekker_domain::channel::ChannelEdit;
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::event::EventEdit;
use trekker_domain::id::DocId;
use trekker_domain::idea::{IdeaDecision, IdeaEdit, headline};
use trekker_domain::kind::Kind;
use trekker_domain::meeting::{DecisionEdit, MeetingEdit};
use trekker_domain::persona::PersonaEdit;
use trekker_domain::plan::PlanEdit;
use trekker_domain::post::PostEdit;
use trekker_domain::rule::RuleEdit;
use trekker_domain::standard_answer::StandardAnswerEdit;
use trekker_domain::success::{FigureEdit, SuccessEdit};
use trekker_domain::voice::SectionEdit;
use trekker_session::notice::Done;

use super::Team;

impl Team {
    /// What something is called once these edits are made.
    fn title_after(&self, id: DocId, edits: &[Edit]) -> String {
        let made = edits.iter().find_map(|edit| match edit {
            Edit::NewPost(new, post) if *new == id => Some(post.title.clone()),
            Edit::NewIdea { id: new, text } if *new == id => Some(headline(text).to_owned()),
            Edit::NewPlan { name } if derived::plan(&self.team_bytes(), name) == id => Some(name.clone()),
            _ => None,
        });
        made.unwrap_or_else(|| self.view.title_of(id))
    }

    /// What of these edits deserves a toast with *Undo*.
    pub(super) fn done_of(&self, edits: &[Edit]) -> Option<Done> {
        let title =
            |id: &DocId| self.view.snapshot.calendar.get(*id).map(|row| row.summary.title.clone()).unwrap_or_default();
        let is_post = |edit: &&Edit| matches!(edit, Edit::NewPost(_, new) if new.template.is_none());
        let made = edits.iter().filter(is_post).count();
        if made > 1 {
            return Some(Done::PostsMade { count: made });
        }
        let changed: BTreeSet<&DocId> = edits.iter().filter_map(post_of).collect();
        if changed.len() > 1 {
            return Some(Done::PostsChanged { count: changed.len() });
        }
        let joined = edits.iter().filter(|edit| matches!(edit, Edit::Idea(_, IdeaEdit::Join(_, true))));
        let joined = joined.count();
        let into = edits.iter().find_map(|edit| match edit {
            Edit::Idea(_, IdeaEdit::Join(into, true)) => Some(*into),
            _ => None,
        });
        if let Some(into) = into {
            return Some(Done::IdeasJoined { count: joined, into: self.title_after(into, edits) });
        }
        edits.iter().find_map(|edit| match edit {
            Edit::NewIdea { .. } => Some(Done::IdeaBrought),
            Edit::Post(id, PostEdit::SetDate(to)) => Some(Done::PostMoved { title: title(id), to: *to }),
            Edit::Post(id, PostEdit::Bin(true)) => Some(Done::PostBinned { title: title(id) }),
            Edit::Event(id, EventEdit::Bin(true)) => {
                let event = self.view.snapshot.events.get(id);
                Some(Done::EventBinned { name: event.map(|event| event.name.clone()).unwrap_or_default() })
            }
            Edit::Decide(_, IdeaDecision::Bin(true)) => Some(Done::IdeaBinned),
            Edit::Decide(id, IdeaDecision::Park { until, .. }) => {
                let idea = self.view.snapshot.ideas.get(id);
                let title = idea.map(|idea| idea.headline().to_owned()).unwrap_or_default();
                Some(Done::IdeaParked { title, until: *until })
            }
            Edit::Decide(id, IdeaDecision::Keep { .. }) => {
                // A bigger idea that is made is kept with it.
                let idea = self.view.snapshot.ideas.get(id)?;
                Some(Done::IdeaKept { title: idea.headline().to_owned() })
            }
            Edit::Success(_, SuccessEdit::Figure(_, FigureEdit::Bin(true))) => Some(Done::FigureBinned),
            Edit::Success(_, SuccessEdit::Bin(true)) => Some(Done::SuccessBinned),
            Edit::Meeting(_, MeetingEdit::Decision(_, DecisionEdit::Bin(true))) => Some(Done::DecisionBinned),
            Edit::Rule(_, RuleEdit::Bin(true)) => Some(Done::RuleBinned),
            Edit::Plan(id, PlanEdit::Bin(true)) => Some(Done::NamedBinned { name: self.view.title_of(*id) }),
            Edit::Persona(id, PersonaEdit::Bin(true)) => {
                let persona = self.view.snapshot.personas.get(id)?;
                Some(Done::NamedBinned { name: persona.name.clone() })
            }
            Edit::Channel(id, ChannelEdit::Bin(true)) => {
                let channel = self.view.snapshot.channels.get(id)?;
                Some(Done::NamedBinned { name: channel.name.clone() })
            }
            Edit::Section(_, SectionEdit::Bin(true)) => Some(Done::SectionBinned),
            Edit::StandardAnswer(id, StandardAnswerEdit::Bin(true)) => {
                // One of which nobody said anything is put away without a word.
                let answer = self.view.snapshot.standard_answers.get(id)?;
                (!answer.is_blank()).then_some(Done::StandardAnswerBinned)
            }
            _ => None,
        })
    }
}

/// The post that an edit changes.
fn post_of(edit: &Edit) -> Option<&DocId> {
    match edit {
        Edit::Post(id, _) | Edit::Text(Kind::Post, id, _) => Some(id),
        _ => None,
    }
}
