//! The log grows: by what is done here, and by what comes from others.

use std::collections::BTreeMap;

use tokio::sync::oneshot;
use trekker_document::gatekeeper::{self, Refused};
use trekker_document::glimpse::date_in;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_ledger::chain;
use trekker_ledger::fork::Head;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::{Body, Entry, LARGEST_RECORD, MOST_ENTRIES, Record, RecordError};
use trekker_ledger::roster::Said;
use trekker_ledger::seal::Seal;
use trekker_ledger::statement::Statement;
use trekker_replication::exchange::LinkId;
use trekker_replication::inbox::Proven;
use trekker_replication::message::Message;
use trekker_session::notice::Notice;
use trekker_session::people::Connection;
use trekker_session::snapshot::Saving;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::store::{Batch, NewRecord, SEAL_BLOCK};

use super::refresh::Touched;
use super::writer::Pending;
use super::{Team, now};
use crate::carrying::CARRIED;
use crate::disk::Job;
use crate::folding::FoldedRow;
use crate::intake::Taken;
use crate::rows::day_number;

/// More than a record needs beside the bytes of one change.
const BYTES_BESIDE_A_CHANGE: usize = 64;

/// Why something is not written into the log: no other device would take it in. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AppendError {
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error(transparent)]
    Change(#[from] Refused),
}

impl Team {
    /// Writes one user action into this device's log and puts it on its way to the disk, with the rows it leads to. More than a
    /// record holds goes into several, under one seal.
    pub(crate) fn append(&mut self, entries: Vec<Entry>, rows: &[FoldedRow], at: u64) -> Result<(), AppendError> {
        self.append_all(in_records(entries), rows, at)
    }

    /// Several user actions at once, under one seal. `at`: the moment that their rows say, or they would not be what the records
    /// come to.
    pub(crate) fn append_all(
        &mut self,
        actions: Vec<Vec<Entry>>,
        rows: &[FoldedRow],
        at: u64,
    ) -> Result<(), AppendError> {
        let bodies = actions.into_iter().filter(|entries| !entries.is_empty()).map(Body::Changes).collect();
        self.append_bodies(bodies, rows, Batch::default(), Vec::new(), at)
    }

    /// Says something about membership.
    pub(crate) fn say(&mut self, statement: Statement) -> Result<(), AppendError> {
        let (seq, _) = self.writer.ends.of(self.me);
        self.membership.hears(Said { by: self.me, seq: seq + 1, statement: statement.clone() });
        let stale = self.roster_changed();
        let with = Batch { stale, ..Batch::default() };
        self.append_bodies(vec![Body::Statement(statement)], &[], with, Vec::new(), now())
    }

    /// Whether every other device takes these changes in: they go through the very gate that receives them.
    pub(crate) fn admits(&self, entries: &[Entry]) -> Result<(), AppendError> {
        for entry in entries {
            gatekeeper::admit(&self.me.0, entry.kind, &entry.change)?;
            let bytes = entry.change.len() + BYTES_BESIDE_A_CHANGE;
            if bytes > LARGEST_RECORD {
                return Err(RecordError::TooLarge(bytes).into());
            }
        }
        Ok(())
    }

    /// `with`: what is committed together with it. `touched`: documents of which what is said is not in memory.
    pub(crate) fn append_bodies(
        &mut self,
        bodies: Vec<Body>,
        rows: &[FoldedRow],
        with: Batch,
        touched: Vec<(Kind, DocId)>,
        at: u64,
    ) -> Result<(), AppendError> {
        let (mut seq, mut link) = self.writer.ends.of(self.me);
        let mut batch = with;
        for body in bodies {
            let (touches, is_statement) = match &body {
                Body::Changes(entries) => {
                    self.admits(entries)?;
                    (entries.iter().map(|entry| (entry.kind, entry.doc)).collect(), false)
                }
                Body::Statement(_) => (Vec::new(), true),
            };
            let bytes = Record { at, body }.encode()?;
            seq += 1;
            link = chain::next(link, &bytes);
            batch.records.push(NewRecord { device: self.me, seq, hash: link, bytes, touches, is_statement });
            if seq.is_multiple_of(SEAL_BLOCK) {
                batch.seals.push(Seal::new(&self.key, self.id, seq, link));
            }
        }
        if batch.is_empty() {
            return Ok(());
        }
        if batch.records.is_empty() {
            self.commit(batch, Pending::default());
            return Ok(());
        }
        if !seq.is_multiple_of(SEAL_BLOCK) {
            batch.seals.push(Seal::new(&self.key, self.id, seq, link));
        }
        self.writer.ends.set(self.me, seq, link);
        batch.folded.extend(rows.iter().map(|row| row.folded.clone()));
        let heads = vec![Head { device: self.me, seq, hash: link }];
        let touched = touched.into_iter().map(|(kind, id)| Touched { kind, id, day: None, is_mine: true }).collect();
        self.commit(batch, Pending { heads, touched, ..Pending::default() });
        Ok(())
    }

