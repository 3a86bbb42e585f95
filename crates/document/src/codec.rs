//! Changes as they go over the wire: without what the receiver can work out, rebuilt to the very same bytes.
//!
//! A document is named by its id, or, shorter, by a change of it that both sides have: that one is mostly what the new
//! change depends on as well.
//!
//! Left out are the magic number, checksum, length and, where both sides can name them shorter, the dependencies, the
//! actors and the time. Both sides keep the same tables while a stream lasts; records have to be read in the order in
//! which they were written. Whether what was rebuilt is what was meant is told by the log's seal, which covers the
//! rebuilt bytes.

use std::collections::HashMap;

use thiserror::Error;
use trekker_domain::kind::Kind;

use crate::gatekeeper::{Parts, Reader, Refused, build, parse, put_bytes, put_number, put_signed};
use crate::seed;

/// The most documents and actors one stream may name: a bound on what a peer can make us remember.
const MOST_NAMES: usize = 1 << 20;

const DEPS: u8 = 0b11;
const DEPS_NONE: u8 = 0;
const DEPS_SEED: u8 = 1;
const DEPS_LAST: u8 = 2;
const DEPS_LISTED: u8 = 3;
const TIME_OF_RECORD: u8 = 1 << 2;
const SAME_ACTOR: u8 = 1 << 3;
const NO_MESSAGE: u8 = 1 << 4;
const NO_OTHERS: u8 = 1 << 5;
const NEXT_SEQ: u8 = 1 << 6;
/// The change as it is.
const RAW: u8 = 1 << 7;

/// Where in the team's documents a change belongs, and when its record was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub device: [u8; 32],
    /// Seconds since 1970.
    pub at: u64,
}

#[derive(Debug, Error, Clone, Copy, PartialEq, Eq)]
pub enum CodecError {
    #[error("a shortened change does not read")]
    Unreadable,
    #[error("the stream names more than {MOST_NAMES} documents or actors")]
    TooManyNames,
}

impl From<Refused> for CodecError {
    fn from(_: Refused) -> Self {
        Self::Unreadable
    }
}

/// Where a change stands: whose log, which record, the how-manieth of the record's changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    pub device: [u8; 32],
    pub seq: u64,
    pub entry: u64,
}

/// What was stored before this stream began.
pub trait Stored: Send {
    /// Where this change of the document stands, if the other side surely has it as well and it is quickly found.
    /// With the change itself.
    fn locate(&self, doc: [u8; 16], change: [u8; 32]) -> Option<(Location, Vec<u8>)>;

    /// The change at this place, with its kind and document.
    fn fetch(&self, location: Location) -> Option<(u16, [u8; 16], Vec<u8>)>;
}

/// Nothing was stored before.
#[derive(Debug, Default)]
pub struct NothingStored;

impl Stored for NothingStored {
    fn locate(&self, _: [u8; 16], _: [u8; 32]) -> Option<(Location, Vec<u8>)> {
        None
    }

    fn fetch(&self, _: Location) -> Option<(u16, [u8; 16], Vec<u8>)> {
        None
    }
}

/// The tables of one stream, the same on both sides.
pub struct Tables {
    stored: Box<dyn Stored>,
    devices: Vec<[u8; 32]>,
    /// The number of the document that was named last: the next one is often near.
    last_document: usize,
    documents: Vec<Named>,
    document_numbers: HashMap<(u16, [u8; 16]), usize>,
    actors: Vec<Vec<u8>>,
    actor_numbers: HashMap<Vec<u8>, usize>,
    /// Which actor a device used last.
    last_actors: HashMap<[u8; 32], usize>,
}

#[derive(Debug)]
struct Named {
    kind: u16,
    doc: [u8; 16],
    /// The last change of the document in this stream, its actor and its sequence number.
    last: Option<([u8; 32], usize, u64)>,
}

