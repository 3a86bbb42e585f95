//! One person's heart for one idea.

use crate::columns::Made;
use crate::declare;
use crate::id::{DocId, PersonId};

declare! {
    pub struct Heart, edited by HeartEdit {
        /// Taken back: `false`.
        pub given: bool = "given" by SetGiven untold,
    } needs {
        pub idea: DocId = "about",
    } with {
        /// Whose device gave it, from the log.
        pub by: PersonId = Made::by,
    }
}
