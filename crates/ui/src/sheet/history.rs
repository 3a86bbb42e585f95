//! What happened to a document: who, when, what; and the way back to what stood there.

use egui::Ui;
use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Field, Shape};
use trekker_domain::edit::Edit;
use trekker_domain::history::{Step, TAKEN_AWAY, What};
use trekker_domain::id::DocId;
use trekker_domain::text::TextEdit;
use trekker_domain::wording::told_apart;
use trekker_session::command::Command;
use trekker_session::snapshot::{Detail, TextDetail, TextThen};

use super::compare;
use super::naming::Naming;
use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::layout::{banner, body, caption, slim};
use crate::words::say;

/// More than this at once helps nobody.
const SHOWN: usize = 40;
/// Two values of so many letters can be compared by eye; of longer ones the place shows where they part.
const MOST_LETTERS: usize = 120;

/// The text of the document, now and as it was where somebody looks back.
pub(super) struct LookBack<'a> {
    pub(super) doc: DocId,
    pub(super) now: &'a TextDetail,
    pub(super) then: Option<&'a TextThen>,
    /// The edit that writes in it; `None`: it may not.
    pub(super) putting_back: &'a dyn Fn(TextEdit) -> Option<Edit>,
}

/// The edit that sets a field back to what stood in it; `None`: it cannot be, or may not.
pub(super) type Restoring<'a> = dyn Fn(Field, Option<&str>, &str) -> Option<Edit> + 'a;

pub(super) fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    label: &str,
    detail: &Detail,
    restoring: &Restoring<'_>,
    text: Option<&LookBack<'_>>,
    is_open: &mut bool,
) {
    let words = scene.words;
    let (history, naming) = (&detail.history, Naming::of(detail));
    let count = history.len();
    let arrow = if *is_open { icons::UP } else { icons::DOWN };
    if Button::bare(label).icon(icons::HISTORY).trailing(arrow).selected(*is_open).show(ui).clicked() {
        *is_open = !*is_open;
    }
    if !*is_open {
        return;
    }
    for (nth, step) in history.iter().take(SHOWN).enumerate() {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            caption(ui, &format!("{} · {}", scene.name_of_some(step.by), words.moment(step.at, scene.now.at)));
            for what in &step.what {
                let wrote = matches!(what, What::Wrote { .. } | What::Made);
                if let Some(text) = text.filter(|_| wrote) {
                    text_line(ui, scene, &sentence(scene, naming, what), text, step);
                } else {
                    line(ui, scene, naming, what, &history[..nth], restoring);
                }
            }
        });
    }
    if count > SHOWN {
        let earlier = count - SHOWN;
        caption(ui, &say!(words, "history-more", count = earlier));
    }
}

/// Whether somebody set this field in one of these steps.
fn sets(steps: &[Step], field: Field, of: Option<&str>) -> bool {
    let is_it = |what: &What| matches!(what, What::Set { field: other, of: other_of, .. } if *other == field && other_of.as_deref() == of);
    steps.iter().flat_map(|step| &step.what).any(is_it)
}

/// What happened, and the way back to it where the column takes its value again. `newer`: the steps after it.
fn line(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    naming: Naming<'_>,
    what: &What,
    newer: &[Step],
    restoring: &Restoring<'_>,
) {
    let sentence = sentence(scene, naming, what);
    let edit = match what {
        // What nobody set since stands there still.
        What::Set { field, of, value, .. } if !is_bin(*field) && sets(newer, *field, of.as_deref()) => {
            restoring(*field, of.as_deref(), value)
        }
        _ => None,
    };
    let Some(edit) = edit else {
        body(ui, &sentence);
        return;
    };
    slim(ui, 22.0, |ui| {
        let label = say!(scene.words, "history-set-again", what = sentence.as_str());
        if icon_button_sized(ui, icons::UNDO, &label, 22.0, None).clicked() {
            scene.edit(edit);
        }
        body(ui, &sentence);
    });
}

/// What was written, and the text as it was right after it.
fn text_line(ui: &mut Ui, scene: &mut Scene<'_>, sentence: &str, text: &LookBack<'_>, step: &Step) {
    let words = scene.words;
    let then = text.then.filter(|then| then.version == step.after);
    slim(ui, 22.0, |ui| {
        let moment = words.moment(step.at, scene.now.at);
        let label = match then {
            Some(_) => say!(words, "history-text-hide", moment = moment),
            None => say!(words, "history-text-then", moment = moment),
        };
        if icon_button_sized(ui, icons::HISTORY, &label, 22.0, None).clicked() {
            let at = then.is_none().then(|| step.after.clone());
            scene.commands.push(Command::LookBack { doc: text.doc, at });
        }
        body(ui, sentence);
    });
    let Some(then) = then else { return };
    banner(ui, scene.look.sunken, |ui| {
        if *then.text == *text.now.text {
            caption(ui, &say!(words, "history-text-same"));
            return;
        }
        caption(ui, &say!(words, "history-text-explained"));
        compare::show(ui, scene, &then.text, &text.now.text);
        let edit = TextEdit::between(text.now.version.clone(), &text.now.text, &then.text);
        let Some(edit) = edit.and_then(text.putting_back) else { return };
        if Button::quiet(&say!(words, "history-text-back")).icon(icons::UNDO).show(ui).clicked() {
            scene.edit(edit);
            scene.commands.push(Command::LookBack { doc: text.doc, at: None });
        }
    });
}

/// Of a document, or of a part of one.
fn is_bin(field: Field) -> bool {
    field.name == columns::BINNED
}

fn sentence(scene: &Scene<'_>, naming: Naming<'_>, what: &What) -> String {
    let words = scene.words;
    match what {
        What::Made => say!(words, "history-made"),
        What::Set { field, value, of, .. } if is_bin(*field) => match (value == "true", of) {
            (true, None) => say!(words, "history-binned"),
            (false, None) => say!(words, "history-restored"),
            (true, Some(of)) => say!(words, "history-part-binned", of = naming.part(scene, of)),
            (false, Some(of)) => say!(words, "history-part-restored", of = naming.part(scene, of)),
        },
        // Where something stands among others is told by what it is now; its column says nothing to people.
        What::Set { field, of, .. } if field.shape == Shape::Rank => match of {
            None => say!(words, "history-moved"),
            Some(of) => say!(words, "history-part-moved", of = naming.part(scene, of)),
        },
        What::Set { field, .. } if field.is(columns::SEEN_TEXT) => say!(words, "history-looked-at"),
        What::Set { field, of, value, from } => {
            let name = naming.field(scene, *field, of.as_deref());
            if let Some(gone) = value.strip_prefix(TAKEN_AWAY).filter(|_| field.has_several) {
                return say!(words, "history-taken-away", field = name, value = naming.value(scene, *field, gone));
            }
            let value = naming.value(scene, *field, value);
            let from = from.as_deref().map(|from| naming.value(scene, *field, from)).filter(|from| *from != value);
            match from.map(|from| told_apart([from.as_str(), value.as_str()], MOST_LETTERS)).as_deref() {
                Some([from, value]) => {
                    say!(words, "history-set-from", field = name, before = from.as_str(), value = value.as_str())
                }
                _ => say!(words, "history-set", field = name, value = value),
            }
        }
        &What::Wrote { written, removed: 0 } => say!(words, "history-wrote-only", written = written),
        &What::Wrote { written: 0, removed } => say!(words, "history-removed-only", removed = removed),
        &What::Wrote { written, removed } => say!(words, "history-wrote", written = written, removed = removed),
        What::Other => say!(words, "history-other"),
    }
}
