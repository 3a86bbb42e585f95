//! Which posts somebody looks at.

use crate::id::{DocId, PersonId};
use crate::open::{Open, Word};
use crate::post::{Format, PostSummary, Status};

/// Each part that is set has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostFilter {
    /// Words in the title, in any case.
    pub text: String,
    pub status: Option<Status>,
    pub channel: Option<DocId>,
    /// Responsible or helping.
    pub person: Option<PersonId>,
    pub theme: Option<DocId>,
    pub plan: Option<DocId>,
    pub persona: Option<DocId>,
    pub format: Option<Format>,
}

impl PostFilter {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub fn lets(&self, post: &PostSummary) -> bool {
        self.status.is_none_or(|status| post.status == Open::Known(status))
            && self.channel.is_none_or(|channel| post.channels.contains(&channel))
            && self.person.is_none_or(|person| post.owner == Some(person) || post.helpers.contains(&person))
            && self.theme.is_none_or(|theme| post.theme == Some(theme))
            && self.plan.is_none_or(|plan| post.plan == Some(plan))
            && self.persona.is_none_or(|persona| post.persona == Some(persona))
            && self.format.is_none_or(|format| post.format == Some(Open::Known(format)))
            && (self.text.is_empty() || post.title.to_lowercase().contains(&self.text.to_lowercase()))
    }

    /// One part a line, the text last.
    pub fn written(&self) -> String {
        let mut lines = Vec::new();
        let mut put = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                lines.push(format!("{name}={value}"));
            }
        };
        put("status", self.status.map(|status| status.word().to_owned()));
        put("channel", self.channel.map(|id| id.to_string()));
        put("person", self.person.map(|id| id.to_string()));
        put("theme", self.theme.map(|id| id.to_string()));
        put("plan", self.plan.map(|id| id.to_string()));
        put("persona", self.persona.map(|id| id.to_string()));
        put("format", self.format.map(|format| format.word().to_owned()));
        put("text", Some(self.text.replace('\n', " ")).filter(|text| !text.is_empty()));
        lines.join("\n")
    }

    /// Parts that are not understood are passed over: a newer Trekker may look by more.
    pub fn parse(text: &str) -> Self {
        let mut filter = Self::default();
        for (name, value) in text.lines().filter_map(|line| line.split_once('=')) {
            match name {
                "status" => filter.status = Open::from_word(value).known(),
                "channel" => filter.channel = DocId::parse(value),
                "person" => filter.person = PersonId::parse(value),
                "theme" => filter.theme = DocId::parse(value),
                "plan" => filter.plan = DocId::parse(value),
                "persona" => filter.persona = DocId::parse(value),
                "format" => filter.format = Open::from_word(value).known(),
                "text" => value.clone_into(&mut filter.text),
                _ => {}
            }
        }
        filter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_filter_reads_back() {
        let all = PostFilter {
            text: "Start = nu".into(),
            status: Some(Status::Review),
            channel: Some(DocId([1; 16])),
            person: Some(PersonId([2; 16])),
            theme: Some(DocId([3; 16])),
            plan: Some(DocId([4; 16])),
            persona: Some(DocId([5; 16])),
            format: Some(Format::Video),
        };
        for filter in [PostFilter::default(), all] {
            assert_eq!(PostFilter::parse(&filter.written()), filter);
        }
        assert_eq!(PostFilter::parse("moon=full\nstatus=glad\nnothing"), PostFilter::default());
    }

    #[test]
    fn every_part_has_to_hold() {
        let mut post = PostSummary::empty(DocId([9; 16]));
        post.title = "Startdag".into();
        let filter = PostFilter { text: "START".into(), plan: Some(DocId([4; 16])), ..PostFilter::default() };
        assert!(!filter.lets(&post));
        post.plan = Some(DocId([4; 16]));
        assert!(filter.lets(&post));
    }
}
