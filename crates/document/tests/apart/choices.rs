//! What two people chose apart, picked and put back; and what a history tells of who saw what.

use trekker_document::actor::DevicePrefix;
use trekker_document::{gatekeeper, hands, history};
use trekker_domain::channel::ChannelEdit;
use trekker_domain::conflict::Conflict;
use trekker_domain::counting::Measure;
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::event::{EventEdit, FromFile, Lane, NewEvent};
use trekker_domain::fields::field_of;
use trekker_domain::frequency::Frequency;
use trekker_domain::history::{Step, What};
use trekker_domain::holidays::Country;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::IdeaDecision;
use trekker_domain::important::Change;
use trekker_domain::kind::Kind;
use trekker_domain::media::{FileHash, MediaEdit, MediaFile};
use trekker_domain::plan::PlanEdit;
use trekker_domain::planning::Weekdays;
use trekker_domain::post::{NewPost, PostEdit, Status};
use trekker_domain::publish_at::{PublishAt, parse_date};
use trekker_domain::rank::Rank;
use trekker_domain::success::{FigureEdit, NewSuccess, Part, SuccessEdit};
use trekker_domain::team::TeamEdit;
use trekker_domain::template::{Offset, TemplateEdit};
use trekker_domain::text::{Splice, TextEdit};
use trekker_domain::theme::ThemeEdit;
use trekker_domain::variant::VariantEdit;
use trekker_domain::work::{Deliverable, DeliverableEdit, Sort, TodoEdit};

use crate::copies::{BRAM, Copy, ELS, TEAM, meet};

const POST: DocId = DocId([1; 16]);
const PART: DocId = DocId([2; 16]);

fn who(device: &DevicePrefix) -> Option<PersonId> {
    [ELS, BRAM].into_iter().find(|one| one.0[0] == device[0])
}

fn of(edit: PostEdit) -> Edit {
    Edit::Post(POST, edit)
}

fn day(text: &str) -> PostEdit {
    PostEdit::SetDate(parse_date(text))
}

fn two(kind: Kind, first: Option<&Edit>) -> [Copy; 2] {
    let mut els = Copy::born(kind);
    if let Some(first) = first {
        els.does(ELS, first);
    }
    [els.clone(), els]
}

fn new_post() -> NewPost {
    let deliverable = Deliverable::new(PART, "Affiche");
    NewPost { title: "Startdag".into(), text: "Kom!".into(), deliverables: vec![deliverable], ..NewPost::default() }
}

fn post() -> [Copy; 2] {
    two(Kind::Post, Some(&Edit::NewPost(POST, new_post())))
}

/// The choices in a column with who made them, the one that counts first.
fn choices(copy: &Copy, field: &str) -> Vec<(String, Option<PersonId>)> {
    let conflicts = copy.document.conflicts(&who);
    let found = conflicts.into_iter().find(|conflict| conflict.field.name == field);
    found.into_iter().flat_map(|conflict: Conflict| conflict.choices).map(|choice| (choice.value, choice.by)).collect()
}

fn steps(copy: &Copy) -> Vec<Step> {
    let sources = copy.said.iter().map(|change| {
        let author = [ELS, BRAM]
            .into_iter()
            .find(|person| gatekeeper::admit(&[person.0[0]; 32], copy.document.kind().number(), change).is_ok());
        history::Source { by: author, at: chrono::DateTime::UNIX_EPOCH, change }
    });
    history::steps(copy.document.kind(), sources)
}

#[test]
fn a_pick_that_is_taken_back_shows_both_choices_again_as_they_were_made() {
    for picked in ["2027-03-06", "2027-03-07"] {
        let [mut els, mut bram] = post();
        els.does(ELS, &of(day("2027-03-06")));
        bram.does(BRAM, &of(day("2027-03-07")));
        meet(&mut els, &mut bram);
        let apart = choices(&els, "date");
        assert_eq!(apart.len(), 2);
        for _ in 0..3 {
            let pick = els.does(ELS, &of(day(picked)));
            meet(&mut els, &mut bram);
            assert_eq!(choices(&bram, "date"), [], "it is settled for both");
            let again = els.takes_back(ELS, &pick);
            meet(&mut els, &mut bram);
            for copy in [&els, &bram] {
                assert_eq!(choices(copy, "date"), apart, "{picked}: whose they are and which counts is as it was");
            }
            // Done again it is settled, and that is taken back once more.
            let back = els.takes_back(ELS, &again);
            meet(&mut els, &mut bram);
            assert_eq!(choices(&bram, "date"), []);
            els.takes_back(ELS, &back);
            meet(&mut els, &mut bram);
            assert_eq!(choices(&bram, "date"), apart);
        }
        // What came of it is taken in by everybody, and folds alike.
        for change in &els.said {
            let is_one_of_us =
                [ELS, BRAM].iter().any(|person| gatekeeper::admit(&[person.0[0]; 32], 2, change).is_ok());
            assert!(is_one_of_us);
        }
        let folded = trekker_document::document::Document::fold(Kind::Post, els.said.iter().map(Vec::as_slice));
        assert_eq!(folded.expect("it folds").digest(), els.document.digest());
    }
}

