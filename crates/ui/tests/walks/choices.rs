//! What two people chose apart, of whatever the team plans with, and what the history tells of who changed what.

use egui_kittest::kittest::Queryable;
use trekker_domain::channel::ChannelEdit;
use trekker_domain::columns::Field;
use trekker_domain::conflict::{Choice, Conflict};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::frequency::Frequency;
use trekker_domain::history::{Step, What};
use trekker_domain::holidays::Country;
use trekker_domain::id::DocId;
use trekker_domain::idea::IdeaEdit;
use trekker_domain::kind::Kind;
use trekker_domain::plan::PlanEdit;
use trekker_domain::publish_at::parse_date;
use trekker_domain::role::Role;
use trekker_domain::team::TeamEdit;
use trekker_domain::template::TemplateEdit;
use trekker_domain::text::Version;
use trekker_domain::theme::ThemeEdit;
use trekker_session::command::{Command, Language};
use trekker_ui::room::Room;

use crate::fake::team::column;
use crate::fake::{FakeSession, TEAM, channel_id, doc, moment, team};
use crate::world::{Walk, click, field, go_into, walk, walk_in, write};

fn conflict(field: Field, els: &str, bram: &str) -> Conflict {
    let choice = |value: &str, by| Choice { value: value.into(), by: Some(by) };
    Conflict { field, of: None, choices: vec![choice(els, team::ELS), choice(bram, team::BRAM)] }
}

fn last(walk: &Walk) -> Option<Edit> {
    walk.state().edits().pop()
}

/// A tall window shows all of a room, or of a sheet.
fn tall(session: FakeSession, room: Room) -> Walk {
    let mut walk = walk(session, room);
    walk.set_size(egui::vec2(1280.0, 4_000.0));
    walk.run();
    walk
}

fn open(walk: &mut Walk, id: DocId) {
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(id, &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
}

#[test]
fn what_was_chosen_apart_of_channels_themes_and_settings_is_shown_and_picked_by_one_click() {
    let mut session = team::festival(0);
    let instagram = channel_id("Instagram");
    let (theme, settings) = (derived::theme(&TEAM, "Zomer"), derived::team_settings(&TEAM));
    session.take(vec![Command::Edit(vec![Edit::NewTheme { name: "Zomer".into(), colour: 2 }])]);
    let of_channel = vec![
        conflict(column(Kind::Channel, "frequency"), "3/week", "2/month"),
        conflict(column(Kind::Channel, "name"), "Insta", "Foto's"),
    ];
    session.conflicts.insert(instagram, of_channel);
    session.conflicts.insert(
        theme,
        vec![
            conflict(column(Kind::Theme, "name"), "Zomer!", "Zomertijd"),
            conflict(column(Kind::Theme, "colour"), "2", "4"),
        ],
    );
    let minutes =
        Conflict { of: Some(team::BRAM.to_string()), ..conflict(column(Kind::Team, "minutes/"), "240", "90") };
    session.conflicts.insert(settings, vec![conflict(column(Kind::Team, "country"), "NL", "BE"), minutes]);
    let mut walk = tall(session, Room::Team);
    walk.get_by_label("Instagram · How often at most: two people chose at the same moment");
    let often = Frequency::parse("2/month");
    for (line, edit) in [
        ("at most 2 a month — Bram Peeters", Edit::Channel(instagram, ChannelEdit::SetFrequency(often))),
        ("Foto's — Bram Peeters", Edit::Channel(instagram, ChannelEdit::SetName("Foto's".into()))),
        ("Zomertijd — Bram Peeters", Edit::Theme(theme, ThemeEdit::SetName("Zomertijd".into()))),
        ("colour 3 — Els van Dam", Edit::Theme(theme, ThemeEdit::SetColour(2))),
        ("Belgium — Bram Peeters", Edit::Team(TeamEdit::SetCountry(Some(Country::Belgium)))),
        // Hours a week, and no minutes.
        ("4 h a week — Els van Dam", Edit::Team(TeamEdit::SetMinutesOf(team::BRAM, Some(240)))),
    ] {
        click(&mut walk, line);
        assert_eq!(last(&walk), Some(edit), "{line}");
    }
    // Nothing of it is kept at hand in another room.
    click(&mut walk, "Ideas");
    let open = &walk.state().session.snapshot.open;
    assert!([instagram, theme, settings].iter().all(|id| !open.contains_key(id)));
}

#[test]
fn what_was_chosen_apart_of_a_template_shows_in_the_list_and_is_picked() {
    let mut session = team::festival(0);
    let template = doc(42);
    session.take(vec![Command::Edit(vec![Edit::NewTemplate { id: template, name: "Startdag".into() }])]);
    session.conflicts.insert(template, vec![conflict(column(Kind::Template, "name"), "Startdag", "De startdag")]);
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "Something else new");
    click(&mut walk, "Templates…");
    walk.run();
    walk.get_by_label_contains("Chosen differently by two people").click();
    walk.run();
    click(&mut walk, "De startdag — Bram Peeters");
    assert_eq!(last(&walk), Some(Edit::Template(template, TemplateEdit::SetName("De startdag".into()))));
    click(&mut walk, "Close");
    walk.run();
    assert!(!walk.state().session.snapshot.open.contains_key(&template));
}

