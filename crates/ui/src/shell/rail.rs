//! The rooms, on the left.

use egui::accesskit::Role;
use egui::{Align2, CornerRadius, CursorIcon, Frame, Margin, Panel, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::context::Scene;
use crate::look::install::font;
use crate::look::tokens::{RAIL, radius};
use crate::parts::button::{focus_ring, paint_icon};
use crate::room::Room;

/// Gives the room that was chosen.
pub(crate) fn show(ui: &mut Ui, scene: &Scene<'_>, current: Room) -> Option<Room> {
    let look = scene.look;
    let frame = Frame::new().fill(look.background).inner_margin(Margin::symmetric(8, 12));
    let mut chosen = None;
    Panel::left("rail").exact_size(RAIL).resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for room in Room::ALL {
            let (rect, response) = ui.allocate_exact_size(vec2(RAIL - 16.0, 56.0), Sense::click());
            let name = room.name(scene.words);
            let is_here = room == current;
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_here, &name));
            let corner = CornerRadius::same(radius::CARD);
            let ink = match (is_here, response.hovered()) {
                (true, _) => {
                    ui.painter().rect_filled(rect, corner, look.accent_fill);
                    look.accent
                }
                (false, true) => {
                    ui.painter().rect_filled(rect, corner, look.hover);
                    look.text
                }
                (false, false) => look.muted,
            };
            focus_ring(ui, &response, rect, corner);
            paint_icon(ui, room.icon(), pos2(rect.center().x, rect.top() + 20.0), 19.0, ink);
            let at = pos2(rect.center().x, rect.bottom() - 14.0);
            ui.painter().text(at, Align2::CENTER_CENTER, name, font::caption_medium(), ink);
            if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                chosen = Some(room);
            }
        }
        let rect = ui.max_rect();
        let x = rect.right() + 8.0;
        ui.painter().with_clip_rect(rect.expand(16.0)).vline(
            x - 0.5,
            rect.expand2(vec2(0.0, 12.0)).y_range(),
            Stroke::new(1.0, look.border),
        );
    });
    chosen
}
