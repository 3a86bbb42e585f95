//! One open team: its log, its documents, its peers, and the picture of it all.
//!
//! A local edit and a peer's take the same road: the log grows ([`log`]), it is committed, then it is shown, folded
//! ([`refresh`]) and told to the others ([`sync`]).

pub(crate) mod across;
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
pub(crate) mod mending;
pub(crate) mod met;
pub(crate) mod opening;
pub(crate) mod people;
mod posts;
pub(crate) mod refresh;
pub(crate) mod rescue;
mod saying_again;
pub(crate) mod scripts;
pub(crate) mod searching;
pub(crate) mod settings;
pub(crate) mod standing;
pub(crate) mod sync;
pub(crate) mod templates;
pub(crate) mod to_import;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use tokio::sync::oneshot;
use trekker_document::gatekeeper::LATEST_TIME;
use trekker_document::undo::Undo;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::important::Change;
use trekker_domain::kind::Kind;
use trekker_ledger::fork::Head;
use trekker_ledger::keys::{DeviceKey, SecretKey, TeamId};
use trekker_ledger::ticket::Door;
use trekker_replication::exchange::{Exchange, LinkId};
use trekker_session::notice::Notice;
use trekker_session::people::Connection;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::reader::Reader;
use trekker_storage::search::Indexed;

use crate::disk::Disk;
use crate::documents::{Documents, Editors};
use crate::engine::renewing::Rescue;
use crate::event::Events;
use crate::intake::Membership;
use crate::link::{Ends, LinkHandle};
use crate::people::People;
use crate::script::AnswerWhenSaved;
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
    /// Tells this opening of a team from an earlier one, in what background work answers.
    pub(crate) opening: u64,
    pub(crate) events: Events,
    pub(crate) runtime: tokio::runtime::Handle,

    pub(crate) disk: Disk,
    pub(crate) reader: Reader,
    pub(crate) ends: Ends,
    pub(crate) pending: VecDeque<Pending>,
    /// Why the disk takes nothing just now; see [`Team::disk_fails`].
    pub(crate) disk_trouble: Option<Trouble>,
    /// How many records were on the disk when it was opened.
    pub(crate) began_with: u64,
    pub(crate) tickets: u64,

    pub(crate) membership: Membership,
    pub(crate) people: Arc<People>,
    pub(crate) exchange: Exchange,
    pub(crate) links: HashMap<LinkId, LinkHandle>,
    pub(crate) met: BTreeMap<DeviceKey, met::Met>,
    /// Whom the ticket named: they are let in as long as their statements have not come.
    pub(crate) doors: Vec<Door>,
    pub(crate) door: door::DoorState,
    /// A device that lets this one in no longer and says that it was removed.
    pub(crate) removed_by: Option<DeviceKey>,
    /// How far others have a story of this device's log, by its own seals that they showed.
    pub(crate) shown_elsewhere: u64,
    /// This device's log tells two stories: it has to go on under a new key.
    pub(crate) renews: bool,
    /// The file of before this device went on under its key.
    pub(crate) rescue: Option<Rescue>,
    /// Not before this tick.
    pub(crate) rescue_at: u64,
    pub(crate) rescue_tries: u32,
    /// Records that the disk has damaged, by log and number.
    pub(crate) damaged: BTreeSet<(DeviceKey, u64)>,
    /// How many of them came whole again that the person was not told of.
    pub(crate) mended: usize,
    /// Records that peers showed and that only prove themselves with others that have not come yet.
    pub(crate) shown: BTreeMap<(DeviceKey, u64), Vec<u8>>,
    /// Part of what says who belongs to the team is damaged: everything is read, and nothing is written, taken or given.
    pub(crate) is_unproven: bool,
    /// What was damaged of that is whole again: it is to be opened anew.
    pub(crate) reopens: bool,
    /// Since when a link is open and what is damaged of this device's own log has not come.
    pub(crate) own_gap_since: Option<u64>,
    /// Addresses the network has not been told.
    pub(crate) addresses: Vec<(DeviceKey, Vec<u8>)>,
    pub(crate) receipt_number: u64,
    pub(crate) address: Vec<u8>,

    pub(crate) documents: Documents,
    pub(crate) view: View,
    pub(crate) judging: judging::Judging,
    /// Whether what arrives is folded; else the disk alone knows that it is stale.
    pub(crate) folds: bool,
    pub(crate) stale: refresh::Stale,
    /// Documents of which all that came since they were folded is this person's own, from another device of theirs.
    mine_alone: HashSet<DocId>,
    /// Of posts that others changed: these changes, and whose they are.
    hands: HashMap<DocId, (Vec<Change>, Vec<Vec<PersonId>>)>,
    /// Comments of which the person was told.
    told_comments: HashSet<DocId>,
    /// What ideas of this person became part of and has not come yet, with the idea.
    unnamed: Vec<(DocId, DocId)>,
    /// Changes that break their document, by hash, of which the person was told.
    told_left_out: HashSet<[u8; 32]>,
    pub(crate) to_index: HashMap<DocId, Indexed>,
    /// So many actions were done.
    pub(crate) actions: u64,
    pub(crate) undo: Vec<Action>,
    pub(crate) redo: Vec<Action>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) ticks: u64,
    pub(crate) people_changed: bool,
    pub(crate) checkpoint_at: u64,
    pub(crate) needs_checkpoint: bool,
}

