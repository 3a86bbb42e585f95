//! Answers for people. For scripts there is `--json`.

use std::io::{self, Write};

use serde_json::Value;

use crate::answer::AnswerCommand;
use crate::arguments::{
    CarryCommand, Command, ExportCommand, MediaCommand, PostCommand, TeamCommand, TemplateCommand, VoiceCommand,
};
use crate::idea::IdeaCommand;
use crate::rule::RuleCommand;
use crate::run::say;
use crate::{choices, dangers, visible, zone};

/// Prints an answer.
///
/// # Errors
/// When standard output is closed.
pub fn answer(command: &Command, answer: &Value, as_json: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if as_json {
        serde_json::to_writer_pretty(&mut out, answer)?;
        writeln!(out)?;
        return out.flush();
    }
    // JSON has its own way to write these; here they would reach the terminal.
    let answer = &visible::answer(answer);
    let items = answer.as_array().map(Vec::as_slice).unwrap_or_default();
    for item in items {
        match command {
            Command::Invite { .. } | Command::Device(_) => {
                if !text(item, "spoken").is_empty() {
                    writeln!(out, "On the same local network: {}", text(item, "spoken"))?;
                }
                if item["runs"] == false {
                    say(
                        "Somebody can come in only while this device runs: open the app, or start 'serve', before they join.",
                    );
                }
                writeln!(out, "{}", text(item, "ticket"))?;
            }
            Command::PutAway => {}
            Command::Carry(CarryCommand::Out { .. }) => {
                writeln!(out, "{} records in {}", item["records"], text(item, "file"))?;
            }
            Command::Export(ExportCommand::Csv { .. } | ExportCommand::Ical { .. }) => {
                writeln!(out, "{} posts in {}, hours in {}", item["posts"], text(item, "file"), text(item, "zone"))?;
                if item["without_a_day"] != 0 {
                    writeln!(out, "{} posts have no day, and no place in it", item["without_a_day"])?;
                }
            }
            Command::Digest => writeln!(out, "{}", text(item, "digest"))?,
            Command::Team(TeamCommand::Show | TeamCommand::Set { .. }) => {
                writeln!(out, "{}", text(item, "team"))?;
                team_zone(&mut out, item)?;
                for name in ["country", "relay"].into_iter().filter(|name| !text(item, name).is_empty()) {
                    writeln!(out, "{name:12} {}", text(item, name))?;
                }
                choices::print(&mut out, item)?;
            }
            Command::Status
            | Command::Team(_)
            | Command::Join { .. }
            | Command::Revoke { .. }
            | Command::Carry(_)
            | Command::Member(_)
            | Command::Lead(_)
            | Command::Leave => status(&mut out, item)?,
            Command::Import { dry_run, .. } => import(&mut out, item, *dry_run)?,
            Command::Post(PostCommand::List) => writeln!(
                out,
                "{}  {:16}  {:8}  {}  [{}]{}",
                &text(item, "id")[..8.min(text(item, "id").len())],
                text(item, "publish_at"),
                text(item, "status"),
                text(item, "title"),
                list(item, "channels"),
                dangers::of(item).map(|dangers| format!("  ! {dangers}")).unwrap_or_default(),
            )?,
            Command::Post(_)
            | Command::Work(_)
            | Command::Approve { .. }
            | Command::Publish { .. }
            | Command::Media(MediaCommand::Add { .. }) => post(&mut out, item)?,
            Command::Channel(_) => {
                let often = Some(text(item, "frequency")).filter(|often| !often.is_empty());
                let often = often.map(|often| format!("  at most {often}")).unwrap_or_default();
                writeln!(out, "{}  ({}){often}", text(item, "name"), text(item, "network"))?;
                choices::print(&mut out, item)?;
            }
            Command::Template(TemplateCommand::Use { .. }) => {
                writeln!(out, "{:10}  {}", text(item, "publish_at"), text(item, "title"))?;
            }
            Command::Template(_) => {
                writeln!(out, "{}", text(item, "name"))?;
                for item in item["items"].as_array().into_iter().flatten() {
                    writeln!(out, "  {:10}  {}", text(item, "offset"), text(item, "title"))?;
                }
                choices::print(&mut out, item)?;
            }
            Command::Event(_) => {
                let until = Some(text(item, "last_day")).filter(|day| !day.is_empty());
                let until = until.map(|day| format!(" – {day}")).unwrap_or_default();
                writeln!(out, "{}{until}  {}  ({})", text(item, "next"), text(item, "name"), text(item, "lane"))?;
            }
            Command::Changes { .. } => {
                writeln!(out, "{}", text(item, "title"))?;
                for change in item["changes"].as_array().into_iter().flatten() {
                    let (before, after) = (text(change, "before"), text(change, "after"));
                    let beside = if before.is_empty() && after.is_empty() {
                        String::new()
                    } else {
                        format!(": {before} → {after}")
                    };
                    let by = Some(list(change, "by")).filter(|by| !by.is_empty());
                    let by = by.map(|by| format!(" ({by})")).unwrap_or_default();
                    writeln!(out, "  {}{beside}{by}", text(change, "what"))?;
                }
            }
            Command::Idea(IdeaCommand::Bundle { .. }) => {
                writeln!(out, "{}  {}  ({})", text(item, "id"), text(item, "title"), list(item, "credit"))?;
            }
            Command::Meeting(_) => {
                writeln!(out, "{}\n{}", text(item, "monday"), text(item, "text"))?;
                for one in item["decisions"].as_array().into_iter().flatten() {
                    writeln!(out, "- {}  {}  {}", text(one, "decision"), text(one, "owner"), text(one, "due"))?;
                }
                choices::print(&mut out, item)?;
            }
            Command::Success(_) => {
                let (thought, made) = (list(item, "thought_by"), list(item, "made_by"));
                writeln!(out, "{}  {}", text(item, "day"), text(item, "success"))?;
                for figure in item["figures"].as_array().into_iter().flatten() {
                    writeln!(out, "  {} {}", text(figure, "value"), text(figure, "name"))?;
                }
                writeln!(out, "  thought of by {thought}, made by {made}")?;
            }
            Command::Idea(_) => {
                let (words, by) = (text(item, "text"), text(item, "brought_by"));
                writeln!(out, "{}  ♥ {}  {}  {words}  ({by})", text(item, "id"), item["hearts"], text(item, "stand"))?;
                for into in item["became"].as_array().into_iter().flatten() {
                    writeln!(out, "  → {}", text(into, "title"))?;
                }
                choices::print(&mut out, item)?;
            }
            Command::Answer(AnswerCommand::Check { .. }) => found(&mut out, item)?,
            Command::Answer(_) => {
                let (channels, plan) = (list(item, "channels"), text(item, "plan"));
                let about = [channels.as_str(), plan].into_iter().filter(|part| !part.is_empty());
                let about = about.collect::<Vec<_>>().join(" · ");
                let about = if about.is_empty() { about } else { format!("  ({about})") };
                writeln!(out, "{}  {}{about}\n{}\n", text(item, "id"), text(item, "question"), text(item, "text"))?;
                choices::print(&mut out, item)?;
            }
            Command::Voice(VoiceCommand::Show) => {
                writeln!(out, "## {}\n\n{}\n", text(item, "heading"), text(item, "text"))?;
                choices::print(&mut out, item)?;
            }
            Command::Voice(VoiceCommand::Rule(RuleCommand::Import { .. })) => {
                for rule in item["rules"].as_array().into_iter().flatten() {
                    let instead = list(rule, "instead");
                    let instead = if instead.is_empty() { instead } else { format!(" → {instead}") };
                    writeln!(out, "{}: {}{instead}", text(rule, "sort"), text(rule, "says").replace('\n', ", "))?;
                }
                for line in item["unplaced"].as_array().into_iter().flatten() {
                    writeln!(out, "no rule, line {}: {}", line["line"], text(line, "text"))?;
                }
            }
            Command::Voice(VoiceCommand::Rule(_)) => {
                let says = text(item, "says").replace('\n', ", ");
                let instead = list(item, "instead");
                let instead = if instead.is_empty() { instead } else { format!(" → {instead}") };
                let (sort, place) = (text(item, "sort"), text(item, "place"));
                let (id, strictness) = (text(item, "id"), text(item, "strictness"));
                writeln!(out, "{id}  {sort:15}  {says}{instead}  ({place}, {strictness})")?;
            }
            Command::Voice(VoiceCommand::Check { .. }) => found(&mut out, item)?,
            Command::Search { .. } => {
                let place = format!("{} {}", text(item, "kind"), text(item, "when"));
                writeln!(
                    out,
                    "{}  {}  {}",
                    place.trim(),
                    text(item, "title"),
                    text(item, "excerpt").replace('\n', " ")
                )?;
            }
            Command::Check => check(&mut out, item)?,
            _ => writeln!(out, "{item}")?,
        }
    }
    out.flush()
}

