//! An idea: a card on the pinboard.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::id::{DocId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idea {
    pub id: DocId,
    pub text: String,
    /// Whose device wrote it down, from the log.
    pub brought_by: PersonId,
    /// The clock of that device.
    pub brought_at: DateTime<Utc>,
    pub hearts: BTreeSet<PersonId>,
    pub binned: bool,
}

impl Idea {
    /// The first line with words in it: what a card shows at least.
    pub fn headline(&self) -> &str {
        self.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
    }
}

/// What somebody did to an idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdeaEdit {
    Text(crate::text::TextEdit),
    Bin(bool),
}
