//! The pinboard, what comes of it and what is said of words, as a front end and the command line ask for it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};
use trekker_domain::bundle::{Bundle, bundled};
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{Idea, IdeaDecision, IdeaEdit, Season, Stand};
use trekker_domain::open::Open;
use trekker_domain::publish_at::parse_date;
use trekker_domain::text::Version;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;
use super::answering::internal;
use super::meetings::says_something;
use crate::control::{BundleSaid, Parking};

impl Team {
    /// Oldest first.
    pub(super) fn idea_list(&self) -> Value {
        let mut ideas: Vec<&Arc<Idea>> = self.view.snapshot.ideas.values().filter(|idea| !idea.binned).collect();
        ideas.sort_by_key(|idea| (idea.brought_at, idea.id));
        ideas.into_iter().map(|idea| self.json_of_idea(idea)).collect()
    }

    pub(crate) fn idea_json(&self, id: DocId) -> Value {
        self.view.snapshot.ideas.get(&id).map_or(Value::Null, |idea| self.json_of_idea(idea))
    }

    fn json_of_idea(&self, idea: &Idea) -> Value {
        let (names, snapshot) = (self.names_by_id(), &self.view.snapshot);
        let person = |id: &PersonId| names.people.get(id).cloned();
        let became: Vec<Value> = idea
            .became
            .iter()
            .map(|(into, by)| {
                json!({ "id": into.to_string(), "title": self.view.title_of(*into), "by": by.as_ref().and_then(person) })
            })
            .collect();
        let mut channels: Vec<_> = idea.channels.iter().filter_map(|id| names.channels.get(id)).collect();
        channels.sort();
        json!({
            "id": idea.id.to_string(),
            "text": idea.text,
            "brought_by": person(&idea.brought_by),
            "hearts": idea.hearts.len(),
            "stand": stand_word(snapshot.stand_of(idea, self.today())),
            "theme": idea.theme.and_then(|id| names.themes.get(&id)),
            "channels": channels,
            "season": idea.season.as_ref().map(Open::word),
            "link": idea.link,
            "media": idea.media.iter().map(|one| one.file.name.as_str()).collect::<Vec<_>>(),
            "parked": idea.parked.as_ref().map(|parked| json!({
                "until": parked.until.to_string(),
                "reason": parked.reason,
                "by": parked.by.as_ref().and_then(person),
            })),
            "kept_by": idea.kept_by.as_ref().and_then(person),
            "became": became,
            "credit": snapshot.credit_of(idea.id).iter().filter_map(person).collect::<Vec<_>>(),
        })
    }

    pub(crate) fn add_idea(&mut self, text: &str, fields: &[(String, String)]) -> Result<Value, Trouble> {
        let id = self.new_id()?;
        let mut edits = vec![Edit::NewIdea { id, text: text.to_owned() }];
        for (field, value) in fields {
            edits.extend(self.idea_edits(id, field, value)?);
        }
        self.edit(&edits)?;
        Ok(json!([self.idea_json(id)]))
    }

    fn idea_edits(&self, id: DocId, field: &str, value: &str) -> Result<Vec<Edit>, Trouble> {
        let bad = || Trouble::new(TroubleKind::BadValue).about(format!("{field}={value}"));
        let idea = |edit| Edit::Idea(id, edit);
        Ok(match field {
            "theme" => {
                let (theme, new) = self.view.snapshot.theme_or_new(value);
                new.into_iter().chain([idea(IdeaEdit::SetTheme(Some(theme)))]).collect()
            }
            "channel" => {
                let (channel, new) = self.view.snapshot.channel_or_new(value);
                new.into_iter().chain([idea(IdeaEdit::SetChannel(channel, true))]).collect()
            }
            "season" => {
                let season = Open::<Season>::from_word(value).known().ok_or_else(bad)?;
                vec![idea(IdeaEdit::SetSeason(Some(season)))]
            }
            "link" => vec![idea(IdeaEdit::SetLink(value.to_owned()))],
            _ => return Err(bad().detail("the fields are: theme channel season link")),
        })
    }

    fn find_idea(&self, id: &str) -> Result<DocId, Trouble> {
        self.id_beginning(id, self.view.snapshot.ideas.keys().copied())
    }

