//! Rows read out of the pages of a damaged file, whatever has become of how they hang together.
//!
//! SQLite finds a row by way of other pages; one that is damaged hides all that lie behind it. Here each page is looked at by
//! itself, those of the write-ahead log as well, also behind the place where that is damaged. What is found may be old, or
//! nonsense that looks like a row: whoever takes it has to know by hashes and signatures that it is not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::error::StorageError;

/// Our files have SQLite's own size of pages.
const PAGE: usize = 4096;
const LOG_HEADER: u64 = 32;
const FRAME_HEADER: usize = 24;
/// The longest payload that is read, more than that of any record.
const LONGEST: usize = 1 << 20;

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Text(Vec<u8>),
    Blob(Vec<u8>),
    Real,
}

/// A row of a table that counts its rows, with its number; or one of a table that is its own index.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) number: Option<i64>,
    pub(crate) values: Vec<Value>,
    /// It lies in a page of which SQLite itself would say that it is whole and in use, or was once.
    pub(crate) is_trusted: bool,
}

/// The pages of a file and of its write-ahead log.
pub(crate) struct Pages {
    file: File,
    count: u32,
    log: Option<File>,
    /// Where in the log images of a page begin, the newest last.
    frames: BTreeMap<u32, Vec<u64>>,
    /// From this offset on the log's checksums do not hold.
    whole_up_to: u64,
}

/// Which image of a page.
#[derive(Clone, Copy)]
enum Image {
    InFile,
    /// The newest in the log, as far as that is whole.
    NewestWhole,
    /// The last in the log, which may be from before it was begun anew.
    Last,
}

fn log_of(path: &Path) -> PathBuf {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    PathBuf::from(log)
}

/// A big-endian number of four bytes; 0 where they are not there.
fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_be_bytes)
}

fn half(bytes: &[u8], at: usize) -> usize {
    bytes
        .get(at..at + 2)
        .and_then(|bytes| bytes.try_into().ok())
        .map_or(0, |bytes| usize::from(u16::from_be_bytes(bytes)))
}

/// A number as SQLite writes it, and how many bytes it takes.
fn varint(bytes: &[u8]) -> Option<(i64, usize)> {
    let mut value: u64 = 0;
    for (place, byte) in bytes.iter().enumerate().take(9) {
        if place == 8 {
            return Some(((value << 8 | u64::from(*byte)) as i64, 9));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value as i64, place + 1));
        }
    }
    None
}

