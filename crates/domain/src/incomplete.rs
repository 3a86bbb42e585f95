//! What a post still misses before it can go out.

use crate::open::Open;
use crate::post::{PostSummary, Status};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    Title,
    Owner,
    Date,
    Channel,
    Text,
}

/// What is missing, in the order in which a person fills it in. An idea misses nothing; what is posted needs nothing.
pub fn missing_of(post: &PostSummary) -> Vec<Missing> {
    if matches!(post.status, Open::Known(Status::Idea | Status::Posted)) || post.binned {
        return Vec::new();
    }
    [
        (post.title.trim().is_empty(), Missing::Title),
        (post.owner.is_none(), Missing::Owner),
        (post.publish_at.date.is_none(), Missing::Date),
        (post.channels.is_empty(), Missing::Channel),
        (!post.has_text, Missing::Text),
    ]
    .into_iter()
    .filter_map(|(is_missing, what)| is_missing.then_some(what))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::DocId;
    use std::collections::BTreeSet;

    fn empty(status: Status) -> PostSummary {
        PostSummary {
            id: DocId([0; 16]),
            title: String::new(),
            publish_at: Default::default(),
            status: status.into(),
            channels: BTreeSet::new(),
            theme: None,
            owner: None,
            helpers: BTreeSet::new(),
            format: None,
            focus: None,
            has_text: false,
            contested: false,
            binned: false,
        }
    }

    #[test]
    fn a_draft_without_anything_misses_everything_and_an_idea_nothing() {
        let all = [Missing::Title, Missing::Owner, Missing::Date, Missing::Channel, Missing::Text];
        assert_eq!(missing_of(&empty(Status::Draft)), all);
        assert_eq!(missing_of(&empty(Status::Idea)), []);
        assert_eq!(missing_of(&empty(Status::Posted)), []);
    }

    #[test]
    fn nobody_responsible_is_named() {
        let mut post = empty(Status::Planned);
        post.title = "Startdag".into();
        post.has_text = true;
        post.channels.insert(DocId([1; 16]));
        post.publish_at.date = crate::publish_at::parse_date("2026-09-01");
        assert_eq!(missing_of(&post), [Missing::Owner]);
    }
}
