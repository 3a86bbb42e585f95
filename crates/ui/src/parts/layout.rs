//! Words and the surfaces they stand on: headings, captions, cards, empty states.

use egui::{
    Align, Color32, CornerRadius, Frame, InnerResponse, Label, Layout, Margin, Response, RichText, Stroke, Ui, Vec2,
    vec2,
};

use super::button::paint_icon;
use crate::look::icons::Icon;
use crate::look::install::{font, look_of};
use crate::look::tokens::{radius, space};
use crate::words::{Words, say};

pub(crate) fn title(ui: &mut Ui, words: &str) -> Response {
    let look = look_of(ui.ctx());
    ui.add(Label::new(RichText::new(words).font(font::title()).color(look.text)))
}

pub(crate) fn section(ui: &mut Ui, words: &str) -> Response {
    let look = look_of(ui.ctx());
    ui.add(Label::new(RichText::new(words).font(font::section()).color(look.text)))
}

pub(crate) fn strong(ui: &mut Ui, words: &str) -> Response {
    let look = look_of(ui.ctx());
    ui.add(Label::new(RichText::new(words).font(font::label()).color(look.text)))
}

pub(crate) fn body(ui: &mut Ui, words: &str) -> Response {
    let look = look_of(ui.ctx());
    ui.add(Label::new(RichText::new(words).font(font::body()).line_height(Some(20.0)).color(look.text)).wrap())
}

pub(crate) fn muted(ui: &mut Ui, words: &str) -> Response {
    let look = look_of(ui.ctx());
    ui.add(Label::new(RichText::new(words).font(font::body()).line_height(Some(20.0)).color(look.muted)).wrap())
}

pub(crate) fn caption(ui: &mut Ui, words: &str) -> Response {
    let look = look_of(ui.ctx());
    ui.add(Label::new(RichText::new(words).font(font::caption()).color(look.muted)).wrap())
}

/// How many there are beyond those that show.
pub(crate) fn and_more(ui: &mut Ui, words: &Words, all: usize, shown: usize) {
    if let Some(more) = all.checked_sub(shown).filter(|more| *more > 0) {
        caption(ui, &say!(words, "and-more", count = more));
    }
}

/// What nobody has to mend.
pub(crate) fn warning(ui: &mut Ui, words: &str) -> Response {
    let look = look_of(ui.ctx());
    ui.add(Label::new(RichText::new(words).font(font::caption()).color(look.draft.ink)).wrap())
}

pub(crate) fn problem(ui: &mut Ui, words: &str) -> Response {
    let look = look_of(ui.ctx());
    ui.add(Label::new(RichText::new(words).font(font::caption()).color(look.problem.ink)).wrap())
}

/// A surface with a thin edge.
pub(crate) fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let look = look_of(ui.ctx());
    Frame::new()
        .fill(look.surface)
        .stroke(Stroke::new(1.0, look.border))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(16))
        .show(ui, contents)
}

/// A quiet filled strip, for what must be known about what is under it.
pub(crate) fn banner<R>(ui: &mut Ui, fill: Color32, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
}

/// Nothing here yet, and what to do about it.
pub(crate) fn empty_state(ui: &mut Ui, icon: Icon, heading: &str, words: &str) {
    let look = look_of(ui.ctx());
    ui.vertical_centered(|ui| {
        ui.add_space(space::XL * 2.0);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(56.0), egui::Sense::hover());
        ui.painter().circle_filled(rect.center(), 28.0, look.accent_fill);
        paint_icon(ui, icon, rect.center(), 26.0, look.accent);
        ui.add_space(space::M);
        section(ui, heading);
        ui.set_max_width(420.0);
        muted(ui, words);
        ui.add_space(space::M);
    });
}

/// A row: what it is on the left, what to do with it on the right.
pub(crate) fn row(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let height = ui.spacing().interact_size.y;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_height(height);
        left(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), right);
    });
}

/// Things in a row that is no higher than this.
pub(crate) fn slim<R>(ui: &mut Ui, height: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = height;
        ui.horizontal(contents).inner
    })
    .inner
}

/// Something is being waited for. Turns, unless the person wants nothing that moves.
pub(crate) fn waiting(ui: &mut Ui, side: f32) {
    let look = look_of(ui.ctx());
    if ui.style().animation_time > 0.0 {
        ui.add(egui::Spinner::new().size(side).color(look.accent));
    } else {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), egui::Sense::hover());
        paint_icon(ui, crate::look::icons::SYNC, rect.center(), side, look.accent);
    }
}

/// A thin line between two parts.
pub(crate) fn line(ui: &mut Ui) {
    let look = look_of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, look.border));
}
