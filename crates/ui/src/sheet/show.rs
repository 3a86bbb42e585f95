//! Opening, showing and closing the sheet.

use std::collections::BTreeMap;

use egui::{Area, Frame, Id, Key, Margin, Modifiers, Order, Panel, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2};
use trekker_domain::edit::Edit;
use trekker_domain::event::EventEdit;
use trekker_domain::id::DocId;
use trekker_domain::idea::IdeaDecision;
use trekker_domain::kind::Kind;
use trekker_domain::post::{Nature, Post, PostEdit};
use trekker_domain::standard_answer::StandardAnswerEdit;
use trekker_session::command::Command;
use trekker_session::snapshot::{Body, Detail};

use super::again::{self, Repeating};
use super::approval::Saying;
use super::comments::Writing;
use super::event::Needs;
use super::experience::Experiences;
use super::pickers::Adding;
use super::pictures::Pictures;
use super::texts::Shown;
use super::{comments, event, idea, past, post, standard_answer};
use crate::context::{Scene, Wanted};
use crate::editor::texts::Texts;
use crate::ideas::Parkings;
use crate::look::icons;
use crate::look::tokens::{SHEET, space};
use crate::meeting::title_of_week;
use crate::parts::button::icon_button;
use crate::parts::draft::Drafts;
use crate::parts::layout::{self, body, line, muted};
use crate::parts::menu;
use crate::terms;
use crate::words::say;

/// So many seconds after the first click of a double one the second has come.
const DOUBLE_CLICK: f64 = 0.5;

/// A room narrower than this is not squeezed any further by a sheet beside it.
const NARROW: f32 = 1040.0;

/// One open document and what is half done in it.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) doc: DocId,
    /// It was opened for what happened to something that its room shows, and goes with that room.
    pub(crate) is_of_room: bool,
    focus_title: bool,
    /// It was made with this sheet, and nobody has said anything of it yet.
    is_blank: bool,
    /// What puts it away, as long as it is blank.
    putting_away: Option<Edit>,
    begun: Begun,
    adding: Adding,
    /// A deliverable that was just made: the caret goes to its name.
    focus_part: Option<DocId>,
    shown: Shown,
    repeating: Option<Repeating>,
    experiences: Experiences,
    needs: Needs,
    pictures: Pictures,
    history_open: bool,
    /// When it opened; what is on it then may lie under the second click of a double one.
    opened_at: Option<f64>,
}

/// What somebody began to say in a sheet and has not said yet. It is there when the sheet opens again.
#[derive(Debug, Default)]
pub(crate) struct Begun {
    comment: Writing,
    new_todo: String,
    saying: Saying,
    /// Where somebody is about to say that it is, by channel.
    links: BTreeMap<DocId, String>,
    /// Of an idea.
    parkings: Parkings,
}

impl Begun {
    pub(crate) fn says_anything(&self) -> bool {
        self.comment.is_begun()
            || !self.new_todo.trim().is_empty()
            || self.saying.is_begun()
            || self.links.values().any(|link| !link.trim().is_empty())
            || self.parkings.is_begun()
    }
}

/// What the bodies of the sheet may change.
pub(super) struct Parts<'a> {
    pub(super) drafts: &'a mut Drafts,
    pub(super) texts: &'a mut Texts,
    pub(super) adding: &'a mut Adding,
    pub(super) focus_title: &'a mut bool,
    pub(super) focus_part: &'a mut Option<DocId>,
    pub(super) new_todo: &'a mut String,
    pub(super) shown: &'a mut Shown,
    pub(super) saying: &'a mut Saying,
    pub(super) links: &'a mut BTreeMap<DocId, String>,
    pub(super) experiences: &'a mut Experiences,
    pub(super) needs: &'a mut Needs,
    pub(super) pictures: &'a mut Pictures,
    pub(super) parkings: &'a mut Parkings,
}

