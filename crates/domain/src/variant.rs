//! A variant: a post as it goes out on one channel, where that is not the main text as it stands.

use std::collections::BTreeMap;

use crate::approval::approved_form;
use crate::conflict::Conflict;
use crate::counting::Lengths;
use crate::declare;
use crate::id::DocId;
use crate::mark::Mark;
use crate::media::Media;
use crate::overlap::Overlap;
use crate::publish_at::PublishAt;

/// What lists show of a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantSummary {
    pub id: DocId,
    pub post: DocId,
    pub channel: DocId,
    /// When it goes out on this channel; without a date: when the post does.
    pub publish_at: PublishAt,
    /// Stands for its words, its first comment, and which files of the post are left out.
    pub mark: Mark,
    /// Stands for the main text it was adapted from, or looked at beside.
    pub seen: Mark,
    /// Of its text, without the name below it.
    pub lengths: Lengths,
    pub contested: bool,
    /// Two changed the same sentence of its text apart, and nobody has settled it.
    pub overlaps: bool,
    pub binned: bool,
}

impl VariantSummary {
    /// Without words.
    pub fn empty(id: DocId, post: DocId, channel: DocId) -> Self {
        Self {
            id,
            post,
            channel,
            publish_at: PublishAt::default(),
            mark: Mark::default(),
            seen: Mark::default(),
            lengths: Lengths::default(),
            contested: false,
            overlaps: false,
            binned: false,
        }
    }

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
    /// The files of the post that do not go out on this channel, and what they were called.
    pub left_out: BTreeMap<DocId, String>,
    pub conflicts: Vec<Conflict>,
    pub overlaps: Vec<Overlap>,
}

impl Variant {
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

declare! {
    /// What somebody did to a variant. Each names one column and touches no other.
    pub enum VariantEdit {
        Option<chrono::NaiveDate> = "date" by SetDate,
        Option<chrono::NaiveTime> = "time" by SetTime,
        // It was looked at beside this main text and is right as it is.
        String = "seen_text" by SetSeenText unpicked,
        String = "first_comment" by SetFirstComment,
        bool = "binned" by Bin,
    } each {
        // This file of the post, called so, does not go out on this channel; or it does after all.
        BTreeMap<DocId, String> = "left_out/" by LeaveOut cleared,
    } once {
        "about",
        "channel",
    }
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
