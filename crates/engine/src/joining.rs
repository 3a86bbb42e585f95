//! Coming in with an invitation, and letting somebody in.

use serde::{Deserialize, Serialize};
use trekker_ledger::keys::{DeviceKey, SecretKey, TeamId};
use trekker_ledger::roster::InvitationState;
use trekker_ledger::statement::{Admission, Statement, person_of_first_device};
use trekker_ledger::ticket::{Door, Ticket, TicketError};
use trekker_network::{Network, NetworkError};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::team::{Team, now};

/// So long a newcomer waits at one door before it goes to the next.
const DOOR_PATIENCE: std::time::Duration = std::time::Duration::from_secs(8);

/// What a newcomer asks at a door.
#[derive(Debug, Serialize, Deserialize)]
struct Question {
    team: TeamId,
    admission: Admission,
}

/// What the door answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Verdict {
    Welcome,
    Unknown,
    Used,
    Revoked,
    Expired,
    OtherTeam,
    Mangled,
}

/// How asking at all doors ended.
#[derive(Debug)]
pub(crate) struct JoinOutcome {
    pub(crate) ticket: Ticket,
    pub(crate) outcome: Result<DeviceKey, Trouble>,
}

/// Reads a ticket somebody pasted.
pub(crate) fn read_ticket(text: &str) -> Result<Ticket, Trouble> {
    let ticket = read_any_ticket(text)?;
    if ticket.expires_at <= now() {
        return Err(Trouble::new(TroubleKind::TicketExpired));
    }
    Ok(ticket)
}

/// The same, whether it is still valid or not.
pub(crate) fn read_any_ticket(text: &str) -> Result<Ticket, Trouble> {
    Ticket::read(text).map_err(|error| match error {
        TicketError::NoTicket | TicketError::Mangled => Trouble::new(TroubleKind::TicketMangled).detail(error),
    })
}

/// Asks at each door in turn until one answers.
pub(crate) async fn ask_at_doors(network: &Network, key: &SecretKey, ticket: Ticket, member: String) -> JoinOutcome {
    let (device, team) = (key.public(), ticket.team);
    let admission = Admission::new(&ticket.invitation(), team, device, person_of_first_device(device), member);
    let question = postcard::to_stdvec(&Question { team, admission }).unwrap_or_default();
    let mut trouble = Trouble::new(TroubleKind::NobodyReached);
    for Door { device, address } in &ticket.doors {
        let asked = tokio::time::timeout(DOOR_PATIENCE, network.ask(address, question.clone()));
        match asked.await.unwrap_or(Err(NetworkError::TimedOut)) {
            Ok(answer) => match postcard::from_bytes(&answer) {
                Ok(Verdict::Welcome) => {
                    return JoinOutcome { outcome: Ok(*device), ticket };
                }
                Ok(verdict) => trouble = Trouble::new(trouble_of(verdict)),
                Err(error) => trouble = Trouble::new(TroubleKind::PeerRefused).detail(error),
            },
            Err(error) => {
                tracing::debug!(%error, "a door did not answer");
                if trouble.kind == TroubleKind::NobodyReached {
                    trouble.detail = short(&error);
                }
            }
        }
    }
    JoinOutcome { ticket, outcome: Err(trouble) }
}

fn short(error: &NetworkError) -> String {
    error.to_string()
}

fn trouble_of(verdict: Verdict) -> TroubleKind {
    match verdict {
        Verdict::Used => TroubleKind::TicketUsed,
        Verdict::Expired => TroubleKind::TicketExpired,
        Verdict::OtherTeam => TroubleKind::TicketForeign,
        Verdict::Welcome | Verdict::Unknown | Verdict::Revoked => TroubleKind::TicketUnknown,
        Verdict::Mangled => TroubleKind::TicketMangled,
    }
}

impl Team {
    /// Somebody stands at the door. On [`Verdict::Welcome`] the answer is to be given only when the disk has it.
    pub(crate) fn let_in(&mut self, device: [u8; 32], question: &[u8]) -> (Verdict, Option<String>) {
        let Ok(Question { team, admission }) = postcard::from_bytes::<Question>(question) else {
            return (Verdict::Mangled, None);
        };
        if team != self.id {
            return (Verdict::OtherTeam, None);
        }
        let device = DeviceKey(device);
        let is_sound = admission.device == device
            && admission.person == person_of_first_device(device)
            && trekker_domain::name::tidy(&admission.name).is_some_and(|name| name == admission.name)
            && admission.is_valid(self.id);
        if !is_sound {
            return (Verdict::Mangled, None);
        }
        let roster = self.membership.roster();
        if roster.is_open(device) {
            // Asked again, since the first answer got lost.
            return (Verdict::Welcome, None);
        }
        match roster.invitation_state(admission.invitation, now()) {
            InvitationState::Open => {}
            InvitationState::Unknown => return (Verdict::Unknown, None),
            InvitationState::Used => return (Verdict::Used, None),
            InvitationState::Revoked => return (Verdict::Revoked, None),
            InvitationState::Expired => return (Verdict::Expired, None),
        }
        let name = admission.name.clone();
        match self.say(Statement::Admit(admission)) {
            Ok(()) => (Verdict::Welcome, Some(name)),
            Err(_) => (Verdict::Mangled, None),
        }
    }

    /// Makes an invitation. Its ticket names this device and others that may answer when this one sleeps.
    pub(crate) fn invite(
        &mut self,
        role: trekker_ledger::statement::Role,
        valid_hours: u32,
    ) -> Result<Ticket, Trouble> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
        let expires_at = now() + u64::from(valid_hours) * 3600;
        let key = SecretKey::from_bytes(&secret).public();
        let may = self.my_role().is_some_and(|role| role != trekker_domain::role::Role::Guest);
        if !may || self.is_example {
            return Err(Trouble::new(TroubleKind::NotAllowed));
        }
        self.say(Statement::Invite { key, role, expires_at })
            .map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
        let mut doors = vec![Door { device: self.me, address: self.address.clone() }];
        let roster = self.membership.roster();
        let mut others: Vec<_> = self
            .exchange
            .receipts()
            .filter(|receipt| receipt.device != self.me && roster.is_open(receipt.device))
            .filter(|receipt| !receipt.address.is_empty())
            .collect();
        others.sort_by_key(|receipt| std::cmp::Reverse(receipt.at));
        doors.extend(
            others.iter().take(3).map(|receipt| Door { device: receipt.device, address: receipt.address.clone() }),
        );
        Ok(Ticket { team: self.id, secret, expires_at, doors })
    }
}
