//! One open team: its log, its documents, its peers, and the picture of it all.
//!
//! A local edit and a peer's take the same road: the log grows ([`log`]), it is committed, then it is shown, folded
//! ([`refresh`]) and told to the others ([`sync`]).

pub(crate) mod across;
mod actions;
pub(crate) mod answering;
pub(crate) mod belonging;
pub(crate) mod carrying;
mod catching_up;
pub(crate) mod checking;
mod claims;
mod comments;
pub(crate) mod concerns;
pub(crate) mod done;
mod door;
pub(crate) mod editing;
pub(crate) mod filling;
pub(crate) mod guide;
pub(crate) mod important;
pub(crate) mod importing;
pub(crate) mod judging;
pub(crate) mod log;
pub(crate) mod met;
pub(crate) mod opening;
pub(crate) mod people;
mod posts;
pub(crate) mod reach;
pub(crate) mod refresh;
mod repair;
pub(crate) mod rescue;
mod saying_again;
pub(crate) mod scripts;
pub(crate) mod searching;
pub(crate) mod settings;
pub(crate) mod standing;
pub(crate) mod sync;
pub(crate) mod templates;
pub(crate) mod to_import;
mod told;
pub(crate) mod writer;

use self::actions::Actions;
use self::judging::Judging;
use self::reach::Reach;
use self::repair::Repair;
use self::rescue::Renewal;
use self::told::Told;
use self::writer::Writer;
use std::collections::HashMap;
use std::sync::Arc;

use trekker_document::gatekeeper::LATEST_TIME;
use trekker_domain::id::{DocId, PersonId};
use trekker_ledger::keys::{DeviceKey, SecretKey, TeamId};
use trekker_replication::exchange::Exchange;
use trekker_session::notice::Notice;
use trekker_session::people::Connection;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::reader::Reader;
use trekker_storage::search::Indexed;

use crate::documents::{Documents, Editors};
use crate::event::Events;
use crate::intake::Membership;
use crate::people::People;
use crate::view::View;

/// A team that is open.
pub(crate) struct Team {
    pub(crate) id: TeamId,
    pub(crate) key: SecretKey,
    pub(crate) me: DeviceKey,
    pub(crate) person: PersonId,
    pub(crate) editors: Editors,
    pub(crate) is_example: bool,
    /// Everything that was on the disk when it was opened has been folded.
    pub(crate) was_whole: bool,
    pub(crate) background: Background,

    pub(crate) writer: Writer,
    pub(crate) reader: Reader,
    pub(crate) repair: Repair,
    pub(crate) renewal: Renewal,

    pub(crate) membership: Membership,
    pub(crate) people: Arc<People>,
    pub(crate) people_changed: bool,
    pub(crate) exchange: Exchange,
    pub(crate) reach: Reach,

    pub(crate) documents: Documents,
    pub(crate) view: View,
    pub(crate) judging: Judging,
    /// Whether what arrives is folded; else the disk alone knows that it is stale.
    pub(crate) folds: bool,
    pub(crate) stale: refresh::Stale,
    told: Told,
    pub(crate) to_index: HashMap<DocId, Indexed>,
    pub(crate) actions: Actions,
    pub(crate) notices: Vec<Notice>,
    pub(crate) ticks: u64,
}

/// Where work goes that is not done between two events.
pub(crate) struct Background {
    /// Tells this opening of a team from an earlier one, in what background work answers.
    pub(crate) opening: u64,
    pub(crate) events: Events,
    pub(crate) runtime: tokio::runtime::Handle,
}

pub(crate) fn internal(error: impl std::fmt::Display) -> Trouble {
    Trouble::new(TroubleKind::Internal).detail(error)
}

impl Team {
    pub(crate) fn is_ready(&self) -> bool {
        self.membership.roster().role_of(self.me).is_some()
    }

    pub(crate) fn notice(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// What this device's person may do, once it is known.
    pub(crate) fn my_role(&self) -> Option<trekker_domain::role::Role> {
        let roster = self.membership.roster();
        roster
            .role_of(self.me)
            .filter(|_| roster.is_open(self.me) && !self.repair.is_unproven)
            .map(crate::intake::domain_role)
    }

    /// Why this device's person may not do what they asked for.
    pub(crate) fn not_allowed(&self) -> Trouble {
        Trouble::new(match () {
            () if self.repair.is_unproven => TroubleKind::MembersUnproven,
            () if self.is_ready() => TroubleKind::NotAllowed,
            () => TroubleKind::StillJoining,
        })
    }

    pub(crate) fn team_bytes(&self) -> trekker_domain::derived::Team {
        self.id.0
    }

    /// Ends everything that goes on for this team; what waits for the disk is written first. Gives what is not on the disk then.
    pub(crate) fn close(mut self) -> Option<Unsaved> {
        if !self.reach.links.is_empty() {
            let linked: Vec<DeviceKey> = self.reach.links.values().map(|link| link.device).collect();
            self.reach.links.clear();
            self.meets(linked, Connection::None);
            self.keep_met();
        }
        if !self.to_index.is_empty() {
            let batch = std::mem::take(&mut self.to_index).into_values().collect();
            self.writer.disk.send(crate::disk::Job::Index { batch, done: None });
        }
        let file = self.reader.path().to_owned();
        let (began_with, all) = self.writer.close()?;
        Some(Unsaved { file, began_with, all })
    }
}

/// What a team's file may lack, since the disk refused to the end.
#[derive(Debug)]
pub(crate) struct Unsaved {
    pub(crate) file: std::path::PathBuf,
    /// So many records it had when it was opened.
    pub(crate) began_with: u64,
    /// So many it would have.
    pub(crate) all: u64,
}

/// Seconds since 1970 by this device's clock, within what a change may say: a clock that is far off must not write what nobody
/// takes. Records say when they were made; nothing is ordered by it.
pub(crate) fn now() -> u64 {
    u64::try_from(crate::clock::now().timestamp()).unwrap_or(0).min(LATEST_TIME.unsigned_abs())
}
