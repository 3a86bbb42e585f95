//! Fields of the sheet that are saved on a pause, and what edit each of them means.

use chrono::NaiveDate;
use egui::{FocusDirection, FontId, Frame, Modifiers, Response, TextEdit, Ui, vec2};
use trekker_domain::edit::Edit;
use trekker_domain::event::EventEdit;
use trekker_domain::idea::IdeaEdit;
use trekker_domain::media::MediaEdit;
use trekker_domain::meeting::{DecisionEdit, MeetingEdit};
use trekker_domain::post::PostEdit;
use trekker_domain::rule::{RuleEdit, in_lines};
use trekker_domain::standard_answer::StandardAnswerEdit;
use trekker_domain::success::{FigureEdit, SuccessEdit};
use trekker_domain::variant::VariantEdit;
use trekker_domain::voice::SectionEdit;
use trekker_domain::work::{DeliverableEdit, TodoEdit};

use super::when::{read_date, read_time};
use super::work::{read_days, read_hours};
use crate::context::Scene;
use crate::look::tokens::CONTROL;
use crate::parts::draft::{Drafts, Key, PAUSE_SECONDS};

/// What such a field looks like.
pub(crate) struct Line<'a> {
    pub(crate) name: &'a str,
    pub(crate) hint: &'a str,
    pub(crate) width: f32,
    /// 1: a single line.
    pub(crate) rows: usize,
    pub(crate) font: Option<FontId>,
    pub(crate) may_write: bool,
    /// Saved only when the field is left: half a date means nothing.
    pub(crate) is_whole: bool,
}

impl<'a> Line<'a> {
    pub(crate) fn new(name: &'a str, hint: &'a str, may_write: bool) -> Self {
        Self { name, hint, width: f32::INFINITY, rows: 1, font: None, may_write, is_whole: false }
    }
}

/// Shows it, and sends what was typed when it is time.
pub(crate) fn draft_line(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    drafts: &mut Drafts,
    key: Key,
    current: &str,
    line: Line<'_>,
) -> Response {
    let mut text = drafts.text(key, current);
    let id = egui::Id::unique(("field", key));
    // A title is one line of words, on as many lines of the screen as it takes.
    let is_title = line.font.is_some();
    let mut edit = if is_title {
        TextEdit::multiline(&mut text).desired_rows(1).return_key(None)
    } else if line.rows > 1 {
        TextEdit::multiline(&mut text).desired_rows(line.rows)
    } else {
        TextEdit::singleline(&mut text).align(egui::Align2::LEFT_CENTER)
    };
    if let Some(font) = line.font {
        edit = edit.font(font).frame(Frame::new());
    } else {
        edit = edit.min_size(vec2(0.0, CONTROL));
    }
    // On to what is said under it.
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if is_title && has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, egui::Key::Enter)) {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
    }
    let edit = edit.id(id).hint_text(line.hint.to_owned()).desired_width(line.width).interactive(line.may_write);
    let response = ui.add(edit).accessible_name(line.name);
    if is_title && text.contains(['\n', '\r']) {
        text = text.replace("\r\n", " ").replace(['\n', '\r'], " ");
    }
    if response.has_focus() || response.changed() {
        drafts.hold(key, current, &text, scene.seconds);
    }
    let pause = if line.is_whole { f64::INFINITY } else { PAUSE_SECONDS };
    if let Some(text) = drafts.settle(key, current, response.has_focus(), scene.seconds, pause)
        && let Some(edit) = edit_of(key, &text, scene.now.today())
    {
        scene.edit(edit);
    }
    response
}

