//! A variant: a post as it goes out on one channel, where that is not the main text as it stands.

use crate::conflict::Conflict;
use crate::id::DocId;
use crate::mark::Mark;
use crate::publish_at::PublishAt;
use crate::text::TextEdit;

/// What lists show of a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantSummary {
    pub id: DocId,
    pub post: DocId,
    pub channel: DocId,
    /// When it goes out on this channel; without a date: when the post does.
    pub publish_at: PublishAt,
    /// Stands for its words and its first comment.
    pub mark: Mark,
    /// Stands for the main text it was adapted from, or looked at beside.
    pub seen: Mark,
    pub contested: bool,
    pub binned: bool,
}

impl VariantSummary {
    /// Whether the main text has another wording than the one this variant was adapted from.
    pub fn is_behind(&self, main_text: Mark) -> bool {
        self.seen != main_text
    }
}

/// A whole variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub summary: VariantSummary,
    pub text: String,
    /// The main text it was adapted from, or looked at beside.
    pub seen_text: String,
    /// What is to be said under it as soon as it is out.
    pub first_comment: String,
    pub conflicts: Vec<Conflict>,
}

/// What somebody did to a variant. Each names one column and touches no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariantEdit {
    Text(TextEdit),
    SetDate(Option<chrono::NaiveDate>),
    SetTime(Option<chrono::NaiveTime>),
    /// It was looked at beside this main text and is right as it is.
    SetSeenText(String),
    SetFirstComment(String),
    Bin(bool),
}
