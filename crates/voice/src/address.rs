//! Who is spoken to in Dutch, and how: `u` and `uw`, `je` and `jij`, `jullie`. And how the same is said the other way.

use std::ops::Range;

use trekker_domain::rule::Address;

use crate::address_words::{
    BESIDE, CLAUSES, DOERS, FOLLOW_ALONE, JOINING, LETTERED, LONGEST_CLAUSE, MAY_OWN_AFTER, MODAL, NO_ORDERS, OTHERS,
    OWNERS, PARTICLES, PREPOSITIONS, REFLEXIVE, SAYINGS, SEVERAL, TIMES, WITH_U,
};
use crate::finding::Mend;
use crate::line::{Line, is_hour};
use crate::verbs;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Formal,
    Familiar,
    /// `jullie`: familiar beside `u`, and at home beside `je`.
    Plural,
}

/// Somebody is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) range: Range<usize>,
    pub(crate) form: Form,
    /// The same with `je`, or with `u`: whichever it is not.
    pub(crate) otherwise: Vec<Mend>,
}

impl Spoken {
    pub(crate) fn is(&self, address: Address) -> bool {
        match (self.form, address) {
            (_, Address::Neutral) => false,
            (Form::Formal, Address::U) | (Form::Familiar | Form::Plural, Address::Je) => true,
            (Form::Formal, Address::Je) | (Form::Familiar | Form::Plural, Address::U) => false,
        }
    }
}

pub(crate) fn spoken(line: &Line<'_>) -> Vec<Spoken> {
    (0..line.words.len()).filter_map(|word| spoken_at(line, word)).collect()
}

fn spoken_at(line: &Line<'_>, word: usize) -> Option<Spoken> {
    let token = &line.words[word];
    let speaks = matches!(
        token.lower.as_str(),
        "u" | "uw"
            | "uwe"
            | "uzelf"
            | "alstublieft"
            | "je"
            | "jij"
            | "jou"
            | "jouw"
            | "jouwe"
            | "jezelf"
            | "alsjeblieft"
            | "jullie"
    );
    if !speaks || token.is_left_alone || is_saying(line, word) {
        return None;
    }
    let (form, otherwise) = match token.lower.as_str() {
        "u" if is_letter(line, word) || is_hour(line, word) => return None,
        "u" => (Form::Formal, u_as_je(line, word)),
        "uw" => (Form::Formal, vec![instead(line, word..=word, "je"), instead(line, word..=word, "jouw")]),
        "uwe" => (Form::Formal, vec![instead(line, word..=word, "jouwe")]),
        "uzelf" => (Form::Formal, vec![instead(line, word..=word, "jezelf")]),
        "alstublieft" => (Form::Formal, vec![instead(line, word..=word, "alsjeblieft")]),
        "je" if before(line, word) == "je" && is_reflexive(line, word) => return None,
        "je" | "jij" => (Form::Familiar, je_as_u(line, word)),
        "jou" => (Form::Familiar, vec![instead(line, word..=word, "u")]),
        "jouw" => (Form::Familiar, vec![instead(line, word..=word, "uw")]),
        "jouwe" => (Form::Familiar, vec![instead(line, word..=word, "uwe")]),
        "jezelf" => (Form::Familiar, vec![instead(line, word..=word, "uzelf")]),
        "alsjeblieft" => (Form::Familiar, vec![instead(line, word..=word, "alstublieft")]),
        "jullie" => (Form::Plural, jullie_as_u(line, word)),
        _ => return None,
    };
    Some(Spoken { range: token.range.clone(), form, otherwise })
}

fn lower<'l>(line: &'l Line<'_>, word: Option<usize>) -> &'l str {
    word.and_then(|word| line.words.get(word)).map_or("", |token| token.lower.as_str())
}

/// The word right before, with nothing but a space between.
fn before<'l>(line: &'l Line<'_>, word: usize) -> &'l str {
    let before = word.checked_sub(1);
    if before.is_some_and(|before| line.between(before, word).trim().is_empty()) { lower(line, before) } else { "" }
}

fn after<'l>(line: &'l Line<'_>, word: usize) -> &'l str {
    if word + 1 < line.words.len() && line.between(word, word + 1).trim().is_empty() {
        lower(line, Some(word + 1))
    } else {
        ""
    }
}

