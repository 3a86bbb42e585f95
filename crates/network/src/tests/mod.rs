//! Devices on this machine's loopback: what they see of each other, honest or not.

mod admission;
mod files;
mod joining;
mod links;
mod reach;
mod relay;

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use iroh::{
    Endpoint, SecretKey,
    endpoint::{Builder, Connection, ConnectionError, RecvStream, SendStream, presets},
};
use tokio::{sync::mpsc, time::timeout};

use crate::{
    Config, Device, Event, Link, Network, Relay, address,
    config::{Setup, Timing},
    wire::{Code, HELLO, SYNC},
};

/// After this long something that must happen did not.
pub(super) const LONG: Duration = Duration::from_secs(20);

/// Everything as usual, only sooner.
pub(super) fn quick() -> Timing {
    Timing {
        idle: Duration::from_millis(2500),
        path_idle: Duration::from_millis(2000),
        keep_alive: Duration::from_millis(500),
        first_dial: Duration::from_secs(1),
        dial: Duration::from_secs(3),
        settle: Duration::from_secs(2),
        young: Duration::from_secs(1),
        retry_first: Duration::from_millis(50),
        retry_most: Duration::from_millis(400),
        steady: Duration::from_secs(1),
        ask: Duration::from_secs(5),
        answer: Duration::from_secs(1),
    }
}

pub(super) fn config(key: [u8; 32]) -> Config {
    let bind = Some("127.0.0.1:0".parse().unwrap());
    Config { secret_key: key, relay: Relay::None, bind, local_discovery: false, files: None }
}

/// Two secret keys, the one with the smaller public key first: that device decides.
pub(super) fn keys(seed: u8) -> [[u8; 32]; 2] {
    let mut keys = [[seed; 32], [seed.wrapping_add(100); 32]];
    keys.sort_by_key(|key| public(*key));
    keys
}

pub(super) fn public(key: [u8; 32]) -> Device {
    *SecretKey::from_bytes(&key).public().as_bytes()
}

/// A device, and what it was told.
pub(super) struct Node {
    pub(super) network: Network,
    pub(super) events: mpsc::Receiver<Event>,
    pub(super) address: Vec<u8>,
}

impl Node {
    pub(super) async fn start(key: [u8; 32]) -> Self {
        Self::start_with(Setup::new(&config(key), quick()).unwrap()).await
    }

    /// Running, with an address to reach it at.
    pub(super) async fn start_with(setup: Setup) -> Self {
        let (tell, events) = mpsc::channel(64);
        let network = Network::start_with(setup, tell).await.unwrap();
        let mut node = Self { network, events, address: Vec::new() };
        while node.address.is_empty() {
            if let Event::MyAddress(bytes) = node.next().await {
                node.address = bytes;
            }
        }
        node
    }

    pub(super) fn id(&self) -> Device {
        self.network.id()
    }

    pub(super) fn admit(&self, devices: &[Device]) {
        self.network.set_roster(devices.iter().copied().collect(), HashMap::new());
    }

    pub(super) fn forget_all(&self) {
        self.network.set_roster(HashSet::new(), HashMap::new());
    }

    pub(super) async fn next(&mut self) -> Event {
        timeout(LONG, self.events.recv()).await.expect("nothing happened").expect("the network is gone")
    }

    /// The next link to open.
    pub(super) async fn opened(&mut self) -> Link {
        loop {
            match self.next().await {
                Event::Opened(link) => return link,
                Event::Closed { .. } => panic!("a link closed where one should open"),
                _ => {}
            }
        }
    }

    /// The next link to close.
    pub(super) async fn closed(&mut self) -> (Device, u64) {
        loop {
            match self.next().await {
                Event::Closed { device, link } => return (device, link),
                Event::Opened(_) => panic!("a link opened where one should close"),
                _ => {}
            }
        }
    }

    /// Has both nodes admit each other and know where they are.
    pub(super) fn meet(&self, other: &Node) {
        for (one, two) in [(self, other), (other, self)] {
            one.network.learn_address(two.id(), &two.address).unwrap();
            one.admit(&[two.id()]);
        }
    }
}

/// Two devices with a link, the one that decides first.
pub(super) async fn pair(seed: u8) -> ((Node, Link), (Node, Link)) {
    let [small, large] = keys(seed);
    let (mut one, mut two) = (Node::start(small).await, Node::start(large).await);
    one.meet(&two);
    let (left, right) = tokio::join!(one.opened(), two.opened());
    assert_eq!((left.device, right.device), (two.id(), one.id()));
    ((one, left), (two, right))
}

/// A message gets through, both ways.
pub(super) async fn assert_talking(one: &mut Link, two: &mut Link) {
    assert_heard(one, two).await;
    assert_heard(two, one).await;
}

async fn assert_heard(from: &mut Link, to: &mut Link) {
    from.outgoing.send(b"hello").await.unwrap();
    let heard = timeout(LONG, to.incoming.receive()).await.expect("nothing heard");
    assert_eq!(heard.unwrap().unwrap(), b"hello");
}

/// A device that speaks iroh and otherwise does as it likes.
pub(super) async fn raw(key: [u8; 32]) -> Endpoint {
    Builder::new(presets::Minimal)
        .secret_key(SecretKey::from_bytes(&key))
        .clear_ip_transports()
        .bind_addr("127.0.0.1:0")
        .unwrap()
        .alpns(vec![SYNC.to_vec()])
        .bind()
        .await
        .unwrap()
}

pub(super) async fn dial(from: &Endpoint, to: &Node, protocol: &[u8]) -> Connection {
    let address = address::decode(&to.address).unwrap();
    timeout(LONG, from.connect(address, protocol)).await.unwrap().unwrap()
}

/// A raw device (with the larger key) on a link to a node that decides.
pub(super) async fn raw_link(from: &Endpoint, to: &mut Node) -> (Link, Connection, SendStream, RecvStream) {
    to.admit(&[*from.id().as_bytes()]);
    let connection = dial(from, to, SYNC).await;
    let (mut send, mut receive) = connection.accept_bi().await.unwrap();
    let mut hello = [0];
    receive.read_exact(&mut hello).await.unwrap();
    assert_eq!(hello, [HELLO]);
    send.write_all(&[HELLO]).await.unwrap();
    (to.opened().await, connection, send, receive)
}

pub(super) async fn assert_closed(connection: &Connection, code: Code) {
    match timeout(LONG, connection.closed()).await.expect("never closed") {
        ConnectionError::ApplicationClosed(close) => {
            assert_eq!(close.error_code.into_inner(), code as u64, "{close}");
        }
        other => panic!("closed differently: {other}"),
    }
}
