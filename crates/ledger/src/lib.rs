//! What devices said, and how it is proven: records, chains, seals, statements, roster, receipts. Pure.
//!
//! Every device keeps one append-only log. A [`Record`](record::Record) is one user action or one membership
//! [`Statement`](statement::Statement); the [chain](chain) binds each to all before it; a [`Seal`](seal::Seal) is the
//! device's signature for its log up to one record. Nothing here reads a file, a clock or the network.

pub mod chain;
pub mod fork;
pub mod keys;
pub mod paper;
pub mod receipt;
pub mod record;
pub mod roster;
pub mod seal;
pub mod statement;
pub mod ticket;
pub mod vector;
