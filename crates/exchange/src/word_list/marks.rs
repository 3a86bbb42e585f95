//! Markdown within a line: what is left when its marks are taken away, and what stood out.

use std::ops::Range;

/// A line without its marks; places are those of `text`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Flat {
    pub(super) text: String,
    /// What was in bold.
    pub(super) strong: Vec<Range<usize>>,
    /// What was emphasized, in code or between quotation marks.
    pub(super) marked: Vec<Range<usize>>,
}

/// Emphasis and links within one another go so deep; deeper ones stay as they are.
const DEEPEST: usize = 4;

/// Emphasis, code, links, pictures and HTML tags go; what they were about stays.
pub(super) fn flat(line: &str) -> Flat {
    let mut flat = Flat::default();
    read(line, &mut flat, 0);
    quotations(&mut flat);
    flat.marked.sort_by_key(|range| range.start);
    flat
}

fn read(line: &str, flat: &mut Flat, depth: usize) {
    let mut rest = line;
    let mut before = None;
    while let Some(letter) = rest.chars().next() {
        let taken = if depth < DEEPEST { mark(rest, before, flat, depth) } else { 0 };
        if taken > 0 {
            before = rest.get(..taken).and_then(|mark| mark.chars().next_back());
            rest = rest.get(taken..).unwrap_or_default();
            continue;
        }
        flat.text.push(letter);
        before = Some(letter);
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
    }
}

/// Reads what begins here, if it is a mark; how many bytes that took.
fn mark(rest: &str, before: Option<char>, flat: &mut Flat, depth: usize) -> usize {
    if let Some(escaped) = rest.strip_prefix('\\') {
        let letter = escaped.chars().next().filter(char::is_ascii_punctuation);
        flat.text.extend(letter);
        return letter.map_or(0, |_| 2);
    }
    if let Some(after) = rest.strip_prefix('`') {
        let Some(end) = after.find('`').filter(|end| *end > 0) else { return 0 };
        let start = flat.text.len();
        flat.text.push_str(after.get(..end).unwrap_or_default());
        flat.marked.push(start..flat.text.len());
        return end + 2;
    }
    for fence in ["***", "___", "**", "__", "*", "_"] {
        if let Some(inner) = emphasized(rest, before, fence) {
            let start = flat.text.len();
            read(inner, flat, depth + 1);
            let range = start..flat.text.len();
            if fence.len() > 1 {
                flat.strong.push(range)
            } else {
                flat.marked.push(range)
            }
            return inner.len() + 2 * fence.len();
        }
    }
    if let Some((words, taken)) = link(rest) {
        read(words, flat, depth + 1);
        return taken;
    }
    tag(rest, flat)
}

/// `**words**`: not within a word, and with no space right within the marks.
fn emphasized<'l>(rest: &'l str, before: Option<char>, fence: &str) -> Option<&'l str> {
    let after = rest.strip_prefix(fence)?;
    let sign = fence.chars().next()?;
    if before.is_some_and(char::is_alphanumeric) || after.starts_with(|it: char| it.is_whitespace() || it == sign) {
        return None;
    }
    // What has not closed after so many letters is no emphasis.
    const FARTHEST: usize = 300;
    after.match_indices(fence).take_while(|(end, _)| *end <= FARTHEST).find_map(|(end, _)| {
        let inner = after.get(..end)?;
        let behind = after.get(end + fence.len()..)?.chars().next();
        let closes = !inner.ends_with(|it: char| it.is_whitespace() || it == sign)
            && !behind.is_some_and(|it| it.is_alphanumeric() || it == sign);
        (closes && !inner.is_empty()).then_some(inner)
    })
}

/// `[words](address)`, `![words](address)`, `[words][name]`: the words, and the bytes of all of it.
fn link(rest: &str) -> Option<(&str, usize)> {
    let open = if rest.starts_with("![") { 2 } else { 1 };
    let after = rest.strip_prefix("![").or_else(|| rest.strip_prefix('['))?;
    let (words, target) = after.split_once(']')?;
    let close = match target.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let end = target.find(close)?;
    (words.len() < 300 && end < 2000).then_some((words, open + words.len() + 1 + end + 1))
}

/// `<https://…>` stays without its brackets, `<b>`, `</b>` and `<br/>` go.
fn tag(rest: &str, flat: &mut Flat) -> usize {
    let Some((inner, _)) = rest.strip_prefix('<').and_then(|after| after.split_once('>')) else { return 0 };
    let is_address = inner.contains("://") && !inner.contains(char::is_whitespace);
    let name = inner.trim_start_matches('/');
    let is_tag = inner.len() < 200 && name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    if is_address {
        flat.text.push_str(inner);
    } else if !is_tag || name.starts_with(|letter: char| letter.is_ascii_uppercase()) {
        return 0;
    }
    inner.len() + 2
}

/// What stands between quotation marks stands out as well. The marks stay in the text.
fn quotations(flat: &mut Flat) {
    let mut open: Option<(usize, char)> = None;
    let mut before: Option<char> = None;
    let text = &flat.text;
    for (at, letter) in text.char_indices() {
        let after = text.get(at + letter.len_utf8()..).and_then(|rest| rest.chars().next());
        match open {
            Some((start, close)) if letter == close && !after.is_some_and(char::is_alphanumeric) => {
                if at > start {
                    flat.marked.push(start..at);
                }
                open = None;
            }
            None if !before.is_some_and(char::is_alphanumeric) && after.is_some_and(|it| !it.is_whitespace()) => {
                let close = match letter {
                    '"' => '"',
                    '“' | '„' => '”',
                    '‘' => '’',
                    '\'' => '\'',
                    '«' => '»',
                    _ => {
                        before = Some(letter);
                        continue;
                    }
                };
                open = Some((at + letter.len_utf8(), close));
            }
            _ => {}
        }
        before = Some(letter);
    }
}

/// White space and quotation marks around a word go, and so do `,` `;` `:` and one `.` at its end.
pub(super) fn bare(word: &str) -> &str {
    const AROUND: [char; 12] = ['"', '“', '”', '„', '‘', '’', '«', '»', ',', ';', ':', '…'];
    let is_around = |letter: char| letter.is_whitespace() || AROUND.contains(&letter);
    let word = word.trim_matches(is_around).trim_end_matches(['!', '?']).trim_end();
    // 's avonds, 't: an apostrophe at the beginning belongs to it where none closes.
    let word = match word.strip_prefix('\'').and_then(|inner| inner.strip_suffix('\'')) {
        Some(inner) => inner.trim(),
        None => word,
    };
    // `D.C.` keeps the last of its stops; `e-mail.` does not.
    match word.strip_suffix('.') {
        Some(without) if !without.contains('.') => without.trim_matches(is_around),
        _ => word,
    }
}
