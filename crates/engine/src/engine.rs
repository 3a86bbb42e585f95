//! The loop: one event after the other, and a snapshot when something changed.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use trekker_domain::name::tidy;
use trekker_domain::team::Relay;
use trekker_ledger::statement::{Statement, person_of_first_device, team_founded_by};
use trekker_ledger::ticket::Ticket;
use trekker_network::{Config, Network};
use trekker_session::command::{Command, Language};
use trekker_session::notice::Notice;
use trekker_session::snapshot::{Invitation, Search, Snapshot, Stage};
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::error::StorageError;
use trekker_storage::profile::Profile;
use trekker_storage::store::Store;

use crate::control::{Answer, Request};
use crate::disk::DiskNews;
use crate::event::{Event, Events};
use crate::handle::{Networking, Options};
use crate::import::{Purpose, ReadImport, ToRead};
use crate::intake::{domain_role, ledger_role};
use crate::joining::{JoinOutcome, Verdict, ask_at_doors, read_ticket};
use crate::team::Team;
use crate::team::importing::{Importing, ToImport};
use crate::team::opening::Opening;
use crate::troubles::{of_network, of_storage};

/// How often the clock ticks, in milliseconds.
const TICK_MILLIS: u64 = 250;
/// Ticks between two tries to join.
const JOIN_RETRY_TICKS: u64 = 12;
/// Ticks after which a newcomer no longer waits for everything to have come.
const JOINED_TICKS: u64 = 240;
/// Ticks without an edit after which the search index is brought up to date.
const INDEX_TICKS: u64 = 4;
/// Documents put into the index at a time.
const INDEXED_AT_ONCE: usize = 500;
/// Ticks between two checkpoints of the write-ahead log, when something was written.
const CHECKPOINT_TICKS: u64 = 40;

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
    network: Option<Arc<Network>>,
    network_is_starting: bool,
    relay_in_use: Option<Relay>,
    joining: Option<Joining>,
    preview: Option<ToImport>,
    importing: Option<Importing>,
    search: String,
    /// Questions that are answered when nothing is under way.
    waiting_for_quiet: Vec<(Request, oneshot::Sender<Answer>)>,
    /// When a newcomer is told that it is in, though not everything has come.
    joined_by: u64,
    waiting_for_network: Vec<(Request, oneshot::Sender<Answer>)>,
    ticks: u64,
}

