//! What is told outside the window: what concerns the person while they are elsewhere, and what is theirs to put out now.

use chrono::{DateTime, Utc};
use egui::Ui;
use trekker_domain::concern::Concern;
use trekker_domain::publishing;
use trekker_session::calendar::PostRow;
use trekker_session::notice::Notice;

use crate::context::{Request, Scene};
use crate::preferences::Preferences;
use crate::troubles;

/// Up to when it was looked what is due.
#[derive(Debug, Default)]
pub(crate) struct Reminders {
    looked: Option<DateTime<Utc>>,
}

impl Reminders {
    /// What has become due since the last frame; the window wakes by itself for the next.
    pub(crate) fn due(&mut self, ui: &Ui, scene: &Scene<'_>) -> Vec<Notice> {
        let now = scene.now.at.to_utc();
        // What was due before the window opened shows as late in the calendar.
        let Some(since) = self.looked.replace(now) else { return Vec::new() };
        let mut notices = Vec::new();
        let mut next: Option<DateTime<Utc>> = None;
        // By the team's day or mine: they differ for some hours.
        let today = scene.now.today();
        let (from, to) = (today.pred_opt().unwrap_or(today), today.succ_opt().unwrap_or(today));
        for row in scene.snapshot.calendar.between(from, to) {
            for (at, channel) in mine(scene, row) {
                if since < at && at <= now {
                    let title = row.summary.title.clone();
                    notices.push(Notice::Concerns { about: row.summary.id, title, concern: Concern::Due(channel) });
                } else if at > now {
                    next = Some(next.map_or(at, |next| next.min(at)));
                }
            }
        }
        if let Some(wait) = next.and_then(|next| (next - now).to_std().ok()) {
            ui.ctx().request_repaint_after(wait);
        }
        notices
    }
}

/// When and where a post is mine to put out: I said so, or I am responsible and nobody did.
fn mine<'s>(scene: &'s Scene<'_>, row: &'s PostRow) -> impl Iterator<Item = (DateTime<Utc>, String)> + 's {
    let me = scene.snapshot.team.me;
    let variant = |channel| row.variants.iter().find(|variant| variant.channel == channel).map(|variant| &**variant);
    publishing::still_to_go(&row.summary, variant).into_iter().filter_map(move |(channel, at)| {
        let claimed = row.summary.outing(channel).and_then(|outing| outing.claimed_by);
        let is_mine = me.is_some() && claimed.or(row.summary.owner) == me;
        let moment = at.moment(&scene.snapshot.team.settings.zone).filter(|_| is_mine)?;
        let name = scene.snapshot.channels.get(&channel).map(|channel| channel.name.clone());
        Some((moment, name.unwrap_or_default()))
    })
}

/// Asks the desktop to tell what concerns the person, while they are not in the window and want to hear of it.
pub(crate) fn tell(ui: &Ui, scene: &mut Scene<'_>, preferences: &Preferences, notices: &[Notice]) {
    let is_here = ui.input(|input| input.focused);
    let is_quiet = scene.snapshot.desk.quiet.is_at(scene.now.here.time());
    if is_here || is_quiet || !preferences.notifies {
        return;
    }
    for notice in notices.iter().filter(|notice| matches!(notice, Notice::Concerns { .. })) {
        if let Some(words) = troubles::notice(scene, notice) {
            let title = scene.snapshot.team.name.clone();
            scene.requests.push(Request::Notify { title, words });
        }
    }
}