impl Pages {
    pub(crate) fn open(path: &Path) -> Result<Self, StorageError> {
        let file = File::open(path).map_err(StorageError::file(path))?;
        let length = file.metadata().map_err(StorageError::file(path))?.len();
        let count = u32::try_from(length.div_ceil(PAGE as u64)).unwrap_or(u32::MAX);
        let mut pages = Self { file, count, log: None, frames: BTreeMap::new(), whole_up_to: 0 };
        match File::open(log_of(path)) {
            Ok(log) => {
                pages.log = Some(log);
                pages.find_frames();
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(StorageError::file(path)(error)),
        }
        Ok(pages)
    }

    /// Where the log has images of which pages, and how far its checksums hold.
    fn find_frames(&mut self) {
        let header = self.log_bytes(0, LOG_HEADER as usize);
        let is_big = word(&header, 0) & 1 == 1;
        let (mut sum, mut is_whole) = checksum((0, 0), header.get(..24).unwrap_or_default(), is_big);
        is_whole &= sum == (word(&header, 24), word(&header, 28));
        let mut at = LOG_HEADER;
        self.whole_up_to = at;
        loop {
            let frame = self.log_bytes(at, FRAME_HEADER + PAGE);
            if frame.len() <= FRAME_HEADER {
                return;
            }
            let number = word(&frame, 0);
            if is_whole && frame.len() == FRAME_HEADER + PAGE && frame[8..16] == header[16..24] {
                sum = checksum(sum, &frame[..8], is_big).0;
                sum = checksum(sum, &frame[FRAME_HEADER..], is_big).0;
                is_whole = sum == (word(&frame, 16), word(&frame, 20));
                if is_whole {
                    self.whole_up_to = at + (FRAME_HEADER + PAGE) as u64;
                }
            } else {
                is_whole = false;
            }
            self.frames.entry(number).or_default().push(at + FRAME_HEADER as u64);
            at += (FRAME_HEADER + PAGE) as u64;
        }
    }

    fn log_bytes(&self, at: u64, length: usize) -> Vec<u8> {
        self.log.as_ref().map(|log| read_at(log, at, length)).unwrap_or_default()
    }

    fn page_in_file(&self, number: u32) -> Option<Vec<u8>> {
        let at = u64::from(number.checked_sub(1)?) * PAGE as u64;
        let page = read_at(&self.file, at, PAGE);
        (page.len() == PAGE).then_some(page)
    }

    fn image(&self, number: u32, which: Image) -> Option<Vec<u8>> {
        let images = self.frames.get(&number).map(Vec::as_slice).unwrap_or_default();
        let at = match which {
            Image::InFile => None,
            Image::NewestWhole => images.iter().rev().find(|at| **at < self.whole_up_to),
            Image::Last => images.last(),
        };
        match at {
            Some(at) => Some(self.log_bytes(*at, PAGE)).filter(|page| page.len() == PAGE),
            None => self.page_in_file(number),
        }
    }

    /// All rows there are, from the oldest image to the newest. Of a row that goes on in other pages all readings are given
    /// that its images allow.
    pub(crate) fn each_row(&self, mut take: impl FnMut(Row)) {
        for number in 1..=self.count {
            if let Some(page) = self.page_in_file(number) {
                self.rows_of(&page, number == 1, true, &mut take);
            }
        }
        let images: BTreeSet<(u64, u32)> =
            self.frames.iter().flat_map(|(number, at)| at.iter().map(|at| (*at, *number))).collect();
        for (at, number) in images {
            let page = self.log_bytes(at, PAGE);
            self.rows_of(&page, number == 1, at < self.whole_up_to, &mut take);
        }
    }

    fn rows_of(&self, page: &[u8], is_first: bool, is_trusted: bool, take: &mut impl FnMut(Row)) {
        let header = if is_first { 100 } else { 0 };
        let (is_index, cells, skipped) = match page.get(header) {
            Some(0x0d) => (false, header + 8, 0),
            Some(0x0a) => (true, header + 8, 0),
            Some(0x02) => (true, header + 12, 4),
            _ => return,
        };
        for cell in 0..half(page, header + 3).min(PAGE / 4) {
            let at = half(page, cells + 2 * cell) + skipped;
            let Some(bytes) = page.get(at..).filter(|_| at > cells) else { continue };
            for which in [Image::InFile, Image::Last, Image::NewestWhole] {
                // In one image its other pages may be missing, and in the next one there.
                let Some((row, goes_on)) = self.row(bytes, is_index, which, is_trusted) else { continue };
                take(row);
                if !goes_on {
                    break;
                }
            }
        }
    }

    /// The row of a cell, and whether it goes on in other pages.
    fn row(&self, cell: &[u8], is_index: bool, which: Image, is_trusted: bool) -> Option<(Row, bool)> {
        let (length, mut at) = varint(cell)?;
        let length = usize::try_from(length).ok().filter(|length| *length <= LONGEST)?;
        let number = if is_index {
            None
        } else {
            let (number, taken) = varint(cell.get(at..)?)?;
            at += taken;
            Some(number)
        };
        let most_here = if is_index { (PAGE - 12) * 64 / 255 - 23 } else { PAGE - 35 };
        let least_here = (PAGE - 12) * 32 / 255 - 23;
        let mut payload = Vec::new();
        let goes_on = length > most_here;
        if goes_on {
            let here = least_here + (length - least_here) % (PAGE - 4);
            let here = if here <= most_here { here } else { least_here };
            payload.extend_from_slice(cell.get(at..at + here)?);
            let mut next = word(cell, at + here);
            while payload.len() < length {
                let page = self.image(next, which)?;
                let more = (length - payload.len()).min(PAGE - 4);
                payload.extend_from_slice(page.get(4..4 + more)?);
                next = word(&page, 0);
            }
        } else {
            payload.extend_from_slice(cell.get(at..at + length)?);
        }
        Some((Row { number, values: values_of(&payload)?, is_trusted }, goes_on))
    }
}

fn read_at(mut file: &File, at: u64, length: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What cannot be read is not there.
    match file.seek(SeekFrom::Start(at)).and_then(|_| file.take(length as u64).read_to_end(&mut bytes)) {
        Ok(_) => bytes,
        Err(_) => Vec::new(),
    }
}

/// SQLite's checksum of its log, going on from another. `false`: the bytes are no whole number of words.
fn checksum(from: (u32, u32), bytes: &[u8], is_big: bool) -> ((u32, u32), bool) {
    let (mut first, mut second) = from;
    let mut words = bytes.chunks_exact(4).map(|word| {
        let word = [word[0], word[1], word[2], word[3]];
        if is_big { u32::from_be_bytes(word) } else { u32::from_le_bytes(word) }
    });
    while let (Some(one), Some(other)) = (words.next(), words.next()) {
        first = first.wrapping_add(one).wrapping_add(second);
        second = second.wrapping_add(other).wrapping_add(first);
    }
    ((first, second), !bytes.is_empty() && bytes.len().is_multiple_of(8))
}

fn values_of(payload: &[u8]) -> Option<Vec<Value>> {
    let (header, mut at) = varint(payload)?;
    let header = usize::try_from(header).ok().filter(|header| *header <= payload.len())?;
    let mut body = header;
    let mut values = Vec::new();
    while at < header {
        let (serial, taken) = varint(payload.get(at..header)?)?;
        at += taken;
        let length = match serial {
            0 | 8 | 9 => 0,
            1..=4 => serial as usize,
            5 => 6,
            6 | 7 => 8,
            12.. => usize::try_from((serial - 12) / 2).ok()?,
            _ => return None,
        };
        let bytes = payload.get(body..body.checked_add(length)?)?;
        body += length;
        values.push(match serial {
            0 => Value::Null,
            1..=6 => Value::Integer(integer(bytes)),
            7 => Value::Real,
            8 | 9 => Value::Integer(serial - 8),
            _ if serial % 2 == 0 => Value::Blob(bytes.to_vec()),
            _ => Value::Text(bytes.to_vec()),
        });
    }
    (body == payload.len()).then_some(values)
}

fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|byte| byte & 0x80 != 0) { -1 } else { 0 };
    bytes.iter().fold(sign, |value, byte| value << 8 | i64::from(*byte))
}
