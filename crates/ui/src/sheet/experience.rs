//! How long work takes those who make it, beside what they estimate.

use std::collections::HashMap;

use trekker_domain::id::PersonId;
use trekker_domain::open::Open;
use trekker_domain::work::{Deliverable, Sort};
use trekker_domain::workload::{Experience, experience};
use trekker_session::calendar::Calendar;

use crate::context::Scene;

/// Whose work, and what it was.
type Kind = (PersonId, Option<Sort>);

/// What was estimated, and what it took.
type Minutes = (Option<u32>, Option<u32>);

/// Of everybody with enough finished work, once for each picture of the calendar.
#[derive(Debug, Default)]
pub(super) struct Experiences {
    calendar: Calendar,
    of: HashMap<Kind, Experience>,
}

impl Experiences {
    /// Of whoever makes this, with work of its sort.
    pub(super) fn of(&mut self, scene: &Scene<'_>, deliverable: &Deliverable) -> Option<Experience> {
        if !self.calendar.is_same(&scene.snapshot.calendar) {
            self.calendar = scene.snapshot.calendar.clone();
            let mut finished: HashMap<Kind, Vec<Minutes>> = HashMap::new();
            let deliverables = self.calendar.all().flat_map(|row| &row.summary.deliverables);
            for deliverable in deliverables.filter(|deliverable| deliverable.done) {
                if let Some(kind) = kind_of(deliverable) {
                    let figures = (deliverable.estimated_minutes, deliverable.spent_minutes);
                    finished.entry(kind).or_default().push(figures);
                }
            }
            self.of = finished.into_iter().filter_map(|(kind, all)| Some((kind, experience(all)?))).collect();
        }
        self.of.get(&kind_of(deliverable)?).copied()
    }
}

fn kind_of(deliverable: &Deliverable) -> Option<Kind> {
    Some((deliverable.owner?, deliverable.sort.as_ref().and_then(Open::known)))
}
