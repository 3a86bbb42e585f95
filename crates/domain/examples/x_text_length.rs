//! Runs the conformance cases of X's own text library through the counter: `x_text_length FILE.yml`, such as
//! `conformance/validate.yml` of <https://github.com/twitter/twitter-text>.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of a few lines for whoever checks the counting"
)]

use std::error::Error;

use serde_yaml_ng::Value;
use twitter_text::validator::Validator;
use twitter_text_config::{Configuration, config_v1, config_v2, config_v3};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("which file?")?;
    let cases: Value = serde_yaml_ng::from_str(&std::fs::read_to_string(file)?)?;
    let (mut passed, mut failed) = (0, 0);
    for (group, cases) in cases["tests"].as_mapping().into_iter().flatten() {
        for case in cases.as_sequence().into_iter().flatten() {
            let (group, text) = (group.as_str().unwrap_or_default(), case["text"].as_str().unwrap_or_default());
            if passes(group, text, &case["expected"]) {
                passed += 1;
            } else {
                failed += 1;
                eprintln!("{group}: {}", case["description"].as_str().unwrap_or_default());
            }
        }
    }
    println!("{passed} pass, {failed} do not");
    if failed == 0 { Ok(()) } else { Err("some cases do not pass".into()) }
}

fn passes(group: &str, text: &str, expected: &Value) -> bool {
    let validator = Validator::new();
    let weighs = |config: &Configuration| {
        let counted = twitter_text::parse(text, config, true);
        let is_ours = config.version != 3 || {
            let ours = trekker_domain::counting::used(text, trekker_domain::counting::Unit::Weighted);
            i64::try_from(ours).ok() == expected["weightedLength"].as_i64()
        };
        is_ours
            && expected["weightedLength"].as_i64() == Some(i64::from(counted.weighted_length))
            && expected["permillage"].as_i64() == Some(i64::from(counted.permillage))
            && expected["valid"].as_bool() == Some(counted.is_valid)
    };
    let is_valid = match group {
        // These are from the time of 140 characters, when a link counted as 23 already.
        "tweets" => twitter_text::parse(text, config_v1(), true).is_valid,
        "usernames" => validator.is_valid_username(text),
        "lists" => validator.is_valid_list(text),
        "hashtags" => validator.is_valid_hashtag(text),
        "urls" => validator.is_valid_url(text),
        "urls_without_protocol" => validator.is_valid_url_without_protocol(text),
        "WeightedTweetsCounterTest" => return weighs(config_v2()),
        _ => return weighs(config_v3()),
    };
    expected.as_bool() == Some(is_valid)
}
