//! What concerns me is told in the window, and on the desktop while I am elsewhere, unless I asked for quiet.

use chrono::Timelike;
use egui_kittest::kittest::Queryable;
use trekker_domain::concern::Concern;
use trekker_domain::desk::DeskEdit;
use trekker_domain::edit::Edit;
use trekker_domain::post::Status;
use trekker_domain::publish_at::parse_time;
use trekker_session::command::Command;
use trekker_session::notice::Notice;
use trekker_ui::context::Request;
use trekker_ui::room::Room;

use crate::fake::team::{BRAM, ELS};
use crate::fake::{channel_id, doc, team};
use crate::world::{Walk, click, walk};

fn somebody_writes_to_me(walk: &mut Walk) -> usize {
    let before = told(walk);
    let concern = Concern::Mentioned(BRAM);
    walk.state_mut().session.notices.push(Notice::Concerns { about: doc(1), title: "Line-up".into(), concern });
    walk.run_steps(2);
    told(walk) - before
}

fn told(walk: &Walk) -> usize {
    walk.state().requests.iter().filter(|request| matches!(request, Request::Notify { .. })).count()
}

#[test]
fn the_desktop_tells_only_who_is_elsewhere_and_wants_to_hear() {
    let mut walk = walk(team::festival(1), Room::Team);
    assert_eq!(somebody_writes_to_me(&mut walk), 0, "the window says it");
    assert!(walk.query_by_label("Bram Peeters wrote to you about 'Line-up'").is_some());
    walk.input_mut().focused = false;
    assert_eq!(somebody_writes_to_me(&mut walk), 1);
    // It is five past ten.
    let quiet = |from, until| {
        let edits = [DeskEdit::SetQuietFrom(parse_time(from)), DeskEdit::SetQuietUntil(parse_time(until))];
        vec![Command::Edit(edits.into_iter().map(Edit::Desk).collect())]
    };
    walk.state_mut().session.take(quiet("22:00", "11:00"));
    assert_eq!(somebody_writes_to_me(&mut walk), 0, "in quiet hours nothing is told outside the window");
    walk.state_mut().session.take(quiet("22:00", "07:00"));
    assert_eq!(somebody_writes_to_me(&mut walk), 1);
    walk.input_mut().focused = true;
    walk.run();
    click(&mut walk, "Tell me on the desktop of what concerns me");
    walk.input_mut().focused = false;
    assert_eq!(somebody_writes_to_me(&mut walk), 0);
}

#[test]
fn what_is_mine_to_put_out_is_told_when_its_moment_comes() {
    let mut session = team::festival(3);
    for (id, owner) in [(doc(1), Some(ELS)), (doc(2), Some(BRAM))] {
        let mut post = session.post(id);
        post.summary.publish_at.date = Some(team::today());
        post.summary.publish_at.time = parse_time("10:07");
        post.summary.status = Status::Planned.into();
        post.summary.owner = owner;
        post.summary.channels = [channel_id("Instagram")].into();
        session.put_post(post);
    }
    let mut walk = walk(session, Room::Calendar);
    let at = |walk: &mut Walk, minute| {
        let here = walk.state().now.here;
        walk.state_mut().now.here = here.with_minute(minute).expect("a minute");
        walk.run_steps(2);
        walk.query_all_by_label_contains("Time to put").count()
    };
    assert_eq!(at(&mut walk, 6), 0);
    assert_eq!(at(&mut walk, 7), 1, "of what is Bram's Bram is told");
    assert!(walk.query_by_label("Time to put 'Line-up bekend' on Instagram").is_some());
    assert_eq!(at(&mut walk, 8), 1, "once");
}
