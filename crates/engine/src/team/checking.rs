//! A look at everything: chains and seals, the file as SQLite sees it, and every document folded anew from its records.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::oneshot;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_ledger::keys::DeviceKey;
use trekker_storage::checking::Checked;
use trekker_storage::error::StorageError;
use trekker_storage::reader::Reader;

use super::Team;
use crate::control::{Answer, Request};
use crate::engine::give;
use crate::event::Event;
use crate::folding::{FoldError, FoldedRow, fold_anew};
use crate::people::People;
use crate::script::Asked;
use crate::troubles::of_storage;

/// What a check found.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) checked: Checked,
    /// Rows that are not what their records come to, made anew.
    pub(crate) anew: Vec<FoldedRow>,
    pub(crate) documents: usize,
    /// Records that were proven to take the program down, and changes that break their document or that the gatekeeper
    /// refuses: they are kept and not folded.
    pub(crate) set_aside: Vec<(DeviceKey, u64)>,
    pub(crate) left_out: usize,
}

impl Team {
    /// Looks at everything on a thread of its own.
    pub(crate) fn check(&mut self, answer: oneshot::Sender<Answer>) {
        let reader = match self.reader.again() {
            Ok(reader) => reader,
            Err(error) => return give(answer, Err(of_storage(&error).into())),
        };
        let (people, events, opening) =
            (Arc::clone(&self.people), self.background.events.clone(), self.background.opening);
        self.background.runtime.spawn_blocking(move || match look(&reader, &people) {
            Ok(found) => events.send_blocking(Event::Checked { opening, found: Box::new(found), answer }),
            Err(StorageError::Corrupt(_)) => {
                events.send_blocking(Event::FoundCorrupt {
                    opening,
                    again: Some(Asked::Request(Request::Check, answer)),
                });
            }
            Err(error) => give(answer, Err(of_storage(&error).into())),
        });
    }

    /// Keeps what was made anew, and says what was found.
    pub(crate) fn found_by_check(&mut self, found: Found, answer: oneshot::Sender<Answer>) {
        let Found { checked, anew, documents, set_aside, left_out } = found;
        let place = |(device, seq): &(DeviceKey, u64)| json!({ "device": trekker_domain::id::DeviceId(device.0).to_string(), "record": seq });
        let damaged: Vec<Value> = checked.damaged.iter().map(place).collect();
        let set_aside: Vec<Value> = set_aside.iter().map(place).collect();
        let made_anew = anew.len();
        // What came in meanwhile is folded with the rest.
        let anew = anew.into_iter().filter(|row| !self.stale.waits(row.id)).collect();
        self.keep_rows(anew);
        self.answer_saved(
            answer,
            Ok(json!([{
                "records": checked.records, "seals": checked.seals, "damaged": damaged, "documents": documents,
                "made_anew": made_anew, "file": checked.structure, "set_aside": set_aside, "left_out": left_out,
            }])),
        );
    }
}

fn look(reader: &Reader, people: &People) -> Result<Found, StorageError> {
    let checked = reader.check()?;
    let (mut anew, mut left_out) = (Vec::new(), 0);
    let set_aside = reader.set_aside()?.into_iter().map(|(_, device, seq)| (device, seq)).collect();
    let all = reader.digests()?;
    let documents = all.len();
    for (number, doc, digest) in all {
        let kind = Kind::from_number(number);
        // What is not folded yet has nothing that could be wrong.
        let (Some(digest), false) = (digest, matches!(kind, Kind::Unknown(_))) else { continue };
        let is_same = |row: &FoldedRow| -> Result<bool, StorageError> {
            let stored = reader.row(doc)?;
            Ok(row.folded.digest == digest
                && stored.is_some_and(|stored| !stored.is_stale && stored.row == row.folded.row))
        };
        let folded = fold_anew(reader, DocId(doc), kind, people);
        left_out += folded.as_ref().map_or(0, |row| row.left_out.len());
        match folded {
            Ok(row) if is_same(&row)? => {}
            // Written to just now, it is another than before.
            Ok(row) if reader.digest_of(doc)? == Some(digest) => anew.push(row),
            Ok(_) => {}
            // Of a damaged record is told as such.
            Err(FoldError::Storage(error)) if error.is_damage() => {}
            Err(FoldError::Storage(error)) => return Err(error),
            Err(error @ FoldError::Document { .. }) => tracing::warn!(%error, "a document could not be folded anew"),
        }
    }
    Ok(Found { checked, anew, documents, set_aside, left_out })
}

impl crate::engine::Engine {
    pub(crate) fn checked(&mut self, found: Found, answer: oneshot::Sender<Answer>) {
        let is_well = found.checked.structure.is_empty();
        let Some(team) = &mut self.team else { return };
        let path = team.reader.path().to_owned();
        team.found_by_check(found, answer);
        if !is_well {
            self.salvage_open_team(StorageError::Damaged(path));
        }
    }
}
