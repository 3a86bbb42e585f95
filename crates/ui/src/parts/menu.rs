//! A list that drops from a button.

use egui::accesskit::Role;
use egui::{Color32, CornerRadius, CursorIcon, Popup, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::button::{Button, focus_ring, paint_icon};
use crate::look::icons::{self, Icon};
use crate::look::install::{font, look_of};
use crate::look::tokens::{CONTROL, radius};

/// A button that shows what is chosen, and a list of what can be. `name` says what it is about.
pub(crate) fn choice(
    ui: &mut Ui,
    name: &str,
    chosen: &str,
    icon: Option<Icon>,
    width: f32,
    list: impl FnOnce(&mut Ui),
) -> Response {
    let mut button = Button::quiet(chosen).trailing(icons::DOWN).width(width);
    if let Some(icon) = icon {
        button = button.icon(icon);
    }
    let response = button.show(ui);
    let said = format!("{name}: {chosen}");
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &said));
    drop_list(&response, width.max(180.0), list);
    response
}

/// The list under a button.
pub(crate) fn drop_list(button: &Response, width: f32, list: impl FnOnce(&mut Ui)) {
    Popup::menu(button).gap(4.0).width(width).show(|ui| {
        ui.set_min_width(width);
        let mut area = egui::ScrollArea::vertical().max_height(320.0).min_scrolled_height(320.0);
        if button.clicked() {
            // It opens at its beginning, wherever it was left the last time.
            area = area.vertical_scroll_offset(0.0);
        }
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            list(ui);
        });
    });
}

/// One line of such a list. Closes the list when it is clicked.
pub(crate) fn item(ui: &mut Ui, words: &str, icon: Option<(Icon, Color32)>, is_chosen: bool) -> bool {
    let look = look_of(ui.ctx());
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font::body(), look.text);
    let lead = if icon.is_some() { 24.0 } else { 0.0 };
    let width = (galley.size().x + lead + 44.0).max(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(width, CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, is_chosen, words));
    let corner = CornerRadius::same(radius::CONTROL);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, corner, look.hover);
    }
    focus_ring(ui, &response, rect.shrink(1.0), corner);
    if let Some((icon, colour)) = icon {
        paint_icon(ui, icon, pos2(rect.left() + 17.0, rect.center().y), 15.0, colour);
    }
    ui.painter().galley(pos2(rect.left() + 10.0 + lead, rect.center().y - galley.size().y / 2.0), galley, look.text);
    if is_chosen {
        paint_icon(ui, icons::CHECK, pos2(rect.right() - 16.0, rect.center().y), 15.0, look.accent);
    }
    let clicked = response.on_hover_cursor(CursorIcon::PointingHand).clicked();
    if clicked {
        ui.close();
    }
    clicked
}
