//! A line that says one thing is not to be said and another is: arrows, labels, 'not X but Y', 'Y instead of X'.

use super::doubts;
use super::heads::{self, Head};
use super::marks::bare;
use super::settle::Said;

/// A side of a pair has so many words at most; what is longer is a sentence.
const MOST_WORDS: usize = 4;
/// What parts two words of which either will do. In English `of` joins words, in Dutch it parts them.
pub(super) type Or = &'static [&'static str];
/// In bytes.
const LONGEST: usize = 300;
const LONGEST_LABEL: usize = 40;
const MOST_LABELS: usize = 12;

/// `is_item`: the line is of a list, so it is no running text.
pub(super) fn pair(text: &str, is_item: bool, or: Or) -> Option<Said> {
    arrow(text, or).or_else(|| labels(text, or)).or_else(|| {
        let is_prose = !is_item && text.trim_end().ends_with(['.', '!', '?']) && !text.contains(['"', '“', '‘']);
        let is_sentence = text.len() > LONGEST;
        if is_prose || is_sentence { None } else { turned(text, or).or_else(|| equal(text, or)) }
    })
}

/// `e-mail -> email`.
fn arrow(text: &str, or: Or) -> Option<Said> {
    const ARROWS: &[&str] = &["-->", "->", "=>", "→", "⇒", "➜", "➔", "⟶", " > "];
    let (avoid, right) = ARROWS.iter().find_map(|arrow| text.split_once(arrow))?;
    said(avoid, right, None, or)
}

/// `X = Y`.
fn equal(text: &str, or: Or) -> Option<Said> {
    let (avoid, right) = text.split_once(" = ").or_else(|| text.split_once('='))?;
    if right.contains('=') || text.contains("://") { None } else { said(avoid, right, None, or) }
}

/// `niet: X, wel: Y`, `❌ X ✅ Y`. The line begins with one of them.
fn labels(text: &str, or: Or) -> Option<Said> {
    let mut found = Said::default();
    let places = label_places(text);
    if places.first()?.0 > 0 || places.len() > MOST_LABELS || places.iter().all(|(_, _, head)| *head != Head::Avoid) {
        return None;
    }
    for (nth, (_, begin, head)) in places.iter().enumerate() {
        let end = places.get(nth + 1).map_or(text.len(), |(start, _, _)| *start);
        let content = text.get(*begin..end).unwrap_or_default();
        match head {
            Head::Avoid => found.avoid.extend(words(content, or)?),
            Head::Use => {
                let (right, reason) = with_reason(content);
                found.right.extend(words(right, or)?);
                add(&mut found.reason, reason);
            }
            _ => add(&mut found.reason, content),
        }
    }
    (!found.avoid.is_empty() && !found.right.is_empty()).then_some(found)
}

/// Where each label begins, where what it is about begins, and what it says.
fn label_places(text: &str) -> Vec<(usize, usize, Head)> {
    const SIGNS: &[(char, Head)] = &[
        ('❌', Head::Avoid),
        ('✗', Head::Avoid),
        ('✘', Head::Avoid),
        ('🚫', Head::Avoid),
        ('👎', Head::Avoid),
        ('✅', Head::Use),
        ('✓', Head::Use),
        ('✔', Head::Use),
        ('👍', Head::Use),
    ];
    let mut places = Vec::new();
    // A label is what stands before a colon, back to what ended before it.
    let mut from = 0;
    for (at, letter) in text.char_indices() {
        if places.len() > MOST_LABELS {
            break;
        }
        let after = at + letter.len_utf8();
        if let Some((_, head)) = SIGNS.iter().find(|(sign, _)| *sign == letter) {
            places.push((at, after, *head));
            from = after;
        } else if letter == ':' {
            let words = text.get(from..at).unwrap_or_default().trim_start();
            // What is longer is no label. `wel: Y` may come right after the last word: `niet: X wel: Y`.
            let words = if words.len() > LONGEST_LABEL { "" } else { words };
            let candidates = [words, words.rsplit(char::is_whitespace).next().unwrap_or_default()];
            let known = candidates.into_iter().find_map(|words| heads::label(words).map(|head| (words.len(), head)));
            if let Some((length, head)) = known {
                places.push((at - length, after, head));
                from = after;
            }
        } else if matches!(letter, ',' | ';' | '|' | '/' | '.' | '(' | '–' | '—') {
            from = after;
        }
    }
    places
}

