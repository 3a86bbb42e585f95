//! Who is asked for what, and who is told what: decided here, done by the engine.
//!
//! * On a new link both sides say how far they hold each log. Each asks for what it lacks and nobody else is already
//!   sending. Every link begins by comparing anew, so nothing depends on what an earlier one left behind.
//! * What this device writes is pushed at once to whoever has all before it; what came from others is announced, and sent
//!   when asked for.
//! * Receipts are passed on when they are newer than what was known.

mod receipts;

use std::collections::{BTreeMap, BTreeSet};

use trekker_ledger::fork::{Fork, Head};
use trekker_ledger::keys::{DeviceKey, Hash, TeamId};
use trekker_ledger::receipt::Receipt;
use trekker_ledger::seal::Seal;
use trekker_ledger::vector::{Range, Vector};

use crate::message::{Message, PROTOCOL};

/// A link to a device, as the network numbers it.
pub type LinkId = u64;

/// The most logs a peer may name.
const MOST_LOGS: usize = 1 << 16;
/// The most receipts in one message: with the largest vectors they stay below the largest message.
const RECEIPTS_A_MESSAGE: usize = 16;

/// What is to be done, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Send(LinkId, Message),
    /// Stream these records, and [`Message::Served`] after them if `answers`.
    Serve {
        link: LinkId,
        ranges: Vec<Range>,
        answers: bool,
        /// What the peer surely has: records may be written shorter by naming those.
        theirs: Vector,
    },
    /// A receipt that was not known: keep it.
    Keep(Receipt),
    /// The peer's log of a device does not end like ours: look up our hash at that place and tell
    /// [`Exchange::compared`] if it differs.
    Compare(LinkId, Head),
    /// Show the peer the seals held of this log.
    ShowSeals(LinkId, DeviceKey),
    /// Seals of a log that may not fit ours: see whether one of them proves a fork.
    Judge(Vec<Seal>),
    /// Show the peer this record, whose own is damaged.
    ShowRecord(LinkId, DeviceKey, u64),
    /// A record in the place of a damaged one: it counts if it is what the links around it ask for.
    Mend {
        device: DeviceKey,
        seq: u64,
        bytes: Vec<u8>,
    },
    Close(LinkId, Reason),
}

/// Why a link is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    OtherTeam,
    OtherProtocol(u16),
    /// The peer said something that cannot be.
    Misbehaved,
}

#[derive(Debug)]
struct Link {
    device: DeviceKey,
    /// What the peer has, as far as it said or was sent it. `None` before it said hello.
    theirs: Option<Vector>,
    /// What the peer was told that we have.
    told: Vector,
    /// What it was asked for and has not sent.
    asked: Vec<Range>,
    /// What it was asked for last, and what we had then: asking the same again without having got anything is in vain.
    last_asked: Option<(Vec<Range>, Vector)>,
}

/// The state of one team's exchange with all its peers.
#[derive(Debug)]
pub struct Exchange {
    team: TeamId,
    me: DeviceKey,
    have: Vector,
    heads: BTreeMap<DeviceKey, Hash>,
    receipts: BTreeMap<DeviceKey, Receipt>,
    /// All devices that ever belonged.
    members: BTreeSet<DeviceKey>,
    links: BTreeMap<LinkId, Link>,
    /// Logs of which only so many records count: nothing after is asked for, told of or served.
    limits: BTreeMap<DeviceKey, u64>,
    /// Logs that tell two stories, with the proof where there is one: nothing more of them is asked for.
    forked: BTreeMap<DeviceKey, Option<Fork>>,
}

impl Exchange {
    /// `heads`: where each log ends that is safe on disk.
    pub fn new(
        team: TeamId,
        me: DeviceKey,
        heads: impl IntoIterator<Item = Head>,
        receipts: impl IntoIterator<Item = Receipt>,
        forks: impl IntoIterator<Item = Fork>,
    ) -> Self {
        let mut exchange = Self {
            team,
            me,
            have: Vector::default(),
            heads: BTreeMap::new(),
            receipts: receipts.into_iter().map(|receipt| (receipt.device, receipt)).collect(),
            members: BTreeSet::new(),
            links: BTreeMap::new(),
            limits: BTreeMap::new(),
            forked: forks.into_iter().map(|fork| (fork.device(), Some(fork))).collect(),
        };
        for head in heads {
            exchange.have.raise(head.device, head.seq);
            exchange.heads.insert(head.device, head.hash);
        }
        exchange
    }

