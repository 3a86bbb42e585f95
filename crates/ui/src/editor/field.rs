//! The widget: a text field over a typing buffer, with the others' carets in it.

use std::ops::Range;

use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{Event, Id, ImeEvent, Key, Modifiers, Rect, Response, Stroke, TextBuffer, TextEdit, Ui, pos2, vec2};
use trekker_domain::id::DocId;
use trekker_domain::text::Splice;
use trekker_session::command::Command;
use trekker_session::snapshot::TextDetail;
use trekker_voice::Occasion;

use super::grapheme;
use super::overlaps;
use super::stretches::stretches;
use super::texts::Texts;
use super::typing_buffer::{Moves, TypingBuffer};
use super::voice;
use crate::context::Scene;
use crate::look::install::font;
use crate::look::tokens::{ON_PERSON, person_colour};
use crate::parts::button::Button;
use crate::parts::layout;
use crate::words::say;

/// How the field looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Looks<'a> {
    pub(crate) name: &'a str,
    pub(crate) hint: &'a str,
    pub(crate) rows: usize,
    pub(crate) may_write: bool,
    /// What it is for, where it is checked by the voice rules.
    pub(crate) occasions: &'a [Occasion],
    /// Words that somebody said something about, in Unicode scalar values of the text that everybody has.
    pub(crate) marks: &'a [Range<usize>],
}

pub(crate) fn id_of(doc: DocId) -> Id {
    Id::unique(("collaborative text", doc))
}

/// Shows the text and takes what is typed into it.
pub(crate) fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    texts: &mut Texts,
    doc: DocId,
    detail: &TextDetail,
    looks: Looks<'_>,
) -> Response {
    let id = id_of(doc);
    let new_id = &mut *scene.new_id;
    let open = texts.open(doc, detail, || fresh_branch(new_id()));
    if let Some(moves) = open.buffer.see(detail) {
        move_caret(ui, id, &moves);
    }
    let refused = open.give_up_when_refused(detail);
    if let Some(mine) = refused.filter(|mine| **mine != *detail.text) {
        texts.refused.insert(doc, mine);
    }
    show_refused(ui, scene, texts, doc);
    let open = texts.open(doc, detail, || fresh_branch((scene.new_id)()));
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if has_focus {
        open.buffer.is_composing = composing(ui, open.buffer.is_composing);
        if let Some(wish) = undo_or_redo(ui) {
            scene.commands.extend(open.buffer.take(doc).map(Command::Type));
            scene.commands.push(wish);
        }
    }
    let before = caret_of(ui, id);
    let mut output = {
        let mut adapter = Adapter { buffer: &mut open.buffer, now: scene.seconds, may_write: looks.may_write };
        TextEdit::multiline(&mut adapter)
            .id(id)
            .hint_text(looks.hint.to_owned())
            .desired_width(f32::INFINITY)
            .desired_rows(looks.rows)
            .show(ui)
    };
    let response = output.response.response.clone().accessible_name(looks.name);
    output.state.clear_undoer();
    keep_off_the_middle(&mut output, open.buffer.text(), before);
    output.state.clone().store(ui.ctx(), id);

    if response.lost_focus() {
        open.buffer.is_composing = false;
        scene.commands.extend(open.buffer.take(doc).map(Command::Type));
    }
    let caret = output.state.cursor.char_range().filter(|_| response.has_focus()).map(|range| range.primary.index.0);
    // A caret is a place in what was sent, so it is told when nothing is unsent.
    if caret != open.told_caret && (caret.is_none() || !open.buffer.has_unsent()) {
        open.told_caret = caret;
        scene.commands.push(Command::Caret { doc, at: caret });
    }
    paint_marks(ui, scene, detail, open.buffer.text(), looks.marks, &output);
    paint_carets(ui, scene, detail, open.buffer.text(), &output);
    if !detail.overlaps.is_empty() {
        let is_sent = open.buffer.is_settled() && open.buffer.text() == &*detail.text;
        settle(ui, scene, doc, detail, open.buffer.text(), (looks.may_write, is_sent), &output);
    }
    if !looks.occasions.is_empty() {
        check(ui, scene, texts, doc, (looks.occasions, looks.may_write), &output);
    }
    response
}

