//! What is being folded right now, written down so that a document on which the program died is known at the next start.
//!
//! A library that aborts on some bytes takes the whole program with it, and would at every start. So the document is marked
//! before its changes are applied, and unmarked after. A mark that is left proves nothing: somebody may have killed the
//! program or switched the computer off just then. It makes the document a *suspect*, which is tried where it can do no
//! harm before it is folded again.
//!
//! Marks survive the death of the program, not that of the machine, so nothing waits for the disk.

use std::collections::{HashMap, HashSet};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// As many documents are folded at a time; more are not marked.
const ACTIVE: usize = 16;
const SLOT_BYTES: usize = 16;

type Slot = [u8; SLOT_BYTES];
const EMPTY: Slot = [0; SLOT_BYTES];

#[derive(Debug, Default)]
pub struct Marks(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// `None`: nothing is written down.
    file: Option<File>,
    active: [bool; ACTIVE],
    /// For each document the hashes of changes that break it without taking the program along, as found in this run.
    breaking: HashMap<[u8; 16], HashSet<[u8; 32]>>,
}

/// As long as it lives its document is marked.
#[derive(Debug)]
pub struct Marked<'a> {
    marks: &'a Marks,
    slot: Option<usize>,
}

impl Marks {
    /// Gives the documents that were being folded when an earlier run ended. Without a file nothing is marked: that is no
    /// reason not to work.
    pub fn open(path: &Path) -> (Self, Vec<[u8; 16]>) {
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let Ok(mut file) = opened else { return (Self::default(), Vec::new()) };
        let mut bytes = Vec::new();
        let whole = ACTIVE * SLOT_BYTES;
        if (&mut file).take(whole as u64).read_to_end(&mut bytes).is_err() {
            return (Self::default(), Vec::new());
        }
        bytes.resize(whole, 0);
        let slots: Vec<Slot> = bytes.as_chunks().0.to_vec();
        let suspects: HashSet<Slot> = slots.into_iter().filter(|slot| *slot != EMPTY).collect();
        let mut inner = Inner { file: Some(file), ..Inner::default() };
        (0..ACTIVE).for_each(|slot| inner.put(slot, &EMPTY));
        (Self(Mutex::new(inner)), suspects.into_iter().collect())
    }

    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes of this document are about to be applied.
    pub fn begin(&self, doc: [u8; 16]) -> Marked<'_> {
        let mut inner = self.inner();
        let slot = inner.active.iter().position(|is_active| !is_active);
        if let Some(slot) = slot {
            inner.active[slot] = true;
            inner.put(slot, &doc);
        }
        Marked { marks: self, slot }
    }

    /// These changes, by their hashes, break this document: in this run nobody has to find that out again.
    pub fn leave_out(&self, doc: [u8; 16], changes: impl IntoIterator<Item = [u8; 32]>) {
        self.inner().breaking.entry(doc).or_default().extend(changes);
    }

    /// The changes of this document that are known to break it.
    pub fn left_out_of(&self, doc: [u8; 16]) -> HashSet<[u8; 32]> {
        self.inner().breaking.get(&doc).cloned().unwrap_or_default()
    }
}

impl Drop for Marked<'_> {
    fn drop(&mut self) {
        if let Some(slot) = self.slot {
            let mut inner = self.marks.inner();
            inner.put(slot, &EMPTY);
            inner.active[slot] = false;
        }
    }
}

impl Inner {
    fn put(&mut self, slot: usize, bytes: &Slot) {
        let Some(file) = &mut self.file else { return };
        let at = SeekFrom::Start((slot * SLOT_BYTES) as u64);
        if file.seek(at).and_then(|_| file.write_all(bytes)).is_err() {
            // A full disk: from here on nothing is marked.
            self.file = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOC: [u8; 16] = [7; 16];

    #[test]
    fn what_was_being_folded_when_the_program_died_is_known_once() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.applying");
        let (marks, suspects) = Marks::open(&path);
        assert_eq!(suspects, [] as [[u8; 16]; 0]);
        drop(marks.begin([8; 16]));
        std::mem::forget(marks.begin(DOC));
        assert_eq!(Marks::open(&path).1, [DOC]);
        assert_eq!(Marks::open(&path).1, [] as [[u8; 16]; 0]);
    }

    #[test]
    fn a_strange_file_or_none_marks_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.applying");
        std::fs::write(&path, b"short").expect("it is written");
        assert!(Marks::open(&path).1.len() <= 1);
        assert!(Marks::open(Path::new("/nowhere/at/all")).1.is_empty());
    }
}