#[test]
fn two_rests_that_an_idea_was_given_apart_are_both_shown_and_guests_leave_it_to_the_team() {
    let idea = doc(500_000);
    let until = conflict(column(Kind::Idea, "parked_until"), "2027-03-01", "2027-06-01");
    for (role, may_pick) in [(Role::Helper, true), (Role::Guest, false)] {
        let mut session = team::festival(0);
        session.snapshot.team.my_role = Some(role);
        session
            .conflicts
            .insert(idea, vec![until.clone(), conflict(column(Kind::Idea, "reason"), "Eerst de winter", "Te duur")]);
        let mut walk = tall(session, Room::Ideas);
        open(&mut walk, idea);
        walk.get_by_label("Te duur — Bram Peeters");
        click(&mut walk, "Tuesday 1 June 2027 — Bram Peeters");
        let picked = Edit::Idea(idea, IdeaEdit::SetParkedUntil(parse_date("2027-06-01")));
        assert_eq!(last(&walk), may_pick.then_some(picked), "{role:?}");
    }
}

#[test]
fn long_choices_are_shown_from_where_they_can_be_told_apart() {
    let mut session = team::festival(12);
    let begin =
        "Vraag aan iedereen die komt om iets te eten mee te brengen en iets om op te zitten, en wij zorgen voor";
    let apart = conflict(column(Kind::Post, "explanation"), &format!("{begin} soep"), &format!("{begin} taart"));
    session.conflicts.insert(doc(1), vec![apart]);
    let mut walk = tall(session, Room::Calendar);
    open(&mut walk, doc(1));
    walk.get_by_label("…zorgen voor soep — Els van Dam");
    walk.get_by_label("…zorgen voor taart — Bram Peeters");
}

fn step(by: trekker_domain::id::PersonId, nth: u8, what: Vec<What>) -> Step {
    Step { by: Some(by), at: moment("2026-11-22T09:00:00Z"), what, after: Version(vec![[nth; 32]]) }
}

fn set(field: Field, of: Option<DocId>, value: &str, from: Option<&str>) -> What {
    What::Set { field, of: of.map(|of| of.to_string()), value: value.into(), from: from.map(str::to_owned) }
}