fn is_saying(line: &Line<'_>, word: usize) -> bool {
    SAYINGS.iter().any(|saying| {
        let places = saying.iter().enumerate().filter(|(_, said)| **said == line.words[word].lower);
        places.map(|(at, _)| at).any(|at| {
            word >= at && saying.iter().enumerate().all(|(nth, said)| lower(line, Some(word - at + nth)) == *said)
        })
    })
}

/// The letter, and nobody: `de letter u`, `een u`, `U.S.`
fn is_letter(line: &Line<'_>, word: usize) -> bool {
    let token = &line.words[word];
    let (left, right) = line.around(&token.range);
    let joined = |letter: Option<char>| letter.is_some_and(|letter| matches!(letter, '/' | '&' | '+' | '=' | '_'));
    let dotted =
        right == Some('.') && line.text[token.range.end + 1..].chars().next().is_some_and(char::is_alphanumeric);
    joined(left)
        || joined(right)
        || left == Some('.')
        || dotted
        || matches!(before(line, word), "letter" | "klinker" | "een" | "de")
        || (line.text[token.range.clone()].starts_with('U') && LETTERED.contains(&before(line, word)))
}

fn instead(line: &Line<'_>, words: std::ops::RangeInclusive<usize>, text: &str) -> Mend {
    let range = line.words[*words.start()].range.start..line.words[*words.end()].range.end;
    let begins = line.text[range.clone()].chars().next().is_some_and(char::is_uppercase);
    // `U` and `Uw` with a capital in the middle of a sentence honour somebody; `je` does not.
    let is_capital = begins && line.begins_sentence(*words.start());
    let is_shouted = line.text[range.clone()].chars().filter(|letter| letter.is_alphabetic()).count() > 1
        && line.text[range.clone()].chars().all(|letter| !letter.is_lowercase());
    let text = match (is_shouted, is_capital) {
        (true, _) => text.to_uppercase(),
        (false, true) => with_capital(text),
        (false, false) => text.to_owned(),
    };
    Mend { range, text }
}

pub(crate) fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether the sentence this word is in asks something.
fn is_question(line: &Line<'_>, word: usize) -> bool {
    let rest = &line.text[line.words[word].range.end..];
    rest.find(['?', '!', '.']).is_some_and(|end| rest[end..].starts_with('?'))
}

fn u_as_je(line: &Line<'_>, word: usize) -> Vec<Mend> {
    let is_of_several = before(line, word) == "van" && word > 1 && SEVERAL.contains(&before(line, word - 1));
    if is_of_several || after(line, word) == "allen" {
        return vec![instead(line, word..=word, "jullie")];
    }
    let with_zich = after(line, word) == "zich";
    // `u en uw gezin`: with stress, since others are named beside.
    let is_beside = matches!(after(line, word), "en" | "of") && BESIDE.contains(&after(line, word + 1));
    let (last, je) = match (with_zich, is_beside) {
        (true, _) => (word + 1, "je je"),
        (false, true) => (word, "jij"),
        (false, false) => (word, "je"),
    };
    let previous = before(line, word);
    let verb = verbs::before_je(previous).map(|stem| (word - 1, stem));
    if let Some((at, stem)) = verb {
        let together = instead(line, at..=last, &format!("{stem} {je}"));
        if does_itself(line, at) {
            let mut mends = vec![instead(line, word..=last, je), together];
            if WITH_U.contains(&previous) {
                mends.reverse();
            }
            return mends;
        }
        // `Meldt u dit te laat, dan …`: a condition.
        let is_condition = goes_on_with(line, word, &["dan", "u"]);
        let is_order = !NO_ORDERS.contains(&previous) && !is_condition;
        let alone = is_order && line.begins_sentence(at) && !is_question(line, word) && !with_zich;
        if alone {
            return vec![instead(line, at..=last, &stem), together];
        }
        let mut mends = vec![together];
        if may_be_somebody(line, at) {
            mends.push(instead(line, word..=last, je));
        }
        return mends;
    }
    if is_beside {
        let does = line.begins_sentence(word) || CLAUSES.contains(&previous);
        return vec![instead(line, word..=word, if does { "jij" } else { "jou" })];
    }
    let verb = verbs::after_je(after(line, word));
    // `u kunt zich aanmelden`: not every verb changes, the pronoun does.
    if after(line, word + 1) == "zich" {
        let verb = verb.unwrap_or_else(|| after(line, word));
        return vec![instead(line, word..=word + 2, &format!("je {verb} je"))];
    }
    if let Some(verb) = verb {
        return vec![instead(line, word..=word + 1, &format!("je {verb}"))];
    }
    // `voor u als patiënt`, `door u`: with stress.
    if (matches!(previous, "voor" | "van" | "aan" | "met" | "bij") && after(line, word) == "als") || previous == "door"
    {
        return vec![instead(line, word..=word, "jou"), instead(line, word..=word, "je")];
    }
    if CLAUSES.contains(&previous)
        && !with_zich
        && let Some(mend) = until_verb(line, word)
    {
        return vec![mend];
    }
    let mut mends = vec![instead(line, word..=last, je)];
    if PREPOSITIONS.contains(&previous) && !with_zich {
        mends.push(instead(line, word..=word, "jou"));
    }
    mends
}

