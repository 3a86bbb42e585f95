//! How what is said with `u` is said with `je`.

use crate::address_words::{
    BESIDE, CLAUSES, FOLLOW_ALONE, LONGEST_CLAUSE, NO_ORDERS, OTHERS, OWNERS, PREPOSITIONS, SEVERAL, TIMES, WITH_U,
};
use crate::around::{after, before, goes_on_with, instead, is_question, lower};
use crate::finding::Mend;
use crate::line::Line;
use crate::verbs;

pub(crate) fn u_as_je(line: &Line<'_>, word: usize) -> Vec<Mend> {
    let is_of_several = before(line, word) == "van" && word > 1 && SEVERAL.contains(before(line, word - 1));
    if is_of_several || after(line, word) == "allen" {
        return vec![instead(line, word..=word, "jullie")];
    }
    let with_zich = after(line, word) == "zich";
    // `u en uw gezin`: with stress, since others are named beside.
    let is_beside = matches!(after(line, word), "en" | "of") && BESIDE.contains(after(line, word + 1));
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
            if WITH_U.contains(previous) {
                mends.reverse();
            }
            return mends;
        }
        // `Meldt u dit te laat, dan …`: a condition.
        let is_condition = goes_on_with(line, word, &["dan", "u"]);
        let is_order = !NO_ORDERS.contains(previous) && !is_condition;
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
        let does = line.begins_sentence(word) || CLAUSES.contains(previous);
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
    if CLAUSES.contains(previous)
        && !with_zich
        && let Some(mend) = until_verb(line, word)
    {
        return vec![mend];
    }
    let mut mends = vec![instead(line, word..=last, je)];
    if PREPOSITIONS.contains(previous) && !with_zich {
        mends.push(instead(line, word..=word, "jou"));
    }
    mends
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
        if OTHERS.contains(next) || (CLAUSES.contains(next) && next != "of") || next == "u" || next == "hij" {
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
    let is_somebody = OWNERS.contains(whose) && !PREPOSITIONS.contains(says_where);
    !of_you && !who.is_empty() && is_somebody && !TIMES.contains(who)
}

/// `Els belt u`: somebody may do it to `u`, or a word that is not known tells when `u` does it.
fn may_be_somebody(line: &Line<'_>, verb: usize) -> bool {
    let Some(who) = verb.checked_sub(1).filter(|who| line.begins_sentence(*who)) else { return false };
    let known = lower(line, Some(who));
    let tells_when = [&TIMES, &PREPOSITIONS, &CLAUSES, &FOLLOW_ALONE].iter().any(|words| words.contains(known));
    !tells_when && !before(line, verb).is_empty()
}
