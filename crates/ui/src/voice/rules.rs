//! The rules of the guide that can be checked: what each says, what to say in its stead, why, where it holds, how much it asks.

use std::sync::Arc;

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::{Open, Word};
use trekker_domain::rule::{Address, EmojiUse, NewRule, Place, Rule, RuleEdit, Sort, Strictness};

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::bin::bin;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::draft::{Drafts, Key};
use crate::parts::layout::{self, caption, strong};
use crate::parts::menu;
use crate::parts::pages::Pages;
use crate::sheet::naming::Naming;
use crate::sheet::{Line, conflicts, draft_line};
use crate::terms;
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, pages: &mut Pages) {
    let words = scene.words;
    let may_write = scene.may_write(Kind::Rule);
    let snapshot = scene.snapshot;
    let mut rules: Vec<&Arc<Rule>> = snapshot.rules.values().filter(|rule| !rule.binned).collect();
    // In the order of making, within their sort: what somebody types moves nothing.
    rules.sort_by_key(|rule| (rule.sort.clone(), rule.id));
    layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        layout::row(
            ui,
            |ui| {
                layout::section(ui, &say!(words, "voice-rules"));
            },
            |ui| {
                if may_write {
                    add(ui, scene);
                }
            },
        );
        layout::muted(ui, &say!(words, "voice-rules-explained"));
        // What was just made is among those that show.
        let made = scene.just_made.and_then(|made| rules.iter().position(|rule| rule.id == made));
        pages.reach(made.unwrap_or(0));
        for rule in rules.iter().take(pages.shown()) {
            ui.push_id(rule.id, |ui| row(ui, scene, drafts, rule, may_write));
        }
        pages.more(ui, words, rules.len());
        let binned = snapshot.rules.values().filter(|rule| rule.binned);
        let binned: Vec<(DocId, String)> =
            binned.map(|rule| (rule.id, terms::voice::rule_in_short(words, rule))).collect();
        if let Some(id) = bin(ui, words, &binned, may_write) {
            scene.edit(Edit::Rule(id, RuleEdit::Bin(false)));
        }
    });
}

/// A new rule of a sort, with what most teams would say.
fn add(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    let button = Button::quiet(&say!(words, "voice-rule-add")).icon(icons::PLUS).trailing(icons::DOWN).show(ui);
    let mut wanted = None;
    menu::drop_list(&button, 260.0, |ui| {
        for sort in Sort::ALL {
            if menu::item(ui, &terms::voice::sort(words, &Open::Known(*sort)), None, false) {
                wanted = Some(*sort);
            }
        }
    });
    let Some(sort) = wanted else { return };
    let about = match sort {
        Sort::Address => Address::Je.word(),
        Sort::Emoji => EmojiUse::Few.word(),
        Sort::SentenceLength => "20",
        Sort::Readability => "60",
        Sort::Exclamation => "1",
        _ => "",
    };
    let (place, strictness) = (Place::Team, Strictness::default());
    let new =
        NewRule { sort, about: about.to_owned(), instead: String::new(), reason: String::new(), place, strictness };
    let id = (scene.new_id)();
    scene.make(id, Edit::NewRule(id, new));
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, rule: &Rule, may_write: bool) {
    let words = scene.words;
    ui.add_space(space::S);
    layout::line(ui);
    let name = terms::voice::sort(words, &rule.sort);
    let heading = strong(ui, &name);
    if scene.is_just_made(rule.id) {
        heading.scroll_to_me(Some(egui::Align::Center));
    }
    if let Some(detail) = scene.snapshot.open.get(&rule.id) {
        conflicts::show(ui, scene, Naming::of(detail), &detail.conflicts, may_write, (Kind::Rule, rule.id));
    }
    let has_words = rule.sort.known().is_some_and(Sort::has_words);
    // Words have a line of their own: with all the rest beside them there is no room in a narrow window.
    if has_words {
        ui.horizontal(|ui| says(ui, scene, drafts, rule, &name, may_write));
    }
    ui.horizontal(|ui| {
        if !has_words {
            says(ui, scene, drafts, rule, &name, may_write);
        }
        place(ui, scene, rule, &name, may_write);
        strictness(ui, scene, rule, &name, may_write);
        let history = say!(words, "section-history", heading = terms::voice::rule_in_short(words, rule));
        if icon_button_sized(ui, icons::HISTORY, &history, 28.0, None).clicked() {
            scene.want_history(rule.id);
        }
        let label = say!(words, "voice-rule-bin", name = name.as_str());
        if may_write && icon_button_sized(ui, icons::BIN, &label, 28.0, None).clicked() {
            scene.edit(Edit::Rule(rule.id, RuleEdit::Bin(true)));
        }
    });
    if !rule.is_understood() {
        layout::problem(ui, &say!(words, "voice-rule-unclear"));
    }
    let (label, hint) = (say!(words, "voice-rule-reason"), say!(words, "voice-rule-reason-hint"));
    ui.horizontal(|ui| {
        caption(ui, &label);
        let line = Line { width: 520.0, ..Line::new(&label, &hint, may_write) };
        draft_line(ui, scene, drafts, Key::new(rule.id, "rule_reason"), &rule.reason, line);
    });
}

