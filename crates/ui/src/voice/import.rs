//! A list of words that was read, shown before its rules come in.

use egui::Context;
use trekker_domain::open::Open;
use trekker_session::command::Command;
use trekker_session::import::RuleImport;

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::dialog;
use crate::parts::layout::{and_more, caption, muted, strong};
use crate::terms;
use crate::words::say;

/// So many rules and lines are shown; the others are counted.
const SHOWN: usize = 40;

pub(super) fn dialog(ctx: &Context, scene: &mut Scene<'_>) {
    let Some(import) = scene.snapshot.rule_import.clone() else { return };
    let words = scene.words;
    let heading = say!(words, "rule-import-heading", file = import.file.as_str());
    let is_open = dialog::dialog(ctx, "rule import", &heading, &say!(words, "cancel"), 640.0, |ui| {
        muted(ui, &say!(words, "rule-import-explained", count = import.rules.len(), there = import.already_there));
        for rule in import.rules.iter().take(SHOWN) {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 2.0);
                strong(ui, &rule.about.replace('\n', ", "));
                let sort = terms::voice::sort(words, &Open::Known(rule.sort));
                let instead = rule.instead.replace('\n', ", ");
                let said = if instead.is_empty() { sort } else { format!("{sort} → {instead}") };
                caption(ui, &said);
                if !rule.reason.is_empty() {
                    caption(ui, &rule.reason);
                }
            });
        }
        and_more(ui, words, import.rules.len(), SHOWN);
        unplaced(ui, scene, &import);
        dialog::foot(ui, |ui| {
            let label = say!(words, "rule-import-add", count = import.rules.len());
            if Button::primary(&label).icon(icons::PLUS).enabled(!import.rules.is_empty()).show(ui).clicked() {
                scene.commands.push(Command::ConfirmRules);
            }
            if Button::quiet(&say!(words, "cancel")).show(ui).clicked() {
                scene.commands.push(Command::CancelRules);
            }
        });
    });
    if !is_open {
        scene.commands.push(Command::CancelRules);
    }
}

fn unplaced(ui: &mut egui::Ui, scene: &Scene<'_>, import: &RuleImport) {
    if import.unplaced.is_empty() {
        return;
    }
    strong(ui, &say!(scene.words, "rule-import-unplaced", count = import.unplaced.len()));
    for (number, line) in import.unplaced.iter().take(SHOWN) {
        caption(ui, &format!("{number}: {line}"));
    }
    and_more(ui, scene.words, import.unplaced.len(), SHOWN);
}
