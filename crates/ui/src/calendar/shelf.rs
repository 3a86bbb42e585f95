//! What has no date yet, under the month.

use egui::{Rect, Sense, Ui, pos2, vec2};
use trekker_domain::id::DocId;

use super::chip::{self, Dragged};
use super::filters::Filters;
use super::selection::Marked;
use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::CHIP;
use crate::parts::button::Button;
use crate::words::say;

/// No more than these are looked at in a frame, however many there are.
const LOOKED_AT: usize = 300;
const WIDTH: f32 = 172.0;

pub(super) struct Happened {
    pub(super) opened: Option<DocId>,
    pub(super) dropped: Option<DocId>,
    pub(super) shown: Vec<DocId>,
    /// Somebody wants to see what is in the bin.
    pub(super) bin_wanted: bool,
}

/// A strip of chips; dropping one here takes its date away.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, filters: &Filters, marked: Marked<'_>) -> Happened {
    let mut happened = Happened { opened: None, dropped: None, shown: Vec::new(), bin_wanted: false };
    let is_dragging = egui::DragAndDrop::has_payload_of_type::<Dragged>(ui.ctx());
    let posts: Vec<_> = scene.snapshot.calendar.undated().take(LOOKED_AT).filter(|row| filters.lets(row)).collect();
    let binned = scene.snapshot.calendar.binned().count();
    if posts.is_empty() && binned == 0 && !is_dragging {
        return happened;
    }
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 38.0), Sense::hover());
    let over = response.dnd_hover_payload::<Dragged>().is_some();
    let fill = if over { scene.look.accent_fill } else { scene.look.sunken };
    ui.painter().rect_filled(area, 8.0, fill);
    let mut end = area.right();
    if binned > 0 {
        let place =
            Rect::from_min_max(pos2(area.left(), area.top() + 4.0), pos2(area.right() - 6.0, area.bottom() - 4.0));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let words = say!(scene.words, "bin-of-calendar", count = binned);
        let button = ui.scope_builder(egui::UiBuilder::new().max_rect(place).layout(layout), |ui| {
            Button::bare(&words).icon(icons::BIN).height(26.0).show(ui)
        });
        happened.bin_wanted = button.inner.clicked();
        end = button.inner.rect.left();
    }
    let words = say!(scene.words, "shelf-undated");
    let heading = ui.painter().layout_no_wrap(words, font::caption_medium(), scene.look.muted);
    let mut left = area.left() + 12.0;
    let at = pos2(left, area.center().y - heading.size().y / 2.0);
    left += heading.size().x + 12.0;
    ui.painter().galley(at, heading, scene.look.muted);
    let fitting = ((end - left - 56.0) / (WIDTH + 6.0)).max(0.0) as usize;
    for row in posts.iter().take(fitting) {
        let rect = Rect::from_min_size(pos2(left, area.center().y - CHIP / 2.0), vec2(WIDTH, CHIP));
        left += WIDTH + 6.0;
        happened.shown.push(row.summary.id);
        if chip::show(ui, scene, row, rect, marked).clicked() {
            happened.opened = Some(row.summary.id);
        }
    }
    if posts.len() > fitting {
        let count = posts.len() - fitting;
        let words = say!(scene.words, "more-posts", count = count);
        ui.painter().text(
            pos2(left, area.center().y),
            egui::Align2::LEFT_CENTER,
            words,
            font::caption(),
            scene.look.muted,
        );
    }
    if let Some(dragged) = response.dnd_release_payload::<Dragged>() {
        happened.dropped = Some(dragged.post);
    }
    happened
}
