//! A spreadsheet or a calendar file that was read: what would come in, and what has no place.

use egui::{Context, Ui};
use trekker_domain::import::{DateOrder, NotAnEvent, PostField, Remark, Why};
use trekker_domain::open::Word;
use trekker_session::command::Command;
use trekker_session::import::Import;

use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::dialog;
use crate::parts::layout::{body, caption, strong};
use crate::parts::menu;
use crate::words::{Words, say};

/// As many rows without a place as are read out.
const LISTED: usize = 50;

pub(super) fn dialog(ctx: &Context, scene: &mut Scene<'_>) {
    let Some(import) = scene.snapshot.import.clone() else { return };
    let words = scene.words;
    let heading = say!(words, "import-heading", file = import.file.as_str());
    let mut is_answered = false;
    let stays = dialog::dialog(ctx, "import", &heading, &say!(words, "cancel"), 620.0, |ui| {
        preview(ui, scene, &import);
        dialog::foot(ui, |ui| {
            let count = import.new + import.changed;
            let yes = if import.is_calendar {
                say!(words, "import-yes-events", count = count)
            } else if import.new == 0 && count > 0 {
                say!(words, "import-yes-changes", count = count)
            } else {
                say!(words, "import-yes", count = count)
            };
            if Button::primary(&yes).icon(icons::IMPORT).enabled(count > 0).show(ui).clicked() {
                scene.commands.push(Command::ConfirmImport);
                is_answered = true;
            }
            if Button::quiet(&say!(words, "cancel")).show(ui).clicked() {
                scene.commands.push(Command::CancelImport);
                is_answered = true;
            }
        });
    });
    if !stays && !is_answered {
        scene.commands.push(Command::CancelImport);
    }
}

fn preview(ui: &mut Ui, scene: &mut Scene<'_>, import: &Import) {
    let words = scene.words;
    if import.is_calendar {
        events(ui, scene, import);
        return;
    }
    body(
        ui,
        &say!(
            words,
            "import-summary",
            posts = import.new,
            changed = import.changed,
            there = import.already_there,
            unplaced = import.unplaced.len()
        ),
    );
    ui.add_space(space::S);
    strong(ui, &say!(words, "import-columns"));
    caption(
        ui,
        &if import.columns_are_kept { say!(words, "import-columns-kept") } else { say!(words, "import-columns-hint") },
    );
    columns(ui, scene, import);
    if !import.sample.is_empty() {
        ui.add_space(space::S);
        strong(ui, &say!(words, "import-sample"));
        table(ui, scene, "sample", import.sample.iter().map(|(title, date)| (title.clone(), date.clone())));
    }
    if !import.unplaced.is_empty() {
        ui.add_space(space::S);
        strong(ui, &say!(words, "import-unplaced", count = import.unplaced.len()));
        for &(row, ref why) in import.unplaced.iter().take(LISTED) {
            caption(ui, &say!(words, "import-row", row = row, why = why_words(words, why)));
        }
    }
    if !import.remarks.is_empty() {
        ui.add_space(space::S);
        strong(ui, &say!(words, "import-remarks"));
        for remark in &import.remarks {
            caption(ui, &remark_words(words, remark, scene.now.today()));
        }
    }
}

/// What each column fills, to be set otherwise.
fn columns(ui: &mut Ui, scene: &mut Scene<'_>, import: &Import) {
    let words = scene.words;
    let none = say!(words, "import-as-explanation");
    egui::Grid::new("columns").num_columns(2).spacing([space::XL, space::XS]).show(ui, |ui| {
        // What tells a row of our own file from others is nothing to choose.
        let is_ours = |column: &str| matches!(column, "trekker_id" | "trekker_as_written");
        for (at, (column, field)) in import.columns.iter().enumerate().filter(|(_, (column, _))| !is_ours(column)) {
            ui.label(egui::RichText::new(column).font(font::body()).color(scene.look.text));
            let chosen = field.map_or_else(|| none.clone(), |field| field_words(words, field));
            let name = say!(words, "import-column-fills", column = column.as_str());
            menu::choice(ui, &name, &chosen, None, 240.0, |ui| {
                let all = std::iter::once(None).chain(PostField::ALL.iter().copied().map(Some));
                for one in all {
                    let label = one.map_or_else(|| none.clone(), |field| field_words(words, field));
                    if menu::item(ui, &label, None, one == *field) && one != *field {
                        scene.commands.push(Command::MapImport { column: at, field: one });
                    }
                }
            });
            ui.end_row();
        }
    });
}

fn events(ui: &mut Ui, scene: &Scene<'_>, import: &Import) {
    let words = scene.words;
    let (new, changed, there) = (import.new, import.changed, import.already_there);
    body(ui, &say!(words, "import-events-summary", events = new, changed = changed, there = there));
    if !import.sample.is_empty() {
        ui.add_space(space::S);
        strong(ui, &say!(words, "import-events-sample"));
        table(ui, scene, "sample", import.sample.iter().map(|(name, date)| (name.clone(), date.clone())));
    }
    if !import.not_events.is_empty() {
        ui.add_space(space::S);
        strong(ui, &say!(words, "import-not-events", count = import.not_events.len()));
        for (name, why) in import.not_events.iter().take(LISTED) {
            let why = not_event_words(words, why);
            let name = if name.is_empty() { say!(words, "not-event-nameless") } else { name.clone() };
            caption(ui, &format!("{name}: {why}"));
        }
    }
}

