//! Checksums of what is made from the records: a row or a save in which the disk has changed something is none, and is made
//! anew.
//!
//! Of a record the chain proves what it says, so only its place needs one.

use trekker_ledger::keys::{DeviceKey, Hash};

const LENGTH: usize = 16;

/// What a checksum stands for: the same bytes in another place are wrong as well.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place<'a> {
    Row { kind: u16, day: i64, doc: &'a [u8; 16] },
    Save { doc: &'a [u8; 16], arrival: i64 },
    Before { doc: &'a [u8; 16] },
}

fn sum(place: Place<'_>, bytes: &[u8]) -> [u8; LENGTH] {
    let mut hasher = blake3::Hasher::new();
    match place {
        Place::Row { kind, day, doc } => {
            hasher.update(b"trekker/row/v1").update(&kind.to_le_bytes()).update(&day.to_le_bytes());
            hasher.update(doc);
        }
        Place::Save { doc, arrival } => {
            hasher.update(b"trekker/save/v1").update(doc).update(&arrival.to_le_bytes());
        }
        Place::Before { doc } => {
            hasher.update(b"trekker/before/v1").update(doc);
        }
    }
    hasher.update(bytes);
    let mut short = [0; LENGTH];
    hasher.finalize_xof().fill(&mut short);
    short
}

/// Whose record this is, and which of theirs: the chain alone does not say so.
pub(crate) fn place_of(device: DeviceKey, seq: u64, hash: Hash) -> [u8; 8] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"trekker/place/v1").update(&device.0).update(&seq.to_le_bytes()).update(&hash.0);
    let mut short = [0; 8];
    hasher.finalize_xof().fill(&mut short);
    short
}

/// Whether a record stands where it was put. Older programs did not say.
pub(crate) fn is_in_place(said: Option<&[u8]>, device: DeviceKey, seq: u64, hash: Hash) -> bool {
    said.is_none_or(|said| said == place_of(device, seq, hash))
}

/// The bytes behind their checksum, as they are stored.
pub(crate) fn with_sum(place: Place<'_>, bytes: &[u8]) -> Vec<u8> {
    [sum(place, bytes).as_slice(), bytes].concat()
}

/// The bytes, if they are what was stored there.
pub(crate) fn checked(place: Place<'_>, stored: &[u8]) -> Option<Vec<u8>> {
    let (said, bytes) = stored.split_at_checked(LENGTH)?;
    (sum(place, bytes) == said).then(|| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_other_bit_and_any_other_place_is_noticed() {
        let (doc, other) = ([3; 16], [4; 16]);
        let place = |day| Place::Row { kind: 2, day, doc: &doc };
        let stored = with_sum(place(7), b"a row");
        assert_eq!(checked(place(7), &stored).as_deref(), Some(&b"a row"[..]));
        assert_eq!(checked(place(8), &stored), None);
        assert_eq!(checked(Place::Save { doc: &doc, arrival: 7 }, &stored), None);
        assert_eq!(checked(Place::Before { doc: &other }, &with_sum(Place::Before { doc: &doc }, b"a row")), None);
        for bit in 0..stored.len() * 8 {
            let mut flipped = stored.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(checked(place(7), &flipped), None, "bit {bit}");
        }
        for length in 0..stored.len() {
            assert_eq!(checked(place(7), &stored[..length]), None, "{length}");
        }
    }
}
