//! Files that carry changes where no connection goes.

use egui::Ui;
use trekker_domain::id::PersonId;

use crate::context::{Request, Scene};
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::layout::{caption, card, section};
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    let members = std::sync::Arc::clone(&scene.snapshot.members);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        section(ui, &say!(words, "carried"));
        caption(ui, &say!(words, "carried-explained"));
        ui.horizontal_wrapped(|ui| {
            for member in members.iter().filter(|member| !member.is_me) {
                if Button::quiet(&say!(words, "carried-for", name = member.name.as_str())).show(ui).clicked() {
                    save(scene, Some(member.id), &member.name);
                }
            }
            // To nobody there is nothing to carry.
            let has_others = members.iter().any(|member| !member.is_me);
            if has_others && Button::quiet(&say!(words, "carried-for-all")).show(ui).clicked() {
                let team = scene.snapshot.team.name.clone();
                save(scene, None, &team);
            }
            if Button::quiet(&say!(words, "carried-open")).icon(icons::IMPORT).show(ui).clicked() {
                scene.requests.push(Request::PickCarried);
            }
        });
    });
}

fn save(scene: &mut Scene<'_>, person: Option<PersonId>, name: &str) {
    let name = format!("{} {}.trekker", scene.now.today(), plain_name(name));
    scene.requests.push(Request::SaveCarried { person, name });
}

/// A name that every file system takes.
pub(super) fn plain_name(name: &str) -> String {
    name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect()
}
