//! How far this device's own log had come, noted beside the team's file.
//!
//! SQLite takes a damaged end of its write-ahead log for one that was never written, so records that were saved would be gone
//! without a word, and the next ones would tell a second story under the same numbers. The note has the last seal itself, so it
//! proves what it says, and how many records there were. It is written after each commit and not waited for: a machine that loses power may have an older one,
//! never one that says too much.

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use trekker_ledger::keys::{DeviceKey, Hash, Signature, TeamId};
use trekker_ledger::seal::Seal;

const LENGTH: usize = 32 + 8 + 32 + 64 + 8 + 8 + 16;

/// What was noted.
pub(crate) struct Noted {
    /// Over the end of the device's own log, if it has one.
    pub(crate) seal: Option<Seal>,
    /// How many records there were of all devices.
    pub(crate) records: u64,
    /// How many of them were statements.
    pub(crate) statements: u64,
}

/// The note of one team's file. Without a place to write it nothing is noted: that is no reason not to work.
#[derive(Debug, Default)]
pub(crate) struct EndNote {
    file: Option<File>,
    device: Option<DeviceKey>,
    seal: Option<Seal>,
}

/// Where the note of a team's file is.
pub(crate) fn path_of(team_file: &Path) -> PathBuf {
    team_file.with_extension("end")
}

/// What is noted, if it is whole and of this device in this team.
pub(crate) fn read(team_file: &Path, team: TeamId, device: DeviceKey) -> Option<Noted> {
    let bytes = std::fs::read(path_of(team_file)).ok().filter(|bytes| bytes.len() == LENGTH)?;
    let (said, sum) = bytes.split_last_chunk::<16>()?;
    let (key, rest) = said.split_first_chunk::<32>()?;
    if short_hash(said) != *sum || *key != device.0 {
        return None;
    }
    let (seq, rest) = rest.split_first_chunk::<8>()?;
    let (hash, rest) = rest.split_first_chunk::<32>()?;
    let (signature, rest) = rest.split_first_chunk::<64>()?;
    let (records, statements) = rest.split_first_chunk::<8>()?;
    let seal = Signature::from_bytes(signature)
        .map(|signature| Seal { device, seq: u64::from_le_bytes(*seq), hash: Hash(*hash), signature })
        .filter(|seal| seal.is_valid(team));
    let statements = u64::from_le_bytes(statements.try_into().ok()?);
    Some(Noted { seal, records: u64::from_le_bytes(*records), statements })
}

fn short_hash(bytes: &[u8]) -> [u8; 16] {
    let mut short = [0; 16];
    blake3::Hasher::new().update(b"trekker/end/v1").update(bytes).finalize_xof().fill(&mut short);
    short
}

impl EndNote {
    pub(crate) fn of(team_file: &Path, device: DeviceKey) -> Self {
        let opened = OpenOptions::new().write(true).create(true).truncate(false).open(path_of(team_file));
        Self { file: opened.ok(), device: Some(device), seal: None }
    }

    /// Notes how many records and statements there are, and the last of these seals that is this device's own.
    pub(crate) fn write(&mut self, seals: &[Seal], records: u64, statements: u64) {
        let own = seals.iter().filter(|seal| Some(seal.device) == self.device).max_by_key(|seal| seal.seq);
        self.seal = own.copied().or(self.seal);
        let (Some(device), Some(file)) = (self.device, &mut self.file) else { return };
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.extend_from_slice(&device.0);
        match &self.seal {
            Some(seal) => {
                bytes.extend_from_slice(&seal.seq.to_le_bytes());
                bytes.extend_from_slice(&seal.hash.0);
                bytes.extend_from_slice(&seal.signature.to_bytes());
            }
            None => bytes.resize(32 + 8 + 32 + 64, 0),
        }
        bytes.extend_from_slice(&records.to_le_bytes());
        bytes.extend_from_slice(&statements.to_le_bytes());
        let sum = short_hash(&bytes);
        bytes.extend_from_slice(&sum);
        // On a full disk the old note stays, which says less, and nothing wrong.
        file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(&bytes)).unwrap_or_default();
    }
}
