//! Where two changed the same sentence apart, worked out from the changes alone: the same on every device, in whatever
//! order they came. Only places where changes made apart come together are looked at, so it costs nothing where nobody
//! wrote apart.
//!
//! An overlap is open as long as the sentence reads as it did when the two came together: whoever changes it after that
//! knows both. Somebody may also say that it stays as it reads ([`columns::SETTLED_PREFIX`]).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use automerge::{ChangeHash, ReadDoc};
use trekker_domain::columns::Cell;
use trekker_domain::columns::names as columns;
use trekker_domain::overlap::{Overlap, Region, Side};

use crate::actor::{DevicePrefix, device_of, is_body};
use crate::apart::{Apart, Letter, LetterId};
use crate::body::first_texts;
use crate::contain::contain;
use crate::document::Document;
use crate::graph::{Fork, merges};
use crate::reading::{Columns, People};
use crate::shown::Shown;

/// So many letters are compared in all: in a longer text fewer places are looked at.
const MOST_LETTERS: usize = 500_000;
/// And so many places at least.
const LEAST_MERGES: usize = 4;
/// So many letters around a sentence are kept to find its place again when an undo has put it back.
const AROUND: usize = 200;

/// What two changed apart in one sentence, as it was when they came together.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    key: String,
    sides: [(Vec<DevicePrefix>, String); 2],
    /// How it read together, and its letters; `None` for those that no document had yet.
    words: String,
    ids: Vec<Option<LetterId>>,
    /// The letters before and behind it, the nearest first, with whether these were all.
    before: Around,
    behind: Around,
    /// What is put in at its very beginning or end is put into it: one side took away what stood there.
    is_cut: [bool; 2],
}

#[derive(Clone, Debug)]
struct Around {
    letters: Vec<(Option<LetterId>, char)>,
    are_all: bool,
}

impl Document {
    /// The sentences that two or more changed apart and nobody has settled, in their order.
    pub fn overlaps(&self, people: &dyn People) -> Vec<Overlap> {
        let mut by_place: BTreeMap<(usize, usize), (BTreeSet<String>, String, Vec<Side>)> = BTreeMap::new();
        for (range, found) in contain(|| self.open_overlaps()).unwrap_or_default() {
            let (keys, _, sides) = by_place
                .entry((range.start, range.end))
                .or_insert_with(|| (BTreeSet::new(), found.words.clone(), Vec::new()));
            keys.insert(found.key.clone());
            for (devices, words) in &found.sides {
                let by: BTreeSet<_> = devices.iter().filter_map(|device| people.person(device)).collect();
                match sides.iter_mut().find(|side| side.words == *words) {
                    Some(side) => {
                        side.by.extend(by.into_iter().filter(|person| !side.by.contains(person)).collect::<Vec<_>>())
                    }
                    None => sides.push(Side { by: by.into_iter().collect(), words: words.clone() }),
                }
            }
        }
        let overlap =
            |((start, end), (keys, reads, mut sides)): ((usize, usize), (BTreeSet<String>, String, Vec<Side>))| {
                sides.sort();
                Overlap { keys: keys.into_iter().collect(), range: start..end, reads, sides }
            };
        by_place.into_iter().map(overlap).collect()
    }

    /// Whether there is any.
    pub fn has_overlaps(&self) -> bool {
        contain(|| !self.open_overlaps().is_empty()).unwrap_or_default()
    }

    fn open_overlaps(&self) -> Vec<(Range<usize>, Found)> {
        let Some(text) = self.text_object() else { return Vec::new() };
        if self.automerge.length(&text) == 0 && first_texts(self).len() == 1 {
            // Nobody has edited its text.
            return Vec::new();
        }
        let spelled_out = self.spelled_out();
        let now = self.automerge.get_heads();
        let (document, heads) = spelled_out.as_ref().map_or((self, &now), |(document, heads)| (document, heads));
        let found = self.found(document, heads);
        if found.iter().all(|found| found.is_empty()) {
            return Vec::new();
        }
        let shown = self.shown();
        let Some(ids) = shown.ids(document, heads) else { return Vec::new() };
        let places = shown.places(&ids);
        let letters: Vec<char> = shown.text.chars().collect();
        let columns = Columns::of(self);
        let settled: HashSet<&str> = columns
            .under(columns::SETTLED_PREFIX)
            .filter(|(_, cell)| **cell == Cell::Flag(true))
            .map(|(key, _)| key)
            .collect();
        let mut known = HashSet::new();
        let mut open = Vec::new();
        for found in found.iter().flat_map(|found| found.iter()) {
            if settled.contains(found.key.as_str()) || known.contains(found.key.as_str()) {
                continue;
            }
            if let Some(range) = found.stands(&ids, &places, &letters) {
                known.insert(found.key.as_str());
                open.push((range, found.clone()));
            }
        }
        open
    }

