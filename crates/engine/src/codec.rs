//! What `replication` hands over as opaque, and `document` knows how to shorten.

use std::sync::{Arc, PoisonError, RwLock};

use trekker_document::codec::{Location, Place, Stored, Tables};
use trekker_document::gatekeeper::hash_of;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::{Body, Entry, Record};
use trekker_ledger::vector::Vector;
use trekker_replication::codec::Codec;
use trekker_storage::reader::Reader;

/// So many of a document's last changes are looked at to find one: what depends on an older one is said the long way.
const LOOKED_BACK: usize = 64;

/// The codec of Automerge changes.
#[derive(Default)]
pub struct ChangeCodec(Tables);

impl ChangeCodec {
    /// For a stream between two devices that have records already.
    /// `known`: what the reading side surely has; the writer names nothing else.
    pub fn new(reader: Reader, known: Known) -> Self {
        Self(Tables::new(Box::new(OnDisk { reader, known })))
    }
}

impl Codec for ChangeCodec {
    fn write(&mut self, out: &mut Vec<u8>, device: DeviceKey, at: u64, entry: &Entry) {
        self.0.write(out, Place { device: device.0, at }, entry.kind, entry.doc, &entry.change);
    }

    fn read(&mut self, input: &mut &[u8], device: DeviceKey, at: u64) -> Option<Entry> {
        let (kind, doc, change) = self.0.read(input, Place { device: device.0, at }).ok()?;
        Some(Entry { kind, doc, change })
    }
}

/// What the other side of a stream has on its disk, as far as it said.
#[derive(Clone, Debug, Default)]
pub struct Known(Arc<RwLock<Vector>>);

impl Known {
    pub fn set(&self, vector: Vector) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = vector;
    }

    fn has(&self, device: DeviceKey, seq: u64) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(device) >= seq
    }
}

/// The records on this device's disk.
struct OnDisk {
    reader: Reader,
    known: Known,
}

impl Stored for OnDisk {
    fn locate(&self, doc: [u8; 16], change: [u8; 32]) -> Option<(Location, Vec<u8>)> {
        let find = |device: DeviceKey, seq, bytes: &[u8]| {
            if !self.known.has(device, seq) {
                return None;
            }
            let Body::Changes(entries) = Record::decode_stored(bytes).ok()?.body else { return None };
            let is_it = |entry: &Entry| entry.doc == doc && hash_of(&entry.change) == Some(change);
            let (number, entry) = entries.into_iter().enumerate().find(|(_, entry)| is_it(entry))?;
            Some((Location { device: device.0, seq, entry: number as u64 }, entry.change))
        };
        self.reader.find_record_of(doc, LOOKED_BACK, find).ok()?
    }

    fn fetch(&self, location: Location) -> Option<(u16, [u8; 16], Vec<u8>)> {
        let entries = self.entries(DeviceKey(location.device), location.seq)?;
        let entry = entries.into_iter().nth(usize::try_from(location.entry).ok()?)?;
        Some((entry.kind, entry.doc, entry.change))
    }
}

impl OnDisk {
    fn entries(&self, device: DeviceKey, seq: u64) -> Option<Vec<Entry>> {
        let bytes = self.reader.record_at(device, seq).ok()??;
        match Record::decode_stored(&bytes).ok()?.body {
            Body::Changes(entries) => Some(entries),
            Body::Statement(_) => None,
        }
    }
}
