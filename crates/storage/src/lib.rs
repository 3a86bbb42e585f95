//! The ledger, the projection and the search index in one SQLite file that survives a crash; the device's key.
//!
//! Records, statements, seals, receipts and fork proofs are the truth. Rows, document saves and the search index are made
//! from them and can be deleted at any time.

mod arrivals;
mod carving;
pub mod checking;
mod end_note;
pub mod error;
pub mod finding;
mod key_file;
pub mod marks;
pub mod mending;
mod opening;
pub mod profile;
pub mod projection;
pub mod reader;
pub mod salvage;
mod schema;
pub mod search;
pub mod store;
mod sums;
pub mod wal;
mod writing;
