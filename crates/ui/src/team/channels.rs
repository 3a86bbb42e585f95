//! The team's channels: what they are called, on which network, what that allows, and who decides what goes out there.

use std::collections::BTreeMap;

use egui::Ui;
use trekker_domain::channel::{Channel, ChannelEdit};
use trekker_domain::counting::{Measure, limits_of};
use trekker_domain::edit::Edit;
use trekker_domain::frequency::{Frequency, Span};
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::name;
use trekker_domain::network::Network;
use trekker_domain::open::Word;

use super::plans::{contested, is_taken};
use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::field::text_line;
use crate::parts::layout::{caption, card, problem, section};
use crate::parts::menu;
use crate::parts::toggle::{pill_named, segmented};
use crate::terms;
use crate::words::say;

/// What is half done in this card.
#[derive(Debug, Default)]
pub(super) struct Editing {
    /// Names and numbers as they are being typed.
    names: BTreeMap<DocId, String>,
    numbers: BTreeMap<(DocId, Number), String>,
    /// The channel whose limits and deciders show.
    open: Option<DocId>,
}

/// What of a channel is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Number {
    Limit(Measure),
    Frequency,
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing) {
    let snapshot = scene.snapshot;
    let is_contested = |id: &DocId| snapshot.open.get(id).is_some_and(|detail| !detail.conflicts.is_empty());
    // One that somebody put in the bin and somebody else did not is to be settled as well.
    let shown = snapshot.channels_by_name().filter(|(id, channel)| !channel.binned || is_contested(id));
    let channels: Vec<&Channel> = shown.map(|(_, channel)| &**channel).collect();
    if channels.is_empty() {
        return;
    }
    let may_write = scene.may_write(Kind::Channel);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        section(ui, &say!(scene.words, "channels"));
        for channel in channels {
            contested(ui, scene, (Kind::Channel, channel.id), &channel.name);
            if channel.binned {
                continue;
            }
            row(ui, scene, editing, channel, may_write);
            if editing.open == Some(channel.id) {
                details(ui, scene, editing, channel, may_write);
                ui.add_space(space::S);
            }
        }
    });
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing, channel: &Channel, may_write: bool) {
    let words = scene.words;
    let id = channel.id;
    ui.push_id(id, |ui| {
        ui.horizontal(|ui| {
            let mut text = editing.names.get(&id).cloned().unwrap_or_else(|| channel.name.clone());
            let label = say!(words, "channel-name-of", name = channel.name.as_str());
            let response = ui.add_enabled_ui(may_write, |ui| text_line(ui, &mut text, &label, "", 150.0)).inner;
            if response.changed() {
                editing.names.insert(id, text.clone());
            }
            if response.lost_focus()
                && let Some(text) = editing.names.remove(&id)
                && let Some(name) = name::tidy(&text)
                && name != channel.name
                && !is_taken(scene, &name, scene.snapshot.channel_named(&name), id)
            {
                scene.edit(Edit::Channel(id, ChannelEdit::SetName(name)));
            }
            network(ui, scene, channel, may_write);
            if let Some(frequency) = channel.frequency {
                caption(ui, &terms::frequency(words, frequency));
            }
            let is_open = editing.open == Some(id);
            let arrow = if is_open { icons::UP } else { icons::DOWN };
            let label = say!(words, "channel-more", name = channel.name.as_str());
            if icon_button_sized(ui, arrow, &label, 26.0, None).clicked() {
                editing.open = if is_open { None } else { Some(id) };
            }
        });
    });
}

fn network(ui: &mut Ui, scene: &mut Scene<'_>, channel: &Channel, may_write: bool) {
    let words = scene.words;
    let none = say!(words, "network-other");
    let network = channel.network();
    let chosen = network.map_or_else(|| none.clone(), |network| network.name().to_owned());
    if !may_write {
        caption(ui, &chosen);
        return;
    }
    let label = say!(words, "network-of", name = channel.name.as_str());
    menu::choice(ui, &label, &chosen, Some(icons::GLOBE), 164.0, |ui| {
        for one in Network::ALL {
            if menu::item(ui, one.name(), None, network == Some(*one)) && network != Some(*one) {
                scene.edit(Edit::Channel(channel.id, ChannelEdit::SetNetwork(Some(*one))));
            }
        }
        if menu::item(ui, &none, None, network.is_none()) && network.is_some() {
            scene.edit(Edit::Channel(channel.id, ChannelEdit::SetNetwork(None)));
        }
    });
}

