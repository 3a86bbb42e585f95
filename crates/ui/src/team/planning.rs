//! On which days the team works: what backward planning counts with.

use std::collections::BTreeMap;

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::holidays::Country;
use trekker_domain::id::PersonId;
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::planning::Weekdays;
use trekker_domain::team::TeamEdit;
use trekker_session::people::Member;

use crate::context::Scene;
use crate::parts::field::{labelled, text_line};
use crate::parts::layout::{caption, card, section};
use crate::parts::toggle::{pill, pill_named, segmented};
use crate::sheet::read_hours;
use crate::terms;
use crate::words::say;

/// Hours as they are being typed, by member.
pub(super) type Editing = BTreeMap<PersonId, String>;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing) {
    let words = scene.words;
    let may_write = scene.may_write(Kind::Team);
    let settings = &scene.snapshot.team.settings;
    let days = settings.weekdays.unwrap_or(Weekdays::ALL);
    let country = settings.country.as_ref().and_then(Open::known);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        section(ui, &say!(words, "planning"));
        caption(ui, &say!(words, "planning-explained"));
        labelled(ui, &say!(words, "field-weekdays"), |ui| {
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
        labelled(ui, &say!(words, "planning-members"), |ui| {
            let members = std::sync::Arc::clone(&scene.snapshot.members);
            for member in members.iter() {
                ui.push_id(member.id, |ui| of_member(ui, scene, editing, member, may_write));
            }
        });
    });
}

/// The hours a week somebody has for the team, and the days on which they work, where those are not the team's.
fn of_member(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing, member: &Member, may_write: bool) {
    let words = scene.words;
    let settings = &scene.snapshot.team.settings;
    let minutes = settings.minutes_of.get(&member.id).copied();
    let of_team = settings.weekdays.unwrap_or(Weekdays::ALL);
    let days = settings.weekdays_of.get(&member.id).copied().unwrap_or(of_team);
    ui.horizontal(|ui| {
        let place = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(150.0, 32.0), place, |ui| {
            ui.set_min_width(150.0);
            ui.add(egui::Label::new(&member.name).truncate());
        });
        let stands = minutes.map(|minutes| terms::hours(words, minutes)).unwrap_or_default();
        let mut text = editing.get(&member.id).cloned().unwrap_or(stands);
        let label = say!(words, "field-minutes-each", which = member.name.as_str());
        let response = ui.add_enabled_ui(may_write, |ui| text_line(ui, &mut text, &label, "–", 44.0)).inner;
        if response.changed() {
            editing.insert(member.id, text.clone());
        }
        if response.lost_focus()
            && editing.remove(&member.id).is_some()
            && let Some(hours) = read_hours(&text)
            && hours != minutes
        {
            scene.edit(Edit::Team(TeamEdit::SetMinutesOf(member.id, hours)));
        }
        caption(ui, &say!(words, "unit-hours-a-week"));
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        for day in 0..7_u8 {
            let is_on = days.0[usize::from(day)];
            let short = words.weekday_short(u32::from(day) + 1);
            let name = say!(words, "works-on", name = member.name.as_str(), day = short.as_str());
            let clicked = pill_named(ui, &short, &name, None, is_on).clicked();
            let mut changed = days;
            changed.0[usize::from(day)] = !is_on;
            if clicked && may_write && changed.0.contains(&true) {
                // The team's days are nobody's own.
                let own = Some(changed).filter(|changed| *changed != of_team);
                scene.edit(Edit::Team(TeamEdit::SetWeekdaysOf(member.id, own)));
            }
        }
    });
}
