//! The pinboard: a board, a list, what nobody has looked at yet, what rests, what became of it, and successes.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{ScrollArea, Ui, UiBuilder, pos2, vec2};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::idea::{Idea, Stand};
use trekker_domain::kind::Kind;
use trekker_session::command::Command;

use super::bundle::{self, Bar, Wish};
use super::card::{self, Deed};
use super::park::Parkings;
use super::stack::Stack;
use super::successes;
use crate::context::Scene;
use crate::kept_open::KeptOpen;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::draft::Drafts;
use crate::parts::pages::Pages;
use crate::parts::toggle::{pill, tab};
use crate::parts::{field, layout};
use crate::sheet::Pictures;
use crate::terms;
use crate::words::say;

const CARD: f32 = 272.0;
/// As many cards as are drawn; the rest waits behind a button.
const PAGE: usize = 120;
/// So many ideas with photos are kept open for their pictures.
const MOST_PHOTOS: usize = 24;

/// What of the ideas shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    #[default]
    Board,
    List,
    Waiting,
    Parked,
    Became,
    Successes,
    /// One's own that one threw away.
    Bin,
}

/// What the pinboard remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct IdeasRoom {
    text: String,
    wants_focus: bool,
    /// So many pages more than one.
    more: usize,
    view: View,
    only_mine: bool,
    selected: BTreeSet<DocId>,
    bar: Bar,
    stack: Stack,
    parkings: Parkings,
    /// Which ideas the engine keeps at hand, for their photos.
    open: KeptOpen,
    pictures: Pictures,
    pages_of_successes: Pages,
}

impl IdeasRoom {
    /// The caret goes to the input at the top.
    pub(crate) fn begin_idea(&mut self) {
        self.wants_focus = true;
    }

    pub(crate) fn show_successes(&mut self) {
        self.view = View::Successes;
    }

    pub(crate) fn has_unsent(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Another room shows.
    pub(crate) fn leave(&mut self, commands: &mut Vec<Command>) {
        self.open.let_go(commands);
        self.pictures = Pictures::default();
    }

    pub(crate) fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
        let words = scene.words;
        layout::title(ui, &say!(words, "room-ideas"));
        if scene.may_write(Kind::Idea) {
            self.input(ui, scene);
        }
        let is_bin = self.view == View::Bin;
        let ideas: Vec<Arc<Idea>> =
            scene.snapshot.ideas.values().filter(|idea| idea.binned == is_bin).cloned().collect();
        self.selected.retain(|id| scene.snapshot.ideas.get(id).is_some_and(|idea| !idea.binned));
        self.views(ui, scene);
        ui.add_space(space::XS);
        if self.view == View::Successes {
            // Of what two people chose differently the engine knows both.
            let contested = scene.snapshot.successes.values().filter(|success| success.contested);
            self.open.keep(contested.map(|success| success.id), scene.commands);
            successes::show(ui, scene, drafts, &mut self.pages_of_successes);
            return;
        }
        if scene.snapshot.ideas.is_empty() {
            let (heading, body) = (say!(words, "ideas-empty"), say!(words, "ideas-empty-next"));
            layout::empty_state(ui, icons::IDEAS, &heading, &body);
            return;
        }
        let shown = self.shown(scene, ideas);
        // The engine draws the photos of what is open.
        let with_photos = shown.iter().filter(|idea| !idea.media.is_empty()).take(MOST_PHOTOS);
        self.open.keep(with_photos.map(|idea| idea.id), scene.commands);
        if !self.selected.is_empty() {
            match bundle::bar(ui, scene, &self.selected, &mut self.bar) {
                Some(Wish::Park) => self.parkings.begin(self.selected.clone(), scene),
                Some(_) => self.selected.clear(),
                None => {}
            }
        }
        let mut parked = None;
        ScrollArea::vertical().id_salt(("ideas", self.view as u8)).auto_shrink(false).show(ui, |ui| {
            match self.view {
                View::Waiting => {
                    if let Some(ids) = self.stack.show(ui, scene, &mut self.pictures, &shown) {
                        parked = Some(ids);
                    }
                }
                _ if shown.is_empty() => {
                    let (heading, body) = (say!(words, "ideas-none-here"), say!(words, "ideas-none-here-next"));
                    layout::empty_state(ui, icons::IDEAS, &heading, &body);
                }
                View::List => self.list(ui, scene, &shown),
                _ => self.columns(ui, scene, &shown),
            }
            let most = PAGE * (self.more + 1);
            if self.view != View::Waiting && shown.len() > most {
                let count = shown.len() - most;
                if Button::quiet(&say!(words, "ideas-more", count = count)).show(ui).clicked() {
                    self.more += 1;
                }
            }
            ui.add_space(space::XL);
        });
        if let Some(ids) = parked {
            self.parkings.begin(ids, scene);
        }
        if let Some(parked) = self.parkings.show(ui.ctx(), scene) {
            self.selected.retain(|id| !parked.contains(id));
        }
    }

