//! The tasks of one link: one reads, one writes. Reading, folding and answering wait for nobody else.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, RwLock};

use tokio::sync::{mpsc, oneshot};
use trekker_ledger::chain;
use trekker_ledger::keys::{DeviceKey, Hash, TeamId};
use trekker_ledger::record::Record;
use trekker_ledger::seal::Seal;
use trekker_ledger::vector::{Range, Vector};
use trekker_network::{Link, LinkReceiver, LinkSender};
use trekker_replication::frame::{FrameReader, FrameWriter};
use trekker_replication::inbox::{Inbox, InboxError, Proven};
use trekker_replication::message::Message;
use trekker_storage::reader::Reader;

use crate::codec::{ChangeCodec, Known};
use crate::event::{Event, Events};

/// How many records a serving task reads at a time.
const READ_AT_ONCE: usize = 512;
/// How many frames may be read ahead of the disk.
const FRAMES_AHEAD: usize = 8;

/// Where each log ends, counting what is on its way to the disk.
#[derive(Clone, Debug)]
pub(crate) struct Ends {
    team: TeamId,
    ends: Arc<RwLock<HashMap<DeviceKey, (u64, Hash)>>>,
}

impl Ends {
    pub(crate) fn new(team: TeamId, heads: impl IntoIterator<Item = (DeviceKey, u64, Hash)>) -> Self {
        let ends = heads.into_iter().map(|(device, seq, hash)| (device, (seq, hash))).collect();
        Self { team, ends: Arc::new(RwLock::new(ends)) }
    }

    pub(crate) fn of(&self, device: DeviceKey) -> (u64, Hash) {
        let ends = self.ends.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        ends.get(&device).copied().unwrap_or_else(|| (0, chain::genesis(self.team, device)))
    }

    /// How many records all logs have together.
    pub(crate) fn total(&self) -> u64 {
        let ends = self.ends.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        ends.values().map(|(seq, _)| seq).sum()
    }

    pub(crate) fn set(&self, device: DeviceKey, seq: u64, hash: Hash) {
        self.ends.write().unwrap_or_else(std::sync::PoisonError::into_inner).insert(device, (seq, hash));
    }
}

/// What the engine asks a link's writer to do.
#[derive(Debug)]
pub(crate) enum Outgoing {
    Message(Message),
    Serve { ranges: Vec<Range>, answers: bool, theirs: Vector },
}

/// What came on a link.
#[derive(Debug)]
pub(crate) enum Incoming {
    Message(Message),
    /// Records that a seal vouches for and whose changes passed the gatekeeper. `stored` is answered when they are on the
    /// disk or refused.
    Proven {
        records: Vec<Proven>,
        seals: Vec<Seal>,
        stored: oneshot::Sender<()>,
    },
    /// The peer sent what cannot be; the link is to be closed.
    Refused {
        /// The log that does not go on from where it ends here.
        breaks: Option<DeviceKey>,
        why: String,
    },
}

impl Incoming {
    fn refused(why: &dyn std::fmt::Display) -> Self {
        Self::Refused { breaks: None, why: why.to_string() }
    }
}

/// The engine's end of a link.
#[derive(Debug)]
pub(crate) struct LinkHandle {
    pub(crate) device: DeviceKey,
    pub(crate) outgoing: mpsc::Sender<Outgoing>,
    pub(crate) presence: trekker_network::Presence,
    tasks: Vec<tokio::task::JoinHandle<()>>,
}