    /// Puts a batch on its way to the disk.
    pub(crate) fn commit(&mut self, batch: Batch, pending: Pending) {
        self.writer.tickets += 1;
        self.writer.pending.push_back(Pending { ticket: self.writer.tickets, ..pending });
        self.writer.disk.send(Job::Commit { ticket: self.writer.tickets, batch });
        self.writer.needs_checkpoint = true;
        // What the disk refuses is still refused.
        if self.writer.trouble.is_none() {
            self.set_saving(Saving::Saving);
        }
    }

    /// Tells when everything that is on its way now is on the disk.
    pub(crate) fn when_saved(&mut self) -> oneshot::Receiver<()> {
        let (saved, wait) = oneshot::channel();
        match self.writer.pending.back_mut() {
            Some(pending) => pending.saved.push(saved),
            None => answer(saved),
        }
        wait
    }

    fn set_saving(&mut self, saving: Saving) {
        if self.view.snapshot.saving != saving {
            self.view.snapshot.saving = saving;
            self.view.is_dirty = true;
        }
    }

    /// The disk takes nothing just now, and is tried again.
    pub(crate) fn disk_fails(&mut self, why: Trouble) {
        self.writer.trouble = Some(why);
        self.set_saving(Saving::Failing);
    }

    /// The disk takes nothing any more: whoever waits for it is told.
    pub(crate) fn disk_broke(&mut self, why: &Trouble) {
        self.writer.broke(why);
    }

    /// Everything up to this ticket is on the disk: now it may be told to others.
    pub(crate) fn committed(&mut self, ticket: u64) {
        self.documents.committed = ticket;
        self.writer.trouble = None;
        while let Some(pending) = self.writer.pending.pop_front_if(|pending| pending.ticket <= ticket) {
            let actions = self.exchange.grew(&pending.heads, pending.from);
            self.act(actions);
            for stored in pending.stored.into_iter().chain(pending.saved) {
                answer(stored);
            }
            for answer in pending.answers {
                answer.is_saved();
            }
            for link in pending.served {
                let actions = self.exchange.received(link, Message::Served);
                self.act(actions);
            }
            self.arrived(pending.touched);
            self.people_changed |= !pending.heads.is_empty();
        }
        self.save_what_grew();
        if self.writer.pending.is_empty() {
            self.set_saving(Saving::Saved);
        } else {
            self.set_saving(Saving::Saving);
        }
    }

    /// Takes in what a peer sent, as far as its authors may say it.
    pub(crate) fn take_in(
        &mut self,
        from: LinkId,
        records: Vec<Proven>,
        seals: Vec<Seal>,
        stored: oneshot::Sender<()>,
    ) {
        let mut batch = Batch::default();
        let mut pending = Pending { from: Some(from), stored: vec![stored], ..Pending::default() };
        let mut heads = BTreeMap::new();
        let mut uncounted: BTreeMap<DeviceKey, Vec<NewRecord>> = BTreeMap::new();
        let mut refused = None;
        let mut roster_changed = false;
        for record in records {
            let rest = uncounted.get(&record.device).map_or(0, |rest| rest.len() as u64);
            let (end, _) = self.writer.ends.of(record.device);
            if record.seq != end + rest + 1 {
                // Another link was faster.
                continue;
            }
            match self.membership.take_in(&record) {
                Ok(Taken { record: new, counts: false }) => uncounted.entry(record.device).or_default().push(new),
                Ok(Taken { record: new, counts: true }) => {
                    roster_changed |= new.is_statement;
                    self.writer.ends.set(record.device, record.seq, record.hash);
                    heads.insert(record.device, Head { device: record.device, seq: record.seq, hash: record.hash });
                    let is_mine = self.people.get(&record.device) == Some(&self.person);
                    pending.touched.extend(touched_by(&record.record.body, is_mine));
                    batch.records.push(new);
                }
                Err(refusal) => {
                    refused = Some(refusal);
                    break;
                }
            }
        }
        self.keep_up_to_seal(&mut batch, &heads, uncounted, &seals);
        batch.seals = seals
            .into_iter()
            .filter(|seal| {
                let (seq, _) = self.writer.ends.of(seal.device);
                let is_stored = batch
                    .records
                    .iter()
                    .any(|record| record.device == seal.device && record.seq == seal.seq && record.hash == seal.hash);
                is_stored && seal.seq <= seq
            })
            .collect();
        // A refusal may leave records without a seal over them: those are not kept.
        if refused.is_some() {
            self.drop_unsealed(&mut batch, &mut heads);
        }
        if from == CARRIED && !heads.is_empty() {
            self.meets(heads.keys().copied().collect::<Vec<_>>(), Connection::Carried);
            self.keep_met();
        }
        pending.heads = heads.into_values().collect();
        if roster_changed {
            batch.stale = self.roster_changed();
        }
        if !batch.is_empty() {
            self.commit(batch, pending);
        }
        if let Some(refusal) = refused {
            tracing::warn!(%refusal, "a record was refused");
            let about = self.name_of(refusal.device());
            let trouble = Trouble::new(TroubleKind::PeerRefused).about(about).detail(&refusal);
            self.notice(Notice::Trouble(trouble));
            self.link_closed(from);
        }
    }

