//! Who knew of what when they wrote, from the descriptions of the changes alone.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use automerge::ChangeHash;

use crate::actor::{DevicePrefix, device_of, is_body};
use crate::document::Document;
use crate::seed;

/// So far back a document is looked through for places where changes made apart come together.
const LOOK_BACK: usize = 1_000;
/// The newest of these places.
const MOST_MERGES: usize = 64;
/// Two who wrote more than this apart are not compared.
const MOST_WALKED: usize = 8_000;
/// So many that came together at one place are compared with each other.
pub(crate) const MOST_TIPS: usize = 8;

/// How two changes stand to each other.
#[derive(Debug)]
pub(crate) struct Fork {
    /// The newest that both know: with the bodies of the first texts both know, which are nobody's writing.
    pub(crate) common: Vec<ChangeHash>,
    /// The two changes, each with those bodies.
    pub(crate) sides: [Vec<ChangeHash>; 2],
    /// Who wrote what one of them knows and the other does not.
    pub(crate) authors: [Vec<DevicePrefix>; 2],
    /// Both know nothing in common: they made the document apart.
    pub(crate) is_from_the_start: bool,
}

/// Whose changes are known to whom.
const OF_ONE: u8 = 1;
const OF_OTHER: u8 = 2;
const BOTH: u8 = OF_ONE | OF_OTHER;
/// Known through a newer change that both know.
const OLDER: u8 = 4;

/// Changes on the way back from two of them, the newest first.
struct Walk<'a> {
    document: &'a Document,
    known: BTreeMap<ChangeHash, u8>,
    waiting: BinaryHeap<(u64, ChangeHash)>,
    /// How many that wait are not known to be common.
    apart: usize,
}

impl Walk<'_> {
    fn add(&mut self, hash: ChangeHash, of: u8) {
        if let Some(before) = self.known.get_mut(&hash) {
            let becomes_common = *before & BOTH != BOTH && (*before | of) & BOTH == BOTH;
            *before |= of;
            self.apart = self.apart.saturating_sub(usize::from(becomes_common));
        } else if let Some(about) = self.document.automerge.get_change_meta_by_hash(&hash) {
            self.known.insert(hash, of);
            self.waiting.push((about.max_op, hash));
            self.apart += usize::from(of & BOTH != BOTH);
        }
    }

    fn is_common(&self, hash: &ChangeHash) -> bool {
        self.known.get(hash).is_some_and(|of| of & BOTH == BOTH)
    }
}

/// Compares what two changes know. `None`: one knows the other, or they are too far apart to tell.
pub(crate) fn fork(document: &Document, one: ChangeHash, other: ChangeHash) -> Option<Fork> {
    let mut walk = Walk { document, known: BTreeMap::new(), waiting: BinaryHeap::new(), apart: 0 };
    walk.add(one, OF_ONE);
    walk.add(other, OF_OTHER);
    let mut authors: [BTreeSet<DevicePrefix>; 2] = Default::default();
    let (mut is_apart, mut bodies, mut walked) = ([false; 2], Vec::new(), 0);
    while walk.apart > 0
        && let Some((_, hash)) = walk.waiting.pop()
    {
        walked += 1;
        if walked > MOST_WALKED {
            return None;
        }
        let about = document.automerge.get_change_meta_by_hash(&hash)?;
        let of = walk.known.get(&hash).copied().unwrap_or_default();
        let is_common = of & BOTH == BOTH;
        if !is_common {
            walk.apart -= 1;
            let side = usize::from(of & OF_OTHER != 0);
            if is_body(about.actor.to_bytes()) {
                bodies.push((hash, about.deps.first().copied()));
            } else {
                is_apart[side] = true;
                authors[side].extend(device_of(about.actor.to_bytes()));
            }
        }
        for dep in about.deps {
            walk.add(dep, if is_common { BOTH | OLDER } else { of });
        }
    }
    if is_apart != [true; 2] {
        return None;
    }
    let newest = walk.known.iter().filter(|(_, of)| **of & (BOTH | OLDER) == BOTH);
    let mut common: Vec<ChangeHash> = newest.map(|(hash, _)| *hash).collect();
    let mut sides = [vec![one], vec![other]];
    // Whoever knows a first text knows its letters.
    for (body, making) in bodies {
        if making.is_some_and(|making| walk.is_common(&making)) {
            common.push(body);
            sides.iter_mut().for_each(|side| side.push(body));
        }
    }
    let is_from_the_start = common.iter().all(|hash| seed::hash(document.kind) == Some(*hash));
    Some(Fork { common, sides, authors: authors.map(|of| of.into_iter().collect()), is_from_the_start })
}

/// Where changes made apart come together, the newest first: what is known there, two changes or more, and how far back it
/// is.
pub(crate) type Merges = Vec<(usize, Vec<ChangeHash>)>;

/// All of them, seen from these heads. `before`: those seen from other heads.
pub(crate) fn merges(document: &Document, heads: &[ChangeHash], before: Option<&(Vec<ChangeHash>, Merges)>) -> Merges {
    let place = |hash: &ChangeHash| Some((document.automerge.get_change_meta_by_hash(hash)?.max_op, *hash));
    let sorted = |mut hashes: Vec<ChangeHash>| {
        hashes.sort_unstable();
        hashes
    };
    let mut merges = Vec::new();
    if heads.len() > 1 {
        merges.push((0, sorted(heads.to_vec())));
    }
    if let ([head], Some((heads_before, merges_before))) = (heads, before)
        && let Some(about) = document.automerge.get_change_meta_by_hash(head)
        && sorted(about.deps) == sorted(heads_before.clone())
    {
        // One change further than then: the way back goes on as it did.
        merges.extend(merges_before.iter().map(|(back, known)| (back + 1, known.clone())));
        merges.retain(|(back, _)| *back <= LOOK_BACK);
        merges.truncate(MOST_MERGES);
        return merges;
    }
    let mut waiting: BinaryHeap<(u64, ChangeHash)> = heads.iter().filter_map(place).collect();
    let mut known: BTreeSet<ChangeHash> = heads.iter().copied().collect();
    for back in 1..=LOOK_BACK {
        let Some((_, hash)) = waiting.pop().filter(|_| merges.len() < MOST_MERGES) else { break };
        let Some(about) = document.automerge.get_change_meta_by_hash(&hash) else { continue };
        for dep in about.deps.iter().filter(|dep| known.insert(**dep)) {
            waiting.extend(place(dep));
        }
        if about.deps.len() > 1 {
            merges.push((back, sorted(about.deps)));
        }
    }
    merges
}

/// Those of the heads that are compared: the same on every device.
pub(crate) fn tips(heads: &[ChangeHash]) -> Vec<ChangeHash> {
    let mut tips = heads.to_vec();
    tips.sort_unstable();
    tips.truncate(MOST_TIPS);
    tips
}
