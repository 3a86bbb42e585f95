//! Buttons: with words, with words and an icon, or with an icon whose words are in its tooltip.

use egui::accesskit::Role;
use egui::{
    Color32, CornerRadius, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::look::icons::Icon;
use crate::look::install::{font, look_of};
use crate::look::tokens::{CONTROL, Look, radius, space};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Primary,
    Quiet,
    /// Without a frame until the pointer is on it.
    Bare,
    Danger,
}

/// A button with words.
#[derive(Clone, Debug)]
#[must_use]
pub(crate) struct Button<'a> {
    words: &'a str,
    icon: Option<Icon>,
    trailing: Option<Icon>,
    kind: Kind,
    enabled: bool,
    selected: bool,
    height: f32,
    width: Option<f32>,
    wraps: bool,
    name: Option<&'a str>,
}

impl<'a> Button<'a> {
    fn new(words: &'a str, kind: Kind) -> Self {
        Self {
            words,
            icon: None,
            trailing: None,
            kind,
            enabled: true,
            selected: false,
            height: CONTROL,
            width: None,
            wraps: false,
            name: None,
        }
    }
    pub(crate) fn primary(words: &'a str) -> Self {
        Self::new(words, Kind::Primary)
    }
    pub(crate) fn quiet(words: &'a str) -> Self {
        Self::new(words, Kind::Quiet)
    }
    pub(crate) fn bare(words: &'a str) -> Self {
        Self::new(words, Kind::Bare)
    }
    pub(crate) fn danger(words: &'a str) -> Self {
        Self::new(words, Kind::Danger)
    }
    pub(crate) fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }
    pub(crate) fn trailing(mut self, icon: Icon) -> Self {
        self.trailing = Some(icon);
        self
    }
    pub(crate) fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }
    pub(crate) fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }
    pub(crate) fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }
    /// What it is called aloud, where its words say too little without what stands around it.
    pub(crate) fn named(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }
    /// Words that do not fit in its width go on in more lines, so that nothing of a choice is cut.
    pub(crate) fn wraps(mut self) -> Self {
        self.wraps = true;
        self
    }
    pub(crate) fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    pub(crate) fn show(self, ui: &mut Ui) -> Response {
        let look = look_of(ui.ctx());
        let small = self.height < CONTROL - 4.0;
        let face = if small { font::caption_medium() } else { font::medium() };
        let icon_size = if small { 13.0 } else { 16.0 };
        let pad = if small { space::S } else { space::M };
        let icons = [self.icon, self.trailing].into_iter().flatten().count() as f32 * (icon_size + 6.0);
        let galley = ui.painter().layout_no_wrap(self.words.to_owned(), face.clone(), Color32::PLACEHOLDER);
        let natural = galley.size().x + icons + 2.0 * pad;
        let galley = match self.width {
            Some(width) if width < natural && self.wraps => {
                ui.painter().layout(self.words.to_owned(), face, Color32::PLACEHOLDER, width - icons - 2.0 * pad)
            }
            Some(width) if width < natural => shortened(ui, self.words, small, width - icons - 2.0 * pad),
            _ => galley,
        };
        let lines = if self.wraps { galley.size().y + 2.0 * space::S } else { 0.0 };
        let size = vec2(self.width.unwrap_or(natural), self.height.max(lines));
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let (words, enabled, selected) =
            (self.name.unwrap_or(self.words), self.enabled && ui.is_enabled(), self.selected);
        response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, selected, words));
        if ui.is_rect_visible(rect) {
            let (fill, edge, ink) = match self.enabled {
                true => colours(look, self.kind, self.selected, &response),
                false => (look.sunken, look.border, look.muted),
            };
            let corner = CornerRadius::same(radius::CONTROL);
            ui.painter().rect(rect, corner, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
            focus_ring(ui, &response, rect, corner);
            let content = galley.size().x + icons;
            // What fills a line begins where the line does.
            let begins_left = self.trailing.is_some() || self.wraps || matches!(self.kind, Kind::Bare);
            let mut x =
                if self.width.is_some() && begins_left { rect.left() + pad } else { rect.center().x - content / 2.0 };
            if let Some(icon) = self.icon {
                paint_icon(ui, icon, pos2(x + icon_size / 2.0, rect.center().y), icon_size, ink);
                x += icon_size + 6.0;
            }
            let y = rect.center().y - galley.size().y / 2.0;
            ui.painter().galley(pos2(x, y), galley, ink);
            if let Some(icon) = self.trailing {
                let at = pos2(rect.right() - pad - icon_size / 2.0, rect.center().y);
                paint_icon(ui, icon, at, icon_size, look.muted);
            }
        }
        if self.enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
    }
}

fn shortened(ui: &Ui, words: &str, small: bool, width: f32) -> std::sync::Arc<egui::Galley> {
    let face = if small { font::caption_medium() } else { font::medium() };
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), face, Color32::PLACEHOLDER);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(8.0));
    ui.painter().layout_job(job)
}

fn colours(look: &Look, kind: Kind, selected: bool, response: &Response) -> (Color32, Color32, Color32) {
    let hot = response.hovered() || response.is_pointer_button_down_on();
    match kind {
        Kind::Primary => {
            let fill = if hot { look.accent_hovered } else { look.accent };
            (fill, fill, look.on_accent)
        }
        _ if selected => (look.accent_fill, look.accent_fill, look.accent),
        Kind::Quiet => (if hot { look.hover } else { look.surface }, look.border, look.text),
        Kind::Bare if hot => (look.hover, look.hover, look.text),
        Kind::Bare => (Color32::TRANSPARENT, Color32::TRANSPARENT, look.text),
        Kind::Danger if hot => (look.problem.fill, look.problem.fill, look.problem.ink),
        Kind::Danger => (look.surface, look.border, look.problem.ink),
    }
}

/// Where the keyboard is.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, rect: Rect, corner: CornerRadius) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, look_of(ui.ctx()).accent);
        ui.painter().rect_stroke(rect.expand(1.0), corner, stroke, StrokeKind::Outside);
    }
}

pub(crate) fn paint_icon(ui: &Ui, icon: Icon, center: egui::Pos2, size: f32, colour: Color32) {
    ui.painter().text(center, egui::Align2::CENTER_CENTER, icon.0, font::icon(size), colour);
}

/// A square button with an icon; what it does is its tooltip and its accessible name.
pub(crate) fn icon_button(ui: &mut Ui, icon: Icon, words: &str) -> Response {
    icon_button_sized(ui, icon, words, CONTROL, None)
}

pub(crate) fn icon_button_sized(ui: &mut Ui, icon: Icon, words: &str, side: f32, colour: Option<Color32>) -> Response {
    let look = look_of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, words));
    let corner = CornerRadius::same(radius::CONTROL);
    let is_hot = response.hovered();
    if is_hot {
        ui.painter().rect_filled(rect, corner, look.hover);
    }
    focus_ring(ui, &response, rect, corner);
    let ink = colour.unwrap_or(if is_hot { look.text } else { look.muted });
    paint_icon(ui, icon, rect.center(), (side * 0.53).round(), ink);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words)
}
