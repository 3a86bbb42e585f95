//! What may be typed.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use trekker_domain::team::Relay;

use crate::answer::AnswerCommand;
use crate::idea::IdeaCommand;
use crate::meeting::{MeetingCommand, SuccessCommand};
use crate::rule::RuleCommand;

/// A team's social-media desk without a server: a peer for the always-on corner, and everything for scripts.
///
/// Exit codes: 0 done · 1 it did not work · 2 not understood · 3 no such thing · 4 a value that does not do · 5 the profile is
/// held by another program · 6 nobody could be reached, or the invitation does not count · 7 the disk.
#[derive(Debug, Parser)]
#[command(name = "trekker-cli", version)]
pub struct Arguments {
    /// The folder of this device's profile; without it, the one of the app.
    #[arg(long, global = true, value_name = "DIR")]
    pub profile: Option<PathBuf>,
    /// Answer with an array of JSON objects.
    #[arg(long, global = true)]
    pub json: bool,
    /// How long to wait before giving up: for a disk that is full or refuses what is to be saved, then saying what is and is not
    /// kept; and for another program that has the profile and does not answer.
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 20)]
    pub wait: u64,
    #[command(subcommand)]
    pub command: Command,
}

/// Trekker asks itself this.
pub(crate) const TRY_FOLD: &str = "try-fold";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Fold one document in a process of its own, to see whether that takes it down.
    #[command(name = TRY_FOLD, hide = true)]
    TryFold { file: PathBuf, doc: String, without: Vec<i64> },
    /// The team of this profile.
    #[command(subcommand)]
    Team(TeamCommand),
    /// Make an invitation; its ticket is the last line.
    Invite {
        /// trekker, helper or guest.
        #[arg(long, default_value = "helper")]
        role: String,
        /// How many hours it stays valid.
        #[arg(long, default_value_t = 72)]
        hours: u32,
    },
    /// Other devices of yours.
    #[command(subcommand)]
    Device(DeviceCommand),
    /// This device leaves the team.
    Leave,
    /// Close the team that this device does not belong to any more; its file stays in the profile's folder.
    PutAway,
    /// Take an invitation back: its ticket lets nobody in any more.
    Revoke { ticket: String },
    /// The members of the team.
    #[command(subcommand)]
    Member(MemberCommand),
    /// Who leads the team.
    #[command(subcommand)]
    Lead(LeadCommand),
    /// Join a team with a ticket, or on the same local network with the words of a spoken code.
    Join {
        ticket: String,
        /// Your name in the team; another device of yours needs none.
        #[arg(long, value_name = "NAME", default_value = "")]
        member: String,
        #[command(flatten)]
        network: NetworkArguments,
    },
    /// Stay a peer until stopped (Ctrl+C).
    Serve(#[command(flatten)] NetworkArguments),
    /// Who is here, who has what, up to when.
    Status,
    /// Bring in posts from a spreadsheet (CSV), or events from a calendar file (.ics). The same file again adds nothing.
    Import {
        file: PathBuf,
        /// Which column is what: Hook=title,Bericht=text; - for a column that is nothing.
        #[arg(long, value_name = "COLUMN=FIELD,…")]
        map: Option<String>,
        /// Say what would happen, and do nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// The calendar's posts.
    #[command(subcommand)]
    Post(PostCommand),
    /// What belongs to a post: variants, deliverables, to-dos.
    #[command(subcommand)]
    Work(WorkCommand),
    /// Say that a post is right as it stands, or why it is not.
    Approve {
        /// The post's id, or its first digits.
        post: String,
        /// It is not: this is why.
        #[arg(long, value_name = "REASON")]
        refuse: Option<String>,
        /// What to mind all the same.
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Where the team goes out.
    #[command(subcommand)]
    Channel(ChannelCommand),
    /// What comes again in the same manner, around a day.
    #[command(subcommand)]
    Template(TemplateCommand),
    /// Say that you put a post on a channel; with a link, that you did. Nothing else makes a post 'posted' there. What a voice rule
    /// stops is not put anywhere before it is mended.
    Publish {
        /// The post's id, or its first digits.
        post: String,
        channel: String,
        /// Where it is to be found: a link with https://.
        #[arg(long)]
        link: Option<String>,
    },
    /// Photos, videos and other files of a post.
    #[command(subcommand)]
    Media(MediaCommand),
    /// What happens outside, worth preparing for.
    #[command(subcommand)]
    Event(EventCommand),
    /// What others changed of importance since you last looked.
    Changes {
        /// You have looked: from now on they are old, on all your devices.
        #[arg(long)]
        seen: bool,
    },
    /// The idea board.
    #[command(subcommand)]
    Idea(IdeaCommand),
    /// The meeting of a week.
    #[command(subcommand)]
    Meeting(MeetingCommand),
    /// What things brought.
    #[command(subcommand)]
    Success(SuccessCommand),
    /// What the team says when somebody asks the same thing again.
    #[command(subcommand)]
    Answer(AnswerCommand),
    /// The tone-of-voice guide.
    #[command(subcommand)]
    Voice(VoiceCommand),
    /// Search everything.
    Search { text: Vec<String> },
    /// Take the data elsewhere.
    #[command(subcommand)]
    Export(ExportCommand),
    /// Changes in a file, for a stick or a messenger.
    #[command(subcommand)]
    Carry(CarryCommand),
    /// One hash over everything the team shares: equal on two devices when both have the same.
    Digest,
    /// Verify every chain and seal.
    Check,
    /// Tell the running app or peer to stay away from every network.
    Offline,
    /// Tell it to come back.
    Online,
    /// Play the main job: three devices, no server, nothing lost.
    Demo,
}

#[derive(Debug, Subcommand)]
pub enum TeamCommand {
    /// Start a team of which you are the trekker.
    New {
        name: String,
        /// Your name in the team.
        #[arg(long, value_name = "NAME")]
        member: String,
        /// The time zone the team plans in, as Europe/Brussels; without it, the one of this computer.
        #[arg(long)]
        zone: Option<String>,
    },
    /// What the team set for itself.
    Show,
    /// Set something for the whole team: name zone country relay; `team set zone=Europe/Brussels`.
    Set {
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum MemberCommand {
    /// Give a member another role: trekker, helper or guest.
    Role { name: String, role: String },
    /// Remove all devices of a member. What they have been sent before cannot be taken back.
    Remove { name: String },
}

#[derive(Debug, Subcommand)]
pub enum CarryCommand {
    /// Write a file that only the team's devices can read: everything, or what a member lacks.
    Out {
        file: PathBuf,
        #[arg(long = "for", value_name = "NAME")]
        name: Option<String>,
    },
    /// Take in such a file. The same file again adds nothing.
    In { file: PathBuf },
}

#[derive(Debug, Subcommand)]
pub enum DeviceCommand {
    /// Make a ticket for another device of yours, good for an hour; its ticket is the last line.
    Link,
}

#[derive(Debug, Subcommand)]
pub enum LeadCommand {
    /// Offer the lead to a member, who has to accept it.
    Offer { name: String },
    /// Accept the lead that is offered to you.
    Accept,
}

#[derive(Debug, Subcommand)]
pub enum PostCommand {
    /// All posts, by date.
    List,
    /// One post, by its id or the id's first digits.
    Show { id: String },
    /// A new post.
    Add {
        #[arg(long)]
        title: String,
        /// More fields, as in `set`.
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Change a post: title text date time publish_at zone status owner channels theme plan persona experiment
    /// hypothesis review_on format focus explanation link sign_off language would_share brings event binned.
    Set {
        id: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum MediaCommand {
    /// Add a copy of a file to a post.
    Add {
        /// The post's id, or its first digits.
        post: String,
        file: PathBuf,
        /// What is to be seen, for whoever does not see it.
        #[arg(long, default_value = "")]
        alt: String,
    },
    /// Write a copy of a post's file, once it is here.
    Save {
        post: String,
        /// As `post show` has it.
        name: String,
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum EventCommand {
    /// All events; those that come again with the next time from today on.
    List,
    /// A new event: lane=event|product|theme date time zone last_day repeats=FREQ=YEARLY theme explanation.
    Add {
        name: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum ChannelCommand {
    /// All channels in use, by name.
    List,
    /// Change a channel, or make it: name network binned, and frequency=3/week, how often it goes out at most.
    Set {
        name: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum TemplateCommand {
    /// All templates, with their items.
    List,
    /// A new template: `template add Startdag "-1 months=Maak een evenement aan" "0 days=* Neem foto's"`.
    Add {
        name: String,
        /// How far from the day, and the title; of a task with * before it.
        #[arg(required = true, allow_hyphen_values = true, value_name = "OFFSET=TITLE")]
        items: Vec<String>,
    },
    /// Make what it holds, laid out around a day.
    Use {
        name: String,
        /// As 2026-09-12.
        day: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum WorkCommand {
    /// Give a post words or a time of its own on one channel: text date time first_comment
    /// without=FILE,FILE looked_at=true binned=true.
    Variant {
        post: String,
        channel: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Add a deliverable to a post, or change one: name sort owner duration_days due estimated_minutes spent_minutes done binned.
    Deliverable {
        post: String,
        /// Change this one.
        #[arg(long)]
        id: Option<String>,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Add a to-do to a post, or change one: words of owner done binned.
    Todo {
        post: String,
        /// Change this one.
        #[arg(long)]
        id: Option<String>,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum VoiceCommand {
    /// The whole guide.
    Show,
    /// Give the section with this heading a text; it is made when there is none.
    Edit {
        heading: String,
        /// The text; without it, from standard input.
        #[arg(long)]
        text: Option<String>,
    },
    /// Take a guide in Markdown in: sections that are there get its words, others are added, also of an equal heading.
    Import { file: PathBuf },
    /// Write the guide as Markdown.
    Export { file: PathBuf },
    /// What a text is checked by.
    #[command(subcommand)]
    Rule(RuleCommand),
    /// What in a text is against the rules: with --json where it is (in code points), why, and what can stand there.
    Check {
        /// The text; without it, from standard input.
        text: Option<String>,
        /// Where it goes.
        #[arg(long)]
        channel: Option<String>,
        /// For whom it is.
        #[arg(long)]
        persona: Option<String>,
        /// nl or en; without it, it is found.
        #[arg(long)]
        language: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// Plain Automerge documents, one a file, that other Automerge tools open.
    Automerge { dir: PathBuf },
    /// The calendar as a spreadsheet (CSV) that comes back equal when it is imported, and whose edited cells change the posts they
    /// came from. Left out: the texts for each channel, deliverables and to-dos, photos, comments and events.
    Csv { file: PathBuf },
    /// The calendar as an iCalendar file for other calendar programs. Left out: posts without a day, the texts for each channel,
    /// deliverables and to-dos, photos, comments and events.
    Ical { file: PathBuf },
}

#[derive(Clone, Debug, Args)]
pub struct NetworkArguments {
    /// In the stead of what the team has set: none, public, or the URL of a relay of your own.
    #[arg(long, value_name = "none|public|URL", value_parser = read_relay)]
    pub relay: Option<Relay>,
    /// The address and port to listen on; without it, a free port.
    #[arg(long, value_name = "ADDR")]
    pub bind: Option<SocketAddr>,
    /// Do not look for the team's devices on the local network.
    #[arg(long)]
    pub no_discovery: bool,
}

fn read_relay(text: &str) -> Result<Relay, String> {
    Relay::parse(text).ok_or_else(|| "none, public, or a URL that begins with https://".to_owned())
}
