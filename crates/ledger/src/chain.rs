//! The chain that binds each record of a log to all before it, and to its team and device.

use crate::keys::{DeviceKey, Hash, TeamId};

/// The link before a log's first record. It binds the log to its team and device.
pub fn genesis(team: TeamId, device: DeviceKey) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"trekker/log/v1").update(&team.0).update(&device.0);
    Hash(*hasher.finalize().as_bytes())
}

/// The link after a record whose bytes these are: `BLAKE3(before ‖ record)`.
pub fn next(before: Hash, record: &[u8]) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&before.0).update(record);
    Hash(*hasher.finalize().as_bytes())
}
