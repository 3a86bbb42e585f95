//! What stands in questions as words: what it has to be, and what is said when it is not.

use chrono::NaiveDate;
use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};
use trekker_domain::publish_at::parse_date;
use trekker_session::trouble::{Trouble, TroubleKind};

/// Fields with their values, as somebody typed them.
pub(crate) type Fields = Vec<(String, String)>;

pub(crate) fn bad(field: &str, value: &str) -> Trouble {
    Trouble::new(TroubleKind::BadValue).about(format!("{field}={value}"))
}

pub(crate) fn not_found(what: impl std::fmt::Display) -> Trouble {
    Trouble::new(TroubleKind::NotFound).about(what)
}

/// Empty for nothing; else what it reads as.
pub(crate) fn optional<T>(field: &str, value: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Trouble> {
    if value.is_empty() { Ok(None) } else { read(value).map(Some).ok_or_else(|| bad(field, value)) }
}

/// One of the words of a list; else all of those are said.
pub(crate) fn one_of<T: Word>(field: &str, value: &str) -> Result<T, Trouble> {
    let all = || T::ALL.iter().map(|one| one.word()).collect::<Vec<_>>().join(", ");
    Open::<T>::from_word(value).known().ok_or_else(|| bad(field, value).detail(format!("one of: {}", all())))
}

/// Yes or no, and nothing that could be meant as either.
pub(crate) fn flag(field: &str, value: &str) -> Result<bool, Trouble> {
    value.parse().map_err(|_| bad(field, value).detail("true or false"))
}

pub(crate) fn day(text: &str) -> Result<NaiveDate, Trouble> {
    parse_date(text).ok_or_else(|| Trouble::new(TroubleKind::BadValue).about(text))
}

/// The app makes a thing empty, to be written in; a script says something at once.
pub(crate) fn says_something(what: &str, words: &str) -> Result<(), Trouble> {
    if words.trim().is_empty() {
        return Err(Trouble::new(TroubleKind::BadValue).about(what).detail("it says nothing"));
    }
    Ok(())
}

/// The one of these ids that begins so; `id`: four digits at least.
pub(crate) fn id_beginning(id: &str, known: impl IntoIterator<Item = DocId>) -> Result<DocId, Trouble> {
    let wanted = id.to_lowercase();
    let mut found = known.into_iter().filter(|known| id.len() >= 4 && known.to_string().starts_with(&wanted));
    match (found.next(), found.next()) {
        (Some(found), None) => Ok(found),
        (Some(_), Some(_)) => Err(not_found(id).detail("several begin with this; give more digits")),
        (None, _) => Err(not_found(id)),
    }
}

/// As many ids as are wanted, from one that nobody else has.
pub(crate) fn ids_after(first: DocId) -> impl FnMut() -> DocId {
    let mut next = u128::from_le_bytes(first.0);
    move || {
        next = next.wrapping_add(1);
        // The byte that counts comes first: people tell ids by how they begin.
        DocId(next.to_le_bytes())
    }
}
