//! What a person should read once, at the foot of the window; some of it offers *Undo*.

use egui::{Align, Align2, Area, CornerRadius, Frame, Id, Layout, Margin, Order, Stroke, Ui, vec2};
use trekker_session::command::Command;
use trekker_session::notice::Notice;

use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::radius;
use crate::parts::button::{Button, icon_button_sized};
use crate::troubles;
use crate::words::say;

const SECONDS: f64 = 7.0;
/// Trouble takes longer to read.
const SECONDS_FOR_TROUBLE: f64 = 20.0;
/// What one sees happen oneself.
const SECONDS_FOR_LITTLE: f64 = 3.0;
const MOST: usize = 4;
/// Longer words go on in a second line; beside them there is room for the buttons.
const LONGEST_LINE: f32 = 460.0;

/// What a toast lets one do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Offer {
    Nothing,
    /// Takes this action back.
    Undo(u64),
    /// Does again what was taken back.
    Again,
}

#[derive(Debug)]
struct Toast {
    words: String,
    offer: Offer,
    /// What it offers could be done in an earlier frame: a notice may come before the picture that it goes with.
    could: bool,
    is_trouble: bool,
    until: f64,
    number: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Toasts {
    shown: Vec<Toast>,
    count: u64,
}

impl Toasts {
    pub(crate) fn take(&mut self, scene: &Scene<'_>, notices: &[Notice]) {
        for notice in notices {
            let Some(words) = troubles::notice(scene, notice) else { continue };
            let is_trouble = matches!(
                notice,
                Notice::Trouble(_) | Notice::TypingRefused { .. } | Notice::NotUndone { .. } | Notice::SetAside { .. }
            );
            let until = scene.seconds + if is_trouble { SECONDS_FOR_TROUBLE } else { SECONDS };
            let offer = match notice {
                Notice::Undoable { action: Some(action), .. } => Offer::Undo(*action),
                Notice::TakenBack { is_again: false, .. } => Offer::Again,
                _ => Offer::Nothing,
            };
            // Of what was undone in a row the last is done again first.
            if matches!(notice, Notice::TakenBack { .. }) {
                self.shown.retain(|toast| toast.offer != Offer::Again);
            }
            self.add(words, offer, is_trouble, until);
        }
    }

    /// Says something of the window's own.
    pub(crate) fn tell(&mut self, scene: &Scene<'_>, words: String) {
        self.add(words, Offer::Nothing, false, scene.seconds + SECONDS_FOR_LITTLE);
    }

    fn add(&mut self, words: String, offer: Offer, is_trouble: bool, until: f64) {
        self.shown.retain(|toast| toast.words != words);
        self.count += 1;
        self.shown.push(Toast { words, offer, could: false, is_trouble, until, number: self.count });
        let surplus = self.shown.len().saturating_sub(MOST);
        self.shown.drain(..surplus);
    }

    pub(crate) fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        let snapshot = scene.snapshot;
        self.shown.retain_mut(|toast| {
            let can = match toast.offer {
                Offer::Nothing => true,
                Offer::Undo(action) => snapshot.undoable.contains(&action),
                Offer::Again => snapshot.can_redo,
            };
            let is_past = toast.could && !can;
            toast.could |= can;
            toast.until > scene.seconds && !is_past
        });
        if let Some(next) = self.shown.iter().map(|toast| toast.until).reduce(f64::min) {
            ui.ctx().request_repaint_after_secs((next - scene.seconds) as f32);
        }
        let look = scene.look;
        let mut gone = Vec::new();
        for (nth, toast) in self.shown.iter().rev().enumerate() {
            let frame = Frame::new()
                .fill(look.surface)
                .stroke(Stroke::new(1.0, if toast.is_trouble { look.problem.ink } else { look.border }))
                .corner_radius(CornerRadius::same(radius::CARD))
                .inner_margin(Margin::symmetric(14, 8))
                .shadow(ui.visuals().popup_shadow);
            let area = Area::new(Id::unique(("toast", toast.number)))
                .order(Order::Foreground)
                .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -20.0 - nth as f32 * 58.0));
            area.show(ui.ctx(), |ui| {
                frame.show(ui, |ui| {
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let width = ui.painter().layout_no_wrap(toast.words.clone(), font::body(), look.text).size().x;
                        let words = egui::RichText::new(&toast.words).font(font::body()).color(look.text);
                        let label = egui::Label::new(words);
                        if width > LONGEST_LINE {
                            ui.scope(|ui| {
                                ui.set_max_width(LONGEST_LINE);
                                ui.add(label.wrap());
                            });
                        } else {
                            ui.add(label.extend());
                        }
                        let offered = match toast.offer {
                            Offer::Nothing => None,
                            Offer::Undo(action) => Some((say!(scene.words, "undo"), Command::UndoAction(action))),
                            Offer::Again => Some((say!(scene.words, "redo"), Command::Redo)),
                        };
                        if let Some((label, command)) = offered
                            && Button::bare(&label).icon(icons::UNDO).show(ui).clicked()
                        {
                            scene.commands.push(command);
                            gone.push(toast.number);
                        }
                        if icon_button_sized(ui, icons::CLOSE, &say!(scene.words, "toast-close"), 26.0, None).clicked()
                        {
                            gone.push(toast.number);
                        }
                    });
                });
            });
        }
        self.shown.retain(|toast| !gone.contains(&toast.number));
    }
}
