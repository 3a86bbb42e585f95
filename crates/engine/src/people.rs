//! Whose devices are whose, and what of their logs counts.

use std::collections::HashMap;

use trekker_document::actor::{DevicePrefix, prefix_of};
use trekker_domain::derived;
use trekker_domain::id::PersonId;
use trekker_domain::kind::Kind;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::roster::Roster;
use trekker_storage::reader::StoredChange;

use crate::intake::domain_role;

/// Whose devices are whose, and what of their logs counts.
#[derive(Debug, Default)]
pub(crate) struct People {
    persons: HashMap<DeviceKey, PersonId>,
    roster: Roster,
    team: derived::Team,
    /// Who belongs to the team cannot be proven: everything is read.
    counts_all: bool,
}

impl People {
    pub(crate) fn of(team: derived::Team, roster: &Roster) -> Self {
        let persons = roster.devices.iter().map(|(device, person)| (*device, PersonId(person.0))).collect();
        Self { persons, roster: roster.clone(), team, counts_all: false }
    }

    /// Reads what anybody wrote. For whoever only looks.
    pub(crate) fn counting_all(self) -> Self {
        Self { counts_all: true, ..self }
    }

    pub(crate) fn team(&self) -> derived::Team {
        self.team
    }

    pub(crate) fn roster(&self) -> &Roster {
        &self.roster
    }

    pub(crate) fn get(&self, device: &DeviceKey) -> Option<&PersonId> {
        self.persons.get(device)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&DeviceKey, &PersonId)> {
        self.persons.iter()
    }

    /// Whether a change counts: its author belonged when it was written, in a role that may write such a document. It may
    /// have come before the news that it does not.
    pub(crate) fn counts(&self, change: &StoredChange) -> bool {
        if self.counts_all {
            return true;
        }
        let role = self.roster.role_at(change.device, change.seq).map(domain_role);
        change.seq <= self.roster.accepts_up_to(change.device)
            && role.is_some_and(|role| Kind::from_number(change.kind).may_be_written_by(role))
    }
}

impl trekker_document::reading::People for People {
    fn person(&self, device: &DevicePrefix) -> Option<PersonId> {
        // A team has some dozens of devices.
        self.persons.iter().find(|(key, _)| prefix_of(&key.0) == *device).map(|(_, person)| *person)
    }
}
