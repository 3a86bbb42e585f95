//! A document's columns, read in one go. Reading never fails: what is not understood is passed over and stays.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{ROOT, ReadDoc, Value};
use trekker_domain::conflict::{Choice, Conflict, Field};
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::open::Open;
use trekker_domain::post::Status;

use crate::actor::{DevicePrefix, device_of};
use crate::cell::Cell;
use crate::columns;
use crate::document::Document;

/// Whose device it is, by the first bytes of its key.
pub trait People {
    fn person(&self, device: &DevicePrefix) -> Option<PersonId>;
}

impl<F: Fn(&DevicePrefix) -> Option<PersonId>> People for F {
    fn person(&self, device: &DevicePrefix) -> Option<PersonId> {
        self(device)
    }
}

/// All columns of one document.
pub(crate) struct Columns {
    cells: BTreeMap<String, Cell>,
    /// Columns in which two choices were made at once.
    contested: BTreeSet<String>,
}

impl Columns {
    pub(crate) fn of(document: &Document) -> Self {
        let (mut cells, mut contested) = (BTreeMap::new(), BTreeSet::new());
        for item in document.automerge.map_range(ROOT, ..) {
            let value: Value<'_> = item.value.clone().into();
            if item.conflict {
                contested.insert(item.key.to_string());
            }
            cells.insert(item.key.to_string(), Cell::of(&value));
        }
        Self { cells, contested }
    }

    pub(crate) fn cell(&self, key: &str) -> Option<&Cell> {
        self.cells.get(key)
    }

