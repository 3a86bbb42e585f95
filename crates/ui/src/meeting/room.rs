//! The week on one page: new ideas, successes, what is late or at risk, what was said and decided.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, Duration, NaiveDate};
use egui::{ScrollArea, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::idea::Idea;
use trekker_domain::kind::Kind;
use trekker_domain::meeting::Meeting;
use trekker_domain::month::monday_of;
use trekker_domain::page::PageForm;
use trekker_domain::success::Success;
use trekker_session::calendar::PostRow;
use trekker_session::command::Command;
use trekker_session::snapshot::Body;

use super::{decisions, page};
use crate::calendar::{Lookout, Only};
use crate::context::{Request, Scene};
use crate::editor::field::{self as editor, Looks};
use crate::editor::texts::Texts;
use crate::ideas::whose;
use crate::kept_open::KeptOpen;
use crate::look::icons::{self, Icon};
use crate::look::tokens::space;
use crate::parts::avatar::avatar;
use crate::parts::button::{Button, icon_button};
use crate::parts::draft::Drafts;
use crate::parts::layout;
use crate::parts::menu;
use crate::words::say;

/// What is looked at in a meeting, in this order.
const AT_RISK: [Only; 12] = [
    Only::UnclaimedToday,
    Only::Late,
    Only::CannotBeMet,
    Only::ChangedAfterApproval,
    Only::AgainstStop,
    Only::TooLong,
    Only::OnlineTwice,
    Only::Contested,
    Only::Overlaps,
    Only::NobodyResponsible,
    Only::WaitingForApproval,
    Only::MoreThanPlanned,
];

#[derive(Debug, Default)]
pub(crate) struct MeetingRoom {
    /// The Monday of the week that shows; `None`: this week.
    monday: Option<NaiveDate>,
    /// The meeting the engine keeps at hand.
    open: KeptOpen,
    lookout: Lookout,
    /// Decisions that are being typed, by week.
    new_decisions: BTreeMap<NaiveDate, String>,
}

/// All of a week, as the sheet shows it and the page has it.
pub(super) struct Week {
    pub(super) monday: NaiveDate,
    pub(super) is_now: bool,
    pub(super) ideas: Vec<Arc<Idea>>,
    pub(super) successes: Vec<Arc<Success>>,
    /// The heading of each sort, with its posts. Of other weeks than this one nothing: what was late then is not known.
    pub(super) at_risk: Vec<(Only, Vec<Arc<PostRow>>)>,
    pub(super) meeting: Option<Arc<Meeting>>,
    /// Decisions of earlier meetings that are not done.
    pub(super) still_open: Vec<(Arc<Meeting>, trekker_domain::meeting::Decision)>,
}

impl MeetingRoom {
    /// The week of this Monday; `None`: this week.
    pub(crate) fn show_week(&mut self, monday: Option<NaiveDate>) {
        self.monday = monday;
    }

    /// Another room shows.
    pub(crate) fn leave(&mut self, commands: &mut Vec<Command>) {
        self.open.let_go(commands);
    }

    pub(crate) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, texts: &mut Texts) {
        let this_week = monday_of(scene.now.today());
        let monday = self.monday.unwrap_or(this_week);
        let week = self.week(scene, monday);
        self.open.keep(week.meeting.as_ref().map(|meeting| meeting.id), scene.commands);
        self.head(ui, scene, &week, this_week);
        ScrollArea::vertical().id_salt(("meeting", monday)).auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(900.0));
            ideas(ui, scene, &week);
            successes(ui, scene, &week);
            at_risk(ui, scene, &week);
            decisions::show(ui, scene, drafts, &week, self.new_decisions.entry(monday).or_default());
            notes(ui, scene, texts, &week);
            ui.add_space(space::XL);
        });
    }

    fn week(&mut self, scene: &Scene<'_>, monday: NaiveDate) -> Week {
        let snapshot = scene.snapshot;
        let days = monday..monday + Duration::days(7);
        let brought = |idea: &Idea| idea.brought_at.with_timezone(&scene.now.at.timezone()).date_naive();
        let is_new = |idea: &&Arc<Idea>| !idea.binned && days.contains(&brought(idea));
        let mut ideas: Vec<Arc<Idea>> = snapshot.ideas.values().filter(is_new).cloned().collect();
        // A bigger idea stands for those in it.
        ideas.retain(|idea| !idea.became.keys().any(|into| snapshot.ideas.get(into).is_some_and(|it| !it.binned)));
        ideas.sort_by_key(|idea| (idea.brought_at, idea.id));
        let of_week = |success: &&Arc<Success>| !success.binned && success.day.is_some_and(|day| days.contains(&day));
        let mut successes: Vec<Arc<Success>> = snapshot.successes.values().filter(of_week).cloned().collect();
        successes.sort_by_key(|success| (success.day, success.id));
        let is_now = days.contains(&scene.now.today());
        let sorts = AT_RISK.into_iter().filter(|_| is_now);
        let at_risk = sorts.map(|only| (only, self.lookout.all(only, scene).to_vec()));
        let at_risk = at_risk.filter(|(_, posts)| !posts.is_empty()).collect();
        let earlier = snapshot.meetings.range(..monday).map(|(_, meeting)| meeting);
        let open = |meeting: &Arc<Meeting>| {
            let meeting = Arc::clone(meeting);
            let decisions = meeting.decisions.clone().into_iter();
            decisions
                .filter(|one| !decisions::is_done(scene, one))
                .map(move |one| (Arc::clone(&meeting), one))
                .collect::<Vec<_>>()
        };
        let still_open = earlier.flat_map(open).collect();
        Week { monday, is_now, ideas, successes, at_risk, meeting: snapshot.meetings.get(&monday).cloned(), still_open }
    }

    fn weeks(&mut self, ui: &mut Ui, scene: &Scene<'_>, monday: NaiveDate, this_week: NaiveDate) {
        let words = scene.words;
        layout::title(ui, &title(scene, monday));
        if icon_button(ui, icons::LEFT, &say!(words, "meeting-earlier")).clicked() {
            self.monday = Some(monday - Duration::days(7));
        }
        if monday < this_week && icon_button(ui, icons::RIGHT, &say!(words, "meeting-later")).clicked() {
            self.monday = Some(monday + Duration::days(7)).filter(|next| *next < this_week);
        }
        if monday != this_week && Button::quiet(&say!(words, "this-week")).show(ui).clicked() {
            self.monday = None;
        }
    }

    fn head(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, week: &Week, this_week: NaiveDate) {
        let words = scene.words;
        let monday = week.monday;
        let mut deeds = Vec::new();
        ui.horizontal_wrapped(|ui| self.weeks(ui, scene, monday, this_week));
        ui.horizontal_wrapped(|ui| deeds = buttons(ui, scene));
        for deed in deeds {
            let page = page::of(scene, week);
            match deed {
                Deed::Print => scene.commands.push(Command::PrintPage(page)),
                Deed::Copy => {
                    scene.copy(ui, page::as_text(&page));
                }
                Deed::Save(form) => {
                    let name = format!("{} {monday}.{}", scene.snapshot.team.name, form.ending());
                    scene.requests.push(Request::SavePage { page, form, name });
                }
            }
        }
        layout::muted(ui, &say!(words, "meeting-explained"));
    }
}

