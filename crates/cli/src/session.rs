//! From a command to its questions, and from their answers to what is printed.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::de::DeserializeOwned;
use serde_json::Value;
use trekker_domain::media::{FileHash, MediaFile};
use trekker_engine::control::{Refused, Request};
use trekker_script::changes::Changes;
use trekker_script::channels::{ChannelList, ChannelSet};
use trekker_script::events::{EventAdd, EventList};
use trekker_script::ideas::{IdeaList, IdeaPark, Parking};
use trekker_script::meetings::{MeetingDecide, MeetingShow};
use trekker_script::posts::{PostAdd, PostList, PostSet, PostShow, WholePost};
use trekker_script::publishing::{Approve, Publish};
use trekker_script::question::Question;
use trekker_script::rules::{RuleList, RuleSet};
use trekker_script::search::Search;
use trekker_script::settings::{TeamSet, TeamShow};
use trekker_script::standard_answers::{AnswerAdd, AnswerCheck, AnswerList, AnswerSet};
use trekker_script::successes::{SuccessAdd, SuccessList};
use trekker_script::templates::{TemplateAdd, TemplateList, TemplateUse};
use trekker_script::voice::{VoiceCheck, VoiceEdit, VoiceShow};
use trekker_script::work::{DeliverableSet, TodoSet, VariantSet};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::answer::AnswerCommand;
use crate::arguments::{
    CarryCommand, ChannelCommand, Command, DeviceCommand, EventCommand, ExportCommand, LeadCommand, MediaCommand,
    MemberCommand, PostCommand, TeamCommand, TemplateCommand, VoiceCommand, WorkCommand,
};
use crate::asking::Asking;
use crate::idea::IdeaCommand;
use crate::meeting::{MeetingCommand, SuccessCommand};
use crate::rule::{self, RuleCommand};
use crate::{idea, print, visible, zone};

/// What is read from standard input, in bytes.
const LONGEST_TEXT: u64 = 1 << 20;
/// A check found something that is not as it should be.
const DAMAGED: u8 = 7;

type Done = Result<ExitCode, Refused>;

/// One command on one profile.
pub(crate) struct Session<'a> {
    pub(crate) asking: Asking<'a>,
    pub(crate) as_json: bool,
}

