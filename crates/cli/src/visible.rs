//! What somebody wrote, as it can be shown in a terminal: nothing in it moves the cursor, colours or hides what stands there.

use serde_json::Value;

/// What may have several lines; all else is on one.
const OF_LINES: [&str; 5] = ["text", "explanation", "first_comment", "says", "excerpt"];

/// An answer with every control character in it as a visible symbol.
pub(crate) fn answer(answer: &Value) -> Value {
    shown("", answer)
}

fn shown(name: &str, value: &Value) -> Value {
    match value {
        Value::String(text) if OF_LINES.contains(&name) => Value::String(lines(text)),
        Value::String(text) => Value::String(lines(text).replace('\n', "\u{240a}").replace('\t', "\u{2409}")),
        Value::Array(items) => items.iter().map(|item| shown(name, item)).collect(),
        Value::Object(items) => items.iter().map(|(name, item)| (name.clone(), shown(name, item))).collect(),
        other => other.clone(),
    }
}

/// The same of a text of several lines: its line ends and tabs stay.
pub(crate) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|letter| if matches!(letter, '\n' | '\t') { letter } else { symbol(letter) })
        .collect()
}

/// Unicode has a picture for each of the old control characters. The later ones, and those that turn the direction of all that
/// follows, have none.
fn symbol(letter: char) -> char {
    match letter {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{202d}' | '\u{202e}' => char::REPLACEMENT_CHARACTER,
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn control_characters_show_as_symbols_and_texts_keep_their_lines() {
        let said = json!([{
            "title": "Soep\u{1b}[31m\nrood\u{7}", "text": "Eén\r\ntwee\u{1b}]0;x\u{7}\tdrie\u{9b}2J", "hearts": 2,
            "channels": ["Insta\u{8}\u{8}", "🎪 e\u{301} \u{200d}"], "of": { "name": "A\u{202e}B\u{7f}" },
        }]);
        let shown = json!([{
            "title": "Soep␛[31m␊rood␇", "text": "Eén\ntwee␛]0;x␇\tdrie\u{fffd}2J", "hearts": 2,
            "channels": ["Insta␈␈", "🎪 e\u{301} \u{200d}"], "of": { "name": "A\u{fffd}B␡" },
        }]);
        assert_eq!(answer(&said), shown);
    }
}
