//! A disk that fails, or a program that is killed, at an operation of one's choice: see `faults/faults.c`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::{Outcome, root};

/// What happens to a program's work on files below one folder.
#[derive(Clone, Debug)]
pub struct Fault {
    pub kind: Kind,
    /// The operation at which it begins, from 1.
    pub at: u64,
    /// So many operations fail; `None`: all from there on.
    pub times: Option<u64>,
    /// Only operations that bring bytes onto the disk are counted.
    pub only_sync: bool,
    /// Only as long as this file is there.
    pub while_there: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Kill,
    Broken,
    Full,
}

impl Fault {
    pub fn new(kind: Kind, at: u64) -> Self {
        Self { kind, at, times: None, only_sync: false, while_there: None }
    }

    #[must_use]
    pub fn only_sync(mut self) -> Self {
        self.only_sync = true;
        self
    }

    #[must_use]
    pub fn while_there(mut self, file: &Path) -> Self {
        self.while_there = Some(file.to_owned());
        self
    }

    /// Has a program meet it.
    ///
    /// # Errors
    /// When the C compiler is missing.
    pub fn add_to(&self, command: &mut Command, folder: &Path) -> Outcome {
        counting(command, folder)?;
        command.env("TREKKER_FAULT_AT", self.at.to_string()).env(
            "TREKKER_FAULT_KIND",
            match self.kind {
                Kind::Kill => "kill",
                Kind::Broken => "eio",
                Kind::Full => "enospc",
            },
        );
        if let Some(times) = self.times {
            command.env("TREKKER_FAULT_TIMES", times.to_string());
        }
        if let Some(file) = &self.while_there {
            command.env("TREKKER_FAULT_WHILE", file);
        }
        if self.only_sync {
            command.env("TREKKER_FAULT_ONLY", "sync");
        }
        Ok(())
    }
}

/// Has a program count its operations below a folder, and write at its end how many there were beside it.
///
/// # Errors
/// When the C compiler is missing.
pub fn counting(command: &mut Command, folder: &Path) -> Outcome {
    command
        .env("LD_PRELOAD", library()?)
        .env("TREKKER_FAULT_FOLDER", folder)
        .env("TREKKER_FAULT_COUNT", folder.with_extension("count"));
    Ok(())
}

/// What [`counting`] counted.
///
/// # Errors
/// When the program did not come to its end.
pub fn counted(folder: &Path) -> Outcome<u64> {
    Ok(std::fs::read_to_string(folder.with_extension("count"))?.parse()?)
}

fn library() -> Outcome<&'static Path> {
    static LIBRARY: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    built_once(&LIBRARY, "faults")
}

/// What `faults/NAME.c` is built to, beside this test's own program.
pub(crate) fn built_once(library: &'static OnceLock<Result<PathBuf, String>>, name: &str) -> Outcome<&'static Path> {
    let made = library.get_or_init(|| make_library(name).map_err(|error| error.to_string()));
    made.as_deref().map_err(|error| error.clone().into())
}

fn make_library(name: &str) -> Outcome<PathBuf> {
    let this = std::env::current_exe()?;
    let folder = this.parent().ok_or("the test's program stands nowhere")?;
    // A name of its own: several tests may make it at a time.
    let draft = folder.join(format!("{name}-{}.so", std::process::id()));
    let library = folder.join(format!("{name}.so"));
    let made = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&draft)
        .arg(root().join("tests/faults").join(name).with_extension("c"))
        .args(["-ldl", "-lpthread"])
        .output()
        .map_err(|error| format!("install a C compiler that is called cc: {error}"))?;
    if !made.status.success() {
        return Err(format!("{name}.c does not build: {}", String::from_utf8_lossy(&made.stderr)).into());
    }
    std::fs::rename(&draft, &library)?;
    Ok(library)
}
