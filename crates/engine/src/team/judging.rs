//! Which posts are against a voice rule that has to be kept. What is made ready or said to be out is looked at before it is
//! written ([`Team::stopped`]); everything else on a thread of its own, a moment after a text or a rule changed.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use imbl::OrdMap;
use trekker_domain::danger::is_meant;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::persona::Persona;
use trekker_domain::post::{Nature, Post, PostSummary};
use trekker_domain::rule::{Rule, Sort, Strictness};
use trekker_domain::variant::Variant;
use trekker_session::calendar::PostRow;
use trekker_session::snapshot::Snapshot;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::reader::Reader;
use trekker_voice::{Checker, Finding, Occasion, Rulebook, Speller, Stop, Words, outgoing, stops};

use super::Team;
use crate::event::Event;
use crate::folding::Loaded;
use crate::people::People;

/// So many posts are looked at in one go.
const AT_ONCE: usize = 64;

/// How far it is.
#[derive(Debug, Default)]
pub(crate) struct Judging {
    due: BTreeSet<DocId>,
    is_at_work: bool,
    /// A rule changed meanwhile: nothing of what is being found counts.
    is_outdated: bool,
    /// What is due cannot be read at the moment; it stays due, and nobody waits for it.
    waits_for_disk: bool,
    /// Ready for the next ones, as long as the rules are the same.
    judge: Option<Box<Judge>>,
}

/// The rules, made ready for each occasion that was met.
#[derive(Debug)]
pub(crate) struct Judge {
    rules: Vec<Arc<Rule>>,
    personas: OrdMap<DocId, Arc<Persona>>,
    speller: Arc<Speller>,
    checkers: HashMap<Occasion, Checker>,
}

impl Judge {
    fn new(snapshot: &Snapshot) -> Self {
        // Whether is asked, and not how to mend it.
        let speller = Arc::new(Speller::new(snapshot.own_names()).looking_up_later());
        let rules = snapshot.rules.values().cloned().collect();
        Self { rules, personas: snapshot.personas.clone(), speller, checkers: HashMap::new() }
    }

    fn check(&mut self, occasion: Occasion, text: &str) -> Vec<Finding> {
        let (rules, speller) = (&self.rules, &self.speller);
        let new = || {
            let rulebook = Rulebook::new(rules.iter().map(Arc::as_ref), occasion);
            // Dictionaries are read only where a rule that has to be kept asks for them.
            let needs = rules.iter().any(|rule| is_stop(rule) && rule.sort == Open::Known(Sort::Dictionary));
            Checker::new(if needs { rulebook.with_speller(Arc::clone(speller)) } else { rulebook })
        };
        self.checkers.entry(occasion).or_insert_with(new).check(text)
    }

    /// What in the texts of a post has to be mended. `variant`: reads one; `None`: it cannot be read now, and is told of where it
    /// is folded.
    fn stops(&mut self, post: &Post, row: &PostRow, mut variant: impl FnMut(DocId) -> Option<Variant>) -> Vec<Stop> {
        let persona = post.summary.persona.and_then(|id| self.personas.get(&id)).cloned();
        let own = |channel| row.variants.iter().find(|variant| variant.channel == channel).map(|variant| variant.id);
        let all = outgoing(post, persona.as_deref(), own);
        stops(&all, |one| {
            let text = match one.words {
                Words::Main => post.text.clone(),
                Words::Own(id) => variant(id)?.text,
                Words::FirstComment(id) => variant(id)?.first_comment,
            };
            let findings = self.check(one.occasion, &text);
            Some((text, findings))
        })
    }
}

pub(super) fn is_stop(rule: &Rule) -> bool {
    !rule.binned && rule.strictness.known() == Some(Strictness::Stop)
}

/// Whether a rule may stop it: what is still an idea, or has gone out, is stopped by none.
fn can_be_stopped(post: &PostSummary) -> bool {
    post.nature == Nature::Post && post.template.is_none() && !post.binned && is_meant(post)
}