impl Default for Tables {
    fn default() -> Self {
        Self::new(Box::new(NothingStored))
    }
}

impl Tables {
    pub fn new(stored: Box<dyn Stored>) -> Self {
        Self {
            stored,
            devices: Vec::new(),
            last_document: 0,
            documents: Vec::new(),
            document_numbers: HashMap::new(),
            actors: Vec::new(),
            actor_numbers: HashMap::new(),
            last_actors: HashMap::new(),
        }
    }

    /// Writes one change.
    pub fn write(&mut self, out: &mut Vec<u8>, place: Place, kind: u16, doc: [u8; 16], change: &[u8]) {
        let Ok((parts, hash)) = parse(change) else {
            self.write_document(out, kind, doc, &[]);
            out.push(RAW);
            put_bytes(out, change);
            return;
        };
        let number = self.write_document(out, kind, doc, &parts.deps);
        let seed = seed_hash(kind);
        let last = self.documents[number].last;
        let deps = match parts.deps.as_slice() {
            [] => DEPS_NONE,
            [one] if Some(*one) == seed => DEPS_SEED,
            [one] if last.is_some_and(|last| last.0 == *one) => DEPS_LAST,
            _ => DEPS_LISTED,
        };
        let same_actor = self.last_actors.get(&place.device).is_some_and(|number| self.actors[*number] == parts.actor);
        let actor_number = self.actor_numbers.get(parts.actor).copied();
        let expected = match last {
            Some((_, actor, seq)) if Some(actor) == actor_number => seq + 1,
            _ => 1,
        };
        let mut flags = deps;
        for (is_so, flag) in [
            (i64::try_from(place.at) == Ok(parts.time), TIME_OF_RECORD),
            (same_actor, SAME_ACTOR),
            (parts.message.is_empty(), NO_MESSAGE),
            (parts.others.is_empty(), NO_OTHERS),
            (parts.seq == expected, NEXT_SEQ),
        ] {
            if is_so {
                flags |= flag;
            }
        }
        out.push(flags);
        if deps == DEPS_LISTED {
            put_number(out, parts.deps.len() as u64);
            for dep in &parts.deps {
                out.extend_from_slice(dep);
            }
        }
        if flags & SAME_ACTOR == 0 {
            self.write_actor(out, parts.actor);
        }
        if flags & NEXT_SEQ == 0 {
            put_number(out, parts.seq);
        }
        put_number(out, parts.start_op);
        if flags & TIME_OF_RECORD == 0 {
            put_signed(out, parts.time);
        }
        if flags & NO_MESSAGE == 0 {
            put_bytes(out, parts.message);
        }
        if flags & NO_OTHERS == 0 {
            put_number(out, parts.others.len() as u64);
            for other in &parts.others {
                self.write_actor(out, other);
            }
        }
        put_bytes(out, parts.columns);
        let actor = self.actor_numbers.get(parts.actor).copied().unwrap_or(usize::MAX);
        self.remember(place, number, hash, actor, parts.seq);
    }

