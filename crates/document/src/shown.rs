//! The text as a person reads it.
//!
//! Where changes made apart have come together and nobody has written since, the document has several heads. What both
//! sides wrote alike then stands there twice, and texts of a document that was made apart stand in each other: the first
//! is read once, the others one after the other. It is a function of the heads alone. Whoever writes on such a version
//! first makes the text what was read, in the same change: positions are those of the text as it is read.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use automerge::{ChangeHash, ROOT, ReadDoc};
use trekker_domain::columns::names as columns;
use trekker_domain::text::Splice;

use crate::actor;
use crate::apart::{Apart, Letter, LetterId, letters};
use crate::body::{self, first_texts};
use crate::document::Document;
use crate::graph::{Fork, Merges, fork, tips};
use crate::overlap::Found;

/// Between texts of a document that was made apart.
const GLUE: &str = "\n\n";

/// The text at some version.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    pub(crate) text: String,
    /// `None`: it reads as it is.
    order: Option<Order>,
}

#[derive(Clone, Debug)]
struct Order {
    raw: Vec<Letter>,
    /// For each letter that is read the place it has in the document; `None` for the glue.
    read: Vec<Option<usize>>,
    /// What stands a second time and is not read, with what stays of it.
    twice: HashMap<LetterId, LetterId>,
}

/// What was worked out of a document at its present heads, so that reading it several times costs once.
#[derive(Debug, Default)]
pub(crate) struct Memo(Mutex<Known>);

#[derive(Debug, Default)]
pub(crate) struct Known {
    shown: Option<(Vec<ChangeHash>, Arc<Shown>)>,
    /// What overlaps where changes came together never changes.
    pub(crate) found: HashMap<Vec<ChangeHash>, Arc<Vec<Found>>>,
    pub(crate) merges: Option<(Vec<ChangeHash>, Merges)>,
}

impl Memo {
    /// Nothing is worked out while it is locked.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clone for Memo {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Document {
    /// The text at the present heads.
    pub(crate) fn shown(&self) -> Arc<Shown> {
        let heads = self.automerge.get_heads();
        if let Some((known, shown)) = &self.memo.lock().shown
            && *known == heads
        {
            return Arc::clone(shown);
        }
        let shown = Arc::new(self.shown_anew());
        self.memo.lock().shown = Some((heads, Arc::clone(&shown)));
        shown
    }

    fn shown_anew(&self) -> Shown {
        let Some(text) = self.text_object() else { return Shown::default() };
        let mut first = first_texts(self);
        if first.len() < 2 && self.automerge.length(&text) == 0 {
            return Shown { text: first.pop().unwrap_or_default(), order: None };
        }
        match self.spelled_out() {
            Some((document, heads)) => Shown::of(&document, &heads),
            None => Shown::of(self, &self.automerge.get_heads()),
        }
    }

    /// The same with the letters of the first texts, which are not written into the document for that, and its heads. `None`:
    /// there is no first text.
    pub(crate) fn spelled_out(&self) -> Option<(Self, Vec<ChangeHash>)> {
        let version = self.version();
        if self.automerge.get(ROOT, columns::FIRST_TEXT).ok().flatten().is_none() || version.0.is_empty() {
            return None;
        }
        let mut document = self.clone();
        let heads = body::seen_with_bodies(self, &version).ok()?;
        body::make(&mut document, &version).ok()?;
        Some((document, heads))
    }
}

impl Shown {
    /// The text at these heads of a document that has the letters of its first texts.
    pub(crate) fn of(document: &Document, heads: &[ChangeHash]) -> Self {
        Self::with_aparts(document, heads).0
    }

    /// The same, with what its heads changed apart, two by two.
    pub(crate) fn with_aparts(document: &Document, heads: &[ChangeHash]) -> (Self, Vec<(Fork, Apart)>) {
        let mut aparts = Vec::new();
        let order = if heads.len() > 1 { Order::of(document, heads, &mut aparts) } else { None };
        let text = match &order {
            Some(order) => order.text(),
            None => {
                let text = document.text_object().and_then(|text| document.automerge.text_at(&text, heads).ok());
                text.unwrap_or_default()
            }
        };
        (Self { text, order }, aparts)
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.order.is_none()
    }

    /// What makes the document's text the one that is read: the last place first.
    pub(crate) fn splices(&self) -> Vec<Splice> {
        self.order.as_ref().map(Order::splices).unwrap_or_default()
    }

    /// The letters as they are read; `None` for what no document has yet.
    pub(crate) fn ids(&self, document: &Document, heads: &[ChangeHash]) -> Option<Vec<Option<LetterId>>> {
        match &self.order {
            Some(Order { raw, read, .. }) => Some(read.iter().map(|at| Some(raw[(*at)?].id)).collect()),
            None => Some(letters(document, heads)?.into_iter().map(|letter| Some(letter.id)).collect()),
        }
    }

    /// Whether several wrote this letter, and it is read once.
    pub(crate) fn is_by_several(&self, id: &LetterId) -> bool {
        self.order.as_ref().is_some_and(|order| order.twice.values().any(|stays| stays == id))
    }

