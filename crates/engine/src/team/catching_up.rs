//! Our own spreadsheet, edited in another program and brought in again: the posts get what somebody wrote into their cells.

use std::collections::{BTreeMap, BTreeSet};

use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::import::{Remark, shown};
use trekker_domain::kind::Kind;
use trekker_domain::name::same_name_key;
use trekker_domain::post::PostEdit;
use trekker_exchange::catching_up::{Change, Changed};
use trekker_exchange::own::OwnPost;
use trekker_session::notice::Done;
use trekker_session::snapshot::Snapshot;
use trekker_session::trouble::Trouble;

use super::Team;
use super::guide::in_parts;
use crate::exporting::own_post;

impl Team {
    /// The posts that would change, each with what differs from what stands there now; and the cells that cannot be taken.
    pub(super) fn changed_in_spreadsheet(&self, rows: &[Changed]) -> (Vec<(DocId, Vec<Change>)>, Vec<Remark>) {
        let names = self.names_by_id();
        let people = self.people_by_name();
        let mut changed: BTreeMap<DocId, (usize, Vec<Change>)> = BTreeMap::new();
        let mut not_taken: BTreeMap<&str, (usize, usize, String)> = BTreeMap::new();
        for (nth, row) in rows.iter().enumerate() {
            let is_here = self.view.snapshot.calendar.get(row.id).is_some_and(|post| !post.summary.binned);
            let Some(now) = is_here.then(|| own_post(&self.reader, &self.people, &names, row.id).ok()).flatten() else {
                continue;
            };
            let mut refuse = |column, cell: &str| {
                not_taken.entry(column).or_insert_with(|| (0, row.row, shown(cell))).0 += 1;
            };
            row.not_understood.iter().for_each(|(column, cell)| refuse(*column, cell));
            let mut changes = Vec::new();
            for change in &row.changes {
                let mut after = now.clone();
                change.onto(&mut after);
                let unknown = |name: &&String| !people.contains_key(&same_name_key(name));
                match change {
                    _ if after == now => {}
                    Change::Owner(Some(name)) if unknown(&name) => refuse("owner", name),
                    Change::Helpers(names) if names.iter().any(|name| unknown(&name)) => {
                        refuse("helpers", &names.join(", "));
                    }
                    change => changes.push(change.clone()),
                }
            }
            if !changes.is_empty() {
                // A row that stands there twice: the last one counts.
                changed.insert(row.id, (nth, changes));
            }
        }
        let not_taken = not_taken.into_iter().map(|(column, (rows, first_row, example))| Remark::ChangeNotTaken {
            column: column.to_owned(),
            rows,
            first_row,
            example,
        });
        let mut changed: Vec<_> = changed.into_iter().collect();
        changed.sort_by_key(|(_, (nth, _))| *nth);
        (changed.into_iter().map(|(id, (_, changes))| (id, changes)).collect(), not_taken.collect())
    }

    /// Writes those changes, as one action. Gives how many posts changed.
    pub(super) fn catch_up_posts(&mut self, posts: &[(DocId, Vec<Change>)]) -> Result<usize, Trouble> {
        if posts.is_empty() {
            return Ok(0);
        }
        let names = self.names_by_id();
        let mut edits = Vec::new();
        for (id, changes) in posts {
            let now = own_post(&self.reader, &self.people, &names, *id)?;
            for change in changes {
                match change {
                    Change::Text(text) => {
                        let edit = self.text_edit(Kind::Post, *id, text)?;
                        edits.extend(edit.map(|edit| Edit::Text(Kind::Post, *id, edit)));
                    }
                    change => {
                        edits.extend(self.edits_of(&now, change)?.into_iter().map(|edit| Edit::Post(*id, edit)));
                    }
                }
            }
        }
        let parts = in_parts(edits, |edit| match edit {
            Edit::Text(_, _, edit) => edit.splices.iter().map(|splice| splice.insert.len()).sum(),
            Edit::Post(_, PostEdit::SetExplanation(text)) => text.len(),
            _ => 0,
        });
        self.edit_in_parts(&parts, Done::PostsChanged { count: posts.len() })?;
        Ok(posts.len())
    }

    fn edits_of(&mut self, now: &OwnPost, change: &Change) -> Result<Vec<PostEdit>, Trouble> {
        Ok(vec![match change.clone() {
            // Not of its columns.
            Change::Text(_) => return Ok(Vec::new()),
            Change::Channels(channels) => {
                return Ok(differences(&now.channels, &channels, |name| self.named(name, Snapshot::channel_or_new))
                    .map(|(channel, is_new)| PostEdit::SetChannel(channel, is_new))
                    .collect());
            }
            Change::Helpers(helpers) => {
                let people = self.people_by_name();
                return Ok(differences(&now.helpers, &helpers, |name| people.get(&same_name_key(name)).copied())
                    .map(
                        |(person, is_new): (PersonId, bool)| {
                            if is_new { PostEdit::SetHelper(person, true) } else { PostEdit::SetHelper(person, false) }
                        },
                    )
                    .collect());
            }
            Change::Title(title) => PostEdit::SetTitle(title),
            Change::Date(date) => PostEdit::SetDate(date),
            Change::Time(time) => PostEdit::SetTime(time),
            Change::Zone(zone) => PostEdit::SetZone(zone),
            Change::Status(status) => PostEdit::SetStatus(status),
            Change::Theme(name) => PostEdit::SetTheme(name.and_then(|name| self.named(&name, Snapshot::theme_or_new))),
            Change::Plan(name) => PostEdit::SetPlan(name.and_then(|name| self.named(&name, Snapshot::plan_or_new))),
            Change::Persona(name) => {
                PostEdit::SetPersona(name.and_then(|name| self.named(&name, Snapshot::persona_or_new)))
            }
            Change::Experiment(is_one) => PostEdit::SetExperiment(is_one),
            Change::Hypothesis(hypothesis) => PostEdit::SetHypothesis(hypothesis),
            Change::ReviewOn(day) => PostEdit::SetReviewOn(day),
            Change::Owner(name) => {
                let people = self.people_by_name();
                PostEdit::SetOwner(name.and_then(|name| people.get(&same_name_key(&name)).copied()))
            }
            Change::Format(format) => PostEdit::SetFormat(format),
            Change::Focus(focus) => PostEdit::SetFocus(focus),
            Change::Link(link) => PostEdit::SetLink(link),
            Change::SignOff(sign_off) => PostEdit::SetSignOff(sign_off),
            Change::Explanation(explanation) => PostEdit::SetExplanation(explanation),
        }])
    }

    /// What has this name, made where the team has none.
    fn named(&mut self, name: &str, find: impl Fn(&Snapshot, &str) -> (DocId, Option<Edit>)) -> Option<DocId> {
        let name = name.to_owned();
        self.known(std::iter::once(&name), find).get(&name).copied()
    }
}

/// What came and what went between two lists of names, and whether it came.
fn differences<T>(
    before: &[String],
    after: &[String],
    mut find: impl FnMut(&str) -> Option<T>,
) -> impl Iterator<Item = (T, bool)> {
    let keys = |names: &[String]| names.iter().map(|name| same_name_key(name)).collect::<BTreeSet<_>>();
    let (had, has) = (keys(before), keys(after));
    let came = after.iter().filter(|name| !had.contains(&same_name_key(name))).map(|name| (name, true));
    let went = before.iter().filter(|name| !has.contains(&same_name_key(name))).map(|name| (name, false));
    let found: Vec<(T, bool)> = came.chain(went).filter_map(|(name, is_new)| Some((find(name)?, is_new))).collect();
    found.into_iter()
}