#[test]
fn a_history_says_which_part_it_is_about_in_hours_and_from_what_its_maker_saw() {
    let mut session = team::festival(12);
    team::put_work(&mut session, doc(1));
    let (affiche, gone, todo) = (doc(702), doc(799), doc(710));
    let facebook = channel_id("Facebook");
    let of = Some(affiche);
    session.put_history(
        doc(1),
        vec![
            step(team::BRAM, 9, vec![set(column(Kind::Post, "deliverable/binned"), Some(gone), "true", None)]),
            step(
                team::BRAM,
                8,
                vec![
                    set(column(Kind::Post, "deliverable/estimated_minutes"), of, "120", Some("90")),
                    set(column(Kind::Post, "deliverable/rank"), of, "b", None),
                ],
            ),
            step(team::ELS, 7, vec![set(column(Kind::Post, "deliverable/name"), Some(gone), "Flyer", None)]),
            step(
                team::ELS,
                6,
                vec![
                    set(column(Kind::Post, "todo/done"), Some(todo), "true", None),
                    set(column(Kind::Post, "deliverable/duration_days"), of, "3", Some("1")),
                    set(column(Kind::Post, "posted_by/"), Some(facebook), &team::BRAM.to_string(), None),
                    set(column(Kind::Post, "would_share"), None, "true", None),
                ],
            ),
            // Els saw Monday; that Bram had moved it to Tuesday meanwhile she did not.
            step(team::ELS, 5, vec![set(column(Kind::Post, "date"), None, "2026-12-03", Some("2026-11-30"))]),
            step(team::BRAM, 4, vec![set(column(Kind::Post, "date"), None, "2026-12-01", Some("2026-11-30"))]),
        ],
    );
    let mut walk = tall(session, Room::Calendar);
    open(&mut walk, doc(1));
    click(&mut walk, "History, 6 steps");
    walk.run();
    for line in [
        "Affiche · Estimated hours: 1.5 h → 2 h",
        "Moved Affiche",
        "Removed Flyer",
        "Vraag toestemming voor de foto's · Done: done",
        "Affiche · Working days: a day → 3 days",
        "Facebook · Posted by: Bram Peeters",
        "I would share this: yes",
        "Date: Monday 30 November → Thursday 3 December",
        "Date: Monday 30 November → Tuesday 1 December",
    ] {
        let is_said = walk.query_all_by_label_contains(line).count() > 0;
        assert!(is_said, "{line}");
    }
    assert!(walk.query_by_label_contains("newer Trekker").is_none());
}

#[test]
fn hours_are_told_as_hours_in_dutch_too() {
    let mut session = team::festival(12);
    team::put_work(&mut session, doc(1));
    session.put_history(
        doc(1),
        vec![step(
            team::BRAM,
            8,
            vec![set(column(Kind::Post, "deliverable/spent_minutes"), Some(doc(702)), "90", Some("50"))],
        )],
    );
    let mut walk = walk_in(session, Room::Calendar, Language::Dutch, egui::ThemePreference::Light);
    walk.set_size(egui::vec2(1280.0, 4_000.0));
    open(&mut walk, doc(1));
    click(&mut walk, "Geschiedenis, 1 stap");
    walk.run();
    walk.get_by_label_contains("Affiche · Bestede uren: 0:50 uur → 1,5 uur");
}

#[test]
fn a_plan_is_not_given_the_name_of_another_in_other_capitals() {
    let mut session = team::festival(0);
    let new = |name: &str| Edit::NewPlan { name: name.into() };
    session.take(vec![Command::Edit(vec![new("Zomer 2027"), new("Herfst")])]);
    let count = session.log.len();
    let mut walk = tall(session, Room::Team);
    go_into(&mut walk, "Name of the plan Herfst");
    let named = field(&walk, "Name of the plan Herfst");
    assert_eq!(named.value().as_deref(), Some("Herfst"));
    walk.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    write(&mut walk, "zomer  2027");
    walk.key_press(egui::Key::Enter);
    walk.run();
    walk.run();
    let renamed = walk.state().session.log[count..].iter().any(|command| {
        matches!(command, Command::Edit(edits) if edits.iter().any(|edit| matches!(edit, Edit::Plan(_, PlanEdit::SetName(_)))))
    });
    assert!(!renamed);
    assert!(walk.query_by_label_contains("is the name of another one already").is_some());
}
