//! How the texts of a post keep to the voice: their language, what stops them, and the first comment.

use std::sync::Arc;

use egui::Ui;
use trekker_domain::edit::Edit;
use trekker_domain::open::Open;
use trekker_domain::post::{Post, PostEdit};
use trekker_domain::rule::Strictness;
use trekker_domain::text::Language;
use trekker_domain::variant::{Variant, VariantEdit};
use trekker_session::snapshot::Detail;
use trekker_voice::{Occasion, Outgoing, Survey, Words, outgoing};

use super::show::Parts;
use super::texts::{main_words, text_on, variant_of};
use crate::context::Scene;
use crate::editor::voice::{self as checked, occasion_of};
use crate::look::icons;
use crate::parts::button::Button;
use crate::parts::draft::Key;
use crate::parts::layout::caption;
use crate::parts::menu;
use crate::terms;
use crate::words::say;

/// The language of its texts, as it was found or as somebody said.
pub(super) fn language(ui: &mut Ui, scene: &mut Scene<'_>, parts: &Parts<'_>, post: &Post, may_write: bool) {
    let doc = post.summary.id;
    let said = post.language.as_ref().and_then(Open::known);
    let found = of_main_text(scene, post).first().and_then(|occasion| parts.texts.voices.survey(doc, occasion.channel));
    if let Some(language) = choose_language(ui, scene, said, found.unwrap_or_default(), may_write) {
        scene.edit(Edit::Post(doc, PostEdit::SetLanguage(language)));
    }
}

/// Gives another language, or that it is to be found. Nothing shows as long as there is nothing to find one by.
pub(super) fn choose_language(
    ui: &mut Ui,
    scene: &Scene<'_>,
    said: Option<Language>,
    found: Survey,
    may_write: bool,
) -> Option<Option<Language>> {
    let words = scene.words;
    let label = match (said, found.dutch_lines, found.english_lines) {
        (Some(language), ..) => terms::voice::language(words, language),
        (None, 0, 0) => return None,
        (None, _, 0) => say!(words, "language-found-dutch"),
        (None, 0, _) => say!(words, "language-found-english"),
        (None, ..) => say!(words, "language-found-both"),
    };
    if !may_write {
        caption(ui, &label);
        return None;
    }
    let name = format!("{}: {label}", say!(words, "field-language"));
    let button = Button::bare(&label).icon(icons::LANGUAGES).trailing(icons::DOWN).height(24.0).named(&name).show(ui);
    let mut chosen = None;
    menu::drop_list(&button, 180.0, |ui| {
        let choices = [
            (None, say!(words, "language-find")),
            (Some(Language::Dutch), terms::voice::language(words, Language::Dutch)),
            (Some(Language::English), terms::voice::language(words, Language::English)),
        ];
        for (language, name) in choices {
            if menu::item(ui, &name, None, said == language) {
                chosen = Some(language);
            }
        }
    });
    chosen.filter(|language| *language != said)
}

/// What of a post goes out where, as it stands in the sheet.
fn goes_out(scene: &Scene<'_>, post: &Post) -> Vec<Outgoing> {
    let persona = post.summary.persona.and_then(|id| scene.snapshot.personas.get(&id));
    let own = |channel| variant_of(scene, post.summary.id, channel).map(|(variant, _)| variant.summary.id);
    outgoing(post, persona.map(Arc::as_ref), own)
}

/// For what the main text is: the channels without words of their own, whose rules hold for it. With none, the rules that hold
/// everywhere.
pub(super) fn of_main_text(scene: &Scene<'_>, post: &Post) -> Vec<Occasion> {
    let main = goes_out(scene, post).into_iter().filter(|one| one.words == Words::Main);
    let main: Vec<Occasion> = main.map(|one| one.occasion).collect();
    if main.is_empty() { vec![occasion_of(scene, post, None)] } else { main }
}

/// What in the first comment is against the voice rules; a mend is one action.
pub(super) fn first_comment(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    post: &Post,
    variant: &Variant,
    may_write: bool,
) {
    let (id, channel) = (variant.summary.id, variant.summary.channel);
    let text = parts.drafts.text(Key::new(id, "first_comment"), &variant.first_comment);
    let findings =
        parts.texts.voices.check(scene, channel, occasion_of(scene, post, Some(channel)).of_first_comment(), &text);
    if let Some(mend) = checked::list(ui, scene, &text, findings, may_write) {
        parts.drafts.put_away(Key::new(id, "first_comment"));
        scene.edit(Edit::Variant(id, VariantEdit::SetFirstComment(mend.apply(&text))));
    }
}

/// How much in what goes out is against rules that have to be kept.
pub(super) fn stops(scene: &Scene<'_>, parts: &mut Parts<'_>, post: &Post, detail: &Detail) -> usize {
    let doc = post.summary.id;
    let all = goes_out(scene, post);
    let stops = trekker_voice::stops(&all, |one| {
        let channel = one.occasion.channel.unwrap_or(doc);
        // Where the same text is checked for the field it stands in, what was found there is known.
        let (of, text) = match one.words {
            Words::Main => (doc, main_words(parts, post, detail)),
            Words::Own(variant) => (variant, text_on(scene, parts, post, detail, channel)),
            Words::FirstComment(variant) => {
                let (known, _) = variant_of(scene, doc, channel)?;
                (channel, parts.drafts.text(Key::new(variant, "first_comment"), &known.first_comment))
            }
        };
        let findings = parts.texts.voices.check(scene, of, one.occasion, &text).iter();
        let stops = findings.filter(|finding| finding.strictness == Strictness::Stop).cloned().collect();
        Some((text, stops))
    });
    stops.len()
}
