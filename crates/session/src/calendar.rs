//! The posts of a team, at hand by day.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use imbl::OrdMap;
use imbl::ordmap::DiffItem;
use thin_vec::ThinVec;
use trekker_domain::id::DocId;
use trekker_domain::post::PostSummary;
use trekker_domain::template::Offset;
use trekker_domain::variant::VariantSummary;

/// One post as lists and chips show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostRow {
    pub summary: PostSummary,
    /// How many comments stand under it.
    pub comments: u32,
    pub approval: ApprovalWord,
    /// Something in its texts is against a voice rule that has to be kept. It is looked for a moment after a change.
    pub is_against_stop: bool,
    /// The channels that have words of their own; those in the bin are not among them.
    pub variants: ThinVec<Arc<VariantSummary>>,
    /// Changes have arrived that are not folded in yet: what shows here may be old.
    pub is_stale: bool,
}

impl PostRow {
    /// A post without anything around it.
    pub fn new(summary: PostSummary) -> Self {
        let (approval, variants) = (ApprovalWord::default(), ThinVec::new());
        Self { summary, comments: 0, approval, is_against_stop: false, variants, is_stale: false }
    }

    /// Whether two changed the same sentence of one of its texts apart, and nobody has settled it.
    pub fn has_overlaps(&self) -> bool {
        self.summary.overlaps || self.variants.iter().any(|variant| variant.overlaps)
    }

    /// Whether the main text has changed since a variant was adapted from it.
    pub fn has_variant_behind(&self) -> bool {
        self.variants.iter().any(|variant| variant.is_behind(self.summary.main.mark))
    }
}

/// How a post stands with its approval, in a word, and by whose: the id of the approval that decides it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ApprovalWord {
    #[default]
    Open,
    Asked,
    Approved(DocId),
    Refused(DocId),
    /// An earlier version was approved.
    Outdated(DocId),
}

/// Where a post stands: by day, then by time (posts without one first), then by id.
type Place = (NaiveDate, Option<NaiveTime>, DocId);

/// All posts that are not in the bin, by day. Cloning is cheap; an edit touches one entry.
#[derive(Clone, Default, Debug)]
pub struct Calendar {
    by_day: OrdMap<Place, Arc<PostRow>>,
    by_id: OrdMap<DocId, Arc<PostRow>>,
    undated: OrdMap<DocId, Arc<PostRow>>,
    binned: OrdMap<DocId, Arc<PostRow>>,
    /// The items of templates: no posts, and in none of the others.
    items: OrdMap<(DocId, DocId), Arc<PostRow>>,
}

impl Calendar {
    /// Puts a post in its place, in the stead of what stood there of it before.
    pub fn put(&mut self, row: Arc<PostRow>) {
        let id = row.summary.id;
        if let Some(template) = row.summary.template {
            self.items.insert((template, id), row);
            return;
        }
        if let Some(old) = self.by_id.insert(id, Arc::clone(&row)) {
            self.take_out(&old.summary);
        }
        match row.summary.publish_at.date {
            _ if row.summary.binned => {
                self.binned.insert(id, row);
            }
            Some(date) => {
                self.by_day.insert((date, row.summary.publish_at.time, id), row);
            }
            None => {
                self.undated.insert(id, row);
            }
        }
    }

    /// Takes a post away for good.
    pub fn remove(&mut self, id: DocId) {
        if let Some(old) = self.by_id.remove(&id) {
            self.take_out(&old.summary);
        }
        let place = self.items.keys().find(|(_, item)| *item == id).copied();
        if let Some(place) = place {
            self.items.remove(&place);
        }
    }

    fn take_out(&mut self, old: &PostSummary) {
        match old.publish_at.date {
            _ if old.binned => {
                self.binned.remove(&old.id);
            }
            Some(date) => {
                self.by_day.remove(&(date, old.publish_at.time, old.id));
            }
            None => {
                self.undated.remove(&old.id);
            }
        }
    }

    pub fn get(&self, id: DocId) -> Option<&Arc<PostRow>> {
        self.by_id.get(&id).or_else(|| self.items.iter().find(|((_, item), _)| *item == id).map(|(_, row)| row))
    }

