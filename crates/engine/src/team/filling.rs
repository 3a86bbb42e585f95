//! The example team's content, written as a person would.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Days;
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::event::{FromFile, NewEvent};
use trekker_domain::idea::{IdeaDecision, IdeaEdit, Season};
use trekker_domain::kind::Kind;
use trekker_domain::meeting::{DecisionEdit, MeetingEdit};
use trekker_domain::month::monday_of;
use trekker_domain::plan::PlanEdit;
use trekker_domain::post::{NewPost, PostEdit};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::rank::Rank;
use trekker_domain::standard_answer::NewStandardAnswer;
use trekker_domain::success::{FigureEdit, NewSuccess, SuccessEdit};
use trekker_domain::team::TeamEdit;
use trekker_domain::text::{Splice, TextEdit};
use trekker_session::script::OpenTeam as _;
use trekker_session::trouble::Trouble;

use super::Team;
use super::internal;
use crate::example::ExampleTeam;

impl Team {
    pub(crate) fn fill_with(&mut self, example: ExampleTeam) -> Result<(), Trouble> {
        let team = self.team_bytes();
        let country = TeamEdit::SetCountry(Some(example.country));
        self.edit(&[Edit::Team(country)])?;
        if self.view.snapshot.team.settings.zone.is_empty() {
            self.edit(&[Edit::Team(TeamEdit::SetZone(example.zone.clone()))])?;
        }
        let names = example.channels.iter().map(|name| Edit::NewChannel { name: name.clone() });
        let themes = example.themes.iter().map(|(name, colour)| Edit::NewTheme { name: name.clone(), colour: *colour });
        self.edit(&names.chain(themes).collect::<Vec<_>>())?;
        let plan = derived::plan(&team, &example.plan.name);
        self.edit(&[
            Edit::NewPlan { name: example.plan.name.clone() },
            Edit::Plan(plan, PlanEdit::SetFirstDay(Some(example.plan.first_day))),
            Edit::Plan(plan, PlanEdit::SetLastDay(Some(example.plan.last_day))),
        ])?;
        for event in example.events.clone() {
            let says = FromFile {
                name: event.name,
                begins: PublishAt { date: Some(event.first_day), ..PublishAt::default() },
                last_day: (event.last_day > event.first_day).then_some(event.last_day),
                ..FromFile::default()
            };
            self.edit(&[Edit::NewEvent(
                event.id,
                NewEvent { lane: event.lane, theme: None, says, is_from_file: false },
            )])?;
        }
        for post in example.posts.clone() {
            let channels: BTreeSet<_> = post.channels.iter().map(|name| derived::channel(&team, name)).collect();
            let new = NewPost {
                title: post.title,
                publish_at: post.publish_at,
                status: Some(post.status.into()),
                channels,
                theme: Some(derived::theme(&team, &post.theme)),
                plan: post.is_in_plan.then_some(plan),
                owner: post.is_mine.then_some(self.person),
                format: Some(post.format),
                text: post.text,
                explanation: post.explanation,
                link: post.link,
                ..NewPost::default()
            };
            let focus = Edit::Post(post.id, PostEdit::SetFocus(Some(post.focus)));
            self.edit(&[Edit::NewPost(post.id, new), focus])?;
        }
        self.bring_ideas(&example)?;
        for (question, text) in example.answers.clone() {
            let new = NewStandardAnswer { question, text };
            self.edit(&[Edit::NewStandardAnswer(self.new_id()?, new)])?;
        }
        let mut rank = None;
        for section in example.sections.clone() {
            let next = Rank::between(rank.as_ref(), None);
            let (heading, text) = (section.heading, section.text);
            self.edit(&[Edit::NewSection { id: section.id, heading, text, rank: next.clone() }])?;
            rank = Some(next);
        }
        self.forget_what_was_done();
        Ok(())
    }

    /// Ideas in the middle of their lives, rules, what a post brought, and this week's meeting.
    fn bring_ideas(&mut self, example: &ExampleTeam) -> Result<(), Trouble> {
        for idea in &example.ideas {
            self.edit(&[Edit::NewIdea { id: idea.id, text: idea.text.clone() }])?;
        }
        let today = self.today();
        let first = example.posts.first().map(|post| post.id);
        for (nth, idea) in example.ideas.iter().enumerate() {
            let edit = match (nth, first) {
                (0, Some(into)) => Edit::Idea(idea.id, IdeaEdit::Join(into, true)),
                (1 | 2 | 6, _) => Edit::Decide(idea.id, IdeaDecision::Keep { ends: None }),
                (3, _) => Edit::Idea(idea.id, IdeaEdit::SetSeason(Some(Season::Spring))),
                (5, _) => {
                    let until = today + Days::new(45);
                    Edit::Decide(idea.id, IdeaDecision::Park { until, reason: example.parked.clone() })
                }
                _ => continue,
            };
            self.edit(&[edit])?;
        }
        for rule in &example.rules {
            self.edit(&[Edit::NewRule(self.new_id()?, rule.clone())])?;
        }
        let (success, figure) = (self.new_id()?, self.new_id()?);
        let (words, name, value) = example.success.clone();
        let of_figure = |edit| Edit::Success(success, SuccessEdit::Figure(figure, edit));
        self.edit(&[
            Edit::NewSuccess(success, NewSuccess { about: first, words, day: Some(today) }),
            of_figure(FigureEdit::SetName(name)),
            of_figure(FigureEdit::SetValue(value)),
        ])?;
        let monday = monday_of(today);
        let meeting = derived::meeting(&self.team_bytes(), monday);
        let (said, decided) = example.meeting.clone();
        self.edit(&[Edit::NewMeeting { monday }])?;
        let people = Arc::clone(&self.people);
        let loaded = self.documents.get(&self.reader, &people, meeting, Kind::Meeting).map_err(internal)?;
        let seen = loaded.document.version();
        let splices = vec![Splice { at: 0, delete: 0, insert: said }];
        let decision = self.new_id()?;
        let of_decision = |edit| Edit::Meeting(meeting, MeetingEdit::Decision(decision, edit));
        self.edit(&[
            Edit::Text(Kind::Meeting, meeting, TextEdit { seen, splices }),
            of_decision(DecisionEdit::SetWords(decided)),
            of_decision(DecisionEdit::SetOwner(Some(self.person))),
        ])
    }
}
