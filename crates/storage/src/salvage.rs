//! A new file with everything that is whole in a damaged one.
//!
//! A record is known by its chain, a log's end by its seal, so nothing is taken over that was not said. Where a record is
//! missing its place is kept: it shows as damaged, and comes again from a peer; see [`crate::mending`].

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use rusqlite::{Transaction, params};
use trekker_ledger::chain;
use trekker_ledger::fork::Fork;
use trekker_ledger::keys::{DeviceKey, Hash, Signature, TeamId};
use trekker_ledger::receipt::Receipt;
use trekker_ledger::record::{Body, Record};
use trekker_ledger::seal::Seal;
use trekker_ledger::statement::{Statement, team_founded_by};

use crate::arrivals::Arrivals;
use crate::carving::{Pages, Row, Value};
use crate::end_note;
use crate::error::StorageError;
use crate::opening::connect;
use crate::schema;
use crate::store::Store;
use crate::sums::place_of;
use crate::writing::{write_receipt, write_seal_of};

/// The name under which a file says that it has places without a record; see [`crate::reader::Reader::find_gaps`].
pub const GAPS: &str = "gaps";
/// The name under which a file says that something of who belongs to the team may be among what is missing.
pub const UNPROVEN: &str = "unproven";
/// Under which name a file keeps the number of this device's actor. It does not come along: what is missing may come back, and
/// what is written until then must not be numbered the same.
pub const RUN: &str = "run";
/// What stands where a link is not known.
pub(crate) const UNKNOWN: [u8; 32] = [0; 32];

/// A record that fits the link it says it has after it. Where it says it stands is not proven by that.
#[derive(Clone)]
struct Whole {
    arrival: i64,
    log: i64,
    seq: u64,
    before: Hash,
    hash: Hash,
    body: Vec<u8>,
}

/// What was found in a damaged file.
pub struct Found {
    team: TeamId,
    /// Each log with its records by number; and the last of its seals that hold, by block.
    logs: Vec<(DeviceKey, BTreeMap<u64, Whole>, Vec<Seal>)>,
    meta: BTreeMap<String, Vec<u8>>,
    receipts: Vec<Receipt>,
    forks: Vec<Fork>,
    before: Vec<([u8; 16], Vec<u8>)>,
    /// How many statements there were.
    statements: Option<u64>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salvaged {
    pub records: u64,
    /// Places of logs where a record was and is not whole any more.
    pub missing: u64,
}

/// Everything that looked like a row of ours, by its table.
#[derive(Default)]
struct Heap {
    /// By the link after each.
    records: HashMap<Hash, Whole>,
    /// With how many records they are said to have.
    devices: BTreeMap<i64, BTreeMap<DeviceKey, u64>>,
    seals: BTreeMap<i64, Vec<(u64, Hash, Signature)>>,
    meta: BTreeMap<String, Vec<u8>>,
    pairs: Vec<(Vec<u8>, Vec<u8>)>,
    receipts: Vec<Vec<u8>>,
}

fn hash_of(bytes: &[u8]) -> Option<[u8; 32]> {
    bytes.try_into().ok()
}

impl Heap {
    fn take(&mut self, row: Row) {
        match (row.number, row.values.as_slice()) {
            (
                Some(arrival),
                [
                    Value::Null,
                    Value::Integer(log),
                    Value::Integer(seq),
                    Value::Blob(before),
                    Value::Blob(hash),
                    Value::Blob(body),
                    ..,
                ],
            ) => {
                let (Some(before), Some(hash)) = (hash_of(before), hash_of(hash)) else { return };
                let (before, hash) = (Hash(before), Hash(hash));
                if *seq > 0 && chain::next(before, body) == hash {
                    let whole = Whole { arrival, log: *log, seq: *seq as u64, before, hash, body: body.clone() };
                    self.records.insert(hash, whole);
                }
            }
            (Some(number), [Value::Null, Value::Blob(key), Value::Integer(seq), Value::Blob(hash)])
                if hash.len() == 32 =>
            {
                if let Some(key) = hash_of(key) {
                    let known = self.devices.entry(number).or_default().entry(DeviceKey(key)).or_default();
                    *known = (*known).max(u64::try_from(*seq).unwrap_or(0));
                }
            }
            (
                None,
                [
                    Value::Integer(log),
                    Value::Integer(_),
                    Value::Integer(seq),
                    Value::Blob(hash),
                    Value::Blob(signature),
                ],
            ) => {
                if let (Some(hash), Some(signature)) = (hash_of(hash), Signature::from_bytes(signature)) {
                    self.seals.entry(*log).or_default().push((*seq as u64, Hash(hash), signature));
                }
            }
            (None, [Value::Text(key), Value::Blob(value)]) if row.is_trusted => {
                if let Ok(key) = String::from_utf8(key.clone()) {
                    self.meta.insert(key, value.clone());
                }
            }
            (None, [Value::Blob(key), Value::Blob(value)]) if row.is_trusted => {
                self.pairs.push((key.clone(), value.clone()));
            }
            // The index by which a device is found.
            (None, [Value::Blob(key), Value::Integer(number)]) => {
                if let Some(key) = hash_of(key) {
                    self.devices.entry(*number).or_default().entry(DeviceKey(key)).or_default();
                }
            }
            (None, [Value::Blob(_), Value::Integer(_), Value::Blob(bytes)]) => self.receipts.push(bytes.clone()),
            _ => {}
        }
    }

