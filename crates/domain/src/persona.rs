//! A persona: a person drawn to stand for an audience.

use crate::conflict::Field;
use crate::id::DocId;
use crate::open::Open;
use crate::rule::Address;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persona {
    pub id: DocId,
    pub name: String,
    /// How such people are spoken to; `None`: as the team's rules say.
    pub address: Option<Open<Address>>,
    /// Two people chose differently at once.
    pub contested: bool,
    pub binned: bool,
}

impl Persona {
    /// How such people are spoken to, where they say it in a way that is known here.
    pub fn known_address(&self) -> Option<Address> {
        self.address.as_ref().and_then(Open::known)
    }
}

/// What somebody did to a persona.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonaEdit {
    SetName(String),
    SetAddress(Option<Address>),
    Bin(bool),
}

impl PersonaEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen.
    pub fn choosing(field: Field, value: &str) -> Option<Self> {
        Some(match field {
            Field::Name => Self::SetName(value.to_owned()),
            Field::Address => Self::SetAddress(Open::from_word(value).known()),
            Field::Binned => Self::Bin(value == "true"),
            _ => return None,
        })
    }
}
