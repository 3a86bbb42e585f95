//! The always-on peer and the command line (`trekker-cli`).
//!
//! [`arguments`] is what may be typed, [`run`] does it, [`print`] shows it, [`demo`] plays the main job.

pub mod answer;
pub mod arguments;
mod choices;
mod dangers;
pub mod demo;
pub mod idea;
pub mod meeting;
mod patience;
pub mod print;
pub mod rule;
pub mod run;
mod serve;
mod trouble;
mod turn;
mod visible;
pub mod zone;
