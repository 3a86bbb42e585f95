//! What was said about words of a section, and what of the guide is new to me.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use egui::text_edit::TextEditState;
use egui::{Key, Modifiers, Ui};
use trekker_domain::comment::Comment;
use trekker_domain::desk::DeskEdit;
use trekker_domain::edit::Edit;
use trekker_domain::history;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::Open;
use trekker_domain::rule::{NewRule, Place, Sort, Strictness};
use trekker_domain::text::Version;
use trekker_domain::voice::Section;
use trekker_session::command::Command;
use trekker_session::snapshot::{Detail, TextDetail};

use crate::context::Scene;
use crate::editor::field::id_of;
use crate::editor::texts::Texts;
use crate::look::icons;
use crate::parts::avatar::avatar;
use crate::parts::button::Button;
use crate::parts::field::text_lines;
use crate::parts::layout::{banner, body, caption};
use crate::parts::menu;
use crate::sheet::compare;
use crate::terms;
use crate::words::say;

/// A quote longer than this is cut.
const LONGEST: usize = 60;
/// A rule is about words, and not about a whole passage.
const LONGEST_WORD: usize = 40;

/// What is being said about words of sections.
#[derive(Debug, Default)]
pub(super) struct Passages {
    writing: BTreeMap<DocId, Saying>,
    /// The words that were selected last, and in which version of which section. They stay when the field is left: the button
    /// is outside it.
    selected: Option<(DocId, Version, Range<usize>)>,
}

#[derive(Debug)]
struct Saying {
    range: Range<usize>,
    seen: Version,
    quote: String,
    text: String,
    wants_focus: bool,
}

/// The words that unresolved threads are about, in Unicode scalar values.
pub(super) fn marks(detail: &Detail) -> Vec<Range<usize>> {
    open_threads(detail).filter_map(|comment| detail.passages.get(&comment.id).cloned()).collect()
}

/// Those about words that began a thread which is not resolved.
fn open_threads(detail: &Detail) -> impl Iterator<Item = &Comment> {
    let is_resolved = |id| detail.threads.iter().any(|thread| thread.comment == id && thread.resolved);
    detail.comments.iter().filter(move |one| !one.binned && one.passage.is_some() && !is_resolved(one.id))
}

fn shortened(quote: &str) -> String {
    let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    match quote.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", quote[..end].trim_end()),
        None => quote,
    }
}

/// The words that are selected in a section's field, as they stand in the text that everybody has.
fn selected(ui: &Ui, texts: &Texts, section: DocId, text: &TextDetail) -> Option<Range<usize>> {
    // What is typed and not sent yet has no place that others know.
    let buffer = &texts.get(section)?.buffer;
    if buffer.has_unsent() || buffer.text() != &*text.text {
        return None;
    }
    let range = TextEditState::load(ui.ctx(), id_of(section))?.cursor.char_range()?;
    let range = range.as_sorted_char_range();
    let range = range.start.0..range.end.0;
    (!range.is_empty()).then_some(range)
}