    /// The seal over the last record that counts may stand some records later. Without those nobody could be shown that what
    /// counts is sealed, so they are kept as well.
    fn keep_up_to_seal(
        &self,
        batch: &mut Batch,
        heads: &BTreeMap<DeviceKey, Head>,
        uncounted: BTreeMap<DeviceKey, Vec<NewRecord>>,
        seals: &[Seal],
    ) {
        for (device, rest) in uncounted {
            let Some(head) = heads.get(&device) else { continue };
            let seals = || seals.iter().filter(|seal| seal.device == device).map(|seal| seal.seq);
            if seals().any(|seq| seq == head.seq) {
                continue;
            }
            let Some(sealed) = seals().filter(|seq| *seq > head.seq).min() else { continue };
            for record in rest.into_iter().filter(|record| record.seq <= sealed) {
                self.writer.ends.set(device, record.seq, record.hash);
                batch.records.push(record);
            }
        }
    }

    fn drop_unsealed(&mut self, batch: &mut Batch, heads: &mut BTreeMap<DeviceKey, Head>) {
        let devices: Vec<_> = heads.keys().copied().collect();
        for device in devices {
            let sealed = batch.seals.iter().filter(|seal| seal.device == device).map(|seal| seal.seq).max();
            let first = batch.records.iter().find(|record| record.device == device).map_or(1, |record| record.seq);
            let keep = sealed.unwrap_or(first - 1);
            batch.records.retain(|record| record.device != device || record.seq <= keep);
            match batch.records.iter().rev().find(|record| record.device == device) {
                Some(last) => {
                    self.writer.ends.set(device, last.seq, last.hash);
                    let head = heads.entry(device).or_insert(Head { device, seq: last.seq, hash: last.hash });
                    if head.seq > last.seq {
                        *head = Head { device, seq: last.seq, hash: last.hash };
                    }
                }
                None => {
                    heads.remove(&device);
                    let before = self.reader.hash_at(device, first - 1).ok().flatten();
                    let link = before.unwrap_or_else(|| chain::genesis(self.id, device));
                    self.writer.ends.set(device, first - 1, link);
                }
            }
        }
    }
}

pub(super) fn touched_by(body: &Body, is_mine: bool) -> impl Iterator<Item = Touched> {
    let entries = match body {
        Body::Changes(entries) => entries.as_slice(),
        Body::Statement(_) => &[],
    };
    entries.iter().map(move |entry| {
        let kind = Kind::from_number(entry.kind);
        let date = if kind == Kind::Post { date_in(&entry.change) } else { None };
        Touched { kind, id: DocId(entry.doc), day: date.map(day_number), is_mine }
    })
}

fn answer(waiting: oneshot::Sender<()>) {
    if waiting.send(()).is_err() {
        tracing::trace!("nobody waits for the disk any more");
    }
}

/// The entries of one user action, in as few records as hold them.
pub(crate) fn in_records(entries: Vec<Entry>) -> Vec<Vec<Entry>> {
    let mut records = vec![Vec::new()];
    let mut bytes = 0;
    for entry in entries {
        let its = entry.change.len() + BYTES_BESIDE_A_CHANGE;
        if records.last().is_some_and(|last| last.len() == MOST_ENTRIES || bytes + its > LARGEST_RECORD) {
            records.push(Vec::new());
            bytes = 0;
        }
        bytes += its;
        if let Some(last) = records.last_mut() {
            last.push(entry);
        }
    }
    records.retain(|record| !record.is_empty());
    records
}
