//! A variant: a post as it goes out on one channel, where that is not the main text as it stands.

use crate::conflict::{Conflict, Field};
use crate::id::DocId;
use crate::mark::Mark;
use crate::publish_at::{PublishAt, parse_date, parse_time};
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

impl VariantEdit {
    /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen.
    pub fn choosing(field: Field, value: &str) -> Option<Self> {
        fn read<T>(value: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
            if value.is_empty() { Some(None) } else { parse(value).map(Some) }
        }
        Some(match field {
            Field::Date => Self::SetDate(read(value, parse_date)?),
            Field::Time => Self::SetTime(read(value, parse_time)?),
            Field::FirstComment => Self::SetFirstComment(value.to_owned()),
            Field::Binned => Self::Bin(value == "true"),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_a_variant_can_have_becomes_an_edit() {
        assert_eq!(VariantEdit::choosing(Field::Time, "18:00"), Some(VariantEdit::SetTime(parse_time("18:00"))));
        assert_eq!(VariantEdit::choosing(Field::Date, ""), Some(VariantEdit::SetDate(None)));
        assert_eq!(VariantEdit::choosing(Field::Date, "soon"), None);
        assert_eq!(VariantEdit::choosing(Field::Text, "x"), None);
    }
}
