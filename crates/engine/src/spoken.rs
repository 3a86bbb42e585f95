//! From a few words said across a table to a ticket, by a password-authenticated exchange (SPAKE2).
//!
//! Whoever listens on the network, or stands between, learns nothing of the words and has one guess: the exchange is bound
//! to both devices' keys, which the connection has proven, and a wrong proof ends the code.

use spake2::{Ed25519Group, Identity, Password, Spake2};
use trekker_domain::short_code::SpokenCode;
use trekker_ledger::keys::DeviceKey;

/// One side of an exchange that has begun.
pub(crate) struct Exchange {
    state: Spake2<Ed25519Group>,
    pub(crate) share: Vec<u8>,
}

impl std::fmt::Debug for Exchange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Exchange").finish_non_exhaustive()
    }
}

/// What both sides come to have in common, if the words were the same.
#[derive(Clone)]
pub(crate) struct Common([u8; 32]);

impl std::fmt::Debug for Common {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Common(…)")
    }
}

impl Exchange {
    pub(crate) fn of_newcomer(code: SpokenCode, newcomer: DeviceKey, door: DeviceKey) -> Self {
        let (state, share) = Spake2::start_a(&password(code), &identity(newcomer), &identity(door));
        Self { state, share }
    }

    pub(crate) fn of_door(code: SpokenCode, newcomer: DeviceKey, door: DeviceKey) -> Self {
        let (state, share) = Spake2::start_b(&password(code), &identity(newcomer), &identity(door));
        Self { state, share }
    }

    /// `None`: the other side's share is none.
    pub(crate) fn finish(self, share: &[u8]) -> Option<Common> {
        let key = self.state.finish(share).ok()?;
        Some(Common(blake3::derive_key("trekker spoken code v1", &key)))
    }
}

impl Common {
    /// By which the newcomer shows that it knows the words.
    pub(crate) fn newcomers_proof(&self) -> blake3::Hash {
        blake3::keyed_hash(&self.0, b"newcomer")
    }

    /// By which the door shows it, and that the ticket is the one it gave.
    pub(crate) fn doors_proof(&self, ticket: &str) -> blake3::Hash {
        blake3::keyed_hash(&self.0, format!("door {ticket}").as_bytes())
    }
}

fn password(code: SpokenCode) -> Password {
    Password::new(code.secret())
}

fn identity(device: DeviceKey) -> Identity {
    Identity::new(&device.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_on_the_same_two_devices_come_to_the_same_and_nothing_else_does() {
        let (newcomer, door, stranger) = (DeviceKey([1; 32]), DeviceKey([2; 32]), DeviceKey([3; 32]));
        let proofs = |said: SpokenCode, by: DeviceKey, at: DeviceKey| {
            let theirs = Exchange::of_newcomer(said, by, at);
            let ours = Exchange::of_door(SpokenCode::of([9, 1, 2, 3]), newcomer, door);
            let (their_share, our_share) = (theirs.share.clone(), ours.share.clone());
            let (theirs, ours) = (theirs.finish(&our_share)?, ours.finish(&their_share)?);
            Some((theirs.newcomers_proof() == ours.newcomers_proof(), theirs.doors_proof("a") == ours.doors_proof("a")))
        };
        assert_eq!(proofs(SpokenCode::of([9, 1, 2, 3]), newcomer, door), Some((true, true)));
        assert_eq!(proofs(SpokenCode::of([9, 1, 2, 4]), newcomer, door), Some((false, false)));
        assert_eq!(proofs(SpokenCode::of([9, 1, 2, 3]), stranger, door), Some((false, false)));
        assert_eq!(proofs(SpokenCode::of([9, 1, 2, 3]), newcomer, stranger), Some((false, false)));
        let ours = Exchange::of_door(SpokenCode::of([9, 1, 2, 3]), newcomer, door);
        assert!(ours.finish(b"no share at all").is_none());
    }
}
