//! The map in `crates/README.md` says what is true of the crates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Package};
use trekker_tests::{Outcome, root};

/// A row of the table: what a crate is for, and what of ours it may import.
struct Room {
    sentence: String,
    may_import: BTreeSet<String>,
}

/// What only one crate may name: the start of the outside package's name, and who may name it.
const ONLY: &[(&str, &[&str])] = &[
    ("automerge", &["document", "bench"]),
    ("iroh", &["network", "bench"]),
    ("rusqlite", &["storage", "bench"]),
    ("egui", &["ui", "app", "bench"]),
    ("eframe", &["ui", "app"]),
];
/// Tests may reach below the floor.
const TESTS: &[&str] = &["testkit", "tests"];

#[test]
fn every_crate_is_on_the_map_and_the_map_has_no_other() -> Outcome {
    let mapped: BTreeSet<String> = map()?.into_keys().collect();
    let built: BTreeSet<String> = metadata()?.workspace_packages().into_iter().map(room_of).collect();
    assert_eq!(mapped, built, "left: crates/README.md, right: the workspace");
    Ok(())
}

#[test]
fn a_crate_imports_only_what_the_map_allows() -> Outcome {
    let map = map()?;
    let metadata = metadata()?;
    let ours = ours(&metadata);
    for package in metadata.workspace_packages() {
        let Some(room) = map.get(&room_of(package)) else { continue };
        for other in normal(package).filter_map(|name| ours.get(name)) {
            assert!(room.may_import.contains(other), "`{}` imports `{other}`; the map does not say so", package.name);
        }
    }
    Ok(())
}

#[test]
fn a_crate_says_the_same_sentence_everywhere() -> Outcome {
    let map = map()?;
    for package in metadata()?.workspace_packages() {
        let Some(room) = map.get(&room_of(package)) else { continue };
        let sentence = plain(&room.sentence);
        let description = package.description.as_deref().map(plain);
        assert_eq!(description.as_deref(), Some(&*sentence), "{}: the description in Cargo.toml", package.name);
        let Some(library) = package.targets.iter().find(|target| target.is_lib()) else { continue };
        let docs = first_paragraph(&fs::read_to_string(&library.src_path)?);
        assert_eq!(plain(&docs), sentence, "the first lines of {}", library.src_path);
    }
    Ok(())
}

#[test]
fn what_is_below_stays_behind_its_crate() -> Outcome {
    for package in metadata()?.workspace_packages() {
        let room = room_of(package);
        for dependency in &package.dependencies {
            let is_for_tests = dependency.kind == DependencyKind::Development || TESTS.contains(&room.as_str());
            for (name, who) in ONLY {
                let is_it = dependency.name == *name || dependency.name.starts_with(&format!("{name}-"));
                let may = who.contains(&room.as_str()) || is_for_tests && TESTS.contains(&room.as_str());
                assert!(!is_it || may, "`{room}` names {}; only {who:?} may", dependency.name);
            }
        }
    }
    Ok(())
}

fn metadata() -> Outcome<Metadata> {
    let manifest = root().join("Cargo.toml");
    Ok(MetadataCommand::new().manifest_path(manifest).no_deps().features(CargoOpt::AllFeatures).exec()?)
}

/// As the map calls a package.
fn room_of(package: &Package) -> String {
    match package.name.as_str() {
        "trekker" => "app".to_owned(),
        name => name.trim_start_matches("trekker-").to_owned(),
    }
}

/// Our packages, and what the map calls them.
fn ours(metadata: &Metadata) -> BTreeMap<String, String> {
    metadata.workspace_packages().into_iter().map(|package| (package.name.to_string(), room_of(package))).collect()
}

fn normal(package: &Package) -> impl Iterator<Item = &str> {
    let normal = package.dependencies.iter().filter(|dependency| dependency.kind == DependencyKind::Normal);
    normal.map(|dependency| dependency.name.as_str())
}

/// Reads the table: `| name | sentence | of ours | outside |`. Other tables of the page have other headings.
fn map() -> Outcome<BTreeMap<String, Room>> {
    let path = root().join("crates/README.md");
    let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let rows = page.lines().map(cells).skip_while(|row| row.first().is_none_or(|cell| cell != "crate"));
    let mut map = BTreeMap::new();
    for row in rows.skip(2).take_while(|row| row.len() >= 3) {
        let name = row[0].trim_matches(|letter| matches!(letter, '`' | '/')).trim_start_matches("trekker-").to_owned();
        map.insert(name, Room { sentence: row[1].clone(), may_import: names(&row[2]) });
    }
    if map.is_empty() {
        return Err("crates/README.md has no table that begins with `| crate |`".into());
    }
    let all: BTreeSet<String> = map.keys().cloned().collect();
    for room in map.values_mut() {
        let but = room.may_import.iter().find_map(|name| name.strip_prefix("all but ").map(str::to_owned));
        if room.may_import.contains("all") || but.is_some() {
            room.may_import = all.iter().filter(|name| Some(*name) != but.as_ref()).cloned().collect();
        }
    }
    Ok(map)
}

fn cells(line: &str) -> Vec<String> {
    let Some(line) = line.trim().strip_prefix('|') else { return Vec::new() };
    line.trim_end_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn names(cell: &str) -> BTreeSet<String> {
    let names = cell.split(',').map(|name| name.trim().trim_matches('`').to_owned());
    names.filter(|name| !name.is_empty() && name != "–").collect()
}

/// The first paragraph of a file's documentation.
fn first_paragraph(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// Without the marks of code.
fn plain(text: &str) -> String {
    text.replace('`', "")
}
