//! Joining a team with an invitation.

use super::*;

impl Engine {
    pub(crate) fn join(
        &mut self,
        ticket: &str,
        member: &str,
        answer: Option<oneshot::Sender<Answer>>,
    ) -> Result<(), Trouble> {
        let outcome = self.begin_to_join(ticket, member);
        match (outcome, answer) {
            (Ok(joining), answer) => {
                self.joining = Some(Joining { answer, ..joining });
                self.bare.stage = Stage::Joining { trouble: None };
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

    pub(super) fn begin_to_join(&self, ticket: &str, member: &str) -> Result<Joining, Trouble> {
        let ticket = read_ticket(ticket)?;
        if let Some(team) = &self.team {
            let kind = if team.id == ticket.team { TroubleKind::TeamExists } else { TroubleKind::TicketForeign };
            return Err(Trouble::new(kind));
        }
        let member = tidy(member).ok_or_else(|| Trouble::new(TroubleKind::BadName).about(member))?;
        Ok(Joining { ticket, member, is_asking: false, tries: 0, retry_at: 0, answer: None })
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
        let (ticket, member) = (joining.ticket.clone(), joining.member.clone());
        self.runtime.spawn(async move {
            let outcome = ask_at_doors(&network, &key, ticket, member).await;
            drop(network);
            events.send(Event::Joined(outcome)).await;
        });
    }

    pub(super) fn joined(&mut self, JoinOutcome { ticket, outcome }: JoinOutcome) {
        let Some(joining) = &mut self.joining else { return };
        if joining.ticket != ticket {
            return;
        }
        joining.is_asking = false;
        match outcome {
            Ok(_) => {
                let answer = joining.answer.take();
                self.joining = None;
                let doors = postcard::to_stdvec(&ticket.doors).unwrap_or_default();
                let created = self.create(ticket.team, |store| store.set_meta("doors", &doors));
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
                let may_pass = matches!(trouble.kind, TroubleKind::NobodyReached | TroubleKind::Network);
                let is_final = !may_pass || joining.tries >= 2;
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
                        self.bare.stage = Stage::Joining { trouble: Some(trouble) };
                    }
                }
            }
        }
    }
}
