//! A text beside the rules that hold for it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use trekker_domain::rule::{Address, EmojiUse, Place, Strictness};
use trekker_domain::text::Language;
use unicode_segmentation::GraphemeCursor;

use crate::address::{self, Form, Spoken};
use crate::finding::{Finding, Mend, Why};
use crate::language::{self, Tongue};
use crate::line::Line;
use crate::parts::parts;
use crate::phrases::moved;
use crate::rulebook::{Held, Rulebook};
use crate::sentences::{Weight, sentences};
use crate::signing::is_signed;
use crate::{capitals, emoji, hashtags, spelled};

/// What is found in one line by itself; places are those of the line.
#[derive(Debug)]
pub(crate) struct Looked {
    pub(crate) tongue: Tongue,
    findings: Vec<Finding>,
    pub(crate) spoken: Vec<Spoken>,
    /// Each with how it goes, where nothing else changes with it.
    emoji: Vec<(Range<usize>, Option<Mend>)>,
    /// Each with what can stand there in its stead.
    exclamations: Vec<(Range<usize>, Option<&'static str>)>,
    pub(crate) weight: Weight,
    /// Where its last word is.
    last_word: Option<Range<usize>>,
}

/// Checks texts by the same rules, and remembers the lines of the last one.
#[derive(Debug)]
pub struct Checker {
    rulebook: Rulebook,
    looked: HashMap<String, Arc<Looked>>,
}

impl Checker {
    pub fn new(rulebook: Rulebook) -> Self {
        Self { rulebook, looked: HashMap::new() }
    }

    /// What was found in a line of the text that was checked last.
    pub(crate) fn looked(&self, line: &str) -> Option<&Looked> {
        self.looked.get(line).map(Arc::as_ref)
    }

    /// All that is against a rule, in the order of the text. Of a text that was checked before only the lines that changed are
    /// looked at.
    pub fn check(&mut self, text: &str) -> Vec<Finding> {
        let mut before = std::mem::take(&mut self.looked);
        let mut lines = Vec::new();
        for (start, line) in parts(text) {
            let known = self.looked.get(line).cloned().or_else(|| before.remove(line));
            let looked = known.unwrap_or_else(|| Arc::new(look(line, &self.rulebook)));
            if !self.looked.contains_key(line) {
                self.looked.insert(line.to_owned(), Arc::clone(&looked));
            }
            lines.push((start, looked));
        }
        let of = |language| lines.iter().filter(|(_, looked)| looked.tongue == Tongue::Known(language)).count();
        let (dutch, english) = (of(Language::Dutch), of(Language::English));
        let most = if dutch >= english { Language::Dutch } else { Language::English };
        let language = self.rulebook.occasion.language.or((dutch + english > 0).then_some(most));
        let mut findings = Vec::new();
        for (start, looked) in &lines {
            findings.extend(looked.findings.iter().map(|finding| moved_finding(finding.clone(), *start)));
        }
        findings.extend(self.addressed(&lines));
        findings.extend(self.emoji(&lines));
        findings.extend(self.exclamations(&lines));
        findings.extend(self.readable(&lines, language));
        findings.extend(self.signed(text, &lines));
        for finding in &mut findings {
            finding.range = widened(text, finding.range.clone());
            finding.mends.retain(|mend| widened(text, mend.range.clone()) == mend.range);
        }
        findings.sort_by_key(|finding| (finding.range.start, finding.range.end));
        findings
    }

    fn addressed(&self, lines: &[(usize, Arc<Looked>)]) -> Vec<Finding> {
        let spoken = || lines.iter().flat_map(|(start, looked)| looked.spoken.iter().map(move |one| (*start, one)));
        let (held, why, wanted) = match self.rulebook.address {
            Some((held, wanted)) => (held, Why::Address(wanted), wanted),
            None => {
                // With no rule, what is said more often is what was meant; else what is said first.
                let formal = spoken().filter(|(_, one)| one.form == Form::Formal).count();
                let familiar = spoken().count() - formal;
                let first = spoken().next().map(|(_, one)| one.form);
                if formal == 0 || familiar == 0 {
                    return Vec::new();
                }
                let is_formal = formal > familiar || (formal == familiar && first == Some(Form::Formal));
                let wanted = if is_formal { Address::U } else { Address::Je };
                let held = Held { rule: None, place: Place::Team, strictness: Strictness::Warn };
                (held, Why::MixedAddress, wanted)
            }
        };
        let against = spoken().filter(|(_, one)| !one.is(wanted));
        against
            .map(|(start, one)| {
                let mends = if wanted == Address::Neutral { Vec::new() } else { one.otherwise.clone() };
                let finding = new_finding(held, one.range.clone(), why.clone(), mends);
                moved_finding(finding, start)
            })
            .collect()
    }

