//! The room of the voice: what of it shows, and what goes in and out of it as a file.

use std::sync::Arc;

use egui::{ScrollArea, Ui, vec2};
use trekker_domain::desk::DeskEdit;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::page::PageForm;
use trekker_domain::voice::Section;
use trekker_session::command::Command;

use super::answers::Answers;
use super::passages::Passages;
use super::{across, answers, brand, import, passages, reading, rules, sections};
use crate::context::{Request, Scene};
use crate::editor::texts::Texts;
use crate::kept_open::KeptOpen;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::draft::Drafts;
use crate::parts::pages::Pages;
use crate::parts::toggle::tab;
use crate::parts::{layout, menu};
use crate::words::say;

/// What of the voice shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    #[default]
    Write,
    Read,
    Rules,
    Across,
    Brand,
    Answers,
}

#[derive(Debug, Default)]
pub(crate) struct VoiceRoom {
    view: View,
    /// Which sections the engine keeps at hand for us.
    open: KeptOpen,
    passages: Passages,
    reading: reading::Reading,
    pages_of_rules: Pages,
    answers: Answers,
}

impl VoiceRoom {
    /// Where a section is that somebody looked for.
    pub(crate) fn show_guide(&mut self) {
        if !matches!(self.view, View::Write | View::Read) {
            self.view = View::Write;
        }
    }

    pub(crate) fn show_answers(&mut self) {
        self.view = View::Answers;
    }

    pub(crate) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, texts: &mut Texts) {
        let words = scene.words;
        let sections = Arc::clone(&scene.snapshot.voice);
        let shows_guide = matches!(self.view, View::Write | View::Read);
        let guide = sections.iter().filter(|_| shows_guide).map(|section| section.id);
        // Of what two people chose differently the engine knows both.
        let contested = scene.snapshot.rules.values().filter(|rule| rule.contested && self.view == View::Rules);
        self.open.keep(guide.chain(contested.map(|rule| rule.id)), scene.commands);
        let mut deeds = Vec::new();
        layout::row(
            ui,
            |ui| {
                layout::title(ui, &say!(words, "room-voice"));
            },
            |ui| deeds = buttons(ui, scene, self.view, &sections),
        );
        for deed in deeds {
            act(scene, deed, &sections);
        }
        self.views(ui, scene);
        ui.add_space(space::XS);
        ScrollArea::vertical().id_salt(("voice", self.view as u8)).auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(860.0));
            match self.view {
                View::Write | View::Read => {
                    layout::muted(ui, &say!(words, "voice-explained"));
                    passages::since_read(ui, scene, &sections);
                    if sections.is_empty() {
                        let (heading, body) = (say!(words, "voice-empty"), say!(words, "voice-empty-next"));
                        layout::empty_state(ui, icons::VOICE, &heading, &body);
                    }
                    for (at, section) in sections.iter().enumerate() {
                        ui.push_id(section.id, |ui| match self.view {
                            View::Read => self.reading.show(ui, scene, section),
                            _ => sections::show(ui, scene, drafts, texts, &sections, at, &mut self.passages),
                        });
                        ui.add_space(space::S);
                    }
                    if self.view == View::Write {
                        sections::binned(ui, scene);
                    }
                }
                View::Rules => rules::show(ui, scene, drafts, &mut self.pages_of_rules),
                View::Across => across::show(ui, scene),
                View::Brand => brand::show(ui, scene),
                View::Answers => self.answers.show(ui, scene),
            }
            ui.add_space(space::XL);
        });
        import::dialog(ui.ctx(), scene);
    }

    fn views(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let words = scene.words;
        let rules = scene.snapshot.rules.values().filter(|rule| !rule.binned).count();
        let answers = scene.snapshot.standard_answers.values().filter(|answer| !answer.binned).count();
        let views = [
            (View::Write, say!(words, "voice-write-guide")),
            (View::Read, say!(words, "voice-read-guide")),
            (View::Rules, say!(words, "voice-rules-count", count = rules)),
            (View::Answers, say!(words, "voice-answers-count", count = answers)),
            (View::Across, say!(words, "voice-across")),
            (View::Brand, say!(words, "voice-brand")),
        ];
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (view, name) in views {
                if tab(ui, &name, &name, None, self.view == view).clicked() && self.view != view {
                    self.view = view;
                    if view == View::Across {
                        scene.commands.push(Command::LookAcross);
                    }
                }
            }
        });
    }

    /// Another room shows.
    pub(crate) fn leave(&mut self, commands: &mut Vec<Command>) {
        self.open.let_go(commands);
    }
}

/// What is done with the guide as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    AddSection,
    AddAnswer,
    ImportGuide,
    ImportRules,
    Save(PageForm),
    HaveRead,
}

fn buttons(ui: &mut Ui, scene: &Scene<'_>, view: View, sections: &[Arc<Section>]) -> Vec<Deed> {
    let words = scene.words;
    let mut deeds = Vec::new();
    let may_write = scene.may_write(Kind::Section);
    let shows_guide = matches!(view, View::Write | View::Read);
    if shows_guide && may_write && Button::primary(&say!(words, "section-add")).icon(icons::PLUS).show(ui).clicked() {
        deeds.push(Deed::AddSection);
    }
    let may_answer = view == View::Answers && scene.may_write(Kind::StandardAnswer);
    if may_answer && Button::primary(&say!(words, "answer-add")).icon(icons::PLUS).show(ui).clicked() {
        deeds.push(Deed::AddAnswer);
    }
    let muted = scene.look.muted;
    if shows_guide || view == View::Rules {
        let button = Button::quiet(&say!(words, "voice-files")).trailing(icons::DOWN).show(ui);
        menu::drop_list(&button, 280.0, |ui| {
            if may_write && menu::item(ui, &say!(words, "voice-import-guide"), Some((icons::IMPORT, muted)), false) {
                deeds.push(Deed::ImportGuide);
            }
            if may_write && menu::item(ui, &say!(words, "voice-import-rules"), Some((icons::IMPORT, muted)), false) {
                deeds.push(Deed::ImportRules);
            }
            for (form, label) in [
                (PageForm::Markdown, say!(words, "voice-save-markdown")),
                (PageForm::Html, say!(words, "voice-save-html")),
            ] {
                if menu::item(ui, &label, Some((icons::DISK, muted)), false) {
                    deeds.push(Deed::Save(form));
                }
            }
        });
    }
    let is_unread = shows_guide && !passages::is_all_read(scene, sections);
    if is_unread && Button::quiet(&say!(words, "voice-have-read")).icon(icons::CHECK).show(ui).clicked() {
        deeds.push(Deed::HaveRead);
    }
    deeds
}

fn act(scene: &mut Scene<'_>, deed: Deed, all: &[Arc<Section>]) {
    match deed {
        Deed::AddSection => sections::add(scene, all),
        Deed::AddAnswer => answers::add(scene),
        Deed::ImportGuide => scene.requests.push(Request::PickGuide),
        Deed::ImportRules => scene.requests.push(Request::PickRules),
        Deed::Save(form) => {
            let name = format!("{}.{}", say!(scene.words, "voice-file-name"), form.ending());
            scene.requests.push(Request::SaveGuide { form, name });
        }
        Deed::HaveRead => {
            let read = all.iter().filter_map(|section| {
                let text = scene.snapshot.open.get(&section.id)?.text.as_ref()?;
                Some(Edit::Desk(DeskEdit::Read(section.id, text.version.clone())))
            });
            scene.edit_all(read);
        }
    }
}
