//! Posts from a spreadsheet and events from a calendar file: made on two threads, kept in pieces as they are ready.
//!
//! A row's document has an id that comes from the row, an event's from what its calendar calls it, so the same file again adds
//! nothing, also when somebody else brings it in apart. Events that changed in the file since are caught up with.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::oneshot;
use trekker_document::document::Document;
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::event::{Lane, NewEvent, caught_up};
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::{Nature, NewPost};
use trekker_domain::team::TeamEdit;
use trekker_exchange::events::FileEvents;
use trekker_exchange::plan::{Plan, PlannedPost};
use trekker_ledger::record::Entry;
use trekker_session::notice::Notice;
use trekker_session::snapshot::{Snapshot, Work, WorkKind};
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::projection::UpTo;

use super::to_import::{New, ToImport};
use super::{Team, now};
use crate::control::Answer;
use crate::event::Event;
use crate::folding::{FoldedRow, Loaded};
use crate::import::{Contents, Mapped, ReadImport};

/// So many posts are made, kept and shown at a time.
const MADE_AT_ONCE: usize = 200;
/// So many documents are caught up with in one record.
const CAUGHT_UP_AT_ONCE: usize = 200;

/// A document made from a row.
#[derive(Debug)]
pub(crate) struct Made {
    entry: Entry,
    loaded: Loaded,
}

/// What is being brought in now.
#[derive(Debug)]
pub(crate) struct Importing {
    to_import: ToImport,
    posts: usize,
    done: usize,
    /// Events that were caught up with.
    changed: usize,
    parts_at_work: usize,
    is_cancelled: Arc<AtomicBool>,
    answer: Option<oneshot::Sender<Answer>>,
}

impl Importing {
    /// What has not been made yet is not made any more.
    pub(crate) fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }
}

/// What names stand for. Channels, themes, plans and personas as they are written.
#[derive(Debug, Default)]
struct Names {
    /// By [`same_name_key`](trekker_domain::name::same_name_key).
    people: BTreeMap<String, PersonId>,
    channels: BTreeMap<String, DocId>,
    themes: BTreeMap<String, DocId>,
    plans: BTreeMap<String, DocId>,
    personas: BTreeMap<String, DocId>,
}

impl Team {
    pub(crate) fn to_import(&self, read: &ReadImport) -> ToImport {
        let file = read.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match &read.outcome {
            Ok(Contents::Posts(mapped, plan)) => self.posts_to_import(file, mapped, plan),
            Ok(Contents::Events(events)) => self.events_to_import(file, events),
            Err(_) => ToImport::default(),
        }
    }

    fn events_to_import(&self, file: String, read: &FileEvents) -> ToImport {
        let mut to_import =
            ToImport { file, is_calendar: true, not_events: read.left_out.clone(), ..ToImport::default() };
        for event in &read.events {
            let id = derived::imported_event(&self.team_bytes(), event.identity.as_bytes());
            match self.view.snapshot.events.get(&id) {
                Some(known) => {
                    let edits = caught_up(known, &event.says);
                    if edits.is_empty() {
                        to_import.already_there += 1;
                    } else {
                        to_import.changed.push(edits.into_iter().map(|edit| Edit::Event(id, edit)).collect());
                    }
                }
                None if self.kind_of(id).is_some() => to_import.already_there += 1,
                None => to_import.new.push((id, New::Event(event.says.clone()))),
            }
        }
        to_import
    }

    fn posts_to_import(&self, file: String, mapped: &Mapped, plan: &Plan) -> ToImport {
        let columns = mapped.mapping.columns.iter().map(|column| (column.name.clone(), column.field)).collect();
        let mut to_import = ToImport {
            file,
            columns,
            is_kept: mapped.is_kept,
            to_keep: mapped.to_keep.clone(),
            unplaced: plan.unplaced.clone(),
            remarks: plan.remarks.clone(),
            ..ToImport::default()
        };
        let (caught_up, not_taken) = self.changed_in_spreadsheet(&plan.changed);
        to_import.remarks.extend(not_taken);
        let caught: HashSet<DocId> = caught_up.iter().map(|(id, _)| *id).collect();
        to_import.caught_up = caught_up;
        let mut seen = HashSet::new();
        for post in &plan.posts {
            let id = derived::imported_post(&self.team_bytes(), post.identity());
            let is_here = post.id.is_some_and(|id| self.kind_of(id) == Some(Kind::Post));
            if is_here && post.id.is_some_and(|id| caught.contains(&id)) {
                continue;
            }
            if is_here || !seen.insert(id) || self.kind_of(id).is_some() {
                to_import.already_there += 1;
            } else {
                to_import.new.push((id, New::Post(Box::new(post.clone()))));
            }
        }
        to_import
    }

