//! Another program holds the profile: its window is shown, or this one waits until the profile is free.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use eframe::egui;
use trekker_cli::socket;
use trekker_engine::control::Request;
use trekker_engine::handle::{Handle, Options};
use trekker_session::trouble::{Trouble, TroubleKind};

/// A program that begins has the profile before it answers; one that only asks something has it for a moment.
const PATIENCE: Duration = Duration::from_secs(3);
const TRY_AGAIN: Duration = Duration::from_millis(200);

/// What came of starting an engine.
pub(crate) enum Started {
    Engine(Handle),
    /// The profile has a window already, which was brought to the front.
    Shown,
    Not(Trouble),
}

/// Starts an engine, or shows the window of the one there is.
pub(crate) fn start(options: &Options) -> Started {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        return Started::Not(Trouble::new(TroubleKind::Internal));
    };
    let begin = Instant::now();
    loop {
        let held = match Handle::start(options.clone()) {
            Ok(engine) => return Started::Engine(engine),
            Err(held) if held.kind == TroubleKind::ProfileHeld => held,
            Err(trouble) => return Started::Not(trouble),
        };
        match runtime.block_on(socket::holder(&options.profile, true)) {
            Some(holder) if holder.has_window => return Started::Shown,
            Some(holder) => return Started::Not(Trouble::new(TroubleKind::ProfileServed).about(holder.process)),
            None if begin.elapsed() < PATIENCE => runtime.block_on(async { tokio::time::sleep(TRY_AGAIN).await }),
            None => return Started::Not(held),
        }
    }
}

/// Whether somebody else has to end first.
pub(crate) fn is_held(trouble: &Trouble) -> bool {
    matches!(trouble.kind, TroubleKind::ProfileHeld | TroubleKind::ProfileServed)
}

/// An engine as soon as the profile is free, or why it cannot be started then. Ends with the receiver.
pub(crate) fn wait(options: Options, context: egui::Context) -> Receiver<Result<Handle, Trouble>> {
    let (came, receiver) = channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        match runtime {
            Ok(runtime) => runtime.block_on(wait_for(&options, &came, &context)),
            Err(error) => tracing::error!(%error, "it is not tried again"),
        }
    });
    receiver
}

async fn wait_for(options: &Options, came: &Sender<Result<Handle, Trouble>>, context: &egui::Context) {
    loop {
        match Handle::start(options.clone()) {
            Err(trouble) if is_held(&trouble) => tokio::time::sleep(TRY_AGAIN).await,
            started => {
                if let Err(std::sync::mpsc::SendError(Ok(engine))) = came.send(started) {
                    // The window was closed meanwhile.
                    engine.stop();
                }
                return context.request_repaint();
            }
        }
    }
}

/// Asks a program without a window to end. Does not wait for it.
pub(crate) fn stop_the_other(options: &Options) {
    let profile = options.profile.clone();
    std::thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        if runtime.block_on(socket::ask(&profile, &Request::StandAside.into())).is_none() {
            tracing::info!("whoever held the profile has ended by itself");
        }
    });
}

#[cfg(test)]
mod tests {
    use trekker_engine::handle::{Folding, Networking};

    use super::*;

    #[test]
    fn somebody_who_holds_the_profile_and_does_not_answer_is_waited_for_and_told_of() {
        let profile = std::env::temp_dir().join(format!("trekker-held-{}", std::process::id()));
        std::fs::create_dir_all(&profile).expect("a folder");
        let lock = std::fs::File::create(profile.join("lock")).expect("its lock");
        lock.lock().expect("it can be held");
        let options = Options {
            profile: profile.clone(),
            networking: Networking::Off,
            folding: Folding::Always,
            has_window: true,
            trial: None,
        };
        let Started::Not(trouble) = start(&options) else { panic!("it is held") };
        assert_eq!(trouble.kind, TroubleKind::ProfileHeld);
        let waiting = wait(options, egui::Context::default());
        drop(lock);
        let engine = waiting.recv_timeout(Duration::from_secs(60)).expect("it comes").expect("the profile is free");
        engine.stop();
        std::fs::remove_dir_all(profile).expect("it was there");
    }
}
