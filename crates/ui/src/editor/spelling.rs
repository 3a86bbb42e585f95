//! The dictionaries, read and looked into on a thread of its own: nothing that is typed waits for them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use egui::Context;
use trekker_domain::rule::Sort;
use trekker_domain::text::Language;
use trekker_session::people::Member;
use trekker_session::snapshot::Snapshot;
use trekker_voice::Speller;

/// A speller of the team, once a rule asks for one and its dictionaries are read.
#[derive(Default)]
pub(super) struct Spelling {
    speller: Option<Arc<Speller>>,
    /// Of whom its own words are.
    members: Arc<Vec<Member>>,
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

/// The team's own names: they are right as they are.
fn names(snapshot: &Snapshot) -> impl Iterator<Item = &str> {
    let members = snapshot.members.iter().map(|member| member.name.as_str());
    let channels = snapshot.channels.values().map(|channel| channel.name.as_str());
    let themes = snapshot.themes.values().map(|theme| theme.name.as_str());
    let plans = snapshot.plans.values().map(|plan| plan.name.as_str());
    members.chain(channels).chain(themes).chain(plans).chain([snapshot.team.name.as_str()])
}

impl Spelling {
    /// Called once a frame: sees to it that there is a speller where a rule wants one, and that it looks up what waits.
    pub(super) fn begin_frame(&mut self, ctx: &Context, snapshot: &Snapshot) {
        let wants = |rule: &trekker_domain::rule::Rule| !rule.binned && rule.sort.known() == Some(Sort::Dictionary);
        if !snapshot.rules.values().any(|rule| wants(rule)) {
            self.speller = None;
            return;
        }
        if self.speller.is_none() || !Arc::ptr_eq(&self.members, &snapshot.members) {
            self.members = Arc::clone(&snapshot.members);
            self.speller = Some(Arc::new(Speller::new(names(snapshot)).looking_up_later()));
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
