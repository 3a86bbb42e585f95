//! Templates: used for a day, and made.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Context, Key, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::name;
use trekker_domain::post::{Nature, NewPost, PostEdit};
use trekker_domain::template::{Offset, Template, TemplateEdit};
use trekker_session::calendar::PostRow;
use trekker_session::command::Command;

use crate::context::Scene;
use crate::kept_open::KeptOpen;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::dialog;
use crate::parts::field::{is_entered, labelled, text_line};
use crate::parts::layout::{body, caption, muted, row};
use crate::sheet::naming::Naming;
use crate::sheet::{conflicts, read_date};
use crate::terms;
use crate::words::say;

/// What is half done in the dialog.
#[derive(Debug, Default)]
pub(super) struct Templates {
    pub(super) is_open: bool,
    chosen: Option<DocId>,
    /// The day it is for, as it is being typed.
    day: String,
    new_name: Option<String>,
    /// What the engine keeps at hand for the dialog.
    open: KeptOpen,
    /// Lines of templates as they are being typed: two for the frame in which somebody goes from one to the other.
    lines: HashMap<(DocId, Line), String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Line {
    Name,
    Explanation,
}

impl Templates {
    pub(super) fn show(&mut self, ctx: &Context, scene: &mut Scene<'_>) {
        if !self.is_open {
            self.open.let_go(scene.commands);
            return;
        }
        let words = scene.words;
        let snapshot = scene.snapshot;
        let templates = snapshot.templates_by_name();
        self.open.keep(templates.iter().map(|template| template.id), scene.commands);
        let chosen = self.chosen.and_then(|id| templates.iter().find(|template| template.id == id)).copied();
        let heading = match chosen {
            Some(template) => template.name.clone(),
            None => say!(words, "templates"),
        };
        let close = say!(words, "close");
        let stays = dialog::dialog(ctx, "templates", &heading, &close, 560.0, |ui| match chosen {
            Some(template) => self.one(ui, scene, template),
            None => self.all(ui, scene, &templates),
        });
        if !stays || ctx.input(|input| input.key_pressed(Key::Escape)) {
            self.close();
        }
    }

    /// What is kept at hand goes when it shows no more.
    fn close(&mut self) {
        *self = Self { open: std::mem::take(&mut self.open), ..Self::default() };
    }

    fn all(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, templates: &[&Arc<Template>]) {
        let (words, snapshot) = (scene.words, scene.snapshot);
        muted(ui, &say!(words, "templates-explained"));
        for template in templates {
            let count = snapshot.calendar.items_of(template.id).len();
            let mut label = say!(words, "template-line", name = template.name.as_str(), count = count);
            if snapshot.open.get(&template.id).is_some_and(|detail| !detail.conflicts.is_empty()) {
                label = format!("{label} · {}", say!(words, "chip-contested"));
            }
            if Button::quiet(&label).width(ui.available_width()).show(ui).clicked() {
                self.chosen = Some(template.id);
            }
        }
        if !scene.may_write(Kind::Template) {
            return;
        }
        let add = say!(words, "template-new");
        match &mut self.new_name {
            None => {
                if Button::bare(&add).icon(icons::PLUS).show(ui).clicked() {
                    self.new_name = Some(String::new());
                }
            }
            Some(text) => {
                let label = say!(words, "template-name");
                let response = text_line(ui, text, &label, &label, 300.0);
                if text.is_empty() && !response.has_focus() && !response.lost_focus() {
                    response.request_focus();
                }
                let entered = is_entered(ui, &response);
                let tidy = name::tidy(text);
                let clicked = Button::quiet(&say!(words, "add")).enabled(tidy.is_some()).show(ui).clicked();
                if let Some(name) = tidy.filter(|_| entered || clicked) {
                    let id = (scene.new_id)();
                    scene.edit(Edit::NewTemplate { id, name });
                    self.new_name = None;
                    self.chosen = Some(id);
                }
            }
        }
    }

    fn one(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, template: &Template) {
        let words = scene.words;
        let snapshot = scene.snapshot;
        let items = snapshot.calendar.items_of(template.id);
        let may_write = scene.may_write(Kind::Template);
        if Button::bare(&say!(words, "templates")).icon(icons::LEFT).show(ui).clicked() {
            self.chosen = None;
        }
        if let Some(detail) = snapshot.open.get(&template.id) {
            conflicts::show(ui, scene, Naming::of(detail), &detail.conflicts, may_write, (Kind::Template, template.id));
        }
        if !template.explanation.is_empty() {
            muted(ui, &template.explanation);
        }
        let day = read_date(&self.day, scene.now.today()).flatten();
        for item in &items {
            self.item(ui, scene, item, day, may_write);
        }
        if items.is_empty() {
            caption(ui, &say!(words, "template-empty"));
        }
        if may_write {
            ui.horizontal_wrapped(|ui| {
                for (nature, label) in
                    [(Nature::Task, say!(words, "template-add-task")), (Nature::Post, say!(words, "template-add-post"))]
                {
                    if Button::bare(&label).icon(icons::PLUS).show(ui).clicked() {
                        self.add(scene, template.id, nature);
                    }
                }
            });
        }
        ui.add_space(space::S);
        let mut is_used = false;
        labelled(ui, &say!(words, "template-day"), |ui| {
            ui.horizontal(|ui| {
                let label = say!(words, "template-day");
                let response = text_line(ui, &mut self.day, &label, &say!(words, "hint-date"), 130.0);
                let entered = is_entered(ui, &response);
                let use_it = say!(words, "template-use", count = items.len());
                let is_ready = day.is_some() && !items.is_empty() && scene.may_write(Kind::Post);
                let clicked = Button::primary(&use_it).enabled(is_ready).show(ui).clicked();
                is_used = is_ready && (clicked || entered);
            });
        });
        if may_write {
            self.about(ui, scene, template);
        }
        if let Some(day) = day.filter(|_| is_used) {
            scene.commands.push(Command::UseTemplate { template: template.id, day, event: None });
            self.close();
        }
    }

