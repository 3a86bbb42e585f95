//! Which part of a document a line is about, and what stands there, in words.

use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Field, Shape};
use trekker_domain::history::{Step, What};
use trekker_domain::id::DocId;
use trekker_domain::media::MediaFile;
use trekker_domain::rule::Rule;
use trekker_session::snapshot::{Body, Detail};

use crate::context::Scene;
use crate::terms::{self, fields};
use crate::words::say;

/// What names the parts of a document, and the document itself where its name does not stand beside.
#[derive(Clone, Copy, Default)]
pub(crate) struct Naming<'a> {
    body: Option<&'a Body>,
    history: &'a [Step],
    called: Option<&'a str>,
}

impl<'a> Naming<'a> {
    pub(crate) fn of(detail: &'a Detail) -> Self {
        Self { body: Some(&detail.body), history: &detail.history, called: None }
    }

    /// With what the document is called, where several stand below each other.
    pub(crate) fn called(self, name: &'a str) -> Self {
        Self { called: Some(name), ..self }
    }

    /// A field, with the part of the document it is of, unless that is what it says.
    pub(crate) fn field(&self, scene: &Scene<'_>, field: Field, of: Option<&str>) -> String {
        let name = fields::field(scene, field, of);
        let of = match of {
            Some(_) if field.names_its_part() || field.has_several => None,
            Some(of) if !field.group.is_empty() || field.which == Some(Shape::Document) => Some(self.part(scene, of)),
            // Its name says which one.
            Some(_) => None,
            None => self.called.map(str::to_owned),
        };
        match of {
            Some(of) => say!(scene.words, "field-of", of = of, field = name),
            None => name,
        }
    }

    pub(crate) fn value(&self, scene: &Scene<'_>, field: Field, value: &str) -> String {
        match self.body {
            _ if (field.group, field.name) == (columns::TODO_PREFIX, columns::OF) && !value.is_empty() => {
                self.part(scene, value)
            }
            // Some rules say one of a few words.
            Some(Body::Rule(rule)) if field.is(columns::SAYS) && !value.is_empty() => {
                terms::voice::rule_says(scene.words, &Rule { about: value.to_owned(), ..rule.clone() })
            }
            _ => fields::value(scene, field, value),
        }
    }

    /// What a deliverable, a to-do, a file, a decision, a figure or a channel is called; or was, before it went.
    pub(crate) fn part(&self, scene: &Scene<'_>, of: &str) -> String {
        let name = DocId::parse(of).and_then(|id| {
            let channel = || scene.snapshot.channels.get(&id).map(|channel| channel.name.clone());
            self.in_body(id).or_else(channel)
        });
        let name = name.or_else(|| self.in_history(of)).filter(|name| !name.trim().is_empty());
        name.unwrap_or_else(|| say!(scene.words, "part-unnamed"))
    }

    fn in_body(&self, id: DocId) -> Option<String> {
        match self.body? {
            Body::Post(post) => {
                let summary = &post.summary;
                let deliverable = summary.deliverables.iter().find(|one| one.id == id).map(|one| one.name.clone());
                let todo = || summary.todos.iter().find(|one| one.id == id).map(|one| one.words.clone());
                let file = || summary.media.iter().find(|one| one.id == id).map(|one| one.file.name.clone());
                deliverable.or_else(todo).or_else(file)
            }
            Body::Idea(idea) => idea.media.iter().find(|one| one.id == id).map(|one| one.file.name.clone()),
            Body::Meeting(meeting) => meeting.decisions.iter().find(|one| one.id == id).map(|one| one.words.clone()),
            Body::Success(success) => success.figures.iter().find(|one| one.id == id).map(|one| one.name.clone()),
            _ => None,
        }
    }

    fn in_history(&self, part: &str) -> Option<String> {
        self.history.iter().flat_map(|step| &step.what).find_map(|what| match what {
            What::Set { field, of, value, .. } if of.as_deref() == Some(part) && field.names_its_part() => {
                let name = if field.shape == Shape::File { MediaFile::parse(value)?.name } else { value.clone() };
                Some(name).filter(|name| !name.is_empty())
            }
            _ => None,
        })
    }
}
