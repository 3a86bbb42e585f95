//! The rooms there are.

use crate::look::icons::{self, Icon};
use crate::words::{Words, say};

/// A room that is built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    #[default]
    Calendar,
    Ideas,
    Voice,
    Team,
}

impl Room {
    pub const ALL: [Self; 4] = [Self::Calendar, Self::Ideas, Self::Voice, Self::Team];

    pub(crate) fn icon(self) -> Icon {
        match self {
            Self::Calendar => icons::CALENDAR,
            Self::Ideas => icons::IDEAS,
            Self::Voice => icons::VOICE,
            Self::Team => icons::TEAM,
        }
    }

    pub(crate) fn name(self, words: &Words) -> String {
        match self {
            Self::Calendar => say!(words, "room-calendar"),
            Self::Ideas => say!(words, "room-ideas"),
            Self::Voice => say!(words, "room-voice"),
            Self::Team => say!(words, "room-team"),
        }
    }
}
