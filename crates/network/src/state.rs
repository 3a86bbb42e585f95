//! What all tasks share, behind one short lock that is never held across an await.
//!
//! Admission and removal meet here: a connection becomes a link only under the same lock under which a
//! device leaves the roster, so no link outlives its membership.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use iroh::{Endpoint, EndpointAddr, EndpointId, endpoint::Connection};
use tokio::sync::{Notify, mpsc, watch};
use tokio_util::sync::CancellationToken;

use crate::{
    Device, Event, NetworkError, Refusal, address,
    config::Setup,
    wire::{Code, JOIN_BURST, JOIN_REFILL_SECONDS, MAX_KNOWN, MAX_NEARBY, MAX_WAITING},
};

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) me: Device,
    pub(crate) setup: Setup,
    /// Everything ends.
    pub(crate) stopped: CancellationToken,
    /// Roster or wish to be online changed; heard by the one supervising task.
    pub(crate) changed: Notify,
    /// The machine woke up or changed networks; heard by the session.
    pub(crate) moved: Notify,
    events: mpsc::Sender<Event>,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    is_offline: bool,
    /// The endpoint while online, and what ends its session.
    online: Option<(Endpoint, CancellationToken)>,
    my_address: Vec<u8>,
    peers: HashMap<Device, Arc<Peer>>,
    /// Devices that are told why they are not let in.
    refused: HashMap<Device, Refusal>,
    /// Last known addresses, also of devices that are not on the roster yet.
    learnt: HashMap<Device, EndpointAddr>,
    /// Seen on the local network just now.
    seen: HashMap<Device, EndpointAddr>,
    links: HashMap<Device, Slot>,
    /// Connections that wait for the other device to pick one.
    waiting: HashMap<Device, usize>,
    /// Connections that carry files, to be closed when their device leaves the roster.
    carrying: Vec<Connection>,
    last_link: u64,
    questions: (f64, Instant),
}

/// A device on the roster.
#[derive(Debug)]
pub(crate) struct Peer {
    /// Whether a connection holds the place of its link.
    pub(crate) is_linked: watch::Sender<bool>,
    /// A reason to try again now.
    pub(crate) nudge: Notify,
}

#[derive(Debug)]
struct Slot {
    id: u64,
    connection: Connection,
    since: Instant,
    over: CancellationToken,
}

/// The right of a connection to be a device's link.
#[derive(Debug)]
pub(crate) struct Claim {
    pub(crate) id: u64,
    /// To be cancelled when [`Event::Closed`] was told.
    pub(crate) over: CancellationToken,
    /// Cancelled when the previous link's [`Event::Closed`] was told.
    pub(crate) previous: Option<CancellationToken>,
}