#[test]
fn a_pick_is_not_taken_back_over_what_somebody_chose_since() {
    let [mut els, mut bram] = post();
    els.does(ELS, &of(day("2027-03-06")));
    bram.does(BRAM, &of(day("2027-03-07")));
    meet(&mut els, &mut bram);
    let pick = els.does(ELS, &of(day("2027-03-06")));
    meet(&mut els, &mut bram);
    bram.does(BRAM, &of(day("2027-04-01")));
    meet(&mut els, &mut bram);
    let back = pick[0].take_back(&els.document);
    assert_eq!((back.writes.len(), back.left_alone.len()), (0, 1));
}

#[test]
fn texts_written_apart_stand_once_after_a_pick_is_taken_back() {
    let [mut els, mut bram] = post();
    let types = |copy: &Copy, insert: &str| {
        let splices = vec![Splice { at: 4, delete: 0, insert: insert.into() }];
        Edit::Text(Kind::Post, POST, TextEdit { seen: copy.document.version(), splices })
    };
    els.does(ELS, &of(PostEdit::SetTitle("Feest".into())));
    bram.does(BRAM, &of(PostEdit::SetTitle("Fuif".into())));
    meet(&mut els, &mut bram);
    let pick = els.does(ELS, &of(PostEdit::SetTitle("Fuif".into())));
    meet(&mut els, &mut bram);
    let (one, other) = (types(&els, " Allemaal!"), types(&bram, " Allemaal!"));
    els.does(ELS, &one);
    bram.does(BRAM, &other);
    meet(&mut els, &mut bram);
    let text = els.document.text();
    els.takes_back(ELS, &pick);
    meet(&mut els, &mut bram);
    assert_eq!((els.document.text(), bram.document.text()), (text.clone(), text));
    let both = choices(&bram, "title");
    assert_eq!(both.len(), 2, "{both:?}");
    assert!(both.contains(&("Feest".into(), Some(ELS))) && both.contains(&("Fuif".into(), Some(BRAM))), "{both:?}");
}

#[test]
fn a_history_tells_from_what_somebody_saw_and_not_from_what_came_in_between() {
    let [mut els, mut bram] = post();
    els.does(ELS, &of(day("2027-03-01")));
    bram.hears(&els);
    bram.does(BRAM, &of(day("2027-03-02")));
    els.does(ELS, &of(day("2027-03-03")));
    // Bram's change comes in first.
    bram.hears(&els);
    let [merged, _] = [bram.clone(), els];
    let dates = steps(&merged).into_iter().filter_map(|step| match step.what.as_slice() {
        [What::Set { field, value, from, .. }] if field.name == "date" => Some((step.by, from.clone(), value.clone())),
        _ => None,
    });
    let said = |by, from: Option<&str>, value: &str| (Some(by), from.map(str::to_owned), value.to_owned());
    assert_eq!(
        dates.collect::<Vec<_>>(),
        [
            said(ELS, Some("2027-03-01"), "2027-03-03"),
            said(BRAM, Some("2027-03-01"), "2027-03-02"),
            said(ELS, None, "2027-03-01"),
        ]
    );
}

