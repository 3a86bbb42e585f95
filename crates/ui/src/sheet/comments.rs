//! What members say about a post, an idea or an event: in threads, meant for somebody, until it is resolved.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Key, Modifiers, Ui};
use trekker_domain::comment::{Comment, CommentEdit};
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::thread::Thread;
use trekker_session::snapshot::Detail;

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::avatar::avatar;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::field::text_lines;
use crate::parts::layout::{body, caption, slim, strong};
use crate::parts::menu;
use crate::parts::toggle::pill_named;
use crate::words::say;

/// What is being written, and what of the threads shows.
#[derive(Debug, Default)]
pub(super) struct Writing {
    text: String,
    mentions: BTreeSet<PersonId>,
    /// Answers, by the comment that began their thread.
    answers: BTreeMap<DocId, (String, BTreeSet<PersonId>)>,
    /// The resolved threads show as well.
    shows_resolved: bool,
}

impl Writing {
    pub(super) fn is_begun(&self) -> bool {
        let mut texts = std::iter::once(&self.text).chain(self.answers.values().map(|(text, _)| text));
        texts.any(|text| !text.trim().is_empty())
    }
}

/// The threads, and places to add to them. `draft` is what is being written.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, about: DocId, detail: &Detail, draft: &mut Writing) {
    let words = scene.words;
    let comments: Vec<&Comment> = detail.comments.iter().filter(|comment| !comment.binned).collect();
    let begins = |comment: &Comment| {
        // An answer to what is gone stands by itself.
        comment.answers.is_none_or(|first| comments.iter().all(|other| other.id != first))
    };
    let resolved = |comment: DocId| detail.threads.iter().find(|thread| thread.comment == comment && thread.resolved);
    strong(ui, &say!(words, "comments"));
    let mut hidden = 0;
    for first in comments.iter().filter(|comment| begins(comment)) {
        let is_resolved = resolved(first.id);
        if is_resolved.is_some() && !draft.shows_resolved {
            hidden += 1;
            continue;
        }
        one(ui, scene, first);
        let answers = comments.iter().filter(|comment| comment.answers == Some(first.id));
        for answer in answers {
            ui.horizontal_top(|ui| {
                ui.add_space(34.0);
                ui.vertical(|ui| one(ui, scene, answer));
            });
        }
        if scene.may_write(Kind::Comment) {
            ui.horizontal_top(|ui| {
                ui.add_space(34.0);
                ui.vertical(|ui| under(ui, scene, about, first, is_resolved, &mut draft.answers));
            });
        }
        ui.add_space(space::S);
    }
    if hidden > 0
        && Button::bare(&say!(words, "threads-resolved", count = hidden)).icon(icons::CHECK).show(ui).clicked()
    {
        draft.shows_resolved = true;
    }
    if scene.may_write(Kind::Comment) {
        let label = say!(words, "comment-write");
        let send = say!(words, "comment-send");
        if write(ui, scene, (about, &label, &send), &mut draft.text, &mut draft.mentions) {
            send_comment(scene, about, None, &mut draft.text, &mut draft.mentions);
        }
    }
}

fn one(ui: &mut Ui, scene: &mut Scene<'_>, comment: &Comment) {
    let words = scene.words;
    let name = scene.name_of(comment.by);
    ui.horizontal_top(|ui| {
        avatar(ui, 26.0, &comment.by, &name);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            slim(ui, 20.0, |ui| {
                caption(ui, &format!("{name} · {}", words.moment(comment.at, scene.now.at)));
                let is_mine = scene.snapshot.team.me == Some(comment.by);
                let words = say!(words, "comment-remove");
                if is_mine && icon_button_sized(ui, icons::BIN, &words, 20.0, None).clicked() {
                    scene.edit(Edit::Comment(comment.id, CommentEdit::Bin(true)));
                }
            });
            if !comment.mentions.is_empty() {
                let names: Vec<String> = comment.mentions.iter().map(|person| scene.name_of(*person)).collect();
                caption(ui, &say!(words, "comment-for", names = words.names(&names)));
            }
            body(ui, &comment.text);
        });
    });
    ui.add_space(space::XS);
}

/// What can be done with a thread: answered, resolved.
fn under(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    about: DocId,
    first: &Comment,
    resolved: Option<&Thread>,
    answers: &mut BTreeMap<DocId, (String, BTreeSet<PersonId>)>,
) {
    let words = scene.words;
    let who = scene.name_of(first.by);
    if let Some(thread) = resolved {
        slim(ui, 24.0, |ui| {
            caption(ui, &say!(words, "thread-resolved-by", name = scene.name_of_some(thread.by)));
            if Button::bare(&say!(words, "thread-reopen")).height(24.0).show(ui).clicked() {
                scene.edit(Edit::Resolve { comment: first.id, resolved: false });
            }
        });
        return;
    }
    if let Some((text, mentions)) = answers.get_mut(&first.id) {
        let label = say!(words, "thread-answer-to", name = who.as_str());
        let send = say!(words, "thread-answer");
        if write(ui, scene, (first.id, &label, &send), text, mentions) {
            send_comment(scene, about, Some(first.id), text, mentions);
            answers.remove(&first.id);
        }
        return;
    }
    slim(ui, 24.0, |ui| {
        let (label, named) = (say!(words, "thread-answer"), say!(words, "thread-answer-to", name = who.as_str()));
        if Button::bare(&label).icon(icons::COMMENT).height(24.0).named(&named).show(ui).clicked() {
            answers.insert(first.id, Default::default());
        }
        let (label, named) = (say!(words, "thread-resolve"), say!(words, "thread-resolve-of", name = who.as_str()));
        if Button::bare(&label).icon(icons::CHECK).height(24.0).named(&named).show(ui).clicked() {
            scene.edit(Edit::Resolve { comment: first.id, resolved: true });
        }
    });
}

/// A place to write, and whom it is meant for. `true`: send it.
fn write(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (of, label, send): (DocId, &str, &str),
    text: &mut String,
    mentions: &mut BTreeSet<PersonId>,
) -> bool {
    let words = scene.words;
    let response = ui.push_id(of, |ui| text_lines(ui, text, label, label, 2)).inner;
    let by_key = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    if text.trim().is_empty() {
        return false;
    }
    let mut clicked = false;
    ui.push_id((of, "send"), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            clicked = Button::quiet(send).icon(icons::SEND).show(ui).clicked();
            for person in mentions.clone() {
                let name = scene.name_of(person);
                let label = say!(words, "comment-not-for", name = name.as_str());
                if pill_named(ui, &name, &label, None, true).clicked() {
                    mentions.remove(&person);
                }
            }
            let others = scene.snapshot.members.iter();
            let others: Vec<_> = others.filter(|member| !member.is_me && !mentions.contains(&member.id)).collect();
            if !others.is_empty() {
                let button = Button::bare(&say!(words, "comment-mention")).icon(icons::PERSON).show(ui);
                menu::drop_list(&button, 180.0, |ui| {
                    for member in others {
                        if menu::item(ui, &member.name, None, false) {
                            mentions.insert(member.id);
                        }
                    }
                });
            }
        });
    });
    clicked || by_key
}

fn send_comment(
    scene: &mut Scene<'_>,
    about: DocId,
    answers: Option<DocId>,
    text: &mut String,
    mentions: &mut BTreeSet<PersonId>,
) {
    let id = (scene.new_id)();
    let mentions = std::mem::take(mentions);
    let text = std::mem::take(text).trim().to_owned();
    scene.edit(Edit::NewComment { id, about, text, answers, mentions, passage: None });
}
