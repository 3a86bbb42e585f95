//! Ideas, as they are typed on the command line.

use clap::{Args, Subcommand};
use trekker_script::ideas::{self, IdeaAdd, IdeaBundle};

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

impl New {
    pub(crate) fn question(&self) -> IdeaAdd {
        let named = |name: &str, value: &String| (name.to_owned(), value.clone());
        let mut fields: Vec<_> = self.theme.iter().map(|theme| named("theme", theme)).collect();
        fields.extend(self.channel.iter().map(|channel| named("channel", channel)));
        fields.extend(self.season.iter().map(|season| named("season", season)));
        fields.extend(self.link.iter().map(|link| named("link", link)));
        IdeaAdd { text: self.text.join(" "), fields }
    }
}

pub(crate) fn bundle(ids: &[String], into: &Into) -> IdeaBundle {
    let Into { post, plan, idea } = into;
    let post = post.clone().map(ideas::Into::Post);
    let into = post.or_else(|| plan.clone().map(ideas::Into::Plan));
    // One of the three is always there: clap asks for it.
    let into = into.unwrap_or_else(|| ideas::Into::Idea(idea.clone().unwrap_or_default()));
    IdeaBundle { ideas: ids.to_vec(), into }
}