    fn emoji(&self, lines: &[(usize, Arc<Looked>)]) -> Vec<Finding> {
        let Some((held, wanted)) = self.rulebook.emoji else { return Vec::new() };
        let (stay, why) = match wanted {
            EmojiUse::Free => return Vec::new(),
            EmojiUse::None => (0, Why::Emoji),
            EmojiUse::Few => (emoji::FEW, Why::TooManyEmoji { most: emoji::FEW }),
        };
        let all = lines.iter().flat_map(|(start, looked)| looked.emoji.iter().map(move |one| (*start, one)));
        let over = all.skip(stay);
        over.map(|(start, (range, mend))| {
            moved_finding(new_finding(held, range.clone(), why.clone(), mend.iter().cloned().collect()), start)
        })
        .collect()
    }

    fn exclamations(&self, lines: &[(usize, Arc<Looked>)]) -> Vec<Finding> {
        let Some((held, most)) = self.rulebook.exclamation else { return Vec::new() };
        let most = most as usize;
        let all = lines.iter().flat_map(|(start, looked)| {
            looked.exclamations.iter().map(|(range, instead)| (moved(range, *start), *instead))
        });
        all.enumerate()
            .filter_map(|(nth, (range, instead))| {
                let (why, text) = match (nth >= most, range.len() > 1) {
                    (true, _) => (Why::Exclamation { most }, instead),
                    (false, true) => (Why::DoubleExclamation, Some("!")),
                    (false, false) => return None,
                };
                let mend = text.map(|text| Mend { range: range.clone(), text: text.to_owned() });
                Some(new_finding(held, range, why, mend.into_iter().collect()))
            })
            .collect()
    }

    fn readable(&self, lines: &[(usize, Arc<Looked>)], language: Option<Language>) -> Option<Finding> {
        let (held, least) = self.rulebook.readability?;
        // Nobody reckoned this for other languages.
        let known = lines.iter().filter(|(_, looked)| looked.tongue != Tongue::Other);
        let weight = known.fold(Weight::default(), |all, (_, looked)| all.and(looked.weight));
        let points = weight.points(language?)?;
        let last = lines.iter().rev().find_map(|(start, looked)| Some(moved(looked.last_word.as_ref()?, *start)))?;
        (points < least).then(|| new_finding(held, 0..last.end, Why::HardToRead { points, least }, Vec::new()))
    }

    fn signed(&self, text: &str, lines: &[(usize, Arc<Looked>)]) -> Option<Finding> {
        let held = self.rulebook.sign_off?;
        let last = lines.iter().rev().find_map(|(start, looked)| Some(moved(looked.last_word.as_ref()?, *start)))?;
        let is_signed = self.rulebook.occasion.is_signed || is_signed(text);
        (!is_signed).then(|| new_finding(held, last, Why::SignOff, Vec::new()))
    }
}

fn new_finding(held: Held, range: Range<usize>, why: Why, mends: Vec<Mend>) -> Finding {
    Finding { range, why, rule: held.rule, place: held.place, strictness: held.strictness, mends }
}

fn moved_finding(mut finding: Finding, by: usize) -> Finding {
    finding.range = moved(&finding.range, by);
    for mend in &mut finding.mends {
        mend.range = moved(&mend.range, by);
    }
    finding
}

/// The same range up to the next borders of what a reader sees as one letter.
fn widened(text: &str, range: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    // Between two letters of plain text there always is one.
    let is_plain = |at: usize| at > 0 && at < bytes.len() && bytes[at - 1].is_ascii_graphic() && bytes[at].is_ascii();
    let is_border =
        |at: usize| is_plain(at) || GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true);
    let (mut start, mut end) = (range.start, range.end);
    while start > 0 && (!text.is_char_boundary(start) || !is_border(start)) {
        start -= 1;
    }
    while end < text.len() && (!text.is_char_boundary(end) || !is_border(end)) {
        end += 1;
    }
    start..end
}

fn look(text: &str, rules: &Rulebook) -> Looked {
    let mut looked = look_once(text, rules);
    let before = Tally::of(&looked);
    // A mend that does not take its finding away, or brings another, is none. With other words a line may also be taken for
    // another language.
    let tally_after = |mend: &Mend| Tally::of(&look_once(&mend.apply(text), rules));
    let lessens = |mend: &Mend, what: fn(&Tally) -> usize| {
        let after = tally_after(mend);
        what(&after) < what(&before) && after.is_no_more_than(&before)
    };
    for finding in &mut looked.findings {
        finding.mends.retain(|mend| lessens(mend, |tally| tally.findings));
    }
    for one in &mut looked.spoken {
        let what: fn(&Tally) -> usize = match one.form {
            Form::Formal => |tally| tally.formal,
            Form::Familiar | Form::Plural => |tally| tally.familiar,
        };
        // One of the two grows by what the other loses.
        one.otherwise.retain(|mend| {
            let spoken = |tally: &Tally| tally.formal + tally.familiar;
            let after = tally_after(mend);
            let apart = Tally { formal: 0, familiar: 0, ..after };
            // `je je aanmelden`: of `u zich` each is one of the two.
            let had_zich = text.get(mend.range.clone()).is_some_and(|range| range.contains("zich"));
            let most = spoken(&before) + usize::from(had_zich);
            what(&after) < what(&before) && spoken(&after) <= most && apart.is_no_more_than(&before)
        });
    }
    for (_, mend) in &mut looked.emoji {
        *mend = mend.take().filter(|mend| lessens(mend, |tally| tally.emoji));
    }
    for (range, instead) in &mut looked.exclamations {
        *instead = instead.filter(|instead| {
            lessens(&Mend { range: range.clone(), text: (*instead).to_owned() }, |tally| tally.exclamations)
        });
    }
    looked
}

