//! Two choices at once, in words, with one click to settle it.

use egui::Ui;
use trekker_domain::conflict::{Conflict, Field};
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::open::Open;
use trekker_domain::post::{PostEdit, Status};
use trekker_domain::publish_at::{parse_date, parse_time};

use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::layout::{banner, caption, strong};
use crate::terms;
use crate::words::say;

/// The edit that makes this value the one; `None` for what cannot be chosen here.
pub(super) fn edit_for_choice(field: Field, value: &str) -> Option<PostEdit> {
    // Empty is a choice too: to leave the column empty. What is there but cannot be read is none.
    fn read<T>(value: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
        if value.is_empty() { Some(None) } else { parse(value).map(Some) }
    }
    Some(match field {
        Field::Title => PostEdit::SetTitle(value.to_owned()),
        Field::Date => PostEdit::SetDate(read(value, parse_date)?),
        Field::Time => PostEdit::SetTime(read(value, parse_time)?),
        Field::Zone => PostEdit::SetZone(value.to_owned()),
        Field::Status => PostEdit::SetStatus(Open::<Status>::from_word(value).known()?),
        Field::Theme => PostEdit::SetTheme(read(value, DocId::parse)?),
        Field::Owner => PostEdit::SetOwner(read(value, PersonId::parse)?),
        Field::Explanation => PostEdit::SetExplanation(value.to_owned()),
        Field::Link => PostEdit::SetLink(value.to_owned()),
        Field::Format => PostEdit::SetFormat(read(value, |word| Open::from_word(word).known())?),
        Field::Focus => PostEdit::SetFocus(read(value, |word| Open::from_word(word).known())?),
        Field::Binned => PostEdit::Bin(match value {
            "true" => true,
            "false" | "" => false,
            _ => return None,
        }),
        _ => return None,
    })
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, doc: DocId, conflicts: &[Conflict], may_write: bool) {
    for conflict in conflicts {
        let words = scene.words;
        banner(ui, scene.look.problem.fill, |ui| {
            let field = terms::field(words, conflict.field);
            strong(ui, &say!(words, "conflict-heading", field = field));
            caption(ui, &say!(words, "conflict-explained"));
            for (nth, choice) in conflict.choices.iter().enumerate() {
                let value = terms::value(scene, conflict.field, &choice.value);
                let by = scene.name_of_some(choice.by);
                let line = say!(words, "conflict-choice", value = value, name = by);
                let edit = edit_for_choice(conflict.field, &choice.value);
                ui.horizontal(|ui| {
                    let mut button = Button::quiet(&line).width(ui.available_width());
                    if nth == 0 {
                        button = button.icon(icons::CHECK);
                    }
                    let button = button.enabled(may_write && edit.is_some());
                    if button.show(ui).clicked()
                        && let Some(edit) = edit
                    {
                        scene.edit(Edit::Post(doc, edit));
                    }
                });
            }
        });
        ui.add_space(space::S);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_a_post_can_have_becomes_an_edit() {
        assert_eq!(edit_for_choice(Field::Date, "2026-11-23"), Some(PostEdit::SetDate(parse_date("2026-11-23"))));
        assert_eq!(edit_for_choice(Field::Date, ""), Some(PostEdit::SetDate(None)));
        assert_eq!(edit_for_choice(Field::Date, "soon"), None);
        assert_eq!(edit_for_choice(Field::Status, "planned"), Some(PostEdit::SetStatus(Status::Planned)));
        assert_eq!(edit_for_choice(Field::Status, "from a newer Trekker"), None);
        let els = PersonId([3; 16]);
        assert_eq!(edit_for_choice(Field::Owner, &els.to_string()), Some(PostEdit::SetOwner(Some(els))));
        assert_eq!(edit_for_choice(Field::Text, "x"), None);
    }
}
