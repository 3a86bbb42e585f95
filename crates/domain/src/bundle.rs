//! Bundling: one or several ideas become a post, part of a plan, or a bigger idea. Credit stays with everybody.

use std::collections::BTreeSet;

use crate::edit::Edit;
use crate::id::{DocId, PersonId};
use crate::idea::{Idea, IdeaDecision, IdeaEdit};
use crate::media::{Media, MediaEdit};
use crate::open::Open;
use crate::post::{NewPost, Status};

/// A post's title made of an idea is no longer than this, in Unicode scalar values.
const LONGEST_TITLE: usize = 120;

/// What ideas become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bundle {
    /// A post; without a title it has the first words of the first idea.
    Post(Option<String>),
    /// A bigger idea; without words of its own it has those of all.
    Idea(Option<String>),
    /// Part of a plan that is there.
    Plan(DocId),
}

/// The edits that make it, and what they make; `None`: there are no ideas. `me`: who is responsible for a post that comes of it.
pub fn bundled<'i>(
    ideas: impl IntoIterator<Item = &'i Idea>,
    into: Bundle,
    me: Option<PersonId>,
    new_id: &mut dyn FnMut() -> DocId,
) -> Option<(DocId, Vec<Edit>)> {
    let mut ideas: Vec<&Idea> = ideas.into_iter().collect();
    ideas.sort_by_key(|idea| (idea.brought_at, idea.id));
    let first = ideas.first()?;
    // Two themes, or two seasons: which one it is of is not for us to say.
    let theme = only(ideas.iter().filter_map(|idea| idea.theme));
    let season = only(ideas.iter().filter_map(|idea| idea.season.as_ref().and_then(Open::known)));
    let channels: BTreeSet<DocId> = ideas.iter().flat_map(|idea| idea.channels.iter().copied()).collect();
    let link = ideas.iter().map(|idea| idea.link.clone()).find(|link| !link.is_empty()).unwrap_or_default();
    let media: Vec<Media> =
        ideas.iter().flat_map(|idea| &idea.media).map(|one| Media { id: new_id(), ..one.clone() }).collect();
    let mut edits = Vec::new();
    let into = match into {
        Bundle::Plan(plan) => plan,
        Bundle::Idea(text) => {
            let id = new_id();
            edits.push(Edit::NewIdea { id, text: text.unwrap_or_else(|| words_of(&ideas)) });
            // Whoever bundles has looked at what comes of it.
            edits.push(Edit::Decide(id, IdeaDecision::Keep { ends: None }));
            let mut says = Vec::new();
            says.extend(theme.map(|theme| IdeaEdit::SetTheme(Some(theme))));
            says.extend(season.map(|season| IdeaEdit::SetSeason(Some(season))));
            says.extend(channels.into_iter().map(|channel| IdeaEdit::SetChannel(channel, true)));
            says.extend((!link.is_empty()).then_some(IdeaEdit::SetLink(link)));
            for one in media {
                let of_file = [MediaEdit::SetFile(one.file), MediaEdit::SetAlt(one.alt), MediaEdit::SetRank(one.rank)];
                says.extend(of_file.map(|edit| IdeaEdit::Media(one.id, edit)));
            }
            edits.extend(says.into_iter().map(|edit| Edit::Idea(id, edit)));
            id
        }
        Bundle::Post(title) => {
            let id = new_id();
            let new = NewPost {
                title: title.unwrap_or_else(|| first.headline().chars().take(LONGEST_TITLE).collect()),
                text: words_of(&ideas),
                status: Some(Status::Draft.into()),
                owner: me,
                theme,
                channels,
                link,
                media,
                ..NewPost::default()
            };
            edits.push(Edit::NewPost(id, new));
            id
        }
    };
    edits.extend(ideas.iter().map(|idea| Edit::Idea(idea.id, IdeaEdit::Join(into, true))));
    Some((into, edits))
}

/// What all say alike who say anything.
fn only<T: Ord>(said: impl Iterator<Item = T>) -> Option<T> {
    let mut said: BTreeSet<T> = said.collect();
    said.pop_first().filter(|_| said.is_empty())
}