#[test]
fn what_was_chosen_apart_of_channels_themes_templates_settings_and_rests_stands_until_one_is_picked() {
    let id = DocId([5; 16]);
    let often = |text| ChannelEdit::SetFrequency(Frequency::parse(text));
    let limit = |most| ChannelEdit::SetLimit(Measure::parse("caption-characters").expect("a measure"), Some(most));
    let channel = |edit| Edit::Channel(derived::channel(&TEAM, "Insta"), edit);
    let theme = |edit| Edit::Theme(derived::theme(&TEAM, "Zomer"), edit);
    let park = |day: &str| {
        Edit::Decide(
            id,
            IdeaDecision::Park { until: parse_date(day).expect("a day"), reason: format!("Niet voor {day}") },
        )
    };
    let insta = Edit::NewChannel { name: "Insta".into() };
    let zomer = Edit::NewTheme { name: "Zomer".into(), colour: 1 };
    let template = Edit::NewTemplate { id, name: "Startdag".into() };
    let idea = Edit::NewIdea { id, text: "Soep".into() };
    let colour = |colour| theme(ThemeEdit::SetColour(colour));
    let hours = |minutes| Edit::Team(TeamEdit::SetMinutesOf(BRAM, Some(minutes)));
    let days = |text| Edit::Team(TeamEdit::SetWeekdays(Weekdays::parse(text).expect("days")));
    for (first, one, other, field) in [
        (Some(&insta), channel(often("3/week")), channel(often("5/week")), "frequency"),
        (Some(&insta), channel(limit(100)), channel(limit(200)), "limit/"),
        (
            Some(&insta),
            channel(ChannelEdit::SetName("Instagram".into())),
            channel(ChannelEdit::SetName("Foto's".into())),
            "name",
        ),
        (Some(&zomer), colour(3), colour(4), "colour"),
        (
            Some(&template),
            Edit::Template(id, TemplateEdit::SetExplanation("Op tijd".into())),
            Edit::Template(id, TemplateEdit::SetExplanation("Niet in juli".into())),
            "explanation",
        ),
        (
            None,
            Edit::Team(TeamEdit::SetCountry(Some(Country::Belgium))),
            Edit::Team(TeamEdit::SetCountry(Some(Country::Netherlands))),
            "country",
        ),
        (None, hours(60), hours(120), "minutes/"),
        (None, days("12345"), days("67"), "weekdays"),
        (Some(&idea), park("2027-03-01"), park("2027-06-01"), "parked_until"),
        (Some(&idea), park("2027-03-01"), park("2027-06-01"), "reason"),
    ] {
        let [mut els, mut bram] = two(one.kind(), first);
        els.does(ELS, &one);
        bram.does(BRAM, &other);
        meet(&mut els, &mut bram);
        let both = choices(&els, field);
        assert_eq!(both.len(), 2, "{one:?}: {both:?}");
        let kind = one.kind();
        let doc = one.writes(&TEAM, ELS).doc;
        let [conflict] = els
            .document
            .conflicts(&who)
            .into_iter()
            .filter(|conflict| conflict.field.name == field)
            .collect::<Vec<_>>()
            .try_into()
            .expect("one");
        let choosing = |value: &str| Edit::choosing(kind, doc, conflict.field, conflict.of.as_deref(), value);
        // Either can be picked, and settles it.
        for (value, _) in &both {
            let mut picks = els.clone();
            picks.does(ELS, &choosing(value).expect("it can be picked"));
            assert_eq!(choices(&picks, field), [], "{one:?}: {value}");
        }
    }
}

#[test]
fn names_that_differ_in_capitals_and_spaces_alone_are_one_and_nothing_to_pick() {
    let both = |one: &Edit, other: &Edit| {
        let [mut els, mut bram] = two(one.kind(), None);
        els.does(ELS, one);
        bram.does(BRAM, other);
        meet(&mut els, &mut bram);
        choices(&els, "name").len()
    };
    let plan = |name: &str| Edit::NewPlan { name: name.into() };
    let persona = |name: &str| Edit::NewPersona { name: name.into() };
    let channel = |name: &str| Edit::NewChannel { name: name.into() };
    let theme = |name: &str| Edit::NewTheme { name: name.into(), colour: 1 };
    assert_eq!(both(&plan("Zomer 2027"), &plan("zomer  2027")), 0);
    assert_eq!(both(&persona("Mia"), &persona("MIA ")), 0);
    assert_eq!(both(&channel("LinkedIn"), &channel("linkedin")), 0);
    assert_eq!(both(&theme("Soep"), &theme("SOEP")), 0);
    let id = derived::plan(&TEAM, "Zomer");
    let named = |name: &str| Edit::Plan(id, PlanEdit::SetName(name.into()));
    assert_eq!(both(&named("Zomer"), &named("Winter")), 2, "another name is another choice");
}

