//! A post once more: a copy of it, or several, each on its day.

use chrono::NaiveDate;
use egui::{Key, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::open::Open;
use trekker_domain::post::{Nature, NewPost, Post, Status};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::repeat::{MOST, Rule, nth_weekday, occurrences};
use trekker_domain::work::{Deliverable, Todo};
use trekker_session::command::Command;
use trekker_session::snapshot::Detail;

use crate::context::{Scene, Wanted};
use crate::parts::button::Button;
use crate::parts::dialog;
use crate::parts::field::{labelled, text_line};
use crate::parts::layout::caption;
use crate::parts::toggle::segmented;
use crate::words::say;

/// What somebody is about to repeat.
#[derive(Debug)]
pub(super) struct Repeating {
    rule: Rule,
    /// As it is being typed.
    times: String,
}

impl Default for Repeating {
    fn default() -> Self {
        Self { rule: Rule::EveryWeeks(1), times: "4".into() }
    }
}

/// A draft with everything of this one but what happened to it; its work is all to do again.
fn copy_of(scene: &mut Scene<'_>, post: &Post, text: &str, date: Option<NaiveDate>) -> NewPost {
    let of = &post.summary;
    let mut new_id = |_| (scene.new_id)();
    // To-dos stay with the deliverable they are a step of.
    let ids: Vec<_> = of.deliverables.iter().map(|deliverable| (deliverable.id, new_id(()))).collect();
    let new_of = |old| ids.iter().find(|(known, _)| Some(*known) == old).map(|(_, new)| *new);
    let deliverables = of.deliverables.iter().zip(&ids).map(|(deliverable, (_, id))| Deliverable {
        id: *id,
        due: None,
        spent_minutes: None,
        done: false,
        ..deliverable.clone()
    });
    let deliverables = deliverables.collect();
    let todos = of.todos.iter().map(|todo| Todo { id: new_id(()), of: new_of(todo.of), done: false, ..todo.clone() });
    NewPost {
        nature: Some(of.nature).filter(|nature| *nature != Nature::Post),
        title: of.title.clone(),
        publish_at: PublishAt { date, ..of.publish_at.clone() },
        status: Some(Status::Draft.into()),
        channels: of.channels.clone(),
        theme: of.theme,
        owner: of.owner,
        helpers: of.helpers.clone(),
        format: of.format.as_ref().and_then(Open::known),
        focus: of.focus.as_ref().and_then(Open::known),
        text: text.to_owned(),
        explanation: post.explanation.clone(),
        link: post.link.clone(),
        deliverables,
        todos: todos.collect(),
    }
}

fn text_of(detail: &Detail) -> String {
    detail.text.as_ref().map(|text| text.text.to_string()).unwrap_or_default()
}

/// Makes a copy on the same day and opens it.
pub(super) fn duplicate(scene: &mut Scene<'_>, post: &Post, detail: &Detail) {
    let new = copy_of(scene, post, &text_of(detail), post.summary.publish_at.date);
    let id = (scene.new_id)();
    scene.edit(Edit::NewPost(id, new));
    scene.wanted = Some(Wanted { doc: id, is_new: true });
}

/// Asks how it comes again. `false`: the person is done with it.
pub(super) fn dialog(ui: &Ui, scene: &mut Scene<'_>, post: &Post, detail: &Detail, repeating: &mut Repeating) -> bool {
    let words = scene.words;
    let Some(first) = post.summary.publish_at.date else { return false };
    let (heading, close) = (say!(words, "repeat-heading"), say!(words, "close"));
    let mut is_done = false;
    let stays = dialog::dialog(ui.ctx(), "repeat a post", &heading, &close, 520.0, |ui| {
        let (nth, weekday) = (nth_weekday(first).0, words.weekday(first));
        let options = [
            (Rule::EveryWeeks(1), say!(words, "repeat-weekly")),
            (Rule::EveryWeeks(2), say!(words, "repeat-two-weeks")),
            (Rule::MonthlyOnWeekday, say!(words, "repeat-weekday", nth = nth, weekday = weekday)),
            (Rule::MonthlyOnDay, say!(words, "repeat-day", day = chrono::Datelike::day(&first))),
        ];
        if let Some(rule) = segmented(ui, "repeat", repeating.rule, &options) {
            repeating.rule = rule;
        }
        labelled(ui, &say!(words, "repeat-times"), |ui| {
            let label = say!(words, "repeat-times");
            text_line(ui, &mut repeating.times, &label, "", 60.0)
        });
        let times = repeating.times.trim().parse().ok().filter(|times| (1..=MOST).contains(times));
        let days = occurrences(first, repeating.rule, times.unwrap_or(0));
        if let Some(last) = days.last() {
            let (count, last) = (days.len(), words.day(*last, scene.now.today()));
            caption(ui, &say!(words, "repeat-until", count = count, last = last));
        } else {
            caption(ui, &say!(words, "repeat-bad-times", most = MOST));
        }
        caption(ui, &say!(words, "repeat-explained"));
        dialog::foot(ui, |ui| {
            let make = Button::primary(&say!(words, "repeat-make")).enabled(!days.is_empty()).show(ui).clicked();
            if make {
                let text = text_of(detail);
                let edits = days
                    .iter()
                    .map(|day| {
                        let new = copy_of(scene, post, &text, Some(*day));
                        Edit::NewPost((scene.new_id)(), new)
                    })
                    .collect();
                // One action: one undo takes them all back.
                scene.commands.push(Command::Edit(edits));
                is_done = true;
            }
        });
    });
    stays && !is_done && !ui.input(|input| input.key_pressed(Key::Escape))
}