    /// Where each log ends that is safe on disk here, as far as it counts.
    pub fn heads(&self) -> impl Iterator<Item = Head> + '_ {
        let head = |(device, seq): (&DeviceKey, &u64)| {
            Some(Head { device: *device, seq: *seq, hash: *self.heads.get(device)? })
        };
        self.have.0.iter().filter_map(head)
    }

    /// What is safe on disk here, as far as it counts.
    pub fn have(&self) -> &Vector {
        &self.have
    }

    pub fn forks(&self) -> impl Iterator<Item = &Fork> {
        self.forked.values().flatten()
    }

    /// The devices there is a link to, with the link.
    pub fn links(&self) -> impl Iterator<Item = (LinkId, DeviceKey)> {
        self.links.iter().map(|(id, link)| (*id, link.device))
    }

    /// Of this log only so many records count from now on; `None`: all. `head`: the last one held here that counts.
    pub fn limit(&mut self, device: DeviceKey, up_to: Option<u64>, head: Option<Head>) -> Vec<Action> {
        match up_to {
            Some(up_to) => self.limits.insert(device, up_to),
            None => self.limits.remove(&device),
        };
        self.have.0.remove(&device);
        self.heads.remove(&device);
        if let Some(head) = head.filter(|head| head.seq > 0) {
            self.have.raise(device, head.seq);
            self.heads.insert(device, head.hash);
        }
        // What was in vain before may not be now.
        for link in self.links.values_mut() {
            link.last_asked = None;
        }
        self.ask_all()
    }

    fn limit_of(&self, device: DeviceKey) -> u64 {
        self.limits.get(&device).copied().unwrap_or(u64::MAX)
    }

    /// How many records of a log each peer says it has.
    pub fn told_of(&self, device: DeviceKey) -> impl Iterator<Item = u64> + '_ {
        self.links.values().filter_map(move |link| Some(link.theirs.as_ref()?.get(device)))
    }

    /// Whether something that was asked for has not come yet, or nobody has said yet what they have.
    pub fn is_asking(&self) -> bool {
        self.links.values().any(|link| !link.asked.is_empty() || link.theirs.is_none())
    }

    /// A link was opened.
    pub fn opened(&mut self, id: LinkId, device: DeviceKey) -> Vec<Action> {
        let link = Link { device, theirs: None, told: self.have.clone(), asked: Vec::new(), last_asked: None };
        self.links.insert(id, link);
        let heads = self.heads().collect();
        let mut actions = vec![Action::Send(id, Message::Hello { protocol: PROTOCOL, team: self.team, heads })];
        let receipts: Vec<Receipt> = self.receipts.values().cloned().collect();
        for some in receipts.chunks(RECEIPTS_A_MESSAGE) {
            actions.push(Action::Send(id, Message::Receipts(some.to_vec())));
        }
        actions
    }

    /// A link is gone. What was asked on it is asked elsewhere.
    pub fn closed(&mut self, id: LinkId) -> Vec<Action> {
        self.links.remove(&id);
        self.ask_all()
    }

    /// A message came. Frames are not for here: see [`crate::inbox`], and [`grew`](Self::grew) when they are stored.
    pub fn received(&mut self, id: LinkId, message: Message) -> Vec<Action> {
        let Some(link) = self.links.get_mut(&id) else { return Vec::new() };
        let misbehaved = vec![Action::Close(id, Reason::Misbehaved)];
        match (message, &mut link.theirs) {
            (Message::Hello { protocol, .. }, None) if protocol != PROTOCOL => {
                vec![Action::Close(id, Reason::OtherProtocol(protocol))]
            }
            (Message::Hello { team, .. }, None) if team != self.team => vec![Action::Close(id, Reason::OtherTeam)],
            (Message::Hello { heads, .. }, None) if heads.len() <= MOST_LOGS => self.hello(id, heads),
            (Message::Have(more), Some(theirs)) => {
                for (device, seq) in more {
                    theirs.raise(device, seq);
                }
                if theirs.0.len() > MOST_LOGS {
                    return misbehaved;
                }
                self.ask(id)
            }
            (Message::Want(ranges), Some(theirs)) => {
                let theirs = theirs.clone();
                let ranges = self.held(&ranges);
                vec![Action::Serve { link: id, ranges, answers: true, theirs }]
            }
            (Message::Served, Some(_)) => {
                link.asked.clear();
                self.ask_all()
            }
            (Message::Receipts(receipts), Some(_)) => self.receive_receipts(id, receipts),
            (Message::ShowSeals(device), Some(_)) => vec![Action::ShowSeals(id, device)],
            (Message::Seals(seals), Some(_)) => vec![Action::Judge(seals)],
            (Message::ShowRecord(device, seq), Some(_)) if (1..=self.have.get(device)).contains(&seq) => {
                vec![Action::ShowRecord(id, device, seq)]
            }
            // It is not held here either.
            (Message::ShowRecord(..), Some(_)) => Vec::new(),
            (Message::Record { device, seq, bytes }, Some(_)) => vec![Action::Mend { device, seq, bytes }],
            _ => misbehaved,
        }
    }

    fn hello(&mut self, id: LinkId, heads: Vec<Head>) -> Vec<Action> {
        let mut theirs = Vector::default();
        let mut actions = Vec::new();
        for head in heads {
            theirs.raise(head.device, head.seq);
            let ours = self.have.get(head.device);
            if head.device == self.me && head.seq > ours {
                // A longer story of mine than I know: my own seals under it tell whether that is true.
                actions.push(Action::Send(id, Message::ShowSeals(self.me)));
            }
            if head.seq == ours && ours > 0 {
                if self.heads.get(&head.device) != Some(&head.hash) {
                    actions.push(Action::Send(id, Message::ShowSeals(head.device)));
                }
            } else if head.seq < ours {
                actions.push(Action::Compare(id, head));
            }
        }
        if let Some(link) = self.links.get_mut(&id) {
            link.theirs = Some(theirs);
        }
        actions.extend(self.ask(id));
        // What grew between our hello and theirs.
        actions.extend(self.tell(id, None));
        actions
    }

    /// Our hash at the place of a peer's head differs from it.
    pub fn compared(&mut self, id: LinkId, device: DeviceKey) -> Vec<Action> {
        vec![Action::Send(id, Message::ShowSeals(device))]
    }

    /// A log was found to tell two stories: nothing more of it is asked for or taken.
    pub fn forked(&mut self, device: DeviceKey, proof: Option<Fork>) {
        let known = self.forked.entry(device).or_default();
        *known = known.or(proof);
    }

    pub fn is_forked(&self, device: DeviceKey) -> bool {
        self.forked.contains_key(&device)
    }

    /// Records are safe on disk now: these are the new ends of their logs. `from`: the link they came on, if any.
    pub fn grew(&mut self, heads: &[Head], from: Option<LinkId>) -> Vec<Action> {
        for head in heads {
            if head.seq > self.limit_of(head.device) {
                continue;
            }
            self.have.raise(head.device, head.seq);
            self.heads.insert(head.device, head.hash);
        }
        if let Some(link) = from.and_then(|from| self.links.get_mut(&from)) {
            for head in heads {
                if let Some(theirs) = &mut link.theirs {
                    theirs.raise(head.device, head.seq);
                }
                // It has them: there is nothing to tell.
                link.told.raise(head.device, head.seq);
            }
        }
        let ids: Vec<LinkId> = self.links.keys().copied().collect();
        ids.into_iter().flat_map(|id| self.tell(id, from)).collect()
    }

    /// Pushes what this device wrote and announces the rest.
    fn tell(&mut self, id: LinkId, from: Option<LinkId>) -> Vec<Action> {
        let Some(link) = self.links.get_mut(&id) else { return Vec::new() };
        let Some(theirs) = &mut link.theirs else { return Vec::new() };
        let mut actions = Vec::new();
        let mut announced = Vec::new();
        for range in self.have.beyond(&link.told) {
            let is_wanted = theirs.get(range.device) < range.last;
            if !is_wanted || (from == Some(id) && range.device == link.device) {
                continue;
            }
            let follows = theirs.get(range.device) + 1 >= range.first;
            if range.device == self.me && follows {
                let first = theirs.get(self.me) + 1;
                let before = theirs.clone();
                theirs.raise(self.me, range.last);
                let ranges = vec![Range { device: self.me, first, last: range.last }];
                actions.push(Action::Serve { link: id, ranges, answers: false, theirs: before });
            } else {
                announced.push((range.device, range.last));
            }
        }
        link.told.join(&self.have);
        if !announced.is_empty() {
            actions.push(Action::Send(id, Message::Have(announced)));
        }
        actions
    }

    /// What of these records is held here.
    fn held(&self, ranges: &[Range]) -> Vec<Range> {
        let mut held = Vec::new();
        for range in ranges.iter().take(MOST_LOGS) {
            let last = range.last.min(self.have.get(range.device));
            if range.first >= 1 && range.first <= last {
                held.push(Range { last, ..*range });
            }
        }
        held
    }

    fn ask_all(&mut self) -> Vec<Action> {
        let ids: Vec<LinkId> = self.links.keys().copied().collect();
        ids.into_iter().flat_map(|id| self.ask(id)).collect()
    }

    /// Asks this peer for what it has, we lack, and nobody else is sending or about to.
    fn ask(&mut self, id: LinkId) -> Vec<Action> {
        let Some(link) = self.links.get(&id) else { return Vec::new() };
        let Some(theirs) = &link.theirs else { return Vec::new() };
        if !link.asked.is_empty() {
            return Vec::new();
        }
        let mut wanted: Vec<Range> = Vec::new();
        for range in theirs.beyond(&self.have) {
            let last = range.last.min(self.limit_of(range.device));
            if last < range.first {
                continue;
            }
            let range = Range { last, ..range };
            let is_coming = self.links.iter().any(|(other, link)| {
                *other != id
                    && (link.asked.iter().any(|asked| asked.device == range.device)
                        || (link.device == range.device && link.theirs.is_some()))
            });
            // Of a log that tells two stories only what the team has settled on.
            let is_settled = self.limits.contains_key(&range.device);
            if !is_coming && (is_settled || !self.is_forked(range.device)) {
                wanted.push(range);
            }
        }
        // Asked before, and nothing of it came: the peer does not have what it says, or we refused it.
        let in_vain = link.last_asked.as_ref().is_some_and(|(asked, had)| *asked == wanted && *had == self.have);
        if wanted.is_empty() || in_vain {
            return Vec::new();
        }
        let have = self.have.clone();
        if let Some(link) = self.links.get_mut(&id) {
            link.asked.clone_from(&wanted);
            link.last_asked = Some((wanted.clone(), have));
        }
        vec![Action::Send(id, Message::Want(wanted))]
    }
}