/// How much is found in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tally {
    findings: usize,
    formal: usize,
    familiar: usize,
    emoji: usize,
    exclamations: usize,
}

impl Tally {
    fn of(looked: &Looked) -> Self {
        let formal = looked.spoken.iter().filter(|one| one.form == Form::Formal).count();
        Self {
            findings: looked.findings.len(),
            formal,
            familiar: looked.spoken.len() - formal,
            emoji: looked.emoji.len(),
            exclamations: looked.exclamations.len(),
        }
    }

    fn is_no_more_than(&self, other: &Self) -> bool {
        self.findings <= other.findings
            && self.formal <= other.formal
            && self.familiar <= other.familiar
            && self.emoji <= other.emoji
            && self.exclamations <= other.exclamations
    }
}

fn look_once(text: &str, rules: &Rulebook) -> Looked {
    let line = Line::of(text);
    let tongue = rules.occasion.language.map_or_else(|| language::of_line(&line), Tongue::Known);
    let mut findings = rules.words.find(&line);
    let built_in = |lists: &Option<[crate::phrases::Phrases; 2]>| {
        let [dutch, english] = lists.as_ref()?;
        Some(match tongue {
            Tongue::Known(Language::Dutch) => dutch.find(&line),
            Tongue::Known(Language::English) => english.find(&line),
            Tongue::Other => Vec::new(),
            Tongue::Unclear => [dutch.find(&line), english.find(&line)].concat(),
        })
    };
    findings.extend(built_in(&rules.inclusive).unwrap_or_default());
    findings.extend(built_in(&rules.machine_like).unwrap_or_default());
    findings.extend(rules.names.find(&line));
    if let Some(held) = rules.capitals {
        let loud = capitals::capitals(&line, &rules.names).into_iter();
        findings.extend(loud.map(|(range, mend)| new_finding(held, range, Why::Capitals, vec![mend])));
    }
    if let Some(held) = rules.hashtags {
        let run_together = hashtags::hashtags(&line).into_iter();
        findings.extend(run_together.map(|(range, mend)| new_finding(held, range, Why::Hashtag, vec![mend])));
    }
    if let (Some(held), Some(language)) = (rules.dictionary, tongue.known()) {
        // What another rule finds is said once.
        let mut unknown = spelled::misspelled(&line, language, rules);
        unknown.retain(|(range, _)| {
            findings.iter().all(|other| other.range.end <= range.start || range.end <= other.range.start)
        });
        findings.extend(unknown.into_iter().map(|(range, mends)| new_finding(held, range, Why::Misspelled, mends)));
    }
    if let Some((held, most)) = rules.sentence_length {
        let most = most as usize;
        let counted = sentences(&line).into_iter().map(|words| (line.count(words.clone()), words));
        findings.extend(counted.filter(|(count, _)| *count > most).filter_map(|(count, words)| {
            let range = line.words.get(words.start)?.range.start..line.words.get(words.end - 1)?.range.end;
            Some(new_finding(held, range, Why::LongSentence { words: count, most }, Vec::new()))
        }));
    }
    Looked {
        tongue,
        findings,
        spoken: match tongue {
            Tongue::Known(Language::English) | Tongue::Other => Vec::new(),
            Tongue::Known(Language::Dutch) | Tongue::Unclear => address::spoken(&line),
        },
        emoji: emoji::emoji(&line).into_iter().map(|(range, mend)| (range, Some(mend))).collect(),
        exclamations: exclamations(&line),
        weight: Weight::of(&line, tongue.known()),
        last_word: line.words.last().map(|word| word.range.clone()),
    }
}

/// Exclamation marks, those that stand together as one.
fn exclamations(line: &Line<'_>) -> Vec<(Range<usize>, Option<&'static str>)> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in line.text.match_indices('!') {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found.retain(|range| !line.is_left_alone(range));
    let instead = |range: &Range<usize>| {
        let (before, after) = line.around(range);
        let next = line.text[range.end..].trim_start().chars().next();
        match (before, after) {
            // Another sign ends the sentence already.
            (Some('?' | '.' | '…'), _) | (_, Some('?')) => Some(""),
            // Nothing was said yet.
            (None, _) => None,
            // Within a sentence (`let op! als het regent`, `(niet jonger!)`) no full stop can stand.
            _ if next.is_some_and(|next| next.is_lowercase() || matches!(next, ')' | ',')) => None,
            _ => Some("."),
        }
    };
    found.into_iter().map(|range| (range.clone(), instead(&range))).collect()
}
