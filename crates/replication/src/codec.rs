//! How changes are written shorter; known to whoever knows what a change is.

use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::Entry;

/// The tables of one stream in one direction. Both ends see the same entries in the same order.
pub trait Codec: Send {
    fn write(&mut self, out: &mut Vec<u8>, device: DeviceKey, at: u64, entry: &Entry);

    /// Reads one entry off the front of `input`; `None`: it does not read.
    fn read(&mut self, input: &mut &[u8], device: DeviceKey, at: u64) -> Option<Entry>;
}

/// Writes changes as they are.
#[derive(Debug, Default)]
pub struct Plain;

impl Codec for Plain {
    fn write(&mut self, out: &mut Vec<u8>, _: DeviceKey, _: u64, entry: &Entry) {
        out.extend(postcard::to_stdvec(entry).unwrap_or_default());
    }

    fn read(&mut self, input: &mut &[u8], _: DeviceKey, _: u64) -> Option<Entry> {
        let (entry, rest) = postcard::take_from_bytes(input).ok()?;
        *input = rest;
        Some(entry)
    }
}
