//! The command line's program.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::{Outcome, root};

/// Made from the sources as they are now, beside this test's own.
pub(crate) fn program() -> Outcome<&'static Path> {
    static PROGRAM: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let made = PROGRAM.get_or_init(|| make_program().map_err(|error| error.to_string()));
    made.as_deref().map_err(|error| error.clone().into())
}

fn make_program() -> Outcome<PathBuf> {
    // …/TARGET/PROFILE/deps/this-test
    let this = std::env::current_exe()?;
    let folder = this.ancestors().nth(2).ok_or("the test's program stands nowhere")?;
    let target = folder.parent().ok_or("the test's program stands nowhere")?;
    let profile = match folder.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(name) => name,
    };
    let program = folder.join("trekker-cli").with_extension(std::env::consts::EXE_EXTENSION);
    // Where everything was built just now, the program was as well.
    if std::env::var_os("CI").is_some() && program.exists() {
        return Ok(program);
    }
    // Also when a program is there: it may be older than what it is to show. Quick when it is not.
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    // What cargo tells this test of its own package would have build scripts run anew, and all that comes after them.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    let made = command
        .args(["build", "--quiet", "--package", "trekker-cli", "--profile", profile])
        .env("CARGO_TARGET_DIR", target)
        .current_dir(root())
        .output()?;
    if !made.status.success() {
        return Err(format!("trekker-cli does not build: {}", String::from_utf8_lossy(&made.stderr)).into());
    }
    Ok(program)
}
