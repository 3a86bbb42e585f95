//! The desk with a made-up team in a real window, to look at:
//! `gallery [room] [light|dark] [nl|en] [posts] [--size WxH] [--view VIEW] [--sheet] [--work] [--publish] [--rules] [--answers] [--approved] [--first] [--invite] [--screenshot FILE]`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "made up to be looked at or tested"
)]
#![allow(clippy::let_underscore_must_use, dead_code, reason = "the fake session is shared by tests and gallery")]

#[path = "../tests/fake/mod.rs"]
mod fake;

use chrono::DateTime;
use egui::ThemePreference;
use trekker_domain::channel::ChannelEdit;
use trekker_domain::edit::Edit;
use trekker_domain::frequency::Frequency;
use trekker_domain::import::{PostField, Remark, Why};
use trekker_session::command::Language;
use trekker_session::import::Import;
use trekker_session::snapshot::Stage;
use trekker_ui::calendar_view::View;
use trekker_ui::context::{Exchange, Now};
use trekker_ui::desk::Desk;
use trekker_ui::look::install::install;
use trekker_ui::preferences::Preferences;
use trekker_ui::room::Room;

struct Gallery {
    desk: Desk,
    session: fake::FakeSession,
    now: Now,
    screenshot: Option<String>,
    frame: u32,
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let (mut commands, mut requests) = (Vec::new(), Vec::new());
        let snapshot = self.session.snapshot.clone();
        let notices = std::mem::take(&mut self.session.notices);
        let session = &mut self.session;
        let mut new_id = || session.new_id();
        let exchange = Exchange {
            snapshot: &snapshot,
            now: &self.now,
            commands: &mut commands,
            requests: &mut requests,
            new_id: &mut new_id,
        };
        self.desk.show(ui, exchange, &notices);
        self.session.take(commands);
        self.frame += 1;
        let Some(file) = self.screenshot.clone() else { return };
        ui.ctx().request_repaint();
        if self.frame == 12 {
            ui.ctx().request_screenshot(move |picture| {
                let [width, height] = picture.size;
                let bytes: Vec<u8> = picture.pixels.iter().flat_map(|pixel| pixel.to_array()).collect();
                let colour = image::ColorType::Rgba8;
                image::save_buffer(file, &bytes, width as u32, height as u32, colour).expect("the picture is saved");
                std::process::exit(0);
            });
        }
    }
}

