//! Carried files, written and read on threads of their own: what a link would bring, where there is none.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use tokio::sync::oneshot;
use trekker_ledger::keys::{DeviceKey, SecretKey, TeamId};
use trekker_ledger::receipt::Receipt;
use trekker_ledger::vector::Range;
use trekker_replication::carried::{CarriedError, CarriedReader, CarriedWriter};
use trekker_replication::frame::{FrameReader, FrameWriter};
use trekker_replication::inbox::Inbox;
use trekker_replication::message::Message;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::reader::Reader;

use crate::codec::ChangeCodec;
use crate::event::{Event, Events};
use crate::link::{Ends, Incoming, Plan, Proving, Serving};
use crate::reading;
use crate::writing::{folder_of, settle};

/// What comes out of a file is heard under this number; no link has it.
pub(crate) const CARRIED: u64 = u64::MAX;
/// As many receipts go into one message.
const RECEIPTS_A_MESSAGE: usize = 16;

/// A file to write.
pub(crate) struct ToCarry {
    pub(crate) file: PathBuf,
    pub(crate) team: TeamId,
    pub(crate) devices: Vec<DeviceKey>,
    pub(crate) ranges: Vec<Range>,
    pub(crate) receipts: Vec<Receipt>,
    pub(crate) reader: Reader,
}

/// Writes the file beside its place first, so that there is never half of one. Gives how many records are in it.
pub(crate) fn carry_out(to_carry: ToCarry) -> Result<u64, Trouble> {
    let file = to_carry.file.clone();
    write(to_carry).map_err(|error| trouble_of(&error, &file))
}

fn write(to_carry: ToCarry) -> Result<u64, CarriedError> {
    let ToCarry { file, team, devices, ranges, receipts, reader } = to_carry;
    let draft = NamedTempFile::new_in(folder_of(&file))?;
    let records = ranges.iter().map(|range| range.last - range.first + 1).sum();
    let mut writer = CarriedWriter::new(BufWriter::new(draft), team, devices)?;
    for some in receipts.chunks(RECEIPTS_A_MESSAGE) {
        writer.say(&Message::Receipts(some.to_vec()))?;
    }
    let other = |error: &dyn std::fmt::Display| std::io::Error::other(error.to_string());
    // Whoever opens it may have none of what a link's stream could name.
    let codec = Box::new(ChangeCodec::default());
    let frames = FrameWriter::new(codec).map_err(|error| other(&error))?;
    let mut serving = Serving { writer: frames, reader };
    let mut plan = Plan::of(ranges);
    while let Some(frame) = serving.next_frame(&mut plan).map_err(|error| other(&error))? {
        writer.say(&Message::Frame(frame))?;
    }
    let draft = writer.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    settle(draft, &file)?;
    Ok(records)
}

/// More than this no team's changes come to, in bytes. It is read piece by piece.
const LARGEST_FILE: u64 = 16 << 30;

/// A file to read.
pub(crate) struct ToTakeIn {
    pub(crate) file: PathBuf,
    pub(crate) team: TeamId,
    pub(crate) key: SecretKey,
    pub(crate) ends: Ends,
}

/// Reads a file and hands what is in it to the engine, piece by piece, each when the one before is on the disk. What a broken
/// file had before its break is taken in.
pub(crate) fn take_in(to_take_in: ToTakeIn, events: &Events) -> Result<(), Trouble> {
    let file = to_take_in.file.clone();
    let opened = reading::open(&file, LARGEST_FILE, TroubleKind::CarriedFile)?;
    read(opened, to_take_in, events).map_err(|error| trouble_of(&error, &file))
}

fn read(opened: File, to_take_in: ToTakeIn, events: &Events) -> Result<(), CarriedError> {
    let ToTakeIn { team, key, ends, .. } = to_take_in;
    let mut messages = CarriedReader::open(BufReader::new(opened.take(LARGEST_FILE)), team, &key)?;
    let frames = FrameReader::new(Box::new(ChangeCodec::default())).map_err(|_| CarriedError::Broken)?;
    let mut proving = Proving { team, reader: frames, inbox: Inbox::default(), ends };
    while let Some(message) = messages.next_message()? {
        let Message::Frame(frame) = message else {
            events.send_blocking(Event::Link { id: CARRIED, incoming: Incoming::Message(message) });
            continue;
        };
        let (records, seals) = proving.prove(&frame).map_err(|why| {
            tracing::warn!(?why, "a carried file does not prove what it says");
            CarriedError::Broken
        })?;
        let (stored, wait) = oneshot::channel();
        events.send_blocking(Event::Link { id: CARRIED, incoming: Incoming::Proven { records, seals, stored } });
        // Answered as well when nothing of it was new.
        if wait.blocking_recv().is_err() {
            tracing::debug!("nothing of a piece was new");
        }
    }
    Ok(())
}

fn trouble_of(error: &CarriedError, file: &Path) -> Trouble {
    let kind = match error {
        CarriedError::NotCarried | CarriedError::Broken => TroubleKind::CarriedBroken,
        CarriedError::OtherTeam => TroubleKind::CarriedForeign,
        CarriedError::NotForThisDevice => TroubleKind::CarriedNotForMe,
        CarriedError::Io(_) => TroubleKind::CarriedFile,
    };
    Trouble::new(kind).about(file.display()).detail(error)
}
