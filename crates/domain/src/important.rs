//! Changes that everybody has to hear of: of the day, of who is responsible, of how far it is, of words after their approval.
//! Small edits stay quiet.

use crate::id::PersonId;
use crate::open::Open;
use crate::post::{PostSummary, Status};
use crate::publish_at::PublishAt;

/// What of a post is important to everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Essence {
    pub title: String,
    pub publish_at: PublishAt,
    pub status: Open<Status>,
    pub owner: Option<PersonId>,
    /// These very words are approved. Only its end is a change: the words were edited afterwards.
    pub approved: bool,
    pub binned: bool,
}

/// One change, before beside after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    When {
        before: PublishAt,
        after: PublishAt,
    },
    Owner {
        before: Option<PersonId>,
        after: Option<PersonId>,
    },
    Status {
        before: Open<Status>,
        after: Open<Status>,
    },
    /// Its words are others than those that were approved.
    WordsAfterApproval,
    /// Into the bin.
    Binned,
    /// Out of the bin.
    PutBack,
}

impl Essence {
    pub fn of(post: &PostSummary, approved: bool) -> Self {
        Self {
            title: post.title.clone(),
            publish_at: post.publish_at.clone(),
            status: post.status.clone(),
            owner: post.owner,
            approved,
            binned: post.binned,
        }
    }

    /// As one text, from which a mark can be made: all but the title, whose change is a small one.
    pub fn written(&self) -> String {
        let owner = self.owner.map(|owner| owner.to_string()).unwrap_or_default();
        let PublishAt { zone, .. } = &self.publish_at;
        let when = self.publish_at.written();
        let time = self.publish_at.time.map(|time| time.to_string()).unwrap_or_default();
        format!("{when}\n{time}\n{zone}\n{}\n{owner}\n{}\n{}", self.status.word(), self.approved, self.binned)
    }
}

/// What changed. One who is in the bin before and after changes no more.
pub fn changes(before: &Essence, after: &Essence) -> Vec<Change> {
    if before.binned && after.binned {
        return Vec::new();
    }
    let mut changes = Vec::new();
    match (before.binned, after.binned) {
        (false, true) => return vec![Change::Binned],
        (true, false) => changes.push(Change::PutBack),
        _ => {}
    }
    if before.publish_at != after.publish_at {
        changes.push(Change::When { before: before.publish_at.clone(), after: after.publish_at.clone() });
    }
    if before.owner != after.owner {
        changes.push(Change::Owner { before: before.owner, after: after.owner });
    }
    if before.status != after.status {
        changes.push(Change::Status { before: before.status.clone(), after: after.status.clone() });
    }
    if before.approved && !after.approved {
        changes.push(Change::WordsAfterApproval);
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::DocId;
    use crate::publish_at::parse_date;

    fn essence() -> Essence {
        Essence::of(&PostSummary::empty(DocId([1; 16])), false)
    }

    #[test]
    fn what_everybody_has_to_hear_of_is_told_and_the_rest_is_not() {
        let before = essence();
        let els = Some(PersonId([2; 16]));
        let moved = PublishAt { date: parse_date("2026-05-01"), ..PublishAt::default() };
        for (after, told) in [
            (Essence { title: "Another title".into(), ..essence() }, vec![]),
            (Essence { approved: true, ..essence() }, vec![]),
            (Essence { owner: els, ..essence() }, vec![Change::Owner { before: None, after: els }]),
            (
                Essence { publish_at: moved.clone(), ..essence() },
                vec![Change::When { before: PublishAt::default(), after: moved }],
            ),
            (Essence { binned: true, owner: els, ..essence() }, vec![Change::Binned]),
        ] {
            assert_eq!(changes(&before, &after), told);
        }
        let approved = Essence { approved: true, ..essence() };
        assert_eq!(changes(&approved, &before), [Change::WordsAfterApproval]);
        let gone = Essence { binned: true, ..essence() };
        assert_eq!(changes(&gone, &before), [Change::PutBack]);
        assert_eq!(changes(&gone, &Essence { owner: els, ..gone.clone() }), []);
    }

    #[test]
    fn whatever_is_told_of_changes_what_is_written() {
        let els = Some(PersonId([2; 16]));
        for after in [
            Essence { owner: els, ..essence() },
            Essence { binned: true, ..essence() },
            Essence { status: Status::Planned.into(), ..essence() },
        ] {
            assert_ne!(essence().written(), after.written());
        }
    }
}
