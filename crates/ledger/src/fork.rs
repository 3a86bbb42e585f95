//! Proof that a device's log tells two stories.

use serde::{Deserialize, Serialize};

use crate::keys::{DeviceKey, Hash, TeamId};
use crate::seal::Seal;

/// Two seals of one device for the same place with different hashes. Anybody can check it; nobody else can make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fork {
    pub one: Seal,
    pub other: Seal,
}

impl Fork {
    /// The proof, when these two seals are one.
    pub fn between(team: TeamId, one: Seal, other: Seal) -> Option<Self> {
        let fork = Self { one, other };
        fork.is_valid(team).then_some(fork)
    }

    pub fn is_valid(&self, team: TeamId) -> bool {
        self.one.device == self.other.device
            && self.one.seq == self.other.seq
            && self.one.hash != self.other.hash
            && self.one.is_valid(team)
            && self.other.is_valid(team)
    }

    pub fn device(&self) -> DeviceKey {
        self.one.device
    }

    /// The place where both stories are known to differ; they may have parted before.
    pub fn seq(&self) -> u64 {
        self.one.seq
    }
}

/// What a peer says of the end of a log it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub device: DeviceKey,
    pub seq: u64,
    pub hash: Hash,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::SecretKey;

    #[test]
    fn only_two_seals_of_one_place_that_differ_prove_a_fork() {
        let (key, team) = (SecretKey::from_bytes(&[1; 32]), TeamId([2; 32]));
        let seal = |seq, hash| Seal::new(&key, team, seq, Hash([hash; 32]));
        assert!(Fork::between(team, seal(3, 1), seal(3, 2)).is_some());
        assert!(Fork::between(team, seal(3, 1), seal(3, 1)).is_none());
        assert!(Fork::between(team, seal(3, 1), seal(4, 2)).is_none());
        let forged = Seal { hash: Hash([9; 32]), ..seal(3, 1) };
        assert!(Fork::between(team, seal(3, 1), forged).is_none());
    }
}
