//! Records on the wire: one zstd stream in each direction of a link, flushed at the end of each frame.
//!
//! A frame is a run of items. Each begins with a number: four times the device's number in this stream, plus what it is:
//!
//! | item | what follows |
//! |---|---|
//! | 0 *name* | the device's key, 32 bytes; the device's number has to be the next free one |
//! | 1 *from* | the sequence number of the next record of this device |
//! | 2 *record* | seconds since the record before (signed), the number of changes plus one, the changes; or 0 and a statement |
//! | 3 *seal* | a signature, 64 bytes, over the log up to the last record |
//!
//! Numbers are varints as postcard writes them.

use std::collections::HashMap;

use thiserror::Error;
use trekker_ledger::keys::{DeviceKey, Signature};
use trekker_ledger::record::{Body, LARGEST_RECORD, MOST_ENTRIES, Record};
use trekker_ledger::seal::Seal;
use zstd::stream::raw::{Decoder, Encoder, InBuffer, Operation, OutBuffer};

use crate::codec::Codec;

/// A frame is closed when its items have this many bytes, before compression.
pub const FRAME_BYTES: usize = 256 * 1024;
/// The most bytes the items of one frame may have: a full frame and one record of the largest size.
const LARGEST_FRAME: usize = FRAME_BYTES + 2 * LARGEST_RECORD;
const MOST_DEVICES: usize = 1 << 16;
/// zstd may look back over this many bytes (2^23); a peer cannot make us hold more.
const WINDOW_LOG: u32 = 23;
const LEVEL: i32 = 3;

const NAME: u64 = 0;
const FROM: u64 = 1;
const RECORD: u64 = 2;
const SEAL: u64 = 3;

#[derive(Debug, Error, PartialEq, Eq)]
pub enum FrameError {
    #[error("a frame does not unpack")]
    Packing,
    #[error("a frame unpacks to more than {LARGEST_FRAME} bytes")]
    TooLarge,
    #[error("a frame does not read")]
    Unreadable,
}

/// One thing that came in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Record {
        device: DeviceKey,
        seq: u64,
        record: Record,
    },
    /// Over the log up to record `seq`, whose hash the receiver works out.
    Seal {
        device: DeviceKey,
        seq: u64,
        signature: Signature,
    },
}

/// Writes the stream of one direction.
pub struct FrameWriter {
    codec: Box<dyn Codec>,
    packing: Encoder<'static>,
    devices: HashMap<DeviceKey, (u64, u64)>,
    at: u64,
    items: Vec<u8>,
}

impl FrameWriter {
    /// # Errors
    /// When zstd has no memory for its tables.
    pub fn new(codec: Box<dyn Codec>) -> Result<Self, FrameError> {
        let packing = Encoder::new(LEVEL).map_err(|_| FrameError::Packing)?;
        Ok(Self { codec, packing, devices: HashMap::new(), at: 0, items: Vec::new() })
    }

    pub fn record(&mut self, device: DeviceKey, seq: u64, record: &Record) {
        let (number, next) = self.number_of(device);
        if next != seq {
            put(&mut self.items, number * 4 + FROM);
            put(&mut self.items, seq);
        }
        self.devices.insert(device, (number, seq + 1));
        put(&mut self.items, number * 4 + RECORD);
        put_signed(&mut self.items, record.at.wrapping_sub(self.at).cast_signed());
        self.at = record.at;
        match &record.body {
            Body::Changes(entries) => {
                put(&mut self.items, entries.len() as u64 + 1);
                for entry in entries {
                    self.codec.write(&mut self.items, device, record.at, entry);
                }
            }
            Body::Statement(statement) => {
                put(&mut self.items, 0);
                // Writing into a vector cannot fail for this type.
                self.items.extend(postcard::to_stdvec(statement).unwrap_or_default());
            }
        }
    }

    /// A seal goes in just after the record it is for; any other place is no use to the receiver and is left out.
    pub fn seal(&mut self, seal: &Seal) {
        let (number, next) = self.number_of(seal.device);
        if next == seal.seq + 1 {
            put(&mut self.items, number * 4 + SEAL);
            self.items.extend(seal.signature.to_bytes());
        }
    }

    fn number_of(&mut self, device: DeviceKey) -> (u64, u64) {
        if let Some(known) = self.devices.get(&device) {
            return *known;
        }
        let number = self.devices.len() as u64;
        put(&mut self.items, number * 4 + NAME);
        self.items.extend(device.0);
        self.devices.insert(device, (number, 1));
        (number, 1)
    }

