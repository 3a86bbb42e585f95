//! Date, time and zone of a post: read as people type them, or picked from a small month.

use chrono::{Datelike, Months, NaiveDate, NaiveTime, Timelike};
use egui::{Align2, CornerRadius, Popup, PopupCloseBehavior, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use trekker_domain::edit::Edit;
use trekker_domain::month::{first_day, months_away, weeks_of};
use trekker_domain::post::{Post, PostEdit};
use trekker_domain::publish_at::{is_plausible, parse_date, zone};

use super::fields::{Line, draft_line};
use super::show::Parts;
use crate::context::Scene;
use crate::look::icons;
use crate::look::install::font;
use crate::parts::button::{icon_button, icon_button_sized};
use crate::parts::draft::{Drafts, Key};
use crate::parts::layout::{caption, problem};
use crate::words::say;

/// A date as the fields show it, and as [`read_date`] reads it.
pub(crate) fn written_date(date: Option<NaiveDate>) -> String {
    date.map(|date| date.format("%d-%m-%Y").to_string()).unwrap_or_default()
}

/// A date as people type it: `2026-11-23`, `23-11-2026`, `23/11/26`, `23 11`, `23`, `23 november`. Empty: no date. `None`: no date at all.
/// Without a year it is the one nearest ahead, up to half a year back.
#[expect(clippy::option_option, reason = "not understood, or understood as empty")]
pub(crate) fn read_date(text: &str, today: NaiveDate) -> Option<Option<NaiveDate>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    if let Some(date) = parse_date(text) {
        return Some(Some(date));
    }
    let parts: Vec<u32> = text
        .split(['-', '/', '.', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok().or_else(|| month_of(part)))
        .collect::<Option<_>>()?;
    let date = match *parts.as_slice() {
        [day] => NaiveDate::from_ymd_opt(today.year(), today.month(), day)?,
        [day, month] => {
            let date = NaiveDate::from_ymd_opt(today.year(), month, day)?;
            let is_long_ago = date.checked_add_months(Months::new(6)).is_some_and(|later| later < today);
            if is_long_ago { NaiveDate::from_ymd_opt(today.year() + 1, month, day)? } else { date }
        }
        [day, month, year] => {
            let year = if year < 100 { year + 2000 } else { year };
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?
        }
        _ => return None,
    };
    is_plausible(date).then_some(Some(date))
}

/// A month by the beginning of its name, in Dutch or English.
fn month_of(name: &str) -> Option<u32> {
    const BEGINNINGS: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["maa", "mrt", "mar"],
        &["apr"],
        &["mei", "may"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["okt", "oct"],
        &["nov"],
        &["dec"],
    ];
    let name = name.to_lowercase();
    let is_it = |beginnings: &&[&str]| beginnings.iter().any(|beginning| name.starts_with(beginning));
    (1..).zip(&BEGINNINGS).find(|(_, beginnings)| is_it(beginnings)).map(|(month, _)| month)
}

/// A time as people type it: `9`, `9:30`, `9.30`, `9u30`, `930`. Empty: no time.
#[expect(clippy::option_option, reason = "not understood, or understood as empty")]
pub(crate) fn read_time(text: &str) -> Option<Option<NaiveTime>> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Some(None);
    }
    let parts: Vec<&str> = text.split([':', '.', 'u', 'h', ' ']).filter(|part| !part.is_empty()).collect();
    let (hour, minute): (u32, u32) = match parts.as_slice() {
        [one] if one.len() > 2 && one.is_ascii() => {
            let (hour, minute) = one.split_at(one.len() - 2);
            (hour.parse().ok()?, minute.parse().ok()?)
        }
        [one] => (one.parse().ok()?, 0),
        [hour, minute] => (hour.parse().ok()?, minute.parse().ok()?),
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0).map(Some)
}

/// An IANA name; empty: the team's own.
pub(super) fn read_zone(text: &str) -> Option<String> {
    let text = text.trim();
    (text.is_empty() || zone(text).is_some()).then(|| text.to_owned())
}

