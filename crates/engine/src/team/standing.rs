//! Somebody was removed, came back or has another role: other records count than before.
//!
//! Records of a removed device may have come in before the news. They stay in the log and count no longer: their documents
//! are folded anew without them, and nobody is told of them or sent them.

use std::collections::BTreeSet;

use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_ledger::fork::Head;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::roster::Roster;
use trekker_session::notice::Notice;
use trekker_storage::error::StorageError;

use super::Team;
use crate::troubles::of_storage;

impl Team {
    /// Counts anew after the roster became another one. Gives the documents that have to be folded anew.
    pub(crate) fn recount(&mut self, before: &Roster) -> Vec<[u8; 16]> {
        let after = self.membership.roster().clone();
        let devices: BTreeSet<DeviceKey> = before.devices.keys().chain(after.devices.keys()).copied().collect();
        let mut stale = BTreeSet::new();
        for device in devices {
            let (was, is) = (before.accepts_up_to(device), after.accepts_up_to(device));
            if was != is {
                self.limit(device, after.closed.get(&device).copied());
            }
            // Before there was a team nothing was folded.
            let from = match (before.founder, was == is) {
                (None, _) => None,
                (Some(_), true) => after.role_differs_from(before, device),
                (Some(_), false) => Some(was.min(is).saturating_add(1)),
            };
            match from.map(|from| self.reader.named_by(device, from)) {
                Some(Ok(named)) => stale.extend(named),
                Some(Err(error)) => self.could_not_recount(&error),
                None => {}
            }
        }
        for (kind, doc) in &stale {
            self.fold_anew(Kind::from_number(*kind), DocId(*doc));
        }
        stale.into_iter().map(|(_, doc)| doc).collect()
    }

    /// What is asked for, told of and served of a log.
    fn limit(&mut self, device: DeviceKey, up_to: Option<u64>) {
        let (stored, _) = self.writer.ends.of(device);
        let counted = up_to.map_or(stored, |up_to| up_to.min(stored));
        if counted > 0 {
            // The hash at that place has to be on the disk.
            self.writer.disk.flush();
        }
        let hash = self.reader.hash_at(device, counted).unwrap_or_else(|error| {
            self.could_not_recount(&error);
            None
        });
        let head = hash.map(|hash| Head { device, seq: counted, hash });
        let actions = self.exchange.limit(device, up_to, head);
        self.act(actions);
    }

    /// What shows may have in it what counts no longer: that has to be said.
    fn could_not_recount(&mut self, error: &StorageError) {
        tracing::error!(%error, "what counts could not be read");
        self.notice(Notice::Trouble(of_storage(error)));
    }

    fn fold_anew(&mut self, kind: Kind, id: DocId) {
        if self.documents.loaded(id).is_some() {
            // Everything written in it has to be on the disk before it is loaded again.
            self.writer.disk.flush();
            self.documents.drop_broken(id);
        }
        self.view.mark_stale(id);
        let is_near = self.is_near(id);
        self.goes_stale(kind, id, is_near);
    }

    /// Open documents that are not in memory any more are loaded again.
    pub(crate) fn reload_open(&mut self) {
        let open: Vec<DocId> = self.documents.open.keys().copied().collect();
        for id in open {
            if self.documents.loaded(id).is_none() && self.show(id).is_err() {
                self.hide(id);
            }
        }
    }
}
