//! An idea from anywhere: one line and Enter.

use std::collections::BTreeSet;

use egui::Context;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::idea::{IdeaEdit, Season};
use trekker_domain::open::Open;

use crate::choosing;
use crate::context::{Request, Scene};
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::layout::caption;
use crate::parts::{dialog, field};
use crate::words::say;

/// What of an idea is typed and chosen so far.
#[derive(Debug, Default)]
pub(crate) struct QuickIdea {
    is_open: bool,
    text: String,
    theme: Option<DocId>,
    season: Option<Season>,
    channels: BTreeSet<DocId>,
    link: String,
}

impl QuickIdea {
    pub(crate) fn begin(&mut self) {
        self.is_open = true;
    }

    pub(crate) fn show(&mut self, ctx: &Context, scene: &mut Scene<'_>) {
        if !self.is_open {
            return;
        }
        let words = scene.words;
        let (heading, close) = (say!(words, "idea-new"), say!(words, "cancel"));
        let mut is_done = false;
        // What is typed stays when the dialog is closed without adding it.
        self.is_open = dialog::dialog(ctx, "quick idea", &heading, &close, 560.0, |ui| {
            let (name, hint) = (say!(words, "idea-text"), say!(words, "idea-hint"));
            let response = field::text_line(ui, &mut self.text, &name, &hint, ui.available_width() - 8.0);
            let mut entered = field::is_entered(ui, &response);
            if !entered && ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            if let Some(season) = choosing::season(ui, words, self.season.map(Open::Known).as_ref()) {
                self.season = season;
            }
            if let Some((channel, is_on)) = choosing::channels(ui, scene, &self.channels) {
                if is_on {
                    self.channels.insert(channel)
                } else {
                    self.channels.remove(&channel)
                };
            }
            ui.horizontal(|ui| {
                if let Some(theme) = choosing::theme(ui, scene, self.theme) {
                    self.theme = theme;
                }
                let (name, hint) = (say!(words, "field-link"), say!(words, "hint-link"));
                let response = field::text_line(ui, &mut self.link, &name, &hint, ui.available_width() - 8.0);
                entered |= field::is_entered(ui, &response);
            });
            caption(ui, &say!(words, "idea-quick-more"));
            let is_written = !self.text.trim().is_empty();
            dialog::foot(ui, |ui| {
                let label = say!(words, "idea-add");
                let add = Button::primary(&label).icon(icons::PLUS).enabled(is_written);
                let (plain, photo) = (add.show(ui).clicked(), say!(words, "idea-add-with-photo"));
                let with_photo = Button::quiet(&photo).icon(icons::PHOTO).enabled(is_written).show(ui).clicked();
                if is_written && (entered || plain || with_photo) {
                    let id = self.send(scene);
                    if with_photo {
                        scene.requests.push(Request::PickMedia { to: id });
                    }
                    is_done = true;
                }
            });
        });
        if is_done {
            *self = Self::default();
        }
    }

    fn send(&self, scene: &mut Scene<'_>) -> DocId {
        let id = (scene.new_id)();
        let mut edits = vec![Edit::NewIdea { id, text: self.text.trim().to_owned() }];
        edits.extend(self.theme.map(|theme| Edit::Idea(id, IdeaEdit::SetTheme(Some(theme)))));
        edits.extend(self.season.map(|season| Edit::Idea(id, IdeaEdit::SetSeason(Some(season)))));
        edits.extend(self.channels.iter().map(|channel| Edit::Idea(id, IdeaEdit::SetChannel(*channel, true))));
        let link = self.link.trim();
        if !link.is_empty() {
            edits.push(Edit::Idea(id, IdeaEdit::SetLink(link.to_owned())));
        }
        scene.edit_all(edits);
        id
    }
}