/// Whether one of these words comes later in the sentence.
fn goes_on_with(line: &Line<'_>, word: usize, wanted: &[&str]) -> bool {
    let rest = &line.text[line.words[word].range.end..];
    let end = line.words[word].range.end + rest.find(['.', '!', '?']).unwrap_or(rest.len());
    let later = line.words.iter().skip(word + 1).take_while(|other| other.range.start < end);
    later.into_iter().any(|other| wanted.contains(&other.lower.as_str()))
}

/// `als u vragen heeft`: the verb at the end of the clause changes too.
fn until_verb(line: &Line<'_>, word: usize) -> Option<Mend> {
    let mut at = word;
    loop {
        let gap = line.text.get(line.words[at].range.end..line.words.get(at + 1)?.range.start)?;
        at += 1;
        if gap.contains([',', ';', ':', '.', '!', '?', '(', ')', '–']) || at - word > LONGEST_CLAUSE {
            return None;
        }
        let next = line.words[at].lower.as_str();
        if next == "heeft" {
            let between = &line.text[line.words[word].range.end..line.words[at].range.start];
            let range = line.words[word].range.start..line.words[at].range.end;
            return Some(Mend { range, text: format!("je{between}hebt") });
        }
        // Somebody else, or another clause, that the verb may go with.
        if OTHERS.contains(&next) || (CLAUSES.contains(&next) && next != "of") || next == "u" || next == "hij" {
            return None;
        }
    }
}

/// `uw buurt zoekt u`: something stands before the verb that does it, and `u` is whom it does it to. Not so where the verb goes
/// with `u` alone, or where a time stands before it.
fn does_itself(line: &Line<'_>, verb: usize) -> bool {
    let of_you = matches!(lower(line, Some(verb)), "bent" | "hebt" | "kunt" | "zult" | "wilt");
    let who = before(line, verb);
    let whose = verb.checked_sub(1).map_or("", |who| before(line, who));
    // `op deze pagina ziet u`: it says where, and not who.
    let says_where = verb.checked_sub(2).map_or("", |whose| before(line, whose));
    let is_somebody = OWNERS.contains(&whose) && !PREPOSITIONS.contains(&says_where);
    !of_you && !who.is_empty() && is_somebody && !TIMES.contains(&who)
}

/// `Els belt u`: somebody may do it to `u`, or a word that is not known tells when `u` does it.
fn may_be_somebody(line: &Line<'_>, verb: usize) -> bool {
    let Some(who) = verb.checked_sub(1).filter(|who| line.begins_sentence(*who)) else { return false };
    let known = lower(line, Some(who));
    let tells_when = [TIMES, PREPOSITIONS, CLAUSES, FOLLOW_ALONE].iter().any(|words| words.contains(&known));
    !tells_when && !before(line, verb).is_empty()
}

/// The second of `je je`: whom one does it to, and not whose something is.
fn is_reflexive(line: &Line<'_>, word: usize) -> bool {
    let thing = after(line, word);
    stands_alone(thing) || verbs::is_with_you(thing) || (verbs::is_infinitive(thing) && !verbs::may_be_things(thing))
}

