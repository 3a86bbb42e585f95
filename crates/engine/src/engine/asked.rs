//! What a script asks of the engine: who answers it.

use tokio::sync::oneshot;
use trekker_domain::approval::Verdict;
use trekker_domain::open::Open;
use trekker_domain::publish_at::parse_date;
use trekker_domain::role::Role;
use trekker_domain::short_code::SpokenCode;
use trekker_session::command::ExportForm;
use trekker_session::notice::Notice;
use trekker_session::snapshot::Invitation;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::{Engine, give};
use crate::control::{Answer, Refused, Request};
use crate::import::{Columns, Purpose};
use crate::joining::read_any_ticket;

/// `runs`: whether this device stays, so that somebody can come in.
fn of_invitation(made: &Invitation, runs: bool) -> serde_json::Value {
    serde_json::json!([{
        "ticket": made.ticket, "expires_at": made.expires.timestamp(),
        "runs": runs, "spoken": made.spoken.map(SpokenCode::in_english), "spoken_dutch": made.spoken.map(SpokenCode::in_dutch),
    }])
}

impl Engine {
    pub(crate) fn asked(&mut self, request: Request, answer: oneshot::Sender<Answer>) {
        if let Request::DiskState = request {
            let trouble = self.team.as_ref().and_then(|team| team.disk_trouble.as_ref());
            let is_full = trouble.is_some_and(|trouble| trouble.kind == TroubleKind::DiskFull);
            let why = trouble.map(|trouble| trouble.detail.as_str());
            return give(
                answer,
                Ok(serde_json::json!([{ "refuses": trouble.is_some(), "full": is_full, "why": why }])),
            );
        }
        if request.needs_documents() && !self.waiting_for_documents.is_empty() {
            return self.waiting_for_documents.push((request, answer));
        }
        if request.needs_documents()
            && let Some(team) = self.team.as_mut().filter(|team| !team.folds)
        {
            return match team.begin_folding() {
                Ok(()) => self.waiting_for_documents.push((request, answer)),
                Err(error) if error.is_damage() => {
                    self.salvage_open_team(error);
                    self.asked(request, answer);
                }
                Err(error) => give(answer, Err(crate::troubles::of_storage(&error).into())),
            };
        }
        // Before everything that is on the disk was folded once, the picture lacks what a request may be about.
        if request.needs_documents()
            && let Some(team) = self.team.as_mut().filter(|team| !team.was_whole)
        {
            if !team.is_quiet() {
                return self.waiting_for_documents.push((request, answer));
            }
            team.was_whole = true;
        }
        // A list says of each post what is wrong with it, so it waits for what is being looked at.
        if let Request::PostList = request
            && let Some(team) = &mut self.team
        {
            team.judge_more();
            if team.is_judging() {
                return self.waiting_for_documents.push((request, answer));
            }
        }
        // What is shown of a post says which of its photos are here.
        if let Request::PostShow { .. } = request
            && self.looks_for_files()
        {
            return self.waiting_for_documents.push((request, answer));
        }
        match request {
            Request::FoundTeam { team, member, zone } => match self.found(&team, &member, &zone, false) {
                Ok(()) => self.answer_later(Request::Status, answer),
                Err(trouble) => give(answer, Err(trouble.into())),
            },
            Request::Join { ticket, member } => {
                if let Err(trouble) = self.join(&ticket, &member, Some(answer)) {
                    tracing::debug!(?trouble, "joining did not begin");
                }
            }
            Request::Raise | Request::Holder => {
                let has_window = self.options.has_window;
                if has_window && matches!(request, Request::Raise) {
                    self.notice(Notice::Raise);
                }
                give(answer, Ok(serde_json::json!([{ "process": std::process::id(), "has_window": has_window }])));
            }
            Request::StandAside if self.options.has_window => {
                give(answer, Err(Trouble::new(TroubleKind::NotAllowed).into()));
            }
            Request::StandAside => {
                self.notice(Notice::StandAside);
                give(answer, Ok(serde_json::json!([])));
            }
            Request::SetOffline { offline } => {
                self.set_offline(offline);
                give(answer, Ok(serde_json::json!([{ "offline": offline }])));
            }
            Request::Leave => {
                let outcome = self.leave_team();
                match &mut self.team {
                    Some(team) => team.answer_status(answer, outcome),
                    None => give(answer, outcome.map(|()| serde_json::json!([])).map_err(Into::into)),
                }
            }
            Request::PutAway => {
                let outcome = self.put_team_away();
                give(answer, outcome.map(|()| serde_json::json!([])).map_err(Into::into));
            }
            // A ticket says where this device is: that is known when the network is up.
            Request::Invite { .. } | Request::InviteDevice if self.network_is_coming() => {
                self.answer_when_networked(request, answer)
            }
            request => {
                let runs = self.network.is_some();
                let Some(team) = &mut self.team else {
                    return give(answer, Err(self.why_no_team().into()));
                };
                match request {
                    Request::Import { file, map, dry_run } => {
                        let purpose = Purpose::Ask { dry_run, answer };
                        if let Err(trouble) =
                            self.read_import(file, map.map_or(Columns::AsTheyLook, Columns::Named), purpose)
                        {
                            tracing::debug!(?trouble, "the import did not begin");
                        }
                    }
                    Request::Invite { role, valid_hours } => {
                        let outcome = match Open::<Role>::from_word(&role).known() {
                            // Without a network nobody stays to hear the words.
                            Some(role) => team
                                .invite(role, valid_hours)
                                .map(|made| Invitation { spoken: made.spoken.filter(|_| runs), ..made }),
                            None => Err(Trouble::new(TroubleKind::BadValue).about(role)),
                        };
                        team.answer_saved(answer, outcome.map(|made| of_invitation(&made, runs)).map_err(Into::into));
                    }
                    Request::InviteDevice if self.network.is_none() => {
                        give(answer, Err(Trouble::new(TroubleKind::NotRunning).into()));
                    }
                    Request::InviteDevice => {
                        let outcome = team.invite_device();
                        team.answer_saved(answer, outcome.map(|made| of_invitation(&made, runs)).map_err(Into::into));
                    }
                    Request::Revoke { ticket } => {
                        let outcome = read_any_ticket(&ticket).and_then(|ticket| team.revoke(&ticket));
                        team.answer_status(answer, outcome);
                    }
                    Request::MemberRemove { name } => {
                        let outcome = team.member_named(&name).and_then(|person| team.remove_member(person));
                        team.answer_status(answer, outcome);
                    }
                    Request::MemberRole { name, role } => {
                        let role = Open::<Role>::from_word(&role)
                            .known()
                            .ok_or_else(|| Trouble::new(TroubleKind::BadValue).about(role));
                        let outcome = role.and_then(|role| team.set_role(team.member_named(&name)?, role));
                        team.answer_status(answer, outcome);
                    }
                    Request::LeadOffer { name } => {
                        let outcome = team.member_named(&name).and_then(|person| team.offer_lead(person));
                        team.answer_status(answer, outcome);
                    }
                    Request::LeadAccept => {
                        let outcome = team.accept_lead();
                        team.answer_status(answer, outcome);
                    }
                    Request::CarryOut { file, name } => {
                        let person = name.map(|name| team.member_named(&name)).transpose();
                        match person.and_then(|person| team.what_to_carry(file, person)) {
                            Ok(to_carry) => self.carry_out(to_carry, Some(answer)),
                            Err(trouble) => give(answer, Err(trouble.into())),
                        }
                    }
                    Request::ExportCsv { file } => match team.to_export(ExportForm::Csv, file) {
                        Ok(to_export) => self.export(to_export, Some(answer)),
                        Err(trouble) => give(answer, Err(trouble.into())),
                    },
                    Request::ExportIcal { file } => match team.to_export(ExportForm::Ical, file) {
                        Ok(to_export) => self.export(to_export, Some(answer)),
                        Err(trouble) => give(answer, Err(trouble.into())),
                    },
                    Request::CarryIn { file } => {
                        let to_take_in = team.to_take_in(file);
                        self.carry_in(to_take_in, Some(answer));
                    }
                    Request::PostAdd { fields } => {
                        let outcome = team.add_post(&fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::PostSet { id, fields } => {
                        let outcome = team.set_post(&id, &fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::VariantSet { post, channel, fields } => {
                        let outcome = team.set_variant(&post, &channel, &fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::DeliverableSet { post, id, fields } => {
                        let outcome = team.set_deliverable(&post, id.as_deref(), &fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::TodoSet { post, id, fields } => {
                        let outcome = team.set_todo(&post, id.as_deref(), &fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::Publish { post, channel, link } => {
                        let outcome = team.publish(&post, &channel, link.as_deref());
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::ChannelSet { name, fields } => {
                        let outcome = team.set_channel(&name, &fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::TemplateAdd { name, items } => {
                        let outcome = team.add_template(&name, &items);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::TemplateUse { name, day } => {
                        let outcome = match parse_date(&day) {
                            Some(day) => team.use_template_named(&name, day),
                            None => Err(Trouble::new(TroubleKind::BadValue).about(day)),
                        };
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::Approve { post, is_refused, reason } => {
                        let verdict = if is_refused { Verdict::Refused } else { Verdict::Approved };
                        let outcome = team.approve(&post, verdict, &reason);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::MediaAdd { post, file, alt } => match team.find_post(&post) {
                        Ok(post) => self.add_media(post, file, alt, Some(answer)),
                        Err(trouble) => give(answer, Err(trouble.into())),
                    },
                    Request::MediaSave { post, name, file } => match team.find_media(&post, &name) {
                        Ok(media) => self.save_media(media, file, Some(answer)),
                        Err(trouble) => give(answer, Err(trouble.into())),
                    },
                    Request::EventAdd { name, fields } => {
                        let outcome = team.add_event(&name, &fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::Changes { seen: true } => {
                        let changes = team.changes_json();
                        let outcome = team.saw_all_changes().map(|()| changes);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::IdeaAdd { text, fields } => {
                        let outcome = team.add_idea(&text, &fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::IdeaPark { id, parking } => {
                        let outcome = team.park_idea(&id, &parking);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::IdeaBundle { ideas, into } => {
                        let outcome = team.bundle_ideas(&ideas, &into);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::MeetingDecide { words, owner, due } => {
                        let outcome = team.decide(&words, owner.as_deref(), due.as_deref());
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::SuccessAdd(said) => {
                        let outcome = team.add_success(&said);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::AnswerAdd { question, fields } => {
                        let outcome = team.add_standard_answer(&question, &fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::AnswerSet { id, fields } => {
                        let outcome = team.set_standard_answer(&id, &fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::VoiceEdit { heading, text } => {
                        let outcome = team.edit_voice(&heading, &text);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::VoiceImport { file } => {
                        let outcome = team.import_guide(&file);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::VoiceExport { file } => give(answer, team.export_guide(&file).map_err(Refused::from)),
                    Request::VoiceRuleImport { file, dry_run } => {
                        let outcome = team.import_rules(&file, dry_run);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::VoiceRuleAdd(said) => {
                        let outcome = team.add_rule(&said);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::VoiceRuleSet { id, fields } => {
                        let outcome = team.set_rule(&id, &fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::TeamSet { fields } => {
                        let outcome = team.set_settings(&fields);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::FillExample { dutch } => {
                        let outcome = self.fill_example(dutch);
                        if let Some(team) = &mut self.team {
                            team.answer_saved(answer, outcome.map_err(Refused::from));
                        }
                    }
                    request => self.answer_later(request, answer),
                }
            }
        }
    }
}
