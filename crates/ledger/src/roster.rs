//! Who belongs to the team: one pure function over all statements, the same on every device.
//!
//! Authority is a chain from the founder. No clock takes part, nor the order in which statements arrived:
//!
//! * The founder is a trekker and has the lead. Trekkers and helpers invite; only trekkers invite trekkers. Any member's
//!   device lets in whoever shows an invitation.
//! * Everybody has a *place*: behind the device that let them in. A trekker gives roles to, and removes, those whose place is
//!   below theirs; the lead everybody. So two can never remove each other.
//! * A removal, and a role, counts from a record number on: what a device wrote before stays, what it writes after is refused
//!   by everybody. Whoever a removed member let in before stays.
//! * The lead goes to a device that accepted it, when the device that has it says so.
//! * A device may go on in the place of another one, with that one's consent, as its first word: what the old one wrote
//!   counts up to a record, its role and its lead go over. Whoever removed the old one removed both.
//! * An invitation that was used twice apart let both in; everybody is shown it.

mod evaluation;

use std::collections::{BTreeMap, BTreeSet};

use crate::keys::{DeviceKey, Person, TeamId};
use crate::statement::{Role, Statement};

/// A statement whose proofs fit ([`Statement::is_sound`]), and the place in a log where it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub by: DeviceKey,
    pub seq: u64,
    pub statement: Statement,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub name: String,
    /// Their role now.
    pub role: Role,
    /// The role they came in with.
    pub first_role: Role,
    /// All that ever belonged.
    pub devices: BTreeSet<DeviceKey>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub role: Role,
    pub expires_at: u64,
    pub is_revoked: bool,
    /// The devices that came in with it; more than one when it was used twice apart.
    pub used_by: BTreeSet<DeviceKey>,
}

/// Where somebody stands: the record numbers by which they, and those before them, were let in. Shorter is higher; of two of
/// one length the one let in earlier in the same log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(pub(crate) Vec<u64>);

impl Place {
    fn behind(&self, seq: u64) -> Self {
        Self([self.0.as_slice(), &[seq]].concat())
    }
}

/// Higher places come first.
impl Ord for Place {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.0.len(), &self.0).cmp(&(other.0.len(), &other.0))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A role somebody was given. The last one in this order counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GivenRole {
    /// By the lead: that outweighs what others say.
    pub by_lead: bool,
    pub turn: u32,
    pub role: Role,
    /// The last record of each device to which it does not apply.
    pub after: BTreeMap<DeviceKey, u64>,
}

/// Who belongs to the team and in which role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The name the team was founded with.
    pub team_name: String,
    pub founder: Option<DeviceKey>,
    pub members: BTreeMap<Person, Member>,
    /// Every device that ever belonged, with its person.
    pub devices: BTreeMap<DeviceKey, Person>,
    /// Devices that belong no longer, with the last record of theirs that counts.
    pub closed: BTreeMap<DeviceKey, u64>,
    /// Devices that go on in the place of another one, with that one.
    pub renewed: BTreeMap<DeviceKey, DeviceKey>,
    pub invitations: BTreeMap<DeviceKey, Invitation>,
    revoked: BTreeSet<DeviceKey>,
    given_roles: BTreeMap<Person, BTreeSet<GivenRole>>,
    places: BTreeMap<DeviceKey, Place>,
    /// The device that has the lead.
    pub lead: Option<DeviceKey>,
    /// How often the lead was handed on.
    pub lead_turn: u32,
}

impl Roster {
    /// Evaluates everything that was said. Unsound statements must not be among it.
    pub fn of(team: TeamId, said: &[Said]) -> Self {
        evaluation::evaluate(team, said)
    }

    pub fn person_of(&self, device: DeviceKey) -> Option<Person> {
        self.devices.get(&device).copied()
    }

    /// The role of a device's person now, also of a device that belongs no longer.
    pub fn role_of(&self, device: DeviceKey) -> Option<Role> {
        self.members.get(self.devices.get(&device)?).map(|member| member.role)
    }

