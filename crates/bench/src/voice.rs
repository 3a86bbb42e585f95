//! Checking a long text by many rules, beside reading it once; and checking it again after a letter was typed.

use std::time::{Duration, Instant};

use trekker_domain::id::DocId;
use trekker_domain::rule::{Rule, Sort};
use trekker_voice::{Checker, Occasion, Rulebook};

use crate::data::caption;
use crate::table::{Figure, millis, percentile};

const ROUNDS: usize = 200;
const LETTERS: usize = 10_000;
const RULES: u8 = 200;

pub fn measure() -> Vec<Figure> {
    let mut random = fastrand::Rng::with_seed(3);
    let text = caption(&mut random, LETTERS);
    let words: Vec<String> = (0..RULES).map(|nth| caption(&mut random, 8 + usize::from(nth % 5))).collect();
    let sorts = [
        (Sort::Address, "je"),
        (Sort::SentenceLength, "20"),
        (Sort::Readability, "60"),
        (Sort::Emoji, "few"),
        (Sort::Exclamation, "1"),
        (Sort::Capitals, ""),
        (Sort::Hashtags, ""),
        (Sort::Inclusive, ""),
        (Sort::MachineLike, ""),
    ];
    let of_sorts = sorts.iter().map(|(sort, about)| (*sort, (*about).to_owned()));
    let of_words = words.into_iter().enumerate().map(|(nth, word)| {
        let sort = [Sort::Avoid, Sort::Careful, Sort::Spelling][nth % 3];
        (sort, word.replace('\n', " "))
    });
    let rules: Vec<Rule> = of_sorts
        .chain(of_words)
        .take(usize::from(RULES))
        .zip(0..)
        .map(|((sort, about), nth)| Rule::new(DocId([nth; 16]), sort, &about))
        .collect();

    // Without a line break, and something to mend in each sentence: the most that one text can ask.
    let sentence = |word: &str| format!("Breng uw {word} mee, dan krijgt u soep van ons. ");
    let mut paragraph = String::new();
    while paragraph.len() < LETTERS {
        paragraph.push_str(&sentence(&caption(&mut random, 6).replace('\n', " ")));
    }
    let [lines, of_lines] = figures(&text, &rules, "");
    let [whole, again] = figures(&paragraph, &rules, " in one paragraph, each sentence to be mended");
    vec![lines, of_lines, whole, again]
}

/// Checked whole, and after a letter more.
fn figures(text: &str, rules: &[Rule], which: &str) -> [Figure; 2] {
    let (mut whole, mut again, mut read) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let mut checker = Checker::new(Rulebook::new(rules, Occasion::default()));
        let begin = Instant::now();
        let found = checker.check(text);
        whole.push(begin.elapsed());
        assert!(!found.is_empty());
        // A letter more in the middle.
        let middle = text[..text.len() / 2].rfind(' ').unwrap_or(0);
        let typed = format!("{}{}{}", &text[..middle], ["a", "e", "o"][round % 3], &text[middle..]);
        let begin = Instant::now();
        checker.check(&typed);
        again.push(begin.elapsed());
        let begin = Instant::now();
        let lower = text.to_lowercase();
        assert!(lower.split_whitespace().count() > 100);
        read.push(begin.elapsed());
    }
    let (whole, again, read) = (percentile(&mut whole, 0.99), percentile(&mut again, 0.99), percentile(&mut read, 0.5));
    let figure = |workload: String, ours: Duration| Figure {
        name: "voice",
        workload,
        ours: millis(ours),
        beside: format!("small letters and words of the same {}", millis(read)),
        result: format!("{:.1} ×", ours.as_secs_f64() / read.as_secs_f64()),
        to_reach: "4 ms",
        is_reached: ours <= Duration::from_millis(4),
    };
    [
        figure(format!("{LETTERS} characters by {RULES} rules{which}, p99"), whole),
        figure(format!("the same{which} after a letter was typed, p99"), again),
    ]
}
