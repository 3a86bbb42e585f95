//! A text beside the team's voice rules: underlined where something is against one, with why, and what can stand there.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::text_edit::TextEditOutput;
use egui::{Stroke, Ui};
use imbl::OrdMap;
use trekker_domain::id::DocId;
use trekker_domain::rule::{Place, Rule, Strictness};
use trekker_voice::{Checker, Finding, Mend, Occasion, Rulebook, Survey};

use super::spelling::Spelling;
use super::stretches::stretches;
use crate::context::Scene;
use crate::look::icons;
use crate::parts::button::{Button, paint_icon};
use crate::parts::layout::{body, caption};
use crate::terms;
use crate::words::say;

/// More than so many at once are counted: whoever mends the first sees the next.
const MOST_SHOWN: usize = 5;

/// One text as it was checked last.
#[derive(Debug)]
struct Checked {
    rules: OrdMap<DocId, Arc<Rule>>,
    /// How far the dictionaries were.
    spelling: u64,
    occasion: Occasion,
    checker: Checker,
    text: String,
    findings: Vec<Finding>,
    /// The frame it was asked for in.
    frame: u64,
}

/// What was found in the texts on screen; looked for again where a text, a rule or what it is for changes.
#[derive(Debug, Default)]
pub(crate) struct Voices {
    /// By the document and the channel it is looked at for.
    checked: BTreeMap<(DocId, Option<DocId>), Checked>,
    frame: u64,
    spelling: Spelling,
}

impl Voices {
    pub(crate) fn begin_frame(&mut self, ctx: &egui::Context, scene: &Scene<'_>) {
        self.spelling.begin_frame(ctx, scene.snapshot);
    }

    pub(crate) fn check(&mut self, scene: &Scene<'_>, doc: DocId, occasion: Occasion, text: &str) -> &[Finding] {
        let (rules, key) = (&scene.snapshot.rules, (doc, occasion.channel));
        let (speller, spelling) = self.spelling.speller();
        let is_known =
            |known: &Checked| known.occasion == occasion && known.rules.ptr_eq(rules) && known.spelling == spelling;
        if !self.checked.get(&key).is_some_and(is_known) {
            let rulebook = Rulebook::new(rules.values().map(|rule| &**rule), occasion);
            let checker = Checker::new(match speller {
                Some(speller) => rulebook.with_speller(speller),
                None => rulebook,
            });
            let (text, findings, rules) = (String::new(), Vec::new(), rules.clone());
            self.checked.insert(key, Checked { rules, spelling, occasion, checker, text, findings, frame: self.frame });
        }
        let Some(known) = self.checked.get_mut(&key) else { return &[] };
        known.frame = self.frame;
        if known.text != text {
            known.findings = known.checker.check(text);
            text.clone_into(&mut known.text);
        }
        &known.findings
    }

    /// What is against the rules of any of several channels that a text goes to; each with the channel where only some mind.
    pub(crate) fn check_all(
        &mut self,
        scene: &Scene<'_>,
        doc: DocId,
        occasions: &[Occasion],
        text: &str,
    ) -> Vec<Finding> {
        // By place: each with how many channels mind, and the first of those.
        type Minded = (Finding, usize, Option<DocId>);
        let mut all: BTreeMap<(usize, usize), Vec<Minded>> = BTreeMap::new();
        for occasion in occasions {
            for finding in self.check(scene, doc, *occasion, text) {
                let here = all.entry((finding.range.start, finding.range.end)).or_default();
                match here.iter_mut().find(|(known, ..)| known.why == finding.why) {
                    Some((known, times, _)) => {
                        *times += 1;
                        if finding.strictness > known.strictness {
                            known.clone_from(finding);
                        }
                    }
                    None => here.push((finding.clone(), 1, occasion.channel)),
                }
            }
        }
        let said = |(mut finding, times, channel): Minded| {
            if let (true, Place::Team, Some(channel)) = (times < occasions.len(), finding.place, channel) {
                finding.place = Place::Channel(channel);
            }
            finding
        };
        all.into_values().flatten().map(said).collect()
    }

