//! Which posts the calendar shows, and the views somebody keeps under a name.

use egui::Ui;
use trekker_domain::desk::DeskEdit;
use trekker_domain::edit::Edit;
use trekker_domain::filter::PostFilter;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::name;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{Format, Status};
use trekker_session::calendar::PostRow;

use crate::context::Scene;
use crate::look::icons::{self, Icon};
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::{field, menu};
use crate::terms;
use crate::words::say;

/// What is set, and the name a view is about to get.
#[derive(Debug, Default)]
pub(super) struct Filters {
    pub(super) set: PostFilter,
    naming: Option<String>,
}

impl Filters {
    pub(super) fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    pub(super) fn lets(&self, row: &PostRow) -> bool {
        self.set.lets(&row.summary)
    }

    /// `true`: something was set another way.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let words = scene.words;
        let before = self.set.clone();
        self.choose_view(ui, scene);
        let set = &mut self.set;
        field::text_line(ui, &mut set.text, &say!(words, "filter-text"), &say!(words, "filter-text"), 128.0);
        let statuses = Status::ALL.iter().map(|status| {
            let open = Open::Known(*status);
            let icon = (icons::of_status(&open), scene.look.status(&open).ink);
            (*status, terms::status(words, &open), Some(icon))
        });
        choose(ui, &say!(words, "field-status"), &say!(words, "filter-any-status"), statuses, &mut set.status);
        let snapshot = scene.snapshot;
        let channels = snapshot.channels_by_name().filter(|(_, channel)| !channel.binned);
        let channels = channels.map(|(id, channel)| (*id, channel.name.clone(), None));
        choose(ui, &say!(words, "field-channel-each"), &say!(words, "filter-any-channel"), channels, &mut set.channel);
        let people = snapshot.members.iter().map(|member| (member.id, member.name.clone(), None));
        choose(ui, &say!(words, "field-owner"), &say!(words, "filter-any-owner"), people, &mut set.person);
        let themes = snapshot.themes_by_name().filter(|(_, theme)| !theme.binned);
        let themes = themes
            .map(|(id, theme)| (*id, theme.name.clone(), Some((icons::SPARKLES, scene.look.theme(theme.colour)))));
        choose(ui, &say!(words, "field-theme"), &say!(words, "filter-any-theme"), themes, &mut set.theme);
        let plans = snapshot.plans_by_name().into_iter().filter(|plan| !plan.binned);
        let plans = plans.map(|plan| (plan.id, plan.name.clone(), None));
        choose(ui, &say!(words, "field-plan"), &say!(words, "filter-any-plan"), plans, &mut set.plan);
        let personas = snapshot.personas_by_name().into_iter().filter(|persona| !persona.binned);
        let personas = personas.map(|persona| (persona.id, persona.name.clone(), None));
        choose(ui, &say!(words, "field-persona"), &say!(words, "filter-any-persona"), personas, &mut set.persona);
        let formats = Format::ALL.iter().map(|format| {
            let icon = (icons::of_format(*format), scene.look.muted);
            (*format, terms::format(words, &Open::Known(*format)), Some(icon))
        });
        choose(ui, &say!(words, "field-format"), &say!(words, "filter-any-format"), formats, &mut set.format);
        if !self.is_empty() {
            if Button::bare(&say!(words, "filter-clear")).show(ui).clicked() {
                self.set = PostFilter::default();
            }
            self.keep(ui, scene);
        }
        self.set != before
    }

    /// The views this person keeps, and the way to be rid of one.
    fn choose_view(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let (words, desk) = (scene.words, &scene.snapshot.desk);
        if desk.views.is_empty() {
            return;
        }
        let chosen = desk.views.iter().find(|(_, view)| view.filter == self.set && !self.set.is_empty());
        let shown = chosen.map_or_else(|| say!(words, "view-saved"), |(_, view)| view.name.clone());
        menu::choice(ui, &say!(words, "view-saved"), &shown, Some(icons::FILTER), 150.0, |ui| {
            for (id, view) in &desk.views {
                let is_chosen = chosen.is_some_and(|(chosen, _)| chosen == id);
                if menu::item(ui, &view.name, None, is_chosen) {
                    self.set = view.filter.clone();
                }
            }
        });
        if let Some((id, view)) = chosen {
            let label = say!(words, "view-remove", name = view.name.as_str());
            if icon_button_sized(ui, icons::BIN, &label, 28.0, None).clicked() {
                scene.edit(Edit::Desk(DeskEdit::RemoveView(*id)));
            }
        }
    }

    /// A name for what is set.
    fn keep(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let words = scene.words;
        let is_kept = scene.snapshot.desk.views.values().any(|view| view.filter == self.set);
        if is_kept || !scene.may_write(Kind::Desk) {
            self.naming = None;
            return;
        }
        let Some(text) = &mut self.naming else {
            if Button::bare(&say!(words, "view-save")).icon(icons::PLUS).show(ui).clicked() {
                self.naming = Some(String::new());
            }
            return;
        };
        let label = say!(words, "view-name");
        let response = field::text_line(ui, text, &label, &label, 130.0);
        if text.is_empty() && !response.has_focus() && !response.lost_focus() {
            response.request_focus();
        }
        let entered = field::is_entered(ui, &response);
        let left = response.lost_focus() && text.is_empty();
        let tidy = name::tidy(text);
        let clicked = Button::quiet(&say!(words, "view-keep")).enabled(tidy.is_some()).show(ui).clicked();
        if let Some(name) = tidy.filter(|_| entered || clicked) {
            let id: DocId = (scene.new_id)();
            let edits = [DeskEdit::NameView(id, name), DeskEdit::FilterView(id, self.set.clone())];
            scene.edit_all(edits.into_iter().map(Edit::Desk));
            self.naming = None;
        } else if left {
            self.naming = None;
        }
    }
}

/// A list with *any* on top.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    any: &str,
    options: impl Iterator<Item = (T, String, Option<(Icon, egui::Color32)>)>,
    set: &mut Option<T>,
) {
    let options: Vec<_> = options.collect();
    // What may be chosen is nothing: then there is nothing to choose.
    if options.is_empty() && set.is_none() {
        return;
    }
    let chosen = set.and_then(|set| options.iter().find(|(value, ..)| *value == set));
    let chosen = chosen.map_or_else(|| any.to_owned(), |(_, words, _)| words.clone());
    menu::choice(ui, name, &chosen, None, 128.0, |ui| {
        if menu::item(ui, any, None, set.is_none()) {
            *set = None;
        }
        for (value, words, icon) in &options {
            if menu::item(ui, words, *icon, *set == Some(*value)) {
                *set = Some(*value);
            }
        }
    });
}
