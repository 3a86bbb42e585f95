//! What asks for attention, as counts that one can click: what waits for approval, has nobody, is late.

use std::sync::Arc;

use chrono::{DateTime, DurationRound, NaiveDate, Utc};
use egui::Ui;
use trekker_domain::id::DocId;
use trekker_domain::open::Open;
use trekker_domain::post::{PostSummary, Status};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::publishing::{self, is_overdue};
use trekker_session::calendar::{ApprovalWord, Calendar, PostRow};
use trekker_session::crowding::Crowding;

use crate::context::Scene;
use crate::look::icons::{self, Icon};
use crate::parts::toggle::pill;
use crate::words::{Words, say};

/// What a post may be looked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Only {
    WaitingForApproval,
    NobodyResponsible,
    /// Its moment is over and it has not gone out.
    Late,
    /// It goes out today, and nobody said that they do it.
    UnclaimedToday,
    /// Two people chose differently.
    Contested,
    /// Two people changed the same sentence apart.
    Overlaps,
    /// Part of no plan, and no experiment.
    WithoutPlan,
    /// An experiment whose day to look back has come.
    ToReview,
    /// Among more on one of its channels than the team planned.
    MoreThanPlanned,
}

impl Only {
    const ALL: [Self; 9] = [
        Self::Late,
        Self::UnclaimedToday,
        Self::WaitingForApproval,
        Self::NobodyResponsible,
        Self::Contested,
        Self::Overlaps,
        Self::WithoutPlan,
        Self::ToReview,
        Self::MoreThanPlanned,
    ];

    pub(crate) fn label(self, words: &Words, count: usize) -> String {
        match self {
            Self::WaitingForApproval => say!(words, "lookout-waiting", count = count),
            Self::NobodyResponsible => say!(words, "lookout-nobody", count = count),
            Self::UnclaimedToday => say!(words, "lookout-unclaimed", count = count),
            Self::Late => say!(words, "lookout-late", count = count),
            Self::WithoutPlan => say!(words, "lookout-without-plan", count = count),
            Self::ToReview => say!(words, "lookout-to-review", count = count),
            Self::MoreThanPlanned => say!(words, "lookout-more-than-planned", count = count),
            Self::Contested => say!(words, "lookout-contested", count = count),
            Self::Overlaps => say!(words, "lookout-overlaps", count = count),
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::WaitingForApproval => icons::STATUS_REVIEW,
            Self::NobodyResponsible => icons::PERSON,
            Self::UnclaimedToday => icons::SEND,
            Self::Late => icons::WARNING,
            Self::WithoutPlan => icons::INFO,
            Self::ToReview => icons::HISTORY,
            Self::MoreThanPlanned => icons::CALENDAR_PLUS,
            Self::Contested | Self::Overlaps => icons::ALERT,
        }
    }

    fn is(self, row: &PostRow, moment: &Moment, crowding: &Crowding) -> bool {
        let post: &PostSummary = &row.summary;
        match self {
            _ if post.binned => false,
            Self::WaitingForApproval => row.approval == ApprovalWord::Asked,
            Self::NobodyResponsible => post.owner.is_none() && is_meant(post),
            Self::Late => is_late(row, moment),
            Self::UnclaimedToday => still_to_go(row).any(|(channel, at)| {
                let is_claimed = post.outing(channel).is_some_and(|outing| outing.claimed_by.is_some());
                at.date == Some(moment.today) && !is_claimed
            }),
            Self::WithoutPlan => post.is_without_plan() && is_meant(post),
            Self::ToReview => {
                let day = post.experiment.as_ref().and_then(|experiment| experiment.review_on);
                day.is_some_and(|day| day <= moment.today)
            }
            Self::MoreThanPlanned => !crowding.around(row).is_empty(),
            Self::Contested => post.contested || row.variants.iter().any(|variant| variant.contested),
            Self::Overlaps => row.has_overlaps(),
        }
    }
}