    /// Those of this view, the newest first; what waits to be looked at, the oldest.
    fn shown(&self, scene: &Scene<'_>, ideas: Vec<Arc<Idea>>) -> Vec<Arc<Idea>> {
        let (today, me) = (scene.now.today(), scene.snapshot.team.me);
        let mut shown = ideas;
        shown.retain(|idea| {
            let stand = scene.snapshot.stand_of(idea, today);
            let is_in = match self.view {
                View::Board => !matches!(stand, Stand::Parked | Stand::Became),
                View::Waiting => stand.waits(),
                View::Parked => stand == Stand::Parked,
                View::Became => stand == Stand::Became,
                View::Bin => me == Some(idea.brought_by),
                View::List | View::Successes => true,
            };
            is_in && (!self.only_mine || me == Some(idea.brought_by))
        });
        match self.view {
            View::Waiting => shown.sort_by_key(|idea| (idea.brought_at, idea.id)),
            View::Parked => {
                shown.sort_by_key(|idea| (idea.parked.as_ref().map(|parked| parked.until), idea.id));
            }
            _ => shown.sort_by(|a, b| b.brought_at.cmp(&a.brought_at).then_with(|| a.id.cmp(&b.id))),
        }
        shown
    }

    fn views(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let (words, today) = (scene.words, scene.now.today());
        let me = scene.snapshot.team.me;
        let all = || scene.snapshot.ideas.values();
        let binned = all().filter(|idea| idea.binned && me == Some(idea.brought_by)).count();
        let ideas: Vec<&Arc<Idea>> = all().filter(|idea| !idea.binned).collect();
        let counted = ideas.iter().filter(|idea| !self.only_mine || me == Some(idea.brought_by));
        let stands: Vec<Stand> = counted.map(|idea| scene.snapshot.stand_of(idea, today)).collect();
        let count = |is: &dyn Fn(Stand) -> bool| stands.iter().filter(|stand| is(**stand)).count();
        let (waiting, parked) = (count(&Stand::waits), count(&|stand| stand == Stand::Parked));
        let became = count(&|stand| stand == Stand::Became);
        let successes = scene.snapshot.successes.values().filter(|success| !success.binned).count();
        let views = [
            (View::Board, say!(words, "ideas-board")),
            (View::List, say!(words, "ideas-list")),
            (View::Waiting, say!(words, "ideas-waiting", count = waiting)),
            (View::Parked, say!(words, "ideas-parked", count = parked)),
            (View::Became, say!(words, "ideas-became", count = became)),
            (View::Successes, say!(words, "ideas-successes", count = successes)),
            (View::Bin, say!(words, "ideas-bin", count = binned)),
        ];
        let views = views.into_iter().filter(|(view, _)| *view != View::Bin || binned > 0 || self.view == View::Bin);
        let views: Vec<_> = views.collect();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (view, name) in views {
                if tab(ui, &name, &name, None, self.view == view).clicked() {
                    (self.view, self.more) = (view, 0);
                }
            }
            ui.add_space(space::M);
            if self.view != View::Successes
                && pill(ui, &say!(words, "ideas-only-mine"), Some(icons::PERSON), self.only_mine).clicked()
            {
                self.only_mine = !self.only_mine;
            }
        });
    }

    fn input(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let words = scene.words;
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 130.0).min(640.0);
            let (name, hint) = (say!(words, "idea-new"), say!(words, "idea-hint"));
            let response = field::text_line(ui, &mut self.text, &name, &hint, width);
            if std::mem::take(&mut self.wants_focus) {
                response.request_focus();
            }
            let entered = field::is_entered(ui, &response);
            let is_written = self.has_unsent();
            let clicked =
                Button::primary(&say!(words, "idea-add")).icon(icons::PLUS).enabled(is_written).show(ui).clicked();
            if is_written && (entered || clicked) {
                let id = (scene.new_id)();
                let text = std::mem::take(&mut self.text).trim().to_owned();
                scene.edit(Edit::NewIdea { id, text });
                response.request_focus();
            }
        });
    }

    fn done(&mut self, scene: &mut Scene<'_>, idea: &Idea, deed: Deed) {
        match deed {
            Deed::Open => scene.want(idea.id),
            Deed::Select => {
                if !self.selected.remove(&idea.id) {
                    self.selected.insert(idea.id);
                }
            }
            Deed::Park => self.parkings.begin([idea.id].into(), scene),
            // What becomes of the two is asked in the bar.
            Deed::Dropped(dragged) if scene.may_write(Kind::Post) => self.selected.extend([idea.id, dragged]),
            Deed::Dropped(_) => {}
        }
    }

    /// Cards of their own height, each in the column that is shortest so far.
    fn columns(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, ideas: &[Arc<Idea>]) {
        let gap = space::M;
        let width = ui.available_width();
        let count = ((width + gap) / (CARD + gap)).floor().max(1.0);
        let card = ((width - gap * (count - 1.0)) / count).min(420.0);
        let origin = ui.cursor().min;
        let mut bottoms = vec![origin.y; count as usize];
        for idea in ideas.iter().take(PAGE * (self.more + 1)) {
            let Some((column, top)) = bottoms.iter().copied().enumerate().min_by(|a, b| a.1.total_cmp(&b.1)) else {
                break;
            };
            let left = origin.x + column as f32 * (card + gap);
            let place = egui::Rect::from_min_size(pos2(left, top), vec2(card, f32::INFINITY));
            let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(idea.id));
            let is_selected = self.selected.contains(&idea.id);
            if let Some(deed) = card::show(&mut child, scene, &mut self.pictures, idea, is_selected) {
                self.done(scene, idea, deed);
            }
            let bottom = child.min_rect().bottom();
            if let Some(slot) = bottoms.get_mut(column) {
                *slot = bottom + gap;
            }
        }
        let bottom = bottoms.iter().copied().fold(origin.y, f32::max);
        ui.allocate_space(vec2(width, bottom - origin.y));
    }

    fn list(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, ideas: &[Arc<Idea>]) {
        let (words, today) = (scene.words, scene.now.today());
        for idea in ideas.iter().take(PAGE * (self.more + 1)) {
            let stand = terms::stand(words, scene.snapshot.stand_of(idea, today));
            let day = idea.brought_at.with_timezone(&scene.now.at.timezone()).date_naive();
            let ((_, name), since) = (card::whose(scene, idea), words.since_day(day, today));
            let under = format!("{name} · {since} · {stand}");
            let is_selected = self.selected.contains(&idea.id);
            ui.push_id(idea.id, |ui| {
                layout::row(
                    ui,
                    |ui| {
                        card::heart(ui, scene, idea);
                        let width = (ui.available_width() - 320.0).max(120.0);
                        if card::line(ui, scene, idea.headline(), width, is_selected).clicked() {
                            scene.want(idea.id);
                        }
                    },
                    |ui| {
                        layout::caption(ui, &under);
                    },
                );
            });
            layout::line(ui);
        }
    }
}
