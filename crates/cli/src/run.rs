//! Does what was typed: here, or by asking the program that holds the profile.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use trekker_domain::id::DocId;
use trekker_engine::clock;
use trekker_engine::control::{Answer, Refused, Request};
use trekker_engine::handle::{Folding, Handle, Networking, Options};
use trekker_engine::trial::{self, Trial};
use trekker_session::notice::Notice;
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::answer::AnswerCommand;
use crate::arguments::{
    Arguments, CarryCommand, ChannelCommand, Command, DeviceCommand, EventCommand, ExportCommand, LeadCommand,
    MediaCommand, MemberCommand, NetworkArguments, PostCommand, TRY_FOLD, TeamCommand, TemplateCommand, VoiceCommand,
    WorkCommand,
};
use crate::patience::{self, Came, Whom};
use crate::rule::{self, RuleCommand};
use crate::turn::Turn;
use crate::{demo, idea, meeting, print, serve, trouble, visible, zone};

/// What is read from standard input, in bytes.
const LONGEST_TEXT: u64 = 1 << 20;

/// Runs the command line. The arguments begin with the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    log_to_stderr();
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to standard output, the rest to standard error; clap knows which.
            let code = if error.use_stderr() { 2 } else { 0 };
            return if error.print().is_ok() { ExitCode::from(code) } else { ExitCode::FAILURE };
        }
    };
    match outcome_of(&arguments) {
        Ok(code) => code,
        Err(refused) => {
            say(&trouble::sentence(&refused));
            ExitCode::from(trouble::exit_code(&refused))
        }
    }
}

/// One line on standard error.
pub(crate) fn say(line: &str) {
    // Whoever closed standard error does not want to know.
    writeln!(std::io::stderr(), "{}", visible::lines(line)).unwrap_or_default();
}

/// The folder of the app's profile.
pub fn default_profile() -> PathBuf {
    match directories::ProjectDirs::from("", "", "trekker") {
        Some(dirs) => dirs.data_dir().to_owned(),
        None => PathBuf::from("trekker-profile"),
    }
}

/// The program that holds the profile may stand in another folder.
fn absolute(file: &std::path::Path) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| file.to_owned())
}

/// Sends what is traced to standard error: our own errors, or what `TREKKER_LOG` asks for. What a library calls an error is
/// mostly none of a person's: a relay that went away, for instance.
pub fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TREKKER_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("off,trekker=error"));
    let logging = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if logging.try_init().is_err() {
        // The app has set up its own.
    }
}

fn outcome_of(arguments: &Arguments) -> Result<ExitCode, Refused> {
    let profile = arguments.profile.clone().unwrap_or_else(default_profile);
    // A peer says so as a notice.
    if let Some(wrong) = clock::trouble().filter(|_| !matches!(arguments.command, Command::Serve(_))) {
        say(&trouble::sentence(&wrong.into()));
    }
    match &arguments.command {
        Command::Demo => return demo::play_in_terminal(),
        Command::Serve(network) => {
            return serve::serve(&profile, networking(network), Duration::from_secs(arguments.wait));
        }
        Command::TryFold { file, doc, without } => return try_fold(file, doc, without),
        _ => {}
    }
    let request = request_of(&arguments.command)?;
    let with = match &arguments.command {
        Command::Join { network, .. } => networking(network),
        _ => Networking::Off,
    };
    let answer = ask(&profile, &request, &with, Duration::from_secs(arguments.wait))?;
    let found = |what: &str| answer[0][what].as_array().is_some_and(|all| !all.is_empty());
    let damaged = matches!(arguments.command, Command::Check)
        && (found("damaged") || found("file") || answer[0]["made_anew"].as_u64().is_some_and(|rows| rows > 0));
    match print::answer(&arguments.command, &answer, arguments.json) {
        Ok(()) if damaged => Ok(ExitCode::from(7)),
        Ok(()) => Ok(ExitCode::SUCCESS),
        // Whoever reads our output has read enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Trouble::new(TroubleKind::Internal).detail(error).into()),
    }
}

/// This program itself finds out what takes it down.
pub fn trial() -> Option<Trial> {
    let program = std::env::current_exe().ok()?;
    Some(Trial { program, arguments: vec![TRY_FOLD.into()] })
}

fn try_fold(file: &Path, doc: &str, without: &[i64]) -> Result<ExitCode, Refused> {
    let doc = DocId::parse(doc).ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(doc))?;
    match trial::fold_aloud(file, doc, without, &mut std::io::stdout()) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Trouble::new(TroubleKind::Disk).about(file.display()).detail(error).into()),
    }
}

/// How the network is to be used.
pub fn networking(arguments: &NetworkArguments) -> Networking {
    Networking::On { relay: arguments.relay.clone(), bind: arguments.bind, local_discovery: !arguments.no_discovery }
}