fn main() -> eframe::Result {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let after = |name: &str| arguments.iter().position(|one| one == name).and_then(|at| arguments.get(at + 1)).cloned();
    let posts = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(48);
    let mut session = if posts == 0 { fake::team::empty() } else { fake::team::festival(posts) };
    let preferences = Preferences {
        language: if has("nl") { Language::Dutch } else { Language::English },
        theme: if has("dark") { ThemePreference::Dark } else { ThemePreference::Light },
        reduce_motion: after("--screenshot").is_some(),
        calendar_view: after("--view").and_then(|view| View::parse(&view)).unwrap_or_default(),
        name: "Els".into(),
        ..Preferences::default()
    };
    let mut desk = Desk::new(preferences);
    desk.room = match arguments.first().map(String::as_str) {
        Some("ideas") => Room::Ideas,
        Some("meeting") => Room::Meeting,
        Some("voice") => Room::Voice,
        Some("team") => Room::Team,
        _ => Room::Calendar,
    };
    if has("--first") {
        session.snapshot.stage = Stage::NoTeam;
    }
    if has("--example") {
        session.snapshot.team.is_example = true;
    }
    if has("--pinboard") {
        fake::ideas::put_pinboard(&mut session);
    }
    if has("--media") {
        use trekker_domain::media::{FileHash, Media, MediaFile};
        let mut post = session.post(fake::doc(1)).clone();
        for (n, name, size) in [(1, "weide bij zonsopgang.jpg", 3_400_000), (2, "film van de opbouw.mp4", 212_000_000)]
        {
            let file = MediaFile { hash: FileHash([n; 32]), size, name: name.into() };
            let alt = if n == 1 { "De lege weide in de mist" } else { "" };
            let rank = trekker_domain::rank::Rank(n.to_string());
            post.summary.media.push(Media { id: fake::doc(900 + u64::from(n)), file, alt: alt.into(), rank });
        }
        session.put_post(post);
        let files = &mut session.snapshot.files;
        files.insert(FileHash([1; 32]), trekker_session::snapshot::FileState::Here);
        files.insert(FileHash([2; 32]), trekker_session::snapshot::FileState::Elsewhere { bytes: 53_000_000 });
        fake::around::put_picture(&mut session, FileHash([1; 32]), 480, 320);
    }
    if has("--answers") {
        fake::answers::put_answers(&mut session);
    }
    if has("--rules") {
        fake::around::put_rules(&mut session);
        let mut post = session.post(fake::doc(1)).clone();
        post.text = "Komt u ook zaterdag? De soep is GRATIS!! Dames en heren, breng uw fiets mee 🎉 #samensterk".into();
        session.put_post(post);
    }
    if has("--sheet") {
        fake::team::put_conflict(&mut session, fake::doc(1));
        let mut commands = Vec::new();
        desk.open_document(fake::doc(1), &mut commands);
        session.take(commands);
        session.put_caret(fake::doc(1), fake::team::BRAM, 20);
    }
    if has("--many-deliverables") {
        for n in 1..=20 {
            fake::team::put_work(&mut session, fake::doc(n));
        }
        let settings = &mut session.snapshot.team.settings;
        settings.country = Some(trekker_domain::holidays::Country::Belgium.into());
        settings.minutes_of.insert(fake::team::BRAM, 360);
    }
    if has("--publish") {
        fake::team::put_work(&mut session, fake::doc(1));
        let mut post = session.post(fake::doc(1)).clone();
        post.summary.publish_at.date = "2026-11-23".parse().ok();
        post.summary.publish_at.time = chrono::NaiveTime::from_hms_opt(9, 0, 0);
        post.summary.status = trekker_domain::post::Status::Planned.into();
        let channels: Vec<_> = post.summary.channels.iter().copied().collect();
        fake::edits::outing_of(&mut post.summary, channels[0]).claimed_by = Some(fake::team::BRAM);
        let out = fake::edits::outing_of(&mut post.summary, channels[1]);
        out.link = "https://www.instagram.com/p/C0ffee/".into();
        out.posted_by = Some(fake::team::ELS);
        session.put_post(post);
        let mut commands = Vec::new();
        desk.open_document(fake::doc(1), &mut commands);
        session.take(commands);
    }
    if has("--work") {
        fake::team::put_work(&mut session, fake::doc(1));
        let mut commands = Vec::new();
        desk.open_document(fake::doc(1), &mut commands);
        session.take(commands);
    }
    if has("--approved") {
        session.put_approval(fake::doc(1), trekker_domain::approval::Verdict::Approved);
    }
    if has("--events") {
        fake::around::put_events(&mut session);
    }
    if has("--event") {
        let mut commands = Vec::new();
        desk.open_document(fake::doc(800_003), &mut commands);
        session.take(commands);
    }
    if has("--changes") {
        fake::around::put_changes(&mut session);
    }
    if let Some(frequency) = after("--often").and_then(|often| Frequency::parse(&often)) {
        let every: Vec<_> = session.snapshot.channels.keys().copied().collect();
        for id in every {
            let edit = Edit::Channel(id, ChannelEdit::SetFrequency(Some(frequency)));
            session.take(vec![trekker_session::command::Command::Edit(vec![edit])]);
        }
    }
    if has("--invite") {
        session.take(vec![trekker_session::command::Command::Invite {
            role: trekker_domain::role::Role::Helper,
            valid_hours: 48,
        }]);
    }
    if has("--import") {
        session.snapshot.import = Some(std::sync::Arc::new(Import {
            file: "planning 2026.csv".into(),
            columns: vec![
                ("Titel".into(), Some(PostField::Title)),
                ("Datum".into(), Some(PostField::Date)),
                ("Opmerking".into(), None),
            ],
            columns_are_kept: false,
            is_calendar: false,
            new: 42,
            changed: 0,
            already_there: 3,
            sample: vec![("Line-up bekend".into(), "2026-11-24".into()), ("Winactie".into(), "2026-11-27".into())],
            unplaced: vec![(17, Why::DateNotUnderstood { value: "ergens in juni".into() })],
            not_events: Vec::new(),
            remarks: vec![Remark::TitlesFromText { rows: 4 }],
        }));
    }
    let (width, height) = after("--size")
        .and_then(|size| size.split_once('x').map(|(w, h)| (w.parse().unwrap_or(1280.0), h.parse().unwrap_or(800.0))))
        .unwrap_or((1280.0, 800.0));
    let here = DateTime::parse_from_rfc3339("2026-11-23T10:05:00+01:00").expect("a moment");
    let now = Now { here, zone: "Europe/London".into() };
    let gallery = Gallery { desk, session, now, screenshot: after("--screenshot"), frame: 0 };
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([width, height]).with_decorations(false),
        ..Default::default()
    };
    eframe::run_native(
        "Trekker gallery",
        options,
        Box::new(|creation| {
            install(&creation.egui_ctx);
            Ok(Box::new(gallery))
        }),
    )
}
