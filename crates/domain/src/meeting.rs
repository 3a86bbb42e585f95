//! The meeting of a week: what was said, and what was decided.

use chrono::NaiveDate;

use crate::conflict::Field;
use crate::id::{DocId, PersonId};
use crate::publish_at::parse_date;
use crate::rank::Rank;

/// One for each week of a team: two people who begin it apart have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub id: DocId,
    /// The Monday of its week.
    pub monday: NaiveDate,
    /// What was said: several people write in it at once.
    pub text: String,
    /// Two changed the same sentence of its text apart, and nobody has settled it.
    pub overlaps: bool,
    /// In their order.
    pub decisions: Vec<Decision>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub id: DocId,
    pub words: String,
    /// Who does it.
    pub owner: Option<PersonId>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The task in the calendar that came of it.
    pub task: Option<DocId>,
    /// Somebody says that it is done, or that there is nothing to do.
    pub done: bool,
    pub rank: Rank,
}

impl Decision {
    pub fn new(id: DocId, words: &str) -> Self {
        Self { id, words: words.to_owned(), owner: None, due: None, task: None, done: false, rank: Rank::default() }
    }
}

/// What somebody did to the meeting of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingEdit {
    Decision(DocId, DecisionEdit),
}

impl MeetingEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen. `of`: the decision.
    pub fn choosing(field: Field, of: Option<DocId>, value: &str) -> Option<Self> {
        let edit = match field {
            Field::DecisionWords => DecisionEdit::SetWords(value.to_owned()),
            Field::DecisionOwner => DecisionEdit::SetOwner(PersonId::parse(value)),
            Field::DecisionDue => DecisionEdit::SetDue(parse_date(value)),
            Field::Task => DecisionEdit::SetTask(DocId::parse(value)),
            Field::Done => DecisionEdit::SetDone(value == "true"),
            _ => return None,
        };
        Some(Self::Decision(of?, edit))
    }
}

/// What somebody did to a decision. The first edit of a new id adds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionEdit {
    SetWords(String),
    SetOwner(Option<PersonId>),
    SetDue(Option<NaiveDate>),
    SetTask(Option<DocId>),
    SetDone(bool),
    SetRank(Rank),
    Bin(bool),
}
