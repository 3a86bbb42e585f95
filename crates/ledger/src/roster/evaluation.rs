//! From everything that was said to who belongs.
//!
//! Devices are heard in the order of their *place*: the founder's first, then whoever it let in, in the order of its log,
//! then whoever those let in. Nobody has power over a device with a higher place. So when a device is heard, everything
//! that decides how far its log counts has been heard before, and what is cut off cannot matter to those above it: whoever
//! refuses the cut-off part and whoever received it in time come to the same end.
//!
//! The device that has the *lead* stands above all places from the record in which it accepted it.

use std::collections::{BTreeMap, BTreeSet};

use super::{GivenRole, Invitation, Member, Place, Roster, Said};
use crate::keys::{DeviceKey, Person, TeamId};
use crate::statement::{Admission, Role, Statement, person_of_first_device, team_founded_by};

/// How many records of a log count that nobody cut off.
const ALL: u64 = u64::MAX;

/// A stretch of a device's log in which it had the lead.
#[derive(Clone, Copy)]
struct Lead {
    device: DeviceKey,
    /// The record in which it was accepted; of the founder, the first.
    from: u64,
    /// The record in which it was handed on, or [`ALL`].
    to: u64,
}

/// With what right something is said.
#[derive(Clone, Copy)]
enum Power<'a> {
    Lead,
    Member { place: &'a Place, person: Person, role: Role },
}

#[derive(Default)]
struct Evaluation<'a> {
    logs: BTreeMap<DeviceKey, BTreeMap<u64, &'a Statement>>,
    leads: Vec<Lead>,
    roster: Roster,
    /// Devices that belong and have not been heard yet.
    queue: BTreeSet<(Place, DeviceKey)>,
    /// Who came with an invitation that is not known yet.
    waiting: BTreeMap<DeviceKey, Vec<&'a Admission>>,
    /// The highest place of each person.
    people: BTreeMap<Person, Place>,
    /// Who goes on in the place of each device, and up to which record that one counts then.
    renewals: BTreeMap<DeviceKey, BTreeSet<(u64, DeviceKey)>>,
    /// Those among them that went on with the lead.
    renewed_leads: BTreeSet<DeviceKey>,
    /// Devices that left by their own word.
    left: BTreeSet<DeviceKey>,
}

/// See [`Roster::of`].
pub(super) fn evaluate(team: TeamId, said: &[Said]) -> Roster {
    let mut evaluation = Evaluation::default();
    for said in said {
        evaluation.logs.entry(said.by).or_default().insert(said.seq, &said.statement);
        if let (1, Statement::Renew { old, up_to, .. }) = (said.seq, &said.statement) {
            evaluation.renewals.entry(*old).or_default().insert((*up_to, said.by));
        }
    }
    let Some((founder, person, name, member)) = evaluation.founding(team) else { return Roster::default() };
    evaluation.roster.team_name = name;
    evaluation.roster.founder = Some(founder);
    evaluation.find_leads(founder);
    evaluation.let_in(founder, person, &member, Role::Trekker, Place::default());
    // The newest lead first: it may close a device that had the lead before.
    for (turn, lead) in evaluation.leads.clone().into_iter().enumerate().rev() {
        evaluation.hear_lead(turn, lead);
    }
    while let Some((place, device)) = evaluation.queue.pop_first() {
        evaluation.hear(&place, device);
    }
    evaluation.finish()
}

impl<'a> Evaluation<'a> {
    fn founding(&self, team: TeamId) -> Option<(DeviceKey, Person, String, String)> {
        self.logs.iter().find_map(|(device, log)| match log.get(&1) {
            Some(statement @ Statement::Found { team: name, member, person, .. })
                if team_founded_by(statement, *device) == Some(team) && *person == person_of_first_device(*device) =>
            {
                Some((*device, *person, name.clone(), member.clone()))
            }
            _ => None,
        })
    }

