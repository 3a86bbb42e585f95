//! Overlaps: where two people changed the same sentence of a text without knowing of each other, and corrections that both
//! made alike. Neighbouring sentences never overlap: else people would stop looking.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::id::PersonId;

/// A sentence that two or more changed apart, as it stands in the text until somebody settles it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Each stands for what two of them changed there, the same on every device; see [`Edit::Settle`](crate::edit::Edit::Settle).
    pub keys: Vec<String>,
    /// Where it stands, in Unicode scalar values.
    pub range: Range<usize>,
    /// How it reads together.
    pub reads: String,
    /// Two or more.
    pub sides: Vec<Side>,
}

/// How it reads as one of them wrote it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// Who wrote it; with nobody: it is not known.
    pub by: Vec<PersonId>,
    pub words: String,
}

/// One place of a text that somebody changed: what of the text went, in Unicode scalar values, and what came there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    pub range: Range<usize>,
    pub insert: String,
}

impl Hunk {
    /// Whether the text reads otherwise. Words may go and come back, by an undo.
    fn is_other(&self, base: &[char]) -> bool {
        !self.insert.chars().eq(base[self.range.clone()].iter().copied())
    }
}

/// What two sides' changes of one text have to do with each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    pub regions: Vec<Region>,
    /// The hunks that both made alike, by their numbers: the one's and the other's.
    pub twins: Vec<(usize, usize)>,
}

/// Whole sentences of the text that both sides changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// No hunk crosses its ends. Empty where both only put something in.
    pub range: Range<usize>,
    /// The numbers of the hunks in it, of the one side and of the other.
    pub hunks: [Vec<usize>; 2],
}

impl Region {
    /// How it reads with the hunks of one side.
    pub fn wording(&self, base: &[char], hunks: &[Hunk], side: usize) -> String {
        let (mut words, mut at) = (String::new(), self.range.start);
        for hunk in self.hunks[side].iter().map(|nth| &hunks[*nth]) {
            words.extend(&base[at..hunk.range.start]);
            words.push_str(&hunk.insert);
            at = hunk.range.end;
        }
        words.extend(&base[at..self.range.end]);
        words
    }
}

/// More pairs of hunks than these in the same sentences: both wrote the text anew, and the whole of it is one region.
const MOST_PAIRS: usize = 50_000;

/// Compares the changes that two made apart in the same text. The hunks of each side are in their order, with at least a
/// letter of the text between them.
pub fn meet(base: &str, sides: [&[Hunk]; 2]) -> Met {
    let letters: Vec<char> = base.chars().collect();
    let twins = twins(sides);
    let sentences = sentences(base);
    let touching = |side: usize| -> Vec<Touching> {
        let is_twin = |nth: usize| twins.binary_search_by_key(&nth, |pair| [pair.0, pair.1][side]).is_ok();
        let apart = sides[side].iter().enumerate().filter(|(nth, _)| !is_twin(*nth));
        apart.map(|(nth, hunk)| Touching::of(nth, hunk, &letters, &sentences)).collect()
    };
    let (one, other) = (touching(0), touching(1));
    let mut regions: Vec<Growing> = Vec::new();
    let (mut first, mut pairs) = (0, 0);
    for of_one in &one {
        while other.get(first).is_some_and(|of_other| of_other.extent.end < of_one.extent.start) {
            first += 1;
        }
        for of_other in other[first..].iter().take_while(|of_other| of_other.extent.start <= of_one.extent.end) {
            if of_one.meets(of_other) {
                regions.push(Growing::of(of_one, of_other));
                pairs += 1;
            }
        }
        if pairs > MOST_PAIRS {
            let all = |side: usize| (0..sides[side].len()).collect();
            return Met { regions: vec![Region { range: 0..letters.len(), hunks: [all(0), all(1)] }], twins };
        }
    }
    let regions = grown(regions, sides);
    Met { regions: regions.into_iter().map(|region| region.with_hunks(sides)).collect(), twins }
}

/// Where the sentences stand, without the white space around them. A line break ends a sentence.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut sentences = Vec::new();
    for sentence in text.split_sentence_bounds() {
        let length = sentence.chars().count();
        let before = sentence.chars().take_while(|letter| letter.is_whitespace()).count();
        let after = sentence.chars().rev().take_while(|letter| letter.is_whitespace()).count();
        if before < length {
            sentences.push(at + before..at + length - after);
        }
        at += length;
    }
    sentences
}

/// Both lists are in their order.
fn twins(sides: [&[Hunk]; 2]) -> Vec<(usize, usize)> {
    let mut twins = Vec::new();
    let (mut one, mut other) = (0, 0);
    while let (Some(mine), Some(theirs)) = (sides[0].get(one), sides[1].get(other)) {
        let place = |hunk: &Hunk| (hunk.range.start, hunk.range.end);
        match place(mine).cmp(&place(theirs)) {
            std::cmp::Ordering::Less => one += 1,
            std::cmp::Ordering::Greater => other += 1,
            std::cmp::Ordering::Equal => {
                if mine.insert == theirs.insert {
                    twins.push((one, other));
                }
                (one, other) = (one + 1, other + 1);
            }
        }
    }
    twins
}

/// A hunk and how far what it changes goes.
struct Touching {
    nth: usize,
    range: Range<usize>,
    puts: bool,
    is_other: bool,
    /// Its range and the whole sentences that it changes.
    extent: Range<usize>,
    /// What is only put in, and in no sentence, stands here: blanks on the same line do not part two places.
    between: Option<usize>,
}

