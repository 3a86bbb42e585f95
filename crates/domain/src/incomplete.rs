//! What a post still misses before it can go out.

use crate::open::Open;
use crate::post::{Nature, PostSummary, Status};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    Title,
    Owner,
    Date,
    Channel,
    Text,
    /// A deliverable that nobody makes.
    DeliverableOwner,
    /// An experiment that does not say what it is to show.
    Hypothesis,
    /// An experiment without a day on which to look at what it brought.
    ReviewDate,
}

/// Whether anything can be missing: an idea misses nothing, and what is posted needs nothing.
pub fn needs_anything(post: &PostSummary) -> bool {
    !matches!(post.status, Open::Known(Status::Idea | Status::Posted)) && !post.binned
}

/// What is missing, in the order in which a person fills it in.
pub fn missing_of(post: &PostSummary) -> Vec<Missing> {
    if !needs_anything(post) {
        return Vec::new();
    }
    let experiment = post.experiment.as_ref();
    let is_post = post.nature == Nature::Post;
    let orphaned = post.deliverables.iter().any(|deliverable| !deliverable.done && deliverable.owner.is_none());
    [
        (post.title.trim().is_empty(), Missing::Title),
        (post.owner.is_none(), Missing::Owner),
        (post.publish_at.date.is_none(), Missing::Date),
        (is_post && post.channels.is_empty(), Missing::Channel),
        (is_post && !post.main.has_words, Missing::Text),
        (orphaned, Missing::DeliverableOwner),
        (experiment.is_some_and(|it| it.hypothesis.trim().is_empty()), Missing::Hypothesis),
        (experiment.is_some_and(|it| it.review_on.is_none()), Missing::ReviewDate),
    ]
    .into_iter()
    .filter_map(|(is_missing, what)| is_missing.then_some(what))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::DocId;
    use crate::work::Deliverable;

    fn empty(status: Status) -> PostSummary {
        PostSummary { status: status.into(), ..PostSummary::empty(DocId([0; 16])) }
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
        post.main.has_words = true;
        post.channels.push(DocId([1; 16]));
        post.publish_at.date = crate::publish_at::parse_date("2026-09-01");
        assert_eq!(missing_of(&post), [Missing::Owner]);
    }

    #[test]
    fn a_task_needs_neither_text_nor_channel_and_a_deliverable_somebody_who_makes_it() {
        let mut task = PostSummary { nature: Nature::Task, ..empty(Status::Draft) };
        assert_eq!(missing_of(&task), [Missing::Title, Missing::Owner, Missing::Date]);
        task.deliverables.push(Deliverable::new(DocId([1; 16]), "Foto's"));
        assert_eq!(missing_of(&task).last(), Some(&Missing::DeliverableOwner));
        task.deliverables[0].done = true;
        assert_eq!(missing_of(&task).last(), Some(&Missing::Date));
    }
}
