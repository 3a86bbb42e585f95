//! Each view of the calendar: CPU of a frame with 10,000 posts beside the same with 100.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::DateTime;
use trekker_document::reading::nobody;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::post::Post;
use trekker_domain::rank::Rank;
use trekker_domain::work::Deliverable;
use trekker_session::calendar::PostRow;
use trekker_session::snapshot::{Snapshot, Stage};
use trekker_ui::calendar_view::View;
use trekker_ui::context::{Exchange, Now};
use trekker_ui::desk::Desk;
use trekker_ui::look::install::install;
use trekker_ui::preferences::Preferences;

use crate::data::{id_of, new_post};
use crate::table::{Figure, growth, millis, percentile};

const FRAMES: usize = 1_000;

pub fn measure() -> Vec<Figure> {
    let [few, medium, many, most] = [100, 1_000, 10_000, 100_000].map(team);
    let mut figures = Vec::new();
    for view in View::ALL {
        let [of_many, of_few] = frames(view, [&many, &few]);
        figures.push(beside(view.word(), of_many, of_few));
    }
    figures.extend(growth("a frame of the month, p99", &frames(View::Month, [&medium, &many, &most])));
    figures
}

fn beside(view: &str, many: Duration, few: Duration) -> Figure {
    let ratio = many.as_secs_f64() / few.as_secs_f64();
    Figure {
        name: "frame-10k",
        workload: format!("{view}, {FRAMES} frames with a moving pointer, p99"),
        ours: millis(many),
        beside: format!("100 posts {}", millis(few)),
        result: format!("{ratio:.2} ×"),
        to_reach: "8 ms and 1.2 ×",
        is_reached: many < Duration::from_millis(8) && ratio <= 1.2,
    }
}

fn deliverable(post: usize, nth: usize, name: &str) -> Deliverable {
    let duration_days = u32::try_from(1 + (post + nth) % 4).ok();
    let rank = Rank(format!("{nth}"));
    Deliverable { duration_days, rank, ..Deliverable::new(id_of(1_000_000 + 2 * post + nth), name) }
}

/// A team with so many posts, of which the same 100 are those of the month that shows.
fn team(posts: usize) -> Snapshot {
    let days = (posts as u64 * 30) / 100;
    let mut random = fastrand::Rng::with_seed(5);
    let mut snapshot = Snapshot { stage: Stage::Ready, ..Snapshot::default() };
    for number in 0..posts {
        let doc = id_of(number);
        let mut document = trekker_document::document::Document::born(Kind::Post);
        let mut author = crate::data::Author::new(1);
        let mut new = new_post(&mut random, number, days);
        new.deliverables =
            ["Text", "Photo"].iter().enumerate().map(|(nth, name)| deliverable(number, nth, name)).collect();
        author.writes(&mut document, doc, &trekker_domain::edit::Edit::NewPost(doc, new));
        let summary = Post::read(doc, &document.cells(&nobody)).summary;
        snapshot.calendar.put(Arc::new(PostRow::new(summary)));
    }
    snapshot
}

/// The p99 of a frame in each of the teams. They take turns, so that what else the machine does slows all of them alike.
fn frames<const TEAMS: usize>(view: View, teams: [&Snapshot; TEAMS]) -> [Duration; TEAMS] {
    let mut windows = teams.map(|team| Window::open(view, team));
    for frame in 0..FRAMES {
        for window in &mut windows {
            window.draw(frame);
        }
    }
    windows.map(|mut window| percentile(&mut window.times, 0.99))
}

struct Window<'a> {
    snapshot: &'a Snapshot,
    context: egui::Context,
    desk: Desk,
    now: Now,
    times: Vec<Duration>,
}

impl<'a> Window<'a> {
    fn open(view: View, snapshot: &'a Snapshot) -> Self {
        let context = egui::Context::default();
        install(&context);
        let desk = Desk::new(Preferences { calendar_view: view, ..Preferences::default() });
        let here = DateTime::parse_from_rfc3339("2026-01-15T10:00:00+01:00").expect("a moment");
        let now = Now { here, zone: "Europe/Brussels".into() };
        Self { snapshot, context, desk, now, times: Vec::new() }
    }

    fn draw(&mut self, frame: usize) {
        let position = egui::pos2(100.0 + (frame * 7 % 1000) as f32, 120.0 + (frame * 13 % 600) as f32);
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0))),
            time: Some(frame as f64 / 60.0),
            events: vec![egui::Event::PointerMoved(position)],
            ..Default::default()
        };
        let (mut commands, mut requests) = (Vec::new(), Vec::new());
        let begin = Instant::now();
        let output = self.context.run_ui(input, |ui| {
            let exchange = Exchange {
                snapshot: self.snapshot,
                now: &self.now,
                commands: &mut commands,
                requests: &mut requests,
                new_id: &mut || DocId([0; 16]),
            };
            self.desk.show(ui, exchange, &[]);
        });
        let triangles = self.context.tessellate(output.shapes, output.pixels_per_point);
        let time = begin.elapsed();
        assert!(!triangles.is_empty());
        // The first frames fill the caches of glyphs.
        if frame > 20 {
            self.times.push(time);
        }
    }
}