    /// All devices that anything here names: one of them is whose log it is.
    fn known_devices(&self, receipts: &[Receipt]) -> BTreeSet<DeviceKey> {
        let mut known: BTreeSet<DeviceKey> = self.devices.values().flat_map(BTreeMap::keys).copied().collect();
        known.extend(receipts.iter().map(|receipt| receipt.device));
        known.extend(self.meta.get(crate::finding::OWNER).and_then(|key| hash_of(key)).map(DeviceKey));
        for whole in self.records.values() {
            if let Ok(Record { body: Body::Statement(Statement::Admit(admission)), .. }) =
                Record::decode_stored(&whole.body)
            {
                known.insert(admission.device);
            }
        }
        known
    }

    /// The logs: records are put in their order by the links between them, and after a gap by the numbers they say they have.
    fn logs(
        &mut self,
        team: TeamId,
        known: &BTreeSet<DeviceKey>,
        noted: Option<Seal>,
    ) -> Vec<(DeviceKey, BTreeMap<u64, Whole>, Vec<Seal>)> {
        let mut after: HashMap<Hash, Hash> = self.records.values().map(|whole| (whole.before, whole.hash)).collect();
        let starts: Vec<Hash> = after.keys().copied().filter(|before| !self.records.contains_key(before)).collect();
        let geneses: HashMap<Hash, DeviceKey> =
            known.iter().map(|device| (chain::genesis(team, *device), *device)).collect();
        let mut first: HashMap<DeviceKey, Vec<Whole>> = HashMap::new();
        let mut later: Vec<Vec<Whole>> = Vec::new();
        for start in starts {
            let (mut piece, mut link) = (Vec::new(), start);
            while let Some(whole) = after.remove(&link).and_then(|hash| self.records.get(&hash)) {
                link = whole.hash;
                piece.push(whole.clone());
            }
            match geneses.get(&start) {
                Some(device) => drop(first.insert(*device, piece)),
                None => later.push(piece),
            }
        }
        // Under which number a log stands in the file: its own records say so, or a seal.
        let mut numbers: HashMap<i64, DeviceKey> = HashMap::new();
        for (number, seals) in &self.seals {
            let said = self.devices.get(number).into_iter().flat_map(BTreeMap::keys).chain(known);
            let owner = said.copied().find(|device| seals.iter().any(|seal| seal_of(*device, seal).is_valid(team)));
            numbers.extend(owner.map(|device| (*number, device)));
        }
        for (device, piece) in &first {
            numbers.extend(most_common(piece.iter().map(|whole| whole.log)).map(|number| (number, *device)));
        }
        let mut logs: BTreeMap<DeviceKey, (BTreeMap<u64, Whole>, Vec<Seal>)> = BTreeMap::new();
        for (number, device) in &numbers {
            let seals = self.seals.get(number).into_iter().flatten().map(|seal| seal_of(*device, seal));
            logs.entry(*device).or_default().1.extend(seals.filter(|seal| seal.is_valid(team)));
        }
        let own_end = noted.map(|seal| seal.seq);
        if let Some(seal) = noted {
            logs.entry(seal.device).or_default().1.push(seal);
        }
        for (device, piece) in first {
            logs.entry(device).or_default().0.extend(numbered(piece, 1));
        }
        for piece in later {
            let owner = most_common(piece.iter().map(|whole| whole.log)).and_then(|number| numbers.get(&number));
            let places = piece.iter().zip(0..).map(|(whole, place)| whole.seq.saturating_sub(place));
            let (Some(owner), Some(from)) = (owner, most_common(places)) else { continue };
            let (log, seals) = logs.entry(*owner).or_default();
            let behind = from.saturating_add(piece.len() as u64);
            // A number that is damaged itself would leave a gap of millions.
            let said = self.devices.values().filter_map(|devices| devices.get(owner)).copied();
            let end = said.chain(seals.iter().map(|seal| seal.seq)).max().unwrap_or(0);
            if from > 0 && behind <= end + 1 && log.range(from..behind).next().is_none() {
                log.extend(numbered(piece, from));
            }
        }
        for (log, seals) in logs.values_mut() {
            // A seal that an unbroken log contradicts is of another story.
            seals.retain(|seal| log.get(&seal.seq).is_none_or(|whole| whole.hash == seal.hash));
            // What others wrote behind the last whole record comes again as new records do. Of this device's own nothing may be
            // written in its place.
            let end = log.last_key_value().map_or(0, |(seq, _)| *seq);
            seals.retain(|seal| seal.seq <= end || own_end == Some(seal.seq));
        }
        logs.into_iter().map(|(device, (log, seals))| (device, log, seals)).collect()
    }

