//! Links to other devices: what the exchange decided is done here.

use serde::{Deserialize, Serialize};
use trekker_domain::id::DocId;
use trekker_ledger::fork::Fork;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::receipt::Receipt;
use trekker_ledger::seal::Seal;
use trekker_ledger::ticket::Door;
use trekker_ledger::vector::Range;
use trekker_network::Network;
use trekker_replication::exchange::{Action, LinkId, Reason};
use trekker_replication::message::Message;
use trekker_session::notice::Notice;
use trekker_session::people::Connection;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::store::Batch;

use super::writer::Pending;
use super::{Team, now};
use crate::carrying::CARRIED;
use crate::link::{self, Incoming, Outgoing};

/// A caret that was not heard of for so many ticks of a quarter second is gone.
const CARET_TICKS: u64 = 120;

/// What others see of where I write: sent past the log, kept nowhere.
#[derive(Serialize, Deserialize)]
struct Presence {
    doc: [u8; 16],
    /// As `document` writes it; `None`: no longer there.
    caret: Option<Vec<u8>>,
}

impl Team {
    pub(crate) fn link_opened(&mut self, link: trekker_network::Link) {
        let (id, device) = (link.id, DeviceKey(link.device));
        let Ok(reader) = self.reader.again() else { return };
        let handle = {
            let _in_runtime = self.background.runtime.enter();
            link::start(link, self.id, reader, self.writer.ends.clone(), &self.background.events)
        };
        self.reach.links.insert(id, handle);
        // How, is told next.
        self.meets([device], Connection::Direct);
        // Where this device is now: the other one needs it to find it again.
        self.sign_receipt();
        let actions = self.exchange.opened(id, device);
        self.act(actions);
        self.ask_to_mend(id);
    }

    pub(crate) fn link_closed(&mut self, id: LinkId) {
        let Some(link) = self.reach.links.remove(&id) else { return };
        self.meets([link.device], Connection::None);
        self.keep_met();
        self.forget_carets_of(link.device);
        self.people_changed = true;
        let actions = self.exchange.closed(id);
        self.act(actions);
    }

    pub(crate) fn path(&mut self, device: DeviceKey, path: trekker_network::Path) {
        let connection = match path {
            trekker_network::Path::Local => Connection::Local,
            trekker_network::Path::Direct => Connection::Direct,
            trekker_network::Path::Relayed => Connection::Relayed,
        };
        self.meets([device], connection);
    }

    pub(crate) fn heard(&mut self, id: LinkId, incoming: Incoming) {
        match incoming {
            Incoming::Message(Message::Receipts(receipts)) if id == CARRIED => {
                let actions = self.exchange.carried(receipts);
                let news = actions.iter().filter_map(|action| match action {
                    Action::Keep(receipt) => Some(receipt.device),
                    _ => None,
                });
                self.meets(news.collect::<Vec<_>>(), Connection::Carried);
                self.act(actions);
            }
            // As long as it is not proven who belongs, damaged records are all that is talked about.
            Incoming::Message(Message::Served) if self.repair.is_unproven => {}
            Incoming::Proven { stored, .. } if self.repair.is_unproven => {
                if stored.send(()).is_err() {
                    tracing::trace!("the link is gone");
                }
            }
            // What was served counts when it is on the disk: asked sooner, the same would be sent again.
            Incoming::Message(Message::Served) if !self.writer.pending.is_empty() => {
                if let Some(pending) = self.writer.pending.back_mut() {
                    pending.served.push(id);
                }
            }
            Incoming::Message(message) => {
                let actions = self.exchange.received(id, message);
                self.act(actions);
            }
            Incoming::Proven { records, seals, stored } => self.take_in(id, records, seals, stored),
            Incoming::Refused { breaks, .. } if breaks == Some(self.me) && self.is_longer_elsewhere() => {
                // Others go on with what this device once said, and not with what it says now.
                self.renewal.is_due = true;
                self.drop_link(id);
            }
            Incoming::Refused { why, .. } => {
                let about = self.reach.links.get(&id).map(|link| self.name_of(link.device)).unwrap_or_default();
                tracing::warn!(%why, %about, "a link was closed");
                let trouble = Trouble::new(TroubleKind::PeerRefused).about(about).detail(why);
                self.notice(Notice::Trouble(trouble));
                self.drop_link(id);
            }
        }
    }

