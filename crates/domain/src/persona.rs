//! A persona: a person drawn to stand for an audience.

use crate::columns::Cells;
use crate::declare;
use crate::open::Open;
use crate::rule::Address;

declare! {
    pub struct Persona, edited by PersonaEdit {
        pub name: String = "name" by SetName,
        /// How such people are spoken to; `None`: as the team's rules say.
        pub address: Option<Open<Address>> = "address" by SetAddress,
        pub binned: bool = "binned" by Bin,
    } with {
        /// Two people chose differently at once.
        pub contested: bool = Cells::is_contested,
    }
}

impl Persona {
    /// How such people are spoken to, where they say it in a way that is known here.
    pub fn known_address(&self) -> Option<Address> {
        self.address.as_ref().and_then(Open::known)
    }
}
