//! What asks for attention, as counts that one can click: what waits for approval, has nobody, is late.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;
use trekker_domain::danger::{Danger, is_meant};
use trekker_domain::post::PostSummary;
use trekker_session::calendar::{ApprovalWord, Calendar, PostRow};
use trekker_session::crowding::Crowding;

use crate::context::Scene;
use crate::dangers::{Dangers, Wrong};
use crate::look::icons::{self, Icon};
use crate::parts::toggle::pill;
use crate::words::{Words, say};

const KINDS: usize = 14;

/// What a post may be looked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Only {
    WaitingForApproval,
    NobodyResponsible,
    /// Its moment is over and it has not gone out.
    Late,
    /// It goes out today, and nobody said that they do it.
    UnclaimedToday,
    /// A step of its work would have to be begun earlier than today.
    CannotBeMet,
    ChangedAfterApproval,
    /// Something in its texts is against a voice rule that has to be kept.
    AgainstStop,
    TooLong,
    /// Two people said, each with a link, that they put it on the same channel.
    OnlineTwice,
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
    /// What is wrong first, in the order of [`Danger`].
    const ALL: [Self; KINDS] = [
        Self::UnclaimedToday,
        Self::Late,
        Self::CannotBeMet,
        Self::ChangedAfterApproval,
        Self::AgainstStop,
        Self::TooLong,
        Self::OnlineTwice,
        Self::Contested,
        Self::Overlaps,
        Self::NobodyResponsible,
        Self::WaitingForApproval,
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
            Self::CannotBeMet => say!(words, "lookout-cannot-be-met", count = count),
            Self::ChangedAfterApproval => say!(words, "lookout-changed", count = count),
            Self::AgainstStop => say!(words, "lookout-stop", count = count),
            Self::TooLong => say!(words, "lookout-too-long", count = count),
            Self::OnlineTwice => say!(words, "lookout-online-twice", count = count),
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
            Self::Late | Self::CannotBeMet | Self::AgainstStop | Self::TooLong => icons::WARNING,
            Self::ChangedAfterApproval => icons::STATUS_REVIEW,
            Self::WithoutPlan => icons::INFO,
            Self::ToReview => icons::HISTORY,
            Self::MoreThanPlanned => icons::CALENDAR_PLUS,
            Self::Contested | Self::Overlaps | Self::OnlineTwice => icons::ALERT,
        }
    }

    /// The danger it stands for, if it is one.
    fn danger(self) -> Option<Danger> {
        match self {
            Self::NobodyResponsible => Some(Danger::NobodyResponsible),
            Self::Late => Some(Danger::Late),
            Self::UnclaimedToday => Some(Danger::UnclaimedToday),
            Self::CannotBeMet => Some(Danger::CannotBeMet),
            Self::ChangedAfterApproval => Some(Danger::ChangedAfterApproval),
            Self::AgainstStop => Some(Danger::AgainstStop),
            Self::TooLong => Some(Danger::TooLong),
            Self::OnlineTwice => Some(Danger::OnlineTwice),
            Self::Contested => Some(Danger::TwoChoices),
            Self::Overlaps => Some(Danger::TextsMet),
            Self::WaitingForApproval | Self::WithoutPlan | Self::ToReview | Self::MoreThanPlanned => None,
        }
    }

    fn is(self, row: &PostRow, wrong: Wrong, scene: &Scene<'_>) -> bool {
        if let Some(danger) = self.danger() {
            return wrong.has(danger);
        }
        let post: &PostSummary = &row.summary;
        match self {
            _ if post.binned => false,
            Self::WaitingForApproval => row.approval == ApprovalWord::Asked,
            Self::WithoutPlan => post.is_without_plan() && is_meant(post),
            Self::ToReview => {
                let day = post.experiment.as_ref().and_then(|experiment| experiment.review_on);
                day.is_some_and(|day| day <= scene.now.today())
            }
            Self::MoreThanPlanned => !scene.crowding.around(row).is_empty(),
            _ => false,
        }
    }
}

/// The posts to look out for, counted once for each picture of the calendar.
#[derive(Debug, Default)]
pub(crate) struct Lookout {
    calendar: Calendar,
    today: Option<NaiveDate>,
    /// A team that makes no plans misses none.
    has_plans: bool,
    crowding: Arc<Crowding>,
    dangers: Arc<Dangers>,
    found: [Vec<Arc<PostRow>>; KINDS],
}

impl Lookout {
    /// Whether there is nothing to look out for.
    pub(super) fn is_empty(&mut self, scene: &Scene<'_>) -> bool {
        self.look(scene);
        self.found.iter().all(Vec::is_empty)
    }

    fn look(&mut self, scene: &Scene<'_>) {
        let (calendar, today) = (&scene.snapshot.calendar, scene.now.today());
        let has_plans = scene.snapshot.plans.values().any(|plan| !plan.binned);
        let is_same = self.today == Some(today)
            && self.has_plans == has_plans
            && Arc::ptr_eq(&self.dangers, &scene.dangers)
            && Arc::ptr_eq(&self.crowding, &scene.crowding)
            && self.calendar.is_same(calendar);
        if is_same {
            return;
        }
        self.crowding = Arc::clone(&scene.crowding);
        self.dangers = Arc::clone(&scene.dangers);
        self.has_plans = has_plans;
        self.calendar = calendar.clone();
        self.found.iter_mut().for_each(Vec::clear);
        for row in calendar.all() {
            let wrong = scene.dangers.of(row.summary.id);
            for (only, found) in Only::ALL.into_iter().zip(&mut self.found) {
                let is_asked = only != Only::WithoutPlan || has_plans;
                if is_asked && only.is(row, wrong, scene) {
                    found.push(Arc::clone(row));
                }
            }
        }
        for found in &mut self.found {
            found.sort_by_key(|row| {
                let post = &row.summary;
                (post.publish_at.date.is_none(), post.publish_at.date, post.publish_at.time, post.id)
            });
        }
        self.today = Some(today);
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
