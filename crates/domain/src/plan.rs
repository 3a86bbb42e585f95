//! A plan: a campaign with a begin and an end, that posts are part of.

use chrono::NaiveDate;

use crate::columns::Cells;
use crate::declare;

declare! {
    pub struct Plan, edited by PlanEdit {
        pub name: String = "name" by SetName,
        pub first_day: Option<NaiveDate> = "first_day" by SetFirstDay,
        pub last_day: Option<NaiveDate> = "last_day" by SetLastDay,
        pub binned: bool = "binned" by Bin,
    } with {
        /// Two people chose differently at once.
        pub contested: bool = Cells::is_contested,
    }
}

impl Plan {
    /// Whether a day lies outside what it says of itself.
    pub fn is_outside(&self, day: NaiveDate) -> bool {
        self.first_day.is_some_and(|first| day < first) || self.last_day.is_some_and(|last| day > last)
    }
}
