//! From the records that name a document to the document, and from the document to its row.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use trekker_document::document::{Document, DocumentError};
use trekker_document::making::making;
use trekker_document::{channel, comment, heart, idea, post, team, theme, voice};
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::roster::Roster;
use trekker_storage::error::StorageError;
use trekker_storage::marks::Marks;
use trekker_storage::projection::{Folded, UpTo};
use trekker_storage::reader::{Reader, StoredChange};
use trekker_storage::search::Indexed;

use crate::intake::domain_role;
use crate::rows::{Row, moment};

/// A document with more operations than this is worth a cached save: loading one is faster than folding.
const WORTH_SAVING: u64 = 10_000;
const CHANGES_WORTH_SAVING: usize = 500;

/// Whose devices are whose, and what of their logs counts.
#[derive(Debug, Default)]
pub(crate) struct People {
    persons: HashMap<DeviceKey, PersonId>,
    roster: Roster,
}

impl People {
    pub(crate) fn of(roster: &Roster) -> Self {
        let persons = roster.devices.iter().map(|(device, person)| (*device, PersonId(person.0))).collect();
        Self { persons, roster: roster.clone() }
    }

    pub(crate) fn roster(&self) -> &Roster {
        &self.roster
    }

    pub(crate) fn get(&self, device: &DeviceKey) -> Option<&PersonId> {
        self.persons.get(device)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&DeviceKey, &PersonId)> {
        self.persons.iter()
    }

    /// Whether a change counts: its author belonged when it was written, in a role that may write such a document. It may
    /// have come before the news that it does not.
    fn counts(&self, change: &StoredChange) -> bool {
        let role = self.roster.role_at(change.device, change.seq).map(domain_role);
        change.seq <= self.roster.accepts_up_to(change.device)
            && role.is_some_and(|role| Kind::from_number(change.kind).may_be_written_by(role))
    }
}

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
    /// Whose changes were left out since they break it, one for each.
    pub(crate) left_out: Vec<DeviceKey>,
    /// The last commit that has an edit of it made here. As long as that is on its way, the disk lacks what is in memory.
    pub(crate) ticket: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Maker {
    /// Of several makings the one with the lowest hash, so that all devices agree.
    hash: [u8; 32],
    pub(crate) device: DeviceKey,
    pub(crate) at: u64,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum FoldError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("{source}")]
    Document { device: Option<DeviceKey>, source: DocumentError },
}

