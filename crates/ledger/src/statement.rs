//! Who belongs to the team, said in the logs of its members.

use serde::{Deserialize, Serialize};

use crate::keys::{DeviceKey, Person, SecretKey, Signature, TeamId};

/// What a member may do. The numbers stand in records and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    Trekker,
    Helper,
    Guest,
}

/// One membership statement. New ones are added at the end; what a newer Trekker says beyond these is `Later`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Statement {
    /// The first record of the founder's log. Its hash is the team's name.
    Found { team: String, member: String, person: Person, nonce: [u8; 16] },
    /// An invitation exists. Whoever holds the secret half of `key` may come in, once, in this role.
    Invite { key: DeviceKey, role: Role, expires_at: u64 },
    /// The invitation counts no longer.
    Revoke { key: DeviceKey },
    /// A device came in with an invitation; said by the member's device that let it in.
    Admit(Admission),
    /// A member's role in records after these, device by device; of a device that is not named, in all. `turn` is one higher
    /// than that of the member's last such statement known here.
    SetRole { person: Person, role: Role, turn: u32, after: Vec<(DeviceKey, u64)> },
    /// A device belongs to the team no longer; its log counts up to this record. Of one's own device: it leaves.
    Close { device: DeviceKey, up_to: u64 },
    /// Another device of the speaker's person, in agreement: `proof` is the new device's signature.
    Link { device: DeviceKey, proof: Signature },
    /// The lead is offered to a member; said by the device that has it. A later offer takes the place of an earlier one.
    OfferLead { person: Person, turn: u32 },
    /// The lead is accepted, in answer to the offer of this turn.
    AcceptLead { turn: u32 },
    /// The lead goes to this device, which accepted it. Said by the device that had it until then: one log decides, so two
    /// can never have it.
    HandLead { device: DeviceKey, turn: u32 },
    /// The first record of a device that goes on in the place of another one, whose profile was put back from a backup or
    /// copied: of the old log so many records count. `consent` is by the old device's key.
    Renew { old: DeviceKey, up_to: u64, consent: Signature },
    /// What a newer Trekker says: kept and passed on, without effect here.
    Later { tag: u16, bytes: Vec<u8> },
}

/// That a device may come in: proven by the secret of the invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admission {
    /// The public half of the invitation's key.
    pub invitation: DeviceKey,
    pub device: DeviceKey,
    pub person: Person,
    pub name: String,
    /// By the invitation's secret half over all the above and the team.
    pub proof: Signature,
}

impl Admission {
    pub fn new(invitation: &SecretKey, team: TeamId, device: DeviceKey, person: Person, name: String) -> Self {
        let key = invitation.public();
        let proof = invitation.sign(&message(team, key, device, person, &name));
        Self { invitation: key, device, person, name, proof }
    }

    pub fn is_valid(&self, team: TeamId) -> bool {
        let message = message(team, self.invitation, self.device, self.person, &self.name);
        self.invitation.verifies(&message, self.proof)
    }
}

fn message(team: TeamId, invitation: DeviceKey, device: DeviceKey, person: Person, name: &str) -> Vec<u8> {
    let mut message = b"trekker/admission/v1".to_vec();
    message.extend_from_slice(&team.0);
    message.extend_from_slice(&invitation.0);
    message.extend_from_slice(&device.0);
    message.extend_from_slice(&person.0);
    message.extend_from_slice(name.as_bytes());
    message
}

impl Statement {
    /// Whether the proofs in it fit. What is unsound is kept in its log and has no effect.
    pub fn is_sound(&self, team: TeamId, by: DeviceKey) -> bool {
        match self {
            // A person's first device names the person; nobody comes in as somebody else.
            Self::Admit(admission) => {
                admission.person == person_of_first_device(admission.device) && admission.is_valid(team)
            }
            Self::Renew { old, up_to, consent } => old.verifies(&renewal_message(team, *old, *up_to, by), *consent),
            Self::Link { device, proof } => device.verifies(&link_message(team, by, *device), *proof),
            _ => true,
        }
    }
}

/// A device's word that it belongs to the person of another one.
pub fn link_proof(key: &SecretKey, team: TeamId, by: DeviceKey) -> Signature {
    key.sign(&link_message(team, by, key.public()))
}

/// The old device's word that another one goes on in its place.
pub fn renewal(old: &SecretKey, team: TeamId, up_to: u64, device: DeviceKey) -> Statement {
    let consent = old.sign(&renewal_message(team, old.public(), up_to, device));
    Statement::Renew { old: old.public(), up_to, consent }
}

fn renewal_message(team: TeamId, old: DeviceKey, up_to: u64, device: DeviceKey) -> Vec<u8> {
    let mut message = b"trekker/renewal/v1".to_vec();
    message.extend_from_slice(&team.0);
    message.extend_from_slice(&old.0);
    message.extend_from_slice(&up_to.to_le_bytes());
    message.extend_from_slice(&device.0);
    message
}

fn link_message(team: TeamId, by: DeviceKey, device: DeviceKey) -> Vec<u8> {
    let mut message = b"trekker/link/v1".to_vec();
    message.extend_from_slice(&team.0);
    message.extend_from_slice(&by.0);
    message.extend_from_slice(&device.0);
    message
}

/// The name of the team that this statement founded on this device. `None` for any other statement.
pub fn team_founded_by(statement: &Statement, device: DeviceKey) -> Option<TeamId> {
    let Statement::Found { .. } = statement else { return None };
    let bytes = postcard::to_stdvec(statement).ok()?;
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"trekker/team/v1").update(&device.0).update(&bytes);
    Some(TeamId(*hasher.finalize().as_bytes()))
}

/// The person whose first device this is.
pub fn person_of_first_device(device: DeviceKey) -> Person {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"trekker/person/v1").update(&device.0);
    let mut person = [0; 16];
    person.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    Person(person)
}