/// What is done with the whole sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Print,
    Copy,
    Save(PageForm),
}

fn buttons(ui: &mut Ui, scene: &Scene<'_>) -> Vec<Deed> {
    let words = scene.words;
    let mut deeds = Vec::new();
    if Button::quiet(&say!(words, "meeting-print")).icon(icons::FORWARD).show(ui).clicked() {
        deeds.push(Deed::Print);
    }
    let button = Button::quiet(&say!(words, "meeting-save")).trailing(icons::DOWN).show(ui);
    menu::drop_list(&button, 220.0, |ui| {
        let forms = [
            (PageForm::Html, say!(words, "meeting-save-html")),
            (PageForm::Markdown, say!(words, "meeting-save-markdown")),
        ];
        for (form, label) in forms {
            if menu::item(ui, &label, Some((icons::DISK, scene.look.muted)), false) {
                deeds.push(Deed::Save(form));
            }
        }
    });
    if Button::quiet(&say!(words, "copy")).icon(icons::COPY).show(ui).clicked() {
        deeds.push(Deed::Copy);
    }
    deeds
}

pub(crate) fn title(scene: &Scene<'_>, monday: NaiveDate) -> String {
    let (words, today) = (scene.words, scene.now.today());
    let sunday = monday + Duration::days(6);
    let (first, last) = (words.day(monday, today), words.day(sunday, today));
    say!(words, "meeting-title", week = monday.iso_week().week(), first = first, last = last)
}

/// A part of the sheet with its heading, and what stands there when it has nothing.
pub(super) fn part(ui: &mut Ui, icon: Icon, heading: &str, nothing: Option<&str>, contents: impl FnOnce(&mut Ui)) {
    ui.add_space(space::S);
    layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 24.0), egui::Sense::hover());
            let ink = crate::look::install::look_of(ui.ctx()).accent;
            crate::parts::button::paint_icon(ui, icon, rect.center(), 17.0, ink);
            layout::section(ui, heading);
        });
        if let Some(nothing) = nothing {
            layout::muted(ui, nothing);
        }
        contents(ui);
    });
}

