//! What goes into a carried file for whom.

use std::path::PathBuf;

use trekker_ledger::keys::{DeviceKey, Person};
use trekker_ledger::vector::Vector;

use super::Team;
use crate::carrying::{ToCarry, ToTakeIn};
use trekker_session::trouble::Trouble;

impl Team {
    /// What a member's devices lack for all that is known here; `None`: everything, for all devices of the team.
    pub(crate) fn what_to_carry(&mut self, file: PathBuf, person: Option<Person>) -> Result<ToCarry, Trouble> {
        self.sign_receipt();
        let roster = self.membership.roster();
        let has_news = |device: &DeviceKey| *device != self.me;
        let devices: Vec<DeviceKey> = roster
            .open_devices()
            .filter(|device| person.is_none_or(|person| roster.person_of(*device) == Some(person)))
            .filter(has_news)
            .collect();
        let have = self.exchange.have();
        // Only what all of them surely have is left out.
        let mut theirs = person.map(|_| have.clone()).unwrap_or_default();
        for device in &devices {
            let known = self.exchange.receipt_of(*device).map(|receipt| receipt.vector.clone()).unwrap_or_default();
            theirs = Vector(theirs.0.into_iter().map(|(log, seq)| (log, seq.min(known.get(log)))).collect());
        }
        let ranges = have.beyond(&theirs).collect();
        let receipts = self.exchange.receipts().cloned().collect();
        let reader = self.reader.again().map_err(|error| crate::troubles::of_storage(&error))?;
        Ok(ToCarry { file, team: self.id, devices, ranges, receipts, reader })
    }

    pub(crate) fn to_take_in(&self, file: PathBuf) -> ToTakeIn {
        ToTakeIn { file, team: self.id, key: self.key.clone(), ends: self.writer.ends.clone() }
    }
}