#[test]
fn nothing_that_this_version_writes_is_told_as_something_that_a_newer_one_knows() {
    let [channel, file] = [DocId([7; 16]), DocId([8; 16])];
    let hash = FileHash([3; 32]);
    let media = MediaFile { hash, size: 3, name: "soep.jpg".into() };
    let deliverable = |edit| of(PostEdit::Deliverable(PART, edit));
    let todo = |edit| of(PostEdit::Todo(DocId([3; 16]), edit));
    let of_file = |edit| of(PostEdit::Media(file, edit));
    let variant = derived::variant(&TEAM, POST, channel);
    let on_channel = |edit| Edit::Variant(variant, edit);
    let success = |edit| Edit::Success(POST, edit);
    let event = |edit| Edit::Event(POST, edit);
    let date = parse_date("2027-03-01");
    let says = FromFile { name: "Markt".into(), ..FromFile::default() };
    let market = NewEvent { lane: Lane::Event, theme: None, says, is_from_file: false };
    let new_variant = Edit::NewVariant { post: POST, channel, text: "Kom".into(), seen_text: "Kom!".into() };
    for (first, edits) in [
        (
            Edit::NewPost(POST, new_post()),
            vec![
                deliverable(DeliverableEdit::SetSort(Some(Sort::Photo))),
                deliverable(DeliverableEdit::SetRank(Rank("b".into()))),
                deliverable(DeliverableEdit::SetEstimatedMinutes(Some(90))),
                deliverable(DeliverableEdit::Bin(true)),
                todo(TodoEdit::SetWords("Bel".into())),
                todo(TodoEdit::SetOf(Some(PART))),
                todo(TodoEdit::SetRank(Rank("b".into()))),
                todo(TodoEdit::SetDone(true)),
                todo(TodoEdit::Bin(true)),
                of_file(MediaEdit::SetFile(media)),
                of_file(MediaEdit::SetRank(Rank("b".into()))),
                of_file(MediaEdit::Bin(true)),
                of(PostEdit::Claim(channel, Some(ELS))),
                of(PostEdit::SetPostedLink(channel, Some("https://soep.example".into()))),
                of(PostEdit::SetPostedBy(channel, Some(ELS))),
                of(PostEdit::SetWouldShare(true)),
                of(PostEdit::SetOffset(Offset::NONE)),
                of(PostEdit::SetStatus(Status::Planned)),
            ],
        ),
        (
            new_variant,
            vec![
                on_channel(VariantEdit::SetSeenText("Kom allemaal".into())),
                on_channel(VariantEdit::LeaveOut(file, Some("soep.jpg".into()))),
                on_channel(VariantEdit::LeaveOut(file, None)),
                on_channel(VariantEdit::SetFirstComment("#soep".into())),
            ],
        ),
        (
            Edit::NewSuccess(POST, NewSuccess { words: "Vol".into(), ..NewSuccess::default() }),
            vec![
                success(SuccessEdit::SetAbout(Some(channel))),
                success(SuccessEdit::credit(ELS, Part::Thought, true)),
                success(SuccessEdit::credit(ELS, Part::Made, true)),
                success(SuccessEdit::Figure(PART, FigureEdit::SetName("Bezoekers".into()))),
                success(SuccessEdit::Figure(PART, FigureEdit::SetRank(Rank("b".into())))),
                success(SuccessEdit::Figure(PART, FigureEdit::Bin(true))),
            ],
        ),
        (
            Edit::NewEvent(POST, market),
            vec![
                event(EventEdit::Except(date.expect("a day"), true)),
                event(EventEdit::Except(date.expect("a day"), false)),
                event(EventEdit::SetFromFile("Markt".into())),
            ],
        ),
    ] {
        let mut copy = Copy::born(first.kind());
        copy.does(ELS, &first);
        for edit in &edits {
            copy.does(ELS, edit);
        }
        let steps = steps(&copy);
        let other: Vec<&Step> = steps.iter().filter(|step| step.what.contains(&What::Other)).collect();
        assert_eq!(other, Vec::<&Step>::new());
    }
    let mut left_out = Copy::born(Kind::Variant);
    let leave = VariantEdit::LeaveOut(file, Some("soep.jpg".into()));
    left_out.does(ELS, &on_channel(leave));
    left_out.does(ELS, &on_channel(VariantEdit::LeaveOut(file, None)));
    let field = field_of(Kind::Variant, "left_out/").expect("a field");
    let set = |value: &str| What::Set { field, of: Some(file.to_string()), value: value.into(), from: None };
    assert_eq!(steps(&left_out)[0].what, [set("-soep.jpg")], "which file it was is known after it is gone");
}

#[test]
fn whoever_made_an_important_change_is_known_also_of_what_they_emptied() {
    let [mut els, mut bram] = post();
    els.does(ELS, &of(PostEdit::SetStatus(Status::Planned)));
    els.does(ELS, &of(PostEdit::SetOwner(Some(ELS))));
    meet(&mut els, &mut bram);
    bram.does(BRAM, &of(day("2027-03-07")));
    els.hears(&bram);
    let bin = bram.does(BRAM, &of(PostEdit::Bin(true)));
    bram.takes_back(BRAM, &bin);
    els.hears(&bram);
    bram.does(
        BRAM,
        &Edit::Text(
            Kind::Post,
            POST,
            TextEdit { seen: bram.document.version(), splices: vec![Splice { at: 3, delete: 1, insert: "?".into() }] },
        ),
    );
    els.hears(&bram);
    let by = |change: &Change| hands::of_change(&els.document, change, &who);
    let moved = PublishAt { date: parse_date("2027-03-07"), ..PublishAt::default() };
    assert_eq!(by(&Change::When { before: PublishAt::default(), after: moved }), [BRAM]);
    assert_eq!(by(&Change::Owner { before: None, after: Some(ELS) }), [ELS]);
    assert_eq!(by(&Change::Status { before: Status::Draft.into(), after: Status::Planned.into() }), [ELS]);
    assert_eq!(by(&Change::PutBack), [BRAM], "nothing stands in the column that would say so");
    assert_eq!(by(&Change::WordsAfterApproval), [BRAM]);
}
