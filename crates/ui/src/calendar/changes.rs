//! What others changed since I last looked: before beside after, to be seen, copied as a mail, and put away.

use egui::Ui;
use trekker_domain::id::DocId;
use trekker_domain::important::Change;
use trekker_domain::publish_at::PublishAt;
use trekker_session::command::Command;
use trekker_session::snapshot::{Changed, Told};

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::dialog;
use crate::parts::layout::{body, muted, row, strong};
use crate::parts::toggle::pill;
use crate::terms;
use crate::words::say;

/// As many posts as one reads at once.
const SHOWN: usize = 100;

/// A pill that says how many there are; nothing where there are none.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, is_open: &mut bool) {
    let count = scene.snapshot.changes.len();
    if count > 0 && pill(ui, &say!(scene.words, "changes", count = count), Some(icons::HISTORY), *is_open).clicked() {
        *is_open = true;
    }
}

pub(super) fn dialog(ctx: &egui::Context, scene: &mut Scene<'_>, is_open: &mut bool) {
    if !*is_open {
        return;
    }
    let (words, snapshot) = (scene.words, scene.snapshot);
    let changes = &snapshot.changes;
    let (heading, close) = (say!(words, "changes-heading"), say!(words, "close"));
    let mut seen: Vec<DocId> = Vec::new();
    let stays = dialog::dialog(ctx, "important changes", &heading, &close, 600.0, |ui| {
        if changes.is_empty() {
            muted(ui, &say!(words, "changes-none"));
            return;
        }
        muted(ui, &say!(words, "changes-explained"));
        for changed in changes.iter().take(SHOWN) {
            one(ui, scene, changed, &mut seen);
        }
        if changes.len() > SHOWN {
            let more = changes.len() - SHOWN;
            muted(ui, &say!(words, "changes-more", count = more));
        }
        dialog::foot(ui, |ui| {
            if Button::primary(&say!(words, "changes-seen-all")).icon(icons::CHECK).show(ui).clicked() {
                seen.extend(changes.iter().take(SHOWN).map(|changed| changed.post));
            }
            if Button::quiet(&say!(words, "changes-copy")).icon(icons::COPY).show(ui).clicked() {
                scene.copy(ui, mail(scene, changes));
            }
        });
    });
    if !seen.is_empty() {
        scene.commands.push(Command::SawChanges(seen));
    }
    if !stays || scene.wanted.is_some() {
        *is_open = false;
    }
}

fn one(ui: &mut Ui, scene: &mut Scene<'_>, changed: &Changed, seen: &mut Vec<DocId>) {
    let words = scene.words;
    let title = title(scene, changed);
    ui.push_id(changed.post, |ui| {
        row(
            ui,
            |ui| {
                strong(ui, &title);
            },
            |ui| {
                let label = say!(words, "changes-seen", title = title.as_str());
                if icon_button_sized(ui, icons::CHECK, &label, 28.0, None).clicked() {
                    seen.push(changed.post);
                }
                let label = say!(words, "changes-open", title = title.as_str());
                if icon_button_sized(ui, icons::FORWARD, &label, 28.0, None).clicked() {
                    scene.want(changed.post);
                }
            },
        );
        ui.spacing_mut().item_spacing.y = 2.0;
        for told in &changed.told {
            body(ui, &line(scene, told));
        }
    });
    ui.add_space(space::S);
}

fn title(scene: &Scene<'_>, changed: &Changed) -> String {
    if changed.title.trim().is_empty() { say!(scene.words, "untitled") } else { changed.title.clone() }
}

/// What changed, and who did it.
fn line(scene: &Scene<'_>, told: &Told) -> String {
    let what = sentence(scene, &told.change);
    let names: Vec<String> = told.by.iter().map(|person| scene.name_of(*person)).collect();
    if names.is_empty() {
        return what;
    }
    say!(scene.words, "change-by", what = what, name = scene.words.all_names(&names))
}

fn sentence(scene: &Scene<'_>, change: &Change) -> String {
    let words = scene.words;
    let owner = |owner: &Option<_>| owner.map_or_else(|| say!(words, "owner-nobody"), |owner| scene.name_of(owner));
    match change {
        Change::When { before, after } => {
            say!(words, "change-when", before = when(scene, before), after = when(scene, after))
        }
        Change::Owner { before, after } => say!(words, "change-owner", before = owner(before), after = owner(after)),
        Change::Status { before, after } => {
            say!(words, "change-status", before = terms::status(words, before), after = terms::status(words, after))
        }
        Change::WordsAfterApproval => say!(words, "change-words"),
        Change::Binned => say!(words, "change-binned"),
        Change::PutBack => say!(words, "change-put-back"),
    }
}

fn when(scene: &Scene<'_>, at: &PublishAt) -> String {
    let words = scene.words;
    let Some(date) = at.date else { return say!(words, "no-date") };
    let day = words.day(date, scene.now.today());
    let zone = if at.zone.is_empty() { String::new() } else { format!(" ({})", at.zone) };
    match at.time {
        Some(time) => format!("{}{zone}", say!(words, "moment", day = day, time = words.time(time))),
        None => day,
    }
}

/// As one would write it to somebody who has no Trekker.
fn mail(scene: &Scene<'_>, changes: &[Changed]) -> String {
    let words = scene.words;
    let team = scene.snapshot.team.name.as_str();
    let mut text = say!(words, "changes-mail", team = team, day = words.day(scene.now.today(), scene.now.today()));
    for changed in changes {
        text.push_str(&format!("\n\n{}", title(scene, changed)));
        for told in &changed.told {
            text.push_str(&format!("\n- {}", line(scene, told)));
        }
    }
    text.push('\n');
    text
}
