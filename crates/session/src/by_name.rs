//! What a team gave names to, in the order of those names.

use std::sync::Arc;

use trekker_domain::channel::Channel;
use trekker_domain::id::DocId;
use trekker_domain::name::same_name_key;
use trekker_domain::persona::Persona;
use trekker_domain::plan::Plan;
use trekker_domain::standard_answer::StandardAnswer;
use trekker_domain::template::Template;
use trekker_domain::theme::Theme;

use crate::snapshot::Snapshot;

impl Snapshot {
    pub fn channels_by_name(&self) -> impl Iterator<Item = (&DocId, &Arc<Channel>)> {
        let mut channels: Vec<_> = self.channels.iter().collect();
        channels.sort_by_cached_key(|(id, channel)| (same_name_key(&channel.name), **id));
        channels.into_iter()
    }

    /// What these channels are called, in the order of their names.
    pub fn names_of_channels<'a>(&'a self, ids: impl IntoIterator<Item = &'a DocId>) -> Vec<&'a str> {
        let mut names: Vec<&str> =
            ids.into_iter().filter_map(|id| self.channels.get(id)).map(|channel| &*channel.name).collect();
        names.sort_by_cached_key(|name| same_name_key(name));
        names
    }

    /// Those that are not in the bin.
    pub fn templates_by_name(&self) -> Vec<&Arc<Template>> {
        let mut templates: Vec<_> = self.templates.values().filter(|template| !template.binned).collect();
        templates.sort_by_cached_key(|template| (same_name_key(&template.name), template.id));
        templates
    }

    /// Those that are not in the bin, by what people ask.
    pub fn standard_answers_by_name(&self) -> Vec<&Arc<StandardAnswer>> {
        let mut answers: Vec<_> = self.standard_answers.values().filter(|answer| !answer.binned).collect();
        answers.sort_by_cached_key(|answer| (same_name_key(answer.headline()), answer.id));
        answers
    }

    pub fn plans_by_name(&self) -> Vec<&Arc<Plan>> {
        let mut plans: Vec<_> = self.plans.values().collect();
        plans.sort_by_cached_key(|plan| (same_name_key(&plan.name), plan.id));
        plans
    }

    pub fn personas_by_name(&self) -> Vec<&Arc<Persona>> {
        let mut personas: Vec<_> = self.personas.values().collect();
        personas.sort_by_cached_key(|persona| (same_name_key(&persona.name), persona.id));
        personas
    }

    pub fn themes_by_name(&self) -> impl Iterator<Item = (&DocId, &Arc<Theme>)> {
        let mut themes: Vec<_> = self.themes.iter().collect();
        themes.sort_by_cached_key(|(id, theme)| (same_name_key(&theme.name), **id));
        themes.into_iter()
    }
}
