//! Files that were read and wait for a yes.

use trekker_domain::import::{NotAnEvent, PostField, Remark, Why};
use trekker_domain::rule::NewRule;

/// A spreadsheet or a calendar file that was read and waits for a yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    pub file: String,
    /// The column's name and the field it was taken for; `None`: kept as explanation.
    pub columns: Vec<(String, Option<PostField>)>,
    /// That is as the team said of such a spreadsheet before.
    pub columns_are_kept: bool,
    /// It brings events, and else posts.
    pub is_calendar: bool,
    /// How many would come in new.
    pub new: usize,
    /// How many changed in the file since it was brought in last.
    pub changed: usize,
    pub already_there: usize,
    /// Titles and dates of the first ones.
    pub sample: Vec<(String, String)>,
    /// The row's number as in the file, counted from 1 with the heading, and why it has no place.
    pub unplaced: Vec<(usize, Why)>,
    /// The names of events that do not come in as they stand in the file, and why.
    pub not_events: Vec<(String, NotAnEvent)>,
    /// What to look at before the yes.
    pub remarks: Vec<Remark>,
}

/// A list of words as the rules that would come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleImport {
    pub file: String,
    pub rules: Vec<NewRule>,
    pub already_there: usize,
    /// Lines that became no rule: their number, from 1 on, and what stands there.
    pub unplaced: Vec<(usize, String)>,
    /// The list is longer than what is read of one.
    pub is_cut: bool,
}
