//! Taking back what one person did, without taking back anything of anybody else.

use std::collections::{BTreeSet, HashMap};

use automerge::{ChangeHash, ROOT, ReadDoc};
use trekker_domain::columns::Cell;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::fields::meaning_of;
use trekker_domain::text::{Splice, TextEdit};

use crate::actor::{DevicePrefix, device_of};
use crate::apart::{Letter, LetterId, letters};
use crate::choices::values_of;
use crate::document::Document;
use crate::reading::maker_of;

/// How to take back one change of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// The change to take back.
    change: [u8; 32],
    /// Whose it was.
    by: DevicePrefix,
    cells: Vec<Put>,
    /// From the text just after the change to the one before it: one splice for each place, positions in the text after.
    text: Vec<Splice>,
}

/// What a change did to one column. Values that stood beside each other are all there, the one that counted first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Put {
    pub(crate) key: String,
    pub(crate) before: Vec<Cell>,
    pub(crate) after: Vec<Cell>,
}

/// What can be taken back, and what cannot since somebody has chosen otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TakeBack {
    pub writes: Vec<Write>,
    /// Whose choice stands now, by their actor, for each column that is left alone.
    pub left_alone: Vec<Option<DevicePrefix>>,
}

impl Undo {
    pub(crate) fn of_cells(change: [u8; 32], by: DevicePrefix, cells: Vec<Put>) -> Self {
        Self { change, by, cells, text: Vec::new() }
    }

    /// `splices`: one for each place, the last place first.
    pub(crate) fn of_text(change: [u8; 32], by: DevicePrefix, before: &str, splices: &[Splice]) -> Self {
        let letters: Vec<char> = before.chars().collect();
        let mut text = Vec::with_capacity(splices.len());
        let mut moved = 0_isize;
        for splice in splices.iter().rev() {
            let insert: String = letters[splice.at..splice.at + splice.delete].iter().collect();
            let delete = splice.insert.chars().count();
            text.push(Splice { at: splice.at.saturating_add_signed(moved), delete, insert });
            moved += delete.cast_signed() - splice.delete.cast_signed();
        }
        Self { change, by, cells: Vec::new(), text }
    }

    /// The change that this takes back.
    pub fn change(&self) -> [u8; 32] {
        self.change
    }

    /// For a change that made a document: into the bin with it.
    pub fn into_bin(mut self) -> Self {
        self.cells = vec![Put { key: columns::BINNED.to_owned(), before: vec![Cell::Flag(true)], after: Vec::new() }];
        self.text.clear();
        self
    }

    /// What to write now. Of the text the letters go that the change put there, and come back those that it took away; a
    /// column goes back only if what stands there is what the change put, and this device put it there: by the change itself, or by taking back
    /// a later one.
    pub fn take_back(&self, document: &Document) -> TakeBack {
        let mut back = TakeBack::default();
        for put in &self.cells {
            if !self.stands(document, put) {
                back.left_alone.push(whose(document, &put.key));
                continue;
            }
            let key = put.key.clone();
            back.writes.push(match put.before.as_slice() {
                [] => Write::Clear { key },
                [cell] => Write::Put { key, cell: cell.clone() },
                several => Write::PutBeside { key, cells: several.to_vec() },
            });
        }
        if let Some(edit) = self.text_back(document) {
            back.writes.push(Write::Text(edit));
        }
        back
    }

