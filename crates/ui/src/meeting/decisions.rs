//! What was decided, and the to-dos that come of it.

use egui::Ui;
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::meeting::{Decision, DecisionEdit, Meeting, MeetingEdit};
use trekker_domain::post::{Nature, NewPost, PostEdit, Status};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::rank::Rank;

use super::room::{Week, begin_words, part};
use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::{Button, icon_button_sized};
use crate::parts::draft::{Drafts, Key};
use crate::parts::field::{is_entered, text_line};
use crate::parts::layout;
use crate::parts::menu;
use crate::parts::toggle::tick;
use crate::sheet::naming::Naming;
use crate::sheet::{Line, conflicts, draft_line, written_date};
use crate::terms;
use crate::words::say;

/// Whether somebody says so, or the task that came of it is done.
pub(super) fn is_done(scene: &Scene<'_>, decision: &Decision) -> bool {
    let task = decision.task.and_then(|id| scene.snapshot.calendar.get(id));
    decision.done || task.is_some_and(|row| row.summary.is_over())
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, week: &Week, new: &mut String) {
    let words = scene.words;
    let may_write = scene.may_write(Kind::Meeting);
    let decisions = week.meeting.as_ref().map(|meeting| meeting.decisions.as_slice()).unwrap_or_default();
    let nothing = decisions.is_empty().then(|| say!(words, "meeting-no-decisions"));
    let heading = say!(words, "meeting-decisions", count = decisions.len());
    part(ui, icons::CHECK, &heading, nothing.as_deref(), |ui| {
        if let Some(meeting) = &week.meeting {
            for (nth, decision) in (1..).zip(&meeting.decisions) {
                ui.push_id(decision.id, |ui| one(ui, scene, drafts, meeting, decision, nth, may_write));
            }
            if may_write {
                add(ui, scene, meeting, new);
            }
        } else if may_write && Button::quiet(&begin_words(scene, week)).icon(icons::PLUS).show(ui).clicked() {
            scene.edit(Edit::NewMeeting { monday: week.monday });
        }
        if !week.still_open.is_empty() {
            layout::strong(ui, &say!(words, "meeting-still-open", count = week.still_open.len()));
            for (meeting, decision) in &week.still_open {
                ui.push_id(("open", decision.id), |ui| {
                    ui.horizontal_wrapped(|ui| {
                        done(ui, scene, meeting.id, decision, may_write);
                        layout::body(ui, &line_of(scene, decision));
                        task(ui, scene, meeting.id, decision, may_write);
                    });
                });
            }
        }
    });
}

/// A decision with who does it and by when, in words.
pub(super) fn line_of(scene: &Scene<'_>, decision: &Decision) -> String {
    let words = scene.words;
    let mut line = decision.words.trim().to_owned();
    if let Some(owner) = decision.owner {
        line = format!("{line} · {}", scene.name_of(owner));
    }
    if let Some(due) = decision.due {
        line = format!("{line} · {}", say!(words, "decision-due-on", day = words.day(due, scene.now.today())));
    }
    line
}

fn one(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    drafts: &mut Drafts,
    meeting: &Meeting,
    decision: &Decision,
    nth: usize,
    may_write: bool,
) {
    let words = scene.words;
    let edit = |edit| Edit::Meeting(meeting.id, MeetingEdit::Decision(decision.id, edit));
    let key = |field| Key::part(meeting.id, decision.id, field);
    if let Some(detail) = scene.snapshot.open.get(&meeting.id) {
        let here = detail.conflicts.iter().filter(|conflict| conflict.of.as_deref() == Some(&decision.id.to_string()));
        conflicts::show(ui, scene, Naming::of(detail), here, may_write, (Kind::Meeting, meeting.id));
    }
    let (name, hint) = (say!(words, "decision-words", nth = nth), say!(words, "decision-hint"));
    let line = Line { rows: 2, ..Line::new(&name, &hint, may_write) };
    draft_line(ui, scene, drafts, key("decision_words"), &decision.words, line);
    ui.horizontal(|ui| {
        done(ui, scene, meeting.id, decision, may_write);
        let nobody = say!(words, "owner-nobody");
        let owner = decision.owner.map_or_else(|| nobody.clone(), |person| scene.name_of(person));
        if may_write {
            menu::choice(ui, &say!(words, "decision-owner", nth = nth), &owner, Some(icons::PERSON), 190.0, |ui| {
                if menu::item(ui, &nobody, None, decision.owner.is_none()) {
                    scene.edit(edit(DecisionEdit::SetOwner(None)));
                }
                let snapshot = scene.snapshot;
                for member in snapshot.members.iter() {
                    if menu::item(ui, &member.name, None, decision.owner == Some(member.id)) {
                        scene.edit(edit(DecisionEdit::SetOwner(Some(member.id))));
                    }
                }
            });
        } else {
            layout::caption(ui, &owner);
        }
        let (name, hint) = (say!(words, "decision-due", nth = nth), say!(words, "hint-date"));
        let line = Line { width: 108.0, is_whole: true, ..Line::new(&name, &hint, may_write) };
        draft_line(ui, scene, drafts, key("decision_due"), &written_date(decision.due), line);
        task(ui, scene, meeting.id, decision, may_write);
        if may_write && icon_button_sized(ui, icons::BIN, &say!(words, "decision-bin", nth = nth), 28.0, None).clicked()
        {
            scene.edit(edit(DecisionEdit::Bin(true)));
        }
    });
}

