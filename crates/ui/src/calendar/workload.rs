//! How many hours of work people have in the weeks ahead, beside what they have for it.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use egui::accesskit::Role;
use egui::{Align2, CornerRadius, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use trekker_domain::id::PersonId;
use trekker_domain::month::week_of;
use trekker_domain::planning::schedule;
use trekker_domain::team::TeamSettings;
use trekker_domain::workload::{Load, lay};
use trekker_session::calendar::Calendar;

use super::chip;
use crate::context::Scene;
use crate::look::install::font;
use crate::look::tokens::CHIP;
use crate::words::say;

/// So many weeks show, this one first.
const WEEKS: u64 = 4;
/// Posts so many days ahead may have work in these weeks.
const LOOKED_AHEAD: u64 = 120;
const NAME: f32 = 240.0;
const WEEK: f32 = 130.0;
const LINE: f32 = CHIP + 4.0;

/// Worked out once for each picture of the calendar, day and way of working.
#[derive(Debug, Default)]
pub(super) struct Workload {
    calendar: Calendar,
    settings: Option<TeamSettings>,
    today: Option<NaiveDate>,
    load: Load,
}

impl Workload {
    fn look(&mut self, scene: &Scene<'_>) {
        let (calendar, settings, today) = (&scene.snapshot.calendar, &scene.snapshot.team.settings, scene.now.today());
        let is_same =
            self.today == Some(today) && self.settings.as_ref() == Some(settings) && self.calendar.is_same(calendar);
        if is_same {
            return;
        }
        self.load.clear();
        let until = today.checked_add_days(Days::new(LOOKED_AHEAD)).unwrap_or(today);
        let days = settings.working_days(today, until);
        for row in calendar.between(today, until).filter(|row| !row.summary.is_over()) {
            let post = &row.summary;
            let Some(publish) = post.publish_at.date else { continue };
            let plan = schedule(publish, &post.deliverables, &days, today);
            for deliverable in post.deliverables.iter().filter(|deliverable| deliverable.minutes_left() > 0) {
                if let Some(slot) = plan.slot(deliverable.id) {
                    lay(&mut self.load, deliverable.owner, slot, deliverable.minutes_left(), &days, today);
                }
            }
        }
        self.calendar = calendar.clone();
        self.settings = Some(settings.clone());
        self.today = Some(today);
    }

    /// A line a person with work or with hours for it; nothing when there is no work.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        self.look(scene);
        if self.load.is_empty() {
            return;
        }
        let words = scene.words;
        let this_week = week_of(scene.now.today()).days[0];
        let weeks: Vec<NaiveDate> =
            (0..WEEKS).filter_map(|week| this_week.checked_add_days(Days::new(7 * week))).collect();
        let mut people: BTreeSet<Option<PersonId>> = self.load.keys().map(|(person, _)| *person).collect();
        people.extend(scene.snapshot.team.settings.minutes_of.keys().map(|person| Some(*person)));
        let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
        let heading = say!(words, "workload");
        let left = |week: usize| head.left() + NAME + week as f32 * WEEK;
        ui.painter().text(
            head.left_center() + vec2(8.0, 0.0),
            Align2::LEFT_CENTER,
            heading,
            font::label(),
            scene.look.text,
        );
        for (at, monday) in weeks.iter().enumerate() {
            let number = week_of(*monday).number;
            let words = say!(words, "workload-week", number = number);
            let at = pos2(left(at), head.center().y);
            ui.painter().text(at, Align2::LEFT_CENTER, words, font::caption(), scene.look.muted);
        }
        for person in people {
            self.line(ui, scene, person, &weeks);
        }
        ui.add_space(8.0);
    }

    fn line(&self, ui: &mut Ui, scene: &Scene<'_>, person: Option<PersonId>, weeks: &[NaiveDate]) {
        let (look, words) = (scene.look, scene.words);
        let name = person.map_or_else(|| say!(words, "owner-nobody"), |person| scene.name_of(person));
        let has = person.and_then(|person| scene.snapshot.team.settings.minutes_of.get(&person)).copied();
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
        let galley = chip::one_line(ui.painter(), name.clone(), NAME - 20.0, look.text);
        ui.painter().galley(pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0), galley, look.text);
        let mut spoken = vec![name];
        for (at, monday) in weeks.iter().enumerate() {
            let minutes = self.load.get(&(person, *monday)).copied().unwrap_or(0);
            let is_over = has.is_some_and(|has| minutes > has);
            let hours = crate::terms::hours(words, minutes);
            let said = match has {
                Some(has) => say!(words, "workload-hours-of", hours = hours, has = crate::terms::hours(words, has)),
                None if minutes == 0 => "–".to_owned(),
                None => say!(words, "workload-hours", hours = hours),
            };
            let place = Rect::from_min_size(
                pos2(rect.left() + NAME + at as f32 * WEEK - 6.0, rect.top() + 1.0),
                vec2(WEEK - 8.0, LINE - 2.0),
            );
            if is_over {
                ui.painter().rect_filled(place, CornerRadius::same(4), look.problem.fill);
            }
            let ink = if is_over { look.problem.ink } else { look.muted };
            let at = pos2(place.left() + 6.0, place.center().y);
            ui.painter().text(at, Align2::LEFT_CENTER, &said, font::caption_medium(), ink);
            let over = if is_over { format!(", {}", say!(words, "workload-over")) } else { String::new() };
            spoken.push(format!("{}: {said}{over}", say!(words, "workload-week", number = week_of(*monday).number)));
        }
        let spoken = spoken.join("; ");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    }
}
