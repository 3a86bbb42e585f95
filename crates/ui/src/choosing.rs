//! What several rooms let one choose: a theme, a plan, a season, channels.

use std::collections::BTreeSet;

use egui::{Ui, vec2};
use trekker_domain::id::DocId;
use trekker_domain::idea::Season;
use trekker_domain::open::{Open, Word};

use crate::context::Scene;
use crate::look::icons;
use crate::parts::menu;
use crate::parts::toggle::pill;
use crate::terms;
use crate::words::{Words, say};

const WIDTH: f32 = 220.0;

/// What a theme is called, or that there is none.
pub(crate) fn theme_name(scene: &Scene<'_>, theme: Option<DocId>) -> String {
    let known = theme.and_then(|id| scene.snapshot.themes.get(&id));
    known.map_or_else(|| say!(scene.words, "theme-none"), |theme| theme.name.clone())
}

/// Gives another theme, or none.
pub(crate) fn theme(ui: &mut Ui, scene: &Scene<'_>, chosen: Option<DocId>) -> Option<Option<DocId>> {
    let words = scene.words;
    let mut wanted = None;
    menu::choice(ui, &say!(words, "field-theme"), &theme_name(scene, chosen), None, WIDTH, |ui| {
        if menu::item(ui, &say!(words, "theme-none"), None, chosen.is_none()) {
            wanted = Some(None);
        }
        for (id, theme) in scene.snapshot.themes_by_name().filter(|(_, theme)| !theme.binned) {
            let dot = (icons::SPARKLES, scene.look.theme(theme.colour));
            if menu::item(ui, &theme.name, Some(dot), chosen == Some(*id)) {
                wanted = Some(Some(*id));
            }
        }
    });
    wanted.filter(|wanted| *wanted != chosen)
}

/// What a plan is called, or that there is none.
pub(crate) fn plan_name(scene: &Scene<'_>, plan: Option<DocId>) -> String {
    let known = plan.and_then(|id| scene.snapshot.plans.get(&id));
    known.map_or_else(|| say!(scene.words, "plan-none"), |plan| plan.name.clone())
}

/// Gives another plan, or none.
pub(crate) fn plan(ui: &mut Ui, scene: &Scene<'_>, chosen: Option<DocId>) -> Option<Option<DocId>> {
    let words = scene.words;
    let mut wanted = None;
    menu::choice(ui, &say!(words, "field-plan"), &plan_name(scene, chosen), None, WIDTH, |ui| {
        if menu::item(ui, &say!(words, "plan-none"), None, chosen.is_none()) {
            wanted = Some(None);
        }
        for plan in scene.snapshot.plans_by_name().into_iter().filter(|plan| !plan.binned) {
            if menu::item(ui, &plan.name, None, chosen == Some(plan.id)) {
                wanted = Some(Some(plan.id));
            }
        }
    });
    wanted.filter(|wanted| *wanted != chosen)
}

/// Gives another season, or none.
pub(crate) fn season(ui: &mut Ui, words: &Words, chosen: Option<&Open<Season>>) -> Option<Option<Season>> {
    let mut wanted = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for season in Season::ALL {
            let open = Open::Known(*season);
            let is_on = chosen == Some(&open);
            if pill(ui, &terms::season(words, &open), None, is_on).clicked() {
                wanted = Some((!is_on).then_some(*season));
            }
        }
    });
    wanted
}

/// Gives a channel, and whether it is wanted now. One in the bin can be taken away.
pub(crate) fn channels(ui: &mut Ui, scene: &Scene<'_>, chosen: &BTreeSet<DocId>) -> Option<(DocId, bool)> {
    let mut wanted = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (id, channel) in scene.snapshot.channels_by_name() {
            let is_on = chosen.contains(id);
            if (is_on || !channel.binned) && pill(ui, &channel.name, None, is_on).clicked() {
                wanted = Some((*id, !is_on));
            }
        }
    });
    wanted
}
