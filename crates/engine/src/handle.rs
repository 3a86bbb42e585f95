//! How a front end talks to the engine.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::{broadcast, mpsc, oneshot, watch};
use trekker_domain::team::Relay;
use trekker_session::command::Command;
use trekker_session::notice::Notice;
use trekker_session::script::Script;
use trekker_session::snapshot::Snapshot;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::profile::Profile;

use crate::control::{Answer, Request};
use crate::engine::Engine;
use crate::event::{Event, Events};
use crate::script::{Asked, Waiting};
use crate::trial::Trial;
use crate::troubles::of_storage;

/// So many events may wait: whoever sends more waits.
const MOST_WAITING: usize = 1024;
const MOST_NOTICES: usize = 64;

/// How an engine is started.
#[derive(Clone, Debug)]
pub struct Options {
    pub profile: PathBuf,
    pub networking: Networking,
    pub folding: Folding,
    /// Whether a person sees it in a window, rather than nobody, or only one command's answer.
    pub has_window: bool,
    /// How to find out whether a document takes the program down; without it, none is suspected.
    pub trial: Option<Trial>,
}

/// The process that holds this profile, if it says so: one that begins or ends at this moment does not.
pub fn holder_of(profile: &std::path::Path) -> Option<u32> {
    trekker_storage::profile::holder_of(profile)
}

/// When what arrives is folded into documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folding {
    /// At once, for whoever looks at them.
    Always,
    /// From the first question on that needs documents: a peer that only passes on needs none, but the team's own settings.
    OnceAsked,
}

#[derive(Clone, Debug)]
pub enum Networking {
    /// Talks to nobody: for one command that only looks or writes.
    Off,
    On {
        /// Instead of what the team has set.
        relay: Option<Relay>,
        /// The socket to listen on; without it, a free port on all interfaces.
        bind: Option<SocketAddr>,
        /// Whether devices find each other on the local network.
        local_discovery: bool,
    },
}

/// A running engine. Dropping it does not stop the engine: call [`stop`](Self::stop), so that everything is on disk.
#[derive(Debug)]
pub struct Handle {
    events: Events,
    snapshots: watch::Receiver<Arc<Snapshot>>,
    notices: broadcast::Sender<Notice>,
    /// For whoever listens first, so that nothing said at the start is missed.
    early: std::sync::Mutex<Option<broadcast::Receiver<Notice>>>,
    thread: Option<std::thread::JoinHandle<Kept>>,
}

impl Handle {
    /// Takes the profile and starts the engine on a thread of its own.
    ///
    /// # Errors
    /// When the profile is held by another program ([`TroubleKind::ProfileHeld`]), its key is damaged, or its folder cannot
    /// be used. What is wrong with a team's file is told in the snapshot.
    pub fn start(options: Options) -> Result<Self, Trouble> {
        let profile = Profile::open(&options.profile).map_err(|error| of_storage(&error))?;
        let internal = |error: std::io::Error| Trouble::new(TroubleKind::Internal).detail(error);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("trekker")
            .enable_all()
            .build()
            .map_err(internal)?;
        let (sender, receiver) = mpsc::channel(MOST_WAITING);
        let (show, snapshots) = watch::channel(Arc::new(Snapshot::default()));
        let notices = broadcast::Sender::new(MOST_NOTICES);
        let early = std::sync::Mutex::new(Some(notices.subscribe()));
        let events = Events(sender);
        let engine = Engine::new(profile, options, events.clone(), show, notices.clone(), runtime);
        let thread = std::thread::Builder::new()
            .name("trekker-engine".into())
            .spawn(move || engine.run(receiver))
            .map_err(internal)?;
        Ok(Self { events, snapshots, notices, early, thread: Some(thread) })
    }

    /// Hands over a command without waiting. Gives it back when too much waits already; try again a little later.
    ///
    /// # Errors
    /// The command itself.
    pub fn try_send(&self, command: Command) -> Result<(), Command> {
        match self.events.0.try_send(Event::Command(command)) {
            Ok(()) => Ok(()),
            Err(mpsc::error::TrySendError::Full(Event::Command(command))) => Err(command),
            // The engine has ended: there is nobody to send to, now or later.
            Err(_) => Ok(()),
        }
    }

    /// Hands over a command, from a thread that may wait.
    pub fn send(&self, command: Command) {
        self.events.send_blocking(Event::Command(command));
    }

    /// The newest snapshot, and word of each newer one.
    pub fn snapshots(&self) -> watch::Receiver<Arc<Snapshot>> {
        self.snapshots.clone()
    }

    /// Notices from now on; for whoever asks first, all from the start.
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        let early = self.early.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        early.unwrap_or_else(|| self.notices.subscribe())
    }

    /// Asks as the command line does.
    ///
    /// # Errors
    /// What went wrong, and [`TroubleKind::Internal`] when the engine ended before it answered.
    pub async fn ask(&self, request: Request) -> Answer {
        Asker(self.events.clone()).ask(request).await
    }

    /// Runs a script on the open team.
    ///
    /// # Errors
    /// As [`Asker::run`].
    pub async fn run<S: Script>(&self, script: S) -> Result<S::Answer, Trouble> {
        self.asker().run(script).await
    }

    /// What a task needs to ask.
    pub fn asker(&self) -> Asker {
        Asker(self.events.clone())
    }

    /// Ends the engine. When this returns, everything it was told is on the disk, unless the disk refused it to the end.
    pub fn stop(mut self) -> Kept {
        self.events.send_blocking(Event::Stop);
        match self.thread.take().map(std::thread::JoinHandle::join) {
            Some(Ok(kept)) => kept,
            _ => {
                tracing::error!("the engine broke down");
                Kept::Unknown
            }
        }
    }
}

/// What is on the disk, of all that an engine was told since it was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    All,
    Part,
    Nothing,
    /// It cannot be looked at.
    Unknown,
}

/// Asks an engine as the command line does.
#[derive(Clone, Debug)]
pub struct Asker(Events);

impl Asker {
    /// # Errors
    /// As [`Handle::ask`].
    pub async fn ask(&self, request: Request) -> Answer {
        let (answer, wait) = oneshot::channel();
        self.0.send(Event::Ask(Asked::Request(request, answer))).await;
        wait.await.unwrap_or_else(|_| Err(ended().into()))
    }

    /// Runs a script on the open team.
    ///
    /// # Errors
    /// What went wrong, and [`TroubleKind::Internal`] when the engine ended before it answered.
    pub async fn run<S: Script>(&self, script: S) -> Result<S::Answer, Trouble> {
        let (answer, wait) = oneshot::channel();
        let waiting = Waiting { script: Arc::new(script), answer };
        self.0.send(Event::Ask(Asked::Script(Box::new(waiting)))).await;
        wait.await.unwrap_or_else(|_| Err(ended()))
    }
}

fn ended() -> Trouble {
    Trouble::new(TroubleKind::Internal).detail("the engine ended before it answered")
}
