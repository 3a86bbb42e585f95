//! Where a letter as people see it begins and ends, counted in Unicode scalar values.

use unicode_segmentation::UnicodeSegmentation;

/// The begin of the letter that ends at or goes on past `at`; `at` itself is not it, unless it is 0.
pub(crate) fn before(text: &str, at: usize) -> usize {
    bounds(text).take_while(|bound| *bound < at).last().unwrap_or(0)
}

/// The end of the letter that begins at or before `at`.
pub(crate) fn after(text: &str, at: usize) -> usize {
    bounds(text).find(|bound| *bound > at).unwrap_or(at)
}

/// Whether `at` stands between two letters.
pub(crate) fn is_bound(text: &str, at: usize) -> bool {
    bounds(text).take_while(|bound| *bound <= at).last() == Some(at)
}

fn bounds(text: &str) -> impl Iterator<Item = usize> + '_ {
    let ends = text.graphemes(true).scan(0, |at, letter| {
        *at += letter.chars().count();
        Some(*at)
    });
    std::iter::once(0).chain(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_one_letter() {
        let text = "a👩‍👩‍👧b";
        assert_eq!([0, 1, 6, 7].map(|at| before(text, at)), [0, 0, 1, 6]);
        assert_eq!([0, 1, 6, 7].map(|at| after(text, at)), [1, 6, 7, 7]);
        assert_eq!([0, 1, 2, 6, 7, 8].map(|at| is_bound(text, at)), [true, true, false, true, true, false]);
    }
}
