//! Opening a team: the picture comes from the rows, the records are looked at when somebody needs them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use trekker_document::actor::Editor;
use trekker_domain::derived;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::{Kind, Reading};
use trekker_ledger::fork::Head;
use trekker_ledger::keys::{DeviceKey, SecretKey};
use trekker_network::Refusal;
use trekker_replication::exchange::Exchange;
use trekker_session::notice::Notice;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::error::StorageError;
use trekker_storage::finding::OWNER;
use trekker_storage::marks::Marks;
use trekker_storage::reader::Reader;
use trekker_storage::salvage::RUN;
use trekker_storage::salvage::{GAPS, UNPROVEN};
use trekker_storage::store::Store;

use super::Background;
use super::actions::Actions;
use super::door::DoorState;
use super::reach::Reach;
use super::repair::Repair;
use super::rescue::Renewal;
use super::told::Told;
use super::writer::Writer;
use super::{Team, important, met, refresh, rescue};
use crate::disk::Disk;
use crate::documents::Editors;
use crate::event::{Event, Events};
use crate::intake::Membership;
use crate::link::Ends;
use crate::people::People;
use crate::rows::{Row, day_number};
use crate::trial::{self, Trial};
use crate::view::View;

/// The first picture has the posts of so many days around today; the others follow at once.
pub(crate) const FIRST_DAYS: i64 = 45;

/// The version of the rows and of what is read from documents: another one, and all rows are made anew.
const PROJECTION: &[u8] = b"16";

/// What a team is opened with.
pub(crate) struct Opening {
    pub(crate) number: u64,
    pub(crate) key: SecretKey,
    pub(crate) events: Events,
    pub(crate) runtime: tokio::runtime::Handle,
    pub(crate) today: chrono::NaiveDate,
    pub(crate) folds: bool,
    /// How to find out whether a document takes the program down.
    pub(crate) trial: Option<Trial>,
}

