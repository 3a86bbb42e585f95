//! Automerge actors, and whose they are.
//!
//! A device's actor is 24 bytes: the first 16 of its key and 8 that its team's file was given when it was made. A copy of the
//! file that was put back may write an operation twice; then its log forks, and it goes on under another key. 16 bytes of
//! an Ed25519 key are as hard to meet by chance or on purpose as the rest of the design (2^128).

use automerge::ActorId;

const KEY_BYTES: usize = 16;
const RUN_BYTES: usize = 8;
/// How Automerge names the actor of a transaction at older heads: these bytes, a level in LEB128, the actor.
const CONCURRENCY_MAGIC: [u8; 4] = [0x13, 0xb2, 0x23, 0x09];
/// An imported document's first change has an actor made from its content; see [`imported`].
const IMPORT_MAGIC: &[u8; 8] = b"tr/impor";
/// The change that turns a first text into a collaborative one; see [`crate::body`].
const BODY_MAGIC: &[u8; 8] = b"tr/body/";
/// The seeds.
const SEED_MAGIC: &[u8; 8] = b"tr/seed/";

/// The device that edits here, and under which of its actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Editor {
    pub device: [u8; 32],
    /// Of what was written under this number the document has all: else it would give out the same operation twice.
    pub run: u64,
}

impl Editor {
    pub(crate) fn actor(self) -> ActorId {
        let mut bytes = self.device[..KEY_BYTES].to_vec();
        bytes.extend_from_slice(&self.run.to_be_bytes());
        ActorId::from(bytes)
    }

    /// The actor of a change on an older version, as Automerge names it; 0: the editor's own.
    pub(crate) fn actor_at(self, level: u64) -> ActorId {
        if level == 0 {
            return self.actor();
        }
        let mut bytes = CONCURRENCY_MAGIC.to_vec();
        crate::gatekeeper::put_number(&mut bytes, level);
        bytes.extend_from_slice(self.actor().to_bytes());
        ActorId::from(bytes)
    }
}

/// In which run of its device a change was made; `None` for seeds, imports and what does not read.
pub fn run_of(change: &[u8]) -> Option<u64> {
    let actor = crate::gatekeeper::actor_of(change).ok()?;
    device_of(actor)?;
    Some(u64::from_be_bytes(*actor.last_chunk()?))
}

/// The first bytes of a device's key, as they stand in its actors.
pub type DevicePrefix = [u8; KEY_BYTES];

pub fn prefix_of(device: &[u8; 32]) -> DevicePrefix {
    let mut prefix = [0; KEY_BYTES];
    prefix.copy_from_slice(&device[..KEY_BYTES]);
    prefix
}

/// The device an actor belongs to; `None` for seeds, imports and what is no actor of ours.
pub fn device_of(actor: &[u8]) -> Option<DevicePrefix> {
    let actor = match actor.strip_prefix(&CONCURRENCY_MAGIC) {
        // The level is a number in LEB128; it is followed by the actor, whose length is known.
        Some(rest) => {
            let level = rest.len().checked_sub(KEY_BYTES + RUN_BYTES)?;
            let is_level = (1..=4).contains(&level)
                && rest[..level - 1].iter().all(|byte| byte & 0x80 != 0)
                && rest[level - 1] & 0x80 == 0;
            if !is_level {
                return None;
            }
            &rest[level..]
        }
        None => actor,
    };
    if actor.len() != KEY_BYTES + RUN_BYTES || actor.starts_with(IMPORT_MAGIC) {
        return None;
    }
    actor[..KEY_BYTES].try_into().ok()
}

/// The actor of an imported document's first change: made from a hash of what the change says, so that the same file
/// imported on two devices apart is the same change, and nobody can say something else in its name.
pub(crate) fn imported(content_hash: &[u8; 32]) -> Vec<u8> {
    [IMPORT_MAGIC.as_slice(), &content_hash[..16]].concat()
}

/// The actor of another device's that stands in the place of this one: of the same run, and at the same older heads.
pub(crate) fn renamed(actor: &ActorId, from: DevicePrefix, to: DevicePrefix) -> ActorId {
    let mut bytes = actor.to_bytes().to_vec();
    if let Some(start) = bytes.len().checked_sub(KEY_BYTES + RUN_BYTES)
        && bytes[start..].starts_with(&from)
    {
        bytes[start..start + KEY_BYTES].copy_from_slice(&to);
    }
    ActorId::from(bytes)
}

pub(crate) fn is_imported(actor: &[u8]) -> bool {
    actor.len() == 24 && actor.starts_with(IMPORT_MAGIC)
}

pub(crate) fn body(change: &[u8; 32]) -> ActorId {
    ActorId::from([BODY_MAGIC.as_slice(), &change[..16]].concat())
}

/// Whether it is the actor of a change that nobody wrote; see [`crate::body`].
pub(crate) fn is_body(actor: &[u8]) -> bool {
    actor.len() == KEY_BYTES + RUN_BYTES && actor.starts_with(BODY_MAGIC)
}

pub(crate) fn seed(kind: u16) -> ActorId {
    ActorId::from([SEED_MAGIC.as_slice(), &kind.to_be_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_names_its_device() {
        let editor = Editor { device: [7; 32], run: 3 };
        assert_eq!(device_of(editor.actor().to_bytes()), Some([7; 16]));
    }

    #[test]
    fn an_actor_at_older_heads_names_the_same_device() {
        let actor = Editor { device: [7; 32], run: 3 }.actor();
        for level in [vec![1], vec![0x80, 0x01]] {
            let derived = [CONCURRENCY_MAGIC.as_slice(), &level, actor.to_bytes()].concat();
            assert_eq!(device_of(&derived), Some([7; 16]), "{level:?}");
        }
        let too_deep = [CONCURRENCY_MAGIC.as_slice(), &[1, 1], actor.to_bytes()].concat();
        assert_eq!(device_of(&too_deep), None);
    }

    #[test]
    fn seeds_imports_and_strangers_name_no_device() {
        for actor in [seed(2).to_bytes().to_vec(), imported(&[1; 32]), vec![1; 23], vec![], vec![1; 16]] {
            assert_eq!(device_of(&actor), None);
        }
    }
}
