//! What a post or a task needs: deliverables with their days by the plan, and to-dos.

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::{Open, Word};
use trekker_domain::planning::{Schedule, Why, schedule};
use trekker_domain::post::{Post, PostEdit};
use trekker_domain::work::{Deliverable, DeliverableEdit, Sort, Todo, TodoEdit, rank_after};

use super::fields::{Line, draft_line};
use super::show::Parts;
use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::draft::Key;
use crate::parts::layout::{caption, problem, strong};
use crate::parts::menu;
use crate::parts::toggle::tick;
use crate::terms;
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, post: &Post) {
    let may_write = scene.may_write(Kind::Post) && !post.summary.binned;
    let deliverables = &post.summary.deliverables;
    strong(ui, &say!(scene.words, "deliverables"));
    let plan = plan_of(scene, post);
    for deliverable in deliverables {
        show_deliverable(ui, scene, parts, post, deliverable, plan.as_ref(), may_write);
    }
    if deliverables.is_empty() {
        caption(ui, &say!(scene.words, "deliverables-none"));
    }
    if may_write {
        let add = say!(scene.words, "deliverable-add");
        if Button::bare(&add).icon(icons::PLUS).height(26.0).show(ui).clicked() {
            let id = (scene.new_id)();
            let rank = rank_after(deliverables.iter().map(|known| &known.rank));
            let name = say!(scene.words, "deliverable-new");
            let of = |edit| Edit::Post(post.summary.id, PostEdit::Deliverable(id, edit));
            let edits = vec![of(DeliverableEdit::SetName(name)), of(DeliverableEdit::SetRank(rank))];
            scene.edit_all(edits);
            *parts.focus_part = Some(id);
        }
    }
    strong(ui, &say!(scene.words, "todos"));
    for todo in &post.summary.todos {
        show_todo(ui, scene, parts, post.summary.id, todo, may_write);
    }
    if may_write {
        new_todo(ui, scene, parts, post);
    }
}

/// The plan for what is still open, if the post has a day.
pub(super) fn plan_of(scene: &Scene<'_>, post: &Post) -> Option<Schedule> {
    let publish = post.summary.publish_at.date?;
    let today = scene.now.today();
    let days = scene.snapshot.team.settings.working_days(today.min(publish), today.max(publish));
    Some(schedule(publish, &post.summary.deliverables, &days, today))
}

fn show_deliverable(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    post: &Post,
    deliverable: &Deliverable,
    plan: Option<&Schedule>,
    may_write: bool,
) {
    let words = scene.words;
    let (doc, id) = (post.summary.id, deliverable.id);
    let edit = |edit| Edit::Post(doc, PostEdit::Deliverable(id, edit));
    ui.horizontal_top(|ui| {
        let done = say!(words, "deliverable-done", name = deliverable.name.as_str());
        if tick(ui, &done, deliverable.done, may_write).clicked() && may_write {
            scene.edit(edit(DeliverableEdit::SetDone(!deliverable.done)));
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.horizontal(|ui| {
                let (name, hint) = (say!(words, "field-deliverable-name"), say!(words, "deliverable-new"));
                let line = Line { width: ui.available_width() - 40.0, ..Line::new(&name, &hint, may_write) };
                let response = draft_line(ui, scene, parts.drafts, Key::part(doc, id, "name"), &deliverable.name, line);
                if *parts.focus_part == Some(id) {
                    *parts.focus_part = None;
                    response.request_focus();
                }
                let remove = say!(words, "deliverable-remove", name = deliverable.name.as_str());
                if may_write && icon_button_sized(ui, icons::BIN, &remove, 26.0, None).clicked() {
                    scene.edit(edit(DeliverableEdit::Bin(true)));
                }
            });
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(8.0, 4.0);
                sort(ui, scene, doc, deliverable, may_write);
                maker(ui, scene, post, deliverable, may_write);
                figures(ui, scene, parts, doc, deliverable, may_write);
            });
            if !deliverable.done {
                if let Some(plan) = plan {
                    days_of(ui, scene, plan, id);
                }
                takes(ui, scene, parts, deliverable);
            }
        });
    });
    ui.add_space(space::XS);
}

/// What whoever makes it should know of their own estimates.
fn takes(ui: &mut Ui, scene: &Scene<'_>, parts: &mut Parts<'_>, deliverable: &Deliverable) {
    let Some(owner) = deliverable.owner else { return };
    let Some(experience) = parts.experiences.of(scene, deliverable) else { return };
    // Near enough is good enough: nobody is told that it takes 1.1 times as long.
    if experience.tenths < 12 || deliverable.estimated_minutes.is_none() {
        return;
    }
    let times = format!("{}.{}", experience.tenths / 10, experience.tenths % 10);
    let words = scene.words;
    let is_me = scene.snapshot.team.me == Some(owner);
    let of = experience.of;
    caption(
        ui,
        &if is_me {
            say!(words, "takes-you", times = times, count = of)
        } else {
            say!(words, "takes-somebody", name = scene.name_of(owner), times = times, count = of)
        },
    );
}