    fn item(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, item: &PostRow, day: Option<NaiveDate>, may_write: bool) {
        let words = scene.words;
        let post = &item.summary;
        let offset = post.offset.unwrap_or(Offset::NONE);
        let mut when = terms::offset(words, offset);
        if let Some(date) = day.and_then(|day| offset.from(day)) {
            when = format!("{when} · {}", words.day(date, scene.now.today()));
        }
        let title = if post.title.trim().is_empty() { say!(words, "untitled") } else { post.title.clone() };
        let (mut opens, mut bins) = (false, false);
        row(
            ui,
            |ui| {
                let room = (ui.available_width() - 90.0).max(80.0);
                ui.allocate_ui(egui::vec2(room, 44.0), |ui| {
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        body(ui, &title);
                        caption(ui, &when);
                    });
                });
            },
            |ui| {
                let (open, remove) = (
                    say!(words, "template-open", title = title.as_str()),
                    say!(words, "template-remove", title = title.as_str()),
                );
                bins = may_write && icon_button_sized(ui, icons::BIN, &remove, 26.0, None).clicked();
                opens = icon_button_sized(ui, icons::FORWARD, &open, 26.0, None).clicked();
            },
        );
        if bins {
            scene.edit(Edit::Post(post.id, PostEdit::Bin(true)));
        }
        if opens {
            scene.want(post.id);
            self.close();
        }
    }

    /// Adds an item and opens it.
    fn add(&mut self, scene: &mut Scene<'_>, template: DocId, nature: Nature) {
        let id = (scene.new_id)();
        let new = NewPost {
            nature: Some(nature).filter(|nature| *nature != Nature::Post),
            template: Some(template),
            offset: Some(Offset::NONE),
            ..NewPost::default()
        };
        scene.edit(Edit::NewPost(id, new));
        scene.want_new(id);
        self.close();
    }

    /// Its name, what whoever uses it has to know, and the way to the bin.
    fn about(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, template: &Template) {
        let words = scene.words;
        ui.add_space(space::S);
        let mut is_binned = false;
        ui.horizontal(|ui| {
            let name = self.line(ui, template, Line::Name, &say!(words, "template-name"), "", 260.0);
            let is_taken = |name: &str| {
                let mut others = scene.snapshot.templates_by_name().into_iter().filter(|other| other.id != template.id);
                others.any(|other| name::same_name_key(&other.name) == name::same_name_key(name))
            };
            let name = name.and_then(|text| name::tidy(&text)).filter(|name| *name != template.name);
            if let Some(name) = name.as_deref().filter(|name| is_taken(name)) {
                scene.told = Some(say!(words, "name-taken", name = name));
            } else if let Some(name) = name {
                scene.edit(Edit::Template(template.id, TemplateEdit::SetName(name)));
            }
            is_binned = Button::bare(&say!(words, "template-bin")).icon(icons::BIN).show(ui).clicked();
        });
        let (label, hint) = (say!(words, "template-explanation"), say!(words, "hint-template-explanation"));
        let width = ui.available_width();
        let text = self.line(ui, template, Line::Explanation, &label, &hint, width);
        if let Some(text) = text.map(|text| text.trim().to_owned()).filter(|text| *text != template.explanation) {
            scene.edit(Edit::Template(template.id, TemplateEdit::SetExplanation(text)));
        }
        if is_binned {
            scene.edit(Edit::Template(template.id, TemplateEdit::Bin(true)));
            self.chosen = None;
        }
    }

    /// What stands in a line when somebody leaves it.
    fn line(
        &mut self,
        ui: &mut Ui,
        template: &Template,
        line: Line,
        label: &str,
        hint: &str,
        width: f32,
    ) -> Option<String> {
        let value = match line {
            Line::Name => &template.name,
            Line::Explanation => &template.explanation,
        };
        let mut text = self.lines.remove(&(template.id, line)).unwrap_or_else(|| value.clone());
        let response = text_line(ui, &mut text, label, hint, width);
        if response.has_focus() {
            self.lines.insert((template.id, line), text);
            return None;
        }
        response.lost_focus().then_some(text)
    }
}
