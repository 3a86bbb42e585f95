//! Words by which one tells who is spoken to.

use crate::word_set::WordSet;

/// Sayings in which `je` is nobody in particular.
pub(crate) const SAYINGS: &[&[&str]] = &[
    &["je", "weet", "maar", "nooit"],
    &["je", "weet", "nooit"],
    &["weet", "je", "wel"],
    &["weet", "je", "nog"],
    &["je", "van", "het"],
    &["je", "van", "hét"],
    &["je", "reinste"],
    &["wat", "je", "noemt"],
];
/// After these `u` and `je` are not who does it.
pub(crate) static PREPOSITIONS: WordSet = WordSet::new(
    "aan achter bij binnen boven buiten door in langs met na naar naast om onder op over per rond sinds te tegen tot \
     tussen uit van vanaf via voor voorbij volgens zonder",
);
pub(crate) static OWNERS: WordSet =
    WordSet::new("de het een uw onze ons jouw je hun zijn haar deze dit die dat elke iedere mijn");
pub(crate) static TIMES: WordSet = WordSet::new(
    "dag week maand jaar keer ochtend middag avond nacht weekend uur moment zomer winter lente herfst maandag dinsdag \
     woensdag donderdag vrijdag zaterdag zondag plek plaats manier site",
);
/// Those who do what the verb after them says.
pub(crate) static OTHERS: WordSet = WordSet::new("we wij ze zij die mensen vrijwilligers om");
/// Those with whom the verb right after them goes.
pub(crate) static DOERS: WordSet = WordSet::new("ik hij zij ze we wij");
/// Verbs after which another one comes.
pub(crate) static MODAL: WordSet = WordSet::new("wil kan zal mag moet kom ga komt gaat wilde kon zou");
/// Verbs that go with `u` as the one who does it, also where something else stands before them: `deze pas ontvangt u thuis`.
pub(crate) static WITH_U: WordSet =
    WordSet::new("ontvangt krijgt vindt hoort blijft leest leert betaalt kiest wordt dient gaat begeeft komt");
/// What nobody is told to do.
pub(crate) static NO_ORDERS: WordSet =
    WordSet::new("vindt heeft hebt bent kunt wilt zult mag moet krijgt weet hoeft gaat");
/// After these the verb stands at the end of its clause.
pub(crate) static CLAUSES: WordSet = WordSet::new(
    "alsof als dat wanneer omdat zodat indien of die wat waar zoals totdat voordat nadat tenzij hoewel terwijl zodra aangezien \
     zolang waardoor waarmee doordat opdat",
);
/// Words before `je` or `jullie` that are no verb, and after which those may do something.
pub(crate) static JOINING: WordSet = WordSet::new(
    "hoe waarom waarmee waarop welke en maar want bedankt hoi hallo hey dag beste lieve zelfs alleen eerst heel liefst \
     soms misschien jij allemaal bijna dus nou ja nee jammer leuk fijn super tof top wow sorry kortom trouwens natuurlijk \
     helaas zeker echt",
);
/// Whoever is named beside `u`: `u en uw gezin`.
pub(crate) static BESIDE: WordSet = WordSet::new("uw wij ik iemand");
/// Those of [`CLAUSES`] after which somebody is as likely named by what they have: `de taart die je moeder bakte`.
pub(crate) static MAY_OWN_AFTER: WordSet = WordSet::new("of die wat waar zoals zolang");
/// A clause whose verb is further away is not looked through.
pub(crate) const LONGEST_CLAUSE: usize = 14;
/// `velen van u`: several people.
pub(crate) static SEVERAL: WordSet = WordSet::new("velen sommigen enkelen wie iemand ieder allen elk sommige enkele");

/// What somebody is told to do with `je` behind it: `schrijf je in`.
pub(crate) static REFLEXIVE: WordSet = WordSet::new(
    "schrijf meld geef haast laat abonneer registreer verkleed maak stel bereid verdiep verwonder verbaas concentreer \
     beperk houd hou zet amuseer vermaak informeer bescherm voel leef engageer aanmeld warm kleed inspireer",
);
/// A part of a verb, at the end of its sentence: `geef je op`.
pub(crate) static PARTICLES: WordSet = WordSet::new("aan in op af uit mee vast voor snel nu dan vandaag");

/// What follows where `je` stands alone, and owns nothing.
pub(crate) static FOLLOW_ALONE: WordSet = WordSet::new(
    "alle de het een er ons onze dit dat deze die hier daar waar wat wie hoe ook nog al niet nooit altijd graag zelf mee in op \
     aan uit met naar van voor bij om te tot door over onder tussen als en of maar dan nu vandaag morgen straks zo snel \
     gerust gratis samen iets iemand alles veel meer zeker even eens geen wel toch gewoon leuk rustig online steeds \
     liever klaar eerder later eigenlijk automatisch officieel allen allemaal niets niks genoeg misschien meteen vaak \
     soms ooit weer terug erbij ervan lid welkom benieuwd dus nou vast echter persoonlijk zelfs goed echt eruit erin erop \
     ervoor hiervoor daarvoor volledig helemaal vooral bewust makkelijk tijdig actief direct bijna regelmatig telkens \
     verder langer nergens ergens overal uiteraard natuurlijk",
);

/// What is told apart by letters: `zaal U`.
pub(crate) static LETTERED: WordSet = WordSet::new(
    "vitamine plan rij zaal lijn tram bus blok gebouw vak hal poort ingang parking zone groep ploeg team vitamines",
);