    /// The text's way back, on the text as it is now.
    ///
    /// Letters of the change may have been taken away since, and put back by undoing that: they are other letters to
    /// Automerge, and count as the same here.
    fn text_back(&self, document: &Document) -> Option<TextEdit> {
        if self.text.is_empty() {
            return None;
        }
        let then = letters(document, &[ChangeHash(self.change)])?;
        let shown = document.shown();
        let ids = match document.spelled_out() {
            Some((document, heads)) => shown.ids(&document, &heads)?,
            None => shown.ids(document, &document.automerge.get_heads())?,
        };
        let now: Vec<(Option<LetterId>, char)> = ids.into_iter().zip(shown.text.chars()).collect();
        let places = self.places_then(&then, &now);
        // The places are in their order.
        let is_gone = |place: usize| {
            let next = self.text.partition_point(|back| back.at + back.delete <= place);
            self.text.get(next).is_some_and(|back| back.at <= place)
        };
        let mut splices: Vec<Splice> = Vec::new();
        // By the places of then: what this takes away now.
        let mut goes = vec![false; then.len()];
        for (at, place) in places.iter().enumerate() {
            let is_others = now[at].0.as_ref().is_some_and(|id| shown.is_by_several(id));
            let Some(place) = place.filter(|place| is_gone(*place) && !is_others) else { continue };
            goes[place] = true;
            match splices.last_mut().filter(|last| last.at + last.delete == at) {
                Some(last) => last.delete += 1,
                None => splices.push(Splice { at, delete: 1, insert: String::new() }),
            }
        }
        // Behind the last letter that stood before a place of then.
        let mut behind = vec![0; then.len() + 1];
        for (at, place) in places.iter().enumerate() {
            if let Some(place) = place {
                behind[place + 1] = behind[place + 1].max(at + 1);
            }
        }
        for place in 1..behind.len() {
            behind[place] = behind[place].max(behind[place - 1]);
        }
        // Where nothing is left of what was put in their place somebody has put something else, or the same.
        let is_free = |back: &&Splice| back.delete == 0 || goes[back.at..back.at + back.delete].contains(&true);
        for back in self.text.iter().filter(|back| !back.insert.is_empty()).filter(is_free) {
            let at = behind[back.at.min(then.len())];
            splices.push(Splice { at, delete: 0, insert: back.insert.clone() });
        }
        // The last place first: no position moves before its turn.
        splices.sort_by_key(|splice| (std::cmp::Reverse(splice.at), splice.delete == 0));
        Some(TextEdit { seen: document.version(), splices })
    }

    /// For each letter of now, which letter of the text just after the change it is; `None` for those that came since.
    fn places_then(&self, then: &[Letter], now: &[(Option<LetterId>, char)]) -> Vec<Option<usize>> {
        let place_of: HashMap<LetterId, usize> =
            then.iter().enumerate().map(|(place, letter)| (letter.id, place)).collect();
        let mut places: Vec<Option<usize>> = now.iter().map(|(id, _)| place_of.get(id.as_ref()?).copied()).collect();
        let mut at = 0;
        while at < now.len() {
            if places[at].is_some() {
                at += 1;
                continue;
            }
            // Between two letters that stayed: what went, and what came. Mine that came are what undoing put back.
            let end = (at..now.len()).find(|other| places[*other].is_some()).unwrap_or(now.len());
            let mut went = at.checked_sub(1).and_then(|before| places[before]).map_or(0, |place| place + 1);
            let last = places.get(end).copied().flatten().unwrap_or(then.len());
            // By letter, since a whole long text may have come back.
            let mut left: HashMap<char, BTreeSet<usize>> = HashMap::new();
            for place in went..last {
                left.entry(then[place].letter).or_default().insert(place);
            }
            for in_order in [true, false] {
                // In their order first. What is left over came back around something written on an older version.
                for came in at..end {
                    if places[came].is_some() || now[came].0.and_then(|id| device_of(id.actor())) != Some(self.by) {
                        continue;
                    }
                    let Some(same_letters) = left.get_mut(&now[came].1) else { continue };
                    let from = if in_order { went } else { 0 };
                    if let Some(same) = same_letters.range(from..).next().copied() {
                        places[came] = Some(same);
                        same_letters.remove(&same);
                        went = same + 1;
                    }
                }
            }
            at = end;
        }
        places
    }

    /// Whether what this put in a column is what stands there, all of it and by this device.
    fn stands(&self, document: &Document, put: &Put) -> bool {
        let said = |cell: Cell| Some(cell).filter(|cell| !cell.is_nothing());
        let values = values_of(document, &put.key);
        let is_mine = values.iter().all(|(_, id)| maker_of(id) == Some(self.by));
        let mut now: BTreeSet<Option<Cell>> = values.into_iter().map(|(cell, _)| said(cell)).collect();
        let mut then: BTreeSet<Option<Cell>> = put.after.iter().cloned().map(said).collect();
        for cells in [&mut now, &mut then] {
            if cells.is_empty() {
                cells.insert(None);
            }
        }
        is_mine && now == then
    }
}

fn whose(document: &Document, key: &str) -> Option<DevicePrefix> {
    // Columns a newer Trekker added are nobody's to name here.
    meaning_of(document.kind, key).field()?;
    document.automerge.get(ROOT, key).ok()?.and_then(|(_, id)| maker_of(&id))
}
