//! A made-up festival team: people, channels, posts, ideas and a guide.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime};
use trekker_domain::approval::{Texts, Verdict};
use trekker_domain::columns::Field;
use trekker_domain::conflict::{Choice, Conflict};
use trekker_domain::edit::Edit;
use trekker_domain::fields::field_of;
use trekker_domain::history::{Step, What};
use trekker_domain::id::{DeviceId, DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::open::{Open, Word};
use trekker_domain::overlap::{Overlap, Side};
use trekker_domain::post::{Focus, Format, Post, PostSummary, Status};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::rank::Rank;
use trekker_domain::role::Role;
use trekker_domain::short_code::ShortCode;
use trekker_domain::team::TeamEdit;
use trekker_domain::text::Version;
use trekker_domain::work::{Deliverable, Todo};
use trekker_session::command::Command;
use trekker_session::people::{Connection, Device, Has, Member};
use trekker_session::snapshot::{Saving, Stage, Team};

use super::{FakeSession, doc, moment};

pub const ELS: PersonId = PersonId([1; 16]);
pub const BRAM: PersonId = PersonId([2; 16]);
pub const FATIMA: PersonId = PersonId([3; 16]);
pub const NOOR: PersonId = PersonId([4; 16]);

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
}

fn device(n: u8, connection: Connection, met: Option<&str>, has: Has) -> Device {
    Device {
        id: DeviceId([n; 32]),
        is_this: n == 1,
        may_remove: n != 1,
        connection,
        last_met: met.map(moment),
        has,
        code: ShortCode::of(&std::array::from_fn(|place| {
            n.wrapping_mul(37).wrapping_add((place as u8).wrapping_mul(29))
        })),
    }
}

fn member(id: PersonId, name: &str, role: Role, devices: Vec<Device>) -> Member {
    Member { id, name: name.into(), role, is_me: id == ELS, leads: id == ELS, may_give_role: id != ELS, devices }
}

/// A team with nobody and nothing but me.
pub fn empty() -> FakeSession {
    let mut session = FakeSession { now: moment("2026-11-23T09:00:00Z"), ..FakeSession::default() };
    session.snapshot.stage = Stage::Ready;
    session.snapshot.saving = Saving::Saved;
    session.snapshot.team =
        Team { name: "Zomerfestival".into(), me: Some(ELS), my_role: Some(Role::Trekker), ..Team::default() };
    session.edit(Edit::Team(TeamEdit::SetZone("Europe/Brussels".into())));
    let mine = device(1, Connection::None, None, Has::Everything);
    session.snapshot.members = Arc::new(vec![member(ELS, "Els van Dam", Role::Trekker, vec![mine])]);
    session
}

/// The festival team, with about `count` posts around today.
pub fn festival(count: usize) -> FakeSession {
    let mut session = empty();
    let since = moment("2026-11-17T18:00:00Z");
    let lacks = Has::Lacks { changes: 12, of_mine: 3, since: Some(since) };
    session.snapshot.members = Arc::new(vec![
        member(
            ELS,
            "Els van Dam",
            Role::Trekker,
            vec![
                device(1, Connection::None, None, Has::Everything),
                device(5, Connection::Local, Some("2026-11-23T08:10:00Z"), Has::Everything),
            ],
        ),
        member(
            BRAM,
            "Bram Peeters",
            Role::Helper,
            vec![device(2, Connection::Direct, Some("2026-11-23T08:55:00Z"), Has::Everything)],
        ),
        member(
            FATIMA,
            "Fatima El Amrani",
            Role::Helper,
            vec![device(3, Connection::Carried, Some("2026-11-17T18:30:00Z"), lacks)],
        ),
        member(NOOR, "Noor", Role::Guest, vec![device(4, Connection::Relayed, None, Has::Unknown)]),
    ]);
    for name in ["Instagram", "Facebook", "LinkedIn", "Nieuwsbrief"] {
        session.edit(Edit::NewChannel { name: name.into() });
    }
    for (n, name) in ["Vrijwilligers", "Programma", "Duurzaam", "Sponsors"].into_iter().enumerate() {
        session.edit(Edit::NewTheme { name: name.into(), colour: n as u8 });
    }
    posts(&mut session, count);
    ideas(&mut session);
    guide(&mut session);
    session
}

