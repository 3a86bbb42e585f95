//! A variant: a post as it goes out on one channel, where that is not the main text as it stands.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use crate::approval::approved_form;
use crate::columns::names::{FIRST_COMMENT, LEFT_OUT_PREFIX, SEEN_TEXT};
use crate::columns::{Cells, Column, Columns};
use crate::counting::Lengths;
use crate::declare;
use crate::id::DocId;
use crate::mark::Mark;
use crate::media::Media;
use crate::publish_at::PublishAt;

declare! {
    /// What lists show of a variant.
    pub struct VariantSummary, edited by VariantEdit {
        pub binned: bool = "binned" by Bin,
    } unread {
        Option<NaiveDate> = "date" by SetDate,
        Option<NaiveTime> = "time" by SetTime,
        // It was looked at beside this main text and is right as it is.
        String = "seen_text" by SetSeenText unpicked,
        String = "first_comment" by SetFirstComment,
    } unread each {
        // This file of the post, called so, does not go out on this channel; or it does after all.
        BTreeMap<DocId, String> = "left_out/" by LeaveOut cleared,
    } needs {
        pub post: DocId = "about",
        pub channel: DocId = "channel",
    } with {
        /// When it goes out on this channel, in the zone of its post; without a date: when the post does.
        pub publish_at: PublishAt = PublishAt::read_in_zone_of_post,
        pub own: OwnText = OwnText::read,
        pub contested: bool = Cells::is_contested,
        /// Two changed the same sentence of its text apart, and nobody has settled it.
        pub overlaps: bool = Cells::has_overlaps,
    }
}

/// What lists need to know of the text of a variant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnText {
    /// Stands for its words, its first comment, and which files of the post are left out.
    pub mark: Mark,
    /// Stands for the main text it was adapted from, or looked at beside.
    pub seen: Mark,
    /// Without the name below it.
    pub lengths: Lengths,
}

impl OwnText {
    fn read(cells: &dyn Cells) -> Self {
        let of_document = |cells: &dyn Cells| Self::of(cells).written();
        // What does not read stands for no text: then it is as if it had been changed.
        Self::parse(&cells.computed("=own", &of_document)).unwrap_or_default()
    }

    fn of(cells: &dyn Cells) -> Self {
        let text = cells.text();
        let left_out = Columns::read(cells, LEFT_OUT_PREFIX);
        Self {
            mark: Mark::of(&[&variant_form(&text, &String::read(cells, FIRST_COMMENT), &left_out)]),
            seen: Mark::of(&[&String::read(cells, SEEN_TEXT)]),
            lengths: Lengths::of(&text),
        }
    }

    fn written(&self) -> String {
        format!("{} {} {}", self.mark, self.seen, self.lengths.written())
    }

    fn parse(written: &str) -> Option<Self> {
        let mut parts = written.split(' ');
        Some(Self {
            mark: Mark::parse(parts.next()?)?,
            seen: Mark::parse(parts.next()?)?,
            lengths: Lengths::parse(parts.next()?)?,
        })
    }
}

impl VariantSummary {
    /// Without words.
    pub fn empty(id: DocId, post: DocId, channel: DocId) -> Self {
        let (publish_at, own) = (PublishAt::default(), OwnText::default());
        Self { id, post, channel, binned: false, publish_at, own, contested: false, overlaps: false }
    }

    /// Whether the main text has another wording than the one this variant was adapted from.
    pub fn is_behind(&self, main_text: Mark) -> bool {
        self.own.seen != main_text
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
    /// The files of the post that do not go out on this channel, and what they were called.
    pub left_out: BTreeMap<DocId, String>,
}

impl Variant {
    /// `None` as long as it does not say what it is a variant of.
    pub fn read(id: DocId, cells: &dyn Cells) -> Option<Self> {
        Some(Self {
            summary: VariantSummary::read(id, cells)?,
            text: cells.text(),
            seen_text: Column::read(cells, SEEN_TEXT),
            first_comment: Column::read(cells, FIRST_COMMENT),
            left_out: Columns::read(cells, LEFT_OUT_PREFIX),
        })
    }

    /// A text of it, with all that goes with it, as it is approved.
    pub fn approved_form(&self, text: &str) -> String {
        variant_form(text, &self.first_comment, &self.left_out)
    }

    /// Of the post's files those that go out on this channel, in order.
    pub fn media(&self, of_post: &[Media]) -> Vec<Media> {
        of_post.iter().filter(|one| !self.left_out.contains_key(&one.id)).cloned().collect()
    }
}

/// See [`Variant::approved_form`].
pub fn variant_form(text: &str, first_comment: &str, left_out: &BTreeMap<DocId, String>) -> String {
    let lines: Vec<String> = left_out.iter().map(|(id, name)| format!("[− {name} · {id}]")).collect();
    approved_form(&approved_form(text, first_comment), &lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::field_of;
    use crate::kind::Kind;
    use crate::publish_at::parse_time;

    #[test]
    fn every_choice_a_variant_can_have_becomes_an_edit() {
        for (field, word, edit) in [
            ("time", "18:00", Some(VariantEdit::SetTime(parse_time("18:00")))),
            ("date", "", Some(VariantEdit::SetDate(None))),
            ("date", "soon", None),
            ("channel", "x", None),
        ] {
            let field = field_of(Kind::Variant, field).expect(field);
            assert_eq!(VariantEdit::choosing(field, None, word), edit, "{field:?} {word}");
        }
    }

    #[test]
    fn every_choice_of_what_goes_out_is_another_version() {
        let left_out = |ids: &[u8]| {
            let name = |id: &u8| (DocId([*id; 16]), "soep.jpg".to_owned());
            ids.iter().map(name).collect::<BTreeMap<_, _>>()
        };
        let all = [
            variant_form("Soep", "", &left_out(&[])),
            variant_form("Soep", "Met brood", &left_out(&[])),
            variant_form("Soep", "", &left_out(&[1])),
            variant_form("Soep", "", &left_out(&[2])),
            variant_form("Soep", "", &left_out(&[1, 2])),
            variant_form("Soep", "Met brood", &left_out(&[1])),
        ];
        let different: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len(), "{all:?}");
        assert_eq!(all[0], "Soep", "what was approved before stays so");
    }
}