/// Words that say which side is which. The line begins with one of the first, if there are any, and one of the second parts it.
struct Turn {
    begins: &'static [&'static str],
    parts: &'static [&'static str],
    avoided_first: bool,
    /// So many words at most on each side.
    most: usize,
}

const TURNS: &[Turn] = &[
    Turn {
        begins: &[
            "zeg niet ",
            "schrijf niet ",
            "gebruik niet ",
            "don't say ",
            "don’t say ",
            "do not say ",
            "don't use ",
            "don’t use ",
            "do not use ",
            "don't write ",
            "don’t write ",
            "do not write ",
            "never say ",
            "never use ",
            "never write ",
            "nooit ",
            "never ",
            "niet ",
            "not ",
            "avoid ",
            "vermijd ",
            "geen ",
            "no ",
        ],
        parts: &[
            ", but ",
            " but ",
            ", maar ",
            " maar ",
            ", wel ",
            " wel ",
            ", gebruik ",
            "; gebruik ",
            ", zeg ",
            "; zeg ",
            ", say ",
            "; say ",
            ", use ",
            "; use ",
            ", write ",
            "; write ",
            ", schrijf ",
            "; schrijf ",
            ", liever ",
            ", rather ",
            ". use ",
            ". gebruik ",
            ". zeg ",
            ". say ",
            " – ",
        ],
        avoided_first: true,
        most: MOST_WORDS,
    },
    Turn {
        begins: &["prefer ", "we prefer ", "liever ", "gebruik liever ", "zeg liever ", "schrijf liever "],
        parts: &[" over ", " to ", " dan "],
        avoided_first: false,
        most: MOST_WORDS,
    },
    Turn {
        begins: &[
            "use ",
            "say ",
            "write ",
            "we say ",
            "we write ",
            "we use ",
            "gebruik ",
            "zeg ",
            "schrijf ",
            "wel ",
            "we zeggen ",
            "wij zeggen ",
            "we schrijven ",
            "wij schrijven ",
            "liever ",
            "rather ",
        ],
        parts: &[
            ", not ",
            " not ",
            ", niet ",
            " niet ",
            ", never ",
            ", nooit ",
            ", and not ",
            ", en niet ",
            "; not ",
            "; niet ",
            " en geen ",
            " and no ",
        ],
        avoided_first: false,
        most: MOST_WORDS,
    },
    Turn {
        begins: &[],
        parts: &[" instead of ", " in plaats van ", " i.p.v. ", " ipv ", " rather than ", " en niet ", " and not "],
        avoided_first: false,
        most: MOST_WORDS,
    },
    // 'Warm, not loud' is no more than this.
    Turn {
        begins: &[],
        parts: &[", not ", ", niet ", ", never ", ", nooit ", " (not ", " (niet ", ", dus niet ", "; niet ", "; not "],
        avoided_first: false,
        most: 2,
    },
];

/// 'Not X but Y', 'Y instead of X' and the like.
fn turned(text: &str, or: Or) -> Option<Said> {
    let text = text.trim();
    use_instead(text, or).or_else(|| {
        TURNS.iter().find_map(|turn| {
            let begun = turn.begins.iter().find_map(|begin| strip_start(text, begin));
            let rest = if turn.begins.is_empty() { text } else { begun? };
            let (one, other) = turn.parts.iter().find_map(|part| split_small(rest, part))?;
            if doubts::is_in_brackets(one) || doubts::is_example(one) || (begun.is_none() && denies(one)) {
                return None;
            }
            let one = if turn.begins.is_empty() { without_begin(one) } else { one };
            let (avoid, right) = if turn.avoided_first { (one, other) } else { (other, one) };
            said(avoid, right, Some(turn.most), or)
        })
    })
}

