//! What two sides changed apart in a text, by its letters.

use std::collections::HashMap;
use std::ops::Range;

use automerge::{ChangeHash, ObjId, ReadDoc};
use trekker_domain::columns::Cell;
use trekker_domain::overlap::{Hunk, Met, Region, meet};

use crate::cell::cell_of;
use crate::document::Document;
use crate::graph::Fork;

/// A letter of a text, whoever reads it and whenever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) id: LetterId,
    pub(crate) letter: char,
}

/// The operation that put a letter there: its number and its actor. Small and without a heap, since texts have many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LetterId {
    number: u64,
    actor: [u8; LONGEST_ACTOR],
    length: u8,
}

/// No actor of ours is longer; see [`crate::actor`].
const LONGEST_ACTOR: usize = 32;

impl std::hash::Hash for LetterId {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        // Of one text, these tell nearly all apart.
        state.write_u64(self.number);
        state.write_u8(self.actor[0]);
    }
}

impl LetterId {
    fn of(id: &ObjId) -> Option<Self> {
        let ObjId::Id(number, actor, _) = id else { return None };
        let bytes = actor.to_bytes();
        let mut actor = [0; LONGEST_ACTOR];
        actor.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(Self { number: *number, actor, length: u8::try_from(bytes.len()).ok()? })
    }

    pub(crate) fn actor(&self) -> &[u8] {
        &self.actor[..usize::from(self.length)]
    }

    pub(crate) fn number(&self) -> u64 {
        self.number
    }
}

/// The letters of the text as it was. `None`: it has none, or something that no Trekker writes.
pub(crate) fn letters(document: &Document, heads: &[ChangeHash]) -> Option<Vec<Letter>> {
    let text = document.text_object()?;
    let letter = |item: automerge::iter::ListRangeItem<'_>| {
        let Cell::Text(word) = cell_of(&item.value.clone().into()) else { return None };
        let mut letters = word.chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        Some(Letter { id: LetterId::of(&item.id())?, letter })
    };
    document.automerge.list_range_at(&text, .., heads).map(letter).collect()
}

/// What two sides changed of what they had in common, and what these changes have to do with each other.
#[derive(Debug)]
pub(crate) struct Apart {
    pub(crate) common: Vec<Letter>,
    pub(crate) sides: [Changed; 2],
    pub(crate) met: Met,
}

#[derive(Debug)]
pub(crate) struct Changed {
    pub(crate) hunks: Vec<Hunk>,
    /// The letters that each hunk put there.
    pub(crate) came: Vec<Vec<LetterId>>,
}

impl Apart {
    pub(crate) fn of(document: &Document, fork: &Fork) -> Option<Self> {
        let common = letters(document, &fork.common)?;
        let places: HashMap<LetterId, usize> = common.iter().enumerate().map(|(at, letter)| (letter.id, at)).collect();
        let [one, other] = &fork.sides;
        let one = Changed::of(&common, &places, letters(document, one)?);
        let other = Changed::of(&common, &places, letters(document, other)?);
        let sides = [one, other];
        let text: String = common.iter().map(|letter| letter.letter).collect();
        let met = meet(&text, [&sides[0].hunks, &sides[1].hunks]);
        Some(Self { common, sides, met })
    }

    /// Of what both wrote alike, the letters that stand there a second time. Which of the two stays goes by the letters
    /// themselves, so it is the same wherever and whenever the two come together: each of two devices that did not know of
    /// each other may take one of them away for good. Given with those that stay.
    pub(crate) fn twice(&self) -> impl Iterator<Item = (&[LetterId], &[LetterId])> {
        self.met.twins.iter().map(|(one, other)| {
            let (one, other) = (self.sides[0].came[*one].as_slice(), self.sides[1].came[*other].as_slice());
            if one.iter().min() < other.iter().min() { (other, one) } else { (one, other) }
        })
    }
}

impl Changed {
    /// The letters of a region as this side wrote it.
    pub(crate) fn ids_in(&self, common: &[Letter], region: &Region, side: usize) -> Vec<LetterId> {
        let (mut ids, mut at) = (Vec::new(), region.range.start);
        for nth in &region.hunks[side] {
            let hunk = &self.hunks[*nth].range;
            ids.extend(common[at..hunk.start].iter().map(|letter| letter.id));
            ids.extend(&self.came[*nth]);
            at = hunk.end;
        }
        ids.extend(common[at..region.range.end].iter().map(|letter| letter.id));
        ids
    }

    fn of(common: &[Letter], places: &HashMap<LetterId, usize>, side: Vec<Letter>) -> Self {
        let mut changed = Self { hunks: Vec::new(), came: Vec::new() };
        let mut add = |range: Range<usize>, came: &[Letter]| {
            if !range.is_empty() || !came.is_empty() {
                changed.hunks.push(Hunk { range, insert: came.iter().map(|letter| letter.letter).collect() });
                changed.came.push(came.iter().map(|letter| letter.id).collect());
            }
        };
        let (mut next, mut new) = (0, 0);
        for (at, letter) in side.iter().enumerate() {
            // Letters that stay keep their order.
            if let Some(place) = places.get(&letter.id).filter(|place| **place >= next) {
                add(next..*place, &side[new..at]);
                (next, new) = (place + 1, at + 1);
            }
        }
        add(next..common.len(), &side[new..]);
        changed
    }
}
