//! One document: folded from the changes that name it, read as columns, written one column at a time.

use automerge::transaction::{CommitOptions, Transactable, Transaction};
use automerge::{
    ActorId, Automerge, AutomergeError, Change, ChangeHash, ObjId, PatchAction, PatchLog, ROOT, ReadDoc, Value,
};
use thiserror::Error;
use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Cell, Cells, Write};
use trekker_domain::conflict::Conflict;
use trekker_domain::kind::Kind;
use trekker_domain::text::{Splice, Version};
use trekker_domain::words::splices_between;

use crate::actor::{Editor, prefix_of};
use crate::cell::{cell_of, scalar_of};
use crate::choices::{cells_of, conflicts};
use crate::contain::contain;
use crate::reading::{Columns, People};
use crate::shown::{Memo, Shown};
use crate::undo::Put;
use crate::writing::splice_all;
use crate::{body, seed};

/// What a write did: the changes to keep and send, and how to take them back.
#[derive(Clone, Debug)]
pub struct Written {
    /// Uncompressed, as they go into records, each after the one before it. More than one for a text of which so much
    /// changed that one change may not hold it; see [`gatekeeper`](crate::gatekeeper).
    pub changes: Vec<Vec<u8>>,
    /// Takes all of them back.
    pub undo: crate::undo::Undo,
}

#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum DocumentError {
    #[error("a change does not read as one")]
    Unreadable,
    #[error("the merge library refused a change: {0}")]
    Refused(String),
    #[error("the merge library broke down on a change")]
    Broke,
    #[error("the version the text was written on is not known here")]
    UnknownVersion,
    #[error("a position of {position} is past the end of a text of {length}")]
    OutOfText { position: usize, length: usize },
}

/// A document in memory.
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) kind: Kind,
    pub(crate) automerge: Automerge,
    pub(crate) memo: Memo,
}

impl Document {
    /// Where different values stand beside each other, with who chose them; the one that counts first.
    pub fn conflicts(&self, people: &dyn People) -> Vec<Conflict> {
        conflicts(self, &Columns::of(self), people)
    }

    /// A document of this kind in which nobody has written yet.
    pub fn born(kind: Kind) -> Self {
        Self { kind, automerge: seed::born(kind), memo: Memo::default() }
    }

