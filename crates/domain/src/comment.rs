//! What a member said about a post or an idea. Said once; only its author edits or bins it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::id::{DocId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub id: DocId,
    /// The post or idea it is about.
    pub about: DocId,
    /// Whose device wrote it, from the log.
    pub by: PersonId,
    /// The clock of the author's device; for showing, never for order of truth.
    pub at: DateTime<Utc>,
    pub text: String,
    /// The comment that began the thread this one goes on with; `None`: it begins one.
    pub answers: Option<DocId>,
    /// Whom it is meant for.
    pub mentions: BTreeSet<PersonId>,
    /// The words of the text that it is about; `None`: the whole.
    pub passage: Option<Passage>,
    pub binned: bool,
}

/// Words of a collaborative text. They are found again when the text around them changes; only `document` reads the places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The place of the first letter.
    pub first: String,
    /// The place of the last letter.
    pub last: String,
    /// As they were when somebody said something about them.
    pub quote: String,
}

/// What is kept of the words of a passage; longer ones are cut.
pub const LONGEST_QUOTE: usize = 400;

/// What its author did to a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentEdit {
    SetText(String),
    Bin(bool),
}
