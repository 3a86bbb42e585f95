//! Search through everything as one types, and what one can do by name: Ctrl+F or Ctrl+K.

use egui::accesskit::Role;
use egui::{CornerRadius, Frame, Id, Key, Margin, Modifiers, Order, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_session::command::Command;
use trekker_session::snapshot::Hit;

use crate::context::Scene;
use crate::look::icons::{self, Icon};
use crate::look::install::font;
use crate::look::tokens::radius;
use crate::parts::button::{icon_button_sized, paint_icon};
use crate::parts::layout::caption;
use crate::parts::toggle::tab;
use crate::room::Room;
use crate::terms;
use crate::words::say;

/// What the palette can do besides finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Go(Room),
    NewPost,
    NewIdea,
    NewAnswer,
    Answers,
    Invite,
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    Hit(DocId, Kind),
    Action(Action),
}

#[derive(Debug, Default)]
pub(crate) struct SearchBox {
    text: String,
    asked: String,
    /// Only what is of this kind is looked for.
    only: Option<Kind>,
    asked_only: Option<Kind>,
    wants_focus: bool,
    marked: usize,
    pub(crate) chosen: Option<Chosen>,
}

struct Entry {
    icon: Icon,
    title: String,
    under: String,
    means: Chosen,
}

impl SearchBox {
    pub(crate) fn begin(&mut self) {
        self.wants_focus = true;
    }

    pub(crate) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, width: f32) {
        let words = scene.words;
        let (name, hint) = (say!(words, "search"), say!(words, "search-hint"));
        let field_id = Id::unique("search field");
        let is_in = ui.memory(|memory| memory.has_focus(field_id)) || !self.text.is_empty();
        let entries = if is_in { self.entries(scene) } else { Vec::new() };
        let entered = is_in && self.keys(ui, entries.len());
        let response = ui.scope(|ui| {
            let edit = egui::TextEdit::singleline(&mut self.text)
                .id(field_id)
                .hint_text(hint)
                .desired_width(width)
                .margin(Margin { left: 32, right: 32, top: 6, bottom: 6 })
                .min_size(vec2(width, 32.0))
                .align(egui::Align2::LEFT_CENTER);
            ui.add(edit).accessible_name(name)
        });
        let response = response.inner;
        let at = pos2(response.rect.left() + 16.0, response.rect.center().y);
        paint_icon(ui, icons::SEARCH, at, 15.0, scene.look.muted);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        if response.changed() {
            self.marked = 0;
        }
        self.ask(scene);
        let mut chosen = None;
        if !self.text.trim().is_empty() {
            let rect = egui::Rect::from_center_size(response.rect.right_center() - vec2(18.0, 0.0), vec2(24.0, 24.0));
            let clear = ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
                icon_button_sized(ui, icons::CLOSE, &say!(words, "search-clear"), 24.0, None).clicked()
            });
            if clear.inner {
                self.close(scene);
                return;
            }
            chosen = self.panel(ui, scene, &entries, response.rect);
        }
        if entered {
            chosen = entries.get(self.marked).map(|entry| entry.means);
        }
        if chosen.is_some() {
            self.chosen = chosen;
            response.surrender_focus();
            self.close(scene);
        }
    }

    /// Up, down and Escape are for the list; `true` when Enter chose from it.
    fn keys(&mut self, ui: &Ui, count: usize) -> bool {
        let (down, up, enter, escape) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                !self.text.trim().is_empty() && input.key_pressed(Key::Enter),
                input.consume_key(Modifiers::NONE, Key::Escape),
            )
        });
        if down {
            self.marked = (self.marked + 1).min(count.saturating_sub(1));
        }
        if up {
            self.marked = self.marked.saturating_sub(1);
        }
        if escape {
            self.text.clear();
            ui.memory_mut(|memory| memory.surrender_focus(Id::unique("search field")));
        }
        enter
    }

    /// Everything, or one kind of things.
    fn filters(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let words = scene.words;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let all = say!(words, "search-all");
            if tab(ui, &all, &all, None, self.only.is_none()).clicked() {
                self.only = None;
            }
            for kind in [Kind::Post, Kind::Event, Kind::Idea, Kind::StandardAnswer, Kind::Section] {
                let name = terms::kind(words, kind);
                if tab(ui, &name, &say!(words, "search-only", kind = name.as_str()), None, self.only == Some(kind))
                    .clicked()
                {
                    self.only = Some(kind);
                }
            }
        });
        ui.add_space(4.0);
    }

    fn close(&mut self, scene: &mut Scene<'_>) {
        self.text.clear();
        (self.marked, self.only) = (0, None);
        self.ask(scene);
    }

    fn ask(&mut self, scene: &mut Scene<'_>) {
        let query = self.text.trim();
        if query != self.asked || self.only != self.asked_only {
            query.clone_into(&mut self.asked);
            self.asked_only = self.only;
            scene.commands.push(Command::Search { words: self.asked.clone(), only: self.only });
        }
    }

    fn entries(&self, scene: &Scene<'_>) -> Vec<Entry> {
        let query = self.text.trim().to_lowercase();
        if query.is_empty() {
            return Vec::new();
        }
        let words = scene.words;
        let hits = scene.snapshot.search.as_ref().map(|search| search.hits.as_slice()).unwrap_or_default();
        let hits = hits.iter().take(12).map(|hit| entry_of(scene, hit));
        let actions = Room::ALL
            .into_iter()
            .map(|room| (Action::Go(room), room.icon(), say!(words, "go-to", room = room.name(words))))
            .chain([
                (Action::NewPost, icons::CALENDAR_PLUS, say!(words, "new-post")),
                (Action::NewIdea, icons::IDEAS, say!(words, "idea-new")),
                (Action::NewAnswer, icons::COMMENT, say!(words, "answer-add-long")),
                (Action::Answers, icons::COMMENT, say!(words, "answers-go")),
                (Action::Invite, icons::INVITE, say!(words, "invite")),
            ])
            .filter(|(_, _, title)| self.only.is_none() && title.to_lowercase().contains(&query))
            .map(|(action, icon, title)| Entry { icon, title, under: String::new(), means: Chosen::Action(action) });
        hits.chain(actions).collect()
    }

    fn panel(&mut self, ui: &Ui, scene: &Scene<'_>, entries: &[Entry], under: egui::Rect) -> Option<Chosen> {
        let look = scene.look;
        let words = scene.words;
        let mut chosen = None;
        let width = under.width().max(460.0);
        let frame = Frame::new()
            .fill(look.surface)
            .stroke(Stroke::new(1.0, look.border))
            .corner_radius(CornerRadius::same(radius::CARD))
            .inner_margin(Margin::same(6))
            .shadow(ui.visuals().popup_shadow);
        egui::Area::new(Id::unique("search results"))
            .default_size(vec2(width, 480.0))
            .order(Order::Foreground)
            .fixed_pos(under.left_bottom() + vec2(0.0, 4.0))
            .show(ui.ctx(), |ui| {
                frame.show(ui, |ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    self.filters(ui, scene);
                    let search = scene.snapshot.search.as_ref();
                    if entries.is_empty() {
                        let known = search.is_some_and(|search| search.query == self.asked && !search.is_indexing);
                        let words = if known { say!(words, "search-nothing") } else { say!(words, "searching") };
                        ui.add_space(6.0);
                        caption(ui, &words);
                        ui.add_space(6.0);
                    }
                    egui::ScrollArea::vertical().max_height(420.0).min_scrolled_height(420.0).show(ui, |ui| {
                        for (nth, entry) in entries.iter().enumerate() {
                            if show_entry(ui, scene, entry, nth == self.marked) {
                                chosen = Some(entry.means);
                            }
                        }
                    });
                    if !entries.is_empty() && search.is_some_and(|search| search.is_indexing) {
                        caption(ui, &say!(words, "search-indexing"));
                    }
                });
            });
        chosen
    }
}

