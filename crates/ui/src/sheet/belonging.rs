//! What a post belongs to: a plan or an experiment, a persona, an event.

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::post::{Experiment, PostEdit, PostSummary};

use super::fields::{Line, draft_line};
use super::pickers::add_line;
use super::show::Parts;
use super::when::{day_line, read_date, written_date};
use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::draft::Key;
use crate::parts::field::beside;
use crate::parts::layout::{caption, problem};
use crate::parts::menu;
use crate::words::say;

const CHOICE: f32 = 220.0;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, post: &PostSummary, may_write: bool) {
    plan(ui, scene, parts, post, may_write);
    if let Some(experiment) = &post.experiment {
        try_out(ui, scene, parts, post, experiment, may_write);
    }
    persona(ui, scene, parts, post, may_write);
    event(ui, scene, post, may_write);
}

fn plan(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, post: &PostSummary, may_write: bool) {
    let words = scene.words;
    let (none, experiment) = (say!(words, "plan-none"), say!(words, "field-experiment"));
    let snapshot = scene.snapshot;
    let plan = post.plan.and_then(|id| snapshot.plans.get(&id));
    let chosen = match plan {
        Some(plan) => plan.name.clone(),
        None if post.experiment.is_some() => experiment.clone(),
        None => none.clone(),
    };
    beside(ui, &say!(words, "field-plan"), |ui| {
        if !may_write {
            ui.label(&chosen);
            return;
        }
        let mut wanted = None;
        menu::choice(ui, &say!(words, "field-plan"), &chosen, None, CHOICE, |ui| {
            if menu::item(ui, &none, None, post.is_without_plan()) {
                wanted = Some((None, false));
            }
            if menu::item(ui, &experiment, None, post.plan.is_none() && post.experiment.is_some()) {
                wanted = Some((None, true));
            }
            for plan in snapshot.plans_by_name().into_iter().filter(|plan| !plan.binned) {
                if menu::item(ui, &plan.name, None, post.plan == Some(plan.id)) {
                    wanted = Some((Some(plan.id), false));
                }
            }
            if menu::item(ui, &say!(words, "plan-add"), Some((icons::PLUS, scene.look.muted)), false) {
                parts.adding.plan = Some(String::new());
            }
        });
        let mut edits = Vec::new();
        if let Some(name) = add_line(ui, &mut parts.adding.plan, &say!(words, "plan-name"), &say!(words, "add")) {
            let (plan, new) = snapshot.plan_or_new(&name);
            edits.extend(new);
            wanted = Some((Some(plan), false));
        }
        if let Some((plan, is_experiment)) = wanted {
            if post.plan != plan {
                edits.push(Edit::Post(post.id, PostEdit::SetPlan(plan)));
            }
            if post.experiment.is_some() != is_experiment {
                edits.push(Edit::Post(post.id, PostEdit::SetExperiment(is_experiment)));
            }
        }
        scene.edit_all(edits);
        let day = post.publish_at.date;
        if let Some(plan) = plan.filter(|plan| day.is_some_and(|day| plan.is_outside(day))) {
            problem(ui, &say!(words, "plan-outside", name = plan.name.as_str()));
        }
    });
}

/// What it is to show, and when to look back.
fn try_out(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    post: &PostSummary,
    experiment: &Experiment,
    may_write: bool,
) {
    let words = scene.words;
    beside(ui, &say!(words, "field-hypothesis"), |ui| {
        let (name, hint) = (say!(words, "field-hypothesis"), say!(words, "hint-hypothesis"));
        let line = Line { rows: 2, ..Line::new(&name, &hint, may_write) };
        draft_line(ui, scene, parts.drafts, Key::new(post.id, "hypothesis"), &experiment.hypothesis, line);
    });
    beside(ui, &say!(words, "field-review-on"), |ui| {
        let key = Key::new(post.id, "review_on");
        let name = say!(words, "field-review-on");
        ui.horizontal(|ui| {
            if let Some(day) = day_line(ui, scene, parts, (key, &name), experiment.review_on, may_write) {
                scene.edit(Edit::Post(post.id, PostEdit::SetReviewOn(Some(day))));
            }
        });
        if read_date(&parts.drafts.text(key, &written_date(experiment.review_on)), scene.now.today()).is_none() {
            problem(ui, &say!(words, "bad-date"));
        }
        if experiment.review_on.is_some_and(|day| day <= scene.now.today()) {
            caption(ui, &say!(words, "review-now"));
        }
    });
}

fn persona(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, post: &PostSummary, may_write: bool) {
    let words = scene.words;
    let none = say!(words, "persona-none");
    let snapshot = scene.snapshot;
    let chosen = post.persona.and_then(|id| snapshot.personas.get(&id));
    let chosen = chosen.map_or_else(|| none.clone(), |persona| persona.name.clone());
    beside(ui, &say!(words, "field-persona"), |ui| {
        if !may_write {
            ui.label(&chosen);
            return;
        }
        menu::choice(ui, &say!(words, "field-persona"), &chosen, None, CHOICE, |ui| {
            if menu::item(ui, &none, None, post.persona.is_none()) && post.persona.is_some() {
                scene.edit(Edit::Post(post.id, PostEdit::SetPersona(None)));
            }
            for persona in snapshot.personas_by_name().into_iter().filter(|persona| !persona.binned) {
                let is_chosen = post.persona == Some(persona.id);
                if menu::item(ui, &persona.name, None, is_chosen) && !is_chosen {
                    scene.edit(Edit::Post(post.id, PostEdit::SetPersona(Some(persona.id))));
                }
            }
            if menu::item(ui, &say!(words, "persona-add"), Some((icons::PLUS, scene.look.muted)), false) {
                parts.adding.persona = Some(String::new());
            }
        });
        if let Some(name) = add_line(ui, &mut parts.adding.persona, &say!(words, "persona-name"), &say!(words, "add")) {
            let (persona, new) = snapshot.persona_or_new(&name);
            scene.edit_all(new.into_iter().chain([Edit::Post(post.id, PostEdit::SetPersona(Some(persona)))]));
        }
    });
}

fn event(ui: &mut Ui, scene: &mut Scene<'_>, post: &PostSummary, may_write: bool) {
    let Some(event) = post.event.and_then(|id| scene.snapshot.events.get(&id)) else { return };
    let words = scene.words;
    let name = if event.name.trim().is_empty() { say!(words, "event-unnamed") } else { event.name.clone() };
    beside(ui, &say!(words, "field-event"), |ui| {
        ui.horizontal(|ui| {
            if Button::quiet(&name).icon(icons::CALENDAR).show(ui).clicked() {
                scene.want(event.id);
            }
            let label = say!(words, "event-let-go", name = name.as_str());
            if may_write && icon_button_sized(ui, icons::CLOSE, &label, 28.0, None).clicked() {
                scene.edit(Edit::Post(post.id, PostEdit::SetEvent(None)));
            }
        });
    });
}
