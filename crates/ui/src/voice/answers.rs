//! Standard answers: what the team says when somebody asks the same thing again. Found as one types, copied with one click.

use std::sync::Arc;

use egui::Ui;
use imbl::OrdMap;
use trekker_domain::channel::Channel;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::plan::Plan;
use trekker_domain::standard_answer::{NewStandardAnswer, StandardAnswer, StandardAnswerEdit};
use trekker_session::snapshot::Snapshot;

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::bin::bin;
use crate::parts::button::Button;
use crate::parts::pages::Pages;
use crate::parts::{field, layout};
use crate::terms;
use crate::words::say;

/// More of an answer is read in its sheet.
const LETTERS_SHOWN: usize = 600;

#[derive(Debug, Default)]
pub(super) struct Answers {
    /// Only those with these words in them show.
    wanted: String,
    pages: Pages,
    listed: Option<Listed>,
}

/// Those that show, as long as nothing changed that they come from.
#[derive(Debug)]
struct Listed {
    wanted: String,
    answers: OrdMap<DocId, Arc<StandardAnswer>>,
    channels: OrdMap<DocId, Arc<Channel>>,
    plans: OrdMap<DocId, Arc<Plan>>,
    shown: Vec<Arc<StandardAnswer>>,
}

impl Listed {
    fn is_of(&self, snapshot: &Snapshot, wanted: &str) -> bool {
        self.wanted == wanted
            && self.answers.ptr_eq(&snapshot.standard_answers)
            && self.channels.ptr_eq(&snapshot.channels)
            && self.plans.ptr_eq(&snapshot.plans)
    }

    fn new(snapshot: &Snapshot, wanted: &str) -> Self {
        let parts: Vec<String> = wanted.split_whitespace().map(str::to_lowercase).collect();
        let all = snapshot.standard_answers_by_name().into_iter();
        let is_wanted = |answer: &&Arc<StandardAnswer>| {
            let about = about(snapshot, answer);
            let said = format!("{}\n{}\n{about}", answer.question, answer.text).to_lowercase();
            parts.iter().all(|part| said.contains(part))
        };
        Self {
            wanted: wanted.to_owned(),
            answers: snapshot.standard_answers.clone(),
            channels: snapshot.channels.clone(),
            plans: snapshot.plans.clone(),
            shown: all.filter(is_wanted).cloned().collect(),
        }
    }
}

impl Answers {
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let words = scene.words;
        let snapshot = scene.snapshot;
        layout::muted(ui, &say!(words, "answers-explained"));
        if snapshot.standard_answers.values().all(|answer| answer.binned) {
            let (heading, body) = (say!(words, "answers-empty"), say!(words, "answers-empty-next"));
            layout::empty_state(ui, icons::COMMENT, &heading, &body);
        } else {
            let (name, hint) = (say!(words, "answers-find"), say!(words, "answers-find-hint"));
            if field::text_line(ui, &mut self.wanted, &name, &hint, 420.0).changed() {
                self.pages.begin_again();
            }
        }
        if !self.listed.as_ref().is_some_and(|listed| listed.is_of(snapshot, &self.wanted)) {
            self.listed = Some(Listed::new(snapshot, &self.wanted));
        }
        let shown = self.listed.as_ref().map(|listed| listed.shown.as_slice()).unwrap_or_default();
        if shown.is_empty() && !self.wanted.trim().is_empty() {
            layout::muted(ui, &say!(words, "answers-none"));
        }
        for answer in shown.iter().take(self.pages.shown()) {
            ui.add_space(space::S);
            ui.push_id(answer.id, |ui| card(ui, scene, answer));
        }
        self.pages.more(ui, words, shown.len());
        let binned = snapshot.standard_answers.values().filter(|answer| answer.binned && !answer.is_blank());
        let binned: Vec<(DocId, String)> = binned.map(|answer| (answer.id, title(scene, answer))).collect();
        if let Some(id) = bin(ui, words, &binned, scene.may_write(Kind::StandardAnswer)) {
            scene.edit(Edit::StandardAnswer(id, StandardAnswerEdit::Bin(false)));
        }
    }
}

/// A new one, open to be written in.
pub(crate) fn add(scene: &mut Scene<'_>) {
    let id = (scene.new_id)();
    scene.edit(Edit::NewStandardAnswer(id, NewStandardAnswer::default()));
    scene.want_new(id);
}

fn title(scene: &Scene<'_>, answer: &StandardAnswer) -> String {
    terms::title(scene.words, answer.headline())
}

/// Where it is given, and the campaign it is about.
fn about(snapshot: &Snapshot, answer: &StandardAnswer) -> String {
    let mut about = snapshot.names_of_channels(&answer.channels);
    about.extend(answer.plan.and_then(|id| snapshot.plans.get(&id)).map(|plan| plan.name.as_str()));
    about.join(" · ")
}

fn card(ui: &mut Ui, scene: &mut Scene<'_>, answer: &StandardAnswer) {
    let words = scene.words;
    let title = title(scene, answer);
    layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        layout::strong(ui, &title);
        let about = about(scene.snapshot, answer);
        if !about.is_empty() {
            layout::caption(ui, &about);
        }
        match answer.text.trim() {
            "" => layout::muted(ui, &say!(words, "answer-says-nothing")),
            text => layout::body(ui, &beginning(text)),
        };
        ui.horizontal(|ui| {
            let named = say!(words, "answer-copy-of", question = title.as_str());
            let copy = say!(words, "answer-copy");
            let copy = Button::quiet(&copy).named(&named).icon(icons::COPY).enabled(!answer.text.trim().is_empty());
            if copy.show(ui).clicked() {
                scene.copy(ui, answer.text.clone());
            }
            let named = say!(words, "answer-open-of", question = title.as_str());
            if Button::bare(&say!(words, "answer-open")).named(&named).show(ui).clicked() {
                scene.want(answer.id);
            }
        });
    });
}

/// As much as a card has room for, up to a whole word.
fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LETTERS_SHOWN) else { return text.to_owned() };
    let whole = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", text[..whole].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_has_the_beginning_of_a_long_answer_up_to_a_whole_word() {
        let long = "woorden en nog meer ".repeat(60);
        let shown = beginning(&long);
        assert!(shown.ends_with('…') && shown.chars().count() <= LETTERS_SHOWN + 1);
        assert!(["woorden…", "en…", "nog…", "meer…"].iter().any(|end| shown.ends_with(end)), "{shown}");
        assert_eq!(beginning("Ja."), "Ja.");
        assert_eq!(beginning(&"é".repeat(700)).chars().count(), LETTERS_SHOWN + 1);
    }
}