impl Sheet {
    /// `begun`: in this sheet, when it was open before.
    pub(crate) fn new(wanted: Wanted, begun: Begun) -> Self {
        Self {
            doc: wanted.doc,
            is_of_room: wanted.shows_history,
            focus_title: wanted.is_new,
            is_blank: wanted.is_new,
            putting_away: None,
            begun,
            adding: Adding::default(),
            focus_part: None,
            shown: Shown::default(),
            repeating: None,
            experiences: Experiences::default(),
            needs: Needs::default(),
            pictures: Pictures::default(),
            history_open: wanted.shows_history,
            opened_at: None,
        }
    }

    /// In a narrow window the sheet lies over the room, so that the room keeps its width.
    pub(crate) fn lies_over(room: Rect) -> bool {
        room.width() < NARROW
    }

    /// `false`: the person wants it closed. `over`: the room it lies over; `None`: it stands beside the room.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        scene: &mut Scene<'_>,
        drafts: &mut Drafts,
        texts: &mut Texts,
        over: Option<Rect>,
    ) -> bool {
        let look = scene.look;
        let frame = Frame::new().fill(look.surface).stroke(Stroke::new(1.0, look.border));
        let mut stays = true;
        if let Some(room) = over {
            let width = SHEET.start().min(room.width() - space::L);
            let rect = Rect::from_min_max(pos2(room.right() - width, room.top()), room.max);
            let shadow = egui::Shadow { offset: [-3, 0], blur: 16, spread: 0, color: look.shadow };
            let area = Area::new(Id::unique("sheet over the room")).fixed_pos(rect.min).default_size(rect.size());
            area.order(Order::Middle).constrain(false).fade_in(false).show(ui.ctx(), |ui| {
                ui.set_min_size(rect.size());
                ui.painter().add(shadow.as_shape(rect, egui::CornerRadius::ZERO));
                ui.painter().add(frame.paint(rect));
                ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                    ui.set_clip_rect(rect);
                    stays = self.inside(ui, scene, drafts, texts, width);
                });
            });
        } else {
            let share = ui.ctx().content_rect().width() * 0.345;
            let width = share.clamp(*SHEET.start(), *SHEET.end());
            let panel = Panel::right("sheet").exact_size(width).resizable(false).show_separator_line(false);
            panel.frame(frame).show(ui, |ui| stays = self.inside(ui, scene, drafts, texts, width));
        }
        let focused_elsewhere =
            ui.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ui.ctx());
        if !focused_elsewhere && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            stays = false;
        }
        stays
    }

    fn inside(
        &mut self,
        ui: &mut Ui,
        scene: &mut Scene<'_>,
        drafts: &mut Drafts,
        texts: &mut Texts,
        width: f32,
    ) -> bool {
        let detail = scene.snapshot.open.get(&self.doc);
        let sent = scene.commands.len();
        let head = Frame::new().inner_margin(Margin::symmetric(20, 12));
        let stays = head.show(ui, |ui| self.head(ui, scene, detail.map(|detail| &**detail))).inner;
        self.repeat(ui, scene, detail.map(|detail| &**detail));
        line(ui);
        ScrollArea::vertical().id_salt(("sheet", self.doc)).auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| {
                ui.set_width(width - 42.0);
                ui.set_max_width(width - 42.0);
                match detail {
                    Some(detail) => self.body(ui, scene, drafts, texts, detail),
                    None => {
                        ui.add_space(space::XL);
                        muted(ui, &say!(scene.words, "opening"));
                    }
                }
            });
        });
        self.is_blank &=
            detail.is_none_or(|detail| is_blank(detail)) && scene.commands[sent..].iter().all(says_nothing);
        self.putting_away = detail.filter(|_| self.is_blank).and_then(|detail| match &detail.body {
            Body::Post(_) => Some(Edit::Post(self.doc, PostEdit::Bin(true))),
            Body::Event(_) => Some(Edit::Event(self.doc, EventEdit::Bin(true))),
            Body::StandardAnswer(_) => Some(Edit::StandardAnswer(self.doc, StandardAnswerEdit::Bin(true))),
            _ => None,
        });
        stays
    }

    /// Something typed in it was sent on.
    pub(crate) fn is_written_in(&mut self) {
        self.putting_away = None;
    }

    /// What else can be done with a post.
    fn more(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, post: &Post, detail: &Detail) {
        let words = scene.words;
        if post.summary.template.is_some() {
            return;
        }
        let button = icon_button(ui, icons::MORE, &say!(words, "more-about-post"));
        menu::drop_list(&button, 220.0, |ui| {
            let muted = scene.look.muted;
            if menu::item(ui, &say!(words, "duplicate"), Some((icons::COPY, muted)), false) {
                again::duplicate(scene, post, detail);
            }
            if post.summary.publish_at.date.is_some()
                && menu::item(ui, &say!(words, "repeat"), Some((icons::SYNC, muted)), false)
            {
                self.repeating = Some(Repeating::default());
            }
            if menu::item(ui, &say!(words, "save-as-template"), Some((icons::INBOX, muted)), false) {
                again::save_as_template(scene, post, detail);
            }
        });
    }

    fn repeat(&mut self, ui: &Ui, scene: &mut Scene<'_>, detail: Option<&Detail>) {
        let (Some(repeating), Some(detail)) = (&mut self.repeating, detail) else { return };
        let Body::Post(post) = &detail.body else { return };
        if !again::dialog(ui, scene, post, detail, repeating) {
            self.repeating = None;
        }
    }

    fn head(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, detail: Option<&Detail>) -> bool {
        let words = scene.words;
        let is_settled = scene.seconds - *self.opened_at.get_or_insert(scene.seconds) > DOUBLE_CLICK;
        let mut stays = true;
        let kind = match detail.map(|detail| &detail.body) {
            Some(Body::Post(post)) if post.summary.template.is_some() => say!(words, "template-item"),
            Some(Body::Post(post)) if post.summary.nature == Nature::Task => say!(words, "kind-task"),
            Some(Body::Post(_)) => say!(words, "kind-post"),
            Some(Body::Idea(_)) => say!(words, "kind-idea"),
            Some(Body::Section(_)) => say!(words, "kind-section"),
            Some(Body::Variant(_)) => say!(words, "kind-variant"),
            Some(Body::Event(_)) => say!(words, "kind-event"),
            Some(Body::Meeting(_)) => say!(words, "kind-meeting"),
            Some(Body::Rule(_)) => say!(words, "kind-rule"),
            Some(Body::Success(_)) => say!(words, "kind-success"),
            Some(Body::StandardAnswer(_)) => say!(words, "kind-answer"),
            Some(Body::Plan(_)) => say!(words, "field-plan"),
            Some(Body::Persona(_)) => say!(words, "field-persona"),
            Some(Body::Named(kind)) => terms::kind(words, *kind),
            None => String::new(),
        };
        layout::row(
            ui,
            |ui| {
                muted(ui, &kind);
            },
            |ui| {
                if icon_button(ui, icons::CLOSE, &say!(words, "close-sheet")).clicked() && is_settled {
                    stays = false;
                }
                let (edit, words) = match detail.map(|detail| &detail.body) {
                    Some(Body::Post(post)) if !post.summary.binned && scene.may_write(Kind::Post) => {
                        (Edit::Post(self.doc, PostEdit::Bin(true)), say!(words, "post-bin"))
                    }
                    Some(Body::Idea(idea)) if !idea.binned && scene.may_bin(idea) => {
                        (Edit::Decide(self.doc, IdeaDecision::Bin(true)), say!(words, "idea-bin"))
                    }
                    Some(Body::Event(event)) if !event.binned && scene.may_write(Kind::Event) => {
                        (Edit::Event(self.doc, EventEdit::Bin(true)), say!(words, "event-bin"))
                    }
                    Some(Body::StandardAnswer(answer)) if !answer.binned && scene.may_write(Kind::StandardAnswer) => {
                        (Edit::StandardAnswer(self.doc, StandardAnswerEdit::Bin(true)), say!(words, "answer-bin"))
                    }
                    _ => return,
                };
                if icon_button(ui, icons::BIN, &words).clicked() && is_settled {
                    scene.edit(edit);
                    stays = false;
                }
                if let Some(detail) = detail
                    && let Body::Post(post) = &detail.body
                {
                    self.more(ui, scene, post, detail);
                }
            },
        );
        stays
    }

    fn body(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, texts: &mut Texts, detail: &Detail) {
        ui.spacing_mut().item_spacing.y = 10.0;
        let mut parts = Parts {
            drafts,
            texts,
            adding: &mut self.adding,
            focus_title: &mut self.focus_title,
            focus_part: &mut self.focus_part,
            new_todo: &mut self.begun.new_todo,
            shown: &mut self.shown,
            saying: &mut self.begun.saying,
            links: &mut self.begun.links,
            experiences: &mut self.experiences,
            needs: &mut self.needs,
            pictures: &mut self.pictures,
            parkings: &mut self.begun.parkings,
        };
        match &detail.body {
            Body::Post(body) => post::show(ui, scene, &mut parts, body, detail),
            Body::Idea(body) => idea::show(ui, scene, &mut parts, body, detail),
            Body::Event(body) => event::show(ui, scene, &mut parts, body, &detail.conflicts),
            Body::StandardAnswer(body) => standard_answer::show(ui, scene, &mut parts, body, detail),
            // These are written in their own rooms: here is what was said of them, and what happened.
            Body::Section(section) => drop(muted(ui, &section.heading)),
            Body::Plan(plan) => drop(body(ui, &plan.name)),
            Body::Persona(persona) => drop(body(ui, &persona.name)),
            Body::Rule(rule) => drop(body(ui, &terms::voice::rule_in_short(scene.words, rule))),
            Body::Success(success) => drop(body(ui, &success.words)),
            Body::Meeting(meeting) => drop(body(ui, &title_of_week(scene, meeting.monday))),
            // A variant shows in its post, and these where the team sets them.
            Body::Variant(_) | Body::Named(_) => {}
        }
        line(ui);
        comments::show(ui, scene, self.doc, detail, &mut self.begun.comment);
        line(ui);
        past::show(ui, scene, self.doc, detail, &mut self.history_open);
        ui.add_space(space::XL);
    }

    /// What is typed is sent on; the engine need not keep the document at hand any more. Gives what was begun and not said.
    /// What nobody said anything of is put away: a click on an empty day leaves nothing behind.
    pub(crate) fn close(mut self, texts: &mut Texts, commands: &mut Vec<Command>) -> Begun {
        let sent = commands.len();
        for variant in self.shown.take_opened() {
            texts.flush(variant, commands);
            commands.push(Command::Close(variant));
        }
        texts.flush(self.doc, commands);
        let is_blank = !self.begun.says_anything() && commands[sent..].iter().all(says_nothing);
        commands.push(Command::Close(self.doc));
        if let Some(edit) = self.putting_away.filter(|_| is_blank) {
            commands.push(Command::Edit(vec![edit]));
        }
        self.begun
    }
}

fn says_nothing(command: &Command) -> bool {
    matches!(command, Command::Open(_) | Command::Close(_))
}

/// Whether it stands as a click made it.
fn is_blank(detail: &Detail) -> bool {
    let is_blank = match &detail.body {
        Body::Post(post) => post.is_blank(),
        Body::Event(event) => event.is_blank(),
        Body::StandardAnswer(answer) => answer.is_blank(),
        _ => false,
    };
    is_blank && detail.history.len() <= 1 && detail.comments.is_empty()
}
