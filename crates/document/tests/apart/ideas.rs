//! Ideas, successes and meetings through edits made apart.

use chrono::DateTime;
use proptest::prelude::*;
use trekker_document::actor::{DevicePrefix, prefix_of};
use trekker_domain::columns::Made;
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::fields::field_of;
use trekker_domain::id::DocId;
use trekker_domain::idea::{Idea, IdeaDecision, IdeaEdit, Parked, Season};
use trekker_domain::kind::Kind;
use trekker_domain::meeting::{DecisionEdit, Meeting, MeetingEdit};
use trekker_domain::persona::{Persona, PersonaEdit};
use trekker_domain::plan::{Plan, PlanEdit};
use trekker_domain::publish_at::parse_date;
use trekker_domain::rule::{Address, NewRule, Place, Rule, RuleEdit, Sort, Strictness};
use trekker_domain::standard_answer::{NewStandardAnswer, StandardAnswer, StandardAnswerEdit};
use trekker_domain::success::{FigureEdit, NewSuccess, Part, Success, SuccessEdit};
use trekker_domain::text::{Splice, TextEdit};

use crate::copies::{BRAM, Copy, ELS, TEAM, meet};

const IDEA: DocId = DocId([1; 16]);

fn idea_of(copy: &Copy) -> Idea {
    let at = DateTime::from_timestamp(1_000, 0).expect("a moment");
    let who = |device: &DevicePrefix| [ELS, BRAM].into_iter().find(|one| prefix_of(&[one.0[0]; 32]) == *device);
    Idea::read(IDEA, &copy.document.cells(&who).made(Some(Made { by: ELS, at })))
}

/// An idea that Els brought, at hand for both.
fn brought() -> [Copy; 2] {
    let mut els = Copy::born(Kind::Idea);
    els.does(ELS, &Edit::NewIdea { id: IDEA, text: "Soep op het plein".into() });
    let mut bram = Copy::born(Kind::Idea);
    bram.hears(&els);
    [els, bram]
}

fn of(edit: IdeaEdit) -> Edit {
    Edit::Idea(IDEA, edit)
}

fn decided(decision: IdeaDecision) -> Edit {
    Edit::Decide(IDEA, decision)
}

#[test]
fn nobody_deletes_anothers_idea_whatever_their_device_writes() {
    let [mut els, mut bram] = brought();
    bram.does(BRAM, &decided(IdeaDecision::Bin(true)));
    meet(&mut els, &mut bram);
    assert!(!idea_of(&els).binned && !idea_of(&bram).binned);
    els.does(ELS, &decided(IdeaDecision::Bin(true)));
    meet(&mut els, &mut bram);
    assert!(idea_of(&els).binned && idea_of(&bram).binned, "whoever brought it may");
}

#[test]
fn two_bundles_made_apart_are_both_kept_with_who_made_them() {
    let [mut els, mut bram] = brought();
    let (post, plan) = (DocId([7; 16]), DocId([8; 16]));
    els.does(ELS, &of(IdeaEdit::Join(post, true)));
    bram.does(BRAM, &of(IdeaEdit::Join(plan, true)));
    bram.does(BRAM, &of(IdeaEdit::SetSeason(Some(Season::Winter))));
    meet(&mut els, &mut bram);
    assert_eq!(idea_of(&els).became, [(post, Some(ELS)), (plan, Some(BRAM))].into());
    assert_eq!(idea_of(&els), idea_of(&bram));
    els.does(ELS, &of(IdeaEdit::Join(plan, false)));
    assert_eq!(idea_of(&els).became, [(post, Some(ELS))].into());
}

#[test]
fn parked_by_one_and_kept_by_the_other_apart_is_both() {
    let [mut els, mut bram] = brought();
    let until = parse_date("2027-03-01").expect("a day");
    bram.does(BRAM, &decided(IdeaDecision::Keep { ends: None }));
    els.hears(&bram);
    bram.does(BRAM, &decided(IdeaDecision::Park { until, reason: "Eerst de zomer".into() }));
    els.does(ELS, &decided(IdeaDecision::Keep { ends: None }));
    meet(&mut els, &mut bram);
    let idea = idea_of(&els);
    assert_eq!(idea.parked, Some(Parked { until, reason: "Eerst de zomer".into(), by: Some(BRAM) }));
    assert_eq!(idea_of(&bram), idea);
    els.does(ELS, &decided(IdeaDecision::LookAgain));
    assert_eq!((idea_of(&els).parked, idea_of(&els).kept_by), (None, None));
}

