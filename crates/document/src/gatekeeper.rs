//! What a change from outside has to pass before Automerge sees a byte of it: pure, bounded checks on its bytes.
//!
//! Automerge 0.12 panics, aborts on huge allocations or unfolds 104 bytes into half a gigabyte on changes made to hurt. A
//! change that passes here is a plain change chunk, not compressed, with a bounded number of operations, written by the
//! log's own device. The layout is that of <https://automerge.org/automerge-binary-format-spec/>.

use thiserror::Error;

use crate::{actor, seed};
use sha2::{Digest, Sha256};
use trekker_domain::kind::Kind;

/// The most operations one change may have. Each letter of a text is one.
pub const MOST_OPERATIONS: u64 = 100_000;
/// As many merges as anybody has at once.
pub const MOST_DEPENDENCIES: u64 = 256;
/// The most others of whose operations one change may name. A text that is replaced names all who wrote in it.
pub const MOST_ACTORS: u64 = 1_024;
const LONGEST_ACTOR: u64 = 64;
const LONGEST_MESSAGE: u64 = 1_024;
const MOST_COLUMNS: u64 = 32;
/// Containers one change may make; ours make none but in the seeds.
const MOST_CONTAINERS: u64 = 64;
/// The year 2500: past any clock that is only wrong, and far from the ends of `i64` where Automerge panics.
pub const LATEST_TIME: i64 = 16_725_225_600;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHANGE_CHUNK: u8 = 1;

#[derive(Debug, Error, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    #[error("the bytes are not one plain change")]
    NotAChange,
    #[error("the checksum does not fit")]
    Checksum,
    #[error("the change is not written the one way it may be")]
    NotCanonical,
    #[error("the change claims an author that is not the log's device")]
    AnotherAuthor,
    #[error("the change has more {0} than are allowed")]
    TooMany(&'static str),
    #[error("the change's {0} is out of bounds")]
    OutOfBounds(&'static str),
    #[error("the change's columns do not read")]
    Columns,
}

/// A change, taken apart as far as it takes to check it and to write it shorter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parts<'a> {
    pub(crate) deps: Vec<[u8; 32]>,
    pub(crate) actor: &'a [u8],
    pub(crate) seq: u64,
    pub(crate) start_op: u64,
    pub(crate) time: i64,
    pub(crate) message: &'a [u8],
    pub(crate) others: Vec<&'a [u8]>,
    /// The columns' descriptions and data, and whatever follows.
    pub(crate) columns: &'a [u8],
}

/// Checks a change that stands in this device's log. Returns its hash.
pub fn admit(device: &[u8; 32], kind: u16, change: &[u8]) -> Result<[u8; 32], Refused> {
    let (parts, hash) = parse(change)?;
    if parts.time < 0 || parts.time > LATEST_TIME {
        return Err(Refused::OutOfBounds("time"));
    }
    if parts.seq == 0 || parts.seq > u64::from(u32::MAX) {
        return Err(Refused::OutOfBounds("sequence number"));
    }
    if parts.start_op == 0 || parts.start_op > u64::from(u32::MAX / 2) {
        return Err(Refused::OutOfBounds("first operation"));
    }
    if actor::is_imported(parts.actor) {
        let is_first = parts.seq == 1 && parts.deps.iter().all(|dep| is_seed(kind, dep));
        if !is_first || parts.actor != actor::imported(&content_hash(&parts)) {
            return Err(Refused::AnotherAuthor);
        }
    } else if actor::device_of(parts.actor) != Some(actor::prefix_of(device)) {
        return Err(Refused::AnotherAuthor);
    }
    check_columns(parts.columns)?;
    Ok(hash)
}

/// The hash of a change; `None` for what is none. Whether it may be taken in is not looked at.
pub fn hash_of(change: &[u8]) -> Option<[u8; 32]> {
    let chunk = change.strip_prefix(&MAGIC)?.get(4..)?;
    (chunk.first() == Some(&CHANGE_CHUNK)).then(|| Sha256::digest(chunk).into())
}

fn is_seed(kind: u16, dep: &[u8; 32]) -> bool {
    seed::hash(Kind::from_number(kind)).is_some_and(|seed| seed.0 == *dep)
}

/// What an imported change says, without who says it.
pub(crate) fn content_hash(parts: &Parts<'_>) -> [u8; 32] {
    let mut bytes = Vec::new();
    write(&mut bytes, &Parts { actor: &[], ..parts.clone() });
    *blake3::hash(&bytes).as_bytes()
}

/// What a change depends on; nothing else of it is looked at. For changes that have been checked before.
pub(crate) fn deps_of(bytes: &[u8]) -> Result<Vec<[u8; 32]>, Refused> {
    // Magic, checksum, kind of chunk; then the length.
    let mut reader = Reader(bytes.get(9..).ok_or(Refused::NotAChange)?);
    reader.number()?;
    read_deps(&mut reader)
}