const TITLES: [&str; 12] = [
    "Line-up bekend",
    "Oproep vrijwilligers",
    "Achter de schermen",
    "Winactie tickets",
    "Interview met de bakker",
    "Foto van de week",
    "Tips voor de fiets",
    "Dank aan de sponsors",
    "Aftellen: nog 30 dagen",
    "Vraag van de week",
    "Opbouw begint 🎪",
    "Het weer en wij",
];

const TEXT: &str = "Het is zover: de eerste namen zijn bekend 🎉\n\nDrie dagen lang muziek op de weide, met lokale groepen en een paar \
    verrassingen. Kom met de fiets, breng je beker mee, en vertel ons wie jij wil zien.";

fn posts(session: &mut FakeSession, count: usize) {
    let channels: Vec<DocId> = session.snapshot.channels_by_name().map(|(id, _)| *id).collect();
    let themes: Vec<DocId> = session.snapshot.themes.keys().copied().collect();
    let people = [Some(ELS), Some(BRAM), None, Some(FATIMA), Some(BRAM)];
    let begin = today() - Days::new((count as u64 / 2).min(2500));
    for n in 0..count {
        let spread = if count > 3000 { n as u64 % 5000 } else { (n as u64 * 7) % (count as u64).max(1) };
        let date = (n % 17 != 3).then(|| begin + Days::new(spread));
        let time = (n % 3 != 0)
            .then(|| NaiveTime::from_hms_opt(8 + (n as u32 * 5) % 13, (n as u32 * 15) % 60, 0).expect("a time"));
        let summary = PostSummary {
            title: TITLES[n % TITLES.len()].into(),
            publish_at: PublishAt { date, time, zone: String::new() },
            status: Status::ALL[n % 5].into(),
            channels: if n % 6 == 2 {
                Default::default()
            } else {
                channels.iter().skip(n % 3).take(1 + n % 2).copied().collect()
            },
            theme: themes.get(n % 6).copied(),
            owner: people[n % 5],
            helpers: if n % 4 == 0 { [FATIMA].into() } else { Default::default() },
            format: (n % 2 == 0).then_some(Open::Known(Format::Photo)),
            focus: (n % 3 == 0).then_some(Open::Known(Focus::ForTheCommunity)),
            ..PostSummary::empty(doc(n as u64 + 1))
        };
        let text = if n % 7 != 1 { TEXT.to_owned() } else { String::new() };
        session.put_post(Post { text, explanation: "Vraag Bram naar de foto's.".into(), ..Post::of(summary) });
    }
    session.put_comment(doc(1), BRAM, "2026-11-22T19:12:00Z", "Zullen we de headliner in de eerste zin zetten?");
    session.put_comment(doc(1), ELS, "2026-11-23T07:40:00Z", "Goed idee 👍");
}

/// A post with everything that belongs to one: a variant that lags behind, deliverables, an approval of an earlier version.
pub fn put_work(session: &mut FakeSession, id: DocId) {
    let channels: Vec<DocId> = session.snapshot.channels_by_name().map(|(id, _)| *id).collect();
    let mut post = session.post(id);
    post.summary.publish_at.date = Some(today() + Days::new(3 + u64::from(id.0[7]) % 19));
    post.summary.channels = channels.iter().copied().collect();
    post.summary.status = Status::Review.into();
    let step = |n: u64, name: &str, owner, days, done| Deliverable {
        owner,
        duration_days: Some(days),
        estimated_minutes: Some(90),
        rank: Rank(format!("{n}")),
        done,
        ..Deliverable::new(doc(700 + n), name)
    };
    post.summary.deliverables = [
        step(1, "Namen van de groepen", Some(ELS), 1, true),
        step(2, "Affiche", Some(BRAM), 3, false),
        step(3, "Foto's", None, 1, false),
    ]
    .into();
    post.summary.todos =
        [Todo::new(doc(710), "Vraag toestemming voor de foto's"), Todo::new(doc(711), "Tag de groepen")].into();
    session.put_post(post.clone());
    let text = format!("{} #festival #zomer", post.text);
    let new = Edit::NewVariant {
        post: id,
        channel: channels[0],
        text,
        seen_text: "Vorige week was alles nog geheim.".into(),
    };
    let texts = Texts::from([(None, post.text.replace("fiets", "tram"))]);
    let approval =
        Edit::NewApproval { id: doc(720), post: id, verdict: Verdict::Approved, reason: String::new(), texts };
    session.take(vec![Command::Edit(vec![new, approval])]);
}

