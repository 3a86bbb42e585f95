//! What concerns one person: what they are told of at once, and outside the window when they are not in it.

use std::fmt;

use chrono::NaiveDate;

use crate::id::{DocId, PersonId};
use crate::idea::Idea;
use crate::open::Open;
use crate::post::{PostSummary, Status};
use crate::publish_at::PublishAt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// They are responsible for it now.
    Responsible,
    /// They make this now.
    Makes(String),
    /// What they are responsible for has another day or hour.
    Moved(PublishAt),
    /// Somebody asks who may decide to look at it.
    ApprovalAsked,
    /// Somebody refused what they are responsible for.
    Refused,
    /// A comment is meant for them.
    Mentioned(PersonId),
    /// Somebody answered in a thread of theirs.
    Answered(PersonId),
    /// Their idea is part of this now, by its name.
    IdeaBecame(String),
    /// Their idea rests until this day.
    IdeaParked(NaiveDate),
    /// What they put into something, somebody else put into something else at the same time.
    BundledApart,
    /// It goes out now, on this channel, and it is theirs to do.
    Due(String),
}

/// The English of the command line.
impl fmt::Display for Concern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Responsible => write!(f, "you are responsible for it now"),
            Self::Makes(what) => write!(f, "you make '{what}' now"),
            Self::Moved(at) => write!(f, "it has moved to {}", at.written()),
            Self::ApprovalAsked => write!(f, "it waits for your approval"),
            Self::Refused => write!(f, "it was not approved"),
            Self::Mentioned(_) => write!(f, "somebody wrote to you about it"),
            Self::Answered(_) => write!(f, "somebody answered you about it"),
            Self::IdeaBecame(what) => write!(f, "your idea is part of '{what}' now"),
            Self::IdeaParked(until) => write!(f, "your idea is parked until {until}"),
            Self::BundledApart => write!(f, "it is in two bundles: somebody else put it into another one"),
            Self::Due(channel) => write!(f, "it is to go out on {channel} now"),
        }
    }
}

/// What a change by somebody else means to one person. `decides`: their word on it counts.
pub fn of_post(before: &PostSummary, after: &PostSummary, me: PersonId, decides: bool) -> Vec<Concern> {
    let mut concerns = Vec::new();
    if after.binned || after.is_over() {
        return concerns;
    }
    let is_mine = after.owner == Some(me);
    match (before.owner == Some(me), is_mine) {
        (false, true) => concerns.push(Concern::Responsible),
        (true, true) if before.publish_at != after.publish_at => {
            concerns.push(Concern::Moved(after.publish_at.clone()));
        }
        _ => {}
    }
    let made_before = |id| before.deliverables.iter().any(|one| one.id == id && one.owner == Some(me));
    let made = after.deliverables.iter().filter(|one| one.owner == Some(me) && !one.done && !made_before(one.id));
    concerns.extend(made.map(|one| Concern::Makes(one.name.clone())));
    let asked = |post: &PostSummary| post.status == Open::Known(Status::Review);
    if decides && asked(after) && !asked(before) {
        concerns.push(Concern::ApprovalAsked);
    }
    concerns
}

/// What somebody put an idea of mine into.
pub fn became<'i>(before: &Idea, after: &'i Idea, me: PersonId) -> impl Iterator<Item = DocId> + use<'i> {
    let known: Vec<DocId> = before.became.keys().copied().collect();
    let is_mine = after.brought_by == me && !after.binned;
    after.became.keys().copied().filter(move |into| is_mine && !known.contains(into))
}