#[test]
fn a_rest_given_anew_goes_on_when_somebody_kept_the_idea_that_had_come_back() {
    let [mut els, mut bram] = brought();
    let [first, anew] = ["2026-11-01", "2027-03-01"].map(|day| parse_date(day).expect("a day"));
    els.does(ELS, &decided(IdeaDecision::Park { until: first, reason: "Te vroeg".into() }));
    meet(&mut els, &mut bram);
    bram.does(BRAM, &decided(IdeaDecision::Park { until: anew, reason: "Eerst de winter".into() }));
    let kept = idea_of(&els).kept();
    assert_eq!(kept, IdeaDecision::Keep { ends: Some(first) });
    els.does(ELS, &decided(kept));
    assert_eq!((idea_of(&els).parked, idea_of(&els).kept_by), (None, Some(ELS)), "it rests no longer");
    meet(&mut els, &mut bram);
    let rest = Parked { until: anew, reason: "Eerst de winter".into(), by: Some(BRAM) };
    assert_eq!(idea_of(&els).parked, Some(rest));
    assert_eq!(idea_of(&els), idea_of(&bram));
}

#[test]
fn two_owners_of_a_decision_and_two_wordings_of_a_rule_chosen_apart_both_stand_until_one_is_picked() {
    let who = |device: &DevicePrefix| [ELS, BRAM].into_iter().find(|one| prefix_of(&[one.0[0]; 32]) == *device);
    let monday = parse_date("2026-11-23").expect("a day");
    let (week, decision) = (derived::meeting(&TEAM, monday), DocId([5; 16]));
    let mut els = Copy::born(Kind::Meeting);
    els.does(ELS, &Edit::NewMeeting { monday });
    let of = |edit| Edit::Meeting(week, MeetingEdit::Decision(decision, edit));
    els.does(ELS, &of(DecisionEdit::SetWords("Bel de bakker".into())));
    let mut bram = Copy::born(Kind::Meeting);
    bram.hears(&els);
    els.does(ELS, &of(DecisionEdit::SetOwner(Some(ELS))));
    bram.does(BRAM, &of(DecisionEdit::SetOwner(Some(BRAM))));
    meet(&mut els, &mut bram);
    let [conflict] = els.document.conflicts(&who).try_into().expect("one conflict");
    assert_eq!((conflict.field.group, conflict.field.name), ("decision/", "owner"));
    assert_eq!(conflict.of, Some(decision.to_string()));
    let by: Vec<_> = conflict.choices.iter().map(|choice| (choice.value.clone(), choice.by)).collect();
    assert_eq!(by.len(), 2);
    assert!(by.iter().all(|(value, by)| by.map(|by| by.to_string()).as_ref() == Some(value)));
    let picked = MeetingEdit::choosing(conflict.field, conflict.of.as_deref(), &ELS.to_string()).expect("a choice");
    els.does(ELS, &Edit::Meeting(week, picked));
    assert_eq!(els.document.conflicts(&who), []);
    assert_eq!(Meeting::read(week, &els.document.cells(&who)).map(|week| week.decisions[0].owner), Some(Some(ELS)));

    let id = DocId([6; 16]);
    let mut els = Copy::born(Kind::Rule);
    let (sort, place, strictness) = (Sort::Avoid, Place::Team, Strictness::Warn);
    let (about, instead, reason) = ("gratis".to_owned(), String::new(), String::new());
    els.does(ELS, &Edit::NewRule(id, NewRule { sort, about, instead, reason, place, strictness }));
    let mut bram = Copy::born(Kind::Rule);
    bram.hears(&els);
    els.does(ELS, &Edit::Rule(id, RuleEdit::SetAbout("gratis\nactie".into())));
    bram.does(BRAM, &Edit::Rule(id, RuleEdit::SetAbout("gratis\nbeleving".into())));
    meet(&mut els, &mut bram);
    assert!(Rule::read(id, &els.document.cells(&|_: &DevicePrefix| None)).expect("it reads").contested);
    let [conflict] = els.document.conflicts(&who).try_into().expect("one conflict");
    let mut values: Vec<_> = conflict.choices.iter().map(|choice| choice.value.as_str()).collect();
    values.sort_unstable();
    assert_eq!((conflict.field.name, values), ("says", vec!["gratis\nactie", "gratis\nbeleving"]));
}

