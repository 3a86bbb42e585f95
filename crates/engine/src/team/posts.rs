//! Posts and variants, whole, as they are in their documents now.

use std::sync::Arc;

use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::post::Post;
use trekker_domain::variant::Variant;
use trekker_session::trouble::Trouble;

use super::{Team, internal};

impl Team {
    pub(super) fn post(&mut self, id: DocId) -> Result<Post, Trouble> {
        let people = Arc::clone(&self.people);
        let loaded = self.documents.get(&self.reader, &people, id, Kind::Post).map_err(internal)?;
        Ok(Post::read(id, &loaded.document.cells(&*people)))
    }

    pub(super) fn variant(&mut self, id: DocId) -> Result<Option<Variant>, Trouble> {
        let people = Arc::clone(&self.people);
        let loaded = self.documents.get(&self.reader, &people, id, Kind::Variant).map_err(internal)?;
        Ok(Variant::read(id, &loaded.document.cells(&*people)))
    }
}
