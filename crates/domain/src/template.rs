//! Templates: what comes again in the same manner, a single post or a whole campaign, laid out around a day.
//!
//! The items of a template are posts and tasks like any other, with how far before or after the day they are in the stead of
//! a date.

use chrono::{Days, NaiveDate};

use crate::columns::names::OFFSET;
use crate::columns::{Cells, Column, is_written};
use crate::declare;
use crate::id::DocId;
use crate::month::{first_day, last_day, months_away};
use crate::open::{Open, Word, word_enum};
use crate::post::{Experiment, Nature, NewPost, Post, Status};
use crate::publish_at::{PublishAt, is_plausible};
use crate::work::{Deliverable, Todo};

declare! {
    pub struct Template, edited by TemplateEdit {
        pub name: String = "name" by SetName,
        /// When to use it, and what to mind.
        pub explanation: String = "explanation" by SetExplanation,
        pub binned: bool = "binned" by Bin,
    }
}

word_enum! {
    pub enum Unit {
        Days = "days",
        Weeks = "weeks",
        Months = "months",
    }
}

/// How far from the day: `-1 months` is a month before, `0 days` the day itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Offset {
    pub amount: i32,
    pub unit: Unit,
}

/// Nobody plans ten years around a day.
const MOST: i32 = 3_650;

is_written!(Offset, Offset);

impl Offset {
    /// On the day itself.
    pub const NONE: Self = Self { amount: 0, unit: Unit::Days };

    pub(crate) fn read(cells: &dyn Cells) -> Option<Self> {
        Column::read(cells, OFFSET)
    }

    pub fn written(self) -> String {
        format!("{} {}", self.amount, self.unit.word())
    }

    pub fn parse(text: &str) -> Option<Self> {
        let (amount, unit) = text.split_once(' ')?;
        let amount = amount.parse().ok().filter(|amount: &i32| amount.abs() <= MOST)?;
        Some(Self { amount, unit: Open::from_word(unit).known()? })
    }

    /// The date this far from a day. A month before the 31st is the last day of a shorter month.
    pub fn from(self, day: NaiveDate) -> Option<NaiveDate> {
        let days = |days: i32| {
            let count = Days::new(u64::from(days.unsigned_abs()));
            if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }
        };
        let date = match self.unit {
            Unit::Days => days(self.amount),
            Unit::Weeks => days(self.amount.checked_mul(7)?),
            Unit::Months => {
                let month = months_away(first_day(day), self.amount);
                // At the ends of the calendar there is no such month.
                if self.amount != 0 && month == first_day(day) {
                    return None;
                }
                let same = chrono::Datelike::with_day(&month, chrono::Datelike::day(&day));
                Some(same.unwrap_or_else(|| last_day(month)))
            }
        };
        date.filter(|date| is_plausible(*date))
    }

    /// For sorting: about how many days.
    pub fn about_days(self) -> i32 {
        self.amount.saturating_mul(match self.unit {
            Unit::Days => 1,
            Unit::Weeks => 7,
            Unit::Months => 30,
        })
    }
}

/// A draft with everything of a post but what happened to it; its work is all to do again.
pub fn copy_of(post: &Post, text: &str, date: Option<NaiveDate>, new_id: &mut dyn FnMut() -> DocId) -> NewPost {
    let of = &post.summary;
    // To-dos stay with the deliverable they are a step of.
    let ids: Vec<_> = of.deliverables.iter().map(|deliverable| (deliverable.id, new_id())).collect();
    let new_of = |old| ids.iter().find(|(known, _)| Some(*known) == old).map(|(_, new)| *new);
    let deliverables = of.deliverables.iter().zip(&ids).map(|(deliverable, (_, id))| Deliverable {
        id: *id,
        due: None,
        spent_minutes: None,
        done: false,
        ..deliverable.clone()
    });
    let todos = of.todos.iter().map(|todo| Todo { id: new_id(), of: new_of(todo.of), done: false, ..todo.clone() });
    NewPost {
        nature: Some(of.nature).filter(|nature| *nature != Nature::Post),
        title: of.title.clone(),
        publish_at: PublishAt { date, ..of.publish_at.clone() },
        status: Some(Status::Draft.into()),
        channels: of.channels.iter().copied().collect(),
        theme: of.theme,
        plan: of.plan,
        persona: of.persona,
        event: of.event,
        // It is looked at on a day of its own.
        experiment: of.experiment.clone().map(|experiment| Experiment { review_on: None, ..*experiment }),
        owner: of.owner,
        helpers: of.helpers.iter().copied().collect(),
        format: of.format.as_ref().and_then(Open::known),
        focus: of.focus.as_ref().and_then(Open::known),
        text: text.to_owned(),
        explanation: post.explanation.clone(),
        link: post.link.clone(),
        sign_off: post.sign_off.clone(),
        language: post.language.as_ref().and_then(Open::known),
        deliverables: deliverables.collect(),
        todos: todos.collect(),
        media: of.media.to_vec(),
        template: None,
        offset: None,
    }
}

/// What a template's item becomes when it is used for a day. Nothing where the calendar ends.
pub fn used_for(item: &Post, day: NaiveDate, new_id: &mut dyn FnMut() -> DocId) -> Option<NewPost> {
    let date = item.summary.offset.unwrap_or(Offset::NONE).from(day)?;
    Some(copy_of(item, &item.text, Some(date), new_id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_lands_on_the_day_one_would_count_to() {
        for (offset, day, date) in [
            ("-1 months", "2026-03-31", "2026-02-28"),
            ("-1 months", "2026-09-12", "2026-08-12"),
            ("-2 weeks", "2026-09-12", "2026-08-29"),
            ("0 days", "2026-09-12", "2026-09-12"),
            ("1 days", "2026-12-31", "2027-01-01"),
            ("1 weeks", "2026-09-12", "2026-09-19"),
            ("1 months", "2026-01-31", "2026-02-28"),
        ] {
            let read = Offset::parse(offset).expect(offset);
            assert_eq!(read.from(day.parse().expect("a date")).map(|date| date.to_string()).as_deref(), Some(date));
            assert_eq!(read.written(), offset);
        }
        for text in ["", "1", "one days", "1 years", "99999 days"] {
            assert_eq!(Offset::parse(text), None, "{text}");
        }
        assert_eq!(
            Offset::parse("12 months").and_then(|offset| offset.from("2999-06-01".parse().expect("a date"))),
            None
        );
    }

    #[test]
    fn what_a_template_makes_is_new_and_all_to_do() {
        let mut summary = crate::post::PostSummary::empty(DocId([1; 16]));
        summary.template = Some(DocId([9; 16]));
        summary.offset = Offset::parse("-2 weeks");
        summary.deliverables = [Deliverable { done: true, ..Deliverable::new(DocId([2; 16]), "Agenda") }].into();
        summary.todos = [Todo { of: Some(DocId([2; 16])), ..Todo::new(DocId([3; 16]), "Bel") }].into();
        let item = Post { text: "Kom je ook?".into(), ..Post::of(summary) };
        let mut number = 100;
        let mut new_id = || {
            number += 1;
            DocId([number; 16])
        };
        let new = used_for(&item, "2026-09-12".parse().expect("a date"), &mut new_id).expect("it has a day");
        assert_eq!((new.template, new.offset), (None, None), "it is no item any more");
        assert_eq!(new.publish_at.written(), "2026-08-29");
        assert!(!new.deliverables[0].done && new.deliverables[0].id != DocId([2; 16]));
        assert_eq!(new.todos[0].of, Some(new.deliverables[0].id));
    }
}