struct Joining {
    ticket: Ticket,
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
            options,
            events,
            show,
            notices,
            runtime,
            team: None,
            bare: Snapshot::default(),
            bare_shown: None,
            openings: 0,
            network: None,
            network_is_starting: false,
            relay_in_use: None,
            joining: None,
            preview: None,
            importing: None,
            search: String::new(),
            waiting_for_quiet: Vec::new(),
            joined_by: 0,
            waiting_for_network: Vec::new(),
            ticks: 0,
        }
    }

    pub(crate) fn run(mut self, mut events: mpsc::Receiver<Event>) {
        self.open_current();
        self.start_clock();
        'running: while let Some(event) = events.blocking_recv() {
            if matches!(event, Event::Stop) {
                break;
            }
            self.take(event);
            // What waits is taken before the picture is made anew.
            while let Ok(event) = events.try_recv() {
                if matches!(event, Event::Stop) {
                    break 'running;
                }
                self.take(event);
            }
            self.publish();
        }
        // Whoever still has news for the engine is let go: the disk thread has to come to its end.
        drop(events);
        self.stop();
    }

    fn stop(mut self) {
        if let Some(team) = self.team.take() {
            team.close();
        }
        if let Some(network) = self.network.take().and_then(Arc::into_inner) {
            self.runtime.block_on(network.stop());
        }
        self.runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    }

    fn start_clock(&self) {
        let events = self.events.clone();
        self.runtime.spawn(async move {
            let mut clock = tokio::time::interval(std::time::Duration::from_millis(TICK_MILLIS));
            clock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
            loop {
                clock.tick().await;
                events.send(Event::Clock).await;
            }
        });
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Command(command) => {
                if let Err(trouble) = self.command(command) {
                    self.notice(Notice::Trouble(trouble));
                }
            }
            Event::Ask(request, answer) => self.asked(request, answer),
            Event::Network(event) => self.network_event(event),
            Event::Networking(outcome) => self.networking(outcome),
            Event::Link { id, incoming } => self.with_team(|team| team.heard(id, incoming)),
            Event::Presence { device, news } => self.with_team(|team| team.presence(device, &news)),
            Event::Disk { opening, news } => self.disk(opening, news),
            Event::Folded { opening, rows } => {
                if self.is_open(opening) {
                    self.with_team(|team| team.folded(rows));
                }
            }
            Event::Joined(outcome) => self.joined(outcome),
            Event::ImportRead(read) => self.import_read(*read),
            Event::ImportMade { opening, made, is_last } => self.import_made(opening, made, is_last),
            Event::Clock => self.tick(),
            Event::Stop => {}
        }
        self.after_event();
    }

    fn with_team(&mut self, act: impl FnOnce(&mut Team)) {
        if let Some(team) = &mut self.team {
            act(team);
        }
    }

    fn is_open(&self, opening: u64) -> bool {
        self.team.as_ref().is_some_and(|team| team.opening == opening)
    }

    /// Consequences that any event may have.
    fn after_event(&mut self) {
        let Some(team) = &mut self.team else { return };
        for notice in std::mem::take(&mut team.notices) {
            self.notice(notice);
        }
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
                let stage = if team.is_ready() { Stage::Ready } else { Stage::Joining { trouble: None } };
                if team.view.snapshot.stage != stage {
                    team.view.snapshot.stage = stage;
                    team.view.is_dirty = true;
                }
                self.bare_shown = None;
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

    // Opening and closing teams.

    fn open_current(&mut self) {
        match self.profile.current_team() {
            Ok(Some(path)) => {
                if let Err(error) = Store::open(&path).and_then(|store| self.open(store)) {
                    tracing::error!(%error, "the team's file cannot be opened");
                    self.bare.stage = Stage::Broken(of_storage(&error));
                }
            }
            Ok(None) => self.bare.stage = Stage::NoTeam,
            Err(error) => self.bare.stage = Stage::Broken(of_storage(&error)),
        }
        // The first picture goes out before the rest is read.
        self.publish();
        self.read_the_rest();
        self.sync_network();
        self.publish();
    }

    fn open(&mut self, store: Store) -> Result<(), StorageError> {
        self.openings += 1;
        let opening = Opening {
            number: self.openings,
            key: self.profile.key().clone(),
            events: self.events.clone(),
            runtime: self.runtime.handle().clone(),
            today: today(),
        };
        let mut team = Team::open(store, opening)?;
        team.view.snapshot.network = self.bare.network.clone();
        self.team = Some(team);
        self.bare.stage = Stage::NoTeam;
        Ok(())
    }

    fn read_the_rest(&mut self) {
        let Some(team) = &mut self.team else { return };
        if let Err(error) = team.remaining_rows(today()) {
            self.close_team();
            self.bare.stage = Stage::Broken(of_storage(&error));
        }
    }

    fn close_team(&mut self) {
        if let Some(team) = self.team.take() {
            team.close();
        }
        self.stop_network();
    }

    pub(crate) fn found(&mut self, team: &str, member: &str, is_example: bool) -> Result<(), Trouble> {
        if self.team.is_some() {
            return Err(Trouble::new(TroubleKind::TeamExists));
        }
        let bad = |name: &str| Trouble::new(TroubleKind::BadName).about(name);
        let name = tidy(team).ok_or_else(|| bad(team))?;
        let member = tidy(member).ok_or_else(|| bad(member))?;
        let device = self.profile.key().public();
        let mut nonce = [0; 16];
        getrandom::fill(&mut nonce).map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
        let statement = Statement::Found { team: name, member, person: person_of_first_device(device), nonce };
        let id = team_founded_by(&statement, device).ok_or_else(|| Trouble::new(TroubleKind::Internal))?;
        self.create(id, |store| if is_example { store.set_meta("example", b"1") } else { Ok(()) })?;
        if let Some(team) = &mut self.team {
            team.say(statement).map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
        }
        Ok(())
    }

    /// Makes a team's file and opens it.
    fn create(
        &mut self,
        id: trekker_ledger::keys::TeamId,
        prepare: impl FnOnce(&mut Store) -> Result<(), StorageError>,
    ) -> Result<(), Trouble> {
        let path = self.profile.team_file(id);
        let made = Store::create(&path, id)
            .and_then(|mut store| prepare(&mut store).map(|()| store))
            .and_then(|store| self.profile.set_current_team(Some(id)).map(|()| store))
            .and_then(|store| self.open(store));
        made.map_err(|error| of_storage(&error))?;
        self.read_the_rest();
        Ok(())
    }

    /// Fills an empty team with the example's content.
    pub(crate) fn fill_example(&mut self, dutch: bool) -> Result<serde_json::Value, Trouble> {
        let language = if dutch { Language::Dutch } else { Language::English };
        let example = self.example(language);
        let posts = example.posts.len();
        match &mut self.team {
            Some(team) => team.fill_with(example).map(|()| serde_json::json!([{ "posts": posts }])),
            None => Err(Trouble::new(TroubleKind::NoTeam)),
        }
    }

    fn example(&self, language: Language) -> crate::example::ExampleTeam {
        crate::example::example_team(language, today(), &mut || {
            let mut bytes = [0; 16];
            if getrandom::fill(&mut bytes).is_err() {
                bytes[..8].copy_from_slice(&crate::team::opening::random_run().to_le_bytes());
            }
            trekker_domain::id::DocId(bytes)
        })
    }

    fn open_example(&mut self, member: &str, language: Language) -> Result<(), Trouble> {
        let example = self.example(language);
        self.found(&example.team_name, member, true)?;
        match &mut self.team {
            Some(team) => team.fill_with(example),
            None => Ok(()),
        }
    }

    fn leave_example(&mut self) -> Result<(), Trouble> {
        let Some(team) = self.team.as_ref().filter(|team| team.is_example) else {
            return Err(Trouble::new(TroubleKind::NotAllowed));
        };
        let id = team.id;
        self.close_team();
        self.bare = Snapshot { stage: Stage::NoTeam, network: self.bare.network.clone(), ..Snapshot::default() };
        let left = self.profile.set_current_team(None).and_then(|()| self.profile.delete_team(id));
        left.map_err(|error| of_storage(&error))
    }

    // Commands.

    fn command(&mut self, command: Command) -> Result<(), Trouble> {
        match command {
            Command::FoundTeam { team, member } => self.found(&team, &member, false),
            Command::Join { ticket, member } => self.join(&ticket, &member, None),
            Command::CancelJoin => {
                self.joining = None;
                self.bare.stage = Stage::NoTeam;
                Ok(())
            }
            Command::OpenExample { member, language } => self.open_example(&member, language),
            Command::LeaveExample => self.leave_example(),
            Command::SetOffline(is_offline) => {
                self.set_offline(is_offline);
                Ok(())
            }
            Command::PreviewImport(file) => {
                let purpose = Purpose::Preview;
                self.read_import(file, None, purpose)
            }
            Command::ConfirmImport => {
                let (Some(preview), Some(team)) = (self.preview.take(), &mut self.team) else { return Ok(()) };
                team.view.snapshot.import = None;
                self.importing = Some(team.import(preview, None));
                Ok(())
            }
            Command::CancelImport => {
                self.preview = None;
                self.with_team(|team| {
                    team.view.snapshot.import = None;
                    team.view.is_dirty = true;
                });
                Ok(())
            }
            Command::Search(words) => {
                self.search = words;
                self.find();
                Ok(())
            }
            command => match &mut self.team {
                Some(team) => team_command(team, command),
                None => Err(Trouble::new(TroubleKind::NoTeam)),
            },
        }
    }

    pub(crate) fn set_offline(&mut self, is_offline: bool) {
        self.bare.network.is_offline = is_offline;
        self.with_team(|team| {
            team.view.snapshot.network.is_offline = is_offline;
            team.view.is_dirty = true;
        });
        if let Some(network) = &self.network {
            network.set_offline(is_offline);
        }
    }

    fn find(&mut self) {
        let words = self.search.clone();
        let Some(team) = &mut self.team else { return };
        let search = (!words.trim().is_empty()).then(|| {
            let (hits, is_indexing) = team.search(&words);
            Arc::new(Search { query: words, hits, is_indexing })
        });
        team.view.snapshot.search = search;
        team.view.is_dirty = true;
    }

    // Importing.

    pub(crate) fn read_import(
        &mut self,
        file: std::path::PathBuf,
        map: Option<String>,
        purpose: Purpose,
    ) -> Result<(), Trouble> {
        let Some(team) = &self.team else { return Err(Trouble::new(TroubleKind::NoTeam)) };
        let team_zone = team.view.snapshot.team.zone.clone();
        let events = self.events.clone();
        let to_read = ToRead { file, map, team_zone, purpose };
        self.runtime.spawn_blocking(move || {
            events.send_blocking(Event::ImportRead(Box::new(crate::import::read(to_read))));
        });
        Ok(())
    }

    fn import_read(&mut self, mut read: ReadImport) {
        let Some(team) = &mut self.team else { return };
        let purpose = std::mem::replace(&mut read.purpose, Purpose::Preview);
        match (&read.outcome, purpose) {
            (Err(trouble), Purpose::Preview) => {
                let trouble = trouble.clone();
                self.notice(Notice::Trouble(trouble));
            }
            (Err(trouble), Purpose::Ask { answer, .. }) => give(answer, Err(trouble.clone().into())),
            (Ok(_), Purpose::Preview) => {
                let to_import = team.to_import(&read);
                team.view.snapshot.import = Some(Arc::new(to_import.preview()));
                team.view.is_dirty = true;
                self.preview = Some(to_import);
            }
            (Ok(_), Purpose::Ask { dry_run: true, answer }) => give(answer, Ok(team.to_import(&read).report(0))),
            (Ok(_), Purpose::Ask { dry_run: false, answer }) => {
                let to_import = team.to_import(&read);
                self.importing = Some(team.import(to_import, Some(answer)));
            }
        }
    }

    fn import_made(&mut self, opening: u64, made: Vec<crate::team::importing::Made>, is_last: bool) {
        if !self.is_open(opening) {
            return;
        }
        let (Some(team), Some(importing)) = (&mut self.team, &mut self.importing) else { return };
        if team.import_made(importing, made, is_last) {
            self.importing = None;
        }
    }

    // Joining.

    pub(crate) fn join(
        &mut self,
        ticket: &str,
        member: &str,
        answer: Option<oneshot::Sender<Answer>>,
    ) -> Result<(), Trouble> {
        let outcome = self.begin_to_join(ticket, member);
        match (outcome, answer) {
            (Ok(joining), answer) => {
                self.joining = Some(Joining { answer, ..joining });
                self.bare.stage = Stage::Joining { trouble: None };
                self.start_network(Relay::Public);
                self.ask_to_join();
                Ok(())
            }
            (Err(trouble), Some(answer)) => {
                give(answer, Err(trouble.into()));
                Ok(())
            }
            (Err(trouble), None) => Err(trouble),
        }
    }

    fn begin_to_join(&self, ticket: &str, member: &str) -> Result<Joining, Trouble> {
        let ticket = read_ticket(ticket)?;
        if let Some(team) = &self.team {
            let kind = if team.id == ticket.team { TroubleKind::TeamExists } else { TroubleKind::TicketForeign };
            return Err(Trouble::new(kind));
        }
        let member = tidy(member).ok_or_else(|| Trouble::new(TroubleKind::BadName).about(member))?;
        Ok(Joining { ticket, member, is_asking: false, tries: 0, retry_at: 0, answer: None })
    }

    fn ask_to_join(&mut self) {
        let (Some(joining), Some(network)) = (&mut self.joining, &self.network) else { return };
        if joining.is_asking || self.ticks < joining.retry_at {
            return;
        }
        joining.is_asking = true;
        joining.tries += 1;
        let (network, key, events) = (Arc::clone(network), self.profile.key().clone(), self.events.clone());
        let (ticket, member) = (joining.ticket.clone(), joining.member.clone());
        self.runtime.spawn(async move {
            let outcome = ask_at_doors(&network, &key, ticket, member).await;
            drop(network);
            events.send(Event::Joined(outcome)).await;
        });
    }

    fn joined(&mut self, JoinOutcome { ticket, outcome }: JoinOutcome) {
        let Some(joining) = &mut self.joining else { return };
        if joining.ticket != ticket {
            return;
        }
        joining.is_asking = false;
        match outcome {
            Ok(_) => {
                let answer = joining.answer.take();
                self.joining = None;
                let doors = postcard::to_stdvec(&ticket.doors).unwrap_or_default();
                let created = self.create(ticket.team, |store| store.set_meta("doors", &doors));
                self.with_team(Team::teach_all_addresses);
                match (created, answer) {
                    (Ok(()), Some(answer)) => {
                        self.joined_by = self.ticks + JOINED_TICKS;
                        self.waiting_for_quiet.push((Request::Joined, answer));
                    }
                    (Ok(()), None) => {}
                    (Err(trouble), Some(answer)) => give(answer, Err(trouble.into())),
                    (Err(trouble), None) => {
                        self.bare.stage = Stage::NoTeam;
                        self.notice(Notice::Trouble(trouble));
                    }
                }
            }
            Err(trouble) => {
                joining.retry_at = self.ticks + JOIN_RETRY_TICKS;
                let is_final = trouble.kind != TroubleKind::NobodyReached || joining.tries >= 3;
                match joining.answer.take_if(|_| is_final) {
                    Some(answer) => {
                        self.joining = None;
                        self.bare.stage = Stage::NoTeam;
                        give(answer, Err(trouble.into()));
                    }
                    None => {
                        // A door that said no says no again: only silence is worth another try.
                        if trouble.kind != TroubleKind::NobodyReached {
                            joining.retry_at = u64::MAX;
                        }
                        self.bare.stage = Stage::Joining { trouble: Some(trouble) };
                    }
                }
            }
        }
    }

    // The network.

    fn start_network(&mut self, team_relay: Relay) {
        let Networking::On { relay, bind, local_discovery } = &self.options.networking else { return };
        if self.network.is_some() || self.network_is_starting {
            return;
        }
        let relay = relay.clone().unwrap_or(team_relay);
        self.relay_in_use = Some(relay.clone());
        self.network_is_starting = true;
        let config = Config {
            secret_key: self.profile.key().to_bytes(),
            relay: match relay {
                Relay::None => trekker_network::Relay::None,
                Relay::Public => trekker_network::Relay::Public,
                Relay::Own(url) => trekker_network::Relay::Own(url),
            },
            bind: *bind,
            local_discovery: *local_discovery,
        };
        let events = self.events.clone();
        self.runtime.spawn(async move {
            let (sender, mut receiver) = mpsc::channel(256);
            let outcome = Network::start(config, sender).await;
            events.send(Event::Networking(outcome)).await;
            while let Some(event) = receiver.recv().await {
                events.send(Event::Network(event)).await;
            }
        });
    }

    fn networking(&mut self, outcome: Result<Network, trekker_network::NetworkError>) {
        self.network_is_starting = false;
        let trouble = match outcome {
            Ok(network) => {
                network.set_offline(self.bare.network.is_offline);
                let address = network.address();
                self.network = Some(Arc::new(network));
                self.my_address(address);
                None
            }
            Err(error) => {
                tracing::warn!(%error, "there is no network");
                Some(of_network(&error))
            }
        };
        self.bare.network.trouble.clone_from(&trouble);
        self.with_team(|team| {
            team.view.snapshot.network.trouble = trouble;
            team.view.is_dirty = true;
        });
        self.with_team(|team| {
            team.teach_all_addresses();
            team.sign_receipt();
        });
        self.ask_to_join();
        for (request, answer) in std::mem::take(&mut self.waiting_for_network) {
            self.asked(request, answer);
        }
    }

    pub(crate) fn network_is_coming(&self) -> bool {
        self.network_is_starting
    }

    pub(crate) fn answer_when_networked(&mut self, request: Request, answer: oneshot::Sender<Answer>) {
        self.waiting_for_network.push((request, answer));
    }

    fn my_address(&mut self, address: Vec<u8>) {
        self.with_team(|team| team.address = address);
    }

    /// Lets in and reaches for whom the roster names, over the relays the team chose.
    fn sync_network(&mut self) {
        let Some(team) = self.team.as_ref().filter(|team| !team.is_example) else { return };
        let relay = team.view.snapshot.team.relay.clone();
        let roster: HashSet<[u8; 32]> = team.network_roster();
        let known_address = team.address.clone();
        let is_overridden = matches!(&self.options.networking, Networking::On { relay: Some(_), .. });
        if self.network.is_some() && !is_overridden && self.relay_in_use.as_ref() != Some(&relay) {
            self.stop_network();
        }
        match &self.network {
            Some(network) => {
                network.set_roster(roster);
                if let Some(team) = &mut self.team {
                    team.teach_addresses(network);
                }
                let address = network.address();
                if !address.is_empty() && known_address != address {
                    self.my_address(address);
                }
            }
            None => self.start_network(relay),
        }
    }

    fn stop_network(&mut self) {
        if let Some(network) = self.network.take() {
            self.runtime.spawn(async move {
                match Arc::into_inner(network) {
                    Some(network) => network.stop().await,
                    None => tracing::debug!("the network is still in use"),
                }
            });
        }
    }

    fn network_event(&mut self, event: trekker_network::Event) {
        match event {
            trekker_network::Event::Opened(link) => self.with_team(|team| team.link_opened(link)),
            trekker_network::Event::Closed { link, .. } => self.with_team(|team| team.link_closed(link)),
            trekker_network::Event::Path { device, path, .. } => {
                self.with_team(|team| team.path(trekker_ledger::keys::DeviceKey(device), path));
            }
            trekker_network::Event::MyAddress(address) => self.my_address(address),
            trekker_network::Event::Asked { device, question, answer } => {
                let Some(team) = &mut self.team else { return };
                let (verdict, name) = team.let_in(device, &question);
                // A newcomer is told yes only when the admission is on the disk.
                let saved = team.when_saved();
                if let Some(name) = name {
                    team.notice(Notice::Joined { name });
                }
                self.runtime.spawn(async move {
                    if verdict == Verdict::Welcome && saved.await.is_err() {
                        return;
                    }
                    if answer.send(postcard::to_stdvec(&verdict).unwrap_or_default()).is_err() {
                        tracing::debug!("the newcomer did not wait");
                    }
                });
            }
        }
    }

    // The disk and the clock.

    fn disk(&mut self, opening: u64, news: DiskNews) {
        if !self.is_open(opening) {
            return;
        }
        match news {
            DiskNews::Committed { ticket } => self.with_team(|team| team.committed(ticket)),
            DiskNews::Failing(error) => {
                tracing::warn!(%error, "the disk refuses for now");
                self.with_team(Team::disk_fails);
            }
            DiskNews::Broken(error) => {
                let trouble = of_storage(&error);
                self.stop_network();
                self.team = None;
                self.bare.stage = Stage::Broken(trouble);
            }
        }
    }

    fn tick(&mut self) {
        self.ticks += 1;
        self.ask_to_join();
        let runtime = self.runtime.handle().clone();
        let is_searching = !self.search.trim().is_empty();
        let Some(team) = &mut self.team else { return };
        team.ticks += 1;
        team.sign_receipt();
        team.show_people();
        team.forget_old_carets();
        for id in team.documents.old_histories() {
            let people = Arc::clone(&team.people);
            team.documents.read_history(&team.reader, &people, id);
            team.show_detail(id);
        }
        if team.ticks.is_multiple_of(INDEX_TICKS) && team.index_some(INDEXED_AT_ONCE) && is_searching {
            self.find();
            return;
        }
        if team.needs_checkpoint
            && team.ticks >= team.checkpoint_at + CHECKPOINT_TICKS
            && let Ok(reader) = team.reader.again()
        {
            (team.checkpoint_at, team.needs_checkpoint) = (team.ticks, false);
            runtime.spawn_blocking(move || {
                if let Err(error) = reader.checkpoint() {
                    tracing::debug!(%error, "the write-ahead log stays for now");
                }
            });
        }
    }

    // Questions that wait.

    pub(crate) fn answer_later(&mut self, request: Request, answer: oneshot::Sender<Answer>) {
        self.waiting_for_quiet.push((request, answer));
    }

    fn answer_when_quiet(&mut self) {
        if self.waiting_for_quiet.is_empty() || self.importing.is_some() {
            return;
        }
        let waited_enough = self.joined_by > 0 && self.ticks >= self.joined_by;
        let Some(team) = &mut self.team else { return };
        if !team.is_quiet() && !waited_enough {
            return;
        }
        let mut still_waiting = Vec::new();
        for (request, answer) in std::mem::take(&mut self.waiting_for_quiet) {
            let is_in = team.is_ready() && !team.exchange.is_asking();
            if matches!(request, Request::Joined) && !is_in && !waited_enough {
                still_waiting.push((request, answer));
                continue;
            }
            team.answer(request, answer);
        }
        self.waiting_for_quiet = still_waiting;
    }
}