impl Passages {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        scene: &mut Scene<'_>,
        texts: &Texts,
        section: &Section,
        detail: &Detail,
    ) {
        for comment in open_threads(detail) {
            thread(ui, scene, section, detail, comment);
        }
        if !scene.may_write(Kind::Comment) {
            return;
        }
        if self.writing.contains_key(&section.id) {
            self.write(ui, scene, section);
        } else if let Some(text) = &detail.text
            && let Some(range) = self.selected(ui, texts, section.id, text)
        {
            let quote: String = text.text.chars().skip(range.start).take(range.len()).collect();
            let mut says = false;
            ui.horizontal_wrapped(|ui| {
                let label = say!(scene.words, "passage-say", quote = shortened(&quote));
                says = Button::quiet(&label).icon(icons::COMMENT).show(ui).clicked();
                if scene.may_write(Kind::Rule) {
                    make_rule(ui, scene, section, &quote);
                }
            });
            if says {
                let seen = text.version.clone();
                self.writing.insert(section.id, Saying { range, seen, quote, text: String::new(), wants_focus: true });
            }
        }
    }

    fn selected(&mut self, ui: &Ui, texts: &Texts, section: DocId, text: &TextDetail) -> Option<Range<usize>> {
        if ui.memory(|memory| memory.has_focus(id_of(section))) {
            let range = selected(ui, texts, section, text);
            self.selected = range.map(|range| (section, text.version.clone(), range));
        }
        let (of, version, range) = self.selected.as_ref()?;
        (*of == section && *version == text.version).then(|| range.clone())
    }

    fn write(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, section: &Section) {
        let words = scene.words;
        let Some(saying) = self.writing.get_mut(&section.id) else { return };
        let label = say!(words, "passage-about", quote = shortened(&saying.quote));
        caption(ui, &label);
        let response = text_lines(ui, &mut saying.text, &label, &say!(words, "comment-write"), 2);
        if std::mem::take(&mut saying.wants_focus) {
            response.request_focus();
        }
        let by_key = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let is_written = !saying.text.trim().is_empty();
        let (mut send, mut cancel) = (false, false);
        ui.horizontal(|ui| {
            let label = say!(words, "comment-send");
            send = Button::quiet(&label).icon(icons::SEND).enabled(is_written).show(ui).clicked();
            cancel = Button::bare(&say!(words, "cancel")).show(ui).clicked();
        });
        if is_written && (send || by_key) {
            let id = (scene.new_id)();
            let Some(saying) = self.writing.remove(&section.id) else { return };
            let text = saying.text.trim().to_owned();
            let (seen, range) = (saying.seen, saying.range);
            let mentions = Default::default();
            scene.commands.push(Command::CommentOn { id, about: section.id, seen, range, text, mentions });
        } else if cancel {
            self.writing.remove(&section.id);
        }
    }
}

/// The words of the guide as a rule that is checked: its reason is the section that says so.
fn make_rule(ui: &mut Ui, scene: &mut Scene<'_>, section: &Section, quote: &str) {
    let words = scene.words;
    let about = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_word = about.chars().count() <= LONGEST_WORD && !about.is_empty();
    let label = say!(words, "passage-rule");
    let button = Button::quiet(&label).icon(icons::CHECK).trailing(icons::DOWN).enabled(is_word).show(ui);
    if !is_word {
        return;
    }
    let mut chosen = None;
    menu::drop_list(&button, 240.0, |ui| {
        for sort in [Sort::Avoid, Sort::Careful, Sort::Spelling] {
            if menu::item(ui, &terms::voice::sort(words, &Open::Known(sort)), None, false) {
                chosen = Some(sort);
            }
        }
    });
    let Some(sort) = chosen else { return };
    let id = (scene.new_id)();
    let (instead, reason) = (String::new(), say!(words, "passage-rule-reason", heading = section.heading.as_str()));
    let (place, strictness) = (Place::Team, Strictness::default());
    scene.edit(Edit::NewRule(id, NewRule { sort, about, instead, reason, place, strictness }));
}

/// The words, what was said, and the way to answer and resolve it.
fn thread(ui: &mut Ui, scene: &mut Scene<'_>, section: &Section, detail: &Detail, comment: &Comment) {
    let words = scene.words;
    let Some(passage) = &comment.passage else { return };
    let now = detail.passages.get(&comment.id).and_then(|range| {
        let text = &detail.text.as_ref()?.text;
        Some(text.chars().skip(range.start).take(range.len()).collect::<String>())
    });
    ui.horizontal_top(|ui| {
        let name = scene.name_of(comment.by);
        avatar(ui, 22.0, &comment.by, &name);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let quote = shortened(now.as_deref().unwrap_or(&passage.quote));
            match now {
                Some(_) => caption(ui, &say!(words, "passage-quote", quote = quote, name = name)),
                None => caption(ui, &say!(words, "passage-gone", quote = quote, name = name)),
            };
            body(ui, &comment.text);
            ui.horizontal(|ui| {
                let answers =
                    detail.comments.iter().filter(|one| one.answers == Some(comment.id) && !one.binned).count();
                let label = say!(words, "passage-thread", count = answers);
                if Button::bare(&label).icon(icons::COMMENT).height(24.0).show(ui).clicked() {
                    scene.want(section.id);
                }
                let label = say!(words, "thread-resolve");
                if scene.may_write(Kind::Comment)
                    && Button::bare(&label).icon(icons::CHECK).height(24.0).show(ui).clicked()
                {
                    scene.edit(Edit::Resolve { comment: comment.id, resolved: true });
                }
            });
        });
    });
}

