//! Which field a column holds: what of a document a history tells, and between which values somebody picks.

use super::names as columns;
use crate::channel::Face;
use crate::conflict::Field;
use crate::counting::Measure;
use crate::id::{DocId, PersonId};
use crate::kind::Kind;
use crate::open::Open;

/// What a column is to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The field, and the deliverable, to-do, file, channel, decision or figure it is of.
    Field(Field, Option<DocId>),
    /// Known here and nothing to tell of: said once when the document was made, of which nobody sees a history, or kept for
    /// Trekker itself.
    Quiet,
    /// A newer Trekker writes it.
    Unknown,
}

impl Meaning {
    pub fn field(self) -> Option<(Field, Option<DocId>)> {
        match self {
            Self::Field(field, of) => Some((field, of)),
            Self::Quiet | Self::Unknown => None,
        }
    }
}

pub fn meaning_of(kind: Kind, key: &str) -> Meaning {
    let field = |field| Meaning::Field(field, None);
    match of_part(key).or_else(|| of_name(key)) {
        Some(meaning) => meaning,
        // A success says what brought it; for others it is what they are part of, for ever.
        None if key == columns::ABOUT && kind == Kind::Success => field(Field::About),
        None if is_quiet(key) => Meaning::Quiet,
        None => field_of(key).map_or(Meaning::Unknown, field),
    }
}

/// A column of a part of a document: its id stands in the name.
fn of_part(key: &str) -> Option<Meaning> {
    const PARTS: [(&str, fn(&str) -> Option<Field>); 5] = [
        (columns::DELIVERABLE_PREFIX, of_deliverable),
        (columns::TODO_PREFIX, of_todo),
        (columns::MEDIA_PREFIX, of_media),
        (columns::DECISION_PREFIX, of_decision),
        (columns::FIGURE_PREFIX, of_figure),
    ];
    for (prefix, field_of) in PARTS {
        let Some((id, name)) = key.strip_prefix(prefix).and_then(|rest| rest.split_once('/')) else { continue };
        let field = field_of(name).or(match name {
            columns::RANK => Some(Field::Rank),
            columns::BINNED => Some(Field::Binned),
            _ => None,
        });
        let known = field.zip(DocId::parse(id)).map(|(field, id)| Meaning::Field(field, Some(id)));
        return Some(known.unwrap_or(Meaning::Unknown));
    }
    let of_document = [
        (columns::CLAIM_PREFIX, Field::Claim),
        (columns::POSTED_LINK_PREFIX, Field::PostedLink),
        (columns::POSTED_BY_PREFIX, Field::PostedBy),
        (columns::LEFT_OUT_PREFIX, Field::LeftOut),
    ];
    let found = of_document.iter().find_map(|(prefix, field)| Some((*field, key.strip_prefix(prefix)?)))?;
    Some(DocId::parse(found.1).map_or(Meaning::Unknown, |id| Meaning::Field(found.0, Some(id))))
}

fn of_deliverable(name: &str) -> Option<Field> {
    Some(match name {
        columns::NAME => Field::DeliverableName,
        columns::SORT => Field::DeliverableSort,
        columns::OWNER => Field::DeliverableOwner,
        columns::DUE => Field::DeliverableDue,
        columns::DURATION_DAYS => Field::Duration,
        columns::ESTIMATED_MINUTES => Field::Estimated,
        columns::SPENT_MINUTES => Field::Spent,
        columns::DONE => Field::Done,
        _ => return None,
    })
}

fn of_todo(name: &str) -> Option<Field> {
    Some(match name {
        columns::WORDS => Field::TodoWords,
        columns::OF => Field::TodoOf,
        columns::OWNER => Field::TodoOwner,
        columns::DONE => Field::TodoDone,
        _ => return None,
    })
}

fn of_media(name: &str) -> Option<Field> {
    Some(match name {
        columns::FILE => Field::MediaFile,
        columns::ALT => Field::Alt,
        _ => return None,
    })
}

fn of_decision(name: &str) -> Option<Field> {
    Some(match name {
        columns::WORDS => Field::DecisionWords,
        columns::OWNER => Field::DecisionOwner,
        columns::DUE => Field::DecisionDue,
        columns::TASK => Field::Task,
        columns::DONE => Field::Done,
        _ => return None,
    })
}

fn of_figure(name: &str) -> Option<Field> {
    Some(match name {
        columns::NAME => Field::FigureName,
        columns::VALUE => Field::FigureValue,
        _ => return None,
    })
}

