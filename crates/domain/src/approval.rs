//! Approval of a version: somebody's word on the exact texts of a post.
//!
//! It stands in the log of the device it was given on, under that device's seal, and names what it is about by the words
//! themselves. So an edit that was made elsewhere at the same time leaves it where it was: on another version.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::channel::Channel;
use crate::columns::names::{ABOUT, APPROVED_TEXT_PREFIX, REASON, VERDICT};
use crate::columns::{CellRef, Cells, Field, Made, Shape, Write};
use crate::declare;
use crate::id::{DocId, PersonId};
use crate::mark::Mark;
use crate::open::{Open, Word, word_enum};

word_enum! {
    pub enum Verdict {
        Approved = "approved",
        Refused = "refused",
    }
}

/// The texts of a post: the main one under `None`, a channel's own under its channel.
pub type Texts = BTreeMap<Option<DocId>, String>;

/// The columns of a new one.
pub(crate) fn writes(post: DocId, verdict: Verdict, reason: &str, texts: &Texts) -> Vec<Write> {
    let mut writes = vec![Write::put(ABOUT, post.to_string()), Write::put(VERDICT, verdict.word())];
    writes.extend((!reason.is_empty()).then(|| Write::put(REASON, reason)));
    writes.extend(texts.iter().map(|(channel, text)| {
        let name = channel.map(|channel| channel.to_string()).unwrap_or_default();
        Write::put(&format!("{APPROVED_TEXT_PREFIX}{name}"), text.as_str())
    }));
    writes
}

/// A text and what belongs below it (a link, a first comment), as one text to be approved.
pub fn approved_form(text: &str, below: &str) -> String {
    if below.is_empty() { text.to_owned() } else { format!("{text}\n\n{below}") }
}

/// The same, by their marks.
pub type Content = BTreeMap<Option<DocId>, Mark>;

declare! {
    pub struct Approval, edited by ApprovalEdit {
        /// Taken back by whoever gave it.
        pub binned: bool = "binned" by Bin untold,
    } once {
        /// Why not; or what to mind.
        pub reason: String = "reason",
    } needs {
        pub post: DocId = "about",
        pub verdict: Open<Verdict> = "verdict",
    } with {
        pub by: PersonId = Made::by,
        pub at: DateTime<Utc> = Made::at,
        /// What was looked at.
        pub content: Content = content_of,
    }
}

impl ApprovalEdit {
    /// With the texts that were looked at.
    pub(crate) fn all_fields() -> Vec<Field> {
        // The main text has none behind it.
        let is_text = |id: &str| id.is_empty() || DocId::parse(id).is_some();
        let texts = Field::said_once(APPROVED_TEXT_PREFIX).each(Shape::Document, is_text);
        Self::fields().into_iter().chain([texts]).collect()
    }
}

/// The texts that were looked at.
pub fn texts_of(cells: &dyn Cells) -> Texts {
    let mut texts = Texts::new();
    cells.each_under(APPROVED_TEXT_PREFIX, &mut |name, cell| {
        let channel = if name.is_empty() { Some(None) } else { DocId::parse(name).map(Some) };
        if let (Some(channel), CellRef::Text(text)) = (channel, cell) {
            texts.insert(channel, text.to_owned());
        }
    });
    texts
}

fn content_of(cells: &dyn Cells) -> Content {
    let written = cells.computed("=content", &|cells| {
        let mark = |(channel, text): (Option<DocId>, String)| {
            let channel = channel.map(|id| id.to_string()).unwrap_or_default();
            format!("{channel}:{}", Mark::of(&[&text]))
        };
        texts_of(cells).into_iter().map(mark).collect::<Vec<_>>().join(" ")
    });
    // What does not read stands for other texts than anybody has.
    let content = written.split_terminator(' ').map(|part| {
        let (channel, mark) = part.split_once(':').unwrap_or_default();
        (DocId::parse(channel), Mark::parse(mark).unwrap_or_default())
    });
    content.collect()
}

