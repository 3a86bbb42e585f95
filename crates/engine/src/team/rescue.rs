//! What only this device's old file has is said again, once the others' story of its log has come.

use trekker_document::renewal;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::{Body, Entry, Record};
use trekker_ledger::vector::Range;
use trekker_session::notice::Notice;
use trekker_storage::error::StorageError;
use trekker_storage::reader::Reader;
use trekker_storage::store::{Batch, Store};

use super::{Team, now};
use crate::engine::renewing::Rescue;
use crate::event::Event;

/// The name under which the new file keeps where the old one is.
pub(crate) const KEPT: &str = "rescue";

/// Ticks until the old file is looked at again, when it could not be read.
const RESCUE_TICKS: u64 = 40;

/// How far this device is with going on under a new key.
#[derive(Debug, Default)]
pub(crate) struct Renewal {
    /// How far others have a story of this device's log, by its own seals that they showed.
    pub(super) shown_elsewhere: u64,
    /// This device's log tells two stories: it has to go on under a new key.
    pub(crate) is_due: bool,
    /// The file of before it went on under this one.
    rescue: Option<Rescue>,
    /// Not before this tick.
    tried_again_at: u64,
    tries: u32,
}

impl Renewal {
    pub(super) fn with(rescue: Option<Rescue>) -> Self {
        Self { rescue, ..Self::default() }
    }
}

/// What is brought along: one user action a record.
#[derive(Debug, Default)]
pub(crate) struct Brought {
    pub(crate) actions: Vec<Vec<Entry>>,
    /// Records that cannot be said again: they stay in the old file.
    pub(crate) left: usize,
}

impl Team {
    /// How many records of this device's log anybody else is known to have, or how many count by what the team knows.
    pub(crate) fn others_have_of_mine(&self) -> u64 {
        let roster = self.membership.roster();
        if let Some(limit) = roster.closed.get(&self.me) {
            return *limit;
        }
        let signed = self.exchange.receipts().filter(|receipt| receipt.device != self.me);
        let signed = signed.filter(|receipt| roster.devices.contains_key(&receipt.device));
        let signed = signed.map(|receipt| receipt.vector.get(self.me));
        signed.chain(self.exchange.told_of(self.me)).max().unwrap_or(0)
    }

    /// Begins when everything has come that counts of the old log.
    pub(crate) fn rescue_if_ready(&mut self) {
        if self.ticks < self.renewal.tried_again_at {
            return;
        }
        let Some(Rescue { file, old }) = self.renewal.rescue.clone() else { return };
        let roster = self.membership.roster();
        let has_all = roster.renewed.get(&self.me) == Some(&old)
            && self.writer.ends.of(old).0 >= roster.accepts_up_to(old)
            && self.writer.pending.is_empty();
        if !has_all {
            return;
        }
        let Ok(reader) = self.reader.again() else { return };
        let file = reader.path().with_file_name(file);
        // Once, unless it has to be tried again.
        self.renewal.tried_again_at = u64::MAX;
        let stories = Stories { old, me: self.me, counts: roster.accepts_up_to(old) };
        let (events, opening) = (self.background.events.clone(), self.background.opening);
        self.background.runtime.spawn_blocking(move || {
            let brought = Store::open(&file).and_then(|store| bring(&store.reader()?, &reader, &stories));
            events.send_blocking(Event::Brought { opening, brought });
        });
    }

    pub(crate) fn brought(&mut self, brought: Result<Brought, StorageError>) {
        let Brought { actions, left } = match brought {
            Ok(brought) => brought,
            Err(error) => {
                // The old file stays.
                tracing::error!(%error, "the file of before cannot be read");
                let is_first = self.renewal.tries == 0;
                self.renewal.tries += 1;
                self.renewal.tried_again_at = self.ticks + RESCUE_TICKS;
                if is_first {
                    self.notice(Notice::Trouble(crate::troubles::of_storage(&error)));
                }
                return;
            }
        };
        let changes = actions.len();
        let docs: Vec<(u16, [u8; 16])> = actions.iter().flatten().map(|entry| (entry.kind, entry.doc)).collect();
        let meta = vec![(KEPT, Vec::new())];
        let bodies = actions.into_iter().map(Body::Changes).collect();
        let touched = docs.into_iter().map(|(kind, doc)| (Kind::from_number(kind), DocId(doc))).collect();
        match self.append_bodies(bodies, &[], Batch { meta, ..Batch::default() }, touched, now()) {
            Ok(()) => {
                self.renewal.rescue = None;
                self.notice(Notice::BroughtAlong { changes, left });
            }
            Err(error) => tracing::error!(%error, "what was written before could not be said again"),
        }
    }
}

/// Whose two stories these are.
struct Stories {
    old: DeviceKey,
    me: DeviceKey,
    /// So many records of the old log count; others may be on the disk.
    counts: u64,
}

/// Everything of the old log that the others' story does not have, as far as that counts.
fn bring(before: &Reader, now: &Reader, stories: &Stories) -> Result<Brought, StorageError> {
    let Stories { old, me, counts } = *stories;
    let last = before.vector()?.get(old);
    // The stories are the same up to where they part.
    let (mut same, mut other) = (0, last.min(counts) + 1);
    while other - same > 1 {
        let middle = same + (other - same) / 2;
        if before.hash_at(old, middle)? == now.hash_at(old, middle)? {
            same = middle;
        } else {
            other = middle;
        }
    }
    let mut brought = Brought::default();
    let mut renewed = renewal::Renewal::new(&old.0, &me.0);
    let arrivals = before.arrivals_of(&[Range { device: old, first: same + 1, last }])?;
    for arrival in arrivals {
        let stored = match before.records(&[arrival]) {
            Ok(mut stored) => stored.pop(),
            Err(error) if error.is_damage() => None,
            Err(error) => return Err(error),
        };
        let Some(stored) = stored else {
            brought.left += 1;
            continue;
        };
        let Ok(Record { body: Body::Changes(entries), .. }) = Record::decode_stored(&stored.bytes) else {
            brought.left += 1;
            continue;
        };
        let again = entries.into_iter().map(|entry| {
            let change = renewed.renew(DocId(entry.doc), Kind::from_number(entry.kind), &entry.change)?;
            Some(Entry { change, ..entry })
        });
        // A user action counts as a whole or not at all.
        match again.collect::<Option<Vec<Entry>>>() {
            Some(entries) => brought.actions.push(entries),
            None => brought.left += 1,
        }
    }
    Ok(brought)
}
