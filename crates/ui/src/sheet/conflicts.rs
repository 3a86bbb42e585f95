//! Two choices at once, in words, with one click to settle it.

use egui::Ui;
use trekker_domain::conflict::Conflict;
use trekker_domain::edit::Edit;

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::layout::{banner, caption, strong};
use crate::terms;
use crate::words::say;

/// `choosing`: the edit that makes a choice the only one.
pub(crate) fn show<'c>(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    conflicts: impl IntoIterator<Item = &'c Conflict>,
    may_write: bool,
    choosing: &dyn Fn(&Conflict, &str) -> Option<Edit>,
) {
    for conflict in conflicts {
        let words = scene.words;
        banner(ui, scene.look.problem.fill, |ui| {
            let field = terms::field(words, conflict.field);
            strong(ui, &say!(words, "conflict-heading", field = field));
            caption(ui, &say!(words, "conflict-explained"));
            for (nth, choice) in conflict.choices.iter().enumerate() {
                let value = terms::value(scene, conflict.field, &choice.value);
                let by = scene.name_of_some(choice.by);
                let line = say!(words, "conflict-choice", value = value, name = by);
                let edit = choosing(conflict, &choice.value);
                ui.horizontal(|ui| {
                    let mut button = Button::quiet(&line).width(ui.available_width());
                    if nth == 0 {
                        button = button.icon(icons::CHECK);
                    }
                    let button = button.enabled(may_write && edit.is_some());
                    if button.show(ui).clicked()
                        && let Some(edit) = edit
                    {
                        scene.edit(edit);
                    }
                });
            }
        });
        ui.add_space(space::S);
    }
}