    /// The items of a template that are not in the bin, in the order of their days.
    pub fn items_of(&self, template: DocId) -> Vec<&Arc<PostRow>> {
        let of_template = self.items.range((template, DocId([0; 16]))..=(template, DocId([255; 16])));
        let mut items: Vec<_> = of_template.map(|(_, row)| row).filter(|row| !row.summary.binned).collect();
        items.sort_by_key(|row| {
            (row.summary.offset.map_or(0, Offset::about_days), row.summary.publish_at.time, row.summary.id)
        });
        items
    }

    /// The posts of one day, by time.
    pub fn on(&self, day: NaiveDate) -> impl Iterator<Item = &Arc<PostRow>> {
        self.between(day, day)
    }

    /// The posts from the first day to the last, both included, by day and time.
    pub fn between(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = &Arc<PostRow>> {
        let begin: Place = (first, None, DocId([0; 16]));
        let end: Place = (last.succ_opt().unwrap_or(last), None, DocId([0; 16]));
        self.by_day.range(begin..end).map(|(_, row)| row)
    }

    /// The posts without a date.
    pub fn undated(&self) -> impl Iterator<Item = &Arc<PostRow>> {
        self.undated.values()
    }

    /// The posts in the bin.
    pub fn binned(&self) -> impl Iterator<Item = &Arc<PostRow>> {
        self.binned.values()
    }

    /// Every post, in the bin or not, by id.
    pub fn all(&self) -> impl Iterator<Item = &Arc<PostRow>> {
        self.by_id.values()
    }

    /// The first and the last day on which there is a post.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.by_day.get_min().map(|((day, ..), _)| *day)?;
        Some((first, self.by_day.get_max().map_or(first, |((day, ..), _)| *day)))
    }

    /// How many posts there are, those in the bin included.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether this is the very same picture: nothing in it was changed since the other was taken.
    pub fn is_same(&self, other: &Self) -> bool {
        self.by_id.ptr_eq(&other.by_id)
    }

    /// The posts that are otherwise here than in an earlier picture; without a row those that are gone. What both have in common is
    /// passed over.
    pub fn changes_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = (DocId, Option<&'a Arc<PostRow>>)> {
        before.by_id.diff(&self.by_id).map(|change| match change {
            DiffItem::Add(id, row) | DiffItem::Update { new: (id, row), .. } => (*id, Some(row)),
            DiffItem::Remove(id, _) => (*id, None),
        })
    }

    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use trekker_domain::publish_at::{PublishAt, parse_date, parse_time};

    fn row(id: u8, at: &str, binned: bool) -> Arc<PostRow> {
        let (date, time) = at.split_once(' ').map_or((at, ""), |parts| parts);
        let publish_at = PublishAt { date: parse_date(date), time: parse_time(time), zone: String::new() };
        let summary = PostSummary { title: id.to_string(), publish_at, binned, ..PostSummary::empty(DocId([id; 16])) };
        Arc::new(PostRow::new(summary))
    }

    fn on(calendar: &Calendar, day: &str) -> Vec<u8> {
        calendar.on(parse_date(day).expect("a date")).map(|row| row.summary.id.0[0]).collect()
    }

    #[test]
    fn a_day_lists_its_posts_by_time() {
        let mut calendar = Calendar::default();
        for row in [row(1, "2026-05-03 18:00", false), row(2, "2026-05-03 08:00", false), row(3, "2026-05-03", false)] {
            calendar.put(row);
        }
        calendar.put(row(4, "2026-05-04", false));
        assert_eq!(on(&calendar, "2026-05-03"), [3, 2, 1]);
        assert_eq!(on(&calendar, "2026-05-05"), [0; 0]);
    }

    #[test]
    fn a_moved_or_binned_post_stands_in_one_place_only() {
        let mut calendar = Calendar::default();
        calendar.put(row(1, "2026-05-03", false));
        calendar.put(row(1, "2026-05-04", false));
        assert_eq!((on(&calendar, "2026-05-03"), on(&calendar, "2026-05-04")), (vec![], vec![1]));
        calendar.put(row(1, "", false));
        assert_eq!((on(&calendar, "2026-05-04"), calendar.undated().count()), (vec![], 1));
        calendar.put(row(1, "", true));
        assert_eq!((calendar.undated().count(), calendar.binned().count(), calendar.len()), (0, 1, 1));
    }
}
