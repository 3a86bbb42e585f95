//! The kinds of documents a team shares.

use crate::role::Role;

/// What a document is. The number stands in every record, so it never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The team's own settings; one in each team.
    Team,
    Post,
    Comment,
    Idea,
    /// One person's heart for one idea.
    Heart,
    /// A section of the tone-of-voice guide.
    Section,
    Channel,
    Theme,
    /// A post as it goes out on one channel.
    Variant,
    /// Somebody's word on the exact texts of a post.
    Approval,
    /// What comes again in the same manner; its items are posts.
    Template,
    /// Something outside us, or days about a product or a theme.
    Event,
    Plan,
    Persona,
    /// How a thread of comments stands.
    Thread,
    /// What one person keeps for themselves on all their devices.
    Desk,
    /// A rule of the tone-of-voice guide that can be checked.
    Rule,
    /// What something brought.
    Success,
    /// The meeting of a week.
    Meeting,
    /// What the team says when somebody asks the same thing again.
    StandardAnswer,
    /// Written by a newer Trekker: kept and passed on, not shown.
    Unknown(u16),
}

/// Whose changes of a document count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// Everybody's whose role may write such documents.
    Everybody,
    /// Those of the person who made it: what is said once is edited by who said it.
    WhoeverMadeIt,
    /// Those of the person it belongs to: its id comes from them.
    WhoseItIs,
}

/// When its rows are read after a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// With the first picture: the calendar cannot be drawn without it.
    First,
    /// By day: those around today with the first picture, the others after it.
    ByDay,
    /// After the first picture.
    Later,
    /// Never: a newer Trekker's.
    Never,
}

