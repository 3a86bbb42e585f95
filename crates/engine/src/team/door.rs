//! Whoever stands at the door: newcomers with an invitation, another device of this person, a member this device has not
//! heard of.

use std::collections::BTreeMap;

use trekker_domain::role::Role;
use trekker_domain::short_code::{SPOKEN, SpokenCode};
use trekker_ledger::keys::{DeviceKey, TeamId};
use trekker_ledger::paper::{Paper, Papers};
use trekker_ledger::roster::{InvitationState, Said};
use trekker_ledger::statement::{Admission, Statement, person_of_first_device};
use trekker_ledger::ticket::{Door, Ticket, TicketFor};
use trekker_network::address_of_key;
use trekker_session::notice::Notice;
use trekker_session::snapshot::{Invitation, InvitationFor};
use trekker_session::trouble::{Trouble, TroubleKind};

use super::{Team, now};
use crate::intake::ledger_role;
use crate::knock::{Question, Reply, Verdict, link_request, short_code};
use crate::rows::moment;
use crate::spoken::{Common, Exchange};

/// How long another device of mine may take to come in, in hours.
const DEVICE_HOURS: u32 = 1;
/// The most exchanges over one spoken code that may be under way.
const MOST_SPOKEN: usize = 16;
/// The most devices that are let through on their papers at a time.
const MOST_VISITORS: usize = 16;

/// What is being waited for at the door. It is kept in memory alone: what is said at it stands in the log.
#[derive(Debug, Default)]
pub(crate) struct DoorState {
    /// Tickets for other devices of mine, and until when they count.
    links: BTreeMap<DeviceKey, u64>,
    /// The code that was said aloud last.
    spoken: Option<Spoken>,
    /// Devices that showed papers, until the record they name has arrived.
    visitors: BTreeMap<DeviceKey, Paper>,
    /// This device's own papers.
    papers: Papers,
}

#[derive(Debug)]
struct Spoken {
    code: SpokenCode,
    ticket: Ticket,
    under_way: BTreeMap<DeviceKey, Common>,
}

impl DoorState {
    pub(crate) fn of(papers: Papers) -> Self {
        Self { papers, ..Self::default() }
    }
}

impl Team {
    /// Somebody stands at the door. On [`Reply::Welcome`] the answer is to be given only when the disk has it.
    pub(crate) fn answer_door(&mut self, device: DeviceKey, question: &[u8]) -> Reply {
        let answered = match postcard::from_bytes(question) {
            // Nobody is let into a team of which it is not proven who belongs to it; who was let in before may help.
            Ok(question) if self.repair.is_unproven && !matches!(question, Question::Papers { .. }) => {
                Err(Verdict::Unknown)
            }
            Ok(Question::Member { team, admission }) => {
                self.of_this_team(team).and_then(|()| self.let_member_in(device, admission))
            }
            Ok(Question::Device { team, proof, request, ticket }) => self.of_this_team(team).and_then(|()| {
                let is_asked = ticket.verifies(&link_request(team, device), request);
                let link = Statement::Link { device, proof };
                if !is_asked || !link.is_sound(self.id, self.me) {
                    return Err(Verdict::Mangled);
                }
                self.let_device_in(device, ticket, link)
            }),
            Ok(Question::Papers { team, papers }) => {
                self.of_this_team(team).and_then(|()| self.let_visitor_through(device, &papers))
            }
            Ok(Question::Renewed { team }) => self.of_this_team(team).and_then(|()| self.who_went_on(device)),
            Ok(Question::Spoken { name, share }) => self.answer_spoken(device, name, &share),
            Ok(Question::SpokenProof { proof }) => self.check_spoken(device, proof),
            Err(_) => Err(Verdict::Mangled),
        };
        match answered {
            Ok(reply) => reply,
            Err(Verdict::Expired) => Reply::Expired { now: now(), others: self.newest_of_others() },
            Err(verdict) => Reply::No(verdict),
        }
    }

    /// The latest time by which another device signed something, in seconds since 1970; 0: none did.
    fn newest_of_others(&self) -> u64 {
        let others = self.exchange.receipts().filter(|receipt| receipt.device != self.me);
        others.map(|receipt| receipt.at).max().unwrap_or(0)
    }

    fn of_this_team(&self, team: TeamId) -> Result<(), Verdict> {
        if team == self.id { Ok(()) } else { Err(Verdict::OtherTeam) }
    }

    fn let_member_in(&mut self, device: DeviceKey, admission: Admission) -> Result<Reply, Verdict> {
        let is_sound = admission.device == device
            && admission.person == person_of_first_device(device)
            && trekker_domain::name::tidy(&admission.name).is_some_and(|name| name == admission.name)
            && admission.is_valid(self.id);
        if !is_sound {
            return Err(Verdict::Mangled);
        }
        let roster = self.membership.roster();
        if roster.is_open(device) {
            // Asked again, since the first answer got lost.
            return Ok(Reply::Welcome(Papers::default()));
        }
        match roster.invitation_state(admission.invitation, now()) {
            InvitationState::Open => {}
            InvitationState::Unknown => return Err(Verdict::Unknown),
            InvitationState::Used => return Err(Verdict::Used),
            InvitationState::Revoked => return Err(Verdict::Revoked),
            InvitationState::Expired => return Err(Verdict::Expired),
        }
        let (name, key) = (admission.name.clone(), admission.invitation);
        self.let_in(device, key, Statement::Admit(admission), name)
    }

