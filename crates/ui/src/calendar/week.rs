//! Seven days with their hours: what has no time stands above them.

use chrono::{NaiveDate, NaiveTime, Timelike};
use egui::accesskit::Role;
use egui::{Align2, CornerRadius, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use trekker_domain::month::week_of;

use super::chip::{self, Dragged};
use super::filters::Filters;
use super::grid::Happened;
use super::lanes::{self, Lanes};
use super::selection::Marked;
use crate::context::{Scene, TeamNow};
use crate::look::install::font;
use crate::look::tokens::CHIP;
use crate::words::say;

const HOURS: f32 = 48.0;
const HEADING: f32 = 30.0;
const HOUR: f32 = 46.0;
const STEP: f32 = CHIP + 2.0;
/// Where the day begins to show; the night before it is a scroll away.
const FIRST_SHOWN_HOUR: f32 = 7.0;
/// No more than these stand above the hours of a day.
const MOST_ABOVE: usize = 4;
/// A week has more room for lanes than a month.
const MOST_LANES: usize = 6;

pub(super) fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    around: NaiveDate,
    filters: &Filters,
    lanes: &mut Lanes,
    marked: Marked<'_>,
) -> Happened {
    let mut happened = Happened::default();
    let week = week_of(around);
    let days = week.days;
    lanes.look(scene, days[0], days[6]);
    let placed = lanes.place(days[0], days[6], MOST_LANES);
    let untimed: Vec<Vec<_>> = days
        .iter()
        .map(|day| {
            let posts = scene.snapshot.calendar.on(*day).filter(|row| filters.lets(row));
            posts.filter(|row| row.summary.publish_at.time.is_none()).collect()
        })
        .collect();
    let most = untimed.iter().map(Vec::len).max().unwrap_or(0).min(MOST_ABOVE);
    let area = ui.available_rect_before_wrap();
    let column = (area.width() - HOURS - 8.0) / 7.0;
    let left_of = |at: usize| area.left() + HOURS + at as f32 * column;
    let events = placed.lanes as f32 * lanes::STEP;
    let above = HEADING + events + most as f32 * STEP + 6.0;
    let (head, _) = ui.allocate_exact_size(vec2(area.width(), above), Sense::hover());
    for (at, day) in days.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(left_of(at), head.top()), vec2(column, above));
        heading(ui, scene, *day, rect);
        drop_zone(ui, scene, *day, rect, None, &mut happened);
        let posts = &untimed[at];
        let fitting = if posts.len() > most { most.saturating_sub(1) } else { posts.len() };
        for (nth, row) in posts.iter().take(fitting).enumerate() {
            let top = head.top() + HEADING + events + nth as f32 * STEP;
            let place = Rect::from_min_size(pos2(rect.left() + 3.0, top), vec2(column - 6.0, CHIP));
            happened.shown.push((*day, row.summary.id));
            if chip::show(ui, scene, row, place, marked).clicked() {
                happened.opened = Some(row.summary.id);
            }
        }
        if posts.len() > fitting {
            let top = head.top() + HEADING + events + fitting as f32 * STEP;
            let place = Rect::from_min_size(pos2(rect.left() + 3.0, top), vec2(column - 6.0, CHIP));
            if super::grid::more(ui, scene, *day, posts.len() - fitting, place).clicked() {
                happened.more_of = Some(*day);
            }
        }
    }
    if let Some(event) = lanes::show(ui, scene, &placed, pos2(left_of(0), head.top() + HEADING), column, marked.open) {
        happened.opened = Some(event);
    }
    if placed.hidden > 0 {
        let rect = Rect::from_min_size(pos2(head.left(), head.top() + HEADING), vec2(HOURS - 8.0, 20.0));
        if super::grid::more_events(ui, scene, &week, placed.hidden, rect) {
            happened.events_of = Some(days[0]);
        }
    }
    let scroll = ScrollArea::vertical().auto_shrink(false).vertical_scroll_offset_once(ui, FIRST_SHOWN_HOUR * HOUR);
    scroll.show(ui, |ui| {
        let (hours, _) = ui.allocate_exact_size(vec2(area.width(), 24.0 * HOUR), Sense::hover());
        for hour in 0..24_u32 {
            let y = hours.top() + hour as f32 * HOUR;
            ui.painter().hline(hours.left() + HOURS..=hours.right(), y, Stroke::new(1.0, scene.look.border));
            let words = format!("{hour:02}:00");
            let at = pos2(hours.left() + HOURS - 8.0, y + 2.0);
            ui.painter().text(at, Align2::RIGHT_TOP, words, font::caption(), scene.look.muted);
        }
        for (at, day) in days.iter().enumerate() {
            let rect = Rect::from_min_size(pos2(left_of(at), hours.top()), vec2(column, hours.height()));
            ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.0, scene.look.border));
            drop_zone(ui, scene, *day, rect, Some(hours), &mut happened);
            timed(ui, scene, *day, rect, filters, marked, &mut happened);
        }
        if let Some((at, hour)) = now_line(&days, scene.now) {
            let y = hours.top() + hour * HOUR;
            let line = left_of(at)..=left_of(at) + column;
            ui.painter().hline(line, y, Stroke::new(2.0, scene.look.accent));
        }
    });
    chip::ghost(ui, scene);
    happened
}

