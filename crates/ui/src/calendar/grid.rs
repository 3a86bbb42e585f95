//! The month: whole weeks from Monday, with their numbers, and the chips of each day.

use chrono::{Datelike, NaiveDate, NaiveTime};
use egui::accesskit::Role;
use egui::{Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use trekker_domain::id::DocId;
use trekker_domain::month::{Week, weeks_of};

use super::chip::{self, Dragged};
use super::filters::Filters;
use super::lanes::{self, Lanes, Placed};
use super::selection::Marked;
use crate::context::Scene;
use crate::look::install::font;
use crate::look::tokens::CHIP;
use crate::words::say;

const WEEK_NUMBER: f32 = 34.0;
const HEADING: f32 = 26.0;
/// Above the chips of a day stands its number.
const DAY_NUMBER: f32 = 28.0;
const STEP: f32 = CHIP + 2.0;

/// What happened in the grid in one frame.
#[derive(Default)]
pub(super) struct Happened {
    pub(super) opened: Option<DocId>,
    pub(super) new_on: Option<NaiveDate>,
    pub(super) dropped: Option<(DocId, NaiveDate)>,
    /// The time it was dropped at as well, where the hours show.
    pub(super) dropped_at: Option<NaiveTime>,
    pub(super) more_of: Option<NaiveDate>,
    /// The first day of a week of which somebody wants to see all events.
    pub(super) events_of: Option<NaiveDate>,
    /// The chips on screen, in their order.
    pub(super) shown: Vec<(NaiveDate, DocId)>,
}

pub(super) fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    month: NaiveDate,
    filters: &Filters,
    lanes: &mut Lanes,
    marked: Marked<'_>,
) -> Happened {
    let mut happened = Happened::default();
    let weeks = weeks_of(month);
    if let (Some(first), Some(last)) = (weeks.first(), weeks.last()) {
        lanes.look(scene, first.days[0], last.days[6]);
    }
    let placed: Vec<Placed<'_>> =
        weeks.iter().map(|week| lanes.place(week.days[0], week.days[6], lanes::MOST)).collect();
    let outer = ui.available_rect_before_wrap();
    let in_lanes: f32 = placed.iter().map(|placed| placed.lanes as f32 * lanes::STEP).sum();
    let needed = HEADING + in_lanes + weeks.len() as f32 * (DAY_NUMBER + 2.0 * STEP + 4.0);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let size = vec2(outer.width(), outer.height().max(needed));
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        let columns = (area.width() - WEEK_NUMBER) / 7.0;
        headings(ui, scene, area, columns);
        // Every week has the same room for its posts, and its lanes above them.
        let for_posts = (area.height() - HEADING - in_lanes) / weeks.len() as f32;
        let mut next = area.top() + HEADING;
        for (row, (week, placed)) in weeks.iter().zip(&placed).enumerate() {
            let above = placed.lanes as f32 * lanes::STEP;
            let (top, height) = (next, for_posts + above);
            next += height;
            let number = format!("{}", week.number);
            let at = pos2(area.left() + WEEK_NUMBER / 2.0 - 4.0, top + 8.0);
            ui.painter().text(at, Align2::CENTER_TOP, number, font::caption(), scene.look.muted);
            let place = |column: usize| {
                Rect::from_min_size(
                    pos2(area.left() + WEEK_NUMBER + column as f32 * columns, top),
                    vec2(columns, height),
                )
            };
            if placed.hidden > 0 {
                let rect =
                    Rect::from_min_size(pos2(area.left(), top + DAY_NUMBER - 4.0), vec2(WEEK_NUMBER - 6.0, 20.0));
                if more_events(ui, scene, week, placed.hidden, rect) {
                    happened.events_of = Some(week.days[0]);
                }
            }
            show_week(ui, scene, week, month, filters, marked, row == 0, above, &place, &mut happened);
            let corner = pos2(area.left() + WEEK_NUMBER, top + DAY_NUMBER);
            if let Some(event) = lanes::show(ui, scene, placed, corner, columns, marked.open) {
                happened.opened = Some(event);
            }
        }
        let frame = Rect::from_min_max(pos2(area.left() + WEEK_NUMBER, area.top() + HEADING), area.max);
        let edge = Stroke::new(1.0, scene.look.border);
        ui.painter().rect_stroke(frame, CornerRadius::same(8), edge, StrokeKind::Inside);
    });
    chip::ghost(ui, scene);
    happened
}

fn headings(ui: &Ui, scene: &Scene<'_>, area: Rect, columns: f32) {
    for number in 1..=7_u32 {
        let x = area.left() + WEEK_NUMBER + (number as f32 - 1.0) * columns + 10.0;
        let words = scene.words.weekday_short(number);
        ui.painter().text(
            pos2(x, area.top() + HEADING / 2.0),
            Align2::LEFT_CENTER,
            words,
            font::caption_medium(),
            scene.look.muted,
        );
    }
    let week = say!(scene.words, "week-short");
    let at = pos2(area.left() + WEEK_NUMBER / 2.0 - 4.0, area.top() + HEADING / 2.0);
    ui.painter().text(at, Align2::CENTER_CENTER, week, font::caption(), scene.look.muted);
}

