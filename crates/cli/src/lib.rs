//! The always-on peer and the command line (`trekker-cli`).
//!
//! [`arguments`] is what may be typed, `session` asks for it, `print` shows what is answered, [`demo`] plays the main job.

pub mod answer;
pub mod arguments;
pub mod asked;
mod asking;
mod choices;
mod dangers;
pub mod demo;
pub mod idea;
pub mod meeting;
mod patience;
mod print;
pub mod rule;
pub mod run;
mod serve;
mod session;
pub mod socket;
mod trouble;
mod turn;
mod visible;
pub mod zone;
