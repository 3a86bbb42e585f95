//! The dictionaries, read and looked into on a thread of its own: nothing that is typed waits for them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use egui::Context;
use imbl::OrdMap;
use trekker_domain::channel::Channel;
use trekker_domain::id::DocId;
use trekker_domain::plan::Plan;
use trekker_domain::rule::Sort;
use trekker_domain::text::Language;
use trekker_domain::theme::Theme;
use trekker_session::people::Member;
use trekker_session::snapshot::Snapshot;
use trekker_voice::Speller;

/// A speller of the team, once a rule asks for one and its dictionaries are read.
#[derive(Default)]
pub(super) struct Spelling {
    speller: Option<Arc<Speller>>,
    /// What its own words are of.
    sources: Sources,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    is_ready: AtomicBool,
    is_at_work: AtomicBool,
    /// Counts up when there is more to offer.
    revision: AtomicU64,
}

impl fmt::Debug for Spelling {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Spelling({:?})", self.shared)
    }
}

/// Where a team's own names come from.
#[derive(Clone, Default)]
struct Sources {
    members: Arc<Vec<Member>>,
    channels: OrdMap<DocId, Arc<Channel>>,
    themes: OrdMap<DocId, Arc<Theme>>,
    plans: OrdMap<DocId, Arc<Plan>>,
}

impl Sources {
    fn of(snapshot: &Snapshot) -> Self {
        Self {
            members: Arc::clone(&snapshot.members),
            channels: snapshot.channels.clone(),
            themes: snapshot.themes.clone(),
            plans: snapshot.plans.clone(),
        }
    }

    fn are_those_of(&self, snapshot: &Snapshot) -> bool {
        Arc::ptr_eq(&self.members, &snapshot.members)
            && self.channels.ptr_eq(&snapshot.channels)
            && self.themes.ptr_eq(&snapshot.themes)
            && self.plans.ptr_eq(&snapshot.plans)
    }
}

impl Spelling {
    /// Called once a frame: sees to it that there is a speller where a rule wants one, and that it looks up what waits.
    pub(super) fn begin_frame(&mut self, ctx: &Context, snapshot: &Snapshot) {
        let wants = |rule: &trekker_domain::rule::Rule| !rule.binned && rule.sort.known() == Some(Sort::Dictionary);
        if !snapshot.rules.values().any(|rule| wants(rule)) {
            self.speller = None;
            return;
        }
        if self.speller.is_none() || !self.sources.are_those_of(snapshot) {
            self.sources = Sources::of(snapshot);
            self.speller = Some(Arc::new(Speller::new(snapshot.own_names()).looking_up_later()));
            self.shared.revision.fetch_add(1, Ordering::Relaxed);
        }
        let is_ready = self.shared.is_ready.load(Ordering::Acquire);
        let Some(speller) = self.speller.clone().filter(|speller| !is_ready || speller.has_wanted()) else { return };
        if self.shared.is_at_work.swap(true, Ordering::AcqRel) {
            return;
        }
        let (shared, ctx) = (Arc::clone(&self.shared), ctx.clone());
        let work = move || {
            for language in [Language::Dutch, Language::English] {
                Speller::load(language);
            }
            speller.look_up();
            shared.is_ready.store(true, Ordering::Release);
            shared.revision.fetch_add(1, Ordering::Relaxed);
            shared.is_at_work.store(false, Ordering::Release);
            ctx.request_repaint();
        };
        // Without a thread there are no dictionaries, and everything else goes on; the next frame tries again.
        if std::thread::Builder::new().name("dictionaries".to_owned()).spawn(work).is_err() {
            self.shared.is_at_work.store(false, Ordering::Release);
        }
    }

    /// `None` as long as its dictionaries are not read. With each new number there is more to offer.
    pub(super) fn speller(&self) -> (Option<Arc<Speller>>, u64) {
        let is_ready = self.shared.is_ready.load(Ordering::Acquire);
        (self.speller.clone().filter(|_| is_ready), self.shared.revision.load(Ordering::Relaxed))
    }
}
