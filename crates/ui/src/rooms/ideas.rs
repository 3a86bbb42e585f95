//! The pinboard: an idea in a few seconds, hearts, and what becomes of it.

use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui::{
    Color32, CornerRadius, CursorIcon, Key, Modifiers, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use trekker_domain::edit::Edit;
use trekker_domain::idea::{Idea, IdeaEdit};
use trekker_domain::kind::Kind;
use trekker_domain::post::{NewPost, Status};

use crate::context::{Scene, Wanted};
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::space;
use crate::parts::avatar::avatar;
use crate::parts::button::{Button, focus_ring, icon_button_sized, paint_icon};
use crate::parts::{field, layout};
use crate::words::say;

const CARD: f32 = 272.0;
/// As many cards as are drawn; the rest waits behind a button.
const PAGE: usize = 120;

/// What the pinboard remembers between frames.
#[derive(Debug)]
pub(crate) struct IdeasRoom {
    text: String,
    wants_focus: bool,
    shown: usize,
}

impl Default for IdeasRoom {
    fn default() -> Self {
        Self { text: String::new(), wants_focus: false, shown: PAGE }
    }
}

/// Makes a post of an idea and opens it. The idea stays.
pub(crate) fn make_post(scene: &mut Scene<'_>, idea: &Idea) {
    let id = (scene.new_id)();
    let post = NewPost {
        title: idea.headline().chars().take(120).collect(),
        text: idea.text.clone(),
        status: Some(Status::Draft.into()),
        owner: scene.snapshot.team.me,
        ..NewPost::default()
    };
    scene.edit(Edit::NewPost(id, post));
    scene.wanted = Some(Wanted { doc: id, is_new: false });
}

/// My heart for an idea, with the count.
pub(crate) fn heart(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea) {
    let look = scene.look;
    let me = scene.snapshot.team.me;
    let is_mine = me.is_some_and(|me| idea.hearts.contains(&me));
    let count = idea.hearts.len();
    let galley = ui.painter().layout_no_wrap(count.to_string(), font::caption_medium(), Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 36.0, 28.0), Sense::click());
    let spoken = say!(scene.words, "heart", count = count);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_mine, &spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::from(is_mine)));
    let ink = if is_mine { look.problem.ink } else { look.muted };
    let fill = if is_mine {
        look.problem.fill
    } else if response.hovered() {
        look.hover
    } else {
        look.surface
    };
    let edge = if is_mine { look.problem.fill } else { look.border };
    let corner = CornerRadius::same(14);
    ui.painter().rect(rect, corner, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    focus_ring(ui, &response, rect, corner);
    paint_icon(ui, icons::HEART, pos2(rect.left() + 16.0, rect.center().y), 14.0, ink);
    ui.painter().galley(pos2(rect.left() + 27.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    let names: Vec<String> = idea.hearts.iter().map(|person| scene.name_of(*person)).collect();
    let hover = if names.is_empty() { spoken } else { scene.words.names(&names) };
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hover).clicked() {
        scene.edit(Edit::Heart { idea: idea.id, given: !is_mine });
    }
}

impl IdeasRoom {
    /// The caret goes to the input at the top.
    pub(crate) fn begin_idea(&mut self) {
        self.wants_focus = true;
    }

    pub(crate) fn has_unsent(&self) -> bool {
        !self.text.trim().is_empty()
    }

    pub(crate) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let words = scene.words;
        layout::title(ui, &say!(words, "room-ideas"));
        ui.add_space(space::S);
        if scene.may_write(Kind::Idea) {
            self.input(ui, scene);
        }
        ui.add_space(space::M);
        let mut ideas: Vec<Arc<Idea>> = scene.snapshot.ideas.values().filter(|idea| !idea.binned).cloned().collect();
        if ideas.is_empty() {
            let (heading, body) = (say!(words, "ideas-empty"), say!(words, "ideas-empty-next"));
            layout::empty_state(ui, icons::IDEAS, &heading, &body);
            return;
        }
        ideas.sort_by(|a, b| b.brought_at.cmp(&a.brought_at).then_with(|| a.id.cmp(&b.id)));
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            self.columns(ui, scene, &ideas);
            if ideas.len() > self.shown {
                let count = ideas.len() - self.shown;
                if Button::quiet(&say!(words, "ideas-more", count = count)).show(ui).clicked() {
                    self.shown += PAGE;
                }
            }
            ui.add_space(space::XL);
        });
    }

    fn input(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let words = scene.words;
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 130.0).min(640.0);
            let (name, hint) = (say!(words, "idea-new"), say!(words, "idea-hint"));
            let response = field::text_line(ui, &mut self.text, &name, &hint, width);
            if std::mem::take(&mut self.wants_focus) {
                response.request_focus();
            }
            let entered = response.lost_focus()
                && ui
                    .input_mut(|input| input.key_pressed(Key::Enter) || input.consume_key(Modifiers::NONE, Key::Enter));
            let is_written = self.has_unsent();
            let clicked =
                Button::primary(&say!(words, "idea-add")).icon(icons::PLUS).enabled(is_written).show(ui).clicked();
            if is_written && (entered || clicked) {
                let id = (scene.new_id)();
                let text = std::mem::take(&mut self.text).trim().to_owned();
                scene.edit(Edit::NewIdea { id, text });
                response.request_focus();
            }
        });
    }

    /// Cards of their own height, each in the column that is shortest so far.
    fn columns(&self, ui: &mut Ui, scene: &mut Scene<'_>, ideas: &[Arc<Idea>]) {
        let gap = space::M;
        let width = ui.available_width();
        let count = ((width + gap) / (CARD + gap)).floor().max(1.0);
        let card = ((width - gap * (count - 1.0)) / count).min(420.0);
        let origin = ui.cursor().min;
        let mut bottoms = vec![origin.y; count as usize];
        for idea in ideas.iter().take(self.shown) {
            let Some((column, top)) = bottoms.iter().copied().enumerate().min_by(|a, b| a.1.total_cmp(&b.1)) else {
                break;
            };
            let left = origin.x + column as f32 * (card + gap);
            let place = egui::Rect::from_min_size(pos2(left, top), vec2(card, f32::INFINITY));
            let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(idea.id));
            show_card(&mut child, scene, idea);
            let bottom = child.min_rect().bottom();
            if let Some(slot) = bottoms.get_mut(column) {
                *slot = bottom + gap;
            }
        }
        let bottom = bottoms.iter().copied().fold(origin.y, f32::max);
        ui.allocate_space(vec2(width, bottom - origin.y));
    }
}

