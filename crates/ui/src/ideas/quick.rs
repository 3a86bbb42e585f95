//! An idea from anywhere: one line and Enter.

use egui::{Context, Key};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::idea::{IdeaEdit, Season};
use trekker_domain::open::{Open, Word};
use trekker_session::command::Command;

use crate::context::{Request, Scene};
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::layout::caption;
use crate::parts::toggle::pill;
use crate::parts::{dialog, field, menu};
use crate::terms;
use crate::words::say;

/// What of an idea is typed and chosen so far.
#[derive(Debug, Default)]
pub(crate) struct QuickIdea {
    is_open: bool,
    text: String,
    theme: Option<DocId>,
    season: Option<Season>,
    channels: Vec<DocId>,
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
            let mut entered = is_entered(ui, &response);
            if !entered && ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
                for season in Season::ALL {
                    let is_on = self.season == Some(*season);
                    if pill(ui, &terms::season(words, &Open::Known(*season)), None, is_on).clicked() {
                        self.season = if is_on { None } else { Some(*season) };
                    }
                }
            });
            self.choose_channels(ui, scene);
            ui.horizontal(|ui| {
                self.choose_theme(ui, scene);
                let (name, hint) = (say!(words, "field-link"), say!(words, "hint-link"));
                let response = field::text_line(ui, &mut self.link, &name, &hint, ui.available_width() - 8.0);
                entered |= is_entered(ui, &response);
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

    fn choose_theme(&mut self, ui: &mut egui::Ui, scene: &Scene<'_>) {
        let words = scene.words;
        let none = say!(words, "theme-none");
        let named = self.theme.and_then(|id| scene.snapshot.themes.get(&id)).map(|theme| theme.name.clone());
        let shown = named.unwrap_or_else(|| none.clone());
        menu::choice(ui, &say!(words, "field-theme"), &shown, None, 220.0, |ui| {
            if menu::item(ui, &none, None, self.theme.is_none()) {
                self.theme = None;
            }
            for (id, theme) in scene.snapshot.themes_by_name().filter(|(_, theme)| !theme.binned) {
                if menu::item(ui, &theme.name, None, self.theme == Some(*id)) {
                    self.theme = Some(*id);
                }
            }
        });
    }

    fn choose_channels(&mut self, ui: &mut egui::Ui, scene: &Scene<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            for (id, channel) in scene.snapshot.channels_by_name().filter(|(_, channel)| !channel.binned) {
                let is_on = self.channels.contains(id);
                if pill(ui, &channel.name, None, is_on).clicked() {
                    if is_on {
                        self.channels.retain(|chosen| chosen != id);
                    } else {
                        self.channels.push(*id);
                    }
                }
            }
        });
    }

    fn send(&self, scene: &mut Scene<'_>) -> DocId {
        let id = (scene.new_id)();
        let mut edits = vec![Edit::NewIdea { id, text: self.text.trim().to_owned() }];
        edits.extend(self.theme.map(|theme| Edit::Idea(id, IdeaEdit::SetTheme(Some(theme)))));
        edits.extend(self.season.map(|season| Edit::Idea(id, IdeaEdit::SetSeason(Some(season)))));
        edits.extend(self.channels.iter().map(|channel| Edit::Idea(id, IdeaEdit::AddChannel(*channel))));
        let link = self.link.trim();
        if !link.is_empty() {
            edits.push(Edit::Idea(id, IdeaEdit::SetLink(link.to_owned())));
        }
        scene.commands.push(Command::Edit(edits));
        id
    }
}

fn is_entered(ui: &egui::Ui, line: &egui::Response) -> bool {
    line.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
