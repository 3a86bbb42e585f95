//! A peer without a window, until it is stopped.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use tokio::sync::{broadcast, watch};
use trekker_engine::control::Refused;
use trekker_engine::handle::{Folding, Handle, Kept, Networking, Options};
use trekker_session::notice::Notice;
use trekker_session::snapshot::{Saving, Snapshot, Stage};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::run::{self, say};
use crate::socket::{self, Holder};
use crate::turn::Turn;
use crate::{patience, trouble};

/// Serves until Ctrl+C or a request to end.
pub(crate) fn serve(profile: &Path, networking: Networking, patience: Duration) -> Result<ExitCode, Refused> {
    let internal = |error: std::io::Error| Refused::from(Trouble::new(TroubleKind::Internal).detail(error));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(internal)?;
    let options = Options {
        profile: profile.to_owned(),
        networking,
        folding: Folding::OnceAsked,
        has_window: false,
        trial: run::trial(),
    };
    let mut turn = Turn::at(profile, patience);
    let handle = loop {
        match Handle::start(options.clone()) {
            Ok(handle) => break handle,
            Err(held) if held.kind == TroubleKind::ProfileHeld => {
                match runtime.block_on(socket::holder(profile, false)) {
                    Some(holder) => return Ok(is_served_already(profile, holder)),
                    None => runtime.block_on(turn.wait(held))?,
                }
            }
            Err(trouble) => return Err(trouble.into()),
        }
    };
    let (mut notices, snapshots) = (handle.notices(), handle.snapshots());
    let served = runtime.block_on(async {
        let serving = socket::serve(socket::listen(profile)?, handle.asker());
        // Scripts wait for this line: from here on questions are answered.
        let mut out = std::io::stdout();
        writeln!(out, "serving {}", profile.display()).and_then(|()| out.flush())?;
        tokio::select! {
            never = serving => match never {},
            () = say_notices(&mut notices, &snapshots) => Ok(None),
            broken = watch_the_disk(snapshots.clone()) => Ok(Some(broken)),
            () = asked_to_end() => Ok(None),
        }
    });
    let kept = handle.stop();
    match served.map_err(internal)? {
        Some(broken) => Err(broken.into()),
        None if kept == Kept::All => Ok(ExitCode::SUCCESS),
        None => Err(patience::not_saved(kept, "the disk refused to the end".to_owned())),
    }
}

/// Says when the disk refuses, and when it takes everything again. Ends when the team's file cannot be used at all.
async fn watch_the_disk(mut snapshots: watch::Receiver<std::sync::Arc<Snapshot>>) -> Trouble {
    let mut is_refused = false;
    loop {
        let (saving, stage) = {
            let snapshot = snapshots.borrow_and_update();
            (snapshot.saving, snapshot.stage.clone())
        };
        match (stage, saving) {
            (Stage::Broken(trouble), _) => return trouble,
            (_, Saving::Failing) if !is_refused => {
                is_refused = true;
                say("not saved: the disk is full or refuses what is written; still trying");
            }
            (_, Saving::Saved) if is_refused => {
                is_refused = false;
                say("saved again: the disk takes everything that waited");
            }
            _ => {}
        }
        if snapshots.changed().await.is_err() {
            // The engine ends first only when it is asked to.
            std::future::pending::<()>().await;
        }
    }
}

/// Whoever holds the profile answers, so it is a peer as well as this program would be.
fn is_served_already(profile: &Path, holder: Holder) -> ExitCode {
    let by = holder.process;
    say(&format!("The profile {} is being served already, by process {by}; nothing was changed.", profile.display()));
    ExitCode::from(5)
}

/// What a window would show as a toast and whoever looks after this device should know: a line each on standard error. Ends when
/// a program with a window is to hold the profile in place of this one.
async fn say_notices(notices: &mut broadcast::Receiver<Notice>, snapshots: &watch::Receiver<std::sync::Arc<Snapshot>>) {
    loop {
        match notices.recv().await {
            Ok(Notice::StandAside) => {
                return say("A window of Trekker goes on with this profile, as somebody asked there: this one ends.");
            }
            Ok(Notice::Trouble(trouble)) => say(&trouble::sentence(&trouble.into())),
            Ok(Notice::Joined { name, code }) => say(&format!("{name} has joined: {}.", code.in_english())),
            Ok(Notice::Renewed) => {
                say("This profile was put back from a backup, or copied. It goes on under a new key; nothing is lost.")
            }
            Ok(Notice::BroughtAlong { changes, left }) => {
                say(&format!("{changes} changes that only this device had are in again, {left} could not be."));
            }
            Ok(Notice::Mended { records }) => {
                say(&format!("{records} damaged records are whole again: another device still had them."));
            }
            Ok(Notice::SaidAgain { title, is_said: true, .. }) => say(&format!(
                "What you wrote in '{title}' was more than other devices take in at once. It was sent again in parts; nothing is lost."
            )),
            Ok(Notice::SaidAgain { title, is_said: false, .. }) => say(&format!(
                "What you wrote in '{title}' cannot be taken in by other devices. It is kept here; write it anew in shorter parts."
            )),
            Ok(Notice::SpokenCodeSpoilt) => say("Somebody tried wrong words: the spoken code counts no longer."),
            Ok(Notice::SetAside { device_of, records }) => {
                let members = std::sync::Arc::clone(&snapshots.borrow().members);
                let name =
                    members.iter().find(|member| Some(member.id) == device_of).map(|member| member.name.as_str());
                say(&format!(
                    "{records} changes of {} break what they change; they are set aside.",
                    name.unwrap_or("somebody")
                ));
            }
            Ok(Notice::Concerns { title, concern, .. }) => say(&format!("'{title}': {concern}.")),
            // So many at once that the oldest were dropped: the newest say enough.
            Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {}
            Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
        }
    }
}

#[cfg(unix)]
async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(not(unix))]
async fn asked_to_end() {
    tokio::signal::ctrl_c().await.unwrap_or_default();
}
