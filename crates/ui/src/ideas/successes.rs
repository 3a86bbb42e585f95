//! What things brought, in words and figures, to the credit of whoever thought of them and whoever made them.

use std::sync::Arc;

use egui::{ScrollArea, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::rank::Rank;
use trekker_domain::success::{FigureEdit, NewSuccess, Part, Success, SuccessEdit};

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::bin::bin;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::draft::{Drafts, Key};
use crate::parts::layout;
use crate::parts::menu;
use crate::parts::pages::Pages;
use crate::parts::toggle::pill_named;
use crate::sheet::naming::Naming;
use crate::sheet::{Line, conflicts, draft_line, written_date};
use crate::terms;
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, pages: &mut Pages) {
    let words = scene.words;
    let may_write = scene.may_write(Kind::Success);
    layout::row(
        ui,
        |ui| {
            layout::muted(ui, &say!(words, "successes-explained"));
        },
        |ui| {
            if may_write && Button::primary(&say!(words, "success-add")).icon(icons::PLUS).show(ui).clicked() {
                add(scene, None);
            }
        },
    );
    let (binned, mut all): (Vec<Arc<Success>>, Vec<Arc<Success>>) =
        scene.snapshot.successes.values().cloned().partition(|success| success.binned);
    let binned: Vec<_> = binned.iter().map(|success| (success.id, success.words.clone())).collect();
    if all.is_empty() {
        let (heading, body) = (say!(words, "successes-empty"), say!(words, "successes-empty-next"));
        layout::empty_state(ui, icons::SPARKLES, &heading, &body);
        restore(ui, scene, &binned, may_write);
        return;
    }
    all.sort_by_key(|success| (std::cmp::Reverse(success.day), success.id));
    ScrollArea::vertical().id_salt("successes").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(860.0));
        let made = scene.just_made.and_then(|made| all.iter().position(|success| success.id == made));
        pages.reach(made.unwrap_or(0));
        for success in all.iter().take(pages.shown()) {
            ui.push_id(success.id, |ui| one(ui, scene, drafts, success, may_write));
            ui.add_space(space::S);
        }
        pages.more(ui, words, all.len());
        restore(ui, scene, &binned, may_write);
        ui.add_space(space::XL);
    });
}

fn restore(ui: &mut Ui, scene: &mut Scene<'_>, binned: &[(DocId, String)], may_write: bool) {
    if let Some(id) = bin(ui, scene.words, binned, may_write) {
        scene.edit(Edit::Success(id, SuccessEdit::Bin(false)));
    }
}

/// A new one, about a post if it is one that brought it.
pub(crate) fn add(scene: &mut Scene<'_>, about: Option<DocId>) {
    let id = (scene.new_id)();
    let new = NewSuccess { about, words: String::new(), day: Some(scene.now.today()) };
    scene.make(id, Edit::NewSuccess(id, new));
}

fn one(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, success: &Success, may_write: bool) {
    let words = scene.words;
    let id = success.id;
    layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(detail) = scene.snapshot.open.get(&id) {
            conflicts::show(ui, scene, Naming::of(detail), &detail.conflicts, may_write, (Kind::Success, id));
        }
        let (name, hint) = (say!(words, "success-words"), say!(words, "success-words-hint"));
        let line = Line { rows: 2, ..Line::new(&name, &hint, may_write) };
        let response = draft_line(ui, scene, drafts, Key::new(id, "success_words"), &success.words, line);
        if scene.is_just_made(id) {
            response.request_focus();
            response.scroll_to_me(Some(egui::Align::Center));
        }
        ui.horizontal(|ui| {
            let (name, hint) = (say!(words, "success-day"), say!(words, "hint-date"));
            let line = Line { width: 108.0, is_whole: true, ..Line::new(&name, &hint, may_write) };
            draft_line(ui, scene, drafts, Key::new(id, "success_day"), &written_date(success.day), line);
            about(ui, scene, success);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let heading = success.words.lines().next().unwrap_or_default();
                let history = say!(words, "section-history", heading = heading);
                if icon_button_sized(ui, icons::HISTORY, &history, 28.0, None).clicked() {
                    scene.want_history(id);
                }
                let name = say!(words, "success-bin");
                if may_write && icon_button_sized(ui, icons::BIN, &name, 28.0, None).clicked() {
                    scene.edit(Edit::Success(id, SuccessEdit::Bin(true)));
                }
            });
        });
        figures(ui, scene, drafts, success, may_write);
        let (thought, made) = scene.snapshot.success_credit(success);
        people(ui, scene, success, Part::Thought, &thought, may_write);
        people(ui, scene, success, Part::Made, &made, may_write);
    });
}

