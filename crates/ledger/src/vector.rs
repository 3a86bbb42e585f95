//! Who has what: how far each device's log is held.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::keys::DeviceKey;

/// For each device, the number of the last record held; a log that is missing counts as 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vector(pub BTreeMap<DeviceKey, u64>);

/// Records `first..=last` of one device's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    pub device: DeviceKey,
    pub first: u64,
    pub last: u64,
}

impl Vector {
    pub fn get(&self, device: DeviceKey) -> u64 {
        self.0.get(&device).copied().unwrap_or(0)
    }

    /// Holds at least this much from now on.
    pub fn raise(&mut self, device: DeviceKey, seq: u64) {
        if seq > 0 {
            let held = self.0.entry(device).or_insert(0);
            *held = seq.max(*held);
        }
    }

    pub fn covers(&self, other: &Self) -> bool {
        other.0.iter().all(|(device, seq)| self.get(*device) >= *seq)
    }

    /// What `self` has and `other` lacks.
    pub fn beyond<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Range> + 'a {
        self.0.iter().filter_map(|(device, last)| {
            let held = other.get(*device);
            (held < *last).then_some(Range { device: *device, first: held + 1, last: *last })
        })
    }

    /// How many records `self` has that `other` lacks.
    pub fn count_beyond(&self, other: &Self) -> u64 {
        self.beyond(other).map(|range| range.last - range.first + 1).sum()
    }

    /// The larger of both, for each device.
    pub fn join(&mut self, other: &Self) {
        for (device, seq) in &other.0 {
            self.raise(*device, *seq);
        }
    }
}
