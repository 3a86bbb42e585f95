//! A member's device with a changed program: it belongs to the team, and says what no honest one would.
#![allow(clippy::missing_panics_doc, reason = "what cannot go on ends the test")]

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::mpsc;
use tokio::time::timeout;
use trekker_engine::codec::ChangeCodec;
use trekker_ledger::chain;
use trekker_ledger::fork::Head;
use trekker_ledger::keys::{DeviceKey, Hash, SecretKey, TeamId};
use trekker_ledger::record::Record;
use trekker_ledger::seal::Seal;
use trekker_ledger::ticket::{Door, Ticket};
use trekker_network::{Config, Event, Link, Network, Relay};
use trekker_replication::frame::FrameWriter;
use trekker_replication::message::{Message, PROTOCOL};
use trekker_storage::profile::Profile;
use trekker_storage::store::Store;

/// Longer than anything takes that happens at all.
const PATIENCE: Duration = Duration::from_secs(30);

/// The device, and its one link to the device it tries its tricks on.
pub struct Intruder {
    pub key: SecretKey,
    pub team: TeamId,
    /// Where its log ends as the other one has it.
    pub head: (u64, Hash),
    heads: Vec<Head>,
    door: Door,
    runtime: Runtime,
    network: Option<Network>,
    link: Option<Link>,
    frames: FrameWriter,
}

impl Intruder {
    /// Takes over the profile of a member whose program does not run. `ticket`: any ticket of the device to talk to.
    pub fn with_profile_of(profile: &Path, ticket: &str) -> Self {
        let profile = Profile::open(profile).expect("nobody holds the profile");
        let file = profile.current_team().expect("it reads").expect("it is in a team");
        let store = Store::open(&file).expect("the team's file opens");
        let (key, team) = (profile.key().clone(), store.team());
        let heads = store.reader().and_then(|reader| reader.heads()).expect("its logs read");
        let heads = heads.into_iter().map(|(device, seq, hash)| Head { device, seq, hash }).collect();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime");
        let door = Ticket::read(ticket).expect("a ticket").doors.swap_remove(0);
        Self {
            head: store.head(key.public()),
            heads,
            key,
            team,
            door,
            runtime,
            network: None,
            link: None,
            frames: FrameWriter::new(Box::new(ChangeCodec::default())).expect("zstd"),
        }
    }

    /// The device it talks to.
    pub fn other(&self) -> DeviceKey {
        self.door.device
    }

    /// Opens a link anew; says nothing yet. Streams of records begin anew with it.
    pub fn connects(&mut self) {
        self.goes();
        self.frames = FrameWriter::new(Box::new(ChangeCodec::default())).expect("zstd");
        let config = Config {
            secret_key: self.key.to_bytes(),
            relay: Relay::None,
            bind: "127.0.0.1:0".parse().ok(),
            local_discovery: false,
            files: None,
        };
        let door = &self.door;
        // A network of its own each time: it does not wait longer after each link that was cut.
        let opened = in_time(&self.runtime, async {
            let (tell, mut events) = mpsc::channel(64);
            let network = Network::start(config, tell).await.expect("a network");
            network.set_roster(HashSet::from([door.device.0]), HashMap::new());
            network.learn_address(door.device.0, &door.address).expect("an address");
            loop {
                if let Event::Opened(link) = events.recv().await.expect("the network is up") {
                    // Whoever reads the rest keeps the network from waiting.
                    tokio::spawn(async move { while events.recv().await.is_some() {} });
                    return (network, link);
                }
            }
        });
        let (network, link) = opened.expect("the other device lets a member in");
        (self.network, self.link) = (Some(network), Some(link));
    }

    /// Opens a link and greets as an honest device would.
    pub fn greets(&mut self) {
        self.connects();
        let hello = Message::Hello { protocol: PROTOCOL, team: self.team, heads: self.heads.clone() };
        self.says(&hello);
    }

    pub fn says(&mut self, message: &Message) {
        self.says_bytes(&message.encode());
    }

    /// Sends any bytes as one message; that the other side has hung up meanwhile is no surprise.
    pub fn says_bytes(&mut self, bytes: &[u8]) {
        if let Some(link) = &mut self.link
            && self.runtime.block_on(link.outgoing.send(bytes)).is_err()
        {
            self.link = None;
        }
    }

    /// The record after the last one of its log, with the link after it.
    pub fn next(&self, record: &Record) -> (u64, Hash) {
        let bytes = record.encode().expect("a record of any device has to be written in one way");
        (self.head.0 + 1, chain::next(self.head.1, &bytes))
    }

    /// Sends a record of any log, and a seal if there is one, in a frame of the stream.
    pub fn sends(&mut self, device: DeviceKey, seq: u64, record: &Record, seal: Option<&Seal>) {
        self.frames.record(device, seq, record);
        if let Some(seal) = seal {
            self.frames.seal(seal);
        }
        let frame = self.frames.close().expect("zstd");
        self.says(&Message::Frame(frame));
    }

    /// Sends a record as the next one of its own log, properly sealed.
    pub fn sends_sealed(&mut self, record: &Record) {
        let (seq, hash) = self.next(record);
        let seal = Seal::new(&self.key, self.team, seq, hash);
        self.sends(self.key.public(), seq, record, Some(&seal));
    }

    /// The same, and its log goes on from there.
    pub fn sends_next(&mut self, record: &Record) {
        let (seq, hash) = self.next(record);
        self.sends_sealed(record);
        self.head = (seq, hash);
    }

    /// Waits until the other side has hung up.
    pub fn is_shut_out(&mut self) {
        let Some(mut link) = self.link.take() else { return };
        let over = in_time(&self.runtime, async { while let Ok(Some(_)) = link.incoming.receive().await {} });
        over.expect("the other device goes on listening to what it should refuse");
    }

    /// Waits until the other side has answered whatever was said so far: its link is whole and it takes no offence.
    pub fn is_heard(&mut self) {
        self.says(&Message::Want(Vec::new()));
        let link = self.link.as_mut().expect("the link holds");
        let served = in_time(&self.runtime, async {
            loop {
                let bytes = link.incoming.receive().await.expect("the link holds").expect("the link holds");
                if matches!(Message::decode(&bytes), Ok(Message::Served)) {
                    return;
                }
            }
        });
        served.expect("an answer");
    }

    /// Leaves the network.
    pub fn goes(&mut self) {
        self.link = None;
        if let Some(network) = self.network.take() {
            self.runtime.block_on(network.stop());
        }
    }
}

/// `None`: it did not happen.
fn in_time<T>(runtime: &Runtime, work: impl Future<Output = T>) -> Option<T> {
    runtime.block_on(async { timeout(PATIENCE, work).await.ok() })
}