/// Date and time beside each other, the zone under them when it matters.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, post: &Post, may_write: bool) {
    let words = scene.words;
    let (doc, at) = (post.summary.id, &post.summary.publish_at);
    let [date_key, time_key, zone_key] = ["date", "time", "zone"].map(|field| Key::new(doc, field));
    let date = written_date(at.date);
    let time = at.time.map(|time| words.time(time)).unwrap_or_default();
    let weekday = at.date.map(|date| words.weekday(date));
    let weekday_width = weekday.as_ref().map_or(0.0, |weekday| {
        ui.painter().layout_no_wrap(weekday.clone(), font::caption(), scene.look.muted).size().x
    });
    let mut is_beside = true;
    ui.horizontal(|ui| {
        let (name, hint) = (say!(words, "field-date"), say!(words, "hint-date"));
        let line = Line { width: 108.0, is_whole: true, ..Line::new(&name, &hint, may_write) };
        draft_line(ui, scene, drafts, date_key, &date, line);
        if may_write {
            let button = icon_button(ui, icons::CALENDAR, &say!(words, "pick-day"));
            if let Some(day) = pick_day(&button, scene, at.date) {
                scene.edit(Edit::Post(doc, PostEdit::SetDate(Some(day))));
            }
        }
        let (name, hint) = (say!(words, "field-time"), say!(words, "hint-time"));
        let line = Line { width: 72.0, is_whole: true, ..Line::new(&name, &hint, may_write) };
        draft_line(ui, scene, drafts, time_key, &time, line);
        // It goes to the next line when it does not fit, whole.
        is_beside = ui.available_width() >= weekday_width;
        if let Some(weekday) = weekday.as_ref().filter(|_| is_beside) {
            caption(ui, weekday);
        }
    });
    if let Some(weekday) = weekday.filter(|_| !is_beside) {
        caption(ui, &weekday);
    }
    if read_date(&drafts.text(date_key, &date), scene.now.today()).is_none() {
        problem(ui, &say!(words, "bad-date"));
    }
    if read_time(&drafts.text(time_key, &time)).is_none() {
        problem(ui, &say!(words, "bad-time"));
    }
    show_zone(ui, scene, drafts, post, zone_key, may_write);
}

fn show_zone(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, post: &Post, key: Key, may_write: bool) {
    let words = scene.words;
    let at = &post.summary.publish_at;
    if at.time.is_none() {
        return;
    }
    let team_zone = scene.snapshot.team.settings.zone.clone();
    let shown_id = ui.scope_id().with(("zone of", key.doc));
    let mut is_open = ui.data(|data| data.get_temp(shown_id)).unwrap_or(!at.zone.is_empty());
    if is_open {
        let name = say!(words, "field-zone");
        let line = Line { width: 200.0, is_whole: true, ..Line::new(&name, &team_zone, may_write) };
        draft_line(ui, scene, drafts, key, &at.zone, line);
        if read_zone(&drafts.text(key, &at.zone)).is_none() {
            problem(ui, &say!(words, "bad-zone"));
        }
    } else {
        ui.horizontal(|ui| {
            caption(ui, &say!(words, "zone-of-team", zone = team_zone.as_str()));
            if may_write && icon_button_sized(ui, icons::GLOBE, &say!(words, "other-zone"), 24.0, None).clicked() {
                is_open = true;
            }
        });
    }
    ui.data_mut(|data| data.insert_temp(shown_id, is_open));
    if let Some(mine) = mine(scene, post) {
        caption(ui, &mine);
    }
}

/// The same moment by this computer's zone, when it reads differently there.
fn mine(scene: &Scene<'_>, post: &Post) -> Option<String> {
    let at = &post.summary.publish_at;
    let here = zone(&scene.now.zone)?;
    let local = at.moment(&scene.snapshot.team.settings.zone)?.with_timezone(&here).naive_local();
    if Some(local.date()) == at.date
        && at.time.is_some_and(|time| time.minute() == local.minute() && time.hour() == local.hour())
    {
        return None;
    }
    let (day, time) = (scene.words.day(local.date(), scene.now.today()), scene.words.time(local.time()));
    Some(say!(scene.words, "time-here", day = day, time = time))
}

