//! A plan: a campaign with a begin and an end, that posts are part of.

use chrono::NaiveDate;

use crate::conflict::Field;
use crate::id::DocId;
use crate::publish_at::parse_date;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub id: DocId,
    pub name: String,
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    /// Two people chose differently at once.
    pub contested: bool,
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

impl PlanEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen.
    pub fn choosing(field: Field, value: &str) -> Option<Self> {
        Some(match field {
            Field::Name => Self::SetName(value.to_owned()),
            Field::FirstDay => Self::SetFirstDay(parse_date(value)),
            Field::LastDay => Self::SetLastDay(parse_date(value)),
            Field::Binned => Self::Bin(value == "true"),
            _ => return None,
        })
    }
}
