//! The calendar in a file for others.

use egui::Ui;
use trekker_session::command::ExportForm;

use super::carried::plain_name;
use crate::context::{Request, Scene};
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::menu;
use crate::words::say;

pub(super) fn button(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    let button = Button::quiet(&say!(words, "export-file")).trailing(icons::DOWN).show(ui);
    menu::drop_list(&button, 260.0, |ui| {
        for (form, label, end) in
            [(ExportForm::Csv, say!(words, "export-csv"), "csv"), (ExportForm::Ical, say!(words, "export-ical"), "ics")]
        {
            if menu::item(ui, &label, Some((icons::CALENDAR, scene.look.muted)), false) {
                let name = format!("{} {}.{end}", scene.now.today(), plain_name(&scene.snapshot.team.name));
                scene.requests.push(Request::SaveExport { form, name });
            }
        }
    });
}
