//! The calendar's room: its bar, the grid, the shelf, and what their happenings mean.

use chrono::NaiveDate;
use egui::{EventFilter, Key, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::month::{first_day, week_of};
use trekker_domain::post::{Nature, PostEdit};

use super::filters::Filters;
use super::keys::{self, Wish};
use super::lanes::Lanes;
use super::lookout::{Lookout, Only};
use super::making::{make, make_event, move_to, move_to_time, new_post, set_status};
use super::selection::{Marked, Selection};
use super::templates::Templates;
use super::timeline::Timeline;
use super::workload::Workload;
use super::{bin, board, changes, chip, grid, lanes, list, shelf, timeline, week};
use crate::calendar_view::View;
use crate::context::{Request, Scene};
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::{Button, icon_button};
use crate::parts::toggle::segmented;
use crate::parts::{dialog, layout, menu};
use crate::preferences::Preferences;
use crate::words::say;

/// The bar with the views in it needs this width.
const WITH_VIEWS: f32 = 1092.0;
const WITH_WIDE_TITLE: f32 = 640.0;

/// What the calendar remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct CalendarRoom {
    /// A day of what shows; `None`: today.
    around: Option<NaiveDate>,
    filters: Filters,
    lookout: Lookout,
    lanes: Lanes,
    /// The first day of the week whose events show in a list of their own.
    events_of: Option<NaiveDate>,
    changes_are_open: bool,
    selection: Selection,
    /// What showed in the last frame, for choosing all of it.
    shown: Vec<DocId>,
    /// The filter that is kept for next time was taken over.
    is_filter_read: bool,
    /// The first day of the list that showed last; `None`: another view did.
    list_of: Option<NaiveDate>,
    /// The kind of posts that are listed, whenever they are.
    only: Option<Only>,
    /// The day whose posts show in a list of their own.
    listed: Option<NaiveDate>,
    bin_is_open: bool,
    templates: Templates,
    workload: Workload,
    timeline: Timeline,
    filters_are_open: bool,
}

#[derive(Clone, Copy)]
enum New {
    Post,
    Task,
    Event,
    FromTemplate,
}

/// A post, work that is none, or what a template holds: gives what is wanted.
fn new_button(ui: &mut Ui, scene: &Scene<'_>) -> Option<New> {
    let words = scene.words;
    let mut wanted = None;
    let more = icon_button(ui, icons::DOWN, &say!(words, "new-more"));
    menu::drop_list(&more, 200.0, |ui| {
        if menu::item(ui, &say!(words, "new-task"), Some((icons::CHECK, scene.look.muted)), false) {
            wanted = Some(New::Task);
        }
        if menu::item(ui, &say!(words, "new-event"), Some((icons::CALENDAR, scene.look.muted)), false) {
            wanted = Some(New::Event);
        }
        if menu::item(ui, &say!(words, "templates-open"), Some((icons::INBOX, scene.look.muted)), false) {
            wanted = Some(New::FromTemplate);
        }
    });
    if Button::primary(&say!(words, "new-post")).icon(icons::PLUS).show(ui).clicked() {
        wanted = Some(New::Post);
    }
    wanted
}

/// The views to choose from: gives the one that is wanted.
fn views(ui: &mut Ui, scene: &Scene<'_>, shown: View) -> Option<View> {
    let options = View::ALL.map(|view| (view, view.name(scene.words)));
    segmented(ui, "calendar view", shown, &options)
}