/// A column whose name says which one of several it is, or whose it is.
fn of_name(key: &str) -> Option<Meaning> {
    let several = several_of(key).map(|(field, _)| Some(field));
    let after = |prefix| key.strip_prefix(prefix);
    let field = several
        .or_else(|| after(columns::LIMIT_PREFIX).map(|word| Measure::parse(word).map(Field::Limit)))
        .or_else(|| after(columns::LOOKED_PREFIX).map(|word| Open::<Face>::from_word(word).known().map(Field::Looked)))
        .or_else(|| after(columns::WEEKDAYS_PREFIX).map(|person| PersonId::parse(person).map(Field::WeekdaysOf)))
        .or_else(|| after(columns::MINUTES_PREFIX).map(|person| PersonId::parse(person).map(Field::MinutesOf)))
        .or_else(|| after(columns::SETTLED_PREFIX).map(|_| Some(Field::Settled)))?;
    Some(field.map_or(Meaning::Unknown, |field| Meaning::Field(field, None)))
}

/// Of a column that says whether one of several is there: the field, and which one.
pub fn several_of(key: &str) -> Option<(Field, &str)> {
    let all = [
        (columns::CHANNEL_PREFIX, Field::Channels),
        (columns::HELPER_PREFIX, Field::Helpers),
        (columns::BECAME_PREFIX, Field::Became),
        (columns::DECIDER_PREFIX, Field::Deciders),
        (columns::THOUGHT_PREFIX, Field::ThoughtBy),
        (columns::MADE_PREFIX, Field::MadeBy),
        (columns::EXCEPT_PREFIX, Field::Except),
    ];
    all.iter().find_map(|(prefix, field)| Some((*field, key.strip_prefix(prefix)?)))
}

fn is_quiet(key: &str) -> bool {
    const NAMES: [&str; 16] = [
        columns::TEXT,
        columns::FIRST_TEXT,
        // Said when it is made, and never again.
        columns::ABOUT,
        columns::NATURE,
        columns::SORT,
        columns::CHANNEL,
        columns::TEMPLATE,
        columns::GIVEN,
        columns::ANSWERS,
        columns::RESOLVED,
        columns::PASSAGE_FIRST,
        columns::PASSAGE_LAST,
        columns::PASSAGE_QUOTE,
        columns::QUIET_FROM,
        columns::QUIET_UNTIL,
        // Kept beside what it says, which is told.
        columns::FROM_FILE,
    ];
    const PREFIXES: [&str; 7] = [
        columns::APPROVED_TEXT_PREFIX,
        columns::MENTION_PREFIX,
        columns::SEEN_PREFIX,
        columns::VIEW_PREFIX,
        columns::READ_PREFIX,
        columns::COLUMNS_PREFIX,
        // Kept with the link, of which is told.
        columns::WENT_OUT_PREFIX,
    ];
    NAMES.contains(&key) || PREFIXES.iter().any(|prefix| key.starts_with(prefix))
}

