//! What two people do apart, and what is there when they have met.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

mod choices;
mod copies;
mod ideas;
mod work;
