//! Which column of a table is which field of a post.

pub mod guess;
pub mod names;

pub(crate) mod values;

use trekker_domain::import::{ColumnFields, PostField};
use trekker_domain::name::same_name_key;
use trekker_domain::open::Word;

use crate::words;

/// One entry a column, in the table's order. No field stands at two columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    pub columns: Vec<MappedColumn>,
}

/// A column and what it fills; `None`: its cells go to the explanation, under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedColumn {
    pub name: String,
    pub field: Option<PostField>,
}

/// Why `column=field,…` could not be followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    #[error("'{piece}' is no 'column=field'; write for example 'Hook=title,Caption=text'")]
    NoPair { piece: String },
    #[error("there is no column '{column}'; there are: {}", .there_are.join(", "))]
    UnknownColumn { column: String, there_are: Vec<String> },
    #[error("'{field}' is no field; the fields are: {}, and - for none", field_words())]
    UnknownField { field: String },
    #[error("the field '{field}' is asked for two columns, '{one}' and '{other}'; choose one")]
    FieldTwice { field: &'static str, one: String, other: String },
}

fn field_words() -> String {
    PostField::ALL.iter().map(|field| field.word()).collect::<Vec<_>>().join(", ")
}

impl Mapping {
    /// The column that fills this field, counted from 0.
    pub fn column_of(&self, field: PostField) -> Option<usize> {
        self.columns.iter().position(|column| column.field == Some(field))
    }

    /// What its columns fill.
    pub fn fields(&self) -> ColumnFields {
        self.columns.iter().map(|column| column.field).collect()
    }

    /// The same columns with these fields; those beyond its columns, and a field that stood before, are passed over.
    pub fn with_fields(mut self, fields: &[Option<PostField>]) -> Self {
        self.columns.iter_mut().for_each(|column| column.field = None);
        for (at, field) in fields.iter().enumerate().rev() {
            self.set(at, *field);
        }
        self
    }

    /// Gives a column a field, or none. Another column that had the field loses it. A column that is not there: nothing.
    pub fn set(&mut self, column: usize, field: Option<PostField>) {
        if field.is_some() && column < self.columns.len() {
            self.columns.iter_mut().filter(|other| other.field == field).for_each(|other| other.field = None);
        }
        if let Some(mapped) = self.columns.get_mut(column) {
            mapped.field = field;
        }
    }

    /// Follows `column=field,column=field`: `Hook=title,Bericht=text`, and `Week=-` for a column that fills nothing.
    ///
    /// Columns by name, whatever their capitals and spaces; a name may have commas in it, and `=`. What is not named
    /// stays as it was, but for a field that moves to another column.
    pub fn with_overrides(mut self, overrides: &str) -> Result<Self, MappingError> {
        let mut asked: Vec<(PostField, usize)> = Vec::new();
        for (column, field) in pairs(overrides)? {
            let at = self.find(column)?;
            let field = read_field(field)?;
            if let Some(field) = field {
                if let Some((_, other)) = asked.iter().find(|(one, other)| *one == field && *other != at) {
                    let name = |column: usize| self.columns[column].name.clone();
                    return Err(MappingError::FieldTwice { field: field.word(), one: name(*other), other: name(at) });
                }
                asked.push((field, at));
            }
            self.set(at, field);
        }
        Ok(self)
    }

    fn find(&self, column: &str) -> Result<usize, MappingError> {
        let by = |same: &dyn Fn(&str) -> bool| self.columns.iter().position(|one| same(&one.name));
        by(&|name| name == column)
            .or_else(|| by(&|name| same_name_key(name) == same_name_key(column)))
            .or_else(|| by(&|name| !words::plain(column).is_empty() && words::plain(name) == words::plain(column)))
            .ok_or_else(|| MappingError::UnknownColumn {
                column: column.to_owned(),
                there_are: self.columns.iter().map(|column| column.name.clone()).collect(),
            })
    }
}

fn read_field(word: &str) -> Result<Option<PostField>, MappingError> {
    let word = word.to_lowercase();
    if matches!(word.as_str(), "" | "-" | "none") {
        return Ok(None);
    }
    match PostField::ALL.iter().find(|field| field.word() == word) {
        Some(field) => Ok(Some(*field)),
        None => Err(MappingError::UnknownField { field: word }),
    }
}

/// `a=b,c=d` in pairs. A piece without `=` belongs to the name after it: 'Tekst, lang=text'.
fn pairs(overrides: &str) -> Result<Vec<(&str, &str)>, MappingError> {
    let mut pairs = Vec::new();
    let mut rest = overrides;
    while !rest.trim_matches([' ', ',']).is_empty() {
        let no_pair = || MappingError::NoPair { piece: rest.trim().to_owned() };
        let first_sign = rest.find('=').ok_or_else(no_pair)?;
        let end = rest[first_sign..].find(',').map_or(rest.len(), |comma| first_sign + comma);
        let (column, field) = rest[..end].rsplit_once('=').ok_or_else(no_pair)?;
        if column.trim().is_empty() {
            return Err(no_pair());
        }
        pairs.push((column.trim_matches([' ', ',']), field.trim()));
        rest = &rest[(end + 1).min(rest.len())..];
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(columns: &[(&str, Option<PostField>)]) -> Mapping {
        let columns = columns.iter().map(|(name, field)| MappedColumn { name: (*name).to_owned(), field: *field });
        Mapping { columns: columns.collect() }
    }

    fn three() -> Mapping {
        mapping(&[("Hook", None), ("Tekst, lang", Some(PostField::Title)), ("Week", Some(PostField::Date))])
    }

    #[test]
    fn overrides_move_a_field_and_leave_the_rest() {
        for (overrides, expected) in [
            ("", [None, Some(PostField::Title), Some(PostField::Date)]),
            ("Hook=title", [Some(PostField::Title), None, Some(PostField::Date)]),
            (
                " hook = TITLE , Tekst, lang=text ",
                [Some(PostField::Title), Some(PostField::Text), Some(PostField::Date)],
            ),
            ("Week=-", [None, Some(PostField::Title), None]),
            ("Week=,", [None, Some(PostField::Title), None]),
        ] {
            let fields =
                three().with_overrides(overrides).map(|it| it.columns.into_iter().map(|it| it.field).collect());
            assert_eq!(fields, Ok(expected.to_vec()), "{overrides}");
        }
    }

    #[test]
    fn kept_fields_are_those_of_its_columns_each_once() {
        let fields = [Some(PostField::Text), None, Some(PostField::Text), Some(PostField::Link)];
        let mapped = three().with_fields(&fields);
        assert_eq!(mapped.fields(), [Some(PostField::Text), None, None]);
    }

    #[test]
    fn wrong_overrides_are_answered_with_what_there_is() {
        for (overrides, says) in [
            ("Haak=title", "there is no column 'Haak'; there are: Hook, Tekst, lang, Week"),
            ("Hook=kop", "'kop' is no field; the fields are: title, text, date"),
            ("Hook", "'Hook' is no 'column=field'"),
            ("Hook=title,Week=title", "the field 'title' is asked for two columns, 'Hook' and 'Week'"),
            ("=title", "'=title' is no 'column=field'"),
        ] {
            let said = three().with_overrides(overrides).expect_err(overrides).to_string();
            assert!(said.contains(says), "{said}");
        }
    }
}