fn text<'a>(item: &'a Value, name: &str) -> &'a str {
    item[name].as_str().unwrap_or_default()
}

fn list(item: &Value, name: &str) -> String {
    let words: Vec<&str> =
        item[name].as_array().map(|words| words.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
    words.join(", ")
}

fn post(out: &mut impl Write, item: &Value) -> io::Result<()> {
    writeln!(out, "{}", text(item, "title"))?;
    for name in ["id", "publish_at", "zone", "status", "owner", "theme", "format", "focus", "link"] {
        if !text(item, name).is_empty() {
            writeln!(out, "{name:12} {}", text(item, name))?;
        }
    }
    if !list(item, "channels").is_empty() {
        writeln!(out, "{:12} {}", "channels", list(item, "channels"))?;
    }
    if let Some(dangers) = dangers::of(item) {
        writeln!(out, "{:12} {dangers}", "wrong")?;
    }
    for crowd in item["more_than_planned"].as_array().into_iter().flatten() {
        let (channel, planned) = (text(crowd, "channel"), text(crowd, "planned"));
        let (posts, from) = (&crowd["posts"], text(crowd, "from"));
        writeln!(out, "more than planned on {channel}: {posts} from {from} on, at most {planned} was the plan")?;
    }
    choices::print(out, item)?;
    match text(item, "approval") {
        "" | "open" => {}
        approval => writeln!(out, "{:12} {approval}", "approval")?,
    }
    for deliverable in item["deliverables"].as_array().into_iter().flatten() {
        let done = if deliverable["done"] == true { "done" } else { "open" };
        let (id, name) = (text(deliverable, "id"), text(deliverable, "name"));
        writeln!(
            out,
            "{:12} {}  {name}  {}  {done}",
            "deliverable",
            &id[..8.min(id.len())],
            text(deliverable, "owner")
        )?;
    }
    for todo in item["todos"].as_array().into_iter().flatten() {
        let done = if todo["done"] == true { "done" } else { "open" };
        let id = text(todo, "id");
        writeln!(out, "{:12} {}  {}  {done}", "to-do", &id[..8.min(id.len())], text(todo, "words"))?;
    }
    for outing in item["outings"].as_array().into_iter().flatten() {
        let (channel, link, by) = (text(outing, "channel"), text(outing, "link"), text(outing, "posted_by"));
        match link {
            "" => writeln!(out, "{:12} {channel}: {} does it", "to go out", text(outing, "claimed_by"))?,
            link => writeln!(out, "{:12} {channel}: {link} ({by})", "posted")?,
        }
        if outing["links"].as_array().is_some_and(|links| links.len() > 1) {
            writeln!(out, "it may be online twice on {channel}: {}", list(outing, "links"))?;
        }
        if outing["changed_after_it_went_out"] == true {
            writeln!(out, "changed after it went out on {channel}; what went out there: {}", text(outing, "went_out"))?;
        }
    }
    for variant in item["variants"].as_array().into_iter().flatten() {
        let changed = if variant["main_text_changed"] == true { " (main text changed)" } else { "" };
        writeln!(out, "\n{}{changed}: {}", text(variant, "channel"), text(variant, "text"))?;
    }
    for name in ["text", "explanation"] {
        if !text(item, name).is_empty() {
            writeln!(out, "\n{}", text(item, name))?;
        }
    }
    Ok(())
}

/// One thing that is against a voice rule.
fn found(out: &mut impl Write, item: &Value) -> io::Result<()> {
    let mend = item["mend"].as_str().map(|mend| format!(" → {mend}")).unwrap_or_default();
    let place = format!("{}–{}", item["start"], item["end"]);
    let channel = Some(text(item, "channel")).filter(|channel| !channel.is_empty());
    let on = channel.map(|channel| format!(", on {channel}")).unwrap_or_default();
    writeln!(out, "{place:9}  {}{mend}  ({}{on})", text(item, "found"), text(item, "reason"))
}

fn status(out: &mut impl Write, item: &Value) -> io::Result<()> {
    writeln!(
        out,
        "{}: {}, {} peers connected",
        text(item, "team"),
        posts_of(item),
        item["peers"].as_array().map_or(0, Vec::len)
    )?;
    // A device that has not heard from its team yet does not know.
    if item["ready"] == true {
        team_zone(out, item)?;
    }
    for member in item["members"].as_array().into_iter().flatten() {
        writeln!(out, "  {} ({})", text(member, "name"), text(member, "role"))?;
        for device in member["devices"].as_array().into_iter().flatten() {
            let has = match (text(device, "has"), device["this"] == true) {
                (_, true) => "this device".to_owned(),
                ("everything", _) => "has everything".to_owned(),
                ("lacks", _) => {
                    format!(
                        "has everything up to {}, lacks {} changes",
                        text(device, "everything_up_to"),
                        device["lacks"]
                    )
                }
                _ => "has not said what it has".to_owned(),
            };
            writeln!(out, "    {}  {}  {has}", &text(device, "device")[..8], text(device, "connection"))?;
        }
    }
    Ok(())
}

/// The zone the team plans in. While nobody said one, how to.
fn team_zone(out: &mut impl Write, item: &Value) -> io::Result<()> {
    match text(item, "zone") {
        "" => {
            let here = zone::of_this_computer();
            let here = if here.is_empty() { "Europe/Brussels" } else { here.as_str() };
            writeln!(out, "The team has no time zone yet, so hours count as UTC. To set one: team set zone={here}")
        }
        zone => writeln!(out, "{:12} {zone}", "time zone"),
    }
}

fn import(out: &mut impl Write, item: &Value, dry_run: bool) -> io::Result<()> {
    for column in item["columns"].as_array().into_iter().flatten() {
        let field = column["field"].as_str().unwrap_or("into the explanation");
        writeln!(out, "{:24} → {field}", text(column, "column"))?;
    }
    for remark in item["remarks"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        writeln!(out, "note: {remark}")?;
    }
    for row in item["unplaced"].as_array().into_iter().flatten() {
        writeln!(out, "row {} (line {}) has no place: {}", row["row"], row["line"], text(row, "why"))?;
    }
    for event in item["left_out"].as_array().into_iter().flatten() {
        let name = Some(text(event, "name")).filter(|name| !name.is_empty()).unwrap_or("without a name");
        writeln!(out, "{name}: {}", text(event, "why"))?;
    }
    // Only a calendar has entries that are left out.
    let what = if item["left_out"].is_array() { "event" } else { "post" };
    let number = |key: &str| item[key].as_u64().unwrap_or(0);
    let (new, changed, there) = (number("would_import"), number("changed"), number("already_there"));
    if dry_run {
        let new = counted(new, what);
        writeln!(out, "{new} would be new, {changed} would change, {there} are there already")
    } else {
        let imported = counted(number("imported"), what);
        writeln!(out, "{imported} imported, {changed} changed, {there} were there already")
    }
}

/// A peer that nobody has asked for documents yet has not looked at them.
fn posts_of(status: &Value) -> String {
    status["posts"].as_u64().map_or_else(|| "posts not counted yet".to_owned(), |posts| counted(posts, "post"))
}

/// `1 event`, `3 events`
fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn check(out: &mut impl Write, item: &Value) -> io::Result<()> {
    writeln!(out, "{} records, {} seals verified", item["records"], item["seals"])?;
    for log in item["damaged"].as_array().into_iter().flatten() {
        writeln!(out, "record {} in the log of {} is damaged", log["record"], text(log, "device"))?;
    }
    for log in item["set_aside"].as_array().into_iter().flatten() {
        writeln!(
            out,
            "record {} in the log of {} takes the program down; it is set aside, and tried again at each start",
            log["record"],
            text(log, "device")
        )?;
    }
    if let Some(count) = item["left_out"].as_u64().filter(|count| *count > 0) {
        writeln!(
            out,
            "{count} changes break what they change or are refused by everybody; they are kept and not shown"
        )?;
    }
    for line in item["file"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        writeln!(out, "the file is damaged: {line}")?;
    }
    match item["made_anew"].as_u64() {
        None | Some(0) => Ok(()),
        Some(rows) => writeln!(out, "{rows} rows were not what their records come to, and were made anew"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_young_peer_says_that_it_has_not_counted() {
        for (posts, said) in [(json!(null), "posts not counted yet"), (json!(0), "0 posts"), (json!(1), "1 post")] {
            assert_eq!(posts_of(&json!({ "posts": posts })), said);
        }
    }
}
