//! Records that the disk has damaged come again from whoever is linked. Until then what they changed shows as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::{Body, Record};
use trekker_replication::exchange::LinkId;
use trekker_replication::message::Message;
use trekker_session::notice::Notice;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::store::Batch;

use super::Team;
use super::log::touched_by;
use super::writer::Pending;
use crate::link::Outgoing;

/// So many ticks after a link was opened it is clear that what was asked for does not come.
const GAP_STAYS_TICKS: u64 = 120;
/// So many are asked for at a time: each may be half a megabyte.
const ASKED_AT_ONCE: usize = 16;

/// What the disk has damaged of the team's file, until it is whole again.
#[derive(Debug, Default)]
pub(crate) struct Repair {
    /// Damaged records, by log and number.
    pub(super) damaged: BTreeSet<(DeviceKey, u64)>,
    /// How many of them came whole again that the person was not told of.
    repaired: usize,
    /// Records that peers showed and that only prove themselves with others that have not come yet.
    shown: BTreeMap<(DeviceKey, u64), Vec<u8>>,
    /// Part of what says who belongs to the team is damaged: everything is read, and nothing is written, taken or given.
    pub(crate) is_unproven: bool,
    /// What was damaged of that is whole again: it is to be opened anew.
    pub(crate) reopens: bool,
    /// Since when a link is open and what is damaged of this device's own log has not come.
    own_gap_since: Option<u64>,
}

impl Repair {
    pub(super) fn new(is_unproven: bool) -> Self {
        Self { is_unproven, ..Self::default() }
    }

    /// What nobody has shown yet; so many at a time.
    fn lacking(&self) -> Vec<(DeviceKey, u64)> {
        self.damaged.iter().filter(|place| !self.shown.contains_key(place)).copied().take(ASKED_AT_ONCE).collect()
    }

    /// The damaged records around this one that follow each other: of those only the links at both ends are known.
    fn around(&self, device: DeviceKey, seq: u64) -> RangeInclusive<u64> {
        let is_damaged = |seq: &u64| self.damaged.contains(&(device, *seq));
        let first = (1..=seq).rev().take_while(is_damaged).last().unwrap_or(seq);
        let last = (seq..).take_while(is_damaged).last().unwrap_or(seq);
        first..=last
    }

    /// All of these, once each was shown. They are shown no longer then.
    fn take_shown(&mut self, device: DeviceKey, places: &RangeInclusive<u64>) -> Option<Vec<Vec<u8>>> {
        let all: Option<Vec<Vec<u8>>> = places.clone().map(|seq| self.shown.get(&(device, seq)).cloned()).collect();
        let all = all?;
        self.shown.retain(|(shown, seq), _| *shown != device || !places.contains(seq));
        Some(all)
    }
}

impl Team {
    /// Whether a record was read since the last look that is not what its chain says.
    pub(crate) fn look_for_damage(&mut self) {
        let found = self.reader.take_damage();
        let new: Vec<_> = found.into_iter().filter(|place| !self.repair.damaged.contains(place)).collect();
        if new.is_empty() {
            return;
        }
        tracing::error!(records = new.len(), "records in the team's file are damaged");
        self.repair.damaged.extend(new.iter().copied());
        let authors: BTreeSet<String> = new.iter().map(|(device, _)| self.name_of(*device)).collect();
        let authors: Vec<String> = authors.into_iter().collect();
        let detail = new.iter().map(|(device, seq)| format!("{device:?} {seq}")).collect::<Vec<_>>().join(", ");
        let trouble = Trouble::new(TroubleKind::RecordsDamaged).about(authors.join(", ")).detail(detail);
        self.notice(Notice::Trouble(trouble));
        // Of a statement there are two copies.
        for (device, seq) in new {
            match self.reader.statement_copy(device, seq) {
                Ok(Some(bytes)) => self.mend(device, seq, bytes),
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "the copy of a statement could not be read"),
            }
        }
        for link in self.reach.all_links() {
            self.ask_to_mend(link);
        }
    }

    /// Something of this device's own log is missing, and nobody who is linked has it: others can never get what stands behind
    /// it. So this device goes on under a new key, and says again what there is.
    pub(crate) fn renew_if_gap_stays(&mut self) {
        let has_gap = self.repair.damaged.iter().any(|(device, _)| *device == self.me);
        if !has_gap || self.reach.links.is_empty() || self.is_example {
            self.repair.own_gap_since = None;
            return;
        }
        let since = *self.repair.own_gap_since.get_or_insert(self.ticks);
        if self.ticks >= since + GAP_STAYS_TICKS && !self.renewal.is_due {
            tracing::warn!("records of this device's own are nowhere any more");
            self.renewal.is_due = true;
        }
    }

    pub(super) fn ask_to_mend(&mut self, link: LinkId) {
        for (device, seq) in self.repair.lacking() {
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
        if !self.repair.damaged.contains(&(device, seq)) {
            return;
        }
        self.repair.shown.insert((device, seq), bytes);
        let places = self.repair.around(device, seq);
        let first = *places.start();
        let Some(all) = self.repair.take_shown(device, &places) else {
            return self.reach.all_links().into_iter().for_each(|link| self.ask_to_mend(link));
        };
        let mended = match self.reader.mend_all(device, first, all) {
            Ok(Some(mended)) => mended,
            Ok(None) => return tracing::warn!("records were shown that do not fit where some are damaged"),
            Err(error) => return tracing::warn!(%error, "damaged records could not be looked at"),
        };
        self.repair.repaired += mended.len();
        let mut touched = Vec::new();
        for one in &mended {
            self.repair.damaged.remove(&(device, one.seq));
            let record = one.record();
            self.repair.reopens |=
                self.repair.is_unproven && record.as_ref().is_some_and(|it| matches!(it.body, Body::Statement(_)));
            touched.extend(record.iter().flat_map(|Record { body, .. }| touched_by(body, false)));
        }
        self.repair.reopens |= self.repair.is_unproven && self.repair.damaged.is_empty();
        self.commit(Batch { mended, ..Batch::default() }, Pending { touched, ..Pending::default() });
        if self.repair.damaged.is_empty() {
            let records = std::mem::take(&mut self.repair.repaired);
            self.notice(Notice::Mended { records });
        }
        for link in self.reach.all_links() {
            if self.repair.damaged.is_empty() {
                // What it asked for may have stopped at the damage: the next link begins by comparing anew.
                self.drop_link(link);
            } else {
                self.ask_to_mend(link);
            }
        }
    }
}
