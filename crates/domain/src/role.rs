//! The three roles of a team.

use crate::open::word_enum;

word_enum! {
    pub enum Role {
        /// Leads the team.
        Trekker = "trekker",
        /// Takes part in everything.
        Helper = "helper",
        /// Reads and responds.
        Guest = "guest",
    }
}
