//! An event in the sheet: when it is, and what we need for it.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use egui::Ui;
use trekker_domain::conflict::Conflict;
use trekker_domain::edit::Edit;
use trekker_domain::event::{Event, EventEdit, Lane};
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{NewPost, Status};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::recurrence::Recurrence;
use trekker_domain::work::{Deliverable, Sort};
use trekker_session::calendar::{Calendar, PostRow};
use trekker_session::command::Command;

use super::conflicts;
use super::fields::{Line, draft_line};
use super::naming::Naming;
use super::show::Parts;
use super::when::{day_line, read_date, read_time, read_zone, written_date};
use crate::choosing;
use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::space;
use crate::parts::button::{Button, icon_button};
use crate::parts::draft::Key;
use crate::parts::field::{beside, labelled, text_line};
use crate::parts::layout::{banner, body, caption, line, muted, problem, strong};
use crate::parts::menu;
use crate::parts::toggle::{pill, segmented};
use crate::terms;
use crate::words::say;

/// What is half said of what an event needs.
#[derive(Debug)]
pub(super) struct Needs {
    sorts: Vec<Sort>,
    /// How long before the event its post goes out, as it is being typed.
    days_before: String,
    /// The posts that are for it, of one picture of the calendar.
    calendar: Calendar,
    of: Option<DocId>,
    posts: Vec<Arc<PostRow>>,
}

impl Default for Needs {
    fn default() -> Self {
        Self {
            sorts: vec![Sort::Text, Sort::Photo],
            days_before: "7".into(),
            calendar: Calendar::default(),
            of: None,
            posts: Vec::new(),
        }
    }
}

impl Needs {
    fn look(&mut self, scene: &Scene<'_>, event: DocId) {
        let calendar = &scene.snapshot.calendar;
        if self.of == Some(event) && self.calendar.is_same(calendar) {
            return;
        }
        self.of = Some(event);
        self.calendar = calendar.clone();
        let for_it = |row: &&Arc<PostRow>| row.summary.event == Some(event) && !row.summary.binned;
        self.posts = calendar.all().filter(for_it).cloned().collect();
        self.posts.sort_by_key(|row| {
            let at = &row.summary.publish_at;
            (at.date.is_none(), at.date, at.time, row.summary.id)
        });
    }
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, event: &Event, conflicts: &[Conflict]) {
    let words = scene.words;
    let doc = event.id;
    let may_write = scene.may_write(Kind::Event) && !event.binned;
    if event.binned {
        banner(ui, scene.look.sunken, |ui| {
            body(ui, &say!(words, "event-in-bin"));
            let may = scene.may_write(Kind::Event);
            if Button::quiet(&say!(words, "restore")).icon(icons::UNDO).enabled(may).show(ui).clicked() {
                scene.edit(Edit::Event(doc, EventEdit::Bin(false)));
            }
        });
    }
    let (name, hint) = (say!(words, "event-name"), say!(words, "hint-event-name"));
    let title = Line { font: Some(font::section()), ..Line::new(&name, &hint, may_write) };
    let response = draft_line(ui, scene, parts.drafts, Key::new(doc, "event_name"), &event.name, title);
    if std::mem::take(parts.focus_title) {
        response.request_focus();
    }
    conflicts::show(ui, scene, Naming::default(), conflicts, may_write, (Kind::Event, doc));
    line(ui);
    beside(ui, &say!(words, "field-lane"), |ui| lane(ui, scene, event, may_write));
    beside(ui, &say!(words, "field-first-day"), |ui| begins(ui, scene, parts, event, may_write));
    beside(ui, &say!(words, "field-last-day"), |ui| ends(ui, scene, parts, event, may_write));
    beside(ui, &say!(words, "field-repeats"), |ui| repeats(ui, scene, event, may_write));
    beside(ui, &say!(words, "field-theme"), |ui| theme(ui, scene, event, may_write));
    line(ui);
    let (name, hint) = (say!(words, "field-explanation"), say!(words, "hint-event-explanation"));
    labelled(ui, &name, |ui| {
        let field = Line { rows: 3, ..Line::new(&name, &hint, may_write) };
        draft_line(ui, scene, parts.drafts, Key::new(doc, "event_explanation"), &event.explanation, field);
    });
    if !event.from_file.is_empty() {
        caption(ui, &say!(words, "event-from-file"));
    }
    line(ui);
    needs(ui, scene, parts.needs, event);
}

fn lane(ui: &mut Ui, scene: &mut Scene<'_>, event: &Event, may_write: bool) {
    let words = scene.words;
    let Some(known) = event.lane.known().filter(|_| may_write) else {
        ui.label(terms::lane(words, &event.lane));
        return;
    };
    let options: Vec<_> = Lane::ALL.iter().map(|lane| (*lane, terms::lane(words, &Open::Known(*lane)))).collect();
    if let Some(lane) = segmented(ui, "lane", known, &options) {
        scene.edit(Edit::Event(event.id, EventEdit::SetLane(lane)));
    }
}

