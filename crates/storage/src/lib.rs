//! The ledger, the projection and the search index in one SQLite file that survives a crash; the device's key.
