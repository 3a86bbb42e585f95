//! The loop: one event after the other, and a snapshot when something changed.

mod asked;
mod carried;
mod clock;
mod commands;
mod imports;
mod joins;
pub(crate) mod media;
mod networking;
mod opening;
mod pages;
mod pictures;
pub(crate) mod renewing;
mod salvaging;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use chrono::NaiveDate;
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use trekker_domain::kind::Kind;
use trekker_domain::media::FileHash;
use trekker_domain::name::tidy;
use trekker_domain::team::Relay;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::statement::{Statement, person_of_first_device, team_founded_by};
use trekker_ledger::ticket::TicketFor;
use trekker_network::{Config, Network};
use trekker_session::command::{Command, Language};
use trekker_session::notice::Notice;
use trekker_session::snapshot::{Search, Snapshot, Stage};
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::error::StorageError;
use trekker_storage::profile::Profile;
use trekker_storage::store::Store;

use crate::control::{Answer, Request};
use crate::disk::DiskNews;
use crate::event::{Event, Events};
use crate::handle::{Kept, Networking, Options};
use crate::import::{Purpose, ReadImport, ToRead};
use crate::joining::{Entered, JoinOutcome, Key, ask_member, come_in, read_key};
use crate::knock::{Question, Reply, short_code};
use crate::script::Asked;
use crate::team::importing::Importing;
use crate::team::opening::Opening;
use crate::team::to_import::ToImport;
use crate::team::{Team, Unsaved, now};
use crate::troubles::{of_network, of_storage};

/// A turn of the loop that takes longer is one that a person may notice.
const LONG_TURN: std::time::Duration = std::time::Duration::from_millis(50);

/// The picture is made anew after this time at the latest, whatever waits.
const PICTURE_WITHIN: std::time::Duration = std::time::Duration::from_millis(50);
/// How often the clock ticks, in milliseconds.
const TICK_MILLIS: u64 = 250;
/// A tick that comes later than this many seconds tells of a machine that was asleep.
const ASLEEP_SECONDS: u64 = 5;
/// Ticks between two tries to join.
const JOIN_RETRY_TICKS: u64 = 12;
/// Ticks until a network that could not be started is tried again: its port may be taken for a moment.
const NETWORK_RETRY_TICKS: u64 = 12;
/// Ticks until a device that refuses this one is shown papers, or asked why, again.
const REFUSING_TICKS: u64 = 20;
/// Ticks after which a newcomer no longer waits for everything to have come.
const JOINED_TICKS: u64 = 80;
/// A peer that nobody asks anything folds all the same after so many ticks: posts say which photos and videos there are, and it
/// keeps those as well.
const FOLDS_ANYWAY_TICKS: u64 = 120;
/// Ticks without an edit after which the search index is brought up to date.
const INDEX_TICKS: u64 = 4;
/// Documents put into the index at a time.
const INDEXED_AT_ONCE: usize = 500;
/// Ticks after which whoever stays open has SQLite look at its file.
const SOUND_TICKS: u64 = 40;
/// Ticks between two checkpoints of the write-ahead log, when something was written.
const CHECKPOINT_TICKS: u64 = 40;
/// And when that log has become long.
const LONG_WAL_TICKS: u64 = 4;

pub(crate) struct Engine {
    profile: Profile,
    options: Options,
    events: Events,
    show: watch::Sender<Arc<Snapshot>>,
    notices: broadcast::Sender<Notice>,
    runtime: tokio::runtime::Runtime,

    pub(crate) team: Option<Team>,
    /// What is shown while there is no team.
    bare: Snapshot,
    bare_shown: Option<(Stage, trekker_session::snapshot::Network)>,
    openings: u64,
    /// How often a damaged file was left for a new one.
    salvages: u32,
    pub(crate) network: Option<Arc<Network>>,
    files: media::Opened,
    fetching: media::Fetching,
    /// The photo that is being drawn small.
    drawing: Option<FileHash>,
    network_is_starting: bool,
    /// Counts the networks that were started, to tell the news of one from that of another.
    network_starts: u64,
    network_stopping: Option<tokio::task::JoinHandle<()>>,
    /// Not before this tick, since it could not be started just now.
    network_retry_at: u64,
    relay_in_use: Option<Relay>,
    /// At which tick a device that refuses this one was asked last.
    refusing_asked: HashMap<DeviceKey, u64>,
    joining: Option<Joining>,
    preview: Option<imports::Preview>,
    importing: Option<Importing>,
    /// Imports that were said yes to while another one was under way.
    next_imports: VecDeque<(ToImport, Option<oneshot::Sender<Answer>>)>,
    search: String,
    /// Only what is of this kind.
    search_only: Option<Kind>,
    /// Questions that are answered when nothing is under way.
    waiting_for_quiet: Vec<(Request, oneshot::Sender<Answer>)>,
    /// When a newcomer is told that it is in, though not everything has come.
    joined_by: u64,
    waiting_for_network: Vec<(Request, oneshot::Sender<Answer>)>,
    /// Questions that began the folding they wait for.
    pub(crate) waiting_for_documents: Vec<Asked>,
    ticks: u64,
}

