//! Two choices at once, in words, with one click to settle it.

use egui::Ui;
use trekker_domain::conflict::Conflict;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::wording::told_apart;

use super::naming::Naming;
use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::layout::{banner, caption, strong};
use crate::words::say;

/// So many letters of a choice fit beside whose it is.
const MOST_LETTERS: usize = 40;

/// `(kind, doc)`: whose they are.
pub(crate) fn show<'c>(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    naming: Naming<'_>,
    conflicts: impl IntoIterator<Item = &'c Conflict>,
    may_write: bool,
    (kind, doc): (Kind, DocId),
) {
    for conflict in conflicts {
        let words = scene.words;
        let values: Vec<String> =
            conflict.choices.iter().map(|choice| naming.value(scene, conflict.field, &choice.value)).collect();
        // Long ones mostly begin alike.
        let told = told_apart(values.iter().map(String::as_str), MOST_LETTERS);
        banner(ui, scene.look.problem.fill, |ui| {
            let of = conflict.of.as_deref();
            let field = naming.field(scene, conflict.field, of);
            strong(ui, &say!(words, "conflict-heading", field = field));
            caption(ui, &say!(words, "conflict-explained"));
            for (nth, (choice, told)) in conflict.choices.iter().zip(&told).enumerate() {
                let by = scene.name_of_some(choice.by);
                let line = say!(words, "conflict-choice", value = told.as_str(), name = by);
                let edit = Edit::choosing(kind, doc, conflict.field, of, &choice.value);
                let edit = edit.filter(|edit| scene.may_decide(edit));
                ui.horizontal(|ui| {
                    let mut button = Button::quiet(&line).width(ui.available_width()).wraps();
                    if nth == 0 {
                        button = button.icon(icons::CHECK);
                    }
                    let button = button.enabled(may_write && edit.is_some());
                    let mut response = button.show(ui);
                    if *told != values[nth] {
                        response = response.on_hover_text(&values[nth]);
                    }
                    if response.clicked()
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
