//! The guide, the team, and the first start.

use std::sync::Arc;

use egui::{Key, Modifiers, ThemePreference};
use egui_kittest::kittest::Queryable;
use trekker_domain::edit::Edit;
use trekker_domain::import::{NotAnEvent, PostField, Remark, Why};
use trekker_domain::kind::Kind;
use trekker_domain::role::Role;
use trekker_domain::team::{Relay, TeamEdit};
use trekker_domain::voice::SectionEdit;
use trekker_session::command::{Command, Language};
use trekker_session::import::Import;
use trekker_session::notice::{Done, Notice};
use trekker_session::snapshot::{Saving, Stage};
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_ui::context::Request;
use trekker_ui::room::Room;

use crate::fake::{doc, team};
use crate::world::{click, field, go_into, pause, press, walk, walk_in, write};

#[test]
fn the_guide_is_opened_written_in_and_put_in_order() {
    let mut walk = walk(team::festival(0), Room::Voice);
    assert!(walk.state().session.log.contains(&Command::Open(doc(600_000))));
    go_into(&mut walk, "Text of Emoji");
    press(&mut walk, Modifiers::COMMAND, Key::End);
    write(&mut walk, " per bericht");
    pause(&mut walk);
    assert_eq!(walk.state().session.text_of(doc(600_002)), "Eén is genoeg 🎪 per bericht");
    walk.get_all_by_label("Move down").next().expect("a section").click();
    walk.run();
    let Some(Edit::Section(id, SectionEdit::Move(_))) = walk.state().edits().pop() else { panic!("not moved") };
    assert_eq!((id, walk.state().session.snapshot.voice[1].id), (doc(600_000), doc(600_000)));
    click(&mut walk, "Ideas");
    assert!(walk.state().session.log.contains(&Command::Close(doc(600_000))));
}

#[test]
fn an_invitation_is_made_shown_and_put_away() {
    let mut walk = walk(team::festival(0), Room::Team);
    click(&mut walk, "Invite…");
    walk.get_by_role_and_label(egui::accesskit::Role::RadioButton, "Guest").click();
    walk.run();
    click(&mut walk, "Make an invitation");
    assert_eq!(walk.state().session.log.last(), Some(&Command::Invite { role: Role::Guest, valid_hours: 48 }));
    walk.run();
    assert!(field(&walk, "Invitation").value().unwrap_or_default().starts_with("trekker-ticket-"));
    click(&mut walk, "Copy");
    walk.get_by_label("Copied");
    click(&mut walk, "Done");
    assert_eq!(walk.state().session.log.last(), Some(&Command::PutInvitationAway));
}

#[test]
fn another_device_of_mine_is_shown_a_ticket_and_words_until_it_is_in() {
    let mut walk = walk(team::festival(0), Room::Team);
    click(&mut walk, "Another device of mine…");
    assert_eq!(walk.state().session.log.last(), Some(&Command::InviteDevice));
    walk.run();
    walk.get_by_label("The invitation as a QR code");
    walk.get_by_label("apple balloon banana basket");
    assert!(field(&walk, "Invitation").value().unwrap_or_default().starts_with("trekker"));
    // It came in.
    walk.state_mut().session.snapshot.invitation = None;
    walk.run();
    assert!(walk.query_by_label("The invitation as a QR code").is_none());
    assert!(walk.query_by_label("Make an invitation").is_none());
}

#[test]
fn whoever_leads_hands_the_lead_on_before_leaving_and_others_are_told_what_leaving_is() {
    let mut walk = walk(team::festival(0), Room::Team);
    click(&mut walk, "Leave the team…");
    walk.get_by_label_contains("You have the lead of this team");
    click(&mut walk, "Leave the team");
    assert_ne!(walk.state().session.log.last(), Some(&Command::LeaveTeam), "the button does nothing");
    click(&mut walk, "Cancel");
    let mut members = walk.state().session.snapshot.members.as_ref().clone();
    members.iter_mut().for_each(|member| member.leads = false);
    walk.state_mut().session.snapshot.members = members.into();
    walk.run();
    click(&mut walk, "Leave the team…");
    walk.get_by_label_contains("gets nothing of the team any more");
    click(&mut walk, "Leave the team");
    assert_eq!(walk.state().session.log.last(), Some(&Command::LeaveTeam));
    walk.run();
    walk.get_by_label_contains("You have left this team");
    click(&mut walk, "Close this team");
    assert_eq!(walk.state().session.log.last(), Some(&Command::PutTeamAway));
}

