//! What is wrong with each post as far as its row says, worked out once for each picture and minute.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, DurationRound, NaiveDate, Utc};
use trekker_domain::danger::{Danger, Facts, Moment, dangers_of};
use trekker_domain::id::DocId;
use trekker_domain::team::TeamSettings;
use trekker_domain::variant::VariantSummary;
use trekker_session::calendar::{ApprovalWord, Calendar, PostRow};
use trekker_session::snapshot::Snapshot;

use crate::context::TeamNow;

/// By post, where anything is wrong; the most dangerous first.
#[derive(Debug, Default)]
pub(crate) struct Dangers(HashMap<DocId, Vec<Danger>>);

impl Dangers {
    pub(crate) fn of(&self, post: DocId) -> &[Danger] {
        self.0.get(&post).map(Vec::as_slice).unwrap_or_default()
    }

    fn seen(snapshot: &Snapshot, today: NaiveDate, now: DateTime<Utc>) -> Self {
        let (calendar, settings) = (&snapshot.calendar, &snapshot.team.settings);
        let dates = || calendar.all().filter_map(|row| row.summary.publish_at.date);
        let (first, last) = (dates().min().unwrap_or(today), dates().max().unwrap_or(today));
        let days = settings.working_days(first.min(today), last.max(today));
        let moment = Moment { today, now, zone: &settings.zone, days: &days };
        let found = calendar.all().map(|row| (row.summary.id, dangers_of_row(row, moment)));
        Self(found.filter(|(_, dangers)| !dangers.is_empty()).collect())
    }
}

fn dangers_of_row(row: &PostRow, moment: Moment<'_>) -> Vec<Danger> {
    let variants: Vec<&VariantSummary> = row.variants.iter().map(|variant| &**variant).collect();
    let is_outdated = matches!(row.approval, ApprovalWord::Outdated(_));
    dangers_of(Facts::of(&row.summary, &variants, is_outdated), moment)
}

/// Keeps them until something changes by which they are seen.
#[derive(Debug, Default)]
pub(crate) struct DangersKept {
    calendar: Calendar,
    settings: TeamSettings,
    /// The minute: what is late is so a minute later at most.
    seen_at: Option<DateTime<Utc>>,
    dangers: Arc<Dangers>,
}

impl DangersKept {
    pub(crate) fn of(&mut self, snapshot: &Snapshot, now: &TeamNow) -> Arc<Dangers> {
        let moment = now.at.to_utc();
        let moment = moment.duration_trunc(chrono::Duration::minutes(1)).unwrap_or(moment);
        let is_same = self.seen_at == Some(moment)
            && self.calendar.is_same(&snapshot.calendar)
            && self.settings == snapshot.team.settings;
        if !is_same {
            self.calendar = snapshot.calendar.clone();
            self.settings.clone_from(&snapshot.team.settings);
            self.seen_at = Some(moment);
            self.dangers = Arc::new(Dangers::seen(snapshot, now.today(), moment));
        }
        Arc::clone(&self.dangers)
    }
}
