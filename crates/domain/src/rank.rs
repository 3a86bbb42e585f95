//! The order of things that several people sort at once.

use fractional_index::FractionalIndex;

/// A place in an order, as a text that sorts like the order. Between two places there is always room for another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rank(pub String);

impl Rank {
    /// A place after `before` and before `after`. `None` stands for the begin and the end.
    ///
    /// A text that is no rank (from a newer or a broken peer) counts as absent; so does an `after` that is not behind
    /// `before`, as when two people sorted apart.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let read = |rank: &Self| FractionalIndex::from_string(&rank.0).ok();
        let (before, after) = (before.and_then(read), after.and_then(read));
        let after = match (&before, after) {
            (Some(low), Some(high)) if *low >= high => None,
            (_, after) => after,
        };
        let index = FractionalIndex::new(before.as_ref(), after.as_ref()).unwrap_or_else(|| match (before, after) {
            (Some(before), _) => FractionalIndex::new_after(&before),
            (None, Some(after)) => FractionalIndex::new_before(&after),
            (None, None) => FractionalIndex::default(),
        });
        Self(index.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_always_room_between() {
        let mut low = Rank::between(None, None);
        let high = Rank::between(Some(&low), None);
        for _ in 0..200 {
            let middle = Rank::between(Some(&low), Some(&high));
            assert!(low < middle && middle < high);
            low = middle;
        }
        assert!(Rank::between(None, Some(&low)) < low);
    }

    #[test]
    fn what_is_no_rank_does_no_harm() {
        let odd = Rank("not a rank".into());
        let fine = Rank::between(None, None);
        assert!(Rank::between(Some(&fine), Some(&odd)) > fine);
        assert!(Rank::between(Some(&fine), Some(&fine)) > fine);
    }
}