/// Shows what two wrote apart, and settles it where somebody picks: one action, which one undo takes back.
fn settle(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    doc: DocId,
    detail: &TextDetail,
    shown: &str,
    (may_write, is_sent): (bool, bool),
    output: &TextEditOutput,
) {
    let ours = Splice::between(&detail.text, shown);
    let now = |at: usize| ours.as_ref().map_or(at, |splice| splice.moves(at));
    overlaps::mark(ui, scene, &detail.overlaps, now, output);
    let picked = overlaps::panel(ui, scene, doc, detail, may_write, is_sent);
    if !picked.is_empty() {
        // The button goes with what it settled: whoever writes goes on writing.
        ui.memory_mut(|memory| memory.request_focus(id_of(doc)));
        scene.edit_all(picked);
    }
}

/// Shows what is against the voice rules, and mends it where somebody says so: by one action, which one undo takes back.
fn check(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    texts: &mut Texts,
    doc: DocId,
    (occasions, may_write): (&[Occasion], bool),
    output: &TextEditOutput,
) {
    let Some(text) = texts.get(doc).map(|open| open.buffer.text().to_owned()) else { return };
    let findings = texts.voices.check_all(scene, doc, occasions, &text);
    if findings.is_empty() {
        return;
    }
    voice::underline(ui, scene, &text, &findings, output);
    let Some(mend) = voice::list(ui, scene, &text, &findings, may_write) else { return };
    let at = text[..mend.range.start].chars().count();
    let delete = text[mend.range.clone()].chars().count();
    // The button goes with what it mended: whoever writes goes on writing.
    ui.memory_mut(|memory| memory.request_focus(id_of(doc)));
    texts.flush(doc, scene.commands);
    texts.splice(doc, Splice { at, delete, insert: mend.text }, scene.seconds);
    texts.flush(doc, scene.commands);
}

/// What was typed and refused stays at hand until the person puts it away.
fn show_refused(ui: &mut Ui, scene: &Scene<'_>, texts: &mut Texts, doc: DocId) {
    let Some(mine) = texts.refused.get(&doc) else { return };
    let mut is_done = false;
    layout::banner(ui, scene.look.draft.fill, |ui| {
        layout::body(ui, &say!(scene.words, "text-refused"));
        ui.horizontal(|ui| {
            if Button::quiet(&say!(scene.words, "copy")).show(ui).clicked() {
                ui.ctx().copy_text(mine.clone());
            }
            is_done = Button::bare(&say!(scene.words, "text-refused-done")).show(ui).clicked();
        });
    });
    if is_done {
        texts.refused.remove(&doc);
    }
}

fn fresh_branch(id: DocId) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&id.0[..8]);
    // The upper half is random, the lower counts up with each branch.
    (u64::from_le_bytes(bytes) << 20 >> 1).max(1)
}

fn caret_of(ui: &Ui, id: Id) -> Option<usize> {
    TextEditState::load(ui.ctx(), id)?.cursor.char_range().map(|range| range.primary.index.0)
}

fn move_caret(ui: &Ui, id: Id, moves: &Moves) {
    let Some(mut state) = TextEditState::load(ui.ctx(), id) else { return };
    if let Some(range) = state.cursor.char_range() {
        let end = |cursor: CCursor| CCursor { index: CharIndex(moves.caret(cursor.index.0)), ..cursor };
        let moved = CCursorRange { primary: end(range.primary), secondary: end(range.secondary), h_pos: None };
        state.cursor.set_char_range(Some(moved));
        state.store(ui.ctx(), id);
    }
}

/// Whether an input method is in the middle of a word, after the events of this frame.
fn composing(ui: &Ui, was: bool) -> bool {
    ui.input(|input| {
        input.events.iter().fold(was, |is_composing, event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => !text.is_empty(),
            Event::Ime(ImeEvent::Commit(_)) => false,
            _ => is_composing,
        })
    })
}

/// Undo is the team's, not the widget's: it is taken away before the widget sees it.
pub(crate) fn undo_or_redo(ui: &Ui) -> Option<Command> {
    ui.input_mut(|input| {
        let redo = input.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z)
            | input.consume_key(Modifiers::COMMAND, Key::Y);
        let undo = input.consume_key(Modifiers::COMMAND, Key::Z);
        match (undo, redo) {
            (_, true) => Some(Command::Redo),
            (true, false) => Some(Command::Undo),
            (false, false) => None,
        }
    })
}