    /// Where each letter is read, by `ids`, those that this text gave; one that stands a second time where the other is.
    pub(crate) fn places(&self, ids: &[Option<LetterId>]) -> HashMap<LetterId, usize> {
        let mut places: HashMap<LetterId, usize> =
            ids.iter().enumerate().filter_map(|(at, id)| Some(((*id)?, at))).collect();
        let Some(Order { twice, .. }) = &self.order else { return places };
        for (gone, stays) in twice {
            let mut stays = stays;
            // Of several the one that stays may itself stand there twice.
            while let Some(next) = twice.get(stays).filter(|next| *next < stays) {
                stays = next;
            }
            if let Some(at) = places.get(stays).copied() {
                places.insert(*gone, at);
            }
        }
        places
    }

    /// The place in the document of a place in the text that is read.
    pub(crate) fn to_document(&self, at: usize) -> usize {
        match &self.order {
            None => at,
            Some(Order { raw, read, .. }) => read.iter().skip(at).flatten().next().copied().unwrap_or(raw.len()),
        }
    }

    /// And back.
    pub(crate) fn from_document(&self, at: usize) -> usize {
        let Some(Order { read, .. }) = &self.order else { return at };
        let behind = read.iter().enumerate().filter_map(|(shown, raw)| Some((raw.filter(|raw| *raw >= at)?, shown)));
        behind.min().map_or(read.len(), |(_, shown)| shown)
    }
}

impl Order {
    /// `None`: it reads as it is.
    fn of(document: &Document, heads: &[ChangeHash], aparts: &mut Vec<(Fork, Apart)>) -> Option<Self> {
        let tips = tips(heads);
        let mut of_tips: Vec<(usize, usize)> = Vec::new();
        let mut groups: Vec<usize> = (0..tips.len()).collect();
        for (one, other) in pairs(tips.len()) {
            let fork = fork(document, tips[one], tips[other]);
            let is_of_one_text = fork.as_ref().is_none_or(|fork| !fork.is_from_the_start);
            if is_of_one_text && ![one, other].iter().any(|tip| is_body(document, tips[*tip])) {
                let (from, to) = (groups[one.max(other)], groups[one.min(other)]);
                groups.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
            if let Some(fork) = fork {
                let apart = Apart::of(document, &fork)?;
                of_tips.push((one, other));
                aparts.push((fork, apart));
            }
        }
        if aparts.is_empty() {
            return None;
        }
        let mut twice: HashMap<LetterId, LetterId> = HashMap::new();
        for ((one, other), (_, apart)) in of_tips.iter().zip(aparts.iter()) {
            if groups[*one] == groups[*other] {
                for (gone, stays) in apart.twice() {
                    twice.extend(gone.iter().copied().zip(stays.iter().copied()));
                }
            }
        }
        let has_groups = groups.iter().any(|group| *group != groups[0]);
        if twice.is_empty() && !has_groups {
            return None;
        }
        let raw = letters(document, heads)?;
        let mut of_group: HashMap<LetterId, usize> = HashMap::new();
        if has_groups {
            for (tip, group) in tips.iter().zip(&groups) {
                of_group.extend(letters(document, &[*tip])?.into_iter().map(|letter| (letter.id, *group)));
            }
        }
        let mut texts: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, letter) in raw.iter().enumerate().filter(|(_, letter)| !twice.contains_key(&letter.id)) {
            texts.entry(of_group.get(&letter.id).copied().unwrap_or(groups[0])).or_default().push(at);
        }
        let mut texts: Vec<Vec<usize>> = texts.into_values().collect();
        texts.sort_by_key(|text| text.iter().map(|at| &raw[*at].id).min());
        let mut order = Self { raw, read: Vec::new(), twice };
        let mut known: HashSet<String> = HashSet::new();
        for text in texts {
            if known.insert(text.iter().map(|at| order.raw[*at].letter).collect()) {
                let glue = if order.read.is_empty() { 0 } else { GLUE.len() };
                order.read.extend(std::iter::repeat_n(None, glue));
                order.read.extend(text.into_iter().map(Some));
            }
        }
        let is_as_it_is =
            order.read.len() == order.raw.len() && order.read.iter().enumerate().all(|(at, raw)| *raw == Some(at));
        (!is_as_it_is).then_some(order)
    }

    fn text(&self) -> String {
        let mut text = String::with_capacity(self.read.len());
        for at in &self.read {
            match at {
                Some(at) => text.push(self.raw[*at].letter),
                None => text.push('\n'),
            }
        }
        text
    }

    fn splices(&self) -> Vec<Splice> {
        let mut splices = Vec::new();
        let (mut next, mut insert) = (0, String::new());
        let mut place = |next: &mut usize, to: usize, insert: &mut String| {
            if to > *next || !insert.is_empty() {
                splices.push(Splice { at: *next, delete: to - *next, insert: std::mem::take(insert) });
            }
            *next = to + 1;
        };
        for at in &self.read {
            match at {
                Some(at) if *at >= next => place(&mut next, *at, &mut insert),
                // What is read behind something that stands after it is written anew.
                Some(at) => insert.push(self.raw[*at].letter),
                None => insert.push('\n'),
            }
        }
        place(&mut next, self.raw.len(), &mut insert);
        splices.reverse();
        splices
    }
}

pub(crate) fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |one| (one + 1..count).map(move |other| (one, other)))
}

fn is_body(document: &Document, hash: ChangeHash) -> bool {
    let about = document.automerge.get_change_meta_by_hash(&hash);
    about.is_some_and(|about| actor::is_body(about.actor.to_bytes()))
}
