//! Who belongs to the team: one pure function over all statements, the same on every device.
//!
//! Authority is a chain from the founder. No clock takes part, nor the order in which statements arrived:
//!
//! * The founder is a trekker. Trekkers and helpers invite; only trekkers invite trekkers.
//! * An admission counts when its invitation was made by somebody who may, was not revoked, and its proof fits.
//! * A role statement counts when a trekker made it; of several, the one with the highest turn.
//! * A closing counts when a trekker made it, or a device of the same person. Of several, the lowest number: a device's
//!   later records are refused by everybody. Authority used *before* the closing stays: whoever a removed member let in
//!   stays in.

use std::collections::{BTreeMap, BTreeSet};

use crate::keys::{DeviceKey, Person, TeamId};
use crate::statement::{Role, Statement, person_of_first_device, team_founded_by};

/// A statement and the place in a log where it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub by: DeviceKey,
    pub seq: u64,
    pub statement: Statement,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub name: String,
    pub role: Role,
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
    pub invitations: BTreeMap<DeviceKey, Invitation>,
    /// The highest turn of a role statement, per person.
    pub role_turns: BTreeMap<Person, u32>,
}

impl Roster {
    /// Evaluates everything that was said.
    pub fn of(team: TeamId, said: &[Said]) -> Self {
        let mut roster = Self::default();
        let mut roles: BTreeMap<Person, (u32, Role)> = BTreeMap::new();
        for said in said {
            if let Statement::Found { team: name, member, person, .. } = &said.statement
                && said.seq == 1
                && team_founded_by(&said.statement, said.by) == Some(team)
                && *person == person_of_first_device(said.by)
            {
                roster.team_name = name.clone();
                roster.founder = Some(said.by);
                roster.let_in(said.by, *person, member, Role::Trekker);
            }
        }
        // Authority only grows here, so going round until nothing is added ends, and its order does not matter.
        loop {
            let before = (roster.devices.len(), roster.invitations.len(), roles.len(), roster.roles());
            for said in said {
                roster.invite(said);
            }
            for said in said {
                roster.admit(team, said);
            }
            for said in said {
                if let Statement::SetRole { person, role, turn } = said.statement
                    && roster.role_of(said.by) == Some(Role::Trekker)
                {
                    let newest = roles.entry(person).or_insert((turn, role));
                    *newest = (turn, role).max(*newest);
                }
            }
            for (person, (turn, role)) in &roles {
                roster.role_turns.insert(*person, *turn);
                if let Some(member) = roster.members.get_mut(person) {
                    member.role = *role;
                }
            }
            if before == (roster.devices.len(), roster.invitations.len(), roles.len(), roster.roles()) {
                break;
            }
        }
        for said in said {
            roster.close(said);
        }
        roster
    }

    fn roles(&self) -> Vec<Role> {
        self.members.values().map(|member| member.role).collect()
    }

    fn let_in(&mut self, device: DeviceKey, person: Person, name: &str, role: Role) {
        if self.devices.contains_key(&device) {
            return;
        }
        self.devices.insert(device, person);
        let member = self.members.entry(person).or_insert_with(|| Member {
            name: name.to_owned(),
            role,
            devices: BTreeSet::new(),
        });
        member.devices.insert(device);
    }

    fn invite(&mut self, said: &Said) {
        match &said.statement {
            Statement::Invite { key, role, expires_at } => {
                let may = match self.role_of(said.by) {
                    Some(Role::Trekker) => true,
                    Some(Role::Helper) => *role != Role::Trekker,
                    Some(Role::Guest) | None => false,
                };
                if may {
                    self.invitations.entry(*key).or_insert(Invitation {
                        role: *role,
                        expires_at: *expires_at,
                        is_revoked: false,
                        used_by: BTreeSet::new(),
                    });
                }
            }
            Statement::Revoke { key } if self.role_of(said.by).is_some_and(|role| role != Role::Guest) => {
                if let Some(invitation) = self.invitations.get_mut(key) {
                    invitation.is_revoked = true;
                }
            }
            _ => {}
        }
    }

    fn admit(&mut self, team: TeamId, said: &Said) {
        let Statement::Admit(admission) = &said.statement else { return };
        // A person's first device names the person; nobody comes in as somebody else.
        if self.role_of(said.by).is_none()
            || admission.person != person_of_first_device(admission.device)
            || !admission.is_valid(team)
        {
            return;
        }
        let Some(invitation) = self.invitations.get_mut(&admission.invitation) else { return };
        invitation.used_by.insert(admission.device);
        let role = invitation.role;
        self.let_in(admission.device, admission.person, &admission.name, role);
    }

    fn close(&mut self, said: &Said) {
        let Statement::Close { device, up_to } = said.statement else { return };
        let Some(person) = self.devices.get(&device) else { return };
        let is_own = self.devices.get(&said.by) == Some(person);
        if is_own || self.role_of(said.by) == Some(Role::Trekker) {
            let closed = self.closed.entry(device).or_insert(up_to);
            *closed = up_to.min(*closed);
        }
    }

    pub fn person_of(&self, device: DeviceKey) -> Option<Person> {
        self.devices.get(&device).copied()
    }

