//! The sheet as a page to keep, send or print.

use trekker_domain::page::{Page, Part};
use trekker_domain::success::Success;
use trekker_session::calendar::PostRow;

use super::decisions::line_of;
use super::room::{Week, risk_heading, title};
use crate::context::Scene;
use crate::ideas::whose;
use crate::terms;
use crate::words::say;

/// Of each sort of risk so many posts are named; the others are counted.
pub(super) const MOST_POSTS: usize = 6;
/// So many new ideas are named on the screen; the page has all of them.
pub(super) const MOST_IDEAS: usize = 10;

pub(super) fn of(scene: &Scene<'_>, week: &Week) -> Page {
    let words = scene.words;
    let nothing = |lines: Vec<String>, nothing: String| if lines.is_empty() { vec![nothing] } else { lines };
    let ideas = week.ideas.iter().map(|idea| {
        let (_, name) = whose(scene, idea);
        say!(words, "idea-of", title = idea.headline(), name = name)
    });
    let successes = week.successes.iter().map(|success| success_line(scene, success));
    let mut parts = vec![
        Part {
            heading: say!(words, "meeting-ideas", count = week.ideas.len()),
            lines: nothing(ideas.collect(), say!(words, "meeting-no-ideas")),
            ..Part::default()
        },
        Part {
            heading: say!(words, "meeting-successes", count = week.successes.len()),
            lines: nothing(successes.collect(), say!(words, "meeting-no-successes")),
            ..Part::default()
        },
    ];
    for (only, posts) in &week.at_risk {
        let mut lines: Vec<String> = posts.iter().take(MOST_POSTS).map(|row| post_line(scene, row)).collect();
        if let Some(more) = posts.len().checked_sub(MOST_POSTS).filter(|more| *more > 0) {
            lines.push(say!(words, "and-more", count = more));
        }
        parts.push(Part { heading: risk_heading(scene, *only, posts.len()), lines, ..Part::default() });
    }
    let decisions = week.meeting.as_ref().map(|meeting| meeting.decisions.as_slice()).unwrap_or_default();
    let lines: Vec<String> = decisions.iter().map(|decision| line_of(scene, decision)).collect();
    parts.push(Part {
        heading: say!(words, "meeting-decisions", count = decisions.len()),
        lines: nothing(lines, say!(words, "meeting-no-decisions")),
        ..Part::default()
    });
    if !week.still_open.is_empty() {
        parts.push(Part {
            heading: say!(words, "meeting-still-open", count = week.still_open.len()),
            lines: week.still_open.iter().map(|(_, decision)| line_of(scene, decision)).collect(),
            ..Part::default()
        });
    }
    let notes = week.meeting.as_ref().map(|meeting| meeting.text.trim().to_owned()).unwrap_or_default();
    if !notes.is_empty() {
        parts.push(Part { heading: say!(words, "meeting-notes"), text: notes, ..Part::default() });
    }
    let title = format!("{} – {}", scene.snapshot.team.name, title(scene, week.monday));
    Page { title, language: words.code().to_owned(), parts }
}

/// 'What it brought (1,240 visitors) · thought of by Els · made by Bram'
pub(super) fn success_line(scene: &Scene<'_>, success: &Success) -> String {
    let words = scene.words;
    let figures = success.figures.iter().filter(|figure| !figure.value.is_empty());
    let figures: Vec<String> = figures.map(|figure| format!("{} {}", figure.value, figure.name)).collect();
    let mut line = success.words.trim().to_owned();
    if !figures.is_empty() {
        line = format!("{line} ({})", figures.join(", "));
    }
    let (thought, made) = scene.snapshot.success_credit(success);
    let names = |people: Vec<_>| {
        let names: Vec<String> = people.into_iter().map(|person| scene.name_of(person)).collect();
        words.all_names(&names)
    };
    if !thought.is_empty() {
        line = format!("{line} · {}", say!(words, "success-thought-by", names = names(thought)));
    }
    if !made.is_empty() {
        line = format!("{line} · {}", say!(words, "success-made-by", names = names(made)));
    }
    line
}

pub(super) fn post_line(scene: &Scene<'_>, row: &PostRow) -> String {
    let words = scene.words;
    let post = &row.summary;
    let mut line = terms::title(words, &post.title);
    if let Some(day) = post.publish_at.date {
        line = format!("{line} · {}", words.day(day, scene.now.today()));
    }
    match post.owner {
        Some(owner) => format!("{line} · {}", scene.name_of(owner)),
        None => format!("{line} · {}", say!(words, "owner-nobody")),
    }
}

/// For a mail.
pub(super) fn as_text(page: &Page) -> String {
    let part = |part: &Part| {
        let lines: String = part.lines.iter().map(|line| format!("- {line}\n")).collect();
        let text = if part.text.is_empty() { String::new() } else { format!("{}\n", part.text) };
        format!("\n{}\n{lines}{text}", part.heading)
    };
    format!("{}\n{}", page.title, page.parts.iter().map(part).collect::<String>())
}
