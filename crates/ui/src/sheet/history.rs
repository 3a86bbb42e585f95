//! What happened to a document: who, when, what.

use egui::Ui;
use trekker_domain::conflict::Field;
use trekker_domain::edit::Edit;
use trekker_domain::history::{Step, What};
use trekker_domain::id::DocId;

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::layout::{body, caption, slim};
use crate::terms;
use crate::words::say;

/// More than this at once helps nobody.
const SHOWN: usize = 40;

/// The edit that sets a field back to what stood in it; `None`: it cannot be, or may not.
pub(super) type Restoring<'a> = dyn Fn(Field, Option<DocId>, &str) -> Option<Edit> + 'a;

pub(super) fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    history: &[Step],
    restoring: &Restoring<'_>,
    is_open: &mut bool,
) {
    let words = scene.words;
    let count = history.len();
    let label = say!(words, "history", count = count);
    let arrow = if *is_open { icons::UP } else { icons::DOWN };
    if Button::bare(&label).icon(icons::HISTORY).trailing(arrow).selected(*is_open).show(ui).clicked() {
        *is_open = !*is_open;
    }
    if !*is_open {
        return;
    }
    for step in history.iter().take(SHOWN) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            caption(ui, &format!("{} · {}", scene.name_of_some(step.by), words.moment(step.at, scene.now.here)));
            for what in &step.what {
                line(ui, scene, what, restoring);
            }
        });
    }
    if count > SHOWN {
        let earlier = count - SHOWN;
        caption(ui, &say!(words, "history-more", count = earlier));
    }
}

/// What happened, and the way back to it where the column takes its value again.
fn line(ui: &mut Ui, scene: &mut Scene<'_>, what: &What, restoring: &Restoring<'_>) {
    let sentence = sentence(scene, what);
    let edit = match what {
        What::Set { field, of, value } if *field != Field::Binned => restoring(*field, *of, value),
        _ => None,
    };
    let Some(edit) = edit else {
        body(ui, &sentence);
        return;
    };
    slim(ui, 22.0, |ui| {
        let label = say!(scene.words, "history-set-again", what = sentence.as_str());
        if icon_button_sized(ui, icons::UNDO, &label, 22.0, None).clicked() {
            scene.edit(edit);
        }
        body(ui, &sentence);
    });
}

fn sentence(scene: &Scene<'_>, what: &What) -> String {
    let words = scene.words;
    match what {
        What::Made => say!(words, "history-made"),
        What::Set { field: Field::Binned, value, of: None } if value == "true" => say!(words, "history-binned"),
        What::Set { field: Field::Binned, of: None, .. } => say!(words, "history-restored"),
        What::Set { field, value, .. } => {
            say!(words, "history-set", field = terms::field(words, *field), value = terms::value(scene, *field, value))
        }
        &What::Wrote { written, removed } => say!(words, "history-wrote", written = written, removed = removed),
        What::Other => say!(words, "history-other"),
    }
}
