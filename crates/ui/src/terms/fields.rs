//! Fields and what stands in them, as people read them.

use trekker_domain::approval::Verdict;
use trekker_domain::columns::Written;
use trekker_domain::conflict::Field;
use trekker_domain::frequency::Frequency;
use trekker_domain::holidays::Country;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::media::MediaFile;
use trekker_domain::network::Network;
use trekker_domain::open::Open;
use trekker_domain::planning::Weekdays;
use trekker_domain::publish_at::{parse_date, parse_time};
use trekker_domain::recurrence::Recurrence;
use trekker_domain::rule::Place;
use trekker_domain::team::Relay;
use trekker_domain::template::Offset;

use super::{focus, format, frequency, lane, recurrence, relay, season, sort, status, title, voice};
use crate::context::Scene;
use crate::words::{Words, say};

pub(crate) fn field(scene: &Scene<'_>, field: Field) -> String {
    let words = scene.words;
    match field {
        Field::Title => say!(words, "field-title"),
        Field::Date => say!(words, "field-date"),
        Field::Time => say!(words, "field-time"),
        Field::Zone => say!(words, "field-zone"),
        Field::Status => say!(words, "field-status"),
        Field::Theme => say!(words, "field-theme"),
        Field::Owner => say!(words, "field-owner"),
        Field::Explanation => say!(words, "field-explanation"),
        Field::Link => say!(words, "field-link"),
        Field::Question => say!(words, "field-question"),
        Field::SignOff => say!(words, "field-sign-off"),
        Field::Format => say!(words, "field-format"),
        Field::Focus => say!(words, "field-focus"),
        Field::Channels => say!(words, "field-channels"),
        Field::Helpers => say!(words, "field-helpers"),
        Field::Text => say!(words, "field-text"),
        Field::MediaFile => say!(words, "field-media"),
        Field::Alt => say!(words, "media-alt"),
        Field::Plan => say!(words, "field-plan"),
        Field::Persona => say!(words, "field-persona"),
        Field::Event => say!(words, "field-event"),
        Field::Experiment => say!(words, "plan-experiment"),
        Field::Hypothesis => say!(words, "field-hypothesis"),
        Field::ReviewOn => say!(words, "field-review-on"),
        Field::FirstDay => say!(words, "field-first-day"),
        Field::LastDay => say!(words, "field-last-day"),
        Field::Lane => say!(words, "field-lane"),
        Field::Repeats => say!(words, "field-repeats"),
        Field::Season => say!(words, "field-season"),
        Field::ParkedUntil => say!(words, "field-parked-until"),
        Field::KeptBy => say!(words, "field-kept-by"),
        Field::Became => say!(words, "field-became"),
        Field::Language => say!(words, "field-language"),
        Field::WouldShare => say!(words, "field-would-share"),
        Field::Brings => say!(words, "field-brings"),
        Field::Task => say!(words, "field-task"),
        Field::Says => say!(words, "field-says"),
        Field::Instead => say!(words, "field-instead"),
        Field::Reason => say!(words, "field-reason"),
        Field::Place => say!(words, "field-place"),
        Field::Strictness => say!(words, "field-strictness"),
        Field::Address => say!(words, "field-address"),
        Field::Heading => say!(words, "field-heading"),
        Field::Rank => say!(words, "field-rank"),
        Field::Name => say!(words, "field-name"),
        Field::Colour => say!(words, "field-colour"),
        Field::Relay => say!(words, "field-relay"),
        Field::Settled => say!(words, "field-settled"),
        Field::Binned => say!(words, "field-binned"),
        Field::DeliverableName => say!(words, "deliverable-name"),
        Field::DeliverableOwner => say!(words, "field-maker"),
        Field::DeliverableDue => say!(words, "field-due"),
        Field::Duration => say!(words, "deliverable-days"),
        Field::Estimated => say!(words, "deliverable-estimated"),
        Field::Spent => say!(words, "deliverable-spent"),
        Field::TodoWords => say!(words, "todo-words"),
        Field::DecisionWords => say!(words, "field-decision"),
        Field::DecisionOwner => say!(words, "field-owner"),
        Field::DecisionDue => say!(words, "field-decision-due"),
        Field::FigureName => say!(words, "field-figure-name"),
        Field::FigureValue => say!(words, "field-figure-value"),
        Field::TodoOwner => say!(words, "field-maker"),
        Field::TodoOf => say!(words, "field-todo-of"),
        Field::DeliverableSort => say!(words, "field-lane"),
        Field::Done | Field::TodoDone => say!(words, "field-done"),
        Field::FirstComment => say!(words, "field-first-comment"),
        Field::Network => say!(words, "field-network"),
        Field::Approval => say!(words, "approval"),
        Field::Offset => say!(words, "field-offset"),
        Field::Claim => say!(words, "field-claim"),
        Field::PostedLink => say!(words, "field-posted-link"),
        Field::PostedBy => say!(words, "field-posted-by"),
        Field::SeenText => say!(words, "field-seen-text"),
        Field::LeftOut => say!(words, "field-left-out"),
        Field::Frequency => say!(words, "field-frequency"),
        Field::Limit(measure) => say!(words, "channel-limit", what = super::measure(words, measure)),
        Field::Deciders => say!(words, "field-deciders"),
        Field::Looked(face) => say!(words, "field-looked", face = super::voice::face(words, face)),
        Field::Except => say!(words, "field-except"),
        Field::About => say!(words, "field-about"),
        Field::ThoughtBy => say!(words, "field-thought-by"),
        Field::MadeBy => say!(words, "field-made-by"),
        Field::Country => say!(words, "holidays"),
        Field::Weekdays => say!(words, "working-days"),
        Field::WeekdaysOf(person) => say!(words, "field-weekdays-of", name = scene.name_of(person)),
        Field::MinutesOf(person) => say!(words, "hours-a-week", name = scene.name_of(person)),
    }
}

