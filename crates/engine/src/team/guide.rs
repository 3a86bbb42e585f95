//! The guide and lists of words as files: read, shown, taken in, written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::Word;
use trekker_domain::page::{Page, PageForm, Part};
use trekker_domain::rank::Rank;
use trekker_domain::rule::{NewRule, Place, Sort};
use trekker_domain::text::TextEdit;
use trekker_domain::voice::Section;
use trekker_exchange::guide::{MOST_SECTIONS, guide_sections, guide_to_markdown, places_of};
use trekker_exchange::word_list::{self, WordList};
use trekker_session::import::RuleImport;
use trekker_session::notice::Done;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;
use super::internal;
use crate::reading;

/// A larger file is no guide and no list of words.
const LARGEST_FILE: u64 = 1 << 20;
/// So many edits, with so many bytes of words, fit into a record.
const EDITS_AT_ONCE: usize = 400;
const BYTES_AT_ONCE: usize = 128 * 1024;

/// Edits by records. `size`: the bytes of words in one.
pub(super) fn in_parts(edits: Vec<Edit>, size: impl Fn(&Edit) -> usize) -> Vec<Vec<Edit>> {
    let mut parts: Vec<Vec<Edit>> = Vec::new();
    let mut bytes = 0;
    for edit in edits {
        let more = size(&edit);
        match parts.last_mut().filter(|part| part.len() < EDITS_AT_ONCE && bytes + more <= BYTES_AT_ONCE) {
            Some(part) => {
                bytes += more;
                part.push(edit);
            }
            None => {
                bytes = more;
                parts.push(vec![edit]);
            }
        }
    }
    parts
}

/// What an import of a guide came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct GuideTaken {
    pub(crate) added: usize,
    pub(crate) changed: usize,
    pub(crate) same: usize,
}

/// The text of a file that somebody chose.
pub(crate) fn read_text(file: &Path) -> Result<String, Trouble> {
    let unreadable = |detail: String| Trouble::new(TroubleKind::TextUnreadable).about(file.display()).detail(detail);
    let bytes = reading::read(file, LARGEST_FILE, TroubleKind::TextUnreadable)?;
    let text = String::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
    if text.contains('\0') {
        return Err(unreadable("it is no text".to_owned()));
    }
    Ok(text)
}

impl Team {
    /// Its sections in their order, without those in the bin.
    pub(super) fn guide(&self) -> Vec<Arc<Section>> {
        self.view.sections().into_iter().filter(|section| !section.binned).collect()
    }

    /// Takes a guide in as one action: a section that is there gets the file's words, the others are added. Which is which:
    /// [`places_of`].
    pub(crate) fn take_guide(&mut self, markdown: &str) -> Result<GuideTaken, Trouble> {
        let sections = guide_sections(markdown);
        if sections.len() > MOST_SECTIONS {
            let about = format!("{} > {MOST_SECTIONS}", sections.len());
            return Err(Trouble::new(TroubleKind::TooManySections).about(about));
        }
        let known = self.guide();
        let texts: Vec<(String, String)> =
            known.iter().map(|section| (section.heading.clone(), section.text.clone())).collect();
        let places = places_of(&sections, &texts);
        let mut taken = GuideTaken::default();
        let mut edits = Vec::new();
        let mut rank = known.last().map(|section| section.rank.clone());
        for ((heading, text), place) in sections.into_iter().zip(places) {
            match place.and_then(|at| known.get(at)) {
                // The file has the heading alone: the words stay.
                Some(section) if text.is_empty() && !section.text.is_empty() => taken.same += 1,
                Some(section) => match self.text_edit(Kind::Section, section.id, &text)? {
                    Some(edit) => {
                        taken.changed += 1;
                        edits.push(Edit::Text(Kind::Section, section.id, edit));
                    }
                    None => taken.same += 1,
                },
                None => {
                    taken.added += 1;
                    let next = Rank::between(rank.as_ref(), None);
                    rank = Some(next.clone());
                    edits.push(Edit::NewSection { id: self.new_id()?, heading, text, rank: next });
                }
            }
        }
        let parts = in_parts(edits, |edit| match edit {
            Edit::NewSection { heading, text, .. } => heading.len() + text.len(),
            Edit::Text(_, _, edit) => edit.splices.iter().map(|splice| splice.insert.len()).sum(),
            _ => 0,
        });
        let GuideTaken { added, changed, same } = taken;
        self.edit_in_parts(&parts, Done::GuideTaken { added, changed, same })?;
        Ok(taken)
    }

