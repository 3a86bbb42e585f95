//! What was moved to the bin, at the foot of the room it stood in, with the way back.

use egui::{CollapsingHeader, Ui};
use trekker_domain::id::DocId;

use super::button::Button;
use crate::look::icons;
use crate::words::{Words, say};

/// Gives the one that is to be restored. Nothing in the bin: nothing is shown.
pub(crate) fn bin(ui: &mut Ui, words: &Words, things: &[(DocId, String)], may_write: bool) -> Option<DocId> {
    if things.is_empty() {
        return None;
    }
    let mut wanted = None;
    // Its name counts and changes, its place does not.
    CollapsingHeader::new(say!(words, "bin-things", count = things.len())).id_salt("bin").show(ui, |ui| {
        for (id, name) in things {
            ui.push_id(id, |ui| {
                let label = say!(words, "bin-restore", name = name.as_str());
                if Button::bare(&label).icon(icons::UNDO).enabled(may_write).show(ui).clicked() {
                    wanted = Some(*id);
                }
            });
        }
    });
    wanted
}
