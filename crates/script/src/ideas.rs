//! The pinboard, and what comes of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use trekker_domain::bundle::{Bundle, bundled};
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{Idea, IdeaDecision, IdeaEdit, Season, Stand};
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::publish_at::parse_date;
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::choices::{Apart, HasChoices, with_choices};
use crate::names::Names;
use crate::words::{Fields, bad, id_beginning, ids_after, not_found, says_something};

/// Oldest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IdeaList;

/// `fields`: theme, channel, season, link.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IdeaAdd {
    pub text: String,
    pub fields: Fields,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IdeaPark {
    pub id: String,
    pub parking: Parking,
}

/// What happens to an idea that somebody looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Parking {
    /// It rests until a day (`2027-03-01`).
    Until { day: String, reason: String },
    /// It stays on the board.
    Keep,
}

/// Several ideas become part of something new.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IdeaBundle {
    pub ideas: Vec<String>,
    pub into: Into,
}

/// What several ideas become, by its title, name or text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Into {
    Post(String),
    /// Made if there is none of that name.
    Plan(String),
    /// A bigger idea.
    Idea(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaAnswer {
    pub id: String,
    pub text: String,
    pub brought_by: Option<String>,
    /// How many.
    pub hearts: usize,
    pub stand: String,
    pub theme: Option<String>,
    pub channels: Vec<String>,
    pub season: Option<String>,
    pub link: String,
    /// By their names.
    pub media: Vec<String>,
    pub parked: Option<ParkedAnswer>,
    pub kept_by: Option<String>,
    pub became: Vec<BecameAnswer>,
    pub credit: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflicts: Option<Vec<Apart>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParkedAnswer {
    pub until: String,
    pub reason: String,
    pub by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BecameAnswer {
    pub id: String,
    pub title: String,
    pub by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleAnswer {
    pub id: String,
    pub title: String,
    pub ideas: Vec<String>,
    pub credit: Vec<String>,
}

impl Script for IdeaList {
    type Answer = Vec<IdeaAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let mut ideas: Vec<&Arc<Idea>> = team.snapshot().ideas.values().filter(|idea| !idea.binned).collect();
        ideas.sort_by_key(|idea| (idea.brought_at, idea.id));
        let names = Names::of(team);
        let list = ideas.into_iter().map(|idea| IdeaAnswer::of(idea, team, &names)).collect();
        with_choices(team, Kind::Idea, list)
    }
}

impl Script for IdeaAdd {
    type Answer = Vec<IdeaAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let id = team.new_id()?;
        let mut edits = vec![Edit::NewIdea { id, text: self.text.clone() }];
        for (field, value) in &self.fields {
            let idea = |edit| Edit::Idea(id, edit);
            match field.as_str() {
                "theme" => {
                    let (theme, new) = team.snapshot().theme_or_new(value);
                    edits.extend(new.into_iter().chain([idea(IdeaEdit::SetTheme(Some(theme)))]));
                }
                "channel" => {
                    let (channel, new) = team.snapshot().channel_or_new(value);
                    edits.extend(new.into_iter().chain([idea(IdeaEdit::SetChannel(channel, true))]));
                }
                "season" => {
                    let season = Open::<Season>::from_word(value).known().ok_or_else(|| bad(field, value))?;
                    edits.push(idea(IdeaEdit::SetSeason(Some(season))));
                }
                "link" => edits.push(idea(IdeaEdit::SetLink(value.clone()))),
                _ => return Err(bad(field, value).detail("the fields are: theme channel season link")),
            }
        }
        team.edit(&edits)?;
        Ok(Outcome::Done(idea_answer(team, id).into_iter().collect()))
    }
}

impl Script for IdeaPark {
    type Answer = Vec<IdeaAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let id = idea_beginning(team, &self.id)?;
        let known = team.snapshot().ideas.get(&id).filter(|idea| !idea.binned).cloned();
        let idea = known.ok_or_else(|| not_found(id))?;
        let decision = match &self.parking {
            Parking::Until { day, reason } => {
                let bad = |about: &str, why| Trouble::new(TroubleKind::BadValue).about(about).detail(why);
                let until = parse_date(day).filter(|until| *until > team.today());
                let until = until.ok_or_else(|| bad(day, "a day to come, as 2027-03-01"))?;
                if reason.trim().is_empty() {
                    return Err(bad("reason", "whoever brought the idea reads why it rests: say so kindly"));
                }
                IdeaDecision::Park { until, reason: reason.clone() }
            }
            Parking::Keep => idea.kept(),
        };
        team.edit(&[Edit::Decide(id, decision)])?;
        Ok(Outcome::Done(idea_answer(team, id).into_iter().collect()))
    }
}

impl Script for IdeaBundle {
    type Answer = Vec<BundleAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let ids = self.ideas.iter().map(|id| idea_beginning(team, id)).collect::<Result<BTreeSet<DocId>, _>>()?;
        let (Into::Post(words) | Into::Idea(words) | Into::Plan(words)) = &self.into;
        says_something("what they become", words)?;
        let mut edits = Vec::new();
        let into = match &self.into {
            Into::Post(title) => Bundle::Post(Some(title.clone())),
            Into::Idea(text) => Bundle::Idea(Some(text.clone())),
            Into::Plan(name) => {
                let (plan, new) = team.snapshot().plan_or_new(name);
                edits.extend(new);
                Bundle::Plan(plan)
            }
        };
        let mut new_id = ids_after(team.new_id()?);
        let known = &team.snapshot().ideas;
        let parts = ids.iter().filter_map(|id| known.get(id)).map(Arc::as_ref).filter(|idea| !idea.binned);
        let made = bundled(parts, into, Some(team.me()), &mut new_id);
        let Some((target, made)) = made else { return Err(Trouble::new(TroubleKind::NotFound)) };
        edits.extend(made);
        team.edit(&edits)?;
        let answer = BundleAnswer {
            id: target.to_string(),
            title: team.snapshot().title_of(target),
            ideas: ids.iter().map(DocId::to_string).collect(),
            credit: credit_of(team, &Names::of(team), target),
        };
        Ok(Outcome::Done(vec![answer]))
    }
}