fn begins(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, event: &Event, may_write: bool) {
    let words = scene.words;
    let [date_key, time_key, zone_key] =
        ["event_date", "event_time", "event_zone"].map(|field| Key::new(event.id, field));
    let date = written_date(event.begins.date);
    let time = event.begins.time.map(|time| words.time(time)).unwrap_or_default();
    ui.horizontal(|ui| {
        let name = say!(words, "field-first-day");
        if let Some(day) = day_line(ui, scene, parts, (date_key, &name), event.begins.date, may_write) {
            scene.edit(Edit::Event(event.id, EventEdit::SetDate(Some(day))));
        }
        let (name, hint) = (say!(words, "field-time"), say!(words, "hint-whole-day"));
        let line = Line { width: 92.0, is_whole: true, ..Line::new(&name, &hint, may_write) };
        draft_line(ui, scene, parts.drafts, time_key, &time, line);
    });
    if read_date(&parts.drafts.text(date_key, &date), scene.now.today()).is_none() {
        problem(ui, &say!(words, "bad-date"));
    }
    if read_time(&parts.drafts.text(time_key, &time)).is_none() {
        problem(ui, &say!(words, "bad-time"));
    }
    if event.begins.time.is_some() {
        let (name, team_zone) = (say!(words, "field-zone"), scene.snapshot.team.settings.zone.clone());
        let line = Line { width: 200.0, is_whole: true, ..Line::new(&name, &team_zone, may_write) };
        draft_line(ui, scene, parts.drafts, zone_key, &event.begins.zone, line);
        if read_zone(&parts.drafts.text(zone_key, &event.begins.zone)).is_none() {
            problem(ui, &say!(words, "bad-zone"));
        }
    }
}

fn ends(ui: &mut Ui, scene: &mut Scene<'_>, parts: &mut Parts<'_>, event: &Event, may_write: bool) {
    let words = scene.words;
    let key = Key::new(event.id, "event_last_day");
    let date = written_date(event.last_day);
    let name = say!(words, "field-last-day");
    ui.horizontal(|ui| {
        if let Some(day) = day_line(ui, scene, parts, (key, &name), event.last_day, may_write) {
            scene.edit(Edit::Event(event.id, EventEdit::SetLastDay(Some(day))));
        }
        if event.last_day.is_none() {
            caption(ui, &say!(words, "event-one-day"));
        }
    });
    if read_date(&parts.drafts.text(key, &date), scene.now.today()).is_none() {
        problem(ui, &say!(words, "bad-date"));
    }
    if event.begins.date.zip(event.last_day).is_some_and(|(first, last)| last < first) {
        problem(ui, &say!(words, "event-ends-first"));
    }
}

fn repeats(ui: &mut Ui, scene: &mut Scene<'_>, event: &Event, may_write: bool) {
    let words = scene.words;
    let shown =
        event.repeats.as_ref().map_or_else(|| say!(words, "repeats-not"), |rule| terms::recurrence(words, rule));
    if may_write {
        menu::choice(ui, &say!(words, "field-repeats"), &shown, Some(icons::SYNC), 220.0, |ui| {
            let known = [None, Some(Recurrence::WEEKLY), Some(Recurrence::MONTHLY), Some(Recurrence::YEARLY)];
            for rule in known {
                let rule = rule.and_then(Recurrence::parse);
                let name =
                    rule.as_ref().map_or_else(|| say!(words, "repeats-not"), |rule| terms::recurrence(words, rule));
                let is_chosen = rule == event.repeats;
                if menu::item(ui, &name, None, is_chosen) && !is_chosen {
                    scene.edit(Edit::Event(event.id, EventEdit::SetRepeats(rule)));
                }
            }
        });
    } else {
        ui.label(&shown);
    }
    if event.repeats.is_none() {
        return;
    }
    for day in &event.except {
        ui.push_id(day, |ui| {
            ui.horizontal(|ui| {
                let said = words.day(*day, scene.now.today());
                caption(ui, &say!(words, "event-except", day = said.as_str()));
                let label = say!(words, "event-except-not", day = said);
                if may_write && icon_button(ui, icons::UNDO, &label).clicked() {
                    scene.edit(Edit::Event(event.id, EventEdit::Except(*day, false)));
                }
            });
        });
    }
    if may_write && let Some(next) = next_time(scene, event) {
        let label = say!(words, "event-skip", day = words.day(next, scene.now.today()));
        if Button::bare(&label).show(ui).clicked() {
            scene.edit(Edit::Event(event.id, EventEdit::Except(next, true)));
        }
    }
}

