//! What is being folded right now, written down so that a record on which the program dies is known at the next start.
//!
//! A library that aborts on some bytes takes the whole program with it, and would at every start. So the document is marked
//! before its changes are applied, and unmarked after. A mark that is left at a start makes the document a *suspect*: its
//! changes are applied one by one, each marked with its record. If the program dies there again, that record is set aside.
//! Once alone proves nothing: somebody may have switched the computer off just then.
//!
//! Marks survive the death of the program, not that of the machine, so nothing waits for the disk.

use std::collections::{HashMap, HashSet};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// As many documents are folded at a time; more are not marked.
const ACTIVE: usize = 16;
const SUSPECTS: usize = 48;
const SLOT_BYTES: usize = 24;

type Slot = [u8; SLOT_BYTES];
const EMPTY: Slot = [0; SLOT_BYTES];

/// A record to be left out from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Culprit {
    pub doc: [u8; 16],
    pub arrival: i64,
}

#[derive(Debug, Default)]
pub struct Marks(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// `None`: nothing is written down.
    file: Option<File>,
    active: [bool; ACTIVE],
    suspects: Vec<[u8; 16]>,
    /// For each document the hashes of changes that break it without taking the program along, as found in this run.
    breaking: HashMap<[u8; 16], HashSet<[u8; 32]>>,
}

/// As long as it lives its document is marked.
#[derive(Debug)]
pub struct Marked<'a> {
    marks: &'a Marks,
    slot: Option<usize>,
}

fn slot_of(doc: [u8; 16], arrival: i64) -> Slot {
    let mut slot = EMPTY;
    slot[..16].copy_from_slice(&doc);
    slot[16..].copy_from_slice(&arrival.to_le_bytes());
    slot
}

fn read_slot(slot: &Slot) -> ([u8; 16], i64) {
    let (mut doc, mut arrival) = ([0; 16], [0; 8]);
    doc.copy_from_slice(&slot[..16]);
    arrival.copy_from_slice(&slot[16..]);
    (doc, i64::from_le_bytes(arrival))
}

impl Marks {
    /// Reads what an earlier run left, and gives the records that are to be set aside. Without a file nothing is marked:
    /// that is no reason not to work.
    pub fn open(path: &Path) -> (Self, Vec<Culprit>) {
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let Ok(mut file) = opened else { return (Self::default(), Vec::new()) };
        let mut bytes = Vec::new();
        let whole = (ACTIVE + SUSPECTS) * SLOT_BYTES;
        if (&mut file).take(whole as u64).read_to_end(&mut bytes).is_err() {
            return (Self::default(), Vec::new());
        }
        bytes.resize(whole, 0);
        let slots: Vec<Slot> = bytes.as_chunks().0.to_vec();
        let left = |slots: &[Slot]| slots.iter().filter(|slot| **slot != EMPTY).map(read_slot).collect::<Vec<_>>();
        let mut suspects: Vec<[u8; 16]> = left(&slots[ACTIVE..]).into_iter().map(|(doc, _)| doc).collect();
        let mut culprits = Vec::new();
        for (doc, arrival) in left(&slots[..ACTIVE]) {
            if suspects.contains(&doc) && arrival > 0 {
                suspects.retain(|suspect| *suspect != doc);
                culprits.push(Culprit { doc, arrival });
            } else if !suspects.contains(&doc) {
                suspects.push(doc);
            }
        }
        suspects.truncate(SUSPECTS);
        let mut inner = Inner { file: Some(file), suspects, ..Inner::default() };
        (0..ACTIVE).for_each(|slot| inner.put(slot, &EMPTY));
        inner.put_suspects();
        (Self(Mutex::new(inner)), culprits)
    }

    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes of this document are about to be applied: those of one record, or with 0 all there are.
    pub fn begin(&self, doc: [u8; 16], arrival: i64) -> Marked<'_> {
        let mut inner = self.inner();
        let slot = inner.active.iter().position(|is_active| !is_active);
        if let Some(slot) = slot {
            inner.active[slot] = true;
            inner.put(slot, &slot_of(doc, arrival));
        }
        Marked { marks: self, slot }
    }

    /// Whether the program died the last time this document was folded.
    pub fn is_suspect(&self, doc: [u8; 16]) -> bool {
        self.inner().suspects.contains(&doc)
    }

    /// These changes, by their hashes, break this document: in this run nobody has to find that out again.
    pub fn leave_out(&self, doc: [u8; 16], changes: impl IntoIterator<Item = [u8; 32]>) {
        self.inner().breaking.entry(doc).or_default().extend(changes);
    }

    /// The changes of this document that are known to break it.
    pub fn left_out_of(&self, doc: [u8; 16]) -> HashSet<[u8; 32]> {
        self.inner().breaking.get(&doc).cloned().unwrap_or_default()
    }

    /// It was folded, and the program lives.
    pub fn acquit(&self, doc: [u8; 16]) {
        let mut inner = self.inner();
        inner.suspects.retain(|suspect| *suspect != doc);
        inner.put_suspects();
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

    fn put_suspects(&mut self) {
        for number in 0..SUSPECTS {
            let slot = self.suspects.get(number).map_or(EMPTY, |doc| slot_of(*doc, 0));
            self.put(ACTIVE + number, &slot);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOC: [u8; 16] = [7; 16];

    #[test]
    fn a_record_is_set_aside_when_the_program_died_on_it_again() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.applying");
        // It dies with the whole document at work.
        let (marks, culprits) = Marks::open(&path);
        assert!(culprits.is_empty() && !marks.is_suspect(DOC));
        std::mem::forget(marks.begin(DOC, 0));
        // At the next start its changes are applied one by one, and it dies on one of them.
        let (marks, culprits) = Marks::open(&path);
        assert!(culprits.is_empty() && marks.is_suspect(DOC));
        drop(marks.begin(DOC, 4));
        std::mem::forget(marks.begin(DOC, 5));
        let (marks, culprits) = Marks::open(&path);
        assert_eq!(culprits, [Culprit { doc: DOC, arrival: 5 }]);
        assert!(!marks.is_suspect(DOC));
        assert_eq!(Marks::open(&path).1, []);
    }

    #[test]
    fn whoever_is_switched_off_once_loses_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.applying");
        std::mem::forget(Marks::open(&path).0.begin(DOC, 3));
        let (marks, culprits) = Marks::open(&path);
        assert!(culprits.is_empty() && marks.is_suspect(DOC), "one record at work is no proof yet");
        marks.acquit(DOC);
        std::mem::forget(marks.begin(DOC, 3));
        assert_eq!(Marks::open(&path).1, []);
        std::fs::write(&path, b"short and strange").expect("it is written");
        assert_eq!(Marks::open(&path).1, []);
        assert!(Marks::open(Path::new("/nowhere/at/all")).1.is_empty());
    }
}
