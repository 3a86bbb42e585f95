//! The keys of devices and teams.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

macro_rules! thirty_two_bytes {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub [u8; 32]);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "("))?;
                self.0[..4].iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
                write!(f, ")")
            }
        }
    };
}

thirty_two_bytes! {
    /// A device's public Ed25519 key, which is its name.
    DeviceKey
}
thirty_two_bytes! {
    /// A team's name: the hash of the statement that founded it and of the device that made it.
    TeamId
}
thirty_two_bytes! {
    /// A BLAKE3 hash.
    Hash
}

/// A person: 16 bytes, told in the statement that lets the person's first device in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Debug)]
pub struct Person(pub [u8; 16]);

/// An Ed25519 signature, in two halves since that is what serde can write.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Signature(pub [[u8; 32]; 2]);

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({:02x}{:02x}…)", self.0[0][0], self.0[0][1])
    }
}

impl Signature {
    pub fn to_bytes(self) -> [u8; 64] {
        let mut bytes = [0; 64];
        bytes[..32].copy_from_slice(&self.0[0]);
        bytes[32..].copy_from_slice(&self.0[1]);
        bytes
    }

    /// `None` unless there are 64 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self([bytes.get(..32)?.try_into().ok()?, bytes.get(32..)?.try_into().ok()?]))
    }
}

/// A device's secret key. It signs seals and receipts, and never leaves its device.
#[derive(Clone)]
pub struct SecretKey(SigningKey);

impl SecretKey {
    pub fn from_bytes(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    pub fn public(&self) -> DeviceKey {
        DeviceKey(self.0.verifying_key().to_bytes())
    }

    /// The secret half of [`DeviceKey::agreement_key`].
    pub fn agreement_secret(&self) -> [u8; 32] {
        self.0.to_scalar_bytes()
    }

    pub fn sign(&self, message: &[u8]) -> Signature {
        let bytes = self.0.sign(message).to_bytes();
        let (mut high, mut low) = ([0; 32], [0; 32]);
        high.copy_from_slice(&bytes[..32]);
        low.copy_from_slice(&bytes[32..]);
        Signature([high, low])
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey(of {:?})", self.public())
    }
}

impl DeviceKey {
    /// The same key for X25519, to encrypt something for the device; `None` for what is no key.
    pub fn agreement_key(&self) -> Option<[u8; 32]> {
        VerifyingKey::from_bytes(&self.0).ok().map(|key| key.to_montgomery().to_bytes())
    }

    /// Whether this key made the signature, by the strict rules: no weak keys, no malleable signatures.
    pub fn verifies(&self, message: &[u8], signature: Signature) -> bool {
        let Ok(key) = VerifyingKey::from_bytes(&self.0) else { return false };
        key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(&signature.to_bytes())).is_ok()
    }
}