impl Session<'_> {
    pub(crate) fn does(mut self, command: &Command) -> Done {
        match command {
            Command::Team(TeamCommand::Show) => self.asks(TeamShow, print::settings),
            Command::Team(TeamCommand::Set { fields }) => {
                self.asks(TeamSet { fields: pairs(fields)? }, print::settings)
            }
            Command::Post(command) => self.of_post(command),
            Command::Work(command) => self.of_work(command),
            Command::Publish { post, channel, link } => {
                let (post, channel, link) = (post.clone(), channel.clone(), link.clone());
                self.asks(Publish { post, channel, link }, print::whole_post)
            }
            Command::Approve { post, refuse, note } => {
                let reason = refuse.clone().unwrap_or_else(|| note.clone());
                self.asks(Approve { post: post.clone(), is_refused: refuse.is_some(), reason }, print::whole_post)
            }
            Command::Media(command) => self.of_media(command),
            Command::Channel(ChannelCommand::List) => self.asks(ChannelList, print::channel),
            Command::Channel(ChannelCommand::Set { name, fields }) => {
                self.asks(ChannelSet { name: name.clone(), fields: pairs(fields)? }, print::channel)
            }
            Command::Template(TemplateCommand::List) => self.asks(TemplateList, print::template),
            Command::Template(TemplateCommand::Add { name, items }) => {
                self.asks(TemplateAdd { name: name.clone(), items: pairs(items)? }, print::template)
            }
            Command::Template(TemplateCommand::Use { name, day }) => {
                self.asks(TemplateUse { name: name.clone(), day: day.clone() }, print::made_post)
            }
            Command::Event(EventCommand::List) => self.asks(EventList, print::event),
            Command::Event(EventCommand::Add { name, fields }) => {
                self.asks(EventAdd { name: name.clone(), fields: pairs(fields)? }, print::event)
            }
            Command::Changes { seen } => self.asks(Changes { seen: *seen }, print::changed_post),
            Command::Idea(command) => self.of_idea(command),
            Command::Meeting(MeetingCommand::Show { week }) => {
                self.asks(MeetingShow { week: week.clone() }, print::meeting)
            }
            Command::Meeting(MeetingCommand::Decide { decision, owner, due }) => {
                let (words, owner, due) = (decision.join(" "), owner.clone(), due.clone());
                self.asks(MeetingDecide { words, owner, due }, print::meeting)
            }
            Command::Success(SuccessCommand::List) => self.asks(SuccessList, print::success),
            Command::Success(SuccessCommand::Add { words, post, figure }) => {
                let (words, post, figures) = (words.join(" "), post.clone(), figure.clone());
                self.asks(SuccessAdd { words, post, figures }, print::success)
            }
            Command::Answer(command) => self.of_answer(command),
            Command::Voice(command) => self.of_voice(command),
            Command::Search { text } => self.asks(Search { text: text.join(" ") }, print::hit),
            _ => self.of_engine(command, request_of(command)?),
        }
    }

    fn of_post(&mut self, command: &PostCommand) -> Done {
        match command {
            PostCommand::List => self.asks(PostList, print::listed_post),
            PostCommand::Show { id } => self.asks(PostShow { id: id.clone() }, print::whole_post),
            PostCommand::Add { title, fields } => {
                let mut fields: BTreeMap<String, String> = pairs(fields)?.into_iter().collect();
                fields.insert("title".into(), title.clone());
                self.asks(PostAdd { fields }, print::whole_post)
            }
            PostCommand::Set { id, fields } => {
                self.asks(PostSet { id: id.clone(), fields: pairs(fields)? }, print::whole_post)
            }
        }
    }

    fn of_work(&mut self, command: &WorkCommand) -> Done {
        match command {
            WorkCommand::Variant { post, channel, fields } => {
                let (post, channel, fields) = (post.clone(), channel.clone(), pairs(fields)?);
                self.asks(VariantSet { post, channel, fields }, print::whole_post)
            }
            WorkCommand::Deliverable { post, id, fields } => {
                let (post, id, fields) = (post.clone(), id.clone(), pairs(fields)?);
                self.asks(DeliverableSet { post, id, fields }, print::whole_post)
            }
            WorkCommand::Todo { post, id, fields } => {
                let (post, id, fields) = (post.clone(), id.clone(), pairs(fields)?);
                self.asks(TodoSet { post, id, fields }, print::whole_post)
            }
        }
    }

    fn of_media(&mut self, command: &MediaCommand) -> Done {
        match command {
            MediaCommand::Add { post, file, alt } => {
                let id = self.whole_post(post)?.listed.post.id;
                let (file, alt) = (absolute(file), alt.clone());
                self.asking.ask(Request::MediaAdd { post: id.clone(), file, alt })?;
                self.asks(PostShow { id }, print::whole_post)
            }
            MediaCommand::Save { post, name, file } => {
                let media = self.whole_post(post)?.media.into_iter().find(|one| one.name == *name);
                let not_found = || Refused::from(Trouble::new(TroubleKind::NotFound).about(name));
                let media = media.ok_or_else(not_found)?;
                let hash = FileHash::parse(&media.hash).ok_or_else(not_found)?;
                let media = MediaFile { hash, size: media.size, name: media.name }.written();
                let answer = self.asking.ask(Request::MediaSave { media, file: absolute(file) })?;
                self.prints(&answer, |out, item: &Value| writeln!(out, "{item}"))
            }
        }
    }

    fn of_idea(&mut self, command: &IdeaCommand) -> Done {
        match command {
            IdeaCommand::List => self.asks(IdeaList, print::idea),
            IdeaCommand::Add(new) => self.asks(new.question(), print::idea),
            IdeaCommand::Park { id, until, reason } => {
                let parking = Parking::Until { day: until.clone(), reason: reason.clone() };
                self.asks(IdeaPark { id: id.clone(), parking }, print::idea)
            }
            IdeaCommand::Keep { id } => self.asks(IdeaPark { id: id.clone(), parking: Parking::Keep }, print::idea),
            IdeaCommand::Bundle { ids, into } => self.asks(idea::bundle(ids, into), print::bundle),
        }
    }

    fn of_answer(&mut self, command: &AnswerCommand) -> Done {
        match command {
            AnswerCommand::List => self.asks(AnswerList, print::standard_answer),
            AnswerCommand::Add { question, fields } => {
                let (question, fields) = (question.clone(), pairs(fields)?);
                self.asks(AnswerAdd { question, fields }, print::standard_answer)
            }
            AnswerCommand::Set { id, fields } => {
                self.asks(AnswerSet { id: id.clone(), fields: pairs(fields)? }, print::standard_answer)
            }
            AnswerCommand::Check { id } => self.asks(AnswerCheck { id: id.clone() }, print::finding),
        }
    }

    fn of_voice(&mut self, command: &VoiceCommand) -> Done {
        match command {
            VoiceCommand::Show => self.asks(VoiceShow, print::section),
            VoiceCommand::Edit { heading, text } => {
                let (heading, text) = (heading.clone(), typed_or_read(text.as_ref())?);
                self.asks(VoiceEdit { heading, text }, |out, section| {
                    writeln!(out, "## {}\n\n{}\n", section.heading, section.text)
                })
            }
            VoiceCommand::Check { text, channel, persona, language } => {
                let text = typed_or_read(text.as_ref())?;
                let (channel, persona, language) = (channel.clone(), persona.clone(), language.clone());
                self.asks(VoiceCheck { text, channel, persona, language }, print::finding)
            }
            VoiceCommand::Rule(RuleCommand::List) => self.asks(RuleList, print::rule),
            VoiceCommand::Rule(RuleCommand::Add(said)) => self.asks(rule::said(said), print::rule),
            VoiceCommand::Rule(RuleCommand::Set { id, fields }) => {
                self.asks(RuleSet { id: id.clone(), fields: pairs(fields)? }, print::rule)
            }
            VoiceCommand::Rule(RuleCommand::Import { file, dry_run }) => {
                let answer = self.asking.ask(Request::VoiceRuleImport { file: absolute(file), dry_run: *dry_run })?;
                self.prints(&answer, print::rule_import)
            }
            VoiceCommand::Import { file } => {
                let answer = self.asking.ask(Request::VoiceImport { file: absolute(file) })?;
                self.prints(&answer, |out, item: &Value| writeln!(out, "{item}"))
            }
            VoiceCommand::Export { file } => {
                let answer = self.asking.ask(Request::VoiceExport { file: absolute(file) })?;
                self.prints(&answer, |out, item: &Value| writeln!(out, "{item}"))
            }
        }
    }

    fn of_engine(&mut self, command: &Command, request: Request) -> Done {
        let answer = self.asking.ask(request)?;
        let found = |what: &str| answer[0][what].as_array().is_some_and(|all| !all.is_empty());
        let made_anew = answer[0]["made_anew"].as_u64().is_some_and(|rows| rows > 0);
        let is_damaged = matches!(command, Command::Check) && (found("damaged") || found("file") || made_anew);
        let code = self.prints(&answer, |out, item: &Value| print::of_engine(out, command, item))?;
        Ok(if is_damaged { ExitCode::from(DAMAGED) } else { code })
    }

    fn whole_post(&mut self, id: &str) -> Result<WholePost, Refused> {
        let answer = self.asking.ask(PostShow { id: id.to_owned() }.sent())?;
        let posts: Vec<WholePost> = serde_json::from_value(answer).map_err(internal)?;
        posts.into_iter().next().ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(id).into())
    }

    /// Asks, and prints each thing of the answer.
    fn asks<Q, T>(&mut self, question: Q, print: impl Fn(&mut dyn Write, &T) -> io::Result<()>) -> Done
    where
        Q: Question<Answer = Vec<T>>,
        T: DeserializeOwned,
    {
        let answer = self.asking.ask(question.sent())?;
        self.prints(&answer, print)
    }

    fn prints<T: DeserializeOwned>(
        &mut self,
        answer: &Value,
        print: impl Fn(&mut dyn Write, &T) -> io::Result<()>,
    ) -> Done {
        self.asking.done();
        let printed = || -> io::Result<()> {
            let mut out = io::stdout().lock();
            if self.as_json {
                serde_json::to_writer_pretty(&mut out, answer)?;
                writeln!(out)?;
            } else {
                // JSON has its own way to write control characters; here they would reach the terminal.
                let items: Vec<T> = serde_json::from_value(visible::answer(answer))?;
                items.iter().try_for_each(|item| print(&mut out, item))?;
            }
            out.flush()
        };
        match printed() {
            // Whoever reads our output has read enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
            printed => printed.map(|()| ExitCode::SUCCESS).map_err(internal),
        }
    }
}

