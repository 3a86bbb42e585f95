//! Finding, admitting and talking to devices; the team's files between them.
//!
//! Carries opaque, bounded messages between the devices of one team and knows nothing about what is in
//! them. A device is its Ed25519 public key, 32 bytes. [`Network`] keeps one [`Link`] to every device on
//! the roster that can be reached: it dials, is dialled, notices when a device vanished, and dials again.
//!
//! - `address`: a device's addresses as bytes for a ticket or for storage. `wire`: protocol names, limits, codes.
//! - `gate`: who gets through the handshake. `settle`: which connection of two devices becomes their link.
//! - `keeper`, `backoff`: reaching a device again. `discovery`: seeing it on the local network.
//! - `frames`, `inbox`, `link`: messages on a connection. `join`: one question from somebody not yet on the roster.
//! - `files`: the team's photos and videos, by the hash of their bytes.
//! - `state`: what all tasks share. `session`: one stretch of being online. `network`: the front door.
//!
//! Being alone, without internet or without multicast is a normal state here: it is traced, never an error.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")
)]

mod address;
mod backoff;
mod config;
mod discovery;
mod endpoint;
mod error;
mod event;
mod file_index;
mod files;
mod frames;
mod gate;
mod inbox;
mod join;
mod keeper;
mod link;
mod network;
mod session;
mod settle;
mod state;
mod wire;

#[cfg(test)]
mod tests;

pub use address::address_of_key;
pub use config::{Config, Relay};
pub use error::{LinkError, NetworkError};
pub use event::{Event, Path, Refusal};
pub use files::{Blob, FileError, Files};
pub use link::{Link, LinkReceiver, LinkSender, Presence};
pub use network::Network;
pub use wire::{MAX_ADDRESS, MAX_MESSAGE, MAX_PRESENCE, MAX_QUESTION};

/// A device's Ed25519 public key: its name everywhere in this crate.
pub type Device = [u8; 32];
