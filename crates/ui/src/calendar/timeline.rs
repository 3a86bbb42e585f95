//! The days on which deliverables are made, counted back from the day their post goes out.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use egui::accesskit::Role;
use egui::{Align2, CornerRadius, CursorIcon, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use trekker_domain::filter::PostFilter;
use trekker_domain::planning::{Schedule, WorkingDays, schedule};
use trekker_domain::team::TeamSettings;
use trekker_session::calendar::{Calendar, PostRow};

use super::chip;
use super::grid::Happened;
use super::lanes::{self, Lanes};
use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::{CHIP, ROW, person_colour};
use crate::parts::button::{focus_ring, paint_icon};
use crate::parts::layout::empty_state;
use crate::words::say;

const NAMES: f32 = 240.0;
const HEADING: f32 = 30.0;
/// A day has its number above it from this width on.
const NUMBERED_FROM: f32 = 20.0;
/// How many days before its post a deliverable may begin and still show in this month.
const LOOKED_AHEAD: u64 = 62;

/// One line: a post by its place among those that show, or one of its deliverables.
#[derive(Clone, Copy, Debug)]
struct Line {
    post: usize,
    deliverable: Option<usize>,
}

/// Planned once for each picture of the calendar, day, filter and way of working.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    calendar: Calendar,
    /// The days that show, the day it is, how the team works and which posts show.
    planned_for: Option<(NaiveDate, NaiveDate, NaiveDate, TeamSettings, PostFilter)>,
    days: WorkingDays,
    posts: Vec<(Arc<PostRow>, Schedule)>,
    lines: Vec<Line>,
}

impl Timeline {
    fn plan(&mut self, scene: &Scene<'_>, (first, last): (NaiveDate, NaiveDate), filter: &PostFilter) {
        let (calendar, settings, today) = (&scene.snapshot.calendar, &scene.snapshot.team.settings, scene.now.today());
        let is_same = self.planned_for.as_ref().is_some_and(|(from, to, day, works, lets)| {
            (*from, *to, *day) == (first, last, today) && works == settings && lets == filter
        });
        if is_same && self.calendar.is_same(calendar) {
            return;
        }
        let until = last.checked_add_days(Days::new(LOOKED_AHEAD)).unwrap_or(last);
        self.days = settings.working_days(first.min(today), until);
        let posts = calendar.between(first, until);
        let with_work = posts.filter(|row| !row.summary.deliverables.is_empty() && filter.lets(&row.summary));
        let planned = with_work.filter_map(|row| {
            let publish = row.summary.publish_at.date?;
            let plan = schedule(publish, &row.summary.deliverables, &self.days, today);
            let begins = plan.slots.first().map_or(publish, |slot| slot.start);
            (begins <= last).then(|| (Arc::clone(row), plan))
        });
        self.posts = planned.collect();
        self.lines.clear();
        for (post, (row, _)) in self.posts.iter().enumerate() {
            self.lines.push(Line { post, deliverable: None });
            let count = row.summary.deliverables.len();
            self.lines.extend((0..count).map(|deliverable| Line { post, deliverable: Some(deliverable) }));
        }
        self.calendar = calendar.clone();
        self.planned_for = Some((first, last, today, settings.clone(), filter.clone()));
    }
}

pub(super) fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (first, last): (NaiveDate, NaiveDate),
    filter: &PostFilter,
    (timeline, lanes): (&mut Timeline, &mut Lanes),
    happened: &mut Happened,
) {
    timeline.plan(scene, (first, last), filter);
    let Timeline { days, posts, lines, .. } = timeline;
    if lines.is_empty() {
        let (heading, hint) = (say!(scene.words, "timeline-empty"), say!(scene.words, "timeline-empty-hint"));
        empty_state(ui, icons::CALENDAR, &heading, &hint);
        return;
    }
    let width = ui.available_width();
    let count = (last - first).num_days() as f32 + 1.0;
    let axis = Axis { first, last, day: (width - NAMES) / count };
    head(ui, scene, &axis, days, width);
    lanes.look(scene, first, last);
    let placed = lanes.place(first, last, lanes::MOST);
    let (above, _) = ui.allocate_exact_size(vec2(width, placed.lanes as f32 * lanes::STEP), Sense::hover());
    let corner = pos2(above.left() + NAMES, above.top() + 2.0);
    if let Some(event) = lanes::show(ui, scene, &placed, corner, axis.day, None) {
        happened.opened = Some(event);
    }
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, lines.len(), |ui, range| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in &lines[range] {
            let (row, plan) = &posts[line.post];
            show_line(ui, scene, &axis, (row, line.deliverable), plan, width, happened);
        }
    });
}

/// Where days stand.
struct Axis {
    first: NaiveDate,
    last: NaiveDate,
    day: f32,
}

