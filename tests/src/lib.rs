//! What a team goes through, format promises, house rules.
//!
//! [`peer`] is a device as a real process, which the tests in `tests/` start, ask and kill; [`chance`] picks moments, `faults` makes disks fail,
//! and `power` makes them forget.

pub mod chance;
#[cfg(target_os = "linux")]
pub mod faults;
pub mod kept;
pub mod peer;
#[cfg(target_os = "linux")]
pub mod power;
mod program;
pub mod running;
pub mod two;

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

/// What a test step comes to. Whatever goes wrong ends the test with its own sentence.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The top level of the project.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// Lets some time pass between two looks at something. Never instead of looking.
pub fn pause(time: Duration) {
    let (_keep, never) = channel::<()>();
    if never.recv_timeout(time).is_ok() {}
}

/// All Rust files of the project.
///
/// # Errors
/// When a folder cannot be read.
pub fn rust_files() -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = ["app", "crates", "tests"].map(|name| root().join(name)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
