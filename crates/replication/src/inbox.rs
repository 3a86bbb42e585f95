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
        if waiting.records.is_empty() && waiting.seq < held {
            // Another link was faster.
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
