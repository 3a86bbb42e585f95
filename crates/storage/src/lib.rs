//! The ledger, the projection and the search index in one SQLite file that survives a crash; the device's key.
//!
//! Records, statements, seals, receipts and fork proofs are the truth. Rows, document saves and the search index are made
//! from them and can be deleted at any time.

pub mod error;
pub mod finding;
mod key_file;
pub mod marks;
pub mod mending;
pub mod profile;
pub mod projection;
pub mod reader;
mod schema;
pub mod search;
pub mod store;
mod writing;