#[expect(clippy::too_many_arguments, reason = "one row of the grid, split off for its length only")]
fn show_week(
    ui: &mut Ui,
    scene: &Scene<'_>,
    week: &Week,
    month: NaiveDate,
    filters: &Filters,
    marked: Marked<'_>,
    row_is_first: bool,
    above: f32,
    place: &dyn Fn(usize) -> Rect,
    happened: &mut Happened,
) {
    for (column, day) in week.days.iter().enumerate() {
        let rect = place(column);
        let is_first = row_is_first && column == 0;
        show_day(ui, scene, *day, month, rect, is_first, happened);
        let posts: Vec<_> = scene.snapshot.calendar.on(*day).filter(|row| filters.lets(row)).collect();
        let first = rect.top() + DAY_NUMBER + above;
        let room = (((rect.bottom() - first - 2.0) / STEP) as usize).max(1);
        let fitting = if posts.len() > room { room.saturating_sub(1) } else { posts.len() };
        for (nth, row) in posts.iter().take(fitting).enumerate() {
            let top = first + nth as f32 * STEP;
            let chip = Rect::from_min_size(pos2(rect.left() + 4.0, top), vec2(rect.width() - 8.0, CHIP));
            happened.shown.push((*day, row.summary.id));
            if chip::show(ui, scene, row, chip, marked).clicked() {
                happened.opened = Some(row.summary.id);
            }
        }
        if posts.len() > fitting {
            let top = first + fitting as f32 * STEP;
            let place = Rect::from_min_size(pos2(rect.left() + 4.0, top), vec2(rect.width() - 8.0, CHIP));
            if more(ui, scene, *day, posts.len() - fitting, place).clicked() {
                happened.more_of = Some(*day);
            }
        }
    }
}

/// Beside the week's number: the events for which there was no lane.
pub(super) fn more_events(ui: &Ui, scene: &Scene<'_>, week: &Week, count: usize, rect: Rect) -> bool {
    let look = scene.look;
    let response = ui.interact(rect, ui.scope_id().with(("more events", week.days[0])), Sense::click());
    let spoken = say!(scene.words, "more-events", count = count, week = week.number);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(4), look.hover);
    }
    crate::parts::button::focus_ring(ui, &response, rect, CornerRadius::same(4));
    let ink = if response.hovered() { look.text } else { look.muted };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, format!("+{count}"), font::caption_medium(), ink);
    response.clicked()
}

pub(super) fn more(ui: &Ui, scene: &Scene<'_>, day: NaiveDate, count: usize, rect: Rect) -> Response {
    let words = say!(scene.words, "more-posts", count = count);
    let response = ui.interact(rect, ui.scope_id().with(("more", day)), Sense::click());
    let spoken = format!("{words}, {}", scene.words.day(day, scene.now.today()));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let ink = if response.hovered() { scene.look.text } else { scene.look.muted };
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(4), scene.look.hover);
    }
    crate::parts::button::focus_ring(ui, &response, rect, CornerRadius::same(4));
    ui.painter().text(
        pos2(rect.left() + 6.0, rect.center().y),
        Align2::LEFT_CENTER,
        words,
        font::caption_medium(),
        ink,
    );
    response
}

fn show_day(
    ui: &Ui,
    scene: &Scene<'_>,
    day: NaiveDate,
    month: NaiveDate,
    rect: Rect,
    is_first: bool,
    happened: &mut Happened,
) {
    let look = scene.look;
    let today = scene.now.today();
    // Not in the order of focus: 42 stops before the first post would be in the way. Ctrl+N is the twin.
    let response = ui.interact(rect, ui.scope_id().with(("day", day)), Sense::CLICK);
    let is_in_month = (day.year(), day.month()) == (month.year(), month.month());
    let over = response.dnd_hover_payload::<Dragged>().is_some();
    let fill = match (over, is_in_month) {
        (true, _) => look.accent_fill,
        (false, true) => look.surface,
        (false, false) => look.background,
    };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    let edge = Stroke::new(1.0, look.border);
    ui.painter().hline(rect.x_range(), rect.top(), edge);
    ui.painter().vline(rect.left(), rect.y_range(), edge);
    let center = pos2(rect.left() + 16.0, rect.top() + 14.0);
    let ink = match (day == today, is_in_month) {
        (true, _) => {
            ui.painter().circle_filled(center, 11.0, look.accent);
            look.on_accent
        }
        (false, true) => look.text,
        (false, false) => look.muted,
    };
    ui.painter().text(center, Align2::CENTER_CENTER, day.day().to_string(), font::caption_medium(), ink);
    if day.day() == 1 || is_first {
        let name = scene.words.month_and_year(day);
        let name = name.split_whitespace().next().unwrap_or_default();
        let short: String = name.chars().take(3).collect();
        let galleys =
            [name.to_owned(), short].map(|name| ui.painter().layout_no_wrap(name, font::caption(), look.muted));
        // To the right of it comes a plus sign when the pointer is on the day.
        if let Some(galley) = galleys.into_iter().find(|galley| galley.size().x < rect.width() - 54.0) {
            let at = pos2(rect.left() + 30.0, center.y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, look.muted);
        }
    } else if let Some(holiday) = super::holiday(scene, day) {
        let galley = chip::one_line(ui.painter(), holiday, rect.width() - 54.0, look.muted);
        ui.painter().galley(pos2(rect.left() + 30.0, center.y - galley.size().y / 2.0), galley, look.muted);
    }
    if response.hovered() && !egui::DragAndDrop::has_any_payload(ui.ctx()) {
        let at = pos2(rect.right() - 14.0, center.y);
        crate::parts::button::paint_icon(ui, crate::look::icons::PLUS, at, 14.0, look.muted);
    }
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, say!(scene.words, "new-post-on", day = super::day_spoken(scene, day)))
    });
    if let Some(dragged) = response.dnd_release_payload::<Dragged>() {
        happened.dropped = Some((dragged.post, day));
    } else if response.clicked() {
        happened.new_on = Some(day);
    }
}
