//! A device's signature for its log up to one record.

use serde::{Deserialize, Serialize};

use crate::keys::{DeviceKey, Hash, SecretKey, Signature, TeamId};

/// One seal vouches for every record up to it, so a transfer of thousands needs one signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    pub device: DeviceKey,
    /// The last record it vouches for, counted from 1.
    pub seq: u64,
    /// The chain's link after that record.
    pub hash: Hash,
    pub signature: Signature,
}

impl Seal {
    pub fn new(key: &SecretKey, team: TeamId, seq: u64, hash: Hash) -> Self {
        let device = key.public();
        Self { device, seq, hash, signature: key.sign(&message(team, device, seq, hash)) }
    }

    pub fn is_valid(&self, team: TeamId) -> bool {
        self.device.verifies(&message(team, self.device, self.seq, self.hash), self.signature)
    }
}

fn message(team: TeamId, device: DeviceKey, seq: u64, hash: Hash) -> Vec<u8> {
    let mut message = b"trekker/seal/v1".to_vec();
    message.extend_from_slice(&team.0);
    message.extend_from_slice(&device.0);
    message.extend_from_slice(&seq.to_le_bytes());
    message.extend_from_slice(&hash.0);
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_fits_its_team_device_place_and_hash_only() {
        let (key, team, hash) = (SecretKey::from_bytes(&[1; 32]), TeamId([2; 32]), Hash([3; 32]));
        let seal = Seal::new(&key, team, 5, hash);
        assert!(seal.is_valid(team));
        assert!(!seal.is_valid(TeamId([9; 32])));
        assert!(!Seal { seq: 6, ..seal }.is_valid(team));
        assert!(!Seal { hash: Hash([9; 32]), ..seal }.is_valid(team));
        assert!(!Seal { device: SecretKey::from_bytes(&[9; 32]).public(), ..seal }.is_valid(team));
    }
}