    /// How many statements the file says it has.
    fn statements(&self) -> Option<u64> {
        std::str::from_utf8(self.meta.get("statements")?).ok()?.parse().ok()
    }

    /// The team, by its name in the file, or by what founded it.
    fn team(&self) -> Option<TeamId> {
        if let Some(team) = self.meta.get("team").and_then(|team| hash_of(team)) {
            return Some(TeamId(team));
        }
        let keys: BTreeSet<DeviceKey> = self.devices.values().flat_map(BTreeMap::keys).copied().collect();
        self.records.values().find_map(|first| {
            let Body::Statement(founding @ Statement::Found { .. }) = Record::decode_stored(&first.body).ok()?.body
            else {
                return None;
            };
            keys.iter().find_map(|key| {
                let team = team_founded_by(&founding, *key)?;
                (chain::genesis(team, *key) == first.before).then_some(team)
            })
        })
    }
}

impl Found {
    /// Looks through a damaged file of this device, which stays as it is. What was noted of the end of its own log counts.
    ///
    /// # Errors
    /// [`StorageError::Damaged`] when there is nothing whole in it, and those of files.
    pub fn in_file(path: &Path, me: DeviceKey) -> Result<Self, StorageError> {
        let mut heap = Heap::default();
        Pages::open(path)?.each_row(|row| heap.take(row));
        let team = heap.team().ok_or_else(|| StorageError::Damaged(path.to_owned()))?;
        let read = |bytes: &Vec<u8>| postcard::from_bytes::<Receipt>(bytes).ok();
        let receipts: Vec<Receipt> = heap.receipts.iter().filter_map(read).filter(|it| it.is_valid(team)).collect();
        let mut known = heap.known_devices(&receipts);
        known.insert(me);
        let noted = end_note::read(path, team, me);
        let logs = heap.logs(team, &known, noted.as_ref().and_then(|noted| noted.seal));
        if logs.iter().all(|(_, log, _)| log.is_empty()) {
            return Err(StorageError::Damaged(path.to_owned()));
        }
        let forks = heap.pairs.iter().filter_map(|(_, bytes)| postcard::from_bytes::<Fork>(bytes).ok());
        let before = heap.pairs.iter().filter_map(|(key, was)| Some((key.as_slice().try_into().ok()?, was.clone())));
        Ok(Self {
            team,
            logs,
            forks: forks.filter(|fork| fork.is_valid(team)).collect(),
            before: before.collect(),
            statements: noted.map(|noted| noted.statements).or_else(|| heap.statements()),
            meta: heap.meta,
            receipts,
        })
    }

    pub fn team(&self) -> TeamId {
        self.team
    }

    /// Makes the new file, all in one transaction.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn write(&self, path: &Path) -> Result<Salvaged, StorageError> {
        let write = || -> Result<Salvaged, StorageError> {
            let (mut connection, _) = connect(path, rusqlite::OpenFlags::SQLITE_OPEN_CREATE)?;
            let writing = connection.transaction()?;
            schema::make(&writing)?;
            let salvaged = self.write_into(&writing)?;
            writing.commit()?;
            Ok(salvaged)
        };
        let salvaged = write().map_err(|error| error.of(path))?;
        // Which records are statements, and which documents they name.
        Store::open(path)?.find_places()?;
        Ok(salvaged)
    }

    /// Whether the last record of this device's log is not whole any more.
    pub fn lacks_end_of(&self, me: DeviceKey) -> bool {
        let own = self.logs.iter().find(|(device, ..)| *device == me);
        own.is_some_and(|(device, log, seals)| {
            !log.contains_key(&End::of(self.team, *device, log, seals).seq) && !seals.is_empty()
        })
    }