impl Drop for LinkHandle {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

/// Starts the tasks of a link.
pub(crate) fn start(link: Link, team: TeamId, reader: Reader, ends: Ends, events: &Events) -> LinkHandle {
    let Link { device, id, outgoing, incoming, presence } = link;
    let (sender, waiting) = mpsc::channel(1024);
    let stored = reader.again();
    let tasks = vec![
        tokio::spawn(write(outgoing, waiting, reader)),
        tokio::spawn(read(id, team, incoming, stored.ok(), ends, events.clone())),
        tokio::spawn(hear(device, presence.clone(), events.clone())),
    ];
    LinkHandle { device: DeviceKey(device), outgoing: sender, presence, tasks }
}

async fn hear(device: [u8; 32], presence: trekker_network::Presence, events: Events) {
    while let Some(news) = presence.receive().await {
        events.send(Event::Presence { device: DeviceKey(device), news: news.to_vec() }).await;
    }
}

async fn write(mut link: LinkSender, mut waiting: mpsc::Receiver<Outgoing>, reader: Reader) {
    let known = Known::default();
    let Ok(stored) = reader.again() else { return };
    let codec = ChangeCodec::new(stored, known.clone());
    let Ok(writer) = FrameWriter::new(Box::new(codec)) else { return };
    let mut serving = Serving { writer, reader };
    while let Some(outgoing) = waiting.recv().await {
        let done = match outgoing {
            Outgoing::Message(message) => link.send(&message.encode()).await.is_ok(),
            Outgoing::Serve { ranges, answers, theirs } => {
                known.set(theirs);
                let mut plan = Plan::of(ranges);
                loop {
                    // Reading and packing take their time: not on a thread that others wait for.
                    let step = tokio::task::spawn_blocking(move || {
                        let frame = serving.next_frame(&mut plan);
                        (serving, plan, frame)
                    });
                    let Ok((back, plan_back, frame)) = step.await else { return };
                    (serving, plan) = (back, plan_back);
                    match frame {
                        Ok(Some(frame)) => {
                            if link.send(&Message::Frame(frame).encode()).await.is_err() {
                                return;
                            }
                        }
                        Ok(None) => break,
                        Err(error) => {
                            tracing::warn!(%error, "records could not be read for a peer");
                            break;
                        }
                    }
                }
                !answers || link.send(&Message::Served.encode()).await.is_ok()
            }
        };
        if !done {
            return;
        }
    }
}

/// Records on their way out, frame by frame.
pub(crate) struct Serving {
    pub(crate) writer: FrameWriter,
    pub(crate) reader: Reader,
}

/// What is being served, and how far it is.
pub(crate) struct Plan {
    ranges: Vec<Range>,
    arrivals: Option<Vec<i64>>,
    /// The seals to send, by place.
    seals: HashMap<(DeviceKey, u64), Seal>,
    at: usize,
}

impl Plan {
    pub(crate) fn of(ranges: Vec<Range>) -> Self {
        Self { ranges, arrivals: None, seals: HashMap::new(), at: 0 }
    }
}

impl Serving {
    /// The next frame of what is being served; `None` when all is sent.
    pub(crate) fn next_frame(
        &mut self,
        plan: &mut Plan,
    ) -> Result<Option<Vec<u8>>, Box<dyn std::error::Error + Send + Sync>> {
        if plan.arrivals.is_none() {
            // Up to the last seal: what no seal vouches for yet is of no use to the other side.
            for range in &mut plan.ranges {
                let seals = self.reader.seals(*range)?;
                let sealed = seals.iter().map(|seal| seal.seq).max().unwrap_or(0);
                range.last = range.last.max(sealed);
                plan.seals.extend(seals.into_iter().map(|seal| ((seal.device, seal.seq), seal)));
            }
            plan.arrivals = Some(self.reader.arrivals_of(&plan.ranges)?);
        }
        let arrivals = plan.arrivals.as_deref().unwrap_or_default();
        while plan.at < arrivals.len() && !self.writer.is_full() {
            let end = arrivals.len().min(plan.at + READ_AT_ONCE);
            for stored in self.reader.records(&arrivals[plan.at..end])? {
                let record = Record::decode_stored(&stored.bytes)?;
                self.writer.record(stored.device, stored.seq, &record);
                if let Some(seal) = plan.seals.get(&(stored.device, stored.seq)) {
                    self.writer.seal(seal);
                }
                plan.at += 1;
                if self.writer.is_full() {
                    break;
                }
            }
        }
        if self.writer.is_empty() { Ok(None) } else { Ok(Some(self.writer.close()?)) }
    }
}

async fn read(id: u64, team: TeamId, mut link: LinkReceiver, stored: Option<Reader>, ends: Ends, events: Events) {
    let Some(stored) = stored else { return };
    let codec = ChangeCodec::new(stored, Known::default());
    let Ok(reader) = FrameReader::new(Box::new(codec)) else { return };
    let mut proving = Proving { team, reader, inbox: Inbox::default(), ends };
    let mut ahead: VecDeque<oneshot::Receiver<()>> = VecDeque::new();
    loop {
        let bytes = match link.receive().await {
            Ok(Some(bytes)) => bytes,
            Ok(None) | Err(_) => return,
        };
        let incoming = match Message::decode(&bytes) {
            Ok(Message::Frame(frame)) => {
                while ahead.len() >= FRAMES_AHEAD {
                    if let Some(stored) = ahead.pop_front()
                        && stored.await.is_err()
                    {
                        return;
                    }
                }
                let step = tokio::task::spawn_blocking(move || {
                    let outcome = proving.prove(&frame);
                    (proving, outcome)
                });
                let Ok((back, outcome)) = step.await else { return };
                proving = back;
                match outcome {
                    Ok((records, seals)) => {
                        let (stored, wait) = oneshot::channel();
                        ahead.push_back(wait);
                        Incoming::Proven { records, seals, stored }
                    }
                    Err(refusal) => refusal,
                }
            }
            Ok(message) => Incoming::Message(message),
            Err(error) => Incoming::refused(&error),
        };
        let is_over = matches!(incoming, Incoming::Refused { .. });
        events.send(Event::Link { id, incoming }).await;
        if is_over {
            return;
        }
    }
}

/// Frames on their way in, proven.
pub(crate) struct Proving {
    pub(crate) team: TeamId,
    pub(crate) reader: FrameReader,
    pub(crate) inbox: Inbox,
    pub(crate) ends: Ends,
}

impl Proving {
    /// # Errors
    /// As [`Incoming::Refused`].
    pub(crate) fn prove(&mut self, frame: &[u8]) -> Result<(Vec<Proven>, Vec<Seal>), Incoming> {
        let items = self.reader.read(frame).map_err(|error| Incoming::refused(&error))?;
        let ends = self.ends.clone();
        let taken = self.inbox.take_in(self.team, items, &|device| ends.of(device));
        let (records, seals) = taken.map_err(|error| {
            let breaks = match error {
                InboxError::BadSeal { device, .. } => Some(device),
                _ => None,
            };
            Incoming::Refused { breaks, why: error.to_string() }
        })?;
        Ok((records, seals))
    }
}