    /// Reads one change off the front of `input`. Returns its kind, document and bytes.
    pub fn read(&mut self, input: &mut &[u8], place: Place) -> Result<(u16, [u8; 16], Vec<u8>), CodecError> {
        let mut reader = Reader(input);
        let number = self.read_document(&mut reader)?;
        let Named { kind, doc, last } = self.documents[number];
        let flags = reader.byte()?;
        if flags & RAW != 0 {
            let length = reader.number()?;
            let change = reader.take(length)?.to_vec();
            *input = reader.0;
            return Ok((kind, doc, change));
        }
        let deps = match flags & DEPS {
            DEPS_NONE => Vec::new(),
            DEPS_SEED => vec![seed_hash(kind).ok_or(CodecError::Unreadable)?],
            DEPS_LAST => vec![last.ok_or(CodecError::Unreadable)?.0],
            _ => {
                let count = reader.number_up_to(256, "dependencies")?;
                let mut deps = Vec::new();
                for _ in 0..count {
                    deps.push(reader.take(32)?.try_into().map_err(|_| CodecError::Unreadable)?);
                }
                deps
            }
        };
        let actor = if flags & SAME_ACTOR == 0 {
            self.read_actor(&mut reader)?
        } else {
            *self.last_actors.get(&place.device).ok_or(CodecError::Unreadable)?
        };
        let seq = match (flags & NEXT_SEQ, last) {
            (0, _) => reader.number()?,
            (_, Some((_, last_actor, seq))) if last_actor == actor => seq.saturating_add(1),
            _ => 1,
        };
        let start_op = reader.number()?;
        let time = if flags & TIME_OF_RECORD == 0 {
            reader.signed()?
        } else {
            i64::try_from(place.at).map_err(|_| CodecError::Unreadable)?
        };
        let message = if flags & NO_MESSAGE == 0 {
            let length = reader.number()?;
            reader.take(length)?
        } else {
            &[]
        };
        let mut others = Vec::new();
        if flags & NO_OTHERS == 0 {
            for _ in 0..reader.number_up_to(1024, "actors")? {
                others.push(self.read_actor(&mut reader)?);
            }
        }
        let length = reader.number()?;
        let columns = reader.take(length)?;
        *input = reader.0;
        let (change, hash) = build(&Parts {
            deps,
            actor: &self.actors[actor],
            seq,
            start_op,
            time,
            message,
            others: others.iter().map(|number| self.actors[*number].as_slice()).collect(),
            columns,
        });
        self.remember(place, number, hash, actor, seq);
        Ok((kind, doc, change))
    }

    fn remember(&mut self, place: Place, document: usize, hash: [u8; 32], actor: usize, seq: u64) {
        self.documents[document].last = Some((hash, actor, seq));
        if actor != usize::MAX {
            self.last_actors.insert(place.device, actor);
        }
    }

    /// 0: a new document by its id. 1: a new document by the place of one of its changes. Else the document's number,
    /// as the distance from the last one named, plus 2.
    fn write_document(&mut self, out: &mut Vec<u8>, kind: u16, doc: [u8; 16], deps: &[[u8; 32]]) -> usize {
        if let Some(number) = self.document_numbers.get(&(kind, doc)).copied() {
            put_number(out, 2 + zigzag(number as i64 - self.last_document as i64));
            self.last_document = number;
            return number;
        }
        let located = match deps {
            [one] if Some(*one) != seed_hash(kind) => self.stored.locate(doc, *one),
            _ => None,
        };
        if let Some((location, change)) = &located
            && let Ok((parts, hash)) = parse(change)
        {
            put_number(out, 1);
            let device = self.devices.iter().position(|known| *known == location.device);
            put_number(out, device.map_or(0, |number| number as u64 + 1));
            if device.is_none() {
                out.extend_from_slice(&location.device);
                self.devices.push(location.device);
            }
            put_number(out, location.seq);
            put_number(out, location.entry);
            return self.name_located(kind, doc, &parts, hash);
        }
        put_number(out, 0);
        put_number(out, u64::from(kind));
        out.extend_from_slice(&doc);
        self.name_document(kind, doc)
    }

    /// Names a document whose last change is known to both sides.
    fn name_located(&mut self, kind: u16, doc: [u8; 16], parts: &Parts<'_>, hash: [u8; 32]) -> usize {
        let number = self.name_document(kind, doc);
        let actor = match self.actor_numbers.get(parts.actor) {
            Some(actor) => *actor,
            None => self.name_actor(parts.actor.to_vec()),
        };
        self.documents[number].last = Some((hash, actor, parts.seq));
        number
    }