    /// How a text sounds that was checked in this frame or the one before.
    pub(crate) fn survey(&self, doc: DocId, channel: Option<DocId>) -> Option<Survey> {
        let known = self.checked.get(&(doc, channel))?;
        Some(known.checker.survey_of_last(&known.text, &known.findings))
    }

    pub(crate) fn end_frame(&mut self) {
        self.checked.retain(|_, known| known.frame == self.frame);
        self.frame += 1;
    }
}

/// For whom a post is, and where it goes.
pub(crate) fn occasion_of(scene: &Scene<'_>, post: &trekker_domain::post::Post, channel: Option<DocId>) -> Occasion {
    let persona = post.summary.persona.and_then(|id| scene.snapshot.personas.get(&id));
    Occasion::of(post, persona.map(Arc::as_ref), channel)
}

fn ink(scene: &Scene<'_>, strictness: Strictness) -> egui::Color32 {
    match strictness {
        Strictness::Hint => scene.look.muted,
        Strictness::Warn => scene.look.draft.ink,
        Strictness::Stop => scene.look.problem.ink,
    }
}

/// A line under each, in the colour of how much is asked.
pub(super) fn underline(ui: &Ui, scene: &Scene<'_>, text: &str, findings: &[Finding], output: &TextEditOutput) {
    let painter = ui.painter_at(output.text_clip_rect);
    for finding in findings {
        let first = text[..finding.range.start].chars().count();
        let last = first + text[finding.range.clone()].chars().count();
        let stroke = Stroke::new(1.5, ink(scene, finding.strictness));
        for row in stretches(output, first..last) {
            painter.hline(row.x_range(), row.bottom() - 1.0, stroke);
        }
    }
}

/// What was found, in words. Gives the mend that was chosen.
pub(crate) fn list(ui: &mut Ui, scene: &Scene<'_>, text: &str, findings: &[Finding], may_write: bool) -> Option<Mend> {
    let words = scene.words;
    let mut chosen = None;
    for (nth, finding) in findings.iter().take(MOST_SHOWN).enumerate() {
        ui.push_id(("voice", nth), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 2.0);
                let (rect, _) = ui.allocate_exact_size(egui::vec2(16.0, 20.0), egui::Sense::hover());
                let sign = if finding.strictness == Strictness::Hint { icons::INFO } else { icons::WARNING };
                paint_icon(ui, sign, rect.center(), 14.0, ink(scene, finding.strictness));
                let found = shortened(&text[finding.range.clone()]);
                body(ui, &say!(words, "voice-found", found = found));
                caption(ui, &reason(scene, finding));
                for mend in finding.mends.iter().filter(|_| may_write) {
                    let label = match mend.text.as_str() {
                        "" => say!(words, "voice-leave-out"),
                        better => say!(words, "voice-write", better = better),
                    };
                    if Button::bare(&label).show(ui).clicked() {
                        chosen = Some(mend.clone());
                    }
                }
            });
        });
    }
    let more = findings.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        caption(ui, &say!(words, "voice-more", count = more));
    }
    chosen
}

/// A whole sentence would take the whole list.
fn shortened(found: &str) -> String {
    const LETTERS: usize = 40;
    match found.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", found[..end].trim_end()),
        None => found.replace('\n', " "),
    }
}

/// What is asked, and why in the team's own words if it gave any; and where the rule holds, unless everywhere.
fn reason(scene: &Scene<'_>, finding: &Finding) -> String {
    let rule = finding.rule.and_then(|id| scene.snapshot.rules.get(&id));
    let own = rule.map(|rule| rule.reason.trim()).filter(|reason| !reason.is_empty());
    let why = terms::voice::why(scene.words, &finding.why);
    let reason = own.map_or_else(|| why.clone(), |own| format!("{why}: {own}"));
    let place = match finding.place {
        Place::Team => None,
        Place::Channel(id) => scene.snapshot.channels.get(&id).map(|channel| channel.name.clone()),
        Place::Persona(id) => scene.snapshot.personas.get(&id).map(|persona| persona.name.clone()),
    };
    match place {
        Some(place) => format!("{reason} ({place})"),
        None => reason,
    }
}
