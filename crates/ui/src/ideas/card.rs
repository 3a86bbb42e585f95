//! One idea as a card: what it says, who brought it, how it stands.

use std::collections::BTreeSet;

use egui::accesskit::{Role, Toggled};
use egui::{Color32, CornerRadius, CursorIcon, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use trekker_domain::bundle::Bundle;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{Idea, IdeaDecision, Stand};
use trekker_domain::kind::Kind;

use super::bundle::make;
use crate::context::Scene;
use crate::look::icons::{self, Icon};
use crate::look::install::font;
use crate::look::tokens::{radius, space};
use crate::parts::avatar::avatar;
use crate::parts::button::{Button, focus_ring, icon_button_sized, paint_icon};
use crate::parts::layout;
use crate::parts::menu;
use crate::parts::toggle::tag;
use crate::sheet::{Pictures, square};
use crate::terms;
use crate::words::{Words, say};

/// So many letters of an idea stand on its card; the rest in its sheet.
const LONGEST: usize = 280;
const PHOTO: f32 = 96.0;

/// What somebody does with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Open,
    Select,
    Park,
    /// Another card was dropped on this one.
    Dropped(DocId),
}

/// My heart for an idea, with the count.
pub(super) fn heart(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea) {
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

/// How it stands, in words: what it became, until when it rests. With what can be opened.
pub(crate) fn stand_lines(scene: &Scene<'_>, idea: &Idea) -> Vec<(Icon, String, Option<DocId>)> {
    let (words, snapshot, today) = (scene.words, scene.snapshot, scene.now.today());
    let mut lines = Vec::new();
    for into in idea.became.keys().filter(|into| snapshot.is_there(**into)) {
        if let Some(row) = snapshot.calendar.get(*into) {
            let post = &row.summary;
            let title = terms::title(words, &post.title);
            let status = terms::status(words, &post.status);
            let line = match post.publish_at.date {
                Some(day) => {
                    say!(words, "idea-became-post", day = words.since_day(day, today), title = title, status = status)
                }
                None => say!(words, "idea-became-post-undated", title = title, status = status),
            };
            lines.push((icons::CALENDAR, line, Some(*into)));
        } else if let Some(plan) = snapshot.plans.get(into) {
            lines.push((icons::SPARKLES, say!(words, "idea-became-plan", name = plan.name.as_str()), None));
        } else if let Some(bigger) = snapshot.ideas.get(into) {
            lines.push((icons::IDEAS, say!(words, "idea-became-idea", title = bigger.headline()), Some(*into)));
        }
    }
    match snapshot.stand_of(idea, today) {
        Stand::Parked => {
            if let Some(parked) = &idea.parked {
                let day = words.day(parked.until, today);
                let line = say!(words, "idea-parked-until", day = day, reason = parked.reason.as_str());
                lines.push((icons::HISTORY, line, None));
            }
        }
        Stand::Back => lines.push((icons::HISTORY, say!(words, "idea-back"), None)),
        Stand::Became | Stand::New | Stand::OnBoard => {}
    }
    lines
}

/// Who put it into each of what it became, where it is in several: made apart, and nobody is told off.
pub(crate) fn bundled_apart(scene: &Scene<'_>, idea: &Idea) -> Option<String> {
    let live = idea.became.iter().filter(|(into, _)| scene.snapshot.is_there(**into));
    let by: Vec<_> = live.map(|(_, by)| *by).collect();
    let people: BTreeSet<_> = by.iter().copied().collect();
    // One person who put it into two things knows so.
    let names: Vec<String> = people.iter().map(|person| scene.name_of_some(*person)).collect();
    let said = || say!(scene.words, "idea-bundled-apart", names = scene.words.all_names(&names), count = by.len());
    (people.len() > 1).then(said)
}

/// Draws it. Gives what somebody does with it.
pub(super) fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    pictures: &mut Pictures,
    idea: &Idea,
    is_selected: bool,
) -> Option<Deed> {
    let mut deed = None;
    let card = layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        let response = words_of(ui, scene, idea, is_selected);
        response.dnd_set_drag_payload(idea.id);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            deed = Some(Deed::Open);
        }
        if let Some((one, texture)) = idea.media.iter().find_map(|one| Some((one, pictures.of(ui, scene, one)?))) {
            square(ui, one, texture, PHOTO);
        }
        belongings(ui, scene, idea);
        who(ui, scene, idea);
        for (icon, line, _) in stand_lines(scene, idea) {
            with_icon(ui, icon, &line, scene.look.muted);
        }
        if scene.snapshot.stand_of(idea, scene.now.today()) == Stand::New && !idea.binned {
            with_icon(ui, icons::SPARKLES, &say!(scene.words, "idea-unseen"), scene.look.accent);
        }
        if let Some(apart) = bundled_apart(scene, idea) {
            with_icon(ui, icons::INFO, &apart, scene.look.draft.ink);
        }
        ui.horizontal(|ui| {
            heart(ui, scene, idea);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if let Some(done) = buttons(ui, scene, idea, is_selected) {
                    deed = Some(done);
                }
            });
        });
    });
    if is_selected {
        let edge = Stroke::new(2.0, scene.look.accent);
        ui.painter().rect_stroke(card.response.rect, CornerRadius::same(radius::CARD), edge, StrokeKind::Inside);
    }
    let over = card.response.dnd_hover_payload::<DocId>();
    if over.is_some_and(|dragged| *dragged != idea.id) {
        let edge = Stroke::new(2.0, scene.look.accent);
        ui.painter().rect_stroke(card.response.rect, CornerRadius::same(radius::CARD), edge, StrokeKind::Outside);
    }
    match card.response.dnd_release_payload::<DocId>() {
        Some(dragged) if *dragged != idea.id => Some(Deed::Dropped(*dragged)),
        _ => deed,
    }
}

