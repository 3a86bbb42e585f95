//! A dialog in the middle of the window. Escape and a click beside it close it.

use egui::{Color32, Context, CornerRadius, Frame, Id, Layout, Margin, Modal, Stroke, Ui};

use super::button::icon_button;
use super::layout::section;
use crate::look::icons;
use crate::look::install::look_of;
use crate::look::tokens::{radius, space};

/// Shows it; `false` when the person wants it gone. `close` names the button that does that.
pub(crate) fn dialog(
    ctx: &Context,
    id: &str,
    heading: &str,
    close: &str,
    width: f32,
    contents: impl FnOnce(&mut Ui),
) -> bool {
    let look = look_of(ctx);
    let frame = Frame::new()
        .fill(look.surface)
        .stroke(Stroke::new(1.0, look.border))
        .corner_radius(CornerRadius::same(radius::DIALOG))
        .inner_margin(Margin::same(24))
        .shadow(ctx.global_style().visuals.window_shadow);
    let mut is_open = true;
    let backdrop: Color32 = look.backdrop;
    let width = width.min(ctx.content_rect().width() - 64.0);
    let height = ctx.content_rect().height() - 160.0;
    let area = Modal::default_area(Id::unique(id)).default_size(egui::vec2(width + 48.0, height + 120.0));
    let response = Modal::new(Id::unique(id)).area(area).frame(frame).backdrop_color(backdrop).show(ctx, |ui| {
        ui.set_width(width);
        super::layout::row(
            ui,
            |ui| {
                section(ui, heading);
            },
            |ui| {
                if icon_button(ui, icons::CLOSE, close).clicked() {
                    is_open = false;
                }
            },
        );
        ui.add_space(space::S);
        egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.set_width(width);
            contents(ui);
        });
    });
    // A dialog that changed its size finds its middle in the next frame.
    let key = Id::unique((id, "size"));
    let size = response.response.rect.size();
    if ctx.data(|data| data.get_temp::<egui::Vec2>(key)) != Some(size) {
        ctx.data_mut(|data| data.insert_temp(key, size));
        ctx.request_repaint();
    }
    is_open && !response.should_close()
}

/// Buttons at the foot of a dialog, the first one rightmost.
pub(crate) fn foot(ui: &mut Ui, buttons: impl FnOnce(&mut Ui)) {
    ui.add_space(space::M);
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), 32.0),
        Layout::right_to_left(egui::Align::Center),
        buttons,
    );
}
