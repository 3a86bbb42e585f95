//! The main job in two windows: Els and Bram, one team, each with a switch to go offline.

use std::io::Write;
use std::process::{Child, Command, ExitCode};

use trekker_cli::demo::{Prepared, prepare_two};

use crate::display;

/// Width of a window of the demo, in points: two fit beside each other on a common screen.
const WIDTH: f32 = 960.0;

pub(crate) fn play() -> ExitCode {
    if let Some(missing) = display::missing() {
        say(&format!("No window: {missing}. The same story in the terminal:"));
        return trekker_cli::run::run(["trekker".into(), "demo".into()]);
    }
    match two_windows() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("The demo did not start: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn two_windows() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    say("Making an example team for Els and Bram …");
    let [els, bram] = prepare_two(folder.path())?;
    say("Two windows open: Els and Bram. Each has a switch to go offline. Edit in both, and come back online.");
    let mut windows = [(&els, 0.0), (&bram, WIDTH)].map(|(prepared, left)| open(prepared, left));
    for window in &mut windows {
        match window {
            Ok(child) => {
                child.wait()?;
            }
            Err(error) => say(&format!("A window did not open: {error}")),
        }
    }
    Ok(())
}

fn open(prepared: &Prepared, left: f32) -> std::io::Result<Child> {
    Command::new(std::env::current_exe()?)
        .arg("--profile")
        .arg(&prepared.profile)
        .args(["--relay", "none", "--no-discovery", "--bind", prepared.bind.as_str()])
        .arg("--place")
        .arg(format!("{left},{WIDTH}"))
        .spawn()
}

fn say(line: &str) {
    // Whoever closed standard error does not want to know.
    writeln!(std::io::stderr(), "{line}").unwrap_or_default();
}
