//! The tone-of-voice guide: a list of sections that several people write in at once.

use crate::columns::Cells;
use crate::declare;
use crate::rank::Rank;

declare! {
    pub struct Section, edited by SectionEdit {
        pub heading: String = "heading" by SetHeading,
        pub rank: Rank = "rank" by Move,
        pub binned: bool = "binned" by Bin,
    } with {
        pub text: String = Cells::text,
        /// Two changed the same sentence of its text apart, and nobody has settled it.
        pub overlaps: bool = Cells::has_overlaps,
    }
}
