//! What is on or off, or one of a few: pills, a segmented control, a switch.

use egui::accesskit::{Role, Toggled};
use egui::{Color32, CornerRadius, CursorIcon, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::button::{focus_ring, paint_icon};
use crate::look::icons::{self, Icon};
use crate::look::install::{font, look_of};
use crate::look::tokens::{CHIP, CONTROL, Tint, radius, space};

/// A pill that is chosen or not.
pub(crate) fn pill(ui: &mut Ui, words: &str, icon: Option<Icon>, is_on: bool) -> Response {
    pill_named(ui, words, words, icon, is_on)
}

/// The same, where its words say too little without what stands around it.
pub(crate) fn pill_named(ui: &mut Ui, words: &str, name: &str, icon: Option<Icon>, is_on: bool) -> Response {
    let icon = if is_on { Some(icons::CHECK) } else { icon };
    let response = paint_pill(ui, words, icon, is_on);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::from(is_on)));
    response
}

/// One of several things to look at in the same place. `name` says it whole.
pub(crate) fn tab(ui: &mut Ui, words: &str, name: &str, icon: Option<Icon>, is_on: bool) -> Response {
    let response = paint_pill(ui, words, icon, is_on);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_on, name));
    response
}

fn paint_pill(ui: &mut Ui, words: &str, icon: Option<Icon>, is_on: bool) -> Response {
    let look = look_of(ui.ctx());
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font::caption_medium(), Color32::PLACEHOLDER);
    let lead = if icon.is_some() { 18.0 } else { 0.0 };
    let size = vec2(galley.size().x + lead + 20.0, 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let corner = CornerRadius::same(13);
    let (fill, edge, ink) = match (is_on, response.hovered()) {
        (true, _) => (look.accent_fill, look.accent_fill, look.accent),
        (false, true) => (look.hover, look.border, look.text),
        (false, false) => (look.surface, look.border, look.muted),
    };
    ui.painter().rect(rect, corner, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    focus_ring(ui, &response, rect, corner);
    if let Some(icon) = icon {
        paint_icon(ui, icon, pos2(rect.left() + 17.0, rect.center().y), 13.0, ink);
    }
    let at = pos2(rect.left() + 10.0 + lead, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A word on a quiet fill: a status, what is missing. Not to be clicked.
pub(crate) fn tag(ui: &mut Ui, words: &str, icon: Option<Icon>, tint: Tint) -> Response {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font::caption_medium(), tint.ink);
    let lead = if icon.is_some() { 19.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + lead + 16.0, CHIP), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), tint.fill);
    if let Some(icon) = icon {
        paint_icon(ui, icon, pos2(rect.left() + 14.0, rect.center().y), 13.0, tint.ink);
    }
    ui.painter().galley(pos2(rect.left() + 8.0 + lead, rect.center().y - galley.size().y / 2.0), galley, tint.ink);
    response
}

/// One of a few, side by side. Gives what was clicked.
pub(crate) fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    group: &str,
    chosen: T,
    options: &[(T, String)],
) -> Option<T> {
    let look = look_of(ui.ctx());
    let mut clicked = None;
    let galleys: Vec<_> = options
        .iter()
        .map(|(_, words)| ui.painter().layout_no_wrap(words.clone(), font::medium(), Color32::PLACEHOLDER))
        .collect();
    let width = galleys.iter().map(|galley| galley.size().x + 24.0).sum::<f32>() + 6.0;
    let (outer, _) = ui.allocate_exact_size(vec2(width, CONTROL), Sense::hover());
    ui.painter().rect_filled(outer, CornerRadius::same(radius::CONTROL), look.sunken);
    ui.painter().rect_stroke(
        outer,
        CornerRadius::same(radius::CONTROL),
        Stroke::new(1.0, look.border),
        StrokeKind::Inside,
    );
    let mut x = outer.left() + 3.0;
    for ((value, words), galley) in options.iter().zip(galleys) {
        let size = vec2(galley.size().x + 24.0, CONTROL - 6.0);
        let rect = egui::Rect::from_min_size(pos2(x, outer.top() + 3.0), size);
        x += size.x;
        let is_on = *value == chosen;
        let response = ui.interact(rect, ui.scope_id().with((group, words)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, words));
        let corner = CornerRadius::same(radius::CHIP);
        if is_on {
            ui.painter().rect(rect, corner, look.surface, Stroke::new(1.0, look.border), StrokeKind::Inside);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, corner, look.hover);
        }
        focus_ring(ui, &response, rect, corner);
        let ink = if is_on { look.text } else { look.muted };
        let at = pos2(rect.center().x - galley.size().x / 2.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !is_on {
            clicked = Some(*value);
        }
    }
    clicked
}

/// A box that is ticked or not. `name` says what it is about.
pub(crate) fn tick(ui: &mut Ui, name: &str, is_on: bool, may_change: bool) -> Response {
    let look = look_of(ui.ctx());
    let sense = if may_change { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, CONTROL), sense);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, may_change, is_on, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::from(is_on)));
    let square = egui::Rect::from_center_size(rect.center(), vec2(18.0, 18.0));
    let corner = CornerRadius::same(radius::CHIP);
    let (fill, edge) = if is_on { (look.accent, look.accent) } else { (look.surface, look.muted) };
    ui.painter().rect(square, corner, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if is_on {
        paint_icon(ui, icons::CHECK, square.center(), 14.0, look.on_accent);
    }
    focus_ring(ui, &response, square, corner);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A switch with its words behind it.
pub(crate) fn switch(ui: &mut Ui, words: &str, is_on: bool) -> Response {
    let look = look_of(ui.ctx());
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font::body(), look.text);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 36.0 + space::S, CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, is_on, words));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::from(is_on)));
    let track = egui::Rect::from_min_size(pos2(rect.left(), rect.center().y - 10.0), vec2(36.0, 20.0));
    let along = ui.ctx().animate_bool(response.id, is_on);
    let fill = if is_on { look.accent } else { look.sunken };
    ui.painter().rect(
        track,
        CornerRadius::same(10),
        fill,
        Stroke::new(1.0, if is_on { look.accent } else { look.muted }),
        StrokeKind::Inside,
    );
    let knob = pos2(egui::lerp(track.left() + 10.0..=track.right() - 10.0, along), track.center().y);
    ui.painter().circle_filled(knob, 7.0, if is_on { look.on_accent } else { look.muted });
    focus_ring(ui, &response, track, CornerRadius::same(10));
    ui.painter().galley(pos2(track.right() + space::S, rect.center().y - galley.size().y / 2.0), galley, look.text);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