/// A column's value as people read it, from the word that stands in the document.
pub(crate) fn value(scene: &Scene<'_>, field: Field, value: &str) -> String {
    let words = scene.words;
    if value.is_empty() {
        return say!(words, "value-empty");
    }
    let doc = || DocId::parse(value);
    let said = match field {
        Field::Date
        | Field::DeliverableDue
        | Field::DecisionDue
        | Field::ReviewOn
        | Field::FirstDay
        | Field::LastDay
        | Field::Except
        | Field::Looked(_)
        | Field::ParkedUntil => parse_date(value).map(|date| words.day(date, scene.now.today())),
        Field::Time => parse_time(value).map(|time| words.time(time)),
        Field::Status => Some(status(words, &Open::from_word(value))),
        Field::Format => Some(format(words, &Open::from_word(value))),
        Field::Focus => Some(focus(words, &Open::from_word(value))),
        Field::Theme => doc().and_then(|id| scene.snapshot.themes.get(&id)).map(|theme| theme.name.clone()),
        Field::Plan => doc().and_then(|id| scene.snapshot.plans.get(&id)).map(|plan| plan.name.clone()),
        Field::Persona => doc().and_then(|id| scene.snapshot.personas.get(&id)).map(|persona| persona.name.clone()),
        Field::Event => doc().and_then(|id| scene.snapshot.events.get(&id)).map(|event| event.name.clone()),
        Field::MediaFile => MediaFile::parse(value).map(|file| file.name),
        Field::Lane => Some(lane(words, &Open::from_word(value))),
        Field::Repeats => Recurrence::parse(value).map(|rule| recurrence(words, &rule)),
        Field::Experiment | Field::Settled | Field::WouldShare => {
            Some(if value == "true" { say!(words, "value-yes") } else { say!(words, "value-no") })
        }
        Field::Channels => doc().and_then(|id| scene.snapshot.channels.get(&id)).map(|channel| channel.name.clone()),
        Field::Owner
        | Field::Helpers
        | Field::DeliverableOwner
        | Field::DecisionOwner
        | Field::TodoOwner
        | Field::Claim
        | Field::PostedBy
        | Field::Deciders
        | Field::ThoughtBy
        | Field::MadeBy => PersonId::parse(value).map(|person| scene.name_of(person)),
        // With the rest that it ended.
        Field::KeptBy => {
            PersonId::parse(value.split('/').next().unwrap_or_default()).map(|person| scene.name_of(person))
        }
        Field::Season => Some(season(words, &Open::from_word(value))),
        Field::Became | Field::Task | Field::About => doc().map(|id| title(words, &scene.snapshot.title_of(id))),
        Field::Done | Field::TodoDone => {
            Some(if value == "true" { say!(words, "value-done") } else { say!(words, "value-open") })
        }
        Field::Network => Open::<Network>::from_word(value).known().map(|network| network.name().to_owned()),
        Field::Relay => Relay::parse(value).map(|setting| relay(words, &setting)),
        Field::Binned => {
            Some(if value == "true" { say!(words, "value-binned") } else { say!(words, "value-not-binned") })
        }
        Field::Strictness => Some(voice::strictness(words, &Open::from_word(value))),
        Field::Address => Open::from_word(value).known().map(|address| voice::address(words, address)),
        Field::Language => Open::from_word(value).known().map(|language| voice::language(words, language)),
        Field::Place => Place::parse(value).map(|place| match place {
            Place::Team => say!(words, "voice-everywhere"),
            Place::Channel(id) => scene.snapshot.names_of_channels([&id]).concat(),
            Place::Persona(id) => scene.snapshot.personas.get(&id).map(|it| it.name.clone()).unwrap_or_default(),
        }),
        Field::Estimated | Field::Spent => {
            value.parse().ok().map(|minutes| say!(words, "value-hours", hours = super::hours(words, minutes)))
        }
        Field::MinutesOf(_) => {
            value.parse().ok().map(|minutes| say!(words, "value-hours-a-week", hours = super::hours(words, minutes)))
        }
        Field::Duration => value.parse::<u32>().ok().map(|days| say!(words, "offset-days", count = days)),
        Field::Offset => Offset::parse(value).map(|offset| super::offset(words, offset)),
        Field::DeliverableSort => Open::from_word(value).known().map(|kind| sort(words, kind)),
        Field::Frequency => Frequency::parse(value).map(|often| frequency(words, often)),
        Field::Colour => value.parse::<u32>().ok().map(|colour| {
            let number: u32 = colour + 1;
            say!(words, "value-colour", number = number)
        }),
        Field::Country => Open::from_word(value).known().map(|country| match country {
            Country::Netherlands => say!(words, "country-netherlands"),
            Country::Belgium => say!(words, "country-belgium"),
        }),
        Field::Weekdays | Field::WeekdaysOf(_) => Weekdays::parse(value).map(|days| weekdays(words, days)),
        Field::Approval => Open::from_word(value).known().map(|verdict| match verdict {
            Verdict::Approved => say!(words, "chip-approved"),
            Verdict::Refused => say!(words, "chip-refused"),
        }),
        // Words and numbers as somebody typed them; and what whoever shows it has to name.
        Field::Title
        | Field::Zone
        | Field::Explanation
        | Field::Link
        | Field::SignOff
        | Field::Brings
        | Field::DeliverableName
        | Field::Alt
        | Field::TodoWords
        | Field::TodoOf
        | Field::PostedLink
        | Field::FirstComment
        | Field::SeenText
        | Field::LeftOut
        | Field::Limit(_)
        | Field::Text
        | Field::Hypothesis
        | Field::Says
        | Field::Instead
        | Field::Reason
        | Field::Heading
        | Field::DecisionWords
        | Field::Question
        | Field::FigureName
        | Field::FigureValue
        | Field::Rank
        | Field::Name => None,
    };
    said.unwrap_or_else(|| value.to_owned())
}

/// `Mon, Tue, Wed`
fn weekdays(words: &Words, days: Weekdays) -> String {
    let on = (1..=7_u32).zip(days.0).filter(|(_, is_on)| *is_on);
    on.map(|(number, _)| words.weekday_short(number)).collect::<Vec<_>>().join(", ")
}
