//! What others changed since I last looked: read, copied as a mail, and put away.

use egui_kittest::kittest::Queryable;
use trekker_session::command::Command;
use trekker_ui::room::Room;

use crate::fake::around::put_changes;
use crate::fake::{doc, team};
use crate::world::{click, walk};

#[test]
fn before_stands_beside_after_until_it_is_seen() {
    let mut session = team::festival(12);
    put_changes(&mut session);
    let mut walk = walk(session, Room::Calendar);
    click(&mut walk, "3 changed since you last looked");
    walk.run();
    for line in [
        "→ Friday 27 November",
        "Responsible: Bram Peeters → Fatima El Amrani — Fatima El Amrani",
        "It was changed after it was approved — Bram Peeters",
    ] {
        assert!(walk.query_by_label_contains(line).is_some(), "{line}");
    }
    walk.get_by_label("Copy as mail").click();
    let copied = (0..4).find_map(|_| {
        walk.step();
        walk.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    });
    let mail = copied.expect("a mail");
    assert!(mail.starts_with("What changed in the calendar of Zomerfestival"), "{mail}");
    assert!(mail.contains("- Responsible: Bram Peeters → Fatima El Amrani — Fatima El Amrani\n"), "{mail}");
    let first = walk.state().session.post(doc(2)).summary.title.clone();
    click(&mut walk, &format!("Seen: {first}"));
    assert_eq!(walk.state().session.log.last(), Some(&Command::SawChanges(vec![doc(2)])));
    click(&mut walk, "All seen");
    walk.run();
    assert!(walk.query_by_label("Nothing more").is_some());
    click(&mut walk, "Close");
    assert!(walk.query_by_label_contains("changed since").is_none());
}
