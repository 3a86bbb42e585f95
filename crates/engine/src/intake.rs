//! Who may say what: the checks between a proven record and the disk.

use std::collections::BTreeSet;

use thiserror::Error;
use trekker_domain::kind::Kind;
use trekker_domain::role::Role;
use trekker_ledger::keys::{DeviceKey, TeamId};
use trekker_ledger::record::Body;
use trekker_ledger::roster::{Roster, Said};
use trekker_ledger::statement::Role as LedgerRole;
use trekker_replication::inbox::Proven;
use trekker_storage::store::NewRecord;

/// Why a record is refused. The link it came on is closed, and the rest of that log is not taken.
#[derive(Debug, Error, PartialEq, Eq)]
pub(crate) enum Refusal {
    #[error("a role that may not write such a document wrote record {seq}")]
    NotAllowed { device: DeviceKey, seq: u64 },
}

impl Refusal {
    pub(crate) fn device(&self) -> DeviceKey {
        match self {
            Self::NotAllowed { device, .. } => *device,
        }
    }
}

/// A record as it is kept.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) record: NewRecord,
    /// Else it does not count here, which is nobody's fault: whoever sent it has not heard that its author was removed, or
    /// its author's admission is still on its way.
    pub(crate) counts: bool,
}

/// Everything that was said about membership, and what it comes to.
#[derive(Clone, Debug)]
pub(crate) struct Membership {
    team: TeamId,
    said: Vec<Said>,
    roster: Roster,
}

impl Membership {
    pub(crate) fn new(team: TeamId, mut said: Vec<Said>) -> Self {
        said.retain(|said| said.statement.is_sound(team, said.by));
        let roster = Roster::of(team, &said);
        Self { team, said, roster }
    }

    pub(crate) fn roster(&self) -> &Roster {
        &self.roster
    }

    pub(crate) fn said(&self) -> &[Said] {
        &self.said
    }

    pub(crate) fn hears(&mut self, said: Said) {
        if !said.statement.is_sound(self.team, said.by) {
            return;
        }
        self.said.push(said);
        self.roster = Roster::of(self.team, &self.said);
    }

    /// Takes in a record if its author may say it. A statement counts from the next record on.
    pub(crate) fn take_in(&mut self, record: &Proven) -> Result<Taken, Refusal> {
        let (device, seq) = (record.device, record.seq);
        let mut touches = BTreeSet::new();
        let mut counts = true;
        match &record.record.body {
            Body::Statement(statement) => {
                // What a stranger says of membership is kept only when it makes the speaker a member.
                let before = self.said.len();
                self.hears(Said { by: device, seq, statement: statement.clone() });
                if self.roster.accepts_up_to(device) < seq {
                    self.said.truncate(before);
                    self.roster = Roster::of(self.team, &self.said);
                    counts = false;
                }
            }
            Body::Changes(entries) => {
                counts = self.roster.accepts_up_to(device) >= seq;
                let role = self.roster.role_at(device, seq).map(domain_role);
                for entry in entries {
                    let kind = Kind::from_number(entry.kind);
                    if counts && !role.is_some_and(|role| kind.may_be_written_by(role)) {
                        return Err(Refusal::NotAllowed { device, seq });
                    }
                    touches.insert((entry.kind, entry.doc));
                }
            }
        }
        let record = NewRecord {
            device,
            seq,
            hash: record.hash,
            bytes: record.bytes.clone(),
            touches: touches.into_iter().collect(),
            is_statement: matches!(record.record.body, Body::Statement(_)),
        };
        Ok(Taken { record, counts })
    }
}

pub(crate) fn domain_role(role: LedgerRole) -> Role {
    match role {
        LedgerRole::Trekker => Role::Trekker,
        LedgerRole::Helper => Role::Helper,
        LedgerRole::Guest => Role::Guest,
    }
}

pub(crate) fn ledger_role(role: Role) -> LedgerRole {
    match role {
        Role::Trekker => LedgerRole::Trekker,
        Role::Helper => LedgerRole::Helper,
        Role::Guest => LedgerRole::Guest,
    }
}