/// More than an idea, and not out yet.
fn is_meant(post: &PostSummary) -> bool {
    !post.is_over() && post.status != Open::Known(Status::Idea)
}

/// The moment by which things are late: of the minute, so that the counts are made anew once a minute at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Moment {
    today: NaiveDate,
    now: DateTime<Utc>,
    zone: String,
}

impl Moment {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let now = scene.now.at.to_utc();
        let now = now.duration_trunc(chrono::Duration::minutes(1)).unwrap_or(now);
        Self { today: scene.now.today(), now, zone: scene.snapshot.team.settings.zone.clone() }
    }
}

fn still_to_go(row: &PostRow) -> impl Iterator<Item = (DocId, PublishAt)> {
    let variant = |channel| row.variants.iter().find(|variant| variant.channel == channel).map(|variant| &**variant);
    publishing::still_to_go(&row.summary, variant).into_iter()
}

/// What is planned is late once its moment is over, what is still being made once its day is.
pub(super) fn is_late(row: &PostRow, moment: &Moment) -> bool {
    let is_past = row.summary.publish_at.date.is_some_and(|date| date < moment.today) && is_meant(&row.summary);
    is_past || still_to_go(row).any(|(_, at)| is_overdue(&at, &moment.zone, moment.now))
}

/// The posts to look out for, counted once for each picture of the calendar.
#[derive(Debug, Default)]
pub(crate) struct Lookout {
    calendar: Calendar,
    moment: Option<Moment>,
    /// A team that makes no plans misses none.
    has_plans: bool,
    crowding: Arc<Crowding>,
    found: [Vec<Arc<PostRow>>; 9],
}

impl Lookout {
    /// Whether there is nothing to look out for.
    pub(super) fn is_empty(&mut self, scene: &Scene<'_>) -> bool {
        self.look(scene);
        self.found.iter().all(Vec::is_empty)
    }

    fn look(&mut self, scene: &Scene<'_>) {
        let (calendar, moment) = (&scene.snapshot.calendar, Moment::of(scene));
        let has_plans = scene.snapshot.plans.values().any(|plan| !plan.binned);
        let is_same = self.moment.as_ref() == Some(&moment)
            && self.has_plans == has_plans
            && Arc::ptr_eq(&self.crowding, &scene.crowding)
            && self.calendar.is_same(calendar);
        if is_same {
            return;
        }
        self.crowding = Arc::clone(&scene.crowding);
        self.has_plans = has_plans;
        self.calendar = calendar.clone();
        for (only, found) in Only::ALL.into_iter().zip(&mut self.found) {
            found.clear();
            if only == Only::WithoutPlan && !has_plans {
                continue;
            }
            found.extend(calendar.all().filter(|row| only.is(row, &moment, &scene.crowding)).cloned());
            found.sort_by_key(|row| {
                let post = &row.summary;
                (post.publish_at.date.is_none(), post.publish_at.date, post.publish_at.time, post.id)
            });
        }
        self.moment = Some(moment);
    }

    /// All of a kind, by day.
    pub(crate) fn all(&mut self, only: Only, scene: &Scene<'_>) -> &[Arc<PostRow>] {
        self.look(scene);
        let at = Only::ALL.iter().position(|one| *one == only).unwrap_or(0);
        &self.found[at]
    }

    /// A pill for each kind there is something of. `chosen` is the one whose posts are listed.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, chosen: &mut Option<Only>) {
        self.look(scene);
        let words = scene.words;
        for (only, found) in Only::ALL.into_iter().zip(&self.found) {
            let is_on = *chosen == Some(only);
            if found.is_empty() && !is_on {
                continue;
            }
            let label = only.label(words, found.len());
            let icon = only.icon();
            if pill(ui, &label, Some(icon), is_on).clicked() {
                *chosen = if is_on { None } else { Some(only) };
            }
        }
    }
}
