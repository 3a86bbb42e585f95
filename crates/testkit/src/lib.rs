//! Teams, networks and failing disks for tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what cannot go on ends the test")]

pub mod intruder;
pub mod network;
pub mod own_log;
