//! What is wrong with a post, in words.

/// What is wrong with a post, the most dangerous first; `None`: nothing.
pub(crate) fn of(dangers: &[String]) -> Option<String> {
    let said = |word: &String| {
        match word.as_str() {
            "unclaimed-today" => "out today and nobody posts it yet",
            "late" => "late",
            "cannot-be-met" => "can no longer be met",
            "changed-after-approval" => "changed after approval",
            "against-stop-rule" => "against a rule that has to be kept",
            "too-long" => "too long for a channel",
            "may-be-online-twice" => "it may be online twice",
            "two-choices" => "two choices",
            "texts-met" => "texts met",
            "nobody-responsible" => "nobody responsible",
            other => other,
        }
        .to_owned()
    };
    let dangers: Vec<String> = dangers.iter().map(said).collect();
    (!dangers.is_empty()).then(|| dangers.join(", "))
}

#[cfg(test)]
mod tests {
    use trekker_domain::danger::Danger;
    use trekker_domain::open::Word;

    use super::*;

    #[test]
    fn each_danger_is_said_in_words() {
        for danger in Danger::ALL {
            let said = of(&[danger.word().to_owned()]).unwrap_or_default();
            assert!(!said.is_empty() && !said.contains('-'), "{said}");
        }
        assert_eq!(of(&["late", "too-long"].map(str::to_owned)).as_deref(), Some("late, too long for a channel"));
        assert_eq!(of(&[]), None);
    }
}