fn internal(error: impl std::fmt::Display) -> Refused {
    Trouble::new(TroubleKind::Internal).detail(error).into()
}

/// What the program itself answers.
fn request_of(command: &Command) -> Result<Request, Refused> {
    Ok(match command {
        Command::Team(TeamCommand::New { name, member, zone }) => {
            let zone = zone.clone().unwrap_or_else(zone::of_this_computer);
            Request::FoundTeam { team: name.clone(), member: member.clone(), zone }
        }
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
        // The others are asked of the team, or are programs of their own.
        _ => return Err(Trouble::new(TroubleKind::Internal).into()),
    })
}

/// The program that holds the profile may stand in another folder.
fn absolute(file: &Path) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| file.to_owned())
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

/// What was typed; else what stands on standard input.
fn typed_or_read(typed: Option<&String>) -> Result<String, Refused> {
    if let Some(typed) = typed {
        return Ok(typed.clone());
    }
    let mut text = String::new();
    let read = io::stdin().take(LONGEST_TEXT + 1).read_to_string(&mut text);
    read.map_err(|error| Trouble::new(TroubleKind::BadValue).detail(error))?;
    if text.len() as u64 > LONGEST_TEXT {
        return Err(Trouble::new(TroubleKind::TooLarge).into());
    }
    Ok(text.trim_end().to_owned())
}
