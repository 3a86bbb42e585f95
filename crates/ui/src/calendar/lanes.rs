//! Events, products and themes in lanes above the days.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{CornerRadius, CursorIcon, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use trekker_domain::event::{Event, Lane, Occurrence};
use trekker_domain::id::DocId;
use trekker_domain::open::Open;
use trekker_session::snapshot::Events;

use super::chip::one_line;
use crate::context::Scene;
use crate::look::icons::{self, Icon};
use crate::look::tokens::Tint;
use crate::parts::button::{focus_ring, paint_icon};
use crate::terms;
use crate::words::say;

const HEIGHT: f32 = 19.0;
/// Words in less room than this say nothing.
const NAMED_FROM: f32 = 24.0;
pub(super) const STEP: f32 = HEIGHT + 2.0;
/// No more lanes than these stand above the days.
pub(super) const MOST: usize = 3;

/// One time that an event takes place.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    pub(super) event: Arc<Event>,
    pub(super) at: Occurrence,
}

/// What takes place in the days that show, worked out once for each picture of the events.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    events: Events,
    of: Option<(NaiveDate, NaiveDate, String)>,
    bars: Vec<Bar>,
}

/// The bars of some days, each in its lane.
pub(super) struct Placed<'a> {
    /// With the first and the last of the days, counted from 0, and the lane.
    pub(super) bars: Vec<(usize, usize, usize, &'a Bar)>,
    pub(super) lanes: usize,
    /// Those for which there was no lane left.
    pub(super) hidden: usize,
}

impl Lanes {
    /// Works out what takes place between two days, both included.
    pub(super) fn look(&mut self, scene: &Scene<'_>, first: NaiveDate, last: NaiveDate) {
        let (events, zone) = (&scene.snapshot.events, &scene.snapshot.team.settings.zone);
        let is_same = self.of.as_ref().is_some_and(|(of, to, in_zone)| (*of, *to, in_zone) == (first, last, zone));
        if is_same && self.events.ptr_eq(events) {
            return;
        }
        self.bars.clear();
        for event in events.values() {
            let times = event.occurrences(first, last, zone);
            self.bars.extend(times.into_iter().map(|at| Bar { event: Arc::clone(event), at }));
        }
        // What is about many days stands on top, so that the rest stays together under it.
        self.bars.sort_by_key(|bar| {
            let days = (bar.at.last - bar.at.first).num_days();
            (lane_order(&bar.event), -days, bar.at, bar.event.id)
        });
        self.events = events.clone();
        self.of = Some((first, last, zone.clone()));
    }

    /// What takes place on some of the days that were looked at.
    pub(super) fn between(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = &Bar> {
        self.bars.iter().filter(move |bar| bar.at.first <= last && bar.at.last >= first)
    }

    /// Lays out the days from the first to the last, both included.
    pub(super) fn place(&self, first: NaiveDate, last: NaiveDate, most: usize) -> Placed<'_> {
        let column = |day: NaiveDate| usize::try_from((day.clamp(first, last) - first).num_days()).unwrap_or(0);
        // By lane, up to which column it is taken.
        let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut placed = Placed { bars: Vec::new(), lanes: 0, hidden: 0 };
        for bar in self.between(first, last) {
            let (from, to) = (column(bar.at.first), column(bar.at.last));
            let is_free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(begin, end)| to < *begin || from > *end);
            let lane = match taken.iter().position(is_free) {
                Some(lane) => lane,
                None if taken.len() < most => {
                    taken.push(Vec::new());
                    taken.len() - 1
                }
                None => {
                    placed.hidden += 1;
                    continue;
                }
            };
            taken[lane].push((from, to));
            placed.bars.push((from, to, lane, bar));
        }
        placed.lanes = taken.len();
        placed
    }
}

fn lane_order(event: &Event) -> u8 {
    match event.lane {
        Open::Known(Lane::Theme) => 0,
        Open::Known(Lane::Product) => 1,
        _ => 2,
    }
}

pub(super) fn icon_of(lane: &Open<Lane>) -> Icon {
    match lane {
        Open::Known(Lane::Theme) => icons::SPARKLES,
        Open::Known(Lane::Product) => icons::INBOX,
        _ => icons::CALENDAR,
    }
}

