//! What is asked at a device's door by one that is not on its roster, and what it answers: one bounded message each.

use serde::{Deserialize, Serialize};
use trekker_domain::short_code::ShortCode;
use trekker_ledger::keys::{DeviceKey, SecretKey, Signature, TeamId};
use trekker_ledger::paper::Papers;
use trekker_ledger::statement::{Admission, Statement};
use trekker_session::trouble::TroubleKind;

#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Question {
    /// A newcomer with an invitation.
    Member { team: TeamId, admission: Admission },
    /// Another device of the person whose door this is.
    Device {
        team: TeamId,
        /// That it agrees; see [`trekker_ledger::statement::link_proof`].
        proof: Signature,
        /// By the ticket's secret: see [`link_request`].
        request: Signature,
        /// The ticket's public half.
        ticket: DeviceKey,
    },
    /// A device that belongs and finds itself refused.
    Papers { team: TeamId, papers: Papers },
    /// A device that is refused since another one went on in its place asks which one.
    Renewed { team: TeamId },
    /// Somebody was told a spoken code with this first word.
    Spoken { name: u8, share: Vec<u8> },
    /// The proof that the asker knows the other words as well.
    SpokenProof { proof: [u8; 32] },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// Come in; these show others who let you in.
    Welcome(Papers),
    /// The first word of the device that went on, with the asker's consent in it.
    Renewed {
        device: DeviceKey,
        statement: Statement,
    },
    /// The door's half of the exchange over a spoken code.
    Spoken {
        share: Vec<u8>,
    },
    /// The words were right: the ticket, and the proof that the door knows them too.
    Ticket {
        ticket: String,
        proof: [u8; 32],
    },
    No(Verdict),
    /// The invitation is over by the clock of whoever answers.
    Expired {
        /// By that clock, in seconds since 1970.
        now: u64,
        /// The latest time by which another device of the team signed something; 0: none did.
        others: u64,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Verdict {
    Unknown,
    Used,
    Revoked,
    Expired,
    OtherTeam,
    Mangled,
    /// No, and the code that was guessed at counts no longer.
    WrongWords,
}

impl Verdict {
    pub(crate) fn trouble(self) -> TroubleKind {
        match self {
            Self::Used => TroubleKind::TicketUsed,
            Self::Expired => TroubleKind::TicketExpired,
            Self::OtherTeam => TroubleKind::TicketForeign,
            Self::Unknown | Self::Revoked => TroubleKind::TicketUnknown,
            Self::Mangled => TroubleKind::TicketMangled,
            Self::WrongWords => TroubleKind::SpokenWrong,
        }
    }
}

/// What the secret of a ticket for another device signs.
pub(crate) fn link_request(team: TeamId, device: DeviceKey) -> Vec<u8> {
    let mut message = b"trekker/link-request/v1".to_vec();
    message.extend_from_slice(&team.0);
    message.extend_from_slice(&device.0);
    message
}

pub(crate) fn sign_link_request(ticket: &SecretKey, team: TeamId, device: DeviceKey) -> Signature {
    ticket.sign(&link_request(team, device))
}

/// What both screens show of a device: whoever came in with a stolen ticket has another one.
pub(crate) fn short_code(team: TeamId, device: DeviceKey) -> ShortCode {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"trekker/short-code/v1").update(&team.0).update(&device.0);
    ShortCode::of(hasher.finalize().as_bytes())
}
