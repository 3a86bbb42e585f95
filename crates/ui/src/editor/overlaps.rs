//! Sentences that two changed apart: marked in the text, and below it who wrote what, with one click for a wording.

use std::ops::Range;

use egui::text_edit::TextEditOutput;
use egui::{Stroke, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::overlap::{Overlap, Side};
use trekker_domain::text::{Splice, TextEdit};
use trekker_domain::wording::told_apart;
use trekker_session::snapshot::{Body, TextDetail};

use super::stretches::stretches;
use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::layout::{and_more, banner, caption, strong};
use crate::words::say;

/// More than so many at once are counted: whoever settles the first sees the next.
const MOST_SHOWN: usize = 3;
/// A sentence is shown whole up to here; of a longer one, from where the wordings part.
const MOST_LETTERS: usize = 300;

/// A ground and a line under each. `now`: where a place in the text that everybody has stands in the field.
pub(super) fn mark(
    ui: &Ui,
    scene: &Scene<'_>,
    overlaps: &[Overlap],
    now: impl Fn(usize) -> usize,
    output: &TextEditOutput,
) {
    let painter = ui.painter_at(output.text_clip_rect);
    let ink = scene.look.problem.ink;
    for overlap in overlaps {
        let Range { start, end } = overlap.range;
        for row in stretches(output, now(start)..now(end)) {
            painter.rect_filled(row, 3.0, ink.gamma_multiply(0.12));
            painter.hline(row.x_range(), row.bottom() - 1.0, Stroke::new(1.5, ink));
        }
    }
}

/// Who wrote what and how it reads. Gives what somebody picked; `is_sent`: nothing typed here is still to be sent, so that a pick
/// is about the text that shows.
pub(super) fn panel(
    ui: &mut Ui,
    scene: &Scene<'_>,
    doc: DocId,
    detail: &TextDetail,
    may_write: bool,
    is_sent: bool,
) -> Vec<Edit> {
    let kind = scene.snapshot.open.get(&doc).and_then(|open| kind_of(&open.body));
    let Some(kind) = kind.filter(|_| !detail.overlaps.is_empty()) else { return Vec::new() };
    let words = scene.words;
    let mut picked = Vec::new();
    for (nth, overlap) in detail.overlaps.iter().take(MOST_SHOWN).enumerate() {
        ui.add_space(space::XS);
        ui.push_id(("overlap", nth), |ui| {
            banner(ui, scene.look.problem.fill, |ui| {
                strong(ui, &say!(words, "overlap-heading"));
                caption(ui, &say!(words, "overlap-explained"));
                let all = overlap.sides.iter().map(|side| side.words.as_str()).chain([overlap.reads.as_str()]);
                let mut told = told_apart(all, MOST_LETTERS).into_iter();
                let mut wording = || told.next().filter(|line| !line.is_empty());
                for side in &overlap.sides {
                    let wording = wording().unwrap_or_else(|| say!(words, "overlap-nothing"));
                    let line = say!(words, "overlap-wrote", name = names_of(scene, side), wording = wording);
                    if choice(ui, &line, may_write && is_sent) {
                        picked = picking(kind, doc, detail, overlap, &side.words);
                    }
                }
                let wording = wording().unwrap_or_else(|| say!(words, "overlap-nothing"));
                let line = say!(words, "overlap-reads", wording = wording);
                if choice(ui, &line, may_write && is_sent) {
                    picked = vec![Edit::Settle { kind, doc, keys: overlap.keys.clone() }];
                }
            });
        });
    }
    and_more(ui, words, detail.overlaps.len(), MOST_SHOWN);
    picked
}

fn choice(ui: &mut Ui, line: &str, enabled: bool) -> bool {
    ui.horizontal(|ui| {
        let button = Button::quiet(line).icon(icons::CHECK).width(ui.available_width()).wraps();
        button.enabled(enabled).show(ui).clicked()
    })
    .inner
}

/// The sentence in this wording, and said to be settled: also where that is how it reads already.
fn picking(kind: Kind, doc: DocId, detail: &TextDetail, overlap: &Overlap, words: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    if words != overlap.reads {
        let Range { start, end } = overlap.range;
        let splices = vec![Splice { at: start, delete: end - start, insert: words.to_owned() }];
        edits.extend(Edit::of_text(kind, doc, TextEdit { seen: detail.version.clone(), splices }));
    }
    edits.push(Edit::Settle { kind, doc, keys: overlap.keys.clone() });
    edits
}

fn names_of(scene: &Scene<'_>, side: &Side) -> String {
    match side.by.as_slice() {
        [] => scene.name_of_some(None),
        people => people.iter().map(|person| scene.name_of(*person)).collect::<Vec<_>>().join(", "),
    }
}

fn kind_of(body: &Body) -> Option<Kind> {
    Some(match body {
        Body::Post(_) => Kind::Post,
        Body::Idea(_) => Kind::Idea,
        Body::Section(_) => Kind::Section,
        Body::Variant(_) => Kind::Variant,
        Body::Meeting(_) => Kind::Meeting,
        Body::StandardAnswer(_) => Kind::StandardAnswer,
        Body::Event(_) | Body::Rule(_) | Body::Success(_) | Body::Plan(_) | Body::Persona(_) => return None,
        Body::Named(_) => return None,
    })
}
