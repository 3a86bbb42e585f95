//! The guide to read: headings, lists, and examples of what to say and what not.

use std::collections::HashMap;
use std::fmt;

use egui::Ui;
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};
use trekker_domain::id::DocId;
use trekker_domain::voice::Section;

use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::paint_icon;
use crate::parts::layout;
use crate::words::say;

/// What begins a line with an example, in either language: people write as they speak.
const SO: [&str; 2] = ["zo:", "so:"];
const NOT_SO: [&str; 2] = ["niet zo:", "not so:"];

#[derive(Default)]
pub(super) struct Reading {
    caches: HashMap<DocId, CommonMarkCache>,
}

impl fmt::Debug for Reading {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Reading({})", self.caches.len())
    }
}

/// A stretch of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stretch {
    Markdown(String),
    /// Whether one says it so, and what.
    Example(bool, String),
}

/// What a line gives an example of.
fn example(line: &str) -> Option<(bool, &str)> {
    let line = line.trim_start_matches(['-', '*', ' ']);
    let after = |marks: [&str; 2]| {
        marks.into_iter().find_map(|mark| {
            let begin = line.get(..mark.len()).filter(|begin| begin.to_lowercase() == mark)?;
            Some(line[begin.len()..].trim()).filter(|rest| !rest.is_empty())
        })
    };
    after(NOT_SO).map(|words| (false, words)).or_else(|| after(SO).map(|words| (true, words)))
}

fn stretches(text: &str) -> Vec<Stretch> {
    let mut all = Vec::new();
    let mut markdown = String::new();
    for line in text.lines() {
        if let Some((is_so, words)) = example(line) {
            if !markdown.trim().is_empty() {
                all.push(Stretch::Markdown(std::mem::take(&mut markdown)));
            }
            markdown.clear();
            all.push(Stretch::Example(is_so, words.to_owned()));
        } else {
            markdown.push_str(line);
            markdown.push('\n');
        }
    }
    if !markdown.trim().is_empty() {
        all.push(Stretch::Markdown(markdown));
    }
    all
}

impl Reading {
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, section: &Section) {
        let words = scene.words;
        let text = scene.snapshot.open.get(&section.id).and_then(|detail| detail.text.as_ref());
        let text = text.map_or(section.text.as_str(), |text| &text.text);
        let cache = self.caches.entry(section.id).or_default();
        layout::card(ui, |ui| {
            ui.set_width(ui.available_width());
            // There is no bolder letter to write strong words in: they have the colour that stands out.
            ui.visuals_mut().widgets.active.fg_stroke.color = scene.look.accent;
            layout::section(ui, &section.heading);
            for (nth, stretch) in stretches(text).iter().enumerate() {
                ui.push_id(nth, |ui| match stretch {
                    Stretch::Markdown(markdown) => drop(CommonMarkViewer::new().show(ui, cache, markdown)),
                    Stretch::Example(is_so, example) => {
                        let (tint, icon, name) = match is_so {
                            true => (scene.look.posted, icons::CHECK, say!(words, "voice-so")),
                            false => (scene.look.problem, icons::CLOSE, say!(words, "voice-not-so")),
                        };
                        layout::banner(ui, tint.fill, |ui| {
                            ui.horizontal_top(|ui| {
                                let (rect, _) = ui.allocate_exact_size(egui::vec2(18.0, 20.0), egui::Sense::hover());
                                paint_icon(ui, icon, rect.center(), 15.0, tint.ink);
                                layout::caption(ui, &name);
                                layout::body(ui, example);
                            });
                        });
                    }
                });
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_told_from_the_text_around_them() {
        let text = "We zeggen je.\n- Zo: Kom je ook?\nNiet zo: Komt u ook?\n\n### Verder\nZo gezegd, zo gedaan.";
        assert_eq!(
            stretches(text),
            [
                Stretch::Markdown("We zeggen je.\n".into()),
                Stretch::Example(true, "Kom je ook?".into()),
                Stretch::Example(false, "Komt u ook?".into()),
                Stretch::Markdown("\n### Verder\nZo gezegd, zo gedaan.\n".into()),
            ]
        );
        assert_eq!(stretches("zo:"), [Stretch::Markdown("zo:\n".into())]);
        assert_eq!(stretches("é"), [Stretch::Markdown("é\n".into())]);
    }
}
