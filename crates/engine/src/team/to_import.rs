//! What a file would bring, as it is shown before the yes and reported after it.

use serde_json::json;
use trekker_domain::edit::Edit;
use trekker_domain::event::FromFile;
use trekker_domain::id::DocId;
use trekker_domain::import::{ColumnFields, NotAnEvent, PostField, Remark};
use trekker_domain::mark::Mark;
use trekker_domain::open::Word;
use trekker_exchange::catching_up::Change;
use trekker_exchange::plan::{PlannedPost, Unplaced};
use trekker_session::import::Import;

/// Something that would come in new.
#[derive(Clone, Debug)]
pub(super) enum New {
    Post(Box<PlannedPost>),
    Event(FromFile),
}

/// What a file would bring, seen from this team.
#[derive(Debug, Default)]
pub(crate) struct ToImport {
    pub(super) file: String,
    pub(super) columns: Vec<(String, Option<PostField>)>,
    /// The columns are as the team said before.
    pub(super) is_kept: bool,
    /// What was said of them now, for the next time.
    pub(super) to_keep: Option<(Mark, ColumnFields)>,
    pub(super) is_calendar: bool,
    pub(super) new: Vec<(DocId, New)>,
    /// What changed in the file since it was brought in last, one list a document.
    pub(super) changed: Vec<Vec<Edit>>,
    /// Posts of our own spreadsheet, with what somebody wrote into their cells.
    pub(super) caught_up: Vec<(DocId, Vec<Change>)>,
    pub(super) already_there: usize,
    pub(super) not_events: Vec<(String, NotAnEvent)>,
    pub(super) unplaced: Vec<Unplaced>,
    pub(super) remarks: Vec<Remark>,
}

impl ToImport {
    /// What its columns fill, with this one changed.
    pub(crate) fn with_field(&self, column: usize, field: Option<PostField>) -> ColumnFields {
        let mut fields: ColumnFields = self.columns.iter().map(|(_, field)| *field).collect();
        if field.is_some() {
            fields.iter_mut().filter(|other| **other == field).for_each(|other| *other = None);
        }
        if let Some(mapped) = fields.get_mut(column) {
            *mapped = field;
        }
        fields
    }

    /// As the front end shows it before the yes.
    pub(crate) fn preview(&self) -> Import {
        Import {
            file: self.file.clone(),
            columns: self.columns.clone(),
            columns_are_kept: self.is_kept,
            is_calendar: self.is_calendar,
            new: self.new.len(),
            changed: self.changed.len() + self.caught_up.len(),
            already_there: self.already_there,
            sample: self.new.iter().take(5).map(|(_, new)| new.name_and_day()).collect(),
            unplaced: self.unplaced.iter().map(|unplaced| (unplaced.row, unplaced.why.clone())).collect(),
            not_events: self.not_events.clone(),
            remarks: self.remarks.clone(),
        }
    }

    /// As the command line prints it.
    pub(crate) fn report(&self, imported: usize, changed: usize) -> serde_json::Value {
        if self.is_calendar {
            return self.report_of_events(imported, changed);
        }
        json!([{
            "file": self.file,
            "imported": imported,
            "would_import": imported.max(self.new.len()),
            "changed": changed.max(self.caught_up.len()),
            "already_there": self.already_there,
            "columns": self.columns.iter().map(|(name, field)| json!({
                "column": name, "field": field.map(Word::word),
            })).collect::<Vec<_>>(),
            "unplaced": self.unplaced.iter().map(|unplaced| json!({
                "row": unplaced.row, "line": unplaced.line, "why": unplaced.why.to_string(),
            })).collect::<Vec<_>>(),
            "remarks": self.remarks.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "sample": self.sample(),
        }])
    }

    fn sample(&self) -> serde_json::Value {
        let some = self.new.iter().take(5).map(|(_, new)| new.name_and_day());
        some.map(|(title, publish_at)| json!({ "title": title, "publish_at": publish_at })).collect()
    }

    fn report_of_events(&self, imported: usize, changed: usize) -> serde_json::Value {
        json!([{
            "file": self.file,
            "imported": imported,
            "would_import": imported.max(self.new.len()),
            "changed": changed.max(self.changed.len()),
            "already_there": self.already_there,
            "left_out": self.not_events.iter().map(|(name, why)| json!({
                "name": name, "why": why.to_string(),
            })).collect::<Vec<_>>(),
            "sample": self.sample(),
        }])
    }
}

impl New {
    fn name_and_day(&self) -> (String, String) {
        match self {
            Self::Post(post) => (post.title.clone(), post.publish_at.written()),
            Self::Event(says) => (says.name.clone(), says.begins.written()),
        }
    }
}
