//! A plan: a campaign with a begin and an end, that posts are part of.

use chrono::NaiveDate;

use crate::id::DocId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub id: DocId,
    pub name: String,
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    pub binned: bool,
}

impl Plan {
    /// Whether a day lies outside what it says of itself.
    pub fn is_outside(&self, day: NaiveDate) -> bool {
        self.first_day.is_some_and(|first| day < first) || self.last_day.is_some_and(|last| day > last)
    }
}

/// What somebody did to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanEdit {
    SetName(String),
    SetFirstDay(Option<NaiveDate>),
    SetLastDay(Option<NaiveDate>),
    Bin(bool),
}
