//! What a post needs before it can go out: deliverables, which are something tangible, and to-dos, which are small steps.
//!
//! They are part of their post or task. Each is told apart by an id of its own, so two people who add one each both succeed.

use chrono::NaiveDate;

use crate::columns::Write;
use crate::declare;
use crate::id::{DocId, PersonId};
use crate::open::{Open, word_enum};
use crate::post::PostEdit;
use crate::rank::Rank;

word_enum! {
    /// What a deliverable is.
    pub enum Sort {
        Text = "text",
        Photo = "photo",
        Video = "video",
        Visual = "visual",
    }
}

declare! {
    pub struct Deliverable, edited by DeliverableEdit {
        pub name: String = "name" by SetName,
        pub sort: Option<Open<Sort>> = "sort" by SetSort,
        pub owner: Option<PersonId> = "owner" by SetOwner,
        /// How many working days it takes. Nothing said: one.
        pub duration_days: Option<u32> = "duration_days" by SetDurationDays,
        /// A day by which it has to be there, whatever the plan says.
        pub due: Option<NaiveDate> = "due" by SetDue,
        /// The order in which they are made: one begins when those before it are there.
        pub rank: Rank = "rank" by SetRank,
        pub estimated_minutes: Option<u32> = "estimated_minutes" by SetEstimatedMinutes,
        pub spent_minutes: Option<u32> = "spent_minutes" by SetSpentMinutes,
        pub done: bool = "done" by SetDone,
    } unread {
        bool = "binned" by Bin,
    }
}

declare! {
    pub struct Todo, edited by TodoEdit {
        /// The deliverable it is a step of; nothing: of the post itself.
        pub of: Option<DocId> = "of" by SetOf,
        pub words: String = "words" by SetWords,
        pub owner: Option<PersonId> = "owner" by SetOwner,
        pub rank: Rank = "rank" by SetRank,
        pub done: bool = "done" by SetDone,
    } unread {
        bool = "binned" by Bin,
    }
}

impl Deliverable {
    pub fn new(id: DocId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            sort: None,
            owner: None,
            duration_days: None,
            due: None,
            rank: Rank::default(),
            estimated_minutes: None,
            spent_minutes: None,
            done: false,
        }
    }

    /// The columns of one that comes with a new post.
    pub(crate) fn writes(&self) -> impl Iterator<Item = Write> {
        let all = [
            (!self.name.is_empty()).then(|| DeliverableEdit::SetName(self.name.clone())),
            self.sort.as_ref().and_then(Open::known).map(|sort| DeliverableEdit::SetSort(Some(sort))),
            self.owner.map(|owner| DeliverableEdit::SetOwner(Some(owner))),
            self.duration_days.map(|days| DeliverableEdit::SetDurationDays(Some(days))),
            self.due.map(|due| DeliverableEdit::SetDue(Some(due))),
            Some(DeliverableEdit::SetRank(self.rank.clone())),
            self.estimated_minutes.map(|minutes| DeliverableEdit::SetEstimatedMinutes(Some(minutes))),
        ];
        all.into_iter().flatten().map(|edit| PostEdit::Deliverable(self.id, edit).write())
    }

    /// How many minutes of work are left, by the estimate.
    pub fn minutes_left(&self) -> u32 {
        let estimated = self.estimated_minutes.unwrap_or(0);
        if self.done { 0 } else { estimated.saturating_sub(self.spent_minutes.unwrap_or(0)) }
    }
}

impl Todo {
    /// The columns of one that comes with a new post.
    pub(crate) fn writes(&self) -> impl Iterator<Item = Write> {
        let all = [
            Some(TodoEdit::SetWords(self.words.clone())),
            self.of.map(|of| TodoEdit::SetOf(Some(of))),
            self.owner.map(|owner| TodoEdit::SetOwner(Some(owner))),
            Some(TodoEdit::SetRank(self.rank.clone())),
        ];
        all.into_iter().flatten().map(|edit| PostEdit::Todo(self.id, edit).write())
    }

    pub fn new(id: DocId, words: &str) -> Self {
        Self { id, of: None, words: words.to_owned(), owner: None, rank: Rank::default(), done: false }
    }
}

/// The place behind all of these.
pub fn rank_after<'a>(ranks: impl IntoIterator<Item = &'a Rank>) -> Rank {
    Rank::between(ranks.into_iter().max(), None)
}
