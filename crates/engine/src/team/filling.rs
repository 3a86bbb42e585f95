//! The example team's content, written as a person would.

use std::collections::BTreeSet;

use trekker_document::derived;
use trekker_domain::edit::Edit;
use trekker_domain::event::{FromFile, NewEvent};
use trekker_domain::plan::PlanEdit;
use trekker_domain::post::{NewPost, PostEdit};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::rank::Rank;
use trekker_domain::team::TeamEdit;
use trekker_session::trouble::Trouble;

use super::Team;
use crate::example::ExampleTeam;

impl Team {
    pub(crate) fn fill_with(&mut self, example: ExampleTeam) -> Result<(), Trouble> {
        let team = self.team_bytes();
        let country = TeamEdit::SetCountry(Some(example.country));
        self.edit(&[Edit::Team(TeamEdit::SetZone(example.zone)), Edit::Team(country)])?;
        let names = example.channels.iter().map(|name| Edit::NewChannel { name: name.clone() });
        let themes = example.themes.iter().map(|(name, colour)| Edit::NewTheme { name: name.clone(), colour: *colour });
        self.edit(&names.chain(themes).collect::<Vec<_>>())?;
        let plan = derived::plan(&team, &example.plan.name);
        self.edit(&[
            Edit::NewPlan { name: example.plan.name },
            Edit::Plan(plan, PlanEdit::SetFirstDay(Some(example.plan.first_day))),
            Edit::Plan(plan, PlanEdit::SetLastDay(Some(example.plan.last_day))),
        ])?;
        for event in example.events {
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
        for post in example.posts {
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
        for idea in example.ideas {
            self.edit(&[Edit::NewIdea { id: idea.id, text: idea.text }])?;
        }
        let mut rank = None;
        for section in example.sections {
            let next = Rank::between(rank.as_ref(), None);
            let (heading, text) = (section.heading, section.text);
            self.edit(&[Edit::NewSection { id: section.id, heading, text, rank: next.clone() }])?;
            rank = Some(next);
        }
        self.undo.clear();
        self.redo.clear();
        self.view.snapshot.can_undo = false;
        Ok(())
    }
}
