//! Tables of texts with what is found in them, and how they read when it is mended.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

use std::sync::{Arc, LazyLock};

use trekker_domain::id::DocId;
use trekker_domain::open::Open;
use trekker_domain::rule::{Rule, Sort};
use trekker_voice::{Checker, Finding, Occasion, Rulebook, Speller};

struct Case {
    rules: Vec<Rule>,
    text: String,
    found: Vec<std::ops::Range<usize>>,
    mended: Option<String>,
    line: usize,
}

/// `address=je; avoid=gratis>kosteloos|vrij`
fn rules_of(line: &str) -> Vec<Rule> {
    let said = line.split(';').map(str::trim).filter(|said| !said.is_empty());
    said.enumerate()
        .map(|(nth, said)| {
            let (sort, about) = said.split_once('=').unwrap_or((said, ""));
            let (about, instead) = about.split_once('>').unwrap_or((about, ""));
            let sort = Open::<Sort>::from_word(sort.trim()).known().unwrap_or_else(|| panic!("a sort: {said}"));
            Rule {
                instead: instead.replace('|', "\n"),
                ..Rule::new(DocId([u8::try_from(nth).expect("few") + 1; 16]), sort, about)
            }
        })
        .collect()
}

fn cases(table: &str) -> Vec<Case> {
    let mut rules = Vec::new();
    let mut cases = Vec::new();
    for (nth, line) in table.lines().enumerate() {
        if let Some(said) = line.strip_prefix('@').filter(|said| said.is_empty() || said.starts_with(' ')) {
            rules = rules_of(said);
            continue;
        }
        if line.is_empty() || line.starts_with("# ") {
            continue;
        }
        let line = line.replace('¶', "\n");
        let (marked, mended) = match line.split_once(" -> ") {
            Some((marked, mended)) => (marked, Some(mended.to_owned())),
            None => (line.as_str(), None),
        };
        let (mut text, mut found, mut open) = (String::new(), Vec::new(), 0);
        for letter in marked.trim_end().chars() {
            match letter {
                '{' => open = text.len(),
                '}' => found.push(open..text.len()),
                _ => text.push(letter),
            }
        }
        cases.push(Case { rules: rules.clone(), text, found, mended, line: nth + 1 });
    }
    cases
}

fn checked(rules: &[Rule], text: &str) -> Vec<Finding> {
    static SPELLER: LazyLock<Arc<Speller>> = LazyLock::new(|| Arc::new(Speller::new([])));
    Checker::new(Rulebook::new(rules, Occasion::default()).with_speller(Arc::clone(&SPELLER))).check(text)
}

/// With the first mend of each finding, from the end on. One that another mend has covered is left.
fn mended(text: &str, findings: &[Finding]) -> String {
    let mut mended = text.to_owned();
    let mut until = text.len();
    for finding in findings.iter().rev() {
        if let Some(mend) = finding.mends.first().filter(|mend| mend.range.end <= until) {
            until = mend.range.start;
            mended = mend.apply(&mended);
        }
    }
    mended
}

fn all_hold(table: &str, least: usize) {
    let cases = cases(table);
    assert!(cases.len() >= least, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for Case { rules, text, found, mended: wanted, line } in &cases {
        let findings = checked(rules, text);
        let ranges: Vec<_> = findings.iter().map(|finding| finding.range.clone()).collect();
        if ranges != *found {
            let said: Vec<&str> = ranges.into_iter().map(|range| &text[range]).collect();
            wrong.push(format!("{line}: {text:?} finds {said:?}"));
        } else if let Some(wanted) = wanted {
            let mended = mended(text, &findings);
            if mended != *wanted {
                wrong.push(format!("{line}: {text:?} becomes {mended:?} and not {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn dutch_texts() {
    all_hold(include_str!("nl.txt"), 300);
}

#[test]
fn english_texts() {
    all_hold(include_str!("en.txt"), 150);
}

#[test]
fn dutch_spelling() {
    all_hold(include_str!("spelling-nl.txt"), 90);
}

#[test]
fn english_spelling() {
    all_hold(include_str!("spelling-en.txt"), 80);
}
