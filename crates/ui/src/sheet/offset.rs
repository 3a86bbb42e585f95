//! How far from the day an item of a template is.

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::open::Word;
use trekker_domain::post::{PostEdit, PostSummary};
use trekker_domain::template::{Offset, Unit};

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::icon_button_sized;
use crate::parts::field::beside;
use crate::parts::layout::caption;
use crate::parts::menu;
use crate::terms;
use crate::words::say;

/// Steps earlier and later, and the unit they are in.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, post: &PostSummary, may_write: bool) {
    let words = scene.words;
    let offset = post.offset.unwrap_or(Offset::NONE);
    beside(ui, &say!(words, "field-when"), |ui| {
        ui.horizontal(|ui| {
            if !may_write {
                caption(ui, &terms::offset(words, offset));
                return;
            }
            let mut changed = None;
            if icon_button_sized(ui, icons::LEFT, &say!(words, "offset-earlier"), 28.0, None).clicked() {
                changed = Some(Offset { amount: offset.amount - 1, ..offset });
            }
            ui.label(terms::offset(words, offset));
            if icon_button_sized(ui, icons::RIGHT, &say!(words, "offset-later"), 28.0, None).clicked() {
                changed = Some(Offset { amount: offset.amount + 1, ..offset });
            }
            let chosen = terms::offset_unit(words, offset.unit);
            menu::choice(ui, &say!(words, "offset-unit"), &chosen, None, 120.0, |ui| {
                for unit in Unit::ALL {
                    if menu::item(ui, &terms::offset_unit(words, *unit), None, offset.unit == *unit) {
                        changed = Some(Offset { unit: *unit, ..offset });
                    }
                }
            });
            if let Some(offset) = changed.filter(|changed| *changed != offset) {
                scene.edit(Edit::Post(post.id, PostEdit::SetOffset(offset)));
            }
        });
    });
}