/// What a draft means for its document; `None` when what was typed is no such value.
pub(crate) fn edit_of(key: Key, text: &str, today: NaiveDate) -> Option<Edit> {
    let Key { doc, of, field } = key;
    if let Some(of) = of {
        let deliverable = |edit| Edit::Post(doc, PostEdit::Deliverable(of, edit));
        let decision = |edit| Edit::Meeting(doc, MeetingEdit::Decision(of, edit));
        return Some(match field {
            "name" => deliverable(DeliverableEdit::SetName(text.to_owned())),
            "duration_days" => deliverable(DeliverableEdit::SetDurationDays(read_days(text)?)),
            "estimated" => deliverable(DeliverableEdit::SetEstimatedMinutes(read_hours(text)?)),
            "spent" => deliverable(DeliverableEdit::SetSpentMinutes(read_hours(text)?)),
            "alt" => Edit::Post(doc, PostEdit::Media(of, MediaEdit::SetAlt(text.to_owned()))),
            "idea_alt" => Edit::Idea(doc, IdeaEdit::Media(of, MediaEdit::SetAlt(text.to_owned()))),
            "figure_name" => Edit::Success(doc, SuccessEdit::Figure(of, FigureEdit::SetName(text.trim().to_owned()))),
            "figure_value" => Edit::Success(doc, SuccessEdit::Figure(of, FigureEdit::SetValue(text.trim().to_owned()))),
            "decision_words" => decision(DecisionEdit::SetWords(text.to_owned())),
            "decision_due" => decision(DecisionEdit::SetDue(read_date(text, today)?)),
            "words" => Edit::Post(doc, PostEdit::Todo(of, TodoEdit::SetWords(text.to_owned()))),
            _ => return None,
        });
    }
    Some(match field {
        "title" => Edit::Post(doc, PostEdit::SetTitle(text.to_owned())),
        "explanation" => Edit::Post(doc, PostEdit::SetExplanation(text.to_owned())),
        "link" => Edit::Post(doc, PostEdit::SetLink(text.trim().to_owned())),
        "sign_off" => Edit::Post(doc, PostEdit::SetSignOff(text.trim().to_owned())),
        "date" => Edit::Post(doc, PostEdit::SetDate(read_date(text, today)?)),
        "time" => Edit::Post(doc, PostEdit::SetTime(read_time(text)?)),
        "zone" => Edit::Post(doc, PostEdit::SetZone(super::when::read_zone(text)?)),
        "first_comment" => Edit::Variant(doc, VariantEdit::SetFirstComment(text.to_owned())),
        "variant_date" => Edit::Variant(doc, VariantEdit::SetDate(read_date(text, today)?)),
        "variant_time" => Edit::Variant(doc, VariantEdit::SetTime(read_time(text)?)),
        "hypothesis" => Edit::Post(doc, PostEdit::SetHypothesis(text.to_owned())),
        "review_on" => Edit::Post(doc, PostEdit::SetReviewOn(read_date(text, today)?)),
        "brings" => Edit::Post(doc, PostEdit::SetBrings(text.trim().to_owned())),
        "idea_link" => Edit::Idea(doc, IdeaEdit::SetLink(text.trim().to_owned())),
        "success_words" => Edit::Success(doc, SuccessEdit::SetWords(text.to_owned())),
        "success_day" => Edit::Success(doc, SuccessEdit::SetDay(read_date(text, today)?)),
        "event_name" => Edit::Event(doc, EventEdit::SetName(text.to_owned())),
        "event_date" => Edit::Event(doc, EventEdit::SetDate(read_date(text, today)?)),
        "event_time" => Edit::Event(doc, EventEdit::SetTime(read_time(text)?)),
        "event_zone" => Edit::Event(doc, EventEdit::SetZone(super::when::read_zone(text)?)),
        "event_last_day" => Edit::Event(doc, EventEdit::SetLastDay(read_date(text, today)?)),
        "event_explanation" => Edit::Event(doc, EventEdit::SetExplanation(text.to_owned())),
        "rule_words" => Edit::Rule(doc, RuleEdit::SetAbout(in_lines(text))),
        "rule_number" => Edit::Rule(doc, RuleEdit::SetAbout(text.trim().parse::<u32>().ok()?.to_string())),
        "rule_instead" => Edit::Rule(doc, RuleEdit::SetInstead(in_lines(text))),
        "rule_reason" => Edit::Rule(doc, RuleEdit::SetReason(text.trim().to_owned())),
        "question" => Edit::StandardAnswer(doc, StandardAnswerEdit::SetQuestion(text.to_owned())),
        "heading" => Edit::Section(doc, SectionEdit::SetHeading(text.to_owned())),
        _ => return None,
    })
}