/// The day in its own zone on which it takes place next.
fn next_time(scene: &Scene<'_>, event: &Event) -> Option<NaiveDate> {
    next(scene, event).map(|(_, own_day)| own_day)
}

/// The day of the team on which it takes place next, or did last if it is over; and that day in its own zone.
fn next(scene: &Scene<'_>, event: &Event) -> Option<(NaiveDate, NaiveDate)> {
    let today = scene.now.today();
    let until = today.checked_add_days(Days::new(800))?;
    let coming = event.occurrences(today, until, &scene.snapshot.team.settings.zone);
    coming.first().map(|it| (it.first, it.own_day)).or_else(|| event.begins.date.map(|day| (day, day)))
}

fn theme(ui: &mut Ui, scene: &mut Scene<'_>, event: &Event, may_write: bool) {
    if !may_write {
        ui.label(choosing::theme_name(scene, event.theme));
    } else if let Some(theme) = choosing::theme(ui, scene, event.theme) {
        scene.edit(Edit::Event(event.id, EventEdit::SetTheme(theme)));
    }
}

/// What do we need? The posts there are for it, and more.
fn needs(ui: &mut Ui, scene: &mut Scene<'_>, needs: &mut Needs, event: &Event) {
    let words = scene.words;
    needs.look(scene, event.id);
    strong(ui, &say!(words, "event-needs"));
    if needs.posts.is_empty() {
        muted(ui, &say!(words, "event-needs-nothing"));
    }
    let mut opened = None;
    for row in &needs.posts {
        let post = &row.summary;
        let title = if post.title.trim().is_empty() { say!(words, "untitled") } else { post.title.clone() };
        let day = post.publish_at.date.map_or_else(|| say!(words, "no-date"), |day| words.day(day, scene.now.today()));
        let line = say!(words, "event-post", title = title, day = day, status = terms::status(words, &post.status));
        let button = Button::quiet(&line).icon(icons::of_status(&post.status)).width(ui.available_width());
        if ui.push_id(post.id, |ui| button.show(ui).clicked()).inner {
            opened = Some(post.id);
        }
    }
    if let Some(post) = opened {
        scene.want(post);
    }
    let Some((day, _)) = next(scene, event) else {
        caption(ui, &say!(words, "event-needs-day"));
        return;
    };
    if !scene.may_write(Kind::Post) || event.binned {
        return;
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for sort in Sort::ALL {
            let is_on = needs.sorts.contains(sort);
            if pill(ui, &terms::sort(words, *sort), Some(icons::of_sort(*sort)), is_on).clicked() {
                if is_on {
                    needs.sorts.retain(|one| one != sort);
                } else {
                    needs.sorts.push(*sort);
                }
            }
        }
    });
    ui.horizontal(|ui| {
        let label = say!(words, "event-days-before");
        text_line(ui, &mut needs.days_before, &label, "7", 44.0);
        caption(ui, &label);
    });
    let before = needs.days_before.trim().parse().ok().filter(|days| *days <= 366);
    let date = before.and_then(|days: u64| day.checked_sub_days(Days::new(days)));
    ui.horizontal_wrapped(|ui| {
        let make = say!(words, "event-make-post");
        if Button::quiet(&make).icon(icons::CALENDAR_PLUS).enabled(date.is_some()).show(ui).clicked() {
            make_post(scene, event, date, &needs.sorts);
        }
        let snapshot = scene.snapshot;
        let templates = snapshot.templates_by_name();
        if !templates.is_empty() {
            let button = Button::quiet(&say!(words, "event-use-template")).trailing(icons::DOWN).show(ui);
            menu::drop_list(&button, 220.0, |ui| {
                for template in templates {
                    if menu::item(ui, &template.name, None, false) {
                        let (template, event) = (template.id, Some(event.id));
                        scene.commands.push(Command::UseTemplate { template, day, event });
                    }
                }
            });
        }
    });
}

fn make_post(scene: &mut Scene<'_>, event: &Event, date: Option<NaiveDate>, sorts: &[Sort]) {
    let words = scene.words;
    let id = (scene.new_id)();
    let mut deliverables = Vec::new();
    for sort in sorts {
        let part = (scene.new_id)();
        let name = terms::sort(words, *sort);
        deliverables.push(Deliverable { sort: Some(Open::Known(*sort)), ..Deliverable::new(part, &name) });
    }
    let new = NewPost {
        title: event.name.clone(),
        publish_at: PublishAt { date, ..PublishAt::default() },
        status: Some(Status::Draft.into()),
        theme: event.theme,
        event: Some(event.id),
        owner: scene.snapshot.team.me,
        deliverables,
        ..NewPost::default()
    };
    scene.edit(Edit::NewPost(id, new));
    scene.want_new(id);
}
