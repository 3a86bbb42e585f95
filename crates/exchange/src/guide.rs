//! The tone-of-voice guide as Markdown: one section a heading.

use std::collections::{HashMap, HashSet};

use trekker_domain::name::same_name_key;

/// The sections of a guide in Markdown, as heading and text.
///
/// A line with `#` or `##` begins a section, and so does one with `===` or `---` below it; deeper headings stay in the text, and so does all other Markdown. YAML front
/// matter is left out. What stands before the first heading is a section under the front matter's `title`, or under an
/// empty heading. A first `#` heading with nothing under it but sections is the name of the guide, and left out. Texts have no
/// empty lines around them, and `\n` between their lines.
pub fn guide_sections(markdown: &str) -> Vec<(String, String)> {
    let markdown = markdown.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let (title, body) = without_front_matter(&markdown);
    let mut sections = vec![Section { heading: title.unwrap_or_default(), level: 0, text: String::new() }];
    let mut fence = None;
    let mut lines = body.lines().peekable();
    let mut is_after_words = false;
    while let Some(line) = lines.next() {
        let is_code = fence.is_some();
        fence = fence_after(fence, line);
        let may_be_underlined = !is_code && !is_after_words && fence.is_none();
        let underlined = lines.peek().filter(|_| may_be_underlined).and_then(|next| underlined(line, next));
        is_after_words = !line.trim().is_empty();
        if underlined.is_some() {
            lines.next();
            is_after_words = false;
        }
        match heading(line).or(underlined).filter(|_| !is_code) {
            Some((level, heading)) => {
                sections.push(Section { heading: heading.to_owned(), level, text: String::new() })
            }
            None => {
                if let Some(section) = sections.last_mut() {
                    section.text.push_str(if is_code { line } else { unescaped(line) });
                    section.text.push('\n');
                }
            }
        }
    }
    let count = sections.len();
    let is_name_only = |at: usize, section: &Section| {
        section.text.trim().is_empty() && (section.level == 0 || (section.level == 1 && at == 1 && count > 2))
    };
    let kept = sections.iter().enumerate().filter(|(at, section)| !is_name_only(*at, section));
    kept.map(|(_, section)| (section.heading.clone(), trimmed(&section.text).to_owned())).collect()
}

/// More sections than this no guide has; each of them becomes a text of the team's own.
pub const MOST_SECTIONS: usize = 2_000;

/// Which sections of the team the sections of a file are: for each of the file the place of the one it goes into; `None`: it is
/// another, and new. `known`: the headings alike, with their texts.
///
/// A heading alone does not make a section: in a guide of several files *Guidelines* stands in each. So a text goes into the section
/// that says the same, or else into the one of which most is left, or else into an empty one; never over words it has
/// nothing of.
pub fn places_of(file: &[(String, String)], known: &[(String, String)]) -> Vec<Option<usize>> {
    let mut by_heading: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (heading, _)) in known.iter().enumerate() {
        by_heading.entry(same_name_key(heading)).or_default().push(at);
    }
    let mut places = vec![None; file.len()];
    let mut taken = HashSet::new();
    // What says the same goes first, so that nothing that only resembles it takes its place.
    for is_first in [true, false] {
        for (nth, (heading, text)) in file.iter().enumerate() {
            let alike = by_heading.get(&same_name_key(heading)).map_or(&[][..], Vec::as_slice);
            let free = alike.iter().copied().filter(|at| !taken.contains(at)).take(MOST_ALIKE);
            let place = match places[nth] {
                Some(_) => continue,
                None if is_first => free.into_iter().find(|at| known[*at].1 == *text),
                None => free
                    .map(|at| (likeness(&known[at].1, text), at))
                    .filter(|(likeness, _)| *likeness >= LEAST_ALIKE)
                    .max_by(|(one, first), (other, second)| one.total_cmp(other).then(second.cmp(first)))
                    .map(|(_, at)| at),
            };
            if let Some(at) = place {
                taken.insert(at);
                places[nth] = Some(at);
            }
        }
    }
    places
}

/// So many sections of one heading are compared with a text.
const MOST_ALIKE: usize = 20;
/// So much of the shorter text is in the longer one, where one was made from the other.
const LEAST_ALIKE: f64 = 1.0 / 3.0;

/// The part of the shorter text's pairs of words that the other has too, from 0 to 1. An empty text is like any other.
fn likeness(one: &str, other: &str) -> f64 {
    let pairs = |text: &str| -> HashSet<(String, String)> {
        let words: Vec<String> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        // A word alone is a pair with itself.
        match words.as_slice() {
            [word] => HashSet::from([(word.clone(), word.clone())]),
            words => words.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect(),
        }
    };
    let (one, other) = (pairs(one), pairs(other));
    let least = one.len().min(other.len());
    if least == 0 { 1.0 } else { one.intersection(&other).count() as f64 / least as f64 }
}

