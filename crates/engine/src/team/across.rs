//! How the posts that are still to go out sound beside each other, looked at on a thread of its own.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use imbl::OrdMap;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::persona::Persona;
use trekker_domain::post::{Nature, Post, Status};
use trekker_domain::rule::Rule;
use trekker_session::calendar::PostRow;
use trekker_session::consistency::{ChannelVoice, Consistency};
use trekker_session::script::OpenTeam as _;
use trekker_session::trouble::Trouble;
use trekker_storage::reader::Reader;
use trekker_voice::{Checker, Occasion, Outgoing, Rulebook, Survey, Words, outgoing};

use super::Team;
use crate::event::Event;
use crate::folding::Loaded;
use crate::people::People;

/// What is looked at.
struct ToLook {
    posts: Vec<Arc<PostRow>>,
    rules: Vec<Arc<Rule>>,
    personas: OrdMap<DocId, Arc<Persona>>,
    reader: Reader,
    people: Arc<People>,
}

impl Team {
    /// The picture comes in [`Snapshot::consistency`](trekker_session::snapshot::Snapshot::consistency).
    pub(crate) fn look_across(&mut self) -> Result<(), Trouble> {
        let today = self.today();
        let is_to_come = |row: &&Arc<PostRow>| {
            let post = &row.summary;
            let is_meant = matches!(post.status, Open::Known(Status::Draft | Status::Review | Status::Planned));
            is_meant
                && !post.binned
                && post.nature == Nature::Post
                && post.publish_at.date.is_none_or(|date| date >= today)
        };
        let mut posts: Vec<Arc<PostRow>> = self.view.snapshot.calendar.all().filter(is_to_come).cloned().collect();
        posts.sort_by_key(|row| (row.summary.publish_at.date.is_none(), row.summary.publish_at.date, row.summary.id));
        let reader = self.reader.again().map_err(|error| crate::troubles::of_storage(&error))?;
        let rules = self.view.snapshot.rules.values().cloned().collect();
        let personas = self.view.snapshot.personas.clone();
        let to_look = ToLook { posts, rules, personas, reader, people: Arc::clone(&self.people) };
        let (events, opening) = (self.background.events.clone(), self.background.opening);
        self.view.snapshot.consistency = None;
        self.view.is_dirty = true;
        self.background.runtime.spawn_blocking(move || {
            events.send_blocking(Event::LookedAcross { opening, consistency: look(to_look) });
        });
        Ok(())
    }

    pub(crate) fn looked_across(&mut self, consistency: Consistency) {
        self.view.snapshot.consistency = Some(Arc::new(consistency));
        self.view.is_dirty = true;
    }
}

fn look(to_look: ToLook) -> Consistency {
    let ToLook { posts, rules, personas, reader, people } = to_look;
    let mut checkers: HashMap<Occasion, Checker> = HashMap::new();
    let mut channels: BTreeMap<Option<DocId>, (ChannelVoice, usize, usize)> = BTreeMap::new();
    for row in &posts {
        // What cannot be read now is told of where it is folded.
        let load = |id, kind| Loaded::load(&reader, id, kind, &people).ok().map(|loaded| loaded.document);
        let Some(document) = load(row.summary.id, Kind::Post) else { continue };
        let post = Post::read(row.summary.id, &document.cells(&*people));
        let persona = post.summary.persona.and_then(|id| personas.get(&id));
        let own = |channel| row.variants.iter().find(|variant| variant.channel == channel).map(|variant| variant.id);
        for Outgoing { words, occasion } in outgoing(&post, persona.map(Arc::as_ref), own) {
            let text = match words {
                Words::Main => Some(post.text.clone()),
                Words::Own(id) => load(id, Kind::Variant).map(|document| document.text().unwrap_or_default()),
                // How a channel sounds is told from what people read first.
                Words::FirstComment(_) => None,
            };
            let Some(text) = text else { continue };
            let new = || Checker::new(Rulebook::new(rules.iter().map(|rule| &**rule), occasion));
            let survey = checkers.entry(occasion).or_insert_with(new).survey(&text);
            let channel = occasion.channel;
            let (voice, sentences, words) =
                channels.entry(channel).or_insert_with(|| (ChannelVoice { channel, ..ChannelVoice::default() }, 0, 0));
            (*sentences, *words) = (*sentences + survey.sentences, *words + survey.words);
            add(voice, row.summary.id, &survey);
        }
    }
    let channels = channels.into_values().map(|(voice, sentences, words)| ChannelVoice {
        words_per_sentence: (words + sentences / 2).checked_div(sentences),
        ..voice
    });
    Consistency { posts: posts.len(), channels: channels.collect() }
}

fn add(voice: &mut ChannelVoice, post: DocId, survey: &Survey) {
    voice.posts += 1;
    match (survey.formal > 0, survey.familiar > 0) {
        (true, true) => voice.with_both.push(post),
        (true, false) => voice.with_u.push(post),
        (false, true) => voice.with_je.push(post),
        (false, false) => {}
    }
    for word in &survey.avoided {
        let posts = voice.avoided.entry(word.to_lowercase()).or_default();
        if posts.last() != Some(&post) {
            posts.push(post);
        }
    }
}
