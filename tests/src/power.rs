//! A computer whose power goes: of what a program wrote and did not bring onto the disk, any part may be missing.
//!
//! [`Journal`] has the work of programs on a folder written down, by `faults/record.c`, and makes the folder as it may be found
//! after a power loss at any moment of it. What holds of the disk: a file's bytes are there once it was synced, and its name
//! with them; other names once their folder was synced. Changes of names are kept in their order, as file systems with a
//! journal do it; of bytes that were not synced any sectors may be there and any missing.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::Outcome;
use crate::faults::built_once;

/// A disk writes so many bytes wholly or not at all.
const SECTOR: u64 = 512;
/// Before each operation in the record: what it is, how long its two paths are, nothing, where, and how many bytes.
const HEAD: usize = 32;

/// What programs did to the files below one folder.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    record: PathBuf,
}

#[derive(Clone, Debug)]
enum Operation {
    Makes(PathBuf),
    Writes(PathBuf, u64, Vec<u8>),
    Cuts(PathBuf, u64),
    Syncs(PathBuf),
    Renames(PathBuf, PathBuf),
    Links(PathBuf, PathBuf),
    Removes(PathBuf),
    MakesFolder(PathBuf),
}

/// All of it, read.
#[derive(Debug)]
pub struct Operations {
    folder: PathBuf,
    all: Vec<Operation>,
}

impl Journal {
    /// Of what is done below this folder; it is written to a file beside it.
    pub fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), record: folder.with_extension("record") }
    }

    /// Has a program's work written down.
    ///
    /// # Errors
    /// When the C compiler is missing.
    pub fn add_to(&self, command: &mut Command) -> Outcome {
        static LIBRARY: OnceLock<Result<PathBuf, String>> = OnceLock::new();
        command
            .env("LD_PRELOAD", built_once(&LIBRARY, "record")?)
            .env("TREKKER_RECORD_FOLDER", &self.folder)
            .env("TREKKER_RECORD", &self.record);
        Ok(())
    }

    /// What was done until now.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn read(&self) -> Outcome<Operations> {
        let bytes = fs::read(&self.record)?;
        let (mut all, mut rest) = (Vec::new(), bytes.as_slice());
        while let Some((head, after)) = rest.split_at_checked(HEAD) {
            let short =
                |at: usize| Ok::<_, std::array::TryFromSliceError>(u32::from_le_bytes(head[at..at + 4].try_into()?));
            let long =
                |at: usize| Ok::<_, std::array::TryFromSliceError>(u64::from_le_bytes(head[at..at + 8].try_into()?));
            let lengths = [usize::try_from(short(4)?)?, usize::try_from(short(8)?)?, usize::try_from(long(24)?)?];
            let at = long(16)?;
            let Some((first, after)) = after.split_at_checked(lengths[0]) else { break };
            let Some((second, after)) = after.split_at_checked(lengths[1]) else { break };
            let Some((bytes, after)) = after.split_at_checked(lengths[2]) else { break };
            let path = |bytes: &[u8]| PathBuf::from(String::from_utf8_lossy(bytes).into_owned());
            let (first, second) = (path(first), path(second));
            all.push(match short(0)? {
                1 => Operation::Makes(first),
                2 => Operation::Writes(first, at, bytes.to_vec()),
                3 => Operation::Cuts(first, at),
                4 => Operation::Syncs(first),
                5 => Operation::Renames(first, second),
                6 => Operation::Links(first, second),
                7 => Operation::Removes(first),
                8 => Operation::MakesFolder(first),
                other => return Err(format!("an operation of an unknown kind {other}").into()),
            });
            rest = after;
        }
        Ok(Operations { folder: self.folder.clone(), all })
    }
}

#[derive(Debug, Default)]
struct Node {
    /// What is on the disk for sure.
    synced: Vec<u8>,
    since: Vec<Change>,
    /// So many changes of names there are with the one that made it.
    made: usize,
}

#[derive(Clone, Debug)]
enum Change {
    Writes(u64, Vec<u8>),
    Cuts(u64),
}

impl Change {
    fn apply(&self, to: &mut Vec<u8>) -> Outcome {
        match self {
            Self::Writes(at, bytes) => {
                let at = usize::try_from(*at)?;
                if to.len() < at + bytes.len() {
                    to.resize(at + bytes.len(), 0);
                }
                to[at..at + bytes.len()].copy_from_slice(bytes);
            }
            Self::Cuts(length) => to.resize(usize::try_from(*length)?, 0),
        }
        Ok(())
    }

    /// As the sectors it goes to.
    fn sectors(&self) -> Vec<Self> {
        let Self::Writes(at, bytes) = self else { return vec![self.clone()] };
        let (mut at, mut rest, mut parts) = (*at, bytes.as_slice(), Vec::new());
        while !rest.is_empty() {
            let room = usize::try_from(SECTOR - at % SECTOR).unwrap_or(usize::MAX);
            let (part, after) = rest.split_at(room.min(rest.len()));
            parts.push(Self::Writes(at, part.to_vec()));
            at += part.len() as u64;
            rest = after;
        }
        parts
    }
}

#[derive(Clone, Debug)]
enum Naming {
    Is(PathBuf, usize),
    Moves(PathBuf, PathBuf),
    Ends(PathBuf),
    Folder(PathBuf),
}

impl Naming {
    fn is_in(&self, folder: &Path) -> bool {
        let is_in = |path: &Path| path.parent() == Some(folder);
        match self {
            Self::Is(path, _) | Self::Ends(path) | Self::Folder(path) => is_in(path),
            Self::Moves(from, to) => is_in(from) || is_in(to),
        }
    }
}

