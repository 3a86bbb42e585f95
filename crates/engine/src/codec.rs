//! What `replication` hands over as opaque, and `document` knows how to shorten.

use trekker_document::codec::{Place, Tables};
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::Entry;
use trekker_replication::codec::Codec;

/// The codec of Automerge changes.
#[derive(Debug, Default)]
pub struct ChangeCodec(Tables);

impl Codec for ChangeCodec {
    fn write(&mut self, out: &mut Vec<u8>, device: DeviceKey, at: u64, entry: &Entry) {
        self.0.write(out, Place { device: device.0, at }, entry.kind, entry.doc, &entry.change);
    }

    fn read(&mut self, input: &mut &[u8], device: DeviceKey, at: u64) -> Option<Entry> {
        let (kind, doc, change) = self.0.read(input, Place { device: device.0, at }).ok()?;
        Some(Entry { kind, doc, change })
    }
}
