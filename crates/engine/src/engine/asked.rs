//! What is asked of the engine: when it can be answered, and by whom.

use tokio::sync::oneshot;
use trekker_domain::id::DocId;
use trekker_domain::media::MediaFile;
use trekker_domain::open::Open;
use trekker_domain::role::Role;
use trekker_domain::short_code::SpokenCode;
use trekker_session::command::ExportForm;
use trekker_session::notice::Notice;
use trekker_session::script::WaitsFor;
use trekker_session::snapshot::Invitation;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::{Engine, give};
use crate::control::{Answer, Refused, Request};
use crate::import::{Columns, Purpose};
use crate::joining::read_any_ticket;
use crate::script::Asked;

/// `runs`: whether this device stays, so that somebody can come in.
fn of_invitation(made: &Invitation, runs: bool) -> serde_json::Value {
    serde_json::json!([{
        "ticket": made.ticket, "expires_at": made.expires.timestamp(),
        "runs": runs, "spoken": made.spoken.map(SpokenCode::in_english), "spoken_dutch": made.spoken.map(SpokenCode::in_dutch),
    }])
}

impl Asked {
    /// Whether it takes more than the logs and who belongs.
    fn needs_documents(&self) -> bool {
        match self {
            Self::Request(request, _) => request.needs_documents(),
            Self::Script(_) => true,
        }
    }

    fn refuse(self, why: Trouble) {
        match self {
            Self::Request(_, answer) => give(answer, Err(why.into())),
            Self::Script(script) => script.refuse(why),
        }
    }
}

impl Engine {
    pub(crate) fn asked(&mut self, asked: Asked) {
        if asked.needs_documents() {
            // In the order in which it was asked.
            if !self.waiting_for_documents.is_empty() {
                return self.waiting_for_documents.push(asked);
            }
            if let Some(team) = self.team.as_mut().filter(|team| !team.folds) {
                return match team.begin_folding() {
                    Ok(()) => self.waiting_for_documents.push(asked),
                    Err(error) if error.is_damage() => {
                        self.salvage_open_team(error);
                        self.asked(asked);
                    }
                    Err(error) => asked.refuse(crate::troubles::of_storage(&error)),
                };
            }
            if self.is_too_early(&asked) {
                return self.waiting_for_documents.push(asked);
            }
        }
        match asked {
            Asked::Request(request, answer) => self.request(request, answer),
            Asked::Script(script) => match &mut self.team {
                Some(team) => {
                    // These lists are made anew with the next picture, and the people's once a second: a script finds them as they are.
                    team.show_people();
                    team.view.show_sections();
                    script.run(team);
                }
                None => script.refuse(self.why_no_team()),
            },
        }
    }

    /// Whether something is not known yet that a question may be about.
    fn is_too_early(&mut self, asked: &Asked) -> bool {
        let is_importing = self.importing.is_some();
        let Some(team) = &mut self.team else { return false };
        // Before everything that is on the disk was folded once, the picture lacks what a question may be about.
        if !team.was_whole {
            if !team.is_quiet() {
                return true;
            }
            team.was_whole = true;
        }
        let Asked::Script(script) = asked else { return false };
        let waits_for = script.waits_for();
        if waits_for == WaitsFor::Documents {
            return false;
        }
        if is_importing || !team.is_quiet() {
            return true;
        }
        match waits_for {
            WaitsFor::Documents | WaitsFor::Quiet => false,
            WaitsFor::Judging => {
                team.judge_more();
                team.is_judging()
            }
            WaitsFor::Files => self.looks_for_files(),
        }
    }

    fn request(&mut self, request: Request, answer: oneshot::Sender<Answer>) {
        if let Request::DiskState = request {
            let trouble = self.team.as_ref().and_then(|team| team.writer.trouble.as_ref());
            let is_full = trouble.is_some_and(|trouble| trouble.kind == TroubleKind::DiskFull);
            let why = trouble.map(|trouble| trouble.detail.as_str());
            return give(
                answer,
                Ok(serde_json::json!([{ "refuses": trouble.is_some(), "full": is_full, "why": why }])),
            );
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
                    Request::MediaAdd { post, file, alt } => match DocId::parse(&post) {
                        Some(post) => self.add_media(post, file, alt, Some(answer)),
                        None => give(answer, Err(Trouble::new(TroubleKind::NotFound).about(post).into())),
                    },
                    Request::MediaSave { media, file } => match MediaFile::parse(&media) {
                        Some(media) => self.save_media(media, file, Some(answer)),
                        None => give(answer, Err(Trouble::new(TroubleKind::NotFound).about(media).into())),
                    },
                    Request::VoiceImport { file } => {
                        let outcome = team.import_guide(&file);
                        team.answer_saved(answer, outcome.map_err(Refused::from));
                    }
                    Request::VoiceExport { file } => give(answer, team.export_guide(&file).map_err(Refused::from)),
                    Request::VoiceRuleImport { file, dry_run } => {
                        let outcome = team.import_rules(&file, dry_run);
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
