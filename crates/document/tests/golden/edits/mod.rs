//! Each edit there is, once or twice, each kind on a document of its own.

mod others;
mod posts;

use chrono::{NaiveDate, NaiveTime};
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::media::{FileHash, MediaFile};
use trekker_domain::rank::Rank;
use trekker_domain::text::{Splice, TextEdit, Version};

use crate::Desk;

/// An edit may be of a text as it is by then.
pub(crate) type Made = Box<dyn Fn(&Desk) -> Edit>;

const ELS: PersonId = PersonId([2; 16]);

fn id(number: u8) -> DocId {
    DocId([number; 16])
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, day).expect("a day")
}

fn time() -> NaiveTime {
    NaiveTime::from_hms_opt(18, 30, 0).expect("a time")
}

fn rank() -> Rank {
    Rank::between(None, None)
}

fn file(number: u8) -> MediaFile {
    MediaFile { hash: FileHash([number; 32]), size: 1_234, name: format!("photo {number}.jpg") }
}

struct List(Vec<(String, Made)>);

impl List {
    fn add(&mut self, name: &str, edits: impl IntoIterator<Item = Edit>) {
        for (number, edit) in edits.into_iter().enumerate() {
            self.0.push((format!("{name} {number}"), Box::new(move |_| edit.clone())));
        }
    }

    /// Typing, taking away, and replacing.
    fn text(&mut self, kind: Kind, doc: DocId) {
        for (number, splice) in [(0, "Kom "), (3, "x"), (0, "")].into_iter().enumerate() {
            let (at, insert) = splice;
            let delete = usize::from(insert.len() < 4) * 2;
            self.0.push((
                format!("{kind:?} text {number}"),
                Box::new(move |desk: &Desk| {
                    let seen: Version = desk.version(kind, doc);
                    let splices = vec![Splice { at, delete, insert: insert.into() }];
                    Edit::of_text(kind, doc, TextEdit { seen, splices }).expect("it has a text")
                }),
            ));
        }
    }
}

pub(crate) fn all() -> Vec<(String, Made)> {
    let mut list = List(Vec::new());
    posts::posts(&mut list);
    posts::around_posts(&mut list);
    others::ideas_and_voice(&mut list);
    others::lists(&mut list);
    others::meetings(&mut list);
    others::people(&mut list);
    others::rests(&mut list);
    list.0
}