    /// What overlaps wherever changes came together. `document`: this one, with the letters of its first texts.
    fn found(&self, document: &Self, heads: &[ChangeHash]) -> Vec<Arc<Vec<Found>>> {
        let (before, mut known) = {
            let mut memo = self.memo.lock();
            (memo.merges.take(), std::mem::take(&mut memo.found))
        };
        let merges = match before {
            Some((seen_from, merges)) if seen_from == heads => merges,
            before => merges(document, heads, before.as_ref()),
        };
        let mut found: HashMap<Vec<ChangeHash>, Arc<Vec<Found>>> = HashMap::with_capacity(merges.len());
        let mut all = Vec::with_capacity(merges.len());
        let most = (MOST_LETTERS / self.shown().text.len().max(1)).max(LEAST_MERGES);
        // Two who go on from the same changes are two places where the same comes together.
        for (_, heads) in merges.iter().take(most) {
            if !found.contains_key(heads) {
                let of_these = known.remove(heads);
                let of_these = of_these.unwrap_or_else(|| Arc::new(found_at(document, heads).unwrap_or_default()));
                all.push(Arc::clone(&of_these));
                found.insert(heads.clone(), of_these);
            }
        }
        let mut memo = self.memo.lock();
        (memo.merges, memo.found) = (Some((heads.to_vec(), merges)), found);
        all
    }
}

fn found_at(document: &Document, known: &[ChangeHash]) -> Option<Vec<Found>> {
    let (shown, aparts) = Shown::with_aparts(document, known);
    if aparts.iter().all(|(_, apart)| apart.met.regions.is_empty()) {
        return None;
    }
    let ids = shown.ids(document, known)?;
    let letters: Vec<char> = shown.text.chars().collect();
    let places = shown.places(&ids);
    let mut found = Vec::new();
    for (fork, apart) in &aparts {
        let common: Vec<char> = apart.common.iter().map(|letter| letter.letter).collect();
        for region in &apart.met.regions {
            let range = place_of(apart, region, &places);
            let is_gone = |id: Option<&LetterId>| id.is_some_and(|id| !places.contains_key(id));
            let sides_ids = [0, 1].map(|side| apart.sides[side].ids_in(&apart.common, region, side));
            let side = |side: usize| {
                let hunks = &apart.sides[side].hunks;
                (writers(apart, region, side, fork), region.wording(&common, hunks, side))
            };
            found.push(Found {
                key: key_of(apart, region),
                sides: [side(0), side(1)],
                words: letters[range.clone()].iter().collect(),
                is_cut: [
                    sides_ids.iter().any(|ids| is_gone(ids.first())),
                    sides_ids.iter().any(|ids| is_gone(ids.last())),
                ],
                before: Around::of(ids[..range.start].iter().zip(&letters[..range.start]).rev()),
                behind: Around::of(ids[range.end..].iter().zip(&letters[range.end..])),
                ids: ids[range].to_vec(),
            });
        }
    }
    Some(found)
}

/// From the first to the last of its letters that are read.
fn place_of(apart: &Apart, region: &Region, places: &HashMap<LetterId, usize>) -> Range<usize> {
    let of_common = apart.common[region.range.clone()].iter().map(|letter| &letter.id);
    let came = region.hunks.iter().zip(&apart.sides);
    let came = came.flat_map(|(hunks, side)| hunks.iter().flat_map(|nth| &side.came[*nth]));
    let mut place: Option<Range<usize>> = None;
    for at in of_common.chain(came).filter_map(|id| places.get(id).copied()) {
        place = Some(place.map_or(at..at + 1, |place| place.start.min(at)..place.end.max(at + 1)));
    }
    place.unwrap_or_else(|| {
        // Nothing is left of it.
        let before = apart.common[..region.range.start].iter().rev().find_map(|letter| places.get(&letter.id));
        let at = before.map_or(0, |before| before + 1);
        at..at
    })
}

