//! What nobody has looked at yet, one after the other, by one key each.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Key, Modifiers, Ui};
use trekker_domain::bundle::Bundle;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::idea::Idea;
use trekker_domain::kind::Kind;

use super::bundle::make;
use super::card::{self, heart};
use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::space;
use crate::parts::avatar::avatar;
use crate::parts::button::Button;
use crate::parts::layout;
use crate::sheet::{Pictures, square};
use crate::words::say;

const PHOTO: f32 = 200.0;

/// Where somebody is in the stack.
#[derive(Debug, Default)]
pub(super) struct Stack {
    at: usize,
}

/// What somebody does with the idea on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Keep,
    Park,
    ToPost,
    Heart,
    Open,
    Next,
    Back,
}

const KEYS: [(Key, Deed); 8] = [
    (Key::K, Deed::Keep),
    (Key::P, Deed::Park),
    (Key::B, Deed::ToPost),
    (Key::H, Deed::Heart),
    (Key::Enter, Deed::Open),
    (Key::ArrowRight, Deed::Next),
    (Key::ArrowDown, Deed::Next),
    (Key::ArrowLeft, Deed::Back),
];

impl Stack {
    /// Shows the idea on top. Gives the one that is to be parked.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        scene: &mut Scene<'_>,
        pictures: &mut Pictures,
        waiting: &[Arc<Idea>],
    ) -> Option<BTreeSet<DocId>> {
        let words = scene.words;
        self.at = self.at.min(waiting.len().saturating_sub(1));
        let Some(idea) = waiting.get(self.at) else {
            layout::empty_state(ui, icons::CHECK, &say!(words, "stack-empty"), &say!(words, "stack-empty-next"));
            return None;
        };
        let may_decide = scene.may_write(Kind::Post);
        let mut deed = pressed(ui);
        ui.vertical_centered(|ui| {
            ui.set_max_width(620.0);
            let nth = self.at + 1;
            layout::caption(ui, &say!(words, "stack-count", nth = nth, count = waiting.len()));
            layout::card(ui, |ui| {
                ui.set_width(ui.available_width());
                on_top(ui, scene, pictures, idea);
            });
            ui.add_space(space::S);
            ui.horizontal_wrapped(|ui| {
                let mut button = |words: &str, icon, means| {
                    if Button::quiet(words).icon(icon).show(ui).clicked() {
                        deed = Some(means);
                    }
                };
                if may_decide {
                    button(&say!(words, "stack-keep"), icons::CHECK, Deed::Keep);
                    button(&say!(words, "stack-park"), icons::HISTORY, Deed::Park);
                    button(&say!(words, "stack-post"), icons::CALENDAR_PLUS, Deed::ToPost);
                }
                button(&say!(words, "stack-open"), icons::FORWARD, Deed::Open);
                if waiting.len() > 1 {
                    button(&say!(words, "stack-back"), icons::LEFT, Deed::Back);
                    button(&say!(words, "stack-next"), icons::RIGHT, Deed::Next);
                }
            });
        });
        let decides = |deed: &Deed| matches!(deed, Deed::Keep | Deed::Park | Deed::ToPost);
        let deed = deed.filter(|deed| may_decide || !decides(deed));
        self.act(scene, idea, deed).then(|| [idea.id].into())
    }

    /// `true`: it is to be parked.
    fn act(&mut self, scene: &mut Scene<'_>, idea: &Idea, deed: Option<Deed>) -> bool {
        match deed {
            Some(Deed::Keep) => scene.edit(Edit::Decide(idea.id, idea.kept())),
            Some(Deed::ToPost) => make(scene, &[idea.id].into(), Bundle::Post(None)),
            Some(Deed::Heart) => {
                let is_mine = scene.snapshot.team.me.is_some_and(|me| idea.hearts.contains(&me));
                scene.edit(Edit::Heart { idea: idea.id, given: !is_mine });
            }
            Some(Deed::Open) => scene.want(idea.id),
            // At the end there is nothing to step to: it is held there when it shows.
            Some(Deed::Next) => self.at += 1,
            Some(Deed::Back) => self.at = self.at.saturating_sub(1),
            Some(Deed::Park) => return true,
            None => {}
        }
        false
    }
}

/// A key that means something here, when it is not typed into something.
fn pressed(ui: &Ui) -> Option<Deed> {
    let is_free = ui.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none());
    if !is_free || egui::Popup::is_any_open(ui.ctx()) {
        return None;
    }
    let pressed = |(key, _): &&(Key, Deed)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key));
    let deed = KEYS.iter().find(pressed).map(|(_, deed)| *deed)?;
    // The letter itself must not land in a field that gets the focus.
    ui.input_mut(|input| input.events.retain(|event| !matches!(event, egui::Event::Text(_))));
    Some(deed)
}

fn on_top(ui: &mut Ui, scene: &mut Scene<'_>, pictures: &mut Pictures, idea: &Idea) {
    let words = scene.words;
    let text = egui::RichText::new(idea.text.trim()).font(font::section()).color(scene.look.text);
    ui.add(egui::Label::new(text).wrap());
    if let Some((one, texture)) = idea.media.iter().find_map(|one| Some((one, pictures.of(ui, scene, one)?))) {
        square(ui, one, texture, PHOTO);
    }
    card::belongings(ui, scene, idea);
    let (who, name) = card::whose(scene, idea);
    layout::slim(ui, 26.0, |ui| {
        avatar(ui, 26.0, &who, &name);
        let moment = words.moment(idea.brought_at, scene.now.at);
        layout::caption(ui, &say!(words, "idea-brought", name = name.as_str(), moment = moment));
        heart(ui, scene, idea);
    });
    for (icon, line, _) in card::stand_lines(scene, idea) {
        card::with_icon(ui, icon, &line, scene.look.muted);
    }
    if let Some(parked) = &idea.parked {
        card::with_icon(
            ui,
            icons::INFO,
            &say!(words, "stack-parked-before", reason = parked.reason.as_str()),
            scene.look.muted,
        );
    }
}
