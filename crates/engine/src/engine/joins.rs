//! Joining a team with an invitation.

use trekker_storage::store::Batch;

use super::*;

impl Engine {
    pub(crate) fn join(
        &mut self,
        ticket: &str,
        member: &str,
        answer: Option<oneshot::Sender<Answer>>,
    ) -> Result<(), Trouble> {
        if self.goes_on_joining(ticket) {
            if let Some(answer) = answer {
                self.joined_by = self.ticks + JOINED_TICKS;
                self.waiting_for_quiet.push((Request::Joined, answer));
            }
            return Ok(());
        }
        let outcome = self.begin_to_join(ticket, member);
        match (outcome, answer) {
            (Ok(joining), answer) => {
                self.joining = Some(Joining { answer, ..joining });
                self.bare.stage = self.joining_stage(None);
                self.start_network(Relay::Public);
                self.ask_to_join();
                Ok(())
            }
            (Err(trouble), Some(answer)) => {
                give(answer, Err(trouble.into()));
                Ok(())
            }
            (Err(trouble), None) => Err(trouble),
        }
    }

    /// The door said yes to this ticket's team before, and the program ended before everything had come: it comes now.
    fn goes_on_joining(&mut self, key: &str) -> bool {
        let Some(team) = self.team.as_mut().filter(|team| !team.is_ready()) else { return false };
        match read_key(key) {
            Ok(Key::Ticket(ticket)) if ticket.team == team.id => {
                team.reach.doors.extend(ticket.doors);
                team.teach_all_addresses();
                true
            }
            _ => false,
        }
    }

    fn begin_to_join(&self, key: &str, member: &str) -> Result<Joining, Trouble> {
        let key = read_key(key)?;
        if let Some(team) = &self.team {
            let is_foreign = matches!(&key, Key::Ticket(ticket) if ticket.team != team.id);
            let kind = if is_foreign { TroubleKind::TicketForeign } else { TroubleKind::TeamExists };
            return Err(Trouble::new(kind));
        }
        self.may_begin()?;
        // Another device of somebody's comes in under their name; what a spoken code is for shows when it is answered.
        let needs_name = matches!(&key, Key::Ticket(ticket) if ticket.whom == TicketFor::Member);
        let member = match tidy(member) {
            Some(member) => member,
            None if needs_name || !member.trim().is_empty() => {
                return Err(Trouble::new(TroubleKind::BadName).about(member));
            }
            None => String::new(),
        };
        Ok(Joining { key, member, is_asking: false, tries: 0, retry_at: 0, answer: None })
    }

    fn joining_stage(&self, trouble: Option<Trouble>) -> Stage {
        let code = match self.joining.as_ref().map(|joining| &joining.key) {
            Some(Key::Ticket(ticket)) => Some(short_code(ticket.team, self.profile.key().public())),
            _ => None,
        };
        Stage::Joining { trouble, code }
    }

    pub(super) fn ask_to_join(&mut self) {
        let Some(joining) = self.joining.as_mut().filter(|joining| !joining.is_asking) else { return };
        if self.ticks < joining.retry_at {
            return;
        }
        let Some(network) = &self.network else { return self.start_network(Relay::Public) };
        joining.is_asking = true;
        joining.tries += 1;
        let (network, key, events) = (Arc::clone(network), self.profile.key().clone(), self.events.clone());
        let (way, member) = (joining.key.clone(), joining.member.clone());
        self.runtime.spawn(async move {
            let outcome = come_in(&network, &key, way, member).await;
            drop(network);
            events.send(Event::Joined(Box::new(outcome))).await;
        });
    }

    pub(super) fn joined(&mut self, JoinOutcome { key, outcome }: JoinOutcome) {
        let Some(joining) = &mut self.joining else { return };
        if joining.key != key {
            return;
        }
        joining.is_asking = false;
        match outcome {
            Ok(Entered { ticket, papers }) => {
                let answer = joining.answer.take();
                self.joining = None;
                let doors = postcard::to_stdvec(&ticket.doors).unwrap_or_default();
                let papers = postcard::to_stdvec(&papers).unwrap_or_default();
                let meta = vec![("doors", doors), ("papers", papers)];
                let created = self.create(ticket.team, Batch { meta, ..Batch::default() });
                self.with_team(Team::teach_all_addresses);
                match (created, answer) {
                    (Ok(()), Some(answer)) => {
                        self.joined_by = self.ticks + JOINED_TICKS;
                        self.waiting_for_quiet.push((Request::Joined, answer));
                    }
                    (Ok(()), None) => {}
                    (Err(trouble), Some(answer)) => give(answer, Err(trouble.into())),
                    (Err(trouble), None) => {
                        self.bare.stage = Stage::NoTeam;
                        self.notice(Notice::Trouble(trouble));
                    }
                }
            }
            Err(trouble) => {
                joining.retry_at = self.ticks + JOIN_RETRY_TICKS;
                // A door that said no says no again: only silence, or no network, is worth another try.
                let may_pass = matches!(
                    trouble.kind,
                    TroubleKind::NobodyReached
                        | TroubleKind::NobodyReachedAndOver
                        | TroubleKind::NobodyNearby
                        | TroubleKind::Network
                );
                // Announcements on the local network take a moment to arrive.
                let most = if matches!(joining.key, Key::Spoken(_)) { 4 } else { 2 };
                let is_final = !may_pass || joining.tries >= most;
                match joining.answer.take_if(|_| is_final) {
                    Some(answer) => {
                        self.joining = None;
                        self.bare.stage = Stage::NoTeam;
                        give(answer, Err(trouble.into()));
                    }
                    None => {
                        if !may_pass {
                            joining.retry_at = u64::MAX;
                        }
                        self.bare.stage = self.joining_stage(Some(trouble));
                    }
                }
            }
        }
    }
}
