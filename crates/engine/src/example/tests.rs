//! What has to hold of the example in both languages, on any day.

use std::collections::HashSet;

use chrono::Days;
use trekker_domain::name;
use trekker_domain::publish_at::{parse_date, zone};

use super::*;

fn made(language: Language, today: NaiveDate) -> ExampleTeam {
    let mut count = 0_u8;
    example_team(language, today, &mut || {
        count += 1;
        DocId([count; 16])
    })
}

fn both(today: &str) -> [ExampleTeam; 2] {
    let today = parse_date(today).expect(today);
    [Language::Dutch, Language::English].map(|language| made(language, today))
}

/// A week of days, across the end of a year.
fn days() -> impl Iterator<Item = NaiveDate> {
    let first = parse_date("2026-12-28").expect("a date");
    (0..7).map(move |day| first + Days::new(day))
}

#[test]
fn what_is_past_was_posted_but_for_one_and_nothing_ahead_was() {
    for today in days() {
        for language in [Language::Dutch, Language::English] {
            let team = made(language, today);
            let is_past = |post: &&ExamplePost| post.publish_at.date.is_some_and(|date| date < today);
            let (past, ahead): (Vec<_>, Vec<_>) = team.posts.iter().partition(is_past);
            let not_posted = past.iter().filter(|post| post.status != Status::Posted).count();
            assert_eq!(not_posted, 1, "{today}");
            assert!(past.len() >= 10 && ahead.len() >= 15, "{today}");
            for post in ahead {
                assert_ne!(post.status, Status::Posted, "{today}: {}", post.title);
            }
        }
    }
}

#[test]
fn posts_reach_from_three_weeks_ago_to_six_weeks_ahead_in_order() {
    for today in days() {
        let team = made(Language::Dutch, today);
        let dates: Vec<_> =
            team.posts.iter().filter_map(|post| Some((post.publish_at.date?, post.publish_at.time?))).collect();
        assert!(dates.is_sorted(), "{dates:?}");
        let weeks = |date: NaiveDate| (date - schedule::day(today, (0, chrono::Weekday::Mon))).num_days().div_euclid(7);
        assert_eq!((weeks(dates[0].0), weeks(dates[dates.len() - 1].0)), (-3, 6));
    }
}

#[test]
fn every_name_can_be_one_and_every_text_is_a_text() {
    for team in both("2026-05-20") {
        let names = team.channels.iter().chain(team.themes.iter().map(|(name, _)| name)).chain([&team.team_name]);
        for written in names.clone() {
            assert_eq!(name::tidy(written).as_ref(), Some(written));
        }
        assert_eq!(names.clone().collect::<HashSet<_>>().len(), names.count());
        assert!(zone(&team.zone).is_some());
        for post in &team.posts {
            let sentences =
                post.text.split_inclusive(['.', '!', '?', '\n']).filter(|part| part.trim().len() > 3).count();
            assert!(sentences >= 2, "{}: {sentences}", post.title);
            assert!(post.text.trim() == post.text && !post.text.contains("  "), "{}", post.title);
            assert!(post.title.chars().count() <= 60 && !post.explanation.is_empty(), "{}", post.title);
            for text in [&post.title, &post.text, &post.explanation] {
                assert!(!text.contains(['{', '}', '\t']), "{text}");
            }
            assert!(post.format != Format::Link || !post.link.is_empty(), "{}", post.title);
        }
        for text in team.ideas.iter().map(|idea| &idea.text).chain(team.sections.iter().map(|section| &section.text)) {
            assert!(text.len() > 20 && !text.contains(['{', '}']), "{text}");
        }
    }
}

#[test]
fn every_document_has_an_id_of_its_own() {
    for team in both("2026-05-20") {
        let posts = team.posts.iter().map(|post| post.id);
        let others = team.ideas.iter().map(|idea| idea.id).chain(team.sections.iter().map(|section| section.id));
        let events = team.events.iter().map(|event| event.id);
        let ids: Vec<DocId> = posts.chain(others).chain(events).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        assert_eq!(ids.len(), 30 + 10 + 5 + 5);
    }
}

#[test]
fn the_languages_differ_in_words_and_in_nothing_else() {
    let [dutch, english] = both("2026-05-20");
    for (one, other) in dutch.posts.iter().zip(&english.posts) {
        assert_eq!((&one.publish_at, one.status, one.format), (&other.publish_at, other.status, other.format));
        assert_ne!(one.title, other.title);
        assert_ne!(one.text, other.text);
        assert_ne!(one.explanation, other.explanation);
    }
    // Words that give a language away: none of the other's may have stayed behind.
    let words = |team: &ExampleTeam| -> HashSet<String> {
        let posts = team.posts.iter().flat_map(|post| [&post.title, &post.text, &post.explanation]);
        let others = team.ideas.iter().map(|idea| &idea.text);
        let sections = team.sections.iter().flat_map(|section| [&section.heading, &section.text]);
        let all =
            posts.chain(others).chain(sections).flat_map(|text| text.split(|letter: char| !letter.is_alphabetic()));
        all.map(str::to_lowercase).collect()
    };
    for word in ["het", "een", "niet", "voor", "wij", "jullie", "zaterdag"] {
        assert!(words(&dutch).contains(word) && !words(&english).contains(word), "{word}");
    }
    for word in ["the", "and", "with", "our", "you", "saturday"] {
        assert!(words(&english).contains(word) && !words(&dutch).contains(word), "{word}");
    }
}

#[test]
fn most_serves_the_community_and_some_posts_miss_somebody() {
    for team in both("2026-05-20") {
        let about_us = team.posts.iter().filter(|post| post.focus == Focus::AboutUs).count();
        assert!((5..=9).contains(&about_us), "{about_us} of {}", team.posts.len());
        assert!(team.posts.iter().any(|post| !post.is_mine) && team.posts.iter().any(|post| post.is_mine));
        for channel in &team.channels {
            assert!(team.posts.iter().any(|post| post.channels.contains(channel)), "{channel}");
        }
        for (theme, _) in &team.themes {
            assert!(team.posts.iter().any(|post| post.theme == *theme), "{theme}");
        }
    }
}

#[test]
fn lanes_and_the_plan_end_with_the_feast_of_which_some_posts_are_no_part() {
    for team in both("2026-05-20") {
        let feast = parse_date("2026-06-27").expect("a date");
        let days: Vec<_> = team.events.iter().map(|event| (event.first_day, event.last_day)).collect();
        assert!(days.is_sorted() && days.iter().all(|(first, last)| first <= last), "{days:?}");
        assert_eq!(days.last(), Some(&(feast, feast)));
        assert_eq!(team.plan.last_day, feast);
        for post in team.posts.iter().filter(|post| post.is_in_plan) {
            assert!(
                post.publish_at.date.is_none_or(|date| date >= team.plan.first_day && date <= feast),
                "{}",
                post.title
            );
        }
        assert!(team.posts.iter().any(|post| post.is_in_plan) && team.posts.iter().any(|post| !post.is_in_plan));
    }
}

#[test]
fn the_dates_in_the_texts_follow_today() {
    let [dutch, english] = both("2026-05-20");
    assert!(dutch.posts[0].text.contains("zaterdag 27 juni"), "{}", dutch.posts[0].text);
    assert!(english.posts[0].text.contains("Saturday 27 June"), "{}", english.posts[0].text);
}