    /// The words in a column; `None` when it is empty.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match self.cells.get(key) {
            Some(Cell::Text(text)) => Some(text.as_str()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    pub(crate) fn string(&self, key: &str) -> String {
        self.text(key).unwrap_or_default().to_owned()
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        matches!(self.cells.get(key), Some(Cell::Flag(true)))
    }

    pub(crate) fn number(&self, key: &str) -> Option<i64> {
        match self.cells.get(key) {
            Some(Cell::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// What stands in the columns with this prefix, by the rest of their names.
    pub(crate) fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Cell)> {
        self.cells
            .range(prefix.to_owned()..)
            .take_while(move |(key, _)| key.starts_with(prefix))
            .map(move |(key, cell)| (&key[prefix.len()..], cell))
    }

    /// The names after this prefix of the columns that say `true`.
    pub(crate) fn chosen<T: Ord>(&self, prefix: &str, parse: impl Fn(&str) -> Option<T>) -> BTreeSet<T> {
        self.under(prefix).filter(|(_, cell)| **cell == Cell::Flag(true)).filter_map(|(name, _)| parse(name)).collect()
    }

    /// Whether two choices stand in this column, made at once.
    pub(crate) fn stands_beside_others(&self, key: &str) -> bool {
        self.contested.contains(key)
    }

    /// How far a post is. Of several that were set apart the earliest counts until somebody picks: nobody takes it for further than
    /// all say that it is.
    pub(crate) fn status(&self, document: &Document) -> Open<Status> {
        let stands = self.text(columns::STATUS).map_or(Open::Known(Status::Draft), Open::from_word);
        if !self.stands_beside_others(columns::STATUS) {
            return stands;
        }
        let all = document.automerge.get_all(ROOT, columns::STATUS).unwrap_or_default();
        let known = all.iter().filter_map(|(value, _)| Open::<Status>::from_word(&Cell::of(value).word()).known());
        known.min().map_or(stands, Open::Known)
    }

    pub(crate) fn is_contested(&self, document: &Document) -> bool {
        !conflicts(document, self, &|_: &DevicePrefix| None).is_empty()
    }
}

/// Who wrote what stands in a column.
pub(crate) fn writer(document: &Document, key: &str, people: &dyn People) -> Option<PersonId> {
    let (_, id) = document.automerge.get(ROOT, key).ok()??;
    match id {
        automerge::ObjId::Id(_, actor, _) => device_of(actor.to_bytes()).and_then(|device| people.person(&device)),
        automerge::ObjId::Root => None,
    }
}

/// The columns in which different values stand beside each other, with who chose them; the one that counts first.
pub(crate) fn conflicts(document: &Document, columns: &Columns, people: &dyn People) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for key in &columns.contested {
        let Some((field, of)) = field_of(key) else { continue };
        let Ok(values) = document.automerge.get_all(ROOT, key) else { continue };
        // The last one is the one Automerge gives; show it first.
        let mut choices: Vec<Choice> = Vec::new();
        for (value, id) in values.iter().rev() {
            let value = Cell::of(value).word();
            if choices.iter().all(|choice| choice.value != value) {
                let by = match id {
                    automerge::ObjId::Id(_, actor, _) => device_of(actor.to_bytes()),
                    automerge::ObjId::Root => None,
                };
                choices.push(Choice { value, by: by.and_then(|device| people.person(&device)) });
            }
        }
        if field == Field::Status {
            // As [`Columns::status`] has it.
            choices.sort_by_key(|choice| {
                let status = Open::<Status>::from_word(&choice.value).known();
                (status.is_none(), status)
            });
        }
        if choices.len() > 1 {
            conflicts.push(Conflict { field, of, choices });
        }
    }
    conflicts
}

/// The field a column holds, and the deliverable, to-do, file, channel, decision or figure it is of; `None` for what a newer Trekker writes and for the
/// text, which merges.
pub(crate) fn field_of(key: &str) -> Option<(Field, Option<DocId>)> {
    let of_parts = [
        columns::DELIVERABLE_PREFIX,
        columns::TODO_PREFIX,
        columns::MEDIA_PREFIX,
        columns::DECISION_PREFIX,
        columns::FIGURE_PREFIX,
    ];
    for prefix in of_parts {
        if let Some((id, name)) = key.strip_prefix(prefix).and_then(|rest| rest.split_once('/')) {
            return Some((field_of_part(prefix, name)?, Some(doc_id(id)?)));
        }
    }
    let of_channel = [(columns::CLAIM_PREFIX, Field::Claim), (columns::POSTED_LINK_PREFIX, Field::PostedLink)];
    for (prefix, field) in of_channel {
        if let Some(channel) = key.strip_prefix(prefix) {
            return Some((field, Some(doc_id(channel)?)));
        }
    }
    plain_field_of(key).map(|field| (field, None))
}

fn field_of_part(prefix: &str, name: &str) -> Option<Field> {
    if prefix == columns::MEDIA_PREFIX {
        return match name {
            columns::FILE => Some(Field::MediaFile),
            columns::ALT => Some(Field::Alt),
            _ => None,
        };
    }
    if prefix == columns::FIGURE_PREFIX {
        return match name {
            columns::NAME => Some(Field::FigureName),
            columns::VALUE => Some(Field::FigureValue),
            _ => None,
        };
    }
    if prefix == columns::DECISION_PREFIX {
        return match name {
            columns::WORDS => Some(Field::DecisionWords),
            columns::OWNER => Some(Field::DecisionOwner),
            columns::DUE => Some(Field::DecisionDue),
            columns::TASK => Some(Field::Task),
            columns::DONE => Some(Field::Done),
            _ => None,
        };
    }
    let is_deliverable = prefix == columns::DELIVERABLE_PREFIX;
    Some(match name {
        columns::NAME => Field::DeliverableName,
        columns::OWNER if is_deliverable => Field::DeliverableOwner,
        columns::OWNER => Field::TodoOwner,
        columns::DUE => Field::DeliverableDue,
        columns::DURATION_DAYS => Field::Duration,
        columns::ESTIMATED_MINUTES => Field::Estimated,
        columns::SPENT_MINUTES => Field::Spent,
        columns::WORDS => Field::TodoWords,
        columns::DONE => Field::Done,
        _ => return None,
    })
}

fn plain_field_of(key: &str) -> Option<Field> {
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
        columns::BINNED => Field::Binned,
        columns::WORDS => Field::Text,
        columns::QUESTION => Field::Question,
        columns::FIRST_COMMENT => Field::FirstComment,
        columns::NETWORK => Field::Network,
        columns::OFFSET => Field::Offset,
        columns::VERDICT => Field::Approval,
        key if key.starts_with(columns::SETTLED_PREFIX) => Field::Settled,
        key if key.starts_with(columns::CHANNEL_PREFIX) => Field::Channels,
        key if key.starts_with(columns::HELPER_PREFIX) => Field::Helpers,
        key if key.starts_with(columns::BECAME_PREFIX) => Field::Became,
        _ => return None,
    })
}

pub(crate) fn doc_id(text: &str) -> Option<DocId> {
    DocId::parse(text)
}

pub(crate) fn person_id(text: &str) -> Option<PersonId> {
    PersonId::parse(text)
}
