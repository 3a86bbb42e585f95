//! What is wrong with the posts of a team: [`dangers_of`] asked with what the picture has of them.

use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use trekker_domain::counting::Limits;
use trekker_domain::danger::{Danger, Facts, Moment, dangers_of};
use trekker_domain::planning::WorkingDays;
use trekker_domain::variant::VariantSummary;

use crate::calendar::{ApprovalWord, Calendar, PostRow};
use crate::snapshot::Snapshot;

/// By what all posts of a picture are looked at, at one moment; worked out once for all of them.
#[derive(Clone, Debug)]
pub struct Watch {
    today: NaiveDate,
    now: DateTime<Utc>,
    zone: String,
    days: WorkingDays,
    /// Of which the holidays are among those days.
    years: (i32, i32),
    limits: Limits,
}

impl Watch {
    /// `today`: the day of the team.
    pub fn over(snapshot: &Snapshot, today: NaiveDate, now: DateTime<Utc>) -> Self {
        let settings = &snapshot.team.settings;
        let (first, last) = snapshot.calendar.days().unwrap_or((today, today));
        let (first, last) = (first.min(today), last.max(today));
        let days = settings.working_days(first, last);
        let limits = Limits::of(snapshot.channels.values().map(Arc::as_ref));
        Self { today, now, zone: settings.zone.clone(), days, years: (first.year(), last.year()), limits }
    }

    /// Whether it knows the holidays around these posts: it knows those of whole years.
    pub fn covers(&self, calendar: &Calendar) -> bool {
        let (first, last) = self.years;
        calendar.days().is_none_or(|(from, to)| from.year() >= first && to.year() <= last)
    }

    /// Later on the same day.
    pub fn goes_on(&mut self, now: DateTime<Utc>) {
        self.now = now;
    }

    /// Whether an hour that passes may change what is wrong with a post: it goes out around today. A day that passes may change it
    /// for any.
    pub fn may_become_late_today(&self, row: &PostRow) -> bool {
        // Zones are up to a day apart.
        let is_near = |day: NaiveDate| (day - self.today).num_days().abs() <= 1;
        let own = || row.variants.iter().filter_map(|variant| variant.publish_at.date).any(is_near);
        row.summary.publish_at.date.is_some_and(is_near) || own()
    }

    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// All that is wrong with a post, the most dangerous first.
    pub fn dangers_of(&self, row: &PostRow) -> Vec<Danger> {
        let variants: Vec<&VariantSummary> = row.variants.iter().map(Arc::as_ref).collect();
        let facts = Facts {
            post: &row.summary,
            variants: &variants,
            is_changed_after_approval: matches!(row.approval, ApprovalWord::Outdated(_)),
            is_against_stop: row.is_against_stop,
        };
        let Self { today, now, zone, days, limits, .. } = self;
        dangers_of(facts, Moment { today: *today, now: *now, zone, days, limits })
    }
}
