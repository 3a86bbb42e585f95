//! Sections of the guide that several people write in at once.

use std::sync::Arc;

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::rank::Rank;
use trekker_domain::text::Splice;
use trekker_domain::voice::{Section, SectionEdit};

use super::passages::{self, Passages};
use crate::context::Scene;
use crate::editor::field::{self as editor, Looks};
use crate::editor::texts::Texts;
use crate::look::icons;
use crate::look::install::font;
use crate::parts::bin::bin;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::draft::{Drafts, Key};
use crate::parts::layout;
use crate::sheet::naming::Naming;
use crate::sheet::{Line, conflicts, draft_line};
use crate::words::say;

/// The place of something that goes `steps` places down a sorted list.
fn rank_after_moving(sections: &[Arc<Section>], at: usize, steps: isize) -> Option<Rank> {
    let to = at.checked_add_signed(steps).filter(|to| *to < sections.len())?;
    let (before, after) = if steps > 0 { (Some(to), to.checked_add(1)) } else { (to.checked_sub(1), Some(to)) };
    let rank = |at: Option<usize>| at.and_then(|at| sections.get(at)).map(|section| &section.rank);
    Some(Rank::between(rank(before), rank(after)))
}

pub(super) fn add(scene: &mut Scene<'_>, sections: &[Arc<Section>]) {
    let id = (scene.new_id)();
    let rank = Rank::between(sections.last().map(|section| &section.rank), None);
    scene.make(id, Edit::NewSection { id, heading: String::new(), text: String::new(), rank });
}

/// The sections in the bin, and the way back.
pub(super) fn binned(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    let name = |section: &Section| match section.heading.trim() {
        "" => section.text.lines().next().unwrap_or_default().to_owned(),
        heading => heading.to_owned(),
    };
    let binned: Vec<_> = scene.snapshot.voice_bin.iter().map(|section| (section.id, name(section))).collect();
    if let Some(id) = bin(ui, words, &binned, scene.may_write(Kind::Section)) {
        scene.edit(Edit::Section(id, SectionEdit::Bin(false)));
    }
}

/// A section to write in, with what was said about its words.
pub(super) fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    drafts: &mut Drafts,
    texts: &mut Texts,
    sections: &[Arc<Section>],
    at: usize,
    passages: &mut Passages,
) {
    let Some(section) = sections.get(at) else { return };
    let words = scene.words;
    let may_write = scene.may_write(Kind::Section);
    let snapshot = scene.snapshot;
    let detail = snapshot.open.get(&section.id);
    let text = detail.and_then(|detail| detail.text.as_ref());
    layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (name, hint) = (say!(words, "section-heading"), say!(words, "section-heading-hint"));
            let width = ui.available_width() - 220.0;
            let line = Line { font: Some(font::section()), width, ..Line::new(&name, &hint, may_write) };
            let response = draft_line(ui, scene, drafts, Key::new(section.id, "heading"), &section.heading, line);
            if scene.is_just_made(section.id) {
                response.request_focus();
                response.scroll_to_me(Some(egui::Align::Center));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                if may_write {
                    buttons(ui, scene, sections, at);
                }
                if let Some(text) = text {
                    editor::who_is_in(ui, scene, text);
                }
            });
        });
        if let Some(detail) = detail {
            conflicts::show(ui, scene, Naming::of(detail), &detail.conflicts, may_write, (Kind::Section, section.id));
        }
        let Some(text) = text else {
            layout::body(ui, &section.text);
            return;
        };
        let (name, hint) =
            (say!(words, "section-text", heading = section.heading.as_str()), say!(words, "section-hint"));
        let marks = detail.map(|detail| passages::marks(detail)).unwrap_or_default();
        let looks = Looks { name: &name, hint: &hint, rows: 3, may_write, occasions: &[], marks: &marks };
        editor::show(ui, scene, texts, section.id, text, looks);
        if may_write && Button::bare(&say!(words, "section-example")).icon(icons::PLUS).height(26.0).show(ui).clicked()
        {
            add_example(scene, texts, section.id);
        }
        if let Some(detail) = detail {
            passages.show(ui, scene, texts, section, detail);
        }
    });
}

/// Two lines at the end, to be filled in: how one says it, and how not.
fn add_example(scene: &mut Scene<'_>, texts: &mut Texts, section: DocId) {
    let Some(text) = texts.get(section).map(|open| open.buffer.text().to_owned()) else { return };
    let begin = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let (so, not_so) = (say!(scene.words, "voice-so"), say!(scene.words, "voice-not-so"));
    let insert = format!("{begin}{so}: \n{not_so}: ");
    texts.flush(section, scene.commands);
    texts.splice(section, Splice { at: text.chars().count(), delete: 0, insert }, scene.seconds);
    texts.flush(section, scene.commands);
}

fn buttons(ui: &mut Ui, scene: &mut Scene<'_>, sections: &[Arc<Section>], at: usize) {
    let words = scene.words;
    let Some(section) = sections.get(at) else { return };
    let history = say!(words, "section-history", heading = section.heading.as_str());
    if icon_button_sized(ui, icons::HISTORY, &history, 28.0, None).clicked() {
        scene.want_history(section.id);
    }
    if icon_button_sized(ui, icons::BIN, &say!(words, "section-bin"), 28.0, None).clicked() {
        scene.edit(Edit::Section(section.id, SectionEdit::Bin(true)));
    }
    for (icon, words, steps) in
        [(icons::ARROW_DOWN, say!(words, "section-down"), 1), (icons::ARROW_UP, say!(words, "section-up"), -1)]
    {
        let rank = rank_after_moving(sections, at, steps);
        ui.add_enabled_ui(rank.is_some(), |ui| {
            if icon_button_sized(ui, icon, &words, 28.0, None).clicked()
                && let Some(rank) = rank
            {
                scene.edit(Edit::Section(section.id, SectionEdit::Move(rank)));
            }
        });
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn a_section_goes_past_its_neighbour_and_not_past_the_ends() {
        let mut rank = None;
        let sections: Vec<Arc<Section>> = (0..3)
            .map(|n| {
                let next = Rank::between(rank.as_ref(), None);
                rank = Some(next.clone());
                Arc::new(Section {
                    id: DocId([n; 16]),
                    heading: String::new(),
                    text: String::new(),
                    rank: next,
                    overlaps: false,
                    binned: false,
                })
            })
            .collect();
        let down = rank_after_moving(&sections, 0, 1).expect("there is room");
        assert!(sections[1].rank < down && down < sections[2].rank);
        let up = rank_after_moving(&sections, 2, -1).expect("there is room");
        assert!(sections[0].rank < up && up < sections[1].rank);
        assert_eq!((rank_after_moving(&sections, 0, -1), rank_after_moving(&sections, 2, 1)), (None, None));
    }
}
