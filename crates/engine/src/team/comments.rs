//! Comments on words of a text.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::text::Version;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::{Team, internal};

impl Team {
    /// Says something about words of a text.
    pub(crate) fn comment_on(
        &mut self,
        (id, about): (DocId, DocId),
        (seen, range): (&Version, Range<usize>),
        text: String,
        mentions: BTreeSet<PersonId>,
    ) -> Result<(), Trouble> {
        let kind = self.kind_of(about).ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(about))?;
        let people = Arc::clone(&self.people);
        let loaded = self.documents.get(&self.reader, &people, about, kind).map_err(internal)?;
        // Words that are gone in the meantime: what was said is said about the whole.
        let passage = loaded.document.passage(seen, range);
        self.edit(&[Edit::NewComment { id, about, text, answers: None, mentions, passage }])
    }
}
