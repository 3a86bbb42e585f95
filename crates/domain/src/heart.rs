//! One person's heart for one idea.

use crate::id::{DocId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heart {
    pub id: DocId,
    pub idea: DocId,
    /// Whose device gave it, from the log.
    pub by: PersonId,
    /// Taken back: `false`.
    pub given: bool,
}
