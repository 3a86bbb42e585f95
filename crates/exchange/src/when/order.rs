//! Whether the day or the month stands first, decided for a whole column.

use crate::when::date;
use trekker_domain::import::DateOrder;

/// What the values of a column say about the order of day and month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence<'c> {
    /// How many values can only be read with the day first.
    pub(crate) day_first: usize,
    /// How many values can only be read with the month first.
    pub(crate) month_first: usize,
    /// The first value that can be read both ways, and differs.
    pub(crate) either: Option<&'c str>,
}

impl<'c> Evidence<'c> {
    pub(crate) fn of(cells: impl Iterator<Item = &'c str>) -> Self {
        let mut evidence = Self::default();
        for cell in cells {
            match date::numbers(cell) {
                Some((13..=31, 1..=12)) => evidence.day_first += 1,
                Some((1..=12, 13..=31)) => evidence.month_first += 1,
                Some((first, second)) if first != second => {
                    evidence.either.get_or_insert(cell);
                }
                _ => {}
            }
        }
        evidence
    }

    /// The order the values themselves settle; of two that contradict each other the one with more of them.
    pub(crate) fn settles(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (0, 0) => None,
            (day, month) if month > day => Some(DateOrder::MonthFirst),
            _ => Some(DateOrder::DayFirst),
        }
    }
}

/// The order a heading tells, as in 'Datum (dd/mm/jjjj)'. `heading` as [`crate::words::plain`] spells it.
pub(crate) fn told_by(heading: &str) -> Option<DateOrder> {
    match (heading.find("dd"), heading.find("mm")) {
        (Some(day), Some(month)) if !heading.starts_with("yy") && !heading.starts_with("jj") => {
            Some(if day < month { DateOrder::DayFirst } else { DateOrder::MonthFirst })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_above_twelve_settles_a_column() {
        for (cells, settles, either) in [
            (&["3/2/2025", "13/2/2025"][..], Some(DateOrder::DayFirst), Some("3/2/2025")),
            (&["3/2/2025", "2/13/2025"], Some(DateOrder::MonthFirst), Some("3/2/2025")),
            (&["3/2/2025", "2/3/2025"], None, Some("3/2/2025")),
            (&["3/3/2025", "2025-02-13", "13 feb 2025", "Hoi"], None, None),
            (&["13/2/2025", "2/13/2025", "2/14/2025"], Some(DateOrder::MonthFirst), None),
        ] {
            let evidence = Evidence::of(cells.iter().copied());
            assert_eq!((evidence.settles(), evidence.either), (settles, either), "{cells:?}");
        }
    }

    #[test]
    fn a_heading_may_tell_the_order() {
        for (heading, order) in [
            ("datum dd mm jjjj", Some(DateOrder::DayFirst)),
            ("date mm dd yyyy", Some(DateOrder::MonthFirst)),
            ("datum", None),
            ("comments", None),
        ] {
            assert_eq!(told_by(heading), order, "{heading}");
        }
    }
}
