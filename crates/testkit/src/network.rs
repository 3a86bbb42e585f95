//! A network in memory that runs until it is quiet: devices, links that are cut, restarts, messages in any order between
//! links.
#![allow(clippy::missing_panics_doc, reason = "a simulation that cannot go on ends the test")]

use std::collections::{BTreeMap, VecDeque};

use trekker_ledger::chain;
use trekker_ledger::fork::Head;
use trekker_ledger::keys::{DeviceKey, Hash, SecretKey, TeamId};
use trekker_ledger::receipt::Receipt;
use trekker_ledger::record::{Body, Entry, Record};
use trekker_ledger::seal::Seal;
use trekker_ledger::vector::Range;
use trekker_replication::codec::Plain;
use trekker_replication::exchange::{Action, Exchange, LinkId};
use trekker_replication::frame::{FrameReader, FrameWriter};
use trekker_replication::inbox::Inbox;
use trekker_replication::message::Message;

pub const TEAM: TeamId = TeamId([7; 32]);

/// What a device has on its disk.
#[derive(Clone, Default)]
pub struct Disk {
    pub logs: BTreeMap<DeviceKey, Vec<(Record, Hash)>>,
    pub seals: BTreeMap<(DeviceKey, u64), Seal>,
    /// In order of arrival.
    pub arrivals: Vec<(DeviceKey, u64)>,
}

impl Disk {
    pub fn head(&self, device: DeviceKey) -> (u64, Hash) {
        match self.logs.get(&device).and_then(|log| log.last().map(|(_, hash)| (log.len() as u64, *hash))) {
            Some(head) => head,
            None => (0, chain::genesis(TEAM, device)),
        }
    }

    pub fn heads(&self) -> Vec<Head> {
        let head = |device: &DeviceKey| {
            let (seq, hash) = self.head(*device);
            Head { device: *device, seq, hash }
        };
        self.logs.keys().map(head).collect()
    }
}

/// Seconds since 1970 on a clock that is off by so many.
pub fn clock(is_off: i64) -> u64 {
    const NOW: u64 = 1_790_000_000;
    NOW.saturating_add_signed(is_off)
}

pub struct Wire {
    writer: FrameWriter,
    reader: FrameReader,
    inbox: Inbox,
    /// The other end: device and its link.
    to: (usize, LinkId),
}

pub struct Device {
    pub key: SecretKey,
    pub disk: Disk,
    pub exchange: Exchange,
    pub wires: BTreeMap<LinkId, Wire>,
    receipts: u64,
    /// By so many seconds its clock is wrong.
    pub clock_is_off: i64,
    /// Bytes of frames that came.
    pub bytes: usize,
}

pub struct World {
    pub devices: Vec<Device>,
    /// Messages under way, in order on each link.
    under_way: BTreeMap<(usize, LinkId), VecDeque<Vec<u8>>>,
    links: u64,
    pub random: fastrand::Rng,
}

impl Device {
    pub fn new(number: usize) -> Self {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&(number as u64 + 1).to_le_bytes());
        let key = SecretKey::from_bytes(&seed);
        let exchange = Exchange::new(TEAM, key.public(), [], [], []);
        Self { key, disk: Disk::default(), exchange, wires: BTreeMap::new(), receipts: 0, clock_is_off: 0, bytes: 0 }
    }
}

impl World {
    pub fn new(devices: usize, seed: u64) -> Self {
        Self {
            devices: (0..devices).map(Device::new).collect(),
            under_way: BTreeMap::new(),
            links: 0,
            random: fastrand::Rng::with_seed(seed),
        }
    }

    pub fn connect(&mut self, one: usize, other: usize) {
        let linked = self.devices[one].wires.values().any(|wire| wire.to.0 == other);
        if one == other || linked {
            return;
        }
        let (here, there) = (self.links, self.links + 1);
        self.links += 2;
        for (device, link, to) in [(one, here, (other, there)), (other, there, (one, here))] {
            let writer = FrameWriter::new(Box::new(Plain)).expect("zstd");
            let reader = FrameReader::new(Box::new(Plain)).expect("zstd");
            self.devices[device].wires.insert(link, Wire { writer, reader, inbox: Inbox::default(), to });
        }
        for (device, link, to) in [(one, here, other), (other, there, one)] {
            let key = self.devices[to].key.public();
            let actions = self.devices[device].exchange.opened(link, key);
            self.act(device, actions);
        }
    }