    /// What makes a document's text this one; `None`: it is.
    pub(super) fn text_edit(&mut self, kind: Kind, id: DocId, text: &str) -> Result<Option<TextEdit>, Trouble> {
        let people = Arc::clone(&self.people);
        let loaded = self.documents.get(&self.reader, &people, id, kind).map_err(internal)?;
        let now = loaded.document.text().unwrap_or_default();
        Ok(TextEdit::between(loaded.document.version(), &now, text))
    }

    pub(crate) fn guide_written(&self, form: PageForm, title: &str) -> String {
        let sections = self.guide();
        match form {
            PageForm::Markdown => {
                let pairs: Vec<(String, String)> =
                    sections.iter().map(|section| (section.heading.clone(), section.text.clone())).collect();
                guide_to_markdown(&pairs)
            }
            PageForm::Html => {
                let part = |section: &Arc<Section>| Part {
                    heading: section.heading.clone(),
                    lines: Vec::new(),
                    text: section.text.clone(),
                    is_markdown: true,
                };
                let parts = sections.iter().map(part).collect();
                let page = Page { title: title.to_owned(), language: String::new(), parts };
                trekker_exchange::page::written(&page, form)
            }
        }
    }

    /// What of a list of words would come in.
    pub(crate) fn rules_in(&self, file: &str, list: &str) -> RuleImport {
        let WordList { rules, unplaced, is_cut } = word_list::word_rules(list);
        let mut known: BTreeMap<Sort, BTreeSet<String>> = BTreeMap::new();
        let team_wide = |rule: &&Arc<trekker_domain::rule::Rule>| !rule.binned && rule.place == Some(Place::Team);
        for rule in self.view.snapshot.rules.values().filter(team_wide) {
            if let Some(sort) = rule.sort.known() {
                known.entry(sort).or_default().extend(rule.words().map(str::to_lowercase));
            }
        }
        let is_there = |rule: &NewRule| {
            let words = known.get(&rule.sort);
            let mut said = rule.about.lines().map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty());
            words.is_some_and(|words| said.all(|word| words.contains(&word)))
        };
        let (there, rules): (Vec<NewRule>, Vec<NewRule>) = rules.into_iter().partition(is_there);
        RuleImport { file: file.to_owned(), already_there: there.len(), rules, unplaced, is_cut }
    }

    /// Makes these rules.
    pub(crate) fn take_rules(&mut self, rules: &[NewRule]) -> Result<(), Trouble> {
        let (mut edits, mut ids) = (Vec::with_capacity(rules.len()), BTreeSet::new());
        for rule in rules {
            let id = derived::listed_rule(&self.team_bytes(), rule);
            // One that lies in the bin, or says something else by now, is somebody's choice: this is another one.
            let is_free = self.kind_of(id).is_none() && ids.insert(id);
            let id = if is_free { id } else { self.new_id()? };
            edits.push(Edit::NewRule(id, rule.clone()));
        }
        let parts = in_parts(edits, |edit| match edit {
            Edit::NewRule(_, rule) => rule.about.len() + rule.instead.len() + rule.reason.len(),
            _ => 0,
        });
        self.edit_in_parts(&parts, Done::RulesMade { count: rules.len() })?;
        Ok(())
    }

    /// Reads a list of words for the command line.
    pub(crate) fn import_rules(&mut self, file: &Path, dry_run: bool) -> Result<Value, Trouble> {
        let import = self.rules_in(&file.display().to_string(), &read_text(file)?);
        if !dry_run {
            self.take_rules(&import.rules)?;
        }
        let rules = import.rules.iter().map(|rule| {
            json!({
                "sort": rule.sort.word(),
                "says": rule.about,
                "instead": rule.instead.lines().collect::<Vec<_>>(),
                "reason": rule.reason,
            })
        });
        let unplaced = import.unplaced.iter().map(|(number, line)| json!({ "line": number, "text": line }));
        Ok(json!([{
            "rules": rules.collect::<Vec<_>>(),
            "already_there": import.already_there,
            "unplaced": unplaced.collect::<Vec<_>>(),
            "cut": import.is_cut,
            "dry_run": dry_run,
        }]))
    }

    pub(crate) fn import_guide(&mut self, file: &Path) -> Result<Value, Trouble> {
        let GuideTaken { added, changed, same } = self.take_guide(&read_text(file)?)?;
        Ok(json!([{ "added": added, "changed": changed, "same": same }]))
    }

    pub(crate) fn export_guide(&self, file: &Path) -> Result<Value, Trouble> {
        let markdown = self.guide_written(PageForm::Markdown, "");
        crate::writing::keep(file, markdown.as_bytes())
            .map_err(|error| Trouble::new(TroubleKind::Disk).about(file.display()).detail(error))?;
        Ok(json!([{ "file": file.display().to_string(), "sections": self.guide().len() }]))
    }
}