/// Asks the profile's engine: the one that runs, or one of our own for the while. Waits for programs that only have their turn.
fn ask(profile: &Path, request: &Request, networking: &Networking, patience: Duration) -> Answer {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
    let options = Options {
        profile: profile.to_owned(),
        networking: networking.clone(),
        folding: Folding::Always,
        has_window: false,
        trial: trial(),
    };
    let mut turn = Turn::at(profile, patience);
    loop {
        match Handle::start(options.clone()) {
            Ok(handle) => return ask_own(&runtime, handle, request, patience),
            Err(held) if held.kind == TroubleKind::ProfileHeld => {
                match runtime.block_on(Whom::Holder(profile).asked(request, patience)) {
                    Some(Came::Answer(answer)) => return answer,
                    Some(Came::TooLate(why)) => return Err(patience::waits(why)),
                    None => turn.wait(held)?,
                }
            }
            Err(trouble) => return Err(trouble.into()),
        }
    }
}

fn ask_own(runtime: &tokio::runtime::Runtime, handle: Handle, request: &Request, patience: Duration) -> Answer {
    let mut notices = handle.notices();
    let came = runtime.block_on(Whom::Own(handle.asker()).asked(request, patience));
    let kept = handle.stop();
    while let Ok(notice) = notices.try_recv() {
        if let Notice::Trouble(trouble) = notice
            && is_of_the_disk(trouble.kind)
        {
            say(&trouble::sentence(&trouble.into()));
        }
    }
    match came {
        Some(Came::Answer(answer)) => answer,
        Some(Came::TooLate(why)) => Err(patience::not_saved(kept, why)),
        None => Err(Trouble::new(TroubleKind::Internal).into()),
    }
}

/// What was found on the disk is said also where nobody asked for it.
fn is_of_the_disk(kind: TroubleKind) -> bool {
    matches!(
        kind,
        TroubleKind::TeamFound
            | TroubleKind::FileRescued
            | TroubleKind::EndLost
            | TroubleKind::RecordsDamaged
            | TroubleKind::MembersUnproven
            | TroubleKind::MediaRebuilt
    )
}

