//! A list of words, as people keep them beside their guide, read into voice rules.
//!
//! Lines are read one by one, each by the first of these that fits: a row under a heading of columns, a pair (`e-mail -> email`,
//! 'niet: X, wel: Y', 'Y instead of X'), a form in bold with text after it, columns without a heading, a word under a heading that says what
//! the words under it are. What fits none stays unplaced; nothing is guessed of a word by itself.

mod columns;
mod doubts;
mod heads;
mod item;
mod marks;
mod pairs;
mod settle;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::HashSet;

use trekker_domain::rule::{NewRule, Sort};

use columns::Columns;
use heads::Head;
use marks::{Flat, bare, flat};
use pairs::Or;
use settle::{Said, Settled, settle};

/// What is read of a list at most; what comes after is left.
pub const MOST_BYTES: usize = 1024 * 1024;
pub const MOST_RULES: usize = 5_000;
const MOST_UNPLACED: usize = 5_000;
/// A longer line is running text.
const LONGEST_LINE: usize = 2_000;
/// So many words without a reason come together in a rule.
const MOST_TOGETHER: usize = 100;

/// What a list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordList {
    /// Of the whole team, in the order of the list. Words under one heading with nothing said of them are one rule together.
    pub rules: Vec<NewRule>,
    /// Lines of which nothing, or not all, became a rule: the number, from 1 on, and the line without the space around it.
    pub unplaced: Vec<(usize, String)>,
    /// The list is longer than [`MOST_BYTES`], or says more than [`MOST_RULES`].
    pub is_cut: bool,
}

/// The rules in a list of words in Markdown, in columns or in plain lines, Dutch or English.
///
/// 'X, not Y' is a rule to avoid Y with X in its stead; where the two differ by capitals alone, X is a name. No rule finds the form
/// that its own line asks for. Headings, empty lines and front matter say nothing by themselves, and are not among the unplaced.
pub fn word_rules(text: &str) -> WordList {
    let text = text.trim_start_matches('\u{feff}');
    let read = text.get(..text.floor_char_boundary(MOST_BYTES)).unwrap_or_default();
    let mut list = WordList { is_cut: read.len() < text.len(), ..WordList::default() };
    let whole = read.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = Reader { or: or_of(&whole), ..Reader::default() };
    for (number, line) in items(&whole) {
        reader.line(number, &line, &mut list);
        if list.rules.len() >= MOST_RULES {
            list.is_cut = true;
            break;
        }
    }
    list
}

/// Lines with their numbers, without front matter and code fences, each with what goes on under it.
fn items(text: &str) -> Vec<(usize, String)> {
    let mut lines = text.lines().enumerate().peekable();
    let mut items: Vec<(usize, String)> = Vec::new();
    if lines.peek().is_some_and(|(_, line)| *line == "---")
        && text.lines().skip(1).any(|line| matches!(line, "---" | "..."))
    {
        lines.next();
        for (_, line) in lines.by_ref() {
            if matches!(line, "---" | "...") {
                break;
            }
        }
    }
    let mut may_go_on = false;
    for (at, line) in lines {
        let trimmed = line.trim();
        let is_indented = line.starts_with("  ") || line.starts_with('\t');
        let item = list_item(trimmed);
        // Wrapped, or a point of its own under the form it is about.
        let small = item.unwrap_or(trimmed).to_lowercase();
        let is_about_last =
            ["not ", "never ", "avoid ", "niet ", "nooit ", "vermijd "].iter().any(|word| small.starts_with(word));
        let goes_on = may_go_on && is_indented && !trimmed.is_empty() && (item.is_none() || is_about_last);
        match items.last_mut().filter(|(_, last)| goes_on && last.len() + line.len() < LONGEST_LINE) {
            Some((_, last)) => {
                last.push_str(if item.is_some() { ", " } else { " " });
                last.push_str(item.unwrap_or(trimmed));
            }
            None if trimmed.starts_with("```") || trimmed.starts_with("~~~") => may_go_on = false,
            None => {
                may_go_on = item.is_some();
                items.push((at + 1, trimmed.to_owned()));
            }
        }
    }
    items
}

