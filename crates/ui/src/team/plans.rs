//! The team's plans and personas, as far as posts need them: what they are called, and from when to when a plan runs.

use std::collections::BTreeMap;

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::name;
use trekker_domain::open::{Open, Word};
use trekker_domain::persona::{Persona, PersonaEdit};
use trekker_domain::plan::{Plan, PlanEdit};
use trekker_domain::rule::Address;
use trekker_session::snapshot::Snapshot;

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::field::{is_entered, text_line};
use crate::parts::layout::{caption, card, muted, section};
use crate::parts::menu;
use crate::sheet::naming::Naming;
use crate::sheet::{conflicts, ideas_in, read_date, written_date};
use crate::terms;
use crate::words::say;

/// Lines as they are being typed.
pub(super) type Editing = BTreeMap<(Option<DocId>, &'static str), String>;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing) {
    let may_write = scene.may_write(Kind::Plan);
    let snapshot = scene.snapshot;
    let words = scene.words;
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        section(ui, &say!(words, "plans"));
        muted(ui, &say!(words, "plans-explained"));
        for plan in snapshot.plans_by_name().into_iter().filter(|plan| !plan.binned) {
            contested(ui, scene, (Kind::Plan, plan.id), &plan.name);
            plan_row(ui, scene, editing, plan, may_write);
        }
        if let Some(name) =
            add(ui, scene, editing, "plan", (&say!(words, "plan-name"), &say!(words, "plan-add")), may_write)
        {
            scene.edit_all(snapshot.plan_or_new(&name).1);
        }
        // Themes have no list of their own: here is what is to be settled of them.
        for (id, theme) in snapshot.themes_by_name() {
            contested(ui, scene, (Kind::Theme, *id), &theme.name);
        }
        ui.add_space(space::S);
        section(ui, &say!(words, "personas"));
        for persona in snapshot.personas_by_name().into_iter().filter(|persona| !persona.binned) {
            contested(ui, scene, (Kind::Persona, persona.id), &persona.name);
            ui.push_id(persona.id, |ui| {
                ui.horizontal(|ui| {
                    let label = say!(words, "persona-name-of", name = persona.name.as_str());
                    let key = (Some(persona.id), "name");
                    let name = line(ui, editing, key, &persona.name, (&label, ""), 220.0, may_write);
                    if let Some(name) = name.and_then(|text| name::tidy(&text)).filter(|name| *name != persona.name)
                        && !is_taken(scene, &name, snapshot.persona_named(&name), persona.id)
                    {
                        scene.edit(Edit::Persona(persona.id, PersonaEdit::SetName(name)));
                    }
                    address(ui, scene, persona, may_write);
                    let label = say!(words, "persona-bin", name = persona.name.as_str());
                    if may_write && icon_button_sized(ui, icons::BIN, &label, 28.0, None).clicked() {
                        scene.edit(Edit::Persona(persona.id, PersonaEdit::Bin(true)));
                    }
                });
            });
        }
        let labels = (&*say!(words, "persona-name"), &*say!(words, "persona-add"));
        if let Some(name) = add(ui, scene, editing, "persona", labels, may_write) {
            scene.edit_all(snapshot.persona_or_new(&name).1);
        }
    });
}

/// What two people may have chosen differently of what the team calls by a name: the engine knows what.
pub(super) fn contested_ones(snapshot: &Snapshot) -> impl Iterator<Item = DocId> {
    let plans = snapshot.plans.values().filter(|plan| plan.contested && !plan.binned).map(|plan| plan.id);
    let personas = snapshot.personas.values().filter(|persona| persona.contested && !persona.binned);
    // Of these, which are few, the rows do not say it.
    let (channels, themes) = (snapshot.channels.keys().copied(), snapshot.themes.keys().copied());
    plans.chain(personas.map(|persona| persona.id)).chain(channels).chain(themes)
}

/// What two people chose differently at once, to pick from.
pub(super) fn contested(ui: &mut Ui, scene: &mut Scene<'_>, (kind, doc): (Kind, DocId), name: &str) {
    let Some(detail) = scene.snapshot.open.get(&doc) else { return };
    let (naming, may_write) = (Naming::of(detail).called(name), scene.may_write(kind));
    conflicts::show(ui, scene, naming, &detail.conflicts, may_write, (kind, doc));
}

/// Whether something else has this name, in whatever spelling. Then the person is told, and it keeps the name it has.
pub(super) fn is_taken(scene: &mut Scene<'_>, name: &str, found: Option<DocId>, id: DocId) -> bool {
    let is_taken = found.is_some_and(|found| found != id);
    if is_taken {
        scene.told = Some(say!(scene.words, "name-taken", name = name));
    }
    is_taken
}

