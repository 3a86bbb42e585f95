//! Records that the disk has damaged come again from whoever is linked. Until then what they changed shows as it was.

use std::collections::BTreeSet;

use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::Record;
use trekker_replication::exchange::LinkId;
use trekker_replication::message::Message;
use trekker_session::notice::Notice;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::store::Batch;

use super::log::touched_by;
use super::{Pending, Team};
use crate::link::Outgoing;

/// So many are asked for at a time: each may be half a megabyte.
const ASKED_AT_ONCE: usize = 16;

impl Team {
    /// Whether a record was read since the last look that is not what its chain says.
    pub(crate) fn look_for_damage(&mut self) {
        let found = self.reader.take_damage();
        let new: Vec<_> = found.into_iter().filter(|place| !self.damaged.contains(place)).collect();
        if new.is_empty() {
            return;
        }
        tracing::error!(records = new.len(), "records in the team's file are damaged");
        self.damaged.extend(new.iter().copied());
        let authors: BTreeSet<String> = new.iter().map(|(device, _)| self.name_of(*device)).collect();
        let authors: Vec<String> = authors.into_iter().collect();
        let detail = new.iter().map(|(device, seq)| format!("{device:?} {seq}")).collect::<Vec<_>>().join(", ");
        let trouble = Trouble::new(TroubleKind::RecordsDamaged).about(authors.join(", ")).detail(detail);
        self.notice(Notice::Trouble(trouble));
        let links: Vec<LinkId> = self.links.keys().copied().collect();
        for link in links {
            self.ask_to_mend(link);
        }
    }

    pub(super) fn ask_to_mend(&mut self, link: LinkId) {
        let some: Vec<_> = self.damaged.iter().copied().take(ASKED_AT_ONCE).collect();
        for (device, seq) in some {
            self.send(link, Outgoing::Message(Message::ShowRecord(device, seq)));
        }
    }

    /// A peer lacks this one. If it is damaged here as well there is nothing to show.
    pub(super) fn show_record(&mut self, link: LinkId, device: DeviceKey, seq: u64) {
        let stored = self.reader.record_whole(device, seq);
        match stored {
            Ok(Some(bytes)) => self.send(link, Outgoing::Message(Message::Record { device, seq, bytes })),
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "a record could not be read for a peer"),
        }
    }

    /// A peer showed its record: if it is what has to stand there it takes the place of the damaged one.
    pub(super) fn mend(&mut self, device: DeviceKey, seq: u64, bytes: Vec<u8>) {
        if !self.damaged.contains(&(device, seq)) {
            return;
        }
        let mended = match self.reader.mends(device, seq, bytes) {
            Ok(Some(mended)) => mended,
            Ok(None) => return tracing::warn!("a record was shown that does not fit where one is damaged"),
            Err(error) => return tracing::warn!(%error, "a damaged record could not be looked at"),
        };
        self.damaged.remove(&(device, seq));
        let touched = mended.record().map(|Record { body, .. }| touched_by(&body, false).collect()).unwrap_or_default();
        self.commit(Batch { mended: vec![mended], ..Batch::default() }, Pending { touched, ..Pending::default() });
        self.mended += 1;
        if self.damaged.is_empty() {
            let records = std::mem::take(&mut self.mended);
            self.notice(Notice::Mended { records });
        }
        let links: Vec<LinkId> = self.links.keys().copied().collect();
        for link in links {
            if self.damaged.is_empty() {
                // What it asked for may have stopped at the damage: the next link begins by comparing anew.
                self.drop_link(link);
            } else {
                self.ask_to_mend(link);
            }
        }
    }
}
