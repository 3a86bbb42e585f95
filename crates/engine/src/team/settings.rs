//! How a team begins.

use trekker_domain::edit::Edit;
use trekker_domain::team::TeamEdit;
use trekker_session::trouble::Trouble;

use super::Team;

impl Team {
    /// A new team plans in this zone; empty: that is not known yet.
    pub(crate) fn begin_in_zone(&mut self, zone: &str) -> Result<(), Trouble> {
        if !zone.is_empty() {
            self.edit(&[Edit::Team(TeamEdit::SetZone(zone.to_owned()))])?;
            self.forget_what_was_done();
        }
        Ok(())
    }

    /// What was written so far is how the team begins, and no action of anybody.
    pub(crate) fn forget_what_was_done(&mut self) {
        self.actions.forget();
        self.view.snapshot.undoable.clear();
        self.notices.clear();
        self.view.snapshot.can_undo = false;
    }
}
