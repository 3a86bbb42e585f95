//! Meetings and successes, as they are typed on the command line.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum MeetingCommand {
    /// What was said and decided in a week.
    Show {
        /// A day of it; without it, this week.
        #[arg(long, value_name = "YYYY-MM-DD")]
        week: Option<String>,
    },
    /// Add a decision to this week's meeting.
    Decide {
        #[arg(required = true)]
        decision: Vec<String>,
        /// Who does it.
        #[arg(long)]
        owner: Option<String>,
        /// By when.
        #[arg(long, value_name = "YYYY-MM-DD")]
        due: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum SuccessCommand {
    /// All successes, with who thought of them and who made them.
    List,
    /// Note what something brought.
    Add {
        #[arg(required = true)]
        words: Vec<String>,
        /// The post that brought it.
        #[arg(long, value_name = "ID")]
        post: Option<String>,
        /// Something that was counted; may be given several times.
        #[arg(long, value_name = "NAME=VALUE", value_parser = figure)]
        figure: Vec<(String, String)>,
    },
}

fn figure(typed: &str) -> Result<(String, String), String> {
    let (name, value) = typed.split_once('=').ok_or("a figure is typed as NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}
