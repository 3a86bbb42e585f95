//! What the person was told, so that nobody is told twice.

use std::collections::{HashMap, HashSet};

use trekker_domain::id::{DocId, PersonId};
use trekker_domain::important::Change;

#[derive(Debug, Default)]
pub(super) struct Told {
    /// Comments of which the person was told.
    pub(super) comments: HashSet<DocId>,
    /// What ideas of this person became part of and has not come yet, with the idea.
    pub(super) unnamed: Vec<(DocId, DocId)>,
    /// Changes that break their document, by hash.
    pub(super) left_out: HashSet<[u8; 32]>,
    /// Documents of which all that came since they were folded is this person's own, from another device of theirs.
    pub(super) mine_alone: HashSet<DocId>,
    /// Of posts that others changed: these changes, and whose they are.
    pub(super) hands: HashMap<DocId, (Vec<Change>, Vec<Vec<PersonId>>)>,
}
