//! The network: started, told whom to reach, listened to.

use trekker_network::Refusal;

use super::*;
use crate::clock;
use crate::script::Asked;

impl Engine {
    pub(super) fn start_network(&mut self, team_relay: Relay) {
        let Networking::On { relay, bind, local_discovery } = &self.options.networking else { return };
        if self.network.is_some() || self.network_is_starting || self.ticks < self.network_retry_at {
            return;
        }
        if clock::is_before_networks()
            && let Some(trouble) = clock::trouble()
        {
            return self.network_came(Err(trouble));
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
            files: None,
        };
        let opened = self.files.clone();
        let (events, start, stopping) = (self.events.clone(), self.network_starts, self.network_stopping.take());
        self.runtime.spawn(async move {
            // The one before gives its port back first.
            if let Some(stopping) = stopping
                && let Err(error) = stopping.await
            {
                tracing::debug!(%error, "the network before did not end well");
            }
            // Without its files a device still passes on everything else.
            let files =
                opened.get().await.inspect_err(|error| tracing::warn!(%error, "files are neither given nor fetched"));
            let config = Config { files: files.ok().cloned(), ..config };
            let (sender, mut receiver) = mpsc::channel(256);
            let outcome = Network::start(config, sender).await;
            events.send(Event::Networking { start, outcome }).await;
            while let Some(event) = receiver.recv().await {
                events.send(Event::Network { start, event }).await;
            }
        });
    }

    pub(super) fn networking(&mut self, start: u64, outcome: Result<Network, trekker_network::NetworkError>) {
        if start != self.network_starts {
            // It was to be stopped before it was there.
            if let Ok(network) = outcome {
                self.network_stopping = Some(self.runtime.spawn(network.stop()));
            }
            return;
        }
        self.network_came(outcome.map_err(|error| {
            tracing::warn!(%error, "there is no network");
            of_network(&error)
        }));
    }

    fn network_came(&mut self, outcome: Result<Network, Trouble>) {
        self.network_is_starting = false;
        let trouble = match outcome {
            Ok(network) => {
                network.set_offline(self.bare.network.is_offline);
                let address = network.address();
                self.network = Some(Arc::new(network));
                self.my_address(address);
                None
            }
            Err(trouble) => {
                self.network_retry_at = self.ticks + NETWORK_RETRY_TICKS;
                Some(trouble)
            }
        };
        self.bare.network.trouble.clone_from(&trouble);
        if let (Some(trouble), Some(joining)) = (&trouble, &mut self.joining) {
            joining.tries += 1;
            let outcome = JoinOutcome { key: joining.key.clone(), outcome: Err(trouble.clone()) };
            self.joined(outcome);
        }
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
            self.asked(Asked::Request(request, answer));
        }
    }

    pub(crate) fn network_is_coming(&self) -> bool {
        self.network_is_starting
    }

    pub(crate) fn answer_when_networked(&mut self, request: Request, answer: oneshot::Sender<Answer>) {
        self.waiting_for_network.push((request, answer));
    }

    pub(super) fn my_address(&mut self, address: Vec<u8>) {
        self.with_team(|team| team.reach.address = address);
    }

    /// Lets in and reaches for whom the roster names, over the relays the team chose.
    pub(super) fn sync_network(&mut self) {
        let Some(team) = self.team.as_mut().filter(|team| !team.is_example) else { return };
        let relay = team.view.snapshot.team.settings.relay.clone();
        let (roster, refused) = team.network_roster();
        let known_address = team.reach.address.clone();
        let is_overridden = matches!(&self.options.networking, Networking::On { relay: Some(_), .. });
        if self.network.is_some() && !is_overridden && self.relay_in_use.as_ref() != Some(&relay) {
            self.stop_network();
        }
        match &self.network {
            Some(network) => {
                network.set_roster(roster, refused);
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

    pub(super) fn stop_network(&mut self) {
        // What it still has to tell is of no interest any more.
        self.network_starts += 1;
        self.network_is_starting = false;
        self.stop_fetching();
        if let Some(network) = self.network.take() {
            self.network_stopping = Some(self.runtime.spawn(async move {
                match Arc::into_inner(network) {
                    Some(network) => network.stop().await,
                    None => tracing::debug!("the network is still in use"),
                }
            }));
        }
    }

    /// Addresses and links are from before the sleep: look around anew, and try everybody at once.
    pub(super) fn woke(&self) {
        if let Some(network) = &self.network {
            tracing::debug!("the machine was asleep");
            network.network_changed();
        }
    }

    /// A device of the team does not let this one in: it has not heard of it yet, or has heard that it was removed.
    fn refused(&mut self, device: DeviceKey, why: Refusal) {
        let Some(team) = &mut self.team else { return };
        match why {
            Refusal::Unknown => self.show_papers_to(device),
            Refusal::Removed => team.said_to_be_removed(device),
            // Anybody can say so; who it was, and that this device's own key consented, has to be shown.
            Refusal::Renewed => {
                let question = Question::Renewed { team: team.id };
                self.ask_refusing(device, question);
            }
        }
    }

    /// A device that goes on in the place of another knows that nobody has heard of it: it does not wait to be refused.
    pub(super) fn show_papers_at_once(&mut self) {
        let Some(team) = self.team.as_ref().filter(|team| !team.is_ready()) else { return };
        for device in team.reach.doors.iter().map(|door| door.device).collect::<Vec<_>>() {
            self.show_papers_to(device);
        }
    }

    fn show_papers_to(&mut self, device: DeviceKey) {
        if let Some(question) = self.team.as_ref().and_then(Team::papers_to_show) {
            self.ask_refusing(device, question);
        }
    }

    /// Asks a device that refuses this one, not too often.
    fn ask_refusing(&mut self, device: DeviceKey, question: Question) {
        let (Some(network), Some(team)) = (&self.network, &self.team) else { return };
        if self.refusing_asked.get(&device).is_some_and(|asked| self.ticks < asked + REFUSING_TICKS) {
            return;
        }
        self.refusing_asked.insert(device, self.ticks);
        let (network, events, opening) = (Arc::clone(network), self.events.clone(), team.background.opening);
        self.runtime.spawn(async move {
            match ask_member(&network, device, &question).await {
                Some(Reply::Welcome(_)) => network.retry(device.0),
                Some(Reply::Renewed { device, statement }) => {
                    events.send(Event::Renewed { opening, device, statement }).await;
                }
                _ => {}
            }
        });
    }

    pub(super) fn network_event(&mut self, event: trekker_network::Event) {
        match event {
            trekker_network::Event::Opened(link) => self.with_team(|team| team.link_opened(link)),
            trekker_network::Event::Closed { link, .. } => self.with_team(|team| team.link_closed(link)),
            trekker_network::Event::Path { device, path, .. } => {
                self.with_team(|team| team.path(DeviceKey(device), path));
            }
            trekker_network::Event::Refused { device, why } => self.refused(DeviceKey(device), why),
            trekker_network::Event::MyAddress(address) => self.my_address(address),
            trekker_network::Event::Asked { device, question, answer } => {
                let Some(team) = &mut self.team else { return };
                let reply = team.answer_door(DeviceKey(device), &question);
                // A newcomer is told yes only when the admission is on the disk.
                let saved = team.when_saved();
                self.runtime.spawn(async move {
                    if matches!(reply, Reply::Welcome(_)) && saved.await.is_err() {
                        return;
                    }
                    if answer.send(postcard::to_stdvec(&reply).unwrap_or_default()).is_err() {
                        tracing::debug!("the newcomer did not wait");
                    }
                });
            }
        }
    }
}
