//! What this device wrote and no other takes in is said again, in changes that they take in.
//!
//! What is written today passes the gate of those who receive it first. An older Trekker kept changes with more operations
//! than the gate lets through: its writer had them and nobody else ever would.

use std::sync::Arc;

use trekker_document::contain::contain;
use trekker_document::document::{Document, DocumentError};
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_ledger::record::Body;
use trekker_session::notice::Notice;
use trekker_session::trouble::Trouble;
use trekker_storage::store::Batch;

use super::internal;
use super::log::in_records;
use super::{Team, now};
use crate::folding::LeftOut;

/// Under which name the team's file keeps the changes that were said again, by their hashes.
const KEPT: &str = "said-again";

impl Team {
    /// These changes of this device's in one document are refused by all. Tells the person either way.
    pub(crate) fn say_again(&mut self, kind: Kind, id: DocId, refused: &[LeftOut]) {
        let mut known = self.said_again();
        let new: Vec<&LeftOut> = refused.iter().filter(|one| !known.contains(&one.change)).collect();
        if new.is_empty() {
            return;
        }
        known.extend(new.iter().map(|one| one.change));
        let outcome = self.try_to_say_again(kind, id, &known.concat());
        if let Err(trouble) = &outcome {
            tracing::error!(?trouble, doc = %id, "what others do not take in could not be said again");
        }
        let title = self.view.title_of(id);
        self.notice(Notice::SaidAgain { kind, title, is_said: outcome.is_ok() });
    }

    fn said_again(&self) -> Vec<[u8; 32]> {
        let kept = self.reader.meta(KEPT).ok().flatten().unwrap_or_default();
        kept.as_chunks().0.to_vec()
    }

    fn try_to_say_again(&mut self, kind: Kind, id: DocId, known: &[u8]) -> Result<(), Trouble> {
        let people = Arc::clone(&self.people);
        let changes = self.reader.changes_of(id.0, 0).map_err(internal)?;
        // What this device wrote itself harms it no more than it did then.
        let trusted = changes.iter().filter(|change| change.device == self.me && people.counts(change));
        let trusted: Vec<&[u8]> = trusted.map(|change| change.change.as_slice()).collect();
        let loaded = self.documents.get(&self.reader, &people, id, kind).map_err(internal)?;
        let meant = contain(|| {
            let mut meant: Document = loaded.document.clone();
            meant.apply(trusted).map(|()| meant)
        });
        let meant = meant.unwrap_or(Err(DocumentError::Broke)).map_err(internal)?;
        let writes = loaded.document.towards(&meant);
        let at = now();
        let changed = self.documents.write(self.editors, at, id, false, &writes).map_err(internal)?;
        self.admits(&changed.entries).map_err(internal)?;
        let bodies = in_records(changed.entries).into_iter().map(Body::Changes).collect();
        // In one commit with what is said: never twice, and never not at all.
        let with = Batch { meta: vec![(KEPT, known.to_vec())], ..Batch::default() };
        self.append_bodies(bodies, &[], with, vec![(kind, id)], at).map_err(internal)?;
        self.documents.written_with(id, self.writer.tickets);
        Ok(())
    }
}