/// How many days and hours it takes, and took.
fn figures(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    doc: DocId,
    deliverable: &Deliverable,
    may_write: bool,
) {
    let (words, id) = (scene.words, deliverable.id);
    let days = deliverable.duration_days.map(|days| days.to_string()).unwrap_or_default();
    let name = say!(words, "field-deliverable-duration-days");
    let line = Line { width: 34.0, ..Line::new(&name, "1", may_write) };
    draft_line(ui, scene, parts.drafts, Key::part(doc, id, "duration_days"), &days, line);
    caption(ui, &say!(words, "unit-days"));
    let hours = |minutes: Option<u32>| minutes.map(|minutes| terms::hours(words, minutes)).unwrap_or_default();
    let name = say!(words, "field-deliverable-estimated-minutes");
    let line = Line { width: 40.0, ..Line::new(&name, "–", may_write) };
    let estimated = hours(deliverable.estimated_minutes);
    draft_line(ui, scene, parts.drafts, Key::part(doc, id, "estimated"), &estimated, line);
    caption(ui, &say!(words, "unit-hours-estimated"));
    if deliverable.done || deliverable.spent_minutes.is_some() {
        let name = say!(words, "field-deliverable-spent-minutes");
        let line = Line { width: 40.0, ..Line::new(&name, "–", may_write) };
        let spent = hours(deliverable.spent_minutes);
        draft_line(ui, scene, parts.drafts, Key::part(doc, id, "spent"), &spent, line);
        caption(ui, &say!(words, "unit-hours-spent"));
    }
}

/// When it is made by the plan, or that it can no longer be met.
fn days_of(ui: &mut Ui, scene: &Scene<'_>, plan: &Schedule, id: DocId) {
    let words = scene.words;
    let today = scene.now.today();
    if let Some(slot) = plan.slot(id) {
        let (start, due) = (words.day(slot.start, today), words.day(slot.due, today));
        caption(
            ui,
            &if slot.start == slot.due {
                say!(words, "slot-one-day", due = due)
            } else {
                say!(words, "slot", start = start, due = due)
            },
        );
    }
    match plan.blocked.iter().find(|blocked| blocked.id == id).map(|blocked| blocked.why) {
        Some(Why::TooLate { lacking_days }) => {
            problem(ui, &say!(words, "blocked-too-late", count = lacking_days));
        }
        Some(Why::NoWorkingDays) => {
            problem(ui, &say!(words, "blocked-no-days"));
        }
        None => {}
    }
}

/// Whether it is a text, a photo, a video or a visual.
fn sort(ui: &mut Ui, scene: &mut Scene<'_>, doc: DocId, deliverable: &Deliverable, may_write: bool) {
    let words = scene.words;
    let known = deliverable.sort.as_ref().and_then(Open::known);
    let icon = known.map_or(icons::MORE, icons::of_sort);
    let said = known.map_or_else(|| say!(words, "sort-none"), |sort| terms::sort(words, sort));
    let label = say!(words, "sort-of", name = deliverable.name.as_str(), sort = said);
    let button = icon_button_sized(ui, icon, &label, 26.0, None);
    if !may_write {
        return;
    }
    menu::drop_list(&button, 160.0, |ui| {
        let muted = scene.look.muted;
        let set = |sort| Edit::Post(doc, PostEdit::Deliverable(deliverable.id, DeliverableEdit::SetSort(sort)));
        for sort in Sort::ALL {
            let is_chosen = known == Some(*sort);
            if menu::item(ui, &terms::sort(words, *sort), Some((icons::of_sort(*sort), muted)), is_chosen) {
                scene.edit(set(Some(*sort).filter(|_| !is_chosen)));
            }
        }
    });
}

fn maker(ui: &mut Ui, scene: &mut Scene<'_>, post: &Post, deliverable: &Deliverable, may_write: bool) {
    let words = scene.words;
    let nobody = say!(words, "owner-nobody");
    let chosen = deliverable.owner.map_or_else(|| nobody.clone(), |owner| scene.name_of(owner));
    if !may_write {
        caption(ui, &chosen);
        return;
    }
    let label = say!(words, "deliverable-owner", name = deliverable.name.as_str());
    let snapshot = scene.snapshot;
    let set =
        |owner| Edit::Post(post.summary.id, PostEdit::Deliverable(deliverable.id, DeliverableEdit::SetOwner(owner)));
    menu::choice(ui, &label, &chosen, Some(icons::PERSON), 130.0, |ui| {
        if menu::item(ui, &nobody, None, deliverable.owner.is_none()) && deliverable.owner.is_some() {
            scene.edit(set(None));
        }
        for member in snapshot.members.iter() {
            let is_chosen = deliverable.owner == Some(member.id);
            if menu::item(ui, &member.name, None, is_chosen) && !is_chosen {
                scene.edit(set(Some(member.id)));
            }
        }
    });
}

