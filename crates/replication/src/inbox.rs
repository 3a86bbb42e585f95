//! Proving what came: each record is chained to those before it, and nothing counts before a seal vouches for it.

use std::collections::HashMap;

use thiserror::Error;
use trekker_ledger::chain;
use trekker_ledger::keys::{DeviceKey, Hash, TeamId};
use trekker_ledger::record::{Record, RecordError};
use trekker_ledger::seal::Seal;

use crate::frame::Item;

/// The most records and bytes of one log that may wait for their seal. An honest peer sends a seal every 256 records.
const MOST_WAITING: usize = 1024;
const MOST_WAITING_BYTES: usize = 8 << 20;

/// A record that a seal vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    pub device: DeviceKey,
    pub seq: u64,
    /// The chain's link after it.
    pub hash: Hash,
    pub bytes: Vec<u8>,
    pub record: Record,
}

#[derive(Debug, Error, PartialEq, Eq)]
pub enum InboxError {
    #[error("a seal does not fit the records of {device:?} up to {seq}")]
    BadSeal { device: DeviceKey, seq: u64 },
    #[error("too much of the log of {0:?} came without a seal")]
    Unsealed(DeviceKey),
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// Where the logs held here end: the last record and the link after it.
pub trait Heads {
    fn head(&self, device: DeviceKey) -> (u64, Hash);
}

impl<F: Fn(DeviceKey) -> (u64, Hash)> Heads for F {
    fn head(&self, device: DeviceKey) -> (u64, Hash) {
        self(device)
    }
}

/// What came on one link and waits for its seal.
#[derive(Debug, Default)]
pub struct Inbox {
    waiting: HashMap<DeviceKey, Waiting>,
}

#[derive(Debug)]
struct Waiting {
    seq: u64,
    link: Hash,
    records: Vec<Proven>,
    bytes: usize,
}

impl Inbox {
    /// Takes in what came in a frame. Gives what is proven by now, in the order of arrival of the seals, with its seals.
    ///
    /// Records that are held already, and records after a gap, are passed over: another link brought the first, and will be
    /// asked for the second.
    ///
    /// # Errors
    /// Whatever is wrong is the peer's doing: the link is to be closed, and nothing of it is kept.
    pub fn take_in(
        &mut self,
        team: TeamId,
        items: Vec<Item>,
        heads: &dyn Heads,
    ) -> Result<(Vec<Proven>, Vec<Seal>), InboxError> {
        let (mut proven, mut seals) = (Vec::new(), Vec::new());
        for item in items {
            match item {
                Item::Record { device, seq, record } => self.record(device, seq, record, heads)?,
                Item::Seal { device, seq, signature } => {
                    let Some(waiting) = self.waiting.get_mut(&device) else { continue };
                    if waiting.records.is_empty() || waiting.seq != seq {
                        continue;
                    }
                    let seal = Seal { device, seq, hash: waiting.link, signature };
                    if !seal.is_valid(team) {
                        return Err(InboxError::BadSeal { device, seq });
                    }
                    proven.append(&mut waiting.records);
                    waiting.bytes = 0;
                    seals.push(seal);
                }
            }
        }
        Ok((proven, seals))
    }

    fn record(&mut self, device: DeviceKey, seq: u64, record: Record, heads: &dyn Heads) -> Result<(), InboxError> {
        let (held, link) = heads.head(device);
        let waiting = self.waiting.entry(device).or_insert(Waiting { seq: held, link, records: Vec::new(), bytes: 0 });
        // Another link was faster; or it comes again, since it did not count when it came first: its author was not known.
        if waiting.records.is_empty() && (waiting.seq < held || seq == held + 1) {
            (waiting.seq, waiting.link) = (held, link);
        }
        if seq != waiting.seq + 1 {
            return Ok(());
        }
        let bytes = record.encode()?;
        waiting.link = chain::next(waiting.link, &bytes);
        waiting.seq = seq;
        waiting.bytes += bytes.len();
        waiting.records.push(Proven { device, seq, hash: waiting.link, bytes, record });
        if waiting.records.len() > MOST_WAITING || waiting.bytes > MOST_WAITING_BYTES {
            return Err(InboxError::Unsealed(device));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use trekker_ledger::keys::SecretKey;
    use trekker_ledger::record::{Body, Entry};

    use super::*;

    const TEAM: TeamId = TeamId([7; 32]);

    /// The first records of a log, each under its own seal.
    fn items(key: &SecretKey, count: u64) -> Vec<[Item; 2]> {
        let device = key.public();
        let mut link = chain::genesis(TEAM, device);
        let one = |seq: u64| {
            let entry = Entry { kind: 2, doc: [1; 16], change: vec![seq as u8] };
            let record = Record { at: 5, body: Body::Changes(vec![entry]) };
            link = chain::next(link, &record.encode().expect("small"));
            let signature = Seal::new(key, TEAM, seq, link).signature;
            [Item::Record { device, seq, record }, Item::Seal { device, seq, signature }]
        };
        (1..=count).map(one).collect()
    }

    #[test]
    fn frames_are_proven_ahead_of_the_disk_and_what_was_not_kept_is_taken_again() {
        let key = SecretKey::from_bytes(&[1; 32]);
        let mut inbox = Inbox::default();
        let nothing = |device| (0, chain::genesis(TEAM, device));
        let mut takes = |items: Vec<Item>| inbox.take_in(TEAM, items, &nothing).expect("it proves").0.len();
        let all = || items(&key, 3).into_iter();
        for one in all() {
            assert_eq!(takes(one.into()), 1, "the disk has none of them yet");
        }
        // Nothing of it was kept, since the author was not known; then it comes again.
        assert_eq!(takes(all().flatten().collect()), 3);
        // After a gap nothing is taken.
        assert_eq!(takes(all().skip(1).take(1).flatten().collect()), 0);
    }
}