fn words_of(ui: &mut Ui, scene: &Scene<'_>, idea: &Idea, is_selected: bool) -> Response {
    let whole = idea.text.trim();
    let shown: String = whole.chars().take(LONGEST).collect();
    let shown = if shown.len() < whole.len() { format!("{shown}…") } else { shown };
    let text = egui::RichText::new(&shown).font(font::body()).line_height(Some(20.0)).color(scene.look.text);
    let response = ui.add(egui::Label::new(text).wrap().selectable(false).sense(Sense::click_and_drag()));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &shown));
    focus_ring(ui, &response, response.rect.expand(4.0), CornerRadius::same(4));
    response
}

/// Its first words in one line of a list.
pub(super) fn line(ui: &mut Ui, scene: &Scene<'_>, words: &str, width: f32, is_selected: bool) -> Response {
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font::body(), scene.look.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, words));
    focus_ring(ui, &response, rect, CornerRadius::same(4));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, scene.look.text);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Theme, season, channels, a link, more photos than one.
pub(super) fn belongings(ui: &mut Ui, scene: &Scene<'_>, idea: &Idea) {
    let (words, snapshot, look) = (scene.words, scene.snapshot, scene.look);
    let quiet = crate::look::tokens::Tint { fill: look.sunken, ink: look.muted };
    let mut tags: Vec<(String, Option<Icon>)> = Vec::new();
    tags.extend(idea.theme.and_then(|id| snapshot.themes.get(&id)).map(|theme| (theme.name.clone(), None)));
    tags.extend(idea.season.as_ref().map(|season| (terms::season(words, season), Some(icons::SUN))));
    tags.extend(snapshot.names_of_channels(&idea.channels).into_iter().map(|name| (name.to_owned(), None)));
    if !idea.link.is_empty() {
        tags.push((say!(words, "field-link"), Some(icons::LINK)));
    }
    if !idea.media.is_empty() {
        tags.push((say!(words, "idea-files", count = idea.media.len()), Some(icons::PHOTO)));
    }
    if tags.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (name, icon) in tags {
            tag(ui, &name, icon, quiet);
        }
    });
}

/// Whose idea it is: the first of them, and the names of all. A bigger idea is of those whose ideas are in it.
pub(crate) fn whose(scene: &Scene<'_>, idea: &Idea) -> (PersonId, String) {
    let credit = scene.snapshot.credit_of(idea.id);
    match credit.as_slice() {
        [] => (idea.brought_by, scene.name_of(idea.brought_by)),
        [first, ..] => {
            let names: Vec<String> = credit.iter().map(|person| scene.name_of(*person)).collect();
            (*first, scene.words.all_names(&names))
        }
    }
}

fn who(ui: &mut Ui, scene: &Scene<'_>, idea: &Idea) {
    let words = scene.words;
    let (who, name) = whose(scene, idea);
    layout::slim(ui, 22.0, |ui| {
        avatar(ui, 22.0, &who, &name);
        let day = idea.brought_at.with_timezone(&scene.now.at.timezone()).date_naive();
        layout::caption(ui, &format!("{name} · {}", words.since_day(day, scene.now.today())));
    });
}

