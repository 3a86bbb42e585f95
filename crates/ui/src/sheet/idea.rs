//! An idea in the sheet.

use egui::Ui;
use trekker_domain::idea::Idea;
use trekker_domain::kind::Kind;
use trekker_session::snapshot::Detail;

use super::show::Parts;
use crate::context::Scene;
use crate::editor::field::{self as editor, Looks};
use crate::look::icons;
use crate::parts::avatar::avatar;
use crate::parts::button::Button;
use crate::parts::layout::{caption, muted};
use crate::rooms::ideas;
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, idea: &Idea, detail: &Detail) {
    let words = scene.words;
    let name = scene.name_of(idea.brought_by);
    ui.horizontal(|ui| {
        avatar(ui, 26.0, &idea.brought_by, &name);
        caption(ui, &say!(words, "idea-brought", name = name, moment = words.moment(idea.brought_at, scene.now.here)));
        if let Some(text) = &detail.text {
            editor::who_is_in(ui, scene, text);
        }
    });
    if let Some(text) = &detail.text {
        let (name, hint) = (say!(words, "idea-text"), say!(words, "idea-hint"));
        let may_write = scene.may_write(Kind::Idea) && !idea.binned;
        editor::show(
            ui,
            scene,
            parts.texts,
            idea.id,
            text,
            Looks { name: &name, hint: &hint, rows: 6, may_write, occasion: None },
        );
    }
    ui.horizontal(|ui| {
        ideas::heart(ui, scene, idea);
        if scene.may_write(Kind::Post)
            && Button::quiet(&say!(words, "idea-to-post")).icon(icons::CALENDAR_PLUS).show(ui).clicked()
        {
            ideas::make_post(scene, idea);
        }
    });
    if idea.binned {
        muted(ui, &say!(words, "idea-in-bin"));
    }
}
