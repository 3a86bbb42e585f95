//! What two people chose or wrote apart, on a line for people.

use std::io::{self, Write};

use trekker_domain::wording::told_apart;
use trekker_script::choices::Apart;

/// So many letters of a choice, from where it can be told from the others.
const MOST_LETTERS: usize = 60;

/// Under whatever it is of.
pub(crate) fn print(out: &mut dyn Write, conflicts: &[Apart]) -> io::Result<()> {
    let line = |said: Vec<(&str, &Option<String>)>| {
        let words = told_apart(said.iter().map(|(words, _)| *words), MOST_LETTERS);
        let by = |by: &Option<String>| by.clone().unwrap_or_default();
        let lines = words.iter().zip(&said).map(|(words, (_, who))| format!("{words} ({})", by(who)));
        lines.collect::<Vec<_>>().join(" or ")
    };
    for conflict in conflicts {
        match conflict {
            Apart::Text(apart) => {
                let said = apart.choices.iter().map(|one| (one.value.as_str(), &one.by)).collect();
                writeln!(out, "written apart: {}; together it reads: {}", line(said), apart.reads)?;
            }
            Apart::Field(apart) => {
                let said = apart.choices.iter().map(|one| (one.says.as_str(), &one.by)).collect();
                let of = apart.of_name.as_ref().map(|of| format!(" of {of}")).unwrap_or_default();
                writeln!(out, "two choices for {}{of}: {}", field(&apart.field), line(said))?;
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
    use trekker_script::choices::{ApartField, ApartText, Choice, Wording};

    use super::*;

    fn printed(conflicts: &[Apart]) -> String {
        let mut out = Vec::new();
        print(&mut out, conflicts).expect("it prints");
        String::from_utf8(out).expect("words")
    }

    #[test]
    fn choices_are_told_apart_and_say_what_they_are_of() {
        let choice =
            |value: &str, says: &str, by: &str| Choice { value: value.into(), says: says.into(), by: Some(by.into()) };
        let field = |field: &str, of_name: Option<&str>, choices: [Choice; 2]| {
            let (field, of_name) = (field.to_owned(), of_name.map(str::to_owned));
            Apart::Field(ApartField { field, of: None, of_name, choices: choices.into() })
        };
        let hours =
            field("estimated_minutes", Some("Poster"), [choice("90", "1:30 h", "Els"), choice("120", "2 h", "Bram")]);
        let begin = "Everybody who comes brings something to eat and something to sit on, and we bring";
        let (soup, tea) = (format!("{begin} soup"), format!("{begin} tea"));
        let long = field("explanation", None, [choice(&soup, &soup, "Els"), choice(&tea, &tea, "Bram")]);
        let wording = |value: &str, by: &str| Wording { value: value.into(), by: Some(by.into()) };
        let choices = vec![wording("At 19.", "Els"), wording("At 21.", "Bram")];
        let sentence = Apart::Text(ApartText { field: "text".into(), of: None, choices, reads: "At 1921.".into() });
        assert_eq!(
            printed(&[hours, long, sentence]),
            "two choices for estimated hours of Poster: 1:30 h (Els) or 2 h (Bram)\n\
             two choices for explanation: …and we bring soup (Els) or …and we bring tea (Bram)\n\
             written apart: At 19. (Els) or At 21. (Bram); together it reads: At 1921.\n"
        );
        assert_eq!(printed(&[]), "");
    }
}
