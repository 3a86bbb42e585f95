//! How many hours of work people have ahead, week by week, and how well they estimate.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::id::PersonId;
use crate::month::week_of;
use crate::planning::{Slot, WorkingDays};

/// So many finished pieces of work of a kind say something about how somebody estimates.
const ENOUGH: usize = 5;

/// Minutes of work, by person (nothing: nobody yet) and the Monday of the week.
pub type Load = BTreeMap<(Option<PersonId>, NaiveDate), u32>;

/// Lays work over the working days of its slot, the same on each. What is left of a slot that has begun is laid over the
/// days that are left; what is overdue is for today.
pub fn lay(load: &mut Load, who: Option<PersonId>, slot: &Slot, minutes: u32, days: &WorkingDays, today: NaiveDate) {
    let first = slot.start.max(today);
    let mut working: Vec<NaiveDate> =
        first.iter_days().take_while(|day| *day <= slot.due).filter(|day| days.works(who, *day)).collect();
    if working.is_empty() {
        working.push(first);
    }
    let count = u32::try_from(working.len()).unwrap_or(u32::MAX);
    for (number, day) in (0..).zip(working) {
        // The minutes that do not divide evenly go to the first days.
        let share = minutes / count + u32::from(number < minutes % count);
        *load.entry((who, week_of(day).days[0])).or_default() += share;
    }
}

/// How somebody's finished work of a kind compares with what they estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Experience {
    /// 16: it takes 1.6 times what they estimate.
    pub tenths: u32,
    /// Of how many pieces of work.
    pub of: usize,
}

/// From the estimated and the spent minutes of finished work. Nothing below five pieces that have both.
pub fn experience(finished: impl IntoIterator<Item = (Option<u32>, Option<u32>)>) -> Option<Experience> {
    let (mut of, mut estimated, mut spent) = (0, 0_u64, 0_u64);
    for (said, took) in finished {
        if let (Some(said @ 1..), Some(took @ 1..)) = (said, took) {
            of += 1;
            estimated += u64::from(said);
            spent += u64::from(took);
        }
    }
    let tenths = (spent * 10 + estimated / 2).checked_div(estimated)?;
    (of >= ENOUGH).then_some(Experience { tenths: u32::try_from(tenths).unwrap_or(u32::MAX), of })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::DocId;
    use crate::planning::Weekdays;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn work_is_spread_over_the_days_it_may_take() {
        let els = Some(PersonId([1; 16]));
        let days = WorkingDays { team: Weekdays::parse("12345").expect("weekdays"), ..WorkingDays::default() };
        // Thursday to Tuesday: two working days in each of two weeks.
        let slot = Slot { id: DocId([1; 16]), start: date("2026-05-07"), due: date("2026-05-12") };
        let weeks = |minutes, today| {
            let mut load = Load::new();
            lay(&mut load, els, &slot, minutes, &days, date(today));
            load.into_iter().map(|((_, monday), minutes)| (monday.to_string(), minutes)).collect::<Vec<_>>()
        };
        let (first, second) = ("2026-05-04".to_owned(), "2026-05-11".to_owned());
        assert_eq!(weeks(120, "2026-04-01"), [(first.clone(), 60), (second.clone(), 60)]);
        assert_eq!(weeks(121, "2026-04-01"), [(first, 61), (second.clone(), 60)], "no minute is lost");
        assert_eq!(weeks(120, "2026-05-11"), [(second, 120)]);
        assert_eq!(weeks(120, "2026-05-20"), [("2026-05-18".to_owned(), 120)], "overdue: for now");
    }

    #[test]
    fn five_finished_pieces_say_how_somebody_estimates() {
        let five = |said, took| std::iter::repeat_n((said, took), 5);
        assert_eq!(experience(five(Some(60), Some(96))), Some(Experience { tenths: 16, of: 5 }));
        assert_eq!(experience(five(Some(60), Some(60)).take(4)), None);
        assert_eq!(experience(five(Some(60), None)), None);
        assert_eq!(experience(five(Some(0), Some(60))), None);
    }
}