fn je_as_u(line: &Line<'_>, word: usize) -> Vec<Mend> {
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
        let together = instead(line, word - 1..=word, &format!("{verb} u"));
        let owns = !stands_alone(next) && line.words[word].lower == "je";
        // `ik help je`, `we bellen je broer`: somebody else does it, and the verb goes with them.
        let who = word.checked_sub(1).map_or("", |verb| before(line, verb));
        if DOERS.contains(&who) {
            // `hij wil je bedanken`: what he wants stands after it.
            let is_done = MODAL.contains(&previous) && next.ends_with("en");
            return match (owns, is_done) {
                (false, _) => vec![u()],
                (true, true) => vec![u(), uw()],
                (true, false) => vec![uw(), u()],
            };
        }
        // `Neem je fiets mee`: told to do it with something of theirs.
        let may_be_told = !NO_ORDERS.contains(&verb.as_str()) && !is_question(line, word);
        let is_reflexive = REFLEXIVE.contains(&previous);
        let joined = matches!(before(line, word - 1), "en" | "maar" | "dus");
        // `vind je het leuk, meld je dan`
        let is_after_comma = line.text[..line.words[word - 1].range.start].trim_end().ends_with(',');
        let is_told_so = is_reflexive && PARTICLES.contains(&next);
        let goes_on = (joined && (owns || is_told_so))
            || (is_after_comma && is_told_so && matches!(previous, "meld" | "schrijf"));
        let begins = line.begins_sentence(word - 1) || goes_on || (owns && previous == "vergeet");
        let is_told = begins && may_be_told;
        return match (is_told, owns) {
            (true, true) => vec![uw()],
            (true, false) if is_reflexive => vec![u(), together],
            (true, false) => vec![together, u()],
            (false, true) => vec![together, uw()],
            (false, false) => vec![together],
        };
    }
    if let Some(verb) = asked(line, word) {
        return vec![instead(line, word - 1..=word, &format!("{verb} u"))];
    }
    if stands_alone(next) || verbs::is_with_you(next) || line.words[word].lower == "jij" {
        return vec![u()];
    }
    // `zullen we je benaderen`: whom one does it to. `als je huisgenoot wordt`: more often who does it than whose.
    let is_done = DOERS.contains(&previous) && verbs::is_infinitive(next) && !verbs::may_be_things(next);
    let does = CLAUSES.contains(&previous) && !MAY_OWN_AFTER.contains(&previous);
    if is_done || does { vec![u(), uw()] } else { vec![uw(), u()] }
}

/// Whether what follows says that `je` or `jullie` owns nothing.
fn stands_alone(next: &str) -> bool {
    next.is_empty() || FOLLOW_ALONE.contains(&next) || PREPOSITIONS.contains(&next)
}

/// `Jongleer je?`: what begins a question right before `je` is a verb, known or not, if it is not a word that joins.
fn asked(line: &Line<'_>, word: usize) -> Option<String> {
    let begins = word.checked_sub(1).filter(|verb| line.begins_sentence(*verb) && is_question(line, word))?;
    let verb = before(line, word);
    let joins = [PREPOSITIONS, CLAUSES, FOLLOW_ALONE, JOINING].iter().any(|words| words.contains(&verb));
    let may_be = verb.chars().count() > 2 && !joins && line.words[begins].lower.chars().all(char::is_alphabetic);
    may_be.then(|| if verb.ends_with('t') { verb.to_owned() } else { format!("{verb}t") })
}

fn jullie_as_u(line: &Line<'_>, word: usize) -> Vec<Mend> {
    let (previous, next) = (before(line, word), after(line, word));
    let u = || instead(line, word..=word, "u");
    let uw = || instead(line, word..=word, "uw");
    if let Some(verb) = verbs::of_one(previous) {
        // `we zien jullie`: others do it.
        let who = word.checked_sub(1).map_or("", |verb| before(line, verb));
        return if OTHERS.contains(&who) {
            vec![u()]
        } else {
            vec![instead(line, word - 1..=word, &format!("{verb} u"))]
        };
    }
    let stands_alone = stands_alone(next);
    let verb = verbs::of_one(next);
    // `voor jullie zijn er stoelen`: it goes with somebody else.
    if PREPOSITIONS.contains(&previous) {
        let is_verb = verb.is_some() && !verbs::may_be_things(next) || verbs::is_with_you(next);
        return if stands_alone || is_verb { vec![u()] } else { vec![uw(), u()] };
    }
    if let Some(verb) = verb {
        let does = instead(line, word..=word + 1, &format!("u {verb}"));
        let may_do = line.begins_sentence(word) || CLAUSES.contains(&previous) || JOINING.contains(&previous);
        return if verbs::may_be_things(next) && !may_do { vec![uw(), does] } else { vec![does] };
    }
    if stands_alone { vec![u()] } else { vec![uw(), u()] }
}