impl Shared {
    pub(crate) fn new(setup: Setup, events: mpsc::Sender<Event>) -> Self {
        Self {
            me: *setup.key.public().as_bytes(),
            setup,
            stopped: CancellationToken::new(),
            changed: Notify::new(),
            moved: Notify::new(),
            events,
            state: Mutex::new(State {
                is_offline: false,
                online: None,
                my_address: Vec::new(),
                peers: HashMap::new(),
                refused: HashMap::new(),
                learnt: HashMap::new(),
                seen: HashMap::new(),
                links: HashMap::new(),
                waiting: HashMap::new(),
                carrying: Vec::new(),
                last_link: 0,
                questions: (JOIN_BURST, Instant::now()),
            }),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing here panics half way through a change.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the owner; waits while the owner is busy, gives up when everything ends.
    pub(crate) async fn tell(&self, event: Event) {
        tokio::select! {
            told = self.events.send(event) => if told.is_err() {
                tracing::debug!("nobody listens to the network any more");
            },
            () = self.stopped.cancelled() => {}
        }
    }

    pub(crate) fn is_online(&self) -> bool {
        !self.stopped.is_cancelled() && !self.lock().is_offline
    }

    pub(crate) fn is_member(&self, device: &Device) -> bool {
        self.lock().peers.contains_key(device)
    }

    pub(crate) fn peers(&self) -> HashMap<Device, Arc<Peer>> {
        self.lock().peers.clone()
    }

    /// What a device that may not connect is told.
    pub(crate) fn why_not(&self, device: &Device) -> Code {
        let state = self.lock();
        if state.is_offline {
            return Code::Offline;
        }
        Code::of(state.refused.get(device).copied().unwrap_or(Refusal::Unknown))
    }

    pub(crate) fn set_roster(&self, mut devices: HashSet<Device>, refused: HashMap<Device, Refusal>) {
        devices.retain(|device| *device != self.me && EndpointId::from_bytes(device).is_ok());
        let mut state = self.lock();
        state.refused = refused;
        state.peers.retain(|device, _| devices.contains(device));
        for device in devices {
            state
                .peers
                .entry(device)
                .or_insert_with(|| Arc::new(Peer { is_linked: watch::Sender::new(false), nudge: Notify::new() }));
        }
        let State { links, peers, refused, carrying, .. } = &mut *state;
        for connection in carrying.extract_if(.., |connection| !peers.contains_key(connection.remote_id().as_bytes())) {
            let why = refused.get(connection.remote_id().as_bytes()).copied().unwrap_or(Refusal::Unknown);
            Code::of(why).close(&connection);
        }
        for (device, slot) in links.extract_if(|device, _| !peers.contains_key(device)) {
            let why = refused.get(&device).copied().unwrap_or(Refusal::Unknown);
            Code::of(why).close(&slot.connection);
        }
        drop(state);
        self.changed.notify_one();
    }

    pub(crate) fn set_offline(&self, is_offline: bool) {
        let mut state = self.lock();
        state.is_offline = is_offline;
        if is_offline {
            state.go_offline();
        }
        drop(state);
        self.changed.notify_one();
    }

    pub(crate) fn stop(&self) {
        self.stopped.cancel();
        self.lock().go_offline();
    }

    /// The endpoint while online.
    pub(crate) fn endpoint(&self) -> Option<Endpoint> {
        self.lock().online.as_ref().map(|(endpoint, _)| endpoint.clone())
    }

    /// Begins a session on an endpoint. The token ends it, and is cancelled already if offline was wished for
    /// in the meantime; going offline and back at once still ends it.
    pub(crate) fn begin(&self, endpoint: Endpoint) -> CancellationToken {
        let over = CancellationToken::new();
        let mut state = self.lock();
        state.online = Some((endpoint, over.clone()));
        if state.is_offline || self.stopped.is_cancelled() {
            state.go_offline();
        }
        over
    }

    /// My address as last known, and whether that is news.
    pub(crate) fn set_my_address(&self, address: Vec<u8>) -> bool {
        let mut state = self.lock();
        let is_news = state.my_address != address;
        state.my_address = address;
        is_news
    }

    pub(crate) fn my_address(&self) -> Vec<u8> {
        let state = self.lock();
        match &state.online {
            Some((endpoint, _)) => address::encode(&endpoint.addr()),
            None => state.my_address.clone(),
        }
    }

    pub(crate) fn learn(&self, device: Device, address: EndpointAddr) -> Result<(), NetworkError> {
        let mut state = self.lock();
        if state.learnt.len() >= MAX_KNOWN && !state.learnt.contains_key(&device) {
            // Make room: whoever is not on the roster is not dialled anyway.
            let State { learnt, peers, .. } = &mut *state;
            let stranger = learnt.keys().find(|device| !peers.contains_key(*device)).copied();
            learnt.remove(&stranger.ok_or(NetworkError::TooMany)?);
        }
        if state.learnt.insert(device, address.clone()) != Some(address) {
            state.nudge(&device);
        }
        Ok(())
    }

    /// The local network shows a device (`None`: no longer).
    pub(crate) fn saw(&self, device: Device, address: Option<EndpointAddr>) {
        let mut state = self.lock();
        let Some(address) = address else {
            state.seen.remove(&device);
            return;
        };
        // Of strangers only some are remembered: anybody can announce anything.
        if !state.peers.contains_key(&device) && !state.seen.contains_key(&device) {
            let State { seen, peers, .. } = &*state;
            if seen.keys().filter(|device| !peers.contains_key(*device)).count() >= MAX_NEARBY {
                return;
            }
        }
        if state.seen.insert(device, address.clone()) != Some(address) {
            state.nudge(&device);
        }
    }

    pub(crate) fn nearby(&self) -> Vec<(Device, Vec<u8>)> {
        self.lock().seen.iter().map(|(device, address)| (*device, address::encode(address))).collect()
    }

    /// Try this device again now.
    pub(crate) fn nudge(&self, device: &Device) {
        self.lock().nudge(device);
    }

    /// Everything known about where a device is.
    pub(crate) fn target(&self, id: EndpointId) -> EndpointAddr {
        let state = self.lock();
        let known = [state.seen.get(id.as_bytes()), state.learnt.get(id.as_bytes())];
        let all = known.into_iter().flatten().flat_map(|address| address.addrs.iter().cloned());
        address::allowed(EndpointAddr::from_parts(id, all), &self.setup.relay)
    }

    /// A place for a connection that waits for the other device's choice, if not too many do.
    pub(crate) fn wait_place(&self, device: Device) -> Option<WaitPlace<'_>> {
        let mut state = self.lock();
        let waiting = state.waiting.entry(device).or_default();
        if *waiting >= MAX_WAITING {
            return None;
        }
        *waiting += 1;
        Some(WaitPlace { shared: self, device })
    }

    /// Makes a connection its device's link in place of an older one, unless `keep_young` and the older one is
    /// young, or the device may not connect any more.
    pub(crate) fn claim(&self, connection: &Connection, keep_young: bool) -> Result<Claim, Code> {
        let device = *connection.remote_id().as_bytes();
        let mut state = self.lock();
        if state.is_offline || self.stopped.is_cancelled() {
            return Err(Code::Offline);
        }
        let Some(peer) = state.peers.get(&device).cloned() else {
            return Err(Code::Unknown);
        };
        if let Some(slot) = state.links.get(&device)
            && keep_young
            && slot.connection.close_reason().is_none()
            && slot.since.elapsed() < self.setup.timing.young
        {
            return Err(Code::Duplicate);
        }
        state.last_link += 1;
        let (id, over) = (state.last_link, CancellationToken::new());
        let slot = Slot { id, connection: connection.clone(), since: Instant::now(), over: over.clone() };
        let previous = state.links.insert(device, slot).map(|slot| {
            Code::Replaced.close(&slot.connection);
            slot.over
        });
        peer.is_linked.send_replace(true);
        Ok(Claim { id, over, previous })
    }

    /// A link is over; a newer one in its place stays.
    pub(crate) fn release(&self, device: &Device, id: u64) {
        let mut state = self.lock();
        if state.links.get(device).is_some_and(|slot| slot.id == id) {
            state.unlink(device);
        }
    }

    /// A connection is to carry files: `false`, and it is closed, when its device may not connect any more.
    pub(crate) fn carries_files(&self, connection: &Connection) -> bool {
        let mut state = self.lock();
        let is_member = state.peers.contains_key(connection.remote_id().as_bytes());
        if state.is_offline || self.stopped.is_cancelled() || !is_member {
            Code::Unknown.close(connection);
            return false;
        }
        state.carrying.retain(|connection| connection.close_reason().is_none());
        state.carrying.push(connection.clone());
        true
    }

    /// Whether one more joining question may be answered now.
    pub(crate) fn may_ask(&self) -> bool {
        let (left, at) = &mut self.lock().questions;
        *left = (*left + at.elapsed().as_secs_f64() / JOIN_REFILL_SECONDS).min(JOIN_BURST);
        *at = Instant::now();
        let may = *left >= 1.0;
        *left -= f64::from(u8::from(may));
        may
    }

    /// Try all devices again now.
    pub(crate) fn nudge_all(&self) {
        self.lock().peers.values().for_each(|peer| peer.nudge.notify_one());
    }
}

/// Given back when dropped.
pub(crate) struct WaitPlace<'a> {
    shared: &'a Shared,
    device: Device,
}

impl Drop for WaitPlace<'_> {
    fn drop(&mut self) {
        if let Entry::Occupied(mut waiting) = self.shared.lock().waiting.entry(self.device) {
            *waiting.get_mut() -= 1;
            if *waiting.get() == 0 {
                waiting.remove();
            }
        }
    }
}

impl State {
    fn nudge(&self, device: &Device) {
        if let Some(peer) = self.peers.get(device) {
            peer.nudge.notify_one();
        }
    }

    fn unlink(&mut self, device: &Device) {
        self.links.remove(device);
        if let Some(peer) = self.peers.get(device) {
            peer.is_linked.send_replace(false);
        }
    }

    fn go_offline(&mut self) {
        if let Some((_, over)) = self.online.take() {
            over.cancel();
        }
        for connection in std::mem::take(&mut self.carrying) {
            Code::Offline.close(&connection);
        }
        for (device, slot) in std::mem::take(&mut self.links) {
            Code::Offline.close(&slot.connection);
            self.unlink(&device);
        }
    }
}