fn not_event_words(words: &Words, why: &NotAnEvent) -> String {
    match why {
        NotAnEvent::NoDay => say!(words, "not-event-no-day"),
        NotAnEvent::CalledOff => say!(words, "not-event-called-off"),
        NotAnEvent::OurPost => say!(words, "not-event-our-post"),
        NotAnEvent::RuleNotKept => say!(words, "not-event-rule"),
        NotAnEvent::UnknownZone { zone } => say!(words, "not-event-zone", zone = zone.as_str()),
        NotAnEvent::Task => say!(words, "not-event-task"),
        NotAnEvent::CutOff => say!(words, "not-event-cut-off"),
        NotAnEvent::FileCutOff => say!(words, "not-event-file-cut-off"),
    }
}

fn table(ui: &mut Ui, scene: &Scene<'_>, id: &str, rows: impl Iterator<Item = (String, String)>) {
    ui.spacing_mut().interact_size.y = 20.0;
    egui::Grid::new(id).num_columns(2).spacing([space::XL, space::XS]).show(ui, |ui| {
        for (left, right) in rows {
            ui.label(egui::RichText::new(left).font(font::body()).color(scene.look.text));
            ui.label(egui::RichText::new(right).font(font::body()).color(scene.look.muted));
            ui.end_row();
        }
    });
}

fn field_words(words: &Words, field: PostField) -> String {
    match field {
        PostField::Title => say!(words, "field-title"),
        PostField::Text => say!(words, "field-text"),
        PostField::Date => say!(words, "field-date"),
        PostField::Time => say!(words, "field-time"),
        PostField::Zone => say!(words, "field-zone"),
        PostField::Status => say!(words, "field-status"),
        PostField::Channels => say!(words, "field-channel-each"),
        PostField::Theme => say!(words, "field-theme"),
        PostField::Owner => say!(words, "field-owner"),
        PostField::Explanation => say!(words, "field-explanation"),
        PostField::Link => say!(words, "field-link"),
        PostField::Format => say!(words, "field-format"),
    }
}

fn order_words(words: &Words, order: DateOrder) -> String {
    match order {
        DateOrder::DayFirst => say!(words, "import-day-first"),
        DateOrder::MonthFirst => say!(words, "import-month-first"),
    }
}

fn why_words(words: &Words, why: &Why) -> String {
    match why {
        Why::DateNotUnderstood { value } => say!(words, "import-no-date", value = value.as_str()),
        Why::DateWithoutYear { value } => say!(words, "import-no-year", value = value.as_str()),
        Why::DateInOtherOrder { value, order } => {
            say!(words, "import-other-order", value = value.as_str(), order = order_words(words, *order))
        }
        Why::DateImplausible { value } => say!(words, "import-implausible", value = value.as_str()),
        Why::DateRelative { value } => say!(words, "import-relative", value = value.as_str()),
        Why::OnlyANote { value } => say!(words, "import-only-a-note", value = value.as_str()),
        Why::OnlyADate { value } => say!(words, "import-only-a-date", value = value.as_str()),
        Why::TooLarge { title } => say!(words, "import-too-large", value = title.as_str()),
        Why::AboveHeading { value } => say!(words, "import-above-heading", value = value.as_str()),
    }
}

fn remark_words(words: &Words, remark: &Remark, today: chrono::NaiveDate) -> String {
    match *remark {
        Remark::NoHeading => say!(words, "remark-no-heading"),
        Remark::NoDates => say!(words, "remark-no-dates"),
        Remark::DateOrderGuessed { order, ref example } => {
            say!(words, "remark-order-guessed", example = example.as_str(), order = order_words(words, order))
        }
        Remark::DateOrderContradicted { order } => {
            say!(words, "remark-order-contradicted", order = order_words(words, order))
        }
        Remark::DatesAreDayNumbers { ref example, means } => {
            say!(words, "remark-day-numbers", example = example.as_str(), means = words.day(means, today))
        }
        Remark::YearFromOthers { year, ref example } => {
            say!(words, "remark-year-from-others", example = example.as_str(), year = year.to_string())
        }
        Remark::YearFromTitle { year, ref example } => {
            say!(words, "remark-year-from-title", example = example.as_str(), year = year.to_string())
        }
        Remark::DatesUnread { ref column, ref example } => {
            say!(words, "remark-dates-unread", column = column.as_str(), example = example.as_str())
        }
        Remark::WeekdayContradicted { rows, first_row, ref example, date } => say!(
            words,
            "remark-weekday",
            rows = rows,
            row = first_row.to_string(),
            example = example.as_str(),
            date = words.day(date, today)
        ),
        Remark::SeveralTimes { ref columns } => say!(words, "remark-several-times", columns = columns.join(", ")),
        Remark::TimesInZone { ref column, ref zone } => {
            say!(words, "remark-times-in-zone", column = column.as_str(), zone = zone.as_str())
        }
        Remark::ChangeNotTaken { ref column, rows, first_row, ref example } => say!(
            words,
            "remark-change-not-taken",
            column = column.as_str(),
            rows = rows,
            row = first_row.to_string(),
            example = example.as_str()
        ),
        Remark::NotUnderstood { field, rows, first_row, ref example } => say!(
            words,
            "remark-not-understood",
            field = field_words(words, field),
            rows = rows,
            row = first_row.to_string(),
            example = example.as_str()
        ),
        Remark::SeveralOwners { rows, first_row, ref example } => {
            say!(words, "remark-several-owners", rows = rows, row = first_row.to_string(), example = example.as_str())
        }
        Remark::TitlesFromText { rows } => say!(words, "remark-titles-from-text", rows = rows),
        Remark::UnreadableCharacters { count } => say!(words, "remark-unreadable", count = count),
    }
}