struct Joining {
    key: Key,
    member: String,
    is_asking: bool,
    tries: u32,
    retry_at: u64,
    answer: Option<oneshot::Sender<Answer>>,
}

impl Engine {
    pub(crate) fn new(
        profile: Profile,
        options: Options,
        events: Events,
        show: watch::Sender<Arc<Snapshot>>,
        notices: broadcast::Sender<Notice>,
        runtime: tokio::runtime::Runtime,
    ) -> Self {
        Self {
            profile,
            files: media::Opened::of(&options.profile, notices.clone()),
            options,
            events,
            show,
            notices,
            runtime,
            team: None,
            bare: Snapshot::default(),
            bare_shown: None,
            openings: 0,
            salvages: 0,
            fetching: media::Fetching::default(),
            drawing: None,
            network: None,
            network_is_starting: false,
            network_starts: 0,
            network_stopping: None,
            network_retry_at: 0,
            relay_in_use: None,
            refusing_asked: HashMap::new(),
            joining: None,
            preview: None,
            importing: None,
            next_imports: VecDeque::new(),
            search: String::new(),
            search_only: None,
            waiting_for_quiet: Vec::new(),
            joined_by: 0,
            waiting_for_network: Vec::new(),
            waiting_for_documents: Vec::new(),
            ticks: 0,
        }
    }

    pub(crate) fn run(mut self, mut events: mpsc::Receiver<Event>) -> Kept {
        self.open_current();
        self.start_clock();
        'running: while let Some(event) = events.blocking_recv() {
            if matches!(event, Event::Stop) {
                break;
            }
            let begin = std::time::Instant::now();
            self.take_timed(event);
            // What waits is taken before the picture is made anew, but not for ever: while a device joins, there is always
            // something that waits.
            while begin.elapsed() < PICTURE_WITHIN
                && let Ok(event) = events.try_recv()
            {
                if matches!(event, Event::Stop) {
                    break 'running;
                }
                self.take_timed(event);
            }
            self.publish();
        }
        // Whoever still has news for the engine is let go: the disk thread has to come to its end.
        drop(events);
        self.stop()
    }

    fn stop(mut self) -> Kept {
        // What was found out last is said as well.
        self.with_team(Team::look_for_damage);
        for notice in self.team.as_mut().map(|team| std::mem::take(&mut team.notices)).unwrap_or_default() {
            self.notice(notice);
        }
        let unsaved = self.team.take().and_then(Team::close);
        self.stop_fetching();
        if let Some(network) = self.network.take().and_then(Arc::into_inner) {
            self.runtime.block_on(network.stop());
        }
        let files = self.files.clone();
        self.runtime.block_on(files.close());
        self.runtime.shutdown_timeout(std::time::Duration::from_secs(2));
        unsaved.map_or(Kept::All, |unsaved| look_for(&unsaved))
    }

    fn start_clock(&self) {
        let events = self.events.clone();
        self.runtime.spawn(async move {
            let mut clock = tokio::time::interval(std::time::Duration::from_millis(TICK_MILLIS));
            clock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
            let mut last = (now(), std::time::Instant::now());
            loop {
                clock.tick().await;
                let this = (now(), std::time::Instant::now());
                if was_asleep(this.0.saturating_sub(last.0), this.1 - last.1) {
                    events.send(Event::Woke).await;
                }
                last = this;
                events.send(Event::Clock).await;
            }
        });
    }

    /// In a span of its own. Everybody waits for one event to be done with, so one that takes long is said.
    fn take_timed(&mut self, event: Event) {
        let name: &'static str = (&event).into();
        let begin = std::time::Instant::now();
        tracing::debug_span!("event", name).in_scope(|| self.take(event));
        let took = begin.elapsed();
        if took > LONG_TURN {
            tracing::warn!(event = name, ?took, "one event took long");
        }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Command(command) => {
                if let Err(trouble) = self.command(command) {
                    self.notice(Notice::Trouble(trouble));
                }
            }
            Event::Ask(asked) => self.asked(asked),
            Event::Network { start, event } => {
                if start == self.network_starts {
                    self.network_event(event);
                }
            }
            Event::Networking { start, outcome } => self.networking(start, outcome),
            Event::Link { id, incoming } => self.with_team(|team| team.heard(id, incoming)),
            Event::Presence { device, news } => self.with_team(|team| team.presence(device, &news)),
            Event::Disk { opening, news } => self.disk(opening, news),
            Event::Folded { opening, rows } => {
                if self.is_open(opening) {
                    self.with_team(|team| team.folded(rows));
                }
            }
            Event::Joined(outcome) => self.joined(*outcome),
            Event::ImportRead(read) => self.import_read(*read),
            Event::TextRead { opening, file, is_guide, text } => {
                if self.is_open(opening) {
                    self.text_read(&file, is_guide, text);
                }
            }
            Event::LookedAcross { opening, consistency } => {
                if self.is_open(opening) {
                    self.with_team(|team| team.looked_across(consistency));
                }
            }
            Event::Judged { opening, judged, judge } => {
                if self.is_open(opening) {
                    self.with_team(|team| team.judged(judged, judge));
                }
            }
            Event::ImportMade { opening, made, is_last } => self.import_made(opening, made, is_last),
            Event::CarriedIn { file, outcome, answer } => self.carried_in(file, outcome, answer),
            Event::Renewed { opening, device, statement } => {
                if self.is_open(opening) {
                    self.with_team(|team| team.said_to_be_renewed(device, &statement));
                }
            }
            Event::Brought { opening, brought } => {
                if self.is_open(opening) {
                    self.with_team(|team| team.brought(brought));
                }
            }
            Event::FoundCorrupt { opening, again } => {
                if self.is_open(opening) {
                    self.salvage_open_team(StorageError::Corrupt(Default::default()));
                }
                if let Some(asked) = again {
                    self.asked(asked);
                }
            }
            Event::Checked { opening, found, answer } => {
                if self.is_open(opening) {
                    self.checked(*found, answer);
                }
            }
            Event::Files(news) => self.file_news(news),
            Event::Clock => self.tick(),
            Event::Woke => self.woke(),
            Event::Stop => {}
        }
        self.after_event();
    }

    /// Why there is no team: there is none yet, or its file cannot be opened.
    pub(crate) fn why_no_team(&self) -> Trouble {
        match &self.bare.stage {
            Stage::Broken(trouble) => trouble.clone(),
            _ => Trouble::new(TroubleKind::NoTeam),
        }
    }

    fn with_team(&mut self, act: impl FnOnce(&mut Team)) {
        if let Some(team) = &mut self.team {
            act(team);
        }
    }

    fn is_open(&self, opening: u64) -> bool {
        self.team.as_ref().is_some_and(|team| team.background.opening == opening)
    }

    /// Consequences that any event may have.
    fn after_event(&mut self) {
        let Some(team) = &mut self.team else { return };
        team.judge_more();
        for notice in std::mem::take(&mut team.notices) {
            self.notice(notice);
        }
        self.look_for_files();
        self.draw_next();
        self.reopen_if_due();
        self.renew_if_due();
        self.sync_network();
        self.answer_when_quiet();
    }

    pub(crate) fn notice(&self, notice: Notice) {
        // Nobody listens: there is no front end.
        if self.notices.send(notice).is_err() {
            tracing::trace!("nobody reads notices");
        }
    }

    fn publish(&mut self) {
        match &mut self.team {
            Some(team) => {
                let stage = if team.is_ready() {
                    Stage::Ready
                } else {
                    Stage::Joining { trouble: None, code: Some(short_code(team.id, team.me)) }
                };
                if team.view.snapshot.stage != stage {
                    team.view.snapshot.stage = stage;
                    team.view.is_dirty = true;
                }
                self.bare_shown = None;
                team.show_changes();
                if let Some(snapshot) = team.view.take() {
                    self.show.send_replace(snapshot);
                }
            }
            None => {
                let shown = (self.bare.stage.clone(), self.bare.network.clone());
                if self.bare_shown.as_ref() != Some(&shown) {
                    self.show.send_replace(Arc::new(self.bare.clone()));
                    self.bare_shown = Some(shown);
                }
            }
        }
    }
}

