//! The figures, measured beside other systems.
//!
//! `cargo run --release -p trekker-bench -- [name…]` measures and prints a table. Each figure stands beside what it is
//! compared with in the same run, as a ratio, since absolute times say more of the machine than of the program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a figure that cannot be measured ends the run"
)]
#![allow(clippy::print_stdout, reason = "figures are printed")]
#![allow(clippy::disallowed_methods, reason = "figures are measured with a clock")]

pub mod catch_up;
pub mod data;
pub mod durable_edit;
pub mod frame;
pub mod live;
pub mod long_text;
pub mod look_up;
pub mod rewrite;
pub mod table;
pub mod voice;
pub mod window;
pub mod wire_join;
