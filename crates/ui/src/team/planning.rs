//! On which days the team works: what backward planning counts with.

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::holidays::Country;
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::planning::Weekdays;
use trekker_domain::team::TeamEdit;

use crate::context::Scene;
use crate::parts::field::labelled;
use crate::parts::layout::{caption, card, section};
use crate::parts::toggle::{pill, segmented};
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    let may_write = scene.may_write(Kind::Team);
    let settings = &scene.snapshot.team.settings;
    let days = settings.weekdays.unwrap_or(Weekdays::ALL);
    let country = settings.country.as_ref().and_then(Open::known);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        section(ui, &say!(words, "planning"));
        caption(ui, &say!(words, "planning-explained"));
        labelled(ui, &say!(words, "working-days"), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
                for day in 0..7_u8 {
                    let is_on = days.0[usize::from(day)];
                    let clicked = pill(ui, &words.weekday_short(u32::from(day) + 1), None, is_on).clicked();
                    let mut changed = days;
                    changed.0[usize::from(day)] = !is_on;
                    // A team that never works could plan nothing.
                    if clicked && may_write && changed.0.contains(&true) {
                        scene.edit(Edit::Team(TeamEdit::SetWeekdays(changed)));
                    }
                }
            });
        });
        labelled(ui, &say!(words, "holidays"), |ui| {
            let options = [
                (None, say!(words, "holidays-none")),
                (Some(Country::Netherlands), say!(words, "country-netherlands")),
                (Some(Country::Belgium), say!(words, "country-belgium")),
            ];
            if let Some(country) = segmented(ui, "holidays", country, &options)
                && may_write
            {
                scene.edit(Edit::Team(TeamEdit::SetCountry(country)));
            }
        });
    });
}
