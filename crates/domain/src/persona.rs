//! A persona: a person drawn to stand for an audience.

use crate::id::DocId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persona {
    pub id: DocId,
    pub name: String,
    pub binned: bool,
}

/// What somebody did to a persona.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonaEdit {
    SetName(String),
    Bin(bool),
}
