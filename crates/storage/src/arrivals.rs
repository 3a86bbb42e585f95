//! The arrival numbers of records in a file that is made from a damaged one.

use std::collections::BTreeSet;

/// Arrival numbers.
pub(crate) struct Arrivals {
    /// Those that records have by what they say themselves.
    said: BTreeSet<i64>,
    given: BTreeSet<i64>,
}

impl Arrivals {
    pub(crate) fn said_by(said: impl Iterator<Item = i64>) -> Self {
        Self { said: said.collect(), given: BTreeSet::new() }
    }

    /// A record keeps its number, unless another one has it, or it cannot be right.
    pub(crate) fn keep(&mut self, own: i64, last: i64) -> i64 {
        if own > last && self.given.insert(own) { own } else { self.free_after(last) }
    }

    /// The first behind another that no record has or says it has.
    pub(crate) fn free_after(&mut self, last: i64) -> i64 {
        let is_free = |number: &i64| !self.said.contains(number) && !self.given.contains(number);
        let free = (last.saturating_add(1)..).find(is_free).unwrap_or(i64::MAX);
        self.given.insert(free);
        free
    }
}