#[test]
fn a_newcomer_sees_the_words_to_compare_and_may_type_those_it_was_told() {
    let mut walk = walk(team::empty(), Room::Calendar);
    walk.state_mut().session.snapshot.stage = Stage::NoTeam;
    walk.run();
    click(&mut walk, "Join with an invitation");
    walk.get_by_label("Invitation").focus();
    walk.run();
    write(&mut walk, "appel maan kaas piano");
    click(&mut walk, "Join");
    let Some(Command::Join { ticket, .. }) = walk.state().session.log.last() else { panic!("not joined") };
    assert_eq!(ticket, "appel maan kaas piano");
    walk.run();
    walk.get_by_label_contains("Whoever lets you in sees these words");
}

#[test]
fn the_language_is_switched_at_once_and_kept() {
    let mut walk = walk(team::festival(0), Room::Team);
    click(&mut walk, "Nederlands");
    walk.get_by_label("Mensen en apparaten");
    assert!(walk.state().requests.contains(&Request::SavePreferences));
    assert_eq!(walk.state().desk.preferences.language, Language::Dutch);
}

#[test]
fn offline_relay_and_removing_a_device() {
    let mut walk = walk(team::festival(0), Room::Team);
    walk.get_by_role_and_label(egui::accesskit::Role::Switch, "Stay offline").click();
    walk.run();
    assert!(walk.state().session.log.contains(&Command::SetOffline(true)));
    click(&mut walk, "None");
    assert_eq!(walk.state().edits(), [Edit::Team(TeamEdit::SetRelay(Relay::None))]);
    click(&mut walk, "Role of Bram Peeters: Helper");
    click(&mut walk, "Guest");
    assert!(matches!(walk.state().session.log.last(), Some(Command::SetRole(_, Role::Guest))));
    click(&mut walk, "Role of Bram Peeters: Helper");
    click(&mut walk, "Offer the lead…");
    assert!(matches!(walk.state().session.log.last(), Some(Command::OfferLead(_))));
    click(&mut walk, "Remove a device of Bram Peeters…");
    click(&mut walk, "Remove this device");
    assert!(matches!(walk.state().session.log.last(), Some(Command::RemoveDevice(_))));
}

#[test]
fn a_spreadsheet_is_shown_before_it_comes_in() {
    let mut session = team::festival(0);
    session.snapshot.import = Some(Arc::new(Import {
        file: "planning.csv".into(),
        columns: vec![("Titel".into(), Some(PostField::Title)), ("Rest".into(), None)],
        columns_are_kept: false,
        is_calendar: false,
        new: 2,
        changed: 0,
        not_events: Vec::new(),
        already_there: 1,
        sample: vec![("Startdag".into(), "2026-11-24".into())],
        unplaced: vec![(3, Why::DateNotUnderstood { value: "soon".into() })],
        remarks: vec![Remark::TitlesFromText { rows: 2 }],
    }));
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label("Row 3: 'soon' is no date; write it as 2027-02-03");
    walk.get_by_label("2 posts without a title get the first line of their text");
    click(&mut walk, "What Rest is: kept as explanation");
    click(&mut walk, "Link");
    let mapped = Command::MapImport { column: 1, field: Some(PostField::Link) };
    assert_eq!(walk.state().session.log.last(), Some(&mapped));
    click(&mut walk, "Import 2 posts");
    assert_eq!(walk.state().session.log.last(), Some(&Command::ConfirmImport));
}

#[test]
fn what_an_import_found_out_is_said_in_both_languages() {
    let mut session = team::festival(0);
    let import = Import {
        file: "planning.csv".into(),
        columns: vec![("Titel".into(), Some(PostField::Title))],
        columns_are_kept: false,
        is_calendar: false,
        new: 0,
        changed: 2,
        not_events: Vec::new(),
        already_there: 1,
        sample: Vec::new(),
        unplaced: vec![
            (3, Why::DateRelative { value: "morgen".into() }),
            (9, Why::OnlyANote { value: "Legende".into() }),
        ],
        remarks: vec![
            Remark::SeveralTimes { columns: vec!["Van".into(), "Tot".into()] },
            Remark::TimesInZone { column: "Time (UTC)".into(), zone: "UTC".into() },
            Remark::WeekdayContradicted {
                rows: 2,
                first_row: 4,
                example: "maandag".into(),
                date: "2026-12-01".parse().expect("a date"),
            },
            Remark::ChangeNotTaken { column: "owner".into(), rows: 1, first_row: 5, example: "Zoë".into() },
        ],
    };
    session.snapshot.import = Some(Arc::new(import.clone()));
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label("Row 3: 'morgen' counts from a day that the file does not name; write the day itself");
    walk.get_by_label("Row 9: there is no title, text or day beside 'Legende': a note, and no post");
    walk.get_by_label("Several columns hold times: Van, Tot. Say which is the time; none is taken now");
    walk.get_by_label("The times under Time (UTC) are read as UTC");
    walk.get_by_label("'Zoë' in row 5 does not do for owner; that stays as it is");
    click(&mut walk, "Take over the changes of 2 posts");
    assert_eq!(walk.state().session.log.last(), Some(&Command::ConfirmImport));

    let mut session = team::festival(0);
    let nameless = (String::new(), NotAnEvent::CutOff);
    let zone = ("Kermis".to_owned(), NotAnEvent::UnknownZone { zone: "Mine".into() });
    let not_events = vec![nameless, zone, ("Taak".into(), NotAnEvent::Task)];
    session.snapshot.import = Some(Arc::new(Import { is_calendar: true, not_events, ..import }));
    let walk = walk_in(session, Room::Calendar, Language::Dutch, ThemePreference::Dark);
    walk.get_by_label("Zonder naam: het bestand breekt er middenin af; exporteer het opnieuw");
    walk.get_by_label("Kermis: de tijdzone 'Mine' is niet bekend; het uur is gelezen als een uur van je team");
    walk.get_by_label("Taak: is iets om te doen en geen gebeurtenis");
}