    /// The role in which a device wrote a record.
    pub fn role_at(&self, device: DeviceKey, seq: u64) -> Option<Role> {
        let person = self.devices.get(&device)?;
        let given = self.given_roles.get(person).into_iter().flatten().rev();
        let applies = |given: &&GivenRole| given.after.get(&device).is_none_or(|after| *after < seq);
        let first = self.members.get(person)?.first_role;
        Some(given.into_iter().find(applies).map_or(first, |given| given.role))
    }

    /// The first record of this device whose role may be another than in an earlier roster; `None`: all are the same.
    pub fn role_differs_from(&self, before: &Self, device: DeviceKey) -> Option<u64> {
        let person = self.devices.get(&device)?;
        let given = |roster: &Self| roster.given_roles.get(person).cloned().unwrap_or_default();
        let (ours, theirs) = (given(self), given(before));
        let changed = ours.symmetric_difference(&theirs);
        changed.map(|given| given.after.get(&device).map_or(1, |after| after.saturating_add(1))).min()
    }

    /// The turn of the next role that somebody is given.
    pub fn next_role_turn(&self, person: Person) -> u32 {
        let turns = self.given_roles.get(&person).into_iter().flatten().map(|given| given.turn);
        turns.max().unwrap_or(0).saturating_add(1)
    }

    /// Whether this device belongs now.
    pub fn is_open(&self, device: DeviceKey) -> bool {
        self.devices.contains_key(&device) && !self.closed.contains_key(&device)
    }

    /// The devices that belong now.
    pub fn open_devices(&self) -> impl Iterator<Item = DeviceKey> + '_ {
        self.devices.keys().copied().filter(|device| !self.closed.contains_key(device))
    }

    /// How many records of this device's log count: 0 when it never belonged.
    pub fn accepts_up_to(&self, device: DeviceKey) -> u64 {
        // Whoever let it in may have been cut off before, and then its closing closes nothing.
        match self.closed.get(&device) {
            _ if !self.devices.contains_key(&device) => 0,
            Some(up_to) => *up_to,
            None => u64::MAX,
        }
    }

    /// Whether another device went on in the place of this one.
    pub fn is_replaced(&self, device: DeviceKey) -> bool {
        self.renewed.values().any(|old| *old == device)
    }

    /// Whether the person of this device has the lead.
    pub fn leads(&self, person: Person) -> bool {
        self.lead.and_then(|lead| self.person_of(lead)) == Some(person)
    }

    /// Whether a device may remove another one, or leave itself; whoever has the lead hands it on first.
    pub fn may_close(&self, by: DeviceKey, device: DeviceKey) -> bool {
        let (Some(me), Some(them)) = (self.person_of(by), self.person_of(device)) else { return false };
        let is_below = self.places.get(&device) > self.places.get(&by);
        self.is_open(by)
            && (by == device && self.lead != Some(by)
                || self.lead == Some(by) && by != device
                || self.lead != Some(device) && is_below && (me == them || self.role_of(by) == Some(Role::Trekker)))
    }

    /// Whether a device may give somebody another role.
    pub fn may_give_role(&self, by: DeviceKey, person: Person) -> bool {
        let highest = |person: &Person| {
            let devices = self.members.get(person).into_iter().flat_map(|member| &member.devices);
            devices.filter_map(|device| self.places.get(device)).min()
        };
        self.is_open(by)
            && !self.leads(person)
            && (self.lead == Some(by)
                || self.role_of(by) == Some(Role::Trekker) && highest(&person) > self.places.get(&by))
    }

    /// Invitations that more than one device came in with, since they were used apart.
    pub fn used_twice(&self) -> impl Iterator<Item = &Invitation> {
        self.invitations.values().filter(|invitation| invitation.used_by.len() > 1)
    }

    /// Whether somebody may come in with this invitation at this moment, seen from here.
    pub fn invitation_state(&self, key: DeviceKey, now: u64) -> InvitationState {
        match self.invitations.get(&key) {
            None => InvitationState::Unknown,
            Some(invitation) if !invitation.used_by.is_empty() => InvitationState::Used,
            Some(invitation) if invitation.is_revoked => InvitationState::Revoked,
            Some(invitation) if invitation.expires_at <= now => InvitationState::Expired,
            Some(_) => InvitationState::Open,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    Open,
    Unknown,
    Used,
    Revoked,
    Expired,
}
