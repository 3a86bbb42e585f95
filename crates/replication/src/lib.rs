//! Who has what, and what to send: a state machine without I/O.
