//! Everything that can happen to the engine, in one closed list.

use tokio::sync::{mpsc, oneshot};
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::statement::Statement;
use trekker_session::command::Command;
use trekker_storage::error::StorageError;

use crate::control::Answer;
use crate::disk::DiskNews;
use crate::engine::media::FileNews;
use crate::folding::{FoldError, FoldedRow};
use crate::import::ReadImport;
use crate::joining::JoinOutcome;
use crate::link::Incoming;
use crate::script::Asked;
use crate::team::checking::Found;
use crate::team::importing::Made;
use crate::team::judging::Judge;
use crate::team::rescue::Brought;

/// Its name is that of the variant.
#[derive(Debug, strum::IntoStaticStr)]
pub(crate) enum Event {
    Command(Command),
    /// A question of the command line or a script, with where the answer goes.
    Ask(Asked),
    Network {
        start: u64,
        event: trekker_network::Event,
    },
    /// The network is up, or could not be brought up.
    Networking {
        start: u64,
        outcome: Result<trekker_network::Network, trekker_network::NetworkError>,
    },
    Link {
        id: u64,
        incoming: Incoming,
    },
    Presence {
        device: DeviceKey,
        news: Vec<u8>,
    },
    /// From the disk of one opened team; news of a team that was closed since is passed over.
    Disk {
        opening: u64,
        news: DiskNews,
    },
    Folded {
        opening: u64,
        rows: Vec<Result<FoldedRow, (trekker_domain::id::DocId, FoldError)>>,
    },
    Joined(Box<JoinOutcome>),
    /// A device that refuses this one says which one went on in its place.
    Renewed {
        opening: u64,
        device: DeviceKey,
        statement: Statement,
    },
    /// What the file of before has that the others do not was read.
    Brought {
        opening: u64,
        brought: Result<Brought, StorageError>,
    },
    /// The file of a team does not hang together any more. `again`: who asked for something in it, and is answered afterwards.
    FoundCorrupt {
        opening: u64,
        again: Option<Asked>,
    },
    /// Everything in the team's file was looked at.
    Checked {
        opening: u64,
        found: Box<Found>,
        answer: oneshot::Sender<Answer>,
    },
    /// News of the team's photos and videos.
    Files(FileNews),
    ImportRead(Box<ReadImport>),
    /// A text that somebody chose was read.
    TextRead {
        opening: u64,
        file: std::path::PathBuf,
        is_guide: bool,
        text: Result<String, trekker_session::trouble::Trouble>,
    },
    /// The posts to come were looked at.
    LookedAcross {
        opening: u64,
        consistency: trekker_session::consistency::Consistency,
    },
    /// Some posts were looked at by the rules that have to be kept.
    Judged {
        opening: u64,
        judged: Vec<(trekker_domain::id::DocId, bool)>,
        judge: Option<Box<Judge>>,
    },
    ImportMade {
        opening: u64,
        made: Vec<Made>,
        is_last: bool,
    },
    /// A carried file was read to its end, or as far as it could be.
    CarriedIn {
        file: String,
        outcome: Result<(), trekker_session::trouble::Trouble>,
        answer: Option<oneshot::Sender<Answer>>,
    },
    Clock,
    /// The machine was asleep just now.
    Woke,
    Stop,
}

/// The way to the engine. Bounded: whoever floods it waits.
#[derive(Clone, Debug)]
pub(crate) struct Events(pub(crate) mpsc::Sender<Event>);

impl Events {
    pub(crate) async fn send(&self, event: Event) {
        if self.0.send(event).await.is_err() {
            tracing::debug!("the engine has ended");
        }
    }

    /// From a thread that may wait.
    pub(crate) fn send_blocking(&self, event: Event) {
        if self.0.blocking_send(event).is_err() {
            tracing::debug!("the engine has ended");
        }
    }
}