impl HasChoices for IdeaAnswer {
    fn id(&self) -> Option<DocId> {
        DocId::parse(&self.id)
    }

    fn set_choices(&mut self, choices: Vec<Apart>) {
        self.conflicts = Some(choices);
    }
}

impl IdeaAnswer {
    fn of(idea: &Idea, team: &dyn OpenTeam, names: &Names) -> Self {
        let snapshot = team.snapshot();
        let person = |id: PersonId| names.known_person(id);
        let became = idea.became.iter().map(|(into, by)| BecameAnswer {
            id: into.to_string(),
            title: snapshot.title_of(*into),
            by: by.and_then(person),
        });
        let mut channels: Vec<String> = idea.channels.iter().filter_map(|id| names.channel(*id)).collect();
        channels.sort();
        Self {
            id: idea.id.to_string(),
            text: idea.text.clone(),
            brought_by: person(idea.brought_by),
            hearts: idea.hearts.len(),
            stand: stand_word(snapshot.stand_of(idea, team.today())).to_owned(),
            theme: idea.theme.and_then(|id| names.theme(id)),
            channels,
            season: idea.season.as_ref().map(Open::word).map(str::to_owned),
            link: idea.link.clone(),
            media: idea.media.iter().map(|one| one.file.name.clone()).collect(),
            parked: idea.parked.as_ref().map(|parked| ParkedAnswer {
                until: parked.until.to_string(),
                reason: parked.reason.clone(),
                by: parked.by.and_then(person),
            }),
            kept_by: idea.kept_by.and_then(person),
            became: became.collect(),
            credit: credit_of(team, names, idea.id),
            conflicts: None,
        }
    }
}

fn credit_of(team: &dyn OpenTeam, names: &Names, id: DocId) -> Vec<String> {
    team.snapshot().credit_of(id).iter().filter_map(|person| names.known_person(*person)).collect()
}

fn idea_answer(team: &dyn OpenTeam, id: DocId) -> Option<IdeaAnswer> {
    team.snapshot().ideas.get(&id).map(|idea| IdeaAnswer::of(idea, team, &Names::of(team)))
}

fn idea_beginning(team: &dyn OpenTeam, id: &str) -> Result<DocId, Trouble> {
    id_beginning(id, team.snapshot().ideas.keys().copied())
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
