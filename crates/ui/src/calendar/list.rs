//! The calendar as a list: a line a post, with everything one wants to see of it.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align2, CornerRadius, CursorIcon, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use trekker_domain::danger::Danger;
use trekker_session::calendar::PostRow;

use super::chip;
use super::grid::Happened;
use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::ROW;
use crate::parts::avatar::paint_avatar;
use crate::parts::button::{focus_ring, paint_icon};
use crate::parts::layout::empty_state;
use crate::terms;
use crate::words::say;

const DATE: f32 = 150.0;
const STATUS: f32 = 110.0;
const CHANNELS: f32 = 150.0;
const OWNER: f32 = 36.0;

/// Only the lines on screen are drawn, however many there are. `begins`: the list has just come on screen, and begins at
/// what is to come.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, posts: &[Arc<PostRow>], begins: bool, happened: &mut Happened) {
    if posts.is_empty() {
        empty_state(ui, icons::CALENDAR, &say!(scene.words, "list-empty"), &say!(scene.words, "list-empty-hint"));
        return;
    }
    let mut area = ScrollArea::vertical().auto_shrink(false);
    if begins {
        let today = scene.now.today();
        let to_come = posts.iter().position(|row| row.summary.publish_at.date.is_some_and(|day| day >= today));
        area = area.vertical_scroll_offset(to_come.unwrap_or(0) as f32 * ROW);
    }
    area.show_rows(ui, ROW, posts.len(), |ui, range| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in &posts[range] {
            if let Some(day) = row.summary.publish_at.date {
                happened.shown.push((day, row.summary.id));
            }
            if line(ui, scene, row) {
                happened.opened = Some(row.summary.id);
            }
        }
    });
}

/// `true`: it is to be opened.
fn line(ui: &mut Ui, scene: &Scene<'_>, row: &PostRow) -> bool {
    let (look, words, post) = (scene.look, scene.words, &row.summary);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let response = ui.interact(rect, chip::id_of(post.id), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, chip::spoken(scene, row)));
    let corner = CornerRadius::same(4);
    if response.hovered() {
        ui.painter().rect_filled(rect, corner, look.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, look.border));
    focus_ring(ui, &response, rect.shrink(1.0), corner);
    let middle = rect.center().y;
    let wrong = scene.dangers.of(post.id);
    let is_late = wrong.has(Danger::Late);
    let date = match post.publish_at.date {
        Some(date) => {
            let time = post.publish_at.time.map(|time| format!(" {}", words.time(time))).unwrap_or_default();
            format!("{}{time}", words.day_short(date))
        }
        None => say!(words, "no-date"),
    };
    let is_today = post.publish_at.date == Some(scene.now.today());
    let ink = match (is_late, is_today) {
        (true, _) => look.problem.ink,
        (false, true) => look.accent,
        (false, false) => look.muted,
    };
    ui.painter().text(pos2(rect.left() + 8.0, middle), Align2::LEFT_CENTER, date, font::caption_medium(), ink);
    let mut right = rect.right() - 8.0;
    if let Some(owner) = post.owner {
        let name = scene.name_of(owner);
        paint_avatar(ui, pos2(right - 12.0, middle), 22.0, &owner, &name, None);
    }
    right -= OWNER;
    let channels = scene.snapshot.names_of_channels(&post.channels);
    let is_wide = rect.width() > 720.0;
    if is_wide {
        let galley = chip::one_line(ui.painter(), channels.join(", "), CHANNELS - 12.0, look.muted);
        ui.painter().galley(pos2(right - CHANNELS, middle - galley.size().y / 2.0), galley, look.muted);
        right -= CHANNELS;
    }
    let tint = look.status(&post.status);
    paint_icon(ui, icons::of_status(&post.status), pos2(right - STATUS + 8.0, middle), 13.0, tint.ink);
    let status = terms::status(words, &post.status);
    let at = pos2(right - STATUS + 20.0, middle);
    ui.painter().text(at, Align2::LEFT_CENTER, status, font::caption_medium(), tint.ink);
    right -= STATUS;
    // What is wrong with it, in words as far as there is room.
    let remarks = chip::remarks(scene, row);
    let is_in_danger = wrong.all().next().is_some_and(|first| first != Danger::NobodyResponsible);
    let ink = if is_in_danger { look.problem.ink } else { look.draft.ink };
    let left = rect.left() + DATE;
    let title = if post.title.trim().is_empty() { say!(words, "untitled") } else { post.title.clone() };
    let galley = chip::one_line(ui.painter(), title, right - left - 12.0, look.text);
    let end = left + galley.size().x + 16.0;
    ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, look.text);
    if !remarks.is_empty() && right - end > 60.0 {
        let room = Rect::from_min_max(pos2(end, rect.top()), pos2(right - 12.0, rect.bottom()));
        let galley = chip::one_line(ui.painter(), remarks.join(" · "), room.width(), ink);
        ui.painter().galley(pos2(end, middle - galley.size().y / 2.0), galley, ink);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
