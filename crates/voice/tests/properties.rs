//! What holds for any text and any rules.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use trekker_domain::id::DocId;
use trekker_domain::open::Word;
use trekker_domain::rule::{Rule, Sort};
use trekker_voice::{Checker, Occasion, Rulebook, Speller};
use unicode_segmentation::UnicodeSegmentation;

/// Words, marks and signs as they come together in what people write, and as they do not.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "u",
        "U",
        "uw",
        "je",
        "jij",
        "jullie",
        "jouw",
        "zich",
        "heb",
        "hebt",
        "heeft",
        "kom",
        "komt",
        "kunnen",
        "ben",
        "laat",
        "wordt",
        "schrijven",
        "zwemmen",
        "boeken",
        "inschrijft",
        "ééen",
        "cafe\u{301}en",
        "en",
        "GRATIS",
        "gratis",
        "soep",
        "Soep",
        "wi-fi",
        "wifi",
        "github",
        "De",
        "dames en heren",
        "ladies and gentlemen",
        "20",
        "de letter",
        "!",
        "!!",
        "?",
        ".",
        ",",
        "\"",
        "“",
        "”",
        "'",
        "’s",
        "\n",
        "\n\n",
        " ",
        " ",
        " ",
        " ",
        "🎉",
        "👨‍👩‍👧",
        "❤️",
        "e\u{301}",
        "#samensterk",
        "#a_b",
        "@u",
        "https://u.be",
        "naadloos",
        "delve into",
        "NU METEEN",
        "ß",
        "İ",
        "日本",
        "😀!",
        "‼️",
        "fesival",
        "Progamma",
        "recieve",
        "het ",
        "the ",
        "kinder-",
        "festival-progamma",
        "1e",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    let about = |sort: Sort| match sort {
        Sort::Address => prop::sample::select(vec!["je", "u", "neutral"]).boxed(),
        Sort::Avoid => prop::sample::select(vec!["gratis", "soep", "u", "de letter"]).boxed(),
        Sort::Careful => Just("soep").boxed(),
        Sort::Spelling => prop::sample::select(vec!["Wi-Fi", "GitHub", "Soep"]).boxed(),
        Sort::Emoji => prop::sample::select(vec!["none", "few", "free"]).boxed(),
        Sort::Exclamation => prop::sample::select(vec!["0", "1", "2"]).boxed(),
        Sort::SentenceLength => prop::sample::select(vec!["3", "10"]).boxed(),
        Sort::Readability => Just("60").boxed(),
        _ => Just("").boxed(),
    };
    let rule = prop::sample::select(Sort::ALL.to_vec()).prop_flat_map(move |sort| {
        about(sort).prop_map(move |about| {
            let instead = if sort == Sort::Avoid { "kosteloos\nvrij" } else { "" };
            (sort, about, instead)
        })
    });
    prop::collection::vec(rule, 0..8).prop_map(|rules| {
        let rules = rules.into_iter().enumerate();
        rules
            .map(|(nth, (sort, about, instead))| Rule {
                instead: instead.to_owned(),
                ..Rule::new(DocId([u8::try_from(nth).expect("few"); 16]), sort, about)
            })
            .collect()
    })
}

fn checker(rules: &[Rule]) -> Checker {
    static SPELLER: LazyLock<Arc<Speller>> = LazyLock::new(|| Arc::new(Speller::new(["Els van Dam"])));
    Checker::new(Rulebook::new(rules, Occasion::default()).with_speller(Arc::clone(&SPELLER)))
}

proptest! {
    #[test]
    fn ranges_are_on_borders_of_letters_and_in_order(text in texts(), rules in rules()) {
        let borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let findings = checker(&rules).check(&text);
        for finding in &findings {
            for range in finding.mends.iter().map(|mend| &mend.range).chain([&finding.range]) {
                prop_assert!(range.start < range.end && borders.contains(&range.start) && borders.contains(&range.end));
            }
        }
        prop_assert!(findings.is_sorted_by_key(|finding| finding.range.start));
    }

    #[test]
    fn a_mend_takes_its_finding_away_and_brings_none(text in texts(), rules in rules()) {
        let findings = checker(&rules).check(&text);
        for finding in &findings {
            for mend in &finding.mends {
                let mended = mend.apply(&text);
                let after = checker(&rules).check(&mended);
                prop_assert!(after.len() < findings.len(), "{:?} → {:?}: {:?} and then {:?}", text, mended, findings, after);
            }
        }
    }

    #[test]
    fn a_checker_that_saw_another_text_before_finds_the_same(texts in prop::collection::vec(texts(), 1..4), rules in rules()) {
        let mut one = checker(&rules);
        for text in &texts {
            prop_assert_eq!(one.check(text), checker(&rules).check(text));
        }
    }
}
