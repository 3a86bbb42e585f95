//! Ideas, the guide, what has a name, meetings, and what people set.

use std::collections::BTreeSet;

use trekker_domain::channel::{ChannelEdit, Face};
use trekker_domain::counting::{Measure, Part as CountedPart, Unit as CountedUnit};
use trekker_domain::derived;
use trekker_domain::desk::DeskEdit;
use trekker_domain::edit::Edit;
use trekker_domain::event::{EventEdit, FromFile, Lane, NewEvent};
use trekker_domain::filter::PostFilter;
use trekker_domain::frequency::{Frequency, Span};
use trekker_domain::holidays::Country;
use trekker_domain::idea::{IdeaDecision, IdeaEdit, Season};
use trekker_domain::import::PostField;
use trekker_domain::kind::Kind;
use trekker_domain::mark::Mark;
use trekker_domain::meeting::{DecisionEdit, MeetingEdit};
use trekker_domain::network::Network;
use trekker_domain::persona::PersonaEdit;
use trekker_domain::plan::PlanEdit;
use trekker_domain::planning::Weekdays;
use trekker_domain::post::Status;
use trekker_domain::publish_at::PublishAt;
use trekker_domain::recurrence::Recurrence;
use trekker_domain::rule::{Address, NewRule, Place, RuleEdit, Sort, Strictness};
use trekker_domain::standard_answer::{NewStandardAnswer, StandardAnswerEdit};
use trekker_domain::success::{FigureEdit, NewSuccess, Part, SuccessEdit};
use trekker_domain::team::{Relay, TeamEdit};
use trekker_domain::text::{Language, Splice, TextEdit, Version};
use trekker_domain::theme::ThemeEdit;
use trekker_domain::voice::SectionEdit;

use super::posts::media;
use super::{ELS, List, day, id, rank, time};
use crate::{Desk, TEAM};

pub(super) fn ideas_and_voice(list: &mut List) {
    let idea = id(8);
    list.add("idea", [Edit::NewIdea { id: idea, text: "Een fanfare".into() }]);
    list.text(Kind::Idea, idea);
    let says = |edit| Edit::Idea(idea, edit);
    let decides = |decision| Edit::Decide(idea, decision);
    let edits = [
        says(IdeaEdit::SetTheme(Some(id(53)))),
        says(IdeaEdit::SetChannel(id(51), true)),
        says(IdeaEdit::SetChannel(id(51), false)),
        says(IdeaEdit::SetSeason(Some(Season::Summer))),
        says(IdeaEdit::SetLink("https://example.org/i".into())),
        decides(IdeaDecision::Park { until: day(30), reason: "Te vroeg".into() }),
        decides(IdeaDecision::Keep { ends: Some(day(30)) }),
        decides(IdeaDecision::Keep { ends: None }),
        decides(IdeaDecision::LookAgain),
        says(IdeaEdit::Join(id(1), true)),
        says(IdeaEdit::Join(id(1), false)),
        decides(IdeaDecision::Bin(true)),
    ];
    list.add("idea edit", edits);
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
        RuleEdit::SetPlace(Some(Place::Channel(id(51)))),
        RuleEdit::SetPlace(Some(Place::Team)),
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
        StandardAnswerEdit::SetChannel(id(51), true),
        StandardAnswerEdit::SetChannel(id(51), false),
        StandardAnswerEdit::SetPlan(Some(id(54))),
        StandardAnswerEdit::SetLanguage(Some(Language::Dutch)),
        StandardAnswerEdit::Bin(true),
    ];
    list.add("answer edit", edits.map(|edit| Edit::StandardAnswer(answer, edit)));
}

pub(super) fn lists(list: &mut List) {
    let channel = derived::channel(&TEAM, "Instagram");
    list.add("channel", [Edit::NewChannel { name: "Instagram".into() }]);
    let measure = Measure { part: CountedPart::Caption, unit: CountedUnit::Characters };
    let edits = [
        ChannelEdit::SetName("Insta".into()),
        ChannelEdit::SetNetwork(Some(Network::Instagram)),
        ChannelEdit::SetNetwork(None),
        ChannelEdit::SetLimit(measure, Some(2_200)),
        ChannelEdit::SetLimit(measure, None),
        ChannelEdit::SetDecider(ELS, true),
        ChannelEdit::SetDecider(ELS, false),
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

pub(super) fn meetings(list: &mut List) {
    let monday = day(1);
    let meeting = derived::meeting(&TEAM, monday);
    list.add("meeting", [Edit::NewMeeting { monday }]);
    list.0.push((
        "meeting text".into(),
        Box::new(move |desk: &Desk| {
            let splices = vec![Splice { at: 0, delete: 0, insert: "Wie kan?".into() }];
            let edit = TextEdit { seen: desk.version(Kind::Meeting, meeting), splices };
            Edit::Text(Kind::Meeting, meeting, edit)
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
        SuccessEdit::credit(ELS, Part::Thought, true),
        SuccessEdit::credit(ELS, Part::Made, false),
        SuccessEdit::Bin(true),
    ];
    list.add("success edit", edits.map(|edit| Edit::Success(success, edit)));
}

pub(super) fn people(list: &mut List) {
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
        TeamEdit::KeepColumns(mark, Some(vec![Some(PostField::Title), None, Some(PostField::Date)])),
    ];
    list.add("team", edits.map(Edit::Team));
}

/// Of two rests that an idea was given apart one is picked.
pub(super) fn rests(list: &mut List) {
    let idea = id(108);
    list.add("rest of idea", [Edit::NewIdea { id: idea, text: "Een optocht".into() }]);
    let edits = [
        IdeaEdit::SetParkedUntil(Some(day(30))),
        IdeaEdit::SetReason("Te vroeg".into()),
        IdeaEdit::SetParkedUntil(None),
    ];
    list.add("rest of idea edit", edits.map(|edit| Edit::Idea(idea, edit)));
}