/// Whose letters they are; where one only took letters away, who wrote on that side at all.
fn writers(apart: &Apart, region: &Region, side: usize, fork: &Fork) -> Vec<DevicePrefix> {
    let came = region.hunks[side].iter().flat_map(|nth| &apart.sides[side].came[*nth]);
    let written = came.filter(|id| !is_body(id.actor()));
    let writers: BTreeSet<DevicePrefix> = written.filter_map(|id| device_of(id.actor())).collect();
    if writers.is_empty() { fork.authors[side].clone() } else { writers.into_iter().collect() }
}

/// By the letters that each side took away and put there, so that it is the same wherever the two come together.
fn key_of(apart: &Apart, region: &Region) -> String {
    let mut sides = [0, 1].map(|side| {
        let mut hasher = blake3::Hasher::new();
        let mut put = |id: &LetterId| {
            hasher.update(&id.number().to_be_bytes()).update(id.actor());
        };
        for nth in &region.hunks[side] {
            let gone: &[Letter] = &apart.common[apart.sides[side].hunks[*nth].range.clone()];
            gone.iter().for_each(|letter| put(&letter.id));
            apart.sides[side].came[*nth].iter().for_each(&mut put);
        }
        *hasher.finalize().as_bytes()
    });
    sides.sort_unstable();
    let key = blake3::hash(sides.as_flattened());
    key.as_bytes()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Around {
    fn of<'a>(letters: impl ExactSizeIterator<Item = (&'a Option<LetterId>, &'a char)>) -> Self {
        let are_all = letters.len() <= AROUND;
        Self { letters: letters.take(AROUND).map(|(id, letter)| (*id, *letter)).collect(), are_all }
    }

    /// Whether the nearest of then is the nearest of now.
    fn begins<'a>(&self, mut now: impl Iterator<Item = &'a Option<LetterId>>) -> bool {
        match now.next() {
            Some(id) => self.letters.first().is_some_and(|(then, _)| then == id),
            None => self.letters.is_empty(),
        }
    }

    /// The place of the nearest that is still there, with how many nearer ones are gone. `Some((None, …))`: there is none, and the text
    /// ends there.
    fn nearest(&self, places: &HashMap<LetterId, usize>) -> Option<(Option<usize>, usize)> {
        let place = |(id, _): &(Option<LetterId>, char)| places.get(id.as_ref()?).copied();
        match self.letters.iter().enumerate().find_map(|(nth, letter)| Some((place(letter)?, nth))) {
            Some((place, gone)) => Some((Some(place), gone)),
            None => self.are_all.then_some((None, self.letters.len())),
        }
    }
}

impl Found {
    /// Where it stands now, if it still reads as it did.
    fn stands(
        &self,
        ids: &[Option<LetterId>],
        places: &HashMap<LetterId, usize>,
        letters: &[char],
    ) -> Option<Range<usize>> {
        if let Some(Some(first)) = self.ids.first()
            && let Some(at) = places.get(first)
            && ids.get(*at..at + self.ids.len()) == Some(self.ids.as_slice())
            && (!self.is_cut[0] || self.before.begins(ids[..*at].iter().rev()))
            && (!self.is_cut[1] || self.behind.begins(ids[at + self.ids.len()..].iter()))
        {
            return Some(*at..at + self.ids.len());
        }
        // Its letters, and some around it, may be others since an undo put them back.
        let (start, gone_before) = self.before.nearest(places)?;
        let (end, gone_behind) = self.behind.nearest(places)?;
        let (start, end) = (start.map_or(0, |before| before + 1), end.unwrap_or(letters.len()));
        let before = self.before.letters[..gone_before].iter().rev().map(|(_, letter)| *letter);
        let behind = self.behind.letters[..gone_behind].iter().map(|(_, letter)| *letter);
        let then = before.chain(self.words.chars()).chain(behind);
        let is_the_same = then.eq(letters.get(start..end)?.iter().copied());
        is_the_same.then_some(start + gone_before..end - gone_behind)
    }
}
