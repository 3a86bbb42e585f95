//! A standard answer in the sheet.

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::standard_answer::{StandardAnswer, StandardAnswerEdit};
use trekker_session::snapshot::{Detail, TextDetail};
use trekker_voice::Occasion;

use super::conflicts;
use super::fields::{Line, draft_line};
use super::naming::Naming;
use super::show::Parts;
use super::voice::choose_language;
use crate::choosing;
use crate::context::Scene;
use crate::editor::field::{self as editor, Looks};
use crate::look::icons;
use crate::look::install::font;
use crate::parts::button::Button;
use crate::parts::draft::Key;
use crate::parts::field::beside;
use crate::parts::layout::{caption, line, muted};
use crate::words::say;

pub(super) fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    answer: &StandardAnswer,
    detail: &Detail,
) {
    let (words, id) = (scene.words, answer.id);
    let may_write = scene.may_write(Kind::StandardAnswer) && !answer.binned;
    let of = |edit| Edit::StandardAnswer(id, edit);
    if answer.binned {
        muted(ui, &say!(words, "answer-in-bin"));
        let restore = say!(words, "restore");
        if scene.may_write(Kind::StandardAnswer) && Button::quiet(&restore).icon(icons::UNDO).show(ui).clicked() {
            scene.edit(of(StandardAnswerEdit::Bin(false)));
        }
    }
    let (name, hint) = (say!(words, "field-question"), say!(words, "hint-question"));
    let question = Line { font: Some(font::section()), ..Line::new(&name, &hint, may_write) };
    let response = draft_line(ui, scene, parts.drafts, Key::new(id, "question"), &answer.question, question);
    if std::mem::take(parts.focus_title) {
        response.request_focus();
    }
    conflicts::show(ui, scene, Naming::of(detail), &detail.conflicts, may_write, (Kind::StandardAnswer, id));
    if let Some(text) = &detail.text {
        words_of(ui, scene, parts, answer, text, may_write);
    }
    line(ui);
    channels(ui, scene, answer, may_write);
    beside(ui, &say!(words, "field-plan"), |ui| {
        if !may_write {
            ui.label(choosing::plan_name(scene, answer.plan));
        } else if let Some(plan) = choosing::plan(ui, scene, answer.plan) {
            scene.edit(of(StandardAnswerEdit::SetPlan(plan)));
        }
    });
}

/// What it says, checked by the rules of every channel where it is given, and ready to be copied.
fn words_of(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    answer: &StandardAnswer,
    text: &TextDetail,
    may_write: bool,
) {
    let (words, id) = (scene.words, answer.id);
    editor::who_is_in(ui, scene, text);
    let occasions: Vec<Occasion> =
        answer.goes_to().into_iter().map(|channel| Occasion::of_answer(answer, channel)).collect();
    let (name, hint) = (say!(words, "answer-text"), say!(words, "answer-hint"));
    let looks = Looks { name: &name, hint: &hint, rows: 7, may_write, occasions: &occasions, marks: &[] };
    editor::show(ui, scene, parts.texts, id, text, looks);
    ui.horizontal(|ui| {
        let written = parts.texts.get(id).map_or(&*text.text, |open| open.buffer.text());
        let copy = say!(words, "answer-copy");
        let copy = Button::quiet(&copy).icon(icons::COPY).enabled(!written.trim().is_empty());
        if copy.show(ui).clicked() {
            scene.copy(ui, written.to_owned());
        }
        let channel = occasions.first().and_then(|occasion| occasion.channel);
        let found = parts.texts.voices.survey(id, channel).unwrap_or_default();
        let said = answer.language.as_ref().and_then(Open::known);
        if let Some(language) = choose_language(ui, scene, said, found, may_write) {
            scene.edit(Edit::StandardAnswer(id, StandardAnswerEdit::SetLanguage(language)));
        }
    });
}

fn channels(ui: &mut Ui, scene: &mut Scene<'_>, answer: &StandardAnswer, may_write: bool) {
    if scene.snapshot.channels.is_empty() {
        return;
    }
    let words = scene.words;
    beside(ui, &say!(words, "field-channel-each"), |ui| {
        let wanted = choosing::channels(ui, scene, &answer.channels);
        if let Some((channel, is_in)) = wanted.filter(|_| may_write) {
            scene.edit(Edit::StandardAnswer(answer.id, StandardAnswerEdit::SetChannel(channel, is_in)));
        }
        // It stands there always, so that nothing moves under whoever chooses.
        caption(
            ui,
            &match answer.channels.is_empty() {
                true => say!(words, "answer-everywhere"),
                false => say!(words, "answer-only-there"),
            },
        );
    });
}