#[test]
fn what_an_export_leaves_out_is_said_before() {
    let mut walk = walk_in(team::festival(0), Room::Team, Language::Dutch, ThemePreference::Light);
    click(&mut walk, "Exporteren…");
    let said = "De berichten, zonder de teksten per kanaal, het op te leveren werk en de to-do's, foto's, reacties en gebeurtenissen.";
    assert!(walk.query_all_by_label(said).count() > 0);
}

#[test]
fn a_first_start_founds_a_team() {
    let mut session = team::empty();
    session.snapshot.stage = Stage::NoTeam;
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "Start a team");
    go_into(&mut walk, "Name of the team");
    write(&mut walk, "Zomer");
    walk.get_by_role_and_label(egui::accesskit::Role::Button, "Start a team").click();
    walk.run();
    assert_eq!(
        walk.state().session.log,
        [Command::FoundTeam { team: "Zomer".into(), member: "Els".into(), zone: "Europe/London".into() }]
    );
}

#[test]
fn a_new_team_may_plan_in_another_zone_than_its_computer() {
    let mut session = team::empty();
    session.snapshot.stage = Stage::NoTeam;
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "Start a team");
    go_into(&mut walk, "Name of the team");
    write(&mut walk, "Zomer");
    go_into(&mut walk, "Time zone of the team");
    press(&mut walk, Modifiers::COMMAND, Key::A);
    write(&mut walk, "Europe/Brussel");
    walk.get_by_label("This is no time zone such as Europe/London");
    write(&mut walk, "s");
    walk.get_by_role_and_label(egui::accesskit::Role::Button, "Start a team").click();
    walk.run();
    assert_eq!(
        walk.state().session.log,
        [Command::FoundTeam { team: "Zomer".into(), member: "Els".into(), zone: "Europe/Brussels".into() }]
    );
}

#[test]
fn a_team_without_a_zone_is_asked_once() {
    let mut session = team::festival(0);
    session.snapshot.team.settings.zone.clear();
    let asks = "The team has not said in which time zone it plans, so hours count as UTC.";
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label(asks);
    click(&mut walk, "Use Europe/London");
    assert_eq!(walk.state().edits(), [Edit::Team(TeamEdit::SetZone("Europe/London".into()))]);
    assert_eq!(walk.query_all_by_label(asks).count(), 0);

    let mut session = team::festival(0);
    session.snapshot.team.settings.zone.clear();
    let mut walk = crate::world::walk(session, Room::Ideas);
    click(&mut walk, "Another…");
    go_into(&mut walk, "Time zone of the team");
    write(&mut walk, "Europe/Brussels");
    press(&mut walk, Modifiers::NONE, Key::Enter);
    assert_eq!(walk.state().edits(), [Edit::Team(TeamEdit::SetZone("Europe/Brussels".into()))]);
}

