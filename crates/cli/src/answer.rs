//! Standard answers, as they are typed on the command line.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum AnswerCommand {
    /// All of them, by what people ask.
    List,
    /// A new one: what people ask, and fields as text="…" channels=Instagram,Facebook plan=… language=nl. A channel or plan
    /// that is not there yet is made.
    Add {
        question: String,
        /// Fields as name=value.
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Change one: question, text, channels, plan, language, binned.
    Set {
        id: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// What in it is against the voice rules, where it is given.
    Check { id: String },
}