    /// The link is gone, with all that was under way on it.
    pub fn cut(&mut self, one: usize, link: LinkId) {
        let Some(wire) = self.devices[one].wires.get(&link) else { return };
        let (other, there) = wire.to;
        for (device, link) in [(one, link), (other, there)] {
            self.under_way.remove(&(device, link));
            self.devices[device].wires.remove(&link);
            let actions = self.devices[device].exchange.closed(link);
            self.act(device, actions);
        }
    }

    pub fn cut_all(&mut self, device: usize) {
        for link in self.devices[device].wires.keys().copied().collect::<Vec<_>>() {
            self.cut(device, link);
        }
    }

    /// The program ends and starts again: only the disk is left.
    pub fn restart(&mut self, device: usize) {
        self.cut_all(device);
        let it = &mut self.devices[device];
        let receipts: Vec<Receipt> = it.exchange.receipts().cloned().collect();
        it.exchange = Exchange::new(TEAM, it.key.public(), it.disk.heads(), receipts, []);
    }

    /// So many records with bytes that mean nothing.
    pub fn writes(&mut self, device: usize, count: usize) {
        for _ in 0..count {
            let change = vec![self.random.u8(..); self.random.usize(1..60)];
            let entry = Entry { kind: 2, doc: [self.random.u8(..); 16], change };
            self.appends(device, vec![entry]);
        }
        self.tells(device);
    }

    /// One record, and the others are told.
    pub fn writes_entries(&mut self, device: usize, entries: Vec<Entry>) {
        self.appends(device, entries);
        self.tells(device);
    }

    fn appends(&mut self, device: usize, entries: Vec<Entry>) {
        let it = &mut self.devices[device];
        let me = it.key.public();
        let (seq, link) = it.disk.head(me);
        let record = Record { at: clock(it.clock_is_off), body: Body::Changes(entries) };
        let hash = chain::next(link, &record.encode().expect("small"));
        it.disk.logs.entry(me).or_default().push((record, hash));
        it.disk.arrivals.push((me, seq + 1));
        let seal = Seal::new(&it.key, TEAM, seq + 1, hash);
        it.disk.seals.insert((me, seal.seq), seal);
    }

    fn tells(&mut self, device: usize) {
        let it = &self.devices[device];
        let me = it.key.public();
        let heads = vec![Head { device: me, seq: it.disk.head(me).0, hash: it.disk.head(me).1 }];
        let actions = self.devices[device].exchange.grew(&heads, None);
        self.act(device, actions);
    }

    pub fn signs(&mut self, device: usize) {
        let it = &mut self.devices[device];
        it.receipts += 1;
        let at = clock(it.clock_is_off);
        let receipt = Receipt::new(&it.key, TEAM, it.receipts, at, it.exchange.have().clone(), vec![]);
        let actions = it.exchange.receipt(receipt, None);
        self.act(device, actions);
    }

    fn send(&mut self, device: usize, link: LinkId, message: &Message) {
        let Some(wire) = self.devices[device].wires.get(&link) else { return };
        self.under_way.entry(wire.to).or_default().push_back(message.encode());
    }

    fn act(&mut self, device: usize, actions: Vec<Action>) {
        for action in actions {
            match action {
                Action::Send(link, message) => self.send(device, link, &message),
                Action::Serve { link, ranges, answers, theirs: _ } => {
                    let frame = self.serve(device, link, &ranges);
                    self.send(device, link, &Message::Frame(frame));
                    if answers {
                        self.send(device, link, &Message::Served);
                    }
                }
                Action::Keep(_) => {}
                Action::Compare(link, head) => {
                    let log = &self.devices[device].disk.logs[&head.device];
                    if log[head.seq as usize - 1].1 != head.hash {
                        let actions = self.devices[device].exchange.compared(link, head.device);
                        self.act(device, actions);
                    }
                }
                Action::ShowSeals(link, of) => {
                    let seals: Vec<Seal> =
                        self.devices[device].disk.seals.values().filter(|seal| seal.device == of).copied().collect();
                    self.send(device, link, &Message::Seals(seals));
                }
                Action::Judge(seals) => {
                    let it = &mut self.devices[device];
                    for seal in seals {
                        let ours = it.disk.seals.get(&(seal.device, seal.seq));
                        let fork = ours.and_then(|ours| trekker_ledger::fork::Fork::between(TEAM, *ours, seal));
                        if let Some(fork) = fork {
                            it.exchange.forked(fork.device(), Some(fork));
                        }
                    }
                }
                Action::ShowRecord(..) | Action::Mend { .. } => panic!("no disk is damaged here"),
                Action::Close(link, reason) => panic!("nobody misbehaves here: {link} {reason:?}"),
            }
        }
    }

