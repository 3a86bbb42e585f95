//! A person as a small round with initials.

use egui::accesskit::Role;
use egui::{Align2, Color32, FontFamily, FontId, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};
use trekker_domain::id::PersonId;
use unicode_segmentation::UnicodeSegmentation;

use crate::look::tokens::{ON_PERSON, person_colour};

/// One or two letters for a name: 'Els van Dam' is 'ED'.
pub(crate) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.graphemes(true).next());
    let first = words.next().unwrap_or("?");
    let last = words.next_back().unwrap_or("");
    format!("{first}{last}").to_uppercase()
}

/// Paints it; `ring` sets it off from what lies under it.
pub(crate) fn paint_avatar(
    ui: &Ui,
    center: egui::Pos2,
    side: f32,
    person: &PersonId,
    name: &str,
    ring: Option<Color32>,
) {
    let painter = ui.painter();
    if let Some(ring) = ring {
        painter.circle(center, side / 2.0 + 1.5, ring, Stroke::NONE);
    }
    painter.circle_filled(center, side / 2.0, person_colour(person));
    let size = (side * 0.42).max(8.0);
    painter.text(
        center,
        Align2::CENTER_CENTER,
        initials(name),
        FontId::new(size, FontFamily::Name("Inter-SemiBold".into())),
        ON_PERSON,
    );
}

pub(crate) fn avatar(ui: &mut Ui, side: f32, person: &PersonId, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    paint_avatar(ui, rect.center(), side, person, name, None);
    response.on_hover_text(name)
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_of_the_first_and_the_last_name() {
        for (name, letters) in [("Els", "E"), ("els van dam", "ED"), ("", "?"), ("👩‍👧 Bram", "👩‍👧B")] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
