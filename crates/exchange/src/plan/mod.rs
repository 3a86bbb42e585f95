//! What a table would become: posts, rows without a place, and what to know before saying yes.

mod identity;
mod moment;
mod remarks;
mod row;
mod title;

use trekker_domain::id::DocId;
use trekker_domain::open::Open;
use trekker_domain::post::{Experiment, Focus, Format, Nature, Status};
use trekker_domain::publish_at::PublishAt;

use crate::catching_up::{self, Changed};
use crate::mapping::{MappedColumn, Mapping};
use crate::own::{self, OwnPost};
use crate::plan::identity::Identities;
use crate::plan::remarks::Remarks;
use crate::plan::row::Reader;
use crate::table::Table;
use trekker_domain::import::{DateOrder, Remark, Why};

/// What the file itself does not say.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether day or month stands first; `None`: what the column shows, else the day.
    pub date_order: Option<DateOrder>,
    /// The year of dates that name none; `None`: the only one that the others in the column name, else such rows have no
    /// place.
    pub year: Option<i32>,
    /// The zone of posts whose row names none, an IANA name; empty: the team's own, so the post's zone stays empty.
    pub zone: String,
    /// The team's own zone, an IANA name. Moments such as `2025-02-03T10:00Z` come in as its local time. Empty: they
    /// come in as UTC, and say so in the post's zone.
    pub team_zone: String,
}

/// Every row with contents is in `posts` or in `unplaced`, each in the file's order.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub posts: Vec<PlannedPost>,
    pub unplaced: Vec<Unplaced>,
    pub remarks: Vec<Remark>,
    /// Of our own spreadsheet, the rows whose cells were changed since it was written.
    pub changed: Vec<Changed>,
}

/// A row as a post. Channels, theme and owner are names as typed; who and what they are is for the engine to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPost {
    /// See [`crate::table::Row::number`].
    pub row: usize,
    /// Which post of a team it was when Trekker wrote the file.
    pub id: Option<DocId>,
    pub nature: Nature,
    /// The row's own, on one line; else the first line of the text, at most 80 characters. Never empty.
    pub title: String,
    /// As in the file, `\n` between its lines, without white space around it.
    pub text: String,
    pub publish_at: PublishAt,
    /// `None`: the row says nothing. A word we do not know makes a draft, and stands in the explanation.
    pub status: Option<Open<Status>>,
    /// Each once, fit to be names.
    pub channels: Vec<String>,
    pub theme: Option<String>,
    pub plan: Option<String>,
    pub persona: Option<String>,
    pub experiment: Option<Experiment>,
    pub owner: Option<String>,
    pub helpers: Vec<String>,
    pub format: Option<Format>,
    pub focus: Option<Focus>,
    /// The row's own explanation; then, one a line as `Heading: value`, what has no field or was not understood.
    pub explanation: String,
    pub link: String,
    pub sign_off: String,
    identity: Vec<u8>,
}

/// The most bytes of words a row may bring: one record of the team's log holds a new post whole.
const MOST_BYTES: usize = 500_000;

impl PlannedPost {
    fn bytes(&self) -> usize {
        let words = [&self.title, &self.text, &self.explanation, &self.link, &self.sign_off];
        words.iter().map(|words| words.len()).sum()
    }

    /// Canonical bytes over the row's own cells and which of equal rows it is. The same for the same row of the same
    /// file, whatever the mapping, its other rows and the order of its columns. Not for showing; hash it.
    pub fn identity(&self) -> &[u8] {
        &self.identity
    }
}

/// A row that became no post; the rest goes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// See [`crate::table::Row::number`].
    pub row: usize,
    /// The line of the file, from 1.
    pub line: usize,
    pub why: Why,
}

impl std::fmt::Display for Unplaced {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "row {} (line {}): {}", self.row, self.line, self.why)
    }
}

/// What a file of Trekker's own form would become: every row as it was written.
///
/// `changed`: what [`catching_up::changed`] says of the same file.
pub fn plan_of_own(posts: Vec<OwnPost>, changed: Vec<Changed>) -> (Mapping, Plan) {
    let columns = own::columns().map(|(name, field)| MappedColumn { name: name.to_owned(), field });
    // The heading is the first row.
    let posts = posts.into_iter().enumerate().map(|(at, post)| of_own(at + 2, post)).collect();
    (Mapping { columns: columns.collect() }, Plan { posts, changed, ..Plan::default() })
}

fn of_own(row: usize, post: OwnPost) -> PlannedPost {
    PlannedPost {
        row,
        id: Some(post.id),
        nature: post.nature,
        title: post.title,
        text: post.text,
        publish_at: post.publish_at,
        status: Some(post.status),
        channels: post.channels,
        theme: post.theme,
        plan: post.plan,
        persona: post.persona,
        experiment: post.experiment,
        owner: post.owner,
        helpers: post.helpers,
        format: post.format.as_ref().and_then(Open::known),
        focus: post.focus.as_ref().and_then(Open::known),
        explanation: post.explanation,
        link: post.link,
        sign_off: post.sign_off,
        identity: identity::of_id(post.id),
    }
}

/// Reads the table's rows by this mapping. Always the same for the same input.
pub fn plan(table: &Table, mapping: &Mapping, options: &Options) -> Plan {
    let mut remarks = Remarks::of_table(table, mapping);
    let reader = Reader::new(table, mapping, options, &mut remarks);
    let mut identities = Identities::new(table);
    let (mut posts, mut unplaced) = (Vec::new(), Vec::new());
    for row in table.rows() {
        let identity = identities.of(&row);
        match reader.read(&row, &mut remarks) {
            Ok(post) if post.bytes() > MOST_BYTES => {
                let why = Why::TooLarge { title: post.title };
                unplaced.push(Unplaced { row: row.number, line: row.line, why });
            }
            Ok(post) => {
                let identity = post.id.map_or(identity, identity::of_id);
                posts.push(PlannedPost { identity, ..post });
            }
            Err(why) => unplaced.push(Unplaced { row: row.number, line: row.line, why }),
        }
    }
    Plan { posts, unplaced, remarks: remarks.into_list(), changed: catching_up::changed(table) }
}

#[cfg(test)]
mod tests;
