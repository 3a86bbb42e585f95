//! How long a text is in every unit, so that it can be told whether it is too long without having it at hand.

use std::collections::HashMap;

use super::{Measure, Part, Unit, limits_of, used};
use crate::channel::Channel;
use crate::id::DocId;
use crate::open::Word;
use crate::post::PostSummary;
use crate::variant::VariantSummary;

const UNITS: usize = Unit::ALL.len();

/// Of one text; of none, nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths(pub [u32; UNITS]);

impl Lengths {
    pub fn of(text: &str) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        let is_plain = is_plain(text);
        let letters = || text.chars().count();
        let long = |unit: Unit| match unit {
            // The libraries of networks look for links, tags and names, which takes a third of a millisecond. Where there is
            // none a letter is a letter.
            Unit::Weighted | Unit::Mastodon | Unit::Threads if is_plain => letters(),
            Unit::Hashtags if !text.contains(['#', '＃']) => 0,
            Unit::Mentions if !text.contains(['@', '＠']) => 0,
            unit => used(text, unit),
        };
        let mut lengths = Self::default();
        for (length, unit) in lengths.0.iter_mut().zip(Unit::ALL) {
            *length = u32::try_from(long(*unit)).unwrap_or(u32::MAX);
        }
        lengths
    }

    pub fn used(&self, unit: Unit) -> u32 {
        Unit::ALL.iter().position(|known| *known == unit).map_or(0, |at| self.0[at])
    }

    /// The numbers in their order, for [`parse`](Self::parse).
    pub fn written(&self) -> String {
        self.0.map(|length| length.to_string()).join(",")
    }

    /// Reads what [`written`](Self::written) wrote.
    pub fn parse(words: &str) -> Option<Self> {
        let mut lengths = Self::default();
        let mut numbers = words.split(',');
        for length in &mut lengths.0 {
            *length = numbers.next()?.parse().ok()?;
        }
        numbers.next().is_none().then_some(lengths)
    }

    /// Of both texts, one below the other.
    fn with(mut self, below: Option<&Self>) -> Self {
        let below = below.copied().unwrap_or_default();
        for (length, more) in self.0.iter_mut().zip(below.0) {
            *length = length.saturating_add(more);
        }
        self
    }
}

/// Whether every network counts this by its letters: nothing in it can be a link, a tag or a name, and no letter weighs more than
/// another.
fn is_plain(text: &str) -> bool {
    let is_light = |letter: char| {
        let is_typographic = matches!(letter, '\u{2010}'..='\u{201f}' | '\u{2032}'..='\u{2037}');
        (letter < '\u{300}' && !matches!(letter, '\r' | '@' | '©' | '®')) || is_typographic
    };
    let ends_with = |part: &str| part.chars().next().is_some_and(char::is_whitespace);
    let links = text.match_indices('.').any(|(at, _)| !text[at + 1..].is_empty() && !ends_with(&text[at + 1..]));
    text.chars().all(is_light) && !links && !text.contains("://")
}

/// What each channel takes, worked out once for many posts.
#[derive(Clone, Debug, Default)]
pub struct Limits(HashMap<DocId, Vec<(Measure, u32)>>);

impl Limits {
    pub fn of<'c>(channels: impl IntoIterator<Item = &'c Channel>) -> Self {
        let limits = |channel: &Channel| {
            let known = channel.network().into_iter().flat_map(limits_of);
            let most = known.map(|limit| (limit.measure, *channel.limits.get(&limit.measure).unwrap_or(&limit.most)));
            (channel.id, most.collect::<Vec<_>>())
        };
        Self(channels.into_iter().map(limits).filter(|(_, limits)| !limits.is_empty()).collect())
    }

    /// Whether a post is longer than one of its channels takes, in the words that it has there. `variants`: of the channels that
    /// have words of their own.
    pub fn is_passed_by(&self, post: &PostSummary, variants: &[&VariantSummary]) -> bool {
        post.channels.iter().any(|channel| {
            let Some(limits) = self.0.get(channel) else { return false };
            let own = variants.iter().find(|variant| variant.channel == *channel);
            let caption = own.map_or(post.main.lengths, |variant| variant.own.lengths).with(post.main.below.as_deref());
            limits.iter().any(|(measure, most)| match measure.part {
                Part::Title => used(&post.title, measure.unit) > *most as usize,
                Part::Caption => caption.used(measure.unit) > *most,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::MainText;
    use crate::variant::OwnText;

    #[test]
    fn lengths_are_those_of_the_networks_whatever_the_text() {
        for text in [
            "",
            "Kom je ook? Wij koken soep.",
            "Een énorme ‘taart’ – voor iedereen…",
            "Zie example.org/soep. Tot dan!",
            "Zie https://example.org/een/lang/pad/naar/soep en kom",
            "#soep met @els en @bram@example.org ♥",
            "👩‍👩‍👧 🇧🇪🇳🇱 taart",
            "een.twee.drie",
            "Regels\r\nmet een eind",
            "日本語のテキスト",
            "© Els",
        ] {
            let lengths = Lengths::of(text);
            for unit in Unit::ALL {
                assert_eq!(lengths.used(*unit) as usize, used(text, *unit), "{unit:?} of {text}");
            }
        }
    }

    #[test]
    fn too_long_is_told_by_what_goes_out_on_each_channel() {
        let channel = |id: u8, name: &str| Channel::new(DocId([id; 16]), name);
        let corrected = Channel {
            limits: [(Measure::parse("caption-mastodon").expect("a measure"), 5_000)].into(),
            ..channel(3, "Mastodon")
        };
        let limits = Limits::of(&[channel(1, "X"), channel(2, "Nieuwsbrief"), corrected]);
        let text = |letters: usize| Lengths::of(&"a".repeat(letters));
        let post = |channel: u8, letters: usize| PostSummary {
            channels: [DocId([channel; 16])].into(),
            main: MainText { lengths: text(letters), ..MainText::default() },
            ..PostSummary::empty(DocId([9; 16]))
        };
        for (channel, letters, is_too_long) in
            [(1, 280, false), (1, 281, true), (2, 9_000, false), (3, 4_999, false), (3, 5_001, true), (4, 9_000, false)]
        {
            assert_eq!(limits.is_passed_by(&post(channel, letters), &[]), is_too_long, "{channel}, {letters}");
        }
        let mut signed = post(1, 276);
        signed.main.below = Some(Box::new(Lengths::of("\n\nEls")));
        assert!(limits.is_passed_by(&signed, &[]), "with the name below it");
        let own = |letters| VariantSummary {
            own: OwnText { lengths: text(letters), ..OwnText::default() },
            ..VariantSummary::empty(DocId([3; 16]), signed.id, DocId([1; 16]))
        };
        assert!(!limits.is_passed_by(&signed, &[&own(275)]), "the words that go out there count");
        assert!(limits.is_passed_by(&post(1, 3), &[&own(281)]));
    }
}
