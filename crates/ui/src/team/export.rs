//! The calendar in a file for others.

use egui::Ui;
use trekker_session::command::ExportForm;

use super::carried::plain_name;
use crate::context::{Request, Scene};
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::layout::caption;
use crate::parts::menu;
use crate::words::say;

pub(super) fn button(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    let button = Button::quiet(&say!(words, "export-file")).trailing(icons::DOWN).show(ui);
    menu::drop_list(&button, 320.0, |ui| {
        let posts = || scene.snapshot.calendar.all().map(|row| &row.summary).filter(|post| !post.binned);
        let undated = posts().filter(|post| post.publish_at.date.is_none()).count();
        // Before the file is written: what somebody misses in it later they may not look for here.
        let without = say!(words, "export-leaves-out");
        let without_days = if undated > 0 {
            format!("{without} {}", say!(words, "export-leaves-out-undated", count = undated))
        } else {
            without.clone()
        };
        for (form, label, end, leaves_out) in [
            (ExportForm::Csv, say!(words, "export-csv"), "csv", without),
            (ExportForm::Ical, say!(words, "export-ical"), "ics", without_days),
        ] {
            if menu::item(ui, &label, Some((icons::CALENDAR, scene.look.muted)), false) {
                let name = format!("{} {}.{end}", scene.now.today(), plain_name(&scene.snapshot.team.name));
                scene.requests.push(Request::SaveExport { form, name });
            }
            caption(ui, &leaves_out);
        }
        let zone = Some(scene.snapshot.team.settings.zone.as_str()).filter(|zone| !zone.is_empty());
        caption(ui, &say!(words, "export-zone", zone = zone.unwrap_or("UTC")));
    });
}
