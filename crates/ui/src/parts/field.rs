//! Labelled places to type in.

use egui::{Key, Response, TextEdit, Ui, vec2};

use super::layout::caption;
use crate::look::install::{font, look_of};
use crate::look::tokens::{CONTROL, space};

/// A line of text; `name` is its accessible name.
pub(crate) fn text_line(ui: &mut Ui, text: &mut String, name: &str, hint: &str, width: f32) -> Response {
    ui.add(
        TextEdit::singleline(text)
            .id_salt(name)
            .hint_text(hint.to_owned())
            .desired_width(width)
            .min_size(vec2(0.0, CONTROL))
            .vertical_center(),
    )
    .accessible_name(name)
}

/// Whether somebody left a line with Enter.
pub(crate) fn is_entered(ui: &Ui, line: &Response) -> bool {
    line.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Several lines of text.
pub(crate) fn text_lines(ui: &mut Ui, text: &mut String, name: &str, hint: &str, rows: usize) -> Response {
    ui.add(
        TextEdit::multiline(text)
            .id_salt(name)
            .hint_text(hint.to_owned())
            .desired_width(f32::INFINITY)
            .desired_rows(rows),
    )
    .accessible_name(name)
}

/// What a field is called, above it.
pub(crate) fn labelled<R>(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        caption(ui, label);
        contents(ui)
    })
    .inner
}

/// What a field is called, to the left of it, in a column of its own.
pub(crate) fn beside<R>(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let look = look_of(ui.ctx());
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(104.0, CONTROL), egui::Sense::hover());
        ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, label, font::caption(), look.muted);
        ui.vertical(contents).inner
    })
    .inner
}

trait Centred {
    fn vertical_center(self) -> Self;
}

impl Centred for TextEdit<'_> {
    fn vertical_center(self) -> Self {
        self.align(egui::Align2::LEFT_CENTER)
    }
}
