//! An invitation as a text that can be sent by any messenger.

use data_encoding::BASE32_NOPAD_NOCASE;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::keys::{DeviceKey, SecretKey, TeamId};

const PREFIX: &str = "trekker";
const LONGEST: usize = 16 * 1024;

/// For whom a ticket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TicketFor {
    /// Somebody who is not in the team yet.
    Member,
    /// Another device of whoever made it.
    Device,
}

/// What a newcomer needs: which team, whom to ask, and the secret that proves the invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub whom: TicketFor,
    pub team: TeamId,
    /// The seed of the invitation's key; whoever has it may come in, once.
    pub secret: [u8; 32],
    /// Seconds since 1970.
    pub expires_at: u64,
    pub doors: Vec<Door>,
}

/// A device to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    pub device: DeviceKey,
    /// As the network layer writes it.
    pub address: Vec<u8>,
}

#[derive(Debug, Error, PartialEq, Eq)]
pub enum TicketError {
    #[error("this is no Trekker ticket: a ticket begins with '{PREFIX}'")]
    NoTicket,
    #[error("the ticket was cut or changed on its way")]
    Mangled,
}

impl Ticket {
    pub fn invitation(&self) -> SecretKey {
        SecretKey::from_bytes(&self.secret)
    }

    /// `trekker` and lower-case letters and digits (base 32 by RFC 4648), with a checksum.
    pub fn write(&self) -> String {
        let mut bytes = postcard::to_stdvec(self).unwrap_or_default();
        bytes.extend_from_slice(&blake3::hash(&bytes).as_bytes()[..4]);
        format!("{PREFIX}{}", BASE32_NOPAD_NOCASE.encode(&bytes).to_lowercase())
    }

    /// Reads what `write` wrote; space and line breaks that a messenger put in are passed over.
    pub fn read(text: &str) -> Result<Self, TicketError> {
        let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_lowercase();
        let digits = text.strip_prefix(PREFIX).ok_or(TicketError::NoTicket)?;
        if digits.len() > LONGEST {
            return Err(TicketError::Mangled);
        }
        let bytes = BASE32_NOPAD_NOCASE.decode(digits.as_bytes()).map_err(|_| TicketError::Mangled)?;
        let split = bytes.len().checked_sub(4).ok_or(TicketError::Mangled)?;
        let (body, check) = bytes.split_at(split);
        if blake3::hash(body).as_bytes()[..4] != *check {
            return Err(TicketError::Mangled);
        }
        postcard::from_bytes(body).map_err(|_| TicketError::Mangled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket() -> Ticket {
        let door = Door { device: DeviceKey([4; 32]), address: vec![1, 2, 3] };
        Ticket {
            whom: TicketFor::Member,
            team: TeamId([1; 32]),
            secret: [2; 32],
            expires_at: 1_800_000_000,
            doors: vec![door],
        }
    }

    #[test]
    fn a_ticket_reads_back_also_when_a_messenger_broke_its_lines() {
        let text = ticket().write();
        assert_eq!(Ticket::read(&text), Ok(ticket()));
        let (one, two) = text.split_at(20);
        assert_eq!(Ticket::read(&format!(" {}\n{two} ", one.to_uppercase())), Ok(ticket()));
    }

    #[test]
    fn a_changed_or_cut_ticket_is_refused() {
        let text = ticket().write();
        for cut in 0..text.len() {
            assert!(Ticket::read(&text[..cut]).is_err(), "cut at {cut}");
        }
        for at in PREFIX.len()..text.len() - 1 {
            let swap = if text.as_bytes()[at] == b'a' { "b" } else { "a" };
            let mut changed = text.clone();
            changed.replace_range(at..=at, swap);
            assert!(Ticket::read(&changed).is_err(), "changed at {at}");
        }
        assert_eq!(Ticket::read("https://example.org"), Err(TicketError::NoTicket));
    }
}
