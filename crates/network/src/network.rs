//! The front door.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use iroh::{Endpoint, EndpointId};
use tokio::{
    sync::mpsc,
    task::JoinHandle,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;

use crate::{
    Blob, Config, Device, Event, NetworkError, Refusal, address,
    backoff::Backoff,
    config::{Setup, Timing},
    endpoint,
    files::FILES,
    join, session,
    state::Shared,
    wire::Code,
};

/// This device's place in the network. Dropping it closes everything without waiting; prefer [`Network::stop`].
#[derive(Debug)]
pub struct Network {
    shared: Arc<Shared>,
    supervisor: Option<JoinHandle<()>>,
}

impl Network {
    /// Opens the sockets and goes online. Does not wait for any network; works the same without one.
    ///
    /// Needs a tokio runtime. `events` is bounded by its owner: while it is full, links wait, nothing is lost.
    ///
    /// # Errors
    /// [`NetworkError::Relay`] for a relay that is no URL, [`NetworkError::Bind`] when no socket opens.
    pub async fn start(config: Config, events: mpsc::Sender<Event>) -> Result<Self, NetworkError> {
        Self::start_with(Setup::new(&config, Timing::default())?, events).await
    }

    pub(crate) async fn start_with(setup: Setup, events: mpsc::Sender<Event>) -> Result<Self, NetworkError> {
        let shared = Arc::new(Shared::new(setup, events));
        let endpoint = endpoint::open(&shared, &[]).await?;
        let over = shared.begin(endpoint.clone());
        let supervisor = tokio::spawn(supervise(shared.clone(), endpoint, over));
        Ok(Self { shared, supervisor: Some(supervisor) })
    }

    /// This device's public key.
    pub fn id(&self) -> Device {
        self.shared.me
    }

    /// Who may connect, and whom to keep trying to reach; this device itself and impossible keys are ignored.
    /// Links to devices that fell off are closed before this returns. Those `refused` are told why when they come;
    /// others that they are not known.
    pub fn set_roster(&self, devices: HashSet<Device>, refused: HashMap<Device, Refusal>) {
        self.shared.set_roster(devices, refused);
    }

    /// Tries again at once to reach a device on the roster.
    pub fn retry(&self, device: Device) {
        self.shared.nudge(&device);
    }

    /// Where devices announce themselves on the local network, on the roster or not; a bounded number, and a claim of
    /// each until it is asked. As [`Network::ask`] takes it.
    pub fn nearby(&self) -> Vec<(Device, Vec<u8>)> {
        self.shared.nearby()
    }

    /// Where a device was last known to be, as its own [`Event::MyAddress`] or [`Network::address`] gave it. The
    /// bytes may come from anybody: whoever answers there still has to prove the device's key.
    ///
    /// # Errors
    /// [`NetworkError::Address`] for other bytes, [`NetworkError::OtherDevice`], [`NetworkError::TooMany`].
    pub fn learn_address(&self, device: Device, address: &[u8]) -> Result<(), NetworkError> {
        let address = address::decode(address)?;
        if *address.id.as_bytes() != device {
            return Err(NetworkError::OtherDevice);
        }
        self.shared.learn(device, address)
    }

    /// Where this device can be reached, for tickets: at most [`crate::MAX_ADDRESS`] bytes. Offline, what was
    /// last known; before the first [`Event::MyAddress`] it may hold little more than the key.
    pub fn address(&self) -> Vec<u8> {
        self.shared.my_address()
    }

    /// Offline, all links are closed before this returns, and soon after nothing is sent any more, not even to
    /// the local network. Coming back reconnects at once.
    pub fn set_offline(&self, is_offline: bool) {
        self.shared.set_offline(is_offline);
    }

    /// To be called after waking from sleep or changing networks; calling it too often does no harm.
    pub fn network_changed(&self) {
        self.shared.moved.notify_one();
    }

    /// Asks a device one question, on the roster or not, and waits for its answer: at most
    /// [`crate::MAX_QUESTION`] bytes each way, at most 15 seconds.
    ///
    /// # Errors
    /// [`NetworkError::Address`], [`NetworkError::Offline`], [`NetworkError::Unreachable`],
    /// [`NetworkError::TimedOut`], [`NetworkError::Busy`], [`NetworkError::NoAnswer`], [`NetworkError::TooLarge`].
    pub async fn ask(&self, address: &[u8], question: Vec<u8>) -> Result<Vec<u8>, NetworkError> {
        let address = address::allowed(address::decode(address)?, &self.shared.setup.relay);
        let endpoint = self.shared.endpoint().ok_or(NetworkError::Offline)?;
        join::ask(&self.shared, endpoint, address, &question).await
    }

    /// The same, of a device on the roster, wherever it is known to be.
    ///
    /// # Errors
    /// As [`Network::ask`]; [`NetworkError::Unreachable`] as well for an impossible key.
    pub async fn ask_device(&self, device: Device, question: Vec<u8>) -> Result<Vec<u8>, NetworkError> {
        let id = EndpointId::from_bytes(&device).map_err(|_| NetworkError::Unreachable)?;
        let endpoint = self.shared.endpoint().ok_or(NetworkError::Offline)?;
        join::ask(&self.shared, endpoint, self.shared.target(id), &question).await
    }

    /// Fetches a file from a device on the roster into this device's own files; what was here of it stays. `progress` hears
    /// how many of its bytes are here.
    ///
    /// # Errors
    /// [`NetworkError::Offline`], [`NetworkError::Unreachable`], [`NetworkError::TimedOut`]; [`NetworkError::NoAnswer`] when the
    /// device does not have it all or went away: what came stays; [`NetworkError::TooLarge`], [`NetworkError::Disk`].
    pub async fn fetch(
        &self,
        device: Device,
        blob: Blob,
        progress: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<(), NetworkError> {
        let id = EndpointId::from_bytes(&device).map_err(|_| NetworkError::Unreachable)?;
        let endpoint = self.shared.endpoint().ok_or(NetworkError::Offline)?;
        let files = self.shared.setup.files.clone().ok_or(NetworkError::Disk)?;
        let connecting = endpoint.connect(self.shared.target(id), FILES);
        let connection = match timeout(self.shared.setup.timing.dial, connecting).await {
            Ok(Ok(connection)) => connection,
            Ok(Err(error)) => {
                tracing::debug!(%error, "nobody to fetch from");
                return Err(NetworkError::Unreachable);
            }
            Err(_) => return Err(NetworkError::TimedOut),
        };
        if !self.shared.carries_files(&connection) {
            return Err(NetworkError::Offline);
        }
        let fetched = files.fetch(connection.clone(), blob, progress).await;
        Code::Done.close(&connection);
        fetched
    }

    /// Says goodbye to everybody and waits until that is done, at most some seconds. Events that were not
    /// taken by then are dropped.
    pub async fn stop(mut self) {
        self.shared.stop();
        if let Some(supervisor) = self.supervisor.take()
            && let Err(error) = supervisor.await
        {
            tracing::debug!(%error, "the network's task failed");
        }
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        self.shared.stop();
    }
}

/// One session after the other, for as long as the network lives.
async fn supervise(shared: Arc<Shared>, first: Endpoint, over: CancellationToken) {
    let timing = &shared.setup.timing;
    let mut backoff = Backoff::new(timing.retry_first, timing.retry_most);
    let mut sockets = first.bound_sockets();
    session::run(&shared, first, over).await;
    while !shared.stopped.is_cancelled() {
        if !shared.is_online() {
            tokio::select! {
                () = shared.changed.notified() => {}
                () = shared.stopped.cancelled() => {}
            }
            continue;
        }
        match endpoint::open(&shared, &sockets).await {
            Ok(endpoint) => {
                backoff.reset();
                sockets = endpoint.bound_sockets();
                let over = shared.begin(endpoint.clone());
                session::run(&shared, endpoint, over).await;
            }
            Err(error) => {
                tracing::debug!(%error, "not online yet");
                tokio::select! {
                    () = shared.changed.notified() => {}
                    () = shared.stopped.cancelled() => {}
                    () = sleep(backoff.next_wait()) => {}
                }
            }
        }
    }
}