fn details(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing, channel: &Channel, may_write: bool) {
    let words = scene.words;
    caption(ui, &say!(words, "channel-deciders"));
    let members = std::sync::Arc::clone(&scene.snapshot.members);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for member in members.iter() {
            let is_on = channel.deciders.contains(&member.id);
            let name = say!(words, "decides-on", name = member.name.as_str(), channel = channel.name.as_str());
            if pill_named(ui, &member.name, &name, None, is_on).clicked() && may_write {
                let edit = if is_on {
                    ChannelEdit::SetDecider(member.id, false)
                } else {
                    ChannelEdit::SetDecider(member.id, true)
                };
                scene.edit(Edit::Channel(channel.id, edit));
            }
        }
    });
    frequency(ui, scene, editing, channel, may_write);
    for limit in channel.network().into_iter().flat_map(limits_of) {
        let corrected = channel.limits.get(&limit.measure).copied();
        ui.horizontal(|ui| {
            let what = terms::measure(words, limit.measure);
            let line = NumberLine {
                label: say!(words, "field-limit-each", which = what.as_str()),
                hint: limit.most.to_string(),
                stands: corrected,
                most: u32::MAX,
            };
            // Empty: what Trekker knows.
            if let Some(most) = number(ui, scene, editing, (channel.id, Number::Limit(limit.measure)), line, may_write)
            {
                scene.edit(Edit::Channel(channel.id, ChannelEdit::SetLimit(limit.measure, most)));
            }
            let as_of = words.day(limit.as_of, scene.now.today());
            caption(ui, &say!(words, "channel-limit-known", what = what, most = limit.most, when = as_of));
        });
    }
    let bin = say!(words, "channel-bin", name = channel.name.as_str());
    if may_write && Button::bare(&bin).icon(icons::BIN).show(ui).clicked() {
        scene.edit(Edit::Channel(channel.id, ChannelEdit::Bin(true)));
        editing.open = None;
    }
}

/// How often it goes out at most.
fn frequency(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing, channel: &Channel, may_write: bool) {
    let words = scene.words;
    let per = channel.frequency.map_or(Span::Week, |frequency| frequency.per);
    let set = |frequency| Edit::Channel(channel.id, ChannelEdit::SetFrequency(frequency));
    caption(ui, &say!(words, "channel-frequency"));
    ui.horizontal(|ui| {
        let line = NumberLine {
            label: say!(words, "channel-frequency-of", name = channel.name.as_str()),
            hint: "–".to_owned(),
            stands: channel.frequency.map(Frequency::posts),
            most: Frequency::MOST,
        };
        if let Some(posts) = number(ui, scene, editing, (channel.id, Number::Frequency), line, may_write) {
            scene.edit(set(posts.and_then(|posts| Frequency::new(posts, per))));
        }
        let options = Span::ALL.iter().map(|span| (*span, terms::per(words, *span))).collect::<Vec<_>>();
        let group = say!(words, "channel-frequency-span", name = channel.name.as_str());
        if let Some(frequency) = channel.frequency
            && let Some(per) = segmented(ui, &group, per, &options)
            && may_write
        {
            scene.edit(set(Frequency::new(frequency.posts(), per)));
        }
    });
}

struct NumberLine {
    label: String,
    hint: String,
    stands: Option<u32>,
    most: u32,
}

/// Gives a number once it is another one, and none where it was taken away. What is no number stays to be mended.
fn number(
    ui: &mut Ui,
    scene: &Scene<'_>,
    editing: &mut Editing,
    key: (DocId, Number),
    line: NumberLine,
    may_write: bool,
) -> Option<Option<u32>> {
    let stands = line.stands.map(|number| number.to_string()).unwrap_or_default();
    let mut text = editing.numbers.get(&key).cloned().unwrap_or(stands);
    let field = |ui: &mut Ui| ui.push_id(key, |ui| text_line(ui, &mut text, &line.label, &line.hint, 80.0)).inner;
    let response = ui.add_enabled_ui(may_write, field).inner;
    if response.changed() {
        editing.numbers.insert(key, text.clone());
    }
    let said = match text.trim() {
        "" => Ok(None),
        digits => digits.parse().ok().filter(|number| (1..=line.most).contains(number)).map(Some).ok_or(()),
    };
    let Ok(said) = said else {
        problem(ui, &say!(scene.words, "number-needed", most = line.most));
        return None;
    };
    let is_new = response.lost_focus() && editing.numbers.remove(&key).is_some() && said != line.stands;
    is_new.then_some(said)
}
