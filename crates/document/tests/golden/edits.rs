//! Each edit there is, once or twice, each kind on a document of its own.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use trekker_domain::approval::{Texts, Verdict};
use trekker_domain::channel::{ChannelEdit, Face};
use trekker_domain::comment::{CommentEdit, Passage};
use trekker_domain::counting::{Measure, Part as CountedPart, Unit as CountedUnit};
use trekker_domain::derived;
use trekker_domain::desk::DeskEdit;
use trekker_domain::edit::Edit;
use trekker_domain::event::{EventEdit, FromFile, Lane, NewEvent};
use trekker_domain::filter::PostFilter;
use trekker_domain::frequency::{Frequency, Span};
use trekker_domain::holidays::Country;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{IdeaEdit, Season};
use trekker_domain::import::PostField;
use trekker_domain::kind::Kind;
use trekker_domain::mark::Mark;
use trekker_domain::media::{FileHash, Media, MediaEdit, MediaFile};
use trekker_domain::meeting::{DecisionEdit, MeetingEdit};
use trekker_domain::network::Network;
use trekker_domain::open::Open;
use trekker_domain::persona::PersonaEdit;
use trekker_domain::plan::PlanEdit;
use trekker_domain::planning::Weekdays;
use trekker_domain::post::{Experiment, Focus, Format, Nature, NewPost, PostEdit, Status};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::rank::Rank;
use trekker_domain::recurrence::Recurrence;
use trekker_domain::rule::{Address, NewRule, Place, RuleEdit, Sort, Strictness};
use trekker_domain::standard_answer::{NewStandardAnswer, StandardAnswerEdit};
use trekker_domain::success::{FigureEdit, NewSuccess, Part, SuccessEdit};
use trekker_domain::team::{Relay, TeamEdit};
use trekker_domain::template::{Offset, TemplateEdit, Unit};
use trekker_domain::text::{Language, Splice, TextEdit, Version};
use trekker_domain::theme::ThemeEdit;
use trekker_domain::variant::VariantEdit;
use trekker_domain::voice::SectionEdit;
use trekker_domain::work::{Deliverable, DeliverableEdit, Sort as WorkSort, Todo, TodoEdit};

use crate::{Desk, ME, TEAM};

/// An edit may be of a text as it is by then.
pub(crate) type Made = Box<dyn Fn(&Desk) -> Edit>;

const ELS: PersonId = PersonId([2; 16]);

fn id(number: u8) -> DocId {
    DocId([number; 16])
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, day).expect("a day")
}

fn time() -> NaiveTime {
    NaiveTime::from_hms_opt(18, 30, 0).expect("a time")
}

fn rank() -> Rank {
    Rank::between(None, None)
}

fn file(number: u8) -> MediaFile {
    MediaFile { hash: FileHash([number; 32]), size: 1_234, name: format!("photo {number}.jpg") }
}

struct List(Vec<(String, Made)>);

impl List {
    fn add(&mut self, name: &str, edits: impl IntoIterator<Item = Edit>) {
        for (number, edit) in edits.into_iter().enumerate() {
            self.0.push((format!("{name} {number}"), Box::new(move |_| edit.clone())));
        }
    }

    /// Typing, taking away, and replacing.
    fn text(&mut self, kind: Kind, doc: DocId) {
        for (number, splice) in [(0, "Kom "), (3, "x"), (0, "")].into_iter().enumerate() {
            let (at, insert) = splice;
            let delete = usize::from(insert.len() < 4) * 2;
            self.0.push((
                format!("{kind:?} text {number}"),
                Box::new(move |desk: &Desk| {
                    let seen: Version = desk.version(kind, doc);
                    let splices = vec![Splice { at, delete, insert: insert.into() }];
                    Edit::of_text(kind, doc, TextEdit { seen, splices }).expect("it has a text")
                }),
            ));
        }
    }
}

pub(crate) fn all() -> Vec<(String, Made)> {
    let mut list = List(Vec::new());
    posts(&mut list);
    around_posts(&mut list);
    ideas_and_voice(&mut list);
    lists(&mut list);
    meetings(&mut list);
    people(&mut list);
    rests(&mut list);
    list.0
}

