//! A post once more: a copy of it, or several, each on its day.

use egui::{Key, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::name;
use trekker_domain::post::{NewPost, Post};
use trekker_domain::repeat::{MOST, Rule, nth_weekday, occurrences};
use trekker_domain::template::{Offset, copy_of};
use trekker_session::snapshot::Detail;

use crate::context::Scene;
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

fn text_of(detail: &Detail) -> String {
    detail.text.as_ref().map(|text| text.text.to_string()).unwrap_or_default()
}

/// Makes a copy on the same day and opens it.
pub(super) fn duplicate(scene: &mut Scene<'_>, post: &Post, detail: &Detail) {
    let new = copy_of(post, &text_of(detail), post.summary.publish_at.date, scene.new_id);
    let id = (scene.new_id)();
    scene.edit(Edit::NewPost(id, new));
    scene.want_new(id);
}

/// Keeps it as a template of the same name, with itself as the only item: on the day itself.
pub(super) fn save_as_template(scene: &mut Scene<'_>, post: &Post, detail: &Detail) {
    let template = (scene.new_id)();
    let name = name::tidy(&post.summary.title).unwrap_or_else(|| say!(scene.words, "untitled"));
    let copy = copy_of(post, &text_of(detail), None, scene.new_id);
    let new = NewPost { template: Some(template), offset: Some(Offset::NONE), ..copy };
    let item = (scene.new_id)();
    scene.edit_all([Edit::NewTemplate { id: template, name }, Edit::NewPost(item, new)]);
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
                let again = |day| {
                    let new = copy_of(post, &text, Some(day), scene.new_id);
                    Edit::NewPost((scene.new_id)(), new)
                };
                let edits: Vec<Edit> = days.iter().copied().map(again).collect();
                // One action: one undo takes them all back.
                scene.edit_all(edits);
                is_done = true;
            }
        });
    });
    stays && !is_done && !ui.input(|input| input.key_pressed(Key::Escape))
}