    /// Whether it is time to [close](Self::close) the frame.
    pub fn is_full(&self) -> bool {
        self.items.len() >= FRAME_BYTES
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Ends the frame and gives its bytes.
    ///
    /// # Errors
    /// When zstd fails, after which the stream is of no use any more.
    pub fn close(&mut self) -> Result<Vec<u8>, FrameError> {
        let mut packed = Vec::with_capacity(self.items.len() / 3 + 64);
        let mut piece = vec![0; 32 * 1024];
        let mut input = InBuffer::around(&self.items);
        loop {
            let mut output = OutBuffer::around(piece.as_mut_slice());
            let left = if input.pos() < self.items.len() {
                self.packing.run(&mut input, &mut output).map_err(|_| FrameError::Packing)?;
                1
            } else {
                self.packing.flush(&mut output).map_err(|_| FrameError::Packing)?
            };
            packed.extend_from_slice(output.as_slice());
            if left == 0 {
                break;
            }
        }
        self.items.clear();
        Ok(packed)
    }
}

/// Reads the stream of one direction.
pub struct FrameReader {
    codec: Box<dyn Codec>,
    unpacking: Decoder<'static>,
    devices: Vec<(DeviceKey, u64)>,
    at: u64,
}

impl FrameReader {
    /// # Errors
    /// When zstd has no memory for its tables.
    pub fn new(codec: Box<dyn Codec>) -> Result<Self, FrameError> {
        let mut unpacking = Decoder::new().map_err(|_| FrameError::Packing)?;
        unpacking
            .set_parameter(zstd::zstd_safe::DParameter::WindowLogMax(WINDOW_LOG))
            .map_err(|_| FrameError::Packing)?;
        Ok(Self { codec, unpacking, devices: Vec::new(), at: 0 })
    }

    /// Reads one frame. After an error the stream is of no use any more.
    pub fn read(&mut self, frame: &[u8]) -> Result<Vec<Item>, FrameError> {
        let items = self.unpack(frame)?;
        let mut input = items.as_slice();
        let mut read = Vec::new();
        while !input.is_empty() {
            let head = take(&mut input)?;
            let number = usize::try_from(head / 4).map_err(|_| FrameError::Unreadable)?;
            if head % 4 == NAME {
                let key = take_bytes::<32>(&mut input)?;
                if number != self.devices.len() || number >= MOST_DEVICES {
                    return Err(FrameError::Unreadable);
                }
                self.devices.push((DeviceKey(key), 1));
                continue;
            }
            let (device, next) = *self.devices.get(number).ok_or(FrameError::Unreadable)?;
            match head % 4 {
                FROM => {
                    let seq = take(&mut input)?;
                    if seq == 0 || seq > u64::MAX / 2 {
                        return Err(FrameError::Unreadable);
                    }
                    self.devices[number].1 = seq;
                }
                RECORD => {
                    let record = self.read_record(&mut input, device)?;
                    read.push(Item::Record { device, seq: next, record });
                    self.devices[number].1 = next + 1;
                }
                _ => {
                    let signature = take_bytes::<64>(&mut input)?;
                    let signature = Signature::from_bytes(&signature).ok_or(FrameError::Unreadable)?;
                    read.push(Item::Seal { device, seq: next - 1, signature });
                }
            }
        }
        Ok(read)
    }

    fn read_record(&mut self, input: &mut &[u8], device: DeviceKey) -> Result<Record, FrameError> {
        let step: i64 = take_value(input)?;
        self.at = self.at.wrapping_add(step.cast_unsigned());
        let at = self.at;
        let body = match take(input)? {
            0 => Body::Statement(take_value(input)?),
            count if count - 1 <= MOST_ENTRIES as u64 => {
                let mut entries = Vec::new();
                for _ in 1..count {
                    entries.push(self.codec.read(input, device, at).ok_or(FrameError::Unreadable)?);
                }
                Body::Changes(entries)
            }
            _ => return Err(FrameError::Unreadable),
        };
        Ok(Record { at, body })
    }

    fn unpack(&mut self, frame: &[u8]) -> Result<Vec<u8>, FrameError> {
        let mut items = Vec::new();
        let mut piece = vec![0; 64 * 1024];
        let mut input = InBuffer::around(frame);
        loop {
            let mut output = OutBuffer::around(piece.as_mut_slice());
            self.unpacking.run(&mut input, &mut output).map_err(|_| FrameError::Packing)?;
            let got = output.as_slice();
            if items.len() + got.len() > LARGEST_FRAME {
                return Err(FrameError::TooLarge);
            }
            items.extend_from_slice(got);
            if got.is_empty() && input.pos() == frame.len() {
                return Ok(items);
            }
        }
    }
}

fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_signed(out: &mut Vec<u8>, number: i64) {
    put(out, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

fn take(input: &mut &[u8]) -> Result<u64, FrameError> {
    take_value(input)
}

fn take_value<T: for<'a> serde::Deserialize<'a>>(input: &mut &[u8]) -> Result<T, FrameError> {
    let (value, rest) = postcard::take_from_bytes(input).map_err(|_| FrameError::Unreadable)?;
    *input = rest;
    Ok(value)
}

fn take_bytes<const N: usize>(input: &mut &[u8]) -> Result<[u8; N], FrameError> {
    let (taken, rest) = input.split_first_chunk::<N>().ok_or(FrameError::Unreadable)?;
    *input = rest;
    Ok(*taken)
}
