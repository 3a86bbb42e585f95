//! Coming in: with a ticket, or with a few words on the same local network.

use std::time::Duration;

use tokio::time::timeout;
use trekker_domain::short_code::{NoCode, SpokenCode};
use trekker_ledger::keys::{DeviceKey, SecretKey};
use trekker_ledger::paper::Papers;
use trekker_ledger::statement::{Admission, link_proof, person_of_first_device};
use trekker_ledger::ticket::{Door, Ticket, TicketError, TicketFor};
use trekker_network::{Network, NetworkError, address_of_key};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::knock::{Question, Reply, Verdict, sign_link_request};
use crate::rows::moment;
use crate::spoken::Exchange;
use crate::team::now;

/// So long a newcomer waits at one door before it goes to the next.
const DOOR_PATIENCE: Duration = Duration::from_secs(8);
/// The same for a device on the local network that may be nobody's door.
const NEARBY_PATIENCE: Duration = Duration::from_secs(3);

/// What somebody was given to come in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Ticket(Ticket),
    Spoken(SpokenCode),
}

/// How asking at all doors ended.
#[derive(Debug)]
pub(crate) struct JoinOutcome {
    pub(crate) key: Key,
    pub(crate) outcome: Result<Entered, Trouble>,
}

/// A door opened.
#[derive(Debug)]
pub(crate) struct Entered {
    pub(crate) ticket: Ticket,
    pub(crate) papers: Papers,
}

/// Reads what somebody pasted or typed.
pub(crate) fn read_key(text: &str) -> Result<Key, Trouble> {
    let mangled = |error: TicketError| Trouble::new(TroubleKind::TicketMangled).detail(error);
    match Ticket::read(text) {
        // Whether it still counts is for whoever answers to say: the clock of this computer may be wrong.
        Ok(ticket) => Ok(Key::Ticket(ticket)),
        Err(TicketError::NoTicket) => match text.parse() {
            Ok(code) => Ok(Key::Spoken(code)),
            Err(NoCode::Word(word)) => Err(Trouble::new(TroubleKind::SpokenNoWord).about(word)),
            Err(NoCode::Count(_)) => Err(mangled(TicketError::NoTicket)),
        },
        Err(error) => Err(mangled(error)),
    }
}

/// Reads a ticket, whether it is still valid or not.
pub(crate) fn read_any_ticket(text: &str) -> Result<Ticket, Trouble> {
    Ticket::read(text).map_err(|error| Trouble::new(TroubleKind::TicketMangled).detail(error))
}

/// Asks at each door in turn until one opens.
pub(crate) async fn come_in(network: &Network, me: &SecretKey, key: Key, member: String) -> JoinOutcome {
    let outcome = match &key {
        Key::Ticket(ticket) => ask_at_doors(network, me, ticket, member).await,
        Key::Spoken(code) => match ask_nearby(network, me, *code).await {
            Ok(ticket) => ask_at_doors(network, me, &ticket, member).await,
            Err(trouble) => Err(trouble),
        },
    };
    JoinOutcome { key, outcome }
}

async fn ask_at_doors(network: &Network, me: &SecretKey, ticket: &Ticket, member: String) -> Result<Entered, Trouble> {
    let (device, team) = (me.public(), ticket.team);
    if ticket.whom == TicketFor::Member && member.is_empty() {
        // Of spoken words it shows only now whom they are for.
        return Err(Trouble::new(TroubleKind::BadName));
    }
    let mut trouble = Trouble::new(TroubleKind::NobodyReached);
    for door in &ticket.doors {
        let question = match ticket.whom {
            TicketFor::Member => {
                let person = person_of_first_device(device);
                let admission = Admission::new(&ticket.invitation(), team, device, person, member.clone());
                Question::Member { team, admission }
            }
            TicketFor::Device => {
                let request = sign_link_request(&ticket.invitation(), team, device);
                let proof = link_proof(me, team, door.device);
                Question::Device { team, proof, request, ticket: ticket.invitation().public() }
            }
        };
        // Tickets of earlier programs name nothing but the device, if it did not run.
        let by_key = Some(&door.address).filter(|address| address.is_empty()).map(|_| address_of_key(door.device.0));
        match ask(network, by_key.as_ref().unwrap_or(&door.address), &question, DOOR_PATIENCE).await {
            Ok(Reply::Welcome(papers)) => return Ok(Entered { ticket: ticket.clone(), papers }),
            Ok(Reply::Expired { now: theirs, others }) => trouble = expired(now(), theirs, others),
            Ok(Reply::No(verdict)) => trouble = Trouble::new(verdict.trouble()),
            Ok(reply) => trouble = Trouble::new(TroubleKind::PeerRefused).detail(format!("{reply:?}")),
            Err(error) => {
                tracing::debug!(%error, "a door did not answer");
                if trouble.kind == TroubleKind::NobodyReached {
                    trouble.detail = error.to_string();
                }
            }
        }
    }
    if trouble.kind == TroubleKind::NobodyReached && ticket.expires_at <= now() {
        // Which may also be wrong: it is tried again all the same.
        trouble = Trouble::new(TroubleKind::NobodyReachedAndOver).about(clock_says(now())).detail(trouble.detail);
    }
    Err(trouble)
}

