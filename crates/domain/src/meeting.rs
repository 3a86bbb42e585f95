//! The meeting of a week: what was said, and what was decided.

use chrono::NaiveDate;

use crate::columns::Cells;
use crate::declare;
use crate::id::{DocId, PersonId};
use crate::rank::Rank;

declare! {
    /// One for each week of a team: two people who begin it apart have one.
    pub struct Meeting, edited by MeetingEdit {} each {
        /// In their order.
        pub decisions: Vec<Decision> = "decision/" by Decision,
    } needs {
        /// The Monday of its week.
        pub monday: NaiveDate = "first_day",
    } with {
        /// What was said: several people write in it at once.
        pub text: String = Cells::text,
        /// Two changed the same sentence of its text apart, and nobody has settled it.
        pub overlaps: bool = Cells::has_overlaps,
    }
}

declare! {
    pub struct Decision, edited by DecisionEdit {
        pub words: String = "words" by SetWords,
        /// Who does it.
        pub owner: Option<PersonId> = "owner" by SetOwner,
        /// By when.
        pub due: Option<NaiveDate> = "due" by SetDue,
        /// The task in the calendar that came of it.
        pub task: Option<DocId> = "task" by SetTask,
        /// Somebody says that it is done, or that there is nothing to do.
        pub done: bool = "done" by SetDone,
        pub rank: Rank = "rank" by SetRank,
    } unread {
        bool = "binned" by Bin,
    }
}

impl Decision {
    pub fn new(id: DocId, words: &str) -> Self {
        Self { id, words: words.to_owned(), owner: None, due: None, task: None, done: false, rank: Rank::default() }
    }
}
