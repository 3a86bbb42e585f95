//! One step of a device's log: one user action, or one membership statement.
//!
//! Team, device, sequence number and the hash of the record before are not in a record's bytes: the
//! [chain](crate::chain) binds them, so they cost nothing in storage and on the wire.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::statement::Statement;

/// The most bytes one record may have. A longer text is pasted in several records.
pub const LARGEST_RECORD: usize = 512 * 1024;
/// The most documents one user action may change.
pub const MOST_ENTRIES: usize = 1024;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Seconds since 1970 by the device's clock. For showing; nothing is ordered by it.
    pub at: u64,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    /// One user action: all its changes count together or not at all.
    Changes(Vec<Entry>),
    Statement(Statement),
}

/// One change of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What the document is; what a role may write is decided by it before anything looks inside.
    pub kind: u16,
    pub doc: [u8; 16],
    /// Opaque here; an Automerge change.
    pub change: Vec<u8>,
}

#[derive(Debug, Error, PartialEq, Eq)]
pub enum RecordError {
    #[error("a record of {0} bytes is larger than {LARGEST_RECORD}")]
    TooLarge(usize),
    #[error("a record with {0} changes has more than {MOST_ENTRIES}")]
    TooManyEntries(usize),
    #[error("the record's bytes do not read as a record")]
    Unreadable,
    #[error("the record's bytes are not written the one way they may be")]
    NotCanonical,
}

impl Record {
    /// The bytes that the chain hashes. There is one way only to write a record.
    pub fn encode(&self) -> Result<Vec<u8>, RecordError> {
        if let Body::Changes(entries) = &self.body
            && entries.len() > MOST_ENTRIES
        {
            return Err(RecordError::TooManyEntries(entries.len()));
        }
        let bytes = postcard::to_stdvec(self).map_err(|_| RecordError::Unreadable)?;
        if bytes.len() > LARGEST_RECORD {
            return Err(RecordError::TooLarge(bytes.len()));
        }
        Ok(bytes)
    }

    /// Reads a record from this device's own disk, where it was written the one way it may be.
    pub fn decode_stored(bytes: &[u8]) -> Result<Self, RecordError> {
        match postcard::take_from_bytes(bytes) {
            Ok((record, [])) => Ok(record),
            _ => Err(RecordError::Unreadable),
        }
    }

    /// Reads a record; refuses what is too large, cut, followed by anything, or written another way than `encode` does.
    pub fn decode(bytes: &[u8]) -> Result<Self, RecordError> {
        if bytes.len() > LARGEST_RECORD {
            return Err(RecordError::TooLarge(bytes.len()));
        }
        let (record, rest) = postcard::take_from_bytes::<Self>(bytes).map_err(|_| RecordError::Unreadable)?;
        if !rest.is_empty() {
            return Err(RecordError::Unreadable);
        }
        if record.encode()? != bytes {
            return Err(RecordError::NotCanonical);
        }
        Ok(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let entry = Entry { kind: 2, doc: [1; 16], change: vec![1, 2, 3] };
        Record { at: 1_700_000_000, body: Body::Changes(vec![entry]) }
    }

    #[test]
    fn a_record_reads_back() {
        let bytes = record().encode().expect("small");
        assert_eq!(Record::decode(&bytes), Ok(record()));
    }

    #[test]
    fn cut_and_padded_bytes_are_refused() {
        let bytes = record().encode().expect("small");
        for cut in 0..bytes.len() {
            assert!(Record::decode(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        assert_eq!(Record::decode(&[bytes.as_slice(), &[0]].concat()), Err(RecordError::Unreadable));
    }

    #[test]
    fn another_way_of_writing_the_same_is_refused() {
        let mut bytes = Record { at: 1, ..record() }.encode().expect("small");
        // The varint 1 written in two bytes.
        bytes.splice(0..1, [0x81, 0x00]);
        assert_eq!(Record::decode(&bytes), Err(RecordError::NotCanonical));
    }

    #[test]
    fn too_large_is_refused_both_ways() {
        let mut large = record();
        let Body::Changes(entries) = &mut large.body else { unreachable!() };
        entries[0].change = vec![0; LARGEST_RECORD];
        assert!(matches!(large.encode(), Err(RecordError::TooLarge(_))));
        assert!(matches!(Record::decode(&vec![0; LARGEST_RECORD + 1]), Err(RecordError::TooLarge(_))));
    }
}
