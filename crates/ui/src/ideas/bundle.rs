//! Bundling: one or several ideas become a post, part of a campaign, or a bigger idea. Credit stays with everybody.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Ui;
use trekker_domain::bundle::{Bundle, bundled};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::name;

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::field::{is_entered, text_line};
use crate::parts::layout::{banner, strong};
use crate::parts::menu;
use crate::words::say;

/// Makes it of these ideas, as one action, and opens it.
pub(crate) fn make(scene: &mut Scene<'_>, ids: &BTreeSet<DocId>, into: Bundle) {
    make_after(scene, None, ids, into);
}

/// `first`: what it takes for the plan to be there.
fn make_after(scene: &mut Scene<'_>, first: Option<Edit>, ids: &BTreeSet<DocId>, into: Bundle) {
    let ideas = ids.iter().filter_map(|id| scene.snapshot.ideas.get(id)).map(Arc::as_ref);
    let is_new = !matches!(into, Bundle::Plan(_));
    let Some((made, edits)) = bundled(ideas, into, scene.snapshot.team.me, scene.new_id) else { return };
    scene.edit_all(first.into_iter().chain(edits));
    if is_new {
        scene.want(made);
    }
}

/// What can be done with the ideas that are selected. `true`: it was done.
pub(super) fn bar(ui: &mut Ui, scene: &mut Scene<'_>, selected: &BTreeSet<DocId>, state: &mut Bar) -> Option<Wish> {
    let words = scene.words;
    let mut wish = None;
    banner(ui, scene.look.accent_fill, |ui| {
        ui.horizontal_wrapped(|ui| {
            strong(ui, &say!(words, "ideas-selected", count = selected.len()));
            if scene.may_write(Kind::Post) {
                if Button::quiet(&say!(words, "bundle-post")).icon(icons::CALENDAR_PLUS).show(ui).clicked() {
                    make(scene, selected, Bundle::Post(None));
                    wish = Some(Wish::Done);
                }
                if selected.len() > 1
                    && Button::quiet(&say!(words, "bundle-idea")).icon(icons::IDEAS).show(ui).clicked()
                {
                    make(scene, selected, Bundle::Idea(None));
                    wish = Some(Wish::Done);
                }
                let button = Button::quiet(&say!(words, "bundle-plan")).trailing(icons::DOWN).show(ui);
                menu::drop_list(&button, 220.0, |ui| {
                    for plan in scene.snapshot.plans_by_name().into_iter().filter(|plan| !plan.binned) {
                        if menu::item(ui, &plan.name, None, false) {
                            wish = Some(Wish::IntoPlan(plan.id));
                        }
                    }
                    if menu::item(ui, &say!(words, "bundle-plan-new"), Some((icons::PLUS, scene.look.muted)), false) {
                        state.plan = Some(String::new());
                    }
                });
                if Button::quiet(&say!(words, "idea-park")).icon(icons::HISTORY).show(ui).clicked() {
                    wish = Some(Wish::Park);
                }
            }
            if Button::bare(&say!(words, "ideas-select-none")).show(ui).clicked() {
                wish = Some(Wish::Done);
            }
        });
        if let Some(name) = new_plan(ui, scene, state) {
            let (plan, new) = scene.snapshot.plan_or_new(&name);
            make_after(scene, new, selected, Bundle::Plan(plan));
            wish = Some(Wish::Done);
        }
    });
    if let Some(Wish::IntoPlan(plan)) = wish {
        make(scene, selected, Bundle::Plan(plan));
        wish = Some(Wish::Done);
    }
    wish
}

/// What the bar is in the middle of.
#[derive(Debug, Default)]
pub(super) struct Bar {
    /// The name of a campaign that is being typed.
    plan: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// Nothing is to be selected any more.
    Done,
    IntoPlan(DocId),
    Park,
}

fn new_plan(ui: &mut Ui, scene: &Scene<'_>, state: &mut Bar) -> Option<String> {
    let (words, text) = (scene.words, state.plan.as_mut()?);
    let (label, add) = (say!(words, "bundle-plan-name"), say!(words, "add"));
    let (tidy, is_done) = ui
        .horizontal(|ui| {
            let response = text_line(ui, text, &label, &label, 220.0);
            if text.is_empty() && !response.has_focus() && !response.lost_focus() {
                response.request_focus();
            }
            let entered = is_entered(ui, &response);
            let tidy = name::tidy(text);
            let clicked = Button::quiet(&add).enabled(tidy.is_some()).show(ui).clicked();
            (tidy, entered || clicked)
        })
        .inner;
    if !is_done {
        return None;
    }
    state.plan = None;
    tidy
}
