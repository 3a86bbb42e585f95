//! What a post needs before it can go out: deliverables, which are something tangible, and to-dos, which are small steps.
//!
//! They are part of their post or task. Each is told apart by an id of its own, so two people who add one each both succeed.

use chrono::NaiveDate;

use crate::id::{DocId, PersonId};
use crate::open::{Open, word_enum};
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deliverable {
    pub id: DocId,
    pub name: String,
    pub sort: Option<Open<Sort>>,
    pub owner: Option<PersonId>,
    /// How many working days it takes. Nothing said: one.
    pub duration_days: Option<u32>,
    /// A day by which it has to be there, whatever the plan says.
    pub due: Option<NaiveDate>,
    /// The order in which they are made: one begins when those before it are there.
    pub rank: Rank,
    pub estimated_minutes: Option<u32>,
    pub spent_minutes: Option<u32>,
    pub done: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    pub id: DocId,
    /// The deliverable it is a step of; nothing: of the post itself.
    pub of: Option<DocId>,
    pub words: String,
    pub owner: Option<PersonId>,
    pub rank: Rank,
    pub done: bool,
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

    /// How many minutes of work are left, by the estimate.
    pub fn minutes_left(&self) -> u32 {
        let estimated = self.estimated_minutes.unwrap_or(0);
        if self.done { 0 } else { estimated.saturating_sub(self.spent_minutes.unwrap_or(0)) }
    }
}

impl Todo {
    pub fn new(id: DocId, words: &str) -> Self {
        Self { id, of: None, words: words.to_owned(), owner: None, rank: Rank::default(), done: false }
    }
}

/// What somebody did to a deliverable. The first edit of a new id makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeliverableEdit {
    SetName(String),
    SetSort(Option<Sort>),
    SetOwner(Option<PersonId>),
    SetDurationDays(Option<u32>),
    SetDue(Option<NaiveDate>),
    SetRank(Rank),
    SetEstimatedMinutes(Option<u32>),
    SetSpentMinutes(Option<u32>),
    SetDone(bool),
    Bin(bool),
}

/// What somebody did to a to-do. The first edit of a new id makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodoEdit {
    SetWords(String),
    SetOf(Option<DocId>),
    SetOwner(Option<PersonId>),
    SetRank(Rank),
    SetDone(bool),
    Bin(bool),
}

/// The place behind all of these.
pub fn rank_after<'a>(ranks: impl IntoIterator<Item = &'a Rank>) -> Rank {
    Rank::between(ranks.into_iter().max(), None)
}
