//! What members say of who belongs: roles, removals, the lead.

use trekker_domain::id::PersonId;
use trekker_domain::name::same_name_key;
use trekker_domain::role::Role;
use trekker_ledger::keys::{DeviceKey, Person};
use trekker_ledger::statement::Statement;
use trekker_ledger::ticket::Ticket;
use trekker_session::snapshot::Standing;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;
use crate::intake::ledger_role;

impl Team {
    /// A device belongs to the team no longer, from what is known of it here on. Its links are cut at once.
    pub(crate) fn remove_device(&mut self, device: DeviceKey) -> Result<(), Trouble> {
        if !self.membership.roster().may_close(self.me, device) {
            return Err(self.not_allowed());
        }
        let (seq, _) = self.writer.ends.of(device);
        // Whoever leaves counts its own word.
        let up_to = if device == self.me { seq + 1 } else { seq };
        self.state(Statement::Close { device, up_to })?;
        let links: Vec<_> =
            self.reach.links.iter().filter(|(_, link)| link.device == device).map(|(id, _)| *id).collect();
        for link in links {
            self.link_closed(link);
        }
        Ok(())
    }

    /// This device belongs to the team no longer, by its own word.
    pub(crate) fn leave(&mut self) -> Result<(), Trouble> {
        if self.membership.roster().lead == Some(self.me) {
            return Err(Trouble::new(TroubleKind::LeadFirst));
        }
        self.remove_device(self.me)
    }

    /// Whether nobody else's device, nor another one of mine, is in the team.
    pub(crate) fn is_alone(&self) -> bool {
        self.membership.roster().open_devices().all(|device| device == self.me)
    }

    /// A device of the team lets this one in no longer and says why.
    pub(crate) fn said_to_be_removed(&mut self, by: DeviceKey) {
        if self.reach.removed_by.is_none() && self.membership.roster().is_open(by) {
            self.reach.removed_by = Some(by);
            self.show_standing();
        }
    }

    pub(crate) fn show_standing(&mut self) {
        let roster = self.membership.roster();
        let has_left = || {
            let mine = self.membership.said().iter().filter(|said| said.by == self.me);
            mine.into_iter().any(|said| matches!(said.statement, Statement::Close { device, .. } if device == self.me))
        };
        let standing = match self.reach.removed_by {
            _ if self.is_ready() && !roster.is_open(self.me) && has_left() => {
                Standing::Left { is_heard: self.reach.removed_by.is_some() }
            }
            _ if self.is_ready() && !roster.is_open(self.me) => Standing::Removed,
            Some(by) => Standing::SaidToBeRemoved { by: self.name_of(by) },
            None => Standing::Member,
        };
        if self.view.snapshot.team.standing != standing {
            self.view.snapshot.team.standing = standing;
            self.view.is_dirty = true;
        }
    }

    /// All devices of a member.
    pub(crate) fn remove_member(&mut self, person: Person) -> Result<(), Trouble> {
        let roster = self.membership.roster();
        let devices = roster.members.get(&person).map(|member| member.devices.clone()).unwrap_or_default();
        let open: Vec<DeviceKey> = devices.into_iter().filter(|device| roster.is_open(*device)).collect();
        if open.is_empty() || !open.iter().all(|device| roster.may_close(self.me, *device)) {
            return Err(self.not_allowed());
        }
        open.into_iter().try_for_each(|device| self.remove_device(device))
    }

    /// A member's role in everything they write that has not arrived here yet.
    pub(crate) fn set_role(&mut self, person: Person, role: Role) -> Result<(), Trouble> {
        let roster = self.membership.roster();
        if !roster.may_give_role(self.me, person) {
            return Err(self.not_allowed());
        }
        let turn = roster.next_role_turn(person);
        let devices = roster.members.get(&person).map(|member| member.devices.clone()).unwrap_or_default();
        let after = devices.into_iter().map(|device| (device, self.writer.ends.of(device).0)).collect();
        self.state(Statement::SetRole { person, role: ledger_role(role), turn, after })
    }

