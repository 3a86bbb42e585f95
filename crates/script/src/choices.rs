//! What two people chose or wrote apart: both choices, in words, until somebody picks one.

use serde::{Deserialize, Serialize};
use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Field, Shape};
use trekker_domain::conflict::Conflict;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::overlap::Overlap;
use trekker_session::script::{Library, OpenTeam, Opened, Outcome};
use trekker_session::trouble::Trouble;

use crate::names::Names;

/// Where two said different things apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Apart {
    /// The same sentence, written differently.
    Text(ApartText),
    /// The same field, chosen differently.
    Field(ApartField),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApartField {
    /// As whoever sets it calls it.
    pub field: String,
    /// Which one of several.
    pub of: Option<String>,
    pub of_name: Option<String>,
    /// The one that counts first.
    pub choices: Vec<Choice>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub value: String,
    /// The same as people read it.
    pub says: String,
    pub by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApartText {
    /// Always `text`.
    pub field: String,
    /// The channel whose text it is.
    pub of: Option<String>,
    pub choices: Vec<Wording>,
    /// As long as nobody chooses.
    pub reads: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    pub value: String,
    pub by: Option<String>,
}

/// Something that has choices apart beside what else is said of it.
pub(crate) trait HasChoices {
    fn id(&self) -> Option<DocId>;
    fn set_choices(&mut self, choices: Vec<Apart>);
}

/// A list of things of one kind, each with what of it was chosen apart. Their documents are read on a thread of its own: rows do
/// not say all of it.
pub(crate) fn with_choices<T: HasChoices + Send + 'static>(
    team: &dyn OpenTeam,
    kind: Kind,
    mut list: Vec<T>,
) -> Result<Outcome<Vec<T>>, Trouble> {
    let names = Names::of(team);
    Ok(Outcome::Later(Box::new(move |library: &mut dyn Library| {
        for one in &mut list {
            let Some(id) = one.id() else { continue };
            let choices = library.open(kind, id)?.map(|opened| choices_of(&opened, &names, &|_| None));
            one.set_choices(choices.unwrap_or_default());
        }
        Ok(list)
    })))
}

/// What of one document was chosen apart; of one that is damaged nothing, which is told where that is found. `name_of`: what its
/// part is called that a choice is about.
pub(crate) fn choices_in(
    team: &mut dyn OpenTeam,
    kind: Kind,
    id: DocId,
    name_of: &dyn Fn(DocId) -> Option<String>,
) -> Vec<Apart> {
    let names = Names::of(team);
    team.open(kind, id).map(|opened| choices_of(&opened, &names, name_of)).unwrap_or_default()
}

pub(crate) fn choices_of(opened: &Opened, names: &Names, name_of: &dyn Fn(DocId) -> Option<String>) -> Vec<Apart> {
    let chosen = opened.conflicts.iter().map(|conflict| Apart::Field(apart_field(conflict, names, name_of)));
    chosen.chain(opened.overlaps.iter().map(|overlap| Apart::Text(apart_text(overlap, None, names)))).collect()
}

pub(crate) fn apart_field(conflict: &Conflict, names: &Names, name_of: &dyn Fn(DocId) -> Option<String>) -> ApartField {
    let of = conflict.of.as_deref();
    let of_name = match conflict.field.which {
        Some(Shape::Person) => of.and_then(PersonId::parse).and_then(|person| names.known_person(person)),
        _ => of.and_then(DocId::parse).and_then(name_of),
    };
    let choices = conflict.choices.iter().map(|choice| Choice {
        value: choice.value.clone(),
        says: as_people_read(conflict.field, &choice.value, names),
        by: choice.by.map(|person| names.person(person)),
    });
    ApartField { field: conflict.field.word(of), of: of.map(str::to_owned), of_name, choices: choices.collect() }
}

pub(crate) fn apart_text(overlap: &Overlap, of: Option<DocId>, names: &Names) -> ApartText {
    let choices = overlap.sides.iter().map(|side| {
        let by: Vec<String> = side.by.iter().map(|person| names.person(*person)).collect();
        Wording { value: side.words.clone(), by: (!by.is_empty()).then(|| by.join(", ")) }
    });
    let (field, of) = ("text".to_owned(), of.map(|of| of.to_string()));
    ApartText { field, of, choices: choices.collect(), reads: overlap.reads.clone() }
}

/// Names instead of ids, and hours as hours.
fn as_people_read(field: Field, value: &str, names: &Names) -> String {
    let found = match (field.shape, field.name) {
        (Shape::Person, _) => PersonId::parse(value).and_then(|id| names.known_person(id)),
        (Shape::Document, _) => DocId::parse(value).and_then(|id| {
            names.theme(id).or_else(|| names.plan(id)).or_else(|| names.persona(id)).or_else(|| names.channel(id))
        }),
        (_, columns::ESTIMATED_MINUTES | columns::SPENT_MINUTES) => value.parse().ok().map(hours),
        (_, columns::MINUTES_PREFIX) => value.parse().ok().map(|minutes| format!("{} a week", hours(minutes))),
        _ => None,
    };
    let or_nothing = || if value.is_empty() { "nothing".to_owned() } else { value.to_owned() };
    found.unwrap_or_else(or_nothing)
}

/// `1:30 h`
fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours}:{rest:02} h"),
    }
}

#[cfg(test)]
mod tests {
    use trekker_domain::conflict;
    use trekker_domain::fields::field_of;

    use super::*;

    #[test]
    fn a_choice_says_which_part_it_is_about_and_hours_are_no_minutes() {
        let els = PersonId([3; 16]);
        let names = Names::with_people([(els, "Els".to_owned())].into());
        let (of, els_id) = (DocId([1; 16]).to_string(), els.to_string());
        let shown = |kind, field: &str, of: &str, values: [&str; 2]| {
            let choices = values.map(|value| conflict::Choice { value: value.into(), by: Some(els) }).into();
            let field = field_of(kind, field).expect(field);
            let conflict = Conflict { field, of: Some(of.into()), choices };
            let apart = apart_field(&conflict, &names, &|_| Some("Affiche".into()));
            let says: Vec<String> = apart.choices.into_iter().map(|choice| choice.says).collect();
            (apart.of_name.unwrap_or_default(), says)
        };
        for (kind, field, of, values, whose, says) in [
            (Kind::Post, "deliverable/estimated_minutes", &of, ["90", "120"], "Affiche", ["1:30 h", "2 h"]),
            (Kind::Post, "deliverable/spent_minutes", &of, ["45", ""], "Affiche", ["0:45 h", "nothing"]),
            (Kind::Post, "deliverable/duration_days", &of, ["3", "5"], "Affiche", ["3", "5"]),
            (Kind::Post, "deliverable/owner", &of, [&els_id, ""], "Affiche", ["Els", "nothing"]),
            (Kind::Team, "minutes/", &els_id, ["240", "60"], "Els", ["4 h a week", "1 h a week"]),
        ] {
            let says = says.map(str::to_owned).to_vec();
            assert_eq!(shown(kind, field, of, values), (whose.to_owned(), says), "{field}");
        }
    }
}
