//! How a first text becomes a collaborative one.
//!
//! A document is made with its text as one scalar ([`columns::FIRST_TEXT`]), which folds six times faster than a `Text` of
//! the same length; most captions are never edited after they were brought in. The first edit of the text needs the
//! `Text`. The *body* is the change that fills it: it depends on the making change alone, its actor comes from that
//! change's hash and its time is 0, so every device makes the same one, and it is never sent. Whoever receives an
//! edit that depends on a body makes the body first.

use std::collections::HashSet;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{Automerge, Change, ChangeHash, PatchLog, ROOT, ReadDoc, Value};
use trekker_domain::columns::Cell;
use trekker_domain::columns::names as columns;
use trekker_domain::text::Version;

use crate::cell::cell_of;
use crate::document::{Document, DocumentError, refused};
use crate::{actor, seed};

/// The body for one making change, with the text it puts in.
pub(crate) fn body_of(seeded: &Document, making: &Change) -> Option<Change> {
    if !is_making(seeded, making) {
        return None;
    }
    let mut document: Automerge = seed::born(seeded.kind);
    document.apply_changes([making.clone()]).ok()?;
    document.set_actor(actor::body(&making.hash().0));
    let text = seeded.text_object()?;
    let mut writing = document.transaction();
    let Ok(Some((value, _))) = writing.get(ROOT, columns::FIRST_TEXT) else { return None };
    let Cell::Text(words) = cell_of(&value) else { return None };
    writing.delete(ROOT, columns::FIRST_TEXT).ok()?;
    writing.splice_text(&text, 0, 0, &words).ok()?;
    let (hash, _) = writing.commit_with(CommitOptions::default().with_time(0));
    document.get_change_by_hash(&hash?)
}

/// A making change depends on the seed and nothing else.
fn is_making(document: &Document, change: &Change) -> bool {
    matches!((change.deps(), seed::hash(document.kind)), ([only], Some(seed)) if *only == seed)
}

/// The bodies that these incoming changes, or those held back since earlier, depend on and that are neither in the document
/// nor among them.
pub(crate) fn needed_by(document: &Document, incoming: &[Change]) -> Vec<Change> {
    let given: HashSet<ChangeHash> = incoming.iter().map(Change::hash).collect();
    let missing: HashSet<ChangeHash> = incoming
        .iter()
        .flat_map(|change| change.deps().iter().copied())
        // An edit may have come before the change that makes the document.
        .chain(document.automerge.get_missing_deps(&[]))
        .filter(|dep| !given.contains(dep) && document.automerge.get_change_meta_by_hash(dep).is_none())
        .collect();
    if missing.is_empty() || !document.kind.has_text() {
        return Vec::new();
    }
    let known = makings(document);
    known
        .iter()
        .chain(incoming)
        .filter_map(|making| body_of(document, making))
        .filter(|body| missing.contains(&body.hash()))
        .collect()
}

/// The making changes in the document whose first text still stands as it was made.
fn makings(document: &Document) -> Vec<Change> {
    let Ok(values) = document.automerge.get_all(ROOT, columns::FIRST_TEXT) else { return Vec::new() };
    values
        .iter()
        .filter_map(|(_, id)| document.automerge.hash_for_opid(id))
        .filter_map(|hash| document.automerge.get_change_by_hash(&hash))
        .collect()
}

/// Makes the bodies that an edit of the text at this version needs.
pub(crate) fn make(document: &mut Document, seen: &Version) -> Result<(), DocumentError> {
    let makings: Vec<Change> = if seen.0.is_empty() { Vec::new() } else { makings(document) };
    let bodies: Vec<Change> = makings.iter().filter_map(|making| body_of(document, making)).collect();
    if bodies.is_empty() {
        return Ok(());
    }
    document.automerge.apply_changes_log_patches(bodies, &mut PatchLog::inactive()).map_err(refused)
}

/// The version somebody saw, with the bodies of the first texts they saw.
pub(crate) fn seen_with_bodies(document: &Document, seen: &Version) -> Result<Vec<ChangeHash>, DocumentError> {
    let mut heads: Vec<ChangeHash> = seen.0.iter().map(|hash| ChangeHash(*hash)).collect();
    if heads.iter().any(|head| document.automerge.get_change_meta_by_hash(head).is_none()) {
        return Err(DocumentError::UnknownVersion);
    }
    if heads.is_empty() {
        // Whoever saw nothing yet saw the document as it was born.
        heads.extend(seed::hash(document.kind));
    }
    let Ok(values) = document.automerge.get_all_at(ROOT, columns::FIRST_TEXT, &heads) else { return Ok(heads) };
    for (_, id) in values {
        let Some(making) = document.automerge.hash_for_opid(&id) else { continue };
        let Some(change) = document.automerge.get_change_by_hash(&making) else { continue };
        if let Some(body) = body_of(document, &change) {
            heads.retain(|head| *head != making);
            heads.push(body.hash());
        }
    }
    Ok(heads)
}

/// The first texts that nobody has edited yet and that are not empty.
pub(crate) fn first_texts(document: &Document) -> Vec<String> {
    let first = document.automerge.get_all(ROOT, columns::FIRST_TEXT).unwrap_or_default();
    let text = |value: &Value<'_>| match cell_of(value) {
        Cell::Text(words) => Some(words).filter(|words| !words.is_empty()),
        _ => None,
    };
    first.iter().filter_map(|(value, _)| text(value)).collect()
}

/// The text as a person reads it: what is in the collaborative text, and the first texts as long as nobody has edited them.
pub(crate) fn text_of(document: &Document) -> String {
    document.shown().text.clone()
}
