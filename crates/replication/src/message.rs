//! What two devices of a team say to each other on a link.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use trekker_ledger::fork::Head;
use trekker_ledger::keys::{DeviceKey, TeamId};
use trekker_ledger::receipt::Receipt;
use trekker_ledger::seal::Seal;
use trekker_ledger::vector::Range;

/// The version of this protocol.
pub const PROTOCOL: u16 = 1;
/// The most bytes a message may have.
pub const LARGEST_MESSAGE: usize = 1 << 20;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// The first message in both directions, once.
    Hello {
        protocol: u16,
        team: TeamId,
        heads: Vec<Head>,
    },
    /// I hold these logs up to these records from now on.
    Have(Vec<(DeviceKey, u64)>),
    /// Send me these records.
    Want(Vec<Range>),
    /// A piece of the stream of records in this direction; see [`crate::frame`].
    Frame(Vec<u8>),
    /// What was asked for last has been sent.
    Served,
    /// Receipts I know, my own among them.
    Receipts(Vec<Receipt>),
    /// Your end of this log does not fit mine: show me the seals you have of it.
    ShowSeals(DeviceKey),
    Seals(Vec<Seal>),
    /// My disk has damaged this record of a log: show me yours.
    ShowRecord(DeviceKey, u64),
    Record {
        device: DeviceKey,
        seq: u64,
        bytes: Vec<u8>,
    },
}

#[derive(Debug, Error, PartialEq, Eq)]
#[error("a message does not read")]
pub struct Unreadable;

impl Message {
    pub fn encode(&self) -> Vec<u8> {
        // Writing into a vector cannot fail for these types.
        postcard::to_stdvec(self).unwrap_or_default()
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > LARGEST_MESSAGE {
            return Err(Unreadable);
        }
        postcard::from_bytes(bytes).map_err(|_| Unreadable)
    }
}
