//! One post as a chip: time, title, channel, status, owner, and what is missing.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, CornerRadius, CursorIcon, Id, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};
use trekker_domain::danger::Danger;
use trekker_domain::id::DocId;
use trekker_domain::incomplete::missing_of;
use trekker_domain::post::PostSummary;
use trekker_session::calendar::PostRow;
use unicode_segmentation::UnicodeSegmentation;

use super::selection::Marked;
use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::{CHIP, ON_PERSON, person_colour, radius};
use crate::parts::avatar::initials;
use crate::parts::button::focus_ring;
use crate::terms;
use crate::words::say;

/// So much of a title shows before anything else gets room.
const LEAST_TITLE: f32 = 44.0;
/// So much of a title has to show beside the word of what is wrong.
const WITH_WORD: f32 = 96.0;
/// How wide the owner's face is, with the space beside it.
const OWNER: f32 = 19.0;

/// What is being dragged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dragged {
    pub(super) post: DocId,
    /// Where the upper edge of its chip was, and how far below that it was taken.
    pub(super) top: f32,
    pub(super) below: f32,
}

pub(super) fn id_of(post: DocId) -> Id {
    Id::unique(("calendar chip", post))
}

/// One `interact` and a handful of shapes.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, row: &PostRow, rect: Rect, marked: Marked<'_>) -> Response {
    let post = &row.summary;
    let (is_open, is_chosen) = (marked.is_open(post.id), marked.is_chosen(post.id));
    let response = ui.interact(rect, id_of(post.id), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, spoken(scene, row)));
    if ui.is_rect_visible(rect) {
        let faded = if response.dragged() { 0.4 } else { 1.0 };
        paint(ui.painter(), scene, row, rect, response.hovered() || is_open, faded);
        if is_open || is_chosen {
            let edge = Stroke::new(if is_chosen { 2.0 } else { 1.5 }, scene.look.accent);
            ui.painter().rect_stroke(rect, CornerRadius::same(radius::CHIP), edge, StrokeKind::Inside);
        }
        focus_ring(ui, &response, rect, CornerRadius::same(radius::CHIP));
    }
    if response.drag_started()
        // Where it was taken: by now the pointer has moved.
        && let Some(at) = ui.input(|input| input.pointer.press_origin())
    {
        response.dnd_set_drag_payload(Dragged { post: post.id, top: rect.top(), below: at.y - rect.top() });
    }
    if response.dragged() {
        return response;
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| tooltip(ui, scene, row))
}

/// Paints a chip anywhere: in its day, and as the ghost under the pointer.
pub(super) fn paint(painter: &Painter, scene: &Scene<'_>, row: &PostRow, rect: Rect, is_hot: bool, opacity: f32) {
    let (look, post) = (scene.look, &row.summary);
    let tint = look.status(&post.status);
    let fade = |colour: Color32| colour.gamma_multiply(opacity);
    let corner = CornerRadius::same(radius::CHIP);
    painter.rect_filled(rect, corner, fade(tint.fill));
    if is_hot {
        painter.rect_stroke(rect, corner, Stroke::new(1.0, fade(tint.ink)), StrokeKind::Inside);
    }
    let mut right = rect.right() - 4.0;
    let is_missing = !missing_of(post).is_empty();
    // That nobody is responsible is something missing, and no more than that.
    let danger = scene.dangers.of(post.id).all().next().filter(|first| *first != Danger::NobodyResponsible);
    if is_missing || danger.is_some() {
        let (icon, ink) =
            if danger.is_some() { (icons::ALERT, look.problem.ink) } else { (icons::WARNING, look.draft.ink) };
        let at = pos2(right - 6.0, rect.center().y);
        painter.text(at, egui::Align2::CENTER_CENTER, icon.0, font::icon(12.0), fade(ink));
        right -= 16.0;
    }
    let at = pos2(rect.left() + 11.0, rect.center().y);
    painter.text(at, egui::Align2::CENTER_CENTER, icons::of_status(&post.status).0, font::icon(12.0), fade(tint.ink));
    let mut left = rect.left() + 20.0;
    // The title goes before all else; what finds no room beside it is in the tooltip.
    let has_room = |left: f32, right: f32, width: f32| right - left - width >= LEAST_TITLE;
    if let Some(time) = post.publish_at.time {
        let galley = painter.layout_no_wrap(scene.words.time(time), font::caption(), fade(look.muted));
        let width = galley.size().x + 4.0;
        if has_room(left, right, width) {
            painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, tint.ink);
            left += width;
        }
    }
    if let Some(channel) = channel_words(scene, post) {
        let galley = painter.layout_no_wrap(channel, font::caption(), fade(look.muted));
        let width = galley.size().x + 4.0;
        if has_room(left, right, width) {
            right -= width;
            painter.galley(pos2(right + 4.0, rect.center().y - galley.size().y / 2.0), galley, tint.ink);
        }
    }
    if has_room(left, right, OWNER) {
        right = paint_owner(painter, scene, post, rect, right, opacity);
    }
    let title = if post.title.trim().is_empty() { say!(scene.words, "untitled") } else { post.title.clone() };
    if let Some(danger) = danger {
        let word = terms::danger(scene.words, danger);
        let galley = painter.layout_no_wrap(word, font::caption_medium(), fade(look.problem.ink));
        let width = galley.size().x + 8.0;
        let of_title = one_line(painter, title.clone(), right - left - 2.0, look.text).size().x;
        // Beside the whole title, or so much of it that one knows it again.
        if right - left - width >= of_title.min(WITH_WORD) {
            right -= width;
            painter.galley(pos2(right + 6.0, rect.center().y - galley.size().y / 2.0), galley, look.problem.ink);
        }
    }
    let galley = one_line(painter, title, right - left - 2.0, fade(look.text));
    painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, look.text);
}