/// Who made a change; nothing else of it is looked at.
pub(crate) fn actor_of(bytes: &[u8]) -> Result<&[u8], Refused> {
    let mut reader = Reader(bytes.get(9..).ok_or(Refused::NotAChange)?);
    reader.number()?;
    read_deps(&mut reader)?;
    let length = reader.number_up_to(LONGEST_ACTOR, "bytes in an actor")?;
    reader.take(length)
}

fn read_deps(reader: &mut Reader<'_>) -> Result<Vec<[u8; 32]>, Refused> {
    let count = reader.number_up_to(MOST_DEPENDENCIES, "dependencies")?;
    let mut deps = Vec::new();
    for _ in 0..count {
        deps.push(reader.take(32)?.try_into().map_err(|_| Refused::NotAChange)?);
    }
    Ok(deps)
}

/// Takes one plain change apart. Returns it with its hash.
pub(crate) fn parse(bytes: &[u8]) -> Result<(Parts<'_>, [u8; 32]), Refused> {
    let rest = bytes.strip_prefix(&MAGIC).ok_or(Refused::NotAChange)?;
    let (checksum, rest) = rest.split_at_checked(4).ok_or(Refused::NotAChange)?;
    let hashed = rest;
    let (chunk, rest) = rest.split_first().ok_or(Refused::NotAChange)?;
    if *chunk != CHANGE_CHUNK {
        return Err(Refused::NotAChange);
    }
    let mut reader = Reader(rest);
    let length = reader.number()?;
    if length != reader.0.len() as u64 {
        return Err(Refused::NotAChange);
    }
    let hash: [u8; 32] = Sha256::digest(hashed).into();
    if hash[..4] != *checksum {
        return Err(Refused::Checksum);
    }
    let parts = read(reader.0)?;
    Ok((parts, hash))
}

fn read(body: &[u8]) -> Result<Parts<'_>, Refused> {
    let mut reader = Reader(body);
    let deps = read_deps(&mut reader)?;
    let length = reader.number_up_to(LONGEST_ACTOR, "bytes in an actor")?;
    let actor = reader.take(length)?;
    let (seq, start_op, time) = (reader.number()?, reader.number()?, reader.signed()?);
    let length = reader.number_up_to(LONGEST_MESSAGE, "bytes in the message")?;
    let message = reader.take(length)?;
    let count = reader.number_up_to(MOST_ACTORS, "actors")?;
    let mut others = Vec::new();
    for _ in 0..count {
        let length = reader.number_up_to(LONGEST_ACTOR, "bytes in an actor")?;
        others.push(reader.take(length)?);
    }
    let parts = Parts { deps, actor, seq, start_op, time, message, others, columns: reader.0 };
    let mut again = Vec::with_capacity(body.len());
    write(&mut again, &parts);
    if again != body {
        return Err(Refused::NotCanonical);
    }
    Ok(parts)
}

/// Puts a change together again, with its checksum.
pub(crate) fn build(parts: &Parts<'_>) -> (Vec<u8>, [u8; 32]) {
    let mut body = Vec::with_capacity(parts.columns.len() + 128);
    write(&mut body, parts);
    let mut hashed = vec![CHANGE_CHUNK];
    put_number(&mut hashed, body.len() as u64);
    hashed.extend_from_slice(&body);
    let hash: [u8; 32] = Sha256::digest(&hashed).into();
    let mut bytes = Vec::with_capacity(hashed.len() + 8);
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(&hash[..4]);
    bytes.extend_from_slice(&hashed);
    (bytes, hash)
}

fn write(out: &mut Vec<u8>, parts: &Parts<'_>) {
    put_number(out, parts.deps.len() as u64);
    for dep in &parts.deps {
        out.extend_from_slice(dep);
    }
    put_bytes(out, parts.actor);
    put_number(out, parts.seq);
    put_number(out, parts.start_op);
    put_signed(out, parts.time);
    put_bytes(out, parts.message);
    put_number(out, parts.others.len() as u64);
    for other in &parts.others {
        put_bytes(out, other);
    }
    out.extend_from_slice(parts.columns);
}

