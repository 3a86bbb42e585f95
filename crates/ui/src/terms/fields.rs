//! Fields and what stands in them, as people read them.

use trekker_domain::channel::Face;
use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Field, Shape, Written};
use trekker_domain::counting::Measure;
use trekker_domain::event::Lane;
use trekker_domain::frequency::Frequency;
use trekker_domain::holidays::Country;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::Season;
use trekker_domain::media::MediaFile;
use trekker_domain::network::Network;
use trekker_domain::open::{Open, Word};
use trekker_domain::planning::Weekdays;
use trekker_domain::post::{Focus, Format, Status};
use trekker_domain::publish_at::{parse_date, parse_time};
use trekker_domain::recurrence::Recurrence;
use trekker_domain::rule::{Address, Place, Strictness};
use trekker_domain::team::Relay;
use trekker_domain::template::Offset;
use trekker_domain::text::Language;
use trekker_domain::work;

use super::{
    focus, format, frequency, hours, lane, measure, offset, recurrence, relay, season, sort, status, title, voice,
};
use crate::context::Scene;
use crate::words::{Words, say};

/// What a field is called. `of`: which one, where each of several has a column.
pub(crate) fn field(scene: &Scene<'_>, field: Field, of: Option<&str>) -> String {
    let which = match field.which {
        Some(Shape::Person) => of.and_then(PersonId::parse).map(|person| scene.name_of(person)),
        Some(Shape::Measure) => of.and_then(Measure::parse).map(|it| measure(scene.words, it)),
        Some(Shape::Word(Face::LIST, _)) => of.and_then(Face::parse).map(|face| voice::face(scene.words, face)),
        _ => None,
    };
    let message = messages(field).find(|message| scene.words.has(message)).unwrap_or_default();
    scene.words.of_field(&message, which.as_deref())
}

/// The messages with what a field is called, the first that there is: `field-` and the name of its column, of a part behind
/// that of the part's.
fn messages(field: Field) -> impl Iterator<Item = String> {
    let message = |name: String| {
        let each = if name.ends_with('/') { "-each" } else { "" };
        format!("field-{}{each}", name.trim_end_matches('/').replace(['_', '/'], "-"))
    };
    [format!("{}{}", field.group, field.name), field.name.to_owned()].into_iter().map(message)
}

/// A column's value as people read it, from the word that stands in the document.
pub(crate) fn value(scene: &Scene<'_>, field: Field, value: &str) -> String {
    let words = scene.words;
    if value.is_empty() {
        return say!(words, "value-empty");
    }
    let said = match field.shape {
        Shape::Words | Shape::Measure | Shape::Rank => None,
        Shape::Number => number(words, field, value),
        Shape::Flag => Some(flag(words, field, value == "true")),
        // Which one it is.
        Shape::Member => match field.which {
            Some(which) => shaped(scene, which, value),
            None => None,
        },
        shape => shaped(scene, shape, value),
    };
    said.unwrap_or_else(|| value.to_owned())
}

fn number(words: &Words, field: Field, value: &str) -> Option<String> {
    let number: u32 = value.parse().ok()?;
    Some(match field.name {
        columns::ESTIMATED_MINUTES | columns::SPENT_MINUTES => {
            say!(words, "value-hours", hours = hours(words, number))
        }
        columns::MINUTES_PREFIX => say!(words, "value-hours-a-week", hours = hours(words, number)),
        columns::DURATION_DAYS => say!(words, "offset-days", count = number),
        columns::COLOUR => {
            let number: u32 = number + 1;
            say!(words, "value-colour", number = number)
        }
        _ => return None,
    })
}

fn flag(words: &Words, field: Field, is_so: bool) -> String {
    match (field.name, is_so) {
        (columns::DONE, true) => say!(words, "value-done"),
        (columns::DONE, false) => say!(words, "value-open"),
        (columns::BINNED, true) => say!(words, "value-binned"),
        (columns::BINNED, false) => say!(words, "value-not-binned"),
        (_, true) => say!(words, "value-yes"),
        (_, false) => say!(words, "value-no"),
    }
}