pub(super) fn one_line(painter: &Painter, words: String, width: f32, ink: Color32) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::simple_singleline(words, font::caption_medium(), ink);
    job.wrap = TextWrapping { break_anywhere: true, ..TextWrapping::truncate_at_width(width.max(4.0)) };
    painter.layout_job(job)
}

fn paint_owner(painter: &Painter, scene: &Scene<'_>, post: &PostSummary, rect: Rect, right: f32, opacity: f32) -> f32 {
    let Some(owner) = post.owner else { return right };
    let center = pos2(right - 8.0, rect.center().y);
    painter.circle_filled(center, 8.0, person_colour(&owner).gamma_multiply(opacity));
    let letters = scene.member(owner).map_or_else(|| "?".to_owned(), |member| initials(&member.name));
    let mut face = font::caption_medium();
    face.size = 8.5;
    painter.text(center, egui::Align2::CENTER_CENTER, letters, face, ON_PERSON.gamma_multiply(opacity));
    right - OWNER
}

/// The first channel in two letters, and how many more there are.
fn channel_words(scene: &Scene<'_>, post: &PostSummary) -> Option<String> {
    let names = scene.snapshot.names_of_channels(&post.channels);
    let words = abbreviation(names.first()?);
    Some(if names.len() > 1 { format!("{words}+{}", names.len() - 1) } else { words })
}

/// A channel in two letters: 'Instagram' is 'In', 'Els Blog' is 'EB'.
pub(super) fn abbreviation(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.as_slice() {
        [one] => one.graphemes(true).take(2).collect(),
        many => many.iter().filter_map(|word| word.graphemes(true).next()).take(2).collect(),
    }
}

fn tooltip(ui: &mut Ui, scene: &Scene<'_>, row: &PostRow) {
    use crate::parts::layout::{caption, strong};
    let (words, post) = (scene.words, &row.summary);
    ui.set_max_width(280.0);
    strong(ui, if post.title.trim().is_empty() { say!(words, "untitled") } else { post.title.clone() }.as_str());
    caption(ui, &facts(scene, post).join(" · "));
    for remark in remarks(scene, row) {
        caption(ui, &remark);
    }
    if row.comments > 0 {
        caption(ui, &say!(words, "comment-count", count = row.comments));
    }
}

/// What is wrong with it, the most dangerous first; then what else there is to say of it. Each thing once.
pub(super) fn remarks(scene: &Scene<'_>, row: &PostRow) -> Vec<String> {
    let words = scene.words;
    let mut remarks: Vec<String> =
        scene.dangers.of(row.summary.id).all().map(|danger| terms::danger(words, danger)).collect();
    let others = terms::approval(words, row.approval).into_iter();
    let others = others.chain(row.has_variant_behind().then(|| say!(words, "chip-variant-behind")));
    for other in others.chain(missing_of(&row.summary).into_iter().map(|what| terms::missing(words, what))) {
        if !remarks.contains(&other) {
            remarks.push(other);
        }
    }
    remarks
}

fn facts(scene: &Scene<'_>, post: &PostSummary) -> Vec<String> {
    let words = scene.words;
    let mut facts = vec![terms::status(words, &post.status)];
    facts.extend(scene.snapshot.names_of_channels(&post.channels).into_iter().map(str::to_owned));
    facts.extend(post.owner.map(|owner| scene.name_of(owner)));
    facts
}

/// What a screen reader says of a chip.
pub(super) fn spoken(scene: &Scene<'_>, row: &PostRow) -> String {
    let (words, post) = (scene.words, &row.summary);
    let mut parts = vec![if post.title.trim().is_empty() { say!(words, "untitled") } else { post.title.clone() }];
    parts.extend(post.publish_at.date.map(|date| words.day(date, scene.now.today())));
    parts.extend(post.publish_at.time.map(|time| words.time(time)));
    parts.extend(facts(scene, post));
    parts.extend(remarks(scene, row));
    parts.join(", ")
}

/// The ghost of what is being dragged, under the pointer.
pub(super) fn ghost(ui: &Ui, scene: &Scene<'_>) {
    let Some(dragged) = egui::DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
    let (Some(at), Some(row)) = (ui.ctx().pointer_interact_pos(), scene.snapshot.calendar.get(dragged.post)) else {
        return;
    };
    let layer = egui::LayerId::new(egui::Order::Tooltip, Id::unique("dragged chip"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = Rect::from_min_size(at + vec2(8.0, -11.0), vec2(168.0, CHIP));
    let shadow = egui::Shadow { offset: [0, 3], blur: 10, spread: 0, color: scene.look.shadow };
    painter.add(shadow.as_shape(rect, CornerRadius::same(radius::CHIP)));
    painter.rect_filled(rect, CornerRadius::same(radius::CHIP), scene.look.surface);
    paint(&painter, scene, row, rect, true, 1.0);
}

#[cfg(test)]
mod tests {
    use super::abbreviation;

    #[test]
    fn a_channel_is_known_by_two_letters() {
        for (name, short) in [("Instagram", "In"), ("Els haar blog", "Eh"), ("X", "X"), ("", "")] {
            assert_eq!(abbreviation(name), short);
        }
    }
}
