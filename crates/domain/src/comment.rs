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
    pub binned: bool,
}

/// What its author did to a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentEdit {
    SetText(String),
    Bin(bool),
}