    fn serve(&mut self, device: usize, link: LinkId, ranges: &[Range]) -> Vec<u8> {
        let it = &mut self.devices[device];
        let Some(wire) = it.wires.get_mut(&link) else { return Vec::new() };
        for (author, seq) in &it.disk.arrivals {
            let Some(range) = ranges.iter().find(|range| range.device == *author) else { continue };
            if !(range.first..=range.last).contains(seq) {
                continue;
            }
            wire.writer.record(*author, *seq, &it.disk.logs[author][*seq as usize - 1].0);
            if let Some(seal) = it.disk.seals.get(&(*author, *seq)) {
                wire.writer.seal(seal);
            }
        }
        wire.writer.close().expect("zstd")
    }

    /// Delivers one message of a link drawn by chance. `false`: there is none.
    pub fn deliver(&mut self) -> bool {
        let waiting: Vec<(usize, LinkId)> =
            self.under_way.iter().filter(|(_, queue)| !queue.is_empty()).map(|(place, _)| *place).collect();
        if waiting.is_empty() {
            return false;
        }
        let (device, link) = waiting[self.random.usize(..waiting.len())];
        let bytes = self.under_way.get_mut(&(device, link)).and_then(VecDeque::pop_front).expect("it waits");
        let message = Message::decode(&bytes).expect("it reads");
        let it = &mut self.devices[device];
        let Message::Frame(frame) = message else {
            let actions = it.exchange.received(link, message);
            self.act(device, actions);
            return true;
        };
        let Some(wire) = it.wires.get_mut(&link) else { return true };
        it.bytes += frame.len();
        let items = wire.reader.read(&frame).expect("it reads");
        let disk = &it.disk;
        let (proven, seals) = wire.inbox.take_in(TEAM, items, &|device| disk.head(device)).expect("nobody forges here");
        let mut grown: BTreeMap<DeviceKey, Head> = BTreeMap::new();
        for record in proven {
            let (seq, _) = it.disk.head(record.device);
            if record.seq != seq + 1 {
                continue;
            }
            it.disk.logs.entry(record.device).or_default().push((record.record, record.hash));
            it.disk.arrivals.push((record.device, record.seq));
            let head = Head { device: record.device, seq: record.seq, hash: record.hash };
            grown.insert(record.device, head);
        }
        for seal in seals {
            it.disk.seals.insert((seal.device, seal.seq), seal);
        }
        let grown: Vec<Head> = grown.into_values().collect();
        let actions = it.exchange.grew(&grown, Some(link));
        self.act(device, actions);
        true
    }

    pub fn until_quiet(&mut self, seed: u64) {
        for _ in 0..2_000_000 {
            if !self.deliver() {
                return;
            }
        }
        panic!("seed {seed}: the network never becomes quiet");
    }

    /// Nobody is said to have what they do not have: what one device shows of another is held against the other's disk.
    pub fn nobody_claims_too_much(&self, seed: u64) {
        for observer in &self.devices {
            for subject in &self.devices {
                let device = subject.key.public();
                let Some(known) = observer.exchange.known_of(device) else { continue };
                for (log, seq) in known.0 {
                    let has = subject.disk.head(log).0;
                    assert!(has >= seq, "seed {seed}: {device:?} is said to have {seq} of {log:?} and has {has}");
                }
            }
        }
    }

    pub fn all_agree(&self, seed: u64) {
        let everything = self.devices[0].exchange.have();
        for (number, device) in self.devices.iter().enumerate() {
            assert_eq!(device.exchange.have(), everything, "seed {seed}, device {number}");
            assert_eq!(device.disk.heads(), self.devices[0].disk.heads(), "seed {seed}, device {number}");
        }
    }
}