fn request_of(command: &Command) -> Result<Request, Refused> {
    Ok(match command {
        Command::Team(TeamCommand::New { name, member, zone }) => {
            let zone = zone.clone().unwrap_or_else(zone::of_this_computer);
            Request::FoundTeam { team: name.clone(), member: member.clone(), zone }
        }
        Command::Team(TeamCommand::Show) => Request::TeamShow,
        Command::Team(TeamCommand::Set { fields }) => Request::TeamSet { fields: pairs(fields)? },
        Command::Invite { role, hours } => Request::Invite { role: role.clone(), valid_hours: *hours },
        Command::Join { ticket, member, .. } => Request::Join { ticket: ticket.clone(), member: member.clone() },
        Command::Revoke { ticket } => Request::Revoke { ticket: ticket.clone() },
        Command::Member(MemberCommand::Role { name, role }) => {
            Request::MemberRole { name: name.clone(), role: role.clone() }
        }
        Command::Member(MemberCommand::Remove { name }) => Request::MemberRemove { name: name.clone() },
        Command::Lead(LeadCommand::Offer { name }) => Request::LeadOffer { name: name.clone() },
        Command::Lead(LeadCommand::Accept) => Request::LeadAccept,
        Command::Device(DeviceCommand::Link) => Request::InviteDevice,
        Command::Leave => Request::Leave,
        Command::PutAway => Request::PutAway,
        Command::Status => Request::Status,
        Command::Import { file, map, dry_run } => {
            Request::Import { file: absolute(file), map: map.clone(), dry_run: *dry_run }
        }
        Command::Post(PostCommand::List) => Request::PostList,
        Command::Post(PostCommand::Show { id }) => Request::PostShow { id: id.clone() },
        Command::Post(PostCommand::Add { title, fields }) => {
            let mut fields: std::collections::BTreeMap<String, String> = pairs(fields)?.into_iter().collect();
            fields.insert("title".into(), title.clone());
            Request::PostAdd { fields }
        }
        Command::Post(PostCommand::Set { id, fields }) => Request::PostSet { id: id.clone(), fields: pairs(fields)? },
        Command::Work(WorkCommand::Variant { post, channel, fields }) => {
            Request::VariantSet { post: post.clone(), channel: channel.clone(), fields: pairs(fields)? }
        }
        Command::Work(WorkCommand::Deliverable { post, id, fields }) => {
            Request::DeliverableSet { post: post.clone(), id: id.clone(), fields: pairs(fields)? }
        }
        Command::Work(WorkCommand::Todo { post, id, fields }) => {
            Request::TodoSet { post: post.clone(), id: id.clone(), fields: pairs(fields)? }
        }
        Command::Publish { post, channel, link } => {
            Request::Publish { post: post.clone(), channel: channel.clone(), link: link.clone() }
        }
        Command::Channel(ChannelCommand::List) => Request::ChannelList,
        Command::Channel(ChannelCommand::Set { name, fields }) => {
            Request::ChannelSet { name: name.clone(), fields: pairs(fields)? }
        }
        Command::Template(TemplateCommand::List) => Request::TemplateList,
        Command::Template(TemplateCommand::Add { name, items }) => {
            Request::TemplateAdd { name: name.clone(), items: pairs(items)? }
        }
        Command::Template(TemplateCommand::Use { name, day }) => {
            Request::TemplateUse { name: name.clone(), day: day.clone() }
        }
        Command::Approve { post, refuse, note } => Request::Approve {
            post: post.clone(),
            is_refused: refuse.is_some(),
            reason: refuse.clone().unwrap_or_else(|| note.clone()),
        },
        Command::Media(MediaCommand::Add { post, file, alt }) => {
            Request::MediaAdd { post: post.clone(), file: absolute(file), alt: alt.clone() }
        }
        Command::Media(MediaCommand::Save { post, name, file }) => {
            Request::MediaSave { post: post.clone(), name: name.clone(), file: absolute(file) }
        }
        Command::Event(EventCommand::List) => Request::EventList,
        Command::Event(EventCommand::Add { name, fields }) => {
            Request::EventAdd { name: name.clone(), fields: pairs(fields)? }
        }
        Command::Changes { seen } => Request::Changes { seen: *seen },
        Command::Idea(command) => idea::request(command),
        Command::Meeting(command) => meeting::request(command),
        Command::Success(command) => meeting::success_request(command),
        Command::Answer(AnswerCommand::List) => Request::AnswerList,
        Command::Answer(AnswerCommand::Add { question, fields }) => {
            Request::AnswerAdd { question: question.clone(), fields: pairs(fields)? }
        }
        Command::Answer(AnswerCommand::Set { id, fields }) => {
            Request::AnswerSet { id: id.clone(), fields: pairs(fields)? }
        }
        Command::Answer(AnswerCommand::Check { id }) => Request::AnswerCheck { id: id.clone() },
        Command::Voice(VoiceCommand::Show) => Request::VoiceShow,
        Command::Voice(VoiceCommand::Edit { heading, text }) => {
            let text = match text {
                Some(text) => text.clone(),
                None => standard_input()?,
            };
            Request::VoiceEdit { heading: heading.clone(), text }
        }
        Command::Voice(VoiceCommand::Import { file }) => Request::VoiceImport { file: absolute(file) },
        Command::Voice(VoiceCommand::Export { file }) => Request::VoiceExport { file: absolute(file) },
        Command::Voice(VoiceCommand::Rule(RuleCommand::Import { file, dry_run })) => {
            Request::VoiceRuleImport { file: absolute(file), dry_run: *dry_run }
        }
        Command::Voice(VoiceCommand::Rule(RuleCommand::List)) => Request::VoiceRuleList,
        Command::Voice(VoiceCommand::Rule(RuleCommand::Add(said))) => Request::VoiceRuleAdd(rule::said(said)),
        Command::Voice(VoiceCommand::Rule(RuleCommand::Set { id, fields })) => {
            Request::VoiceRuleSet { id: id.clone(), fields: pairs(fields)? }
        }
        Command::Voice(VoiceCommand::Check { text, channel, persona, language }) => {
            let text = match text {
                Some(text) => text.clone(),
                None => standard_input()?,
            };
            let (channel, persona, language) = (channel.clone(), persona.clone(), language.clone());
            Request::VoiceCheck { text, channel, persona, language }
        }
        Command::Search { text } => Request::Search { text: text.join(" ") },
        Command::Export(ExportCommand::Automerge { dir }) => Request::ExportAutomerge { dir: absolute(dir) },
        Command::Export(ExportCommand::Csv { file }) => Request::ExportCsv { file: absolute(file) },
        Command::Export(ExportCommand::Ical { file }) => Request::ExportIcal { file: absolute(file) },
        Command::Carry(CarryCommand::Out { file, name }) => {
            Request::CarryOut { file: absolute(file), name: name.clone() }
        }
        Command::Carry(CarryCommand::In { file }) => Request::CarryIn { file: absolute(file) },
        Command::Digest => Request::Digest,
        Command::Check => Request::Check,
        Command::Offline => Request::SetOffline { offline: true },
        Command::Online => Request::SetOffline { offline: false },
        Command::Serve(_) | Command::Demo | Command::TryFold { .. } => {
            return Err(Trouble::new(TroubleKind::Internal).into());
        }
    })
}

fn pairs(fields: &[String]) -> Result<Vec<(String, String)>, Refused> {
    fields
        .iter()
        .map(|field| {
            let (name, value) = field
                .split_once('=')
                .ok_or_else(|| Trouble::new(TroubleKind::BadValue).about(field).detail("write field=value"))?;
            Ok((name.to_owned(), value.to_owned()))
        })
        .collect()
}

fn standard_input() -> Result<String, Refused> {
    let mut text = String::new();
    let read = std::io::stdin().take(LONGEST_TEXT + 1).read_to_string(&mut text);
    read.map_err(|error| Trouble::new(TroubleKind::BadValue).detail(error))?;
    if text.len() as u64 > LONGEST_TEXT {
        return Err(Trouble::new(TroubleKind::TooLarge).into());
    }
    Ok(text.trim_end().to_owned())
}