/// Counts what the columns unfold into, without unfolding it.
fn check_columns(columns: &[u8]) -> Result<(), Refused> {
    let mut reader = Reader(columns);
    let count = reader.number_up_to(MOST_COLUMNS, "columns")?;
    let mut described = Vec::new();
    let mut before = None;
    for _ in 0..count {
        let (spec, length) = (reader.number()?, reader.number()?);
        let is_compressed = spec & 0b1000 != 0;
        if is_compressed || spec > 0xff || before.is_some_and(|before| spec <= before) {
            return Err(Refused::Columns);
        }
        before = Some(spec);
        described.push((spec, length));
    }
    let mut value_bytes = None;
    for (spec, length) in described {
        let data = Reader(reader.take(length)?);
        // The lower three bits are the type, the others the column's number.
        match spec & 0b111 {
            0..=2 => {
                let is_action = spec == (4 << 4 | 2);
                count_runs(data, Run::Number { is_action })?;
            }
            3 => {
                count_runs(data, Run::Delta)?;
            }
            4 => count_flags(data)?,
            5 => {
                count_runs(data, Run::Words)?;
            }
            6 => value_bytes = Some(count_runs(data, Run::ValueLengths)?),
            _ => {
                if value_bytes.take() != Some(length) {
                    return Err(Refused::Columns);
                }
            }
        }
    }
    // Whatever follows the columns is an author's footer of a few bytes at most.
    if value_bytes.is_some_and(|bytes| bytes > 0) || reader.0.len() > 64 {
        return Err(Refused::Columns);
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Number { is_action: bool },
    Delta,
    Words,
    ValueLengths,
}

/// Goes over a run-length encoded column. Returns the bytes its values take elsewhere, for value lengths.
fn count_runs(mut data: Reader<'_>, run: Run) -> Result<u64, Refused> {
    let (mut rows, mut bytes, mut containers) = (0_u64, 0_u64, 0_u64);
    while !data.0.is_empty() {
        let length = data.signed()?;
        let times = match length {
            0 => data.number()?,
            length => length.unsigned_abs(),
        };
        rows = rows.checked_add(times).filter(|rows| *rows <= MOST_OPERATIONS).ok_or(Refused::TooMany("operations"))?;
        let (values, repeated) = match length {
            0 => (0, 0),
            1.. => (1, times),
            _ => (times, 1),
        };
        for _ in 0..values {
            match run {
                Run::Delta => {
                    let step = data.signed()?;
                    if step.unsigned_abs() > u64::from(u32::MAX) {
                        return Err(Refused::OutOfBounds("step"));
                    }
                }
                Run::Words => {
                    let length = data.number()?;
                    std::str::from_utf8(data.take(length)?).map_err(|_| Refused::Columns)?;
                }
                Run::Number { is_action } => {
                    let value = data.number()?;
                    if is_action && value > 7 {
                        return Err(Refused::OutOfBounds("action"));
                    }
                    if is_action && matches!(value, 0 | 2 | 4 | 6) {
                        containers = containers.saturating_add(repeated);
                    }
                }
                Run::ValueLengths => {
                    let value = data.number()?;
                    bytes = bytes.saturating_add((value >> 4).saturating_mul(repeated));
                }
            }
        }
    }
    if containers > MOST_CONTAINERS {
        return Err(Refused::TooMany("containers"));
    }
    Ok(bytes)
}

fn count_flags(mut data: Reader<'_>) -> Result<(), Refused> {
    let mut rows = 0_u64;
    while !data.0.is_empty() {
        rows = rows.saturating_add(data.number()?);
        if rows > MOST_OPERATIONS {
            return Err(Refused::TooMany("operations"));
        }
    }
    Ok(())
}

/// Reads numbers and bytes off the front; never past the end.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn take(&mut self, length: u64) -> Result<&'a [u8], Refused> {
        let length = usize::try_from(length).map_err(|_| Refused::NotAChange)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Refused::NotAChange)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, Refused> {
        let (byte, rest) = self.0.split_first().ok_or(Refused::NotAChange)?;
        self.0 = rest;
        Ok(*byte)
    }

    /// Unsigned LEB128.
    pub(crate) fn number(&mut self) -> Result<u64, Refused> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return Err(Refused::NotAChange);
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Refused::NotAChange)
    }

    pub(crate) fn number_up_to(&mut self, most: u64, of: &'static str) -> Result<u64, Refused> {
        let number = self.number()?;
        if number > most { Err(Refused::TooMany(of)) } else { Ok(number) }
    }

    /// Signed LEB128.
    pub(crate) fn signed(&mut self) -> Result<i64, Refused> {
        let mut value = 0_i64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= i64::from(byte & 0x7f).wrapping_shl(shift);
            if byte & 0x80 == 0 {
                if shift < 57 && byte & 0x40 != 0 {
                    value |= -1_i64 << (shift + 7);
                }
                return Ok(value);
            }
        }
        Err(Refused::NotAChange)
    }
}

pub(crate) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(crate) fn put_signed(out: &mut Vec<u8>, mut number: i64) {
    loop {
        let byte = (number & 0x7f) as u8;
        number >>= 7;
        let is_last = (number == 0 && byte & 0x40 == 0) || (number == -1 && byte & 0x40 != 0);
        out.push(if is_last { byte } else { byte | 0x80 });
        if is_last {
            return;
        }
    }
}

pub(crate) fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}
