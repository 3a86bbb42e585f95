//! The people of a team and their devices, with what is known of who has what.

use chrono::{DateTime, Utc};
use trekker_domain::id::{DeviceId, PersonId};
use trekker_domain::role::Role;
use trekker_domain::short_code::ShortCode;
use trekker_domain::word_enum;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub id: PersonId,
    pub name: String,
    pub role: Role,
    pub is_me: bool,
    /// Has the lead of the team.
    pub leads: bool,
    /// Whether I may give this member another role.
    pub may_give_role: bool,
    /// Those that were removed are not among them.
    pub devices: Vec<Device>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    pub id: DeviceId,
    pub is_this: bool,
    /// Whether I may remove it.
    pub may_remove: bool,
    pub connection: Connection,
    /// When this device and that one last exchanged anything, over a link or in a file; for showing only.
    pub last_met: Option<DateTime<Utc>>,
    pub has: Has,
    /// To compare with what the device itself shows.
    pub code: ShortCode,
}

word_enum! {
    /// How this device reaches another right now.
    pub enum Connection {
        None = "none",
        /// Not at all, and the last news of it came in a carried file.
        Carried = "carried",
        /// By way of a relay, which sees that we talk but not what.
        Relayed = "relayed",
        /// Over the internet, without anybody between.
        Direct = "direct",
        /// On the same local network.
        Local = "local",
    }
}

/// What another device is known to have, from its own signed receipt. Nothing else may claim it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Has {
    /// No receipt of it has reached this device yet.
    Unknown,
    /// Everything that this device has.
    Everything,
    /// It lacks so many changes of those this device has; `of_mine` of them were made here. `since` is the moment of the
    /// oldest change it lacks, by the clock of whoever made it.
    Lacks { changes: u64, of_mine: u64, since: Option<DateTime<Utc>> },
}
