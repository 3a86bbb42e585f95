//! Putting a post on its channels, by hand: say that you do it, copy the words, open the page, and say where it is.

use egui::{OpenUrl, Ui};
use trekker_domain::channel::Channel;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::link::is_address;
use trekker_domain::open::Open;
use trekker_domain::post::{Post, PostEdit, Status};
use trekker_domain::publishing::{Outing, as_it_goes_out, goes_out_at, is_overdue};
use trekker_domain::since_approval::parts_of;
use trekker_session::calendar::ApprovalWord;
use trekker_session::snapshot::Detail;

use super::show::Parts;
use super::{media, texts};
use crate::context::Scene;
use crate::look::icons;
use crate::look::tokens::space;
use crate::parts::button::Button;
use crate::parts::field::{is_entered, text_line};
use crate::parts::layout::{body, caption, line, problem, strong};
use crate::parts::menu;
use crate::parts::toggle::tag;
use crate::words::say;

/// `stops`: so many things are against rules that have to be kept: with those nothing goes out.
pub(super) fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    post: &Post,
    detail: &Detail,
    stops: usize,
) {
    let is_ready = matches!(post.summary.status, Open::Known(Status::Planned | Status::Posted));
    let has_any = post.summary.outings.iter().any(Outing::is_out);
    if (!is_ready && !has_any) || post.summary.channels.is_empty() {
        return;
    }
    let words = scene.words;
    strong(ui, &say!(words, "publish"));
    let approval = scene.snapshot.calendar.get(post.summary.id).map(|row| row.approval).unwrap_or_default();
    if matches!(approval, ApprovalWord::Outdated(_) | ApprovalWord::Refused(_) | ApprovalWord::Asked) {
        problem(ui, &say!(words, "publish-not-approved"));
    }
    let snapshot = scene.snapshot;
    let channels = snapshot.channels_by_name().filter(|(id, _)| post.summary.channels.contains(id));
    let channels: Vec<&Channel> = channels.map(|(_, channel)| &**channel).collect();
    for channel in channels {
        ui.push_id(channel.id, |ui| on_channel(ui, scene, parts, post, detail, channel, stops > 0));
        ui.add_space(space::XS);
    }
    line(ui);
}

fn on_channel(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    post: &Post,
    detail: &Detail,
    channel: &Channel,
    is_stopped: bool,
) {
    let words = scene.words;
    let (doc, id) = (post.summary.id, channel.id);
    let outing = post.summary.outing(id).cloned().unwrap_or_else(|| Outing::new(id));
    if outing.is_out() {
        is_out(ui, scene, post, channel, &outing);
        return;
    }
    let variant = texts::variant_of(scene, doc, id);
    let at = goes_out_at(&post.summary, variant.map(|(variant, _)| &variant.summary));
    let zone = &scene.snapshot.team.settings.zone;
    ui.horizontal_wrapped(|ui| {
        strong(ui, &channel.name);
        if let Some(date) = at.date {
            let mut when = words.day(date, scene.now.today());
            if let Some(time) = at.time {
                when = format!("{when} {}", words.time(time));
            }
            caption(ui, &when);
        }
        if is_overdue(&at, zone, scene.now.at.to_utc()) {
            tag(ui, &say!(words, "overdue"), Some(icons::WARNING), scene.look.problem);
        }
        // Words that somebody gave for a link before only links were taken.
        if !outing.link.trim().is_empty() {
            caption(ui, &outing.link);
        }
    });
    let may_write = scene.may_write(Kind::Post) && !post.summary.binned;
    let me = scene.snapshot.team.me;
    let is_mine = outing.claimed_by.is_some() && outing.claimed_by == me;
    ui.horizontal_wrapped(|ui| {
        match outing.claimed_by {
            Some(person) => {
                let line = say!(words, "publish-claimed", name = scene.name_of(person));
                tag(ui, &line, Some(icons::PERSON), scene.look.planned);
                if is_mine && may_write && Button::bare(&say!(words, "publish-unclaim")).show(ui).clicked() {
                    scene.edit(Edit::Post(doc, PostEdit::Claim(id, None)));
                }
            }
            None => {
                caption(ui, &say!(words, "publish-unclaimed"));
            }
        }
        let claim = say!(words, "publish-claim", channel = channel.name.as_str());
        if !is_mine && may_write && Button::quiet(&claim).show(ui).clicked() {
            scene.edit(Edit::Post(doc, PostEdit::Claim(id, me)));
        }
    });
    ui.horizontal_wrapped(|ui| {
        let copy = say!(words, "publish-copy", channel = channel.name.as_str());
        if Button::quiet(&copy).icon(icons::COPY).show(ui).clicked() {
            scene.copy(ui, post.signed(&texts::text_on(scene, parts, post, detail, id)));
        }
        let first_comment = variant.map(|(variant, _)| variant.first_comment.clone()).filter(|text| !text.is_empty());
        if let Some(first_comment) = first_comment
            && Button::bare(&say!(words, "publish-copy-comment")).icon(icons::COPY).show(ui).clicked()
        {
            scene.copy(ui, first_comment);
        }
        if let Some(network) = channel.network() {
            let open = say!(words, "publish-open", network = network.name());
            if Button::quiet(&open).icon(icons::GLOBE).show(ui).clicked() {
                ui.ctx().open_url(OpenUrl::new_tab(network.writing_page()));
            }
        }
    });
    let of_post = &post.summary.media;
    let media = variant.map_or_else(|| of_post.to_vec(), |(variant, _)| variant.media(of_post));
    if !media.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.push_id(id, |ui| {
                for one in &media {
                    media::open_one(ui, scene, one);
                }
                media::open_all(ui, scene, &media);
            });
        });
    }
    if may_write {
        say_posted(ui, scene, parts, post, channel, is_stopped);
    }
}