impl CalendarRoom {
    pub(crate) fn go_to(&mut self, day: NaiveDate) {
        self.around = Some(day);
    }

    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        scene: &mut Scene<'_>,
        open: Option<DocId>,
        preferences: &mut Preferences,
    ) {
        let around = self.around.unwrap_or_else(|| scene.now.today());
        if !std::mem::replace(&mut self.is_filter_read, true) {
            self.filters.set = preferences.calendar_filter.clone();
        }
        self.bar(ui, scene, around, preferences);
        let may_write = scene.may_write(Kind::Post);
        if self.selection.posts.is_empty() {
            self.what_asks_attention(ui, scene);
        } else {
            self.selection.show(ui, scene, &self.shown, may_write);
        }
        changes::dialog(ui.ctx(), scene, &mut self.changes_are_open);
        self.templates.show(ui.ctx(), scene);
        ui.add_space(space::S);
        if let Some(only) = self.only {
            let mut happened = grid::Happened::default();
            let all = self.lookout.all(only, scene);
            if self.filters.is_empty() {
                list::show(ui, scene, all, false, &mut happened);
            } else {
                let posts: Vec<_> = all.iter().filter(|row| self.filters.lets(row)).cloned().collect();
                list::show(ui, scene, &posts, false, &mut happened);
            }
            self.follow(ui, scene, &happened, &[], may_write);
            return;
        }
        let view = preferences.calendar_view;
        let chosen = self.selection.posts.clone();
        let marked = Marked { open, chosen: Some(&chosen) };
        let undated = egui::Panel::bottom("undated").show_separator_line(false).frame(egui::Frame::new());
        let shelf = undated.show(ui, |ui| {
            ui.add_space(space::S);
            shelf::show(ui, scene, &self.filters, marked)
        });
        let shelf = shelf.inner;
        let (first, last) = view.days(around);
        let in_view = || {
            let posts = scene.snapshot.calendar.between(first, last);
            posts.filter(|row| self.filters.lets(row)).cloned().collect::<Vec<_>>()
        };
        let mut happened = grid::Happened::default();
        if view != View::List {
            self.list_of = None;
        }
        match view {
            View::Month => happened = grid::show(ui, scene, first_day(around), &self.filters, &mut self.lanes, marked),
            View::Week => happened = week::show(ui, scene, around, &self.filters, &mut self.lanes, marked),
            View::List => {
                let begins = self.list_of.replace(first) != Some(first);
                list::show(ui, scene, &in_view(), begins, &mut happened);
            }
            View::Board => {
                let board = board::show(ui, scene, &in_view(), marked);
                happened.opened = board.opened;
                if let Some((post, status)) = board.dropped.filter(|_| may_write) {
                    set_status(scene, post, status);
                }
            }
            View::Timeline => {
                self.workload.show(ui, scene);
                let kept = (&mut self.timeline, &mut self.lanes);
                timeline::show(ui, scene, (first, last), &self.filters.set, kept, &mut happened);
            }
        }
        if let Some(post) = shelf.opened.filter(|post| self.selection.opens(ui, scene, *post)) {
            scene.want(post);
        }
        if let Some(post) = shelf.dropped.filter(|_| may_write) {
            move_to(scene, post, None);
        }
        self.follow(ui, scene, &happened, &shelf.shown, may_write);
        self.list_of_day(ui, scene);
        self.list_of_events(ui, scene);
        self.bin_is_open |= shelf.bin_wanted;
        if self.bin_is_open && !bin::show(ui.ctx(), scene) {
            self.bin_is_open = false;
        }
    }

    /// Does what somebody did in the view that shows.
    fn follow(&mut self, ui: &Ui, scene: &mut Scene<'_>, happened: &grid::Happened, shelf: &[DocId], may_write: bool) {
        if let Some(post) = happened.opened.filter(|post| self.selection.opens(ui, scene, *post)) {
            scene.want(post);
        }
        if let Some(day) = happened.more_of {
            self.listed = Some(day);
        }
        if let Some(day) = happened.events_of {
            self.events_of = Some(day);
        }
        if may_write {
            if let Some(day) = happened.new_on {
                new_post(scene, Some(day));
            }
            if let Some((post, day)) = happened.dropped
                && !self.selection.moves(scene, post, day)
            {
                move_to_time(scene, post, day, happened.dropped_at);
            }
        }
        self.shown = happened.shown.iter().map(|(_, post)| *post).chain(shelf.iter().copied()).collect();
        self.keyboard(ui, scene, &happened.shown, shelf, may_write);
    }

    fn bar(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, around: NaiveDate, preferences: &mut Preferences) {
        let words = scene.words;
        let view = preferences.calendar_view;
        let width = ui.available_width();
        let is_wide = width > WITH_VIEWS;
        let (mut around_wanted, mut view_wanted) = (None, None);
        let (look, may_write) = (&*scene, scene.may_write(Kind::Post));
        let mut wants = None;
        layout::row(
            ui,
            |ui| {
                // The arrows stay where they are when the month changes.
                let place = if width > WITH_WIDE_TITLE { 232.0 } else { 190.0 };
                ui.allocate_ui(egui::vec2(place, 32.0), |ui| layout::title(ui, &view.title(words, around, !is_wide)));
                ui.add_space((place + 8.0 - ui.min_rect().width()).max(0.0));
                let (back, on) = match view {
                    View::Week => (say!(words, "week-previous"), say!(words, "week-next")),
                    _ => (say!(words, "month-previous"), say!(words, "month-next")),
                };
                if icon_button(ui, icons::LEFT, &back).clicked() {
                    around_wanted = Some(Some(view.step(around, -1)));
                }
                if icon_button(ui, icons::RIGHT, &on).clicked() {
                    around_wanted = Some(Some(view.step(around, 1)));
                }
                if Button::quiet(&say!(words, "go-to-today")).show(ui).clicked() {
                    around_wanted = Some(None);
                }
                if is_wide {
                    ui.add_space(space::S);
                    view_wanted = views(ui, look, view);
                }
            },
            |ui| {
                if may_write {
                    wants = new_button(ui, look);
                }
                ui.add_space(space::S);
                let is_on = self.filters_are_open || !self.filters.is_empty();
                if Button::quiet(&say!(words, "filters")).icon(icons::FILTER).selected(is_on).show(ui).clicked() {
                    self.filters_are_open = !self.filters_are_open;
                }
            },
        );
        if !is_wide {
            view_wanted = views(ui, scene, view);
        }
        if let Some(around) = around_wanted {
            self.around = around;
        }
        if let Some(view) = view_wanted {
            preferences.calendar_view = view;
            self.only = None;
            scene.requests.push(Request::SavePreferences);
        }
        match wants {
            Some(New::Post) => make(scene, Nature::Post, None),
            Some(New::Task) => make(scene, Nature::Task, None),
            Some(New::Event) => make_event(scene, around),
            Some(New::FromTemplate) => self.templates.is_open = true,
            None => {}
        }
        if self.filters_are_open {
            let changed = ui.horizontal_wrapped(|ui| self.filters.show(ui, scene)).inner;
            if changed {
                preferences.calendar_filter = self.filters.set.clone();
                scene.requests.push(Request::SavePreferences);
            }
        }
    }

    fn keyboard(
        &mut self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        shown: &[(NaiveDate, DocId)],
        shelf: &[DocId],
        may_write: bool,
    ) {
        let Some(focused) = ui.memory(|memory| memory.focused()) else { return };
        let on_grid = shown.iter().map(|(_, id)| *id);
        let Some(post) = on_grid.chain(shelf.iter().copied()).find(|id| chip::id_of(*id) == focused) else { return };
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
        match keys::wish(ui) {
            Some(Wish::Focus(arrow)) => {
                if let Some(next) = keys::neighbour(shown, post, arrow) {
                    ui.memory_mut(|memory| memory.request_focus(chip::id_of(next)));
                }
            }
            Some(Wish::Move(arrow)) if may_write => {
                let Some(row) = scene.snapshot.calendar.get(post) else { return };
                let day = row.summary.publish_at.date.map_or_else(|| scene.now.today(), |day| keys::moved(day, arrow));
                move_to(scene, post, Some(day));
                self.go_to(day);
            }
            Some(Wish::Bin) if may_write => scene.edit(Edit::Post(post, PostEdit::Bin(true))),
            _ => {}
        }
    }

    /// What changed since I last looked, and what asks for attention, as counts to click.
    fn what_asks_attention(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        if self.lookout.is_empty(scene) && self.only.is_none() && scene.snapshot.changes.is_empty() {
            return;
        }
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 26.0;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
                changes::show(ui, scene, &mut self.changes_are_open);
                self.lookout.show(ui, scene, &mut self.only);
            });
        });
    }

    /// All events of one week, when they do not fit into its lanes.
    fn list_of_events(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let Some(monday) = self.events_of else { return };
        let week = week_of(monday);
        let (heading, close) = (say!(scene.words, "events-of-week", week = week.number), say!(scene.words, "close"));
        let mut opened = None;
        let stays = dialog::dialog(ui.ctx(), "events of a week", &heading, &close, 440.0, |ui| {
            for bar in self.lanes.between(week.days[0], week.days[6]) {
                let (_, rect) = ui.allocate_space(egui::vec2(ui.available_width(), 26.0));
                let label = scene.words.day(bar.at.first, scene.now.today());
                let at = egui::pos2(rect.left(), rect.center().y);
                let ink = scene.look.muted;
                ui.painter().text(at, egui::Align2::LEFT_CENTER, label, crate::look::install::font::caption(), ink);
                if lanes::show_bar(ui, scene, bar, rect.with_min_x(rect.left() + 170.0), false) {
                    opened = Some(bar.event.id);
                }
            }
        });
        if let Some(event) = opened {
            scene.want(event);
        }
        if !stays || opened.is_some() || ui.input(|input| input.key_pressed(Key::Escape)) {
            self.events_of = None;
        }
    }

    /// All posts of one day, when they do not fit in its square.
    fn list_of_day(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let Some(day) = self.listed else { return };
        let heading = scene.words.day(day, scene.now.today());
        let close = say!(scene.words, "close");
        let mut opened = None;
        let stays = dialog::dialog(ui.ctx(), "posts of a day", &heading, &close, 440.0, |ui| {
            for row in scene.snapshot.calendar.on(day).filter(|row| self.filters.lets(row)) {
                let (_, rect) = ui.allocate_space(egui::vec2(ui.available_width(), 28.0));
                if chip::show(ui, scene, row, rect, Marked::default()).clicked() {
                    opened = Some(row.summary.id);
                }
            }
        });
        if let Some(post) = opened {
            scene.want(post);
        }
        if !stays || opened.is_some() || ui.input(|input| input.key_pressed(Key::Escape)) {
            self.listed = None;
        }
    }
}