/// A small month under a button. Gives the day that was clicked.
pub(super) fn pick_day(button: &egui::Response, scene: &Scene<'_>, chosen: Option<NaiveDate>) -> Option<NaiveDate> {
    let words = scene.words;
    let key = button.id.with("month shown");
    let mut picked = None;
    Popup::menu(button).gap(4.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(7.0 * 32.0);
        let stored: Option<NaiveDate> = ui.data(|data| data.get_temp(key));
        let mut month = stored.unwrap_or_else(|| first_day(chosen.unwrap_or_else(|| scene.now.today())));
        ui.horizontal(|ui| {
            if icon_button_sized(ui, icons::LEFT, &say!(words, "month-previous"), 28.0, None).clicked() {
                month = months_away(month, -1);
            }
            ui.allocate_ui_with_layout(
                vec2(7.0 * 32.0 - 72.0, 28.0),
                egui::Layout::centered_and_justified(egui::Direction::LeftToRight),
                |ui| ui.label(egui::RichText::new(words.month_and_year(month)).font(font::label())),
            );
            if icon_button_sized(ui, icons::RIGHT, &say!(words, "month-next"), 28.0, None).clicked() {
                month = months_away(month, 1);
            }
        });
        ui.data_mut(|data| data.insert_temp(key, month));
        let weeks = weeks_of(month);
        let (area, _) = ui.allocate_exact_size(vec2(7.0 * 32.0, 30.0 * weeks.len() as f32), Sense::hover());
        for (row, week) in weeks.iter().enumerate() {
            for (column, day) in week.days.iter().enumerate() {
                let corner = pos2(area.left() + column as f32 * 32.0, area.top() + row as f32 * 30.0);
                let rect = Rect::from_min_size(corner, vec2(30.0, 28.0));
                if day_button(ui, scene, *day, month, rect, chosen == Some(*day)) {
                    picked = Some(*day);
                    ui.data_mut(|data| data.remove::<NaiveDate>(key));
                    ui.close();
                }
            }
        }
    });
    picked
}

fn day_button(ui: &Ui, scene: &Scene<'_>, day: NaiveDate, month: NaiveDate, rect: Rect, is_chosen: bool) -> bool {
    let look = scene.look;
    let response = ui.interact(rect, ui.scope_id().with(("pick", day)), Sense::click());
    let spoken = scene.words.day(day, scene.now.today());
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::Button, true, is_chosen, &spoken));
    let corner = CornerRadius::same(6);
    let ink = match (is_chosen, day.month() == month.month()) {
        (true, _) => {
            ui.painter().rect_filled(rect, corner, look.accent);
            look.on_accent
        }
        (false, is_in_month) => {
            if response.hovered() {
                ui.painter().rect_filled(rect, corner, look.hover);
            }
            if day == scene.now.today() {
                look.accent
            } else if is_in_month {
                look.text
            } else {
                look.muted
            }
        }
    };
    crate::parts::button::focus_ring(ui, &response, rect, corner);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, day.day().to_string(), font::caption_medium(), ink);
    response.clicked()
}

/// A field for a day, and a button to pick it with. Gives what was picked.
pub(super) fn day_line(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    (key, name): (Key, &str),
    day: Option<NaiveDate>,
    may_write: bool,
) -> Option<NaiveDate> {
    let shown = written_date(day);
    let hint = say!(scene.words, "hint-date");
    let line = Line { width: 108.0, is_whole: true, ..Line::new(name, &hint, may_write) };
    draft_line(ui, scene, parts.drafts, key, &shown, line);
    let mut picked = None;
    if may_write {
        let button = icon_button(ui, icons::CALENDAR, &say!(scene.words, "pick-day-of", what = name));
        picked = pick_day(&button, scene, day);
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        let today = parse_date("2026-11-23").expect("a date");
        for (text, date) in [
            ("2026-12-01", "2026-12-01"),
            ("1-12-2026", "2026-12-01"),
            ("1/12/26", "2026-12-01"),
            (" 1 12 ", "2026-12-01"),
            ("3-2", "2027-02-03"),
            ("3-9", "2026-09-03"),
            ("30", "2026-11-30"),
            ("15 februari", "2027-02-15"),
            ("1 mrt 2028", "2028-03-01"),
            ("3 Oct", "2026-10-03"),
        ] {
            assert_eq!(read_date(text, today), Some(parse_date(date)), "{text}");
        }
        assert_eq!(read_date("  ", today), Some(None));
        for text in ["31-2", "soon", "15 brumaire", "1-2-3-4", "1-1-99999"] {
            assert_eq!(read_date(text, today), None, "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (text, hour, minute) in [
            ("9", 9, 0),
            ("9:30", 9, 30),
            ("9u30", 9, 30),
            ("14.05", 14, 5),
            ("930", 9, 30),
            ("1405", 14, 5),
            ("9u", 9, 0),
        ] {
            assert_eq!(read_time(text), Some(NaiveTime::from_hms_opt(hour, minute, 0)), "{text}");
        }
        assert_eq!(read_time(""), Some(None));
        for text in ["25", "9:99", "noon", "1:2:3"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }
}