/// A guide in Markdown that [`guide_sections`] reads back: `## heading`, an empty line, the text.
///
/// A line of a text that would begin a section gets a `\` before it; a code block that is never closed is closed.
pub fn guide_to_markdown(sections: &[(String, String)]) -> String {
    let mut markdown = String::new();
    for (heading, text) in sections {
        if !markdown.is_empty() {
            markdown.push('\n');
        }
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        markdown.push_str(format!("## {heading}").trim_end());
        // Else its own `#` at the end would count as the closing mark.
        let ends_as_closed = self::heading(&format!("## {heading}")).is_some_and(|(_, read)| read != heading);
        markdown.push_str(if ends_as_closed { " #\n" } else { "\n" });
        let text = trimmed(text);
        if text.is_empty() {
            continue;
        }
        markdown.push('\n');
        let mut fence = None;
        for line in text.lines() {
            if fence.is_none() && (self::heading(line).is_some() || is_underline(line) || unescaped(line) != line) {
                markdown.push('\\');
            }
            fence = fence_after(fence, line);
            markdown.push_str(line);
            markdown.push('\n');
        }
        if let Some((mark, count)) = fence {
            markdown.extend(std::iter::repeat_n(mark, count).chain(['\n']));
        }
    }
    markdown
}

struct Section {
    heading: String,
    /// 0: before the first heading.
    level: usize,
    text: String,
}

/// The front matter's `title`, and what comes after it.
fn without_front_matter(markdown: &str) -> (Option<String>, &str) {
    let cut = || {
        let matter = markdown.strip_prefix("---\n")?;
        let mut title = None;
        let mut at = 0;
        for line in matter.split_inclusive('\n') {
            at += line.len();
            let line = line.trim_end();
            if matches!(line, "---" | "...") {
                return Some((title, &matter[at..]));
            }
            if let Some(found) = line.strip_prefix("title:") {
                title = Some(found.trim().trim_matches(['"', '\'']).to_owned());
            }
        }
        None
    };
    cut().unwrap_or((None, markdown))
}

/// `# Heading` or `## Heading ##`: the level and the words; three spaces may stand before it.
fn heading(line: &str) -> Option<(usize, &str)> {
    let inner = line.trim_start_matches(' ');
    let level = inner.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &inner[level..];
    let is_heading =
        matches!(level, 1 | 2) && line.len() - inner.len() <= 3 && (rest.is_empty() || rest.starts_with([' ', '\t']));
    if !is_heading {
        return None;
    }
    let words = rest.trim();
    let without_end = words.trim_end_matches('#');
    let words =
        if without_end.is_empty() || without_end.ends_with([' ', '\t']) { without_end.trim_end() } else { words };
    Some((level, words))
}

/// A heading on a line of its own with another of `===` (first level) or `---` below it.
fn underlined<'l>(line: &'l str, next: &str) -> Option<(usize, &'l str)> {
    let words = line.trim();
    // Else it is a list, a quotation, a table, or a line between two rules.
    let may_be = words.starts_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '"' | '“' | '‘' | '¿'))
        && line.len() - line.trim_start_matches(' ').len() <= 3
        && !words.contains('|');
    (may_be && is_underline(next)).then(|| (if next.contains('=') { 1 } else { 2 }, words))
}

fn is_underline(line: &str) -> bool {
    let marks = line.trim();
    marks.len() >= 3
        && line.len() - line.trim_start_matches(' ').len() <= 3
        && (marks.bytes().all(|mark| mark == b'=') || marks.bytes().all(|mark| mark == b'-'))
}

/// A line that begins with `\#` or `\---` (or with more `\`) and would be a heading, or make one, without: one `\` less.
fn unescaped(line: &str) -> &str {
    let without = line.trim_start_matches('\\');
    if without.len() < line.len() && (heading(without).is_some() || is_underline(without)) { &line[1..] } else { line }
}

/// The fence of the code block that is open after this line: its mark and how many there were.
fn fence_after(open: Option<(char, usize)>, line: &str) -> Option<(char, usize)> {
    let inner = line.trim_start_matches(' ');
    let mark = inner.chars().next().filter(|mark| matches!(mark, '`' | '~'));
    let is_indented = line.len() - inner.len() > 3;
    let Some(mark) = mark.filter(|_| !is_indented) else { return open };
    let count = inner.chars().take_while(|letter| *letter == mark).count();
    let rest = &inner[count..];
    match open {
        None if count >= 3 && !(mark == '`' && rest.contains('`')) => Some((mark, count)),
        Some((open_mark, open_count)) if open_mark == mark && count >= open_count && rest.trim().is_empty() => None,
        _ => open,
    }
}