    /// Folds all changes in one call, which is more than twice as fast as one by one. Changes that wait for others are
    /// held back by Automerge until those come.
    pub fn fold<'a>(kind: Kind, changes: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, DocumentError> {
        let mut document = Self::born(kind);
        document.apply(changes)?;
        Ok(document)
    }

    /// Takes in these changes if Automerge takes them and the document can be read afterwards; else the document is as it was.
    /// Slow: for when taking in all at once failed.
    pub fn apply_if_it_folds<'a>(&mut self, changes: impl IntoIterator<Item = &'a [u8]>) -> bool {
        let mut trial = self.clone();
        let folds = trial.apply(changes).is_ok() && trial.is_readable();
        if folds {
            *self = trial;
        }
        folds
    }

    /// Takes in others' changes.
    ///
    /// # Errors
    /// After any error the document may be in pieces: fold it anew, with [care](Self::apply_if_it_folds).
    pub fn apply<'a>(&mut self, changes: impl IntoIterator<Item = &'a [u8]>) -> Result<(), DocumentError> {
        self.apply_logged(changes, PatchLog::inactive()).map(|_| ())
    }

    /// The same, and returns what the changes did to the text, in order: slower.
    ///
    /// # Errors
    /// As those of [`apply`](Self::apply).
    pub fn apply_and_tell<'a>(
        &mut self,
        changes: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Vec<Splice>, DocumentError> {
        let before = self.shown();
        let splices = self.apply_logged(changes, PatchLog::active())?;
        let after = self.shown();
        let Some(text) = self.text_object() else { return Ok(splices) };
        // What is read may be another thing than what stands in the document, as long as it has several heads or a first text.
        let mut told = before.text.clone();
        splices.iter().for_each(|splice| splice.apply(&mut told));
        let is_whole = before.is_plain() && after.is_plain() && self.automerge.length(&text) > 0 && told == after.text;
        Ok(if is_whole { splices } else { splices_between(&before.text, &after.text) })
    }

    fn apply_logged<'a>(
        &mut self,
        changes: impl IntoIterator<Item = &'a [u8]>,
        mut patches: PatchLog,
    ) -> Result<Vec<Splice>, DocumentError> {
        let apply = || {
            let mut parsed = Vec::new();
            for bytes in changes {
                parsed.push(Change::from_bytes(bytes.to_vec()).map_err(|_| DocumentError::Unreadable)?);
            }
            let bodies = body::needed_by(self, &parsed);
            parsed.extend(bodies);
            let text = self.text_object();
            self.automerge.apply_changes_log_patches(parsed, &mut patches).map_err(refused)?;
            let patches = self.automerge.make_patches(&mut patches);
            let Some(text) = text else { return Ok(Vec::new()) };
            let in_text = patches.into_iter().filter(|patch| patch.obj == text);
            Ok(in_text.filter_map(|patch| splice_of(patch.action)).collect())
        };
        contain(apply).unwrap_or(Err(DocumentError::Broke))
    }

    /// Whether everything in it can be read. A change that was made to hurt may be taken in and break down only then.
    pub fn is_readable(&self) -> bool {
        let read = || {
            let digest = self.digest();
            let text = self.text();
            let columns = crate::reading::Columns::of(self);
            let contested = columns.is_contested();
            let version = self.version();
            let overlaps = self.has_overlaps();
            (digest, text, contested, version, overlaps)
        };
        contain(read).is_some()
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The heads: equal on two devices exactly when both have the same changes of this document.
    pub fn version(&self) -> Version {
        let mut heads: Vec<[u8; 32]> = self.automerge.get_heads().iter().map(|head| head.0).collect();
        heads.sort_unstable();
        Version(heads)
    }

    /// Whether this document has all changes of that version.
    pub fn knows(&self, version: &Version) -> bool {
        version.0.iter().all(|hash| self.automerge.get_change_meta_by_hash(&ChangeHash(*hash)).is_some())
    }

    /// The text as it was in a version; `None` for one that this document does not know, and for kinds without a text.
    pub fn text_then(&self, version: &Version) -> Option<String> {
        let heads: Vec<ChangeHash> = version.0.iter().map(|hash| ChangeHash(*hash)).collect();
        if heads.is_empty() || !self.knows(version) {
            return None;
        }
        let automerge = self.automerge.fork_at(&heads).ok()?;
        Self { kind: self.kind, automerge, memo: Memo::default() }.text()
    }

    /// How many operations it took; a document with many is worth a cached save.
    pub fn operations(&self) -> u64 {
        self.automerge.stats().num_ops
    }

    /// A cache of the folded document, to be thrown away at will. It is trusted only from our own disk.
    pub fn save(&self) -> Vec<u8> {
        self.automerge.save()
    }

    /// Loads a cache that [`save`](Self::save) made.
    pub fn load(kind: Kind, save: &[u8]) -> Result<Self, DocumentError> {
        let automerge = contain(|| Automerge::load(save)).ok_or(DocumentError::Broke)?.map_err(refused)?;
        Ok(Self { kind, automerge, memo: Memo::default() })
    }

    /// The collaborative text object, if this kind has one.
    pub(crate) fn text_object(&self) -> Option<ObjId> {
        match self.automerge.get(ROOT, columns::TEXT) {
            Ok(Some((Value::Object(automerge::ObjType::Text), object))) => Some(object),
            _ => None,
        }
    }

    /// Does all writes in one change. `None`: they change nothing. `at` is in seconds since 1970.
    ///
    /// Texts are written at the version the person saw, so that nobody's words are lost; everything else at the newest.
    /// A failure leaves the document as it was.
    pub fn write(&mut self, editor: Editor, at: u64, writes: &[Write]) -> Result<Vec<Written>, DocumentError> {
        let mut written = Vec::new();
        for write in writes {
            if let Write::Text(edit) = write {
                written.extend(self.write_text(editor, at, edit)?);
            }
        }
        let cells: Vec<&Write> = writes.iter().filter(|write| !matches!(write, Write::Text(_))).collect();
        written.extend(self.write_cells(editor, at, &cells)?);
        written.extend(self.write_beside(editor, at, &cells)?);
        Ok(written)
    }

    pub(crate) fn raw(&self, hash: ChangeHash) -> Option<Vec<u8>> {
        self.automerge.get_change_by_hash(&hash).map(|change| change.raw_bytes().to_vec())
    }

    pub(crate) fn write_cells(
        &mut self,
        editor: Editor,
        at: u64,
        writes: &[&Write],
    ) -> Result<Option<Written>, DocumentError> {
        let mut puts = Vec::with_capacity(writes.len());
        for write in writes {
            match write {
                Write::Put { key, cell } => {
                    puts.push(Put { key: key.clone(), before: cells_of(self, key), after: vec![cell.clone()] });
                }
                Write::Clear { key } => {
                    puts.push(Put { key: key.clone(), before: cells_of(self, key), after: Vec::new() });
                }
                Write::PutBeside { .. } | Write::Text(_) => {}
            }
        }
        // Nothing in an empty column is nothing new.
        puts.retain(|put| !put.before.is_empty() || put.after.iter().any(|after| *after != Cell::from("")));
        // Whoever reads the change later reads the text as it is read here.
        let text = if puts.is_empty() || self.shown().is_plain() { None } else { self.text_object() };
        let mut splices = Vec::new();
        if text.is_some() {
            body::make(self, &self.version())?;
            splices = Shown::of(self, &self.automerge.get_heads()).splices();
        }
        self.automerge.set_actor(editor.actor());
        let mut writing = self.automerge.transaction();
        if let Some(text) = text
            && let Err(error) = splice_all(&mut writing, &text, &splices)
        {
            writing.rollback();
            return Err(refused(error));
        }
        for put in &puts {
            let done = match put.after.first() {
                Some(cell) => put_anew(&mut writing, &put.key, cell),
                None => delete(&mut writing, &put.key),
            };
            if let Err(error) = done {
                writing.rollback();
                return Err(refused(error));
            }
        }
        let (hash, _) = writing.commit_with(commit_at(at));
        let by = prefix_of(&editor.device);
        Ok(hash.and_then(|hash| {
            let changes = vec![self.raw(hash)?];
            Some(Written { changes, undo: crate::undo::Undo::of_cells(hash.0, by, puts) })
        }))
    }

    pub(crate) fn cell(&self, key: &str) -> Option<Cell> {
        let (value, _) = self.automerge.get(ROOT, key).ok()??;
        Some(cell_of(&value))
    }
}