/// On which of these days the line of now stands, and at which hour.
fn now_line(days: &[NaiveDate], now: &TeamNow) -> Option<(usize, f32)> {
    let at = days.iter().position(|day| *day == now.today())?;
    Some((at, now.at.hour() as f32 + now.at.minute() as f32 / 60.0))
}

trait ScrolledOnce {
    fn vertical_scroll_offset_once(self, ui: &Ui, offset: f32) -> Self;
}

impl ScrolledOnce for ScrollArea {
    /// Begins there the first time it shows; then it stays where the person left it.
    fn vertical_scroll_offset_once(self, ui: &Ui, offset: f32) -> Self {
        let key = ui.scope_id().with("scrolled once");
        let was_shown = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(key, false), true));
        if was_shown { self } else { self.vertical_scroll_offset(offset) }
    }
}

/// The posts with a time, at their time; those at nearly the same time beside each other, a little lower each.
fn timed(
    ui: &mut Ui,
    scene: &Scene<'_>,
    day: NaiveDate,
    rect: Rect,
    filters: &Filters,
    marked: Marked<'_>,
    happened: &mut Happened,
) {
    let mut free_from = f32::NEG_INFINITY;
    for row in scene.snapshot.calendar.on(day).filter(|row| filters.lets(row)) {
        let Some(time) = row.summary.publish_at.time else { continue };
        let wanted = rect.top() + time.num_seconds_from_midnight() as f32 / 3_600.0 * HOUR + 1.0;
        let top = wanted.max(free_from).min(rect.bottom() - CHIP);
        free_from = top + STEP;
        let place = Rect::from_min_size(pos2(rect.left() + 3.0, top), vec2(rect.width() - 6.0, CHIP));
        happened.shown.push((day, row.summary.id));
        if chip::show(ui, scene, row, place, marked).clicked() {
            happened.opened = Some(row.summary.id);
        }
    }
}

fn heading(ui: &Ui, scene: &Scene<'_>, day: NaiveDate, rect: Rect) {
    let look = scene.look;
    let weekday = scene.words.weekday_short(chrono::Datelike::weekday(&day).number_from_monday());
    let words = format!("{weekday} {}", chrono::Datelike::day(&day));
    let is_today = day == scene.now.today();
    let ink = if is_today { look.accent } else { look.text };
    let at = pos2(rect.left() + 8.0, rect.top() + HEADING / 2.0);
    ui.painter().text(at, Align2::LEFT_CENTER, words, font::caption_medium(), ink);
    if let Some(holiday) = super::holiday(scene, day) {
        let galley = chip::one_line(ui.painter(), holiday, rect.width() - 62.0, look.muted);
        ui.painter().galley(pos2(rect.left() + 54.0, at.y - galley.size().y / 2.0), galley, look.muted);
    }
}

/// A click makes a post on that day, a drop moves one there. Above the hours it keeps its time.
fn drop_zone(ui: &Ui, scene: &Scene<'_>, day: NaiveDate, rect: Rect, hours: Option<Rect>, happened: &mut Happened) {
    let response = ui.interact(rect, ui.scope_id().with((hours.is_some(), day)), Sense::CLICK);
    if response.dnd_hover_payload::<Dragged>().is_some() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, scene.look.accent_fill);
    }
    let words = scene.words;
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, say!(words, "new-post-on", day = super::day_spoken(scene, day)))
    });
    if let Some(dragged) = response.dnd_release_payload::<Dragged>() {
        happened.dropped = Some((dragged.post, day));
        let at = ui.input(|input| input.pointer.interact_pos());
        let stood = scene.snapshot.calendar.get(dragged.post).map(|row| row.summary.publish_at.clone());
        let stood = stood.unwrap_or_default();
        let is_same_day = stood.date == Some(day);
        let time = |(hours, at): (Rect, egui::Pos2)| dropped_time(&dragged, hours, at.y, stood.time, is_same_day);
        happened.dropped_at = hours.zip(at).and_then(time);
    } else if response.clicked() {
        happened.new_on = Some(day);
    }
}

