//! What asks for attention, as counts that one can click: what waits for approval, has nobody, is late.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;
use trekker_domain::open::Open;
use trekker_domain::post::{PostSummary, Status};
use trekker_session::calendar::{ApprovalWord, Calendar, PostRow};

use crate::context::Scene;
use crate::look::icons;
use crate::parts::toggle::pill;
use crate::words::say;

/// What a post may be looked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Only {
    WaitingForApproval,
    NobodyResponsible,
    /// Its day is over and it has not gone out.
    Late,
    /// Two people chose differently.
    Contested,
}

impl Only {
    const ALL: [Self; 4] = [Self::WaitingForApproval, Self::NobodyResponsible, Self::Late, Self::Contested];

    pub(super) fn is(self, row: &PostRow, today: NaiveDate) -> bool {
        let post: &PostSummary = &row.summary;
        match self {
            _ if post.binned => false,
            Self::WaitingForApproval => row.approval == ApprovalWord::Asked,
            Self::NobodyResponsible => post.owner.is_none() && is_meant(post),
            Self::Late => is_late(post, today),
            Self::Contested => post.contested,
        }
    }
}

/// More than an idea, and not out yet.
fn is_meant(post: &PostSummary) -> bool {
    !post.is_over() && post.status != Open::Known(Status::Idea)
}

pub(super) fn is_late(post: &PostSummary, today: NaiveDate) -> bool {
    post.publish_at.date.is_some_and(|date| date < today) && is_meant(post)
}

/// The posts to look out for, counted once for each picture of the calendar.
#[derive(Debug, Default)]
pub(super) struct Lookout {
    calendar: Calendar,
    today: Option<NaiveDate>,
    found: [Vec<Arc<PostRow>>; 4],
}

impl Lookout {
    fn look(&mut self, calendar: &Calendar, today: NaiveDate) {
        if self.today == Some(today) && self.calendar.is_same(calendar) {
            return;
        }
        self.calendar = calendar.clone();
        self.today = Some(today);
        for (only, found) in Only::ALL.into_iter().zip(&mut self.found) {
            found.clear();
            found.extend(calendar.all().filter(|row| only.is(row, today)).cloned());
            found.sort_by_key(|row| {
                let post = &row.summary;
                (post.publish_at.date.is_none(), post.publish_at.date, post.publish_at.time, post.id)
            });
        }
    }

    /// All of a kind, by day.
    pub(super) fn all(&mut self, only: Only, scene: &Scene<'_>) -> &[Arc<PostRow>] {
        self.look(&scene.snapshot.calendar, scene.now.today());
        let at = Only::ALL.iter().position(|one| *one == only).unwrap_or(0);
        &self.found[at]
    }

    /// A pill for each kind there is something of. `chosen` is the one whose posts are listed.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, chosen: &mut Option<Only>) {
        self.look(&scene.snapshot.calendar, scene.now.today());
        let words = scene.words;
        if self.found.iter().all(Vec::is_empty) && chosen.is_none() {
            return;
        }
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 26.0;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
                for (only, found) in Only::ALL.into_iter().zip(&self.found) {
                    let is_on = *chosen == Some(only);
                    if found.is_empty() && !is_on {
                        continue;
                    }
                    let count = found.len();
                    let (label, icon) = match only {
                        Only::WaitingForApproval => {
                            (say!(words, "lookout-waiting", count = count), icons::STATUS_REVIEW)
                        }
                        Only::NobodyResponsible => (say!(words, "lookout-nobody", count = count), icons::PERSON),
                        Only::Late => (say!(words, "lookout-late", count = count), icons::WARNING),
                        Only::Contested => (say!(words, "lookout-contested", count = count), icons::ALERT),
                    };
                    if pill(ui, &label, Some(icon), is_on).clicked() {
                        *chosen = if is_on { None } else { Some(only) };
                    }
                }
            });
        });
    }
}