/// How such people are spoken to, if not as everybody.
fn address(ui: &mut Ui, scene: &mut Scene<'_>, persona: &Persona, may_write: bool) {
    let words = scene.words;
    let known = persona.address.as_ref().and_then(Open::known);
    let as_rules = say!(words, "persona-as-rules");
    let said = match &persona.address {
        None => as_rules.clone(),
        Some(said) => known.map_or_else(|| said.word().to_owned(), |one| terms::voice::address(words, one)),
    };
    let label = say!(words, "persona-address", name = persona.name.as_str());
    let mut chosen = None;
    ui.add_enabled_ui(may_write, |ui| {
        menu::choice(ui, &label, &said, None, 170.0, |ui| {
            if menu::item(ui, &as_rules, None, persona.address.is_none()) {
                chosen = Some(None);
            }
            for one in Address::ALL {
                if menu::item(ui, &terms::voice::address(words, *one), None, known == Some(*one)) {
                    chosen = Some(Some(*one));
                }
            }
        });
    });
    if let Some(address) = chosen {
        scene.edit(Edit::Persona(persona.id, PersonaEdit::SetAddress(address)));
    }
}

fn plan_row(ui: &mut Ui, scene: &mut Scene<'_>, editing: &mut Editing, plan: &Plan, may_write: bool) {
    let words = scene.words;
    let today = scene.now.today();
    ui.push_id(plan.id, |ui| {
        ui.horizontal_wrapped(|ui| {
            let label = say!(words, "plan-name-of", name = plan.name.as_str());
            let name = line(ui, editing, (Some(plan.id), "name"), &plan.name, (&label, ""), 170.0, may_write);
            if let Some(name) = name.and_then(|text| name::tidy(&text)).filter(|name| *name != plan.name)
                && !is_taken(scene, &name, scene.snapshot.plan_named(&name), plan.id)
            {
                scene.edit(Edit::Plan(plan.id, PlanEdit::SetName(name)));
            }
            let hint = say!(words, "hint-date");
            let label = say!(words, "plan-begins", name = plan.name.as_str());
            let key = (Some(plan.id), "first");
            let first = line(ui, editing, key, &written_date(plan.first_day), (&label, &hint), 104.0, may_write);
            // What is no date changes nothing.
            if let Some(day) = first.and_then(|text| read_date(&text, today)).filter(|day| *day != plan.first_day) {
                scene.edit(Edit::Plan(plan.id, PlanEdit::SetFirstDay(day)));
            }
            caption(ui, &say!(words, "plan-until"));
            let label = say!(words, "plan-ends", name = plan.name.as_str());
            let key = (Some(plan.id), "last");
            let last = line(ui, editing, key, &written_date(plan.last_day), (&label, &hint), 104.0, may_write);
            if let Some(day) = last.and_then(|text| read_date(&text, today)).filter(|day| *day != plan.last_day) {
                scene.edit(Edit::Plan(plan.id, PlanEdit::SetLastDay(day)));
            }
            let label = say!(words, "plan-bin", name = plan.name.as_str());
            if may_write && icon_button_sized(ui, icons::BIN, &label, 28.0, None).clicked() {
                scene.edit(Edit::Plan(plan.id, PlanEdit::Bin(true)));
            }
        });
        ideas_in(ui, scene, plan.id, &say!(words, "plan-from-ideas", name = plan.name.as_str()));
    });
}

/// What stands in a line when somebody leaves it.
fn line(
    ui: &mut Ui,
    editing: &mut Editing,
    key: (Option<DocId>, &'static str),
    value: &str,
    (label, hint): (&str, &str),
    width: f32,
    may_write: bool,
) -> Option<String> {
    let mut text = editing.remove(&key).unwrap_or_else(|| value.to_owned());
    let response = ui.add_enabled_ui(may_write, |ui| text_line(ui, &mut text, label, hint, width)).inner;
    if response.has_focus() {
        editing.insert(key, text);
        return None;
    }
    response.lost_focus().then_some(text)
}

/// A place for a new name; gives it once.
fn add(
    ui: &mut Ui,
    scene: &Scene<'_>,
    editing: &mut Editing,
    what: &'static str,
    (label, button): (&str, &str),
    may_write: bool,
) -> Option<String> {
    if !may_write {
        return None;
    }
    let key = (None, what);
    let mut text = editing.remove(&key).unwrap_or_default();
    let mut named = None;
    ui.horizontal(|ui| {
        let response = text_line(ui, &mut text, label, label, 220.0);
        let entered = is_entered(ui, &response);
        let tidy = name::tidy(&text);
        let add = say!(scene.words, "add");
        let clicked = Button::quiet(&add).enabled(tidy.is_some()).named(button).show(ui).clicked();
        named = tidy.filter(|_| entered || clicked);
    });
    if named.is_none() {
        editing.insert(key, text);
    }
    named
}