/// Of two rests that an idea was given apart one is picked.
fn rests(list: &mut List) {
    let idea = id(108);
    list.add("rest of idea", [Edit::NewIdea { id: idea, text: "Een optocht".into() }]);
    let edits = [
        IdeaEdit::SetParkedUntil(Some(day(30))),
        IdeaEdit::SetReason("Te vroeg".into()),
        IdeaEdit::SetParkedUntil(None),
    ];
    list.add("rest of idea edit", edits.map(|edit| Edit::Idea(idea, edit)));
}

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

fn posts(list: &mut List) {
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
        PostEdit::AddChannel(id(51)),
        PostEdit::RemoveChannel(id(51)),
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
        PostEdit::AddHelper(ELS),
        PostEdit::RemoveHelper(ELS),
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
        PostEdit::SetPostedLink(id(51), "https://example.org/p/1".into()),
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

fn media() -> [MediaEdit; 4] {
    [
        MediaEdit::SetFile(file(2)),
        MediaEdit::SetAlt("Een boot".into()),
        MediaEdit::SetRank(rank()),
        MediaEdit::Bin(true),
    ]
}

fn around_posts(list: &mut List) {
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
        VariantEdit::LeaveOut { media: id(63), name: "photo.jpg".into() },
        VariantEdit::TakeAlong(id(63)),
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

fn ideas_and_voice(list: &mut List) {
    let idea = id(8);
    list.add("idea", [Edit::NewIdea { id: idea, text: "Een fanfare".into() }]);
    list.text(Kind::Idea, idea);
    let edits = [
        IdeaEdit::SetTheme(Some(id(53))),
        IdeaEdit::AddChannel(id(51)),
        IdeaEdit::RemoveChannel(id(51)),
        IdeaEdit::SetSeason(Some(Season::Summer)),
        IdeaEdit::SetLink("https://example.org/i".into()),
        IdeaEdit::Park { until: day(30), reason: "Te vroeg".into() },
        IdeaEdit::Keep { ends: Some(day(30)) },
        IdeaEdit::Keep { ends: None },
        IdeaEdit::LookAgain,
        IdeaEdit::Join { into: id(1), joined: true },
        IdeaEdit::Join { into: id(1), joined: false },
        IdeaEdit::Bin(true),
    ];
    list.add("idea edit", edits.map(|edit| Edit::Idea(idea, edit)));
    list.add("idea media", media().map(|edit| Edit::Idea(idea, IdeaEdit::Media(id(63), edit))));
    list.add("heart", [true, false].map(|given| Edit::Heart { idea, given }));
    let section = id(9);
    list.add("section", [Edit::NewSection { id: section, heading: "Toon".into(), text: "Warm.".into(), rank: rank() }]);
    list.text(Kind::Section, section);
    let edits = [
        SectionEdit::SetHeading("Stem".into()),
        SectionEdit::Move(rank()),
        SectionEdit::Bin(true),
        SectionEdit::Bin(false),
    ];
    list.add("section edit", edits.map(|edit| Edit::Section(section, edit)));
    let new = |place, strictness| NewRule {
        sort: Sort::Avoid,
        about: "leuk".into(),
        instead: "fijn".into(),
        reason: "Sleets".into(),
        place,
        strictness,
    };
    list.add(
        "rule",
        [
            Edit::NewRule(id(10), new(Place::Team, Strictness::Warn)),
            Edit::NewRule(id(11), new(Place::Channel(id(51)), Strictness::Stop)),
            Edit::NewRule(id(12), new(Place::Persona(id(55)), Strictness::Hint)),
        ],
    );
    let edits = [
        RuleEdit::SetAbout("super".into()),
        RuleEdit::SetInstead("sterk".into()),
        RuleEdit::SetReason("Te vaak".into()),
        RuleEdit::SetPlace(Place::Channel(id(51))),
        RuleEdit::SetPlace(Place::Team),
        RuleEdit::SetStrictness(Strictness::Stop),
        RuleEdit::Bin(true),
    ];
    list.add("rule edit", edits.map(|edit| Edit::Rule(id(10), edit)));
    let answer = id(13);
    let new = NewStandardAnswer { question: "Wanneer?".into(), text: "Om tien uur.".into() };
    list.add("answer", [Edit::NewStandardAnswer(answer, new)]);
    list.text(Kind::StandardAnswer, answer);
    let edits = [
        StandardAnswerEdit::SetQuestion("Hoe laat?".into()),
        StandardAnswerEdit::AddChannel(id(51)),
        StandardAnswerEdit::RemoveChannel(id(51)),
        StandardAnswerEdit::SetPlan(Some(id(54))),
        StandardAnswerEdit::SetLanguage(Some(Language::Dutch)),
        StandardAnswerEdit::Bin(true),
    ];
    list.add("answer edit", edits.map(|edit| Edit::StandardAnswer(answer, edit)));
}

fn lists(list: &mut List) {
    let channel = derived::channel(&TEAM, "Instagram");
    list.add("channel", [Edit::NewChannel { name: "Instagram".into() }]);
    let measure = Measure { part: CountedPart::Caption, unit: CountedUnit::Characters };
    let edits = [
        ChannelEdit::SetName("Insta".into()),
        ChannelEdit::SetNetwork(Some(Network::Instagram)),
        ChannelEdit::SetNetwork(None),
        ChannelEdit::SetLimit(measure, Some(2_200)),
        ChannelEdit::SetLimit(measure, None),
        ChannelEdit::AddDecider(ELS),
        ChannelEdit::RemoveDecider(ELS),
        ChannelEdit::SetFrequency(Frequency::new(3, Span::Week)),
        ChannelEdit::SetFrequency(None),
        ChannelEdit::Looked(Face::Banner, Some(day(1))),
        ChannelEdit::Looked(Face::Banner, None),
        ChannelEdit::Bin(true),
    ];
    list.add("channel edit", edits.map(|edit| Edit::Channel(channel, edit)));
    let theme = derived::theme(&TEAM, "Buurt");
    list.add("theme", [Edit::NewTheme { name: "Buurt".into(), colour: 3 }]);
    let edits = [ThemeEdit::SetName("Wijk".into()), ThemeEdit::SetColour(4), ThemeEdit::Bin(true)];
    list.add("theme edit", edits.map(|edit| Edit::Theme(theme, edit)));
    let plan = derived::plan(&TEAM, "Lente");
    list.add("plan", [Edit::NewPlan { name: "Lente".into() }]);
    let edits = [
        PlanEdit::SetName("Voorjaar".into()),
        PlanEdit::SetFirstDay(Some(day(1))),
        PlanEdit::SetLastDay(Some(day(31))),
        PlanEdit::Bin(true),
    ];
    list.add("plan edit", edits.map(|edit| Edit::Plan(plan, edit)));
    let persona = derived::persona(&TEAM, "Stad");
    list.add("persona", [Edit::NewPersona { name: "Stad".into() }]);
    let edits = [
        PersonaEdit::SetName("Gemeente".into()),
        PersonaEdit::SetAddress(Some(Address::U)),
        PersonaEdit::SetAddress(None),
        PersonaEdit::Bin(true),
    ];
    list.add("persona edit", edits.map(|edit| Edit::Persona(persona, edit)));
    let says = FromFile {
        name: "Markt".into(),
        begins: PublishAt { date: Some(day(2)), time: Some(time()), zone: "Europe/Brussels".into() },
        last_day: Some(day(3)),
        repeats: Recurrence::parse("FREQ=WEEKLY;BYDAY=TU"),
        except: BTreeSet::from([day(9)]),
        explanation: "Op het plein".into(),
    };
    let new = NewEvent { lane: Lane::Product, theme: Some(id(53)), says, is_from_file: true };
    let event = id(14);
    list.add("event", [Edit::NewEvent(event, new)]);
    let edits = [
        EventEdit::SetLane(Lane::Theme),
        EventEdit::SetName("Jaarmarkt".into()),
        EventEdit::SetDate(Some(day(4))),
        EventEdit::SetTime(None),
        EventEdit::SetZone("Europe/Paris".into()),
        EventEdit::SetLastDay(None),
        EventEdit::SetRepeats(None),
        EventEdit::Except(day(9), false),
        EventEdit::SetTheme(None),
        EventEdit::SetExplanation("Binnen".into()),
        EventEdit::SetFromFile("markt".into()),
        EventEdit::Bin(true),
    ];
    list.add("event edit", edits.map(|edit| Edit::Event(event, edit)));
}

fn meetings(list: &mut List) {
    let monday = day(1);
    let meeting = derived::meeting(&TEAM, monday);
    list.add("meeting", [Edit::NewMeeting { monday }]);
    list.0.push((
        "meeting text".into(),
        Box::new(move |desk: &Desk| {
            let splices = vec![Splice { at: 0, delete: 0, insert: "Wie kan?".into() }];
            let edit = TextEdit { seen: desk.version(Kind::Meeting, meeting), splices };
            Edit::Meeting(meeting, MeetingEdit::Text(edit))
        }),
    ));
    let edits = [
        DecisionEdit::SetWords("Meer foto's".into()),
        DecisionEdit::SetOwner(Some(ELS)),
        DecisionEdit::SetDue(Some(day(10))),
        DecisionEdit::SetTask(Some(id(1))),
        DecisionEdit::SetDone(true),
        DecisionEdit::SetRank(rank()),
        DecisionEdit::Bin(true),
    ];
    list.add("decision", edits.map(|edit| Edit::Meeting(meeting, MeetingEdit::Decision(id(64), edit))));
    let success = id(15);
    let new = NewSuccess { about: Some(id(1)), words: "Volle zaal".into(), day: Some(day(7)) };
    list.add("success", [Edit::NewSuccess(success, new)]);
    let edits = [
        SuccessEdit::SetAbout(None),
        SuccessEdit::SetWords("Veel volk".into()),
        SuccessEdit::SetDay(None),
        SuccessEdit::Figure(id(65), FigureEdit::SetName("Bezoekers".into())),
        SuccessEdit::Figure(id(65), FigureEdit::SetValue("120".into())),
        SuccessEdit::Figure(id(65), FigureEdit::SetRank(rank())),
        SuccessEdit::Figure(id(65), FigureEdit::Bin(true)),
        SuccessEdit::Credit { person: ELS, part: Part::Thought, given: true },
        SuccessEdit::Credit { person: ELS, part: Part::Made, given: false },
        SuccessEdit::Bin(true),
    ];
    list.add("success edit", edits.map(|edit| Edit::Success(success, edit)));
}

fn people(list: &mut List) {
    let mark = Mark([4; 16]);
    let view =
        PostFilter { text: "soep".into(), status: Some(Status::Draft), channel: Some(id(51)), ..PostFilter::default() };
    let edits = [
        DeskEdit::Seen(id(1), mark),
        DeskEdit::Read(id(9), Version(vec![[5; 32]])),
        DeskEdit::NameView(id(66), "Van mij".into()),
        DeskEdit::FilterView(id(66), view),
        DeskEdit::RemoveView(id(66)),
        DeskEdit::SetQuietFrom(Some(time())),
        DeskEdit::SetQuietUntil(None),
    ];
    list.add("desk", edits.map(Edit::Desk));
    let edits = [
        TeamEdit::SetName("Feest".into()),
        TeamEdit::SetZone("Europe/Brussels".into()),
        TeamEdit::SetRelay(Relay::None),
        TeamEdit::SetRelay(Relay::Own("https://relay.example".into())),
        TeamEdit::SetCountry(Some(Country::Belgium)),
        TeamEdit::SetWeekdays(Weekdays([true, true, true, true, false, false, false])),
        TeamEdit::SetWeekdaysOf(ELS, Some(Weekdays([false; 7]))),
        TeamEdit::SetWeekdaysOf(ELS, None),
        TeamEdit::SetMinutesOf(ELS, Some(240)),
        TeamEdit::KeepColumns(mark, vec![Some(PostField::Title), None, Some(PostField::Date)]),
    ];
    list.add("team", edits.map(Edit::Team));
}