/// A document as its row, ready to be kept and shown.
#[derive(Clone, Debug)]
pub(crate) struct FoldedRow {
    pub(crate) id: DocId,
    pub(crate) row: Row,
    pub(crate) folded: Folded,
    pub(crate) indexed: Indexed,
    pub(crate) left_out: Vec<DeviceKey>,
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
            ticket: 0,
        }
    }

    /// Loads a document from its records, or from its save and the records since.
    pub(crate) fn load(reader: &Reader, id: DocId, kind: Kind, people: &People) -> Result<Self, FoldError> {
        let mut loaded = Self::born(id, kind);
        if let Some((arrival, save)) = reader.save(id.0)?
            && let Ok(document) = Document::load(kind, &save)
            && let Some(first) = reader.changes_of(id.0, 0)?.first()
        {
            // The save has the changes; who made it stands in the first record.
            loaded.document = document;
            loaded.base = arrival;
            loaded.see_maker(first);
            loaded.changes = CHANGES_WORTH_SAVING;
        }
        let changes = reader.changes_of(id.0, loaded.base)?;
        let marks = reader.marks();
        if marks.is_suspect(id.0) || marks.is_broken(id.0) {
            loaded.take_in_carefully(&changes, people, marks);
            marks.acquit(id.0);
        } else {
            let _marked = reader.marks().begin(id.0, 0);
            loaded.take_in(&changes, people, false)?;
        }
        Ok(loaded)
    }

    /// Takes in what arrived since. Returns what that did to the text.
    /// The same, and without whatever would break down when it is read: for threads that must not.
    pub(crate) fn load_readable(reader: &Reader, id: DocId, kind: Kind, people: &People) -> Result<Self, FoldError> {
        match Self::load(reader, id, kind, people) {
            Ok(loaded) if loaded.document.is_readable() => Ok(loaded),
            Err(FoldError::Storage(error)) => Err(error.into()),
            Ok(_) | Err(_) => {
                reader.marks().is_breaking(id.0);
                Self::load(reader, id, kind, people)
            }
        }
    }

    pub(crate) fn catch_up(
        &mut self,
        reader: &Reader,
        people: &People,
    ) -> Result<Vec<trekker_domain::text::Splice>, FoldError> {
        let changes = reader.changes_of(self.id.0, self.base)?;
        let _marked = reader.marks().begin(self.id.0, 0);
        self.take_in(&changes, people, true)
    }

    /// `tells`: somebody looks at the text and has to know what happened to it.
    fn take_in(
        &mut self,
        changes: &[StoredChange],
        people: &People,
        tells: bool,
    ) -> Result<Vec<trekker_domain::text::Splice>, FoldError> {
        let Some(last) = changes.last() else { return Ok(Vec::new()) };
        for change in changes.iter().filter(|change| people.counts(change)) {
            self.see_maker(change);
        }
        let counts = |change: &&StoredChange| {
            change.kind == self.kind.number() && people.counts(change) && self.may_write(change, people)
        };
        let bytes: Vec<&[u8]> = changes.iter().filter(counts).map(|change| change.change.as_slice()).collect();
        let count = bytes.len();
        let applied = if tells {
            self.document.apply_and_tell(bytes.iter().copied())
        } else {
            self.document.apply(bytes.iter().copied()).map(|()| Vec::new())
        };
        let spliced = applied.map_err(|source| FoldError::Document { device: Some(last.device), source })?;
        self.changes += count;
        self.base = last.arrival;
        Ok(spliced)
    }

    /// Change by change, each marked, without those that cannot be taken in or read afterwards. Slow.
    fn take_in_carefully(&mut self, changes: &[StoredChange], people: &People, marks: &Marks) {
        for change in changes.iter().filter(|change| people.counts(change)) {
            self.see_maker(change);
            if change.kind != self.kind.number() || !self.may_write(change, people) {
                continue;
            }
            let _marked = marks.begin(self.id.0, change.arrival);
            if self.document.apply_if_it_folds(&change.change) {
                self.changes += 1;
            } else {
                self.left_out.push(change.device);
            }
        }
        if !self.left_out.is_empty() {
            tracing::warn!(changes = self.left_out.len(), doc = %self.id, "changes that break a document are left out of it");
        }
        self.base = changes.last().map_or(self.base, |last| last.arrival);
    }

    /// What is said once is edited by the person who said it and nobody else.
    fn may_write(&self, change: &StoredChange, people: &People) -> bool {
        match (self.kind, self.maker) {
            (Kind::Comment | Kind::Heart, Some(maker)) => {
                change.device == maker.device || people.get(&change.device) == people.get(&maker.device)
            }
            _ => true,
        }
    }

    fn see_maker(&mut self, change: &StoredChange) {
        let Some(hash) = making(self.kind, &change.change) else { return };
        if self.maker.is_none_or(|maker| hash < maker.hash) {
            self.maker = Some(Maker { hash, device: change.device, at: change.at });
        }
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

    pub(crate) fn row(&self, people: &People) -> Row {
        let (id, document) = (self.id, &self.document);
        let made_by = self.maker.and_then(|maker| people.get(&maker.device).copied());
        let made_at = moment(self.maker.map_or(0, |maker| maker.at));
        let nobody = PersonId([0; 16]);
        if self.changes == 0 {
            return Row::Nothing;
        }
        match self.kind {
            Kind::Post => Row::Post(post::summary(document, id)),
            Kind::Comment => {
                comment::read(document, id, made_by.unwrap_or(nobody), made_at).map_or(Row::Nothing, Row::Comment)
            }
            Kind::Idea => Row::Idea(idea::read(document, id, made_by.unwrap_or(nobody), made_at, Default::default())),
            Kind::Heart => heart::read(document, id, made_by.unwrap_or(nobody)).map_or(Row::Nothing, Row::Heart),
            Kind::Section => Row::Section(voice::read(document, id)),
            Kind::Channel => Row::Channel(channel::read(document, id)),
            Kind::Theme => Row::Theme(theme::read(document, id)),
            Kind::Team => Row::Team(team::read(document)),
            Kind::Unknown(_) => Row::Nothing,
        }
    }

    pub(crate) fn folded(&self, people: &People, up_to: UpTo) -> FoldedRow {
        let row = self.row(people);
        let worth_saving = self.changes > CHANGES_WORTH_SAVING || self.document.operations() > WORTH_SAVING;
        FoldedRow {
            id: self.id,
            folded: Folded {
                doc: self.id.0,
                kind: self.kind.number(),
                up_to,
                day: row.day(),
                row: row.encode(),
                digest: if self.changes == 0 { Folded::NOTHING } else { self.document.digest() },
                save: (worth_saving && matches!(up_to, UpTo::Arrival(_))).then(|| self.document.save()),
            },
            indexed: self.indexed_as(&row),
            left_out: self.left_out.clone(),
            row,
        }
    }

    /// By which words it is found.
    pub(crate) fn indexed(&self, people: &People) -> Indexed {
        self.indexed_as(&self.row(people))
    }

    fn indexed_as(&self, row: &Row) -> Indexed {
        let (title, body) = self.words(row);
        Indexed { doc: self.id.0, title, body }
    }

    fn words(&self, row: &Row) -> (String, String) {
        match row {
            Row::Post(post) if !post.binned => post::words(&self.document),
            Row::Idea(idea) if !idea.binned => (idea.headline().to_owned(), idea.text.clone()),
            Row::Section(section) if !section.binned => (section.heading.clone(), section.text.clone()),
            Row::Comment(comment) if !comment.binned => (String::new(), comment.text.clone()),
            _ => Default::default(),
        }
    }
}

/// Folds one document from the disk into its row.
///
/// A breakdown anywhere in it, also while it is read, ends in the same document without whatever breaks it.
pub(crate) fn fold(reader: &Reader, id: DocId, kind: Kind, people: &People) -> Result<FoldedRow, FoldError> {
    let folding = || {
        let loaded = Loaded::load(reader, id, kind, people)?;
        let up_to = UpTo::Arrival(loaded.base);
        Ok(loaded.folded(people, up_to))
    };
    match catch_unwind(AssertUnwindSafe(folding)) {
        Ok(Ok(row)) => Ok(row),
        Ok(Err(FoldError::Storage(error))) => Err(error.into()),
        Ok(Err(_)) | Err(_) => {
            reader.marks().is_breaking(id.0);
            folding()
        }
    }
}
