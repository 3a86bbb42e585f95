//! Posts, and what belongs to one.

use std::collections::BTreeSet;
use trekker_domain::approval::{Texts, Verdict};
use trekker_domain::comment::{CommentEdit, Passage};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::kind::Kind;
use trekker_domain::media::{Media, MediaEdit};
use trekker_domain::open::Open;
use trekker_domain::post::{Experiment, Focus, Format, Nature, NewPost, PostEdit, Status};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::template::{Offset, TemplateEdit, Unit};
use trekker_domain::text::Language;
use trekker_domain::variant::VariantEdit;
use trekker_domain::work::{Deliverable, DeliverableEdit, Sort as WorkSort, Todo, TodoEdit};

use super::{ELS, List, day, file, id, rank, time};
use crate::{ME, TEAM};

fn full_post() -> NewPost {
    NewPost {
        nature: Some(Nature::Task),
        title: "Opening".into(),
        publish_at: PublishAt { date: Some(day(6)), time: Some(time()), zone: "Europe/Brussels".into() },
        status: Some(Open::from_word("review")),
        channels: BTreeSet::from([id(51), id(52)]),
        theme: Some(id(53)),
        plan: Some(id(54)),
        persona: Some(id(55)),
        event: Some(id(56)),
        experiment: Some(Experiment { hypothesis: "Meer mensen".into(), review_on: Some(day(20)) }),
        owner: Some(ME),
        helpers: BTreeSet::from([ELS]),
        format: Some(Format::Photo),
        focus: Some(Focus::ForTheCommunity),
        text: "Kom allemaal.".into(),
        explanation: "Voor wie nieuw is".into(),
        link: "https://example.org".into(),
        sign_off: "Els".into(),
        language: Some(Language::Dutch),
        deliverables: vec![Deliverable {
            id: id(61),
            name: "Foto".into(),
            sort: Some(Open::Known(WorkSort::Photo)),
            owner: Some(ELS),
            duration_days: Some(2),
            due: Some(day(3)),
            rank: rank(),
            estimated_minutes: Some(90),
            spent_minutes: Some(60),
            done: true,
        }],
        todos: vec![Todo {
            id: id(62),
            of: Some(id(61)),
            words: "Bellen".into(),
            owner: Some(ME),
            rank: rank(),
            done: true,
        }],
        media: vec![Media { id: id(63), file: file(1), alt: "Een plein".into(), rank: rank() }],
        template: Some(id(57)),
        offset: Some(Offset { amount: -3, unit: Unit::Weeks }),
    }
}

pub(super) fn posts(list: &mut List) {
    let post = id(1);
    list.add("post full", [Edit::NewPost(id(2), full_post())]);
    list.add(
        "post",
        [Edit::NewPost(post, NewPost { title: "Kort".into(), text: "Soep.".into(), ..NewPost::default() })],
    );
    list.text(Kind::Post, post);
    let edits = [
        PostEdit::SetTitle("Ander".into()),
        PostEdit::SetDate(Some(day(7))),
        PostEdit::SetDate(None),
        PostEdit::SetTime(Some(time())),
        PostEdit::SetTime(None),
        PostEdit::SetZone("Europe/London".into()),
        PostEdit::SetStatus(Status::Planned),
        PostEdit::SetChannel(id(51), true),
        PostEdit::SetChannel(id(51), false),
        PostEdit::SetTheme(Some(id(53))),
        PostEdit::SetTheme(None),
        PostEdit::SetPlan(Some(id(54))),
        PostEdit::SetPersona(Some(id(55))),
        PostEdit::SetEvent(Some(id(56))),
        PostEdit::SetExperiment(true),
        PostEdit::SetHypothesis("Meer".into()),
        PostEdit::SetReviewOn(Some(day(21))),
        PostEdit::SetOwner(Some(ELS)),
        PostEdit::SetOwner(None),
        PostEdit::SetHelper(ELS, true),
        PostEdit::SetHelper(ELS, false),
        PostEdit::SetExplanation("Waarom".into()),
        PostEdit::SetLink("https://example.org/a".into()),
        PostEdit::SetSignOff("Bram".into()),
        PostEdit::SetLanguage(Some(Language::English)),
        PostEdit::SetWouldShare(true),
        PostEdit::SetBrings("Bezoek".into()),
        PostEdit::SetFormat(Some(Format::Video)),
        PostEdit::SetFocus(Some(Focus::AboutUs)),
        PostEdit::SetOffset(Offset { amount: 2, unit: Unit::Months }),
        PostEdit::Claim(id(51), Some(ME)),
        PostEdit::Claim(id(51), None),
        PostEdit::SetPostedLink(id(51), Some("https://example.org/p/1".into())),
        PostEdit::SetPostedBy(id(51), Some(ME)),
        PostEdit::Bin(true),
        PostEdit::Bin(false),
    ];
    list.add("post", edits.map(|edit| Edit::Post(post, edit)));
    let work = [
        DeliverableEdit::SetName("Film".into()),
        DeliverableEdit::SetSort(Some(WorkSort::Video)),
        DeliverableEdit::SetOwner(Some(ME)),
        DeliverableEdit::SetDurationDays(Some(4)),
        DeliverableEdit::SetDue(Some(day(4))),
        DeliverableEdit::SetRank(rank()),
        DeliverableEdit::SetEstimatedMinutes(Some(30)),
        DeliverableEdit::SetSpentMinutes(Some(45)),
        DeliverableEdit::SetDone(true),
        DeliverableEdit::Bin(true),
    ];
    list.add("deliverable", work.map(|edit| Edit::Post(post, PostEdit::Deliverable(id(61), edit))));
    let todos = [
        TodoEdit::SetWords("Mailen".into()),
        TodoEdit::SetOf(Some(id(61))),
        TodoEdit::SetOwner(Some(ELS)),
        TodoEdit::SetRank(rank()),
        TodoEdit::SetDone(true),
        TodoEdit::Bin(true),
    ];
    list.add("todo", todos.map(|edit| Edit::Post(post, PostEdit::Todo(id(62), edit))));
    list.add("media", media().map(|edit| Edit::Post(post, PostEdit::Media(id(63), edit))));
    let settled = Edit::Settle { kind: Kind::Post, doc: post, keys: vec!["0123".into()] };
    list.add("settle", [settled]);
}