fn show_todo(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, doc: DocId, todo: &Todo, may_write: bool) {
    let words = scene.words;
    let edit = |edit| Edit::Post(doc, PostEdit::Todo(todo.id, edit));
    ui.horizontal(|ui| {
        let done = say!(words, "deliverable-done", name = todo.words.as_str());
        if tick(ui, &done, todo.done, may_write).clicked() && may_write {
            scene.edit(edit(TodoEdit::SetDone(!todo.done)));
        }
        let name = say!(words, "field-todo-words");
        let line = Line { width: ui.available_width() - 40.0, ..Line::new(&name, &name, may_write) };
        draft_line(ui, scene, parts.drafts, Key::part(doc, todo.id, "words"), &todo.words, line);
        let remove = say!(words, "deliverable-remove", name = todo.words.as_str());
        if may_write && icon_button_sized(ui, icons::BIN, &remove, 26.0, None).clicked() {
            scene.edit(edit(TodoEdit::Bin(true)));
        }
    });
}

/// A line for the next one: Enter adds it, and there is room for another.
fn new_todo(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, post: &Post) {
    let label = say!(scene.words, "todo-add");
    let text = &mut *parts.new_todo;
    let response = crate::parts::field::text_line(ui, text, &label, &label, ui.available_width());
    let entered = crate::parts::field::is_entered(ui, &response);
    if entered && !text.trim().is_empty() {
        let id = (scene.new_id)();
        let rank = rank_after(post.summary.todos.iter().map(|known| &known.rank));
        let of = |edit| Edit::Post(post.summary.id, PostEdit::Todo(id, edit));
        let edits = vec![of(TodoEdit::SetWords(text.trim().to_owned())), of(TodoEdit::SetRank(rank))];
        scene.edit_all(edits);
        text.clear();
        response.request_focus();
    }
}

/// Hours as people type them: `1`, `1.5`, `1,5`, `1:30`. Empty: nothing said. `None`: no such thing.
#[expect(clippy::option_option, reason = "not understood, or understood as empty")]
pub(crate) fn read_hours(text: &str) -> Option<Option<u32>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    let minutes = match text.split_once(':') {
        Some((hours, minutes)) => {
            let minutes: u32 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
            hours.parse::<u32>().ok()?.checked_mul(60)?.checked_add(minutes)?
        }
        None => {
            let hours: f64 = text.replace(',', ".").parse().ok().filter(|hours| (0.0..=10_000.0).contains(hours))?;
            (hours * 60.0).round() as u32
        }
    };
    Some(Some(minutes))
}

/// A number of days as people type it. Empty: nothing said.
#[expect(clippy::option_option, reason = "not understood, or understood as empty")]
pub(super) fn read_days(text: &str) -> Option<Option<u32>> {
    match text.trim() {
        "" => Some(None),
        text => text.parse().ok().filter(|days| (1..=365).contains(days)).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;
    use trekker_session::command::Language;

    #[test]
    fn hours_are_read_as_people_type_them() {
        for (text, minutes) in [
            ("", Some(None)),
            ("1", Some(Some(60))),
            ("1.5", Some(Some(90))),
            ("1,5", Some(Some(90))),
            ("1:30", Some(Some(90))),
            ("0,25", Some(Some(15))),
            ("1:75", None),
            ("long", None),
            ("-1", None),
        ] {
            assert_eq!(read_hours(text), minutes, "{text}");
        }
    }

    #[test]
    fn hours_are_written_so_that_the_same_is_read_back() {
        let (english, dutch) = (Words::new(Language::English), Words::new(Language::Dutch));
        for (minutes, text) in [(60, "1"), (90, "1.5"), (15, "0.25"), (0, "0"), (50, "0:50"), (600, "10"), (61, "1:01")]
        {
            assert_eq!(terms::hours(&english, minutes), text);
        }
        assert_eq!(terms::hours(&dutch, 90), "1,5");
        for minutes in 0..6_000 {
            for words in [&english, &dutch] {
                assert_eq!(read_hours(&terms::hours(words, minutes)), Some(Some(minutes)));
            }
        }
    }
}
