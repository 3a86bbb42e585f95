//! From the records that name a document to the document; [`row`] goes on to its row.

mod row;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use trekker_document::actor::{Editor, run_of};
use trekker_document::contain::contain;
use trekker_document::document::{Document, DocumentError};
use trekker_document::gatekeeper::{self, Refused, hash_of};
use trekker_document::making::making;
use trekker_domain::derived;
use trekker_domain::id::DocId;
use trekker_domain::kind::{Author, Kind};
use trekker_domain::text::Splice;
use trekker_ledger::keys::DeviceKey;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::error::StorageError;
use trekker_storage::marks::Marks;
use trekker_storage::projection::{Folded, UpTo};
use trekker_storage::reader::{Reader, StoredChange};
use trekker_storage::search::Indexed;

use crate::people::People;
use crate::rows::Row;
use crate::troubles::of_storage;

/// A document with more operations than this since its last save is worth a cached save: loading one is faster than folding.
const WORTH_SAVING: u64 = 10_000;
const CHANGES_WORTH_SAVING: usize = 500;
/// While it is in memory it is saved once so much of the whole is new: one part in so many, so that a text that grows for
/// ever is not saved ever more often.
const PART_WORTH_SAVING: usize = 16;

/// A document in memory.
#[derive(Clone, Debug)]
pub(crate) struct Loaded {
    pub(crate) id: DocId,
    pub(crate) kind: Kind,
    pub(crate) document: Document,
    /// Every record up to this arrival number is part of it, and whatever this device wrote since.
    pub(crate) base: i64,
    /// Who made it, and when.
    pub(crate) maker: Option<Maker>,
    pub(crate) changes: usize,
    /// What was left out since it breaks it, or since the gatekeeper refuses it.
    pub(crate) left_out: Vec<LeftOut>,
    /// Whose changes are not part of it, and of which run.
    skipped: Vec<(DeviceKey, Option<u64>)>,
    /// To be kept, so that it need not be folded again; with the arrival number up to which it goes.
    due_save: Option<Arc<(i64, Vec<u8>)>>,
    /// How much of it the last save has, or one that was asked for: changes and operations.
    saved: (usize, u64),
    /// The last commit that has an edit of it made here. As long as that is on its way, the disk lacks what is in memory.
    pub(crate) ticket: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Maker {
    /// Of several makings the one with the lowest hash, so that all devices agree.
    hash: [u8; 32],
    pub(crate) device: DeviceKey,
    pub(crate) at: u64,
}

/// What stands before the document in a save.
#[derive(Serialize, Deserialize)]
struct Save {
    maker: Option<Maker>,
    changes: usize,
    skipped: Vec<(DeviceKey, Option<u64>)>,
}

impl Save {
    fn of(loaded: &Loaded) -> Vec<u8> {
        let save = Self { maker: loaded.maker, changes: loaded.changes, skipped: loaded.skipped.clone() };
        let mut bytes = postcard::to_stdvec(&save).unwrap_or_default();
        bytes.extend(loaded.document.save());
        bytes
    }

    fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        postcard::take_from_bytes(bytes).ok()
    }
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum FoldError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("{source}")]
    Document { device: Option<DeviceKey>, source: DocumentError },
}

/// What a person is told of it.
impl From<FoldError> for Trouble {
    fn from(error: FoldError) -> Self {
        match error {
            FoldError::Storage(error) => of_storage(&error),
            error => Self::new(TroubleKind::Internal).detail(error),
        }
    }
}

/// A document as its row, ready to be kept and shown.
#[derive(Clone, Debug)]
pub(crate) struct FoldedRow {
    pub(crate) id: DocId,
    pub(crate) row: Row,
    pub(crate) folded: Folded,
    pub(crate) indexed: Indexed,
    pub(crate) left_out: Vec<LeftOut>,
}

/// A change that breaks its document or may not be taken in, by its hash, and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LeftOut {
    pub(crate) change: [u8; 32],
    pub(crate) device: DeviceKey,
    /// Why no device takes it in.
    pub(crate) refused: Option<Refused>,
}

