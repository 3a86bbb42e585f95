//! How and when other devices were met last: for showing, and kept over a restart.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use trekker_ledger::keys::DeviceKey;
use trekker_session::people::Connection;
use trekker_storage::store::Batch;

use super::writer::Pending;
use super::{Team, now};

/// The name under which this is kept.
pub(crate) const KEPT: &str = "met";
/// Of so many devices it is kept, those met last.
const MOST_KEPT: usize = 256;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Met {
    pub(crate) connection: Connection,
    /// Seconds since 1970.
    pub(crate) at: u64,
}

/// As it is kept: what a connection was like is of no interest once it is gone, but for a file.
#[derive(Serialize, Deserialize)]
struct Kept {
    device: DeviceKey,
    at: u64,
    by_file: bool,
}

/// Reads what [`Team::keep_met`] wrote; what does not read was never met.
pub(crate) fn read(kept: &[u8]) -> BTreeMap<DeviceKey, Met> {
    let kept: Vec<Kept> = postcard::from_bytes(kept).unwrap_or_default();
    let met = kept.into_iter().map(|Kept { device, at, by_file }| {
        let connection = if by_file { Connection::Carried } else { Connection::None };
        (device, Met { connection, at })
    });
    met.collect()
}

impl Team {
    /// Devices were met over a link, or news of them came in a file.
    pub(crate) fn meets(&mut self, devices: impl IntoIterator<Item = DeviceKey>, connection: Connection) {
        let at = now();
        for device in devices {
            let is_linked = self.reach.links.values().any(|link| link.device == device);
            if device != self.me && (connection != Connection::Carried || !is_linked) {
                self.reach.met.insert(device, Met { connection, at });
                self.people_changed = true;
            }
        }
    }

    pub(crate) fn keep_met(&mut self) {
        let mut kept: Vec<Kept> = self
            .reach
            .met
            .iter()
            .map(|(device, met)| Kept { device: *device, at: met.at, by_file: met.connection == Connection::Carried })
            .collect();
        kept.sort_by_key(|kept| std::cmp::Reverse(kept.at));
        kept.truncate(MOST_KEPT);
        let meta = vec![(KEPT, postcard::to_stdvec(&kept).unwrap_or_default())];
        self.commit(Batch { meta, ..Batch::default() }, Pending::default());
    }
}
