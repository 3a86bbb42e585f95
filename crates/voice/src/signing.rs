//! Whether a text ends with somebody's name.

/// Words with which a text says goodbye.
const GREETINGS: [&str; 19] = [
    "groet",
    "groeten",
    "groetjes",
    "groetje",
    "liefs",
    "mvg",
    "kus",
    "kusjes",
    "knuffel",
    "knuffels",
    "tot dan",
    "dikke kus",
    "cheers",
    "regards",
    "greetings",
    "best wishes",
    "hugs",
    "xoxo",
    "sincerely",
];
/// Words that stand in names of people together, in small letters.
const BETWEEN: [&str; 14] =
    ["van", "de", "het", "den", "der", "ten", "en", "&", "and", "the", "of", "hele", "whole", "team"];
/// Those who sign together.
const TOGETHER: [&str; 9] =
    ["team", "bestuur", "ploeg", "crew", "redactie", "board", "committee", "bende", "vrijwilligers"];

/// `^Els`, `– Els`, `Groetjes, Els`, `Groetjes,` above `Els`, `Het team van de zomerbar`: on the last line that says anything.
pub(crate) fn is_signed(text: &str) -> bool {
    let mut lines = text.lines().rev().map(bare).filter(|line| !line.is_empty());
    let Some(last) = lines.next() else { return true };
    if last.rsplit_once('^').is_some_and(|(_, name)| is_name(name)) {
        return true;
    }
    let mut after_dash = last.char_indices().filter(|(at, letter)| {
        matches!(letter, '–' | '—' | '-' | '~') && last[..*at].chars().next_back().is_none_or(char::is_whitespace)
    });
    let (last_dash, dash) = after_dash.next_back().unwrap_or((last.len(), ' '));
    if is_name(last.get(last_dash + dash.len_utf8()..).unwrap_or_default()) {
        return true;
    }
    if goodbye(last).is_some_and(|rest| rest.split_whitespace().count() <= 6) {
        return true;
    }
    let said = last.rsplit(['.', '!', '?', '…', ',']).map(str::trim).find(|said| !said.is_empty()).unwrap_or(last);
    let said = said.trim_start_matches(|letter: char| letter == 'x' || letter.is_whitespace());
    let ends_bare = last.ends_with(char::is_alphanumeric);
    let words = said.split_whitespace().count();
    let small = said.to_lowercase();
    let together = words <= 6 && small.split_whitespace().any(|word| TOGETHER.contains(&word));
    let is_alone = words <= 2 && said.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let mut below_goodbye = || lines.next().is_some_and(|line| goodbye(line).is_some()) && is_name(last);
    // A name by itself is one after a sentence has ended, and not a line of its own, which may be a heading.
    (ends_bare && (together || (is_alone && said.len() < last.len()))) || below_goodbye()
}

/// A line without what stands beside a name: emoji, hearts, `x` and `xxx`, tags. Empty for a line of tags alone.
fn bare(line: &str) -> &str {
    let mut line = line.trim();
    loop {
        let shorter = line.trim_end_matches(|letter: char| {
            letter.is_whitespace()
                || (!letter.is_alphanumeric() && !matches!(letter, '.' | ',' | '!' | '?' | '…' | ')' | '"'))
        });
        let last = shorter.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_beside = last.starts_with(['#', '@']) || (!last.is_empty() && last.chars().all(|letter| letter == 'x'));
        if !is_beside {
            return shorter;
        }
        line = &shorter[..shorter.len() - last.len()];
    }
}

/// What follows the last goodbye of a line.
fn goodbye(line: &str) -> Option<&str> {
    let small = crate::line::folded(line);
    let find = |greeting: &&str| {
        let at = small.rfind(*greeting)?;
        let (before, after) = (&small[..at], &small[at + greeting.len()..]);
        let is_whole = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        is_whole.then_some(at + greeting.len())
    };
    let end = GREETINGS.iter().filter_map(find).max()?;
    Some(line[end..].trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '!' | '.')))
}

fn is_name(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '!', ',']);
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    (1..=6).contains(&words.len())
        && words.iter().any(is_capital)
        && words.iter().all(|word| is_capital(word) || BETWEEN.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_signed_in_the_ways_people_sign() {
        for signed in [
            "Tot dan! ^Els",
            "Kom langs.\n– Els",
            "Tot zaterdag! – Els",
            "Tot zaterdag! ~ Els",
            "Tot zaterdag! Els ☀️",
            "Groetjes,\nEls",
            "Groetjes,\nEls en Bram",
            "Groetjes van Els",
            "Groetjes van het bestuur",
            "Veel liefs,\nTeam Zomerbar",
            "Fijne dag. Groetjes, Els 💛",
            "Met vriendelijke groet,\nEls Peeters",
            "Mvg, Els",
            "Warme groet, Els",
            "Sportieve groeten, het bestuur",
            "Kind regards, Els",
            "Tot zaterdag. Els x",
            "xxx Els",
            "Groetjes, Els\n#zomerbar #gent",
            "Tot dan! Het team van de Zomerbar",
            "Jonas & het hele team",
            "Cheers, the crew",
            "Cheers!",
        ] {
            assert!(is_signed(signed), "{signed}");
        }
        for unsigned in [
            "Kom je ook zaterdag naar de soep?",
            "Breng mee:\n- Breng koffie",
            "Wij koken voor iedereen.",
            "Zaterdag Open Dag",
            "De groeten van oma krijg je er gratis bij als je ook nog een taart meebrengt",
            "#zomerbar #gent",
            "Inschrijven kan tot dinsdag",
        ] {
            assert_eq!(is_signed(unsigned), unsigned.starts_with('#'), "{unsigned}");
        }
    }
}