    /// Each device that had the lead says in its own log to which it handed it on.
    fn find_leads(&mut self, founder: DeviceKey) {
        let mut lead = Lead { device: founder, from: 1, to: ALL };
        loop {
            let turn = u32::try_from(self.leads.len() + 1).unwrap_or(u32::MAX);
            let log = self.logs.get(&lead.device);
            let renewal = self.renewals.get(&lead.device).and_then(BTreeSet::first).copied();
            let counts = lead.from..=renewal.map_or(ALL, |(up_to, _)| up_to);
            let handed =
                log.into_iter().flatten().filter(|(seq, _)| counts.contains(seq)).find_map(|(seq, said)| match said {
                    Statement::HandLead { device, turn: handed } if *handed == turn => Some((*seq, *device)),
                    _ => None,
                });
            let accepted = handed.and_then(|(_, device)| {
                let log = self.logs.get(&device)?.range(..=self.ends_by_renewal(device).unwrap_or(ALL));
                log.into_iter().find_map(|(seq, said)| (**said == Statement::AcceptLead { turn }).then_some(*seq))
            });
            if let Some((to, _)) = handed {
                lead.to = to;
            }
            if let (None, Some((up_to, device))) = (handed, renewal)
                && !self.leads.iter().any(|lead| lead.device == device)
            {
                self.leads.push(Lead { to: up_to, ..lead });
                self.renewed_leads.insert(device);
                lead = Lead { device, from: 1, to: ALL };
                continue;
            }
            self.leads.push(lead);
            let Some((_, device)) = handed else { return };
            // Its word of acceptance may come later than the news of it.
            lead = Lead { device, from: accepted.unwrap_or(ALL), to: ALL };
            // Of a log that was cut off before it, it never comes: whoever goes on in its place has the lead.
            if accepted.is_none() && self.ends_by_renewal(device).is_none() {
                self.leads.push(lead);
                return;
            }
        }
    }

    /// The last record that counts of a device in whose place another one went on.
    fn ends_by_renewal(&self, device: DeviceKey) -> Option<u64> {
        Some(self.renewals.get(&device)?.first()?.0)
    }

    fn hear_lead(&mut self, turn: usize, lead: Lead) {
        let Some(log) = self.logs.get(&lead.device).cloned() else { return };
        for (seq, said) in log.range(lead.from..).take_while(|(seq, _)| **seq <= lead.to) {
            // Whom the lead lets in stands behind the founder, in the order of turns.
            let behind = Place(vec![turn as u64, *seq]);
            self.heard(lead.device, said, Power::Lead, behind);
        }
    }

    fn hear(&mut self, place: &Place, device: DeviceKey) {
        let log = self.logs.get(&device).cloned().unwrap_or_default();
        let Some(person) = self.roster.devices.get(&device).copied() else { return };
        // Whoever may remove it was heard before. What the lead has gone over to stays, whoever has it by now.
        let mut renewals = self.renewals.get(&device).cloned().unwrap_or_default();
        if self.roster.closed.contains_key(&device) {
            renewals.retain(|(_, new)| self.renewed_leads.contains(new));
        }
        if let Some((up_to, _)) = renewals.first() {
            let closed = self.roster.closed.entry(device).or_insert(*up_to);
            *closed = *up_to.min(closed);
        }
        self.hear_log(place, device, person, &log);
        for (up_to, new) in renewals {
            if !self.left.contains(&device) || self.renewed_leads.contains(&new) {
                self.goes_on(place, device, person, up_to, new);
            }
        }
    }

    /// Another device in the place of this one, which was heard to its end.
    fn goes_on(&mut self, place: &Place, old: DeviceKey, person: Person, up_to: u64, new: DeviceKey) {
        let Some(role) = self.roster.members.get(&person).map(|member| member.first_role) else { return };
        if !self.roster.devices.contains_key(&new) {
            self.roster.renewed.insert(new, old);
            self.let_in(new, person, "", role, place.behind(up_to.saturating_add(1)));
        }
    }

    fn hear_log(&mut self, place: &Place, device: DeviceKey, person: Person, log: &BTreeMap<u64, &'a Statement>) {
        for (seq, said) in log {
            // It may have closed itself in between.
            if self.roster.closed.get(&device).is_some_and(|limit| seq > limit) {
                return;
            }
            let Some(role) = self.roster.role_at(device, *seq) else { return };
            let had_lead = |lead: &Lead| lead.device == device && (lead.from..=lead.to).contains(seq);
            if !self.leads.iter().any(had_lead) {
                let behind = place.behind(*seq);
                self.heard(device, said, Power::Member { place, person, role }, behind);
            }
        }
    }