impl Team {
    pub(crate) fn open(mut store: Store, opening: Opening) -> Result<Self, StorageError> {
        let Opening { number, key, events, runtime, today, folds, trial } = opening;
        let id = store.team();
        let me = key.public();
        if store.meta("projection")?.as_deref() != Some(PROJECTION) {
            store.forget_projection()?;
            store.set_meta("projection", PROJECTION)?;
        }
        let (marks, suspects) = Marks::open(&store.path().with_extension("applying"));
        let mut reader = store.reader()?;
        reader.mark_with(marks);
        let culprits = trial::judge(&mut store, &reader, trial.as_ref(), suspects)?;
        let heads = reader.heads()?;
        let statements = reader.statements()?;
        let gaps = if store.meta(GAPS)?.is_some() { reader.find_gaps()? } else { 0 };
        let was_unproven = store.meta(UNPROVEN)?.is_some_and(|flag| !flag.is_empty());
        let is_unproven = !statements.damaged.is_empty() || was_unproven && gaps > 0;
        if is_unproven != was_unproven {
            // What was folded while it was not clear who belongs is folded anew when it is.
            store.set_meta(UNPROVEN, if is_unproven { b"1" } else { b"" })?;
            if was_unproven {
                store.forget_projection()?;
            }
        }
        let membership = Membership::new(id, statements.said);
        let receipts = reader.receipts()?;
        let receipt_number = receipts.iter().find(|receipt| receipt.device == me).map_or(0, |receipt| receipt.number);
        // Files of older programs do not say whose they are.
        if membership.roster().role_of(me).is_some()
            && store.meta(OWNER)?.is_none()
            && let Err(error) = store.set_meta(OWNER, &me.0)
        {
            tracing::debug!(%error, "whose file this is will be said at another start");
        }
        let address = receipts
            .iter()
            .find(|receipt| receipt.device == me)
            .map(|receipt| receipt.address.clone())
            .unwrap_or_default();
        let exchange = Exchange::new(
            id,
            me,
            heads.iter().map(|(device, seq, hash)| Head { device: *device, seq: *seq, hash: *hash }),
            receipts,
            reader.forks()?,
        );
        let is_example = store.meta("example")?.is_some();
        let doors = store.meta("doors")?.and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default();
        let rescue = store.meta(rescue::KEPT)?.and_then(|bytes| postcard::from_bytes(&bytes).ok());
        let met = store.meta(met::KEPT)?.map(|kept| met::read(&kept)).unwrap_or_default();
        let papers = store.meta("papers")?.and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default();
        let editors = editors(&mut store, &reader, me)?;
        let news = {
            let events = events.clone();
            move |news| events.send_blocking(Event::Disk { opening: number, news })
        };
        let began_with = heads.iter().map(|(_, seq, _)| seq).sum();
        let mut team = Self {
            id,
            me,
            person: PersonId(trekker_ledger::statement::person_of_first_device(me).0),
            editors,
            is_example,
            was_whole: false,
            background: Background { opening: number, events, runtime },
            writer: Writer::new(Disk::start(store, news), Ends::new(id, heads), began_with),
            reader,
            repair: Repair::new(is_unproven),
            renewal: Renewal::with(rescue),
            membership,
            people: Arc::default(),
            people_changed: true,
            exchange,
            reach: Reach {
                links: HashMap::new(),
                met,
                doors,
                door: DoorState::of(papers),
                removed_by: None,
                addresses: Vec::new(),
                receipt_number,
                address,
            },
            documents: Default::default(),
            view: View::default(),
            judging: Default::default(),
            folds,
            stale: refresh::Stale::default(),
            told: Told::default(),
            to_index: HashMap::new(),
            actions: Actions::default(),
            notices: Vec::new(),
            ticks: 0,
            key,
        };
        team.roster_changed();
        if is_unproven {
            team.notice(Notice::Trouble(Trouble::new(TroubleKind::MembersUnproven)));
        }
        for culprit in culprits {
            let device_of = team.people.get(&culprit.device).copied();
            tracing::error!(arrival = culprit.arrival, "a record on which a program broke down is set aside");
            team.notice(Notice::SetAside { device_of, records: 1 });
        }
        team.first_rows(today)?;
        Ok(team)
    }

    fn first_rows(&mut self, today: chrono::NaiveDate) -> Result<(), StorageError> {
        self.view.before = important::read(&self.reader)?;
        for kind in Kind::KNOWN.into_iter().filter(|kind| kind.reading() == Reading::First) {
            self.read_rows(kind, 0, i64::MAX)?;
        }
        let day = day_number(today);
        self.read_rows(Kind::Post, day - FIRST_DAYS, day + FIRST_DAYS)
    }

    /// The rows that the first picture left out.
    pub(crate) fn remaining_rows(&mut self, today: chrono::NaiveDate) -> Result<(), StorageError> {
        for kind in Kind::KNOWN.into_iter().filter(|kind| kind.reading() == Reading::Later) {
            self.read_rows(kind, 0, i64::MAX)?;
        }
        let day = day_number(today);
        self.read_rows(Kind::Post, 0, day - FIRST_DAYS - 1)?;
        self.read_rows(Kind::Post, day + FIRST_DAYS + 1, i64::MAX)?;
        self.reader.shrink()?;
        self.fold_stale()
    }

    /// What is stale on the disk.
    fn fold_stale(&mut self) -> Result<(), StorageError> {
        if self.reader.has_stray_rows()? {
            return Err(StorageError::Corrupt(self.reader.path().to_owned()));
        }
        for (kind, doc) in self.reader.stale(usize::MAX >> 1)?.into_iter().chain(self.reader.rowless()?) {
            self.goes_stale(Kind::from_number(kind), DocId(doc), self.is_near(DocId(doc)));
        }
        self.fold_more();
        Ok(())
    }

    /// Somebody asks for documents: from now on they are folded.
    pub(crate) fn begin_folding(&mut self) -> Result<(), StorageError> {
        self.folds = true;
        self.fold_stale()
    }