fn show_card(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea) {
    let words = scene.words;
    layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        let shown: String = idea.text.trim().chars().take(280).collect();
        let shown =
            if shown.chars().count() < idea.text.trim().chars().count() { format!("{shown}…") } else { shown };
        let response = ui.add(
            egui::Label::new(
                egui::RichText::new(&shown).font(font::body()).line_height(Some(20.0)).color(scene.look.text),
            )
            .wrap()
            .sense(Sense::click()),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &shown));
        focus_ring(ui, &response, response.rect.expand(4.0), CornerRadius::same(4));
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            scene.want(idea.id);
        }
        ui.add_space(space::XS);
        let name = scene.name_of(idea.brought_by);
        layout::slim(ui, 22.0, |ui| {
            avatar(ui, 22.0, &idea.brought_by, &name);
            layout::caption(
                ui,
                &format!(
                    "{name} · {}",
                    words.since_day(
                        idea.brought_at.with_timezone(scene.now.here.offset()).date_naive(),
                        scene.now.today()
                    )
                ),
            );
        });
        ui.horizontal(|ui| {
            heart(ui, scene, idea);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if scene.may_write(Kind::Idea)
                    && icon_button_sized(ui, icons::BIN, &say!(words, "idea-bin"), 28.0, None).clicked()
                {
                    scene.edit(Edit::Idea(idea.id, IdeaEdit::Bin(true)));
                }
                if scene.may_write(Kind::Post)
                    && icon_button_sized(ui, icons::CALENDAR_PLUS, &say!(words, "idea-to-post"), 28.0, None).clicked()
                {
                    make_post(scene, idea);
                }
            });
        });
    });
}