#[test]
fn figures_credit_and_decisions_added_apart_are_all_there() {
    let id = DocId([4; 16]);
    let mut els = Copy::born(Kind::Success);
    let new = NewSuccess { about: None, words: "Een volle zaal".into(), day: parse_date("2026-11-28") };
    els.does(ELS, &Edit::NewSuccess(id, new));
    let mut bram = Copy::born(Kind::Success);
    bram.hears(&els);
    for (copy, me, figure) in [(&mut els, ELS, 5), (&mut bram, BRAM, 6)] {
        let value = FigureEdit::SetValue(figure.to_string());
        copy.does(me, &Edit::Success(id, SuccessEdit::Figure(DocId([figure; 16]), value)));
        copy.does(me, &Edit::Success(id, SuccessEdit::credit(me, Part::Made, true)));
    }
    meet(&mut els, &mut bram);
    let who = |_: &DevicePrefix| None;
    let success = Success::read(id, &els.document.cells(&who)).expect("a success");
    assert_eq!(success.figures.iter().map(|figure| figure.value.as_str()).collect::<Vec<_>>(), ["5", "6"]);
    assert_eq!(success.made_by, [ELS, BRAM].into());
    assert_eq!(Some(success), Success::read(id, &bram.document.cells(&who)));

    // The sheet of a week that both began apart is one.
    let monday = parse_date("2026-11-23").expect("a day");
    let (mut els, mut bram) = (Copy::born(Kind::Meeting), Copy::born(Kind::Meeting));
    let sheet = Edit::NewMeeting { monday }.writes(&TEAM, ELS).doc;
    for (copy, me, n) in [(&mut els, ELS, 5), (&mut bram, BRAM, 6)] {
        copy.does(me, &Edit::NewMeeting { monday });
        let words = DecisionEdit::SetWords(format!("Besluit {n}"));
        copy.does(me, &Edit::Meeting(sheet, MeetingEdit::Decision(DocId([n; 16]), words)));
    }
    meet(&mut els, &mut bram);
    let read = Meeting::read(sheet, &els.document.cells(&who)).expect("a meeting");
    assert_eq!(read.monday, monday);
    assert_eq!(read.decisions.iter().map(|one| one.words.as_str()).collect::<Vec<_>>(), ["Besluit 5", "Besluit 6"]);
}

#[test]
fn two_who_write_one_standard_answer_apart_keep_the_words_of_both_and_choose_a_question() {
    let id = DocId([7; 16]);
    let mut els = Copy::born(Kind::StandardAnswer);
    let (question, text) = ("Mag de hond mee?".to_owned(), "Ja.".to_owned());
    els.does(ELS, &Edit::NewStandardAnswer(id, NewStandardAnswer { question, text }));
    let mut bram = Copy::born(Kind::StandardAnswer);
    bram.hears(&els);
    for (copy, me, question, at, insert, channel) in [
        (&mut els, ELS, "Mag mijn hond mee?", 3, " Aan de lijn.", 8),
        (&mut bram, BRAM, "Mogen honden mee?", 0, "Zeker! ", 9),
    ] {
        let seen = copy.document.version();
        let splices = vec![Splice { at, delete: 0, insert: insert.to_owned() }];
        let of = |edit| Edit::StandardAnswer(id, edit);
        copy.does(me, &Edit::of_text(Kind::StandardAnswer, id, TextEdit { seen, splices }).expect("it has a text"));
        copy.does(me, &of(StandardAnswerEdit::SetQuestion(question.to_owned())));
        copy.does(me, &of(StandardAnswerEdit::SetChannel(DocId([channel; 16]), true)));
    }
    meet(&mut els, &mut bram);
    let who = |_: &DevicePrefix| None;
    let read = StandardAnswer::read(id, &els.document.cells(&who)).expect("it reads");
    assert_eq!(read, StandardAnswer::read(id, &bram.document.cells(&who)).expect("it reads"));
    assert_eq!(read.text, "Zeker! Ja. Aan de lijn.");
    assert_eq!(read.channels, [DocId([8; 16]), DocId([9; 16])].into());
    assert!(read.contested);
    let [conflict] = els.document.conflicts(&who).try_into().expect("one conflict");
    assert_eq!((conflict.field.name, conflict.choices.len()), ("question", 2));
    let picked = StandardAnswerEdit::choosing(conflict.field, None, "Mogen honden mee?").expect("it can be picked");
    els.does(ELS, &Edit::StandardAnswer(id, picked));
    assert_eq!(els.document.conflicts(&who), []);
    // Taken out of the bin as it was.
    els.does(ELS, &Edit::StandardAnswer(id, StandardAnswerEdit::Bin(true)));
    els.does(ELS, &Edit::StandardAnswer(id, StandardAnswerEdit::Bin(false)));
    assert!(!StandardAnswer::read(id, &els.document.cells(&who)).expect("it reads").binned);
}

