//! The rooms there are.

use crate::look::icons::{self, Icon};
use crate::words::{Words, say};

/// A room that is built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    #[default]
    Calendar,
    Ideas,
    Meeting,
    Voice,
    Team,
}

impl Room {
    pub const ALL: [Self; 5] = [Self::Calendar, Self::Ideas, Self::Meeting, Self::Voice, Self::Team];

    pub(crate) fn icon(self) -> Icon {
        match self {
            Self::Calendar => icons::CALENDAR,
            Self::Ideas => icons::IDEAS,
            Self::Meeting => icons::INBOX,
            Self::Voice => icons::VOICE,
            Self::Team => icons::TEAM,
        }
    }

    pub(crate) fn name(self, words: &Words) -> String {
        match self {
            Self::Calendar => say!(words, "room-calendar"),
            Self::Ideas => say!(words, "room-ideas"),
            Self::Meeting => say!(words, "room-meeting"),
            Self::Voice => say!(words, "room-voice"),
            Self::Team => say!(words, "room-team"),
        }
    }
}