/// Without the empty lines before and after; the spaces before the first word may mean something in Markdown.
fn trimmed(text: &str) -> &str {
    let text = text.trim_end();
    let first_word = text.len() - text.trim_start().len();
    let line_begin = text[..first_word].rfind('\n').map_or(0, |at| at + 1);
    &text[line_begin..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(sections: &[(&str, &str)]) -> Vec<(String, String)> {
        sections.iter().map(|(heading, text)| ((*heading).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_guide_is_cut_at_its_headings() {
        for (name, markdown, expected) in [
            (
                "with front matter and words before the first heading",
                "---\ntitle: 'Onze stem'\nsidenav: true\n---\n\nDag!\n\n## Wij\n\nWarm.\n\n### Dieper\n\nx\n## Jij ##\n* je\n",
                &[("Onze stem", "Dag!"), ("Wij", "Warm.\n\n### Dieper\n\nx"), ("Jij", "* je")][..],
            ),
            ("with its name on top", "# Gids\r\n\r\n## Een\r\na\r\n## Twee\r\n", &[("Een", "a"), ("Twee", "")]),
            ("with text under its name", "# Gids\nHallo\n# Een\na", &[("Gids", "Hallo"), ("Een", "a")]),
            ("with code", "## A\n```\n# geen kop\n```\n## B\nx", &[("A", "```\n# geen kop\n```"), ("B", "x")]),
            (
                "with lines below its headings",
                "Gids\n====\n\nEen\n---\na\nb\n---\n\n- lijst\n---\n\n1. Twee\n-----\nc",
                &[("Een", "a\nb\n---\n\n- lijst\n---"), ("1. Twee", "c")],
            ),
            ("hashtags are no headings", "#zomerfeest is leuk\n##ook", &[("", "#zomerfeest is leuk\n##ook")]),
            ("a line is no front matter", "---\nHallo", &[("", "---\nHallo")]),
            ("empty", "", &[]),
            ("a name alone", "# Gids\n", &[("Gids", "")]),
        ] {
            assert_eq!(guide_sections(markdown), pairs(expected), "{name}");
        }
    }

    #[test]
    fn a_written_guide_reads_back() {
        for sections in [
            pairs(&[("Wij", "Warm.\n\n### Dieper\n\n- een\n- twee"), ("Jij", ""), ("", "zonder kop"), ("C #", "x")]),
            pairs(&[
                ("Koppen in de tekst", "# een\n## twee\n\\# drie\n\\\\# vier\n#hashtag"),
                ("Daarna", "---\nx\n---"),
            ]),
            pairs(&[("Code", "```md\n# geen kop\n\\# ook niet\n```"), ("Inspringen", "    vier spaties\n\nklaar")]),
        ] {
            let markdown = guide_to_markdown(&sections);
            assert_eq!(guide_sections(&markdown), sections, "{markdown}");
        }
        let open = guide_to_markdown(&pairs(&[("Open", "~~~~\n# code"), ("Daarna", "x")]));
        assert_eq!(guide_sections(&open), pairs(&[("Open", "~~~~\n# code\n~~~~"), ("Daarna", "x")]));
    }

    #[test]
    fn a_text_never_goes_over_words_it_has_nothing_of() {
        let known = pairs(&[("Chapter one", "Welcome words."), ("Guidelines", "Write short posts."), ("Empty", "")]);
        for (name, file, places) in [
            (
                "another file",
                &[("Chapter two", "On photos."), ("Guidelines", "Ask before you show a face.")][..],
                &[None, None][..],
            ),
            ("the same", &[("guidelines", "Write short posts.")], &[Some(1)]),
            ("reworked", &[("Guidelines", "Always write short posts, and kind ones.")], &[Some(1)]),
            ("filled in", &[("Empty", "Now there is something.")], &[Some(2)]),
            (
                "both at once",
                &[("Guidelines", "Ask before you show a face."), ("Guidelines", "Write short posts.")],
                &[None, Some(1)],
            ),
        ] {
            assert_eq!(places_of(&pairs(file), &known), places, "{name}");
        }
        // What came in beside it is found again.
        let both = pairs(&[("Guidelines", "Write short posts."), ("Guidelines", "Ask before you show a face.")]);
        assert_eq!(places_of(&pairs(&[("Guidelines", "Ask them before you show a face.")]), &both), [Some(1)]);
    }

    #[test]
    fn a_guide_of_several_files_keeps_all_its_words() {
        let [one, two] =
            [include_str!("../fixtures/guide-1.md"), include_str!("../fixtures/guide-2.md")].map(guide_sections);
        assert_eq!(places_of(&two, &one), [None, None]);
    }

    proptest::proptest! {
        #[test]
        fn any_guide_without_code_reads_back(
            sections in proptest::collection::vec(("[#a-z]{0,3}( [#a-z]{1,3}){0,2}", "[\\\\# a-z\n=-]{0,30}"), 1..4),
        ) {
            let tidy = |(heading, text): (String, String)| {
                (heading.trim().to_owned(), trimmed(&text).to_owned())
            };
            let sections: Vec<_> = sections.into_iter().map(tidy).collect();
            proptest::prop_assert_eq!(guide_sections(&guide_to_markdown(&sections)), sections);
        }
    }
}
