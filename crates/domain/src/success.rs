//! A success: what something brought, in words and figures, to the credit of whoever thought of it and whoever made it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::columns::{Cells, Write};
use crate::declare;
use crate::id::{DocId, PersonId};
use crate::post::PostSummary;
use crate::rank::Rank;

declare! {
    pub struct Success, edited by SuccessEdit {
        /// The post or plan that brought it, if it is one.
        pub about: Option<DocId> = "about" by SetAbout,
        /// What it brought.
        pub words: String = "words" by SetWords,
        pub day: Option<NaiveDate> = "date" by SetDay,
        pub binned: bool = "binned" by Bin,
    } each {
        /// In their order.
        pub figures: Vec<Figure> = "figure/" by Figure,
        /// Credited by hand, beside those of whom the team's work tells.
        pub thought_by: BTreeSet<PersonId> = "thought/" by SetThoughtBy,
        pub made_by: BTreeSet<PersonId> = "made/" by SetMadeBy,
    } with {
        /// Two people chose differently at once.
        pub contested: bool = Cells::is_contested,
    }
}

declare! {
    /// One figure: 'visitors', '1,240'.
    pub struct Figure, edited by FigureEdit {
        pub name: String = "name" by SetName,
        /// As somebody typed it.
        pub value: String = "value" by SetValue,
        pub rank: Rank = "rank" by SetRank,
    } unread {
        bool = "binned" by Bin,
    }
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

impl SuccessEdit {
    /// Somebody is credited by hand; or is not after all.
    pub fn credit(person: PersonId, part: Part, given: bool) -> Self {
        match part {
            Part::Thought => Self::SetThoughtBy(person, given),
            Part::Made => Self::SetMadeBy(person, given),
        }
    }
}

impl NewSuccess {
    pub(crate) fn writes(&self) -> Vec<Write> {
        let about = self.about.map(|about| SuccessEdit::SetAbout(Some(about)));
        let day = self.day.map(|day| SuccessEdit::SetDay(Some(day)));
        let all = std::iter::once(SuccessEdit::SetWords(self.words.clone())).chain(about).chain(day);
        all.map(|edit| edit.write()).collect()
    }
}

/// Who made a post: whoever is responsible for it, helps with it, or makes something for it.
pub fn makers(post: &PostSummary) -> BTreeSet<PersonId> {
    let of_work = post.deliverables.iter().filter_map(|one| one.owner);
    post.owner.into_iter().chain(post.helpers.iter().copied()).chain(of_work).collect()
}