/// The arrows go by code point; a caret that landed within a letter goes on to its end in the same direction.
fn keep_off_the_middle(output: &mut TextEditOutput, text: &str, before: Option<usize>) {
    let Some(range) = output.state.cursor.char_range() else { return };
    let mend = |cursor: CCursor| {
        let at = cursor.index.0;
        if grapheme::is_bound(text, at) {
            return cursor;
        }
        let goes_back = before.is_some_and(|before| before > at);
        let to = if goes_back { grapheme::before(text, at) } else { grapheme::after(text, at) };
        CCursor { index: CharIndex(to), ..cursor }
    };
    let mended = CCursorRange { primary: mend(range.primary), secondary: mend(range.secondary), h_pos: range.h_pos };
    if mended != range {
        output.state.cursor.set_char_range(Some(mended));
    }
}

/// A quiet ground under words that somebody said something about.
fn paint_marks(
    ui: &Ui,
    scene: &Scene<'_>,
    detail: &TextDetail,
    shown: &str,
    marks: &[Range<usize>],
    output: &TextEditOutput,
) {
    if marks.is_empty() {
        return;
    }
    let painter = ui.painter_at(output.text_clip_rect);
    let ours = Splice::between(&detail.text, shown);
    let now = |at: usize| ours.as_ref().map_or(at, |splice| splice.moves(at));
    // The letters are painted already: their ground lies over them, and lets them through.
    let ground = scene.look.draft.ink.gamma_multiply(0.16);
    for mark in marks {
        for row in stretches(output, now(mark.start)..now(mark.end)) {
            painter.rect_filled(row, 3.0, ground);
        }
    }
}

fn paint_carets(ui: &Ui, scene: &Scene<'_>, detail: &TextDetail, shown: &str, output: &TextEditOutput) {
    if detail.carets.is_empty() {
        return;
    }
    let painter = ui.painter_at(output.text_clip_rect.expand2(vec2(8.0, 20.0)));
    let ours = Splice::between(&detail.text, shown);
    for caret in &detail.carets {
        let at = ours.as_ref().map_or(caret.at, |splice| splice.moves(caret.at));
        let place = output.galley.pos_from_cursor(CCursor::new(at)).translate(output.galley_pos.to_vec2());
        let colour = person_colour(&caret.person);
        painter.vline(place.left(), place.y_range(), Stroke::new(2.0, colour));
        let name = scene.name_of(caret.person);
        let galley = painter.layout_no_wrap(name, font::caption_medium(), ON_PERSON);
        let size = galley.size() + vec2(8.0, 2.0);
        let left = place.left().min(output.text_clip_rect.right() - size.x).max(output.text_clip_rect.left());
        let flag = Rect::from_min_size(pos2(left, place.top() - size.y), size);
        painter.rect_filled(flag, 4.0, colour);
        painter.galley(flag.min + vec2(4.0, 1.0), galley, ON_PERSON);
    }
}

/// Shows others' names over a text without a field around it.
pub(crate) fn who_is_in(ui: &mut Ui, scene: &Scene<'_>, detail: &TextDetail) {
    for caret in detail.carets.iter().take(4) {
        let name = scene.name_of(caret.person);
        crate::parts::avatar::avatar(ui, 22.0, &caret.person, &name);
    }
}

/// Gives egui the buffer, and the buffer egui's exact splices.
struct Adapter<'a> {
    buffer: &'a mut TypingBuffer,
    now: f64,
    may_write: bool,
}

impl TextBuffer for Adapter<'_> {
    fn is_mutable(&self) -> bool {
        self.may_write
    }

    fn as_str(&self) -> &str {
        self.buffer.text()
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        // egui asks whether it may for what it shows, and not for what it does.
        if !self.may_write {
            return 0;
        }
        self.buffer.splice(Splice { at: char_index.0, delete: 0, insert: text.to_owned() }, self.now);
        text.chars().count()
    }

    fn delete_char_range(&mut self, range: Range<CharIndex>) {
        if !self.may_write {
            return;
        }
        let delete = range.end.0.saturating_sub(range.start.0);
        self.buffer.splice(Splice { at: range.start.0, delete, insert: String::new() }, self.now);
    }

    fn delete_previous_char(&mut self, cursor: CCursor) -> CCursor {
        let from = grapheme::before(self.buffer.text(), cursor.index.0);
        self.delete_selected_ccursor_range([CCursor::new(from), cursor])
    }

    fn delete_next_char(&mut self, cursor: CCursor) -> CCursor {
        let to = grapheme::after(self.buffer.text(), cursor.index.0);
        self.delete_selected_ccursor_range([cursor, CCursor::new(to)])
    }

    fn type_id(&self) -> std::any::TypeId {
        std::any::TypeId::of::<Adapter<'static>>()
    }
}