/// 'Never say X rather than Y': which of the two is meant, the turn alone does not say.
fn denies(text: &str) -> bool {
    const DENYING: &[&str] = &[
        "never ",
        "not ",
        "no ",
        "do not ",
        "don't ",
        "don’t ",
        "avoid ",
        "nooit ",
        "niet ",
        "geen ",
        "vermijd ",
        "zeg niet ",
        "zeg nooit ",
        "schrijf niet ",
        "schrijf nooit ",
        "gebruik niet ",
        "gebruik nooit ",
    ];
    DENYING.iter().any(|begin| strip_start(text, begin).is_some())
}

/// 'X, use Y instead'.
fn use_instead(text: &str, or: Or) -> Option<Said> {
    const ASKS: &[&str] = &[
        ", use ",
        "; use ",
        ": use ",
        ". use ",
        ", say ",
        "; say ",
        ": say ",
        ". say ",
        ", write ",
        "; write ",
        ", gebruik ",
        "; gebruik ",
        ": gebruik ",
        ". gebruik ",
        ", zeg ",
        "; zeg ",
        ": zeg ",
        ". zeg ",
        ", schrijf ",
    ];
    const INSTEAD: &[&str] = &[" instead", " in plaats daarvan", " in de plaats"];
    let (avoid, rest) = ASKS.iter().find_map(|ask| split_small(text, ask))?;
    let (right, why) = INSTEAD.iter().find_map(|instead| split_small(rest, instead))?;
    let is_of =
        why.trim_start().to_lowercase().starts_with("of ") || why.trim_start().to_lowercase().starts_with("van ");
    if is_of || denies(avoid) || doubts::is_in_brackets(avoid) || doubts::is_example(avoid) {
        return None;
    }
    let mut found = said(avoid, right, Some(MOST_WORDS), or)?;
    add(&mut found.reason, why);
    Some(found)
}

/// 'Gebruik X in plaats van Y' begins with a word that is no part of X.
fn without_begin(text: &str) -> &str {
    const BEGINS: &[&str] =
        &["use ", "say ", "write ", "gebruik ", "zeg ", "schrijf ", "we say ", "we write ", "we schrijven ", "liever "];
    BEGINS.iter().find_map(|begin| strip_start(text, begin)).unwrap_or(text)
}

fn strip_start<'t>(text: &'t str, begin: &str) -> Option<&'t str> {
    let head = text.get(..begin.len())?;
    if head.to_lowercase() == begin { text.get(begin.len()..) } else { None }
}

/// Parts at the first place where this stands, whatever its capitals.
fn split_small<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let at =
        text.char_indices().map(|(at, _)| at).find(|at| strip_start(text.get(*at..).unwrap_or(""), part).is_some())?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

/// `most`: so many words on each side, if it is not certain that these are sides.
fn said(avoid: &str, right: &str, most: Option<usize>, or: Or) -> Option<Said> {
    let (avoid, why_not) = with_reason(avoid);
    let (right, why) = with_reason(right);
    let (avoid, right) = (words(avoid, or)?, words(right, or)?);
    let is_short =
        |words: &[String]| most.is_none_or(|most| words.iter().all(|word| word.split_whitespace().count() <= most));
    let mut reason = String::new();
    add(&mut reason, why_not);
    add(&mut reason, why);
    let is_pair = !avoid.is_empty() && !right.is_empty() && is_short(&avoid) && is_short(&right);
    let is_doubtful = most.is_some() && (doubts::are_doubtful(&avoid) || doubts::are_doubtful(&right));
    if !is_pair || is_doubtful {
        return None;
    }
    let (described, right): (Vec<String>, Vec<String>) =
        right.into_iter().partition(|word| doubts::is_description(word));
    described.iter().for_each(|how| add(&mut reason, how));
    let right = right.into_iter().filter(|word| !doubts::is_nothing(word)).collect();
    Some(Said { avoid, right, reason, ..Said::default() })
}

