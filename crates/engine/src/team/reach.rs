//! Who is reached, and how this device is reached itself.

use std::collections::{BTreeMap, HashMap};

use trekker_ledger::keys::DeviceKey;
use trekker_ledger::ticket::Door;
use trekker_replication::exchange::LinkId;

use super::door::DoorState;
use super::met::Met;
use crate::link::LinkHandle;

pub(crate) struct Reach {
    pub(crate) links: HashMap<LinkId, LinkHandle>,
    pub(crate) met: BTreeMap<DeviceKey, Met>,
    /// Whom the ticket named: they are let in as long as their statements have not come.
    pub(crate) doors: Vec<Door>,
    pub(crate) door: DoorState,
    /// A device that lets this one in no longer and says that it was removed.
    pub(crate) removed_by: Option<DeviceKey>,
    /// Addresses the network has not been told.
    pub(crate) addresses: Vec<(DeviceKey, Vec<u8>)>,
    pub(crate) receipt_number: u64,
    /// This device's own.
    pub(crate) address: Vec<u8>,
}

impl Reach {
    pub(super) fn all_links(&self) -> Vec<LinkId> {
        self.links.keys().copied().collect()
    }
}