/// How a post stands with its approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Nobody was asked.
    Open,
    /// It waits for somebody's word.
    Asked,
    /// As it stands.
    Approved(&'a Approval),
    /// Not as it stands; this one says why.
    Refused(&'a Approval),
    /// An earlier version was approved.
    Outdated(&'a Approval),
}

/// Whether a person decides on what goes out on all of these channels. Where a channel names nobody, everybody does.
pub fn may_decide<'a>(channels: impl IntoIterator<Item = &'a Channel>, person: PersonId) -> bool {
    let decides = |channel: &Channel| channel.deciders.is_empty() || channel.deciders.contains(&person);
    channels.into_iter().all(decides)
}

/// How a post with this content stands. `may_approve`: who decides by the team's agreements.
///
/// Clocks play no part in whether it is approved. Of several words on the very same content a refusal counts: whoever
/// refused and whoever approved at the same time have to talk.
pub fn standing_of<'a>(
    content: &Content,
    is_asked: bool,
    approvals: impl IntoIterator<Item = &'a Approval>,
    may_approve: impl Fn(PersonId) -> bool,
) -> Standing<'a> {
    let (mut refused, mut approved, mut outdated) = (None, None, None);
    // The newest is the one to show; which one that is decides nothing.
    let newest = |known: Option<&'a Approval>, other: &'a Approval| match known {
        Some(known) if (known.at, known.id) >= (other.at, other.id) => Some(known),
        _ => Some(other),
    };
    for approval in approvals.into_iter().filter(|approval| !approval.binned && may_approve(approval.by)) {
        match (approval.verdict.known(), approval.content == *content) {
            (Some(Verdict::Refused), true) => refused = newest(refused, approval),
            (Some(Verdict::Approved), true) => approved = newest(approved, approval),
            (Some(Verdict::Approved), false) => outdated = newest(outdated, approval),
            (Some(Verdict::Refused), false) | (None, _) => {}
        }
    }
    match (refused, approved, outdated) {
        (Some(refused), ..) => Standing::Refused(refused),
        (None, Some(approved), _) => Standing::Approved(approved),
        (None, None, Some(outdated)) => Standing::Outdated(outdated),
        (None, None, None) if is_asked => Standing::Asked,
        (None, None, None) => Standing::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ELS: PersonId = PersonId([1; 16]);
    const BRAM: PersonId = PersonId([2; 16]);

    fn content(mark: u8) -> Content {
        Content::from([(None, Mark([mark; 16]))])
    }

    fn approval(id: u8, by: PersonId, verdict: Verdict, mark: u8) -> Approval {
        Approval {
            id: DocId([id; 16]),
            post: DocId([9; 16]),
            by,
            at: DateTime::UNIX_EPOCH,
            verdict: verdict.into(),
            reason: String::new(),
            content: content(mark),
            binned: false,
        }
    }

    fn word(approvals: &[Approval], is_asked: bool) -> &'static str {
        match standing_of(&content(1), is_asked, approvals, |person| person == ELS) {
            Standing::Open => "open",
            Standing::Asked => "asked",
            Standing::Approved(_) => "approved",
            Standing::Refused(_) => "refused",
            Standing::Outdated(_) => "outdated",
        }
    }

    #[test]
    fn only_a_word_on_the_very_same_texts_by_who_decides_counts() {
        let yes = |id, mark| approval(id, ELS, Verdict::Approved, mark);
        let no = |id, mark| approval(id, ELS, Verdict::Refused, mark);
        for (approvals, standing) in [
            (vec![], "open"),
            (vec![yes(1, 1)], "approved"),
            (vec![yes(1, 2)], "outdated"),
            (vec![yes(1, 2), yes(2, 1)], "approved"),
            (vec![no(1, 1)], "refused"),
            (vec![no(1, 2)], "open"),
            // Apart, on the same version.
            (vec![yes(1, 1), no(2, 1)], "refused"),
            (vec![no(1, 2), yes(2, 1)], "approved"),
            (vec![approval(1, BRAM, Verdict::Approved, 1)], "open"),
            (vec![Approval { binned: true, ..yes(1, 1) }], "open"),
            (vec![Approval { verdict: Open::Unknown("perhaps".into()), ..yes(1, 1) }], "open"),
        ] {
            assert_eq!(word(&approvals, false), standing, "{approvals:?}");
            let reversed: Vec<_> = approvals.into_iter().rev().collect();
            assert_eq!(word(&reversed, false), standing, "in whatever order they came");
        }
        assert_eq!(word(&[], true), "asked");
        assert_eq!(word(&[no(1, 2)], true), "asked", "what was refused has been changed since");
    }

    #[test]
    fn an_edit_of_a_variant_after_approval_asks_for_a_new_one() {
        let channel = Some(DocId([5; 16]));
        let approved = Approval {
            content: Content::from([(None, Mark([1; 16])), (channel, Mark([2; 16]))]),
            ..approval(1, ELS, Verdict::Approved, 1)
        };
        let standing = |content: Content| match standing_of(&content, false, [&approved], |_| true) {
            Standing::Approved(_) => "approved",
            Standing::Outdated(_) => "outdated",
            _ => "something else",
        };
        assert_eq!(standing(approved.content.clone()), "approved");
        assert_eq!(standing(Content::from([(None, Mark([1; 16])), (channel, Mark([3; 16]))])), "outdated");
        assert_eq!(standing(Content::from([(None, Mark([1; 16]))])), "outdated", "a variant is gone");
    }
}
