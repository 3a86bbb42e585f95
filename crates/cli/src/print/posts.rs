//! Posts, for people.

use std::io::{self, Write};

use trekker_script::posts::{DeliverableAnswer, ListedPost, OutingAnswer, TodoAnswer, WholePost};

use super::or_empty;
use crate::{choices, dangers};

/// The first digits of an id: enough to say which.
fn short(id: &str) -> &str {
    &id[..8.min(id.len())]
}

pub(crate) fn listed_post(out: &mut dyn Write, listed: &ListedPost) -> io::Result<()> {
    let ListedPost { post, dangers } = listed;
    let wrong = dangers::of(dangers).map(|dangers| format!("  ! {dangers}")).unwrap_or_default();
    let (id, at, status, channels) = (short(&post.id), &post.publish_at, &post.status, post.channels.join(", "));
    writeln!(out, "{id}  {at:16}  {status:8}  {}  [{channels}]{wrong}", post.title)
}

/// What a template made.
pub(crate) fn made_post(out: &mut dyn Write, whole: &WholePost) -> io::Result<()> {
    writeln!(out, "{:10}  {}", whole.listed.post.publish_at, whole.listed.post.title)
}

pub(crate) fn whole_post(out: &mut dyn Write, whole: &WholePost) -> io::Result<()> {
    let WholePost { listed: ListedPost { post, dangers }, variants, more_than_planned, approval, .. } = whole;
    writeln!(out, "{}", post.title)?;
    for (name, value) in [
        ("id", post.id.as_str()),
        ("publish_at", &post.publish_at),
        ("zone", &post.zone),
        ("status", &post.status),
        ("owner", or_empty(&post.owner)),
        ("theme", or_empty(&post.theme)),
        ("format", or_empty(&post.format)),
        ("focus", or_empty(&post.focus)),
        ("link", &post.link),
        ("channels", &post.channels.join(", ")),
        ("wrong", &dangers::of(dangers).unwrap_or_default()),
    ] {
        if !value.is_empty() {
            writeln!(out, "{name:12} {value}")?;
        }
    }
    for crowd in more_than_planned {
        let (channel, posts) = (or_empty(&crowd.channel), crowd.posts);
        let (from, planned) = (&crowd.from, &crowd.planned);
        writeln!(out, "more than planned on {channel}: {posts} from {from} on, at most {planned} was the plan")?;
    }
    choices::print(out, &post.conflicts)?;
    match or_empty(approval) {
        "" | "open" => {}
        approval => writeln!(out, "{:12} {approval}", "approval")?,
    }
    post.deliverables.iter().try_for_each(|one| deliverable(out, one))?;
    post.todos.iter().try_for_each(|one| todo(out, one))?;
    post.outings.iter().try_for_each(|one| outing(out, one))?;
    for variant in variants {
        let changed = if variant.main_text_changed { " (main text changed)" } else { "" };
        writeln!(out, "\n{}{changed}: {}", or_empty(&variant.channel), variant.text)?;
    }
    for text in [&post.text, &post.explanation] {
        if !text.is_empty() {
            writeln!(out, "\n{text}")?;
        }
    }
    Ok(())
}

fn done(is_done: bool) -> &'static str {
    if is_done { "done" } else { "open" }
}

fn deliverable(out: &mut dyn Write, one: &DeliverableAnswer) -> io::Result<()> {
    let (id, owner) = (short(&one.id), or_empty(&one.owner));
    writeln!(out, "{:12} {id}  {}  {owner}  {}", "deliverable", one.name, done(one.done))
}

fn todo(out: &mut dyn Write, one: &TodoAnswer) -> io::Result<()> {
    writeln!(out, "{:12} {}  {}  {}", "to-do", short(&one.id), one.words, done(one.done))
}

fn outing(out: &mut dyn Write, one: &OutingAnswer) -> io::Result<()> {
    let OutingAnswer { channel, link, .. } = one;
    match link.as_str() {
        "" => writeln!(out, "{:12} {channel}: {} does it", "to go out", or_empty(&one.claimed_by))?,
        link => writeln!(out, "{:12} {channel}: {link} ({})", "posted", or_empty(&one.posted_by))?,
    }
    if one.links.len() > 1 {
        writeln!(out, "it may be online twice on {channel}: {}", one.links.join(", "))?;
    }
    if one.changed_after_it_went_out == Some(true) {
        let went_out = or_empty(&one.went_out);
        writeln!(out, "changed after it went out on {channel}; what went out there: {went_out}")?;
    }
    Ok(())
}
