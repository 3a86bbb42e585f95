//! Words one by one: what is right by itself, what is offered, and what a team adds.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

use std::sync::Arc;

use trekker_domain::id::DocId;
use trekker_domain::rule::{Rule, Sort};
use trekker_voice::{Checker, Language, Occasion, Rulebook, Speller, Why};

fn found<'t>(rules: &[Rule], speller: Option<&Arc<Speller>>, text: &'t str) -> Vec<&'t str> {
    let rulebook = Rulebook::new(rules, Occasion::default());
    let rulebook = match speller {
        Some(speller) => rulebook.with_speller(Arc::clone(speller)),
        None => rulebook,
    };
    let findings = Checker::new(rulebook).check(text);
    findings.into_iter().filter(|it| it.why == Why::Misspelled).map(|it| &text[it.range]).collect()
}

fn dictionary() -> Rule {
    Rule::new(DocId([9; 16]), Sort::Dictionary, "")
}

#[test]
fn words_of_either_language_are_right_in_a_team_s_texts_and_slips_in_none() {
    let speller = Speller::new([]);
    for (word, dutch, english) in [
        ("vrijwilligersavond", true, true),
        ("festivalterrein", true, true),
        ("kraampje", true, true),
        ("kraampjje", false, false),
        ("foto's", true, true),
        ("neighbours", true, true),
        ("neighbors", true, true),
        ("neighbuors", false, false),
        ("repaircafé", true, true),
        ("EHBO", true, true),
        ("GitHub", true, true),
        ("10-jarige", true, true),
        ("日本", true, true),
        ("", true, true),
        ("-", true, true),
        ("'", true, true),
    ] {
        assert_eq!(
            (speller.check(Language::Dutch, word), speller.check(Language::English, word)),
            (dutch, english),
            "{word}"
        );
    }
}

#[test]
fn few_words_are_offered_and_none_that_hurts() {
    let speller = Speller::new([]);
    for (language, word, first) in [
        (Language::Dutch, "verassing", Some("verrassing")),
        (Language::Dutch, "Verassing", Some("Verrassing")),
        (Language::Dutch, "rondlijding", Some("rondleiding")),
        (Language::English, "tommorow", Some("tomorrow")),
        (Language::English, "definately", Some("definitely")),
        (Language::Dutch, "qqqqqqqqqq", None),
        (Language::English, "neegro", None),
    ] {
        let offered = speller.suggest(language, word);
        assert!(offered.len() <= 5, "{offered:?}");
        assert!(offered.iter().all(|other| speller.check(language, other)), "{offered:?}");
        assert!(first.is_none() || offered.first().map(String::as_str) == first, "{word}: {offered:?}");
        assert!(!offered.iter().any(|other| other == "negro"), "{offered:?}");
    }
}

#[test]
fn the_words_of_a_team_are_right_in_its_texts() {
    let text = "Vandaag spelen we met zwiepkes op het plein van de vzw en met klingklong.";
    let alone = Arc::new(Speller::new([]));
    let own = Arc::new(Speller::new(["De Zwiepkes", "klingklong"]));
    assert_eq!(found(&[dictionary()], Some(&alone), text), ["zwiepkes", "klingklong"]);
    assert_eq!(found(&[dictionary()], Some(&own), text), [""; 0]);
    // What a rule asks for is right as well.
    let spelling = Rule::new(DocId([1; 16]), Sort::Spelling, "klingklong");
    let avoid = Rule { instead: "zwiepkes".to_owned(), ..Rule::new(DocId([2; 16]), Sort::Avoid, "gratis") };
    assert_eq!(found(&[dictionary(), spelling, avoid], Some(&alone), text), [""; 0]);
}

#[test]
fn it_takes_a_rule_and_a_speller() {
    let speller = Arc::new(Speller::new([]));
    let text = "Het progamma staat online.";
    assert_eq!(found(&[dictionary()], Some(&speller), text), ["progamma"]);
    assert_eq!(found(&[], Some(&speller), text), [""; 0]);
    assert_eq!(found(&[dictionary()], None, text), [""; 0]);
    // In a language that is not found nothing is said; what another rule finds is said once.
    assert_eq!(found(&[dictionary()], Some(&speller), "progamma"), [""; 0]);
    let avoid = Rule::new(DocId([2; 16]), Sort::Avoid, "progamma");
    assert_eq!(found(&[dictionary(), avoid], Some(&speller), text), [""; 0]);
}

#[test]
fn a_text_that_is_edited_is_looked_at_again() {
    let speller = Arc::new(Speller::new([]));
    let mut checker = Checker::new(Rulebook::new(&[dictionary()], Occasion::default()).with_speller(speller));
    let count = |checker: &mut Checker, text: &str| checker.check(text).len();
    assert_eq!(count(&mut checker, "Het progamma is er.\nDe avnd ook niet."), 2);
    assert_eq!(count(&mut checker, "Het programma is er.\nDe avnd ook niet."), 1);
    assert_eq!(count(&mut checker, "Het programma is er.\nDe avond ook niet."), 0);
    assert_eq!(count(&mut checker, "Het progamma is er.\nDe avond ook niet."), 1);
}