#[test]
fn joining_says_what_is_wrong_and_can_be_stopped() {
    let mut session = team::empty();
    session.snapshot.stage = Stage::NoTeam;
    let mut walk = walk_in(session, Room::Calendar, Language::Dutch, ThemePreference::Dark);
    click(&mut walk, "Meedoen met een uitnodiging");
    go_into(&mut walk, "Uitnodiging");
    write(&mut walk, "trekker-ticket-abc");
    click(&mut walk, "Meedoen");
    let join = Command::Join { ticket: "trekker-ticket-abc".into(), member: "Els".into() };
    assert_eq!(walk.state().session.log, [join]);
    let trouble = Trouble::new(TroubleKind::TicketExpired);
    walk.state_mut().session.snapshot.stage = Stage::Joining { trouble: Some(trouble), code: None };
    walk.step();
    walk.get_by_label(
        "Deze uitnodiging gold een beperkte tijd, en die is voorbij. Er is niets verloren: vraag een nieuwe.",
    );
    walk.get_by_label("Niet meer proberen").click();
    walk.step();
    walk.step();
    assert_eq!(walk.state().session.log.last(), Some(&Command::CancelJoin));
}

#[test]
fn an_example_is_left_with_one_click() {
    let mut session = team::festival(3);
    session.snapshot.team.is_example = true;
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "Leave the example");
    assert_eq!(walk.state().session.log.last(), Some(&Command::LeaveExample));
}

#[test]
fn an_example_in_which_somebody_did_something_is_not_left_by_a_stray_key() {
    let mut session = team::festival(3);
    (session.snapshot.team.is_example, session.snapshot.can_undo) = (true, true);
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "Leave the example");
    assert_ne!(walk.state().session.log.last(), Some(&Command::LeaveExample));
    walk.get_by_label("What you did in the example goes with it.");
    click(&mut walk, "Leave it");
    assert_eq!(walk.state().session.log.last(), Some(&Command::LeaveExample));
}

#[test]
fn what_was_open_in_one_team_is_not_open_in_the_next() {
    let mut session = team::festival(3);
    session.snapshot.team.is_example = true;
    let mut walk = walk(session, Room::Voice);
    let mut commands = Vec::new();
    walk.state_mut().desk.open_document(doc(1), &mut commands);
    walk.state_mut().session.take(commands);
    walk.run();
    walk.get_by_label("Write a comment");
    // Back in one's own team, which happens to have a guide too.
    walk.state_mut().session.snapshot.team.is_example = false;
    walk.state_mut().session.snapshot.open.clear();
    walk.state_mut().session.log.clear();
    walk.run();
    assert!(walk.query_by_label("Write a comment").is_none());
    assert!(walk.state().session.log.contains(&Command::Open(doc(600_000))));
}

#[test]
fn a_full_disk_is_said_and_each_toast_undoes_its_own_action_for_as_long_as_it_can() {
    let mut session = team::festival(3);
    session.snapshot.saving = Saving::Failing;
    for notice in [
        Notice::Undoable { done: Done::IdeaBinned, action: Some(1) },
        Notice::Undoable { done: Done::SectionBinned, action: Some(2) },
        Notice::Trouble(Trouble::new(TroubleKind::DiskFull)),
    ] {
        session.notices.push(notice);
    }
    session.snapshot.undoable = [1_u64, 2].into_iter().collect();
    let mut walk = walk(session, Room::Calendar);
    walk.get_by_label_contains("not saved");
    walk.get_by_label_contains("The disk is full");
    assert_eq!(walk.get_all_by_label("Undo").count(), 2);
    // The second was taken back by keys: its toast has nothing to offer any more.
    walk.state_mut().session.snapshot.undoable.remove(&2);
    walk.run();
    assert!(walk.query_by_label("The section is in the bin").is_none());
    click(&mut walk, "Undo");
    assert_eq!(walk.state().session.log.last(), Some(&Command::UndoAction(1)));
    // Out of sight: it says what was undone, and offers the way back.
    walk.state_mut().session.snapshot.can_redo = true;
    let taken_back = Notice::TakenBack { kind: Kind::Post, title: "Kermis".into(), is_again: false };
    walk.state_mut().session.notices.push(taken_back);
    walk.run();
    walk.get_by_label("Undone: Kermis");
    click(&mut walk, "Do it again");
    assert_eq!(walk.state().session.log.last(), Some(&Command::Redo));
}

#[test]
fn a_file_is_made_for_somebody_and_one_is_opened() {
    let mut walk = walk(team::festival(0), Room::Team);
    walk.set_size(egui::vec2(1280.0, 1400.0));
    walk.run();
    click(&mut walk, "Export for Bram Peeters…");
    let asked = walk.state().requests.last().cloned();
    assert!(
        matches!(&asked, Some(Request::SaveCarried { person: Some(_), name }) if name.ends_with("Bram-Peeters.trekker"))
    );
    click(&mut walk, "Export everything…");
    assert!(matches!(walk.state().requests.last(), Some(Request::SaveCarried { person: None, .. })));
    click(&mut walk, "Open a file…");
    assert_eq!(walk.state().requests.last(), Some(&Request::PickCarried));
}