    /// Somebody has more of this device's log than it has itself: it is a copy that was put back, and has not caught up.
    fn is_longer_elsewhere(&self) -> bool {
        self.renewal.shown_elsewhere > self.writer.ends.of(self.me).0
    }

    pub(super) fn drop_link(&mut self, id: LinkId) {
        self.link_closed(id);
    }

    /// Does what the exchange decided, in its order.
    pub(crate) fn act(&mut self, actions: Vec<Action>) {
        for action in actions {
            match action {
                Action::Send(id, message) => self.send(id, Outgoing::Message(message)),
                Action::Serve { .. } if self.repair.is_unproven => {}
                Action::Serve { link, ranges, answers, theirs } => {
                    self.send(link, Outgoing::Serve { ranges, answers, theirs });
                }
                Action::Keep(receipt) => self.keep_receipt(receipt),
                Action::Compare(id, head) => {
                    let ours = self.reader.hash_at(head.device, head.seq).ok().flatten();
                    if ours.is_some_and(|ours| ours != head.hash) {
                        // Only seals prove it; what a peer merely says proves nothing.
                        let actions = self.exchange.compared(id, head.device);
                        self.act(actions);
                    }
                }
                Action::ShowSeals(id, device) => {
                    let last = self.exchange.have().get(device);
                    let seals = self.reader.seals(Range { device, first: 1, last }).unwrap_or_default();
                    // The newest are the likeliest to be of use; a message holds some thousands.
                    let some = seals.into_iter().rev().take(4096).collect();
                    self.send(id, Outgoing::Message(Message::Seals(some)));
                }
                Action::Judge(seals) => self.judge(&seals),
                Action::ShowRecord(id, device, seq) => self.show_record(id, device, seq),
                Action::Mend { device, seq, bytes } => self.mend(device, seq, bytes),
                Action::Close(id, reason) => {
                    tracing::warn!(?reason, "a link is closed");
                    if let Reason::OtherProtocol(number) = reason {
                        let name = self.reach.links.get(&id).map(|link| self.name_of(link.device)).unwrap_or_default();
                        let trouble = Trouble::new(TroubleKind::PeerOtherVersion).about(name);
                        self.notice(Notice::Trouble(trouble.detail(format!("protocol {number}"))));
                    }
                    self.drop_link(id);
                }
            }
        }
    }

    pub(super) fn send(&mut self, id: LinkId, outgoing: Outgoing) {
        let Some(link) = self.reach.links.get(&id) else { return };
        // A peer that reads this slowly gets a new link, which begins by comparing anew.
        if link.outgoing.try_send(outgoing).is_err() {
            tracing::debug!(device = ?link.device, "a link has too much waiting");
            self.drop_link(id);
        }
    }

    fn keep_receipt(&mut self, receipt: Receipt) {
        self.people_changed = true;
        if receipt.device != self.me && !receipt.address.is_empty() {
            self.reach.addresses.push((receipt.device, receipt.address.clone()));
        }
        self.commit(Batch { receipts: vec![receipt], ..Batch::default() }, Pending::default());
    }

    fn judge(&mut self, seals: &[Seal]) {
        for seal in seals {
            if !seal.is_valid(self.id) {
                continue;
            }
            let ours = self.reader.hash_at(seal.device, seal.seq).ok().flatten();
            if seal.device == self.me && !self.exchange.is_forked(self.me) {
                // My own hand: if I do not know it, I am a copy of myself.
                self.renewal.shown_elsewhere = self.renewal.shown_elsewhere.max(seal.seq);
                self.renewal.is_due |= ours.is_some_and(|ours| ours != seal.hash);
                continue;
            }
            if ours.is_none_or(|ours| ours == seal.hash) {
                continue;
            }
            let here = Range { device: seal.device, first: seal.seq, last: seal.seq };
            let our_seals = self.reader.seals(here).unwrap_or_default();
            let fork = our_seals.into_iter().find_map(|ours| Fork::between(self.id, ours, *seal));
            self.found_fork(seal.device, fork);
        }
    }

    fn found_fork(&mut self, device: DeviceKey, proof: Option<Fork>) {
        if !self.exchange.is_forked(device) {
            let about = self.name_of(device);
            self.notice(Notice::Trouble(Trouble::new(TroubleKind::Fork).about(about)));
        }
        self.exchange.forked(device, proof);
        if let Some(fork) = proof {
            self.commit(Batch { forks: vec![fork], ..Batch::default() }, Pending::default());
        }
    }

