//! Answers for people. For scripts there is `--json`.

mod content;
mod posts;

use std::io::{self, Write};

use serde_json::Value;

use crate::arguments::{CarryCommand, Command, ExportCommand};
use crate::run::say;
use crate::zone;

pub(crate) use content::*;
pub(crate) use posts::*;

/// Prints what the program itself answered.
///
/// # Errors
/// When standard output is closed.
pub(crate) fn of_engine(out: &mut dyn Write, command: &Command, item: &Value) -> io::Result<()> {
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
            writeln!(out, "{}", text(item, "ticket"))
        }
        Command::PutAway => Ok(()),
        Command::Carry(CarryCommand::Out { .. }) => {
            writeln!(out, "{} records in {}", item["records"], text(item, "file"))
        }
        Command::Export(ExportCommand::Csv { .. } | ExportCommand::Ical { .. }) => {
            writeln!(out, "{} posts in {}, hours in {}", item["posts"], text(item, "file"), text(item, "zone"))?;
            if item["without_a_day"] != 0 {
                writeln!(out, "{} posts have no day, and no place in it", item["without_a_day"])?;
            }
            Ok(())
        }
        Command::Digest => writeln!(out, "{}", text(item, "digest")),
        Command::Status
        | Command::Team(_)
        | Command::Join { .. }
        | Command::Revoke { .. }
        | Command::Carry(_)
        | Command::Member(_)
        | Command::Lead(_)
        | Command::Leave => status(out, item),
        Command::Import { dry_run, .. } => import(out, item, *dry_run),
        Command::Check => check(out, item),
        _ => writeln!(out, "{item}"),
    }
}

pub(crate) fn rule_import(out: &mut dyn Write, item: &Value) -> io::Result<()> {
    for rule in item["rules"].as_array().into_iter().flatten() {
        let instead = list(rule, "instead");
        let instead = if instead.is_empty() { instead } else { format!(" → {instead}") };
        writeln!(out, "{}: {}{instead}", text(rule, "sort"), text(rule, "says").replace('\n', ", "))?;
    }
    for line in item["unplaced"].as_array().into_iter().flatten() {
        writeln!(out, "no rule, line {}: {}", line["line"], text(line, "text"))?;
    }
    Ok(())
}

fn or_empty(words: &Option<String>) -> &str {
    words.as_deref().unwrap_or_default()
}

fn text<'a>(item: &'a Value, name: &str) -> &'a str {
    item[name].as_str().unwrap_or_default()
}

fn list(item: &Value, name: &str) -> String {
    let words: Vec<&str> =
        item[name].as_array().map(|words| words.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
    words.join(", ")
}

fn status(out: &mut dyn Write, item: &Value) -> io::Result<()> {
    writeln!(
        out,
        "{}: {}, {} peers connected",
        text(item, "team"),
        posts_of(item),
        item["peers"].as_array().map_or(0, Vec::len)
    )?;
    // A device that has not heard from its team yet does not know.
    if item["ready"] == true {
        team_zone(out, text(item, "zone"))?;
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
fn team_zone(out: &mut dyn Write, zone: &str) -> io::Result<()> {
    match zone {
        "" => {
            let here = zone::of_this_computer();
            let here = if here.is_empty() { "Europe/Brussels" } else { here.as_str() };
            writeln!(out, "The team has no time zone yet, so hours count as UTC. To set one: team set zone={here}")
        }
        zone => writeln!(out, "{:12} {zone}", "time zone"),
    }
}

fn import(out: &mut dyn Write, item: &Value, dry_run: bool) -> io::Result<()> {
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

fn check(out: &mut dyn Write, item: &Value) -> io::Result<()> {
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
