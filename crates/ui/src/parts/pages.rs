//! A list that may be long: as much of it as somebody has asked for.

use egui::Ui;

use super::button::Button;
use crate::words::{Words, say};

/// So many show at first, and as many more each time somebody asks.
const PAGE: usize = 100;

#[derive(Debug, Default)]
pub(crate) struct Pages {
    asked: usize,
}

impl Pages {
    /// How many of a list show.
    pub(crate) fn shown(&self) -> usize {
        PAGE * (self.asked + 1)
    }

    /// What stands so far down is among those that show.
    pub(crate) fn reach(&mut self, at: usize) {
        self.asked = self.asked.max(at / PAGE);
    }

    /// Another list shows.
    pub(crate) fn begin_again(&mut self) {
        self.asked = 0;
    }

    /// Below a list of so many: the button for more, if there are more.
    pub(crate) fn more(&mut self, ui: &mut Ui, words: &Words, all: usize) {
        let left = all.saturating_sub(self.shown());
        if left > 0 && Button::quiet(&say!(words, "show-more", count = left)).show(ui).clicked() {
            self.asked += 1;
        }
    }
}
