//! The calendar by how far posts are: a column a status, and a card dragged to another one gets that status.

use std::sync::Arc;

use egui::{CornerRadius, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};
use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::Status;
use trekker_session::calendar::PostRow;

use super::chip::{self, Dragged};
use super::selection::Marked;
use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::{CHIP, radius, space};
use crate::parts::button::paint_icon;
use crate::terms;

const GAP: f32 = 8.0;
const HEADING: f32 = 32.0;
/// A day has its name and its month in full from this width on.
const WITH_WHOLE_DAYS: f32 = 180.0;
/// A card: its chip, and its day below.
const CARD: f32 = CHIP + 22.0;

/// What happened on the board in one frame.
#[derive(Default)]
pub(super) struct Happened {
    pub(super) opened: Option<DocId>,
    pub(super) dropped: Option<(DocId, Status)>,
}

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, posts: &[Arc<PostRow>], marked: Marked<'_>) -> Happened {
    let mut happened = Happened::default();
    let area = ui.available_rect_before_wrap();
    let count = Status::ALL.len() as f32;
    let width = (area.width() - GAP * (count - 1.0)) / count;
    for (column, status) in Status::ALL.iter().enumerate() {
        let left = area.left() + column as f32 * (width + GAP);
        let rect = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
        let of_status: Vec<&Arc<PostRow>> =
            posts.iter().filter(|row| row.summary.status == Open::Known(*status)).collect();
        show_column(ui, scene, *status, &of_status, rect, marked, &mut happened);
    }
    ui.allocate_rect(area, Sense::hover());
    chip::ghost(ui, scene);
    happened
}

fn show_column(
    ui: &mut Ui,
    scene: &Scene<'_>,
    status: Status,
    posts: &[&Arc<PostRow>],
    rect: Rect,
    marked: Marked<'_>,
    happened: &mut Happened,
) {
    let look = scene.look;
    let response = ui.interact(rect, ui.scope_id().with(("column", status.word())), Sense::hover());
    let over = response.dnd_hover_payload::<Dragged>().is_some();
    let fill = if over { look.accent_fill } else { look.sunken };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CARD), fill);
    let known = Open::Known(status);
    let tint = look.status(&known);
    let middle = rect.top() + HEADING / 2.0 + 2.0;
    paint_icon(ui, icons::of_status(&known), pos2(rect.left() + 18.0, middle), 14.0, tint.ink);
    let heading = format!("{}  {}", terms::status(scene.words, &known), posts.len());
    let at = pos2(rect.left() + 32.0, middle);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, heading, font::label(), look.text);
    let inner = Rect::from_min_max(
        pos2(rect.left() + space::S, rect.top() + HEADING + space::XS),
        pos2(rect.right() - space::S, rect.bottom() - space::S),
    );
    ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt(status.word()), |ui| {
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, CARD, posts.len(), |ui, range| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for row in &posts[range] {
                let (_, card) = ui.allocate_space(vec2(ui.available_width(), CARD));
                let place = Rect::from_min_size(card.min, vec2(card.width(), CHIP));
                if chip::show(ui, scene, row, place, marked).clicked() {
                    happened.opened = Some(row.summary.id);
                }
                if let Some(date) = row.summary.publish_at.date {
                    let day = match card.width() < WITH_WHOLE_DAYS {
                        true => scene.words.day_short(date),
                        false => scene.words.day(date, scene.now.today()),
                    };
                    let galley = chip::one_line(ui.painter(), day, card.width() - 20.0, look.muted);
                    ui.painter().galley(pos2(card.left() + 20.0, card.top() + CHIP + 1.0), galley, look.muted);
                }
            }
        });
    });
    if let Some(dragged) = response.dnd_release_payload::<Dragged>() {
        happened.dropped = Some((dragged.post, status));
    }
}
