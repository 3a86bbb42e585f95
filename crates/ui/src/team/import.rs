//! A spreadsheet that was read: what would come in, and what has no place.

use egui::{Context, Ui};
use trekker_session::command::Command;
use trekker_session::snapshot::Import;

use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::dialog;
use crate::parts::layout::{body, caption, strong};
use crate::words::say;

/// As many rows without a place as are read out.
const LISTED: usize = 50;

pub(super) fn dialog(ctx: &Context, scene: &mut Scene<'_>) {
    let Some(import) = scene.snapshot.import.clone() else { return };
    let words = scene.words;
    let heading = say!(words, "import-heading", file = import.file.as_str());
    let mut is_answered = false;
    let stays = dialog::dialog(ctx, "import", &heading, &say!(words, "cancel"), 620.0, |ui| {
        preview(ui, scene, &import);
        dialog::foot(ui, |ui| {
            let yes = say!(words, "import-yes", count = import.posts);
            if Button::primary(&yes).icon(icons::IMPORT).enabled(import.posts > 0).show(ui).clicked() {
                scene.commands.push(Command::ConfirmImport);
                is_answered = true;
            }
            if Button::quiet(&say!(words, "cancel")).show(ui).clicked() {
                scene.commands.push(Command::CancelImport);
                is_answered = true;
            }
        });
    });
    if !stays && !is_answered {
        scene.commands.push(Command::CancelImport);
    }
}

fn preview(ui: &mut Ui, scene: &Scene<'_>, import: &Import) {
    let words = scene.words;
    body(
        ui,
        &say!(
            words,
            "import-summary",
            posts = import.posts,
            there = import.already_there,
            unplaced = import.unplaced.len()
        ),
    );
    ui.add_space(space::S);
    strong(ui, &say!(words, "import-columns"));
    table(
        ui,
        scene,
        "columns",
        import.columns.iter().map(|(column, field)| {
            let field = field
                .as_deref()
                .map_or_else(|| say!(words, "import-as-explanation"), |field| field_words(scene, field));
            (column.clone(), field)
        }),
    );
    if !import.sample.is_empty() {
        ui.add_space(space::S);
        strong(ui, &say!(words, "import-sample"));
        table(ui, scene, "sample", import.sample.iter().map(|(title, date)| (title.clone(), date.clone())));
    }
    if !import.unplaced.is_empty() {
        ui.add_space(space::S);
        strong(ui, &say!(words, "import-unplaced", count = import.unplaced.len()));
        for &(row, ref why) in import.unplaced.iter().take(LISTED) {
            caption(ui, &say!(words, "import-row", row = row, why = why.as_str()));
        }
    }
}

fn table(ui: &mut Ui, scene: &Scene<'_>, id: &str, rows: impl Iterator<Item = (String, String)>) {
    ui.spacing_mut().interact_size.y = 20.0;
    egui::Grid::new(id).num_columns(2).spacing([space::XL, space::XS]).show(ui, |ui| {
        for (left, right) in rows {
            ui.label(egui::RichText::new(left).font(font::body()).color(scene.look.text));
            ui.label(egui::RichText::new(right).font(font::body()).color(scene.look.muted));
            ui.end_row();
        }
    });
}

/// The field's name as people read it, from its name in machine-readable output.
fn field_words(scene: &Scene<'_>, field: &str) -> String {
    let words = scene.words;
    match field {
        "title" => say!(words, "field-title"),
        "date" => say!(words, "field-date"),
        "time" => say!(words, "field-time"),
        "zone" => say!(words, "field-zone"),
        "status" => say!(words, "field-status"),
        "theme" => say!(words, "field-theme"),
        "owner" => say!(words, "field-owner"),
        "explanation" => say!(words, "field-explanation"),
        "link" => say!(words, "field-link"),
        "format" => say!(words, "field-format"),
        "focus" => say!(words, "field-focus"),
        "channels" | "channel" => say!(words, "field-channels"),
        "helpers" => say!(words, "field-helpers"),
        "text" => say!(words, "field-text"),
        other => other.to_owned(),
    }
}