fn team_command(team: &mut Team, command: Command) -> Result<(), Trouble> {
    match command {
        Command::Edit(edits) => team.edit(&edits),
        Command::Type(typing) => team.type_text(typing),
        Command::Undo => team.undo(),
        Command::Redo => team.redo(),
        Command::Open(id) => team.show(id),
        Command::Close(id) => {
            team.hide(id);
            Ok(())
        }
        Command::Caret { doc, at } => {
            team.caret(doc, at);
            Ok(())
        }
        Command::Invite { role, valid_hours } => {
            let ticket = team.invite(ledger_role(role), valid_hours)?;
            let expires = crate::rows::moment(ticket.expires_at);
            let invitation = Invitation { ticket: ticket.write(), role: domain_role(ledger_role(role)), expires };
            team.view.snapshot.invitation = Some(Arc::new(invitation));
            team.view.is_dirty = true;
            Ok(())
        }
        Command::PutInvitationAway => {
            team.view.snapshot.invitation = None;
            team.view.is_dirty = true;
            Ok(())
        }
        Command::RemoveDevice(device) => team.remove_device(trekker_ledger::keys::DeviceKey(device.0)),
        // The others need no team and were done before.
        _ => Ok(()),
    }
}

pub(crate) fn give(answer: oneshot::Sender<Answer>, with: Answer) {
    if answer.send(with).is_err() {
        tracing::debug!("nobody waits for the answer");
    }
}

/// Today where this device is: which posts the first picture shows.
#[expect(clippy::disallowed_methods, reason = "the first picture is that of today")]
pub(crate) fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}
