//! The calendar's room: its bar, the grid, the shelf, and what their happenings mean.

use chrono::NaiveDate;
use egui::{EventFilter, Key, Ui};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::month::{first_day, months_away};
use trekker_domain::post::{NewPost, PostEdit, Status};
use trekker_domain::publish_at::PublishAt;

use super::filters::Filters;
use super::keys::{self, Wish};
use super::{bin, chip, grid, shelf};
use crate::context::{Scene, Wanted};
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::{Button, icon_button};
use crate::parts::{dialog, layout};
use crate::words::say;

/// The bar with everything in it needs this width.
const WITH_FILTERS: f32 = 1092.0;
const WITH_WIDE_TITLE: f32 = 640.0;

/// What the calendar remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct CalendarRoom {
    /// `None`: the month of today.
    month: Option<NaiveDate>,
    filters: Filters,
    /// The day whose posts show in a list of their own.
    listed: Option<NaiveDate>,
    bin_is_open: bool,
    /// In a narrow window the filters have a line of their own, on request.
    filters_are_open: bool,
}

/// Makes a post and opens it.
pub(crate) fn new_post(scene: &mut Scene<'_>, day: Option<NaiveDate>) {
    let id = (scene.new_id)();
    let post = NewPost {
        publish_at: PublishAt { date: day, ..PublishAt::default() },
        status: Some(Status::Draft.into()),
        owner: scene.snapshot.team.me,
        ..NewPost::default()
    };
    scene.edit(Edit::NewPost(id, post));
    scene.wanted = Some(Wanted { doc: id, is_new: true });
}

impl CalendarRoom {
    pub(crate) fn go_to(&mut self, day: NaiveDate) {
        self.month = Some(first_day(day));
    }

    pub(crate) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, open: Option<DocId>) {
        let month = self.month.unwrap_or_else(|| first_day(scene.now.today()));
        self.bar(ui, scene, month);
        ui.add_space(space::S);
        let undated = egui::Panel::bottom("undated").show_separator_line(false).frame(egui::Frame::new());
        let shelf = undated.show(ui, |ui| {
            ui.add_space(space::S);
            shelf::show(ui, scene, &self.filters, open)
        });
        let shelf = shelf.inner;
        let happened = grid::show(ui, scene, month, &self.filters, open);
        let may_write = scene.may_write(Kind::Post);
        if let Some(post) = happened.opened.or(shelf.opened) {
            scene.want(post);
        }
        if let Some(day) = happened.more_of {
            self.listed = Some(day);
        }
        if may_write {
            if let Some(day) = happened.new_on {
                new_post(scene, Some(day));
            }
            if let Some((post, day)) = happened.dropped {
                move_to(scene, post, Some(day));
            }
            if let Some(post) = shelf.dropped {
                move_to(scene, post, None);
            }
        }
        self.keyboard(ui, scene, &happened.shown, &shelf.shown, may_write);
        self.list_of_day(ui, scene);
        self.bin_is_open |= shelf.bin_wanted;
        if self.bin_is_open && !bin::show(ui.ctx(), scene) {
            self.bin_is_open = false;
        }
    }

    fn bar(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, month: NaiveDate) {
        let words = scene.words;
        let width = ui.available_width();
        let filters_fit = width > WITH_FILTERS;
        layout::row(
            ui,
            |ui| {
                // The arrows stay where they are when the month changes.
                let place = if width > WITH_WIDE_TITLE { 212.0 } else { 190.0 };
                ui.allocate_ui(egui::vec2(place, 32.0), |ui| layout::title(ui, &words.month_and_year(month)));
                ui.add_space((place + 8.0 - ui.min_rect().width()).max(0.0));
                if icon_button(ui, icons::LEFT, &say!(words, "month-previous")).clicked() {
                    self.month = Some(months_away(month, -1));
                }
                if icon_button(ui, icons::RIGHT, &say!(words, "month-next")).clicked() {
                    self.month = Some(months_away(month, 1));
                }
                if Button::quiet(&say!(words, "go-to-today")).show(ui).clicked() {
                    self.month = None;
                }
            },
            |ui| {
                if scene.may_write(Kind::Post)
                    && Button::primary(&say!(words, "new-post")).icon(icons::PLUS).show(ui).clicked()
                {
                    new_post(scene, None);
                }
                ui.add_space(space::S);
                if !filters_fit {
                    let is_on = self.filters_are_open || !self.filters.is_empty();
                    if Button::quiet(&say!(words, "filters")).selected(is_on).show(ui).clicked() {
                        self.filters_are_open = !self.filters_are_open;
                    }
                } else {
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add_space((ui.available_width() - 568.0).max(0.0));
                        self.filters.show(ui, scene);
                    });
                }
            },
        );
        if !filters_fit && self.filters_are_open {
            ui.horizontal_wrapped(|ui| self.filters.show(ui, scene));
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

    /// All posts of one day, when they do not fit in its square.
    fn list_of_day(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let Some(day) = self.listed else { return };
        let heading = scene.words.day(day, scene.now.today());
        let close = say!(scene.words, "close");
        let mut opened = None;
        let stays = dialog::dialog(ui.ctx(), "posts of a day", &heading, &close, 440.0, |ui| {
            for row in scene.snapshot.calendar.on(day).filter(|row| self.filters.lets(&row.summary)) {
                let (_, rect) = ui.allocate_space(egui::vec2(ui.available_width(), 28.0));
                if chip::show(ui, scene, row, rect, false).clicked() {
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

fn move_to(scene: &mut Scene<'_>, post: DocId, day: Option<NaiveDate>) {
    let stands_on = scene.snapshot.calendar.get(post).map(|row| row.summary.publish_at.date);
    if stands_on.is_some_and(|date| date != day) {
        scene.edit(Edit::Post(post, PostEdit::SetDate(day)));
    }
}
