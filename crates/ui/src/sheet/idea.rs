//! An idea in the sheet.

use egui::Ui;
use trekker_domain::columns::names as columns;
use trekker_domain::edit::Edit;
use trekker_domain::idea::{Idea, IdeaDecision, IdeaEdit};
use trekker_domain::kind::Kind;
use trekker_session::snapshot::Detail;

use super::conflicts;
use super::fields::{Line, draft_line};
use super::media::{self, Owner};
use super::naming::Naming;
use super::show::Parts;
use crate::choosing;
use crate::context::Scene;
use crate::editor::field::{self as editor, Looks};
use crate::ideas;
use crate::look::icons;
use crate::parts::avatar::avatar;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::draft::Key;
use crate::parts::field::beside;
use crate::parts::layout::{caption, line, muted, strong};
use crate::terms;
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, idea: &Idea, detail: &Detail) {
    let words = scene.words;
    let (who, name) = ideas::whose(scene, idea);
    let may_write = scene.may_write_idea(idea);
    ui.horizontal(|ui| {
        avatar(ui, 26.0, &who, &name);
        caption(ui, &say!(words, "idea-brought", name = name, moment = words.moment(idea.brought_at, scene.now.at)));
        if let Some(text) = &detail.text {
            editor::who_is_in(ui, scene, text);
        }
    });
    if idea.binned {
        muted(ui, &say!(words, "idea-in-bin"));
        if scene.may_bin(idea) && Button::quiet(&say!(words, "restore")).icon(icons::UNDO).show(ui).clicked() {
            scene.edit(Edit::Decide(idea.id, IdeaDecision::Bin(false)));
        }
    }
    // Whether it lies in the bin is said by whoever brought it.
    let to_pick = detail.conflicts.iter().filter(|conflict| !conflict.field.is(columns::BINNED));
    conflicts::show(ui, scene, Naming::of(detail), to_pick, may_write, (Kind::Idea, idea.id));
    if let Some(text) = &detail.text {
        let (name, hint) = (say!(words, "idea-text"), say!(words, "idea-hint"));
        let looks = Looks { name: &name, hint: &hint, rows: 6, may_write, occasions: &[], marks: &[] };
        editor::show(ui, scene, parts.texts, idea.id, text, looks);
    }
    if ideas::deeds(ui, scene, idea) {
        parts.parkings.begin([idea.id].into(), scene);
    }
    parts.parkings.show(ui.ctx(), scene);
    became(ui, scene, idea);
    made_of(ui, scene, idea);
    line(ui);
    season(ui, scene, idea, may_write);
    theme(ui, scene, idea, may_write);
    channels(ui, scene, idea, may_write);
    let (label, hint) = (say!(words, "field-link"), say!(words, "hint-link"));
    beside(ui, &label, |ui| {
        let field = Line::new(&label, &hint, may_write);
        draft_line(ui, scene, parts.drafts, Key::new(idea.id, "idea_link"), &idea.link, field);
    });
    line(ui);
    media::show(ui, scene, parts, &Owner::idea(idea), may_write);
}

/// What became of it, and the way back.
fn became(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea) {
    let words = scene.words;
    let lines = ideas::stand_lines(scene, idea);
    if let Some(apart) = ideas::bundled_apart(scene, idea) {
        caption(ui, &apart);
    }
    for (icon, words_of, opens) in lines {
        ui.horizontal_wrapped(|ui| match opens {
            Some(doc) => {
                if Button::bare(&words_of).icon(icon).width(ui.available_width() - 40.0).show(ui).clicked() {
                    scene.want(doc);
                }
            }
            None => {
                caption(ui, &words_of);
            }
        });
    }
    if !scene.may_write(Kind::Post) {
        return;
    }
    for into in idea.became.keys().filter(|into| scene.snapshot.is_there(**into)) {
        let title = terms::title(words, &scene.snapshot.title_of(*into));
        let label = say!(words, "idea-take-out", title = title);
        if Button::bare(&label).icon(icons::CLOSE).height(26.0).width(ui.available_width()).show(ui).clicked() {
            scene.edit(Edit::Idea(idea.id, IdeaEdit::Join(*into, false)));
        }
    }
}

/// The ideas that were put into it.
fn made_of(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea) {
    let heading = say!(scene.words, "idea-made-of");
    ideas_in(ui, scene, idea.id, &heading);
}

/// The ideas in a post, a plan or a bigger idea, with whose they are.
pub(crate) fn ideas_in(ui: &mut Ui, scene: &mut Scene<'_>, into: trekker_domain::id::DocId, heading: &str) {
    let snapshot = scene.snapshot;
    let parts_of = snapshot.parts_of(into);
    if parts_of.is_empty() {
        return;
    }
    strong(ui, heading);
    for part in parts_of {
        ui.push_id(part.id, |ui| {
            ui.horizontal(|ui| {
                let (who, name) = ideas::whose(scene, part);
                avatar(ui, 22.0, &who, &name);
                let label = say!(scene.words, "idea-of", title = part.headline(), name = name);
                if Button::bare(&label).height(26.0).width(ui.available_width() - 34.0).show(ui).clicked() {
                    scene.want(part.id);
                }
                let title = part.headline();
                if scene.may_write(Kind::Post)
                    && icon_button_sized(
                        ui,
                        icons::CLOSE,
                        &say!(scene.words, "idea-take-this-out", title = title),
                        26.0,
                        None,
                    )
                    .clicked()
                {
                    scene.edit(Edit::Idea(part.id, IdeaEdit::Join(into, false)));
                }
            });
        });
    }
}

fn season(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea, may_write: bool) {
    let words = scene.words;
    beside(ui, &say!(words, "field-season"), |ui| {
        let wanted = choosing::season(ui, words, idea.season.as_ref());
        if let Some(season) = wanted.filter(|_| may_write) {
            scene.edit(Edit::Idea(idea.id, IdeaEdit::SetSeason(season)));
        }
    });
}

fn theme(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea, may_write: bool) {
    beside(ui, &say!(scene.words, "field-theme"), |ui| {
        if !may_write {
            ui.label(choosing::theme_name(scene, idea.theme));
        } else if let Some(theme) = choosing::theme(ui, scene, idea.theme) {
            scene.edit(Edit::Idea(idea.id, IdeaEdit::SetTheme(theme)));
        }
    });
}

fn channels(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea, may_write: bool) {
    if scene.snapshot.channels.is_empty() {
        return;
    }
    beside(ui, &say!(scene.words, "field-channel-each"), |ui| {
        let wanted = choosing::channels(ui, scene, &idea.channels);
        if let Some((channel, is_on)) = wanted.filter(|_| may_write) {
            scene.edit(Edit::Idea(idea.id, IdeaEdit::SetChannel(channel, is_on)));
        }
    });
}