    fn let_device_in(&mut self, device: DeviceKey, ticket: DeviceKey, link: Statement) -> Result<Reply, Verdict> {
        if self.membership.roster().is_open(device) {
            return Ok(Reply::Welcome(Papers::default()));
        }
        match self.reach.door.links.remove(&ticket) {
            Some(expires_at) if expires_at > now() => {}
            Some(_) => return Err(Verdict::Expired),
            None => return Err(Verdict::Unknown),
        }
        let name = self.name_of(self.me);
        self.let_in(device, ticket, link, name)
    }

    /// `key`: the public half of the ticket it came with.
    fn let_in(
        &mut self,
        device: DeviceKey,
        key: DeviceKey,
        statement: Statement,
        name: String,
    ) -> Result<Reply, Verdict> {
        if self.membership.roster().devices.contains_key(&device) {
            // A removed device does not come back under its old key: what it wrote afterwards counts for nobody.
            return Err(Verdict::Revoked);
        }
        self.say(statement).map_err(|_| Verdict::Mangled)?;
        let (seq, _) = self.writer.ends.of(self.me);
        let is_shown = |invitation: &Invitation| {
            Ticket::read(&invitation.ticket).is_ok_and(|ticket| ticket.invitation().public() == key)
        };
        if self.view.snapshot.invitation.as_deref().is_some_and(is_shown) {
            self.reach.door.spoken = None;
            self.view.snapshot.invitation = None;
            self.view.is_dirty = true;
        }
        self.notice(Notice::Joined { name, code: short_code(self.id, device) });
        Ok(Reply::Welcome(self.reach.door.papers.with(Paper::new(&self.key, self.id, seq, device))))
    }

    /// Whether a record has not come yet, or is not whole any more.
    fn lacks(&self, device: DeviceKey, seq: u64) -> bool {
        self.writer.ends.of(device).0 < seq || self.repair.damaged.contains(&(device, seq))
    }

    fn let_visitor_through(&mut self, device: DeviceKey, papers: &Papers) -> Result<Reply, Verdict> {
        let roster = self.membership.roster();
        if roster.is_open(device) {
            return Ok(Reply::Welcome(Papers::default()));
        }
        let paper = papers.let_through(self.id, roster, device).ok_or(Verdict::Unknown)?;
        if !self.lacks(paper.by, paper.seq) || self.reach.door.visitors.len() >= MOST_VISITORS {
            // The record is here, and the device does not belong by it.
            return Err(Verdict::Unknown);
        }
        self.reach.door.visitors.insert(device, paper);
        Ok(Reply::Welcome(Papers::default()))
    }

    fn who_went_on(&self, asker: DeviceKey) -> Result<Reply, Verdict> {
        let renews = |said: &&Said| matches!(said.statement, Statement::Renew { old, .. } if old == asker);
        let said = self.membership.said().iter().find(renews).ok_or(Verdict::Unknown)?;
        Ok(Reply::Renewed { device: said.by, statement: said.statement.clone() })
    }

    /// Another device is said to have gone on in the place of this one: only this one's own key can have consented.
    pub(crate) fn said_to_be_renewed(&mut self, device: DeviceKey, statement: &Statement) {
        let is_mine = matches!(statement, Statement::Renew { old, .. } if *old == self.me);
        self.renewal.is_due |= is_mine && statement.is_sound(self.id, device);
    }