/// The field that a column holds whose name says nothing else.
pub fn field_of(key: &str) -> Option<Field> {
    Some(match key {
        columns::TITLE => Field::Title,
        columns::DATE => Field::Date,
        columns::TIME => Field::Time,
        columns::ZONE => Field::Zone,
        columns::STATUS => Field::Status,
        columns::THEME => Field::Theme,
        columns::PLAN => Field::Plan,
        columns::PERSONA => Field::Persona,
        columns::EVENT => Field::Event,
        columns::EXPERIMENT => Field::Experiment,
        columns::HYPOTHESIS => Field::Hypothesis,
        columns::REVIEW_ON => Field::ReviewOn,
        columns::FIRST_DAY => Field::FirstDay,
        columns::LAST_DAY => Field::LastDay,
        columns::LANE => Field::Lane,
        columns::REPEATS => Field::Repeats,
        columns::OWNER => Field::Owner,
        columns::EXPLANATION => Field::Explanation,
        columns::LINK => Field::Link,
        columns::SIGN_OFF => Field::SignOff,
        columns::LANGUAGE => Field::Language,
        columns::WOULD_SHARE => Field::WouldShare,
        columns::BRINGS => Field::Brings,
        columns::SEASON => Field::Season,
        columns::PARKED_UNTIL => Field::ParkedUntil,
        columns::KEPT_BY => Field::KeptBy,
        columns::FORMAT => Field::Format,
        columns::FOCUS => Field::Focus,
        columns::SAYS => Field::Says,
        columns::INSTEAD => Field::Instead,
        columns::REASON => Field::Reason,
        columns::PLACE => Field::Place,
        columns::STRICTNESS => Field::Strictness,
        columns::ADDRESS => Field::Address,
        columns::HEADING => Field::Heading,
        columns::RANK => Field::Rank,
        columns::NAME => Field::Name,
        columns::COLOUR => Field::Colour,
        columns::RELAY => Field::Relay,
        columns::COUNTRY => Field::Country,
        columns::WEEKDAYS => Field::Weekdays,
        columns::FREQUENCY => Field::Frequency,
        columns::BINNED => Field::Binned,
        columns::WORDS => Field::Text,
        columns::QUESTION => Field::Question,
        columns::FIRST_COMMENT => Field::FirstComment,
        columns::SEEN_TEXT => Field::SeenText,
        columns::NETWORK => Field::Network,
        columns::OFFSET => Field::Offset,
        columns::VERDICT => Field::Approval,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::names::ALL;

    /// Something that can stand after each prefix, as this version writes it.
    fn after(prefix: &str) -> Vec<String> {
        let id = DocId([7; 16]).to_string();
        let in_part = |names: &[&str]| names.iter().map(|name| format!("{id}/{name}")).collect();
        match prefix {
            columns::DELIVERABLE_PREFIX => in_part(&[
                columns::NAME,
                columns::SORT,
                columns::OWNER,
                columns::DURATION_DAYS,
                columns::DUE,
                columns::RANK,
                columns::ESTIMATED_MINUTES,
                columns::SPENT_MINUTES,
                columns::DONE,
                columns::BINNED,
            ]),
            columns::TODO_PREFIX => {
                in_part(&[columns::WORDS, columns::OF, columns::OWNER, columns::RANK, columns::DONE, columns::BINNED])
            }
            columns::MEDIA_PREFIX => in_part(&[columns::FILE, columns::ALT, columns::RANK, columns::BINNED]),
            columns::DECISION_PREFIX => in_part(&[
                columns::WORDS,
                columns::OWNER,
                columns::DUE,
                columns::TASK,
                columns::DONE,
                columns::RANK,
                columns::BINNED,
            ]),
            columns::FIGURE_PREFIX => in_part(&[columns::NAME, columns::VALUE, columns::RANK, columns::BINNED]),
            columns::VIEW_PREFIX => in_part(&[columns::NAME, columns::FILTER]),
            columns::LIMIT_PREFIX => vec!["caption-characters".into(), "title-characters".into()],
            columns::LOOKED_PREFIX => vec!["profile".into(), "banner".into(), "logo".into(), "description".into()],
            columns::EXCEPT_PREFIX => vec!["2026-11-30".into()],
            columns::APPROVED_TEXT_PREFIX => vec![String::new(), id],
            _ => vec![id],
        }
    }

    #[test]
    fn no_column_that_this_version_writes_is_taken_for_one_of_a_newer_trekker() {
        // These stand within parts only.
        let in_parts = [
            columns::ALT,
            columns::DONE,
            columns::DUE,
            columns::DURATION_DAYS,
            columns::ESTIMATED_MINUTES,
            columns::FILE,
            columns::FILTER,
            columns::OF,
            columns::SPENT_MINUTES,
            columns::TASK,
            columns::VALUE,
        ];
        for column in ALL.iter().filter(|column| !in_parts.contains(column)) {
            let names = if column.ends_with('/') {
                after(column).iter().map(|rest| format!("{column}{rest}")).collect()
            } else {
                vec![(*column).to_owned()]
            };
            for name in names {
                for kind in Kind::KNOWN {
                    assert_ne!(meaning_of(kind, &name), Meaning::Unknown, "{name} of {kind:?}");
                }
            }
        }
        let strange = ["mood", "deliverable/x/name", "limit/smell", "claim/", "deliverable/"];
        for name in strange {
            assert_eq!(meaning_of(Kind::Post, name), Meaning::Unknown, "{name}");
        }
    }

    #[test]
    fn the_list_of_columns_has_them_all() {
        let declared = include_str!("names.rs").lines().filter(|line| line.starts_with("pub const ")).count();
        assert_eq!(declared, ALL.len());
    }
}