impl Touching {
    fn of(nth: usize, hunk: &Hunk, base: &[char], sentences: &[Range<usize>]) -> Self {
        let (range, puts, is_other) = (hunk.range.clone(), !hunk.insert.is_empty(), hunk.is_other(base));
        let touches = |sentence: &&Range<usize>| match range.is_empty() {
            true => strictly_in(range.start, sentence),
            false => sentence.start < range.end && range.start < sentence.end,
        };
        let first = sentences.partition_point(|sentence| sentence.end <= range.start);
        let near = sentences[first..].iter().take_while(|sentence| sentence.start <= range.end);
        let hull = |extent: Range<usize>, sentence: &Range<usize>| {
            extent.start.min(sentence.start)..extent.end.max(sentence.end)
        };
        let extent = near.filter(touches).filter(|_| is_other).fold(range.clone(), hull);
        if !extent.is_empty() {
            return Self { nth, range, puts, is_other, extent, between: None };
        }
        let blanks = base[range.start..].iter().take_while(|letter| letter.is_whitespace() && **letter != '\n').count();
        let place = range.start + blanks;
        Self { nth, extent: range.start..place, range, puts, is_other, between: Some(place) }
    }

    /// What comes in the stead of several letters is put between them, and meets nothing that is put before or behind them.
    /// What comes in the stead of one has no such place.
    fn is_put_at(&self, place: usize) -> bool {
        self.puts && self.range.len() == 1 && self.range.start == place
    }

    fn meets(&self, other: &Self) -> bool {
        // What reads as before was only taken out and put back: that is in the way of the very letters alone.
        let reach = |one: &Self| if self.is_other && other.is_other { one.extent.clone() } else { one.range.clone() };
        match (self.between, other.between) {
            (Some(mine), Some(theirs)) => mine == theirs,
            (Some(_), None) => strictly_in(self.range.start, &reach(other)) || other.is_put_at(self.range.start),
            (None, Some(_)) => strictly_in(other.range.start, &reach(self)) || self.is_put_at(other.range.start),
            (None, None) => {
                let (mine, theirs) = (reach(self), reach(other));
                match (mine.is_empty(), theirs.is_empty()) {
                    (true, _) => strictly_in(mine.start, &theirs),
                    (_, true) => strictly_in(theirs.start, &mine),
                    (false, false) => mine.start < theirs.end && theirs.start < mine.end,
                }
            }
        }
    }
}

fn strictly_in(place: usize, range: &Range<usize>) -> bool {
    range.start < place && place < range.end
}

/// A region in the making: with what is put in at its very ends only where that is part of what met.
struct Growing {
    range: Range<usize>,
    met: [Vec<usize>; 2],
}

impl Growing {
    fn of(one: &Touching, other: &Touching) -> Self {
        let reach = |one: &Touching| if one.between.is_some() { one.range.clone() } else { one.extent.clone() };
        let (one_reach, other_reach) = (reach(one), reach(other));
        let range = one_reach.start.min(other_reach.start)..one_reach.end.max(other_reach.end);
        Self { range, met: [vec![one.nth], vec![other.nth]] }
    }

    fn with_hunks(self, sides: [&[Hunk]; 2]) -> Region {
        let within = |side: usize| -> Vec<usize> {
            let first = sides[side].partition_point(|hunk| hunk.range.end < self.range.start);
            let near = sides[side].iter().enumerate().skip(first);
            near.take_while(|(_, hunk)| hunk.range.start <= self.range.end)
                .filter(|(nth, hunk)| {
                    let is_inside = match hunk.range.is_empty() {
                        true => strictly_in(hunk.range.start, &self.range),
                        false => self.range.start <= hunk.range.start && hunk.range.end <= self.range.end,
                    };
                    is_inside || self.met[side].contains(nth)
                })
                .map(|(nth, _)| nth)
                .collect()
        };
        Region { hunks: [within(0), within(1)], range: self.range }
    }
}

/// Regions that touch are one, and no hunk reaches over the end of one.
fn grown(mut regions: Vec<Growing>, sides: [&[Hunk]; 2]) -> Vec<Growing> {
    loop {
        regions.sort_by_key(|region| (region.range.start, region.range.end));
        let mut joined: Vec<Growing> = Vec::with_capacity(regions.len());
        for region in regions {
            match joined.last_mut().filter(|last| region.range.start <= last.range.end) {
                Some(last) => {
                    last.range.end = last.range.end.max(region.range.end);
                    for (met, more) in last.met.iter_mut().zip(region.met) {
                        met.extend(more);
                        met.sort_unstable();
                        met.dedup();
                    }
                }
                None => joined.push(region),
            }
        }
        let mut has_grown = false;
        for region in &mut joined {
            for hunks in sides {
                let first = hunks.partition_point(|hunk| hunk.range.end <= region.range.start);
                for hunk in &hunks[first..] {
                    if hunk.range.start >= region.range.end {
                        break;
                    }
                    let wide = region.range.start.min(hunk.range.start)..region.range.end.max(hunk.range.end);
                    has_grown |= wide != region.range;
                    region.range = wide;
                }
            }
        }
        if !has_grown {
            return joined;
        }
        regions = joined;
    }
}

#[cfg(test)]
#[path = "overlap_tests.rs"]
mod tests;
