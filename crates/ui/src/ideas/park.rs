//! Parking: an idea rests until a day, with a kind word for whoever brought it.

use std::collections::BTreeSet;

use chrono::Months;
use egui::{Context, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::idea::{Idea, IdeaDecision, Season};
use trekker_domain::open::{Open, Word};

use crate::context::Scene;
use crate::parts::button::Button;
use crate::parts::dialog;
use crate::parts::field::{labelled, text_line, text_lines};
use crate::parts::layout::{muted, problem};
use crate::parts::toggle::pill;
use crate::sheet::{read_date, written_date};
use crate::terms;
use crate::words::{Words, say};

/// Where parking is asked about. What was typed and not said stays for when the same is parked again.
#[derive(Debug, Default)]
pub(crate) struct Parkings {
    open: Option<Parking>,
    later: Option<Parking>,
}

impl Parkings {
    pub(crate) fn begin(&mut self, ids: BTreeSet<DocId>, scene: &Scene<'_>) {
        let begun = self.later.take().filter(|begun| begun.ids == ids);
        self.open = Some(begun.unwrap_or_else(|| Parking::of(ids, scene)));
    }

    pub(crate) fn is_begun(&self) -> bool {
        [&self.open, &self.later].into_iter().flatten().any(|parking| !parking.reason.trim().is_empty())
    }

    /// Gives the ideas that were parked.
    pub(crate) fn show(&mut self, ctx: &Context, scene: &mut Scene<'_>) -> Option<BTreeSet<DocId>> {
        match dialog(ctx, scene, self.open.as_mut()?) {
            Asked::Open => None,
            Asked::Done => self.open.take().map(|parking| parking.ids),
            Asked::Later => {
                self.later = self.open.take();
                None
            }
        }
    }
}

/// Ideas that are being parked.
#[derive(Debug)]
struct Parking {
    ids: BTreeSet<DocId>,
    reason: String,
    /// As typed.
    until: String,
}

impl Parking {
    fn of(ids: BTreeSet<DocId>, scene: &Scene<'_>) -> Self {
        let today = scene.now.today();
        let season = |idea: &Idea| idea.season.as_ref().and_then(Open::known);
        let season = ids.iter().filter_map(|id| scene.snapshot.ideas.get(id)).find_map(|idea| season(idea));
        let until =
            season.and_then(|season| season.begins_after(today)).or_else(|| today.checked_add_months(Months::new(1)));
        Self { ids, reason: String::new(), until: written_date(until) }
    }
}

/// What one can say without looking for words.
fn reasons(words: &Words) -> [String; 4] {
    [
        say!(words, "park-reason-full"),
        say!(words, "park-reason-season"),
        say!(words, "park-reason-maker"),
        say!(words, "park-reason-first"),
    ]
}

/// How the asking stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Open,
    /// They rest.
    Done,
    /// Not now: what was typed is kept for when it is asked again.
    Later,
}

/// Asks until when and why.
fn dialog(ctx: &Context, scene: &mut Scene<'_>, parking: &mut Parking) -> Asked {
    let words = scene.words;
    let mut asked = Asked::Open;
    let heading = say!(words, "park-heading", count = parking.ids.len());
    let is_open = dialog::dialog(ctx, "park", &heading, &say!(words, "cancel"), 520.0, |ui| {
        muted(ui, &say!(words, "park-explained"));
        let label = say!(words, "park-reason");
        labelled(ui, &label, |ui| {
            let response = text_lines(ui, &mut parking.reason, &label, &say!(words, "park-reason-hint"), 2);
            if ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            for reason in reasons(words) {
                let is_on = parking.reason == reason;
                if pill(ui, &reason, None, is_on).clicked() {
                    parking.reason = if is_on { String::new() } else { reason };
                }
            }
        });
        until(ui, scene, parking);
        let today = scene.now.today();
        let day = read_date(&parking.until, today).flatten().filter(|day| *day > today);
        if day.is_none() {
            problem(ui, &say!(words, "park-until-later"));
        }
        dialog::foot(ui, |ui| {
            let may = day.is_some() && !parking.reason.trim().is_empty();
            let by_key = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
            let park = Button::primary(&say!(words, "idea-park-now")).enabled(may).show(ui).clicked();
            if let Some(until) = day.filter(|_| may && (park || by_key)) {
                let edit = |id: &DocId| {
                    Edit::Decide(*id, IdeaDecision::Park { until, reason: parking.reason.trim().to_owned() })
                };
                scene.edit_all(parking.ids.iter().map(edit));
                asked = Asked::Done;
            }
            if Button::quiet(&say!(words, "cancel")).show(ui).clicked() {
                asked = Asked::Later;
            }
        });
    });
    if is_open || asked == Asked::Done { asked } else { Asked::Later }
}

fn until(ui: &mut Ui, scene: &Scene<'_>, parking: &mut Parking) {
    let (words, today) = (scene.words, scene.now.today());
    let label = say!(words, "park-until");
    labelled(ui, &label, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            text_line(ui, &mut parking.until, &label, &say!(words, "hint-date"), 120.0);
            let months = [1, 3].map(|count| (say!(words, "park-months", count = count), Months::new(count)));
            for (name, months) in months {
                let day = today.checked_add_months(months);
                if pill(ui, &name, None, parking.until == written_date(day)).clicked() {
                    parking.until = written_date(day);
                }
            }
            for season in Season::ALL {
                let day = season.begins_after(today);
                if pill(ui, &terms::season(words, &Open::Known(*season)), None, parking.until == written_date(day))
                    .clicked()
                {
                    parking.until = written_date(day);
                }
            }
        });
    });
}
