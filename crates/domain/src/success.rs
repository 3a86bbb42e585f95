//! A success: what something brought, in words and figures, to the credit of whoever thought of it and whoever made it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::conflict::Field;
use crate::id::{DocId, PersonId};
use crate::post::PostSummary;
use crate::publish_at::parse_date;
use crate::rank::Rank;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Success {
    pub id: DocId,
    /// The post or plan that brought it, if it is one.
    pub about: Option<DocId>,
    /// What it brought.
    pub words: String,
    pub day: Option<NaiveDate>,
    /// In their order.
    pub figures: Vec<Figure>,
    /// Credited by hand, beside those of whom the team's work tells.
    pub thought_by: BTreeSet<PersonId>,
    pub made_by: BTreeSet<PersonId>,
    /// Two people chose differently at once.
    pub contested: bool,
    pub binned: bool,
}

/// One figure: 'visitors', '1,240'.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub id: DocId,
    pub name: String,
    /// As somebody typed it.
    pub value: String,
    pub rank: Rank,
}

/// What somebody did for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Thought,
    Made,
}

/// What a new success begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewSuccess {
    pub about: Option<DocId>,
    pub words: String,
    pub day: Option<NaiveDate>,
}

/// What somebody did to a success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuccessEdit {
    SetAbout(Option<DocId>),
    SetWords(String),
    SetDay(Option<NaiveDate>),
    Figure(DocId, FigureEdit),
    Credit { person: PersonId, part: Part, given: bool },
    Bin(bool),
}

impl SuccessEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen. `of`: the figure.
    pub fn choosing(field: Field, of: Option<DocId>, value: &str) -> Option<Self> {
        Some(match (field, of) {
            (Field::About, None) => Self::SetAbout(DocId::parse(value)),
            (Field::Text, None) => Self::SetWords(value.to_owned()),
            (Field::Date, None) => Self::SetDay(parse_date(value)),
            (Field::FigureName, Some(of)) => Self::Figure(of, FigureEdit::SetName(value.to_owned())),
            (Field::FigureValue, Some(of)) => Self::Figure(of, FigureEdit::SetValue(value.to_owned())),
            (Field::Binned, None) => Self::Bin(value == "true"),
            _ => return None,
        })
    }
}

/// What somebody did to a figure. The first edit of a new id adds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureEdit {
    SetName(String),
    SetValue(String),
    SetRank(Rank),
    Bin(bool),
}

/// Who made a post: whoever is responsible for it, helps with it, or makes something for it.
pub fn makers(post: &PostSummary) -> BTreeSet<PersonId> {
    let of_work = post.deliverables.iter().filter_map(|one| one.owner);
    post.owner.into_iter().chain(post.helpers.iter().copied()).chain(of_work).collect()
}
