//! Rules about the sources that no compiler knows.

use std::fs;
use std::path::Path;

use trekker_tests::{Outcome, root, rust_files};

/// A file this long is several rooms.
const MOST_LINES: usize = 450;

#[test]
fn every_file_says_first_what_is_in_it() -> Outcome {
    broken("begin with //!", |_, text| !text.starts_with("//!") && !text.starts_with("#!["))
}

#[test]
fn no_file_is_too_long() -> Outcome {
    broken(&format!("have at most {MOST_LINES} lines"), |_, text| text.lines().count() > MOST_LINES)
}

#[test]
fn nothing_sleeps() -> Outcome {
    // In two parts, so that this file does not break its own rule.
    let sleep = ["thread::", "sleep"].concat();
    broken("wait for something that happens", |_, text| text.contains(&sleep))
}

#[test]
fn only_the_tokens_name_colours() -> Outcome {
    let made = ["from_rgb", "from_rgba", "from_hex", "from_gray", "from_black_alpha", "from_white_alpha"];
    // What means 'none' or 'as around' is no colour.
    let no_colours = ["PLACEHOLDER", "TRANSPARENT"];
    broken("take colours from crates/ui/src/look/tokens.rs", |path, text| {
        let is_on_screen = path.starts_with("crates/ui/src") || path.starts_with("app/src");
        let names = text.split("Color32::").skip(1).any(|rest| {
            let word: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            let is_constant =
                !word.is_empty() && word.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
            made.iter().any(|name| word.starts_with(name)) || is_constant && !no_colours.contains(&word.as_str())
        });
        is_on_screen && path != Path::new("crates/ui/src/look/tokens.rs") && names
    })
}

#[test]
fn the_top_level_has_only_what_belongs_there() -> Outcome {
    const ALLOWED: &[&str] =
        &["Cargo.toml", "Cargo.lock", "crates", "app", "tests", "README.md", "CHANGELOG.md", "target"];
    let mut others = Vec::new();
    for entry in fs::read_dir(root())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !ALLOWED.contains(&name.as_str()) && !name.starts_with('.') && !name.starts_with("LICENSE") {
            others.push(name);
        }
    }
    assert!(others.is_empty(), "these do not belong at the top level: {others:?}");
    Ok(())
}

/// Fails with the names of all files that break a rule.
fn broken(rule: &str, breaks: impl Fn(&Path, &str) -> bool) -> Outcome {
    let files = rust_files()?;
    assert!(files.len() > 100, "these cannot be all files: {}", files.len());
    let mut who = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path)?;
        let path = path.strip_prefix(root())?;
        if breaks(path, &text) {
            who.push(path.display().to_string());
        }
    }
    assert!(who.is_empty(), "files should {rule}; these do not: {who:#?}");
    Ok(())
}