/// One post to look at.
struct ToJudge {
    row: Arc<PostRow>,
    /// Where they are at hand: what is on its way to the disk is in memory alone.
    post: Option<Post>,
    variants: HashMap<DocId, Variant>,
}

impl Team {
    fn has_stops(&self) -> bool {
        self.view.snapshot.rules.values().any(|rule| is_stop(rule))
    }

    /// Whether the picture may lack what a rule stops.
    pub(crate) fn is_judging(&self) -> bool {
        let Judging { due, is_at_work, waits_for_disk, .. } = &self.judging;
        *is_at_work || !(due.is_empty() || *waits_for_disk)
    }

    /// Keeps the thread at work that looks at what changed.
    pub(crate) fn judge_more(&mut self) {
        let changed = std::mem::take(&mut self.view.to_judge);
        if !self.has_stops() {
            self.judging.due.clear();
            self.judging.judge = None;
            self.view.nothing_is_stopped();
            return;
        }
        let asks_dictionary = |rule: &Arc<Rule>| is_stop(rule) && rule.sort == Open::Known(Sort::Dictionary);
        let names_count = changed.names && self.view.snapshot.rules.values().any(asks_dictionary);
        let is_first = self.judging.judge.is_none() && !self.judging.is_at_work;
        if changed.rules || names_count || is_first {
            self.judging.judge = None;
            self.judging.due = self.view.snapshot.calendar.all().map(|row| row.summary.id).collect();
        }
        self.judging.due.extend(changed.posts);
        if self.judging.is_at_work {
            self.judging.is_outdated |= changed.rules || names_count;
            return;
        }
        let mut some = Vec::new();
        while some.len() < AT_ONCE
            && let Some(id) = self.judging.due.pop_first()
        {
            match self.view.snapshot.calendar.get(id).cloned() {
                Some(row) if can_be_stopped(&row.summary) => some.push(self.to_judge(row)),
                _ => self.view.set_stopped(id, false),
            }
        }
        if some.is_empty() {
            // All were looked at, by the rules as they are.
            let judge = self.judging.judge.take();
            self.judging.judge = Some(judge.unwrap_or_else(|| Box::new(Judge::new(&self.view.snapshot))));
            return;
        }
        let Ok(reader) = self.reader.again() else {
            self.judging.waits_for_disk = true;
            return self.judging.due.extend(some.iter().map(|one| one.row.summary.id));
        };
        self.judging.waits_for_disk = false;
        let judge = self.judging.judge.take().unwrap_or_else(|| Box::new(Judge::new(&self.view.snapshot)));
        let (people, events, opening) =
            (Arc::clone(&self.people), self.background.events.clone(), self.background.opening);
        self.judging.is_at_work = true;
        let work = self.background.runtime.spawn_blocking(move || judge_all(some, &reader, &people, judge));
        self.background.runtime.spawn(async move {
            // Where a text is too much for it, the others are looked at all the same, and nobody waits for ever.
            let (judged, judge) = match work.await {
                Ok((judged, judge)) => (judged, Some(judge)),
                Err(error) => {
                    tracing::error!(%error, "some posts could not be looked at by the rules");
                    (Vec::new(), None)
                }
            };
            events.send(Event::Judged { opening, judged, judge }).await;
        });
    }

    fn to_judge(&self, row: Arc<PostRow>) -> ToJudge {
        let people = &*self.people;
        let id = row.summary.id;
        let post = self.documents.loaded(id).map(|it| Post::read(id, &it.document.cells(people)));
        let variants = row.variants.iter().filter_map(|variant| {
            let loaded = self.documents.loaded(variant.id)?;
            Some((variant.id, Variant::read(variant.id, &loaded.document.cells(people))?))
        });
        ToJudge { post, variants: variants.collect(), row }
    }

