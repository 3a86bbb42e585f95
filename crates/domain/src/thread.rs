//! How a thread of comments stands: whether what it is about is resolved.

use crate::declare;
use crate::id::{DocId, PersonId};

declare! {
    /// Its id comes from the comment that began the thread, so there is one whoever resolves it.
    pub struct Thread, edited by ThreadEdit {
        pub resolved: bool = "resolved" by SetResolved untold,
        /// Who said so.
        pub by: Option<PersonId> = "owner" by SetBy untold,
    } needs {
        /// The comment that began it.
        pub comment: DocId = "about",
    }
}
