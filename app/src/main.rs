//! `trekker`: opens the window and starts the engine. With a command it is the command line as well, so that one program
//! does everything.

#![cfg_attr(windows, windows_subsystem = "windows")]

mod demo;
mod display;
mod holder;
mod start;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    match start::Start::read(&arguments) {
        start::Start::Window(wanted) => window::open(wanted),
        start::Start::Demo => demo::play(),
        start::Start::CommandLine => trekker_cli::run::run(arguments),
    }
}
