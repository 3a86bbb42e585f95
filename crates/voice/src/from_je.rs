//! How what is said with `je`, `jij` or `jullie` is said with `u`.

use crate::address_words::{
    CLAUSES, DOERS, FOLLOW_ALONE, JOINING, MAY_OWN_AFTER, MODAL, NO_ORDERS, OTHERS, PARTICLES, PREPOSITIONS, REFLEXIVE,
    TIMES,
};
use crate::around::{after, before, instead, is_question};
use crate::finding::Mend;
use crate::line::Line;
use crate::verbs;

/// The second of `je je`: whom one does it to, and not whose something is.
pub(crate) fn is_reflexive(line: &Line<'_>, word: usize) -> bool {
    let thing = after(line, word);
    stands_alone(thing) || verbs::is_with_you(thing) || (verbs::is_infinitive(thing) && !verbs::may_be_things(thing))
}

pub(crate) fn je_as_u(line: &Line<'_>, word: usize) -> Vec<Mend> {
    let (previous, next) = (before(line, word), after(line, word));
    let u = || instead(line, word..=word, "u");
    let uw = || instead(line, word..=word, "uw");
    // `als je je inschrijft`: the second goes with the first. `als je je fiets meebrengt`: it does not.
    let verb = verbs::with_u(previous);
    if next == "je" && is_reflexive(line, word + 1) {
        return match verb {
            Some(verb) => vec![instead(line, word - 1..=word + 1, &format!("{verb} u zich"))],
            None => vec![instead(line, word..=word + 1, "u zich")],
        };
    }
    if previous == "je" {
        return vec![uw()];
    }
    if next == "je" && verb.is_none() {
        return vec![u()];
    }
    // `Laat je verrassen`: what is done to whoever is spoken to stands after it. `Laat je wensen horen`: what they have.
    if previous == "laat" && verbs::stem_of(next).is_some() {
        return if verbs::may_be_things(next) { vec![uw(), u()] } else { vec![u(), uw()] };
    }
    if let Some(verb) = verb {
        return beside_verb(line, word, &verb);
    }
    if let Some(verb) = asked(line, word) {
        return vec![instead(line, word - 1..=word, &format!("{verb} u"))];
    }
    if stands_alone(next) || verbs::is_with_you(next) || line.words[word].lower == "jij" {
        return vec![u()];
    }
    // `zullen we je benaderen`: whom one does it to. `als je huisgenoot wordt`: more often who does it than whose.
    let is_infinitive = verbs::is_infinitive(next) && !verbs::may_be_things(next) && !PREPOSITIONS.contains(previous);
    let is_done = is_infinitive || (previous == "ik" && verbs::is_of_me(next));
    let does = CLAUSES.contains(previous) && !MAY_OWN_AFTER.contains(previous);
    if is_done || does { vec![u(), uw()] } else { vec![uw(), u()] }
}

/// `verb`, right before it, as it stands with `u`.
fn beside_verb(line: &Line<'_>, word: usize, verb: &str) -> Vec<Mend> {
    let (previous, next) = (before(line, word), after(line, word));
    let u = || instead(line, word..=word, "u");
    let uw = || instead(line, word..=word, "uw");
    let together = instead(line, word - 1..=word, &format!("{verb} u"));
    let owns = !stands_alone(next) && line.words[word].lower == "je";
    // `ik help je`, `we bellen je broer`: somebody else does it, and the verb goes with them.
    let who = word.checked_sub(1).map_or("", |verb| before(line, verb));
    if DOERS.contains(who) {
        // `hij wil je bedanken`: what he wants stands after it.
        let is_done = MODAL.contains(previous) && next.ends_with("en");
        return match (owns, is_done) {
            (false, _) => vec![u()],
            (true, true) => vec![u(), uw()],
            (true, false) => vec![uw(), u()],
        };
    }
    // `Neem je fiets mee`: told to do it with something of theirs.
    let may_be_told = !NO_ORDERS.contains(verb) && !is_question(line, word);
    let is_reflexive = REFLEXIVE.contains(previous);
    let who = before(line, word - 1);
    let joined = matches!(who, "en" | "maar" | "dus");
    // `of schrijf je nu in`; `vind je het leuk, meld je dan aan`; but `hier schrijf je in`
    let is_told_so = is_reflexive && PARTICLES.contains(next);
    let says_so = matches!(previous, "meld" | "schrijf") && !FOLLOW_ALONE.contains(who) && !TIMES.contains(who);
    let goes_on = (joined && owns) || (is_told_so && (joined || who == "of" || says_so));
    let begins = line.begins_sentence(word - 1) || goes_on || (owns && previous == "vergeet");
    let is_told = begins && may_be_told;
    match (is_told, owns) {
        (true, true) => vec![uw()],
        (true, false) if is_reflexive => vec![u(), together],
        (true, false) => vec![together, u()],
        // `in groepen wordt je kind gezien`: beside `je` it would be `word`.
        (false, true) if !verbs::is_before_je(previous) && !is_participle(next) => vec![uw(), together],
        (false, true) => vec![together, uw()],
        (false, false) => vec![together],
    }
}

/// `gebeld`, `geholpen`
fn is_participle(word: &str) -> bool {
    word.starts_with("ge") && word.ends_with(['d', 't', 'n']) && word.len() > 5
}

/// Whether what follows says that `je` or `jullie` owns nothing.
fn stands_alone(next: &str) -> bool {
    next.is_empty() || FOLLOW_ALONE.contains(next) || PREPOSITIONS.contains(next)
}

/// `Jongleer je?`: what begins a question right before `je` is a verb, known or not, if it is not a word that joins.
fn asked(line: &Line<'_>, word: usize) -> Option<String> {
    let begins = word.checked_sub(1).filter(|verb| line.begins_sentence(*verb) && is_question(line, word))?;
    let verb = before(line, word);
    let joins = [&PREPOSITIONS, &CLAUSES, &FOLLOW_ALONE, &JOINING].iter().any(|words| words.contains(verb));
    let may_be = verb.chars().count() > 2 && !joins && line.words[begins].lower.chars().all(char::is_alphabetic);
    may_be.then(|| if verb.ends_with('t') { verb.to_owned() } else { format!("{verb}t") })
}

pub(crate) fn jullie_as_u(line: &Line<'_>, word: usize) -> Vec<Mend> {
    let (previous, next) = (before(line, word), after(line, word));
    let u = || instead(line, word..=word, "u");
    let uw = || instead(line, word..=word, "uw");
    if let Some(verb) = verbs::of_one(previous) {
        // `we zien jullie`: others do it.
        let who = word.checked_sub(1).map_or("", |verb| before(line, verb));
        return if OTHERS.contains(who) {
            vec![u()]
        } else {
            vec![instead(line, word - 1..=word, &format!("{verb} u"))]
        };
    }
    let stands_alone = stands_alone(next);
    let verb = verbs::of_one(next);
    // `voor jullie zijn er stoelen`: it goes with somebody else.
    if PREPOSITIONS.contains(previous) {
        let is_verb = verb.is_some() && !verbs::may_be_things(next) || verbs::is_with_you(next);
        return if stands_alone || is_verb { vec![u()] } else { vec![uw(), u()] };
    }
    if let Some(verb) = verb {
        let does = instead(line, word..=word + 1, &format!("u {verb}"));
        let may_do = line.begins_sentence(word) || CLAUSES.contains(previous) || JOINING.contains(previous);
        return if verbs::may_be_things(next) && !may_do { vec![uw(), does] } else { vec![does] };
    }
    if stands_alone { vec![u()] } else { vec![uw(), u()] }
}
