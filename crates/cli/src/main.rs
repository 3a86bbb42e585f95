//! `trekker-cli`: a peer without a window, and a team's data for scripts.

use std::process::ExitCode;

fn main() -> ExitCode {
    trekker_cli::run::run(std::env::args_os())
}