impl LeftOut {
    fn of(change: &StoredChange, refused: Option<Refused>) -> Self {
        let hash = hash_of(&change.change).unwrap_or_else(|| *blake3::hash(&change.change).as_bytes());
        Self { change: hash, device: change.device, refused }
    }
}

impl Loaded {
    /// A document nobody has written in yet.
    pub(crate) fn born(id: DocId, kind: Kind) -> Self {
        Self {
            id,
            kind,
            document: Document::born(kind),
            base: 0,
            maker: None,
            changes: 0,
            left_out: Vec::new(),
            skipped: Vec::new(),
            due_save: None,
            saved: (0, 0),
            ticket: 0,
        }
    }

    /// Loads a document from its records, or from its save and the records since, without whatever breaks it. It can be read.
    pub(crate) fn load(reader: &Reader, id: DocId, kind: Kind, people: &People) -> Result<Self, FoldError> {
        match Self::load_at_once(reader, id, kind, people) {
            Ok(loaded) if loaded.document.is_readable() => Ok(loaded),
            Err(FoldError::Storage(error)) => Err(error.into()),
            Ok(_) | Err(_) => Ok(Self::load_with_care(reader, id, kind, people)?),
        }
    }

    /// The same, and of damaged records it does without.
    pub(crate) fn load_what_is_whole(
        reader: &Reader,
        id: DocId,
        kind: Kind,
        people: &People,
    ) -> Result<Self, FoldError> {
        match Self::load(reader, id, kind, people) {
            Err(FoldError::Storage(StorageError::Damaged(_))) => {
                let mut loaded = Self::born(id, kind);
                loaded.take_in_with_care(&reader.whole_changes_of(id.0)?, people, reader.marks());
                Ok(loaded)
            }
            outcome => outcome,
        }
    }

    /// The same, faster: it may still break down when it is read.
    fn load_at_once(reader: &Reader, id: DocId, kind: Kind, people: &People) -> Result<Self, FoldError> {
        let mut loaded = Self::born(id, kind);
        // Who made it is known when all of it is: a making that comes later may be the one that counts.
        if kind.author() != Author::WhoeverMadeIt
            && let Some((arrival, save)) = reader.save(id.0)?
            && let Some((save, document)) = Save::read(&save)
            && let Ok(document) = Document::load(kind, document)
        {
            loaded.document = document;
            loaded.base = arrival;
            (loaded.maker, loaded.changes, loaded.skipped) = (save.maker, save.changes, save.skipped);
        }
        loaded.saved = (loaded.changes, loaded.document.operations());
        let changes = reader.changes_of(id.0, loaded.base)?;
        let marks = reader.marks();
        {
            let _marked = marks.begin(id.0);
            loaded.take_in(&changes, people, marks, false)?;
        }
        if loaded.is_worth_saving(CHANGES_WORTH_SAVING, WORTH_SAVING) {
            loaded.due_save = contain(|| Arc::new((loaded.base, Save::of(&loaded))));
            loaded.saved = (loaded.changes, loaded.document.operations());
        }
        Ok(loaded)
    }

    fn is_worth_saving(&self, changes: usize, operations: u64) -> bool {
        let (saved_changes, saved_operations) = self.saved;
        self.changes.saturating_sub(saved_changes) > changes
            || self.document.operations().saturating_sub(saved_operations) > operations
    }

    /// Whether so much came since its last save that another one is due. It is asked for once.
    pub(crate) fn wants_saving(&mut self) -> bool {
        let (changes, operations) =
            (self.changes / PART_WORTH_SAVING, self.document.operations() / PART_WORTH_SAVING as u64);
        let is_due = self.is_worth_saving(changes.max(CHANGES_WORTH_SAVING), operations.max(WORTH_SAVING));
        if is_due {
            self.saved = (self.changes, self.document.operations());
        }
        is_due
    }

    /// From its records alone.
    fn load_with_care(reader: &Reader, id: DocId, kind: Kind, people: &People) -> Result<Self, StorageError> {
        let mut loaded = Self::born(id, kind);
        let changes = reader.changes_of(id.0, 0)?;
        loaded.take_in_with_care(&changes, people, reader.marks());
        Ok(loaded)
    }

