//! The calendar by keyboard: where the focus goes from a chip, and where Alt with an arrow takes a post.

use chrono::{Days, NaiveDate};
use egui::{Key, Modifiers, Ui};
use trekker_domain::id::DocId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrow {
    Left,
    Right,
    Up,
    Down,
}

/// What somebody wants with the chip they are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    Focus(Arrow),
    Move(Arrow),
    Bin,
}

pub(super) fn wish(ui: &Ui) -> Option<Wish> {
    let arrows = [
        (Key::ArrowLeft, Arrow::Left),
        (Key::ArrowRight, Arrow::Right),
        (Key::ArrowUp, Arrow::Up),
        (Key::ArrowDown, Arrow::Down),
    ];
    ui.input_mut(|input| {
        for (key, arrow) in arrows {
            if input.consume_key(Modifiers::ALT, key) {
                return Some(Wish::Move(arrow));
            }
            if input.consume_key(Modifiers::NONE, key) {
                return Some(Wish::Focus(arrow));
            }
        }
        let bins =
            input.consume_key(Modifiers::NONE, Key::Delete) || input.consume_key(Modifiers::NONE, Key::Backspace);
        bins.then_some(Wish::Bin)
    })
}

/// The day a post goes to.
pub(super) fn moved(day: NaiveDate, arrow: Arrow) -> NaiveDate {
    let to = match arrow {
        Arrow::Left => day.checked_sub_days(Days::new(1)),
        Arrow::Right => day.checked_add_days(Days::new(1)),
        Arrow::Up => day.checked_sub_days(Days::new(7)),
        Arrow::Down => day.checked_add_days(Days::new(7)),
    };
    to.filter(|day| trekker_domain::publish_at::is_plausible(*day)).unwrap_or(day)
}

/// The chip the focus goes to. `shown` are the chips on screen, by day and in the order they stand in.
pub(super) fn neighbour(shown: &[(NaiveDate, DocId)], from: DocId, arrow: Arrow) -> Option<DocId> {
    let at = shown.iter().position(|(_, id)| *id == from)?;
    let (day, _) = *shown.get(at)?;
    let nth = shown[..at].iter().filter(|(other, _)| *other == day).count();
    let of_day = |day: NaiveDate| shown.iter().filter(move |(other, _)| *other == day).map(|(_, id)| *id);
    let in_day = |day: NaiveDate| of_day(day).nth(nth).or_else(|| of_day(day).next_back());
    match arrow {
        Arrow::Down if of_day(day).nth(nth + 1).is_some() => of_day(day).nth(nth + 1),
        Arrow::Up if nth > 0 => of_day(day).nth(nth - 1),
        Arrow::Left => shown[..at].iter().rev().find(|(other, _)| *other < day).and_then(|(other, _)| in_day(*other)),
        Arrow::Right => shown[at..].iter().find(|(other, _)| *other > day).and_then(|(other, _)| in_day(*other)),
        // Above and below: the same weekday of the nearest week that has something then.
        Arrow::Up => shown[..at]
            .iter()
            .rev()
            .find(|(other, _)| *other < day && (day - *other).num_days() % 7 == 0)
            .and_then(|(other, _)| of_day(*other).next_back()),
        Arrow::Down => {
            shown[at..].iter().find(|(other, _)| *other > day && (*other - day).num_days() % 7 == 0).map(|(_, id)| *id)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn arrows_go_to_the_chip_one_would_expect() {
        let id = |n| DocId([n; 16]);
        let (monday, tuesday, next) = (day("2026-11-23"), day("2026-11-24"), day("2026-11-30"));
        let shown = [(monday, id(1)), (monday, id(2)), (tuesday, id(3)), (next, id(4))];
        for (from, arrow, to) in [
            (1, Arrow::Down, Some(2)),
            (2, Arrow::Up, Some(1)),
            (2, Arrow::Right, Some(3)),
            (3, Arrow::Left, Some(1)),
            (2, Arrow::Down, Some(4)),
            (4, Arrow::Up, Some(2)),
            (4, Arrow::Right, None),
            (3, Arrow::Down, None),
        ] {
            assert_eq!(neighbour(&shown, id(from), arrow), to.map(id), "{from} {arrow:?}");
        }
    }

    #[test]
    fn alt_with_an_arrow_goes_a_day_or_a_week() {
        assert_eq!(moved(day("2026-11-30"), Arrow::Right), day("2026-12-01"));
        assert_eq!(moved(day("2026-11-30"), Arrow::Up), day("2026-11-23"));
    }
}