/// Whether it is done, or nothing has to be done for it.
fn done(ui: &mut Ui, scene: &mut Scene<'_>, meeting: DocId, decision: &Decision, may_write: bool) {
    let is_on = is_done(scene, decision);
    // Of one that is a task, the task says it.
    let may_change = may_write && (decision.done || !is_on);
    let name = say!(scene.words, "decision-done", decision = decision.words.trim());
    if tick(ui, &name, is_on, may_change).on_hover_text(say!(scene.words, "decision-done-short")).clicked()
        && may_change
    {
        scene.edit(Edit::Meeting(meeting, MeetingEdit::Decision(decision.id, DecisionEdit::SetDone(!decision.done))));
    }
}

/// The task that came of it and how it stands; or the button that makes it.
fn task(ui: &mut Ui, scene: &mut Scene<'_>, meeting: DocId, decision: &Decision, may_write: bool) {
    let words = scene.words;
    let made = decision.task.and_then(|id| scene.snapshot.calendar.get(id)).filter(|row| !row.summary.binned);
    if let Some(row) = made {
        let status = terms::status(words, &row.summary.status);
        let label = say!(words, "decision-task", status = status);
        if Button::bare(&label).icon(icons::of_status(&row.summary.status)).show(ui).clicked() {
            scene.want(row.summary.id);
        }
    } else if may_write
        && !decision.words.trim().is_empty()
        && Button::quiet(&say!(words, "decision-make-task")).icon(icons::CALENDAR_PLUS).show(ui).clicked()
    {
        // Two who press it apart make one.
        let id = derived::task(&scene.snapshot.team.id, meeting, decision.id);
        let make = match scene.snapshot.calendar.get(id) {
            Some(_) => Edit::Post(id, PostEdit::Bin(false)),
            None => Edit::NewPost(
                id,
                NewPost {
                    nature: Some(Nature::Task),
                    title: decision.words.trim().to_owned(),
                    status: Some(Status::Draft.into()),
                    owner: decision.owner,
                    publish_at: PublishAt { date: decision.due, ..PublishAt::default() },
                    ..NewPost::default()
                },
            ),
        };
        let set = MeetingEdit::Decision(decision.id, DecisionEdit::SetTask(Some(id)));
        scene.edit_all([make, Edit::Meeting(meeting, set)]);
    }
}

/// A line for the next one: Enter adds it.
fn add(ui: &mut Ui, scene: &mut Scene<'_>, meeting: &Meeting, new: &mut String) {
    let words = scene.words;
    ui.horizontal(|ui| {
        let (name, hint) = (say!(words, "decision-new"), say!(words, "decision-hint"));
        let response = text_line(ui, new, &name, &hint, (ui.available_width() - 130.0).max(160.0));
        let entered = is_entered(ui, &response);
        let is_written = !new.trim().is_empty();
        let clicked = Button::quiet(&say!(words, "add")).icon(icons::PLUS).enabled(is_written).show(ui).clicked();
        if is_written && (entered || clicked) {
            let id = (scene.new_id)();
            let text = std::mem::take(new).trim().to_owned();
            let rank = Rank::between(meeting.decisions.last().map(|last| &last.rank), None);
            let edits = [DecisionEdit::SetWords(text), DecisionEdit::SetRank(rank)];
            let edits = edits.map(|edit| Edit::Meeting(meeting.id, MeetingEdit::Decision(id, edit)));
            scene.edit_all(edits);
            response.request_focus();
        }
    });
}