/// What a closed file has of what the disk refused: a commit that failed may be found in it all the same.
fn look_for(unsaved: &Unsaved) -> Kept {
    let total = Store::open(&unsaved.file).and_then(|store| store.reader()?.vector());
    match total.map(|vector| vector.0.values().sum::<u64>()) {
        Ok(records) if records >= unsaved.all => Kept::All,
        Ok(records) if records > unsaved.began_with => Kept::Part,
        Ok(_) => Kept::Nothing,
        Err(error) => {
            tracing::error!(%error, "what is in the team's file could not be looked at");
            Kept::Unknown
        }
    }
}

pub(crate) fn give<T>(answer: oneshot::Sender<T>, with: T) {
    if answer.send(with).is_err() {
        tracing::debug!("nobody waits for the answer");
    }
}

/// Whether a machine slept between two ticks, by the time on the wall and by that for which it ran. A machine that sleeps
/// stops the second clock on some systems and both on none; a wall clock that is set looks the same and does no harm.
fn was_asleep(wall_seconds: u64, running: std::time::Duration) -> bool {
    wall_seconds > running.as_secs() + ASLEEP_SECONDS || running.as_secs() > ASLEEP_SECONDS
}

/// Today where this device is: which posts the first picture shows.
pub(crate) fn today() -> NaiveDate {
    crate::clock::now().with_timezone(&chrono::Local).date_naive()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::was_asleep;

    #[test]
    fn a_lid_that_was_shut_is_noticed_by_either_clock() {
        let tick = Duration::from_millis(250);
        for (wall, running, asleep) in [
            (0, tick, false),
            (1, tick, false),
            (3_600, tick, true),
            (3_600, Duration::from_secs(3_600), true),
            (2, Duration::from_secs(2), false),
        ] {
            assert_eq!(was_asleep(wall, running), asleep, "{wall} s, {running:?}");
        }
    }
}