fn words_of(ideas: &[&Idea]) -> String {
    ideas.iter().map(|idea| idea.text.trim()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::idea::Season;
    use crate::media::{FileHash, MediaFile};
    use crate::rank::Rank;

    fn idea(n: u8, text: &str) -> Idea {
        let at = DateTime::from_timestamp(i64::from(n), 0).expect("a moment");
        Idea::new(DocId([n; 16]), text, PersonId([n; 16]), at)
    }

    fn made(ideas: &[Idea], into: Bundle) -> (DocId, Vec<Edit>) {
        let mut next = 100;
        let mut new_id = || {
            next += 1;
            DocId([next; 16])
        };
        bundled(ideas, into, Some(PersonId([7; 16])), &mut new_id).expect("a bundle")
    }

    #[test]
    fn a_post_has_what_the_ideas_have_the_first_brought_first() {
        let file = MediaFile { hash: FileHash([5; 32]), size: 5, name: "soep.jpg".into() };
        let photo = Media { id: DocId([50; 16]), file, alt: "Soep".into(), rank: Rank::default() };
        let (theme, channel) = (Some(DocId([60; 16])), DocId([61; 16]));
        let late = Idea { theme, channels: [channel].into(), ..idea(2, " Met brood \n") };
        let early = Idea {
            theme,
            link: "https://example.org".into(),
            media: vec![photo.clone()],
            ..idea(1, "\nSoep\nop het plein")
        };
        let (post, edits) = made(&[late.clone(), early.clone()], Bundle::Post(None));
        let [Edit::NewPost(id, new), joins @ ..] = edits.as_slice() else { panic!("{edits:?}") };
        assert_eq!((*id, new.title.as_str(), new.text.as_str()), (post, "Soep", "Soep\nop het plein\n\nMet brood"));
        assert_eq!((new.theme, &new.channels, new.link.as_str()), (theme, &late.channels, early.link.as_str()));
        assert_eq!((new.owner, new.status.clone()), (Some(PersonId([7; 16])), Some(Status::Draft.into())));
        // The same file, and a line of its own: the idea keeps its own.
        let [media] = new.media.as_slice() else { panic!("{:?}", new.media) };
        assert_eq!((&media.file, &media.alt), (&photo.file, &photo.alt));
        assert_ne!(media.id, photo.id);
        let join = |id: DocId| Edit::Idea(id, IdeaEdit::Join(post, true));
        assert_eq!(joins, [join(early.id), join(late.id)]);

        let other = Idea { theme: Some(DocId([62; 16])), ..late };
        let (_, edits) = made(&[other, early], Bundle::Post(Some("Soepdag".into())));
        let Edit::NewPost(_, new) = &edits[0] else { panic!("{edits:?}") };
        assert_eq!((new.title.as_str(), new.theme), ("Soepdag", None));
    }

    #[test]
    fn a_bigger_idea_is_looked_at_and_a_plan_is_one_that_is_there() {
        let ideas = [idea(1, "Soep"), idea(2, "Brood")];
        let (bigger, edits) = made(&ideas, Bundle::Idea(None));
        assert_eq!(edits[0], Edit::NewIdea { id: bigger, text: "Soep\n\nBrood".into() });
        assert_eq!(edits[1], Edit::Decide(bigger, IdeaDecision::Keep { ends: None }));
        assert_eq!(edits.len(), 4);
        let (theme, channel, season) = (DocId([60; 16]), DocId([61; 16]), Season::Winter);
        let winter = |n, text| Idea { season: Some(season.into()), ..idea(n, text) };
        let all = [
            Idea { theme: Some(theme), link: "https://example.org".into(), ..winter(1, "Soep") },
            Idea { channels: [channel].into(), ..winter(2, "Brood") },
        ];
        let (bigger, edits) = made(&all, Bundle::Idea(None));
        for says in [
            IdeaEdit::SetTheme(Some(theme)),
            IdeaEdit::SetSeason(Some(season)),
            IdeaEdit::SetChannel(channel, true),
            IdeaEdit::SetLink("https://example.org".into()),
        ] {
            assert!(edits.contains(&Edit::Idea(bigger, says.clone())), "{says:?}");
        }
        let plan = DocId([9; 16]);
        let (into, edits) = made(&ideas, Bundle::Plan(plan));
        assert_eq!((into, edits.len()), (plan, 2));
        assert_eq!(bundled([], Bundle::Plan(plan), None, &mut || DocId([0; 16])), None);
    }
}
