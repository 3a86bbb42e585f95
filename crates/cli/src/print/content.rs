//! What is around posts, for people.

use std::io::{self, Write};

use trekker_script::changes::ChangedPost;
use trekker_script::channels::ChannelAnswer;
use trekker_script::events::EventAnswer;
use trekker_script::ideas::{BundleAnswer, IdeaAnswer};
use trekker_script::meetings::MeetingAnswer;
use trekker_script::rules::RuleAnswer;
use trekker_script::search::HitAnswer;
use trekker_script::settings::SettingsAnswer;
use trekker_script::standard_answers::StandardAnswerAnswer;
use trekker_script::successes::SuccessAnswer;
use trekker_script::templates::TemplateAnswer;
use trekker_script::voice::{FindingAnswer, SectionAnswer};

use super::{or_empty, team_zone};
use crate::choices;

/// Behind an arrow, if there are any.
fn instead_of(words: &[String]) -> String {
    if words.is_empty() { String::new() } else { format!(" → {}", words.join(", ")) }
}

pub(crate) fn settings(out: &mut dyn Write, settings: &SettingsAnswer) -> io::Result<()> {
    writeln!(out, "{}", settings.team)?;
    team_zone(out, &settings.zone)?;
    for (name, value) in [("country", or_empty(&settings.country)), ("relay", &settings.relay)] {
        if !value.is_empty() {
            writeln!(out, "{name:12} {value}")?;
        }
    }
    choices::print(out, &settings.conflicts)
}

pub(crate) fn channel(out: &mut dyn Write, channel: &ChannelAnswer) -> io::Result<()> {
    let often = channel.frequency.as_ref().map(|often| format!("  at most {often}")).unwrap_or_default();
    writeln!(out, "{}  ({}){often}", channel.name, or_empty(&channel.network))?;
    choices::print(out, &channel.conflicts)
}

pub(crate) fn template(out: &mut dyn Write, template: &TemplateAnswer) -> io::Result<()> {
    writeln!(out, "{}", template.name)?;
    for item in &template.items {
        writeln!(out, "  {:10}  {}", item.offset, item.title)?;
    }
    choices::print(out, template.conflicts.as_deref().unwrap_or_default())
}

pub(crate) fn event(out: &mut dyn Write, event: &EventAnswer) -> io::Result<()> {
    let until = event.last_day.as_ref().map(|day| format!(" – {day}")).unwrap_or_default();
    writeln!(out, "{}{until}  {}  ({})", or_empty(&event.next), event.name, event.lane)
}

pub(crate) fn changed_post(out: &mut dyn Write, changed: &ChangedPost) -> io::Result<()> {
    writeln!(out, "{}", changed.title)?;
    for change in &changed.changes {
        let of = |words: &Option<Option<String>>| words.clone().flatten().unwrap_or_default();
        let (before, after) = (of(&change.before), of(&change.after));
        let beside =
            if before.is_empty() && after.is_empty() { String::new() } else { format!(": {before} → {after}") };
        let by = if change.by.is_empty() { String::new() } else { format!(" ({})", change.by.join(", ")) };
        writeln!(out, "  {}{beside}{by}", change.what)?;
    }
    Ok(())
}

pub(crate) fn idea(out: &mut dyn Write, idea: &IdeaAnswer) -> io::Result<()> {
    let IdeaAnswer { id, hearts, stand, text, .. } = idea;
    writeln!(out, "{id}  ♥ {hearts}  {stand}  {text}  ({})", or_empty(&idea.brought_by))?;
    for into in &idea.became {
        writeln!(out, "  → {}", into.title)?;
    }
    choices::print(out, idea.conflicts.as_deref().unwrap_or_default())
}

pub(crate) fn bundle(out: &mut dyn Write, bundle: &BundleAnswer) -> io::Result<()> {
    writeln!(out, "{}  {}  ({})", bundle.id, bundle.title, bundle.credit.join(", "))
}

pub(crate) fn meeting(out: &mut dyn Write, meeting: &MeetingAnswer) -> io::Result<()> {
    writeln!(out, "{}\n{}", meeting.monday, meeting.text)?;
    for one in &meeting.decisions {
        writeln!(out, "- {}  {}  {}", one.decision, or_empty(&one.owner), or_empty(&one.due))?;
    }
    choices::print(out, &meeting.conflicts)
}

pub(crate) fn success(out: &mut dyn Write, success: &SuccessAnswer) -> io::Result<()> {
    writeln!(out, "{}  {}", or_empty(&success.day), success.success)?;
    for figure in &success.figures {
        writeln!(out, "  {} {}", figure.value, figure.name)?;
    }
    let (thought, made) = (success.thought_by.join(", "), success.made_by.join(", "));
    writeln!(out, "  thought of by {thought}, made by {made}")
}

pub(crate) fn standard_answer(out: &mut dyn Write, answer: &StandardAnswerAnswer) -> io::Result<()> {
    let channels = answer.channels.join(", ");
    let about = [channels.as_str(), or_empty(&answer.plan)].into_iter().filter(|part| !part.is_empty());
    let about = about.collect::<Vec<_>>().join(" · ");
    let about = if about.is_empty() { about } else { format!("  ({about})") };
    writeln!(out, "{}  {}{about}\n{}\n", answer.id, answer.question, answer.text)?;
    choices::print(out, answer.conflicts.as_deref().unwrap_or_default())
}

pub(crate) fn section(out: &mut dyn Write, section: &SectionAnswer) -> io::Result<()> {
    writeln!(out, "## {}\n\n{}\n", section.heading, section.text)?;
    choices::print(out, section.conflicts.as_deref().unwrap_or_default())
}

pub(crate) fn rule(out: &mut dyn Write, rule: &RuleAnswer) -> io::Result<()> {
    let says = rule.says.replace('\n', ", ");
    let (instead, place) = (instead_of(&rule.instead), or_empty(&rule.place));
    let RuleAnswer { id, sort, strictness, .. } = rule;
    writeln!(out, "{id}  {sort:15}  {says}{instead}  ({place}, {strictness})")
}

/// One thing that is against a voice rule.
pub(crate) fn finding(out: &mut dyn Write, finding: &FindingAnswer) -> io::Result<()> {
    let mend = finding.mend.as_ref().map(|mend| format!(" → {mend}")).unwrap_or_default();
    let place = format!("{}–{}", finding.start, finding.end);
    let on = finding.channel.clone().flatten().map(|channel| format!(", on {channel}")).unwrap_or_default();
    writeln!(out, "{place:9}  {}{mend}  ({}{on})", finding.found, finding.reason)
}

pub(crate) fn hit(out: &mut dyn Write, hit: &HitAnswer) -> io::Result<()> {
    let place = format!("{} {}", hit.kind, hit.when);
    writeln!(out, "{}  {}  {}", place.trim(), hit.title, hit.excerpt.replace('\n', " "))
}