#[derive(Debug, Default)]
struct Disk {
    nodes: Vec<Node>,
    /// As the programs see it.
    names: HashMap<PathBuf, usize>,
    namings: Vec<Naming>,
    /// So many of the changes of names are on the disk for sure.
    named: usize,
}

impl Disk {
    fn does(&mut self, operation: &Operation) -> Outcome {
        match operation {
            Operation::Makes(path) => {
                self.nodes.push(Node { made: self.namings.len() + 1, ..Node::default() });
                self.names_change(Naming::Is(path.clone(), self.nodes.len() - 1));
            }
            Operation::Writes(path, at, bytes) => self.changes(path, Change::Writes(*at, bytes.clone())),
            Operation::Cuts(path, length) => self.changes(path, Change::Cuts(*length)),
            Operation::Syncs(path) => match self.names.get(path) {
                Some(node) => {
                    let node = &mut self.nodes[*node];
                    for change in std::mem::take(&mut node.since) {
                        change.apply(&mut node.synced)?;
                    }
                    self.named = self.named.max(node.made);
                }
                None => {
                    let last = self.namings.iter().rposition(|naming| naming.is_in(path));
                    self.named = self.named.max(last.map_or(0, |last| last + 1));
                }
            },
            Operation::Renames(from, to) => self.names_change(Naming::Moves(from.clone(), to.clone())),
            Operation::Links(from, to) => {
                if let Some(node) = self.names.get(from) {
                    self.names_change(Naming::Is(to.clone(), *node));
                }
            }
            Operation::Removes(path) => self.names_change(Naming::Ends(path.clone())),
            Operation::MakesFolder(path) => self.names_change(Naming::Folder(path.clone())),
        }
        Ok(())
    }

    fn changes(&mut self, path: &Path, change: Change) {
        // Without a name it has been removed, and nobody will read it again.
        if let Some(node) = self.names.get(path) {
            self.nodes[*node].since.push(change);
        }
    }

    fn names_change(&mut self, naming: Naming) {
        named(&mut self.names, &naming);
        self.namings.push(naming);
    }
}

fn named(names: &mut HashMap<PathBuf, usize>, naming: &Naming) {
    match naming {
        Naming::Is(path, node) => {
            names.insert(path.clone(), *node);
        }
        Naming::Moves(from, to) => {
            if let Some(node) = names.remove(from) {
                names.insert(to.clone(), node);
            }
        }
        Naming::Ends(path) => {
            names.remove(path);
        }
        Naming::Folder(_) => {}
    }
}

impl Operations {
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// Makes the folder, at another place, as it may be found when the power went after so many operations.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn loses_power(&self, after: usize, random: &mut fastrand::Rng, to: &Path) -> Outcome {
        let mut disk = Disk::default();
        for operation in &self.all[..after] {
            disk.does(operation)?;
        }
        let kept = random.usize(disk.named..=disk.namings.len());
        let mut names = HashMap::new();
        fs::create_dir_all(to)?;
        for naming in &disk.namings[..kept] {
            named(&mut names, naming);
            if let Naming::Folder(folder) = naming
                && folder != &self.folder
            {
                fs::create_dir_all(to.join(folder.strip_prefix(&self.folder)?))?;
            }
        }
        // In order: the same seed makes the same again.
        for (path, node) in names.into_iter().collect::<BTreeMap<_, _>>() {
            let node = &disk.nodes[node];
            let mut bytes = node.synced.clone();
            let sectors: Vec<Change> = node.since.iter().flat_map(Change::sectors).collect();
            let (how, until) = (random.u8(..4), random.usize(..=sectors.len()));
            for (at, sector) in sectors.iter().enumerate() {
                let is_there = match how {
                    0 => false,
                    1 => true,
                    2 => at < until,
                    _ => random.bool(),
                };
                if is_there {
                    sector.apply(&mut bytes)?;
                }
            }
            self.put(&path, &bytes, to)?;
        }
        Ok(())
    }

    fn put(&self, path: &Path, bytes: &[u8], to: &Path) -> Outcome {
        // Memory that programs share, and not part of what is kept.
        if path.to_string_lossy().ends_with("-shm") {
            return Ok(());
        }
        let path = to.join(path.strip_prefix(&self.folder)?);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(path, bytes)?)
    }

    /// Whether nothing is missing in the record: all of it done again leads to the folder as it is. Gives what differs.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn differs(&self) -> Outcome<Vec<PathBuf>> {
        let mut disk = Disk::default();
        for operation in &self.all {
            disk.does(operation)?;
        }
        let mut differing = Vec::new();
        for (path, node) in &disk.names {
            let node = &mut disk.nodes[*node];
            for change in std::mem::take(&mut node.since) {
                change.apply(&mut node.synced)?;
            }
            let is_shared = path.to_string_lossy().ends_with("-shm");
            if !is_shared && fs::read(path).ok().as_deref() != Some(&node.synced) {
                differing.push(path.clone());
            }
        }
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let (entry, path) = entry.map(|entry| (entry.file_type(), entry.path()))?;
                let kind = entry?;
                if kind.is_dir() {
                    folders.push(path);
                } else if kind.is_file() && !disk.names.contains_key(&path) && !path.to_string_lossy().ends_with("-shm")
                {
                    differing.push(path);
                }
            }
        }
        differing.sort();
        Ok(differing)
    }
}