/// Clocks that are further apart than this, in seconds, are said to be.
const CLOCKS_AGREE: u64 = 10 * 60;

/// What is said of an invitation that is over by the clock of whoever was asked. `mine`: by this computer's clock; `others`: the latest
/// time that another device of the team wrote down. All in seconds since 1970.
fn expired(mine: u64, theirs: u64, others: u64) -> Trouble {
    if mine.abs_diff(theirs) <= CLOCKS_AGREE {
        return Trouble::new(TroubleKind::TicketExpired);
    }
    // Others wrote that before now: a clock that is not that far yet is behind.
    let is_behind = |clock: u64| others > clock.saturating_add(CLOCKS_AGREE);
    let kind = match (is_behind(mine), is_behind(theirs)) {
        (true, false) => TroubleKind::MyClockOff,
        (false, true) => TroubleKind::TheirClockOff,
        _ => TroubleKind::ClocksApart,
    };
    Trouble::new(kind).about(clock_says(mine)).detail(clock_says(theirs))
}

fn clock_says(seconds: u64) -> String {
    moment(seconds).format("%Y-%m-%d %H:%M UTC").to_string()
}

/// Looks around on the local network for the door whose code this is, and gets its ticket.
async fn ask_nearby(network: &Network, me: &SecretKey, code: SpokenCode) -> Result<Ticket, Trouble> {
    let mut trouble = Trouble::new(TroubleKind::NobodyNearby);
    for (device, address) in network.nearby() {
        let door = Door { device: DeviceKey(device), address };
        match ask_for_ticket(network, me, code, &door).await {
            Ok(Some(ticket)) => return Ok(ticket),
            Ok(None) => {}
            Err(wrong) => trouble = wrong,
        }
    }
    Err(trouble)
}

/// `None`: that is not the door whose code this is.
async fn ask_for_ticket(
    network: &Network,
    me: &SecretKey,
    code: SpokenCode,
    door: &Door,
) -> Result<Option<Ticket>, Trouble> {
    let exchange = Exchange::of_newcomer(code, me.public(), door.device);
    let hello = Question::Spoken { name: code.name(), share: exchange.share.clone() };
    let Ok(Reply::Spoken { share }) = ask(network, &door.address, &hello, NEARBY_PATIENCE).await else {
        return Ok(None);
    };
    let Some(common) = exchange.finish(&share) else { return Ok(None) };
    let proof = Question::SpokenProof { proof: *common.newcomers_proof().as_bytes() };
    match ask(network, &door.address, &proof, DOOR_PATIENCE).await {
        // Hashes compare in constant time.
        Ok(Reply::Ticket { ticket, proof }) if common.doors_proof(&ticket) == proof => {
            read_any_ticket(&ticket).map(Some)
        }
        // A door that does not know the words either.
        Ok(Reply::Ticket { .. } | Reply::No(Verdict::WrongWords)) => Err(Trouble::new(TroubleKind::SpokenWrong)),
        _ => Ok(None),
    }
}

async fn ask(
    network: &Network,
    address: &[u8],
    question: &Question,
    patience: Duration,
) -> Result<Reply, NetworkError> {
    let question = postcard::to_stdvec(question).unwrap_or_default();
    let answer = timeout(patience, network.ask(address, question)).await.unwrap_or(Err(NetworkError::TimedOut))?;
    postcard::from_bytes(&answer).map_err(|_| NetworkError::NoAnswer)
}

/// Asks a device of the team, wherever it is known to be. `None`: it does not answer.
pub(crate) async fn ask_member(network: &Network, device: DeviceKey, question: &Question) -> Option<Reply> {
    let question = postcard::to_stdvec(question).unwrap_or_default();
    match network.ask_device(device.0, question).await {
        Ok(answer) => postcard::from_bytes(&answer).ok(),
        Err(error) => {
            tracing::debug!(%error, "a device of the team did not answer");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_clock_is_off_is_said_when_others_tell() {
        const DAY: u64 = 24 * 3_600;
        const NOW: u64 = 20_000 * DAY;
        for (mine, theirs, others, kind) in [
            (NOW, NOW + 60, 0, TroubleKind::TicketExpired),
            (NOW, NOW + 60, NOW - DAY, TroubleKind::TicketExpired),
            (NOW - 5 * DAY, NOW, NOW - DAY, TroubleKind::MyClockOff),
            (NOW, NOW - 5 * DAY, NOW - DAY, TroubleKind::TheirClockOff),
            (NOW, NOW + 5 * DAY, NOW - DAY, TroubleKind::ClocksApart),
            (NOW, NOW + 5 * DAY, 0, TroubleKind::ClocksApart),
        ] {
            let said = expired(mine, theirs, others);
            assert_eq!(said.kind, kind, "{mine} {theirs} {others}");
            if kind == TroubleKind::MyClockOff {
                assert_eq!(
                    (said.about.as_str(), said.detail.as_str()),
                    ("2024-09-29 00:00 UTC", "2024-10-04 00:00 UTC")
                );
            }
        }
    }
}