fn entry_of(scene: &Scene<'_>, hit: &Hit) -> Entry {
    let words = scene.words;
    let icon = match hit.kind {
        Kind::Post => icons::CALENDAR,
        Kind::Idea => icons::IDEAS,
        Kind::Section => icons::VOICE,
        Kind::Success => icons::SPARKLES,
        Kind::Meeting => icons::INBOX,
        Kind::Comment | Kind::StandardAnswer => icons::COMMENT,
        _ => icons::SEARCH,
    };
    let title = match hit.title.trim() {
        "" if hit.kind == Kind::Meeting => terms::kind(words, hit.kind),
        title => terms::title(words, title),
    };
    let when = match trekker_domain::publish_at::PublishAt::parse(&hit.when) {
        Some((Some(date), _)) => words.day(date, scene.now.today()),
        _ => hit.when.clone(),
    };
    let under = [terms::kind(words, hit.kind), when, hit.excerpt.replace('\n', " ").replace("**", "")];
    let under = under.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    Entry { icon, title, under, means: Chosen::Hit(hit.doc, hit.kind) }
}

fn show_entry(ui: &mut Ui, scene: &Scene<'_>, entry: &Entry, is_marked: bool) -> bool {
    let look = scene.look;
    let height = if entry.under.is_empty() { 32.0 } else { 44.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let spoken = format!("{} {}", entry.title, entry.under);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_marked, &spoken));
    if is_marked || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(6), look.hover);
    }
    paint_icon(ui, entry.icon, pos2(rect.left() + 18.0, rect.center().y), 16.0, look.muted);
    let left = rect.left() + 38.0;
    let lay = |words: &str, face, ink| {
        let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), face, ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 48.0);
        ui.painter().layout_job(job)
    };
    let title = lay(&entry.title, font::medium(), look.text);
    if entry.under.is_empty() {
        ui.painter().galley(pos2(left, rect.center().y - title.size().y / 2.0), title, look.text);
    } else {
        ui.painter().galley(pos2(left, rect.top() + 4.0), title, look.text);
        let under = lay(&entry.under, font::caption(), look.muted);
        ui.painter().galley(pos2(left, rect.bottom() - under.size().y - 4.0), under, look.muted);
    }
    response.clicked()
}