    /// Starts making the posts. The answer comes when all of it is on the disk. `None`: there was nothing new to bring in.
    pub(crate) fn import(
        &mut self,
        mut to_import: ToImport,
        answer: Option<oneshot::Sender<Answer>>,
    ) -> Option<Importing> {
        let new = std::mem::take(&mut to_import.new);
        let mut importing = Importing {
            posts: new.len(),
            to_import,
            done: 0,
            parts_at_work: 0,
            changed: 0,
            is_cancelled: Arc::default(),
            answer,
        };
        if let Some((mark, fields)) = importing.to_import.to_keep.take()
            && let Err(trouble) = self.edit(&[Edit::Team(TeamEdit::KeepColumns(mark, Some(fields)))])
        {
            // The posts come in all the same.
            tracing::info!(?trouble, "what the columns fill is not kept");
        }
        match self.catch_up_posts(&std::mem::take(&mut importing.to_import.caught_up)) {
            Ok(changed) => importing.changed = changed,
            // Nothing of the file comes in then, so that the very same file can be brought in once it is put right.
            Err(trouble) => {
                match importing.answer.take() {
                    Some(answer) => crate::engine::give(answer, Err(trouble.into())),
                    None => self.notice(Notice::Trouble(trouble)),
                }
                return None;
            }
        }
        let names = Arc::new(self.names_in(&new));
        self.catch_up_with(std::mem::take(&mut importing.to_import.changed), &mut importing.changed);
        let team = self.team_bytes();
        let person = self.person;
        let half = new.len().div_ceil(2).max(1);
        let mut new = new;
        while !new.is_empty() {
            let rest = new.split_off(half.min(new.len()));
            let part = std::mem::replace(&mut new, rest);
            let (events, opening, names) =
                (self.background.events.clone(), self.background.opening, Arc::clone(&names));
            let is_cancelled = Arc::clone(&importing.is_cancelled);
            importing.parts_at_work += 1;
            self.background.runtime.spawn_blocking(move || {
                for some in part.chunks(MADE_AT_ONCE) {
                    if is_cancelled.load(Ordering::Relaxed) {
                        break;
                    }
                    let made = some.iter().filter_map(|(id, new)| make(&team, person, *id, new, &names)).collect();
                    events.send_blocking(Event::ImportMade { opening, made, is_last: false });
                }
                events.send_blocking(Event::ImportMade { opening, made: Vec::new(), is_last: true });
            });
        }
        if importing.parts_at_work == 0 {
            self.imported(&mut importing);
            return None;
        }
        Some(importing)
    }

    fn catch_up_with(&mut self, changed: Vec<Vec<Edit>>, count: &mut usize) {
        for some in changed.chunks(CAUGHT_UP_AT_ONCE) {
            match self.edit(&some.concat()) {
                Ok(()) => *count += some.len(),
                Err(trouble) => self.notice(Notice::Trouble(trouble)),
            }
        }
    }

    /// What the posts name: members, and the channels, themes, plans and personas, which are made where the team has none.
    fn names_in(&mut self, new: &[(DocId, New)]) -> Names {
        let posts = || {
            new.iter().filter_map(|(_, new)| match new {
                New::Post(post) => Some(post),
                New::Event(_) => None,
            })
        };
        Names {
            people: self.people_by_name(),
            channels: self.known(posts().flat_map(|post| &post.channels), Snapshot::channel_or_new),
            themes: self.known(posts().filter_map(|post| post.theme.as_ref()), Snapshot::theme_or_new),
            plans: self.known(posts().filter_map(|post| post.plan.as_ref()), Snapshot::plan_or_new),
            personas: self.known(posts().filter_map(|post| post.persona.as_ref()), Snapshot::persona_or_new),
        }
    }