/// Puts a value in a column. Where two stand beside each other, Automerge would take the one that counts already for what
/// was chosen, and somebody else's choice made meanwhile would replace it unseen: choosing is always a choice of its own.
fn put_anew(writing: &mut Transaction<'_>, key: &str, cell: &Cell) -> Result<(), AutomergeError> {
    let Some(scalar) = scalar_of(cell) else { return Ok(()) };
    if writing.get_all(ROOT, key)?.len() > 1 {
        writing.delete(ROOT, key)?;
    }
    writing.put(ROOT, key, scalar)
}

/// Empties a column, whatever stands in it.
pub(crate) fn delete(writing: &mut Transaction<'_>, key: &str) -> Result<(), AutomergeError> {
    if writing.get(ROOT, key)?.is_some() { writing.delete(ROOT, key) } else { Ok(()) }
}

pub(crate) fn refused(error: AutomergeError) -> DocumentError {
    DocumentError::Refused(error.to_string())
}

pub(crate) fn commit_at(at: u64) -> CommitOptions {
    CommitOptions::default().with_time(i64::try_from(at).unwrap_or(0))
}

fn splice_of(action: PatchAction) -> Option<Splice> {
    match action {
        PatchAction::SpliceText { index, value, .. } => {
            Some(Splice { at: index, delete: 0, insert: value.make_string() })
        }
        PatchAction::DeleteSeq { index, length } => Some(Splice { at: index, delete: length, insert: String::new() }),
        _ => None,
    }
}

impl Document {
    /// A document brought in from a file: its first change is the same wherever the same file is brought in.
    pub fn imported(kind: Kind, writes: &[Write]) -> Result<(Self, Vec<u8>), DocumentError> {
        let mut draft = Self::born(kind);
        draft.automerge.set_actor(ActorId::from([0_u8; 24].as_slice()));
        let mut writing = draft.automerge.transaction();
        for write in writes {
            if let Write::Put { key, cell } = write
                && let Some(scalar) = scalar_of(cell)
            {
                writing.put(ROOT, key, scalar).map_err(refused)?;
            }
        }
        let (hash, _) = writing.commit_with(commit_at(0));
        let change =
            hash.and_then(|hash| draft.automerge.get_change_by_hash(&hash)).ok_or(DocumentError::Unreadable)?;
        let (parts, _) = crate::gatekeeper::parse(change.raw_bytes()).map_err(|_| DocumentError::Unreadable)?;
        let actor = crate::actor::imported(&crate::gatekeeper::content_hash(&parts));
        let (bytes, _) = crate::gatekeeper::build(&crate::gatekeeper::Parts { actor: &actor, ..parts });
        let document = Self::fold(kind, [bytes.as_slice()])?;
        Ok((document, bytes))
    }
}

impl Document {
    /// The collaborative text as a person reads it; `None` for kinds that have none.
    pub fn text(&self) -> Option<String> {
        self.kind.has_text().then(|| body::text_of(self))
    }
}