    pub(crate) fn judged(&mut self, judged: Vec<(DocId, bool)>, judge: Option<Box<Judge>>) {
        self.judging.is_at_work = false;
        let is_outdated = std::mem::take(&mut self.judging.is_outdated) || self.view.to_judge.rules;
        if !is_outdated {
            self.judging.judge = Some(judge.unwrap_or_else(|| Box::new(Judge::new(&self.view.snapshot))));
        }
        for (id, is_stopped) in judged {
            // What changed meanwhile is looked at again.
            let is_due = self.judging.due.contains(&id) || self.view.to_judge.posts.contains(&id);
            if !is_outdated && !is_due {
                self.view.set_stopped(id, is_stopped);
            }
        }
    }

    /// What a rule stops in a post, as it is in its document now.
    pub(super) fn stops_of(&mut self, post: &Post) -> Result<Vec<Stop>, Trouble> {
        if !self.has_stops() {
            return Ok(Vec::new());
        }
        let row = self.view.snapshot.calendar.get(post.summary.id).cloned();
        let row = row.unwrap_or_else(|| Arc::new(PostRow::new(post.summary.clone())));
        let mut variants = HashMap::new();
        for own in &row.variants {
            variants.extend(self.variant(own.id)?.map(|variant| (own.id, variant)));
        }
        let mut judge = Judge::new(&self.view.snapshot);
        Ok(judge.stops(post, &row, |id| variants.get(&id).cloned()))
    }

    /// Whether the picture is right to say that a rule stops it, looked at anew: the command line is answered at once.
    pub(super) fn is_against_stop(&mut self, post: &Post) -> Result<bool, Trouble> {
        Ok(can_be_stopped(&post.summary) && !self.stops_of(post)?.is_empty())
    }

    fn reason_of(&self, finding: &Finding) -> String {
        finding.reason(finding.rule.and_then(|id| self.view.snapshot.rules.get(&id)).map(Arc::as_ref))
    }

    /// Whether one of these posts is against a rule that stops it from becoming ready, or from being put on a channel, with what
    /// stands there and why that is stopped.
    pub(super) fn stopped(&mut self, posts: impl IntoIterator<Item = DocId>) -> Result<Option<Trouble>, Trouble> {
        if !self.has_stops() {
            return Ok(None);
        }
        let (mut titles, mut reasons) = (Vec::new(), Vec::new());
        for id in posts {
            // That it is not out after all, as somebody said by mistake, may always be said.
            let was_out = self.view.snapshot.calendar.get(id).is_some_and(|row| row.summary.is_over());
            let post = self.post(id)?;
            if was_out || post.summary.nature != Nature::Post {
                continue;
            }
            let stops = self.stops_of(&post)?;
            if stops.is_empty() {
                continue;
            }
            titles.push(format!("'{}'", post.summary.title));
            for stop in stops {
                let reason = format!("'{}': {}", stop.found, self.reason_of(&stop.finding));
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        let trouble = || Trouble::new(TroubleKind::AgainstVoice).about(titles.join(", ")).detail(reasons.join("; "));
        Ok((!titles.is_empty()).then(trouble))
    }
}

fn judge_all(
    some: Vec<ToJudge>,
    reader: &Reader,
    people: &People,
    mut judge: Box<Judge>,
) -> (Vec<(DocId, bool)>, Box<Judge>) {
    let load = |id, kind| Loaded::load(reader, id, kind, people).ok().map(|loaded| loaded.document);
    let mut judged = Vec::with_capacity(some.len());
    for ToJudge { row, post, variants } in some {
        let id = row.summary.id;
        let read = || load(id, Kind::Post).map(|document| Post::read(id, &document.cells(people)));
        let Some(post) = post.or_else(read) else { continue };
        let variant = |own: DocId| {
            let read = || Variant::read(own, &load(own, Kind::Variant)?.cells(people));
            variants.get(&own).cloned().or_else(read)
        };
        let is_stopped = !judge.stops(&post, &row, variant).is_empty();
        judged.push((id, is_stopped));
    }
    (judged, judge)
}
