//! Dates and times as people write them in a spreadsheet.

pub(crate) mod date;
pub(crate) mod names;
pub(crate) mod order;
pub(crate) mod time;

mod parts;
mod scan;