pub(super) fn with_icon(ui: &mut Ui, icon: Icon, words: &str, ink: Color32) {
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
        paint_icon(ui, icon, rect.center(), 13.0, ink);
        ui.add(egui::Label::new(egui::RichText::new(words).font(font::caption()).color(ink)).wrap());
    });
}

/// What keeping it is called: somebody looked at it, or it comes back from its rest.
fn keep_words(words: &Words, idea: &Idea) -> String {
    if idea.parked.is_some() { say!(words, "idea-back-to-board") } else { say!(words, "idea-keep") }
}

fn buttons(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea, is_selected: bool) -> Option<Deed> {
    let words = scene.words;
    let mut deed = None;
    let may_write = scene.may_write(Kind::Post) && !idea.binned;
    let mine = scene.may_bin(idea);
    let name = idea.headline();
    let more = icon_button_sized(ui, icons::MORE, &say!(words, "idea-more", name = name), 28.0, None);
    menu::drop_list(&more, 200.0, |ui| {
        let muted = scene.look.muted;
        let park = if idea.parked.is_some() { say!(words, "idea-park-anew") } else { say!(words, "idea-park") };
        if may_write && menu::item(ui, &park, Some((icons::HISTORY, muted)), false) {
            deed = Some(Deed::Park);
        }
        if may_write
            && idea.kept_by.is_none()
            && menu::item(ui, &keep_words(words, idea), Some((icons::CHECK, muted)), false)
        {
            scene.edit(Edit::Decide(idea.id, idea.kept()));
        }
        if may_write
            && (idea.kept_by.is_some() || idea.parked.is_some())
            && menu::item(ui, &say!(words, "idea-look-again"), Some((icons::UNDO, muted)), false)
        {
            scene.edit(Edit::Decide(idea.id, IdeaDecision::LookAgain));
        }
        if idea.binned {
            if mine && menu::item(ui, &say!(words, "restore"), Some((icons::UNDO, muted)), false) {
                scene.edit(Edit::Decide(idea.id, IdeaDecision::Bin(false)));
            }
        } else if mine && menu::item(ui, &say!(words, "idea-bin"), Some((icons::BIN, muted)), false) {
            scene.edit(Edit::Decide(idea.id, IdeaDecision::Bin(true)));
        }
    });
    if may_write {
        if icon_button_sized(ui, icons::CALENDAR_PLUS, &say!(words, "idea-to-post"), 28.0, None).clicked() {
            make(scene, &[idea.id].into(), Bundle::Post(None));
        }
        let (icon, select) = match is_selected {
            true => (icons::STATUS_POSTED, say!(words, "idea-unselect", name = name)),
            false => (icons::STATUS_IDEA, say!(words, "idea-select", name = name)),
        };
        let ink = is_selected.then_some(scene.look.accent);
        if icon_button_sized(ui, icon, &select, 28.0, ink).clicked() {
            deed = Some(Deed::Select);
        }
    }
    deed
}

/// What can be done with an idea in its sheet. `true`: it is to be parked.
pub(crate) fn deeds(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea) -> bool {
    heart(ui, scene, idea);
    scene.may_write(Kind::Post) && !idea.binned && decide(ui, scene, idea)
}

fn decide(ui: &mut Ui, scene: &mut Scene<'_>, idea: &Idea) -> bool {
    let words = scene.words;
    let mut parks = false;
    ui.horizontal_wrapped(|ui| {
        if Button::quiet(&say!(words, "idea-to-post")).icon(icons::CALENDAR_PLUS).show(ui).clicked() {
            make(scene, &[idea.id].into(), Bundle::Post(None));
        }
        if idea.kept_by.is_none() && Button::quiet(&keep_words(words, idea)).icon(icons::CHECK).show(ui).clicked() {
            scene.edit(Edit::Decide(idea.id, idea.kept()));
        }
        if Button::quiet(&say!(words, "idea-park")).icon(icons::HISTORY).show(ui).clicked() {
            parks = true;
        }
        if idea.parked.is_some() && Button::bare(&say!(words, "idea-look-again")).icon(icons::UNDO).show(ui).clicked() {
            scene.edit(Edit::Decide(idea.id, IdeaDecision::LookAgain));
        }
    });
    parks
}
