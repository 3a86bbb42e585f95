//! Backward planning by a table of cases, and by what has to hold for any.

use proptest::prelude::*;

use super::*;
use crate::rank::Rank;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn step(id: u8, days: u32) -> Deliverable {
    let rank = Rank(format!("{:02x}80", 0x80 + id));
    Deliverable { duration_days: Some(days), rank, ..Deliverable::new(DocId([id; 16]), "a step") }
}

fn shown(schedule: &Schedule) -> Vec<(u8, String, String)> {
    let slot = |slot: &Slot| (slot.id.0[0], slot.start.to_string(), slot.due.to_string());
    schedule.slots.iter().map(slot).collect()
}

fn weekdays(text: &str) -> WorkingDays {
    WorkingDays { team: Weekdays::parse(text).expect("weekdays"), ..Default::default() }
}

#[test]
fn each_step_is_there_before_the_next_begins() {
    // Wednesday 6 May 2026.
    let steps = [step(1, 2), step(2, 3), step(3, 1)];
    let plan = schedule(date("2026-05-06"), &steps, &WorkingDays::default(), date("2026-04-01"));
    let expected = [(1, "2026-04-30", "2026-05-01"), (2, "2026-05-02", "2026-05-04"), (3, "2026-05-05", "2026-05-05")];
    assert_eq!(shown(&plan), expected.map(|(id, start, due)| (id, start.to_owned(), due.to_owned())));
    assert_eq!(plan.blocked, []);
}

#[test]
fn weekends_holidays_and_other_peoples_days_are_left_out() {
    let mut days = weekdays("12345");
    days.holidays.insert(date("2026-05-05"));
    days.of.insert(PersonId([7; 16]), Weekdays::parse("1234").expect("weekdays"));
    days.of.insert(PersonId([8; 16]), Weekdays::parse("6").expect("Saturday"));
    let by = |who: u8, step: Deliverable| Deliverable { owner: Some(PersonId([who; 16])), ..step };
    let plan = schedule(date("2026-05-06"), &[by(7, step(1, 3)), by(9, step(2, 1))], &days, date("2026-04-01"));
    // Tuesday is a holiday: Bram on Monday 4 May; Els before that, not on Friday, nor in the weekend.
    let expected = [(1, "2026-04-28", "2026-04-30"), (2, "2026-05-04", "2026-05-04")];
    assert_eq!(shown(&plan), expected.map(|(id, start, due)| (id, start.to_owned(), due.to_owned())));
    let saturday = schedule(date("2026-05-06"), &[by(8, step(1, 2))], &days, date("2026-04-01"));
    assert_eq!(shown(&saturday), [(1, "2026-04-25".to_owned(), "2026-05-02".to_owned())]);
}

#[test]
fn what_can_no_longer_be_met_names_the_step() {
    let steps = [step(1, 2), step(2, 3)];
    let plan = |today| schedule(date("2026-05-06"), &steps, &WorkingDays::default(), date(today)).blocked;
    assert_eq!(plan("2026-05-01"), []);
    let late = |id, lacking_days| Blocked { id: DocId([id; 16]), why: Why::TooLate { lacking_days } };
    assert_eq!(plan("2026-05-02"), [late(1, 1)]);
    assert_eq!(plan("2026-05-04"), [late(1, 2), late(2, 1)]);
    assert_eq!(plan("2026-05-20"), [late(1, 2), late(2, 3)]);
    let done = [Deliverable { done: true, ..steps[0].clone() }, steps[1].clone()];
    let plan = schedule(date("2026-05-06"), &done, &WorkingDays::default(), date("2026-05-03"));
    assert_eq!((plan.blocked, plan.slots.len()), (vec![], 1), "what is done needs no days");
}

#[test]
fn a_day_somebody_set_counts_where_it_is_earlier() {
    let due = |day, step: Deliverable| Deliverable { due: Some(date(day)), ..step };
    let plan = |day| schedule(date("2026-05-06"), &[due(day, step(1, 1))], &WorkingDays::default(), date("2026-04-01"));
    assert_eq!(shown(&plan("2026-05-01")), [(1, "2026-05-01".to_owned(), "2026-05-01".to_owned())]);
    assert_eq!(shown(&plan("2026-05-09")), [(1, "2026-05-05".to_owned(), "2026-05-05".to_owned())]);
}

#[test]
fn without_working_days_nothing_can_be_met() {
    let plan = schedule(date("2026-05-06"), &[step(1, 1)], &weekdays(""), date("2026-04-01"));
    assert_eq!((plan.slots.len(), plan.blocked.first().map(|blocked| blocked.why)), (0, Some(Why::NoWorkingDays)));
}

#[test]
fn weekdays_read_back() {
    for text in ["", "1", "12345", "67", "1234567"] {
        assert_eq!(Weekdays::parse(text).map(Weekdays::written).as_deref(), Some(text));
    }
    assert_eq!(Weekdays::parse("8"), None);
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0i32..800).prop_map(|day| date("2026-01-01") + chrono::Duration::days(day.into()))
}

fn any_steps() -> impl Strategy<Value = Vec<Deliverable>> {
    let one = (1u32..15, any::<bool>(), 0u8..4, proptest::option::weighted(0.2, any_day()));
    proptest::collection::vec(one, 0..8).prop_map(|steps| {
        let made = |(number, (days, done, owner, due)): (usize, (u32, bool, u8, Option<NaiveDate>))| Deliverable {
            done,
            due,
            owner: (owner > 0).then_some(PersonId([owner; 16])),
            ..step(number as u8, days)
        };
        steps.into_iter().enumerate().map(made).collect()
    })
}

fn any_days() -> impl Strategy<Value = WorkingDays> {
    let weekdays = || any::<[bool; 7]>().prop_map(Weekdays);
    let of = proptest::collection::btree_map((1u8..4).prop_map(|who| PersonId([who; 16])), weekdays(), 0..3);
    let holidays = proptest::collection::btree_set(any_day(), 0..60);
    (weekdays(), of, holidays).prop_map(|(team, of, holidays)| WorkingDays { team, of, holidays })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_is_due_after_what_depends_on_it_and_all_that_cannot_be_met_is_said(
        publish in any_day(), steps in any_steps(), days in any_days(), today in any_day(),
    ) {
        let plan = schedule(publish, &steps, &days, today);
        let open: Vec<&Deliverable> = steps.iter().filter(|step| !step.done).collect();
        let of = |id: DocId| open.iter().find(|step| step.id == id).expect("it is open");
        let mut next_begins = publish;
        for slot in plan.slots.iter().rev() {
            let step = of(slot.id);
            prop_assert!(slot.start <= slot.due && slot.due < next_begins);
            prop_assert!(step.due.is_none_or(|due| slot.due <= due));
            prop_assert!(days.works(step.owner, slot.start) && days.works(step.owner, slot.due));
            let needs = step.duration_days.unwrap_or(1);
            prop_assert_eq!(days.count(step.owner, slot.start, slot.due), needs);
            // Met exactly when as many working days are left as it takes.
            let left = days.count(step.owner, slot.start.max(today), slot.due);
            let is_blocked = plan.blocked.iter().any(|blocked| blocked.id == slot.id);
            prop_assert_eq!(is_blocked, left < needs);
            next_begins = slot.start;
        }
        // Every open step has its days, or is said to have none.
        for step in &open {
            let without = Blocked { id: step.id, why: Why::NoWorkingDays };
            prop_assert!(plan.slot(step.id).is_some() != plan.blocked.contains(&without));
        }
    }
}
