//! Ideas, as they are typed on the command line.

use clap::{Args, Subcommand};
use trekker_engine::control::{BundleSaid, Parking, Request};

#[derive(Debug, Subcommand)]
pub enum IdeaCommand {
    /// All ideas, with how they stand and what they became part of.
    List,
    /// A new idea.
    Add(New),
    /// Let an idea rest until a day, with a kind reason for whoever brought it.
    Park {
        id: String,
        #[arg(long, value_name = "YYYY-MM-DD")]
        until: String,
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// You looked at it, and it stays on the board.
    Keep { id: String },
    /// Make something of several ideas; everybody keeps their credit.
    Bundle {
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        #[command(flatten)]
        into: Into,
    },
}

#[derive(Debug, Args)]
pub struct New {
    #[arg(required = true)]
    text: Vec<String>,
    #[arg(long)]
    theme: Option<String>,
    /// Where it could go; may be given several times.
    #[arg(long)]
    channel: Vec<String>,
    /// spring, summer, autumn or winter.
    #[arg(long)]
    season: Option<String>,
    #[arg(long)]
    link: Option<String>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Into {
    /// A new post with this title.
    #[arg(long, value_name = "TITLE")]
    post: Option<String>,
    /// The campaign of this name, made if there is none.
    #[arg(long, value_name = "NAME")]
    plan: Option<String>,
    /// A bigger idea.
    #[arg(long, value_name = "TEXT")]
    idea: Option<String>,
}

pub(crate) fn request(command: &IdeaCommand) -> Request {
    match command {
        IdeaCommand::List => Request::IdeaList,
        IdeaCommand::Add(new) => {
            let named = |name: &str, value: &String| (name.to_owned(), value.clone());
            let mut fields: Vec<_> = new.theme.iter().map(|theme| named("theme", theme)).collect();
            fields.extend(new.channel.iter().map(|channel| named("channel", channel)));
            fields.extend(new.season.iter().map(|season| named("season", season)));
            fields.extend(new.link.iter().map(|link| named("link", link)));
            Request::IdeaAdd { text: new.text.join(" "), fields }
        }
        IdeaCommand::Park { id, until, reason } => {
            let parking = Parking::Until { day: until.clone(), reason: reason.clone() };
            Request::IdeaPark { id: id.clone(), parking }
        }
        IdeaCommand::Keep { id } => Request::IdeaPark { id: id.clone(), parking: Parking::Keep },
        IdeaCommand::Bundle { ids, into } => {
            let Into { post, plan, idea } = into;
            let post = post.clone().map(BundleSaid::Post);
            let into = post.or_else(|| plan.clone().map(BundleSaid::Plan));
            // One of the three is always there: clap asks for it.
            let into = into.unwrap_or_else(|| BundleSaid::Idea(idea.clone().unwrap_or_default()));
            Request::IdeaBundle { ideas: ids.clone(), into }
        }
    }
}
