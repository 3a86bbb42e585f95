//! What happened to whatever the sheet shows: its steps, what of them can be set again, and its text as it was.

use egui::Ui;
use trekker_domain::columns::Field;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_session::snapshot::{Body, Detail};

use super::history::{self, LookBack};
use crate::context::Scene;
use crate::words::say;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, doc: DocId, detail: &Detail, is_open: &mut bool) {
    let may_restore = may_restore(scene, &detail.body);
    let restoring = |field, of: Option<&str>, value: &str| {
        may_restore.then(|| setting(doc, &detail.body, field, of, value)).flatten()
    };
    let kind = kind_of_text(&detail.body);
    let putting_back = |edit| kind.filter(|_| may_restore).and_then(|kind| Edit::of_text(kind, doc, edit));
    let text = detail.text.as_ref().filter(|_| kind.is_some());
    let text = text.map(|now| LookBack { doc, now, then: detail.then.as_ref(), putting_back: &putting_back });
    let label = say!(scene.words, "history", count = detail.history.len());
    history::show(ui, scene, &label, detail, &restoring, text.as_ref(), is_open);
}

fn may_restore(scene: &Scene<'_>, body: &Body) -> bool {
    match body {
        Body::Post(post) => scene.may_write(Kind::Post) && !post.summary.binned,
        Body::Event(event) => scene.may_write(Kind::Event) && !event.binned,
        Body::Idea(idea) => scene.may_write_idea(idea),
        Body::Section(section) => scene.may_write(Kind::Section) && !section.binned,
        Body::StandardAnswer(answer) => scene.may_write(Kind::StandardAnswer) && !answer.binned,
        Body::Rule(rule) => scene.may_write(Kind::Rule) && !rule.binned,
        Body::Success(success) => scene.may_write(Kind::Success) && !success.binned,
        Body::Meeting(_) => scene.may_write(Kind::Meeting),
        Body::Plan(plan) => scene.may_write(Kind::Plan) && !plan.binned,
        Body::Persona(persona) => scene.may_write(Kind::Persona) && !persona.binned,
        // Its history is beside it, in its post.
        Body::Variant(_) | Body::Named(_) => false,
    }
}

/// The edit that sets a field again to what stood in it; `None`: it cannot be.
fn setting(doc: DocId, body: &Body, field: Field, of: Option<&str>, value: &str) -> Option<Edit> {
    let kind = match body {
        Body::Post(_) => Kind::Post,
        Body::Event(_) => Kind::Event,
        Body::StandardAnswer(_) => Kind::StandardAnswer,
        Body::Rule(_) => Kind::Rule,
        Body::Success(_) => Kind::Success,
        Body::Meeting(_) => Kind::Meeting,
        Body::Plan(_) => Kind::Plan,
        Body::Persona(_) => Kind::Persona,
        Body::Idea(_) | Body::Section(_) | Body::Variant(_) | Body::Named(_) => return None,
    };
    Edit::choosing(kind, doc, field, of, value)
}

/// What has a text that several people write in, which can be looked back at and put back.
fn kind_of_text(body: &Body) -> Option<Kind> {
    match body {
        Body::Post(_) => Some(Kind::Post),
        Body::Idea(_) => Some(Kind::Idea),
        Body::Section(_) => Some(Kind::Section),
        Body::StandardAnswer(_) => Some(Kind::StandardAnswer),
        Body::Meeting(_) => Some(Kind::Meeting),
        Body::Event(_) | Body::Rule(_) | Body::Success(_) | Body::Plan(_) | Body::Persona(_) => None,
        Body::Variant(_) | Body::Named(_) => None,
    }
}
