//! Does what was typed: here, or by asking the program that holds the profile.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use trekker_domain::id::DocId;
use trekker_engine::clock;
use trekker_engine::control::Refused;
use trekker_engine::handle::Networking;
use trekker_engine::trial::{self, Trial};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::arguments::{Arguments, Command, NetworkArguments, TRY_FOLD};
use crate::asking::Asking;
use crate::session::Session;
use crate::{demo, serve, trouble, visible};

/// Runs the command line. The arguments begin with the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    log_to_stderr();
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to standard output, the rest to standard error; clap knows which.
            let code = if error.use_stderr() { 2 } else { 0 };
            return if error.print().is_ok() { ExitCode::from(code) } else { ExitCode::FAILURE };
        }
    };
    match outcome_of(&arguments) {
        Ok(code) => code,
        Err(refused) => {
            say(&trouble::sentence(&refused));
            ExitCode::from(trouble::exit_code(&refused))
        }
    }
}

/// One line on standard error.
pub(crate) fn say(line: &str) {
    // Whoever closed standard error does not want to know.
    writeln!(std::io::stderr(), "{}", visible::lines(line)).unwrap_or_default();
}

/// The folder of the app's profile.
pub fn default_profile() -> PathBuf {
    match directories::ProjectDirs::from("", "", "trekker") {
        Some(dirs) => dirs.data_dir().to_owned(),
        None => PathBuf::from("trekker-profile"),
    }
}

/// Sends what is traced to standard error: our own errors, or what `TREKKER_LOG` asks for. What a library calls an error is
/// mostly none of a person's: a relay that went away, for instance.
pub fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TREKKER_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("off,trekker=error"));
    let logging = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if logging.try_init().is_err() {
        // The app has set up its own.
    }
}

fn outcome_of(arguments: &Arguments) -> Result<ExitCode, Refused> {
    let profile = arguments.profile.clone().unwrap_or_else(default_profile);
    // A peer says so as a notice.
    if let Some(wrong) = clock::trouble().filter(|_| !matches!(arguments.command, Command::Serve(_))) {
        say(&trouble::sentence(&wrong.into()));
    }
    match &arguments.command {
        Command::Demo => return demo::play_in_terminal(),
        Command::Serve(network) => {
            return serve::serve(&profile, networking(network), Duration::from_secs(arguments.wait));
        }
        Command::TryFold { file, doc, without } => return try_fold(file, doc, without),
        _ => {}
    }
    let with = match &arguments.command {
        Command::Join { network, .. } => networking(network),
        _ => Networking::Off,
    };
    let asking = Asking::of(&profile, with, Duration::from_secs(arguments.wait))?;
    Session { asking, as_json: arguments.json }.does(&arguments.command)
}

/// This program itself finds out what takes it down.
pub fn trial() -> Option<Trial> {
    let program = std::env::current_exe().ok()?;
    Some(Trial { program, arguments: vec![TRY_FOLD.into()] })
}

fn try_fold(file: &Path, doc: &str, without: &[i64]) -> Result<ExitCode, Refused> {
    let doc = DocId::parse(doc).ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(doc))?;
    match trial::fold_aloud(file, doc, without, &mut std::io::stdout()) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Trouble::new(TroubleKind::Disk).about(file.display()).detail(error).into()),
    }
}

/// How the network is to be used.
pub fn networking(arguments: &NetworkArguments) -> Networking {
    Networking::On { relay: arguments.relay.clone(), bind: arguments.bind, local_discovery: !arguments.no_discovery }
}
