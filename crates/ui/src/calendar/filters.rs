//! Which posts the calendar shows.

use egui::Ui;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{Format, Status};
use trekker_session::calendar::PostRow;

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::{field, menu};
use crate::terms;
use crate::words::say;

#[derive(Clone, Debug, Default)]
pub(super) struct Filters {
    text: String,
    status: Option<Status>,
    channel: Option<DocId>,
    owner: Option<PersonId>,
    theme: Option<DocId>,
    format: Option<Format>,
}

impl Filters {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
            && self.status.is_none()
            && self.channel.is_none()
            && self.owner.is_none()
            && self.theme.is_none()
            && self.format.is_none()
    }

    pub(super) fn lets(&self, row: &PostRow) -> bool {
        let post = &row.summary;
        self.status.is_none_or(|status| post.status == Open::Known(status))
            && self.channel.is_none_or(|channel| post.channels.contains(&channel))
            && self.owner.is_none_or(|owner| post.owner == Some(owner) || post.helpers.contains(&owner))
            && self.theme.is_none_or(|theme| post.theme == Some(theme))
            && self.format.is_none_or(|format| post.format == Some(Open::Known(format)))
            && (self.text.is_empty() || post.title.to_lowercase().contains(&self.text.to_lowercase()))
    }

    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let words = scene.words;
        field::text_line(ui, &mut self.text, &say!(words, "filter-text"), &say!(words, "filter-text"), 128.0);
        self.choose_status(ui, scene);
        self.choose_channel(ui, scene);
        self.choose_owner(ui, scene);
        self.choose_theme(ui, scene);
        self.choose_format(ui, scene);
        if !self.is_empty() && Button::bare(&say!(words, "filter-clear")).show(ui).clicked() {
            *self = Self::default();
        }
    }

    fn choose_status(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let words = scene.words;
        let any = say!(words, "filter-any-status");
        let chosen = self.status.map_or_else(|| any.clone(), |status| terms::status(words, &Open::Known(status)));
        menu::choice(ui, &say!(words, "field-status"), &chosen, None, 124.0, |ui| {
            if menu::item(ui, &any, None, self.status.is_none()) {
                self.status = None;
            }
            for status in Status::ALL {
                let open = Open::Known(*status);
                let icon = (icons::of_status(&open), scene.look.status(&open).ink);
                if menu::item(ui, &terms::status(words, &open), Some(icon), self.status == Some(*status)) {
                    self.status = Some(*status);
                }
            }
        });
    }

    fn choose_channel(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let words = scene.words;
        let any = say!(words, "filter-any-channel");
        let named = |id| scene.snapshot.channels.get(&id).map(|channel| channel.name.clone());
        let chosen = self.channel.and_then(named).unwrap_or_else(|| any.clone());
        menu::choice(ui, &say!(words, "field-channels"), &chosen, None, 140.0, |ui| {
            if menu::item(ui, &any, None, self.channel.is_none()) {
                self.channel = None;
            }
            for (id, channel) in scene.snapshot.channels_by_name().filter(|(_, channel)| !channel.binned) {
                if menu::item(ui, &channel.name, None, self.channel == Some(*id)) {
                    self.channel = Some(*id);
                }
            }
        });
    }

    fn choose_owner(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let words = scene.words;
        let any = say!(words, "filter-any-owner");
        let chosen = self.owner.map_or_else(|| any.clone(), |owner| scene.name_of(owner));
        menu::choice(ui, &say!(words, "field-owner"), &chosen, None, 124.0, |ui| {
            if menu::item(ui, &any, None, self.owner.is_none()) {
                self.owner = None;
            }
            for member in scene.snapshot.members.iter() {
                if menu::item(ui, &member.name, None, self.owner == Some(member.id)) {
                    self.owner = Some(member.id);
                }
            }
        });
    }

    fn choose_theme(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let words = scene.words;
        let any = say!(words, "filter-any-theme");
        let named = |id| scene.snapshot.themes.get(&id).map(|theme| theme.name.clone());
        let chosen = self.theme.and_then(named).unwrap_or_else(|| any.clone());
        menu::choice(ui, &say!(words, "field-theme"), &chosen, None, 132.0, |ui| {
            if menu::item(ui, &any, None, self.theme.is_none()) {
                self.theme = None;
            }
            for (id, theme) in scene.snapshot.themes_by_name().filter(|(_, theme)| !theme.binned) {
                let dot = (icons::SPARKLES, scene.look.theme(theme.colour));
                if menu::item(ui, &theme.name, Some(dot), self.theme == Some(*id)) {
                    self.theme = Some(*id);
                }
            }
        });
    }

    fn choose_format(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let words = scene.words;
        let any = say!(words, "filter-any-format");
        let chosen = self.format.map_or_else(|| any.clone(), |format| terms::format(words, &Open::Known(format)));
        menu::choice(ui, &say!(words, "field-format"), &chosen, None, 124.0, |ui| {
            if menu::item(ui, &any, None, self.format.is_none()) {
                self.format = None;
            }
            for format in Format::ALL {
                let icon = (icons::of_format(*format), scene.look.muted);
                let name = terms::format(words, &Open::Known(*format));
                if menu::item(ui, &name, Some(icon), self.format == Some(*format)) {
                    self.format = Some(*format);
                }
            }
        });
    }
}
