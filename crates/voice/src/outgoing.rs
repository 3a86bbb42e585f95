//! Which texts of a post go out, where, and for whom: each is looked at by the rules that hold there.

use trekker_domain::id::DocId;
use trekker_domain::persona::Persona;
use trekker_domain::post::Post;
use trekker_domain::rule::Strictness;

use crate::finding::Finding;
use crate::rulebook::Occasion;

/// Which text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// The main text of the post.
    Main,
    /// The words of its own that a channel has, in this variant.
    Own(DocId),
    /// The first comment under that.
    FirstComment(DocId),
}

/// One text that goes out on one channel. The main text may go out on several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outgoing {
    pub words: Words,
    pub occasion: Occasion,
}

/// All that goes out of a post; with no channel its main text, by the rules that hold everywhere. `persona`: the one the post is
/// for. `own`: the variant of a channel, if it has words of its own.
pub fn outgoing(post: &Post, persona: Option<&Persona>, own: impl Fn(DocId) -> Option<DocId>) -> Vec<Outgoing> {
    let mut all = Vec::new();
    for channel in post.summary.goes_to() {
        let occasion = Occasion::of(post, persona, channel);
        match channel.and_then(&own) {
            None => all.push(Outgoing { words: Words::Main, occasion }),
            Some(variant) => {
                all.push(Outgoing { words: Words::Own(variant), occasion });
                all.push(Outgoing { words: Words::FirstComment(variant), occasion: occasion.of_first_comment() });
            }
        }
    }
    all
}

/// Something that is against a rule that has to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub words: Words,
    /// What stands there.
    pub found: String,
    pub finding: Finding,
}

/// What in all that goes out is against rules that have to be kept, each thing once: the main text may go out on several channels.
/// `look`: a text as whoever asks has it at hand, with what was found in it; `None`: it is not at hand.
pub fn stops(all: &[Outgoing], mut look: impl FnMut(&Outgoing) -> Option<(String, Vec<Finding>)>) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for outgoing in all {
        let Some((text, findings)) = look(outgoing) else { continue };
        let words = outgoing.words;
        for finding in findings.into_iter().filter(|finding| finding.strictness == Strictness::Stop) {
            if stops.iter().all(|known| known.words != words || known.finding.range != finding.range) {
                let found = text.get(finding.range.clone()).unwrap_or_default().to_owned();
                stops.push(Stop { words, found, finding });
            }
        }
    }
    stops
}

#[cfg(test)]
mod tests {
    use trekker_domain::post::PostSummary;

    use super::*;

    #[test]
    fn each_channel_has_the_main_text_or_its_own_with_a_first_comment() {
        let (here, there, variant) = (DocId([1; 16]), DocId([2; 16]), DocId([3; 16]));
        let summary = PostSummary { channels: [here, there].into(), ..PostSummary::empty(DocId([9; 16])) };
        let post = Post { sign_off: "Els".into(), ..Post::of(summary) };
        let all = outgoing(&post, None, |channel| (channel == there).then_some(variant));
        let found: Vec<_> = all.iter().map(|one| (one.words, one.occasion.channel, one.occasion.is_signed)).collect();
        assert_eq!(
            found,
            [
                (Words::Main, Some(here), true),
                (Words::Own(variant), Some(there), true),
                (Words::FirstComment(variant), Some(there), true),
            ]
        );
    }
}