/// What is on its way to the disk, and what is to be done when it is there.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    ticket: u64,
    heads: Vec<Head>,
    from: Option<LinkId>,
    /// Documents that others have changed.
    touched: Vec<refresh::Touched>,
    stored: Vec<oneshot::Sender<()>>,
    /// Links whose peer has sent all it was asked for, this among it.
    served: Vec<LinkId>,
    /// Who waits for this to be on the disk.
    pub(crate) saved: Vec<oneshot::Sender<()>>,
    /// Answers that are given when it is.
    pub(crate) answers: Vec<AnswerWhenSaved>,
}

/// One user action, as it can be taken back.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    /// The same through undo and redo.
    pub(crate) number: u64,
    pub(crate) undo: Vec<(Kind, DocId, Undo)>,
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
        roster.role_of(self.me).filter(|_| roster.is_open(self.me) && !self.is_unproven).map(crate::intake::domain_role)
    }

    /// Why this device's person may not do what they asked for.
    pub(crate) fn not_allowed(&self) -> Trouble {
        Trouble::new(match () {
            () if self.is_unproven => TroubleKind::MembersUnproven,
            () if self.is_ready() => TroubleKind::NotAllowed,
            () => TroubleKind::StillJoining,
        })
    }

    pub(crate) fn team_bytes(&self) -> trekker_domain::derived::Team {
        self.id.0
    }

    /// Ends everything that goes on for this team; what waits for the disk is written first. Gives what is not on the disk then.
    pub(crate) fn close(mut self) -> Option<Unsaved> {
        if !self.links.is_empty() {
            let linked: Vec<DeviceKey> = self.links.values().map(|link| link.device).collect();
            self.links.clear();
            self.meets(linked, Connection::None);
            self.keep_met();
        }
        if !self.to_index.is_empty() {
            let batch = std::mem::take(&mut self.to_index).into_values().collect();
            self.disk.send(crate::disk::Job::Index { batch, done: None });
        }
        let last = self.disk.stop();
        // Whoever waits for something that was written just now is answered.
        for answer in
            self.pending.iter_mut().filter(|pending| pending.ticket <= last).flat_map(|it| it.answers.drain(..))
        {
            answer.is_saved();
        }
        let is_whole = self.pending.back().is_none_or(|pending| pending.ticket <= last);
        (!is_whole).then(|| Unsaved {
            file: self.reader.path().to_owned(),
            began_with: self.began_with,
            all: self.ends.total(),
        })
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
