//! A device's own word on what it has: its vector under its signature.

use serde::{Deserialize, Serialize};

use crate::keys::{DeviceKey, SecretKey, Signature, TeamId};
use crate::vector::Vector;

/// The most bytes of an address a receipt may carry.
pub const LARGEST_ADDRESS: usize = 1024;
/// The most devices a receipt's vector may name.
pub const MOST_DEVICES: usize = 4096;

/// Passed on by everybody, so that Bram can show what Els has without having met her since. Only the newest of each device
/// is kept, so the device's network address travels in it as well, without making the log grow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub device: DeviceKey,
    /// Counts up; of two receipts the one with the higher number is the newer.
    pub number: u64,
    /// Seconds since 1970 by the device's clock; for showing.
    pub at: u64,
    pub vector: Vector,
    /// Where it can be reached, as the network layer writes it; may be empty.
    pub address: Vec<u8>,
    pub signature: Signature,
}

impl Receipt {
    pub fn new(key: &SecretKey, team: TeamId, number: u64, at: u64, vector: Vector, address: Vec<u8>) -> Self {
        let device = key.public();
        let signature = Signature([[0; 32]; 2]);
        let mut receipt = Self { device, number, at, vector, address, signature };
        receipt.signature = key.sign(&receipt.message(team));
        receipt
    }

    pub fn is_valid(&self, team: TeamId) -> bool {
        self.address.len() <= LARGEST_ADDRESS
            && self.vector.0.len() <= MOST_DEVICES
            && self.device.verifies(&self.message(team), self.signature)
    }

    fn message(&self, team: TeamId) -> Vec<u8> {
        let mut message = b"trekker/receipt/v1".to_vec();
        message.extend_from_slice(&team.0);
        message.extend_from_slice(&self.device.0);
        message.extend_from_slice(&self.number.to_le_bytes());
        message.extend_from_slice(&self.at.to_le_bytes());
        message.extend_from_slice(&(self.vector.0.len() as u64).to_le_bytes());
        for (device, seq) in &self.vector.0 {
            message.extend_from_slice(&device.0);
            message.extend_from_slice(&seq.to_le_bytes());
        }
        message.extend_from_slice(&self.address);
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_else_can_change_a_receipt() {
        let (key, team) = (SecretKey::from_bytes(&[1; 32]), TeamId([2; 32]));
        let mut vector = Vector::default();
        vector.raise(key.public(), 7);
        let receipt = Receipt::new(&key, team, 3, 0, vector, vec![1]);
        assert!(receipt.is_valid(team));
        let mut more = receipt.clone();
        more.vector.raise(key.public(), 8);
        assert!(!more.is_valid(team));
        assert!(!Receipt { number: 4, ..receipt.clone() }.is_valid(team));
        assert!(!Receipt { address: vec![2], ..receipt }.is_valid(team));
    }
}