    pub(crate) fn park_idea(&mut self, id: &str, parking: &Parking) -> Result<Value, Trouble> {
        let id = self.find_idea(id)?;
        let known = self.view.snapshot.ideas.get(&id).filter(|idea| !idea.binned).cloned();
        let idea = known.ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(id))?;
        let decision = match parking {
            Parking::Until { day, reason } => {
                let bad = |about: &str, why| Trouble::new(TroubleKind::BadValue).about(about).detail(why);
                let until = parse_date(day).filter(|until| *until > self.today());
                let until = until.ok_or_else(|| bad(day, "a day to come, as 2027-03-01"))?;
                if reason.trim().is_empty() {
                    return Err(bad("reason", "whoever brought the idea reads why it rests: say so kindly"));
                }
                IdeaDecision::Park { until, reason: reason.clone() }
            }
            Parking::Keep => idea.kept(),
        };
        self.edit(&[Edit::Decide(id, decision)])?;
        Ok(json!([self.idea_json(id)]))
    }

    /// Makes a post, a plan or a bigger idea of several ideas.
    pub(crate) fn bundle_ideas(&mut self, ideas: &[String], into: &BundleSaid) -> Result<Value, Trouble> {
        let ids = ideas.iter().map(|id| self.find_idea(id)).collect::<Result<BTreeSet<DocId>, _>>()?;
        let (BundleSaid::Post(words) | BundleSaid::Idea(words) | BundleSaid::Plan(words)) = into;
        says_something("what they become", words)?;
        let mut edits = Vec::new();
        let into = match into {
            BundleSaid::Post(title) => Bundle::Post(Some(title.clone())),
            BundleSaid::Idea(text) => Bundle::Idea(Some(text.clone())),
            BundleSaid::Plan(name) => {
                let (plan, new) = self.view.snapshot.plan_or_new(name);
                edits.extend(new);
                Bundle::Plan(plan)
            }
        };
        let mut new_id = self.new_ids()?;
        let known = &self.view.snapshot.ideas;
        let parts = ids.iter().filter_map(|id| known.get(id)).map(Arc::as_ref).filter(|idea| !idea.binned);
        let made = bundled(parts, into, Some(self.person), &mut new_id);
        let Some((target, made)) = made else { return Err(Trouble::new(TroubleKind::NotFound)) };
        edits.extend(made);
        self.edit(&edits)?;
        let names = self.names_by_id();
        let credit = self.view.snapshot.credit_of(target);
        let credit: Vec<_> = credit.iter().filter_map(|person| names.people.get(person)).collect();
        let ideas: Vec<String> = ids.iter().map(DocId::to_string).collect();
        Ok(json!([{ "id": target.to_string(), "title": self.view.title_of(target), "ideas": ideas, "credit": credit }]))
    }

    /// Says something about words of a text.
    pub(crate) fn comment_on(
        &mut self,
        (id, about): (DocId, DocId),
        (seen, range): (&Version, Range<usize>),
        text: String,
        mentions: BTreeSet<PersonId>,
    ) -> Result<(), Trouble> {
        let kind = self.kind_of(about).ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(about))?;
        let people = Arc::clone(&self.people);
        let loaded = self.documents.get(&self.reader, &people, about, kind).map_err(internal)?;
        // Words that are gone in the meantime: what was said is said about the whole.
        let passage = loaded.document.passage(seen, range);
        self.edit(&[Edit::NewComment { id, about, text, answers: None, mentions, passage }])
    }

    /// By the clock of this device in the team's zone: the command line knows no other.
    pub(crate) fn today(&self) -> NaiveDate {
        let zone = trekker_domain::publish_at::zone(&self.view.snapshot.team.settings.zone);
        let now = crate::rows::moment(super::now());
        zone.map_or_else(|| now.date_naive(), |zone| now.with_timezone(&zone).date_naive())
    }
}

fn stand_word(stand: Stand) -> &'static str {
    match stand {
        Stand::New => "new",
        Stand::Back => "back",
        Stand::OnBoard => "board",
        Stand::Parked => "parked",
        Stand::Became => "became",
    }
}