fn shaped(scene: &Scene<'_>, shape: Shape, value: &str) -> Option<String> {
    let words = scene.words;
    match shape {
        Shape::Date => parse_date(value).map(|date| words.day(date, scene.now.today())),
        Shape::Time => parse_time(value).map(|time| words.time(time)),
        // Behind somebody who keeps an idea stands the rest that this ended.
        Shape::Person => {
            PersonId::parse(value.split('/').next().unwrap_or_default()).map(|person| scene.name_of(person))
        }
        Shape::Document => DocId::parse(value).and_then(|id| name_of(scene, id)),
        Shape::Word(list, _) => word(words, list, value),
        Shape::File => MediaFile::parse(value).map(|file| file.name),
        Shape::Frequency => Frequency::parse(value).map(|often| frequency(words, often)),
        Shape::Offset => Offset::parse(value).map(|it| offset(words, it)),
        Shape::Place => Place::parse(value).map(|place| match place {
            Place::Team => say!(words, "voice-everywhere"),
            Place::Channel(id) => scene.snapshot.names_of_channels([&id]).concat(),
            Place::Persona(id) => scene.snapshot.personas.get(&id).map(|it| it.name.clone()).unwrap_or_default(),
        }),
        Shape::Recurrence => Recurrence::parse(value).map(|rule| recurrence(words, &rule)),
        Shape::Relay => Relay::parse(value).map(|setting| relay(words, &setting)),
        Shape::Weekdays => Weekdays::parse(value).map(|days| weekdays(words, days)),
        Shape::Words | Shape::Number | Shape::Flag | Shape::Member | Shape::Rank | Shape::Measure => None,
    }
}

/// What a document is called.
fn name_of(scene: &Scene<'_>, id: DocId) -> Option<String> {
    let snapshot = scene.snapshot;
    let theme = || snapshot.themes.get(&id).map(|theme| theme.name.clone());
    let plan = || snapshot.plans.get(&id).map(|plan| plan.name.clone());
    let persona = || snapshot.personas.get(&id).map(|persona| persona.name.clone());
    let event = || snapshot.events.get(&id).map(|event| event.name.clone());
    let channel = || snapshot.channels.get(&id).map(|channel| channel.name.clone());
    let named = theme().or_else(plan).or_else(persona).or_else(event).or_else(channel);
    Some(named.unwrap_or_else(|| title(scene.words, &snapshot.title_of(id))))
}

/// A word of one of the closed lists.
fn word(words: &Words, list: &str, value: &str) -> Option<String> {
    Some(match list {
        Status::LIST => status(words, &Open::from_word(value)),
        Format::LIST => format(words, &Open::from_word(value)),
        Focus::LIST => focus(words, &Open::from_word(value)),
        Lane::LIST => lane(words, &Open::from_word(value)),
        Season::LIST => season(words, &Open::from_word(value)),
        Strictness::LIST => voice::strictness(words, &Open::from_word(value)),
        Network::LIST => Network::parse(value)?.name().to_owned(),
        Address::LIST => voice::address(words, Address::parse(value)?),
        Language::LIST => voice::language(words, Language::parse(value)?),
        work::Sort::LIST => sort(words, work::Sort::parse(value)?),
        Country::LIST => match Country::parse(value)? {
            Country::Netherlands => say!(words, "country-netherlands"),
            Country::Belgium => say!(words, "country-belgium"),
        },
        _ => return None,
    })
}

/// `Mon, Tue, Wed`
fn weekdays(words: &Words, days: Weekdays) -> String {
    let on = (1..=7_u32).zip(days.0).filter(|(_, is_on)| *is_on);
    on.map(|(number, _)| words.weekday_short(number)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use trekker_domain::fields::fields_of;
    use trekker_domain::kind::Kind;
    use trekker_session::command;

    use super::*;

    #[test]
    fn every_field_that_a_history_tells_of_has_a_name_in_both_languages() {
        for language in [command::Language::Dutch, command::Language::English] {
            let words = Words::new(language);
            for kind in Kind::KNOWN {
                // Where something stands among others is told by what it is now.
                let told = fields_of(kind).iter().filter(|field| field.is_told && field.shape != Shape::Rank);
                for field in told {
                    let is_named = messages(*field).any(|message| words.has(&message));
                    assert!(is_named, "{kind:?}, {language:?}: {:?}", messages(*field).collect::<Vec<_>>());
                }
            }
        }
    }

    #[test]
    fn every_word_of_a_list_has_a_name() {
        let words = Words::new(command::Language::English);
        for kind in Kind::KNOWN {
            for field in fields_of(kind) {
                if let Shape::Word(list, all) = field.shape {
                    assert!(all.iter().all(|one| word(&words, list, one).is_some()), "{kind:?}: {field:?}");
                }
            }
        }
    }
}
