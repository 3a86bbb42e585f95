//! Texts that people changed apart: what overlaps, what was written twice, and how it reads, the same on every device.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

mod apart;
mod copies;
mod rounds;
