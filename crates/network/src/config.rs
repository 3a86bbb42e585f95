//! What the owner decides before the start, and the times everything here keeps.

use std::{fmt, net::SocketAddr, time::Duration};

use iroh::{RelayUrl, SecretKey};

use crate::{Files, NetworkError, address, wire::MAX_DIALS};

/// How to start.
#[derive(Clone)]
pub struct Config {
    /// The device's Ed25519 secret key.
    pub secret_key: [u8; 32],
    /// Help from a relay when there is no direct road.
    pub relay: Relay,
    /// The socket to listen on; without it, a free port on all interfaces. On a loopback address nothing else is opened either:
    /// no multicast, and no port of a router is asked for.
    pub bind: Option<SocketAddr>,
    /// Whether devices find each other on the local network (multicast DNS).
    pub local_discovery: bool,
    /// The team's files, given to members who ask.
    pub files: Option<Files>,
}

/// Help from a relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relay {
    /// No relay, no publishing, no name service: only local networks and known addresses.
    None,
    /// The relays and the name service that n0 runs for everybody.
    Public,
    /// This relay only (`https://…`), nothing published anywhere else.
    Own(String),
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("relay", &self.relay)
            .field("bind", &self.bind)
            .field("local_discovery", &self.local_discovery)
            .finish_non_exhaustive()
    }
}

/// [`Config`], checked.
#[derive(Debug)]
pub(crate) struct Setup {
    pub(crate) key: SecretKey,
    pub(crate) relay: RelayChoice,
    pub(crate) bind: Option<SocketAddr>,
    pub(crate) local_discovery: bool,
    pub(crate) files: Option<Files>,
    pub(crate) timing: Timing,
    /// Without sockets of its own, everything goes through the relay. Only tests switch them off.
    pub(crate) sockets: bool,
    /// Devices dialled at once.
    pub(crate) dials: usize,
}

#[derive(Clone, Debug)]
pub(crate) enum RelayChoice {
    None,
    Public,
    Own(RelayUrl),
}

impl Setup {
    pub(crate) fn new(config: &Config, timing: Timing) -> Result<Self, NetworkError> {
        let relay = match &config.relay {
            Relay::None => RelayChoice::None,
            Relay::Public => RelayChoice::Public,
            Relay::Own(url) => {
                RelayChoice::Own(address::relay_url(url).ok_or_else(|| NetworkError::Relay(url.clone()))?)
            }
        };
        Ok(Self {
            key: SecretKey::from_bytes(&config.secret_key),
            relay,
            bind: config.bind,
            local_discovery: config.local_discovery && !stays_on_this_computer(config.bind),
            files: config.files.clone(),
            timing,
            sockets: true,
            dials: MAX_DIALS,
        })
    }
}

/// Whether whoever asked for this socket wants to be reached from this computer alone.
pub(crate) fn stays_on_this_computer(bind: Option<SocketAddr>) -> bool {
    bind.is_some_and(|socket| socket.ip().is_loopback())
}

/// How long things take at most. Tests shorten them.
#[derive(Clone, Debug)]
pub(crate) struct Timing {
    /// A device that stays silent this long has vanished.
    pub(crate) idle: Duration,
    /// A road that stays silent this long is given up for another one.
    pub(crate) path_idle: Duration,
    /// How often a silent link proves that it lives.
    pub(crate) keep_alive: Duration,
    /// One attempt to reach a device, and one handshake.
    pub(crate) dial: Duration,
    /// The first attempt: in a team of a hundred whose devices are mostly off, the one that is on is not to wait for all others.
    pub(crate) first_dial: Duration,
    /// From the handshake until both sides agreed that this connection is their link.
    pub(crate) settle: Duration,
    /// A second connection within this time is a simultaneous dial; later it is a device that lost the first.
    pub(crate) young: Duration,
    /// First wait before dialling again.
    pub(crate) retry_first: Duration,
    /// Longest wait before dialling again.
    pub(crate) retry_most: Duration,
    /// A link that lived this long was a good one: the next wait is short again.
    pub(crate) steady: Duration,
    /// A joining question with its answer, for who asks.
    pub(crate) ask: Duration,
    /// The same, for who answers.
    pub(crate) answer: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            idle: Duration::from_secs(12),
            path_idle: Duration::from_secs(10),
            keep_alive: Duration::from_secs(4),
            dial: Duration::from_secs(10),
            first_dial: Duration::from_secs(2),
            settle: Duration::from_secs(5),
            young: Duration::from_secs(3),
            retry_first: Duration::from_millis(500),
            retry_most: Duration::from_secs(30),
            steady: Duration::from_secs(10),
            ask: Duration::from_secs(15),
            answer: Duration::from_secs(10),
        }
    }
}
