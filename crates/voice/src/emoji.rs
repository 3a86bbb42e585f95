//! Emoji in a line, each with what is left without it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::finding::Mend;
use crate::line::Line;

/// Of a text with few, so many stay.
pub(crate) const FEW: usize = 3;

pub(crate) fn emoji(line: &Line<'_>) -> Vec<(Range<usize>, Mend)> {
    if line.text.is_ascii() {
        return Vec::new();
    }
    let graphemes = line.text.grapheme_indices(true).filter(|(_, grapheme)| is_emoji(grapheme));
    graphemes
        .map(|(start, grapheme)| start..start + grapheme.len())
        .filter(|range| !line.is_left_alone(range))
        .map(|range| {
            // With the space before it, or after it where the line begins with it.
            let rest = &line.text[range.end..];
            let ends_word = rest.chars().next().is_none_or(|next| !next.is_alphanumeric());
            // What comes right after it keeps its distance.
            let before = line.text[..range.start].ends_with(' ') && ends_word;
            let after = rest.starts_with(' ');
            let out = match (before, after) {
                (true, _) => range.start - 1..range.end,
                (false, true) if range.start == 0 => range.start..range.end + 1,
                _ => range.clone(),
            };
            (range, Mend { range: out, text: String::new() })
        })
        .collect()
}

fn is_emoji(grapheme: &str) -> bool {
    // The signs of law and trade are letters to most.
    !grapheme.is_ascii() && !grapheme.starts_with(['©', '®', '™', '↔', '✓', '→']) && emojis::get(grapheme).is_some()
}