    /// Signs for what this device has, if that is more than it signed for last, or it can be reached elsewhere.
    pub(crate) fn sign_receipt(&mut self) {
        if !self.is_ready() || self.is_example || self.repair.is_unproven {
            return;
        }
        let have = self.exchange.have();
        let is_old = self.exchange.receipt_of(self.me).is_none_or(|last| {
            let others = have.beyond(&last.vector).any(|range| range.device != self.me);
            others || last.address != self.reach.address
        });
        if !is_old {
            return;
        }
        self.reach.receipt_number += 1;
        let receipt = Receipt::new(
            &self.key,
            self.id,
            self.reach.receipt_number,
            now(),
            have.clone(),
            self.reach.address.clone(),
        );
        let actions = self.exchange.receipt(receipt, None);
        self.act(actions);
    }

    /// Tells the network where the others are, as far as it has not been told.
    pub(crate) fn teach_addresses(&mut self, network: &Network) {
        for (device, address) in std::mem::take(&mut self.reach.addresses) {
            if let Err(error) = network.learn_address(device.0, &address) {
                tracing::debug!(%error, "an address does not read");
            }
        }
    }

    /// Where all others are, as far as it is known.
    pub(crate) fn all_doors(&self) -> Vec<Door> {
        let roster = self.membership.roster();
        let known =
            self.exchange.receipts().filter(|receipt| receipt.device != self.me && roster.is_open(receipt.device));
        let known = known.map(|receipt| Door { device: receipt.device, address: receipt.address.clone() });
        let mut doors: Vec<Door> = known.filter(|door| !door.address.is_empty()).collect();
        doors.extend(self.reach.doors.iter().filter(|door| roster.is_open(door.device)).cloned());
        doors
    }

    /// A network that was started anew knows nobody.
    pub(crate) fn teach_all_addresses(&mut self) {
        self.reach.addresses.extend(self.reach.doors.iter().map(|door| (door.device, door.address.clone())));
        let receipts = self.exchange.receipts().filter(|receipt| receipt.device != self.me);
        let known = receipts.filter(|receipt| !receipt.address.is_empty());
        self.reach.addresses.extend(known.map(|receipt| (receipt.device, receipt.address.clone())));
    }

    /// My caret moved.
    pub(crate) fn caret(&mut self, doc: DocId, at: Option<usize>) {
        let caret = match at {
            Some(at) => match self.documents.loaded(doc).and_then(|loaded| loaded.document.caret_at(at)) {
                Some(caret) => Some(caret),
                None => return,
            },
            None => None,
        };
        let Ok(news) = postcard::to_stdvec(&Presence { doc: doc.0, caret }) else { return };
        for link in self.reach.links.values() {
            if let Err(error) = link.presence.send(&news) {
                tracing::trace!(%error, "a caret was not sent");
            }
        }
    }

    /// Somebody's caret moved.
    pub(crate) fn presence(&mut self, device: DeviceKey, news: &[u8]) {
        let Ok(Presence { doc, caret }) = postcard::from_bytes(news) else { return };
        let doc = DocId(doc);
        let ticks = self.ticks;
        let Some(open) = self.documents.open.get_mut(&doc) else { return };
        match caret {
            Some(caret) => open.carets.insert(device, (caret, ticks)),
            None => open.carets.remove(&device),
        };
        self.show_detail(doc);
    }

    fn forget_carets_of(&mut self, device: DeviceKey) {
        let mut changed = Vec::new();
        for (id, open) in &mut self.documents.open {
            if open.carets.remove(&device).is_some() {
                changed.push(*id);
            }
        }
        for id in changed {
            self.show_detail(id);
        }
    }

    pub(crate) fn forget_old_carets(&mut self) {
        let ticks = self.ticks;
        let mut changed = Vec::new();
        for (id, open) in &mut self.documents.open {
            let before = open.carets.len();
            open.carets.retain(|_, (_, heard)| *heard + CARET_TICKS > ticks);
            if open.carets.len() != before {
                changed.push(*id);
            }
        }
        for id in changed {
            self.show_detail(id);
        }
    }
}
