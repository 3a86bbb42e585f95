//! What anybody sees of a channel before the first post, and when somebody last looked whether it is as it should be.

use egui::Ui;
use trekker_domain::channel::{Channel, ChannelEdit, Face};
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::open::Word;

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::layout;
use crate::parts::toggle::tag;
use crate::terms;
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    layout::muted(ui, &say!(words, "brand-explained"));
    let snapshot = scene.snapshot;
    let channels: Vec<&Channel> =
        snapshot.channels_by_name().map(|(_, channel)| &**channel).filter(|channel| !channel.binned).collect();
    if channels.is_empty() {
        let (heading, body) = (say!(words, "brand-empty"), say!(words, "brand-empty-next"));
        layout::empty_state(ui, icons::VOICE, &heading, &body);
    }
    for channel in channels {
        ui.add_space(space::S);
        layout::card(ui, |ui| {
            ui.set_width(ui.available_width());
            layout::section(ui, &channel.name);
            for face in Face::ALL {
                ui.push_id(*face as u8, |ui| row(ui, scene, channel, *face));
            }
        });
    }
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, channel: &Channel, face: Face) {
    let (words, today) = (scene.words, scene.now.today());
    let name = terms::voice::face(words, face);
    let look = channel.looks.get(&face);
    let who = look.map(|look| scene.name_of_some(look.by)).unwrap_or_default();
    let (draft, may_write) = (scene.look.draft, scene.may_write(Kind::Channel));
    let mut has_looked = false;
    layout::row(
        ui,
        |ui| {
            ui.allocate_ui(egui::vec2(150.0, 28.0), |ui| {
                ui.set_min_width(150.0);
                layout::body(ui, &name);
            });
            match look {
                None => drop(tag(ui, &say!(words, "brand-never"), Some(icons::WARNING), draft)),
                Some(look) => {
                    let day = words.since_day(look.on, today);
                    let said = say!(words, "brand-looked", day = day, name = who.as_str());
                    match look.is_old(today) {
                        true => drop(tag(ui, &said, Some(icons::HISTORY), draft)),
                        false => drop(layout::caption(ui, &said)),
                    }
                }
            }
        },
        |ui| {
            let label = say!(words, "brand-look");
            let named = say!(words, "brand-look-at", face = name.as_str(), channel = channel.name.as_str());
            let is_due = look.is_none_or(|look| look.on != today);
            if may_write && is_due {
                has_looked = Button::quiet(&label).named(&named).icon(icons::CHECK).height(28.0).show(ui).clicked();
            }
        },
    );
    if has_looked {
        scene.edit(Edit::Channel(channel.id, ChannelEdit::Looked(face, Some(today))));
    }
}