/// A side, and what follows in brackets, after a dash, after 'because' or as a sentence of its own.
pub(super) fn with_reason(side: &str) -> (&str, &str) {
    const BEGINS: &[&str] = &[
        " (",
        " – ",
        " — ",
        " - ",
        ", because ",
        " because ",
        ", want ",
        " want ",
        ", omdat ",
        " omdat ",
        ": ",
        ", since ",
        " — because ",
        " // ",
        " # ",
    ];
    let first = BEGINS
        .iter()
        .chain(doubts::EXCEPTIONS)
        .filter_map(|begin| side.find(begin).map(|at| (at, at + usize::from(!begin.starts_with(',')))))
        .min();
    let sentence = sentence_end(side).filter(|at| *at < side.len()).map(|at| (at, at));
    match first.into_iter().chain(sentence).min() {
        Some((at, from)) => (side.get(..at).unwrap_or_default(), side.get(from..).unwrap_or_default()),
        None => (side, ""),
    }
}

/// Right after the full stop of the first sentence: `D.C. is` has none.
pub(super) fn sentence_end(text: &str) -> Option<usize> {
    text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1).find(|end| {
        let before = text.get(..end - 1).unwrap_or_default();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let after = text.get(*end..).unwrap_or_default();
        let ends = after.trim_start_matches(['"', '”', '’', ')']);
        let is_abbreviated = word.contains('.') || word.chars().count() < 2;
        (ends.is_empty() || ends.starts_with(char::is_whitespace)) && (!is_abbreviated || ends.trim().is_empty())
    })
}

/// The words of one side: `X`, `X / Y`, `X or Y`, `X, Y`. `None`: one is no word but a sentence.
pub(super) fn words(side: &str, or: Or) -> Option<Vec<String>> {
    let pieces = [" / ", " | ", ";", ", "]
        .iter()
        .chain(or)
        .fold(vec![side], |pieces, mark| pieces.into_iter().flat_map(|piece| piece.split(mark)).collect());
    // `hij/zij` is one word, `soep/bouillon/consommé` are three.
    let pieces: Vec<&str> = pieces
        .into_iter()
        .flat_map(|piece| if piece.matches('/').count() > 1 { piece.split('/').collect() } else { vec![piece] })
        .map(|piece| bare(piece.trim().trim_matches(['(', ')'])))
        .filter(|piece| !piece.is_empty())
        .collect();
    let is_word = |piece: &&str| {
        piece.split_whitespace().count() <= 6 && sentence_end(piece).is_none_or(|end| end == piece.len())
    };
    pieces.iter().all(is_word).then(|| pieces.into_iter().map(one_space).collect())
}

/// White space within as single spaces.
pub(super) fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What explains, without what tied it to the words.
pub(super) fn add(reason: &mut String, more: &str) {
    const TIES: &[&str] = &["because ", "want ", "omdat ", "since "];
    let more = more.trim().trim_start_matches([',', ';', ':', '–', '—', '-', '.', '/', '#', '|']).trim();
    let more = TIES.iter().find_map(|tie| strip_start(more, tie)).unwrap_or(more);
    let inner = more.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).filter(|inner| !inner.contains('('));
    let more = inner.unwrap_or(more).trim_end_matches([',', ';', ' ', '|']).trim();
    if more.chars().any(char::is_alphanumeric) {
        if !reason.is_empty() {
            reason.push(' ');
        }
        reason.push_str(more);
    }
}