/// A post with a sentence that Bram and Fatima changed apart.
pub fn put_overlap(session: &mut FakeSession, id: DocId) {
    let mut post = session.post(id);
    post.text = "Kom ook. De band speelt om 1921 uur. Tot dan.".into();
    let side = |by, words: &str| Side { by: vec![by], words: words.into() };
    let sides = vec![side(BRAM, "De band speelt om 19 uur."), side(FATIMA, "De band speelt om 21 uur.")];
    let reads = "De band speelt om 1921 uur.".to_owned();
    session.overlaps.insert(id, vec![Overlap { keys: vec!["ab".into()], range: 9..36, reads, sides }]);
    session.put_post(post);
}

/// A field by the name of its columns.
pub fn column(kind: Kind, name: &str) -> Field {
    field_of(kind, name).unwrap_or_else(|| panic!("{kind:?} has no {name}"))
}

/// A post with two dates chosen at once.
pub fn put_conflict(session: &mut FakeSession, id: DocId) {
    let mut post = session.post(id);
    post.summary.publish_at.date = Some(today());
    session.put_post(post);
    let dates = vec![Conflict {
        field: column(Kind::Post, "date"),
        of: None,
        choices: vec![
            Choice { value: "2026-11-23".into(), by: Some(BRAM) },
            Choice { value: "2026-11-26".into(), by: Some(FATIMA) },
        ],
    }];
    session.conflicts.insert(id, dates);
    session.show_document(id);
    session.put_history(
        id,
        vec![
            Step {
                by: Some(FATIMA),
                at: moment("2026-11-22T20:00:00Z"),
                what: vec![What::Set {
                    field: column(Kind::Post, "date"),
                    of: None,
                    value: "2026-11-26".into(),
                    from: Some("2026-11-25".into()),
                }],
                after: Version(vec![[3; 32]]),
            },
            Step {
                by: Some(BRAM),
                at: moment("2026-11-22T19:00:00Z"),
                what: vec![
                    What::Set {
                        field: column(Kind::Post, "status"),
                        of: None,
                        value: "planned".into(),
                        from: Some("review".into()),
                    },
                    What::Wrote { written: 120, removed: 14 },
                ],
                after: Version(vec![[2; 32]]),
            },
            Step {
                by: Some(ELS),
                at: moment("2026-11-20T19:00:00Z"),
                what: vec![
                    What::Made,
                    What::Set { field: column(Kind::Post, "status"), of: None, value: "review".into(), from: None },
                    What::Set { field: column(Kind::Post, "date"), of: None, value: "2026-11-25".into(), from: None },
                ],
                after: Version(vec![[1; 32]]),
            },
        ],
    );
}

fn ideas(session: &mut FakeSession) {
    let texts = [
        "Elke vrijdag een vrijwilliger in beeld, met één vraag",
        "Een kaart van de weide waar je zelf je plek kunt aanduiden.\n\nMisschien samen met de kunstschool?",
        "Winactie: bedenk de naam van het nieuwe podium",
        "Filmpje van de opbouw, versneld 🏗️",
        "Wie kent de oudste bezoeker",
        "Vertaal de praktische info in vijf talen, met hulp van de buurt. Fatima kent mensen voor Arabisch en Berbers, Noor voor Engels. De rest vragen we op het plein.",
        "Foto's van vroeger",
    ];
    let people = [BRAM, FATIMA, ELS, NOOR];
    for (n, text) in texts.into_iter().enumerate() {
        let at = moment("2026-11-23T07:00:00Z") - chrono::Duration::hours(n as i64 * 31);
        let id = doc(500_000 + n as u64);
        session.does_at(people[n % 4], at, Edit::NewIdea { id, text: text.into() });
        for person in people.into_iter().take(n % 4) {
            session.does_at(person, at, Edit::Heart { idea: id, given: true });
        }
    }
}

fn guide(session: &mut FakeSession) {
    let mut rank = None;
    for (n, (heading, text)) in [
        ("Hoe we praten", "We zeggen *je*, kort en warm. Geen vaktaal, geen grote woorden. We praten zoals aan de toog: vriendelijk en to the point."),
        ("Woorden die we gebruiken", "vrijwilliger, weide, samen, buurt\n\nLiever 'doe mee' dan 'schrijf je in'."),
        ("Emoji", "Eén is genoeg 🎪"),
    ]
    .into_iter()
    .enumerate()
    {
        let next = Rank::between(rank.as_ref(), None);
        rank = Some(next.clone());
        session.edit(Edit::NewSection { id: doc(600_000 + n as u64), heading: heading.into(), text: text.into(), rank: next });
    }
}