    /// Offers the lead to a member; an offer made before is taken back by it.
    pub(crate) fn offer_lead(&mut self, person: Person) -> Result<(), Trouble> {
        let roster = self.membership.roster();
        let is_there = roster
            .members
            .get(&person)
            .is_some_and(|member| member.devices.iter().any(|device| *device != self.me && roster.is_open(*device)));
        if roster.lead != Some(self.me) || !is_there {
            return Err(self.not_allowed());
        }
        let turn = roster.lead_turn + 1;
        self.state(Statement::OfferLead { person, turn })
    }

    /// Takes the lead that was offered to this device's person. It goes over once the device that has it hears of it.
    pub(crate) fn accept_lead(&mut self) -> Result<(), Trouble> {
        if !self.is_offered_lead() {
            return Err(self.not_allowed());
        }
        let turn = self.membership.roster().lead_turn + 1;
        self.state(Statement::AcceptLead { turn })
    }

    /// Whether the lead is offered to this device's person, and this device has not accepted it yet.
    pub(crate) fn is_offered_lead(&self) -> bool {
        let roster = self.membership.roster();
        let is_mine = roster.person_of(self.me) == self.offered_to();
        roster.is_open(self.me) && roster.lead != Some(self.me) && is_mine && !self.has_accepted(self.me)
    }

    /// To whom the lead is offered now: the last offer of the device that has it counts.
    fn offered_to(&self) -> Option<Person> {
        let roster = self.membership.roster();
        let offers = self.membership.said().iter().filter(|said| Some(said.by) == roster.lead);
        let offered = offers.filter_map(|said| match &said.statement {
            Statement::OfferLead { person, turn } if *turn == roster.lead_turn + 1 => Some((said.seq, *person)),
            _ => None,
        });
        offered.max_by_key(|(seq, _)| *seq).map(|(_, person)| person)
    }

    fn has_accepted(&self, device: DeviceKey) -> bool {
        let turn = self.membership.roster().lead_turn + 1;
        let accepted = Statement::AcceptLead { turn };
        self.membership.said().iter().any(|said| said.by == device && said.statement == accepted)
    }

    /// The device that has the lead hands it on as soon as it hears that its offer was accepted.
    pub(crate) fn hand_lead(&mut self) {
        let roster = self.membership.roster();
        if roster.lead != Some(self.me) {
            return;
        }
        let Some(person) = self.offered_to() else { return };
        let devices = roster.members.get(&person).map(|member| member.devices.clone()).unwrap_or_default();
        let accepted = devices.into_iter().find(|device| roster.is_open(*device) && self.has_accepted(*device));
        let turn = roster.lead_turn + 1;
        if let Some(device) = accepted
            && let Err(trouble) = self.state(Statement::HandLead { device, turn })
        {
            tracing::error!(?trouble, "the lead could not be handed on");
        }
    }

    /// An invitation counts no longer.
    pub(crate) fn revoke(&mut self, ticket: &Ticket) -> Result<(), Trouble> {
        let may = self.my_role().is_some_and(|role| role != Role::Guest);
        let key = ticket.invitation().public();
        if ticket.team != self.id || !self.membership.roster().invitations.contains_key(&key) {
            return Err(Trouble::new(TroubleKind::TicketUnknown));
        }
        if !may {
            return Err(self.not_allowed());
        }
        self.state(Statement::Revoke { key })
    }

    /// The member of this name.
    pub(crate) fn member_named(&self, name: &str) -> Result<Person, Trouble> {
        let key = same_name_key(name);
        let mut named =
            self.membership.roster().members.iter().filter(|(_, member)| same_name_key(&member.name) == key);
        match (named.next(), named.next()) {
            (Some((person, _)), None) => Ok(*person),
            _ => Err(Trouble::new(TroubleKind::NotFound).about(name)),
        }
    }

    fn state(&mut self, statement: Statement) -> Result<(), Trouble> {
        self.say(statement).map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))
    }
}

pub(crate) fn person_of(id: PersonId) -> Person {
    Person(id.0)
}