/// Where it is, and that it is there: both are a person's word.
fn say_posted(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    parts: &mut Parts<'_>,
    post: &Post,
    channel: &Channel,
    is_stopped: bool,
) {
    let words = scene.words;
    let (doc, id) = (post.summary.id, channel.id);
    let link = parts.links.entry(id).or_default();
    let (mut is_said, mut is_none) = (false, false);
    ui.horizontal(|ui| {
        let label = say!(words, "publish-link", channel = channel.name.as_str());
        let response = text_line(ui, link, &label, "https://", ui.available_width() - 120.0);
        let entered = is_entered(ui, &response);
        let is_real = is_address(link) && !is_stopped;
        let posted = say!(words, "publish-posted");
        let clicked = Button::quiet(&posted).icon(icons::CHECK).enabled(is_real).show(ui).clicked();
        is_said = is_real && (clicked || entered);
        is_none = !link.trim().is_empty() && !is_address(link) && !response.has_focus();
    });
    if is_none {
        problem(ui, &say!(words, "link-not-real"));
    }
    if !is_said {
        return;
    }
    let link = parts.links.remove(&id).unwrap_or_default().trim().to_owned();
    let mut edits = vec![PostEdit::SetPostedLink(id, Some(link)), PostEdit::SetPostedBy(id, scene.snapshot.team.me)];
    let is_out = |other| post.summary.outing(other).is_some_and(Outing::is_out);
    // With the last of its channels it is out as a whole.
    if post.summary.channels.iter().all(|other| *other == id || is_out(*other)) {
        edits.push(PostEdit::SetStatus(Status::Posted));
    }
    // What was typed just now is part of what went out: it goes first.
    parts.texts.flush_all(scene.commands);
    scene.edit_all(edits.into_iter().map(|edit| Edit::Post(doc, edit)));
}

fn is_out(ui: &mut Ui, scene: &mut Scene<'_>, post: &Post, channel: &Channel, outing: &Outing) {
    let words = scene.words;
    ui.horizontal_wrapped(|ui| {
        strong(ui, &channel.name);
        let name = scene.name_of_some(outing.posted_by);
        tag(ui, &say!(words, "publish-out", name = name), Some(icons::CHECK), scene.look.posted);
    });
    if outing.is_out_twice() {
        let links = outing.links().collect::<Vec<_>>().join(", ");
        problem(ui, &say!(words, "publish-twice", channel = channel.name.as_str(), links = links));
    }
    as_it_went_out(ui, scene, post, channel);
    ui.horizontal_wrapped(|ui| {
        for link in outing.links() {
            if Button::bare(link).icon(icons::LINK).show(ui).clicked() {
                ui.ctx().open_url(OpenUrl::new_tab(link));
            }
        }
        let take_back = say!(words, "publish-take-back", channel = channel.name.as_str());
        if scene.may_write(Kind::Post) && Button::bare(&take_back).icon(icons::UNDO).show(ui).clicked() {
            let mut edits = vec![PostEdit::SetPostedLink(channel.id, None)];
            if post.summary.is_over() {
                edits.push(PostEdit::SetStatus(Status::Planned));
            }
            scene.edit_all(edits.into_iter().map(|edit| Edit::Post(post.summary.id, edit)));
        }
    });
}

/// What went out there, whatever was written later; and whether anything was.
fn as_it_went_out(ui: &mut Ui, scene: &Scene<'_>, post: &Post, channel: &Channel) {
    let (words, name) = (scene.words, channel.name.as_str());
    let Some(went_out) = post.went_out.get(&channel.id) else { return };
    let own = texts::variant_of(scene, post.summary.id, channel.id).map(|(variant, _)| variant);
    let is_changed = as_it_goes_out(post, own) != *went_out;
    ui.horizontal_wrapped(|ui| {
        if is_changed {
            tag(ui, &say!(words, "publish-changed", channel = name), Some(icons::WARNING), scene.look.draft);
        }
        let shows = Button::bare(&say!(words, "publish-went-out", channel = name)).trailing(icons::DOWN).show(ui);
        menu::drop_list(&shows, 360.0, |ui| {
            let parts = parts_of(went_out);
            body(ui, parts.words);
            let files: Vec<&str> = parts.file_names().collect();
            if !files.is_empty() {
                caption(ui, &files.join(", "));
            }
        });
    });
}