impl Kind {
    /// As in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Post => "post",
            Self::Comment => "comment",
            Self::Idea => "idea",
            Self::Heart => "heart",
            Self::Section => "section",
            Self::Channel => "channel",
            Self::Theme => "theme",
            Self::Event => "event",
            Self::Plan => "plan",
            Self::Persona => "persona",
            Self::Rule => "rule",
            Self::Success => "success",
            Self::Meeting => "meeting",
            Self::StandardAnswer => "answer",
            Self::Thread => "thread",
            Self::Desk => "desk",
            Self::Variant => "variant",
            Self::Approval => "approval",
            Self::Template => "template",
            Self::Unknown(_) => "unknown",
        }
    }

    /// All kinds this version can read.
    pub const KNOWN: [Self; 20] = [
        Self::Team,
        Self::Post,
        Self::Comment,
        Self::Idea,
        Self::Heart,
        Self::Section,
        Self::Channel,
        Self::Theme,
        Self::Variant,
        Self::Approval,
        Self::Template,
        Self::Event,
        Self::Plan,
        Self::Persona,
        Self::Thread,
        Self::Desk,
        Self::Rule,
        Self::Success,
        Self::Meeting,
        Self::StandardAnswer,
    ];

    pub fn number(self) -> u16 {
        match self {
            Self::Team => 1,
            Self::Post => 2,
            Self::Comment => 3,
            Self::Idea => 4,
            Self::Heart => 5,
            Self::Section => 6,
            Self::Channel => 7,
            Self::Theme => 8,
            Self::Variant => 9,
            Self::Approval => 10,
            Self::Template => 11,
            Self::Event => 12,
            Self::Plan => 13,
            Self::Persona => 14,
            Self::Thread => 15,
            Self::Desk => 16,
            Self::Rule => 17,
            Self::Success => 18,
            Self::Meeting => 19,
            Self::StandardAnswer => 20,
            Self::Unknown(number) => number,
        }
    }

    pub fn from_number(number: u16) -> Self {
        Self::KNOWN.into_iter().find(|kind| kind.number() == number).unwrap_or(Self::Unknown(number))
    }

    pub fn author(self) -> Author {
        match self {
            Self::Comment | Self::Heart | Self::Approval => Author::WhoeverMadeIt,
            Self::Desk => Author::WhoseItIs,
            Self::Team
            | Self::Post
            | Self::Idea
            | Self::Section
            | Self::Channel
            | Self::Theme
            | Self::Variant
            | Self::Template
            | Self::Event
            | Self::Plan
            | Self::Persona
            | Self::Thread
            | Self::Rule
            | Self::Success
            | Self::Meeting
            | Self::StandardAnswer => Author::Everybody,
            // It is folded nowhere here; were it, nobody would be believed.
            Self::Unknown(_) => Author::WhoeverMadeIt,
        }
    }

    /// Whether a document is there as soon as somebody writes in it, since its id comes from what it is.
    pub fn is_made_by_writing(self) -> bool {
        match self {
            Self::Team
            | Self::Heart
            | Self::Channel
            | Self::Theme
            | Self::Plan
            | Self::Persona
            | Self::Thread
            | Self::Meeting
            | Self::Desk => true,
            Self::Post
            | Self::Comment
            | Self::Idea
            | Self::Section
            | Self::Variant
            | Self::Approval
            | Self::Template
            | Self::Event
            | Self::Rule
            | Self::Success
            | Self::StandardAnswer
            | Self::Unknown(_) => false,
        }
    }

    pub fn reading(self) -> Reading {
        match self {
            Self::Team
            | Self::Channel
            | Self::Theme
            | Self::Plan
            | Self::Persona
            | Self::Rule
            | Self::Event
            | Self::Desk
            | Self::Variant
            | Self::Approval => Reading::First,
            Self::Post => Reading::ByDay,
            Self::Template
            | Self::Section
            | Self::StandardAnswer
            | Self::Idea
            | Self::Heart
            | Self::Success
            | Self::Meeting
            | Self::Comment
            | Self::Thread => Reading::Later,
            Self::Unknown(_) => Reading::Never,
        }
    }

    /// Whether it is folded before all else: what the team is called, where it goes out, how it speaks.
    pub fn is_folded_first(self) -> bool {
        match self {
            Self::Team
            | Self::Channel
            | Self::Theme
            | Self::Section
            | Self::Plan
            | Self::Persona
            | Self::Rule
            | Self::Event
            | Self::Desk => true,
            Self::Post
            | Self::Comment
            | Self::Idea
            | Self::Heart
            | Self::Variant
            | Self::Approval
            | Self::Template
            | Self::Thread
            | Self::Success
            | Self::Meeting
            | Self::StandardAnswer
            | Self::Unknown(_) => false,
        }
    }

    /// Whether its documents have a text that several people write in.
    pub fn has_text(self) -> bool {
        match self {
            Self::Post | Self::Idea | Self::Section | Self::Variant | Self::Meeting | Self::StandardAnswer => true,
            Self::Team
            | Self::Comment
            | Self::Heart
            | Self::Channel
            | Self::Theme
            | Self::Approval
            | Self::Template
            | Self::Event
            | Self::Plan
            | Self::Persona
            | Self::Thread
            | Self::Desk
            | Self::Rule
            | Self::Success
            | Self::Unknown(_) => false,
        }
    }

    /// Whether a member in this role may write documents of this kind.
    ///
    /// Guests read and respond; the rest of the team's work is open to everybody in it. What a newer Trekker calls
    /// something we do not know is left to trekkers and helpers.
    pub fn may_be_written_by(self, role: Role) -> bool {
        match role {
            Role::Trekker | Role::Helper => true,
            Role::Guest => matches!(self, Self::Comment | Self::Heart | Self::Idea | Self::Thread | Self::Desk),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_frozen() {
        let numbers: Vec<u16> = Kind::KNOWN.into_iter().map(Kind::number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
        assert_eq!(Kind::from_number(999), Kind::Unknown(999));
    }

    #[test]
    fn a_guest_responds_and_nothing_more() {
        let writes: Vec<Kind> = Kind::KNOWN.into_iter().filter(|kind| kind.may_be_written_by(Role::Guest)).collect();
        assert_eq!(writes, [Kind::Comment, Kind::Idea, Kind::Heart, Kind::Thread, Kind::Desk]);
    }
}
