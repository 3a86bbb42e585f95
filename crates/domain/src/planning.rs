//! Backward planning: from the day a post goes out to the days on which its deliverables begin and have to be there.
//!
//! A deliverable takes whole working days of whoever makes it. The last one is there on the day before the post at the
//! latest, each other one before the next one begins. What is done needs no days any more.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};

use crate::columns::is_written;
use crate::id::{DocId, PersonId};
use crate::work::Deliverable;

/// How far back a plan looks for working days: whoever has none in five years works no more.
const MOST_DAYS: usize = 5 * 366;

/// The weekdays on which somebody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekdays(pub [bool; 7]);

is_written!(Weekdays, Weekdays);

impl Weekdays {
    /// Every day: volunteers work in the evening and in the weekend.
    pub const ALL: Self = Self([true; 7]);

    pub fn has(self, day: Weekday) -> bool {
        self.0[day.num_days_from_monday() as usize]
    }

    /// `1` for Monday to `7` for Sunday, as in `12345`.
    pub fn written(self) -> String {
        (1..=7).filter(|day| self.0[day - 1]).map(|day| day.to_string()).collect()
    }

    /// Reads what [`written`](Self::written) wrote; nothing for what is no such text.
    pub fn parse(text: &str) -> Option<Self> {
        let mut days = [false; 7];
        for digit in text.chars() {
            let day = digit.to_digit(10).filter(|day| (1..=7).contains(day))?;
            days[day as usize - 1] = true;
        }
        Some(Self(days))
    }
}

/// On which days work can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    pub team: Weekdays,
    /// Those who work on other days than the team does.
    pub of: BTreeMap<PersonId, Weekdays>,
    /// Nobody works on these.
    pub holidays: BTreeSet<NaiveDate>,
}

impl Default for WorkingDays {
    fn default() -> Self {
        Self { team: Weekdays::ALL, of: BTreeMap::new(), holidays: BTreeSet::new() }
    }
}

impl WorkingDays {
    pub fn works(&self, who: Option<PersonId>, day: NaiveDate) -> bool {
        let weekdays = who.and_then(|who| self.of.get(&who)).copied().unwrap_or(self.team);
        weekdays.has(day.weekday()) && !self.holidays.contains(&day)
    }

    /// The last working day on or before this one.
    fn latest(&self, who: Option<PersonId>, day: NaiveDate) -> Option<NaiveDate> {
        day.iter_days().rev().take(MOST_DAYS).find(|day| self.works(who, *day))
    }

    /// The working day so many working days before this one.
    fn back(&self, who: Option<PersonId>, day: NaiveDate, days: u32) -> Option<NaiveDate> {
        let mut working = day.iter_days().rev().take(MOST_DAYS).filter(|day| self.works(who, *day));
        working.nth(days as usize)
    }

    /// How many working days there are from the first day to the last, both included.
    pub fn count(&self, who: Option<PersonId>, first: NaiveDate, last: NaiveDate) -> u32 {
        let days = first.iter_days().take_while(|day| *day <= last).take(MOST_DAYS);
        days.filter(|day| self.works(who, *day)).count() as u32
    }
}

/// When a deliverable is made, by the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub id: DocId,
    /// The last day on which it can be begun.
    pub start: NaiveDate,
    /// The day at whose end it has to be there.
    pub due: NaiveDate,
}

/// Why a plan cannot be met any more, and by which step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked {
    pub id: DocId,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It had to be begun earlier: it takes so many working days more than are left.
    TooLate { lacking_days: u32 },
    /// Whoever makes it has no working days that long before.
    NoWorkingDays,
}

/// The plan of one post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Of what is still open, in the order of making.
    pub slots: Vec<Slot>,
    /// All steps that cannot be met any more, in the same order: the first one is the one that blocks.
    pub blocked: Vec<Blocked>,
}

impl Schedule {
    pub fn slot(&self, id: DocId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.id == id)
    }

    /// What is due first.
    pub fn next(&self) -> Option<&Slot> {
        self.slots.first()
    }
}

/// The plan of what is still open for a post that goes out on this day. The deliverables may come in any order.
pub fn schedule(publish: NaiveDate, deliverables: &[Deliverable], days: &WorkingDays, today: NaiveDate) -> Schedule {
    let mut open: Vec<&Deliverable> = deliverables.iter().filter(|deliverable| !deliverable.done).collect();
    open.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
    let mut schedule = Schedule::default();
    let Some(mut before) = publish.pred_opt() else { return schedule };
    let mut no_days = Vec::new();
    for deliverable in open.iter().rev() {
        let who = deliverable.owner;
        // A day that somebody set counts where it is earlier; a later one would come after what depends on it.
        let wanted = deliverable.due.map_or(before, |due| due.min(before));
        let needs = deliverable.duration_days.unwrap_or(1).max(1);
        let due = days.latest(who, wanted);
        let Some((start, due)) = due.and_then(|due| Some((days.back(who, due, needs - 1)?, due))) else {
            no_days.push(Blocked { id: deliverable.id, why: Why::NoWorkingDays });
            continue;
        };
        schedule.slots.push(Slot { id: deliverable.id, start, due });
        if let Some(earlier) = start.pred_opt() {
            before = earlier;
        }
    }
    schedule.slots.reverse();
    for deliverable in &open {
        if let Some(blocked) = no_days.iter().find(|blocked| blocked.id == deliverable.id) {
            schedule.blocked.push(*blocked);
            continue;
        }
        let Some(slot) = schedule.slot(deliverable.id).copied() else { continue };
        if slot.start < today {
            let needs = deliverable.duration_days.unwrap_or(1).max(1);
            let left = days.count(deliverable.owner, today, slot.due);
            // Begun in time on a day off of theirs it may still be met.
            if let Some(lacking_days) = needs.checked_sub(left).filter(|lacking| *lacking > 0) {
                schedule.blocked.push(Blocked { id: slot.id, why: Why::TooLate { lacking_days } });
            }
        }
    }
    schedule
}

#[cfg(test)]
#[path = "planning_tests.rs"]
mod tests;