    /// The role of a device's person, also of a device that belongs no longer: what it said before counts.
    pub fn role_of(&self, device: DeviceKey) -> Option<Role> {
        self.members.get(self.devices.get(&device)?).map(|member| member.role)
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
        match self.closed.get(&device) {
            Some(up_to) => *up_to,
            None if self.devices.contains_key(&device) => u64::MAX,
            None => 0,
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::SecretKey;
    use crate::statement::Admission;

    struct Story {
        team: TeamId,
        said: Vec<Said>,
    }

    fn key(n: u8) -> SecretKey {
        SecretKey::from_bytes(&[n; 32])
    }

    impl Story {
        fn founded() -> Self {
            let device = key(1).public();
            let statement = Statement::Found {
                team: "Zomerfeest".into(),
                member: "Els".into(),
                person: person_of_first_device(device),
                nonce: [0; 16],
            };
            let team = team_founded_by(&statement, device).expect("it founds");
            Self { team, said: vec![Said { by: device, seq: 1, statement }] }
        }

        fn says(mut self, by: u8, statement: Statement) -> Self {
            let by = key(by).public();
            let seq = 1 + self.said.iter().filter(|said| said.by == by).count() as u64;
            self.said.push(Said { by, seq, statement });
            self
        }

        fn invites(self, by: u8, invitation: u8, role: Role) -> Self {
            self.says(by, Statement::Invite { key: key(invitation).public(), role, expires_at: 100 })
        }

        fn admits(self, by: u8, invitation: u8, device: u8) -> Self {
            let (team, device) = (self.team, key(device).public());
            let person = person_of_first_device(device);
            let admission = Admission::new(&key(invitation), team, device, person, "Bram".into());
            self.says(by, Statement::Admit(admission))
        }

        fn roster(&self) -> Roster {
            let roster = Roster::of(self.team, &self.said);
            let mut backwards = self.said.clone();
            backwards.reverse();
            assert_eq!(Roster::of(self.team, &backwards), roster, "the order of arrival does not matter");
            roster
        }
    }

    #[test]
    fn whoever_shows_an_invitation_is_in_and_may_let_others_in() {
        let roster = Story::founded()
            .invites(1, 50, Role::Helper)
            .admits(1, 50, 2)
            .invites(2, 51, Role::Guest)
            .admits(2, 51, 3)
            .roster();
        assert_eq!(roster.role_of(key(2).public()), Some(Role::Helper));
        assert_eq!(roster.role_of(key(3).public()), Some(Role::Guest));
        assert_eq!(roster.invitation_state(key(50).public(), 10), InvitationState::Used);
    }

    #[test]
    fn nobody_comes_in_without_an_invitation_that_counts() {
        for (name, story) in [
            ("nobody invited", Story::founded().admits(1, 50, 2)),
            ("a stranger invited", Story::founded().invites(9, 50, Role::Helper).admits(1, 50, 2)),
            ("a stranger let in", Story::founded().invites(1, 50, Role::Helper).admits(9, 50, 2)),
            (
                "a helper made a trekker",
                Story::founded()
                    .invites(1, 50, Role::Helper)
                    .admits(1, 50, 3)
                    .invites(3, 51, Role::Trekker)
                    .admits(3, 51, 2),
            ),
            (
                "a guest invited",
                Story::founded()
                    .invites(1, 50, Role::Guest)
                    .admits(1, 50, 3)
                    .invites(3, 51, Role::Guest)
                    .admits(3, 51, 2),
            ),
        ] {
            assert_eq!(story.roster().role_of(key(2).public()), None, "{name}");
        }
    }

    #[test]
    fn a_forged_proof_and_another_founding_do_not_count() {
        let story = Story::founded().invites(1, 50, Role::Helper);
        let device = key(2).public();
        let forged = Admission::new(&key(66), story.team, device, person_of_first_device(device), "Mallory".into());
        let forged = Admission { invitation: key(50).public(), ..forged };
        let story = story.says(1, Statement::Admit(forged)).says(
            2,
            Statement::Found {
                team: "Mine".into(),
                member: "Mallory".into(),
                person: person_of_first_device(device),
                nonce: [1; 16],
            },
        );
        assert_eq!(story.roster().role_of(device), None);
    }

    #[test]
    fn a_closed_device_counts_up_to_its_last_record_and_whom_it_let_in_stays() {
        let roster = Story::founded()
            .invites(1, 50, Role::Helper)
            .admits(1, 50, 2)
            .invites(2, 51, Role::Helper)
            .admits(2, 51, 3)
            .says(1, Statement::Close { device: key(2).public(), up_to: 2 })
            .roster();
        assert!(!roster.is_open(key(2).public()));
        assert_eq!(roster.accepts_up_to(key(2).public()), 2);
        assert!(roster.is_open(key(3).public()));
    }

    #[test]
    fn a_helper_closes_nobody_but_their_own() {
        let story = Story::founded().invites(1, 50, Role::Helper).admits(1, 50, 2);
        let roster = story.says(2, Statement::Close { device: key(1).public(), up_to: 1 }).roster();
        assert!(roster.is_open(key(1).public()));
    }
}
