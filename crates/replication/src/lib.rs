//! Who has what, and what to send: a state machine without I/O.
//!
//! [`exchange`] decides, [`frame`] writes records for the wire and reads them back, [`inbox`] proves what came. The bytes
//! of a change are opaque here: a [`codec`] shortens them.

pub mod carried;
pub mod codec;
pub mod exchange;
pub mod frame;
pub mod inbox;
pub mod message;