    /// Whether none of what is missing can be a statement, by their number as the file had it.
    fn has_all_statements(&self) -> bool {
        let is_statement = |whole: &&Whole| {
            Record::decode_stored(&whole.body).is_ok_and(|record| matches!(record.body, Body::Statement(_)))
        };
        let there = self.logs.iter().flat_map(|(_, log, _)| log.values()).filter(is_statement).count();
        self.statements == Some(there as u64)
    }

    fn write_into(&self, writing: &Transaction<'_>) -> Result<Salvaged, StorageError> {
        for (key, value) in
            self.meta.iter().filter(|(key, _)| !["team", "projection", "statements", RUN].contains(&key.as_str()))
        {
            writing.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", params![key, value])?;
        }
        writing.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('team', ?1)", [self.team.0])?;
        let mut salvaged = Salvaged { records: 0, missing: 0 };
        let mut arrivals =
            Arrivals::said_by(self.logs.iter().flat_map(|(_, log, _)| log.values().map(|whole| whole.arrival)));
        for (device, log, seals) in &self.logs {
            let end = End::of(self.team, *device, log, seals);
            writing.execute(
                "INSERT INTO device (key, seq, hash) VALUES (?1, ?2, ?3)",
                params![device.0, end.seq, end.hash.0],
            )?;
            let number = writing.last_insert_rowid();
            let mut write = writing.prepare_cached(
                "INSERT INTO record (arrival, device, seq, before, hash, body, place) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?;
            let mut link = Some(chain::genesis(self.team, *device));
            let mut arrival = 0;
            for seq in 1..=end.seq {
                if let Some(whole) = log.get(&seq) {
                    arrival = arrivals.keep(whole.arrival, arrival);
                    let place = place_of(*device, seq, whole.hash);
                    write.execute(params![arrival, number, seq, whole.before.0, whole.hash.0, whole.body, place])?;
                    link = Some(whole.hash);
                    salvaged.records += 1;
                    continue;
                }
                let after = match log.get(&(seq + 1)) {
                    Some(next) => Some(next.before),
                    None => seals.iter().find(|seal| seal.seq == seq).map(|seal| seal.hash),
                };
                arrival = arrivals.free_after(arrival);
                let (before, hash) = (link.map_or(UNKNOWN, |link| link.0), after.map_or(UNKNOWN, |link| link.0));
                write.execute(params![arrival, number, seq, before, hash, Vec::new(), None::<Vec<u8>>])?;
                link = after;
                salvaged.missing += 1;
            }
            for seal in seals {
                write_seal_of(writing, number, seal)?;
            }
        }
        let mut flags = Vec::new();
        if salvaged.missing > 0 {
            flags.push(GAPS);
            if !self.has_all_statements() {
                flags.push(UNPROVEN);
            }
        }
        for flag in flags {
            writing.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, x'01')", [flag])?;
        }
        for receipt in &self.receipts {
            write_receipt(writing, receipt)?;
        }
        for fork in &self.forks {
            let bytes = postcard::to_stdvec(fork).unwrap_or_default();
            writing.execute(
                "INSERT OR IGNORE INTO fork (device, bytes) VALUES (?1, ?2)",
                params![fork.device().0, bytes],
            )?;
        }
        for (doc, was) in &self.before {
            writing.execute("INSERT OR REPLACE INTO before (doc, was) VALUES (?1, ?2)", params![doc, was])?;
        }
        Ok(salvaged)
    }
}

fn seal_of(device: DeviceKey, (seq, hash, signature): &(u64, Hash, Signature)) -> Seal {
    Seal { device, seq: *seq, hash: *hash, signature: *signature }
}

fn numbered(piece: Vec<Whole>, from: u64) -> impl Iterator<Item = (u64, Whole)> {
    (from..).zip(piece)
}

fn most_common<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counted: BTreeMap<T, usize> = BTreeMap::new();
    all.for_each(|one| *counted.entry(one).or_default() += 1);
    counted.into_iter().max_by_key(|(_, count)| *count).map(|(one, _)| one)
}

/// Where a log ends.
struct End {
    seq: u64,
    hash: Hash,
}

impl End {
    fn of(team: TeamId, device: DeviceKey, log: &BTreeMap<u64, Whole>, seals: &[Seal]) -> Self {
        let sealed = seals.iter().max_by_key(|seal| seal.seq).map(|seal| Self { seq: seal.seq, hash: seal.hash });
        let written = log.last_key_value().map(|(seq, whole)| Self { seq: *seq, hash: whole.hash });
        let last = sealed.into_iter().chain(written).max_by_key(|end| end.seq);
        last.unwrap_or(Self { seq: 0, hash: chain::genesis(team, device) })
    }
}
