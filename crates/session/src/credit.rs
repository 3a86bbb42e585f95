//! What ideas came to, and to whose credit.

use std::sync::Arc;

use chrono::NaiveDate;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{self, Idea, Stand};
use trekker_domain::success::{Success, makers};

use crate::snapshot::Snapshot;

impl Snapshot {
    /// The ideas that were put into a post, a plan or a bigger idea.
    pub fn parts_of(&self, into: DocId) -> Vec<&Idea> {
        let ids = self.bundles.get(&into).into_iter().flatten();
        ids.filter_map(|id| self.ideas.get(id)).map(Arc::as_ref).filter(|idea| !idea.binned).collect()
    }

    /// Everybody whose idea is in it.
    pub fn credit_of(&self, into: DocId) -> Vec<PersonId> {
        idea::credit(into, |into| self.parts_of(into))
    }

    /// Who thought of a success, and who made it: as the team's work tells, and then as somebody said.
    pub fn success_credit(&self, success: &Success) -> (Vec<PersonId>, Vec<PersonId>) {
        let mut thought = success.about.map(|about| self.credit_of(about)).unwrap_or_default();
        let said: Vec<PersonId> = success.thought_by.iter().filter(|one| !thought.contains(one)).copied().collect();
        thought.extend(said);
        let post = success.about.and_then(|about| self.calendar.get(about));
        let made = post.map(|row| makers(&row.summary)).unwrap_or_default();
        (thought, (&made | &success.made_by).into_iter().collect())
    }

    /// Whether this post, plan or idea is there, and not in the bin.
    pub fn is_there(&self, id: DocId) -> bool {
        self.calendar
            .get(id)
            .map(|row| row.summary.binned)
            .or_else(|| self.plans.get(&id).map(|plan| plan.binned))
            .or_else(|| self.ideas.get(&id).map(|idea| idea.binned))
            .is_some_and(|binned| !binned)
    }

    pub fn stand_of(&self, idea: &Idea, today: NaiveDate) -> Stand {
        idea.stand(today, |into| self.is_there(into))
    }
}