/// What else was done with an idea, to whoever brought it or bundled it.
pub fn of_idea(before: &Idea, after: &Idea, me: PersonId) -> Vec<Concern> {
    let mut concerns = Vec::new();
    if after.binned {
        return concerns;
    }
    if after.brought_by == me {
        let until = |idea: &Idea| idea.parked.as_ref().map(|parked| parked.until);
        concerns.extend(until(after).filter(|_| until(before) != until(after)).map(Concern::IdeaParked));
    }
    let bundled = after.became.values().any(|by| *by == Some(me));
    if bundled && after.became.len() > 1 && after.became.keys().any(|into| !before.became.contains_key(into)) {
        concerns.push(Concern::BundledApart);
    }
    concerns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish_at::parse_date;
    use crate::work::Deliverable;

    const ME: PersonId = PersonId([1; 16]);
    const OTHER: PersonId = PersonId([2; 16]);

    fn post() -> PostSummary {
        PostSummary::empty(DocId([1; 16]))
    }

    #[test]
    fn one_is_told_of_what_is_theirs_and_of_nothing_else() {
        let mine = PostSummary { owner: Some(ME), ..post() };
        let moved = PublishAt { date: parse_date("2026-05-01"), ..PublishAt::default() };
        let makes = |owner, done| PostSummary {
            deliverables: [Deliverable { owner, done, ..Deliverable::new(DocId([5; 16]), "Photo") }].into(),
            ..post()
        };
        for (before, after, decides, told) in [
            (post(), mine.clone(), true, vec![Concern::Responsible]),
            (post(), PostSummary { owner: Some(OTHER), ..post() }, true, vec![]),
            (
                mine.clone(),
                PostSummary { publish_at: moved.clone(), ..mine.clone() },
                false,
                vec![Concern::Moved(moved)],
            ),
            (post(), makes(Some(ME), false), false, vec![Concern::Makes("Photo".into())]),
            (makes(Some(ME), false), makes(Some(ME), false), false, vec![]),
            (post(), makes(Some(ME), true), false, vec![]),
            (post(), PostSummary { status: Status::Review.into(), ..post() }, true, vec![Concern::ApprovalAsked]),
            (post(), PostSummary { status: Status::Review.into(), ..post() }, false, vec![]),
            (post(), PostSummary { binned: true, ..mine }, true, vec![]),
        ] {
            assert_eq!(of_post(&before, &after, ME, decides), told, "{after:?}");
        }
    }

    #[test]
    fn whoever_brought_an_idea_sees_what_became_of_it_and_two_who_bundled_it_apart_are_told() {
        let idea = |brought_by| Idea::new(DocId([1; 16]), "Soep", brought_by, chrono::DateTime::UNIX_EPOCH);
        let into = |idea: Idea, became: &[(u8, PersonId)]| Idea {
            became: became.iter().map(|(into, by)| (DocId([*into; 16]), Some(*by))).collect(),
            ..idea
        };
        let until = parse_date("2027-03-01").expect("a day");
        let parked = Some(crate::idea::Parked { until, reason: "Eerst de zomer".into(), by: Some(OTHER) });
        for (before, after, told) in [
            (idea(ME), into(idea(ME), &[(7, OTHER)]), vec![]),
            (idea(OTHER), into(idea(OTHER), &[(7, OTHER)]), vec![]),
            (idea(ME), Idea { parked: parked.clone(), ..idea(ME) }, vec![Concern::IdeaParked(until)]),
            (Idea { parked: parked.clone(), ..idea(ME) }, Idea { parked, ..idea(ME) }, vec![]),
            // I put it into one, and now it is in another one as well.
            (into(idea(OTHER), &[(7, ME)]), into(idea(OTHER), &[(7, ME), (8, OTHER)]), vec![Concern::BundledApart]),
            (into(idea(OTHER), &[(7, ME), (8, OTHER)]), into(idea(OTHER), &[(7, ME), (8, OTHER)]), vec![]),
            (idea(ME), Idea { binned: true, ..into(idea(ME), &[(7, OTHER)]) }, vec![]),
        ] {
            assert_eq!(of_idea(&before, &after, ME), told, "{after:?}");
        }
        for (before, after, said) in [
            (idea(ME), into(idea(ME), &[(7, OTHER)]), vec![7]),
            (into(idea(ME), &[(7, OTHER)]), into(idea(ME), &[(7, OTHER), (8, ME)]), vec![8]),
            (idea(OTHER), into(idea(OTHER), &[(7, OTHER)]), vec![]),
            (idea(ME), Idea { binned: true, ..into(idea(ME), &[(7, OTHER)]) }, vec![]),
        ] {
            let into: Vec<u8> = became(&before, &after, ME).map(|into| into.0[0]).collect();
            assert_eq!(into, said, "{after:?}");
        }
    }
}