impl Axis {
    /// The stretch from the begin of one day to the end of another, as far as it shows.
    fn stretch(&self, left: f32, from: NaiveDate, to: NaiveDate) -> Option<(f32, f32)> {
        if to < self.first || from > self.last {
            return None;
        }
        let at = |day: NaiveDate| (day - self.first).num_days() as f32;
        let (from, to) = (from.max(self.first), to.min(self.last));
        Some((left + NAMES + at(from) * self.day, left + NAMES + (at(to) + 1.0) * self.day))
    }
}

fn head(ui: &mut Ui, scene: &Scene<'_>, axis: &Axis, working: &WorkingDays, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEADING), Sense::hover());
    for day in axis.first.iter_days().take_while(|day| *day <= axis.last) {
        let Some((left, right)) = axis.stretch(rect.left(), day, day) else { continue };
        // Where there is no room for all, the Mondays say where the weeks begin.
        let is_named = axis.day >= NUMBERED_FROM || day.weekday() == Weekday::Mon || day == scene.now.today();
        if !is_named {
            continue;
        }
        let ink = if day == scene.now.today() {
            scene.look.accent
        } else if working.works(None, day) {
            scene.look.text
        } else {
            scene.look.muted
        };
        let at = pos2((left + right) / 2.0, rect.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, day.day().to_string(), font::caption(), ink);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, scene.look.border));
}

fn show_line(
    ui: &mut Ui,
    scene: &Scene<'_>,
    axis: &Axis,
    (row, deliverable): (&PostRow, Option<usize>),
    plan: &Schedule,
    width: f32,
    happened: &mut Happened,
) {
    let (look, words, post) = (scene.look, scene.words, &row.summary);
    let (_, rect) = ui.allocate_space(vec2(width, ROW));
    let deliverable = deliverable.and_then(|at| post.deliverables.get(at));
    let id = match deliverable {
        None => chip::id_of(post.id),
        Some(deliverable) => ui.scope_id().with((post.id, deliverable.id)),
    };
    let response = ui.interact(rect, id, Sense::click());
    let corner = CornerRadius::same(4);
    if response.hovered() {
        ui.painter().rect_filled(rect, corner, look.hover);
    }
    focus_ring(ui, &response, rect.shrink(1.0), corner);
    if let Some((left, right)) = axis.stretch(rect.left(), scene.now.today(), scene.now.today()) {
        ui.painter().vline((left + right) / 2.0, rect.y_range(), Stroke::new(1.0, look.accent));
    }
    let middle = rect.center().y;
    let name = |words: String, indent: f32, ink| {
        let galley = chip::one_line(ui.painter(), words, NAMES - indent - 12.0, ink);
        ui.painter().galley(pos2(rect.left() + indent, middle - galley.size().y / 2.0), galley, ink);
    };
    let title = if post.title.trim().is_empty() { say!(words, "untitled") } else { post.title.clone() };
    let spoken = match deliverable {
        None => {
            name(title, 8.0, look.text);
            if let Some((left, right)) = post.publish_at.date.and_then(|day| axis.stretch(rect.left(), day, day)) {
                let tint = look.status(&post.status);
                let at = pos2((left + right) / 2.0, middle);
                ui.painter().circle_filled(at, 10.0, tint.fill);
                paint_icon(ui, icons::of_status(&post.status), at, 14.0, tint.ink);
            }
            chip::spoken(scene, row)
        }
        Some(deliverable) => {
            name(deliverable.name.clone(), 28.0, look.muted);
            let is_blocked = plan.blocked.iter().any(|blocked| blocked.id == deliverable.id);
            let slot = plan.slot(deliverable.id);
            if deliverable.done {
                paint_icon(ui, icons::CHECK, pos2(rect.left() + 16.0, middle), 13.0, look.posted.ink);
            } else if is_blocked {
                paint_icon(ui, icons::WARNING, pos2(rect.left() + 16.0, middle), 13.0, look.problem.ink);
            }
            if let Some((left, right)) = slot.and_then(|slot| axis.stretch(rect.left(), slot.start, slot.due)) {
                let bar = Rect::from_min_max(
                    pos2(left + 1.0, middle - CHIP / 2.0 + 3.0),
                    pos2(right - 1.0, middle + CHIP / 2.0 - 3.0),
                );
                let fill = if is_blocked { look.problem.fill } else { look.planned.fill };
                let line = Stroke::new(1.0, look.border);
                ui.painter().rect(bar, corner, fill, line, StrokeKind::Inside);
                let edge = deliverable.owner.map_or(look.muted, |owner| person_colour(&owner));
                ui.painter().rect_filled(Rect::from_min_size(bar.min, vec2(3.0, bar.height())), corner, edge);
            }
            let when = match slot {
                _ if deliverable.done => say!(words, "value-done"),
                _ if is_blocked => say!(words, "blocked"),
                Some(slot) => say!(words, "slot-one-day", due = words.day(slot.due, scene.now.today())),
                None => String::new(),
            };
            format!("{title}, {}, {when}", deliverable.name)
        }
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        happened.opened = Some(post.id);
    }
}