fn about(ui: &mut Ui, scene: &mut Scene<'_>, success: &Success) {
    let Some(about) = success.about else { return };
    let title = terms::title(scene.words, &scene.snapshot.title_of(about));
    let label = say!(scene.words, "success-about", title = title);
    // A plan has no sheet to open.
    if scene.snapshot.calendar.get(about).is_none() {
        layout::caption(ui, &label);
    } else if Button::bare(&label).icon(icons::CALENDAR).show(ui).clicked() {
        scene.want(about);
    }
}

fn figures(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, success: &Success, may_write: bool) {
    let (words, id) = (scene.words, success.id);
    for (nth, figure) in (1..).zip(&success.figures) {
        ui.horizontal(|ui| {
            let (name, hint) = (say!(words, "figure-name", nth = nth), say!(words, "figure-name-hint"));
            let line = Line { width: 220.0, ..Line::new(&name, &hint, may_write) };
            draft_line(ui, scene, drafts, Key::part(id, figure.id, "figure_name"), &figure.name, line);
            let (name, hint) = (say!(words, "figure-value", nth = nth), say!(words, "figure-value-hint"));
            let line = Line { width: 120.0, ..Line::new(&name, &hint, may_write) };
            draft_line(ui, scene, drafts, Key::part(id, figure.id, "figure_value"), &figure.value, line);
            let label = say!(words, "figure-bin", nth = nth);
            if may_write && icon_button_sized(ui, icons::CLOSE, &label, 28.0, None).clicked() {
                scene.edit(Edit::Success(id, SuccessEdit::Figure(figure.id, FigureEdit::Bin(true))));
            }
        });
    }
    if may_write && Button::bare(&say!(words, "figure-add")).icon(icons::PLUS).height(26.0).show(ui).clicked() {
        let figure = (scene.new_id)();
        let rank = Rank::between(success.figures.last().map(|figure| &figure.rank), None);
        let edits = [FigureEdit::SetName(String::new()), FigureEdit::SetRank(rank)];
        let edits = edits.map(|edit| Edit::Success(id, SuccessEdit::Figure(figure, edit)));
        scene.edit_all(edits);
    }
}

fn people(ui: &mut Ui, scene: &mut Scene<'_>, success: &Success, part: Part, credited: &[PersonId], may_write: bool) {
    let words = scene.words;
    let (heading, by_hand) = match part {
        Part::Thought => (say!(words, "success-thought"), &success.thought_by),
        Part::Made => (say!(words, "success-made"), &success.made_by),
    };
    let credit = |person: PersonId, given| Edit::Success(success.id, SuccessEdit::credit(person, part, given));
    ui.push_id(part as u8, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            layout::caption(ui, &heading);
            for person in credited {
                let name = scene.name_of(*person);
                let named = format!("{heading}: {name}");
                // Whom the team's work tells of stays; a name added by hand can be taken away.
                if pill_named(ui, &name, &named, None, true).clicked() && may_write && by_hand.contains(person) {
                    scene.edit(credit(*person, false));
                }
            }
            let others: Vec<_> =
                scene.snapshot.members.iter().filter(|member| !credited.contains(&member.id)).collect();
            if may_write && !others.is_empty() {
                let label = say!(words, "success-add-person", part = heading.as_str());
                let button = Button::bare(&say!(words, "add")).icon(icons::PLUS).height(26.0).named(&label).show(ui);
                menu::drop_list(&button, 180.0, |ui| {
                    for member in others {
                        if menu::item(ui, &member.name, None, false) {
                            scene.edit(credit(member.id, true));
                        }
                    }
                });
            }
        });
    });
}
