//! Several posts at once: chosen with Ctrl or Shift and a click (or Enter), then changed in one go.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{PostEdit, Status};
use trekker_domain::publish_at::is_plausible;

use super::making::why_not;
use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::{Button, icon_button};
use crate::parts::layout::strong;
use crate::parts::menu;
use crate::terms;
use crate::words::say;

/// Which chips stand out: the one that is open, and those that are chosen.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marked<'a> {
    pub(super) open: Option<DocId>,
    pub(super) chosen: Option<&'a BTreeSet<DocId>>,
}

impl Marked<'_> {
    pub(super) fn is_open(&self, post: DocId) -> bool {
        self.open == Some(post)
    }

    pub(super) fn is_chosen(&self, post: DocId) -> bool {
        self.chosen.is_some_and(|chosen| chosen.contains(&post))
    }
}

/// The posts that are chosen.
#[derive(Debug, Default)]
pub(super) struct Selection {
    pub(super) posts: BTreeSet<DocId>,
}

impl Selection {
    /// Somebody clicked a post: `true`, it is to be opened; else it is chosen now, or not any more.
    pub(super) fn opens(&mut self, ui: &Ui, scene: &Scene<'_>, post: DocId) -> bool {
        let chooses = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        // Events are opened only: what can be done with several is done with posts.
        if !chooses || scene.snapshot.calendar.get(post).is_none() {
            return true;
        }
        if !self.posts.remove(&post) {
            self.posts.insert(post);
        }
        false
    }

    /// Moves a post to a day, and with it, as far, all that are chosen if it is one of them.
    pub(super) fn moves(&self, scene: &mut Scene<'_>, post: DocId, day: NaiveDate) -> bool {
        let stood = scene.snapshot.calendar.get(post).and_then(|row| row.summary.publish_at.date);
        let Some(stood) = stood.filter(|_| self.posts.len() > 1 && self.posts.contains(&post)) else { return false };
        self.shift(scene, (day - stood).num_days());
        true
    }

    fn shift(&self, scene: &mut Scene<'_>, days: i64) {
        let moved = |date: NaiveDate| {
            let count = Days::new(days.unsigned_abs());
            let to = if days < 0 { date.checked_sub_days(count) } else { date.checked_add_days(count) };
            to.filter(|day| is_plausible(*day))
        };
        self.change(scene, |_, date| {
            let to = moved(date?)?;
            (Some(to) != date).then_some(PostEdit::SetDate(Some(to)))
        });
    }

    /// One action for all of them.
    fn change(&self, scene: &mut Scene<'_>, edit: impl Fn(DocId, Option<NaiveDate>) -> Option<PostEdit>) {
        let calendar = &scene.snapshot.calendar;
        let rows = self.posts.iter().filter_map(|post| calendar.get(*post));
        let edits: Vec<Edit> = rows
            .filter_map(|row| {
                let id = row.summary.id;
                edit(id, row.summary.publish_at.date).map(|edit| Edit::Post(id, edit))
            })
            .collect();
        scene.edit_all(edits);
    }

    /// How many are chosen and what can be done with them; nothing while none is. `shown`: what could be chosen as well.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, shown: &[DocId], may_write: bool) {
        let calendar = &scene.snapshot.calendar;
        self.posts.retain(|post| calendar.get(*post).is_some_and(|row| !row.summary.binned));
        if self.posts.is_empty() {
            return;
        }
        let words = scene.words;
        let (mut is_done, mut bins) = (false, false);
        ui.horizontal_wrapped(|ui| {
            strong(ui, &say!(words, "selected", count = self.posts.len()));
            if may_write {
                self.choose_status(ui, scene);
                self.choose_owner(ui, scene);
                if icon_button(ui, icons::LEFT, &say!(words, "selected-day-earlier")).clicked() {
                    self.shift(scene, -1);
                }
                if icon_button(ui, icons::RIGHT, &say!(words, "selected-day-later")).clicked() {
                    self.shift(scene, 1);
                }
                bins = Button::quiet(&say!(words, "selected-bin")).icon(icons::BIN).show(ui).clicked();
            }
            let rest = shown.iter().any(|post| !self.posts.contains(post));
            if rest && Button::bare(&say!(words, "select-all")).show(ui).clicked() {
                self.posts.extend(shown);
            }
            is_done = Button::bare(&say!(words, "select-none")).icon(icons::CLOSE).show(ui).clicked();
        });
        if bins {
            self.change(scene, |_, _| Some(PostEdit::Bin(true)));
        }
        if is_done || bins {
            self.posts.clear();
        }
    }

    fn choose_status(&self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let words = scene.words;
        let label = say!(words, "field-status");
        menu::choice(ui, &say!(words, "selected", count = self.posts.len()), &label, None, 120.0, |ui| {
            for status in Status::ALL {
                let open = Open::Known(*status);
                let icon = (icons::of_status(&open), scene.look.status(&open).ink);
                if menu::item(ui, &terms::status(words, &open), Some(icon), false) {
                    match why_not(scene, self.posts.iter().copied(), *status) {
                        // All of them or none: whoever mends one does it again.
                        Some(why_not) => scene.told = Some(why_not),
                        None => self.change(scene, |_, _| Some(PostEdit::SetStatus(*status))),
                    }
                }
            }
        });
    }

    fn choose_owner(&self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let (words, snapshot) = (scene.words, scene.snapshot);
        let label = say!(words, "field-owner");
        menu::choice(
            ui,
            &say!(words, "selected", count = self.posts.len()),
            &label,
            Some(icons::PERSON),
            170.0,
            |ui| {
                for member in snapshot.members.iter() {
                    if menu::item(ui, &member.name, None, false) {
                        self.change(scene, |_, _| Some(PostEdit::SetOwner(Some(member.id))));
                    }
                }
            },
        );
    }
}
