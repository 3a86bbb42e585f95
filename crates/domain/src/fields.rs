//! The fields of every kind, and what a column is to people.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::approval::ApprovalEdit;
use crate::channel::ChannelEdit;
use crate::columns::names as columns;
use crate::columns::{Field, Shape};
use crate::comment::CommentEdit;
use crate::event::EventEdit;
use crate::heart::HeartEdit;
use crate::id::DocId;
use crate::idea::IdeaEdit;
use crate::kind::Kind;
use crate::meeting::MeetingEdit;
use crate::persona::PersonaEdit;
use crate::plan::PlanEdit;
use crate::post::PostEdit;
use crate::rule::RuleEdit;
use crate::standard_answer::StandardAnswerEdit;
use crate::success::SuccessEdit;
use crate::team::TeamEdit;
use crate::template::TemplateEdit;
use crate::theme::ThemeEdit;
use crate::thread::ThreadEdit;
use crate::variant::VariantEdit;
use crate::voice::SectionEdit;

/// What a column is to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The field, and which one it is where each of several has a column: the id of a deliverable, of a channel, of a member.
    Field(Field, Option<String>),
    /// Known here and nothing to tell of: said once when the document was made, or kept for Trekker itself.
    Untold,
    /// A newer Trekker writes it.
    Unknown,
}

impl Meaning {
    pub fn field(self) -> Option<(Field, Option<String>)> {
        match self {
            Self::Field(field, of) => Some((field, of)),
            Self::Untold | Self::Unknown => None,
        }
    }
}

/// What the column of this name is in documents of a kind.
pub fn meaning_of(kind: Kind, column: &str) -> Meaning {
    if [columns::TEXT, columns::FIRST_TEXT].contains(&column) {
        return Meaning::Untold;
    }
    match fields_of(kind).iter().find_map(|field| Some((field, field.of(column)?))) {
        Some((field, of)) if field.is_told => Meaning::Field(*field, of),
        Some(_) => Meaning::Untold,
        None => Meaning::Unknown,
    }
}

/// The field of a kind whose columns are called so: `title`; of a part `deliverable/owner`.
pub fn field_of(kind: Kind, name: &str) -> Option<Field> {
    let is_it = |field: &&Field| name.strip_prefix(field.group) == Some(field.name);
    fields_of(kind).iter().find(is_it).copied()
}

/// All fields of a kind.
pub fn fields_of(kind: Kind) -> &'static [Field] {
    static ALL: LazyLock<BTreeMap<Kind, Vec<Field>>> = LazyLock::new(|| {
        let of_kind = |kind: Kind| {
            let mut fields = declared_by(kind);
            fields.extend(kind.has_text().then(Field::settled));
            (kind, fields)
        };
        Kind::KNOWN.map(of_kind).into()
    });
    ALL.get(&kind).map_or(&[], Vec::as_slice)
}

fn declared_by(kind: Kind) -> Vec<Field> {
    match kind {
        Kind::Team => TeamEdit::fields(),
        Kind::Post => PostEdit::fields(),
        Kind::Comment => CommentEdit::fields(),
        Kind::Idea => IdeaEdit::all_fields(),
        Kind::Heart => HeartEdit::fields(),
        Kind::Section => SectionEdit::fields(),
        Kind::Channel => ChannelEdit::fields(),
        Kind::Theme => ThemeEdit::fields(),
        Kind::Variant => VariantEdit::fields(),
        Kind::Approval => ApprovalEdit::all_fields(),
        Kind::Template => TemplateEdit::fields(),
        Kind::Event => EventEdit::fields(),
        Kind::Plan => PlanEdit::fields(),
        Kind::Persona => PersonaEdit::fields(),
        Kind::Thread => ThreadEdit::fields(),
        Kind::Desk => desk(),
        Kind::Rule => RuleEdit::fields(),
        Kind::Success => SuccessEdit::fields(),
        Kind::Meeting => MeetingEdit::fields(),
        Kind::StandardAnswer => StandardAnswerEdit::fields(),
        Kind::Unknown(_) => Vec::new(),
    }
}

fn each_document(name: &'static str) -> Field {
    Field::said_once(name).each(Shape::Document, |id| DocId::parse(id).is_some())
}

fn desk() -> Vec<Field> {
    let each = [columns::SEEN_PREFIX, columns::READ_PREFIX].map(each_document);
    let quiet = [columns::QUIET_FROM, columns::QUIET_UNTIL].map(Field::said_once);
    let views = [columns::NAME, columns::FILTER].map(|name| Field::said_once(name).within(columns::VIEW_PREFIX));
    each.into_iter().chain(quiet).chain(views).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::columns::names::ALL;

    #[test]
    fn every_name_is_that_of_some_field() {
        let all = Kind::KNOWN.iter().flat_map(|kind| fields_of(*kind));
        let named: BTreeSet<&str> = all.flat_map(|field| [field.group, field.name]).collect();
        for name in ALL.iter().filter(|name| ![columns::TEXT, columns::FIRST_TEXT].contains(name)) {
            assert!(named.contains(name), "{name}");
        }
        for name in named {
            assert!(name.is_empty() || ALL.contains(&name), "{name}: a column is added at the end of the list");
        }
    }

    #[test]
    fn a_kind_has_no_two_fields_of_one_name() {
        for kind in Kind::KNOWN {
            let names: BTreeSet<_> = fields_of(kind).iter().map(|field| (field.group, field.name)).collect();
            assert_eq!(names.len(), fields_of(kind).len(), "{kind:?}");
        }
    }

    #[test]
    fn a_column_is_a_field_and_which_one_of_several() {
        let id = DocId([7; 16]).to_string();
        for (kind, column, name, of) in [
            (Kind::Post, "title".to_owned(), "title", None),
            (Kind::Post, format!("deliverable/{id}/owner"), "deliverable/owner", Some(id.as_str())),
            (Kind::Post, format!("claim/{id}"), "claim/", Some(&id)),
            (Kind::Post, format!("channel/{id}"), "channel/", Some(&id)),
            (Kind::Team, format!("weekdays/{id}"), "weekdays/", Some(&id)),
            (Kind::Team, "weekdays".to_owned(), "weekdays", None),
            (Kind::Channel, "limit/caption-characters".to_owned(), "limit/", Some("caption-characters")),
            (Kind::Channel, "looked/banner".to_owned(), "looked/", Some("banner")),
            (Kind::Event, "except/2026-11-30".to_owned(), "except/", Some("2026-11-30")),
            (Kind::Idea, "settled/any".to_owned(), "settled/", Some("any")),
        ] {
            let field = field_of(kind, name).expect(name);
            assert_eq!(meaning_of(kind, &column), Meaning::Field(field, of.map(str::to_owned)), "{column}");
        }
        for (kind, column) in [
            (Kind::Post, "nature"),
            (Kind::Post, "text"),
            (Kind::Event, "from_file"),
            (Kind::Approval, "approved_text/"),
            (Kind::Comment, "words"),
        ] {
            assert_eq!(meaning_of(kind, column), Meaning::Untold, "{column}");
        }
        for (kind, column) in [
            (Kind::Post, "mood"),
            (Kind::Post, "deliverable/x/name"),
            (Kind::Post, "deliverable/"),
            (Kind::Post, "claim/"),
            (Kind::Post, "limit/caption-characters"),
            (Kind::Channel, "limit/smell"),
            (Kind::Channel, "looked/moustache"),
            (Kind::Plan, "title"),
        ] {
            assert_eq!(meaning_of(kind, column), Meaning::Unknown, "{column}");
        }
    }
}
