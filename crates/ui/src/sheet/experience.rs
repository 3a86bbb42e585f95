//! How long work takes those who make it, beside what they estimate.

use std::collections::HashMap;

use trekker_domain::id::PersonId;
use trekker_domain::workload::{Experience, experience};
use trekker_session::calendar::Calendar;

use crate::context::Scene;

/// Of everybody with enough finished work, once for each picture of the calendar.
#[derive(Debug, Default)]
pub(super) struct Experiences {
    calendar: Calendar,
    of: HashMap<PersonId, Experience>,
}

impl Experiences {
    pub(super) fn of(&mut self, scene: &Scene<'_>, person: PersonId) -> Option<Experience> {
        if !self.calendar.is_same(&scene.snapshot.calendar) {
            self.calendar = scene.snapshot.calendar.clone();
            let mut finished: HashMap<PersonId, Vec<(Option<u32>, Option<u32>)>> = HashMap::new();
            let deliverables = self.calendar.all().flat_map(|row| &row.summary.deliverables);
            for deliverable in deliverables.filter(|deliverable| deliverable.done) {
                if let Some(owner) = deliverable.owner {
                    let figures = (deliverable.estimated_minutes, deliverable.spent_minutes);
                    finished.entry(owner).or_default().push(figures);
                }
            }
            self.of = finished.into_iter().filter_map(|(owner, all)| Some((owner, experience(all)?))).collect();
        }
        self.of.get(&person).copied()
    }
}
