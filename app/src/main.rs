//! `trekker`: opens the window and starts the engine. With a command it is the command line as well, so that one program
//! does everything.

#![cfg_attr(windows, windows_subsystem = "windows")]

mod demo;
mod display;
mod holder;
mod start;
mod window;

use std::process::ExitCode;

/// glibc keeps what each thread freed for that thread: in an hour of edits a peer grew to 297 MB with it, and to 196 MB with
/// this one (`tests/README.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    match start::Start::read(&arguments) {
        start::Start::Window(wanted) => window::open(wanted),
        start::Start::Demo => demo::play(),
        start::Start::CommandLine => trekker_cli::run::run(arguments),
    }
}
