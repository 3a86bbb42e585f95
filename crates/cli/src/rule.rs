//! A voice rule as it is typed, and what it says.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};
use trekker_script::rules::RuleAdd;

#[derive(Debug, Subcommand)]
pub enum RuleCommand {
    /// All rules.
    List,
    /// Rules from a list of words: Markdown, columns or plain lines.
    Import {
        file: PathBuf,
        /// Only see what they would be.
        #[arg(long)]
        dry_run: bool,
    },
    /// A new rule: one of --address, --avoid, --careful, --spelling, --sentence-length, --readability, --emoji, --exclamation,
    /// --capitals, --hashtags, --inclusive, --machine-like, --sign-off, --dictionary.
    Add(Box<RuleArguments>),
    /// Change a rule: says, instead (words with commas between), reason, channel, persona, strictness, binned.
    Set {
        id: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
}

#[derive(Clone, Debug, Args)]
#[command(group(ArgGroup::new("what").required(true)))]
pub struct RuleArguments {
    /// How people are spoken to: u, je or neutral.
    #[arg(long, group = "what")]
    pub address: Option<String>,
    /// A word not to use; with * behind it, with any ending.
    #[arg(long, group = "what", value_name = "WORD")]
    pub avoid: Vec<String>,
    /// A word to think about.
    #[arg(long, group = "what", value_name = "WORD")]
    pub careful: Vec<String>,
    /// A name as it is spelled.
    #[arg(long, group = "what", value_name = "NAME")]
    pub spelling: Vec<String>,
    /// At most so many words.
    #[arg(long, group = "what", value_name = "WORDS")]
    pub sentence_length: Option<u32>,
    /// At least so many of the hundred points of Flesch, or of Douma in Dutch.
    #[arg(long, group = "what", value_name = "POINTS")]
    pub readability: Option<u32>,
    /// none, few or free.
    #[arg(long, group = "what")]
    pub emoji: Option<String>,
    /// At most so many exclamation marks in a text.
    #[arg(long, group = "what", value_name = "COUNT")]
    pub exclamation: Option<u32>,
    /// No words in capitals.
    #[arg(long, group = "what")]
    pub capitals: bool,
    /// #TwoWords, as a screen reader can say it.
    #[arg(long, group = "what")]
    pub hashtags: bool,
    /// Words that leave nobody out.
    #[arg(long, group = "what")]
    pub inclusive: bool,
    /// No phrases that sound like a machine.
    #[arg(long, group = "what")]
    pub machine_like: bool,
    /// Somebody's name below it.
    #[arg(long, group = "what")]
    pub sign_off: bool,
    /// Spelling by the dictionary.
    #[arg(long, group = "what")]
    pub dictionary: bool,
    /// What to say in the stead of a word to avoid; the best first.
    #[arg(long, value_name = "WORD")]
    pub instead: Vec<String>,
    #[arg(long, default_value = "")]
    pub reason: String,
    /// It holds on this channel alone.
    #[arg(long)]
    pub channel: Option<String>,
    /// It holds for this persona alone.
    #[arg(long, conflicts_with = "channel")]
    pub persona: Option<String>,
    /// hint, warn or stop.
    #[arg(long)]
    pub strictness: Option<String>,
}

/// The one thing that is said of a rule, with all that goes with it.
pub(crate) fn said(said: &RuleArguments) -> RuleAdd {
    let words = |sort: &str, words: &[String]| (!words.is_empty()).then(|| (sort.to_owned(), words.join("\n")));
    let number = |sort: &str, number: Option<u32>| number.map(|number| (sort.to_owned(), number.to_string()));
    let word = |sort: &str, word: &Option<String>| word.clone().map(|word| (sort.to_owned(), word));
    let alone = |sort: &str, is_said: bool| is_said.then(|| (sort.to_owned(), String::new()));
    let (sort, about) = word("address", &said.address)
        .or_else(|| words("avoid", &said.avoid))
        .or_else(|| words("careful", &said.careful))
        .or_else(|| words("spelling", &said.spelling))
        .or_else(|| number("sentence-length", said.sentence_length))
        .or_else(|| number("readability", said.readability))
        .or_else(|| word("emoji", &said.emoji))
        .or_else(|| number("exclamation", said.exclamation))
        .or_else(|| alone("capitals", said.capitals))
        .or_else(|| alone("hashtags", said.hashtags))
        .or_else(|| alone("inclusive", said.inclusive))
        .or_else(|| alone("machine-like", said.machine_like))
        .or_else(|| alone("sign-off", said.sign_off))
        .or_else(|| alone("dictionary", said.dictionary))
        .unwrap_or_default();
    RuleAdd {
        sort,
        about,
        instead: said.instead.join("\n"),
        reason: said.reason.clone(),
        channel: said.channel.clone(),
        persona: said.persona.clone(),
        strictness: said.strictness.clone(),
    }
}
