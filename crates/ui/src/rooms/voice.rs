//! The tone-of-voice guide: sections that several people write in at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{ScrollArea, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::rank::Rank;
use trekker_domain::voice::{Section, SectionEdit};
use trekker_session::command::Command;

use super::rules;
use crate::context::Scene;
use crate::editor::field::{self as editor, Looks};
use crate::editor::texts::Texts;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::space;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::draft::{Drafts, Key};
use crate::parts::layout;
use crate::sheet::{Line, draft_line};
use crate::words::say;

/// Which sections the engine keeps at hand for us.
#[derive(Debug, Default)]
pub(crate) struct VoiceRoom {
    open: BTreeSet<DocId>,
}

/// The place of something that goes `steps` places down a sorted list.
fn rank_after_moving(sections: &[Arc<Section>], at: usize, steps: isize) -> Option<Rank> {
    let to = at.checked_add_signed(steps).filter(|to| *to < sections.len())?;
    let (before, after) = if steps > 0 { (Some(to), to.checked_add(1)) } else { (to.checked_sub(1), Some(to)) };
    let rank = |at: Option<usize>| at.and_then(|at| sections.get(at)).map(|section| &section.rank);
    Some(Rank::between(rank(before), rank(after)))
}

impl VoiceRoom {
    pub(crate) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, texts: &mut Texts) {
        let words = scene.words;
        let sections = Arc::clone(&scene.snapshot.voice);
        self.keep_open(scene, &sections);
        let may_write = scene.may_write(Kind::Section);
        layout::row(
            ui,
            |ui| {
                layout::title(ui, &say!(words, "room-voice"));
            },
            |ui| {
                if may_write && Button::primary(&say!(words, "section-add")).icon(icons::PLUS).show(ui).clicked() {
                    add(scene, &sections);
                }
            },
        );
        layout::muted(ui, &say!(words, "voice-explained"));
        ui.add_space(space::S);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(860.0));
            if sections.is_empty() {
                let (heading, body) = (say!(words, "voice-empty"), say!(words, "voice-empty-next"));
                layout::empty_state(ui, icons::VOICE, &heading, &body);
            }
            for (at, section) in sections.iter().enumerate() {
                ui.push_id(section.id, |ui| show_section(ui, scene, drafts, texts, &sections, at, may_write));
                ui.add_space(space::S);
            }
            rules::show(ui, scene, drafts);
            ui.add_space(space::XL);
        });
    }

    fn keep_open(&mut self, scene: &mut Scene<'_>, sections: &[Arc<Section>]) {
        let wanted: BTreeSet<DocId> = sections.iter().map(|section| section.id).collect();
        scene.commands.extend(wanted.difference(&self.open).map(|doc| Command::Open(*doc)));
        scene.commands.extend(self.open.difference(&wanted).map(|doc| Command::Close(*doc)));
        self.open = wanted;
    }

    /// Another room shows.
    pub(crate) fn leave(&mut self, commands: &mut Vec<Command>) {
        commands.extend(std::mem::take(&mut self.open).into_iter().map(Command::Close));
    }
}

fn add(scene: &mut Scene<'_>, sections: &[Arc<Section>]) {
    let id = (scene.new_id)();
    let rank = Rank::between(sections.last().map(|section| &section.rank), None);
    scene.edit(Edit::NewSection { id, heading: String::new(), text: String::new(), rank });
}

fn show_section(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    drafts: &mut Drafts,
    texts: &mut Texts,
    sections: &[Arc<Section>],
    at: usize,
    may_write: bool,
) {
    let Some(section) = sections.get(at) else { return };
    let words = scene.words;
    let snapshot = scene.snapshot;
    let detail = snapshot.open.get(&section.id);
    let text = detail.and_then(|detail| detail.text.as_ref());
    layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (name, hint) = (say!(words, "section-heading"), say!(words, "section-heading-hint"));
            let width = ui.available_width() - 190.0;
            let line = Line { font: Some(font::section()), width, ..Line::new(&name, &hint, may_write) };
            draft_line(ui, scene, drafts, Key::new(section.id, "heading"), &section.heading, line);
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
        let Some(text) = text else {
            layout::body(ui, &section.text);
            return;
        };
        let (name, hint) =
            (say!(words, "section-text", heading = section.heading.as_str()), say!(words, "section-hint"));
        editor::show(
            ui,
            scene,
            texts,
            section.id,
            text,
            Looks { name: &name, hint: &hint, rows: 3, may_write, occasion: None },
        );
    });
}

fn buttons(ui: &mut Ui, scene: &mut Scene<'_>, sections: &[Arc<Section>], at: usize) {
    let words = scene.words;
    let Some(section) = sections.get(at) else { return };
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