    pub(super) fn known<'a>(
        &mut self,
        names: impl Iterator<Item = &'a String>,
        find: impl Fn(&Snapshot, &str) -> (DocId, Option<Edit>),
    ) -> BTreeMap<String, DocId> {
        let mut known = BTreeMap::new();
        for name in names.collect::<BTreeSet<_>>() {
            let (id, needed) = find(&self.view.snapshot, name);
            known.insert(name.clone(), id);
            match needed {
                Some(new) if self.kind_of(id).is_none() => {
                    let made = made_of(&self.team_bytes(), self.person, id, &new);
                    self.keep_made(made.into_iter().collect());
                }
                Some(take_out) => {
                    if let Err(trouble) = self.edit(&[take_out]) {
                        self.notice(Notice::Trouble(trouble));
                    }
                }
                None => {}
            }
        }
        known
    }

    /// The members by name, for the column that says who is responsible.
    pub(super) fn people_by_name(&self) -> BTreeMap<String, PersonId> {
        let roster = self.membership.roster();
        roster
            .members
            .iter()
            .map(|(person, member)| (trekker_domain::name::same_name_key(&member.name), PersonId(person.0)))
            .collect()
    }

    /// A piece is ready. `true`: everything is.
    pub(crate) fn import_made(&mut self, importing: &mut Importing, made: Vec<Made>, is_last: bool) -> bool {
        importing.done += self.keep_made(made);
        self.view.snapshot.work =
            Some(Work { what: WorkKind::Importing, done: importing.done as u64, total: importing.posts as u64 });
        self.view.is_dirty = true;
        if is_last {
            importing.parts_at_work -= 1;
            if importing.parts_at_work == 0 {
                self.imported(importing);
                return true;
            }
        }
        false
    }

    /// Gives how many were kept: one that no other device would take in is left out, and nothing else with it.
    fn keep_made(&mut self, made: Vec<Made>) -> usize {
        let people = Arc::clone(&self.people);
        let at = now();
        let (mut actions, mut rows): (Vec<Vec<Entry>>, Vec<FoldedRow>) = (Vec::new(), Vec::new());
        for mut made in made {
            if let Err(error) = self.admits(std::slice::from_ref(&made.entry)) {
                let about = self.view.snapshot.title_of(made.loaded.id);
                self.notice(Notice::Trouble(Trouble::new(TroubleKind::TooLarge).about(about).detail(error)));
                continue;
            }
            made.loaded.wrote(self.me, at, &made.entry.change);
            rows.push(made.loaded.folded(&people, UpTo::OwnAfter { base: 0, own: self.me }));
            actions.push(vec![made.entry]);
        }
        if let Err(error) = self.append_all(actions, &rows, at) {
            tracing::error!(%error, "imported posts do not fit into records");
            return 0;
        }
        let kept = rows.len();
        for row in rows {
            self.show_row(row);
        }
        kept
    }

    fn imported(&mut self, importing: &mut Importing) {
        self.view.snapshot.work = None;
        self.view.is_dirty = true;
        let report = importing.to_import.report(importing.done, importing.changed);
        let unplaced = importing.to_import.unplaced.len();
        let already_there = importing.to_import.already_there;
        self.notice(if importing.to_import.is_calendar {
            let (events, changed) = (importing.done, importing.changed);
            let left_out = importing.to_import.not_events.iter().filter(|(_, why)| !why.comes_in()).count();
            Notice::ImportedEvents { events, changed, already_there, left_out }
        } else {
            Notice::Imported { posts: importing.done, changed: importing.changed, already_there, unplaced }
        });
        if let Some(answer) = importing.answer.take() {
            self.answer_saved(answer, Ok(report));
        }
    }
}

fn make(team: &derived::Team, person: PersonId, id: DocId, new: &New, names: &Names) -> Option<Made> {
    let edit = match new {
        New::Post(post) => Edit::NewPost(id, post_of(post, names)),
        New::Event(says) => {
            let lane = Lane::Event;
            Edit::NewEvent(id, NewEvent { lane, theme: None, says: says.clone(), is_from_file: true })
        }
    };
    made_of(team, person, id, &edit)
}

fn post_of(post: &PlannedPost, names: &Names) -> NewPost {
    let owner = post.owner.as_ref().and_then(|name| names.people.get(&trekker_domain::name::same_name_key(name)));
    let mut explanation = post.explanation.clone();
    if let (Some(name), None) = (&post.owner, owner) {
        // Whoever is responsible is no member (yet): the name is kept where people read it.
        let line = format!("{}{name}", if explanation.is_empty() { "→ " } else { "\n→ " });
        explanation.push_str(&line);
    }
    let helpers: Vec<(&String, Option<PersonId>)> = post
        .helpers
        .iter()
        .map(|name| (name, names.people.get(&trekker_domain::name::same_name_key(name)).copied()))
        .collect();
    for (name, _) in helpers.iter().filter(|(_, person)| person.is_none()) {
        explanation.push_str(&format!("{}+ {name}", if explanation.is_empty() { "" } else { "\n" }));
    }
    NewPost {
        nature: Some(post.nature).filter(|nature| *nature != Nature::Post),
        title: post.title.clone(),
        publish_at: post.publish_at.clone(),
        status: post.status.clone(),
        channels: post.channels.iter().filter_map(|name| names.channels.get(name).copied()).collect(),
        theme: post.theme.as_ref().and_then(|name| names.themes.get(name).copied()),
        plan: post.plan.as_ref().and_then(|name| names.plans.get(name).copied()),
        persona: post.persona.as_ref().and_then(|name| names.personas.get(name).copied()),
        experiment: post.experiment.clone(),
        owner: owner.copied(),
        helpers: helpers.iter().filter_map(|(_, person)| *person).collect(),
        format: post.format,
        focus: post.focus,
        text: post.text.clone(),
        explanation,
        link: post.link.clone(),
        sign_off: post.sign_off.clone(),
        ..NewPost::default()
    }
}

fn made_of(team: &derived::Team, person: PersonId, id: DocId, edit: &Edit) -> Option<Made> {
    let writes = edit.writes(team, person);
    let kind: Kind = writes.kind;
    match Document::imported(kind, &writes.writes) {
        Ok((document, change)) => {
            let entry = Entry { kind: kind.number(), doc: id.0, change };
            let mut loaded = Loaded::born(id, kind);
            loaded.document = document;
            Some(Made { entry, loaded })
        }
        Err(error) => {
            tracing::error!(%error, "a row could not be made into a document");
            None
        }
    }
}