pub(super) fn media() -> [MediaEdit; 4] {
    [
        MediaEdit::SetFile(file(2)),
        MediaEdit::SetAlt("Een boot".into()),
        MediaEdit::SetRank(rank()),
        MediaEdit::Bin(true),
    ]
}

pub(super) fn around_posts(list: &mut List) {
    let (post, channel) = (id(1), id(51));
    let variant = derived::variant(&TEAM, post, channel);
    list.add(
        "variant",
        [Edit::NewVariant { post, channel, text: "Kom snel.".into(), seen_text: "Kom allemaal.".into() }],
    );
    list.text(Kind::Variant, variant);
    let edits = [
        VariantEdit::SetDate(Some(day(8))),
        VariantEdit::SetTime(Some(time())),
        VariantEdit::SetSeenText("Kom.".into()),
        VariantEdit::SetFirstComment("Link hieronder".into()),
        VariantEdit::LeaveOut(id(63), Some("photo.jpg".into())),
        VariantEdit::LeaveOut(id(63), None),
        VariantEdit::Bin(true),
    ];
    list.add("variant edit", edits.map(|edit| Edit::Variant(variant, edit)));
    let texts = Texts::from([(None, "Kom allemaal.".to_owned()), (Some(channel), "Kom snel.".to_owned())]);
    let approval = id(3);
    list.add(
        "approval",
        [
            Edit::NewApproval {
                id: approval,
                post,
                verdict: Verdict::Approved,
                reason: String::new(),
                texts: texts.clone(),
            },
            Edit::NewApproval { id: id(4), post, verdict: Verdict::Refused, reason: "Te lang".into(), texts },
            Edit::BinApproval(approval, true),
        ],
    );
    let template = id(5);
    list.add("template", [Edit::NewTemplate { id: template, name: "Opening".into() }]);
    let edits =
        [TemplateEdit::SetName("Start".into()), TemplateEdit::SetExplanation("Zo".into()), TemplateEdit::Bin(true)];
    list.add("template edit", edits.map(|edit| Edit::Template(template, edit)));
    let comment = id(6);
    let passage = Passage { first: "a".into(), last: "b".into(), quote: "Kom".into() };
    let full = Edit::NewComment {
        id: id(7),
        about: post,
        text: "Klopt dit?".into(),
        answers: Some(comment),
        mentions: BTreeSet::from([ELS]),
        passage: Some(passage),
    };
    let short = Edit::NewComment {
        id: comment,
        about: post,
        text: "Mooi".into(),
        answers: None,
        mentions: BTreeSet::new(),
        passage: None,
    };
    list.add("comment", [short, full, Edit::Comment(comment, CommentEdit::SetText("Heel mooi".into()))]);
    list.add("comment bin", [Edit::Comment(comment, CommentEdit::Bin(true))]);
    list.add("thread", [true, false].map(|resolved| Edit::Resolve { comment, resolved }));
}