    /// Devices that are let through until it is known whether they belong.
    pub(crate) fn visitors(&mut self) -> impl Iterator<Item = DeviceKey> + '_ {
        let roster = self.membership.roster();
        let lacks = |paper: &Paper| {
            self.writer.ends.of(paper.by).0 < paper.seq || self.repair.damaged.contains(&(paper.by, paper.seq))
        };
        self.reach.door.visitors.retain(|device, paper| lacks(paper) && !roster.devices.contains_key(device));
        self.reach.door.visitors.keys().copied()
    }

    /// What this device shows to one that has not heard of it. `None`: it has nothing to show.
    pub(crate) fn papers_to_show(&self) -> Option<Question> {
        let papers = &self.reach.door.papers;
        // Whoever goes on in the place of another device shows them before it knows of anybody.
        let belongs = self.membership.roster().is_open(self.me) || !self.is_ready();
        let is_some = *papers != Papers::default() && belongs;
        is_some.then(|| Question::Papers { team: self.id, papers: papers.clone() })
    }

    fn answer_spoken(&mut self, device: DeviceKey, name: u8, share: &[u8]) -> Result<Reply, Verdict> {
        let me = self.me;
        let spoken =
            self.reach.door.spoken.as_mut().filter(|spoken| spoken.code.name() == name).ok_or(Verdict::Unknown)?;
        if spoken.ticket.expires_at <= now() || spoken.under_way.len() >= MOST_SPOKEN {
            return Err(Verdict::Expired);
        }
        let exchange = Exchange::of_door(spoken.code, device, me);
        let ours = exchange.share.clone();
        let common = exchange.finish(share).ok_or(Verdict::Mangled)?;
        spoken.under_way.insert(device, common);
        Ok(Reply::Spoken { share: ours })
    }

    /// One guess: whoever is wrong has spoilt the code for everybody.
    fn check_spoken(&mut self, device: DeviceKey, proof: [u8; 32]) -> Result<Reply, Verdict> {
        let spoken = self.reach.door.spoken.as_mut().ok_or(Verdict::Unknown)?;
        let common = spoken.under_way.remove(&device).ok_or(Verdict::Unknown)?;
        // Hashes compare in constant time.
        if common.newcomers_proof() != proof {
            self.end_spoken();
            self.notice(Notice::SpokenCodeSpoilt);
            return Err(Verdict::WrongWords);
        }
        let ticket = spoken.ticket.write();
        let proof = *common.doors_proof(&ticket).as_bytes();
        Ok(Reply::Ticket { ticket, proof })
    }

    /// The spoken code counts no longer; the ticket does.
    pub(crate) fn end_spoken(&mut self) {
        self.reach.door.spoken = None;
        if let Some(invitation) = &self.view.snapshot.invitation
            && invitation.spoken.is_some()
        {
            let invitation = Invitation { spoken: None, ..Invitation::clone(invitation) };
            self.view.snapshot.invitation = Some(invitation.into());
            self.view.is_dirty = true;
        }
    }

    /// Makes an invitation. Its ticket names this device and others that may answer when this one sleeps.
    pub(crate) fn invite(&mut self, role: Role, valid_hours: u32) -> Result<Invitation, Trouble> {
        let may = self.my_role().is_some_and(|role| role != Role::Guest);
        if !may || self.is_example {
            return Err(self.not_allowed());
        }
        let mut ticket = self.new_ticket(TicketFor::Member, valid_hours)?;
        let key = ticket.invitation().public();
        self.say(Statement::Invite { key, role: ledger_role(role), expires_at: ticket.expires_at })
            .map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
        let roster = self.membership.roster();
        let mut others: Vec<_> = self
            .exchange
            .receipts()
            .filter(|receipt| receipt.device != self.me && roster.is_open(receipt.device))
            .filter(|receipt| !receipt.address.is_empty())
            .collect();
        others.sort_by_key(|receipt| std::cmp::Reverse(receipt.at));
        ticket.doors.extend(
            others.iter().take(3).map(|receipt| Door { device: receipt.device, address: receipt.address.clone() }),
        );
        self.offer(ticket, InvitationFor::Member(role))
    }

    /// Makes a ticket for another device of this person; this device alone can answer it.
    pub(crate) fn invite_device(&mut self) -> Result<Invitation, Trouble> {
        if self.my_role().is_none() || self.is_example {
            return Err(self.not_allowed());
        }
        let ticket = self.new_ticket(TicketFor::Device, DEVICE_HOURS)?;
        self.reach.door.links.retain(|_, expires_at| *expires_at > now());
        self.reach.door.links.insert(ticket.invitation().public(), ticket.expires_at);
        self.offer(ticket, InvitationFor::MyDevice)
    }

    pub(crate) fn show_invitation(&mut self, invitation: Invitation) {
        self.view.snapshot.invitation = Some(invitation.into());
        self.view.is_dirty = true;
    }

    fn new_ticket(&self, whom: TicketFor, valid_hours: u32) -> Result<Ticket, Trouble> {
        let expires_at = now() + u64::from(valid_hours) * 3600;
        // Made while nothing of this device runs, and none ever did: whoever has it looks for the device by its key.
        let address = Some(self.reach.address.clone()).filter(|known| !known.is_empty());
        let address = address.unwrap_or_else(|| address_of_key(self.me.0));
        let doors = vec![Door { device: self.me, address }];
        Ok(Ticket { whom, team: self.id, secret: random()?, expires_at, doors })
    }

    /// From now on the words for this ticket may be said.
    fn offer(&mut self, ticket: Ticket, whom: InvitationFor) -> Result<Invitation, Trouble> {
        let code = SpokenCode::of(random::<SPOKEN>()?);
        let invitation =
            Invitation { ticket: ticket.write(), whom, expires: moment(ticket.expires_at), spoken: Some(code) };
        self.reach.door.spoken = Some(Spoken { code, ticket, under_way: BTreeMap::new() });
        Ok(invitation)
    }
}

fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], Trouble> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
    Ok(bytes)
}