/// What it says, in the way its sort is said.
fn says(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, rule: &Rule, name: &str, may_write: bool) {
    let words = scene.words;
    match rule.sort.known() {
        Some(Sort::Address) => {
            let named = |one: Address| terms::voice::address(words, one);
            choose(ui, scene, rule, name, may_write, (Address::ALL, rule.address(), &named));
        }
        Some(Sort::Emoji) => {
            let named = |one: EmojiUse| terms::voice::emoji_use(words, one);
            choose(ui, scene, rule, name, may_write, (EmojiUse::ALL, rule.emoji(), &named));
        }
        Some(Sort::SentenceLength | Sort::Readability | Sort::Exclamation) => {
            let limit = match rule.sort.known() {
                Some(Sort::Readability) => say!(words, "voice-at-least"),
                _ => say!(words, "voice-at-most"),
            };
            caption(ui, &limit);
            let line = Line { width: 48.0, is_whole: true, ..Line::new(name, "", may_write) };
            draft_line(ui, scene, drafts, Key::new(rule.id, "rule_number"), &rule.about, line);
            let unit = match rule.sort.known() {
                Some(Sort::SentenceLength) => say!(words, "voice-unit-words"),
                Some(Sort::Readability) => say!(words, "voice-unit-points"),
                _ => say!(words, "voice-unit-marks"),
            };
            caption(ui, &unit);
        }
        Some(sort @ (Sort::Avoid | Sort::Careful | Sort::Spelling)) => {
            let hint = say!(words, "voice-words-hint");
            let line = Line { width: 300.0, is_whole: true, ..Line::new(name, &hint, may_write) };
            draft_line(ui, scene, drafts, Key::new(rule.id, "rule_words"), &terms::voice::in_a_row(&rule.about), line);
            if sort == Sort::Avoid {
                caption(ui, &say!(words, "voice-rather"));
                let (label, hint) = (say!(words, "voice-instead"), say!(words, "voice-instead-hint"));
                let line = Line { width: 190.0, is_whole: true, ..Line::new(&label, &hint, may_write) };
                draft_line(
                    ui,
                    scene,
                    drafts,
                    Key::new(rule.id, "rule_instead"),
                    &terms::voice::in_a_row(&rule.instead),
                    line,
                );
            }
        }
        _ => {}
    }
}

type Choices<'a, T> = (&'a [T], Option<T>, &'a dyn Fn(T) -> String);

fn choose<T: Word>(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    rule: &Rule,
    name: &str,
    may_write: bool,
    (all, chosen, named): Choices<'_, T>,
) {
    let said = chosen.map_or_else(|| rule.about.clone(), named);
    ui.add_enabled_ui(may_write, |ui| {
        menu::choice(ui, name, &said, None, 150.0, |ui| {
            for one in all {
                if menu::item(ui, &named(*one), None, chosen == Some(*one)) {
                    scene.edit(Edit::Rule(rule.id, RuleEdit::SetAbout(one.word().to_owned())));
                }
            }
        });
    });
}

fn place(ui: &mut Ui, scene: &mut Scene<'_>, rule: &Rule, name: &str, may_write: bool) {
    let (words, snapshot) = (scene.words, scene.snapshot);
    let said = match rule.place {
        Some(Place::Channel(id)) => snapshot.channels.get(&id).map(|channel| channel.name.clone()),
        Some(Place::Persona(id)) => snapshot.personas.get(&id).map(|persona| persona.name.clone()),
        Some(Place::Team) => Some(say!(words, "voice-everywhere")),
        None => None,
    };
    let said = said.unwrap_or_else(|| say!(words, "voice-nowhere"));
    let label = format!("{} {name}", say!(words, "field-place"));
    let mut chosen = None;
    ui.add_enabled_ui(may_write, |ui| {
        menu::choice(ui, &label, &said, None, 150.0, |ui| {
            let mut item = |ui: &mut Ui, words: &str, place: Place| {
                if menu::item(ui, words, None, rule.place == Some(place)) {
                    chosen = Some(place);
                }
            };
            item(ui, &say!(words, "voice-everywhere"), Place::Team);
            for (id, channel) in snapshot.channels_by_name().filter(|(_, channel)| !channel.binned) {
                item(ui, &channel.name, Place::Channel(*id));
            }
            for persona in snapshot.personas_by_name().into_iter().filter(|persona| !persona.binned) {
                item(ui, &persona.name, Place::Persona(persona.id));
            }
        });
    });
    if let Some(place) = chosen {
        scene.edit(Edit::Rule(rule.id, RuleEdit::SetPlace(Some(place))));
    }
}

fn strictness(ui: &mut Ui, scene: &mut Scene<'_>, rule: &Rule, name: &str, may_write: bool) {
    let words = scene.words;
    let said = terms::voice::strictness(words, &rule.strictness);
    let label = format!("{} {name}", say!(words, "field-strictness"));
    ui.add_enabled_ui(may_write, |ui| {
        menu::choice(ui, &label, &said, None, 176.0, |ui| {
            for one in Strictness::ALL {
                let open = Open::Known(*one);
                if menu::item(ui, &terms::voice::strictness(words, &open), None, rule.strictness == open) {
                    scene.edit(Edit::Rule(rule.id, RuleEdit::SetStrictness(*one)));
                }
            }
        });
    });
}
