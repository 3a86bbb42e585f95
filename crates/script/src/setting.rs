//! A field set by words: what it is called and what may stand in it says the declaration of its kind.

use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Field, Shape};
use trekker_domain::edit::Edit;
use trekker_domain::fields::fields_of;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_session::script::OpenTeam;
use trekker_session::trouble::Trouble;

use crate::words::{bad, id_beginning};

/// What a script sets something of: a document, or a part of it, whose columns begin like `group`.
#[derive(Clone, Copy)]
pub(crate) struct Target<'a> {
    pub(crate) kind: Kind,
    pub(crate) doc: DocId,
    pub(crate) part: Option<(&'a str, DocId)>,
    /// What can be set beside its fields, or in a way of its own.
    pub(crate) beside: &'a str,
}

impl Target<'_> {
    fn fields(self) -> impl Iterator<Item = &'static Field> {
        let group = self.part.map_or("", |(group, _)| group);
        let is_one = move |field: &&Field| field.group == group && field.which.is_none() && field.is_told;
        // Where something stands, and who looked at it, is said in ways of their own.
        let is_set = |field: &&Field| field.is_picked || field.name == columns::BINNED;
        fields_of(self.kind).iter().filter(is_one).filter(is_set)
    }

    /// Nothing is called so: says what there is.
    fn unknown(self, name: &str, value: &str) -> Trouble {
        let names: Vec<&str> = self.beside.split(' ').chain(self.fields().map(|field| field.name)).collect();
        bad(name, value).detail(format!("the fields are: {}", names.join(" ").trim()))
    }

    /// The edits that give a field this value. Somebody and something of the team's is meant by its name; a theme, a plan or a
    /// persona that is not there yet is made.
    pub(crate) fn set(self, team: &dyn OpenTeam, name: &str, value: &str) -> Result<Vec<Edit>, Trouble> {
        let field = self.fields().find(|field| field.name == name).ok_or_else(|| self.unknown(name, value))?;
        let (word, new) = meant(team, *field, value).ok_or_else(|| bad(name, value))?;
        let of = self.part.map(|(_, part)| part.to_string());
        let edit = Edit::choosing(self.kind, self.doc, *field, of.as_deref(), &word);
        // An empty flag would pass for `false`.
        let edit = edit.filter(|_| !(value.is_empty() && field.shape == Shape::Flag));
        let edit = edit.ok_or_else(|| match field.shape {
            Shape::Word(_, all) => bad(name, value).detail(format!("one of: {}", all.join(", "))),
            _ => bad(name, value),
        })?;
        Ok(new.into_iter().chain([edit]).collect())
    }
}

/// The word that stands for a value in a column, and what it takes for that to be there.
fn meant(team: &dyn OpenTeam, field: Field, value: &str) -> Option<(String, Option<Edit>)> {
    if value.is_empty() {
        return Some((String::new(), None));
    }
    let snapshot = team.snapshot();
    let (id, new) = match (field.shape, field.name) {
        (Shape::Person, _) => return Some((team.person_named(value)?.to_string(), None)),
        (_, columns::THEME) => snapshot.theme_or_new(value),
        (_, columns::PLAN) => snapshot.plan_or_new(value),
        (_, columns::PERSONA) => snapshot.persona_or_new(value),
        // Several may have one name: the beginning of its id.
        (_, columns::EVENT) => (id_beginning(value, snapshot.events.keys().copied()).ok()?, None),
        _ => return Some((value.to_owned(), None)),
    };
    Some((id.to_string(), new))
}
