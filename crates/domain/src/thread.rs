//! How a thread of comments stands: whether what it is about is resolved.

use crate::id::{DocId, PersonId};

/// Its id comes from the comment that began the thread, so there is one whoever resolves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    pub id: DocId,
    /// The comment that began it.
    pub comment: DocId,
    pub resolved: bool,
    /// Who said so.
    pub by: Option<PersonId>,
}