/// What somebody does to an idea apart, and what has to be there of it in the end.
fn deed() -> impl Strategy<Value = (bool, u8)> {
    (any::<bool>(), 0..6_u8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever two people put the idea into apart, both see all of it; only what somebody took out after having seen it is gone.
    #[test]
    fn every_bundle_is_kept_unless_somebody_who_saw_it_lets_it_go(deeds in prop::collection::vec(deed(), 1..24), every in 1..6_usize) {
        let [mut els, mut bram] = brought();
        // The oracle: for each target who holds it in which copy; meeting unites what was put in since.
        let mut model: [std::collections::BTreeMap<u8, bool>; 2] = Default::default();
        let mut since: [std::collections::BTreeMap<u8, bool>; 2] = Default::default();
        for (nth, (is_els, target)) in deeds.into_iter().enumerate() {
            let me = usize::from(!is_els);
            let joined = !model[me].get(&target).copied().unwrap_or_default();
            let edit = of(IdeaEdit::Join(DocId([target + 10; 16]), joined));
            if is_els { els.does(ELS, &edit) } else { bram.does(BRAM, &edit) };
            model[me].insert(target, joined);
            since[me].insert(target, joined);
            if nth % every == 0 {
                meet(&mut els, &mut bram);
                // Where only one of them touched a target since they met, theirs holds. Where both did, either may.
                for target in 0..6 {
                    let [of_els, of_bram] = [0, 1].map(|who| since[who].get(&target).copied());
                    let holds = idea_of(&els).became.contains_key(&DocId([target + 10; 16]));
                    match (of_els, of_bram) {
                        (Some(one), None) | (None, Some(one)) => prop_assert_eq!(holds, one),
                        (Some(one), Some(other)) if one == other => prop_assert_eq!(holds, one),
                        _ => {}
                    }
                    for model in &mut model {
                        model.insert(target, holds);
                    }
                }
                since = Default::default();
            }
        }
        meet(&mut els, &mut bram);
        prop_assert_eq!(idea_of(&els), idea_of(&bram));
    }
}

#[test]
fn what_two_choose_apart_for_a_persona_and_a_plan_stands_there_until_one_is_picked() {
    let who = |_: &DevicePrefix| None;
    let persona = derived::persona(&TEAM, "Mia");
    let (mut els, mut bram) = (Copy::born(Kind::Persona), Copy::born(Kind::Persona));
    for (copy, me, address) in [(&mut els, ELS, Address::Je), (&mut bram, BRAM, Address::U)] {
        copy.does(me, &Edit::NewPersona { name: "Mia".into() });
        copy.does(me, &Edit::Persona(persona, PersonaEdit::SetAddress(Some(address))));
    }
    meet(&mut els, &mut bram);
    let read = Persona::read(persona, &els.document.cells(&who)).expect("it reads");
    assert_eq!((read.name.as_str(), read.contested), ("Mia", true), "one persona, and one question");
    let picked = PersonaEdit::choosing(field_of(Kind::Persona, "address").expect("a field"), None, "u")
        .expect("it can be picked");
    els.does(ELS, &Edit::Persona(persona, picked));
    assert_eq!(els.document.conflicts(&who), []);
    assert_eq!(Persona::read(persona, &els.document.cells(&who)).expect("it reads").known_address(), Some(Address::U));

    let plan = derived::plan(&TEAM, "Lente");
    let (mut els, mut bram) = (Copy::born(Kind::Plan), Copy::born(Kind::Plan));
    for (copy, me, day) in [(&mut els, ELS, "2027-03-01"), (&mut bram, BRAM, "2027-04-01")] {
        copy.does(me, &Edit::NewPlan { name: "Lente".into() });
        copy.does(me, &Edit::Plan(plan, PlanEdit::SetFirstDay(parse_date(day))));
    }
    meet(&mut els, &mut bram);
    assert!(Plan::read(plan, &bram.document.cells(&who)).expect("it reads").contested);
    let picked = PlanEdit::choosing(field_of(Kind::Plan, "first_day").expect("a field"), None, "2027-04-01")
        .expect("it can be picked");
    bram.does(BRAM, &Edit::Plan(plan, picked));
    assert_eq!(Plan::read(plan, &bram.document.cells(&who)).expect("it reads").first_day, parse_date("2027-04-01"));
    assert!(!Plan::read(plan, &bram.document.cells(&who)).expect("it reads").contested);
}
