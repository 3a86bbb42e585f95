//! The three roles of a team.

use crate::open::Word;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Leads the team.
    Trekker,
    /// Takes part in everything.
    Helper,
    /// Reads and responds.
    Guest,
}

impl Word for Role {
    const ALL: &'static [Self] = &[Self::Trekker, Self::Helper, Self::Guest];

    fn word(self) -> &'static str {
        match self {
            Self::Trekker => "trekker",
            Self::Helper => "helper",
            Self::Guest => "guest",
        }
    }
}