fn ideas(ui: &mut Ui, scene: &mut Scene<'_>, week: &Week) {
    let words = scene.words;
    let nothing = week.ideas.is_empty().then(|| say!(words, "meeting-no-ideas"));
    part(ui, icons::IDEAS, &say!(words, "meeting-ideas", count = week.ideas.len()), nothing.as_deref(), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for idea in week.ideas.iter().take(page::MOST_IDEAS) {
            layout::slim(ui, 26.0, |ui| {
                let (who, name) = whose(scene, idea);
                avatar(ui, 22.0, &who, &name);
                let label = say!(words, "idea-of", title = idea.headline(), name = name);
                if Button::bare(&label).height(26.0).width(ui.available_width().min(820.0)).show(ui).clicked() {
                    scene.want(idea.id);
                }
            });
        }
        layout::and_more(ui, words, week.ideas.len(), page::MOST_IDEAS);
    });
}

fn successes(ui: &mut Ui, scene: &mut Scene<'_>, week: &Week) {
    let words = scene.words;
    let nothing = week.successes.is_empty().then(|| say!(words, "meeting-no-successes"));
    let heading = say!(words, "meeting-successes", count = week.successes.len());
    part(ui, icons::SPARKLES, &heading, nothing.as_deref(), |ui| {
        for success in &week.successes {
            layout::body(ui, &page::success_line(scene, success));
        }
    });
}

/// What begins the sheet of a week.
pub(super) fn begin_words(scene: &Scene<'_>, week: &Week) -> String {
    match week.is_now {
        true => say!(scene.words, "meeting-begin"),
        false => say!(scene.words, "meeting-begin-then"),
    }
}

pub(super) fn risk_heading(scene: &Scene<'_>, only: Only, count: usize) -> String {
    only.label(scene.words, count)
}

fn at_risk(ui: &mut Ui, scene: &mut Scene<'_>, week: &Week) {
    let words = scene.words;
    let is_empty = week.at_risk.is_empty();
    let nothing = is_empty.then(|| match week.is_now {
        true => say!(words, "meeting-no-risk"),
        false => say!(words, "meeting-risk-then"),
    });
    part(ui, icons::WARNING, &say!(words, "meeting-risk"), nothing.as_deref(), |ui| {
        for (only, posts) in &week.at_risk {
            ui.add_space(space::S);
            layout::strong(ui, &risk_heading(scene, *only, posts.len()));
            ui.spacing_mut().item_spacing.y = 2.0;
            for row in posts.iter().take(page::MOST_POSTS) {
                let label = page::post_line(scene, row);
                let icon = icons::of_status(&row.summary.status);
                if Button::bare(&label).icon(icon).height(26.0).show(ui).clicked() {
                    scene.want(row.summary.id);
                }
            }
            layout::and_more(ui, words, posts.len(), page::MOST_POSTS);
        }
    });
}

fn notes(ui: &mut Ui, scene: &mut Scene<'_>, texts: &mut Texts, week: &Week) {
    let words = scene.words;
    let may_write = scene.may_write(Kind::Meeting);
    let detail = week.meeting.as_ref().and_then(|meeting| scene.snapshot.open.get(&meeting.id));
    let text = detail.filter(|detail| matches!(detail.body, Body::Meeting(_))).and_then(|detail| detail.text.as_ref());
    part(ui, icons::TEXT, &say!(words, "meeting-notes"), None, |ui| match (&week.meeting, text) {
        (Some(meeting), Some(text)) => {
            ui.horizontal(|ui| {
                let history = say!(words, "meeting-history");
                if Button::bare(&history).icon(icons::HISTORY).height(26.0).show(ui).clicked() {
                    scene.want_history(meeting.id);
                }
                editor::who_is_in(ui, scene, text);
            });
            let (name, hint) = (say!(words, "meeting-notes"), say!(words, "meeting-notes-hint"));
            let looks = Looks { name: &name, hint: &hint, rows: 6, may_write, occasions: &[], marks: &[] };
            editor::show(ui, scene, texts, meeting.id, text, looks);
        }
        (Some(_), None) => {
            layout::muted(ui, &say!(words, "opening"));
        }
        (None, _) => {
            if may_write && Button::quiet(&begin_words(scene, week)).icon(icons::PLUS).show(ui).clicked() {
                scene.edit(Edit::NewMeeting { monday: week.monday });
            }
        }
    });
}