    /// `behind`: the place of whoever comes in by this.
    fn heard(&mut self, by: DeviceKey, said: &'a Statement, power: Power<'_>, behind: Place) {
        let leads = |role: &Role| *role == Role::Trekker;
        let role = match power {
            Power::Lead => Role::Trekker,
            Power::Member { role, .. } => role,
        };
        match said {
            Statement::Invite { key, role: wanted, expires_at }
                if leads(&role) || (role == Role::Helper && !leads(wanted)) =>
            {
                let known = self.roster.invitations.contains_key(key);
                if !known {
                    let invitation = Invitation {
                        role: *wanted,
                        expires_at: *expires_at,
                        is_revoked: false,
                        used_by: BTreeSet::new(),
                    };
                    self.roster.invitations.insert(*key, invitation);
                    for admission in self.waiting.remove(key).unwrap_or_default() {
                        self.admit(admission, behind.clone());
                    }
                }
            }
            Statement::Revoke { key } if role != Role::Guest => {
                self.roster.revoked.insert(*key);
            }
            Statement::Admit(admission) => {
                if self.roster.invitations.contains_key(&admission.invitation) {
                    self.admit(admission, behind);
                } else {
                    self.waiting.entry(admission.invitation).or_default().push(admission);
                }
            }
            Statement::Link { device, .. } => {
                if let Some(person) = self.roster.devices.get(&by).copied() {
                    self.let_in(*device, person, "", role, behind);
                }
            }
            Statement::SetRole { person, role: given, turn, after } => {
                let may = match power {
                    Power::Lead => true,
                    Power::Member { place, .. } => leads(&role) && self.is_below(*person, place),
                };
                if may {
                    let by_lead = matches!(power, Power::Lead);
                    let given =
                        GivenRole { by_lead, turn: *turn, role: *given, after: after.iter().copied().collect() };
                    self.roster.given_roles.entry(*person).or_default().insert(given);
                }
            }
            Statement::Close { device, up_to } => self.close(by, *device, *up_to, power),
            _ => {}
        }
    }

    fn admit(&mut self, admission: &Admission, place: Place) {
        let Some(invitation) = self.roster.invitations.get_mut(&admission.invitation) else { return };
        invitation.used_by.insert(admission.device);
        let role = invitation.role;
        self.let_in(admission.device, admission.person, &admission.name, role, place);
    }

    fn let_in(&mut self, device: DeviceKey, person: Person, name: &str, role: Role, place: Place) {
        if self.roster.devices.contains_key(&device) {
            return;
        }
        self.roster.devices.insert(device, person);
        self.roster.places.insert(device, place.clone());
        self.people.entry(person).or_insert_with(|| place.clone());
        let new = || Member { name: name.to_owned(), role, first_role: role, devices: BTreeSet::new() };
        self.roster.members.entry(person).or_insert_with(new).devices.insert(device);
        self.queue.insert((place, device));
    }

    /// Whether a person has no device yet with a place as high as this.
    fn is_below(&self, person: Person, place: &Place) -> bool {
        self.people.get(&person).is_none_or(|theirs| theirs > place)
    }

    fn close(&mut self, by: DeviceKey, device: DeviceKey, up_to: u64, power: Power<'_>) {
        let theirs = self.roster.devices.get(&device).copied();
        let has_lead = self.leads.last().is_some_and(|lead| lead.device == device);
        let may = match power {
            // Whoever has the lead hands it on before leaving.
            _ if has_lead => false,
            Power::Lead => device != by,
            // To leave, and to send one's own later devices away, needs no role.
            Power::Member { place, person, role } => {
                let is_below = self.roster.places.get(&device).is_none_or(|theirs| theirs > place);
                device == by || is_below && (theirs == Some(person) || role == Role::Trekker)
            }
        };
        if !may {
            return;
        }
        if device == by {
            self.left.insert(device);
        }
        // What it said while it had the lead stays said.
        let led =
            self.leads.iter().filter(|lead| lead.device == device).map(|lead| if lead.to == ALL { 0 } else { lead.to });
        let up_to = led.fold(up_to, u64::max);
        let closed = self.roster.closed.entry(device).or_insert(up_to);
        *closed = up_to.min(*closed);
    }

    fn finish(mut self) -> Roster {
        for (person, given) in &self.roster.given_roles {
            if let (Some(member), Some(newest)) = (self.roster.members.get_mut(person), given.last()) {
                member.role = newest.role;
            }
        }
        for key in &self.roster.revoked {
            if let Some(invitation) = self.roster.invitations.get_mut(key) {
                invitation.is_revoked = true;
            }
        }
        let last = self.leads.iter().rev().find(|lead| self.roster.devices.contains_key(&lead.device));
        self.roster.lead = last.map(|lead| lead.device);
        self.roster.lead_turn = u32::try_from(self.leads.len().saturating_sub(1)).unwrap_or(u32::MAX);
        if let Some(person) = self.roster.lead.and_then(|device| self.roster.devices.get(&device))
            && let Some(member) = self.roster.members.get_mut(person)
        {
            member.role = Role::Trekker;
        }
        self.roster
    }
}