/// `- word`, `* word`, `1. word`, `- [ ] word`: what the point is about.
fn list_item(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match line.get(digits..) {
        Some(rest) if (1..4).contains(&digits) => rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?,
        _ => ["- ", "* ", "+ ", "• ", "– ", "· ", "▪ "].iter().find_map(|mark| line.strip_prefix(mark))?,
    };
    let rest = rest.trim_start();
    Some(["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest))
}

/// What parts two words, by whether more Dutch or more English ones stand in the list.
fn or_of(text: &str) -> Or {
    const DUTCH: [&str; 17] = [
        "niet", "de", "het", "een", "en", "van", "wel", "vermijd", "liever", "voor", "waarom", "gebruik", "zeg",
        "woorden", "want", "omdat", "geen",
    ];
    const ENGLISH: [&str; 14] =
        ["not", "the", "a", "and", "for", "use", "avoid", "say", "why", "words", "with", "to", "when", "or"];
    let small = text.to_lowercase();
    let count = |words: &[&str]| {
        small.split(|letter: char| !letter.is_alphanumeric()).filter(|word| words.contains(word)).count()
    };
    match count(&DUTCH).cmp(&count(&ENGLISH)) {
        Ordering::Greater => &[" of "],
        Ordering::Equal => &[" of ", " or "],
        Ordering::Less => &[" or "],
    }
}

#[derive(Debug, Default)]
struct Reader {
    or: Or,
    columns: Option<Columns>,
    /// What the heading says of the words under it.
    head: Option<Head>,
    /// The heading itself, where it is a word that the lines under it may be about.
    about: Option<String>,
    /// The rule to which words with nothing said of them go, by its place; of the same heading.
    together: Option<(usize, Sort)>,
    /// What rules already say: of each sort the words, in small letters.
    known: HashSet<(Sort, String)>,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str, list: &mut WordList) {
        let is_separator = line.chars().all(|letter| matches!(letter, '-' | '*' | '_' | '=' | ' '));
        if is_separator || line.starts_with("<!--") {
            // A table ends where a line is empty.
            self.columns = self.columns.take().filter(|_| !line.is_empty());
            return;
        }
        if self.takes_heading(line) || columns::is_rule(line) {
            return;
        }
        let settled = if line.len() > LONGEST_LINE { Settled::default() } else { self.settled(line) };
        if !settled.is_all && list.unplaced.len() < MOST_UNPLACED {
            list.unplaced.push((number, line.to_owned()));
        }
        for rule in settled.rules {
            self.keep(rule, &mut list.rules);
        }
    }

    /// Whether a line only says what is under it.
    fn takes_heading(&mut self, line: &str) -> bool {
        if let Some(columns) = columns::heading(line) {
            self.columns = Some(columns);
            return true;
        }
        let title = line.trim_start_matches('#');
        let is_marked = title.len() < line.len() && title.starts_with([' ', '\t']);
        let bold =
            line.strip_prefix("**").and_then(|inner| inner.strip_suffix("**").or_else(|| inner.strip_suffix("**:")));
        let bold = bold.filter(|inner| !inner.contains("**"));
        let words = flat(bold.unwrap_or(if is_marked { title } else { line })).text;
        let head = heads::heading(words.trim().trim_end_matches(':'));
        let is_plain = list_item(line).is_none() && (words.trim_end().ends_with(':') || heads::label(&words).is_some());
        if !is_marked && !is_plain && (bold.is_none() || head.is_none()) {
            return false;
        }
        if !is_marked && head.is_none() && !words.trim_end().ends_with(':') {
            return false;
        }
        let title = pairs::one_space(bare(words.trim()));
        let is_word = is_marked && head.is_none() && (1..=4).contains(&title.split(' ').count()) && !title.is_empty();
        self.about = is_word.then_some(title);
        self.head = head;
        self.columns = None;
        self.together = None;
        is_marked || head.is_some()
    }

    fn settled(&self, line: &str) -> Settled {
        if let Some(columns) = self.columns.as_ref().filter(|columns| line.contains(columns.separator)) {
            return columns.said(line, self.or).map(settle).unwrap_or_default();
        }
        let item = list_item(line);
        let flat = flat(item.unwrap_or(line.trim_start_matches('>').trim_start()));
        let is_item = item.is_some();
        let by_head = || self.head.and_then(|head| under(head, &flat, is_item, self.or));
        let pair = || pairs::pair(&flat.text, is_item, self.or);
        let form = || item::said(&flat, self.or);
        // Under a heading a form in bold is what the heading says, unless its text says more.
        let said = if flat.strong.is_empty() || self.head.is_some() {
            pair().or_else(by_head).or_else(|| columns::without_heading(item.unwrap_or(line), self.or)).or_else(form)
        } else {
            form().or_else(pair)
        };
        let said = said.or_else(|| telling(&flat, is_item)).map(|said| self.with_heading(said));
        said.map(settle).unwrap_or_default()
    }

    /// 'One word, not “check box”' under the heading 'checkbox' asks for the heading.
    fn with_heading(&self, mut said: Said) -> Said {
        if let Some(about) = &self.about
            && said.right.is_empty()
            && said.avoid.iter().any(|word| doubts::are_one_word(word, about))
        {
            said.right.push(about.clone());
        }
        said
    }

    fn keep(&mut self, mut rule: NewRule, rules: &mut Vec<NewRule>) {
        let new: Vec<&str> =
            rule.about.lines().filter(|word| self.known.insert((rule.sort, word.to_lowercase()))).collect();
        if new.is_empty() {
            return;
        }
        let count = new.len();
        rule.about = new.join("\n");
        if self.head.is_none() || !rule.instead.is_empty() || !rule.reason.is_empty() {
            rules.push(rule);
            return;
        }
        let together = self.together.filter(|(_, sort)| *sort == rule.sort).and_then(|(at, _)| rules.get_mut(at));
        match together.filter(|other| other.about.lines().count() + count <= MOST_TOGETHER) {
            Some(other) => {
                other.about.push('\n');
                other.about.push_str(&rule.about);
            }
            None => {
                self.together = Some((rules.len(), rule.sort));
                rules.push(rule);
            }
        }
    }
}

/// A word, or a few, under a heading that says what they are; what follows in brackets, after a colon or a dash says why, or what
/// to say in their stead.
fn under(head: Head, flat: &Flat, is_item: bool, or: Or) -> Option<Said> {
    const INSTEAD: &[&str] = &[
        "use ", "say ", "write ", "better ", "rather ", "instead ", "gebruik ", "zeg ", "schrijf ", "liever ",
        "beter ", "wel ",
    ];
    let (word, rest) = pairs::with_reason(&flat.text);
    let is_sentence =
        !is_item && flat.text.trim_end().ends_with(['.', '!', '?']) && word.split_whitespace().count() > 2;
    let words = match head {
        _ if is_sentence => None,
        // `Jansen, Els` may be one name; a name with `of` or `/` certainly is.
        Head::Spelling => Some(word.split(", ").map(|name| pairs::one_space(bare(name))).collect()),
        _ => pairs::words(word, or),
    };
    let words: Vec<String> = words?.into_iter().filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.iter().any(|word| word.split_whitespace().count() > 5) {
        return None;
    }
    let mut said = Said::default();
    pairs::add(&mut said.reason, rest);
    let begin = INSTEAD.iter().find(|begin| said.reason.to_lowercase().starts_with(**begin));
    let right = begin.and_then(|begin| said.reason.get(begin.len()..)).and_then(|right| pairs::words(right, or));
    match head {
        Head::Careful => said.careful = words,
        Head::Spelling => said.names = words,
        _ => {
            said.avoid = words;
            if let Some(right) = right {
                said.right = right;
                said.reason.clear();
            }
        }
    }
    Some(said)
}

/// A point of a list that is a name by its looks: `GitHub`.
fn telling(flat: &Flat, is_item: bool) -> Option<Said> {
    let word = bare(&flat.text);
    let capitals = word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let is_name = is_item && capitals && !word.contains(char::is_whitespace);
    is_name.then(|| Said { names: item::names_among(&[word.to_owned()]), ..Said::default() })
}