    /// Whether it is a post that shows in the days around today.
    pub(crate) fn is_near(&self, id: DocId) -> bool {
        let date = self.view.snapshot.calendar.get(id).and_then(|row| row.summary.publish_at.date);
        date.is_some_and(|date| (day_number(date) - day_number(crate::engine::today())).abs() <= FIRST_DAYS)
    }

    fn read_rows(&mut self, kind: Kind, first: i64, last: i64) -> Result<(), StorageError> {
        let (view, stale) = (&mut self.view, &mut self.stale);
        self.reader.each_row(kind.number(), first, last, |row| {
            let id = DocId(row.doc);
            match Row::decode(kind, id, &row.row) {
                Some(read) => view.put(id, read, row.is_stale),
                None => stale.add(kind, id, true),
            }
        })
    }

    /// The roster is another than before: who is who, and who may connect.
    ///
    /// Gives the documents that have to be folded anew, for the disk to remember.
    pub(crate) fn roster_changed(&mut self) -> Vec<[u8; 16]> {
        let roster = self.membership.roster();
        let people = People::of(self.id.0, roster);
        let people = Arc::new(if self.repair.is_unproven { people.counting_all() } else { people });
        let before = std::mem::replace(&mut self.people, people);
        let stale = self.recount(before.roster());
        let roster = self.membership.roster();
        if let Some(person) = roster.person_of(self.me) {
            self.person = PersonId(person.0);
        }
        let my_role = self.my_role();
        let team = &mut self.view.snapshot.team;
        if team.name.is_empty() {
            team.name.clone_from(&roster.team_name);
        }
        team.is_example = self.is_example;
        team.me = Some(self.person);
        team.id = self.id.0;
        team.desk = Some(derived::desk(&self.id.0, self.person));
        team.my_role = my_role;
        self.renewal.is_due |= self.membership.roster().is_replaced(self.me);
        self.show_standing();
        let members = self.membership.roster().devices.keys().copied().collect();
        self.exchange.set_members(members);
        self.people_changed = true;
        self.view.is_dirty = true;
        self.reload_open();
        self.fold_more();
        stale
    }

    /// Whom the network is to reach and to let in, and who is told that it was removed.
    pub(crate) fn network_roster(&mut self) -> (HashSet<[u8; 32]>, HashMap<[u8; 32], Refusal>) {
        let visitors: Vec<DeviceKey> = self.visitors().collect();
        let roster = self.membership.roster();
        let open = roster.open_devices().filter(|device| *device != self.me).chain(visitors);
        let mut devices: HashSet<[u8; 32]> = open.map(|device| device.0).collect();
        if !self.is_ready() {
            devices.extend(self.reach.doors.iter().map(|door| door.device.0));
        }
        let why = |device| if roster.is_replaced(device) { Refusal::Renewed } else { Refusal::Removed };
        (devices, roster.closed.keys().map(|device| (device.0, why(*device))).collect())
    }
}

fn editors(store: &mut Store, reader: &Reader, me: DeviceKey) -> Result<Editors, StorageError> {
    let kept = store.meta(RUN)?.and_then(|bytes| bytes.try_into().ok()).map(u64::from_be_bytes);
    let run = match kept {
        Some(run) => run,
        None => {
            let run = random_run();
            store.set_meta(RUN, &run.to_be_bytes())?;
            run
        }
    };
    let fresh = random_run();
    // What is set aside is in no document, and its numbers were given out.
    let usual = if reader.set_aside()?.is_empty() { run } else { fresh };
    let editor = |run| Editor { device: me.0, run };
    Ok(Editors { usual: editor(usual), fresh: editor(fresh) })
}

/// A number under which this device never wrote before.
pub(crate) fn random_run() -> u64 {
    let mut bytes = [0; 8];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u64::from_le_bytes(bytes),
        // Without randomness the nanoseconds of the start have to do: what matters is that no run has another's number.
        Err(_) => super::now().wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(std::process::id()),
    }
}