    fn read_located(&mut self, reader: &mut Reader<'_>) -> Result<usize, CodecError> {
        let device = match reader.number()? {
            0 => {
                let device: [u8; 32] = reader.take(32)?.try_into().map_err(|_| CodecError::Unreadable)?;
                if self.devices.len() >= MOST_NAMES {
                    return Err(CodecError::TooManyNames);
                }
                self.devices.push(device);
                device
            }
            number => {
                let number = usize::try_from(number - 1).map_err(|_| CodecError::Unreadable)?;
                *self.devices.get(number).ok_or(CodecError::Unreadable)?
            }
        };
        let location = Location { device, seq: reader.number()?, entry: reader.number()? };
        let (kind, doc, change) = self.stored.fetch(location).ok_or(CodecError::Unreadable)?;
        let (parts, hash) = parse(&change)?;
        if self.documents.len() >= MOST_NAMES || self.document_numbers.contains_key(&(kind, doc)) {
            return Err(CodecError::TooManyNames);
        }
        Ok(self.name_located(kind, doc, &parts, hash))
    }

    fn read_document(&mut self, reader: &mut Reader<'_>) -> Result<usize, CodecError> {
        match reader.number()? {
            0 => {
                let kind = u16::try_from(reader.number()?).map_err(|_| CodecError::Unreadable)?;
                let doc: [u8; 16] = reader.take(16)?.try_into().map_err(|_| CodecError::Unreadable)?;
                if self.documents.len() >= MOST_NAMES || self.document_numbers.contains_key(&(kind, doc)) {
                    return Err(CodecError::TooManyNames);
                }
                Ok(self.name_document(kind, doc))
            }
            1 => self.read_located(reader),
            distance => {
                let last = i64::try_from(self.last_document).map_err(|_| CodecError::Unreadable)?;
                let number = last.checked_add(unzigzag(distance - 2)).ok_or(CodecError::Unreadable)?;
                let number = usize::try_from(number).map_err(|_| CodecError::Unreadable)?;
                if number >= self.documents.len() {
                    return Err(CodecError::Unreadable);
                }
                self.last_document = number;
                Ok(number)
            }
        }
    }

    fn name_document(&mut self, kind: u16, doc: [u8; 16]) -> usize {
        let number = self.documents.len();
        self.documents.push(Named { kind, doc, last: None });
        self.document_numbers.insert((kind, doc), number);
        self.last_document = number;
        number
    }

    fn write_actor(&mut self, out: &mut Vec<u8>, actor: &[u8]) {
        match self.actor_numbers.get(actor) {
            Some(number) => put_number(out, *number as u64 + 1),
            None => {
                put_number(out, 0);
                put_bytes(out, actor);
                self.name_actor(actor.to_vec());
            }
        }
    }

    fn read_actor(&mut self, reader: &mut Reader<'_>) -> Result<usize, CodecError> {
        match reader.number()? {
            0 => {
                let length = reader.number_up_to(64, "bytes in an actor")?;
                let actor = reader.take(length)?.to_vec();
                if self.actors.len() >= MOST_NAMES || self.actor_numbers.contains_key(&actor) {
                    return Err(CodecError::TooManyNames);
                }
                Ok(self.name_actor(actor))
            }
            number => {
                let number = usize::try_from(number - 1).map_err(|_| CodecError::Unreadable)?;
                if number < self.actors.len() { Ok(number) } else { Err(CodecError::Unreadable) }
            }
        }
    }

    fn name_actor(&mut self, actor: Vec<u8>) -> usize {
        let number = self.actors.len();
        self.actor_numbers.insert(actor.clone(), number);
        self.actors.push(actor);
        number
    }

    /// Whether the stream has named so much that a new one should begin.
    pub fn is_full(&self) -> bool {
        self.documents.len() + 2048 >= MOST_NAMES || self.actors.len() + 4096 >= MOST_NAMES
    }
}

fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

fn seed_hash(kind: u16) -> Option<[u8; 32]> {
    seed::hash(Kind::from_number(kind)).map(|hash| hash.0)
}
