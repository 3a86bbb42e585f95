//! Lists in columns: Markdown tables, and lines with `;`, `,` or tabs between their cells.

use super::doubts;
use super::heads::{self, Head};
use super::marks::{bare, flat};
use super::pairs::{Or, add, one_space, words};
use super::settle::Said;

/// What each column has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) separator: char,
    heads: Vec<Option<Head>>,
}

/// A line as a heading of columns: two or more of them, all of which say what is under them but for one.
pub(super) fn heading(line: &str) -> Option<Columns> {
    ['|', ';', '\t', ','].into_iter().find_map(|separator| {
        let heads: Vec<Option<Head>> =
            cells(line, separator)?.iter().map(|cell| heads::label(&flat(cell).text)).collect();
        let known = heads.iter().flatten().count();
        let has_words = heads.iter().flatten().any(|head| !matches!(head, Head::Use | Head::Why));
        (heads.len() > 1 && has_words && known > 1 && known + 1 >= heads.len()).then_some(Columns { separator, heads })
    })
}

/// `|---|:--:|`
pub(super) fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '\t'))
}

/// A line under no heading: what to avoid, what to say, why.
pub(super) fn without_heading(line: &str, or: Or) -> Option<Said> {
    [';', '\t'].into_iter().find_map(|separator| {
        let count = cells(line, separator)?.len();
        let heads = vec![Some(Head::Avoid), Some(Head::Use), Some(Head::Why)];
        let said = if (2..=3).contains(&count) { Columns { separator, heads }.said(line, or) } else { None };
        said.filter(|said| !doubts::are_doubtful(&said.right))
    })
}

impl Columns {
    /// What a line of it says; `None`: it has no such cells.
    pub(super) fn said(&self, line: &str, or: Or) -> Option<Said> {
        let mut found = Said::default();
        let mut forms = Vec::new();
        for (cell, head) in cells(line, self.separator)?.iter().zip(&self.heads) {
            let cell = flat(cell).text;
            if cell.trim().is_empty() {
                continue;
            }
            match head {
                Some(Head::Avoid) => found.avoid.extend(words(&cell, or)?),
                Some(Head::Careful) => found.careful.extend(words(&cell, or)?),
                Some(Head::Spelling) => found.names.push(one_space(bare(&cell))),
                Some(Head::Word) => forms.extend(words(&cell, or)?),
                // What is a sentence explains.
                Some(Head::Use) => match words(&cell, or).filter(|_| cell.split_whitespace().count() <= 8) {
                    Some(words) => found.right.extend(words),
                    None => add(&mut found.reason, &cell),
                },
                Some(Head::Why) | None => add(&mut found.reason, &cell),
            }
        }
        // A word with another beside it is not to be said; one with an explanation is one to think about.
        match (found.right.is_empty(), found.reason.is_empty()) {
            (false, _) => found.avoid.extend(forms),
            (true, false) if !found.avoid.is_empty() => found.right.extend(forms),
            (true, false) => found.careful.extend(forms),
            (true, true) if !found.avoid.is_empty() => found.right.extend(forms),
            (true, true) => {}
        }
        let has_words = !found.avoid.is_empty() || !found.careful.is_empty() || !found.names.is_empty();
        has_words.then_some(found)
    }
}

/// The cells of a line. `None`: it has not that separator.
fn cells(line: &str, separator: char) -> Option<Vec<String>> {
    let line = line.trim_matches(' ');
    if !line.contains(separator) {
        return None;
    }
    if separator == '|' {
        let inner = line.strip_prefix('|').unwrap_or(line);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        return Some(inner.split('|').map(|cell| cell.trim().to_owned()).collect());
    }
    let separator = u8::try_from(separator).ok()?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(line.as_bytes());
    let record = reader.records().next()?.ok()?;
    Some(record.iter().map(|cell| cell.trim().to_owned()).collect())
}