    /// Takes in what arrived since. Returns what that did to the text. Of a kind of which only the author's changes count
    /// everything that was written here has to be on the disk.
    pub(crate) fn catch_up(&mut self, reader: &Reader, people: &People) -> Result<Vec<Splice>, FoldError> {
        if self.kind.author() == Author::WhoeverMadeIt {
            // An edit by somebody else may have come before what it edits: then it counts no more than if it had come after.
            let ticket = self.ticket;
            *self = Self { ticket, ..Self::load(reader, self.id, self.kind, people)? };
            return Ok(Vec::new());
        }
        let changes = reader.changes_of(self.id.0, self.base)?;
        let _marked = reader.marks().begin(self.id.0);
        self.take_in(&changes, people, reader.marks(), true)
    }

    /// Those of the changes that count and that the gatekeeper lets through, without those that are known to break the
    /// document. The gate stands here, where changes reach Automerge, also for what this device wrote itself: so
    /// all devices come to the same.
    fn counting<'a>(&mut self, changes: &'a [StoredChange], people: &People, marks: &Marks) -> Vec<&'a StoredChange> {
        let mut admitted = Vec::with_capacity(changes.len());
        for change in changes {
            if change.kind != self.kind.number() || !people.counts(change) {
                self.skip(change);
            } else if let Err(why) = gatekeeper::admit(&change.device.0, change.kind, &change.change) {
                self.left_out.push(LeftOut::of(change, Some(why)));
                self.skip(change);
            } else {
                self.see_maker(change);
                admitted.push(change);
            }
        }
        let breaking = marks.left_out_of(self.id.0);
        admitted.retain(|change| {
            if !self.may_write(change, people) {
                self.skip(change);
                return false;
            }
            if breaking.is_empty() {
                return true;
            }
            let known = LeftOut::of(change, None);
            let is_whole = !breaking.contains(&known.change);
            if !is_whole {
                self.left_out.push(known);
                self.skip(change);
            }
            is_whole
        });
        admitted
    }

    fn skip(&mut self, change: &StoredChange) {
        let skipped = (change.device, run_of(&change.change));
        if !self.skipped.contains(&skipped) {
            self.skipped.push(skipped);
        }
    }

    /// Whether something that was written under this actor is not part of it. Then another one has to go on: numbers that
    /// it has used would be used again.
    pub(crate) fn lacks_some_of(&self, editor: Editor) -> bool {
        self.skipped.iter().any(|(device, run)| device.0 == editor.device && run.is_none_or(|run| run == editor.run))
    }

    /// `tells`: somebody looks at the text and has to know what happened to it.
    fn take_in(
        &mut self,
        changes: &[StoredChange],
        people: &People,
        marks: &Marks,
        tells: bool,
    ) -> Result<Vec<Splice>, FoldError> {
        let Some(last) = changes.last() else { return Ok(Vec::new()) };
        let counting = self.counting(changes, people, marks);
        let bytes = counting.iter().map(|change| change.change.as_slice());
        let applied =
            if tells { self.document.apply_and_tell(bytes) } else { self.document.apply(bytes).map(|()| Vec::new()) };
        let spliced = applied.map_err(|source| FoldError::Document { device: Some(last.device), source })?;
        self.changes += counting.len();
        self.base = last.arrival;
        Ok(spliced)
    }

    /// Without those that cannot be taken in or read afterwards. Slow.
    fn take_in_with_care(&mut self, changes: &[StoredChange], people: &People, marks: &Marks) {
        let counting = self.counting(changes, people, marks);
        let mut breaking = Vec::new();
        {
            let _marked = marks.begin(self.id.0);
            self.take_in_halves(&counting, &mut breaking);
        }
        if !breaking.is_empty() {
            tracing::warn!(changes = breaking.len(), doc = %self.id, "changes that break a document are left out of it");
            breaking.iter().for_each(|change| self.skip(change));
            let found: Vec<LeftOut> = breaking.into_iter().map(|change| LeftOut::of(change, None)).collect();
            marks.leave_out(self.id.0, found.iter().map(|left_out| left_out.change));
            self.left_out.extend(found);
        }
        self.base = changes.last().map_or(self.base, |last| last.arrival);
    }

    /// All at once, or else the halves one after the other: a few that break it among many are found with few trials.
    fn take_in_halves<'a>(&mut self, changes: &[&'a StoredChange], breaking: &mut Vec<&'a StoredChange>) {
        if self.document.apply_if_it_folds(changes.iter().map(|change| change.change.as_slice())) {
            self.changes += changes.len();
            return;
        }
        if let [only] = changes {
            breaking.push(only);
            return;
        }
        let (earlier, later) = changes.split_at(changes.len() / 2);
        self.take_in_halves(earlier, breaking);
        self.take_in_halves(later, breaking);
    }

    fn may_write(&self, change: &StoredChange, people: &People) -> bool {
        match self.kind.author() {
            Author::Everybody => true,
            Author::WhoeverMadeIt => self.maker.is_some_and(|maker| {
                change.device == maker.device || people.get(&change.device) == people.get(&maker.device)
            }),
            Author::WhoseItIs => {
                people.get(&change.device).is_some_and(|person| derived::desk(&people.team(), *person) == self.id)
            }
        }
    }

    fn see_maker(&mut self, change: &StoredChange) {
        let Some(hash) = making(self.kind, &change.change) else { return };
        if self.maker.is_none_or(|maker| hash < maker.hash) {
            self.maker = Some(Maker { hash, device: change.device, at: change.at });
        }
    }

    /// What was due is on its way to the disk.
    pub(crate) fn saved(&mut self) {
        self.due_save = None;
    }

    /// An edit made here that is on its way to the disk.
    pub(crate) fn wrote(&mut self, device: DeviceKey, at: u64, change: &[u8]) {
        if self.maker.is_none()
            && let Some(hash) = making(self.kind, change)
        {
            self.maker = Some(Maker { hash, device, at });
        }
        self.changes += 1;
    }
}

