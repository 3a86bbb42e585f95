//! Every screen, drawn from a snapshot.
