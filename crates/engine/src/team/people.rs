//! Who is in the team and who has what. What is shown comes from signed receipts and from nothing else.

use chrono::{DateTime, Utc};
use trekker_domain::id::{DeviceId, PersonId};
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::Record;
use trekker_ledger::vector::{Range, Vector};
use trekker_session::people::{Connection, Device, Has, Member};

use super::Team;
use crate::intake::domain_role;
use crate::knock::short_code;
use crate::rows::moment;

impl Team {
    /// Makes the list of people anew if anything in it changed.
    pub(crate) fn show_people(&mut self) {
        if !std::mem::take(&mut self.people_changed) {
            return;
        }
        let is_offered = self.is_offered_lead();
        if self.view.snapshot.team.lead_is_offered != is_offered {
            self.view.snapshot.team.lead_is_offered = is_offered;
            self.view.is_dirty = true;
        }
        let members = self.members();
        if *self.view.snapshot.members != members {
            self.view.snapshot.members = members.into();
            self.view.is_dirty = true;
        }
    }

    pub(crate) fn members(&self) -> Vec<Member> {
        let roster = self.membership.roster();
        let me = roster.person_of(self.me);
        let mut members: Vec<Member> = roster
            .members
            .iter()
            .map(|(person, member)| Member {
                id: PersonId(person.0),
                name: member.name.clone(),
                role: domain_role(member.role),
                is_me: me == Some(*person),
                leads: roster.leads(*person),
                may_give_role: roster.may_give_role(self.me, *person),
                devices: member
                    .devices
                    .iter()
                    .filter(|device| roster.is_open(**device))
                    .map(|device| self.device(*device))
                    .collect(),
            })
            .filter(|member| !member.devices.is_empty())
            .collect();
        members.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        members
    }

    fn device(&self, device: DeviceKey) -> Device {
        let is_linked = self.reach.links.values().any(|link| link.device == device);
        let met = self.reach.met.get(&device);
        Device {
            id: DeviceId(device.0),
            is_this: device == self.me,
            may_remove: device != self.me && self.membership.roster().may_close(self.me, device),
            connection: match met {
                Some(met) if is_linked || met.connection == Connection::Carried => met.connection,
                _ if is_linked => Connection::Direct,
                _ => Connection::None,
            },
            last_met: if is_linked { None } else { met.map(|met| moment(met.at)) },
            has: self.has(device),
            code: short_code(self.id, device),
        }
    }

    /// What a device is known to have.
    pub(crate) fn has(&self, device: DeviceKey) -> Has {
        let have = self.exchange.have();
        if device == self.me {
            return Has::Everything;
        }
        let Some(theirs) = self.exchange.known_of(device) else { return Has::Unknown };
        let changes = have.count_beyond(&theirs);
        if changes == 0 {
            return Has::Everything;
        }
        let of_mine = have.get(self.me).saturating_sub(theirs.get(self.me));
        Has::Lacks { changes, of_mine, since: self.oldest_beyond(have, &theirs) }
    }

    /// When the oldest record was made that one has and the other lacks, by the clock of whoever made it.
    fn oldest_beyond(&self, have: &Vector, theirs: &Vector) -> Option<DateTime<Utc>> {
        have.beyond(theirs)
            .filter_map(|range| {
                let first = Range { last: range.first, ..range };
                let arrivals = self.reader.arrivals_of(&[first]).ok()?;
                let record = self.reader.records(&arrivals).ok()?.pop()?;
                Some(moment(Record::decode_stored(&record.bytes).ok()?.at))
            })
            .min()
    }

    pub(crate) fn name_of(&self, device: DeviceKey) -> String {
        let roster = self.membership.roster();
        roster
            .person_of(device)
            .and_then(|person| roster.members.get(&person))
            .map(|member| member.name.clone())
            .unwrap_or_default()
    }
}
