//! What a front end asks for.

use super::*;
use crate::import::Columns;
use crate::team::belonging::person_of;

impl Engine {
    pub(super) fn command(&mut self, command: Command) -> Result<(), Trouble> {
        match command {
            Command::FoundTeam { team, member, zone } => self.found(&team, &member, &zone, false),
            Command::Join { ticket, member } => self.join(&ticket, &member, None),
            Command::CancelJoin => {
                if self.joining.take().is_some() {
                    self.bare.stage = Stage::NoTeam;
                }
                Ok(())
            }
            Command::OpenExample { member, language, zone } => self.open_example(&member, language, &zone),
            Command::LeaveExample => self.leave_example(),
            Command::LeaveTeam => self.leave_team(),
            Command::PutTeamAway => self.put_team_away(),
            Command::SetOffline(is_offline) => {
                self.set_offline(is_offline);
                Ok(())
            }
            Command::PreviewImport(file) => {
                let purpose = Purpose::Preview;
                self.read_import(file, Columns::AsTheyLook, purpose)
            }
            Command::AddMedia { to, file } => {
                self.add_media(to, file, String::new(), None);
                Ok(())
            }
            Command::FetchMedia(hash) => {
                self.want_media(hash);
                Ok(())
            }
            Command::SaveMedia { file, to } => {
                self.save_media(file, to, None);
                Ok(())
            }
            Command::OpenMedia(media) => {
                self.open_media(media);
                Ok(())
            }
            Command::MapImport { column, field } => self.map_import(column, field),
            Command::ConfirmImport => {
                if let Some(preview) = self.preview.take() {
                    self.with_team(|team| team.view.snapshot.import = None);
                    self.start_import(preview.to_import, None);
                }
                Ok(())
            }
            Command::CancelImport => {
                self.preview = None;
                if let Some(importing) = &self.importing {
                    importing.cancel();
                }
                self.with_team(|team| {
                    team.view.snapshot.import = None;
                    team.view.is_dirty = true;
                });
                Ok(())
            }
            Command::UseTemplate { template, day, event } => {
                let Some(team) = &mut self.team else { return Err(Trouble::new(TroubleKind::NoTeam)) };
                team.use_template(template, day, event).map(|_| ())
            }
            Command::Export { form, file } => {
                let Some(team) = &self.team else { return Err(Trouble::new(TroubleKind::NoTeam)) };
                let to_export = team.to_export(form, file)?;
                self.export(to_export, None);
                Ok(())
            }
            Command::SavePage { page, form, file } => {
                self.save_page(page, form, file);
                Ok(())
            }
            Command::ImportGuide(file) => self.read_text(file, true),
            Command::ReadRules(file) => self.read_text(file, false),
            Command::ConfirmRules => self.take_rules(true),
            Command::CancelRules => self.take_rules(false),
            Command::SaveGuide { form, title, file } => self.save_guide(form, &title, file),
            Command::PrintPage(page) => {
                self.print_page(page);
                Ok(())
            }
            Command::CarryOut { file, person } => {
                let Some(team) = &mut self.team else { return Err(Trouble::new(TroubleKind::NoTeam)) };
                let to_carry = team.what_to_carry(file, person.map(person_of))?;
                self.carry_out(to_carry, None);
                Ok(())
            }
            Command::CarryIn(file) => {
                let Some(team) = &self.team else { return Err(Trouble::new(TroubleKind::NoTeam)) };
                self.carry_in(team.to_take_in(file), None);
                Ok(())
            }
            Command::Search { words, only } => {
                (self.search, self.search_only) = (words, only);
                self.find();
                Ok(())
            }
            command => match &mut self.team {
                Some(team) => team_command(team, command),
                None => Err(Trouble::new(TroubleKind::NoTeam)),
            },
        }
    }

    pub(crate) fn set_offline(&mut self, is_offline: bool) {
        self.bare.network.is_offline = is_offline;
        self.with_team(|team| {
            team.view.snapshot.network.is_offline = is_offline;
            team.view.is_dirty = true;
        });
        if let Some(network) = &self.network {
            network.set_offline(is_offline);
        }
    }

    pub(super) fn find(&mut self) {
        let (words, only) = (self.search.clone(), self.search_only);
        let Some(team) = &mut self.team else { return };
        let search = (!words.trim().is_empty()).then(|| {
            let (hits, is_indexing) = team.search(&words, only);
            Arc::new(Search { query: words, hits, is_indexing })
        });
        team.view.snapshot.search = search;
        team.view.is_dirty = true;
    }
}

fn team_command(team: &mut Team, command: Command) -> Result<(), Trouble> {
    match command {
        Command::Edit(edits) => team.edit(&edits),
        Command::SawChanges(posts) => team.saw_changes(&posts),
        Command::Type(typing) => {
            team.type_text(typing);
            Ok(())
        }
        Command::CommentOn { id, about, seen, range, text, mentions } => {
            team.comment_on((id, about), (&seen, range), text, mentions)
        }
        Command::LookAcross => team.look_across(),
        Command::Undo => team.undo(None),
        Command::UndoAction(number) => team.undo(Some(number)),
        Command::Redo => team.redo(),
        Command::Open(id) => team.show(id),
        Command::Close(id) => {
            team.hide(id);
            Ok(())
        }
        Command::LookBack { doc, at } => {
            team.documents.look_back(doc, at);
            team.show_detail(doc);
            Ok(())
        }
        Command::Caret { doc, at } => {
            team.caret(doc, at);
            Ok(())
        }
        Command::Invite { role, valid_hours } => {
            let invitation = team.invite(role, valid_hours)?;
            team.show_invitation(invitation);
            Ok(())
        }
        Command::InviteDevice => {
            let invitation = team.invite_device()?;
            team.show_invitation(invitation);
            Ok(())
        }
        Command::PutInvitationAway => {
            team.end_spoken();
            team.view.snapshot.invitation = None;
            team.view.is_dirty = true;
            Ok(())
        }
        Command::SetRole(person, role) => team.set_role(person_of(person), role),
        Command::OfferLead(person) => team.offer_lead(person_of(person)),
        Command::AcceptLead => team.accept_lead(),
        Command::RemoveDevice(device) => team.remove_device(trekker_ledger::keys::DeviceKey(device.0)),
        // Done before, by the engine: these need more than the team, or none.
        Command::FoundTeam { .. }
        | Command::Join { .. }
        | Command::CancelJoin
        | Command::OpenExample { .. }
        | Command::LeaveExample
        | Command::LeaveTeam
        | Command::PutTeamAway
        | Command::SetOffline(_)
        | Command::Search { .. }
        | Command::UseTemplate { .. }
        | Command::AddMedia { .. }
        | Command::FetchMedia(_)
        | Command::SaveMedia { .. }
        | Command::OpenMedia(_)
        | Command::CarryOut { .. }
        | Command::CarryIn(_)
        | Command::Export { .. }
        | Command::SavePage { .. }
        | Command::PrintPage(_)
        | Command::ImportGuide(_)
        | Command::SaveGuide { .. }
        | Command::ReadRules(_)
        | Command::ConfirmRules
        | Command::CancelRules
        | Command::PreviewImport(_)
        | Command::MapImport { .. }
        | Command::ConfirmImport
        | Command::CancelImport => Err(Trouble::new(TroubleKind::Internal)),
    }
}
