//! Fonts and egui's style, set once for each context.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{
    Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Theme,
    ThemePreference, Vec2,
};

use super::tokens::{CONTROL, DARK, LIGHT, Look, radius, space};

const MEDIUM: &str = "Inter-Medium";
const SEMIBOLD: &str = "Inter-SemiBold";
const ICONS: &str = "Lucide";

/// Gives a context our fonts and looks. Once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    for (theme, look) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| restyle(style, look));
    }
}

/// Follows what the person chose.
pub(crate) fn choose(ctx: &Context, theme: ThemePreference, reduce_motion: bool) {
    ctx.set_theme(theme);
    let seconds = if reduce_motion { 0.0 } else { 0.14 };
    if (ctx.global_style().animation_time - seconds).abs() > f32::EPSILON {
        ctx.all_styles_mut(|style| style.animation_time = seconds);
    }
}

/// The colours of the theme that shows now.
pub fn look_of(ctx: &Context) -> &'static Look {
    match ctx.theme() {
        Theme::Dark => &DARK,
        Theme::Light => &LIGHT,
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, data) in [
        ("Inter", &include_bytes!("../../assets/fonts/Inter-Regular.otf")[..]),
        (MEDIUM, &include_bytes!("../../assets/fonts/Inter-Medium.otf")[..]),
        (SEMIBOLD, &include_bytes!("../../assets/fonts/Inter-SemiBold.otf")[..]),
        (ICONS, &include_bytes!("../../assets/fonts/Lucide-subset.ttf")[..]),
        ("Twemoji", &include_bytes!("../../assets/fonts/Twemoji.ttf")[..]),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(data)));
    }
    let family = |first: &str| vec![first.to_owned(), "Twemoji".to_owned(), "Ubuntu-Light".to_owned()];
    fonts.families.insert(FontFamily::Proportional, family("Inter"));
    for weight in [MEDIUM, SEMIBOLD, ICONS] {
        fonts.families.insert(FontFamily::Name(weight.into()), family(weight));
    }
    if let Some(monospace) = fonts.families.get_mut(&FontFamily::Monospace) {
        monospace.push("Inter".to_owned());
    }
    fonts
}

/// The few sizes and weights there are.
pub mod font {
    use super::{FontFamily, FontId, ICONS, MEDIUM, SEMIBOLD};

    pub fn caption() -> FontId {
        FontId::new(12.0, FontFamily::Proportional)
    }
    pub fn caption_medium() -> FontId {
        FontId::new(12.0, FontFamily::Name(MEDIUM.into()))
    }
    pub fn body() -> FontId {
        FontId::new(14.0, FontFamily::Proportional)
    }
    pub fn medium() -> FontId {
        FontId::new(14.0, FontFamily::Name(MEDIUM.into()))
    }
    pub fn label() -> FontId {
        FontId::new(14.0, FontFamily::Name(SEMIBOLD.into()))
    }
    pub fn section() -> FontId {
        FontId::new(18.0, FontFamily::Name(SEMIBOLD.into()))
    }
    pub fn title() -> FontId {
        FontId::new(24.0, FontFamily::Name(SEMIBOLD.into()))
    }
    pub fn icon(size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(ICONS.into()))
    }
}

fn restyle(style: &mut egui::Style, look: &Look) {
    style.text_styles = BTreeMap::from([
        (TextStyle::Small, font::caption()),
        (TextStyle::Body, font::body()),
        (TextStyle::Button, font::medium()),
        (TextStyle::Heading, font::title()),
        (TextStyle::Monospace, FontId::monospace(13.0)),
    ]);
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(space::S);
    spacing.button_padding = Vec2::new(space::M, 6.0);
    spacing.interact_size = Vec2::new(CONTROL, CONTROL);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(24);
    spacing.extra_text_line_spacing = 3.0;
    spacing.tooltip_width = 320.0;
    spacing.scroll = egui::style::ScrollStyle::floating();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;

    let visuals = &mut style.visuals;
    *visuals = if look.is_dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let control = CornerRadius::same(radius::CONTROL);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(look.muted);
    visuals.hyperlink_color = look.accent;
    visuals.panel_fill = look.background;
    visuals.window_fill = look.surface;
    visuals.extreme_bg_color = look.surface;
    visuals.text_edit_bg_color = Some(look.surface);
    visuals.faint_bg_color = look.sunken;
    visuals.code_bg_color = look.sunken;
    visuals.warn_fg_color = look.draft.ink;
    visuals.error_fg_color = look.problem.ink;
    visuals.window_stroke = Stroke::new(1.0, look.border);
    visuals.window_corner_radius = CornerRadius::same(radius::DIALOG);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 32, spread: 0, color: look.shadow };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: look.shadow };
    visuals.selection.bg_fill = look.accent_fill;
    visuals.selection.stroke = Stroke::new(1.5, look.accent);
    visuals.text_cursor.stroke = Stroke::new(2.0, look.accent);
    let widgets = &mut visuals.widgets;
    for (state, fill, edge, ink) in [
        (&mut widgets.noninteractive, look.surface, look.border, look.text),
        (&mut widgets.inactive, look.surface, look.border, look.text),
        (&mut widgets.hovered, look.hover, look.muted, look.text),
        (&mut widgets.active, look.hover, look.accent, look.text),
        (&mut widgets.open, look.hover, look.border, look.text),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, edge);
        state.fg_stroke = Stroke::new(1.0, ink);
        state.corner_radius = control;
        state.expansion = 0.0;
    }
    visuals.disabled_alpha = 0.55;
}
