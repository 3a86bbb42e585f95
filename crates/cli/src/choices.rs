//! What two people chose or wrote apart, on a line for people.

use std::io::{self, Write};

use serde_json::Value;
use trekker_domain::wording::told_apart;

/// So many letters of a choice, from where it can be told from the others.
const MOST_LETTERS: usize = 60;

/// Under whatever it is of.
pub(crate) fn print(out: &mut impl Write, item: &Value) -> io::Result<()> {
    let text = |of: &Value, name: &str| of[name].as_str().unwrap_or_default().to_owned();
    for conflict in item["conflicts"].as_array().into_iter().flatten() {
        let choices = conflict["choices"].as_array().map(Vec::as_slice).unwrap_or_default();
        // A sentence that two wrote apart has its words alone.
        let said = |choice: &Value| if choice["says"].is_null() { text(choice, "value") } else { text(choice, "says") };
        let said: Vec<String> = choices.iter().map(said).collect();
        let said = told_apart(said.iter().map(String::as_str), MOST_LETTERS);
        let lines = said.iter().zip(choices).map(|(said, choice)| format!("{said} ({})", text(choice, "by")));
        let lines = lines.collect::<Vec<_>>().join(" or ");
        match conflict["reads"].as_str() {
            Some(reads) => writeln!(out, "written apart: {lines}; together it reads: {reads}")?,
            None => {
                let of = Some(text(conflict, "of_name")).filter(|of| !of.is_empty());
                let of = of.map(|of| format!(" of {of}")).unwrap_or_default();
                writeln!(out, "two choices for {}{of}: {lines}", field(&text(conflict, "field")))?;
            }
        }
    }
    Ok(())
}

/// A field as people call it.
fn field(word: &str) -> String {
    let called = match word {
        "sort" | "lane" => "the kind",
        "due" => "the day",
        "words" => "the words",
        "duration_days" | "weekdays" => "working days",
        "estimated_minutes" => "estimated hours",
        "spent_minutes" => "hours spent",
        "minutes" => "hours a week",
        "file" => "the file",
        "alt" => "what is to be seen",
        "claim" => "who posts it",
        "posted_link" => "the link",
        "sign_off" => "the name it is signed with",
        "review_on" => "when to look back",
        "would_share" => "whether one would share it",
        "binned" => "whether it is in the bin",
        other => return other.replace('_', " "),
    };
    called.to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn printed(item: &Value) -> String {
        let mut out = Vec::new();
        print(&mut out, item).expect("it prints");
        String::from_utf8(out).expect("words")
    }

    #[test]
    fn choices_are_told_apart_and_say_what_they_are_of() {
        let choice = |value: &str, says: &str, by: &str| json!({ "value": value, "says": says, "by": by });
        let hours = json!({
            "field": "estimated_minutes", "of": "07", "of_name": "Poster",
            "choices": [choice("90", "1:30 h", "Els"), choice("120", "2 h", "Bram")],
        });
        let begin = "Everybody who comes brings something to eat and something to sit on, and we bring";
        let (soup, tea) = (format!("{begin} soup"), format!("{begin} tea"));
        let long =
            json!({ "field": "explanation", "choices": [choice(&soup, &soup, "Els"), choice(&tea, &tea, "Bram")] });
        let sentence = json!({
            "field": "text", "reads": "At 1921.",
            "choices": [{ "value": "At 19.", "by": "Els" }, { "value": "At 21.", "by": "Bram" }],
        });
        let lines = printed(&json!({ "conflicts": [hours, long, sentence] }));
        assert_eq!(
            lines,
            "two choices for estimated hours of Poster: 1:30 h (Els) or 2 h (Bram)\n\
             two choices for explanation: …and we bring soup (Els) or …and we bring tea (Bram)\n\
             written apart: At 19. (Els) or At 21. (Bram); together it reads: At 1921.\n"
        );
        assert_eq!(printed(&json!({ "conflicts": [] })), "");
    }
}
