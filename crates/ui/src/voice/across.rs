//! How the posts that are still to go out sound, channel by channel: where we say u and where je, which words we avoid still
//! stand there, how long the sentences are.

use egui::Ui;
use trekker_domain::id::DocId;
use trekker_session::command::Command;
use trekker_session::consistency::{ChannelVoice, Consistency};

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::layout;
use crate::terms;
use crate::words::say;

/// So many posts of a kind are named; the others are counted.
const SHOWN: usize = 8;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    layout::row(
        ui,
        |ui| {
            layout::muted(ui, &say!(words, "across-explained"));
        },
        |ui| {
            if Button::quiet(&say!(words, "across-again")).icon(icons::SYNC).show(ui).clicked() {
                scene.commands.push(Command::LookAcross);
            }
        },
    );
    let Some(consistency) = scene.snapshot.consistency.clone() else {
        ui.horizontal(|ui| {
            layout::waiting(ui, 18.0);
            layout::muted(ui, &say!(words, "across-looking"));
        });
        return;
    };
    let Consistency { channels, posts, .. } = &*consistency;
    if *posts == 0 {
        let (heading, body) = (say!(words, "across-empty"), say!(words, "across-empty-next"));
        layout::empty_state(ui, icons::VOICE, &heading, &body);
        return;
    }
    for channel in channels {
        ui.add_space(space::S);
        ui.push_id(channel.channel, |ui| one(ui, scene, channel));
    }
}

fn one(ui: &mut Ui, scene: &mut Scene<'_>, voice: &ChannelVoice) {
    let words = scene.words;
    let name = voice.channel.and_then(|id| scene.snapshot.channels.get(&id)).map(|channel| channel.name.clone());
    let name = name.unwrap_or_else(|| say!(words, "across-no-channel"));
    layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        layout::section(ui, &name);
        layout::caption(ui, &say!(words, "across-posts", count = voice.posts));
        if let Some(length) = voice.words_per_sentence {
            layout::body(ui, &say!(words, "across-length", count = length));
        }
        posts(ui, scene, &say!(words, "across-u", count = voice.with_u.len()), &voice.with_u);
        posts(ui, scene, &say!(words, "across-je", count = voice.with_je.len()), &voice.with_je);
        posts(ui, scene, &say!(words, "across-both", count = voice.with_both.len()), &voice.with_both);
        for (word, of) in &voice.avoided {
            posts(ui, scene, &say!(words, "across-avoided", word = word.as_str(), count = of.len()), of);
        }
        if voice.with_u.is_empty() && voice.with_je.is_empty() && voice.with_both.is_empty() && voice.avoided.is_empty()
        {
            layout::muted(ui, &say!(words, "across-nothing"));
        }
    });
}

/// A heading and the posts it is about, each to be opened.
fn posts(ui: &mut Ui, scene: &mut Scene<'_>, heading: &str, of: &[DocId]) {
    if of.is_empty() {
        return;
    }
    layout::strong(ui, heading);
    ui.push_id(heading, |ui| {
        for id in of.iter().take(SHOWN) {
            let Some(row) = scene.snapshot.calendar.get(*id) else { continue };
            let title = terms::title(scene.words, &row.summary.title);
            let day = row.summary.publish_at.date.map(|day| scene.words.since_day(day, scene.now.today()));
            let label = day.map_or_else(|| title.clone(), |day| format!("{title} · {day}"));
            let icon = icons::of_status(&row.summary.status);
            if Button::bare(&label).icon(icon).height(26.0).show(ui).clicked() {
                scene.want(*id);
            }
        }
        layout::and_more(ui, scene.words, of.len(), SHOWN);
    });
}
