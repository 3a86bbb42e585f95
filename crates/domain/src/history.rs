//! What happened to a document: who, when, what.

use chrono::{DateTime, Utc};

use crate::conflict::Field;
use crate::id::{DocId, PersonId};
use crate::text::Version;

/// One step: everything one person changed in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// `None`: made by a device that is not (or not yet) known here.
    pub by: Option<PersonId>,
    /// The clock of the device that made it; for showing only.
    pub at: DateTime<Utc>,
    pub what: Vec<What>,
    /// As it was right after it, for whoever made it: for looking back.
    pub after: Version,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Made,
    /// The column's new value, as in machine-readable output; empty for emptied.
    Set {
        field: Field,
        /// The deliverable or to-do of the post that it is about.
        of: Option<DocId>,
        value: String,
    },
    /// So many characters written and taken away in the text.
    Wrote {
        written: usize,
        removed: usize,
    },
    /// A change by a newer Trekker to a column this one does not know.
    Other,
}
