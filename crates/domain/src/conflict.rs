//! Two people chose differently at once: both values stand here until somebody picks one.

use crate::columns::Field;
use crate::id::PersonId;

/// One of the values, as its column's word, and who chose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As in machine-readable output; empty when the choice was to leave it empty.
    pub value: String,
    pub by: Option<PersonId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub field: Field,
    /// Which one, where each of several has a column: the id of a deliverable, of a channel, of a member.
    pub of: Option<String>,
    /// Two or more. The first is the one that counts until somebody picks.
    pub choices: Vec<Choice>,
}