/// The time of a post that was dropped on the hours. On its own day it is as much later or earlier as it was dragged down or
/// up; on another day it keeps its time, whatever the hand did. One that had none gets that of its place. In steps of a quarter.
fn dropped_time(
    dragged: &Dragged,
    hours: Rect,
    pointer: f32,
    stood: Option<NaiveTime>,
    is_same_day: bool,
) -> Option<NaiveTime> {
    const STEP: i64 = 15;
    let quarters = |points: f32| (points / HOUR * 60.0 / STEP as f32).round() as i64 * STEP;
    let top = pointer - dragged.below;
    let minutes = match stood {
        // Or it came from elsewhere, not from the hours.
        Some(stood) if !is_same_day || !hours.y_range().contains(dragged.top) => return Some(stood),
        Some(stood) => i64::from(stood.num_seconds_from_midnight() / 60) + quarters(top - dragged.top),
        None => quarters(top - hours.top()),
    };
    let minutes = minutes.clamp(0, 24 * 60 - STEP);
    NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(minutes * 60).ok()?, 0)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use trekker_session::snapshot::{Snapshot, Stage};

    use trekker_domain::id::DocId;

    use super::*;
    use crate::context::Now;

    fn time(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").expect("a time")
    }

    #[test]
    fn a_post_keeps_its_time_unless_it_is_dragged_up_or_down_on_its_day() {
        let hours = Rect::from_min_size(pos2(0.0, 100.0), vec2(700.0, 24.0 * HOUR));
        let at = |text: &str| hours.top() + time(text).num_seconds_from_midnight() as f32 / 3_600.0 * HOUR + 1.0;
        let from = |top: f32| Dragged { post: DocId([1; 16]), top, below: 9.0 };
        for (top, pointer, stood, is_same_day, becomes) in [
            (at("10:05"), at("12:05") + 9.0, Some("10:05"), false, "10:05"),
            // With a trembling hand.
            (at("10:05"), at("10:05") + 12.0, Some("10:05"), true, "10:05"),
            (at("10:00"), at("12:30") + 9.0, Some("10:00"), true, "12:30"),
            (at("10:00"), at("00:00") - 900.0, Some("10:00"), true, "00:00"),
            (at("10:00"), at("23:59") + 900.0, Some("10:00"), true, "23:45"),
            // From above the hours: one with a time keeps it, one without gets that of its place.
            (20.0, at("14:00") + 9.0, Some("10:05"), true, "10:05"),
            (20.0, at("14:00") + 9.0, None, false, "14:00"),
        ] {
            let dropped = dropped_time(&from(top), hours, pointer, stood.map(time), is_same_day);
            assert_eq!(dropped, Some(time(becomes)), "{stood:?} → {becomes}");
        }
    }

    #[test]
    fn the_line_of_now_stands_at_the_hour_of_the_team_wherever_the_computer_is() {
        let days = week_of(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")).days;
        let line = |here: &str, of_computer: &str, of_team: &str| {
            let now = Now { here: DateTime::parse_from_rfc3339(here).expect("a moment"), zone: of_computer.into() };
            let mut snapshot = Snapshot { stage: Stage::Ready, ..Snapshot::default() };
            snapshot.team.settings.zone = of_team.into();
            now_line(&days, &now.of_team(&snapshot))
        };
        // Monday evening in New York is Tuesday night in Brussels.
        assert_eq!(line("2026-11-23T18:30:00-05:00", "America/New_York", "Europe/Brussels"), Some((1, 0.5)));
        assert_eq!(line("2026-11-23T18:30:00-05:00", "America/New_York", "America/New_York"), Some((0, 18.5)));
        // The hours of a team without a zone are those of universal time, the line's as well as its posts'.
        assert_eq!(line("2026-11-23T18:30:00+01:00", "Europe/Brussels", ""), Some((0, 17.5)));
        assert_eq!(line("2026-11-29T23:30:00-05:00", "America/New_York", "Europe/Brussels"), None, "the next week");
    }
}
