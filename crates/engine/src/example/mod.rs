//! A team to look around in: a summer feast on a canal, made by volunteers, in Dutch or in English.
//!
//! When everything goes out, on which channel and how far it is, stands once in [`schedule`]; the words stand in one file
//! a language. Dates are counted from the week that *today* is in, so the team is always in the middle of its work.

mod en;
mod nl;
mod schedule;
mod words;

use chrono::NaiveDate;
use trekker_domain::event::Lane;
use trekker_domain::holidays::Country;
use trekker_domain::id::DocId;
use trekker_domain::post::{Focus, Format, Status};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::rule::{NewRule, Place, Sort, Strictness};
use trekker_session::command::Language;

use crate::example::schedule::{Slot, Task};
use crate::example::words::{Dates, Words};

/// All that an example team begins with. Names are fit to be names, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleTeam {
    pub team_name: String,
    /// The team's zone, an IANA name.
    pub zone: String,
    /// Whose holidays the calendar shows.
    pub country: Country,
    pub channels: Vec<String>,
    /// With their colours, as in [`trekker_domain::theme::Theme::colour`].
    pub themes: Vec<(String, u8)>,
    /// By date; those without one last.
    pub posts: Vec<ExamplePost>,
    /// What stands in the lanes above the days, by date.
    pub events: Vec<ExampleEvent>,
    /// A campaign that [posts](ExamplePost::is_in_plan) are part of.
    pub plan: ExamplePlan,
    pub ideas: Vec<ExampleIdea>,
    /// Why one of the ideas rests.
    pub parked: String,
    /// What the first post brought; the name of a figure and its value.
    pub success: (String, String, String),
    /// What was said at this week's meeting, and decided.
    pub meeting: (String, String),
    pub rules: Vec<NewRule>,
    /// The tone-of-voice guide, in order.
    /// Questions with their answers.
    pub answers: Vec<(String, String)>,
    pub sections: Vec<ExampleSection>,
}

/// A post, its channels and theme by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExamplePost {
    pub id: DocId,
    pub title: String,
    pub text: String,
    pub publish_at: PublishAt,
    pub status: Status,
    /// One or more of [`ExampleTeam::channels`].
    pub channels: Vec<String>,
    /// One of [`ExampleTeam::themes`].
    pub theme: String,
    /// Whoever opened the example is responsible; else nobody is, and the post shows that it misses somebody.
    pub is_mine: bool,
    /// Whether it is part of [`ExampleTeam::plan`].
    pub is_in_plan: bool,
    pub format: Format,
    pub focus: Focus,
    pub explanation: String,
    /// Where it stands, of what is posted; what it points to, of a link; else empty.
    pub link: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleEvent {
    pub id: DocId,
    pub lane: Lane,
    pub name: String,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExamplePlan {
    pub name: String,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleIdea {
    pub id: DocId,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleSection {
    pub id: DocId,
    pub heading: String,
    pub text: String,
}

/// The example team as it stands on this day. `new_id` is asked once for each post, event, idea and section.
pub fn example_team(language: Language, today: NaiveDate, new_id: &mut dyn FnMut() -> DocId) -> ExampleTeam {
    let words = match language {
        Language::Dutch => &nl::WORDS,
        Language::English => &en::WORDS,
    };
    let dates = Dates::around(today, words);
    let posts = schedule::SLOTS.iter().zip(&words.posts).enumerate();
    ExampleTeam {
        team_name: words.team_name.to_owned(),
        zone: words.zone.to_owned(),
        country: words.country,
        channels: words.channels.iter().map(|name| (*name).to_owned()).collect(),
        themes: words
            .themes
            .iter()
            .zip(schedule::THEME_COLOURS)
            .map(|(name, colour)| ((*name).to_owned(), colour))
            .collect(),
        posts: posts.map(|(number, (slot, task))| post(new_id(), number, slot, task, words, &dates, today)).collect(),
        events: schedule::EVENTS
            .iter()
            .zip(words.events)
            .map(|((lane, days), name)| {
                let [first_day, last_day] = days.map(|day| schedule::day(today, day));
                ExampleEvent { id: new_id(), lane: *lane, name: name.to_owned(), first_day, last_day }
            })
            .collect(),
        plan: {
            let [first_day, last_day] = schedule::PLAN.map(|day| schedule::day(today, day));
            ExamplePlan { name: words.plan.to_owned(), first_day, last_day }
        },
        ideas: words.ideas.iter().map(|text| ExampleIdea { id: new_id(), text: dates.fill(text) }).collect(),
        parked: words.parked.to_owned(),
        success: {
            let (brought, name, value) = words.success;
            (brought.to_owned(), name.to_owned(), value.to_owned())
        },
        meeting: (dates.fill(words.meeting.0), dates.fill(words.meeting.1)),
        rules: words.rules.iter().map(rule).collect(),
        answers: words.answers.iter().map(|(ask, say)| (dates.fill(ask), dates.fill(say))).collect(),
        sections: words
            .sections
            .iter()
            .map(|(heading, text)| ExampleSection {
                id: new_id(),
                heading: (*heading).to_owned(),
                text: dates.fill(text),
            })
            .collect(),
    }
}

fn rule((sort, about, instead, reason): &(Sort, &str, &str, &str)) -> NewRule {
    let [about, instead, reason] = [about, instead, reason].map(|words| (*words).to_owned());
    NewRule { sort: *sort, about, instead, reason, place: Place::Team, strictness: Strictness::Warn }
}

fn post(
    id: DocId,
    number: usize,
    slot: &Slot,
    task: &words::PostWords,
    words: &Words,
    dates: &Dates,
    today: NaiveDate,
) -> ExamplePost {
    let publish_at = slot.publish_at(today);
    let status = slot.status_on(today);
    let link = match (status, slot.format) {
        (Status::Posted, _) => format!("{}/{}", words.posted_at, number + 1),
        (_, Format::Link) => words.website.to_owned(),
        _ => String::new(),
    };
    ExamplePost {
        id,
        title: dates.fill(task.title),
        text: dates.fill(task.text),
        publish_at,
        status,
        channels: slot.channels.iter().map(|channel| words.channels[*channel as usize].to_owned()).collect(),
        theme: words.themes[slot.theme as usize].to_owned(),
        is_mine: slot.task == Task::Mine,
        is_in_plan: slot.is_in_plan(),
        format: slot.format,
        focus: slot.focus,
        explanation: dates.fill(task.explanation),
        link,
    }
}

#[cfg(test)]
mod tests;
