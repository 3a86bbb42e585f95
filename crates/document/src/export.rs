//! Plain Automerge documents, for other Automerge tools.

use crate::document::Document;

impl Document {
    /// The document as any Automerge tool opens it: everything, with its history.
    pub fn to_automerge_file(&self) -> Vec<u8> {
        self.automerge.save()
    }
}