/// Whether I have said of each section that I read it as it is, but for what I wrote myself.
pub(super) fn is_all_read(scene: &Scene<'_>, sections: &[Arc<Section>]) -> bool {
    let (snapshot, me) = (scene.snapshot, scene.snapshot.team.me);
    sections.iter().all(|section| {
        let detail = snapshot.open.get(&section.id);
        let read = snapshot.desk.read.get(&section.id);
        detail.zip(read).is_some_and(|(detail, read)| !history::is_news(&detail.history, read, me))
    })
}

/// Which sections others changed since I last read them, with what, and the word that I have.
pub(super) fn since_read(ui: &mut Ui, scene: &mut Scene<'_>, sections: &[Arc<Section>]) {
    let (words, snapshot) = (scene.words, scene.snapshot);
    if snapshot.desk.read.is_empty() {
        return;
    }
    let me = snapshot.team.me;
    let news: Vec<(&Arc<Section>, &Arc<Detail>, Option<&Version>)> = sections
        .iter()
        .filter_map(|section| {
            let detail = snapshot.open.get(&section.id)?;
            let read = snapshot.desk.read.get(&section.id);
            let is_new = read.is_none_or(|read| history::is_news(&detail.history, read, me));
            let by_me = read.is_none() && detail.history.iter().all(|step| step.by == me);
            (is_new && !by_me).then_some((section, detail, read))
        })
        .collect();
    if news.is_empty() {
        return;
    }
    banner(ui, scene.look.draft.fill, |ui| {
        body(ui, &say!(words, "voice-news", count = news.len()));
        for (section, detail, read) in news {
            ui.push_id(section.id, |ui| one_news(ui, scene, section, detail, read));
        }
    });
}

fn one_news(ui: &mut Ui, scene: &mut Scene<'_>, section: &Section, detail: &Detail, read: Option<&Version>) {
    let words = scene.words;
    let heading = section.heading.as_str();
    let Some(text) = &detail.text else { return };
    let then = read.and_then(|read| detail.then.as_ref().filter(|then| then.version == *read));
    ui.horizontal_wrapped(|ui| {
        body(ui, heading);
        match read {
            None => {
                caption(ui, &say!(words, "voice-news-new"));
            }
            Some(read) => {
                let arrow = if then.is_some() { icons::UP } else { icons::DOWN };
                let name = say!(words, "voice-news-what", heading = heading);
                let label = say!(words, "what-changed");
                if Button::bare(&label).named(&name).trailing(arrow).height(26.0).show(ui).clicked() {
                    let at = then.is_none().then(|| read.clone());
                    scene.commands.push(Command::LookBack { doc: section.id, at });
                }
            }
        }
        let name = say!(words, "voice-news-read", heading = heading);
        let label = say!(words, "voice-news-done");
        if Button::bare(&label).named(&name).icon(icons::CHECK).height(26.0).show(ui).clicked() {
            scene.edit(Edit::Desk(DeskEdit::Read(section.id, text.version.clone())));
            if then.is_some() {
                scene.commands.push(Command::LookBack { doc: section.id, at: None });
            }
        }
    });
    match then {
        Some(then) if *then.text == *text.text => {
            caption(ui, &say!(words, "voice-news-order"));
        }
        Some(then) => compare::show(ui, scene, &then.text, &text.text),
        None => {}
    }
}
