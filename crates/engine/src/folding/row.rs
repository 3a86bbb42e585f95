//! From a document in memory to its row, the words by which it is found, and what is kept of it.

use trekker_document::reading::nobody;
use trekker_domain::columns::Made;
use trekker_domain::derived;
use trekker_domain::meeting::Meeting;
use trekker_domain::post::Post;
use trekker_domain::success::Success;
use trekker_storage::projection::{Folded, UpTo};
use trekker_storage::search::Indexed;

use super::{FoldedRow, Loaded};
use crate::people::People;
use crate::rows::{Row, moment};

impl Loaded {
    pub(crate) fn row(&self, people: &People) -> Row {
        self.row_and_bytes(people).0
    }

    /// With what is kept of it on the disk.
    fn row_and_bytes(&self, people: &People) -> (Row, Vec<u8>) {
        if self.changes == 0 {
            return (Row::Nothing, Vec::new());
        }
        let made = self.maker.and_then(|maker| Some(Made { by: *people.get(&maker.device)?, at: moment(maker.at) }));
        match Row::read_and_store(self.kind, self.id, &self.document.cells(people).made(made)) {
            (Row::Meeting(meeting), _) if !is_that_of_its_week(&meeting, people) => (Row::Nothing, Vec::new()),
            stored => stored,
        }
    }

    pub(crate) fn folded(&self, people: &People, up_to: UpTo) -> FoldedRow {
        let (row, bytes) = self.row_and_bytes(people);
        FoldedRow {
            id: self.id,
            folded: Folded {
                doc: self.id.0,
                kind: self.kind.number(),
                up_to,
                day: row.day(),
                row: bytes,
                digest: if self.changes == 0 { Folded::NOTHING } else { self.document.digest() },
                save: self.due_save.clone(),
            },
            indexed: self.indexed_as(&row),
            left_out: self.left_out.clone(),
            row,
        }
    }

    /// By which words it is found.
    pub(crate) fn indexed(&self, people: &People) -> Indexed {
        self.indexed_as(&self.row(people))
    }

    fn indexed_as(&self, row: &Row) -> Indexed {
        let (title, body) = self.words(row);
        Indexed { doc: self.id.0, title, body }
    }

    fn words(&self, row: &Row) -> (String, String) {
        match row {
            // An item of a template is found by its template.
            Row::Post(post) if !post.binned && post.template.is_none() => {
                (post.title.clone(), Post::searched(self.id, &self.document.cells(&nobody)))
            }
            Row::Idea(idea) if !idea.binned => (idea.headline().to_owned(), idea.text.clone()),
            Row::Section(section) if !section.binned => (section.heading.clone(), section.text.clone()),
            Row::Variant(variant) if !variant.binned => (String::new(), self.document.text().unwrap_or_default()),
            Row::Event(event) if !event.binned => (event.name.clone(), event.explanation.clone()),
            Row::Success(success) if !success.binned => (success.words.clone(), figures(success)),
            Row::Meeting(meeting) => (String::new(), said(meeting)),
            Row::StandardAnswer(answer) if !answer.binned => (answer.question.clone(), answer.text.clone()),
            Row::Comment(comment) if !comment.binned => (String::new(), comment.text.clone()),
            _ => Default::default(),
        }
    }
}

fn figures(success: &Success) -> String {
    success.figures.iter().map(|figure| format!("{} {}", figure.name, figure.value)).collect::<Vec<_>>().join("\n")
}

fn said(meeting: &Meeting) -> String {
    let decisions = meeting.decisions.iter().map(|decision| decision.words.as_str());
    std::iter::once(meeting.text.as_str()).chain(decisions).collect::<Vec<_>>().join("\n")
}

/// A meeting's id comes from its week: so nobody's document stands in the place of the meeting that everybody has.
pub(crate) fn is_that_of_its_week(meeting: &Meeting, people: &People) -> bool {
    derived::meeting(&people.team(), meeting.monday) == meeting.id
}
