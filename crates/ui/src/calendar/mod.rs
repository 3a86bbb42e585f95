//! The calendar: a month of posts, a week with its hours, a list, a board, a timeline; what has no date, and filters.

mod bin;
mod board;
mod changes;
mod chip;
mod filters;
mod grid;
mod keys;
mod lanes;
mod list;
mod lookout;
mod making;
mod room;
mod selection;
mod shelf;
mod templates;
mod timeline;
mod week;
mod workload;

use chrono::NaiveDate;
use trekker_domain::holidays::holiday_on;
use trekker_domain::open::Open;

use crate::context::Scene;
use crate::terms;

pub(crate) use lookout::{Lookout, Only};
pub(crate) use making::new_post;
pub(crate) use room::CalendarRoom;

/// A day as it is said aloud, with its holiday.
fn day_spoken(scene: &Scene<'_>, day: NaiveDate) -> String {
    let spoken = scene.words.day(day, scene.now.today());
    holiday(scene, day).map_or_else(|| spoken.clone(), |holiday| format!("{spoken}, {holiday}"))
}

/// The public holiday on a day, in the country whose holidays the team keeps.
fn holiday(scene: &Scene<'_>, day: NaiveDate) -> Option<String> {
    let country = scene.snapshot.team.settings.country.as_ref().and_then(Open::known)?;
    holiday_on(country, day).map(|holiday| terms::holiday(scene.words, holiday))
}