/// Folds one document from the disk into its row.
///
/// A breakdown anywhere in it, also while it is read, ends in the same document without whatever breaks it.
pub(crate) fn fold(reader: &Reader, id: DocId, kind: Kind, people: &People) -> Result<FoldedRow, FoldError> {
    let row = |loaded: Loaded| {
        let up_to = UpTo::Arrival(loaded.base);
        loaded.folded(people, up_to)
    };
    match contain(|| Loaded::load_at_once(reader, id, kind, people).map(row)) {
        Some(Ok(row)) => Ok(row),
        Some(Err(FoldError::Storage(error))) => Err(error.into()),
        Some(Err(_)) | None => {
            let broke = FoldError::Document { device: None, source: DocumentError::Broke };
            contain(|| Ok(row(Loaded::load_with_care(reader, id, kind, people)?))).unwrap_or(Err(broke))
        }
    }
}

/// The same from the records alone, whatever else is kept of it.
pub(crate) fn fold_anew(reader: &Reader, id: DocId, kind: Kind, people: &People) -> Result<FoldedRow, FoldError> {
    let anew = || -> Result<FoldedRow, FoldError> {
        let mut loaded = Loaded::born(id, kind);
        let changes = reader.changes_of(id.0, 0)?;
        {
            let _marked = reader.marks().begin(id.0);
            loaded.take_in(&changes, people, reader.marks(), false)?;
        }
        Ok(loaded.folded(people, UpTo::Arrival(loaded.base)))
    };
    let with_care = || -> Result<FoldedRow, FoldError> {
        let loaded = Loaded::load_with_care(reader, id, kind, people)?;
        Ok(loaded.folded(people, UpTo::Arrival(loaded.base)))
    };
    match contain(anew) {
        Some(Ok(row)) => Ok(row),
        Some(Err(FoldError::Storage(error))) => Err(error.into()),
        Some(Err(_)) | None => {
            let broke = FoldError::Document { device: None, source: DocumentError::Broke };
            contain(with_care).unwrap_or(Err(broke))
        }
    }
}