/// Draws the bars from a corner on. Gives the event that was clicked.
pub(super) fn show(
    ui: &Ui,
    scene: &Scene<'_>,
    placed: &Placed<'_>,
    corner: egui::Pos2,
    column: f32,
    open: Option<DocId>,
) -> Option<DocId> {
    let mut clicked = None;
    for (from, to, lane, bar) in &placed.bars {
        let left = corner.x + *from as f32 * column + 3.0;
        let width = (to - from + 1) as f32 * column - 6.0;
        let rect = Rect::from_min_size(pos2(left, corner.y + *lane as f32 * STEP), vec2(width, HEIGHT));
        if show_bar(ui, scene, bar, rect, open == Some(bar.event.id)) {
            clicked = Some(bar.event.id);
        }
    }
    clicked
}

/// The words under which an event shows.
pub(super) fn name_of(scene: &Scene<'_>, event: &Event) -> String {
    if event.name.trim().is_empty() { say!(scene.words, "event-unnamed") } else { event.name.clone() }
}

pub(super) fn show_bar(ui: &Ui, scene: &Scene<'_>, bar: &Bar, rect: Rect, is_open: bool) -> bool {
    let (look, words, event) = (scene.look, scene.words, &*bar.event);
    let response =
        ui.interact(rect, ui.scope_id().with(("lane", event.id, bar.at.first, rect.top() as i32)), Sense::click());
    let theme = event.theme.and_then(|theme| scene.snapshot.themes.get(&theme));
    let tint = match event.lane {
        Open::Known(Lane::Product) => look.review,
        Open::Known(Lane::Theme) => Tint { ink: look.text, fill: look.idea.fill },
        _ => look.idea,
    };
    let corner = CornerRadius::same(4);
    let fill = if response.hovered() || is_open { look.accent_fill } else { tint.fill };
    ui.painter().rect_filled(rect, corner, fill);
    if let Some(theme) = theme {
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, corner, look.theme(theme.colour));
    }
    focus_ring(ui, &response, rect, corner);
    let middle = rect.center().y;
    let sign = if event.contested { icons::ALERT } else { icon_of(&event.lane) };
    let ink = if event.contested { look.problem.ink } else { tint.ink };
    paint_icon(ui, sign, pos2(rect.left() + 14.0_f32.min(rect.width() / 2.0), middle), 12.0, ink);
    let name = name_of(scene, event);
    let time = bar.at.time.map(|time| words.time(time));
    let shown = time.as_ref().map_or_else(|| name.clone(), |time| format!("{time} {name}"));
    // A bar of one narrow day has its sign; the words are in what one hovers over.
    let room = rect.width() - 28.0;
    let mut is_cut = true;
    if room >= NAMED_FROM {
        let galley = one_line(ui.painter(), shown.clone(), room, tint.ink);
        is_cut = galley.elided;
        ui.painter().galley(pos2(rect.left() + 24.0, middle - galley.size().y / 2.0), galley, tint.ink);
    }
    response.widget_info(|| {
        let today = scene.now.today();
        let mut days = words.day(bar.at.first, today);
        if bar.at.last > bar.at.first {
            days = say!(words, "event-from-to", from = days, to = words.day(bar.at.last, today));
        }
        let lane = terms::lane(words, &event.lane);
        WidgetInfo::labeled(Role::Button, true, format!("{lane}: {name}, {days} {}", time.clone().unwrap_or_default()))
    });
    let response = if is_cut { response.on_hover_text(shown) } else { response };
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

#[cfg(test)]
mod tests {
    use trekker_domain::publish_at::parse_date;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect(text)
    }

    fn bar(id: u8, first: &str, last: &str) -> Bar {
        let event = Event { name: format!("{id}"), ..Event::new(DocId([id; 16]), Lane::Event) };
        let (first, last) = (day(first), day(last));
        Bar { event: Arc::new(event), at: Occurrence { first, last, time: None, own_day: first } }
    }

    #[test]
    fn bars_share_a_lane_where_they_do_not_meet_and_the_rest_is_counted() {
        let bars = vec![
            bar(1, "2026-05-01", "2026-05-09"),
            bar(2, "2026-05-04", "2026-05-05"),
            bar(3, "2026-05-06", "2026-05-06"),
            bar(4, "2026-05-05", "2026-05-07"),
            bar(5, "2026-05-20", "2026-05-20"),
        ];
        let lanes = Lanes { bars, ..Lanes::default() };
        let placed = lanes.place(day("2026-05-04"), day("2026-05-10"), 2);
        let shown: Vec<_> =
            placed.bars.iter().map(|(from, to, lane, bar)| (*from, *to, *lane, bar.event.id.0[0])).collect();
        assert_eq!(shown, [(0, 5, 0, 1), (0, 1, 1, 2), (2, 2, 1, 3)]);
        assert_eq!((placed.lanes, placed.hidden), (2, 1));
    }
}
