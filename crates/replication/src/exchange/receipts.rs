//! Who has what, by their own signed word, and passing it on.

use std::collections::BTreeSet;

use trekker_ledger::keys::DeviceKey;
use trekker_ledger::receipt::Receipt;
use trekker_ledger::vector::Vector;

use super::{Action, Exchange, LinkId, Reason};
use crate::message::Message;

/// Receipts of so many devices are kept that are not known to belong.
const MOST_STRANGERS: usize = 64;

impl Exchange {
    /// These devices belong, or did.
    pub fn set_members(&mut self, members: BTreeSet<DeviceKey>) {
        self.members = members;
    }

    /// The newest receipt known of each device.
    pub fn receipts(&self) -> impl Iterator<Item = &Receipt> {
        self.receipts.values()
    }

    pub fn receipt_of(&self, device: DeviceKey) -> Option<&Receipt> {
        self.receipts.get(&device)
    }

    /// What a device has for certain: what it signed for, and what it wrote itself. `None`: nothing is known.
    pub fn known_of(&self, device: DeviceKey) -> Option<Vector> {
        let mut known = self.receipt_of(device)?.vector.clone();
        known.raise(device, self.have.get(device));
        Some(known)
    }

    /// Receipts out of a carried file. Those that do not verify are passed over: a file has no link to close.
    pub fn carried(&mut self, receipts: Vec<Receipt>) -> Vec<Action> {
        let news: Vec<Receipt> =
            receipts.into_iter().filter(|receipt| self.is_news(receipt) && receipt.is_valid(self.team)).collect();
        news.into_iter().flat_map(|receipt| self.receipt(receipt, None)).collect()
    }

    /// Whether it is another device's, and newer than what is known of it. Of devices that nobody let in only some are
    /// kept: keys cost nothing to make, and a newcomer's receipt may come before the news of it.
    fn is_news(&self, receipt: &Receipt) -> bool {
        let device = receipt.device;
        if let Some(known) = self.receipt_of(device) {
            return device != self.me && known.number < receipt.number;
        }
        let is_stranger = |device: &&DeviceKey| !self.members.contains(*device);
        let has_room = || self.receipts.keys().filter(is_stranger).count() < MOST_STRANGERS;
        device != self.me && (self.members.contains(&device) || has_room())
    }

    pub(super) fn receive_receipts(&mut self, from: LinkId, receipts: Vec<Receipt>) -> Vec<Action> {
        let mut news = Vec::new();
        for receipt in receipts {
            if !self.is_news(&receipt) {
                continue;
            }
            if !receipt.is_valid(self.team) {
                return vec![Action::Close(from, Reason::Misbehaved)];
            }
            news.push(receipt);
        }
        news.into_iter().flat_map(|receipt| self.receipt(receipt, Some(from))).collect()
    }

    /// A receipt to keep and pass on: one that came, or this device's own.
    pub fn receipt(&mut self, receipt: Receipt, from: Option<LinkId>) -> Vec<Action> {
        self.receipts.insert(receipt.device, receipt.clone());
        let mut actions = vec![Action::Keep(receipt.clone())];
        for (id, link) in &self.links {
            if Some(*id) != from && link.device != receipt.device {
                actions.push(Action::Send(*id, Message::Receipts(vec![receipt.clone()])));
            }
        }
        actions
    }
}
